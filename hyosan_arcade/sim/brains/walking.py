"""Walking for brains: straight to a place, or along a flow field through doors."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import FULL, IDLE, Button, Intent, Pace

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World


def toward_place(body: Body, x: float, y: float, stop: float, pace: Pace) -> Intent:
    """Walk straight to (x, y) and stop within `stop` tiles of it."""
    dx, dy = x - body.x, y - body.y
    length = sqrt(dx * dx + dy * dy)
    if length <= stop:
        return IDLE
    return Intent(int(dx / length * FULL), int(dy / length * FULL), pace)


def walk_field(world: World, body: Body, slot: int, pace: Pace) -> Intent:
    """Follow the people's flow field `slot` to its goal, opening doors on the way.

    The body heads for the middle of the next tile, so that it never catches on a corner; on the
    goal's own tile it stands.
    """
    row, col = world.tilemap.tile_of(body.x, body.y)
    step = world.walks.heading(slot, (row, col))
    if step == (0, 0):
        return IDLE
    ahead = (row + step[0], col + step[1])
    door = world.tilemap.door_of(ahead)
    if door is not None and door.is_shut:
        near = toward_place(body, col + 0.5, row + 0.5, 0.05, pace)  # so that it is in reach
        use = Button.USE if world.tick % 20 == body.body_id else Button.NONE
        return Intent(near.move_x, near.move_y, pace, buttons=use)
    return toward_place(body, ahead[1] + 0.5, ahead[0] + 0.5, 0.05, pace)
