"""Followers: what happens to those you found, and what they do for you.

They carry what lies about and hand it over, bandage you in a quiet moment, run screaming when it
is too much, and stop beside a dead friend.  What they decide is in `brains/follower`; here is what
comes over them and what their hands do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import (
    NOISE_SCREAM,
    REACH,
)
from hyosan_arcade.sim.tuning_others import (
    BITE_FEAR_TILES,
    CARRY_COUNT,
    GRIEF_TICKS,
    GRIEF_TILES,
    PANIC_CHASERS,
    PANIC_TICKS,
    PANIC_TILES,
    SCREAM_AGAIN_TICKS,
    STEADY_TILES,
)
from hyosan_arcade.sim.world_parts import GroundItem

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World

CARRIED = (Item.PHONE, Item.BANDAGE, Item.RATION, Item.BLOOD_PACK)
"""What they pick up; keys, tools and things with a name are yours to find."""
PICK_REACH = 0.7


def advance_followers(world: World) -> None:
    """Let this tick's terrors and losses come over every follower, and let their hands work."""
    bitten = [e for e in world.events if isinstance(e, events.Bitten)]
    dead = [e for e in world.events if isinstance(e, events.Died) and _is_mourned(world, e)]
    for body in world.bodies:
        if not body.is_follower:
            continue
        if not body.is_alive:
            _drop(world, body)
            continue
        nerves = body.nerves
        nerves.panic_ticks = max(nerves.panic_ticks - 1, 0)
        nerves.scream_clock = max(nerves.scream_clock - 1, 0)
        nerves.grief_ticks = max(nerves.grief_ticks - 1, 0)
        if any(_is_seen(world, body, e, BITE_FEAR_TILES) for e in bitten) or _is_beset(world, body):
            _panic(world, body)
        for death in dead:
            if _is_seen(world, body, death, GRIEF_TILES):
                _grieve(world, body, death)
        _pick_up(world, body)
        _hand_over(world, body)


def _is_seen(world: World, body: Body, event: events.Bitten | events.Died, tiles: float) -> bool:
    """Say whether `body` sees, within `tiles`, what happened to another."""
    if event.body_id == body.body_id or body.distance_to(event.x, event.y) > tiles:
        return False
    row, col = world.tilemap.tile_of(event.x, event.y)
    return bool(world.sight_of(body)[row * world.tilemap.width + col])


def _is_mourned(world: World, death: events.Died) -> bool:
    """Say whether a friend died: no soldier, and none who hunted them."""
    body = world.bodies[death.body_id]
    return body.soldier is None and (body.hybrid is None or not body.hybrid.is_hostile)


def _is_beset(world: World, body: Body) -> bool:
    """Say whether more of the dead are after `body` than it can bear; a friend close by steadies.

    Nobody panics in the grip of a zombie: then they struggle.
    """
    if body.is_grabbed or body.nerves.scream_clock:
        return False
    leader = world.leader_of(body)
    if leader is not None and leader.distance_to(body.x, body.y) <= STEADY_TILES:
        return False
    horde = world.horde
    near = horde.near(body.x, body.y, PANIC_TILES)
    after = (horde.mood[near] == Mood.CHASE) & (horde.target[near] == body.body_id)
    return int(np.count_nonzero(after)) >= PANIC_CHASERS


def _panic(world: World, body: Body) -> None:
    """Let a follower run for its life; the scream carries, but not more than every so often."""
    nerves = body.nerves
    nerves.panic_ticks, nerves.grief_ticks = PANIC_TICKS, 0
    if nerves.scream_clock:
        return
    nerves.scream_clock = SCREAM_AGAIN_TICKS
    world.events.append(events.Panicked(body.body_id, body.x, body.y))
    world.sounds.make(Noise("scream", body.x, body.y, NOISE_SCREAM, body.body_id))


def _grieve(world: World, body: Body, death: events.Died) -> None:
    nerves = body.nerves
    nerves.grief_ticks, nerves.grief_x, nerves.grief_y = GRIEF_TICKS, death.x, death.y
    world.events.append(events.Grieved(body.body_id, death.body_id, body.x, body.y))


def _pick_up(world: World, body: Body) -> None:
    """Take what lies at a follower's feet: one bandage to use, the rest for the leader."""
    for thing in wanted_things(world, body):
        if body.distance_to(thing.x, thing.y) > PICK_REACH:
            continue
        thing.count -= 1
        if thing.item == Item.BANDAGE and not body.items[Item.BANDAGE]:
            body.items[Item.BANDAGE] += 1
        else:
            body.nerves.carried.append(GroundItem(thing.item, body.x, body.y))
        world.events.append(events.Picked(body.body_id, int(thing.item), 1, thing.x, thing.y))
    world.items = [thing for thing in world.items if thing.count]


def wanted_things(world: World, body: Body) -> list[GroundItem]:
    """Return the things on the floor a follower would carry, none when its arms are full."""
    if len(body.nerves.carried) >= CARRY_COUNT:
        return []
    return [thing for thing in world.items if thing.item in CARRIED and not thing.name]


def _hand_over(world: World, body: Body) -> None:
    """Give everything carried to the leader in reach."""
    leader = world.leader_of(body)
    nerves = body.nerves
    if leader is None or not nerves.carried or leader.distance_to(body.x, body.y) > REACH:
        return
    for thing in nerves.carried:
        leader.items[thing.item] += 1
        world.scripts.note_pick(thing)
        world.events.append(
            events.Handed(body.body_id, leader.body_id, int(thing.item), body.x, body.y)
        )
    nerves.carried.clear()


def _drop(world: World, body: Body) -> None:
    """Leave what a dead follower carried where it fell."""
    nerves = body.nerves
    left = [GroundItem(thing.item, body.x, body.y) for thing in nerves.carried]
    if body.items[Item.BANDAGE]:
        left.append(GroundItem(Item.BANDAGE, body.x, body.y, count=body.items[Item.BANDAGE]))
        body.items[Item.BANDAGE] = 0
    nerves.carried.clear()
    world.items += left
