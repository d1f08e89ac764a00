"""What a playtest bot makes of a snapshot in one tick: where the dead are, and how near."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from hyosan_arcade.run.legs import Place, middle
from hyosan_arcade.sim.snapshot import BodyView, Mood, Prompt, Snapshot
from hyosan_arcade.sim.spec import Tile

AWAKE = (Mood.CHASE, Mood.GRAB)
HARMLESS = (Mood.DEAD, Mood.RISE)


@dataclass(frozen=True, slots=True, eq=False)
class Senses:
    """`places`: (2, N) tiles of the zombies that stand; `gaps`: (N,) tiles to `me`; `awake`: (N,)
    whether they are after somebody.  Sorted by gap, nearest first.
    """

    seen: Snapshot
    me: BodyView
    places: NDArray[np.float32]
    gaps: NDArray[np.float32]
    awake: NDArray[np.bool_]

    @property
    def here(self) -> Place:
        """Where the bot stands."""
        return self.me.x, self.me.y

    @property
    def tick(self) -> int:
        """The tick seen."""
        return self.seen.tick

    @property
    def ally(self) -> BodyView | None:
        """The hybrid, if she is there."""
        return next((body for body in self.seen.bodies if body.ally is not None), None)

    @property
    def prompt(self) -> Prompt | None:
        """What the use button would do."""
        return next((p for p in self.seen.prompts if p.person == self.me.person), None)

    def count_within(self, reach: float) -> int:
        """Count the zombies within `reach` tiles."""
        return int(np.count_nonzero(self.gaps < reach))

    def count_awake_within(self, reach: float) -> int:
        """Count those within `reach` that are after somebody."""
        return int(np.count_nonzero(self.awake & (self.gaps < reach)))

    def place(self, index: int) -> Place:
        """Return where zombie number `index`, counted from the nearest, stands."""
        return float(self.places[0, index]), float(self.places[1, index])

    def count_calm_beside(self, way: list[Tile], reach: float) -> int:
        """Count the zombies after nobody within `reach` tiles of any tile of `way`."""
        calm = self.places[:, ~self.awake]
        if not way or not calm.size:
            return 0
        stops = np.array([middle(tile) for tile in way], np.float32).T
        offsets = calm[:, :, None] - stops[:, None, :]
        near = (offsets[0] ** 2 + offsets[1] ** 2).min(axis=1) < reach * reach
        return int(np.count_nonzero(near))


def sense(seen: Snapshot, me: BodyView) -> Senses:
    """Take in `seen` as the body `me`."""
    horde = seen.horde
    standing = ~np.isin(horde.mood, HARMLESS)
    places = horde.pos[:, standing]
    squares = (places[0] - me.x) ** 2 + (places[1] - me.y) ** 2
    order = np.argsort(squares, kind="stable")
    awake = np.isin(horde.mood[standing], AWAKE)
    return Senses(seen, me, places[:, order], np.sqrt(squares[order]), awake[order])


def nearest_gap(senses: Senses) -> float:
    """Return the tiles to the nearest standing zombie, a large number when there is none."""
    return float(senses.gaps[0]) if senses.gaps.size else sqrt(2) * 256
