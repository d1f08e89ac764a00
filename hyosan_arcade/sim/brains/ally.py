"""The ally's brain: follows, holds, goes, listens, fights; never in the way, never lost."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim.brains import feral
from hyosan_arcade.sim.brains.aside import (
    crouch_away,
    is_settling,
    is_walking,
    leave_doorway,
    leave_shut,
    shut_behind,
    step_aside,
    step_to,
)
from hyosan_arcade.sim.brains.unstuck import get_on, is_apart
from hyosan_arcade.sim.brains.walking import toward_place, toward_tile, walk_field
from hyosan_arcade.sim.intent import AIM_UNITS, FULL, IDLE, Button, Intent, Order, Pace
from hyosan_arcade.sim.orders import ARRIVED, HAND_TILES
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.tuning import (
    ALLY_FAR,
    ALLY_HIT_TICKS,
    ALLY_NEAR,
    ALLY_REACH,
    MARKER_SLOT,
    REACH,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

SLACK = ALLY_FAR - ALLY_NEAR
"""Tiles between where she stops behind her leader and where she starts again."""
FOES_TRIED = 3
FIGHT_TILES = 6.0
"""Around her leader."""
DEFEND_TILES = 3.0
"""One who strikes first leaves alone what is farther off."""
HAND_OVER = REACH * 0.9
SWAP_TILES = 1.8
TOES = 0.7


def decide(world: World, body: Body) -> Intent:
    """Return what the ally does this tick."""
    hybrid = body.hybrid
    leader = world.leader_of(body)
    if hybrid is None or leader is None or not hybrid.has_joined:
        return IDLE
    if not hybrid.listens_to_people:
        lies_low = hybrid.gone_ticks and not (hybrid.stagger_ticks or hybrid.feral_ticks)
        if lies_low and not (hybrid.leaving_ticks or hybrid.flee_ticks):
            return crouch_away(world, body, hybrid)
        return feral.decide(world, body)
    hybrid.errand.hideout = None
    wish = _wish(world, body, hybrid, leader)
    wish = get_on(world, body, hybrid, leave_shut(world, body, hybrid, wish))
    return leave_doorway(world, body, hybrid, wish)


def _wish(world: World, body: Body, hybrid: Hybrid, leader: Body) -> Intent:
    """Return what her order, or a hand, asks of her."""
    if hybrid.holds_hand:
        return _hand_in_hand(world, body, hybrid, leader)
    if body.doing == "rope":
        return IDLE
    if hybrid.order == Order.FIGHT:
        return _fight(world, body, leader, _foes(world, body, leader, FIGHT_TILES))
    if hybrid.order == Order.GO:
        return _go(world, body)
    if hybrid.order in (Order.HOLD, Order.LISTEN):
        return IDLE
    return _come(world, body, hybrid, leader)


def _hand_in_hand(world: World, body: Body, hybrid: Hybrid, leader: Body) -> Intent:
    """Keep at an arm's length; beside a doorway at the length of both."""
    is_close = leader.distance_to(body.x, body.y) <= HAND_TILES
    if is_close and not is_walking(leader) and is_settling(world, body, hybrid):
        return IDLE
    return toward_place(body, leader.x, leader.y, 0.6, Pace.WALK)


def _go(world: World, body: Body) -> Intent:
    """Walk to the middle of the tile she was sent to."""
    goal = world.ways_of(body).goals[MARKER_SLOT]
    if goal == world.tilemap.tile_of(body.x, body.y):
        return toward_place(body, goal[1] + 0.5, goal[0] + 0.5, ARRIVED / 2, Pace.WALK)
    return walk_field(world, body, MARKER_SLOT, Pace.WALK)


# --- following ----------------------------------------------------------------------------------


def _come(world: World, body: Body, hybrid: Hybrid, leader: Body) -> Intent:
    """Stay near the leader; one who strikes first falls upon what comes for them."""
    if hybrid.temper.strikes_first:
        foes = _foes(world, body, leader, DEFEND_TILES)
        foes = foes[world.horde.mood[foes] >= Mood.CHASE]
        if len(foes):
            return _fight(world, body, leader, foes)
    return shut_behind(world, body, hybrid, _follow(world, body, hybrid, leader))


def _follow(world: World, body: Body, hybrid: Hybrid, leader: Body) -> Intent:
    """Stay near the leader, at the leader's own pace when it sneaks."""
    far, away = hybrid.temper.far, leader.distance_to(body.x, body.y)
    moving = abs(body.vel_x) + abs(body.vel_y) > 0.005
    if not is_walking(leader) and is_settling(world, body, hybrid):
        moving = False
    if hybrid.errand.carried and away > HAND_OVER:
        return walk_field(world, body, leader.body_id, Pace.WALK)
    is_near = away < (far - SLACK if moving else far)
    if is_near and not is_apart(world, body, hybrid, leader):
        return _make_room(world, body, leader)
    sneaks = leader.pace == Pace.SNEAK and away < far * 1.5
    pace = Pace.SNEAK if sneaks else (Pace.SPRINT if away > far * 2 else Pace.WALK)
    return walk_field(world, body, leader.body_id, pace)


def _make_room(world: World, body: Body, leader: Body) -> Intent:
    """Change places with a leader who walks at her, and never stand on the leader's toes."""
    dx, dy = body.x - leader.x, body.y - leader.y
    length = sqrt(dx * dx + dy * dy)
    speed = sqrt(leader.vel_x * leader.vel_x + leader.vel_y * leader.vel_y)
    if is_walking(leader) and length < SWAP_TILES:
        ahead = (dx * leader.vel_x + dy * leader.vel_y) / speed
        beside = abs(dx * leader.vel_y - dy * leader.vel_x) / speed
        if ahead > -TOES and beside < TOES:
            back = -FULL / speed
            return Intent(int(leader.vel_x * back), int(leader.vel_y * back), Pace.WALK)
        return IDLE
    return IDLE if length >= TOES else step_aside(world, body)


# --- fighting -----------------------------------------------------------------------------------


def _foes(world: World, body: Body, leader: Body, tiles: float) -> NDArray[np.int64]:
    """Return the slots of the dead near the leader that she sees."""
    near = world.horde.near(leader.x, leader.y, tiles)
    seen: NDArray[np.int64] = near[world.sight_of(body).take(world.horde.tile[near])]
    return seen


def _fight(world: World, body: Body, leader: Body, foes: NDArray[np.int64]) -> Intent:
    """Strike the nearest to whom there is a way: of hostile hybrids first, then of `foes`."""
    horde = world.horde
    dx = horde.pos[0, foes] - body.x
    dy = horde.pos[1, foes] - body.y
    nearest = foes[(dx * dx + dy * dy).argsort(kind="stable")][:FOES_TRIED].tolist()
    places = [(float(horde.pos[0, slot]), float(horde.pos[1, slot])) for slot in nearest]
    walk, x, y = None, 0.0, 0.0
    for x, y in [(it.x, it.y) for it in _rivals(world, body, leader)] + places:
        walk = _run_at(world, body, x, y)
        if walk is not None:
            break
    if walk is None:
        assert body.hybrid is not None
        return _follow(world, body, body.hybrid, leader)
    ready = body.distance_to(x, y) <= ALLY_REACH and world.tick % ALLY_HIT_TICKS == 0
    return Intent(
        walk.move_x,
        walk.move_y,
        Pace.SPRINT,
        max(int(x * AIM_UNITS), 0),
        max(int(y * AIM_UNITS), 0),
        Button.HIT if ready else Button.NONE,
    )


def _rivals(world: World, body: Body, leader: Body) -> list[Body]:
    """Return the hostile hybrids near the leader that she sees, nearest to her first."""
    sight, width = world.sight_of(body), world.tilemap.width
    found = []
    for other in world.bodies:
        is_rival = other.is_alive and other.hybrid is not None and other.hybrid.is_hostile
        if is_rival and leader.distance_to(other.x, other.y) <= FIGHT_TILES:
            row, col = world.tilemap.tile_of(other.x, other.y)
            found += [other] if sight[row * width + col] else []
    return sorted(found, key=lambda it: it.distance_to(body.x, body.y))


def _run_at(world: World, body: Body, x: float, y: float) -> Intent | None:
    """Run at (x, y), straight or round what stands between; None if there is no way."""
    if body.distance_to(x, y) <= ALLY_REACH:
        return toward_place(body, x, y, ALLY_REACH * 0.7, Pace.SPRINT)
    goal = world.tilemap.tile_of(x, y)
    to = step_to(world, world.tilemap.tile_of(body.x, body.y), lambda tile: tile == goal)
    return None if to is None else toward_tile(body, to, Pace.SPRINT)
