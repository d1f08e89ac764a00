"""Screens of choices: the title, the levels, the pause, the results.

Where things stand is decided in `view/layout.py`, because the mouse must find them there.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.panes import frame, glass
from hyosan_arcade.view.layout import PREVIEW, MenuLayout, Rect, menu_layout
from hyosan_arcade.view.preview import PREVIEW_COLORS
from hyosan_arcade.view.scene import VIEW_H, VIEW_W

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.frontends.window.text import Type
    from hyosan_arcade.view.scene import MenuItem, MenuView

FRAMED = ("pause", "results")
LOST = "ember"
"""The colour of headings, but for a run that was won."""
WON = "gold"
PAD_PX = 6
LIST_GLASS = 150
TEXT_H = 6
"""Height of a capital, to set words in the middle of a line."""


class MenuPainter:
    """Draws menus."""

    def __init__(self, sheets: Sheets, words: Type) -> None:
        self._sheets = sheets
        self._words = words
        self._mapped: tuple[NDArray[np.uint8], pygame.Surface] | None = None

    def draw(self, target: pygame.Surface, menu: MenuView, ticks: int) -> None:
        """Draw a menu over whatever is in the picture."""
        layout = menu_layout(menu)
        self._backdrop(target, menu, layout)
        self._title(target, menu, layout.title)
        for rect, (text, color) in zip(layout.lines, menu.lines, strict=True):
            shown = self._words.fit(text, rect.w)
            if shown and menu.style not in FRAMED:
                box = (rect.x - 3, rect.y - 2, self._words.width(shown) + 6, rect.h)
                glass(target, box, self._rgb("ink"), LIST_GLASS)
            self._words.draw(target, (rect.x, rect.y), shown, color)
        for n, rect in enumerate(layout.items, layout.first):
            self._item(target, menu.items[n], rect, n == menu.selected, ticks)
        self._scroll_signs(target, menu, layout)
        if menu.preview is not None:
            self._preview(target, menu.preview)
        note = menu.items[menu.selected].note if menu.items else ""
        self._bottom_line(target, layout.note, note, "slate5")
        self._bottom_line(target, layout.footer, menu.footer, "slate4")

    def _backdrop(self, target: pygame.Surface, menu: MenuView, layout: MenuLayout) -> None:
        if menu.picture:
            target.blit(self._sheets.ui(menu.picture), (0, 0))
        shade = round(min(max(menu.shade, 0.0), 1.0) * 255)
        if shade:
            glass(target, (0, 0, VIEW_W, VIEW_H), self._rgb("ink"), shade)
        if menu.style in FRAMED:
            panel = panel_of(menu, layout)
            glass(target, panel, self._rgb("night"), 230)
            frame(target, panel, self._rgb("slate2"))
        elif layout.items:
            first, last = layout.items[0], layout.items[-1]
            height = last.y + last.h - first.y
            box = (first.x - PAD_PX, first.y - PAD_PX, first.w + 2 * PAD_PX, height + 2 * PAD_PX)
            glass(target, box, self._rgb("ink"), LIST_GLASS)

    def _title(self, target: pygame.Surface, menu: MenuView, rect: Rect) -> None:
        if menu.style == "title":
            logo = self._sheets.ui("logo")
            target.blit(logo, (rect.x, rect.y), special_flags=pygame.BLEND_PREMULTIPLIED)
            return
        line = self._words.line(menu.title, heading_color(menu), 2)
        x = rect.x
        if menu.style in FRAMED:
            x += (rect.w - line.get_width()) // 2
        top = rect.y + 2 - self._words.rise(menu.title)
        target.blit(line, (x, top), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _item(
        self, target: pygame.Surface, item: MenuItem, rect: Rect, is_chosen: bool, ticks: int
    ) -> None:
        color = "paper" if item.enabled else "slate3"
        y = rect.y + (rect.h - TEXT_H) // 2
        if is_chosen:
            glass(target, (rect.x, rect.y + 1, rect.w, rect.h - 2), self._rgb("slate1"), 200)
            target.fill(self._rgb("gold"), (rect.x, rect.y + 1, 2, rect.h - 2))
            nod = round(math.sin(ticks * 0.15))
            self._words.draw(target, (rect.x + 6 + nod, y), "▶", "gold")
            color = "gold" if item.enabled else "slate4"
        value_w = self._words.width(item.value)
        room = rect.w - 22 - (value_w + 8 if item.value else 0)
        self._words.draw(target, (rect.x + 16, y), self._words.fit(item.text, room), color)
        self._words.draw(target, (rect.x + rect.w - 6 - value_w, y), item.value, "cyan")

    def _scroll_signs(self, target: pygame.Surface, menu: MenuView, layout: MenuLayout) -> None:
        """Show that a list goes on above or below."""
        if not layout.items:
            return
        first, last = layout.items[0], layout.items[-1]
        x = first.x + first.w // 2
        if layout.first > 0:
            self._words.draw(target, (x, first.y - 7), "▲", "slate4")
        if layout.first + len(layout.items) < len(menu.items):
            self._words.draw(target, (x, last.y + last.h + 1), "▼", "slate4")

    def _preview(self, target: pygame.Surface, tiles: NDArray[np.uint8]) -> None:
        """Draw the small map in its frame; of a level that cannot be read, a question."""
        glass(target, PREVIEW, self._rgb("ink"), 230)
        frame(target, PREVIEW, self._rgb("slate2"))
        middle = (PREVIEW.x + PREVIEW.w // 2, PREVIEW.y + PREVIEW.h // 2)
        if not tiles.size:
            self._words.draw(target, (middle[0] - 2, middle[1] - TEXT_H // 2), "?", "ember")
            return
        if self._mapped is None or self._mapped[0] is not tiles:
            self._mapped = tiles, self._map(tiles)
        drawn = self._mapped[1]
        target.blit(drawn, drawn.get_rect(center=middle))

    def _map(self, tiles: NDArray[np.uint8]) -> pygame.Surface:
        """Paint a pixel for each tile, enlarged by whole steps, shrunk only if it must be."""
        small = pygame.Surface(tiles.shape[::-1], 0, 8)
        small.set_palette([self._rgb(name) for name in PREVIEW_COLORS])
        pygame.surfarray.blit_array(small, tiles.T)
        wide, high = PREVIEW.w - 4, PREVIEW.h - 4
        room = min(wide / small.get_width(), high / small.get_height())
        scale = float(int(room)) if room >= 1 else room
        size = (max(round(side * scale), 1) for side in small.get_size())
        return pygame.transform.scale(small, tuple(size))

    def _bottom_line(self, target: pygame.Surface, rect: Rect, text: str, color: str) -> None:
        if not text:
            return
        shown = self._words.fit(text, rect.w)
        wide = self._words.width(shown)
        left = rect.x + (rect.w - wide) // 2
        glass(target, (left - 5, rect.y, wide + 10, rect.h), self._rgb("ink"), 170)
        self._words.draw(target, (left, rect.y + 3), shown, color)

    def _rgb(self, name: str) -> tuple[int, int, int]:
        return self._sheets.color(name)


def heading_color(menu: MenuView) -> str:
    """Return the colour of a heading: gold for results that do not begin with how one was lost."""
    how = menu.lines[0][1] if menu.lines else LOST
    return WON if menu.style == "results" and how != LOST else LOST


def panel_of(menu: MenuView, layout: MenuLayout) -> Rect:
    """Return the frame of a menu, no taller than its words where there is nothing to choose."""
    if menu.items:
        return layout.panel
    last = layout.lines[-1] if layout.lines else layout.title
    return layout.panel._replace(h=last.y + last.h + PAD_PX - layout.panel.y)
