"""The use button: doors, things with a name, survivors, food; and picking up what lies about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.bodies import Brain
from hyosan_arcade.sim.combat import reload_mop
from hyosan_arcade.sim.crowd import nearest_free
from hyosan_arcade.sim.hunger import FOOD, feed_nearest
from hyosan_arcade.sim.intent import Button, Order, Pace
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.snapshot import Prompt
from hyosan_arcade.sim.spec import DoorState, Item
from hyosan_arcade.sim.throwing import aim_of
from hyosan_arcade.sim.tuning import (
    BODY_RADIUS,
    DOOR_REACH,
    MARKER_SLOT,
    NOISE_DOOR,
    NOISE_SLAM,
    PROMPT_TICKS,
    REACH,
    USE_BUFFER_TICKS,
    ZOMBIE_DIAMETER,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.tilemap import Door
    from hyosan_arcade.sim.world import World

PICK_REACH = 0.7
FED_UP = 25.0
"""Hunger below which she is not offered food by the use button."""


def use_things(world: World) -> None:
    """Let every body use what it stands before, and pick up what lies at its feet."""
    for body in world.bodies:
        if not body.is_alive:
            continue
        if body.person >= 0:
            _pick_up(world, body)
            _find_survivors(world, body)
            _remember_door(world, body)
        _take_orders(world, body)
        if body.pressed(Button.USE):
            body.use_ticks = USE_BUFFER_TICKS
        if body.use_ticks and not body.is_grabbed:
            body.use_ticks -= 1
            if _use(world, body):
                body.use_ticks = 0


def prompts(world: World) -> tuple[Prompt, ...]:
    """Return what the use button would do for each person now."""
    found = (_prompt(world, body) for body in world.bodies if body.person >= 0)
    return tuple(prompt for prompt in found if prompt is not None)


def _prompt(world: World, body: Body) -> Prompt | None:
    if not body.is_alive or body.is_grabbed:
        return None
    hungry = _hungry_ally(world, body)
    if hungry is not None:
        return Prompt(body.person, "feed", hungry.name, hungry.x, hungry.y)
    door = _door_near(world, body)
    if door is not None:
        x, y = door.center
        return Prompt(body.person, _door_verb(body, door), door.key or door.name, x, y)
    for prop in world.tilemap.props:
        if prop.name and body.distance_to(prop.at[1] + 0.5, prop.at[0] + 0.5) <= REACH:
            return Prompt(body.person, "use", prop.name, prop.at[1] + 0.5, prop.at[0] + 0.5)
    return None


def _door_verb(body: Body, door: Door) -> str:
    if door.state == DoorState.OPEN:
        return "close"
    if door.state == DoorState.LOCKED:
        return "unlock" if _has_key(body, door) else "locked"
    return "open"


def _has_key(body: Body, door: Door) -> bool:
    return door.key.upper() in Item.__members__ and body.items[Item[door.key.upper()]] > 0


def _door_in_reach(world: World, body: Body) -> int:
    """Return the index of the nearest whole door in reach, -1 for none."""
    best, best_gap = -1, DOOR_REACH
    for index, door in enumerate(world.tilemap.doors):
        if door.state == DoorState.BROKEN:
            continue
        gap = min(body.distance_to(col + 0.5, row + 0.5) for row, col in door.tiles)
        if gap <= best_gap:
            best, best_gap = index, gap
    return best


def _remember_door(world: World, body: Body) -> None:
    """Note the door in reach, so that it can still be used just after stepping away."""
    index = _door_in_reach(world, body)
    if index >= 0:
        world.door_memory[body.body_id] = (index, world.tick)


def _door_near(world: World, body: Body) -> Door | None:
    """Return the nearest whole door in reach, or the one just left."""
    index = _door_in_reach(world, body)
    memory = world.door_memory.get(body.body_id)
    if index < 0 and memory is not None and world.tick - memory[1] <= PROMPT_TICKS:
        index = memory[0]
    return world.tilemap.doors[index] if index >= 0 else None


def _use(world: World, body: Body) -> bool:
    """Use the thing before the body; say whether there was one."""
    if body.person >= 0 and _hungry_ally(world, body) is not None:
        return feed_nearest(world, body)
    door = _door_near(world, body)
    if door is not None:
        return _use_door(world, body, door)
    for prop in world.tilemap.props:
        if prop.name and body.distance_to(prop.at[1] + 0.5, prop.at[0] + 0.5) <= REACH:
            world.events.append(events.Used(body.body_id, prop.name, body.x, body.y))
            world.scripts.note_use(prop.name)
            return True
    return False


def _hungry_ally(world: World, body: Body) -> Body | None:
    """Return a hungry hybrid in reach, if the body carries food."""
    if not any(body.items[item] for item in FOOD):
        return None
    for other in world.bodies:
        hybrid = other.hybrid
        near = other.is_alive and other.distance_to(body.x, body.y) <= REACH
        if hybrid is not None and near and hybrid.hunger >= FED_UP:
            return other
    return None


def _use_door(world: World, body: Body, door: Door) -> bool:
    x, y = door.center
    if door.state == DoorState.LOCKED:
        if not _has_key(body, door):
            world.events.append(events.DoorRefused(door.name, door.key, x, y))
            return True
        move_door(world, door, DoorState.OPEN, body)
    elif door.state == DoorState.OPEN:
        if door_is_free(world, door):
            move_door(world, door, DoorState.CLOSED, body)
    else:
        move_door(world, door, DoorState.OPEN, body)
    return True


def move_door(world: World, door: Door, state: DoorState, body: Body | None = None) -> None:
    """Bring a door into `state`; shut at a run it slams, and that carries."""
    slammed = state == DoorState.CLOSED and body is not None and body.pace == Pace.SPRINT
    world.tilemap.set_door(door, state)
    world.map_changed()
    x, y = door.center
    world.events.append(events.DoorMoved(door.name, x, y, state, slammed))
    loudness = NOISE_SLAM if slammed else NOISE_DOOR
    owner = body.body_id if body is not None and not body.is_hybrid else -1
    if owner >= 0:
        world.sounds.make(Noise("slam" if slammed else "door", x, y, loudness, owner))


def door_is_free(world: World, door: Door) -> bool:
    """Say whether no person and no zombie stands in the way of the door leaf.

    The ally and followers make way: she never keeps a door open.
    """
    rows = [row for row, _ in door.tiles]
    cols = [col for _, col in door.tiles]
    top, bottom = min(rows) - BODY_RADIUS, max(rows) + 1 + BODY_RADIUS
    left, right = min(cols) - BODY_RADIUS, max(cols) + 1 + BODY_RADIUS
    for body in world.bodies:
        is_person = body.is_alive and body.person >= 0
        if is_person and left < body.x < right and top < body.y < bottom:
            return False
    pos = world.horde.pos
    slack = np.float32(ZOMBIE_DIAMETER / 2 - BODY_RADIUS)
    inside = (pos[0] > left - slack) & (pos[0] < right + slack)
    inside &= (pos[1] > top - slack) & (pos[1] < bottom + slack)
    return not bool(inside.any())


def _pick_up(world: World, body: Body) -> None:
    for thing in world.items:
        if body.distance_to(thing.x, thing.y) > PICK_REACH:
            continue
        if thing.item == Item.MOP:
            reload_mop(body)
        else:
            body.items[thing.item] += thing.count
        world.events.append(
            events.Picked(body.body_id, int(thing.item), thing.count, thing.x, thing.y)
        )
        world.scripts.note_pick(thing)
        thing.count = 0
    world.items = [thing for thing in world.items if thing.count]


def _find_survivors(world: World, body: Body) -> None:
    """Let unfound survivors in reach follow this person."""
    for other in world.bodies:
        waits = other.brain is Brain.NONE and other.is_alive
        if waits and other.distance_to(body.x, body.y) <= REACH:
            other.brain, other.leader = Brain.FOLLOWER, body.body_id
            world.events.append(events.SurvivorJoined(other.body_id, other.x, other.y))


def _take_orders(world: World, body: Body) -> None:
    """Pass a person's orders on to the ally, and take or let go of her hand."""
    if body.person < 0:
        return
    for other in world.bodies:
        hybrid = other.hybrid
        if hybrid is None or not hybrid.has_joined or hybrid.gone_ticks:
            continue
        if body.pressed(Button.HAND):
            close = other.distance_to(body.x, body.y) <= REACH
            hybrid.holds_hand = close and not hybrid.holds_hand
            other.leader = body.body_id
        elif hybrid.holds_hand and other.distance_to(body.x, body.y) > REACH * 1.6:
            hybrid.holds_hand = False
        if body.intent.order != Order.NONE:
            _order(world, body, other)


def _order(world: World, body: Body, ally: Body) -> None:
    hybrid = ally.hybrid
    if hybrid is None:
        return
    hybrid.order, hybrid.order_ticks, hybrid.holds_hand = body.intent.order, 0, False
    hybrid.still_ticks = 0
    ally.leader = body.body_id
    if hybrid.order == Order.GO:
        hybrid.marker_x, hybrid.marker_y = aim_of(body)
        lead_ally(world, hybrid.marker_x, hybrid.marker_y)
    world.events.append(events.AllyOrdered(ally.body_id, int(hybrid.order), ally.x, ally.y))


def lead_ally(world: World, x: float, y: float) -> None:
    """Lead the ally's marker field to the free tile nearest to (x, y)."""
    tile = nearest_free(world.tilemap, world.tilemap.tile_of(x, y))
    world.walks.aim(MARKER_SLOT, tile)
    world.walks.solve_slot(MARKER_SLOT, world.routes.walk, world.tilemap.version)
