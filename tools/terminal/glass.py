"""A terminal just good enough to read back what the game sends to one.

It understands the sequences of the encoder and of `tmux capture-pane -e`: cursor moves, erasing,
SGR colours and styles, modes (noted, not obeyed), letters of one and two columns.  Whatever else
comes is passed over.  A wide letter that is half written over loses its other half, as on a real
terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from hyosan_arcade.frontends.terminal.cells import (
    BOLD,
    INK,
    NIGHT,
    REVERSE,
    RGB,
    STRIKE,
    UNDERLINE,
    Cells,
    letter_width,
)
from hyosan_arcade.frontends.terminal.palette import BASIC_COLORS, indexed_color

PIECES = re.compile(
    r"\x1b\[(?P<mark>[?>=<]?)(?P<numbers>[0-9;]*)(?P<end>[ -/]*[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[^\[\]]"
    r"|(?P<control>[\x00-\x1f])|(?P<text>[^\x00-\x1f]+)"
)


class Glass:
    """What a terminal shows: feed it bytes, read `cells`."""

    def __init__(self, rows: int, cols: int) -> None:
        self.cells = Cells.blank(rows, cols)
        self.modes: dict[str, bool] = {}
        self.syncs = 0
        """How many synchronized updates have ended."""
        self._row, self._col = 0, 0
        self._ink, self._paper, self._style = INK, NIGHT, 0

    def feed(self, sent: bytes) -> None:
        """Show what was sent; whole sequences only."""
        for piece in PIECES.finditer(sent.decode()):
            if piece["text"]:
                self._letters(piece["text"])
            elif piece["control"]:
                self._control(piece["control"])
            elif piece["end"]:
                numbers = [int(part or 0) for part in piece["numbers"].split(";")]
                self._command(piece["mark"] + piece["end"], numbers)

    def _letters(self, text: str) -> None:
        for letter in text:
            width = letter_width(letter)
            if width:
                self.cells.write(self._row, self._col, letter, self._ink, self._paper)
                self.cells.set_style((self._row, self._col, 1, width), self._style)
                self._col = min(self._col + width, self.cells.cols)

    def _control(self, control: str) -> None:
        if control == "\r":
            self._col = 0
        elif control == "\n":
            self._row = min(self._row + 1, self.cells.rows - 1)

    def _command(self, command: str, numbers: list[int]) -> None:
        step = max(numbers[0], 1)
        match command:
            case "H":
                row, col = [*numbers, 1][:2]
                self._row, self._col = max(row, 1) - 1, max(col, 1) - 1
            case "C":
                self._col += step
            case "m":
                self._restyle(numbers)
            case "J" if numbers[0] == 2:
                self.cells.fill((0, 0, self.cells.rows, self.cells.cols), self._paper)
            case "K" if numbers[0] == 0:
                self.cells.fill((self._row, self._col, 1, self.cells.cols), self._paper)
            case "?h" | "?l":
                self._switch(str(numbers[0]), command)

    def _switch(self, mode: str, command: str) -> None:
        self.modes[mode] = command == "?h"
        if mode == "2026" and command == "?l":
            self.syncs += 1

    def _restyle(self, numbers: list[int]) -> None:
        rest = iter(numbers)
        for number in rest:
            if number == 0:
                self._ink, self._paper, self._style = INK, NIGHT, 0
            elif number in STYLES:
                self._style |= STYLES[number]
            elif number == 38:
                self._ink = _long_color(rest)
            elif number == 48:
                self._paper = _long_color(rest)
            elif number == 39:
                self._ink = INK
            elif number == 49:
                self._paper = NIGHT
            elif number % 60 // 10 == 3:
                self._ink = _short_color(number - 30)
            elif number % 60 // 10 == 4:
                self._paper = _short_color(number - 40)


STYLES = {1: BOLD, 4: UNDERLINE, 7: REVERSE, 9: STRIKE}


def _short_color(number: int) -> RGB:
    return BASIC_COLORS[number if number < 8 else number - 60 + 8]


def _long_color(rest: Iterator[int]) -> RGB:
    if next(rest) == 2:
        return next(rest), next(rest), next(rest)
    index = next(rest)
    return BASIC_COLORS[index] if index < 16 else indexed_color(index)


def same_picture(one: Cells, other: Cells) -> bool:
    """Tell whether two frames look the same: letters, paper, style, and ink where it shows."""
    inked = (one.glyph != ord(" ")) | (one.style != 0)
    return (
        np.array_equal(one.glyph, other.glyph)
        and np.array_equal(one.paper, other.paper)
        and np.array_equal(one.style, other.style)
        and np.array_equal(one.ink[inked], other.ink[inked])
    )
