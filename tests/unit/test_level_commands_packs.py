"""`hyosan level` and packs: checked whole, made into one file, listed, allowed."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from hyosan_arcade.cli import main
from hyosan_arcade.content.consent import allowed_packs
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.starter import starter

Captured = pytest.CaptureFixture[str]
SPRITE = "sprites/item_phone.png"
MANIFEST = f"""format = 1
id = "attic"
version = "1.2"
title = "The attic"
author = "somebody"
campaign = ["room"]
overrides = ["{SPRITE}"]
"""
KINDS = '[kind.whisperer]\nbase = "walker"\nhearing = 2\n'


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a pack in the folder where one stands, with a level and a kind of its own."""
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HYOSAN_LEVELS", raising=False)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "attic"
    for place in ("levels", "kinds", "sprites"):
        (folder / place).mkdir(parents=True)
    (folder / "pack.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "kinds" / "dead.toml").write_text(KINDS, encoding="utf-8")
    level = starter("room", "room.level.toml").replace('kind = "walker"', 'kind = "whisperer"')
    (folder / "levels" / "room.level.toml").write_text(level, encoding="utf-8")
    picture = next((assets_root() / "sprites").rglob("*.png"))
    (folder / SPRITE).write_bytes(picture.read_bytes())
    return folder


def test_a_level_of_a_pack_knows_what_its_pack_brings(pack: Path, capsys: Captured) -> None:
    assert main(["level", "check", str(pack / "levels" / "room.level.toml")]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    level = (pack / "levels" / "room.level.toml").read_text(encoding="utf-8")
    Path("loose.level.toml").write_text(level, encoding="utf-8")
    assert main(["level", "check", "loose.level.toml"]) == 1
    assert 'zombie kind "whisperer" does not exist' in capsys.readouterr().out


def test_a_pack_is_checked_whole(pack: Path, capsys: Captured) -> None:
    (pack / "levels" / "cellar.level.toml").write_text("format = 1\n", encoding="utf-8")
    assert main(["level", "check", "--format", "json", str(pack)]) == 1
    faults = json.loads(capsys.readouterr().out)
    assert {fault["code"] for fault in faults} >= {"S004"}


def test_a_pack_becomes_one_file_that_plays(pack: Path, capsys: Captured) -> None:
    assert main(["level", "pack", "attic"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{pack}.zip: 4 files, ")
    assert "has it in the menu" in said
    with zipfile.ZipFile("attic.zip") as archive:
        assert "levels/room.level.toml" in archive.namelist()
    home = Path("home") / "levels"
    home.mkdir(parents=True)
    Path("attic.zip").rename(home / "attic.zip")
    assert main(["demo", "--level", "attic:room", "--seconds", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["level"] == "attic:room"


def test_a_pack_at_fault_is_not_packed(pack: Path, capsys: Captured) -> None:
    (pack / "levels" / "room.level.toml").write_text("format = 1\n", encoding="utf-8")
    assert main(["level", "pack", "attic"]) == 1
    error = capsys.readouterr().err
    assert "mend it, then pack again" in error
    assert error.count("\n") == 1
    assert not Path("attic.zip").exists()


def test_a_zip_is_never_written_over(pack: Path, capsys: Captured) -> None:
    Path("attic.zip").write_bytes(b"mine")
    assert main(["level", "pack", "attic"]) == 1
    assert main(["level", "pack", "attic", "--out", "attic.rar"]) == 2
    assert "must end in .zip" in capsys.readouterr().err
    assert Path("attic.zip").read_bytes() == b"mine"


def test_the_list_says_what_a_pack_wants_and_may(pack: Path, capsys: Captured) -> None:
    asked = ["level", "list", "--verbose", "--levels", "."]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "attic:room" in said
    assert f"pack attic 1.2: {pack.name}" in said
    assert "not applied to the whole game; to allow it: hyosan level list --allow attic" in said
    assert main([*asked, "--allow", "attic"]) == 0
    assert allowed_packs() == {"attic"}
    assert "applied to the whole game" in capsys.readouterr().out
    assert main([*asked, "--forbid", "attic"]) == 0
    assert allowed_packs() == frozenset()
    assert main([*asked, "--allow", "atic"]) == 2
    assert 'no pack "atic"; did you mean "attic"?' in capsys.readouterr().err


def test_a_level_of_a_pack_goes_to_tiled_and_back(pack: Path, capsys: Captured) -> None:
    file = pack / "levels" / "room.level.toml"
    before = file.read_bytes()
    assert main(["level", "convert", str(file), "room.tmj"]) == 0
    assert main(["level", "convert", "room.tmj", str(file)]) == 0
    assert file.read_bytes() == before


def test_a_new_level_leaves_no_stray_file_in_a_pack(pack: Path, capsys: Captured) -> None:
    assert main(["level", "new", str(pack / "levels" / "hall.level.toml")]) == 0
    assert f"to share that:  hyosan level pack {pack}" in capsys.readouterr().out
    assert not (pack / "levels" / "schema.json").exists()
    assert main(["level", "check", str(pack)]) == 0
    assert main(["level", "preview", str(pack / "levels" / "hall.level.toml")]) == 0
