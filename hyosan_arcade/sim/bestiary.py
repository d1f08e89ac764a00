"""The level's zombie kinds as columns, so that thousands look their numbers up in one gather."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import ZombieKind


class KindTable:
    """One column per quantity, (K,) each, indexed by `Horde.kind`; speeds in tiles/s."""

    def __init__(self, kinds: tuple[ZombieKind, ...]) -> None:
        """Lay out `kinds` in columns."""
        self.kinds = kinds
        self.speed = np.array([k.speed for k in kinds], np.float32)
        self.burst_speed = np.array([k.burst_speed for k in kinds], np.float32)
        self.burst_ticks = np.array(
            [0 if k.bursts_on_sight else k.burst_ticks for k in kinds], np.int16
        )
        self.bursts_on_sight = np.array([k.bursts_on_sight for k in kinds], np.bool_)
        self.rise = np.array([k.rise_ticks for k in kinds], np.int16)
        self.turn = np.array([k.turn for k in kinds], np.float32)
        self.sight = np.array([k.sight for k in kinds], np.float32)
        self.hearing = np.array([k.hearing for k in kinds], np.float32)
        self.armour = np.array([k.armour for k in kinds], np.float32)
        self._index = {kind.name: i for i, kind in enumerate(kinds)}

    def index(self, name: str) -> int:
        """Return the row of kind `name`; KeyError names an unknown one."""
        return self._index[name]
