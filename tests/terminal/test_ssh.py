"""What an SSH guest gets instead of a shell: the script of docs/ssh.md, on a line of its own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.ptys import LEFT, ROOT, Seat, seated

SCRIPT = ROOT / "docs" / "hyosan-guest"
PAGE = ROOT / "docs" / "ssh.md"


@pytest.fixture
def guest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    """A guest who sits before the first card."""
    game = tmp_path / "hyosan"
    game.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m hyosan_arcade "$@"\n')
    game.chmod(0o755)
    monkeypatch.setenv("HYOSAN", str(game))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HYOSAN_LANGUAGE", "en")
    with seated(["sh", str(SCRIPT)]) as seat:
        seat.until("the card", lambda: b"Press any key" in seat.shown)
        yield seat


def scratch(tmp_path: Path) -> list[Path]:
    """Return the scratch folders there are."""
    return sorted(tmp_path.glob("hyosan-guest.*"))


def test_the_page_shows_the_script_as_it_is() -> None:
    assert f"```sh\n{SCRIPT.read_text()}```" in PAGE.read_text(encoding="utf-8")


def test_a_guest_plays_in_a_scratch_folder_that_goes_with_them(guest: Seat, tmp_path: Path) -> None:
    (folder,) = scratch(tmp_path)
    assert folder.stat().st_mode & 0o777 == 0o700, "nobody else can look into it"
    guest.type(b"x")
    guest.until("the card to be noted", lambda: (folder / "terminal-card-seen").exists())
    guest.type(b"\x11")  # Ctrl-Q
    assert guest.event("end")["code"] == 0
    assert LEFT in guest.shown
    assert not scratch(tmp_path)


def test_a_line_that_breaks_leaves_nothing_behind(guest: Seat, tmp_path: Path) -> None:
    assert scratch(tmp_path)
    os.killpg(os.getpgid(guest.pid), signal.SIGHUP)
    guest.event("end")
    assert not scratch(tmp_path)
