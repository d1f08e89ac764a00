"""The ally's corner: who she is now, how hungry, and how close to losing herself.

Hunger fills one bar from the left; her restraint is a post in the same bar.  While hunger stays
short of the post she holds; once it passes, the corner turns red and a second bar runs down the
seconds that are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.panes import bar, frame, glass
from hyosan_arcade.view.layout import HUD

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.frontends.window.text import Type
    from hyosan_arcade.view.scene import AllyPanel

ORDERS = ("come", "hold", "go", "listen", "fight", "hand")


class AllyCorner:
    """Draws the ally's panel."""

    def __init__(self, sheets: Sheets, words: Type) -> None:
        self._sheets = sheets
        self._words = words

    def draw(self, target: pygame.Surface, ally: AllyPanel, is_beat: bool) -> None:
        """Draw portrait, name, order, and the hunger that counts."""
        x, y, width, height = HUD.ally
        rgb = self._sheets.color
        is_losing = ally.losing > 0 or ally.hunger > ally.restraint
        glass(target, HUD.ally, rgb("blood1" if is_losing else "ink"))
        if is_losing and is_beat:
            frame(target, HUD.ally, rgb("ember"))
        mood = ally.mood if ally.mood in ("hungry", "feral") else "calm"
        face = self._sheets.ui(f"portrait_nari_{mood}")
        if ally.mood == "gone":
            face = pygame.transform.grayscale(face.copy())  # it misreads parts of a larger surface
        target.blit(face, (x + 4, y + 7), special_flags=pygame.BLEND_PREMULTIPLIED)
        self._words.draw(target, (x + 28, y + 4), ally.name, "ember" if is_losing else "paper")
        if ally.order in ORDERS:
            order = self._sheets.ui(f"order_{ally.order}")
            at = (x + width - 16, y + 2)
            target.blit(order, at, special_flags=pygame.BLEND_PREMULTIPLIED)
        self._hunger(target, ally, (x + 28, y + 16, width - 32, 6))
        if is_losing:
            box = (x + 28, y + height - 8, width - 32, 3)
            bar(target, box, 1 - ally.losing, (rgb("paper"), rgb("paper"), rgb("blood2")))

    def _hunger(
        self, target: pygame.Surface, ally: AllyPanel, box: tuple[int, int, int, int]
    ) -> None:
        rgb = self._sheets.color
        bar(target, box, ally.hunger, (rgb("blood3"), rgb("ember"), rgb("slate1")))
        post = box[0] + round(min(max(ally.restraint, 0.0), 1.0) * (box[2] - 1))
        target.fill(rgb("ink"), (post - 1, box[1] - 2, 3, box[3] + 4))
        target.fill(rgb("paper"), (post, box[1] - 2, 1, box[3] + 4))
