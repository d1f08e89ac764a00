"""Level 1 is won by keys alone, in a terminal that never tells when one is let go."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.intent import IDLE, Intent, Pace
from tests.terminal.keybot import SWITCH_TICKS, KeyRun, Typist, play_by_keys

LIMIT_S = 240


@pytest.fixture(scope="module")
def run() -> KeyRun:
    return play_by_keys("classroom", 3, "sneak", LIMIT_S)


def test_the_classroom_is_won_on_story_without_key_up(run: KeyRun) -> None:
    result = run.session.result()
    assert (result.outcome, result.difficulty.value) == ("win", "story"), result


def test_nothing_but_plain_keys_was_typed(run: KeyRun) -> None:
    assert run.typed
    assert set(run.typed) <= {bytes([key]) for key in b"wasdqezcWASDQEZC.xjf i\t1245"}
    assert b"." in run.typed, "the stop key is what stands still"


def test_the_run_is_proven_and_happens_again(run: KeyRun) -> None:
    again = play_by_keys("classroom", 3, "sneak", LIMIT_S)
    assert again.typed == run.typed
    assert again.session.world.checksum() == run.session.world.checksum()


def test_what_lasts_is_typed_once() -> None:
    typist, me = Typist(), None
    walk, run_up = Intent(move_x=127), Intent(move_x=90, move_y=-90, pace=Pace.SPRINT)
    typed = [typist.keys_for(wish, me) for wish in (walk, walk, run_up, run_up, IDLE, IDLE)]
    assert typed == [b"d", b"", b"E", b"", b".", b""]


def test_sneaking_is_switched_and_a_sprint_ends_it() -> None:
    typist, me = Typist(), None
    sneak, sprint = Intent(move_y=127, pace=Pace.SNEAK), Intent(move_y=127, pace=Pace.SPRINT)
    first = [typist.keys_for(wish, me) for wish in (sneak, sneak, sprint)]
    assert first == [b"xs", b"", b"S"]
    rest = [typist.keys_for(sneak, me) for _ in range(SWITCH_TICKS)]
    assert rest[0] == b"s" and b"x" in rest, "the key must rest before it switches again"
