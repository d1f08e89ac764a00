"""Frames of cells become bytes for a terminal, as few as will do and soon enough for every frame.

The encoder remembers what the terminal shows.  Cells that look the same, once their colours are
those the terminal has, are stepped over; the others are sent as runs: a move where it is needed, a
change of colours where they change, letters.  All of that is found and spelled with whole arrays:
no loop visits a cell.

Two pixels of one colour in a cell are sent as a space on paper, since the seams of half blocks show
in most fonts.  Each frame stands between the marks of synchronized output (mode 2026), which a
terminal that does not know them passes over.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

import numpy as np

from hyosan_arcade.frontends.terminal.cells import (
    REVERSE,
    SPACE,
    UPPER_HALF,
)
from hyosan_arcade.frontends.terminal.palette import basic, brightness, indexed, packed
from hyosan_arcade.frontends.terminal.spelling import (
    BASIC_SPELLING,
    INDEXED_SPELLING,
    NO_STYLE,
    TRUE_SPELLING,
    joined,
    letter_words,
    move_words,
    style_words,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.cells import Cells

SYNC_START = b"\x1b[?2026h"
SYNC_END = b"\x1b[?2026l"
HEAVY_CHANGE = 0.7
"""From this part of cells changed on the whole frame is sent."""
LIT = 96
"""From this brightness on a pixel is shown where there are no colours."""
HALVES = np.array([SPACE, UPPER_HALF, ord("▄"), ord("█")], np.uint32)
"""By which half is lit: none, upper, lower, both."""
BLACK_16, WHITE_16 = 0, 15


class ColorDepth(Enum):
    """How many colours a terminal has."""

    TRUE = "true"
    INDEXED_256 = "256"
    BASIC_16 = "16"
    MONO = "mono"


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """What a terminal will show, (N,) each in reading order; colours in its own numbers.

    The arrays are its own: the frame they come from may be drawn on again.
    """

    glyph: NDArray[np.uint32]
    ink: NDArray[np.uint32]
    paper: NDArray[np.uint32]
    style: NDArray[np.uint8]

    def differs(self, other: Looks) -> NDArray[np.bool_]:
        """Return (N,) where two frames of one size are not the same."""
        return np.asarray(
            (self.glyph != other.glyph)
            | (self.ink != other.ink)
            | (self.paper != other.paper)
            | (self.style != other.style)
        )

    def at(self, place: NDArray[np.intp]) -> Looks:
        """Return the looks of some cells."""
        return Looks(self.glyph[place], self.ink[place], self.paper[place], self.style[place])


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """Where the style, the ink and the paper are set, (M,) each."""

    restyles: NDArray[np.bool_]
    inks: NDArray[np.bool_]
    papers: NDArray[np.bool_]


class Encoder:
    """Spells frames for one terminal, each as its difference from the last.

    What `frame` returns must reach the terminal, else `forget` must be called.
    """

    def __init__(self, depth: ColorDepth) -> None:
        self._depth = depth
        self._last: Looks | None = None
        self._size = (0, 0)

    def forget(self) -> None:
        """Send the next frame whole: the terminal was cleared, resized or written on."""
        self._last = None

    def frame(self, now: Cells) -> bytes:
        """Return what makes the terminal show `now`; nothing where it does already."""
        looks = looks_of(now, self._depth)
        changed = self._changed(looks, (now.rows, now.cols))
        self._last, self._size = looks, (now.rows, now.cols)
        place = np.flatnonzero(changed)
        if not len(place):
            return b""
        return SYNC_START + self._spell(looks, place, now.cols) + SYNC_END

    def _changed(self, looks: Looks, size: tuple[int, int]) -> NDArray[np.bool_]:
        """Return (N,) which letters to send; right halves go with the wide letter they end."""
        letters = np.asarray(looks.glyph != 0)
        if self._last is None or self._size != size:
            return letters
        changed = looks.differs(self._last)
        if np.count_nonzero(changed) > HEAVY_CHANGE * len(changed):
            return letters
        changed[:-1] |= changed[1:] & ~letters[1:]
        return np.asarray(changed & letters)

    def _spell(self, looks: Looks, place: NDArray[np.intp], cols: int) -> bytes:
        """Write the letters at `place` and what must stand before each; (M,) increasing."""
        sent = looks if len(place) == len(looks.glyph) else looks.at(place)
        change = changes_of(sent)
        ends = ends_of(place, looks.glyph)
        seldom = np.flatnonzero(change.restyles | jumps_of(place, ends, (len(looks.glyph), cols)))
        cursor = ends[seldom - 1]
        cursor[0] = 0
        moves = move_words(*move_steps(place[seldom], cursor, cols))
        styles = style_words(np.where(change.restyles, sent.style, NO_STYLE)[seldom])
        before = np.concatenate([moves, styles], axis=1)
        spelling = SPELLING_OF.get(self._depth)
        if spelling is None:
            none = np.zeros(len(place), np.intp)
            return joined(letter_words(sent.glyph), (seldom, before), (none, NO_WORDS))
        slots = np.flatnonzero(alternating(change.inks, change.papers))
        colors = alternating(sent.ink, sent.paper).take(slots)
        count = np.add(change.inks, change.papers, dtype=np.intp)
        return joined(
            letter_words(sent.glyph), (seldom, before), (count, spelling.words(colors, slots))
        )


def looks_of(cells: Cells, depth: ColorDepth) -> Looks:
    """Return what a terminal of that depth will show of a frame."""
    if depth is ColorDepth.MONO:
        return _plain_looks(cells)
    codes = COLORS_OF[depth]
    glyph, style = cells.glyph.ravel(), cells.style.flatten()
    ink, paper = codes(cells.ink).ravel(), codes(cells.paper).ravel()
    same = ink == paper
    pixels = glyph == UPPER_HALF
    glyph = np.where(pixels & same, np.uint32(SPACE), glyph)
    if depth is ColorDepth.BASIC_16:
        ink = _legible(ink, paper, same & ~pixels)
    ink = np.where((glyph == SPACE) & (style == 0), np.uint32(0), ink)
    return Looks(glyph, ink, paper, style)


def _legible(
    ink: NDArray[np.uint32], paper: NDArray[np.uint32], lost: NDArray[np.bool_]
) -> NDArray[np.uint32]:
    """Give letters that vanish in their paper, once colours are few, black or white ink."""
    is_dark = (paper < 7) | (paper == 8)
    return np.where(lost, np.where(is_dark, np.uint32(WHITE_16), np.uint32(BLACK_16)), ink)


def _plain_looks(cells: Cells) -> Looks:
    """Return looks without colour: pixels lit or not, bright paper under letters reversed."""
    ink, paper = brightness(cells.ink).ravel(), brightness(cells.paper).ravel()
    glyph, style = cells.glyph.ravel(), cells.style.ravel()
    pixels = glyph == UPPER_HALF
    halves = HALVES[(ink >= LIT) + 2 * (paper >= LIT)]
    turned = ~pixels & (paper > ink) & (paper >= LIT)
    return Looks(
        glyph=np.where(pixels, halves, glyph),
        ink=np.zeros_like(ink),
        paper=np.zeros_like(paper),
        style=np.where(turned, style ^ np.uint8(REVERSE), style),
    )


def changes_of(sent: Looks) -> Changes:
    """Find where colours and style change in what is sent.

    The first letter sets everything, so that nothing sent in between can disturb a frame.  Ink
    counts only where it shows: blanks between words of one colour change nothing.
    """
    restyles = _differs_from_before(sent.style)
    papers = _differs_from_before(sent.paper) | restyles
    inks = restyles.copy()
    shown = np.flatnonzero((sent.glyph != SPACE) | (sent.style != 0) | restyles)
    inks[shown] |= _differs_from_before(sent.ink[shown])
    return Changes(restyles, inks, papers)


def _differs_from_before(values: NDArray[np.uint32] | NDArray[np.uint8]) -> NDArray[np.bool_]:
    differs = np.empty(len(values), np.bool_)
    differs[0] = True
    np.not_equal(values[1:], values[:-1], out=differs[1:])
    return differs


def ends_of(place: NDArray[np.intp], glyph: NDArray[np.uint32]) -> NDArray[np.intp]:
    """Return (M,) the cell after each letter."""
    is_right = np.empty(len(glyph) + 1, np.bool_)
    np.equal(glyph, 0, out=is_right[:-1])
    is_right[-1] = False
    ends = place + 1
    ends += is_right[ends]
    return ends


def jumps_of(
    place: NDArray[np.intp], ends: NDArray[np.intp], frame: tuple[int, int]
) -> NDArray[np.bool_]:
    """Return (M,) before which letters the cursor must move; `frame` is (cells, columns).

    Every row starts with a move, so it does not matter what a terminal does at the rim.
    """
    starts_row = np.zeros(frame[0], np.bool_)
    starts_row[:: frame[1]] = True
    jumps = starts_row[place]
    jumps[0] = True
    jumps[1:] |= place[1:] != ends[:-1]
    return jumps


def move_steps(
    place: NDArray[np.intp], before: NDArray[np.intp], cols: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the moves to `place`, as `move_words` takes them; the cursor is at `before`; (L,)."""
    row, col = np.divmod(place, cols)
    same_row = before > place - col
    ahead = place - before
    rows = np.where(same_row, -(ahead > 0).astype(np.intp), row + 1)
    return rows, np.where(same_row, ahead, col + 1)


def alternating(first: NDArray[Any], second: NDArray[Any]) -> NDArray[Any]:
    """Return (2 M,) from two arrays (M,): one of the first, one of the second, and so on."""
    both = np.empty((len(first), 2), first.dtype)
    both[:, 0] = first
    both[:, 1] = second
    return both.ravel()


COLORS_OF = {
    ColorDepth.TRUE: packed,
    ColorDepth.INDEXED_256: indexed,
    ColorDepth.BASIC_16: basic,
}
SPELLING_OF = {
    ColorDepth.TRUE: TRUE_SPELLING,
    ColorDepth.INDEXED_256: INDEXED_SPELLING,
    ColorDepth.BASIC_16: BASIC_SPELLING,
}
NO_WORDS = np.zeros((0, 0), np.uint32)
