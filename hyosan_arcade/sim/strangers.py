"""Other hybrids: those who wait to be found, and those who hunt you.

A calm stranger comes along when a person reaches her while a hybrid of yours trusts you; otherwise
she says so and keeps away.  A hostile one hunts the nearest human by sight and hearing, claws, runs
from its wounds once, and dies like a body.  Standing still before it, somebody whom another hybrid
trusts can talk it down.  The dead leave all of them alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.barriers import damage_barrier
from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.company import first_name, join, may_join, trust
from hyosan_arcade.sim.infection import die
from hyosan_arcade.sim.scuffle import feel_blows
from hyosan_arcade.sim.senses import hear_human, see_human
from hyosan_arcade.sim.talking import listen_to_reason
from hyosan_arcade.sim.trails import is_within
from hyosan_arcade.sim.tuning import (
    DIFFICULTY_DAMAGE,
    REACH,
    SPEECH_TICKS,
)
from hyosan_arcade.sim.tuning_others import (
    BOND_TRUST,
    CLAW_DAMAGE,
    CLAW_REACH,
    CLAW_TICKS,
    CLAW_WINDUP_TICKS,
    FERAL_FLEE_TICKS,
    FERAL_FLEES,
    FERAL_TRAIL_TICKS,
    FERAL_TURN_TICKS,
    WARY_TILES,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

WARY_TEXT = "stranger.wary"
LOOK_TICKS = 4
"""A hunter looks for somebody new this often."""


def advance_strangers(world: World) -> None:
    """Run every hybrid who is not with you for one tick."""
    for body in world.bodies:
        hybrid = body.hybrid
        if hybrid is None or hybrid.has_joined or not body.is_alive or hybrid.has_left:
            continue
        if hybrid.is_hostile:
            _hunt(world, body, hybrid)
        elif not hybrid.leaving_ticks:
            _meet(world, body, hybrid)


# --- those who wait -----------------------------------------------------------------------------


def _meet(world: World, body: Body, hybrid: Hybrid) -> None:
    """Come along with a person in reach who is to be trusted; else say that they are not."""
    hybrid.prowl.wary_clock = max(hybrid.prowl.wary_clock - 1, 0)
    people = world.people()
    if not people or hybrid.prowl.is_told:
        return
    person = min(people, key=lambda other: other.distance_to(body.x, body.y))
    gap = person.distance_to(body.x, body.y)
    is_first = body.name == first_name(world)
    if not is_first and trust(world) < BOND_TRUST:
        if gap <= WARY_TILES and not hybrid.prowl.wary_clock:
            hybrid.prowl.wary_clock = SPEECH_TICKS
            world.events.append(events.Said(WARY_TEXT, body.name))
    elif gap <= REACH and may_join(world, body):
        join(body, person.body_id)
        world.events.append(events.SurvivorJoined(body.body_id, body.x, body.y))


# --- those who hunt -----------------------------------------------------------------------------


def _hunt(world: World, body: Body, hybrid: Hybrid) -> None:
    feel_blows(world, body, hybrid)
    if _is_beaten(world, body, hybrid):
        return
    listen_to_reason(world, body, hybrid)
    if not hybrid.is_hostile:
        return
    prowl = hybrid.prowl
    hybrid.stagger_ticks = max(hybrid.stagger_ticks - 1, 0)
    prowl.trail_ticks = max(prowl.trail_ticks - 1, 0)
    _notice(world, body, hybrid)
    if hybrid.gone_ticks or hybrid.stagger_ticks or prowl.talker >= 0:
        prowl.claw_clock = CLAW_WINDUP_TICKS
        return
    _claw(world, body, hybrid)
    _claw_at_doors(world, body, hybrid)


def _is_beaten(world: World, body: Body, hybrid: Hybrid) -> bool:
    """Let it die of its wounds, or run from them once; say whether it is dead."""
    if body.hp <= 0.0:
        die(world, body, "killed")
        return True
    if body.hp <= body.max_hp * FERAL_FLEES and not hybrid.prowl.has_fled:
        hybrid.prowl.has_fled = True
        hybrid.gone_ticks = FERAL_FLEE_TICKS
    return False


def _notice(world: World, body: Body, hybrid: Hybrid) -> None:
    """Keep whom it sees before its eyes; else follow what it hears."""
    prowl = hybrid.prowl
    if (world.tick + body.body_id) % LOOK_TICKS == 0 or prowl.sees >= 0:
        prowl.sees = see_human(world, body, is_hunting=prowl.trail_ticks > 0)
    if prowl.sees >= 0:
        seen = world.bodies[prowl.sees]
        prowl.x, prowl.y, prowl.trail_ticks = seen.x, seen.y, FERAL_TRAIL_TICKS
        return
    heard = hear_human(world, body)
    if heard is not None:
        (prowl.x, prowl.y), prowl.trail_ticks = heard, FERAL_TRAIL_TICKS
    elif not prowl.trail_ticks and (world.tick + body.body_id) % FERAL_TURN_TICKS == 0:
        body.face_x, body.face_y = -body.face_y, body.face_x


def _claw(world: World, body: Body, hybrid: Hybrid) -> None:
    """Strike whom it has reached: after a moment the first time, then once a second."""
    prowl = hybrid.prowl
    prey = world.bodies[prowl.sees] if prowl.sees >= 0 else None
    if prey is None or body.leap is not None or not is_within(world, body, prey, CLAW_REACH):
        prowl.claw_clock = max(prowl.claw_clock - 1, CLAW_WINDUP_TICKS)
        return
    body.face_to(prey.x, prey.y)
    prowl.claw_clock = min(prowl.claw_clock, CLAW_TICKS) - 1
    if prowl.claw_clock > 0:
        return
    prowl.claw_clock = CLAW_TICKS
    body.doing, body.doing_ticks = "strike", 0
    direction = (body.face_x, body.face_y)
    world.events.append(events.Swung(body.body_id, body.x, body.y, *direction))
    hurt(world, prey, CLAW_DAMAGE * DIFFICULTY_DAMAGE[world.difficulty], direction)


def _claw_at_doors(world: World, body: Body, hybrid: Hybrid) -> None:
    """Tear at the shut door its trail leads through."""
    if hybrid.prowl.sees >= 0 or not hybrid.prowl.trail_ticks or world.tick % CLAW_TICKS:
        return
    row, col = world.tilemap.tile_of(body.x, body.y)
    step = world.ways_of(body).heading(body.body_id, (row, col))
    ahead = row + step[0], col + step[1]
    if step == (0, 0) or not world.tilemap.inside(*ahead):
        return
    door = world.tilemap.door_of(ahead)
    if door is not None and door.is_shut:
        body.doing, body.doing_ticks = "strike", 0
        damage_barrier(world, ahead, CLAW_DAMAGE)
