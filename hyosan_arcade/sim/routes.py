"""What the map lets through: the dead, the living, and sound, each as `Passages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.flow import Passages
from hyosan_arcade.sim.spec import TILE_INDEX, TILE_KINDS, DoorState
from hyosan_arcade.sim.tuning import DOOR_PATH_COST, NOISE_DOOR_COST, NOISE_GLASS_COST

if TYPE_CHECKING:
    from hyosan_arcade.sim.tilemap import TileMap

DOOR_WALK_COST = 3
"""A person takes a detour shorter than this rather than open a door."""

_SOLID = np.array([kind.solid for kind in TILE_KINDS])
_SOUND = np.array([kind.sound_cost for kind in TILE_KINDS], np.uint8)
_SOUND[TILE_INDEX["window"]] = NOISE_GLASS_COST


def hunt_passages(tilemap: TileMap) -> Passages:
    """Return the ways of the dead: what can be broken is open, at a cost."""
    cost = (~_SOLID[tilemap.kind]).astype(np.uint8)
    cost[tilemap.kind == TILE_INDEX["window"]] = DOOR_PATH_COST
    for door in tilemap.doors:
        for tile in door.tiles:
            cost[tile] = DOOR_PATH_COST if door.is_shut else 1
    for prop in tilemap.props:
        if prop.kind.solid and not prop.broken:
            cost[prop.at] = DOOR_PATH_COST if prop.kind.hp else 0
    return Passages(cost)


def walk_passages(tilemap: TileMap) -> Passages:
    """Return the ways of the living: doors open, locked ones and furniture do not."""
    cost = (~tilemap.solid[0]).astype(np.uint8)
    for door in tilemap.doors:
        if door.state == DoorState.CLOSED:
            for tile in door.tiles:
                cost[tile] = DOOR_WALK_COST
    return Passages(cost)


def sound_passages(tilemap: TileMap) -> Passages:
    """Return the ways of sound: walls stop it, shut doors and glass take their share."""
    cost = _SOUND[tilemap.kind]
    for door in tilemap.doors:
        for tile in door.tiles:
            cost[tile] = NOISE_DOOR_COST if door.is_shut else 1
    return Passages(cost)
