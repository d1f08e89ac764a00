"""The bestiary and the palette name only what exists."""

from __future__ import annotations

import tomllib

from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.content.cast import CAST, HYBRIDS, PLAYABLE, SURVIVORS
from hyosan_arcade.content.check import DOOR_TILES, ITEMS
from hyosan_arcade.content.palette import PALETTES
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.sim.spec import PROP_INDEX, TILE_INDEX, DirectorSpec, DoorState

SHEETS = tomllib.loads((assets_root() / "sheets.toml").read_text(encoding="utf-8"))


def test_every_kind_is_drawn_and_named_once() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert {kind.sheet for kind in KINDS} <= set(SHEETS["character"])


def test_the_directors_own_choice_exists() -> None:
    assert {name for name, _ in DirectorSpec().kinds} <= {kind.name for kind in KINDS}


def test_only_the_crawler_is_low_and_hidden() -> None:
    assert [kind.name for kind in KINDS if kind.low] == ["crawler"]
    assert [kind.name for kind in KINDS if kind.hidden_beyond] == ["crawler"]


def test_the_palette_uses_known_words() -> None:
    kinds = {kind.name for kind in KINDS}
    for entry in (entry for palette in PALETTES.values() for entry in palette.values()):
        assert entry.tile in {"", *TILE_INDEX, *DOOR_TILES}
        assert entry.prop in {"", *PROP_INDEX}
        assert {entry.item, entry.key} <= {"", *ITEMS}
        assert entry.zombie in {"", *kinds}
        assert entry.ally in {"", *HYBRIDS}
        assert entry.survivor in {"", *SURVIVORS}
        assert entry.door.upper() in {"", *DoorState.__members__}


def test_the_cast_is_of_one_piece() -> None:
    assert len(set(CAST)) == len(CAST)
    assert set(PLAYABLE) < set(SURVIVORS) < set(CAST)
