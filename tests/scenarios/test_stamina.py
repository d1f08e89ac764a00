"""Stamina: what sprinting costs, what rest gives back, and being out of breath."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.intent import Button, Pace
from tests.scenarios.room import Room, press, walk

LONG = f"##{'#' * 60}\n#@{'.' * 59}#\n##{'#' * 60}"
RUN = walk(1, 0, Pace.SPRINT)


def test_sprinting_costs_twenty_a_second() -> None:
    room = Room(LONG).play(1, RUN)
    before = room.person.stamina
    room.play(60, RUN)
    assert before - room.person.stamina == pytest.approx(20.0)


@pytest.mark.parametrize("pace", [Pace.WALK, Pace.SNEAK])
def test_anything_slower_gives_twelve_a_second_back(pace: Pace) -> None:
    room = Room(LONG)
    room.person.stamina = 40.0
    room.play(60, walk(1, 0, pace))
    assert room.person.stamina == pytest.approx(52.0)


def test_stamina_ends_at_a_hundred() -> None:
    room = Room(LONG).play(120)
    assert room.person.stamina == 100.0


def test_running_on_the_spot_costs_nothing() -> None:
    room = Room(LONG)
    room.person.stamina = 50.0
    room.play(60, walk(-1, 0, Pace.SPRINT))
    assert room.person.stamina > 50.0


def test_who_is_winded_walks_until_twenty_are_back() -> None:
    room = Room(LONG)
    room.person.stamina = 1.0
    ticks = room.until_true(lambda: room.person.is_winded, person=RUN)
    assert ticks <= 10
    assert room.person.stamina == 0.0
    start = room.person.x
    room.play(60, RUN)
    assert room.person.x - start < 4.2, "no more than a walk"
    ticks = room.until_true(lambda: not room.person.is_winded, person=RUN)
    assert room.person.stamina == pytest.approx(20.0, abs=0.25)
    start = room.person.x
    room.play(30, RUN)
    assert room.person.x - start > 2.6, "sprints again"


def test_a_shove_costs_stamina_and_fails_without() -> None:
    room = Room(LONG).play(1, press(Button.SHOVE))
    assert room.person.doing == "shove"
    assert room.person.stamina == pytest.approx(100.0 - 14.0)
    tired = Room(LONG)
    tired.person.stamina = 5.0
    tired.play(1, press(Button.SHOVE))
    assert tired.person.doing == ""
