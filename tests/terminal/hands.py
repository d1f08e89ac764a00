"""Somebody's hands at a terminal, without the terminal: bytes in, controls out, on a clock."""

from __future__ import annotations

from hyosan_arcade.frontends.terminal.held import Held
from hyosan_arcade.frontends.terminal.mouse import Pointer
from hyosan_arcade.frontends.terminal.tokeniser import Tokeniser
from hyosan_arcade.view.controls import ControlMap, Controls

BEAT_S = 1 / 60


class Hands:
    """Somebody at a terminal, sixty polls a second."""

    def __init__(self) -> None:
        self.held = Held(ControlMap(), Pointer(lambda row, col: (10 * col, 10 * row)))
        self._tokeniser = Tokeniser()
        self.now_s = 100.0

    def poll(self, typed: bytes = b"") -> Controls:
        """Let a beat pass in which something is typed."""
        self.now_s += BEAT_S
        return self.held.read(self._tokeniser.feed(typed, self.now_s), self.now_s)

    def wait(self, polls: int) -> list[Controls]:
        """Let beats pass."""
        return [self.poll() for _ in range(polls)]
