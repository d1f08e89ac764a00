"""Streams: named, apart, bounded, and the same for ever."""

from __future__ import annotations

import numpy as np
import pytest

from hyosan_arcade.sim.rng import STREAMS, Stream, Streams


def test_the_first_draws_are_what_they_have_always_been() -> None:
    stream = Stream(1, 0)
    assert [stream.raw() for _ in range(3)] == [
        9441442522235856127,
        17532960557476522086,
        2659275481604167885,
    ]


def test_streams_do_not_move_one_another() -> None:
    lone, busy = Streams(7), Streams(7)
    for _ in range(100):
        busy.combat.raw()
    assert [lone.spawn.raw() for _ in range(5)] == [busy.spawn.raw() for _ in range(5)]


def test_streams_and_seeds_differ() -> None:
    firsts = {Stream(seed, index).raw() for seed in range(5) for index in range(len(STREAMS))}
    assert len(firsts) == 5 * len(STREAMS)


@pytest.mark.parametrize("count", [1, 2, 7, 1000])
def test_below_stays_below_and_reaches_everything(count: int) -> None:
    stream = Stream(3, 1)
    drawn = {stream.below(count) for _ in range(count * 20)}
    assert drawn == set(range(count))


def test_units_are_float32_from_nought_to_under_one() -> None:
    draws = Stream(3, 1).units(10_000)
    assert draws.dtype == np.float32
    assert draws.min() >= 0.0
    assert draws.max() < 1.0
    assert abs(float(np.median(draws)) - 0.5) < 0.02


def test_no_units_move_nothing() -> None:
    stream = Stream(3, 1)
    before = stream.state()
    assert len(stream.units(0)) == 0
    assert stream.state() == before


def test_units_come_one_by_one_or_at_once() -> None:
    at_once, singly = Stream(5, 2), Stream(5, 2)
    assert at_once.units(6).tolist() == [float(singly.units(1)[0]) for _ in range(6)]


def test_chance_and_pick() -> None:
    stream = Stream(9, 0)
    assert not any(stream.chance(0.0) for _ in range(50))
    assert all(stream.chance(1.0) for _ in range(50))
    assert {stream.pick("abc") for _ in range(60)} == set("abc")


def test_the_state_tells_two_streams_apart() -> None:
    first, second = Streams(1), Streams(1)
    assert first.state() == second.state()
    first.ally.raw()
    assert first.state() != second.state()
