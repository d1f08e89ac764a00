"""A found survivor's brain: stay close, step back from the dead, struggle when held."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim.brains.walking import walk_field
from hyosan_arcade.sim.intent import FULL, IDLE, Button, Intent, Pace
from hyosan_arcade.sim.tuning import FOLLOW_FLEE, FOLLOW_NEAR

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World


def decide(world: World, body: Body) -> Intent:
    """Return what the follower does this tick."""
    if body.is_grabbed:
        return Intent(buttons=Button.SHOVE)
    leader = world.leader_of(body)
    if leader is None:
        return IDLE
    away = leader.distance_to(body.x, body.y)
    near = world.horde.near(body.x, body.y, FOLLOW_FLEE)
    if len(near) and away < FOLLOW_FLEE * 3:
        return _flee(world, body, int(near[0]))
    if away < FOLLOW_NEAR:
        return IDLE
    pace = Pace.SNEAK if leader.pace == Pace.SNEAK and away < 5 else Pace.WALK
    return walk_field(world, body, leader.body_id, pace)


def _flee(world: World, body: Body, slot: int) -> Intent:
    dx = body.x - float(world.horde.pos[0, slot])
    dy = body.y - float(world.horde.pos[1, slot])
    length = sqrt(dx * dx + dy * dy) or 1.0
    return Intent(int(dx / length * FULL), int(dy / length * FULL), Pace.SPRINT)
