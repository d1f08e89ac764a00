"""Where everything stands in a terminal of R rows by C columns.

The world keeps one place, between a line above and three lines below, whether one plays or a menu
lies over it: what does not move need not be sent again.  Menus are laid out in cells; since a
screen asks where the pointer is in the picture of 480×270 px, `menu_point` translates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import Box, text_width
from hyosan_arcade.view import layout as picture

if TYPE_CHECKING:
    from hyosan_arcade.view.scene import MenuView

MIN_ROWS, MIN_COLS = 24, 80
"""Smaller than this, nothing fits and the game waits."""
TOP_ROWS = 1
BOTTOM_ROWS = 3
NOWHERE = (-1, -1)
"""A point of the picture that no item lies under."""
TITLE_ITEMS_COLS = 34
PREVIEW_COLS, PREVIEW_ROWS = 38, 13
LIST_MARGIN = 3
PANEL_COLS = {"pause": 64, "results": 72}
WIDE_COLS = 100
"""From here on there is room for longer bars and a wider corner."""


def is_too_small(rows: int, cols: int) -> bool:
    """Say whether a terminal is too small to play in.

    >>> is_too_small(24, 80), is_too_small(23, 200), is_too_small(50, 79)
    (False, True, True)
    """
    return rows < MIN_ROWS or cols < MIN_COLS


@dataclass(frozen=True, slots=True)
class PlayLayout:
    """The boxes of the playing screen: row, column, rows, columns."""

    top: Box
    world: Box
    vitals: Box
    ally: Box


def play_layout(rows: int, cols: int) -> PlayLayout:
    """Lay the playing screen out.

    >>> play_layout(24, 80).world, play_layout(24, 80).ally
    ((1, 0, 20, 80), (21, 44, 3, 36))
    """
    corner = 36 if cols < WIDE_COLS else 44
    bottom = rows - BOTTOM_ROWS
    return PlayLayout(
        top=(0, 0, TOP_ROWS, cols),
        world=(TOP_ROWS, 0, rows - TOP_ROWS - BOTTOM_ROWS, cols),
        vitals=(bottom, 0, BOTTOM_ROWS, cols - corner),
        ally=(bottom, cols - corner, BOTTOM_ROWS, corner),
    )


@dataclass(frozen=True, slots=True)
class MenuLayout:
    """The boxes of one menu: `items[n]` shows item `first + n`, `lines[n]` line n.

    `panel` is the frame around it all, None where the menu fills the terminal; `preview` is where
    the small map goes, None without one.
    """

    panel: Box | None
    title: Box
    lines: tuple[Box, ...]
    items: tuple[Box, ...]
    first: int
    preview: Box | None
    note: Box
    footer: Box


def menu_layout(menu: MenuView, rows: int, cols: int) -> MenuLayout:
    """Lay a menu out; a long list scrolls so that the chosen item shows."""
    if menu.style in PANEL_COLS:
        return _panel_layout(menu, rows, cols)
    return _list_layout(menu, rows, cols) if menu.style == "list" else _title_layout(menu, rows)


def _title_layout(menu: MenuView, rows: int) -> MenuLayout:
    """Put the logo above, the items at the left, as airy as the height allows."""
    left, top = 6, 2 if rows < 32 else 4
    step = 2 if rows >= 32 else 1
    lines = top + LOGO_ROWS + 1
    items = lines + len(menu.lines) + 1
    return MenuLayout(
        panel=None,
        title=(top, left, LOGO_ROWS, 70),
        lines=_stack((lines, left, 1, 68), len(menu.lines), 1),
        items=_stack((items, left, 1, TITLE_ITEMS_COLS), len(menu.items), step),
        first=0,
        preview=None,
        note=(rows - 3, left, 1, 70),
        footer=(rows - 2, left, 1, 70),
    )


def _list_layout(menu: MenuView, rows: int, cols: int) -> MenuLayout:
    """Put the items at the left, the small map at the right with the lines below it."""
    step = 2 if rows >= 32 else 1
    top, room = 4, rows - 9
    shown = min(len(menu.items), max(room // step, 1))
    first = min(max(menu.selected - shown // 2, 0), len(menu.items) - shown)
    right = cols - LIST_MARGIN - PREVIEW_COLS
    wide = right - 3 - LIST_MARGIN if menu.preview is not None else cols - 2 * LIST_MARGIN
    preview = (top - 1, right, PREVIEW_ROWS, PREVIEW_COLS) if menu.preview is not None else None
    lines = (top + PREVIEW_ROWS - 1, right, 1, PREVIEW_COLS) if preview else (2, LIST_MARGIN, 1, 70)
    return MenuLayout(
        panel=None,
        title=(1, LIST_MARGIN, 1, wide),
        lines=_stack(lines, len(menu.lines), 1),
        items=_stack((top, LIST_MARGIN, 1, wide), shown, step),
        first=first,
        preview=preview,
        note=(rows - 3, LIST_MARGIN, 1, cols - 2 * LIST_MARGIN),
        footer=(rows - 2, LIST_MARGIN, 1, cols - 2 * LIST_MARGIN),
    )


def _panel_layout(menu: MenuView, rows: int, cols: int) -> MenuLayout:
    """Put a framed panel into the middle, as tall as its words, its notes on the last lines."""
    wide = PANEL_COLS[menu.style]
    step = 2 if rows >= 40 else 1
    items_rows = len(menu.items) * step
    high = 4 + len(menu.lines) + (items_rows + 1 if menu.items else 0) + 1
    top, left = max((rows - 3 - high) // 2, 0), (cols - wide) // 2
    inside = left + 3
    lines = top + 3
    return MenuLayout(
        panel=(top, left, high, wide),
        title=(top + 1, left + 1, 1, wide - 2),
        lines=_stack((lines, inside, 1, wide - 6), len(menu.lines), 1),
        items=_stack((lines + len(menu.lines) + 1, inside, 1, wide - 6), len(menu.items), step),
        first=0,
        preview=None,
        note=(rows - 2, 2, 1, cols - 4),
        footer=(rows - 1, 2, 1, cols - 4),
    )


def _stack(first: Box, count: int, step: int) -> tuple[Box, ...]:
    """Return `count` boxes like the first, one below the other."""
    row, col, rows, cols = first
    return tuple((row + n * step, col, rows, cols) for n in range(count))


def menu_point(menu: MenuView, spot: tuple[int, int], rows: int, cols: int) -> tuple[int, int]:
    """Translate a cell (row, column) into the point of the picture that means the same item."""
    laid = menu_layout(menu, rows, cols)
    hit = next((n for n, box in enumerate(laid.items) if holds(box, spot)), None)
    if hit is None:
        return NOWHERE
    drawn = picture.menu_layout(menu)
    place = laid.first + hit - drawn.first
    if not 0 <= place < len(drawn.items):
        return NOWHERE
    rect = drawn.items[place]
    return rect.x + rect.w // 2, rect.y + rect.h // 2


def holds(box: Box, spot: tuple[int, int]) -> bool:
    """Say whether a cell (row, column) lies in a box.

    >>> holds((1, 1, 1, 5), (1, 5)), holds((1, 1, 1, 5), (1, 6))
    (True, False)
    """
    row, col, rows, cols = box
    return row <= spot[0] < row + rows and col <= spot[1] < col + cols


def middle(outer: Box, rows: int, cols: int) -> Box:
    """Return a box of that size in the middle of another."""
    row, col, high, wide = outer
    return row + (high - rows) // 2, col + (wide - cols) // 2, rows, cols


def widest(lines: list[str]) -> int:
    """Return how many cells the longest line takes."""
    return max(map(text_width, lines), default=0)


LOGO_ROWS = 5
