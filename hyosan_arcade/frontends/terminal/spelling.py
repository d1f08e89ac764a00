"""Sequences for a terminal, thousands at a time: text as columns of four-byte words.

A frame is a few thousand small pieces: moves, colours, letters.  Each piece is laid out in words of
four bytes, little-endian, filled up with NULs, and every number comes out of a table of words that
are already digits; so a whole frame of pieces is a handful of array operations.  One pass at the
end drops the NULs, which no piece contains.

Sequences are those of ECMA-48: `CSI row;col H`, `CSI n C`, `CSI ... m` (SGR).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.frontends.terminal.cells import BOLD, REVERSE, STRIKE, UNDERLINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Words = NDArray[np.uint32]
    """(N, K) pieces of K words."""

LIMIT = 1000
"""Rows and columns of a terminal, and numbers at all, are below this."""
FIRST_BEYOND_BMP = 1 << 16
NO_STYLE = np.uint8(16)
"""In place of a style that need not be set."""


def word(text: str) -> int:
    """Pack up to four bytes.

    >>> hex(word("m")), hex(word("abcd"))
    ('0x6d', '0x64636261')
    """
    return int.from_bytes(text.encode().ljust(4, b"\0"), "little")


CSI = word("\x1b[")


@cache
def numbers(before: str, after: str = "") -> NDArray[np.uint32]:
    """Make a table of words for 0 to LIMIT - 1 with a letter before or after.

    >>> numbers(";")[40].tobytes()
    b';40\\x00'
    """
    return np.array([word(f"{before}{number}{after}") for number in range(LIMIT)], np.uint32)


def utf8_words(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return (N,) the UTF-8 of code points, a word each.

    >>> utf8_words(np.array([0x61, 0xe9, 0xd55c, 0x1f9df], np.uint32)).tobytes().decode("utf-8")
    'a\\x00\\x00\\x00é\\x00\\x00한\\x00🧟'
    """
    low, second = codes & 63, codes >> 6 & 63
    third, fourth = codes >> 12 & 63, codes >> 18
    two = 0x80C0 | codes >> 6 | low << 8
    three = 0x8080E0 | codes >> 12 | second << 8 | low << 16
    four = 0x808080F0 | fourth | third << 8 | second << 16 | low << 24
    words = np.where(codes < 0x800, two, np.where(codes < FIRST_BEYOND_BMP, three, four))
    return np.where(codes < 0x80, codes, words).astype("<u4")


@cache
def _common_letters() -> NDArray[np.uint32]:
    return utf8_words(np.arange(FIRST_BEYOND_BMP, dtype=np.uint32))


def letter_words(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return (N,) letters, a word each."""
    try:
        return _common_letters().take(codes)
    except IndexError:  # beyond the table; looking for the largest first would cost every frame
        return utf8_words(codes)


def move_words(row: NDArray[np.intp], col: NDArray[np.intp]) -> Words:
    """Spell (N,) moves: row, column from 1 on, or -1, columns ahead; 0, 0 is none."""
    words = np.empty((len(row), 3), np.uint32)
    words[:, 0] = np.where(row != 0, np.uint32(CSI), np.uint32(0))
    words[:, 1] = _row_numbers().take(row)
    words[:, 2] = _column_numbers().take(col + LIMIT * np.sign(row))
    return words


@cache
def _row_numbers() -> NDArray[np.uint32]:
    """Make a table for the rows of moves; nothing for 0, and for -1, which is the last entry."""
    table = numbers("", ";").copy()
    table[[0, -1]] = 0
    return table


@cache
def _column_numbers() -> NDArray[np.uint32]:
    """Make a table for the columns of moves: none, to a place, and ahead, counted from its end."""
    nothing = np.zeros(LIMIT, np.uint32)
    return np.concatenate([nothing, numbers("", "H"), numbers("", "C")])


@cache
def _style_table() -> Words:
    """Make the table of the sixteen styles: four words each, everything else switched off; none."""
    parts = ((BOLD, ";1"), (UNDERLINE, ";4"), (REVERSE, ";7"), (STRIKE, ";9"))
    table = np.zeros((NO_STYLE + 1, 4), np.uint32)
    for style in range(NO_STYLE):
        text = "\x1b[0" + "".join(code for bit, code in parts if style & bit) + "m"
        table[style] = [word(text[place : place + 4]) for place in range(0, 16, 4)]
    return table


def style_words(style: NDArray[np.uint8]) -> Words:
    """Spell (N,) styles, `NO_STYLE` as nothing."""
    return np.asarray(_style_table()[style])


@dataclass(frozen=True, slots=True)
class ColorSpelling:
    """How colours of one depth are written: a lead, then what says which colour; K words in all.

    `leads`: (3, L) words for ink, for paper, and for paper that goes on where ink left off;
    `body`: numbers (N,), and after which another colour goes on, → (N, K - L) words;
    `for_paper` is added to the numbers of paper.
    """

    leads: Words
    body: Callable[[NDArray[np.uint32], NDArray[np.bool_]], Words]
    for_paper: int = 0

    def words(self, colors: NDArray[np.uint32], slots: NDArray[np.intp]) -> Words:
        """Spell (N,) colours; `slots` is twice the place of the letter, one more for its paper."""
        goes_on = np.zeros(len(slots), np.bool_)
        np.equal(slots[1:], slots[:-1] | 1, out=goes_on[:-1])
        lead = slots & 1
        numbered = colors + (lead * self.for_paper).astype(np.uint32) if self.for_paper else colors
        lead[1:] += goes_on[:-1]
        wide = self.leads.shape[1]
        body = self.body(numbered, goes_on)
        words = np.empty((len(slots), wide + body.shape[1]), np.uint32)
        words[:, :wide] = self.leads.take(lead, axis=0)
        words[:, wide:] = body
        return words


def _leads(ink: str, paper: str) -> Words:
    """Make the table of leads, cut into words."""
    texts = [f"\x1b[{ink}", f"\x1b[{paper}", paper]
    wide = max(-(-len(text) // 4) for text in texts)
    cut = [[word(text[n : n + 4]) for n in range(0, 4 * wide, 4)] for text in texts]
    return np.array(cut, np.uint32)


@cache
def _last_numbers() -> NDArray[np.uint32]:
    """Make a table of words for 0 to 255 that end a sequence, then for 0 to 255 that do not."""
    return np.concatenate([numbers("", "m")[:256], numbers("", ";")[:256]])


def _last_words(part: NDArray[np.uint32], goes_on: NDArray[np.bool_]) -> NDArray[np.uint32]:
    return _last_numbers().take(part + goes_on * np.uint32(256))


def _true_body(colors: NDArray[np.uint32], goes_on: NDArray[np.bool_]) -> Words:
    part = numbers("", ";")
    words = np.empty((len(colors), 3), np.uint32)
    words[:, 0] = part.take(colors >> 16)
    words[:, 1] = part.take(colors >> 8 & 255)
    words[:, 2] = _last_words(colors & np.uint32(255), goes_on)
    return words


def _indexed_body(colors: NDArray[np.uint32], goes_on: NDArray[np.bool_]) -> Words:
    return _last_words(colors, goes_on)[:, None]


def _basic_body(colors: NDArray[np.uint32], goes_on: NDArray[np.bool_]) -> Words:
    return _last_words(BASIC_NUMBERS[colors], goes_on)[:, None]


BASIC_NUMBERS: NDArray[np.uint32] = np.array(
    [*range(30, 38), *range(90, 98), *range(40, 48), *range(100, 108)], np.uint32
)
"""What the sixteen are called as ink, then as paper."""
TRUE_SPELLING = ColorSpelling(_leads("38;2;", "48;2;"), _true_body)
INDEXED_SPELLING = ColorSpelling(_leads("38;5;", "48;5;"), _indexed_body)
BASIC_SPELLING = ColorSpelling(_leads("", ""), _basic_body, for_paper=16)


def joined(
    letters: NDArray[np.uint32],
    seldom: tuple[NDArray[np.intp], Words],
    colors: tuple[NDArray[np.intp], Words],
) -> bytes:
    """Put (M,) letters behind one another, before some of them a seldom piece, then colours.

    `seldom` are the places of letters and the pieces, (L,) and (L, K); `colors` is how many colours
    stand before each letter, (M,), and their pieces in order.
    """
    wide = seldom[1].shape[1]
    size = colors[0] * colors[1].shape[1]
    size += 1
    size[seldom[0]] += wide
    end = np.cumsum(size)
    words = np.empty(end[-1], "<u4")
    is_color = np.ones(len(words), np.bool_)
    place = end - 1
    words[place] = letters
    is_color[place] = False
    place = (end[seldom[0]] - size[seldom[0]])[:, None] + np.arange(wide)
    words[place] = seldom[1]
    is_color[place] = False
    words[is_color] = colors[1].ravel()
    return words.tobytes().translate(None, b"\0")
