"""Where the game plays: a window, this terminal or nowhere; as asked, or the best there is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hyosan_arcade.commands import device
from hyosan_arcade.commands.device import (
    DeviceOptions,
    choose_place,
    is_card_read,
    is_muted,
    note_card_read,
    why_no_terminal,
)
from hyosan_arcade.commands.failure import CommandError

PLAIN = ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "NO_COLOR")


class Stream:
    """One of the standard streams, at a terminal or not."""

    def __init__(self, is_terminal: bool) -> None:
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Somebody sits at a plain terminal, without a display."""
    for name in PLAIN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "platform", "linux")
    return monkeypatch


def sit(place: pytest.MonkeyPatch, *, at_stdin: bool = True, at_stdout: bool = True) -> None:
    """Put a terminal at either end; pytest gives each phase of a test streams of its own."""
    place.setattr(sys, "stdin", Stream(at_stdin))
    place.setattr(sys, "stdout", Stream(at_stdout))


@pytest.mark.parametrize(
    ("display", "is_terminal", "best"),
    [
        (":0", True, "window"),
        (":0", False, "window"),
        ("", True, "terminal"),
        ("", False, "headless"),
    ],
)
def test_the_best_place_there_is_is_taken(
    place: pytest.MonkeyPatch, display: str, is_terminal: bool, best: str
) -> None:
    place.setenv("DISPLAY", display)
    sit(place, at_stdin=is_terminal)
    assert choose_place("") == best
    assert choose_place("headless") == "headless"


def test_a_terminal_may_be_asked_for_beside_a_display(place: pytest.MonkeyPatch) -> None:
    sit(place)
    place.setenv("DISPLAY", ":0")
    assert choose_place("terminal") == "terminal"


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_both_ends_must_be_a_terminal(place: pytest.MonkeyPatch, stream: str) -> None:
    sit(place, at_stdin=stream != "stdin", at_stdout=stream != "stdout")
    assert why_no_terminal() == f"{stream} is not a terminal"
    with pytest.raises(CommandError, match=f"{stream} is not a terminal") as refused:
        choose_place("terminal")
    assert refused.value.code == 2
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("term", "why"), [("dumb", "TERM=dumb"), ("", "TERM is not set")])
def test_a_terminal_that_cannot_move_its_cursor_is_none(
    place: pytest.MonkeyPatch, term: str, why: str
) -> None:
    sit(place)
    place.setenv("TERM", term)
    assert choose_place("") == "headless"
    with pytest.raises(CommandError, match=why):
        choose_place("terminal")


def test_a_window_without_a_display_is_refused(place: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match="no display to open a window on") as refused:
        choose_place("window")
    assert refused.value.code == 2


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
def test_nobody_hears_sounds_at_the_far_end_of_ssh(place: pytest.MonkeyPatch, name: str) -> None:
    assert not is_muted(DeviceOptions())
    place.setenv(name, "there")
    assert is_muted(DeviceOptions())
    assert not is_muted(DeviceOptions(is_mute=False)), "but they may be asked for"
    place.delenv(name)
    assert is_muted(DeviceOptions(is_mute=True))


def test_the_card_is_read_once(place: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert not is_card_read()
    note_card_read()
    assert is_card_read()
    assert (tmp_path / "home" / device.CARD_FILE).exists()


def test_a_folder_that_takes_nothing_brings_the_card_back(
    place: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "home").write_text("in the way")
    note_card_read()
    assert not is_card_read()


@pytest.mark.parametrize(
    "words", [["--terminal"], ["replay", "no.replay", "--terminal"], ["play", "--terminal"]]
)
def test_without_a_terminal_the_command_is_one_line_and_two(
    words: list[str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hyosan_arcade", *words],
        env={**os.environ, "HYOSAN_HOME": str(tmp_path), "TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["--color", "rainbow"],
        ["--view", "sixel"],
        ["--fps", "0"],
        ["--fps", "241"],
        ["--window", "--terminal"],
    ],
)
def test_a_slip_in_the_options_is_one_line(words: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hyosan_arcade", *words],
        env={**os.environ, "HYOSAN_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1, done.stderr
