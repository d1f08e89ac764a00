"""The doctor at a terminal: what it finds there, in words and as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from hyosan_arcade.cli import main
from hyosan_arcade.commands.checkup import choice_facts, terminal_facts
from tests.terminal.ptys import Manners, Seat, seated

Captured = pytest.CaptureFixture[str]
DOCTOR = [sys.executable, "-m", "hyosan_arcade", "doctor"]


def report_of(seat: Seat) -> str:
    """Return all that the doctor says."""
    seat.event("end")
    seat.look(0.1)
    return seat.shown.decode("utf-8", "replace").replace("\r\n", "\n")


def fact(report: str, name: str) -> str:
    """Return what stands behind a name."""
    line = next(line for line in report.split("\n") if line.strip().startswith(f"{name} "))
    return line.strip().removeprefix(name).strip()


def test_a_terminal_that_tells_key_ups_is_recognised() -> None:
    with seated(DOCTOR, Manners(has_kitty_keys=True), size=(30, 100)) as seat:
        report = report_of(seat)
    assert fact(report, "size") == "100×30"
    assert fact(report, "keys") == "it tells when a key is let go: hold keys (kitty protocol)"
    assert fact(report, "usable") == "yes"
    assert fact(report, "colours used").startswith("256 (TERM=xterm-256color")
    assert fact(report, "view used") == "pixel (there are colours enough)"
    assert fact(report, "hyosan plays in").startswith("this terminal")
    assert "all the game needs is there" in report


def test_a_silent_terminal_is_told_so_soon() -> None:
    with seated(DOCTOR, Manners(answers=False)) as seat:
        report = report_of(seat)
    assert fact(report, "calls itself") == "it answers no questions"
    assert fact(report, "whole frames") == "not known (it answers no questions)"
    assert fact(report, "keys").startswith("it never tells")


def test_json_has_the_same_facts() -> None:
    with seated([*DOCTOR, "--json"]) as seat:
        report = report_of(seat)
    found = json.loads(report[report.index("{") :])
    assert found["terminal"]["size"] == "80×24"
    assert found["terminal"]["usable"] == "yes"
    assert found["choice"]["hyosan plays in"].startswith("this terminal")
    assert set(found["terminal"]) >= {"TERM", "inside", "keys", "mouse", "focus", "whole frames"}


def test_over_ssh_it_says_why_there_is_no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    assert choice_facts()["sound"] == "none: over SSH nobody would hear it"
    assert terminal_facts()["inside"].endswith("SSH")


def test_no_color_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    facts = terminal_facts()
    assert facts["colours used"] == "mono (NO_COLOR is set)"
    assert facts["view used"].startswith("glyph")


def test_there_is_nothing_to_reset_without_a_terminal(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path))
    assert main(["doctor", "--reset-terminal"]) == 2
    assert capsys.readouterr().err.startswith("hyosan: no terminal to put right: ")
