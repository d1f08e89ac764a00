"""Writing on a frame of cells in the colours of the palette: words, bars, chips, boxes.

A bar is told by its shape as well as by its colour (█ against ░), so that it can be read on a
terminal without any.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hyosan_arcade.frontends.terminal.cells import BOLD, REVERSE, STRIKE, Box, Cells, text_width
from hyosan_arcade.view.breaks import fitted, wrapped

RGB = tuple[int, int, int]
Speak = Callable[[str], str]
"""Gives the words of a text key in the player's language, as it is now."""
MAGENTA: RGB = (255, 0, 255)
FULL, EMPTY = "█", "░"
THICK, THIN = "━", "─"
PARTS = " ▏▎▍▌▋▊▉"
"""A cell filled from the left by so many eighths."""


def fit(text: str, cols: int) -> str:
    """Shorten a line to `cols` cells, with an ellipsis.

    >>> fit("복도 끝으로", 6)
    '복도…'
    """
    return fitted(text, cols, text_width)


def wrap(text: str, cols: int) -> list[str]:
    """Break a text into lines of at most `cols` cells."""
    return wrapped(text, cols, text_width)


def bar_text(share: float, cols: int) -> str:
    """Return a bar of `cols` cells filled to `share` 0..1, in steps of an eighth of a cell.

    >>> bar_text(0.5, 4), bar_text(0.3, 4), bar_text(0.0, 4), bar_text(2.0, 4)
    ('██░░', '█▎░░', '░░░░', '████')
    """
    eighths = round(min(max(share, 0.0), 1.0) * cols * 8)
    full, part = divmod(eighths, 8)
    middle = PARTS[part] if part else ""
    return FULL * full + middle + EMPTY * (cols - full - len(middle))


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes on `cells`; colours are names of the palette, "" for a paper stays as it is."""

    cells: Cells
    colors: Mapping[str, RGB]

    def rgb(self, name: str) -> RGB:
        """Return a palette colour, magenta for one the palette lacks."""
        return self.colors.get(name, MAGENTA)

    def words(self, row: int, col: int, text: str, ink: str = "paper", paper: str = "") -> int:
        """Write a line; return the column after it."""
        below = self.rgb(paper) if paper else None
        return self.cells.write(row, col, text, self.rgb(ink), below)

    def bold(self, row: int, col: int, text: str, ink: str = "paper", paper: str = "") -> int:
        """Write a line in bold; return the column after it."""
        end = self.words(row, col, text, ink, paper)
        self.cells.set_style((row, col, 1, end - col), BOLD)
        return end

    def centred(self, box: Box, text: str, ink: str, paper: str) -> int:
        """Write a line with a space on either side in the middle of a box's first row.

        Return the column it begins in.
        """
        row, col, _, cols = box
        shown = f" {fit(text, cols - 2)} "
        left = col + (cols - text_width(shown)) // 2
        self.words(row, left, shown, ink, paper)
        return left

    def bar(self, row: int, col: int, cols: int, share: float, ink: str) -> int:
        """Draw a bar; return the column after it."""
        full = self.words(row, col, bar_text(share, cols).rstrip(EMPTY), ink)
        return self.words(row, full, EMPTY * (col + cols - full), "slate2")

    def thin_bar(self, row: int, col: int, cols: int, share: float, ink: str) -> int:
        """Draw a bar of less weight; return the column after it."""
        full = round(min(max(share, 0.0), 1.0) * cols)
        at = self.words(row, col, THICK * full, ink)
        return self.words(row, at, THIN * (cols - full), "slate2")

    def reverse(self, box: Box) -> None:
        """Swap ink and paper in a box: a warning that needs no colour."""
        self.cells.set_style(box, BOLD | REVERSE)

    def strike(self, box: Box) -> None:
        """Strike a box of words out."""
        self.cells.set_style(box, STRIKE)
