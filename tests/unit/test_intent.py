"""Intents: what a word of a replay may and may not be."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.intent import (
    DIAGONAL,
    FULL,
    IDLE,
    Answer,
    Button,
    Intent,
    Order,
    Pace,
    pack,
    unpack,
)

EXTREMES = (
    IDLE,
    Intent(move_x=-FULL, move_y=FULL),
    Intent(aim_x=65535, aim_y=65535),
    Intent(buttons=Button(0x7F)),
    Intent(pace=Pace.SPRINT, order=Order.FIGHT, answer=Answer.GO_AWAY),
)


def test_idle_packs_to_zero() -> None:
    assert pack(IDLE) == 0


@pytest.mark.parametrize("intent", EXTREMES)
def test_the_extremes_survive(intent: Intent) -> None:
    assert unpack(pack(intent)) == intent


def test_the_layout_of_a_word_is_fixed() -> None:
    """Replays on disk depend on it: changing this literal means a new replay format."""
    whole = Intent(-1, 2, Pace.SNEAK, 300, 400, Button.USE | Button.HAND, Order.GO, Answer.SAY_NAME)
    assert pack(whole) == 0x16900640_04B102FF


@pytest.mark.parametrize(
    "word",
    [-1, 1 << 63, 0x80, 0x8000, 3 << 16, 6 << 57, 5 << 60],
    ids="negative long left up pace order answer".split(),
)
def test_a_word_no_intent_packs_to_is_refused(word: int) -> None:
    with pytest.raises(ValueError):
        unpack(word)


def test_a_diagonal_is_as_fast_as_a_straight() -> None:
    assert abs((2 * DIAGONAL**2) ** 0.5 - FULL) < 1.0


def test_an_aim_at_the_corner_of_the_map_is_no_aim() -> None:
    assert not IDLE.has_aim
    assert Intent(aim_x=1).has_aim
    assert Intent(aim_y=1).has_aim
