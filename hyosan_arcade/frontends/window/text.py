"""Words in the game's own bitmap fonts; each line is drawn once and kept.

A font is where its file has ink, one bit a pixel: Latin is read at once, Hangul when the first of
its letters is drawn.  A line may mix them; all stand on one baseline, and a place for text is
always the top left of its Latin capitals: taller letters rise above it.  A letter that no font has
is a small box, and is named in the log once, so that a missing translation is seen and not
swallowed; of a font whose file is missing or torn the log speaks once, not for each letter.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

import pygame

from hyosan_arcade.frontends.window.sheets import clear, drawn
from hyosan_arcade.view.breaks import fitted, wrapped

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.view.art import FontSpec

log = logging.getLogger(__name__)

RGB = tuple[int, int, int]
FONTS = ("hyosan", "hangul")
"""Where letters are looked for, in this order; the first sets the lines."""
SPACING = 1
UNKNOWN_SIZE = (4, 6)
LINES_KEPT = 400
WIDTHS_KEPT = 4000
INK_SHADOW = (11, 10, 18)


class Glyph(NamedTuple):
    """A letter: its ink, and how far above the capitals' top it begins, px."""

    ink: pygame.Mask
    rise: int


class Face:
    """One font; its file is read when the first of its letters is cut.

    A file that is missing or smaller than its letters need is named in the log once.
    """

    def __init__(self, sheets: Sheets, spec: FontSpec) -> None:
        self.spec = spec
        self._sheets = sheets
        self._ink: pygame.Mask | None = None
        self._is_read = False
        self._is_told_torn = False

    def cut(self, cell: int) -> pygame.Mask | None:
        """Return the ink of a cell; None where the file lacks it."""
        if not self._is_read:
            self._ink = self._sheets.ink(self.spec.file)
            self._is_read = True
        box = pygame.Rect(self.spec.box(cell))
        if self._ink is None:
            return None
        if not self._ink.get_rect().contains(box):
            self._tell_torn(box, self._ink.get_size())
            return None
        glyph = pygame.Mask(box.size)
        glyph.draw(self._ink, (-box.x, -box.y))
        return glyph

    def _tell_torn(self, box: pygame.Rect, size: tuple[int, int]) -> None:
        """Say once in the log that the file ends before a letter it should have."""
        if not self._is_told_torn:
            log.warning(
                "%s is %d×%d px and has no room for a letter at (%d, %d): boxes instead",
                self.spec.file,
                *size,
                *box.topleft,
            )
        self._is_told_torn = True


class Type:
    """Sets lines of text."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        fonts = sheets.art.fonts
        self._faces = [Face(sheets, fonts[name]) for name in FONTS if name in fonts]
        self._spec = fonts[FONTS[0]]
        self._glyphs: dict[str, Glyph] = {}
        self._widths: dict[str, int] = {}
        self._lines: OrderedDict[tuple[str, str, int], pygame.Surface] = OrderedDict()

    @property
    def line_h(self) -> int:
        """Px from one line to the next, whatever scripts they are in."""
        return max(face.spec.line for face in self._faces)

    def width(self, text: str) -> int:
        """Measure a line, px."""
        if text not in self._widths:
            if len(self._widths) > WIDTHS_KEPT:
                self._widths.clear()
            advances = (self._glyph(letter).ink.get_size()[0] + SPACING for letter in text)
            self._widths[text] = max(sum(advances) - SPACING, 0)
        return self._widths[text]

    def rise(self, text: str) -> int:
        """Return how far a line reaches above its capitals, px."""
        return max((self._glyph(letter).rise for letter in text), default=0)

    def draw(
        self, target: pygame.Surface, at: tuple[int, int], text: str, color: str = "paper"
    ) -> int:
        """Write a line, its capitals' top left at `at`; return the x where it ends."""
        if text:
            place = (at[0], at[1] - self.rise(text))
            line = self.line(text, color)
            target.blit(line, place, special_flags=pygame.BLEND_PREMULTIPLIED)
        return at[0] + self.width(text)

    def line(self, text: str, color: str, scale: int = 1) -> pygame.Surface:
        """Return a line as a picture: the letters over a shadow 1 px below them."""
        key = (text, color, scale)
        if key in self._lines:
            self._lines.move_to_end(key)
            return self._lines[key]
        ink = self._set(text)
        width, height = ink.get_size()
        surface = clear(width + 1, height + 1)
        surface.blit(drawn(ink, INK_SHADOW), (0, 1))
        surface.blit(drawn(ink, self._sheets.color(color)), (0, 0))
        if scale > 1:
            surface = pygame.transform.scale_by(surface, scale)
        self._lines[key] = surface
        if len(self._lines) > LINES_KEPT:
            self._lines.popitem(last=False)
        return surface

    def fit(self, text: str, width: int) -> str:
        """Shorten a line to `width` px, with an ellipsis."""
        return fitted(text, width, self.width)

    def wrap(self, text: str, width: int) -> list[str]:
        """Break a text into lines of at most `width` px, at spaces and between syllables."""
        return wrapped(text, width, self.width)

    def _glyph(self, letter: str) -> Glyph:
        if letter not in self._glyphs:
            self._glyphs[letter] = self._find(letter)
        return self._glyphs[letter]

    def _find(self, letter: str) -> Glyph:
        """Look a letter up in every font; one that none has, or can show, becomes a box."""
        is_listed = False
        for face in self._faces:
            cell = face.spec.cell_of(letter)
            if cell is None:
                continue
            is_listed = True
            ink = face.cut(cell)
            if ink is not None:
                return Glyph(ink, face.spec.baseline - self._spec.baseline)
        if not is_listed:
            code = f"U+{ord(letter):04X}"
            log.warning("no font has the letter %s (%s): drawn as a box", ascii(letter), code)
        return Glyph(unknown(), 0)

    def _set(self, text: str) -> pygame.Mask:
        """Set a line: where it has ink, its top `rise` above the capitals."""
        glyphs = [self._glyph(letter) for letter in text]
        rise = self.rise(text)
        bottoms = (glyph.ink.get_size()[1] - glyph.rise for glyph in glyphs)
        height = rise + max(bottoms, default=self._spec.cell[1])
        line = pygame.Mask((max(self.width(text), 1), height))
        x = 0
        for glyph in glyphs:
            line.draw(glyph.ink, (x, rise - glyph.rise))
            x += glyph.ink.get_size()[0] + SPACING
        return line


def unknown() -> pygame.Mask:
    """Return the box that stands for a letter no font has."""
    width, height = UNKNOWN_SIZE
    box = pygame.Mask(UNKNOWN_SIZE, fill=True)
    box.erase(pygame.Mask((width - 2, height - 2), fill=True), (1, 1))
    return box
