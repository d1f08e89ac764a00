"""Sounds in words, with the side they come from.

A few captions at a time, each for a while.  The same sound from the same side again renews its
line instead of adding one, so a horde at a door does not push the breaking glass out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.view.cues import HEARING
from hyosan_arcade.view.scene import Caption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hyosan_arcade.content.words import Words
    from hyosan_arcade.view.cues import Cue

ROOM = 3
LAST_TICKS = 150
HERE_TILES = 1.5
"""Closer to the listener than this, a sound has no side."""


@dataclass(slots=True)
class Line:
    """A caption being shown."""

    key: str
    side: str
    ticks: int = 0


class Captions:
    """The captions of a run; the newest last."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lines: list[Line] = []

    def hear(self, cues: Iterable[Cue], listener: tuple[float, float]) -> None:
        """Write down the cues that have words and are near enough to be heard."""
        for cue in cues:
            near = math.dist((cue.x, cue.y), listener) < HEARING * cue.gain
            if cue.caption and near:
                self._write(cue.caption, side_of(cue.x - listener[0]))

    def tick(self) -> None:
        """Let lines grow old and go."""
        for line in self._lines:
            line.ticks += 1
        self._lines = [line for line in self._lines if line.ticks < LAST_TICKS]

    def shown(self) -> tuple[Caption, ...]:
        """Return the lines to show, oldest first."""
        return tuple(
            Caption(self._words.get(line.key), line.side, line.ticks / LAST_TICKS)
            for line in self._lines
        )

    def _write(self, key: str, side: str) -> None:
        known = next((line for line in self._lines if (line.key, line.side) == (key, side)), None)
        if known is not None:
            known.ticks = 0
            return
        self._lines = [*self._lines, Line(key, side)][-ROOM:]


def side_of(dx: float) -> str:
    """Name the side of something `dx` tiles to the right of the listener.

    >>> side_of(5.0), side_of(-5.0), side_of(0.5)
    ('right', 'left', '')
    """
    if abs(dx) < HERE_TILES:
        return ""
    return "right" if dx > 0 else "left"
