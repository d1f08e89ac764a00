"""Hangul by construction: all 11,172 syllables from a few dozen drawn letters.

A syllable's code point tells its letters.  Its vowel tells how it is laid out: an upright vowel
stands right of the leading consonant, a flat one lies below it, a mixed one does both; a final
consonant takes the rows below.  So every syllable is one of six arrangements of boxes.  Bodies are
nine px square; a final letter that needs four rows below a flat vowel hangs into a tenth row, like
the tail of a Latin `g`.

The sheet has one cell for each syllable in the order of the code points, then the letters alone
and the punctuation that Latin lacks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.art.hangul_jamo import (
    CLUSTERS,
    COMPATIBLE,
    DOUBLES,
    LEADS,
    RESTING,
    SIGNS,
    TAILS,
    VOWELS,
    consonant,
    stretched,
)
from tools.art.palette import RGB
from tools.art.raster import Box, Image, Point, blank

FIRST = 0xAC00
COUNT = len(LEADS) * len(VOWELS) * len(TAILS)
CELL: Point = (10, 10)
BODY = 9
"""Rows and columns of a syllable, but for a final letter that hangs below."""
WIDTH = 9
"""The width of a syllable; the space between letters comes on top."""
COLUMNS = 112
BASELINE = 8
LINE = 11
EXTRAS = COMPATIBLE + VOWELS + "".join(SIGNS)
"""What follows the syllables in the sheet."""

Ink = npt.NDArray[np.bool_]
"""One cell, (h, w): where there is ink."""

UPRIGHT = "ㅏㅐㅑㅒㅓㅔㅕㅖㅣ"
MIXED = {
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
}
"""Each vowel that both lies and stands, and its two parts."""
POSTS = {
    **dict.fromkeys("ㅏㅑ", (6,)),
    **dict.fromkeys("ㅐㅒㅔㅖ", (6, 8)),
    **dict.fromkeys("ㅓㅕ", (8,)),
    "ㅣ": (7,),
}
"""Columns of an upright vowel's long strokes."""
TICKS = {
    **dict.fromkeys("ㅏㅑ", (7, 8)),
    **dict.fromkeys("ㅐㅒ", (7, 7)),
    **dict.fromkeys("ㅔㅖ", (5, 5)),
    **dict.fromkeys("ㅓㅕ", (6, 7)),
}
"""First and last column of its short strokes."""
PAIRED = "ㅑㅒㅕㅖㅛㅠ"
"""Vowels with two short strokes."""
TALL_TAILS = "ㄹㅂㅊㅋㅌㅎ"
"""Final letters that need four rows to be told from others."""


@dataclass(frozen=True)
class Syllable:
    """The letters of a syllable; `tail` is up to two; `lead` is empty for a vowel alone."""

    lead: str
    vowel: str
    tail: str

    @classmethod
    def of(cls, letter: str) -> Syllable:
        """Take a syllable of Unicode apart."""
        rest, tail = divmod(ord(letter) - FIRST, len(TAILS))
        lead, vowel = divmod(rest, len(VOWELS))
        return cls(LEADS[lead], VOWELS[vowel], TAILS[tail])


def syllable(letter: str) -> Ink:
    """Draw a syllable."""
    return compose(Syllable.of(letter))


def compose(parts: Syllable) -> Ink:
    """Lay the letters of a syllable out as its vowel asks."""
    if parts.vowel in UPRIGHT:
        return _standing(parts)
    if parts.vowel in MIXED:
        return _mixed(parts)
    return _lying(parts)


def _standing(parts: Syllable) -> Ink:
    """Lay out a syllable with an upright vowel: lead left, vowel right, tail below."""
    ink = _empty()
    wide = 4 if parts.vowel in "ㅔㅖ" and parts.lead not in DOUBLES else 5
    left = 1 if parts.vowel == "ㅣ" else 0
    if parts.tail:
        _letter(ink, parts.lead, (left, 0, wide, 4))
        rows = (1, 3) if parts.vowel in PAIRED else (2,)
        _upright(ink, parts.vowel, 4, rows)
        _tail(ink, parts.tail, 5, 4)
    else:
        _letter(ink, parts.lead, (left, 1, wide, 6))
        rows = (3, 5) if parts.vowel in PAIRED else (4,)
        _upright(ink, parts.vowel, BODY, rows)
    return ink


def _lying(parts: Syllable) -> Ink:
    """Lay out a syllable with a flat vowel: lead, vowel, tail, one below the other."""
    ink = _empty()
    spots = (3, 5) if parts.vowel in PAIRED else (4,)
    if parts.tail:
        _resting(ink, parts.lead, (1, 0, 7, 3))
        _flat(ink, parts.vowel, 4, spots)
        _tail(ink, parts.tail, 6, 3)
        return ink
    _wide_letter(ink, parts.lead, 0, 5)
    if parts.vowel in "ㅗㅛ":
        _flat(ink, parts.vowel, 8, spots)
        ink[6, list(spots)] = True
    elif parts.vowel in "ㅜㅠ":
        _flat(ink, parts.vowel, 6, spots)
        ink[8, list(spots)] = True
    else:
        _flat(ink, parts.vowel, 7, spots)
    return ink


def _mixed(parts: Syllable) -> Ink:
    """Lay out a syllable whose vowel lies below the lead and stands right of it."""
    ink = _empty()
    flat, upright = MIXED[parts.vowel]
    is_low = upright in "ㅓㅔ"
    end = 5 if upright == "ㅣ" else 4
    if parts.tail:
        row = 3 if is_low else 4
        if is_low:
            _letter(ink, parts.lead, (0, 0, 5, 3))
        else:
            _resting(ink, parts.lead, (0, 0, 5, 3))
        _upright(ink, upright, 5, (4 if is_low else 2,))
        _tail(ink, parts.tail, 6, 3)
    else:
        _letter(ink, parts.lead, (0, 0, 5, 4))
        row = {"ㅗ": 6, "ㅜ": 5, "ㅡ": 6}[flat]
        _upright(ink, upright, BODY, (7 if is_low else 3,))
        if flat == "ㅜ":
            ink[7, 2] = True
    ink[row, : end + 1] = True
    if flat != "ㅡ":
        ink[row + (1 if flat == "ㅜ" else -1), 2] = True
    return ink


def _upright(ink: Ink, vowel: str, height: int, rows: tuple[int, ...]) -> None:
    """Draw an upright vowel from the top, its short strokes at `rows`."""
    for column in POSTS[vowel]:
        ink[:height, column] = True
    if vowel in TICKS:
        start, end = TICKS[vowel]
        ink[list(rows), start : end + 1] = True


def _flat(ink: Ink, vowel: str, row: int, spots: tuple[int, ...]) -> None:
    """Draw a flat vowel at `row`, its short strokes at the columns `spots`."""
    ink[row, :BODY] = True
    if vowel in "ㅗㅛ":
        ink[row - 1, list(spots)] = True
    elif vowel in "ㅜㅠ":
        ink[row + 1, list(spots)] = True


def _wide_letter(ink: Ink, letter: str, top: int, height: int) -> None:
    """Draw a letter in the middle, as wide as the body allows; doubles side by side."""
    if letter in DOUBLES:
        _letter(ink, DOUBLES[letter], (1, top, 3, height))
        _letter(ink, DOUBLES[letter], (5, top, 3, height))
    else:
        _letter(ink, letter, (1, top, 7, height))


def _resting(ink: Ink, letter: str, box: Box) -> None:
    """Draw a lead into three rows, or into four on the vowel's stroke where three would blur."""
    left, top, width, height = box
    if letter in RESTING:
        rows = RESTING[letter].split()
        rows = stretched(rows, width) if len(rows[0]) == 3 else rows
        _rows(ink, rows, (left + (width - len(rows[0])) // 2, top))
    elif width >= 7:
        _wide_letter(ink, letter, top, height)
    else:
        _letter(ink, letter, box)


def _tail(ink: Ink, tail: str, top: int, height: int) -> None:
    """Draw the final letters, a row taller where one needs it."""
    if any(letter in TALL_TAILS for letter in tail):
        height = 4
    both = DOUBLES[tail] * 2 if tail in DOUBLES else tail
    if len(both) == 1:
        _letter(ink, tail, (1, top, 7, height))
        return
    for letter, left in zip(both, (0, 5), strict=True):
        _letter(ink, letter, (left, top, 4, height))


def _letter(ink: Ink, letter: str, box: Box) -> None:
    """Draw one consonant in the middle of a box (x, y, w, h)."""
    left, top, width, height = box
    rows = consonant(letter, width, height) if letter else [""]
    _rows(ink, rows, (left + (width - len(rows[0])) // 2, top))


def _rows(ink: Ink, rows: list[str], place: Point) -> None:
    """Lay rows of ones and zeros over a cell, their top left at `place`."""
    left, top = place
    for y, row in enumerate(rows, top):
        for x, bit in enumerate(row, left):
            ink[y, x] |= bit == "1"


def extra(letter: str) -> Ink:
    """Draw a letter that stands alone, or a sign."""
    ink = _empty()
    if letter in SIGNS:
        _rows(ink, SIGNS[letter].split(), (0, 0))
    elif letter in CLUSTERS:
        _tail(ink, CLUSTERS[letter], 2, 5)
    elif letter in COMPATIBLE:
        _wide_letter(ink, letter, 1, 6)
    else:
        return compose(Syllable("", letter, ""))
    return ink


def _empty() -> Ink:
    return np.zeros((CELL[1], CELL[0]), bool)


def width_of(letter: str) -> int:
    """Measure one of the extras, px."""
    return len(SIGNS[letter].split()[0]) if letter in SIGNS else WIDTH


def sheet() -> Image:
    """Draw every syllable and every extra, each at the top left of its cell."""
    cells = [syllable(chr(FIRST + n)) for n in range(COUNT)] + [extra(c) for c in EXTRAS]
    rows = -(-len(cells) // COLUMNS)
    image = blank(CELL[0] * COLUMNS, CELL[1] * rows)
    for index, ink in enumerate(cells):
        left, top = index % COLUMNS * CELL[0], index // COLUMNS * CELL[1]
        image[top : top + CELL[1], left : left + CELL[0]][ink] = (*RGB["paper"], 255)
    return image
