"""The command line: what it prints, and what it answers the shell with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from hyosan_arcade import __version__, cli
from hyosan_arcade.cli import main
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.sim.intent import IDLE, Intent
from hyosan_arcade.sim.snapshot import Snapshot
from hyosan_arcade.sim.world import Difficulty

Captured = pytest.CaptureFixture[str]
LEVEL = """format = 1
id = "closet"
title = { en = "A closet", ko = "벽장" }
palette = "school"

[map]
rows = '''
##########
#@......E#
##########
'''
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the player's own files out of it, and stand in a folder of the test's own."""
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HYOSAN_LEVELS", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def levels(tmp_path: Path) -> Path:
    folder = tmp_path / "levels"
    folder.mkdir()
    (folder / "closet.level.toml").write_text(LEVEL, encoding="utf-8")
    return folder


def demo(levels: Path, *more: str) -> list[str]:
    return ["demo", "--level", "closet", "--levels", str(levels), "--seconds", "1", *more]


def one_line(captured: Captured) -> str:
    """Return the single line said on stderr."""
    lines = captured.readouterr().err.strip().split("\n")
    assert len(lines) == 1, lines
    return lines[0]


# --- words --------------------------------------------------------------------------------------


def test_version_and_help(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"hyosan {__version__}\n"
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for word in ("play", "demo", "verify", "replay", "level", "doctor"):
        assert f"\n    {word} " in out


@pytest.mark.parametrize(
    "words",
    [
        ["bogus"],
        ["--bogus"],
        ["play", "--window", "--headless"],
        ["demo", "--seed", "-1"],
        ["demo", "--seed", str(1 << 63)],
        ["demo", "--seconds", "0"],
        ["demo", "--seconds", "nan"],
        ["demo", "--bot", "hero"],
        ["play", "--difficulty", "gentle"],
        ["level", "list", "--levels", "no/such/folder"],
        ["level", "list", "--levels", __file__],
        ["demo", "--seed", "seven"],
        ["bench", "--zombies", "0"],
        ["verify"],
        ["level"],
        ["level", "check"],
    ],
)
def test_a_slip_is_a_usage_error(words: list[str], capsys: Captured) -> None:
    assert main(words) == 2
    line = one_line(capsys)
    assert line.startswith("hyosan")
    assert line.endswith("--help)")


def test_the_words_offered_are_those_there_are() -> None:
    assert tuple(BOTS) == cli.BOT_NAMES
    assert tuple(Difficulty) == cli.DIFFICULTIES


def test_the_command_starts_without_the_heavy_libraries() -> None:
    heavy = "numpy pygame msgspec rich curses".split()
    code = f"import sys, hyosan_arcade.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# --- demo ---------------------------------------------------------------------------------------


def test_a_demo_reports_as_json(levels: Path, capsys: Captured) -> None:
    assert main(demo(levels, "--json", "--seed", "7", "--difficulty", "cruel")) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {
        "level",
        "seed",
        "bot",
        "who",
        "difficulty",
        "ticks",
        "checksum",
        "outcome",
        "zombies_alive",
        "zombies_killed",
        "score",
        "events",
        "tick_ms",
    }
    assert (report["level"], report["seed"], report["bot"]) == ("closet", 7, "rusher")
    assert report["difficulty"] == "cruel"
    assert report["ticks"] == 60
    assert report["events"]["Stepped"] >= 1
    assert 0 < report["tick_ms"]["p50"] <= report["tick_ms"]["p99"]


@pytest.mark.parametrize("bot", ["rusher", "sneak"])
def test_a_demo_twice_is_the_same_to_the_bit(levels: Path, bot: str, capsys: Captured) -> None:
    reports = []
    for _ in range(2):
        assert main(demo(levels, "--json", "--bot", bot)) == 0
        report = json.loads(capsys.readouterr().out)
        del report["tick_ms"]
        reports.append(report)
    assert reports[0] == reports[1]


def test_a_demo_in_words(levels: Path, capsys: Captured) -> None:
    assert main(demo(levels)) == 0
    out = capsys.readouterr().out
    assert out.startswith("closet, seed 1: rusher on normal, 60 ticks, still running; 0 killed,")


def test_an_unknown_level_is_a_slip_with_the_nearest_name(levels: Path, capsys: Captured) -> None:
    assert main(["demo", "--level", "closit", "--levels", str(levels)]) == 2
    assert 'did you mean "closet"?' in one_line(capsys)


def test_a_broken_level_is_a_failure_with_the_whole_report(levels: Path, capsys: Captured) -> None:
    file = levels / "broken.level.toml"
    file.write_text(LEVEL.replace("@", "~").replace("closet", "broken"), encoding="utf-8")
    assert main(["demo", "--level", "broken", "--levels", str(levels)]) == 1
    err = capsys.readouterr().err
    assert f"{file}:7:8: error[" in err
    assert "Traceback" not in err


# --- replays ------------------------------------------------------------------------------------


@pytest.fixture
def replay(levels: Path, tmp_path: Path, capsys: Captured) -> Path:
    file = tmp_path / "run.replay"
    assert main(demo(levels, "--replay", str(file))) == 0
    capsys.readouterr()
    return file


def test_a_recorded_demo_is_proven(replay: Path, levels: Path, capsys: Captured) -> None:
    assert main(["verify", str(replay), "--levels", str(levels)]) == 0
    assert capsys.readouterr().out.startswith(f"{replay}: proven: closet, seed 1, 1.0 s")
    assert main(["verify", str(replay), "--levels", str(levels), "--json"]) == 0
    verdict = json.loads(capsys.readouterr().out)
    assert (verdict["proven"], verdict["ticks"], verdict["diverged"]) == (True, 60, -1)


def test_the_level_may_be_named_by_its_file(replay: Path, levels: Path, capsys: Captured) -> None:
    assert main(["verify", str(replay), "--level", str(levels / "closet.level.toml")]) == 0
    assert "proven" in capsys.readouterr().out


def test_a_changed_level_is_not_proven(replay: Path, levels: Path, capsys: Captured) -> None:
    (levels / "closet.level.toml").write_text(LEVEL.replace("@.", ".@"), encoding="utf-8")
    assert main(["verify", str(replay), "--levels", str(levels)]) == 1
    assert "another edition of level 'closet'" in capsys.readouterr().out


def test_a_damaged_replay_is_one_line(replay: Path, levels: Path, capsys: Captured) -> None:
    content = bytearray(replay.read_bytes())
    content[len(content) // 2] ^= 1
    replay.write_bytes(content)
    for command in ("verify", "replay"):
        assert main([command, str(replay), "--levels", str(levels)]) == 1
        assert one_line(capsys).startswith(f"hyosan: {replay}: not a replay, or damaged")


def test_a_replay_whose_level_is_missing_says_so(replay: Path, capsys: Captured) -> None:
    assert main(["verify", str(replay)]) == 1
    assert "its level 'closet' is needed" in one_line(capsys)


def test_a_replay_that_cannot_be_written_is_one_line(levels: Path, capsys: Captured) -> None:
    assert main(demo(levels, "--replay", str(levels))) == 1
    assert one_line(capsys).startswith(f"hyosan: {levels}: not written")


# --- levels, doctor -----------------------------------------------------------------------------


def test_levels_are_listed(levels: Path, capsys: Captured) -> None:
    (levels / "bad.level.toml").write_text("format = 1\n")
    assert main(["level", "list", "--levels", str(levels)]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert any(line.startswith("closet ") and "A closet" in line for line in lines)
    assert any(line.startswith("bad ") and "cannot be played" in line for line in lines)


def test_every_file_is_checked(levels: Path, capsys: Captured) -> None:
    good = levels / "closet.level.toml"
    assert main(["level", "check", str(good)]) == 0
    assert f"{good}: 0 errors" in capsys.readouterr().out
    assert main(["level", "check", "missing.toml", str(good)]) == 1
    out = capsys.readouterr().out
    assert "missing.toml: no such file" in out
    assert f"{good}: 0 errors" in out


def test_the_doctor_names_versions_folders_and_devices(tmp_path: Path, capsys: Captured) -> None:
    assert main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["versions"]["hyosan"] == __version__
    assert found["folders"]["player"].startswith(str(tmp_path / "home"))
    assert set(found["devices"]) == {"display", "video", "audio"}
    assert found["terminal"]["usable"].startswith("no: ")
    assert found["choice"]["sound"]
    assert found["missing"] == []
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.endswith("all the game needs is there\n")


# --- when it all goes wrong ---------------------------------------------------------------------


class Clumsy:
    """A bot that falls over after twenty ticks."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def decide(self, seen: Snapshot) -> Intent:
        if seen.tick == 20:
            raise ZeroDivisionError("a wheel came off")
        return IDLE


def test_a_crash_is_one_line_and_one_file(
    levels: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(cast(dict[str, object], BOTS), "rusher", Clumsy)
    assert main(demo(levels, "--seed", "41")) == 1
    line = one_line(capsys)
    (report,) = (tmp_path / "home" / "crashes").iterdir()
    assert line == (
        f"hyosan: stopped by itself (ZeroDivisionError: a wheel came off);"
        f" the report is in {report}"
    )
    text = report.read_text(encoding="utf-8")
    assert "Traceback" in text
    facts = json.loads(text.strip().split("\n")[-1])
    assert facts["run"]["seed"] == 41
    assert facts["run"]["level"] == "closet"
    assert facts["run"]["tick"] == 20
    assert len(facts["run"]["last_intents"]) == 20
    assert facts["versions"]["hyosan"] == __version__


def test_a_reader_that_went_away_is_no_crash(levels: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hyosan_arcade", "level", "list", "--levels", str(levels)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
    assert err == b""
    assert process.returncode in (0, 1)
