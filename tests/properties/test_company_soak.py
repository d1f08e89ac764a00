"""She is never stuck, never in the doorway, never heard: a tenth of the soak, and its own proof.

All of it is `python -m tools.balance.soak`: 100,000 ticks.  Here every shipped level is played for
some seconds in one style, another one in each; and whatever of a hybrid changes, the checksum does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest

from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.bodies import Body, Brain
from hyosan_arcade.sim.errand import Errand
from hyosan_arcade.sim.events import AllyStruck, NoiseMade, Spotted
from hyosan_arcade.sim.hybrid import Hybrid, Temper
from hyosan_arcade.sim.intent import IDLE, Intent, Order
from hyosan_arcade.sim.leaping import Gap
from hyosan_arcade.sim.prowl import Prowl
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.world_parts import GroundItem
from tests.scenarios.room import Room, level_of
from tools.balance.soak import (
    AS_HER,
    DOORWAY_TICKS,
    STUCK_TICKS,
    STYLES,
    Job,
    report,
    shipped,
    soak,
)
from tools.balance.watching import Watch

TICKS = 1200
HALL = "#" * 24 + "\n#@A" + "." * 9 + "/" + "." * 10 + "#\n" + "#" * 24


# --- the soak -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "level"), list(enumerate(shipped())))
def test_she_does_nothing_to_be_hated_for(number: int, level: str) -> None:
    style = tuple(style for style in STYLES if style != AS_HER)[number % (len(STYLES) - 1)]
    found = soak(Job(level, style, TICKS, seed=40 + number))
    assert found.ticks == TICKS
    assert found.together > TICKS // 2
    assert found.is_well, report([found])


def test_a_run_as_her_is_the_same_twice_over() -> None:
    job = Job("classroom", AS_HER, 600)
    assert soak(job).checksums == soak(job).checksums


# --- the watch sees what it is there for ----------------------------------------------------------


def watched(picture: str = HALL) -> Watch:
    return Watch(Session(level_of(picture), 1))


def ally(watch: Watch) -> Body:
    return next(body for body in watch.session.world.bodies if body.is_hybrid)


def play(watch: Watch, ticks: int, intent: Intent = IDLE) -> None:
    for _ in range(ticks):
        watch.before()
        watch.after(watch.session.tick([intent]))


def test_it_sees_her_stuck() -> None:
    watch = watched()
    ally(watch).brain = Brain.NONE  # she does not move
    watch.session.world.bodies[0].x += 12.0
    play(watch, STUCK_TICKS + 20)
    assert watch.stuck.ticks > STUCK_TICKS
    assert "nari at 2.5,1.5 come" in watch.stuck.where


def test_it_does_not_mind_her_waiting_where_she_was_told_to() -> None:
    watch = watched()
    play(watch, 2, Intent(order=Order.HOLD))
    watch.session.world.bodies[0].x += 9.0
    play(watch, STUCK_TICKS)
    assert watch.stuck.ticks == 0


def test_it_sees_her_in_the_doorway() -> None:
    watch = watched()
    her = ally(watch)
    her.x, her.brain = 12.5, Brain.NONE
    play(watch, DOORWAY_TICKS + 5)
    assert watch.doorway.ticks > DOORWAY_TICKS
    her.x += 1.0
    before = watch.doorway.ticks
    play(watch, 60)
    assert watch.doorway.ticks == before


def test_it_sees_what_the_dead_notice_of_her_unasked() -> None:
    watch = watched()
    her = ally(watch)
    for event in (
        Spotted(0, her.body_id, 1.0, 1.0),
        NoiseMade("walk", 1.0, 1.0, 4.0, her.body_id),
        AllyStruck(her.body_id, 1.0, 1.0),
    ):
        watch.after([event])
    assert [line.rsplit(": ", 1)[1] for line in watch.breaks] == [
        "was spotted",
        "was heard (walk)",
        "struck unasked",
    ]


def test_a_blow_she_was_told_to_strike_is_no_break() -> None:
    watch = watched()
    her = ally(watch)
    assert her.hybrid is not None
    her.hybrid.order = Order.FIGHT
    watch.after([AllyStruck(her.body_id, 1.0, 1.0), Spotted(0, her.body_id, 1.0, 1.0)])
    assert watch.breaks == []


# --- all of her is in the checksum ----------------------------------------------------------------


def other(value: Any, name: str) -> Any:
    """Return a value of the same kind as `value` that differs from it."""
    special: dict[str, Any] = {
        "temper": Temper(hunger=2.0),
        "trail": ((1, 2),),
        "pulse_ids": (7,),
        "gap": Gap((1, 1), (1, 4)),
        "carried": [GroundItem(Item.PHONE, 1.0, 1.0)],
        "hideout": (3, 3),
        "aside": (3, 3),
    }
    if name in special:
        return special[name]
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return next(member for member in type(value) if member is not value)
    assert isinstance(value, (int, float)), f"{name}: say what another value is"
    return value + 1


def fields() -> Iterator[tuple[str, str]]:
    """Yield (part, field) of everything a hybrid consists of."""
    for part, kind in (("", Hybrid), ("errand", Errand), ("prowl", Prowl)):
        names = [field.name for field in dataclasses.fields(kind)]
        yield from ((part, name) for name in names if name not in ("errand", "prowl"))


@pytest.mark.parametrize(("part", "name"), list(fields()))
def test_each_field_of_hers_is_in_the_checksum(part: str, name: str) -> None:
    room = Room(HALL)
    whole, owner = room.world.checksums(), room.hybrid
    target = getattr(owner, part) if part else owner
    before = getattr(target, name)
    setattr(target, name, other(before, name))
    changed = room.world.checksums()
    assert {key for key in whole if whole[key] != changed[key]} == {"bodies"}
    setattr(target, name, before)
    assert room.world.checksums() == whole
