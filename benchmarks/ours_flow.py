"""The game's own flow fields, driven through this one door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.fields import FlowFields
from hyosan_arcade.sim.flow import FAR, Passages

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import Tile

SLOT = 0
VERSION = 1


class OurFlow:
    """One field on a map of `solid` tiles (H, W)."""

    def __init__(self, solid: NDArray[np.bool_]) -> None:
        """Pack the map, as the game does whenever a door moves."""
        self._passages = Passages((~solid).astype(np.uint8))
        self._height, self._width = solid.shape

    def solve(self, goal: Tile) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        """Return walked distances and heading codes towards `goal`, flat (T,) each."""
        fields = self.begin(goal)
        fields.solve_slot(SLOT, self._passages, VERSION)
        return fields.dist[SLOT], fields.code[SLOT]

    def begin(self, goal: Tile) -> FlowFields:
        """Return fields that have yet to be solved towards `goal`."""
        fields = FlowFields(self._height, self._width, 1)
        fields.aim(SLOT, goal)
        return fields

    def advance(self, fields: FlowFields, goal: Tile) -> bool:
        """Do one tick's share of the work; say whether the field is solved."""
        fields.solve(self._passages, VERSION)
        return fields.distance(SLOT, goal) < FAR
