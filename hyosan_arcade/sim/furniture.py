"""Pushing furniture.

A desk slides one whole tile when somebody walks into it long enough and the tile behind it is
free; it scrapes, and the dead hear it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.tuning import BODY_RADIUS, NOISE_DESK, PUSH_TICKS

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.tilemap import Prop
    from hyosan_arcade.sim.world import World


def push(world: World, body: Body) -> None:
    """Slide the piece of furniture the body walks into, once it has pushed long enough."""
    ahead = _pushed_step(body)
    prop = _prop_ahead(world, body, ahead) if ahead != (0, 0) else None
    if prop is None:
        body.pushing_ticks = 0
        return
    body.pushing_ticks += 1
    if body.pushing_ticks < PUSH_TICKS:
        return
    body.pushing_ticks = 0
    to = (prop.at[0] + ahead[0], prop.at[1] + ahead[1])
    if not is_free(world, to):
        return
    old = prop.at
    world.tilemap.move_prop(prop, to, world.tick)
    world.map_changed()
    world.events.append(
        events.PropPushed(prop.kind.name, old[1] + 0.5, old[0] + 0.5, to[1] + 0.5, to[0] + 0.5)
    )
    world.sounds.make(Noise("desk", to[1] + 0.5, to[0] + 0.5, NOISE_DESK, _owner(body)))


def _owner(body: Body) -> int:
    return -1 if body.is_hybrid else body.body_id


def _pushed_step(body: Body) -> Tile:
    """Return the (row, col) step of the side the body presses against, (0, 0) for none."""
    move_x, move_y = body.intent.move_x, body.intent.move_y
    if body.person < 0 or body.doing or body.is_grabbed or not (move_x or move_y):
        return 0, 0
    if abs(move_x) > abs(move_y):
        stopped = abs(body.x - body.prev_x) < 0.005
        return (0, 1 if move_x > 0 else -1) if stopped else (0, 0)
    stopped = abs(body.y - body.prev_y) < 0.005
    return (1 if move_y > 0 else -1, 0) if stopped else (0, 0)


def _prop_ahead(world: World, body: Body, ahead: Tile) -> Prop | None:
    reach = BODY_RADIUS + 0.1
    row = int(body.y + ahead[0] * reach)
    col = int(body.x + ahead[1] * reach)
    if not world.tilemap.inside(row, col):
        return None
    prop = world.tilemap.prop_of((row, col))
    return prop if prop is not None and prop.kind.pushable else None


def is_free(world: World, tile: Tile) -> bool:
    """Say whether nothing solid, no body and no zombie stands on `tile`; the ally makes way."""
    row, col = tile
    tilemap = world.tilemap
    if tilemap.blocks(row, col) or tilemap.door_of(tile) is not None:
        return False
    margin = BODY_RADIUS
    for body in world.bodies:
        inside_x = col - margin < body.x < col + 1 + margin
        makes_way = body.is_hybrid and body.person < 0
        if makes_way:
            continue
        if body.is_alive and inside_x and row - margin < body.y < row + 1 + margin:
            return False
    return not bool(np.any(world.horde.tile == row * tilemap.width + col))
