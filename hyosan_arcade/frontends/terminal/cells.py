"""A frame of text cells: what the terminal shows, before it is bytes.

Everything the terminal draws ends up here: half blocks for pixels, letters for words.  A cell has
a code point, the colour of its ink and of the paper below it, and a style.  A wide letter (Korean)
takes two cells, the right one of which holds no letter; whoever writes over half of it removes the
other half as well, so that no half of a letter is ever sent.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RGB = tuple[int, int, int]
Box = tuple[int, int, int, int]
"""row, column, rows, columns, in cells."""

BOLD = 1
REVERSE = 2
UNDERLINE = 4
STRIKE = 8

INK: RGB = (228, 230, 236)
NIGHT: RGB = (11, 12, 18)
SPACE = ord(" ")
UPPER_HALF = ord("▀")
FRAME_LINES = "╭─╮╰╯│"


@lru_cache(maxsize=4096)
def letter_width(letter: str) -> int:
    """Return how many cells a letter takes: 0 (combining, control), 1 or 2.

    >>> [letter_width(letter) for letter in ("a", "한", "\\u0301", "─")]
    [1, 2, 0, 1]
    """
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def text_width(text: str) -> int:
    """Return how many cells a line of words takes.

    >>> text_width("Nari 나리")
    9
    """
    return sum(letter_width(letter) for letter in text)


@lru_cache(maxsize=4096)
def letter_codes(text: str) -> NDArray[np.uint32]:
    """Return a line's cells: code points, 0 for the right half of a wide letter.

    >>> letter_codes("a한").tolist()
    [97, 54620, 0]
    """
    codes: list[int] = []
    for letter in text:
        codes += (ord(letter), 0)[: letter_width(letter)]
    return np.array(codes, np.uint32)


@dataclass(slots=True, eq=False)
class Cells:
    """A frame of text cells, R rows by C columns.

    `glyph`: (R, C) uint32 code points, 0 = the right half of the wide letter to its left;
    `ink`, `paper`: (R, C, 3) uint8; `style`: (R, C) uint8 of BOLD, REVERSE, UNDERLINE, STRIKE bits.
    """

    glyph: NDArray[np.uint32]
    ink: NDArray[np.uint8]
    paper: NDArray[np.uint8]
    style: NDArray[np.uint8]

    @classmethod
    def blank(cls, rows: int, cols: int, paper: RGB = NIGHT) -> Cells:
        """Make an empty frame."""
        cells = cls(
            glyph=np.full((rows, cols), SPACE, np.uint32),
            ink=np.empty((rows, cols, 3), np.uint8),
            paper=np.empty((rows, cols, 3), np.uint8),
            style=np.zeros((rows, cols), np.uint8),
        )
        cells.ink[:] = INK
        cells.paper[:] = paper
        return cells

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.glyph.shape[0])

    @property
    def cols(self) -> int:
        """How many columns there are."""
        return int(self.glyph.shape[1])

    def write(self, row: int, col: int, text: str, ink: RGB = INK, paper: RGB | None = None) -> int:
        """Write words from a cell on, clipped at the rims; return the column after them.

        Without `paper` what is below stays, as one colour a cell.
        """
        codes = letter_codes(text)
        after = col + len(codes)
        first, last = max(-col, 0), min(len(codes), self.cols - col)
        if 0 <= row < self.rows and first < last:
            first += codes[first] == 0  # half of a letter is none
            last -= last < len(codes) and codes[last] == 0
            self._put(row, col + first, codes[first:last], ink, paper)
        return after

    def set_style(self, box: Box, style: int) -> None:
        """Make all of a box bold, reversed, underlined or struck out (bits, 0 for none)."""
        area = self._clip(box)
        if area is not None:
            self.style[area] = style

    def fill(self, box: Box, paper: RGB) -> None:
        """Empty a box and colour it."""
        area = self._clip(box)
        if area is None:
            return
        rows, cols = area
        self._part_letters(rows, cols)
        self.glyph[rows, cols] = SPACE
        self.paper[rows, cols] = paper
        self.style[rows, cols] = 0

    def frame(self, box: Box, ink: RGB, paper: RGB) -> None:
        """Empty a box, colour it and draw its rim."""
        self.fill(box, paper)
        row, col, rows, cols = box
        if rows < 2 or cols < 2:
            return
        edge = FRAME_LINES[1] * (cols - 2)
        self.write(row, col, FRAME_LINES[0] + edge + FRAME_LINES[2], ink, paper)
        self.write(row + rows - 1, col, FRAME_LINES[3] + edge + FRAME_LINES[4], ink, paper)
        for step in range(row + 1, row + rows - 1):
            self.write(step, col, FRAME_LINES[5], ink, paper)
            self.write(step, col + cols - 1, FRAME_LINES[5], ink, paper)

    def put_pixels(self, row: int, col: int, picture: NDArray[np.uint8]) -> None:
        """Lay a picture (2 × rows, columns, 3) down as half blocks, one cell for two pixels."""
        high, wide = picture.shape[0] // 2, picture.shape[1]
        top, left = max(row, 0), max(col, 0)
        area = self._clip((row, col, high, wide))
        if area is None:
            return
        rows, cols = area
        self._part_letters(rows, cols)
        part = picture[(top - row) * 2 : (rows.stop - row) * 2, left - col : cols.stop - col]
        self.glyph[rows, cols] = UPPER_HALF
        self.ink[rows, cols] = part[0::2]
        self.paper[rows, cols] = part[1::2]
        self.style[rows, cols] = 0

    def paste(self, row: int, col: int, part: Cells) -> None:
        """Lay a whole other frame over this one, clipped at the rims."""
        area = self._clip((row, col, part.rows, part.cols))
        if area is None:
            return
        rows, cols = area
        self._part_letters(rows, cols)
        taken = (
            slice(rows.start - row, rows.stop - row),
            slice(cols.start - col, cols.stop - col),
        )
        self.glyph[area] = part.glyph[taken]
        self.ink[area] = part.ink[taken]
        self.paper[area] = part.paper[taken]
        self.style[area] = part.style[taken]
        self._mend_rims(rows, cols)

    def shade(self, box: Box, strength: float, toward: RGB = (0, 0, 0)) -> None:
        """Mix a colour into all of a box, `strength` 0..1."""
        area = self._clip(box)
        if area is None:
            return
        for colors in (self.ink, self.paper):
            part = colors[area].astype(np.float32)
            part += (np.asarray(toward, np.float32) - part) * strength
            colors[area] = part.astype(np.uint8)

    def text(self, row: int) -> str:
        """Return a row as plain words, for tests and logs."""
        return "".join(chr(code) for code in self.glyph[row] if code)

    def _put(
        self, row: int, col: int, codes: NDArray[np.uint32], ink: RGB, paper: RGB | None
    ) -> None:
        """Set whole letters inside the frame, on paper that was free of halves of others."""
        rows, cols = slice(row, row + 1), slice(col, col + len(codes))
        self._part_letters(rows, cols)
        if paper is not None:
            self.paper[row, cols] = paper
        else:
            below = self.glyph[row, cols] == UPPER_HALF
            mixed = self.ink[row, cols].astype(np.uint16) + self.paper[row, cols]
            self.paper[row, cols] = np.where(below[:, None], mixed // 2, self.paper[row, cols])
        self.glyph[row, cols] = codes
        self.ink[row, cols] = ink
        self.style[row, cols] = 0

    def _part_letters(self, rows: slice, cols: slice) -> None:
        """Blank the outer halves of wide letters that the rims of an area cut through."""
        if cols.start > 0:
            cut = self.glyph[rows, cols.start] == 0
            self.glyph[rows, cols.start - 1][cut] = SPACE
        if cols.stop < self.cols:
            cut = self.glyph[rows, cols.stop] == 0
            self.glyph[rows, cols.stop][cut] = SPACE

    def _mend_rims(self, rows: slice, cols: slice) -> None:
        """Blank the wide letters that the rims of something pasted have cut in two."""
        first = self.glyph[rows, cols.start]
        first[first == 0] = SPACE
        last = self.glyph[rows, cols.stop - 1]
        ends_wide = [letter_width(chr(code)) == 2 for code in last.tolist()]
        last[np.array(ends_wide)] = SPACE

    def _clip(self, box: Box) -> tuple[slice, slice] | None:
        row, col, rows, cols = box
        top, left = max(row, 0), max(col, 0)
        bottom, right = min(row + rows, self.rows), min(col + cols, self.cols)
        if top >= bottom or left >= right:
            return None
        return slice(top, bottom), slice(left, right)
