"""Blows between bodies: what a mop, a shove and a hybrid's claws do to one who is no friend.

Friends never strike one another; only a hostile hybrid is struck.  The striker's clock says when:
a swing strikes in its active ticks, once; a shove and a hybrid's strike in their first.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim.combat import ARC_COSINE, hurt
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.tuning import (
    ALLY_DAMAGE,
    ALLY_REACH,
    HIT_ACTIVE_TICKS,
    HIT_WINDUP_TICKS,
    HUNGER_STRIKE,
    MOP_DAMAGE,
    MOP_PUSH,
    MOP_REACH,
    NOISE_HIT,
    SHOVE_PUSH,
    SHOVE_REACH,
    STOP_TICKS,
    TICK_S,
    WALK_SPEED,
)
from hyosan_arcade.sim.tuning_others import (
    CLAW_STUN_TICKS,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

BRAKE = WALK_SPEED * TICK_S / STOP_TICKS
"""Tiles per tick that a standing body's speed falls by each tick."""
FIRST_STRIKE = HIT_WINDUP_TICKS + 1
LAST_STRIKE = HIT_WINDUP_TICKS + HIT_ACTIVE_TICKS
SHOVED_LONGER = 3


def feel_blows(world: World, body: Body, hybrid: Hybrid) -> None:
    """Let a hostile hybrid feel what is done to it in this tick."""
    if body.leap is not None:
        return
    for other in world.bodies:
        is_friend = other is body or (other.hybrid is not None and other.hybrid.is_hostile)
        if is_friend or not other.is_alive or not _reaches(world, other, body):
            continue
        if other.doing == "hit" and FIRST_STRIKE <= other.doing_ticks <= LAST_STRIKE:
            _feel_mop(world, other, body, hybrid)
        elif other.doing == "shove" and not other.doing_ticks:
            _knock_back(body, other, SHOVE_PUSH)
            hybrid.stagger_ticks = CLAW_STUN_TICKS * SHOVED_LONGER
        elif other.doing == "strike" and not other.doing_ticks and other.hybrid is not None:
            other.hybrid.grow_hungry(HUNGER_STRIKE)
            _feel(world, other, body, ALLY_DAMAGE)
            _knock_back(body, other, SHOVE_PUSH)
            hybrid.stagger_ticks = CLAW_STUN_TICKS


def _feel_mop(world: World, other: Body, body: Body, hybrid: Hybrid) -> None:
    mark = -1 - body.body_id  # zombies' ids are never negative
    if mark in other.struck or not other.mop_hits:
        return
    other.struck += (mark,)
    other.mop_hits -= 1
    _feel(world, other, body, MOP_DAMAGE)
    _knock_back(body, other, MOP_PUSH)
    hybrid.stagger_ticks = CLAW_STUN_TICKS


def _feel(world: World, other: Body, body: Body, damage: float) -> None:
    """Take `damage` off, and learn who did it."""
    hurt(world, body, damage, (other.face_x, other.face_y))
    world.sounds.make(Noise("hit", other.x, other.y, NOISE_HIT, other.body_id))


def _reaches(world: World, other: Body, body: Body) -> bool:
    """Say whether `body` is before `other`'s hands, with no wall between."""
    reach = {"hit": MOP_REACH, "shove": SHOVE_REACH, "strike": ALLY_REACH}.get(other.doing, 0.0)
    gap = other.distance_to(body.x, body.y)
    if gap > reach:
        return False
    ahead = (body.x - other.x) * other.face_x + (body.y - other.y) * other.face_y
    row, col = world.tilemap.tile_of(body.x, body.y)
    shown = bool(world.sight_of(other)[row * world.tilemap.width + col])
    return shown and (gap < 0.5 or ahead >= ARC_COSINE * gap)


def _knock_back(body: Body, other: Body, tiles: float) -> None:
    """Send `body` sliding about `tiles` away from `other`: its feet brake it."""
    gap = max(other.distance_to(body.x, body.y), 0.05)
    speed = min(sqrt(2.0 * tiles * BRAKE), 0.45)
    body.vel_x = (body.x - other.x) / gap * speed
    body.vel_y = (body.y - other.y) / gap * speed
