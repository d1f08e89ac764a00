"""Time that drags: while a near-bite waits, the world takes a step in every few ticks only.

The rules know nothing of it: their near-bite lasts so many ticks of the world, and a replay plays
them all alike.  What was pressed in between is kept for the step that comes.
"""

from __future__ import annotations

from hyosan_arcade.view.controls import Controls

CHOICE_SLOWNESS = 4
"""Ticks a step of the world takes while a near-bite waits: 2.5 s for its 38 ticks."""
ASSISTED_SLOWNESS = 8
"""The same for a player who wants more time: 5 s."""


class Slowness:
    """Ticks since the last step of the world, and what was pressed in them."""

    def __init__(self) -> None:
        self._since = 0
        self._kept = Controls()

    def take(self, controls: Controls, slowness: int) -> Controls | None:
        """Take a tick in; return the controls of a step where one is due."""
        self._since += 1
        self._kept = self._kept.merge(controls)
        if self._since < slowness:
            return None
        due, self._since, self._kept = self._kept, 0, Controls()
        return due

    def blend(self, blend: float, slowness: int) -> float:
        """Return how far the picture is between the last two steps, 0..1."""
        return min((self._since + blend) / slowness, 1.0)
