"""Zombies that are still to come."""

from __future__ import annotations

from dataclasses import dataclass

MAX_FEEDS = 256
"""As many may be under way at once; a level defines far fewer."""


@dataclass(slots=True)
class Feed:
    """Zombies a trigger or wave is still sending: one each `every_ticks` until `left` is 0."""

    kind: str
    at: str
    left: int
    every_ticks: int
    clock: int = 0
    wave: int = -1
