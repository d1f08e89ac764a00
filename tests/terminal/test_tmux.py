"""The real command in a real terminal multiplexer, by keys, as a person there plays it."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hyosan_arcade.commands.device import CARD_FILE
from tests.terminal.panes import FRAME, PROMPT, Pane, frames_in, has_tmux

pytestmark = pytest.mark.skipif(not has_tmux(), reason="no tmux on this machine")

PLAY = ("--terminal", "--mute", "--level", "classroom", "--seed", "3")
HUD = ("HEALTH", "BREATH", "NOISE", "DREAD", "HUNGER")
SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
ERASING = re.compile(rb"\x1b\[[0-3]?[JK]")


@pytest.fixture
def pane(tmp_path: Path) -> Iterator[Pane]:
    """A shell for a player who has seen the first card."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / CARD_FILE).touch()
    pane = Pane(tmp_path)
    pane.open()
    yield pane
    pane.close()


def quit_game(pane: Pane) -> None:
    """Leave by the key that always does."""
    pane.press("C-q")
    pane.until("the shell", lambda: pane.fact("alternate_on") == "0")


def modes(pane: Pane) -> dict[str, str]:
    """Return what tmux knows of the terminal's modes."""
    names = ("alternate_on", "cursor_flag", "mouse_any_flag", "mouse_sgr_flag", "wrap_flag")
    return {name: pane.fact(name) for name in names}


def stty(pane: Pane, file: str) -> str:
    """Return the settings of the line, as the shell has them."""
    pane.type(f"stty -g > {file}; echo done-{file}")
    pane.press("Enter")
    pane.until_seen(f"\ndone-{file}")
    return (pane.folder / file).read_text()


def test_the_hud_appears_and_the_world_moves(pane: Pane) -> None:
    pane.run(*PLAY)
    pane.until_seen(*HUD, "Ji-ho")
    first = pane.text()
    pane.type("a")
    pane.until("another picture", lambda: pane.text() != first)
    assert "▀" in pane.text()
    quit_game(pane)


def test_leaving_gives_the_terminal_back_as_it_was(pane: Pane) -> None:
    before, line = modes(pane), stty(pane, "before")
    pane.run(*PLAY)
    pane.until_seen(*HUD)
    assert pane.fact("alternate_on") == "1"
    assert pane.fact("cursor_flag") == "0"
    quit_game(pane)
    pane.until("the prompt", lambda: pane.text().rstrip().endswith(PROMPT))
    assert "HEALTH" not in pane.text()
    assert modes(pane) == before
    assert stty(pane, "after") == line


def test_another_size_is_drawn_anew(pane: Pane) -> None:
    pane.run(*PLAY)
    pane.until_seen(*HUD)
    pane.resize(24, 80)
    pane.until("the HUD in 80 columns", lambda: is_framed(pane.text(), 24, 80))
    pane.resize(20, 70)
    pane.until_seen("too small", "70×20")
    pane.resize(45, 160)
    pane.until_seen("Paused")
    pane.press("Escape")
    pane.until("the HUD in 160 columns", lambda: is_framed(pane.text(), 45, 160))
    quit_game(pane)


def is_framed(text: str, rows: int, cols: int) -> bool:
    """Say whether the HUD stands in the first and the last three of `rows` rows."""
    lines = text.split("\n")[:rows]
    if len(lines) < rows:
        return False
    is_wide = len(lines[0].rstrip()) in range(cols - 2, cols + 1)
    return "NOISE" in lines[0] and is_wide and "HEALTH" in lines[rows - 2]


def test_stopped_and_called_back_it_goes_on_paused(pane: Pane) -> None:
    pane.run(*PLAY)
    pane.until_seen(*HUD)
    pane.press("C-z")
    pane.until("the shell's screen", lambda: pane.fact("alternate_on") == "0")
    pane.until_seen("Stopped")
    assert "HEALTH" not in pane.text()
    sent = pane.folder / "away"
    pane.record(sent)
    pane.type("echo still-$((40 + 2))")
    pane.press("Enter")
    pane.until_seen("still-42")
    pane.stop_recording()
    assert not frames_in(sent.read_bytes()), "no frame is painted while it is away"
    pane.type("fg")
    pane.press("Enter")
    pane.until_seen("Paused")
    pane.press("Escape")
    pane.until_seen(*HUD)
    quit_game(pane)


@pytest.mark.parametrize(
    ("words", "has", "has_not"),
    [
        (("--color", "256"), ("▀", "48;5;"), ("48;2;",)),
        (("--color", "16", "--view", "pixel"), ("▀",), ("48;5;", "48;2;")),
        (("--view", "glyph"), ("@",), ()),
        (("--color", "mono"), ("@", "HEALTH"), ("48;5;", "48;2;", "38;5;", "[31m")),
    ],
)
def test_colours_and_views_are_as_asked(
    pane: Pane, words: tuple[str, ...], has: tuple[str, ...], has_not: tuple[str, ...]
) -> None:
    pane.run(*PLAY, *words)
    pane.until_seen(*HUD)
    seen = pane.colored()
    assert all(text in seen for text in has), seen
    assert not any(text in seen for text in has_not), seen
    quit_game(pane)


def test_no_color_is_letters_without_colours(pane: Pane) -> None:
    pane.type("export NO_COLOR=1")
    pane.press("Enter")
    pane.run(*PLAY)
    pane.until_seen(*HUD)
    assert "@" in pane.text()
    assert not re.search(r"\x1b\[[0-9;]*(3[0-7]|38;|4[0-7]|48;)", pane.colored())
    quit_game(pane)


def test_every_frame_is_one_synchronized_write_and_none_flickers(pane: Pane) -> None:
    pane.run(*PLAY)
    pane.until_seen(*HUD)
    sent = pane.folder / "sent"
    pane.record(sent)
    for key in "asdwqz":
        pane.type(key)
        time.sleep(0.2)
    pane.stop_recording()
    heard = sent.read_bytes()
    frames = frames_in(heard)
    assert len(frames) >= 10
    begin, end = heard.index(b"\x1b[?2026h"), heard.rindex(b"\x1b[?2026l")
    between = FRAME.sub(b"", heard[begin : end + 8])
    assert not SEQUENCE.sub(b"", between), "nothing is written outside of a frame"
    assert not ERASING.search(heard[begin:end]), "nothing is wiped before it is written"
    quit_game(pane)


def test_a_whole_game_by_keys(pane: Pane) -> None:
    """From the title through the list, play, pause and a broken off run, back to the shell."""
    pane.run("--terminal", "--mute", "--seed", "3")
    pane.until_seen("No guns. A school full of them.", "Choose a level")
    pane.press("Down", "Enter")
    pane.until_seen("Levels", "Classroom 2-5", "by hyosan_arcade")
    pane.press("Enter")
    pane.until_seen(*HUD)
    pane.press("p")
    pane.until_seen("Paused", "What you must do", "Go on")
    pane.press("Up", "Enter")
    pane.until_seen("Levels", "Classroom 2-5")
    pane.press("Escape")
    pane.until_seen("Choose a level")
    pane.press("Down", "Down", "Right")
    pane.until_seen("한국어", "총은 없다.")
    pane.press("Escape")
    pane.until("the shell", lambda: pane.fact("alternate_on") == "0")


def test_the_card_is_shown_to_a_player_once(pane: Pane) -> None:
    (pane.folder / "home" / CARD_FILE).unlink()
    pane.run("--terminal", "--mute")
    pane.until_seen("This terminal never tells when a key is let go", "Press any key")
    pane.press("x")
    pane.until("the card to go", lambda: "Press any key" not in pane.text())
    quit_game(pane)
    pane.run("--terminal", "--mute")
    pane.until_seen("Choose a level")
    assert "Press any key" not in pane.text()
    quit_game(pane)


def test_without_a_display_a_terminal_is_what_one_plays_in(pane: Pane) -> None:
    pane.run("--mute")
    pane.until_seen("Choose a level")
    quit_game(pane)


def test_a_replay_is_watched_in_the_terminal(pane: Pane) -> None:
    pane.run("demo", "--seconds", "2", "--seed", "3", "--replay", "run.replay")
    pane.until_seen("still running")
    pane.run("replay", "run.replay", "--mute")
    pane.until_seen(*HUD)
    pane.until("the end", lambda: pane.fact("alternate_on") == "0")


def test_a_level_that_is_saved_is_seen_at_once(pane: Pane) -> None:
    pane.run("level", "new", "mine.level.toml")
    file = pane.folder / "mine.level.toml"
    pane.until("a level", file.exists)
    pane.run("level", "play", "mine.level.toml", "--watch", "--terminal", "--mute")
    pane.until_seen("HEALTH")
    file.write_text(file.read_text().replace("format = 1", "format = 9", 1))
    pane.until_seen("mine.level.toml:", "error")
    quit_game(pane)


def test_the_doctor_says_what_will_be_used_and_why(pane: Pane) -> None:
    pane.run("doctor", "> piped; clear")
    piped = pane.folder / "piped"
    pane.until("a report", lambda: piped.exists() and "needs is there" in piped.read_text())
    assert "no: stdout is not a terminal" in piped.read_text()
    pane.until_seen(PROMPT)
    pane.run("doctor")
    pane.until_seen("all the game needs is there")
    seen = pane.text()
    assert "120×40" in seen
    assert "256 (inside tmux, 256 colours pass for sure)" in seen
    assert "this terminal: there is no display for a window" in seen
    assert "it never tells when a key is let go" in seen


def test_the_doctor_puts_a_disordered_terminal_right(pane: Pane) -> None:
    pane.type("stty sane")
    pane.press("Enter")
    line = stty(pane, "before")
    pane.type(f"sh -c 'echo $$ > pid; exec {sys.executable} -m hyosan_arcade {' '.join(PLAY)}'")
    pane.press("Enter")
    pane.until_seen(*HUD)
    os.kill(int((pane.folder / "pid").read_text()), signal.SIGKILL)
    pane.until("its end", lambda: pane.fact("pane_current_command") == "bash")
    assert pane.fact("alternate_on") == "1", "it had no time to clean up"
    pane.press("C-j")
    pane.run("doctor", "--reset-terminal")
    pane.until("the shell's screen", lambda: pane.fact("alternate_on") == "0")
    pane.until_seen("the terminal is as a shell wants it")
    assert pane.fact("mouse_any_flag") == "0"
    assert stty(pane, "after") == line
