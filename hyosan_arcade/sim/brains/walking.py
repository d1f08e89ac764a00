"""Walking for brains: straight to a place, or along a flow field through doors and over gaps."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim.flow import FAR
from hyosan_arcade.sim.intent import AIM_UNITS, FULL, IDLE, Button, Intent, Pace
from hyosan_arcade.sim.leaping import SIDES, landing

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.world import World

WAY_STEPS = 200
WAY_POINTS = 24


def toward_place(body: Body, x: float, y: float, stop: float, pace: Pace) -> Intent:
    """Walk straight to (x, y) and stop within `stop` tiles of it."""
    dx, dy = x - body.x, y - body.y
    length = sqrt(dx * dx + dy * dy)
    if length <= stop:
        return IDLE
    return Intent(int(dx / length * FULL), int(dy / length * FULL), pace)


def toward_tile(body: Body, tile: Tile, pace: Pace) -> Intent:
    """Walk straight to the middle of `tile`."""
    return toward_place(body, tile[1] + 0.5, tile[0] + 0.5, 0.05, pace)


def walk_field(world: World, body: Body, slot: int, pace: Pace) -> Intent:
    """Follow the people's flow field `slot` to its goal, opening doors on the way.

    The body heads for the middle of the next tile, so that it never catches on a corner; on the
    goal's own tile it stands.  A hybrid leaps where her way leads over a gap.
    """
    row, col = world.tilemap.tile_of(body.x, body.y)
    step = world.ways_of(body).heading(slot, (row, col))
    if step == (0, 0):
        return leap_on(world, body, slot)
    ahead = (row + step[0], col + step[1])
    door = world.tilemap.door_of(ahead)
    in_doorway = door is not None or world.tilemap.door_of((row, col)) is not None
    if in_doorway and body.is_hybrid and pace is Pace.SNEAK:
        pace = Pace.WALK  # her steps are not heard, and she is not to stand in the way
    if door is not None and door.is_shut:
        near = toward_tile(body, (row, col), pace)  # so that it is in reach
        use = Button.USE if world.tick % 20 == body.body_id else Button.NONE
        return Intent(near.move_x, near.move_y, pace, buttons=use)
    return toward_tile(body, ahead, pace)


def leap_on(world: World, body: Body, slot: int) -> Intent:
    """Leap over the gap at which field `slot` has led a hybrid; stand if it has led to none."""
    to = _landing_on_way(world, body, slot, world.tilemap.tile_of(body.x, body.y))
    return IDLE if to is None else leap_toward(world, body, to)


def leap_toward(world: World, body: Body, tile: Tile) -> Intent:
    """Leap or hop towards `tile`, once the hands are free."""
    if body.doing or world.tick % 2:  # a press must end before the next
        return IDLE
    x, y = int((tile[1] + 0.5) * AIM_UNITS), int((tile[0] + 0.5) * AIM_UNITS)
    return Intent(aim_x=x, aim_y=y, buttons=Button.THROW)


def _landing_on_way(world: World, body: Body, slot: int, tile: Tile) -> Tile | None:
    """Return the best place to leap to from `tile` along field `slot`."""
    if not body.is_hybrid or not world.tilemap.has_gaps:
        return None
    fields = world.ways_of(body)
    found = (landing(world.tilemap, tile, side) for side in SIDES)
    nearer = [to for to in found if to and fields.distance(slot, to) < fields.distance(slot, tile)]
    return min(nearer, key=lambda to: fields.distance(slot, to), default=None)


def way_of(world: World, body: Body, slot: int) -> tuple[tuple[float, float], ...]:
    """Return places along the way of `body` to the goal of field `slot`, at most `WAY_POINTS`."""
    fields = world.ways_of(body)
    tile = world.tilemap.tile_of(body.x, body.y)
    tiles: list[Tile] = []
    while fields.distance(slot, tile) not in (0, FAR) and len(tiles) < WAY_STEPS:
        step = fields.heading(slot, tile)
        ahead = tile[0] + step[0], tile[1] + step[1]
        onward = ahead if step != (0, 0) else _landing_on_way(world, body, slot, tile)
        if onward is None:
            break
        tile = onward
        tiles.append(tile)
    every = len(tiles) // (WAY_POINTS - 1) + 1
    shown = tiles[::-1][: (WAY_POINTS - 1) * every : every][::-1]
    return (body.x, body.y), *((col + 0.5, row + 0.5) for row, col in shown)
