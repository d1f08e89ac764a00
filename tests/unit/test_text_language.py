"""Which language the game speaks: the player's variable, the system's, and the title's item."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from hyosan_arcade.commands.stage import LANGUAGE_VARIABLE, SYSTEM_VARIABLES, player_words, staging
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.screen import next_words
from tests.frontends.test_screens import Player
from tests.unit.view_stage import words

LANGUAGE = 3
"""The place of the language among the title's items."""


@pytest.fixture(autouse=True)
def no_system_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (LANGUAGE_VARIABLE, *SYSTEM_VARIABLES):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fi_FI.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ko_KR"}, "ko"),
        ({"LANG": "en_US.UTF-8", LANGUAGE_VARIABLE: "ko"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", LANGUAGE_VARIABLE: "en"}, "en"),
        ({"LANG": "ko_KR.UTF-8", LANGUAGE_VARIABLE: ""}, "ko"),
    ],
)
def test_the_players_choice_goes_before_the_systems(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert player_words().language == language
    assert staging().words.language == language


def test_a_language_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "tlh")
    with caplog.at_level(logging.WARNING):
        assert player_words().language == "en"
    assert "HYOSAN_LANGUAGE=tlh: there is only en, ko" in caplog.text


def to_language(player: Player) -> None:
    for _ in range(LANGUAGE):
        player.press(Action.DOWN)


def test_the_title_switches_everything_at_once_and_back() -> None:
    player = Player()
    to_language(player)
    assert player.menu.items[LANGUAGE].text == "Language"
    assert player.menu.items[LANGUAGE].value == "English"
    player.press(Action.RIGHT)
    assert player.menu.items[LANGUAGE].text == "언어"
    assert player.menu.items[LANGUAGE].value == "한국어"
    assert player.context.hints.words.language == "ko"
    player.press(Action.CONFIRM)
    assert player.menu.items[LANGUAGE].text == "Language"
    player.press(Action.LEFT)
    assert player.menu.items[LANGUAGE].text == "언어"


def test_a_run_started_afterwards_speaks_it_too() -> None:
    player = Player()
    to_language(player)
    player.press(Action.RIGHT)
    for _ in range(LANGUAGE):
        player.press(Action.UP)
    player.press(Action.CONFIRM)
    assert isinstance(player.top, PlayScreen)
    assert player.top.composer.words.get("prompt.open") == "열기"
    player.press(Action.PAUSE)
    assert player.menu.title == "멈춤"


def test_a_language_with_a_faulty_file_is_passed_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = tmp_path / "text"
    shutil.copytree(assets_root() / "text", root)
    (root / "fr.toml").write_text("[title\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        korean = next_words(root, words("en"), 1)
    assert korean.language == "ko"
    assert "fr.toml" in caplog.text
    assert next_words(root, korean, 1).language == "en"
    (root / "ko.toml").unlink()
    assert next_words(root, words("en"), 1).language == "en"


def test_difficulty_turned_in_a_run_says_that_the_next_start_has_it() -> None:
    player = Player()
    player.press(Action.CONFIRM)
    player.press(Action.PAUSE)
    player.press(Action.DOWN)
    player.press(Action.DOWN)
    assert "45 seconds" in player.menu.items[2].note
    player.press(Action.RIGHT)
    assert player.menu.items[2].value == "Cruel"
    assert "next start" in player.menu.items[2].note
