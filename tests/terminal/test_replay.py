"""One replay, three devices: headless, window and terminal come to one checksum."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hyosan_arcade.cli import main
from hyosan_arcade.commands.device import CARD_FILE
from hyosan_arcade.commands.verify import load
from tests.terminal.ptys import seated

Captured = pytest.CaptureFixture[str]
WATCHING = [sys.executable, "-m", "tests.terminal.watching"]


@pytest.fixture
def replay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> Path:
    """A run in which a bot walks out of the first classroom."""
    home = tmp_path / "home"
    home.mkdir()
    (home / CARD_FILE).touch()
    monkeypatch.setenv("HYOSAN_HOME", str(home))
    file = tmp_path / "run.replay"
    words = ["demo", "--seconds", "2", "--seed", "3", "--bot", "sneak", "--replay", str(file)]
    assert main(words) == 0
    capsys.readouterr()
    return file


def headless(replay: Path, capsys: Captured) -> dict[str, object]:
    """Prove the run without any device."""
    assert main(["verify", str(replay), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["proven"]
    header = load(replay, "", None)[0].header
    return {"tick": header.ticks, "checksum": header.final}


def in_a_window(replay: Path) -> dict[str, object]:
    """Watch it in a window that nobody sees."""
    report = replay.with_name("window.json")
    subprocess.run(
        [*WATCHING, str(replay), str(report), "window"],
        env={**os.environ, "SDL_VIDEODRIVER": "dummy", "DISPLAY": "the dummy driver's"},
        check=True,
    )
    found: dict[str, object] = json.loads(report.read_text())
    return found


def in_a_terminal(replay: Path) -> tuple[dict[str, object], int]:
    """Watch it on a real line; return what it came to, and how many frames were shown."""
    report = replay.with_name("terminal.json")
    with seated([*WATCHING, str(replay), str(report), "terminal"], size=(40, 120)) as seat:
        seat.until("the end", report.exists)
        seat.event("end")
        return json.loads(report.read_text()), len(seat.frames())


def test_one_replay_has_one_checksum_everywhere(replay: Path, capsys: Captured) -> None:
    proven = headless(replay, capsys)
    shown, frame_count = in_a_terminal(replay)
    assert frame_count > 30, "it was really shown"
    assert proven == in_a_window(replay) == shown
