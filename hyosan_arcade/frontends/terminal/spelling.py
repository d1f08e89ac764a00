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


def word(text: str) -> int:
    """Pack up to four bytes.

    >>> hex(word("m")), hex(word("abcd"))
    ('0x6d', '0x64636261')
    """
    return int.from_bytes(text.encode().ljust(4, b"\0"), "little")


CSI = word("\x1b[")
END = word("m")
SEPARATOR = word(";")
FOREGROUND_INDEXED, BACKGROUND_INDEXED = word("38;5"), word("48;5")
FOREGROUND_TRUE, BACKGROUND_TRUE = word("38;2"), word("48;2")


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
    if codes.max() < FIRST_BEYOND_BMP:
        return np.asarray(_common_letters()[codes])
    return utf8_words(codes)


def move_words(steps: NDArray[np.intp]) -> Words:
    """Spell (N, 2) moves, `(row, column)` from 1 on or `(-1, columns ahead)`; (0, 0) is none."""
    row, col = steps[:, 0], steps[:, 1]
    jumps, moves = row > 0, row != 0
    words = np.zeros((len(steps), 3), np.uint32)
    words[moves, 0] = CSI
    words[jumps, 1] = numbers("", ";")[row[jumps]]
    words[jumps, 2] = numbers("", "H")[col[jumps]]
    steps_ahead = moves & ~jumps
    words[steps_ahead, 2] = numbers("", "C")[col[steps_ahead]]
    return words


@cache
def _style_table() -> Words:
    """Make the table of the sixteen styles: four words each, everything else switched off."""
    parts = ((BOLD, ";1"), (UNDERLINE, ";4"), (REVERSE, ";7"), (STRIKE, ";9"))
    table = np.zeros((16, 4), np.uint32)
    for style in range(16):
        text = "\x1b[0" + "".join(code for bit, code in parts if style & bit) + "m"
        table[style] = [word(text[place : place + 4]) for place in range(0, 16, 4)]
    return table


def style_words(style: NDArray[np.uint8]) -> Words:
    """Spell (N,) styles."""
    return np.asarray(_style_table()[style])


@dataclass(frozen=True, slots=True)
class ColorSpelling:
    """How colours of one depth are written: (N,) of a terminal's numbers → (N, K) words."""

    ink: Callable[[NDArray[np.uint32]], Words]
    paper: Callable[[NDArray[np.uint32]], Words]

    def words(
        self,
        ink: tuple[NDArray[np.uint32], NDArray[np.bool_]],
        paper: tuple[NDArray[np.uint32], NDArray[np.bool_]],
    ) -> Words:
        """Spell changes of colour: (N,) colours, and which of them are to be set."""
        inks, papers = self.ink(ink[0]), self.paper(paper[0])
        wide = inks.shape[1]
        words = np.empty((len(inks), 2 * wide + 3), np.uint32)
        words[:, 0] = CSI
        words[:, 1 : 1 + wide] = inks
        words[:, 1 + wide] = SEPARATOR
        words[:, 2 + wide : -1] = papers
        words[~ink[1], 1 : 2 + wide] = 0
        words[~paper[1], 1 + wide : -1] = 0
        words[:, -1] = END
        return words


def _true_words(lead: int) -> Callable[[NDArray[np.uint32]], Words]:
    def spell(colors: NDArray[np.uint32]) -> Words:
        part, index = numbers(";"), colors.astype(np.intp)
        words = np.empty((len(colors), 4), np.uint32)
        words[:, 0] = lead
        words[:, 1] = part[index >> 16]
        words[:, 2] = part[index >> 8 & 255]
        words[:, 3] = part[index & 255]
        return words

    return spell


def _indexed_words(lead: int) -> Callable[[NDArray[np.uint32]], Words]:
    def spell(colors: NDArray[np.uint32]) -> Words:
        words = np.empty((len(colors), 2), np.uint32)
        words[:, 0] = lead
        words[:, 1] = numbers(";")[colors]
        return words

    return spell


def _basic_words(normal: int, bright: int) -> Callable[[NDArray[np.uint32]], Words]:
    def spell(colors: NDArray[np.uint32]) -> Words:
        return numbers("")[np.where(colors < 8, colors + normal, colors - 8 + bright)][:, None]

    return spell


TRUE_SPELLING = ColorSpelling(_true_words(FOREGROUND_TRUE), _true_words(BACKGROUND_TRUE))
INDEXED_SPELLING = ColorSpelling(
    _indexed_words(FOREGROUND_INDEXED), _indexed_words(BACKGROUND_INDEXED)
)
BASIC_SPELLING = ColorSpelling(_basic_words(30, 90), _basic_words(40, 100))


def joined(
    letters: NDArray[np.uint32],
    seldom: tuple[NDArray[np.intp], Words],
    colors: tuple[NDArray[np.intp], Words],
) -> bytes:
    """Put (M,) letters behind one another, before some of them a seldom piece, then a colour.

    `seldom` and `colors` are the places of the letters and the pieces.
    """
    wide = seldom[1].shape[1]
    size = np.ones(len(letters), np.intp)
    size[colors[0]] += colors[1].shape[1]
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
