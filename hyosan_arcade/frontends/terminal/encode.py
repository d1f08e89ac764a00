"""Frames of cells become bytes for a terminal, as few as will do and soon enough for every frame.

The encoder remembers what the terminal shows.  Cells that look the same, once their colours are
those the terminal has, are stepped over; the others are sent as runs: a move where it is needed, a
change of colours where they change, letters.  All of that is found with whole arrays, and the few
thousand short strings of a frame come out of memos, so no loop visits a cell.

Two pixels of one colour in a cell are sent as a space on paper, since the seams of half blocks show
in most fonts.  Each frame stands between the marks of synchronized output (mode 2026), which a
terminal that does not know them passes over.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.frontends.terminal.cells import (
    BOLD,
    REVERSE,
    SPACE,
    UNDERLINE,
    UPPER_HALF,
)
from hyosan_arcade.frontends.terminal.palette import basic, brightness, indexed, packed

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.cells import Cells

SYNC_START = b"\x1b[?2026h"
SYNC_END = b"\x1b[?2026l"
HEAVY_CHANGE = 0.7
"""From this part of cells changed on the whole frame is sent."""
MEMO_LIMIT = 1 << 16
LIT = 96
"""From this brightness on a pixel is shown where there are no colours."""
HALVES = np.array([SPACE, UPPER_HALF, ord("▄"), ord("█")], np.uint32)
"""By which half is lit: none, upper, lower, both."""
BLACK_16, WHITE_16 = 0, 15

INK_BASE, PAPER_BASE = 30, 40
"""Where the numbers of SGR (Select Graphic Rendition) start."""
INK_SHIFT = 24
SETS_PAPER = 1 << 48
SETS_INK = 1 << 49
STYLE_SHIFT = 50
"""A change of look as one number: paper, ink, what is set, 1 + the style where that changes."""


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


class Encoder:
    """Spells frames for one terminal, each as its difference from the last.

    What `frame` returns must reach the terminal, else `forget` must be called.
    """

    def __init__(self, depth: ColorDepth) -> None:
        self._depth = depth
        self._changes = ChangeMemo(COLOR_CODES[depth])
        self._moves = MoveMemo()
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
        words = self._spell(looks, place, now.cols)
        return SYNC_START + words.encode() + SYNC_END

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

    def _spell(self, looks: Looks, place: NDArray[np.intp], cols: int) -> str:
        """Write the letters at `place` run by run; (M,) increasing."""
        sent = looks.at(place)
        moves = move_codes(place, looks.glyph, cols)
        changes = change_codes(sent)
        start = np.flatnonzero(moves | changes)
        end = np.append(start[1:], len(place))
        text = sent.glyph.astype("<u4", copy=False).tobytes().decode("utf-32-le")
        parts = [""] * (3 * len(start))
        parts[0::3] = map(self._moves.__getitem__, moves[start].tolist())
        parts[1::3] = map(self._changes.__getitem__, changes[start].tolist())
        parts[2::3] = map(text.__getitem__, map(slice, start.tolist(), end.tolist()))
        return "".join(parts)


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


def move_codes(place: NDArray[np.intp], glyph: NDArray[np.uint32], cols: int) -> NDArray[np.int64]:
    """Return (M,) the move before each letter sent: 0 none, < 0 columns ahead, > 0 to a place.

    Every row starts with a move, so it does not matter what a terminal does at the rim.
    """
    wide = np.append(glyph[1:] == 0, False)[place]
    after = place + 1 + wide
    row, col = np.divmod(place, cols)
    codes = np.asarray((row + 1) * MoveMemo.ROW + col + 1, np.int64)
    gap = place[1:] - after[:-1]
    same_row = row[1:] == row[:-1]
    codes[1:][same_row] = -gap[same_row]
    return codes


def change_codes(sent: Looks) -> NDArray[np.int64]:
    """Return (M,) the change of colours and style before each letter sent, 0 for none.

    The first letter sets everything, so that nothing sent in between can disturb a frame.  Ink
    counts only where it shows: blanks between words of one colour change nothing.
    """
    count = len(sent.glyph)
    restyles = np.empty(count, np.bool_)
    restyles[0] = True
    restyles[1:] = sent.style[1:] != sent.style[:-1]
    sets_paper = restyles.copy()
    sets_paper[1:] |= sent.paper[1:] != sent.paper[:-1]
    shows_ink = (sent.glyph != SPACE) | (sent.style != 0) | restyles
    order = np.where(shows_ink, np.arange(count), 0)
    before = np.maximum.accumulate(order)
    before[1:] = before[:-1]
    sets_ink = restyles | (shows_ink & (sent.ink[before] != sent.ink))
    ink = np.where(sets_ink, sent.ink, np.uint32(0)).astype(np.int64)
    paper = np.where(sets_paper, sent.paper, np.uint32(0)).astype(np.int64)
    style = np.where(restyles, sent.style + np.uint8(1), np.uint8(0)).astype(np.int64)
    flags = sets_ink * np.int64(SETS_INK) + sets_paper * np.int64(SETS_PAPER)
    return np.asarray(ink << INK_SHIFT | paper | flags | style << STYLE_SHIFT, np.int64)


class MoveMemo(dict[int, str]):
    """Cursor moves by their code."""

    ROW = 1 << 16

    def __missing__(self, code: int) -> str:
        """Spell a move."""
        if code == 0:
            words = ""
        elif code < 0:
            words = f"\x1b[{-code}C" if code < -1 else "\x1b[C"
        else:
            row, col = divmod(code, self.ROW)
            words = f"\x1b[{row};{col}H" if col > 1 else f"\x1b[{row}H"
        self[code] = words
        return words


class ChangeMemo(dict[int, str]):
    """Changes of colours and style by their code."""

    def __init__(self, color_codes: Callable[[int, int], str]) -> None:
        super().__init__()
        self._color_codes = color_codes

    def __missing__(self, code: int) -> str:
        """Spell a change."""
        if len(self) > MEMO_LIMIT:
            self.clear()
        words = self._spell(code) if code else ""
        self[code] = words
        return words

    def _spell(self, code: int) -> str:
        style = (code >> STYLE_SHIFT) - 1
        numbers = STYLE_CODES[style] if style >= 0 else ""
        if code & SETS_INK:
            numbers += self._color_codes(code >> INK_SHIFT & 0xFFFFFF, INK_BASE)
        if code & SETS_PAPER:
            numbers += self._color_codes(code & 0xFFFFFF, PAPER_BASE)
        return f"\x1b[{numbers[1:]}m"


def _style_codes(style: int) -> str:
    parts = [";0"]
    parts += [";1"] * bool(style & BOLD)
    parts += [";4"] * bool(style & UNDERLINE)
    parts += [";7"] * bool(style & REVERSE)
    return "".join(parts)


def _true_codes(code: int, base: int) -> str:
    return f";{base + 8};2;{code >> 16};{code >> 8 & 255};{code & 255}"


def _indexed_codes(code: int, base: int) -> str:
    return f";{base + 8};5;{code}"


def _basic_codes(code: int, base: int) -> str:
    return f";{base + code}" if code < 8 else f";{base + 60 + code - 8}"


def _no_codes(_code: int, _base: int) -> str:
    return ""


STYLE_CODES = tuple(_style_codes(style) for style in range(8))
COLORS_OF = {
    ColorDepth.TRUE: packed,
    ColorDepth.INDEXED_256: indexed,
    ColorDepth.BASIC_16: basic,
}
COLOR_CODES = {
    ColorDepth.TRUE: _true_codes,
    ColorDepth.INDEXED_256: _indexed_codes,
    ColorDepth.BASIC_16: _basic_codes,
    ColorDepth.MONO: _no_codes,
}
