"""The beat of the loop: sixty times a second, of which at most so many are drawn."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.writer import Writer

BEAT_S = 1 / 60
MOST_BEHIND_S = 2 * BEAT_S
"""Beats missed beyond this are not made up for."""


class Pace:
    """Says when to draw, and sleeps until the next beat."""

    def __init__(self, fps: int) -> None:
        self._apart_s = 1 / fps
        self._draw_s = 0.0
        self._due_s = time.perf_counter()

    def is_due(self, now_s: float) -> bool:
        """Say whether it is time to draw; half a beat early is better than half a beat late."""
        return now_s >= self._draw_s - BEAT_S / 2

    def drawn(self, now_s: float) -> None:
        """Note that a frame was drawn."""
        self._draw_s = max(self._draw_s, now_s - self._apart_s) + self._apart_s

    def wait(self, writer: Writer) -> None:
        """Sleep until the next beat, sending on what waits; return at once when it is late."""
        now_s = time.perf_counter()
        self._due_s = max(self._due_s + BEAT_S, now_s - MOST_BEHIND_S)
        while (left_s := self._due_s - time.perf_counter()) > 0:
            if not writer.is_sending:
                time.sleep(left_s)
            elif writer.line.wait_until_writable(left_s):
                writer.pump()
