"""A found survivor's brain: stay close, step back from the dead, struggle when held."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.brains.walking import walk_field
from hyosan_arcade.sim.intent import FULL, IDLE, Button, Intent, Pace
from hyosan_arcade.sim.tuning import FOLLOW_FLEE, FOLLOW_NEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

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
    near = near[world.sight_of(body).take(world.horde.tile[near])]
    if len(near) and away < FOLLOW_FLEE * 3:
        return _flee(world, body, near)
    if away < FOLLOW_NEAR:
        return IDLE
    pace = Pace.SNEAK if leader.pace == Pace.SNEAK and away < 5 else Pace.WALK
    return walk_field(world, body, leader.body_id, pace)


def _flee(world: World, body: Body, near: NDArray[np.int64]) -> Intent:
    """Run straight away from the nearest of the slots `near`."""
    dx = body.x - world.horde.pos[0, near].astype(np.float64)
    dy = body.y - world.horde.pos[1, near].astype(np.float64)
    square = dx * dx + dy * dy
    closest = int(square.argmin())
    length = sqrt(float(square[closest])) or 1.0
    away_x, away_y = float(dx[closest]) / length, float(dy[closest]) / length
    return Intent(int(away_x * FULL), int(away_y * FULL), Pace.SPRINT)
