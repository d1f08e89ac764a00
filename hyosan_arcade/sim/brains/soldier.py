"""A soldier's brain: stand at the post, or walk the beat there and back; stop to shoot.

Whom he sees and when he shoots is in `soldiers`; here are his feet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.brains.walking import walk_field
from hyosan_arcade.sim.intent import IDLE, Button, Intent
from hyosan_arcade.sim.tuning_others import (
    PATROL_REST_TICKS,
    PATROL_STICK,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World


def decide(world: World, body: Body) -> Intent:
    """Return what the soldier does this tick."""
    soldier = body.soldier
    if body.is_grabbed:
        return Intent(buttons=Button.SHOVE)
    if soldier is None or not soldier.to or soldier.aim_ticks:
        return IDLE
    if soldier.rest_ticks:
        soldier.rest_ticks -= 1
        return IDLE
    goal = world.walks.goals[body.body_id]
    if goal == world.tilemap.tile_of(body.x, body.y):
        soldier.returns, soldier.rest_ticks = not soldier.returns, PATROL_REST_TICKS
        return IDLE
    wish = walk_field(world, body, body.body_id, body.pace)
    stick_x, stick_y = int(wish.move_x * PATROL_STICK), int(wish.move_y * PATROL_STICK)
    return Intent(stick_x, stick_y, buttons=wish.buttons)
