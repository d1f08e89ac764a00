"""Screens of choices in cells: the title, the levels, the pause, the results; and loose lines.

The chosen item has a sign, a band and a colour; what cannot be chosen is greyed and crossed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import Box, Cells, text_width
from hyosan_arcade.frontends.terminal.layout import MenuLayout, menu_layout
from hyosan_arcade.frontends.terminal.logo import LOGO_COLS, draw_logo
from hyosan_arcade.frontends.terminal.pen import RGB, Pen, fit

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.backdrop import Backdrop
    from hyosan_arcade.frontends.terminal.small_map import DrawMap
    from hyosan_arcade.view.scene import MenuItem, MenuView

LOST, WON = "ember", "gold"
"""The colour of headings, but for a run that was won: gold."""
GLASS = 0.6
"""How much a picture is darkened behind words."""
CHOSEN, CLOSED = "▶", "×"
NOD_TICKS = 30


class ScreenPainter:
    """Draws menus; `backdrop` is what lies behind those that fill the terminal."""

    def __init__(
        self, colors: Mapping[str, RGB], draw_map: DrawMap, backdrop: Backdrop | None
    ) -> None:
        self._colors = colors
        self._draw_map = draw_map
        self._backdrop = backdrop

    def draw(self, cells: Cells, menu: MenuView, ticks: int) -> None:
        """Draw a menu over whatever is in the frame."""
        pen, laid = Pen(cells, self._colors), menu_layout(menu, cells.rows, cells.cols)
        self._behind(pen, menu, laid)
        self._heading(pen, menu, laid)
        for box, (text, ink) in zip(laid.lines, menu.lines, strict=True):
            pen.words(box[0], box[1], fit(text, box[3]), ink)
        for number, box in enumerate(laid.items, laid.first):
            is_chosen = number == menu.selected
            draw_item(pen, menu.items[number], box, is_chosen, ticks)
        draw_scroll_signs(pen, laid, len(menu.items))
        if laid.preview is not None and menu.preview is not None:
            pen.cells.frame(laid.preview, pen.rgb("slate2"), pen.rgb("ink"))
            row, col, rows, cols = laid.preview
            inside = (row + 1, col + 1, rows - 2, cols - 2)
            if menu.preview.size:
                self._draw_map(pen, inside, menu.preview)
            else:
                pen.centred((row + rows // 2, *inside[1:]), "?", "ember", "ink")
        note = menu.items[menu.selected].note if menu.items else ""
        for box, text, ink in ((laid.note, note, "slate5"), (laid.footer, menu.footer, "slate4")):
            self._bottom_line(pen, menu, box, (text, ink))

    def _behind(self, pen: Pen, menu: MenuView, laid: MenuLayout) -> None:
        whole = (0, 0, pen.cells.rows, pen.cells.cols)
        if menu.picture and self._backdrop is not None:
            self._backdrop.draw(pen.cells, menu.picture)
        if menu.shade > 0.0:
            pen.cells.shade(whole, min(menu.shade, 1.0), pen.rgb("ink"))
        if laid.panel is not None:
            pen.cells.frame(laid.panel, pen.rgb("slate2"), pen.rgb("night"))
        elif menu.picture:
            for box in darkened(menu, laid):
                pen.cells.shade(box, GLASS, pen.rgb("ink"))

    def _heading(self, pen: Pen, menu: MenuView, laid: MenuLayout) -> None:
        row, col, _, cols = laid.title
        if menu.style == "title":
            draw_logo(pen, row, col)
            return
        text = fit(menu.title, cols - 2)
        at = col + (cols - text_width(text)) // 2 if laid.panel else col
        end = pen.bold(row, at, text, heading_ink(menu))
        pen.words(row + 1, at, "─" * (end - at), heading_ink(menu))

    def _bottom_line(self, pen: Pen, menu: MenuView, box: Box, words: tuple[str, str]) -> None:
        text, ink = words
        if not text:
            return
        row, col, _, cols = box
        shown = fit(text, cols)
        at = col + (cols - text_width(shown)) // 2 if menu.style in ("pause", "results") else col
        pen.words(row, at, shown, ink)


def draw_item(pen: Pen, item: MenuItem, box: Box, is_chosen: bool, ticks: int) -> None:
    """Write an item with its value at the right."""
    row, col, _, cols = box
    ink = "paper" if item.enabled else "slate3"
    if is_chosen:
        pen.cells.fill(box, pen.rgb("slate1"))
        nod = ticks % NOD_TICKS < NOD_TICKS // 2
        pen.bold(row, col + (1 if nod else 0), CHOSEN, "gold")
        ink = "gold" if item.enabled else "slate4"
    sign = "" if item.enabled else f"{CLOSED} "
    room = cols - 4 - (text_width(item.value) + 2 if item.value else 0)
    write = pen.bold if is_chosen else pen.words
    write(row, col + 3, fit(sign + item.text, room), ink)
    turning = is_chosen and item.value and item.enabled
    value = f"◀ {item.value} ▶" if turning and room > text_width(item.text) + 5 else item.value
    pen.words(row, col + cols - 1 - text_width(value), value, "cyan")


def draw_scroll_signs(pen: Pen, laid: MenuLayout, count: int) -> None:
    """Show that a list goes on above or below."""
    if not laid.items:
        return
    first, last = laid.items[0], laid.items[-1]
    middle = first[1] + first[3] // 2
    if laid.first > 0:
        pen.words(first[0] - 1, middle, "▲", "slate4")
    if laid.first + len(laid.items) < count:
        pen.words(last[0] + 1, middle, "▼", "slate4")


def draw_lines(pen: Pen, row: int, lines: tuple[tuple[str, str], ...]) -> None:
    """Write lines (words, palette colour) over everything, from a row down."""
    for step, (text, ink) in enumerate(lines):
        pen.words(row + step, 0, f" {fit(text, pen.cells.cols - 2)} ", ink, "ink")


def darkened(menu: MenuView, laid: MenuLayout) -> list[Box]:
    """Return the boxes behind the words of a menu that fills the terminal."""
    boxes = [(box[0], box[1] - 2, 1, box[3] + 4) for box in (laid.note, laid.footer)]
    words = [*laid.lines] if laid.preview is None else []
    stacks = [words, [*laid.items]]
    for stack in stacks:
        if stack:
            high = stack[-1][0] - stack[0][0] + 1
            boxes.append((stack[0][0], stack[0][1] - 2, high, stack[0][3] + 4))
    if menu.style == "title":
        row, col, rows, _ = laid.title
        boxes.append((row - 1, col - 2, rows + 2, LOGO_COLS + 4))
    return boxes


def heading_ink(menu: MenuView) -> str:
    """Return the colour of a heading: gold for results that do not begin with how one was lost."""
    how = menu.lines[0][1] if menu.lines else LOST
    return WON if menu.style == "results" and how != LOST else LOST
