"""Survivors found: they follow, keep out of reach, and struggle when held."""

from __future__ import annotations

import pytest

from hyosan_arcade.content.bestiary import WALKER
from hyosan_arcade.sim.bodies import Brain
from hyosan_arcade.sim.events import Bitten, Grabbed, SurvivorJoined
from hyosan_arcade.sim.infection import die
from hyosan_arcade.sim.intent import Button, Pace
from hyosan_arcade.sim.snapshot import Mood
from tests.scenarios.room import Room, tap, walk

HALL = "\n".join(["#" * 30, "#@..S" + "." * 24 + "#", *["#" + "." * 28 + "#"] * 3, "#" * 30])


def found() -> Room:
    room = Room(HALL)
    room.until(SurvivorJoined, 60, walk(1, 0))
    return room


def test_a_survivor_waits_until_found() -> None:
    room = Room(HALL).play(120)
    assert not room.happened(SurvivorJoined)
    assert room.survivor.x == 4.5
    room.until(SurvivorJoined, 60, walk(1, 0))
    assert room.survivor.brain is Brain.FOLLOWER
    assert room.survivor.leader == 0


def test_a_found_survivor_follows() -> None:
    room = found().play(240, walk(1, 0))
    assert room.survivor.distance_to(room.person.x, room.person.y) < 3.5


def test_a_follower_opens_doors() -> None:
    room = Room("###############\n#@S...+.......#\n###############")
    room.play(2)
    assert room.happened(SurvivorJoined)
    room.person.x = 12.5
    room.play(300)
    assert room.survivor.x > 9.5


def test_a_follower_sneaks_with_a_sneaking_leader() -> None:
    room = found().play(180, walk(1, 0, Pace.SNEAK))
    assert room.survivor.pace is Pace.SNEAK


def test_a_follower_steps_back_from_the_dead() -> None:
    beside = Room("#########\n#@S....z#\n#.......#\n#########").facing(1, 0).play(3)
    beside.world.horde.pos[0] = beside.survivor.x + 1.5
    before = beside.survivor.x
    beside.play(20)
    assert beside.survivor.x < before - 0.3


def test_a_dead_survivor_joins_nobody() -> None:
    room = Room(HALL)
    die(room.world, room.survivor, "killed")
    room.play(90, walk(1, 0))
    assert not room.happened(SurvivorJoined)


def held() -> Room:
    room = Room("########\n#@S.z..#\n########").facing(-1, 0).play(3)
    room.world.hunted[0] = False
    room.world.horde.pos[0] = room.survivor.x + 0.7
    room.until(Grabbed, 300)
    return room


def test_a_held_follower_is_bitten_where_nobody_helps() -> None:
    room = held()
    assert room.until(Bitten, 100) == pytest.approx(WALKER.bite_ticks, abs=1)
    assert room.survivor.infection > 0
    assert not room.survivor.is_grabbed


def test_a_shove_frees_a_held_follower() -> None:
    room = held()
    x, y = room.survivor.x, room.survivor.y
    room.person.x, room.person.y = x - 0.2, y
    room.play(30, tap(Button.SHOVE, (x + 2.0, y)))
    assert not room.survivor.is_grabbed
    assert room.survivor.infection == -1


def test_a_follower_does_not_flee_from_behind_a_wall() -> None:
    room = Room("##########\n#.@S#z...#\n#......###\n##########").facing(1, 0)
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    room.play(60)
    assert room.survivor.x == pytest.approx(3.5)


def test_a_follower_flees_from_the_nearest() -> None:
    room = Room("###########\n#.z.@S.z..#\n###########").facing(1, 0).play(2)
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    room.world.horde.pos[0] = room.survivor.x - 2.0, room.survivor.x + 1.0
    before = room.survivor.x
    room.play(6)
    assert room.survivor.x < before
