"""What is written over the letters of the world: ways, shots, signs over heads, arrows at the rim.

A sign here is a word of a few letters on a ground of its own: it can be told in black and white.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import BOLD, NIGHT, Cells, text_width
from hyosan_arcade.frontends.terminal.letters import COLS, FLOOR_DOTS
from hyosan_arcade.frontends.terminal.signs import ORDER_SIGNS
from hyosan_arcade.frontends.terminal.tracks import placed
from hyosan_arcade.view.lines import dotted
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.ground import Page
    from hyosan_arcade.frontends.terminal.letters import Letters
    from hyosan_arcade.view.lines import Line
    from hyosan_arcade.view.scene import EdgeArrow, Marker, World2D

OWN_MARKERS = ("aim", "flag", "order", "state")
"""Markers that are written here."""
STATES = {
    "feral": ("VVV", "paper", "blood3"),
    "losing": ("</3", "paper", "blood3"),
    "panic": ("!!", "night", "paper"),
    "grieve": ("T_T", "cyan", "night"),
    "hide": ("(-)", "paper", "night"),
    "aim": ("(+)", "paper", "blood3"),
    "rope": ("HH", "wood4", "night"),
}
"""Over heads: letters, their colour, their ground.  Fangs, a broken heart, an eye that is shut."""
HEAD_PX = 31
"""How far over the feet the scene puts such a sign."""
AIM = "><"
FLAG = "|>"
SHADOW = "()"
WAY = "*"
STROKES = "-\\|/"
"""A track's letters by eighths of a turn."""
ARROWS = "▶▼◀▲"
"""By quarter turns from the right."""
POINTERS = {
    "threat": ("!", "ember"),
    "ally": ("♥", "fire"),
    "feral": ("VVV", "paper"),
}
WARNING_TICKS = 20


class GlyphMarks:
    """Writes marks in the colours of an art."""

    def __init__(self, letters: Letters) -> None:
        self._color = letters.color

    def write_ways(self, cells: Cells, world: World2D, page: Page) -> None:
        """Mark the floor tiles of a way."""
        for line in world.lines:
            if line.kind == "way":
                for x, y in dotted(placed(line, page), COLS, 0):
                    self._dot(cells, (y // 2, x // COLS * COLS + 1), WAY, "ember")

    def write_lines(self, cells: Cells, world: World2D, page: Page) -> None:
        """Write hands, tracks of shots, and where one who leaps would come down."""
        for line in world.lines:
            if line.kind == "drop":
                x, y = line.points[-1]
                if page.holds(x, y - 1):
                    at = (page.y(y - 1) // 2, page.x(x) // COLS * COLS)
                    self._write(cells, at, SHADOW, ("paper", "night"))
            elif line.kind == "shot":
                self._track(cells, line, page, _stroke(line))
            elif line.kind == "hand":
                self._track(cells, line, page, "=")

    def _track(self, cells: Cells, line: Line, page: Page, letter: str) -> None:
        points = placed(line, page)
        for x, y in dotted([points[0], points[-1]], 1, 0):
            self._dot(cells, (y // 2, x), letter, "gold")

    def _dot(self, cells: Cells, at: tuple[int, int], letter: str, color: str) -> None:
        """Write a letter where nobody stands."""
        row, col = at
        if not (0 <= row < cells.rows and 0 <= col < cells.cols):
            return
        if cells.glyph[row, col] in FLOOR_DOTS or not cells.style[row, col] & BOLD:
            cells.glyph[row, col], cells.ink[row, col] = ord(letter), self._color(color)
            cells.style[row, col] |= BOLD

    def write_markers(self, cells: Cells, world: World2D, page: Page) -> None:
        """Write the aim, flags, orders and states."""
        for marker in world.markers:
            if marker.kind in ("order", "state"):
                self._over_head(cells, marker, page)
            elif marker.kind in ("aim", "flag") and page.holds(marker.x, marker.y - 1):
                at = (page.y(marker.y - 1) // 2, page.x(marker.x) // COLS * COLS)
                if marker.kind == "aim":
                    self._write(cells, at, AIM, ("night", "paper"))
                else:
                    self._write(cells, at, FLAG, ("paper", "blood3"))

    def _over_head(self, cells: Cells, marker: Marker, page: Page) -> None:
        """Write a sign in the row above somebody."""
        row = (marker.y + HEAD_PX - 1) // TILE_PX - page.row - 1
        if not 0 <= row < cells.rows or not 0 <= page.x(marker.x) < cells.cols:
            return
        name, _, words = marker.text.partition(" ")
        if marker.kind == "order":
            text, ink, paper = ORDER_SIGNS.get(name, name[:1]), "ember", "night"
        else:
            text, ink, paper = STATES.get(name, (name[:3], "paper", "night"))
        text = f"{text} {words}" if words else text
        text += f" {round(marker.progress * 100)}%" if marker.progress > 0 else ""
        wide = text_width(text)
        left = page.x(marker.x) // COLS * COLS + 1 - wide // 2
        self._write(cells, (row, min(max(left, 0), cells.cols - wide)), text, (ink, paper))

    def _write(self, cells: Cells, at: tuple[int, int], text: str, colors: tuple[str, str]) -> None:
        ink, paper = (self._color(name) for name in colors)
        after = cells.write(at[0], at[1], text, ink, paper)
        cells.set_style((at[0], at[1], 1, after - at[1]), BOLD)

    def point(self, cells: Cells, arrow: EdgeArrow, ticks: int) -> None:
        """Write a sign at the rim, in the direction of who it is about."""
        head = ARROWS[round(math.atan2(arrow.dy, arrow.dx) / (math.pi / 2)) % 4]
        if arrow.kind == "warning":
            text, ink, paper = head * 3, "night", "fire"
            if ticks // WARNING_TICKS % 2:
                ink, paper = paper, ink
        else:
            mark, paper = POINTERS.get(arrow.kind, ("", "paper"))
            text, ink = head + mark, "night"
        wide = text_width(text)
        reach = min(1 / max(abs(arrow.dx), 1e-6), 1 / max(abs(arrow.dy), 1e-6))
        row = round((cells.rows - 1) / 2 * (1 + arrow.dy * reach))
        col = round((cells.cols - wide) / 2 * (1 + arrow.dx * reach))
        col = min(max(col, 0), cells.cols - wide)
        if arrow.kind == "warning":
            row = min(max(row, 1), cells.rows - 2)
        cells.write(
            row, col, text, NIGHT if ink == "night" else self._color(ink), self._color(paper)
        )


def _stroke(line: Line) -> str:
    """Return the letter that looks like a line."""
    (x0, y0), (x1, y1) = line.points[0], line.points[-1]
    return STROKES[round(math.atan2(y1 - y0, x1 - x0) / (math.pi / 4)) % 4]
