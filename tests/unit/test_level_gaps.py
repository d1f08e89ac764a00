"""Gaps and ropes in a level file: their glyphs, and whether a level can be walked all the same."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.spec import TILE_INDEX, TILE_KINDS
from tests.unit.test_level_people import codes, good


def test_gaps_and_ropes_have_glyphs() -> None:
    level = good("######\n#@_-.#\n#....#\n######")
    assert level.tiles[1][2:4] == (TILE_INDEX["gap"], TILE_INDEX["rope"])


def test_a_gap_is_open_below_and_a_rope_bridges_it() -> None:
    kinds = {kind.name: kind for kind in TILE_KINDS}
    assert kinds["gap"].chasm
    assert kinds["gap"].solid
    assert not kinds["gap"].bridged
    assert kinds["rope"].bridged
    assert [kind.name for kind in TILE_KINDS if kind.chasm] == ["gap", "rope"]


@pytest.mark.parametrize(
    ("row", "is_lost"),
    [("@A__.E", False), ("@.__.E", True), ("@.--.E", False), ("@A_____E", True)],
)
def test_what_lies_beyond_a_gap_is_reached_with_a_hybrid_or_a_rope(row: str, is_lost: bool) -> None:
    wall = "#" * (len(row) + 2)
    assert ("W003" in codes(f"{wall}\n#{row}#\n{wall}")) is is_lost


def test_nothing_stands_in_a_gap() -> None:
    assert "M010" in codes("####\n#@D#\n####", '[legend]\nD = { tile = "gap", prop = "desk" }\n')
