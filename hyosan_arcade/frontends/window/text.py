"""Words in the game's own bitmap font; each line is drawn once and kept.

The font is white on nothing and is dyed when a line is made.  A letter that the font lacks is
shown as a small box, so that a missing translation is seen instead of swallowed.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.sheets import clear, drawn

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.sheets import Sheets

RGB = tuple[int, int, int]
FONT = "hyosan"
SPACING = 1
UNKNOWN_W = 4
LINES_KEPT = 400
WIDTHS_KEPT = 4000
INK_SHADOW = (11, 10, 18)


class Type:
    """Sets lines of text."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._spec = sheets.art.fonts[FONT]
        self._place = {glyph: n for n, glyph in enumerate(self._spec.glyphs)}
        self._widths: dict[str, int] = {}
        self._lines: OrderedDict[tuple[str, str, int], pygame.Surface] = OrderedDict()

    @property
    def line_h(self) -> int:
        """Height of a glyph's cell, px."""
        return self._spec.cell[1]

    def width(self, text: str) -> int:
        """Measure a line, px."""
        if text not in self._widths:
            if len(self._widths) > WIDTHS_KEPT:
                self._widths.clear()
            self._widths[text] = max(sum(self._advance(letter) for letter in text) - SPACING, 0)
        return self._widths[text]

    def draw(
        self, target: pygame.Surface, at: tuple[int, int], text: str, color: str = "paper"
    ) -> int:
        """Write a line with its top left at `at`; return the x where it ends."""
        if text:
            target.blit(self.line(text, color), at, special_flags=pygame.BLEND_PREMULTIPLIED)
        return at[0] + self.width(text)

    def line(self, text: str, color: str, scale: int = 1) -> pygame.Surface:
        """Return a line as a picture: the letters over a shadow 1 px below them."""
        key = (text, color, scale)
        if key in self._lines:
            self._lines.move_to_end(key)
            return self._lines[key]
        dyed = self._set(text, self._sheets.color(color))
        surface = clear(dyed.get_width() + 1, dyed.get_height() + 1)
        surface.blit(self._set(text, INK_SHADOW), (0, 1))
        surface.blit(dyed, (0, 0))
        if scale > 1:
            surface = pygame.transform.scale_by(surface, scale)
        self._lines[key] = surface
        if len(self._lines) > LINES_KEPT:
            self._lines.popitem(last=False)
        return surface

    def fit(self, text: str, width: int) -> str:
        """Shorten a line to `width` px, with an ellipsis."""
        if self.width(text) <= width:
            return text
        while text and self.width(text + "…") > width:
            text = text[:-1]
        return text.rstrip() + "…"

    def wrap(self, text: str, width: int) -> list[str]:
        """Break a text into lines of at most `width` px, at spaces."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return [self.fit(line, width) for line in lines]

    def _advance(self, letter: str) -> int:
        place = self._place.get(letter)
        return (UNKNOWN_W if place is None else self._spec.widths[place]) + SPACING

    def _set(self, text: str, color: RGB) -> pygame.Surface:
        surface = clear(max(self.width(text), 1), self.line_h)
        x = 0
        for letter in text:
            place = self._place.get(letter)
            if place is None:
                pygame.draw.rect(surface, (255, 255, 255, 255), (x, 0, UNKNOWN_W, 6), 1)
            else:
                surface.blit(self._glyph(place), (x, 0))
            x += self._advance(letter)
        return drawn(pygame.mask.from_surface(surface), color)

    def _glyph(self, place: int) -> pygame.Surface:
        spec = self._spec
        row, col = divmod(place, spec.columns or 16)
        x, y = col * spec.cell[0], row * spec.cell[1]
        return self._sheets.box(spec.file, (x, y, spec.widths[place], spec.cell[1]))
