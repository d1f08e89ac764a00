"""Intents as bytes: what went in comes out, and nothing else is let in."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyosan_arcade.run import tape
from hyosan_arcade.sim.intent import Answer, Button, Intent, Order, Pace, pack, unpack

INTENTS = st.builds(
    Intent,
    st.integers(-127, 127),
    st.integers(-127, 127),
    st.sampled_from(Pace),
    st.integers(0, 0xFFFF),
    st.integers(0, 0xFFFF),
    st.integers(0, 0x7F).map(Button),
    st.sampled_from(Order),
    st.sampled_from(Answer),
)


@given(INTENTS)
def test_an_intent_survives_packing(intent: Intent) -> None:
    assert unpack(pack(intent)) == intent


@given(st.integers(1, 3), st.lists(st.integers(0, 2**63 - 1), max_size=6), st.data())
def test_words_survive_the_tape(people: int, kinds: list[int], data: st.DataObject) -> None:
    word = st.sampled_from(kinds or [0])
    ticks = data.draw(st.integers(0, 40))
    rows = data.draw(st.lists(st.tuples(*[word] * people), min_size=ticks, max_size=ticks))
    words = np.array(rows, np.int64).reshape(ticks, people)
    assert np.array_equal(tape.decode(tape.encode(words), ticks, people), words)


@given(st.binary(max_size=200), st.integers(0, 100), st.integers(1, 4))
def test_any_bytes_are_words_or_a_tape_error(junk: bytes, ticks: int, people: int) -> None:
    for packed in (junk, zlib.compress(junk)):
        try:
            assert tape.decode(packed, ticks, people).shape == (ticks, people)
        except tape.TapeError as error:
            assert str(error)


def run(word: int, count: int) -> bytes:
    return np.array([(word, count)], tape.RUN).tobytes()


@pytest.mark.parametrize(
    ("body", "ticks", "people", "message"),
    [
        (run(1, 4_000_000_000), 60, 1, "last 4000000000 ticks"),
        (run(1, 0) + run(1, 60), 60, 1, "a run of no ticks"),
        (run(1, 60)[:-1], 60, 1, "middle of a run"),
        (run(1, 59), 60, 1, "last 59 ticks"),
        (run(1, 120), 60, 2, "from one person into the next"),
    ],
)
def test_runs_that_no_recording_makes(body: bytes, ticks: int, people: int, message: str) -> None:
    with pytest.raises(tape.TapeError, match=message):
        tape.decode(zlib.compress(body), ticks, people)


def test_a_bomb_is_refused_before_it_is_inflated() -> None:
    bomb = zlib.compress(bytes(tape.MAX_INFLATED_BYTES + 1))
    with pytest.raises(tape.TapeError, match="inflate to more than 64 MiB"):
        tape.decode(bomb, 60, 1)


def test_what_follows_the_intents_is_refused() -> None:
    packed = tape.encode(np.zeros((5, 1), np.int64))
    for wrong in (packed + b"more", packed[:-1]):
        with pytest.raises(tape.TapeError, match="cut short or followed"):
            tape.decode(wrong, 5, 1)
