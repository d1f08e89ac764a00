"""Packing an intent loses nothing, and nothing else unpacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyosan_arcade.sim.intent import Answer, Intent, pack, unpack
from tests.properties.maps import intents


@given(intents(), st.sampled_from(Answer))
def test_unpacking_undoes_packing(intent: Intent, answer: Answer) -> None:
    whole = Intent(
        intent.move_x,
        intent.move_y,
        intent.pace,
        intent.aim_x,
        intent.aim_y,
        intent.buttons,
        intent.order,
        answer,
    )
    word = pack(whole)
    assert 0 <= word < 1 << 63
    assert unpack(word) == whole


@given(st.integers(0, (1 << 63) - 1))
def test_a_word_unpacks_to_what_packs_to_it_or_not_at_all(word: int) -> None:
    try:
        intent = unpack(word)
    except ValueError:
        return
    assert pack(intent) == word


@given(st.integers().filter(lambda word: not 0 <= word < 1 << 63))
def test_numbers_beyond_are_refused(word: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        unpack(word)
