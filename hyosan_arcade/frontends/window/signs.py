"""Signs in the world: key prompts, speech, the aim, arrows at the rim of the picture."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.panes import bar, glass
from hyosan_arcade.frontends.window.sheets import clear, outlined
from hyosan_arcade.frontends.window.text import INK_SHADOW
from hyosan_arcade.view.scene import VIEW_H, VIEW_W

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.frontends.window.text import Type
    from hyosan_arcade.view.scene import CameraView, EdgeArrow, FloatText, Marker

RGB = tuple[int, int, int]
Point = tuple[int, int]
RIM_PX = 14
TURNS = 16
ARROW_PX = 13
CHEVRON = ((6, 1), (11, 6), (11, 10), (6, 5), (1, 10), (1, 6))
KITE = ((6, 1), (10, 7), (6, 11), (2, 7))
WARNING = ((6, 0), (12, 7), (8, 7), (8, 12), (4, 12), (4, 7), (0, 7))
ARROWS = {
    "exit": (CHEVRON, "cyan"),
    "ally": (KITE, "paper"),
    "warning": (WARNING, "ember"),
    "warning_dim": (WARNING, "paper"),
}
"""Kinds differ by shape as well as by colour; threats have their own picture."""
FANGS_PX = 15
"""How far inside the arrow the fangs of whoever comes from there are shown."""
WARNING_COUNT = 3
WARNING_STEP_PX = 13
WARNING_REACH_PX = (150, 78)
"""A warning stands on an ellipse inside the panels, so that nothing covers it."""
FLOAT_RISE_PX = 16
STATE_BOB_TICKS = 10
ALARM_H = 11
ALARM_DROP_PX = 5
ALARM_WHITE = 0.2
"""Share of the warning during which its mark is white."""
KEY_H = 11
SHORT_KEYS = {
    "left shift": "Shift",
    "right shift": "Shift",
    "left ctrl": "Ctrl",
    "right ctrl": "Ctrl",
    "return": "Enter",
    "escape": "Esc",
    "space": "Space",
    "mouse 1": "LMB",
    "mouse 3": "RMB",
    "up": "▲",
    "down": "▼",
    "left": "◀",
    "right": "▶",
}
PAD_PICTURES = ("pad a", "pad b", "pad x", "pad y", "pad lb", "pad rb", "pad lt", "pad rt")


class Signs:
    """Draws signs, with key caps and letters of the art."""

    def __init__(self, sheets: Sheets, words: Type) -> None:
        self._sheets = sheets
        self._words = words
        self._arrows: dict[tuple[int, str], pygame.Surface] = {}

    def draw_marker(
        self, target: pygame.Surface, marker: Marker, camera: CameraView, ticks: int
    ) -> None:
        """Draw one sign at its place in the world."""
        at = (marker.x - camera.x, marker.y - camera.y)
        if marker.kind == "aim":
            self._centred(target, self._sheets.ui("aim_cross"), at)
        elif marker.kind == "prompt":
            self._prompt(target, marker, at)
        elif marker.kind == "speech":
            self._bubble(target, marker.text, at)
        elif marker.kind == "grab":
            self._alarm(target, at, marker.progress)
        elif marker.kind == "flag":
            flag = self._sheets.ui("flag")
            corner = (at[0] - 1, at[1] - flag.get_height() + ticks // 20 % 2)
            target.blit(flag, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        elif marker.kind == "state":
            self._state(target, marker.text, at, ticks)
            if marker.progress > 0:
                box = (at[0] - 9, at[1] + 7, 18, 3)
                colors = [self._sheets.color(name) for name in ("wood4", "paper", "ink")]
                bar(target, box, marker.progress, (colors[0], colors[1], colors[2]))
        elif marker.kind == "order":
            self._centred(target, self._sheets.ui(f"order_{marker.text}"), at)
        else:
            self._beacon(target, marker, at, ticks)

    def draw_float(self, target: pygame.Surface, word: FloatText, camera: CameraView) -> None:
        """Draw words rising from a place, quick first and slow at last."""
        rise = int(FLOAT_RISE_PX * (1 - (1 - word.progress) ** 2))
        x = word.x - camera.x - self._words.width(word.text) // 2
        self._words.draw(target, (x, word.y - camera.y - rise), word.text, word.color)

    def draw_arrow(self, target: pygame.Surface, arrow: EdgeArrow, ticks: int) -> None:
        """Draw a warning at the rim; an urgent one beats."""
        length = math.hypot(arrow.dx, arrow.dy)
        if length == 0:
            return
        dx, dy = arrow.dx / length, arrow.dy / length
        reach = min(
            (VIEW_W / 2 - RIM_PX) / max(abs(dx), 1e-6), (VIEW_H / 2 - RIM_PX) / max(abs(dy), 1e-6)
        )
        if arrow.kind == "warning":
            reach = 1 / math.hypot(dx / WARNING_REACH_PX[0], dy / WARNING_REACH_PX[1])
        beat = round(math.sin(ticks * 0.35) * 2 * arrow.urgency)
        at = (
            VIEW_W // 2 + round(dx * (reach + beat)),
            VIEW_H // 2 + round(dy * (reach + beat)),
        )
        turn = round(math.atan2(dx, -dy) / math.tau * TURNS) % TURNS
        if arrow.kind == "warning":
            self._warn(target, (dx, dy), at, ticks)
        elif arrow.kind == "feral":
            inner = (at[0] - round(dx * FANGS_PX), at[1] - round(dy * FANGS_PX))
            self._centred(target, self._sheets.ui("state_feral"), inner)
        self._centred(target, self._arrow(turn, arrow.kind), at)

    def _warn(
        self, target: pygame.Surface, way: tuple[float, float], at: Point, ticks: int
    ) -> None:
        """Draw more arrows behind the one at the rim, lit one after the other towards it."""
        turn = round(math.atan2(way[0], -way[1]) / math.tau * TURNS) % TURNS
        lit = ticks // 8 % WARNING_COUNT
        for n in range(1, WARNING_COUNT):
            back = n * WARNING_STEP_PX
            place = (at[0] - round(way[0] * back), at[1] - round(way[1] * back))
            kind = "warning" if WARNING_COUNT - n == lit + 1 else "warning_dim"
            self._centred(target, self._arrow(turn, kind), place)

    def key_width(self, key: str) -> int:
        """Return how wide the picture of a key is."""
        if key in PAD_PICTURES:
            return self._sheets.ui(key.replace(" ", "_")).get_width()
        return max(self._words.width(shown_key(key)) + 6, KEY_H)

    def draw_key(self, target: pygame.Surface, at: tuple[int, int], key: str) -> int:
        """Draw a key or a pad button with its top left at `at`; return the x where it ends."""
        if key in PAD_PICTURES:
            picture = self._sheets.ui(key.replace(" ", "_"))
            target.blit(picture, at, special_flags=pygame.BLEND_PREMULTIPLIED)
            return at[0] + picture.get_width()
        width, word = self.key_width(key), shown_key(key)
        cap = self._sheets.ui("key_cap")
        edge = 4
        for x in range(edge, width - edge):
            target.blit(cap, (at[0] + x, at[1]), (edge, 0, 1, KEY_H), pygame.BLEND_PREMULTIPLIED)
        target.blit(cap, at, (0, 0, edge, KEY_H), pygame.BLEND_PREMULTIPLIED)
        right = (cap.get_width() - edge, 0, edge, KEY_H)
        target.blit(cap, (at[0] + width - edge, at[1]), right, pygame.BLEND_PREMULTIPLIED)
        self._words.draw(
            target, (at[0] + (width - self._words.width(word) + 1) // 2, at[1] + 2), word
        )
        return at[0] + width

    def _prompt(self, target: pygame.Surface, marker: Marker, at: tuple[int, int]) -> None:
        key_w = self.key_width(marker.key) + 3 if marker.key else 0
        width = key_w + self._words.width(marker.text) + 6
        left = min(max(at[0] - width // 2, 2), VIEW_W - width - 2)
        top = min(max(at[1] - KEY_H - 2, 2), VIEW_H - KEY_H - 4)
        glass(target, (left, top, width, KEY_H + 4), self._sheets.color("ink"))
        x = left + 3
        if marker.key:
            x = self.draw_key(target, (x, top + 2), marker.key) + 3
        self._words.draw(target, (x, top + 4), marker.text)
        if marker.progress > 0:
            bar = (left, top + KEY_H + 4, int(width * marker.progress), 1)
            target.fill(self._sheets.color("gold"), bar)

    def _state(self, target: pygame.Surface, text: str, at: Point, ticks: int) -> None:
        """Draw the sign over a head that says what is the matter, and whose head it is."""
        name, _, words = text.partition(" ")
        bob = ticks // STATE_BOB_TICKS % 2
        self._centred(target, self._sheets.ui(f"state_{name}"), (at[0], at[1] - bob))
        if words:
            width = self._words.width(words) + 6
            box = (at[0] - width // 2, at[1] - 20 - bob, width, 11)
            glass(target, box, self._sheets.color("blood1"), 230)
            self._words.draw(target, (box[0] + 3, box[1] + 3), words)

    def _alarm(self, target: pygame.Surface, at: tuple[int, int], progress: float) -> None:
        """Draw the mark over who is about to take hold: it drops onto its head as time runs out."""
        x, y = at[0] - 1, at[1] - ALARM_H - round(ALARM_DROP_PX * (1 - progress))
        color = self._sheets.color("paper" if progress < ALARM_WHITE else "ember")
        ink = self._sheets.color("ink")
        for top, height in ((y, ALARM_H - 4), (y + ALARM_H - 2, 3)):
            target.fill(ink, (x - 1, top - 1, 5, height + 2))
        for top, height in ((y, ALARM_H - 4), (y + ALARM_H - 2, 3)):
            target.fill(color, (x, top, 3, height))

    def _bubble(self, target: pygame.Surface, text: str, at: tuple[int, int]) -> None:
        lines = self._words.wrap(text, 150)
        width = max(self._words.width(line) for line in lines) + 8
        height = len(lines) * self._words.line_h + 5
        left = min(max(at[0] - width // 2, 2), VIEW_W - width - 2)
        top = min(max(at[1] - height - 4, 2), VIEW_H - height - 6)
        glass(target, (left, top, width, height), self._sheets.color("ink"))
        tail = min(max(at[0], left + 4), left + width - 5)
        for step in range(3):
            box = (tail - 2 + step, top + height + step, 5 - 2 * step, 1)
            target.fill(self._sheets.color("ink"), box)
        for n, line in enumerate(lines):
            self._words.draw(target, (left + 4, top + 3 + n * self._words.line_h), line)

    def _beacon(
        self, target: pygame.Surface, marker: Marker, at: tuple[int, int], ticks: int
    ) -> None:
        """Draw a bobbing arrow over an exit or an objective, and its words."""
        color = "gold" if marker.kind == "objective" else "cyan"
        bob = round(math.sin(ticks * 0.12) * 2)
        tip = (at[0], at[1] - 4 + bob)
        for color_name, grown in (("ink", 1), (color, 0)):
            corners = [
                (tip[0] - 4 - grown, tip[1] - 5 - grown),
                (tip[0] + 4 + grown, tip[1] - 5 - grown),
                (tip[0], tip[1] + grown),
            ]
            pygame.draw.polygon(target, self._sheets.color(color_name), corners)
        if marker.text:
            x = at[0] - self._words.width(marker.text) // 2
            self._words.draw(target, (x, tip[1] - 16), marker.text, color)

    def _arrow(self, turn: int, kind: str) -> pygame.Surface:
        """Return an arrow of a kind, turned."""
        key = (turn, kind)
        if key not in self._arrows:
            if kind in ARROWS:
                shape, color = ARROWS[kind]
                picture = drawn_arrow(shape, self._sheets.color(color))
            else:
                picture = self._sheets.ui("edge_arrow")
            self._arrows[key] = pygame.transform.rotate(picture, -turn * 360 / TURNS)
        return self._arrows[key]

    def _centred(
        self, target: pygame.Surface, picture: pygame.Surface, at: tuple[int, int]
    ) -> None:
        corner = (at[0] - picture.get_width() // 2, at[1] - picture.get_height() // 2)
        target.blit(picture, corner, special_flags=pygame.BLEND_PREMULTIPLIED)


def drawn_arrow(shape: tuple[Point, ...], color: RGB) -> pygame.Surface:
    """Draw an arrow pointing up, with an outline of 1 px of ink."""
    arrow = clear(ARROW_PX, ARROW_PX)
    pygame.draw.polygon(arrow, (*color, 255), shape)
    arrow.blit(outlined(arrow, INK_SHADOW), (-1, -1), special_flags=pygame.BLEND_PREMULTIPLIED)
    return arrow


def shown_key(key: str) -> str:
    """Return what is written on a key's cap."""
    if key in SHORT_KEYS:
        return SHORT_KEYS[key]
    return key.removeprefix("pad ").upper() if len(key) <= 6 else key.title()
