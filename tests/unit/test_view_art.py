"""The art table: what it finds, what it replaces, and what it refuses."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from hyosan_arcade.content.places import assets_root
from hyosan_arcade.sim.spec import PROP_KINDS, Item
from hyosan_arcade.view.art import PLACEHOLDER, Art, ArtError
from hyosan_arcade.view.standing import GROUND_PROPS, item_name

SMALL = """
[palette]
ink = "0b0a12"
paper = "f1efe2"
[character.walker]
files = ["a.png", "b.png"]
cell = [20, 26]
anchor = [10, 24]
frames = 4
directions = ["down", "up"]
poses = ["walk", "down"]
[prop.desk]
file = "props.png"
rect = [5, 6, 18, 14]
anchor = [9, 13]
"""


def table(folder: Path, text: str) -> Path:
    (folder / "sheets.toml").write_text(text, encoding="utf-8")
    return folder


def test_sheets_are_numbered_by_variant_and_prop(tmp_path: Path) -> None:
    art = Art.load(table(tmp_path, SMALL))
    assert [sheet.name for sheet in art.sheets] == ["placeholder", "walker/0", "walker/1", "desk"]
    walker, sheet = art.character("walker", 5)
    assert art.sheets[sheet].file == "b.png"
    assert walker.start("down") == 8
    assert walker.start("unheard of", "down") == 8
    assert art.sheets[sheet].cell_box(walker.start("down") + 1) == (20, 52, 20, 26)
    assert art.sheets[art.prop("desk")].cell_box(0) == (5, 6, 18, 14)
    assert art.color_index("paper") == 1


def test_each_variant_leaves_corpses_of_its_lying_cells(tmp_path: Path) -> None:
    art = Art.load(table(tmp_path, SMALL))
    corpse = art.decals["corpse/walker/1"]
    assert corpse.file == "b.png"
    assert len(corpse.rects) == 8
    assert corpse.rects[0] == (0, 52, 20, 26)
    assert corpse.anchor == (10, 24)


def test_what_is_missing_is_a_placeholder_and_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    art = Art.load(table(tmp_path, SMALL))
    with caplog.at_level(logging.WARNING):
        assert art.prop("ghost") == PLACEHOLDER
        assert art.prop("ghost") == PLACEHOLDER
        assert art.character("nobody")[1] == PLACEHOLDER
    assert len(caplog.records) == 2
    assert "'ghost'" in caplog.text
    assert art.sheets[PLACEHOLDER].file == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[palette\n", "is not TOML"),
        ("x = 1\n", "palette"),
        ("[palette]\nink = 'blue'\n", "palette"),
        (SMALL.replace("frames = 4", "frames = 0"), "character"),
        (SMALL.replace("anchor = [9, 13]", ""), "anchor"),
        (SMALL.replace('["a.png", "b.png"]', "[]"), "files"),
    ],
)
def test_a_table_at_fault_names_file_place_and_fix(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ArtError) as caught:
        Art.load(table(tmp_path, text))
    line = str(caught.value)
    assert said in line
    assert "sheets.toml" in line
    assert "dev.py art" in line
    assert "\n" not in line


def test_no_table_is_an_error_with_its_fix(tmp_path: Path) -> None:
    with pytest.raises(ArtError, match=r"sheets\.toml: cannot be read .*; rebuild"):
        Art.load(tmp_path)


def test_the_games_own_table_has_all_that_the_rules_can_show() -> None:
    art = Art.load(assets_root())
    standing = [kind.name for kind in PROP_KINDS if kind.name not in GROUND_PROPS]
    wanted = [*standing, *(item_name(item) for item in Item)]
    assert [name for name in wanted if name not in art.props] == []
    for name in ("player", "nari", "survivor", "walker", "fresh", "runner", "crawler"):
        character, sheet = art.character(name)
        assert character.name == name
        assert sheet != PLACEHOLDER
        assert "down" in character.rows
    assert {"splat", "pool", "dust_splat", "dust_pool"} <= art.decals.keys()
