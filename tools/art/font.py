"""The bitmap font: a sheet of white glyphs and the numbers that set them."""

from __future__ import annotations

from dataclasses import dataclass

from tools.art.glyphs import GLYPHS
from tools.art.raster import Image, Point, blank, dot

CELL: Point = (8, 9)
COLUMNS = 16
BASELINE = 6
LINE = 10


@dataclass(frozen=True)
class Face:
    """The sheet and, in its order, each glyph and its width in px."""

    sheet: Image
    glyphs: str
    widths: tuple[int, ...]


def glyph(letter: str) -> list[str]:
    """Give the rows of a letter."""
    return GLYPHS[letter].split()


def face() -> Face:
    """Lay all glyphs out, sixteen to a row, each at the top left of its cell."""
    rows = -(-len(GLYPHS) // COLUMNS)
    sheet = blank(CELL[0] * COLUMNS, CELL[1] * rows)
    for index, letter in enumerate(GLYPHS):
        left, top = index % COLUMNS * CELL[0], index // COLUMNS * CELL[1]
        for y, row in enumerate(glyph(letter)):
            for x, bit in enumerate(row):
                if bit == "1":
                    dot(sheet, left + x, top + y, "paper")
    widths = tuple(len(glyph(letter)[0]) for letter in GLYPHS)
    return Face(sheet, "".join(GLYPHS), widths)


def write(image: Image, place: Point, text: str, colour: str, scale: int = 1) -> int:
    """Write a line of text with its capitals' top left at `place`; give the end's x."""
    x, y = place
    for letter in text:
        rows = glyph(letter)
        for row, bits in enumerate(rows):
            for column, bit in enumerate(bits):
                if bit == "1":
                    left, top = x + column * scale, y + row * scale
                    for step in range(scale * scale):
                        dot(image, left + step % scale, top + step // scale, colour)
        x += (len(rows[0]) + 1) * scale
    return x


def text_width(text: str, scale: int = 1) -> int:
    """Measure a line of text in px, without the space after the last letter."""
    return sum((len(glyph(letter)[0]) + 1) * scale for letter in text) - scale
