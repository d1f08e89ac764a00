"""Whom a person plays: asked for by name, kept in replays, and what the scores make of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hyosan_arcade.cli import main
from hyosan_arcade.content.cast import HYBRIDS, PEOPLE
from hyosan_arcade.run.session import Session, begin_session
from hyosan_arcade.sim.hybrid import TEMPERS
from hyosan_arcade.sim.spec import SurvivorSpec
from hyosan_arcade.sim.world import Difficulty
from tests.unit.small_runs import HALL
from tests.unit.test_cli import Captured, demo, levels, one_line, own_home

__all__ = ["levels", "own_home"]


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_can_be_played_and_proven(who: str, levels: Path, capsys: Captured) -> None:
    assert main(demo(levels, "--who", who, "--json", "--replay", "run.replay")) == 0
    assert json.loads(capsys.readouterr().out)["who"] == who
    header = Path("run.replay").read_bytes().split(b"\n", 1)[0]
    assert json.loads(header)["people"] == [who]
    assert main(["verify", "run.replay", "--levels", str(levels)]) == 0
    assert "proven" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["play", "demo"])
@pytest.mark.parametrize(
    ("name", "hint"),
    [("nary", 'did you mean "nari"?'), ("wooju", "known: "), ("", "known: "), ("Nari", "nari")],
)
def test_nobody_else_can_be_played(command: str, name: str, hint: str, capsys: Captured) -> None:
    assert main([command, "--who", name]) == 2
    line = one_line(capsys)
    assert f'nobody called "{name}" can be played' in line
    assert hint in line


def test_without_a_word_it_is_jiho(levels: Path, capsys: Captured) -> None:
    assert main(demo(levels, "--json")) == 0
    assert json.loads(capsys.readouterr().out)["who"] == "jiho"


def test_those_who_were_bitten_are_the_hybrids() -> None:
    assert set(HYBRIDS) == set(TEMPERS)
    for who in PEOPLE:
        session = begin_session(HALL, 1, Difficulty.NORMAL, who=who)
        assert session.world.bodies[0].is_hybrid is (who in HYBRIDS)
        assert session.is_ranked
        assert session.is_scored is (who not in HYBRIDS)


def test_a_run_as_her_together_with_a_human_is_not_scored_either() -> None:
    assert not Session(HALL, 1, people=("jiho", "nari")).is_scored
    assert Session(HALL, 1, people=("jiho", "eunha")).is_scored


@pytest.mark.parametrize(
    ("who", "drawn", "there"), [("yuna", "yuna", "jiho"), ("jiho", "jiho", "eunha")]
)
def test_who_is_played_is_not_found_a_second_time(who: str, drawn: str, there: str) -> None:
    level = replace(HALL, survivors=(SurvivorSpec(drawn, HALL.start),), allies=())
    bodies = Session(level, 1, people=(who,)).world.bodies
    assert [body.name for body in bodies] == [who, there]
