"""A session drives the world and counts; it changes nothing."""

from __future__ import annotations

import pytest

from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.intent import FULL, Intent, pack
from hyosan_arcade.sim.world import Difficulty, World
from tests.unit.small_runs import HALL, dance, danced, room

CORRIDOR = room(
    """
######
#@..E#
######
"""
)


def test_a_session_plays_like_the_bare_world() -> None:
    world = World(HALL, 7, Difficulty.NORMAL, ("jiho",))
    for tick in range(150):
        world.step([dance(tick)])
    assert danced(HALL, 150).world.checksum() == world.checksum()


def test_two_sessions_agree_and_another_seed_does_not() -> None:
    assert danced(HALL, 90).world.checksum() == danced(HALL, 90).world.checksum()
    assert danced(HALL, 90, seed=8).world.checksum() != danced(HALL, 90).world.checksum()


def test_walking_to_the_exit_wins_and_is_counted() -> None:
    session = Session(CORRIDOR, 1, Difficulty.STORY)
    while not session.is_over and session.world.tick < 600:
        session.tick([Intent(FULL, 0)])
    result = session.result()
    assert session.is_over
    assert (result.outcome, result.outcome_text) == ("win", "end.win")
    assert (result.level_id, result.seed, result.difficulty) == ("small", 1, Difficulty.STORY)
    assert result.ticks == session.world.tick
    assert result.seconds == result.ticks // 60
    assert result.tally["RunEnded"] == 1
    assert result.tally["Stepped"] >= 1
    assert session.replay().header.outcome == "win"


def test_points_are_kills_rescues_and_seconds() -> None:
    result = danced(HALL, 130).result()
    assert result.score == 10 * result.kills + 250 * result.rescued + 2


def test_the_recorder_remembers_the_last_intents() -> None:
    session = danced(HALL, 40)
    assert session.recorder.ticks == 40
    assert session.recorder.last(3) == [pack(dance(tick)) for tick in (37, 38, 39)]
    assert len(session.recorder.last(1000)) == 40


def test_wrong_numbers_of_intents_are_not_recorded() -> None:
    session = danced(HALL, 10)
    with pytest.raises(ValueError, match="intent"):
        session.tick([])
    assert session.recorder.ticks == 10
