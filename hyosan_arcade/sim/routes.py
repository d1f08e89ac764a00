"""What the map lets through: the dead, the living, and sound.

Each is a cost per tile, read off what stands there (`TileMap.layer`): a piece of furniture, else
a door, else the tile itself.  When a few tiles change, only their rectangle is worked out anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.flow import Passages
from hyosan_arcade.sim.spec import TILE_INDEX, TILE_KINDS, DoorState
from hyosan_arcade.sim.tuning import (
    DOOR_PATH_COST,
    LEAP_TILES,
    NOISE_DOOR_COST,
    NOISE_GLASS_COST,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.tilemap import TileMap, Window

DOOR_WALK_COST = 3
"""A person takes a detour shorter than this rather than open a door."""
BLIND_PROP_COST = 1
"""Furniture does not stop sound."""

ROPE_WALK_COST = 2
"""A rope is walked at half a person's pace."""

_OPEN = np.array([not kind.solid for kind in TILE_KINDS], np.uint8)
_WALK = np.where([kind.bridged for kind in TILE_KINDS], np.uint8(ROPE_WALK_COST), _OPEN)
_HUNT = _OPEN.copy()
_HUNT[TILE_INDEX["window"]] = DOOR_PATH_COST
_SOUND = np.array([kind.sound_cost for kind in TILE_KINDS], np.uint8)
_SOUND[TILE_INDEX["window"]] = NOISE_GLASS_COST


class Routes:
    """The passages of one map, brought up to date by `follow`.

    `leap` is `walk` with leaps over gaps, for hybrids; on a map without gaps it is `walk` itself.
    `sound` stays a (H, W) uint8 grid of costs: a sound asks for the floor around it alone.
    """

    def __init__(self, tilemap: TileMap) -> None:
        """Read the whole map."""
        window = tilemap.whole
        self.hunt = Passages(_hunt_costs(tilemap, window))
        self.walk = Passages(_walk_costs(tilemap, window))
        self.leap = self._with_leaps(tilemap)
        self.sound = _sound_costs(tilemap, window)

    def follow(self, tilemap: TileMap, window: Window) -> None:
        """Take over what changed inside `window`."""
        corner = window.top, window.left
        self.hunt = self.hunt.updated(corner, _hunt_costs(tilemap, window))
        self.walk = self.walk.updated(corner, _walk_costs(tilemap, window))
        self.leap = self._with_leaps(tilemap)
        self.sound[window.rows, window.cols] = _sound_costs(tilemap, window)

    def _with_leaps(self, tilemap: TileMap) -> Passages:
        """Return the ways of hybrids."""
        if not tilemap.has_gaps:
            return self.walk
        return self.walk.with_leaps(tilemap.chasms, LEAP_TILES)


def _hunt_costs(tilemap: TileMap, window: Window) -> NDArray[np.uint8]:
    """Return the ways of the dead: what can be broken is open, at a cost."""
    doors = [DOOR_PATH_COST if door.is_shut else 1 for door in tilemap.doors]
    props = [DOOR_PATH_COST if prop.kind.hp else 0 for prop in tilemap.props]
    return tilemap.layer(window, _HUNT, doors, props)


def _walk_costs(tilemap: TileMap, window: Window) -> NDArray[np.uint8]:
    """Return the ways of the living: doors open, locked ones and furniture do not."""
    shut = {DoorState.CLOSED: DOOR_WALK_COST, DoorState.LOCKED: 0, DoorState.BARRICADED: 0}
    doors = [shut.get(door.state, 1) for door in tilemap.doors]
    return tilemap.layer(window, _WALK, doors, [0] * len(tilemap.props))


def _sound_costs(tilemap: TileMap, window: Window) -> NDArray[np.uint8]:
    """Return the ways of sound: walls stop it, shut doors and glass take their share."""
    doors = [NOISE_DOOR_COST if door.is_shut else 1 for door in tilemap.doors]
    return tilemap.layer(window, _SOUND, doors, [BLIND_PROP_COST] * len(tilemap.props))
