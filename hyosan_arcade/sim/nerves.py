"""What a follower goes through: fear, grief, and what they carry for others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hyosan_arcade.sim.world_parts import GroundItem


@dataclass(slots=True)
class Nerves:
    """A follower's state; clocks in ticks.

    While `panic_ticks` run they do nothing but run; `scream_clock` keeps them from screaming again.
    While `grief_ticks` run they kneel at (`grief_x`, `grief_y`).  `tending` is the body they
    bandage, -1 = themselves.  `carried` is what they have picked up for their leader.
    """

    panic_ticks: int = 0
    scream_clock: int = 0
    grief_ticks: int = 0
    grief_x: float = 0.0
    grief_y: float = 0.0
    tending: int = -1
    carried: list[GroundItem] = field(default_factory=list)
