"""The use button: doors, things with a name, survivors, food; and picking up what lies about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.as_her import use_own_hands
from hyosan_arcade.sim.bodies import Brain
from hyosan_arcade.sim.combat import reload_mop
from hyosan_arcade.sim.doors import door_in_reach, door_is_free, has_key, move_door
from hyosan_arcade.sim.hunger import FOOD, feed_nearest, takes_food
from hyosan_arcade.sim.intent import Button
from hyosan_arcade.sim.orders import take_orders
from hyosan_arcade.sim.snapshot import Prompt
from hyosan_arcade.sim.spec import DoorState, Item
from hyosan_arcade.sim.talking import talk_partner
from hyosan_arcade.sim.tuning import (
    PROMPT_TICKS,
    REACH,
    USE_BUFFER_TICKS,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.tilemap import Door
    from hyosan_arcade.sim.world import World
    from hyosan_arcade.sim.world_parts import GroundItem

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
            take_orders(world, body)
            use_own_hands(world, body)
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
    stranger = talk_partner(world, body)
    if stranger is not None:
        return Prompt(body.person, "talk", stranger.name, stranger.x, stranger.y)
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
        return "unlock" if has_key(body, door) else "locked"
    return "open"


def _remember_door(world: World, body: Body) -> None:
    """Note the door in reach, so that it can still be used just after stepping away."""
    index = door_in_reach(world, body)
    if index >= 0:
        world.door_memory[body.body_id] = (index, world.tick)


def _door_near(world: World, body: Body) -> Door | None:
    """Return the nearest whole door in reach, or the one just left."""
    index = door_in_reach(world, body)
    memory = world.door_memory.get(body.body_id)
    if index < 0 and memory is not None and world.tick - memory[1] <= PROMPT_TICKS:
        index = memory[0]
    return world.tilemap.doors[index] if index >= 0 else None


def _use(world: World, body: Body) -> bool:
    """Use the thing before the body; say whether there was one.  Talking comes first."""
    if body.person >= 0 and talk_partner(world, body) is not None:
        return True
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
        near = other is not body and other.distance_to(body.x, body.y) <= REACH
        wants = other.is_alive and takes_food(other)
        if hybrid is not None and near and wants and hybrid.hunger >= FED_UP:
            return other
    return None


def _use_door(world: World, body: Body, door: Door) -> bool:
    x, y = door.center
    if door.state == DoorState.LOCKED:
        if not has_key(body, door):
            world.events.append(events.DoorRefused(door.name, door.key, x, y))
            return True
        move_door(world, door, DoorState.OPEN, body)
    elif door.state == DoorState.OPEN:
        if door_is_free(world, door):
            move_door(world, door, DoorState.CLOSED, body)
    else:
        move_door(world, door, DoorState.OPEN, body)
    return True


def _pick_up(world: World, body: Body) -> None:
    for thing in world.items:
        if body.distance_to(thing.x, thing.y) > PICK_REACH:
            continue
        receive(world, body, thing)
    world.items = [thing for thing in world.items if thing.count]


def receive(world: World, body: Body, thing: GroundItem) -> None:
    """Let a body have a thing, off the floor or out of a hand; nothing is left of it there."""
    if thing.item == Item.MOP:
        reload_mop(body)
    else:
        body.items[thing.item] += thing.count
    world.events.append(events.Picked(body.body_id, int(thing.item), thing.count, thing.x, thing.y))
    world.scripts.note_pick(thing)
    thing.count = 0


def _find_survivors(world: World, body: Body) -> None:
    """Let unfound survivors in reach follow this person."""
    for other in world.bodies:
        waits = other.brain is Brain.NONE and other.is_alive
        if waits and other.distance_to(body.x, body.y) <= REACH:
            other.brain, other.leader = Brain.FOLLOWER, body.body_id
            world.events.append(events.SurvivorJoined(other.body_id, other.x, other.y))
