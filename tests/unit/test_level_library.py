"""Levels are found by path, file name and id, and a faulty one is listed with its fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from hyosan_arcade.content import places
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.library import find_level, list_levels

SHIPPED = places.shipped_levels_root() / "classroom.level.toml"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the player an empty home and no further level folder."""
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HYOSAN_LEVELS", raising=False)
    return tmp_path / "home"


def put(folder: Path, name: str, level_id: str, title: str = "Mine") -> Path:
    """Write a playable level into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace('id = "classroom"', f'id = "{level_id}"', 1)
    text = text.replace('en = "Classroom 2-5"', f'en = "{title}"', 1)
    path = folder / f"{name}.level.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_shipped_level_is_found_by_name(home: Path) -> None:
    assert find_level("classroom").level_id == "classroom"


def test_a_path_is_read_as_it_is(home: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "loose", "loose_one")
    assert find_level(str(path)).level_id == "loose_one"


def test_a_loose_file_of_the_player_is_found_by_file_name_and_by_id(home: Path) -> None:
    put(home / "levels", "attic", "my_attic")
    assert find_level("attic").level_id == find_level("my_attic").level_id == "my_attic"
    assert [entry.level_id for entry in list_levels() if not entry.pack][-1] == "my_attic"


def test_the_nearest_folder_wins(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home / "levels", "classroom", "classroom", "Player's")
    assert find_level("classroom").title["en"] == "Player's"
    put(tmp_path / "named", "classroom", "classroom", "Named")
    monkeypatch.setenv("HYOSAN_LEVELS", str(tmp_path / "named"))
    assert find_level("classroom").title["en"] == "Named"
    put(tmp_path / "extra", "classroom", "classroom", "Extra")
    assert find_level("classroom", tmp_path / "extra").title["en"] == "Extra"


def test_shipped_levels_come_first_and_doubles_are_listed(home: Path) -> None:
    put(home / "levels", "a_first", "classroom", "Player's")
    titles = [entry.title["en"] for entry in list_levels() if entry.level_id == "classroom"]
    assert titles == ["Classroom 2-5", "Player's"]


def test_a_faulty_level_is_listed_with_its_report(home: Path) -> None:
    path = put(home / "levels", "faulty", "faulty")
    path.write_text(path.read_text(encoding="utf-8").replace("format = 1", "format = 9"), "utf-8")
    entry = next(e for e in list_levels() if e.level_id == "faulty")
    assert entry.level is None
    assert "format 9" in entry.error
    with pytest.raises(ContentError, match="format 9"):
        find_level("faulty")


@pytest.mark.parametrize("word", ["clasroom", "Classroom", "classrooms"])
def test_an_unknown_name_suggests_the_near_one_in_one_line(home: Path, word: str) -> None:
    with pytest.raises(ContentError) as caught:
        find_level(word)
    assert f'no level "{word}"; did you mean "classroom"?' in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_name_like_nothing_lists_what_there_is(home: Path) -> None:
    with pytest.raises(ContentError, match=r'no level "zzz" \(known: .*classroom'):
        find_level("zzz")


def test_a_folder_is_no_level(home: Path, tmp_path: Path) -> None:
    (tmp_path / "dir.level.toml").mkdir()
    with pytest.raises(ContentError, match="a folder, not a level file"):
        find_level(str(tmp_path / "dir.level.toml"))


def test_homes_and_logs_follow_the_environment(home: Path) -> None:
    assert places.user_levels_root() == home / "levels"
    assert places.user_log_file() == home / "hyosan.log"
    assert (places.assets_root() / "text" / "en.toml").is_file()
