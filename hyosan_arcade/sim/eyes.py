"""Who can be seen from where, remembered: one sight field per body and half tile.

A field depends on nothing but the half tile a body stands on and the map's version, so that
remembering it never shows in the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import Pace
from hyosan_arcade.sim.sight import sight_field
from hyosan_arcade.sim.tuning import DARK_SIGHT, HAND_SIGHT, SNEAK_SIGHT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.tilemap import TileMap


class Eyes:
    """The sight fields of all bodies on one map; `dark` 0..1 takes sight from the dead."""

    def __init__(self, tilemap: TileMap, dark: float) -> None:
        """Start with nothing remembered."""
        self._tilemap = tilemap
        self._lit = 1.0 - DARK_SIGHT * dark
        self._fields: dict[int, tuple[tuple[int, int, int], NDArray[np.bool_]]] = {}

    def field(self, body: Body) -> NDArray[np.bool_]:
        """Return which tiles see `body`, flat (T,) bool."""
        key = int(body.x * 2), int(body.y * 2), self._tilemap.version
        known = self._fields.get(body.body_id)
        if known is not None and known[0] == key:
            return known[1]
        eye = (key[0] + 0.5) / 2, (key[1] + 0.5) / 2
        field = sight_field(self._tilemap.opaque, *eye).ravel()
        self._fields[body.body_id] = key, field
        return field

    def visibility(self, body: Body, *, held: bool) -> float:
        """Return the factor on a zombie's sight for `body`; `held` by a hybrid's hand halves it."""
        factor = self._lit
        if body.pace == Pace.SNEAK:
            factor *= SNEAK_SIGHT
        if held:
            factor *= HAND_SIGHT
        return factor
