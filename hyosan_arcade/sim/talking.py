"""Talking a hostile hybrid down: stand still before it, hands low, for three seconds.

It listens only to somebody whom another hybrid trusts.  A press of the use button begins; whoever
then moves, runs or raises a hand has lost its ear, and it remembers why it came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.company import join, may_join, trust
from hyosan_arcade.sim.feral import leave
from hyosan_arcade.sim.intent import Button, Pace
from hyosan_arcade.sim.tuning_others import (
    BOND_TRUST,
    TALK_TICKS,
    TALK_TILES,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

HANDS = Button.HIT | Button.SHOVE | Button.THROW
STILL = 0.005
"""Tiles per tick below which somebody stands."""


def talk_partner(world: World, person: Body) -> Body | None:
    """Return the nearest hostile hybrid that `person` could talk down from here."""
    if trust(world) < BOND_TRUST or not person.is_alive or person.is_hybrid:
        return None
    near = [
        body
        for body in world.bodies
        if body.hybrid is not None and body.hybrid.is_hostile and _can_hear(world, body, person)
    ]
    return min(near, key=lambda body: person.distance_to(body.x, body.y), default=None)


def listen_to_reason(world: World, body: Body, hybrid: Hybrid) -> None:
    """Let a person begin to talk to it, go on, or lose its ear; in the end it gives in."""
    prowl = hybrid.prowl
    if prowl.talker < 0:
        prowl.talker = _who_begins(world, body)
        hybrid.talked_ticks = 0
    if prowl.talker < 0:
        return
    person = world.bodies[prowl.talker]
    if trust(world) < BOND_TRUST or not _can_hear(world, body, person) or not _is_calm(person):
        prowl.talker, hybrid.talked_ticks = -1, 0
        return
    body.face_to(person.x, person.y)
    hybrid.talked_ticks += 1
    if hybrid.talked_ticks >= TALK_TICKS:
        _give_in(world, body, person)


def _who_begins(world: World, body: Body) -> int:
    for person in world.people():
        if person.pressed(Button.USE) and talk_partner(world, person) is body:
            return person.body_id
    return -1


def _can_hear(world: World, body: Body, person: Body) -> bool:
    """Say whether a person is close before it, and both are fit to talk."""
    hybrid = body.hybrid
    if hybrid is None or hybrid.gone_ticks or not body.is_alive or not person.is_alive:
        return False
    row, col = world.tilemap.tile_of(body.x, body.y)
    is_near = person.distance_to(body.x, body.y) <= TALK_TILES
    return is_near and bool(world.sight_of(person)[row * world.tilemap.width + col])


def _is_calm(person: Body) -> bool:
    """Say whether somebody stands still, with hands low."""
    still = abs(person.vel_x) + abs(person.vel_y) < STILL and person.pace != Pace.SPRINT
    return still and not person.intent.buttons & HANDS and person.doing in ("", "bandage")


def _give_in(world: World, body: Body, person: Body) -> None:
    """Let it come along, or leave when there are enough of them."""
    hybrid = body.hybrid
    if hybrid is None:
        return
    hybrid.is_hostile = False
    hybrid.prowl.talker, hybrid.prowl.trail_ticks, hybrid.prowl.sees = -1, 0, -1
    world.events.append(events.TalkedDown(body.body_id, person.body_id, body.x, body.y))
    if may_join(world, body):
        join(body, person.body_id)
    else:
        leave(world, body, by_herself=True)
