"""The ally's corner: who she is now, how hungry, and how close to losing herself.

Hunger fills one bar from the left; her restraint is a post in the same bar, and what lies beyond
the post is hatched: danger.  While hunger stays short of the post she holds; once it passes, the
corner turns red and beats, and a second bar runs down the seconds that are left.  Below stands in
words what she is or what comes next, and hearts say how near she is to the player.  Everybody else
who is there has a small face.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.panes import bar, frame, glass
from hyosan_arcade.view.layout import HUD

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.panes import Box
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.frontends.window.text import Type
    from hyosan_arcade.view.company import FaceView
    from hyosan_arcade.view.scene import AllyPanel

ORDERS = ("come", "hold", "go", "listen", "fight", "hand")
HEARTS = 3
HEART_PX = 9
FACE_PX = 24
FACE_GAP_PX = 2
MARKS = {"feral": "state_feral", "bitten": "bite"}
"""What is laid over a small face that is in no state to be with anybody."""


class AllyCorner:
    """Draws the ally's panel, and the faces of everybody else."""

    def __init__(self, sheets: Sheets, words: Type) -> None:
        self._sheets = sheets
        self._words = words

    def draw(self, target: pygame.Surface, ally: AllyPanel, is_beat: bool) -> None:
        """Draw portrait, name, order, hunger, bond, and what comes next."""
        x, y, width, height = HUD.ally
        rgb = self._sheets.color
        is_losing = ally.losing > 0 or ally.mood == "feral"
        is_there = ally.mood not in ("gone", "away")
        glass(target, HUD.ally, rgb("blood1" if is_losing else "ink"))
        if is_losing:
            frame(target, HUD.ally, rgb("ember" if is_beat else "blood3"))
        self._portrait(target, ally, (x + 4, y + 4))
        if is_losing and is_beat:
            frame(target, (x + 3, y + 3, 22, 22), rgb("paper"))
        self._words.draw(target, (x + 28, y + 4), ally.name, "gold" if is_losing else "paper")
        self._bond(target, ally.bond, (x + width - 18 - HEARTS * HEART_PX, y + 3))
        if ally.order in ORDERS and is_there:
            order = self._sheets.ui(f"order_{ally.order}")
            target.blit(order, (x + width - 15, y + 1), special_flags=pygame.BLEND_PREMULTIPLIED)
        self._hunger(target, ally, (x + 28, y + 15, width - 32, 6))
        self._status(target, ally, (x + 28, y + 24), width - 32)
        if ally.losing > 0:
            box = (x + 4, y + height - 6, 20, 3)
            bar(target, box, 1 - ally.losing, (rgb("paper"), rgb("paper"), rgb("ink")))

    def draw_company(self, target: pygame.Surface, faces: tuple[FaceView, ...], top: int) -> None:
        """Draw a row of small faces from the right, `top` px down the picture."""
        x, _, width, _ = HUD.ally
        for n, shown in enumerate(faces):
            left = x + width - (n + 1) * (FACE_PX + FACE_GAP_PX) + FACE_GAP_PX
            self._small(target, shown, (left, top))

    def _portrait(self, target: pygame.Surface, ally: AllyPanel, at: tuple[int, int]) -> None:
        mood = ally.mood if ally.mood in ("hungry", "feral") else "calm"
        face = self._sheets.ui(f"portrait_{ally.face}_{mood}")
        if ally.mood in ("gone", "away"):
            face = pygame.transform.grayscale(face.copy())  # it misreads parts of a larger surface
        target.blit(face, at, special_flags=pygame.BLEND_PREMULTIPLIED)
        if ally.mood == "away":
            ink = self._sheets.color("ink")
            glass(target, (*at, 20, 20), ink, 170)
            pygame.draw.line(target, self._sheets.color("slate4"), (at[0] + 2, at[1] + 17),
                             (at[0] + 17, at[1] + 2))  # fmt: skip

    def _status(
        self, target: pygame.Surface, ally: AllyPanel, at: tuple[int, int], width: int
    ) -> None:
        color = {"feral": "paper", "hungry": "gold"}.get(ally.mood, "slate5")
        self._words.draw(target, at, self._words.fit(ally.status, width), color)

    def _bond(self, target: pygame.Surface, bond: float, at: tuple[int, int]) -> None:
        """Draw three hearts, each full, half or empty."""
        for n in range(HEARTS):
            share = bond * HEARTS - n
            name = "full" if share >= 0.75 else "half" if share >= 0.25 else "empty"
            picture = self._sheets.ui(f"bond_{name}")
            place = (at[0] + n * HEART_PX, at[1])
            target.blit(picture, place, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _hunger(self, target: pygame.Surface, ally: AllyPanel, box: Box) -> None:
        rgb = self._sheets.color
        bar(target, box, ally.hunger, (rgb("blood3"), rgb("ember"), rgb("slate1")))
        post = box[0] + round(min(max(ally.restraint, 0.0), 1.0) * (box[2] - 1))
        for step in range(post + 3, box[0] + box[2], 3):
            target.fill(rgb("paper"), (step, box[1] + 1, 1, box[3] - 2))
        target.fill(rgb("ink"), (post - 1, box[1] - 2, 3, box[3] + 4))
        target.fill(rgb("paper"), (post, box[1] - 2, 1, box[3] + 4))

    def _small(self, target: pygame.Surface, shown: FaceView, at: tuple[int, int]) -> None:
        rgb = self._sheets.color
        is_bad = shown.mood in ("feral", "bitten")
        box = (*at, FACE_PX, FACE_PX)
        glass(target, box, rgb("blood1" if is_bad else "ink"))
        face = self._sheets.ui(shown.face)
        if shown.mood in ("gone", "away"):
            face = pygame.transform.grayscale(face.copy())
        place = (at[0] + (FACE_PX - face.get_width()) // 2, at[1] + 3)
        target.blit(face, place, special_flags=pygame.BLEND_PREMULTIPLIED)
        if shown.mood in MARKS:
            mark = self._sheets.ui(MARKS[shown.mood])
            target.blit(mark, (at[0] + 10, at[1] + 1), special_flags=pygame.BLEND_PREMULTIPLIED)
        meter = (at[0] + 2, at[1] + FACE_PX - 6, FACE_PX - 4, 3)
        body = "blood3" if shown.post >= 0 else "pine3"
        bar(target, meter, shown.share, (rgb(body), rgb("paper"), rgb("slate1")))
        if shown.post >= 0:
            post = meter[0] + round(shown.post * (meter[2] - 1))
            target.fill(rgb("paper"), (post, meter[1] - 1, 1, meter[3] + 2))
        if is_bad or shown.mood == "hungry":
            frame(target, box, rgb("ember" if is_bad else "gold"))
