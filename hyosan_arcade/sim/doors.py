"""Doors as bodies meet them: which is in reach, who has the key, moving the leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.intent import Pace
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.spec import DoorState, Item
from hyosan_arcade.sim.tuning import (
    BODY_RADIUS,
    DOOR_REACH,
    NOISE_DOOR,
    NOISE_SLAM,
    ZOMBIE_DIAMETER,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.tilemap import Door
    from hyosan_arcade.sim.world import World


def has_key(body: Body, door: Door) -> bool:
    """Say whether a body carries the key of a door."""
    return door.key.upper() in Item.__members__ and body.items[Item[door.key.upper()]] > 0


def door_in_reach(world: World, body: Body) -> int:
    """Return the index of the nearest whole door in reach, -1 for none."""
    best, best_gap = -1, DOOR_REACH
    for index, door in enumerate(world.tilemap.doors):
        if door.state == DoorState.BROKEN:
            continue
        gap = min(body.distance_to(col + 0.5, row + 0.5) for row, col in door.tiles)
        if gap <= best_gap:
            best, best_gap = index, gap
    return best


def move_door(world: World, door: Door, state: DoorState, body: Body | None = None) -> None:
    """Bring a door into `state`; shut at a run it slams, and that carries."""
    slammed = state == DoorState.CLOSED and body is not None and body.pace == Pace.SPRINT
    world.tilemap.set_door(door, state)
    world.map_changed()
    x, y = door.center
    world.events.append(events.DoorMoved(door.name, x, y, state, slammed))
    loudness = NOISE_SLAM if slammed else NOISE_DOOR
    owner = body.body_id if body is not None and not body.is_hybrid else -1
    if owner >= 0:
        world.sounds.make(Noise("slam" if slammed else "door", x, y, loudness, owner))


def door_is_free(world: World, door: Door) -> bool:
    """Say whether no person and no zombie stands in the way of the door leaf.

    The ally and followers make way: she never keeps a door open.
    """
    rows = [row for row, _ in door.tiles]
    cols = [col for _, col in door.tiles]
    top, bottom = min(rows) - BODY_RADIUS, max(rows) + 1 + BODY_RADIUS
    left, right = min(cols) - BODY_RADIUS, max(cols) + 1 + BODY_RADIUS
    for body in world.bodies:
        is_person = body.is_alive and body.person >= 0
        if is_person and left < body.x < right and top < body.y < bottom:
            return False
    pos = world.horde.pos
    slack = np.float32(ZOMBIE_DIAMETER / 2 - BODY_RADIUS)
    inside = (pos[0] > left - slack) & (pos[0] < right + slack)
    inside &= (pos[1] > top - slack) & (pos[1] < bottom + slack)
    return not bool(inside.any())
