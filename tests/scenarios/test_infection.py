"""Infection: the clock, the coughs, the speed, the turning."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.events import Coughed, Died, RunEnded, Turned, ZombieRose
from hyosan_arcade.sim.infection import bite
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.world import Difficulty
from tests.scenarios.room import Room, walk

CELL = "#####\n#@..#\n#...#\n#####"


def bitten(difficulty: Difficulty = Difficulty.NORMAL, picture: str = CELL) -> Room:
    room = Room(picture, difficulty=difficulty)
    bite(room.world, room.person)
    return room


@pytest.mark.parametrize(
    ("difficulty", "seconds"),
    [(Difficulty.STORY, 60), (Difficulty.NORMAL, 45), (Difficulty.CRUEL, 30)],
)
def test_the_bitten_turn_on_time(difficulty: Difficulty, seconds: int) -> None:
    room = bitten(difficulty)
    ticks = room.until(Turned, 4000)
    assert abs(ticks - seconds * 60) <= 1
    assert [death.cause for death in room.happened(Died)] == ["turned"]


def test_a_second_bite_does_not_hasten_it() -> None:
    room = bitten().play(600)
    left = room.person.infection
    bite(room.world, room.person)
    assert room.person.infection == left


def test_the_infected_are_a_tenth_faster() -> None:
    room = Room(f"{'#' * 20}\n#@{'.' * 17}#\n{'#' * 20}")
    bite(room.world, room.person)
    room.play(10, walk(1, 0))
    start = room.person.x
    room.play(60, walk(1, 0))
    assert room.person.x - start == pytest.approx(4.4)


def test_the_infected_cough_every_eight_seconds() -> None:
    room = bitten().play(45 * 60 - 10)
    ticks = room.when(Coughed)
    assert len(ticks) == 5
    assert {after - before for before, after in zip(ticks, ticks[1:], strict=False)} == {480}


def test_who_turns_convulses_three_seconds_and_rises_fresh_where_it_fell() -> None:
    room = bitten()
    room.person.x, room.person.y = 3.3, 2.4
    room.until(Turned, 4000)
    assert not room.person.is_alive
    assert room.world.horde.count == 1
    kind = room.world.level.kinds[int(room.world.horde.kind[0])].name
    assert kind == "fresh"
    assert room.mood(0) is Mood.RISE
    assert room.place(0) == pytest.approx((3.3, 2.4), abs=0.01)
    ticks = room.until(ZombieRose, 300)
    assert ticks == pytest.approx(180, abs=1)
    assert room.place(0) == pytest.approx((3.3, 2.4), abs=0.05)


def test_turning_loses_the_run() -> None:
    room = bitten()
    room.until(RunEnded, 4000)
    assert room.world.outcome == "lose"
    assert room.world.outcome_text == "outcome.turned"


def test_a_turned_friend_hunts_those_who_stayed() -> None:
    room = Room("########\n#@.....#\n#.....S#\n########")
    bite(room.world, room.survivor)
    room.survivor.infection = 10
    room.until(Turned, 20)
    assert not room.world.outcome, "a person still lives"
    room.until_true(lambda: room.mood(0) is Mood.CHASE, 600)


def test_hybrids_have_had_theirs() -> None:
    room = Room("#####\n#@.A#\n#####")
    bite(room.world, room.ally)
    assert room.ally.infection == -1
