"""`hyosan level`: each step a modder takes, from an empty folder to a level that plays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from hyosan_arcade.cli import main
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.jsonschema import schema_text, structs_below
from hyosan_arcade.content.letters import letters_of
from hyosan_arcade.content.level import examine, read_level
from hyosan_arcade.content.places import shipped_levels_root
from hyosan_arcade.content.schema import Level
from hyosan_arcade.content.starter import level_id, starter
from hyosan_arcade.content.upgrade import upgraded

Captured = pytest.CaptureFixture[str]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the player's files lie in a folder of the test, which is also where one stands."""
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HYOSAN_LEVELS", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


# --- new ------------------------------------------------------------------------------------------


def test_a_new_level_lies_in_the_users_folder_and_has_no_fault(
    home: Path, capsys: Captured
) -> None:
    assert main(["level", "new", "music room"]) == 0
    said = capsys.readouterr().out
    file = home / "levels" / "music room.level.toml"
    assert said.startswith(f"{file}: written. It plays as it is.\n")
    assert "It stands in the game's menu already." in said
    level, report = examine(file.read_bytes(), "x")
    assert report.faults == ()
    assert level is not None
    assert (level.level_id, level.title["en"]) == ("music_room", "music room")
    assert (home / "levels" / "schema.json").read_text(encoding="utf-8") == schema_text()
    assert main(["level", "list"]) == 0
    assert "music_room" in capsys.readouterr().out


def test_a_new_level_plays_at_once(home: Path, capsys: Captured) -> None:
    assert main(["level", "new", "room"]) == 0
    assert main(["demo", "--level", "room", "--seconds", "1", "--json"]) == 0
    report = json.loads(capsys.readouterr().out.split("menu already.\n")[1])
    assert (report["level"], report["ticks"]) == ("room", 60)


def test_a_new_level_may_be_written_anywhere(home: Path, capsys: Captured) -> None:
    assert main(["level", "new", "mods/cellar"]) == 0
    assert "For the menu: copy it into" in capsys.readouterr().out
    assert read_level(Path("mods/cellar.level.toml")).level_id == "cellar"
    assert main(["level", "new", "attic.level.toml"]) == 0
    assert read_level(Path("attic.level.toml")).level_id == "attic"


def test_a_new_level_never_takes_the_place_of_another(home: Path, capsys: Captured) -> None:
    assert main(["level", "new", "room"]) == 0
    file = home / "levels" / "room.level.toml"
    file.write_text("mine", encoding="utf-8")
    (home / "levels" / "schema.json").write_text("mine too", encoding="utf-8")
    assert main(["level", "new", "room"]) == 1
    assert "is there already; name another file" in capsys.readouterr().err
    assert main(["level", "new", "other"]) == 0
    assert file.read_text(encoding="utf-8") == "mine"
    assert (home / "levels" / "schema.json").read_text(encoding="utf-8") == "mine too"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nul", "the name of a device on Windows"),
        ("COM3.backup", "the name of a device on Windows"),
        ("a?b", '"?" must not stand in a name'),
        ("a\nb", '"U+000A" must not stand in a name'),
        (" ", "a level needs a name"),
        (".hidden", "a level needs a name"),
        ("x" * 61, "a level needs a name"),
        ("room.toml", "must end in .level.toml"),
        (".", "a folder; name a file in it"),
    ],
)
def test_a_name_that_cannot_be_is_a_slip(
    home: Path, name: str, said: str, capsys: Captured
) -> None:
    assert main(["level", "new", name]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not home.exists()


def test_a_folder_that_cannot_be_is_one_line(home: Path, capsys: Captured) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    assert main(["level", "new", "taken/room"]) == 1
    assert "room.level.toml: cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["나리", 'say "hi"', "back\\slash", "1", "{x}", "é" * 60])
def test_any_name_gives_a_level_without_fault(name: str) -> None:
    level, report = examine(starter(name, "x").encode(), "x")
    assert report.faults == ()
    assert level is not None
    assert level.title["en"] == name
    assert level.level_id == level_id(name)
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,39}", level.level_id)


# --- check ----------------------------------------------------------------------------------------


def test_faults_are_told_in_three_ways(home: Path, capsys: Captured) -> None:
    file = Path("bad.level.toml")
    file.write_text(starter("bad", "x").replace("z..#\n", "Z..#\n", 1), encoding="utf-8")
    assert main(["level", "check", str(file)]) == 1
    assert 'unknown glyph "Z" (U+005A) at row 5 col 25' in capsys.readouterr().out
    assert main(["level", "check", "--format", "json", str(file)]) == 1
    (fault,) = json.loads(capsys.readouterr().out)
    assert (fault["code"], fault["line"], fault["col"]) == ("M001", 24, 25)
    assert main(["level", "check", "--format", "github", str(file)]) == 1
    expected = "::error file=bad.level.toml,line=24,col=25,title=M001::"
    assert capsys.readouterr().out.startswith(expected)


def test_a_missing_file_leaves_json_pure(home: Path, capsys: Captured) -> None:
    assert main(["level", "check", "--format", "json", "gone.level.toml"]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out) == []
    assert "gone.level.toml: no such file" in captured.err


def test_an_unknown_format_is_a_slip(home: Path) -> None:
    assert main(["level", "check", "--format", "xml", "x.level.toml"]) == 2


# --- preview --------------------------------------------------------------------------------------


def test_a_preview_shows_the_whole_level_with_rulers(home: Path, capsys: Captured) -> None:
    assert main(["level", "new", "room.level.toml"]) == 0
    assert main(["level", "preview", "room.level.toml"]) == 0
    content = Path("room.png").read_bytes()
    assert content.startswith(PNG)
    size = (int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))
    assert size == ((28 * 16 + 24) * 2, (14 * 16 + 24) * 2)
    assert "room.png: 28 x 14 tiles" in capsys.readouterr().out


def test_a_preview_in_letters_needs_no_colour(home: Path, capsys: Captured) -> None:
    assert main(["level", "new", "room.level.toml"]) == 0
    capsys.readouterr()
    assert main(["level", "preview", "--ansi", "room.level.toml"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[1] == "   .........|.........|........"
    assert lines[6].startswith(" 5 #::::::::*:::::#")
    assert "way_out (2)" in lines[-3]
    assert "corner row 8 col 25" in lines[-2]
    assert "\x1b" not in "".join(lines)


def test_colour_says_what_stands_where() -> None:
    content = starter("room", "x").encode()
    level, _ = examine(content, "x")
    assert level is not None
    lines = letters_of(content, level, is_colored=True).split("\n")
    assert "\x1b[48;2;84;62;42m\x1b[38;2;255;205;80m@" in lines[9]  # a person on wood
    assert "\x1b[38;2;150;220;90mz" in lines[6]
    assert all(line.endswith("\x1b[0m") for line in lines[2:16])
    plain = letters_of(content, level, is_colored=False).split("\n")
    assert [re.sub("\x1b[^m]*m", "", line) for line in lines] == plain


def test_a_broken_level_has_no_preview(home: Path, capsys: Captured) -> None:
    Path("bad.level.toml").write_text("format = 1\n", encoding="utf-8")
    assert main(["level", "preview", "bad.level.toml"]) == 1
    assert "error[S004]" in capsys.readouterr().err
    assert not Path("bad.png").exists()


# --- convert --------------------------------------------------------------------------------------


def test_a_level_goes_to_tiled_and_back(home: Path, capsys: Captured) -> None:
    assert main(["level", "new", "room.level.toml"]) == 0
    before = Path("room.level.toml").read_bytes()
    assert main(["level", "convert", "room.level.toml"]) == 0
    assert "hyosan level convert room.tmj room.level.toml" in capsys.readouterr().out
    assert Path("room.tiles.png").read_bytes().startswith(PNG)
    assert json.loads(Path("hyosan.tiled-project").read_text(encoding="utf-8"))["propertyTypes"]
    assert main(["level", "convert", "room.tmj"]) == 0
    assert Path("room.level.toml").read_bytes() == before
    assert main(["level", "convert", "room.level.toml"]) == 1
    assert "room.tmj: is there already" in capsys.readouterr().err


def test_a_map_that_breaks_the_level_is_not_written(home: Path, capsys: Captured) -> None:
    assert main(["level", "new", "room.level.toml"]) == 0
    assert main(["level", "convert", "room.level.toml"]) == 0
    before = Path("room.level.toml").read_bytes()
    root = json.loads(Path("room.tmj").read_text(encoding="utf-8"))
    root["layers"][0]["data"] = [0] * (28 * 14)
    Path("room.tmj").write_text(json.dumps(root), encoding="utf-8")
    assert main(["level", "convert", "room.tmj"]) == 1
    error = capsys.readouterr().err
    assert "nobody starts here" in error
    assert "nothing was written" in error
    assert Path("room.level.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["room.txt"], 2, "neither a level"),
        (["gone.tmj"], 1, "cannot be read"),
        (["gone.level.toml"], 1, "no such file"),
        (["gone.tmj", "x.toml"], 2, "must end in .level.toml"),
        (["gone.level.toml", "x.json"], 2, "must end in .tmj"),
    ],
)
def test_what_cannot_be_converted_is_one_line(
    home: Path, words: list[str], code: int, said: str, capsys: Captured
) -> None:
    assert main(["level", "convert", *words]) == code
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


# --- schema ---------------------------------------------------------------------------------------


def test_the_committed_schema_is_the_generated_one(capsys: Captured) -> None:
    committed = (shipped_levels_root() / "schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "hyosan level schema > levels/schema.json"
    assert main(["level", "schema"]) == 0
    assert capsys.readouterr().out == committed


def test_the_schema_knows_every_struct_and_the_words_of_the_game() -> None:
    schema = json.loads(schema_text())
    assert {struct.__name__ for struct in structs_below(Level)} == schema["$defs"].keys()
    entry = schema["$defs"]["Entry"]["properties"]
    assert "vending_machine" in entry["prop"]["enum"]
    assert "walker" in entry["zombie"]["examples"]
    assert "discriminator" not in schema["$defs"]["Trigger"]["properties"]["when"]


# --- list and upgrade -----------------------------------------------------------------------------


def test_the_list_tells_more_when_asked(home: Path, capsys: Captured) -> None:
    folder = home / "levels"
    folder.mkdir(parents=True)
    (folder / "bad.level.toml").write_text("format = 1\n", encoding="utf-8")
    assert main(["level", "list", "--verbose"]) == 0
    said = capsys.readouterr().out
    assert "72 x 44 tiles by hyosan_arcade; en, ko" in said
    assert "error[S004]" in said
    assert str(folder) in said
    assert main(["level", "list", "--json"]) == 0
    by_id = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert by_id["classroom"]["playable"] is True
    assert by_id["bad"]["playable"] is False
    assert "error[S004]" in by_id["bad"]["error"]


def test_the_newest_format_needs_no_upgrade(home: Path, capsys: Captured) -> None:
    file = str(shipped_levels_root() / "classroom.level.toml")
    assert main(["level", "upgrade", file]) == 0
    assert "format 1 is the newest; nothing to do" in capsys.readouterr().out
    assert main(["level", "upgrade", "gone.level.toml", file]) == 1


OLD = b"""# my level
format = 1
name = "Room"  # what it is called
id = "room"

# the drawing
[map]
rows = '''
##
'''
"""


def to_two(table: dict[str, object]) -> dict[str, object]:
    return {**{k: v for k, v in table.items() if k != "name"}, "title": {"en": table["name"]}}


def test_an_upgrade_keeps_comments_and_order() -> None:
    text = upgraded(OLD, "x", {1: to_two})
    assert text is not None
    for kept in ("# my level\nformat = 2\n", "# the drawing\n[map]\nrows = '''\n##\n'''\n"):
        assert kept in text
    assert "name" not in text
    assert upgraded(text.encode(), "x", {1: to_two}) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"format = 9", "newer than this game"),
        (b"format = true", "names no format"),
        (b"id = 'x'", "names no format"),
        (b"format = ", "error[T001]"),
    ],
)
def test_what_cannot_be_upgraded_says_why(content: bytes, said: str) -> None:
    with pytest.raises(ContentError, match=re.escape(said)):
        upgraded(content, "x")
