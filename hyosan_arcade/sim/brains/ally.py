"""The ally's brain: follows, holds, goes, listens, fights; never in the way."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim.brains.walking import toward_place, walk_field
from hyosan_arcade.sim.intent import AIM_UNITS, FULL, IDLE, Button, Intent, Order, Pace
from hyosan_arcade.sim.tuning import (
    ALLY_FAR,
    ALLY_HIT_TICKS,
    ALLY_NEAR,
    ALLY_REACH,
    HOLD_TICKS,
    HOLD_TILES,
    MARKER_SLOT,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World


def decide(world: World, body: Body) -> Intent:
    """Return what the ally does this tick."""
    hybrid = body.hybrid
    leader = world.leader_of(body)
    if hybrid is None or leader is None or not hybrid.has_joined:
        return IDLE
    _lapse(hybrid, body, leader)
    if hybrid.gone_ticks:
        return _keep_away(world, body)
    if hybrid.holds_hand:
        return toward_place(body, leader.x, leader.y, 0.6, Pace.WALK)
    if hybrid.order == Order.FIGHT:
        return _fight(world, body, leader)
    if hybrid.order == Order.GO:
        return walk_field(world, body, MARKER_SLOT, Pace.WALK)
    if hybrid.order in (Order.HOLD, Order.LISTEN):
        return IDLE
    return _follow(world, body, leader)


def _lapse(hybrid: Hybrid, body: Body, leader: Body) -> None:
    """Let an order to stay end by itself: a minute, or twenty tiles apart."""
    stays = hybrid.order in (Order.HOLD, Order.LISTEN, Order.GO)
    far = leader.distance_to(body.x, body.y) > HOLD_TILES
    if stays and (hybrid.order_ticks > HOLD_TICKS or far and hybrid.order != Order.GO):
        hybrid.order, hybrid.order_ticks = Order.COME, 0


def _follow(world: World, body: Body, leader: Body) -> Intent:
    """Stay near the leader, at the leader's own pace when it sneaks."""
    away = leader.distance_to(body.x, body.y)
    if away < ALLY_NEAR:
        return _make_room(world, body, leader)
    moving = abs(body.vel_x) + abs(body.vel_y) > 0.005
    if away < ALLY_FAR and not moving:
        return IDLE
    sneaks = leader.pace == Pace.SNEAK and away < ALLY_FAR * 1.5
    pace = Pace.SNEAK if sneaks else (Pace.SPRINT if away > ALLY_FAR * 2 else Pace.WALK)
    return walk_field(world, body, leader.body_id, pace)


def _make_room(world: World, body: Body, leader: Body) -> Intent:
    """Step out of a doorway, and never stand on the leader's toes."""
    row, col = world.tilemap.tile_of(body.x, body.y)
    in_door = world.tilemap.door_of((row, col)) is not None
    close = leader.distance_to(body.x, body.y) < 0.7
    if not in_door and not close:
        return IDLE
    dx, dy = body.x - leader.x, body.y - leader.y
    ahead = (row + round(leader.face_y), col + round(leader.face_x))
    if in_door and not world.tilemap.blocks(*ahead):
        dx, dy = leader.face_x, leader.face_y
    length = sqrt(dx * dx + dy * dy) or 1.0
    return Intent(int(dx / length * FULL), int(dy / length * FULL), Pace.SNEAK)


def _fight(world: World, body: Body, leader: Body) -> Intent:
    """Strike the nearest zombie near the leader of those she sees."""
    horde = world.horde
    near = horde.near(leader.x, leader.y, 6.0)
    near = near[world.sight_of(body).take(horde.tile[near])]
    if not len(near):
        return _follow(world, body, leader)
    dx = horde.pos[0, near] - body.x
    dy = horde.pos[1, near] - body.y
    slot = int(near[int((dx * dx + dy * dy).argmin())])
    x, y = float(horde.pos[0, slot]), float(horde.pos[1, slot])
    walk = toward_place(body, x, y, ALLY_REACH * 0.7, Pace.SPRINT)
    ready = body.distance_to(x, y) <= ALLY_REACH and world.tick % ALLY_HIT_TICKS == 0
    return Intent(
        walk.move_x,
        walk.move_y,
        Pace.SPRINT,
        max(int(x * AIM_UNITS), 0),
        max(int(y * AIM_UNITS), 0),
        Button.HIT if ready else Button.NONE,
    )


def _keep_away(world: World, body: Body) -> Intent:
    """Crouch where she is until she has recovered."""
    return IDLE if world.tick % 2 else Intent(0, 0, Pace.SNEAK)
