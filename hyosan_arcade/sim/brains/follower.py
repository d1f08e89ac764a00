"""A found survivor's brain: stay alive, then be of use, then stay close.

The most pressing answer comes first: struggle when held, go where a hand leads, run from hybrids
who are not themselves, run in a panic, step back from the dead, tend a wound, mourn, keep still
while the dead pass, hand over, fetch, follow.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.brains.walking import toward_place, walk_field
from hyosan_arcade.sim.feral import takes_over
from hyosan_arcade.sim.followers import wanted_things
from hyosan_arcade.sim.intent import FULL, IDLE, Button, Intent, Pace
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import (
    REACH,
)
from hyosan_arcade.sim.tuning_others import (
    CALM_TILES,
    FETCH_TILES,
    FOLLOW_DREAD,
    FOLLOW_FLEE,
    FOLLOW_NEAR,
    HIDE_TILES,
    PANIC_TILES,
    TEND_SHARE,
    TURNING_TICKS,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World

HUNTING = (Mood.CHASE, Mood.GRAB)
HAND_STOP = 0.7
CROUCH = Intent(pace=Pace.SNEAK)


def decide(world: World, body: Body) -> Intent:
    """Return what the follower does this tick, and show in `body.state` what it goes through."""
    body.state = ""
    if body.is_grabbed:
        return Intent(buttons=Button.SHOVE)
    leader = world.leader_of(body)
    if leader is None:
        return IDLE
    hand = world.hand_of(body)
    if hand is not None:
        return toward_place(body, hand.x, hand.y, HAND_STOP, Pace.WALK)
    hunter = _hunter(world, body)
    if hunter is not None:
        body.state = "panic"
        return _run_from(body, hunter.x, hunter.y)
    seen = _seen(world, body)
    if body.nerves.panic_ticks:
        body.state = "panic"
        return _flee(world, body, _within(world, body, seen, PANIC_TILES * 2))
    close = _within(world, body, seen, FOLLOW_FLEE)
    if len(close) and leader.distance_to(body.x, body.y) < FOLLOW_FLEE * 3:
        return _flee(world, body, close)
    is_calm = not len(_within(world, body, seen, CALM_TILES))
    for answer in (_tend, _mourn) if is_calm else (_hide,):
        intent = answer(world, body, leader)
        if intent is not None:
            return intent
    if 0 <= body.infection < TURNING_TICKS:
        return IDLE  # too late to follow anybody
    if is_calm:
        useful = _deliver(body, leader) or _fetch(world, body, leader)
        if useful is not None:
            return useful
    return _follow(world, body, leader)


def _seen(world: World, body: Body) -> NDArray[np.int64]:
    """Return the slots of the dead that a follower sees close by."""
    near = world.horde.near(body.x, body.y, HIDE_TILES)
    seen: NDArray[np.int64] = near[world.sight_of(body).take(world.horde.tile[near])]
    return seen


def _hunter(world: World, body: Body) -> Body | None:
    """Return the nearest hybrid in sight who bites or claws: hostile, or beside herself.

    That may be the very one it follows.
    """
    seen = world.sight_of(body)
    width = world.tilemap.width
    near = [
        other
        for other in world.bodies
        if other.is_alive
        and _bites(other)
        and other.distance_to(body.x, body.y) <= FOLLOW_DREAD
        and seen[int(other.y) * width + int(other.x)]
    ]
    return min(near, key=lambda other: other.distance_to(body.x, body.y), default=None)


def _bites(body: Body) -> bool:
    return body.hybrid is not None and bool(body.hybrid.is_hostile or body.hybrid.feral_ticks)


def _within(world: World, body: Body, slots: NDArray[np.int64], tiles: float) -> NDArray[np.int64]:
    pos = world.horde.pos
    dx = pos[0, slots] - np.float32(body.x)
    dy = pos[1, slots] - np.float32(body.y)
    picked: NDArray[np.int64] = slots[dx * dx + dy * dy <= np.float32(tiles * tiles)]
    return picked


def _tend(world: World, body: Body, leader: Body) -> Intent | None:
    """Bandage the leader, or oneself, while it is quiet and there is a bandage."""
    if body.doing == "bandage":
        return CROUCH
    if not body.items[Item.BANDAGE]:
        return None
    if _is_hurt(leader):
        if leader.distance_to(body.x, body.y) > REACH * 0.9:
            return walk_field(world, body, leader.body_id, Pace.WALK)
        body.nerves.tending = leader.body_id
    elif _is_hurt(body):
        body.nerves.tending = -1
    else:
        return None
    return Intent(buttons=Button.ITEM if world.tick % 20 == body.body_id else Button.NONE)


def _is_hurt(body: Body) -> bool:
    return body.bleeding > 0 or body.hp < TEND_SHARE * body.max_hp


def _mourn(world: World, body: Body, leader: Body) -> Intent | None:
    """Kneel beside the dead until it has passed, or the leader has gone too far."""
    nerves = body.nerves
    if not nerves.grief_ticks or leader.distance_to(body.x, body.y) > HIDE_TILES * 1.5:
        return None
    body.state = "grieve"
    walk = toward_place(body, nerves.grief_x, nerves.grief_y, REACH, Pace.WALK)
    return CROUCH if walk == IDLE else walk


def _hide(world: World, body: Body, leader: Body) -> Intent | None:
    """Crouch and keep still while dead who have noticed nobody pass, as long as the leader waits.

    One who is hunted has no use for hiding, nor has one whose leader runs.
    """
    moods = world.horde.mood[_seen(world, body)]
    if np.isin(moods, HUNTING).any() or leader.pace == Pace.SPRINT:
        return None
    if leader.distance_to(body.x, body.y) > FOLLOW_NEAR * 2:
        return None
    body.state = "hide"
    return CROUCH


def _deliver(body: Body, leader: Body) -> Intent | None:
    """Bring the leader what was found for them."""
    away = leader.distance_to(body.x, body.y)
    if not body.nerves.carried or not REACH < away < FOLLOW_NEAR * 2:
        return None
    return toward_place(body, leader.x, leader.y, REACH * 0.8, Pace.WALK)


def _fetch(world: World, body: Body, leader: Body) -> Intent | None:
    """Step aside for something useful that lies in sight, near both."""
    seen = world.sight_of(body)
    width = world.tilemap.width
    for thing in wanted_things(world, body):
        is_near = body.distance_to(thing.x, thing.y) <= FETCH_TILES
        is_near = is_near and leader.distance_to(thing.x, thing.y) <= FETCH_TILES * 2
        if is_near and seen[int(thing.y) * width + int(thing.x)]:
            return toward_place(body, thing.x, thing.y, 0.3, Pace.WALK)
    return None


def _follow(world: World, body: Body, leader: Body) -> Intent:
    away = leader.distance_to(body.x, body.y)
    if away < FOLLOW_NEAR:
        return IDLE
    if takes_over(leader):
        return CROUCH  # after one who is not herself nobody runs
    pace = Pace.SNEAK if leader.pace == Pace.SNEAK and away < 5 else Pace.WALK
    return walk_field(world, body, leader.body_id, pace)


def _flee(world: World, body: Body, near: NDArray[np.int64]) -> Intent:
    """Run straight away from the nearest of the slots `near`; on the spot if there are none."""
    if not len(near):
        return CROUCH
    dx = body.x - world.horde.pos[0, near].astype(np.float64)
    dy = body.y - world.horde.pos[1, near].astype(np.float64)
    closest = int((dx * dx + dy * dy).argmin())
    return _run_from(body, *world.horde.pos[:, near[closest]].tolist())


def _run_from(body: Body, x: float, y: float) -> Intent:
    """Sprint straight away from (x, y)."""
    dx, dy = body.x - x, body.y - y
    length = sqrt(dx * dx + dy * dy) or 1.0
    return Intent(int(dx / length * FULL), int(dy / length * FULL), Pace.SPRINT)
