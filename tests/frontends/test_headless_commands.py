"""The command where there is no display: pictures for windows, one line for a crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hyosan_arcade.cli import main
from hyosan_arcade.commands.blackbox import BlackBox
from hyosan_arcade.commands.device import DeviceOptions
from hyosan_arcade.commands.play import picture_path
from hyosan_arcade.commands.verify import load
from hyosan_arcade.commands.watch import WatchOptions, watch
from hyosan_arcade.run.replay import hex_checksum

PNG = b"\x89PNG\r\n\x1a\n"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_AUDIODRIVER")
Captured = pytest.CaptureFixture[str]


def hyosan(*words: str, at: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a player without a display would, in folder `at`."""
    plain = {name: value for name, value in os.environ.items() if name not in SCREENS}
    own = {"HYOSAN_HOME": str(at / "home"), "HYOSAN_LANGUAGE": "en", "XDG_RUNTIME_DIR": str(at)}
    return subprocess.run(
        [sys.executable, "-m", "hyosan_arcade", *words],
        cwd=at,
        env={**plain, **own, **more},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def size_of(picture: Path) -> tuple[int, int]:
    """Return the width and height a PNG's header gives."""
    head = picture.read_bytes()[:24]
    assert head.startswith(PNG)
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def test_without_a_display_playing_shows_a_demo_and_its_picture(tmp_path: Path) -> None:
    done = hyosan(at=tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stderr.strip().split("\n")
    assert lines[0].startswith("hyosan: no display to open a window on")
    assert "no terminal to play in: std" in lines[0]
    assert lines[0].endswith("is not a terminal; a bot plays a demo instead")
    assert lines[1:] == [f"hyosan: its last picture is in {tmp_path / 'hyosan-demo.png'}"]
    assert done.stdout.startswith("classroom, seed 1: rusher on normal, 600 ticks")
    assert size_of(tmp_path / "hyosan-demo.png") == (480, 270)


@pytest.mark.parametrize(
    ("words", "display", "line"),
    [
        (["--window"], {}, "no display to open a window on"),
        (["play", "--window"], {"DISPLAY": ":4242"}, "no display to open a window on"),
        (["--terminal"], {}, "no terminal to play in: std"),
    ],
)
def test_a_front_end_that_cannot_be_is_one_line(
    tmp_path: Path, words: list[str], display: dict[str, str], line: str
) -> None:
    done = hyosan(*words, at=tmp_path, **display)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith(f"hyosan: {line}")
    assert done.stdout == ""


def test_a_dead_display_still_shows_the_demo(tmp_path: Path) -> None:
    done = hyosan(at=tmp_path, DISPLAY=":4242")
    assert done.returncode == 0, done.stderr
    assert "a bot plays a demo instead" in done.stderr
    assert size_of(tmp_path / "hyosan-demo.png") == (480, 270)


def test_json_stands_alone_on_stdout_also_when_a_picture_is_drawn(tmp_path: Path) -> None:
    done = hyosan("demo", "--seconds", "1", "--json", "--shot", "one.png", at=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith('{"level": "classroom"')
    assert done.stdout.count("\n") == 1
    assert size_of(tmp_path / "one.png") == (480, 270)


@pytest.mark.skipif(os.name == "nt", reason="there is no full device on Windows")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_cannot_be_written_is_one_line(unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "hyosan_arcade", "level", "list"],
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "hyosan: the output cannot be written: No space left on device\n"


def test_the_picture_of_a_demo_is_beside_you(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert picture_path() == tmp_path / "hyosan-demo.png"


@pytest.mark.parametrize("name", ["picture.gif", "picture"])
def test_a_picture_is_a_png(name: str, capsys: Captured) -> None:
    assert main(["demo", "--shot", name]) == 2
    assert "does not end in .png" in capsys.readouterr().err


def test_a_picture_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "file").write_text("in the way")
    shot = tmp_path / "file" / "picture.png"
    assert main(["demo", "--seconds", "0.1", "--shot", str(shot)]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"hyosan: {shot}: the picture is not written")
    assert err.count("\n") == 1


# --- replays ------------------------------------------------------------------------------------


@pytest.fixture
def replay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path / "home"))
    file = tmp_path / "run.replay"
    assert main(["demo", "--seconds", "1", "--seed", "3", "--replay", str(file)]) == 0
    return file


def test_a_replay_without_a_display_is_a_picture(replay: Path, tmp_path: Path) -> None:
    done = hyosan("replay", str(replay), at=tmp_path)
    assert done.returncode == 0, done.stderr
    assert size_of(tmp_path / "hyosan-demo.png") == (480, 270)


def test_a_replay_seen_in_a_window_is_the_same_run(
    replay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", "the dummy driver's")
    box = BlackBox([])
    assert watch(WatchOptions(replay, device=DeviceOptions(is_mute=True)), box) == 0
    header = load(replay, "", None)[0].header
    assert box.session is not None
    assert box.session.world.tick == header.ticks
    assert hex_checksum(box.session.world.checksum()) == header.final


def test_two_processes_agree_to_the_bit(tmp_path: Path) -> None:
    words = "demo --seconds 4 --seed 11 --bot sneak --json".split()
    reports = []
    for hash_seed in ("1", "2"):  # the order of sets of words differs between the two
        done = hyosan(*words, at=tmp_path, PYTHONHASHSEED=hash_seed)
        assert done.returncode == 0, done.stderr
        report = json.loads(done.stdout)
        del report["tick_ms"]
        reports.append(report)
    assert reports[0] == reports[1]
