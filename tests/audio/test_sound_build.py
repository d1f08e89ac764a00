"""The committed sounds are what the scripts make, and each fits its name."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from catalogue import RECIPES, file_stems
from loudness import at_loudness, lufs

from hyosan_arcade.view.cues import CueTable

BUILD = Path(__file__).resolve().parents[2] / "tools" / "audio" / "build.py"
RATE = 44_100


def run_check(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the tool's check over `folder`."""
    command = [sys.executable, str(BUILD), "--check", "--folder", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def samples(assets: Path, stem: str) -> np.ndarray:
    """Return a committed sound, decoded."""
    return soundfile.read(assets / "sounds" / f"{stem}.ogg")[0]


def centroid_hz(sound: np.ndarray) -> float:
    """Return where the weight of a sound's spectrum lies."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    return float((power * np.fft.rfftfreq(len(sound), 1 / RATE)).sum() / power.sum())


def peak_s(sound: np.ndarray) -> float:
    """Return when a sound is loudest."""
    return float(np.argmax(np.abs(sound)) / RATE)


def test_committed_sounds_are_what_the_scripts_make(assets: Path) -> None:
    done = run_check(assets / "sounds")
    assert (done.returncode, done.stderr) == (0, "")


def test_check_names_what_differs(assets: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sounds"
    shutil.copytree(assets / "sounds", folder)
    (folder / "glass.ogg").unlink()
    shutil.copy(folder / "hit_0.ogg", folder / "extra.ogg")
    shutil.copy(folder / "hit_0.ogg", folder / "groan_0.ogg")
    soundfile.write(folder / "thump.ogg", 0.3 * samples(assets, "thump"), RATE)
    done = run_check(folder)
    assert done.returncode == 1
    assert "glass.ogg: missing" in done.stderr
    assert "extra.ogg: no script makes it" in done.stderr
    assert "groan_0.ogg: lasts 0.300 s, should last" in done.stderr
    assert "thump.ogg: measures" in done.stderr


def test_a_full_scale_sine_measures_as_the_standard_says() -> None:
    t = np.arange(5 * RATE) / RATE
    assert lufs(np.sin(2 * np.pi * 997 * t)) == pytest.approx(-3.01, abs=0.02)


def test_silence_around_a_sound_is_gated_out() -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(2 * RATE) / RATE)
    padded = np.concatenate([np.zeros(4 * RATE), tone, np.zeros(4 * RATE)])
    assert lufs(padded) == pytest.approx(lufs(tone), abs=0.7)
    assert lufs(np.zeros(RATE)) == float("-inf")


def test_a_sound_can_be_brought_to_any_loudness() -> None:
    sound = np.random.default_rng(1).normal(size=RATE // 5)
    assert lufs(at_loudness(sound, -31.0)) == pytest.approx(-31.0, abs=0.01)


def test_the_table_plays_exactly_what_is_made(table: CueTable) -> None:
    played = {name: list(spec.files) for name, spec in table.cues.items()}
    made = {name: [f"sounds/{stem}.ogg" for stem in file_stems(name)] for name in RECIPES}
    assert played == made


def test_every_file_is_mono_and_leaves_headroom(assets: Path, table: CueTable) -> None:
    for spec in table.cues.values():
        for file in spec.files:
            sound, rate = soundfile.read(assets / file)
            assert (rate, sound.ndim) == (RATE, 1), file
            assert np.abs(sound).max() < 1.0, file
            assert 0.05 < len(sound) / RATE < 3.0, file


def test_variants_differ_to_the_ear(assets: Path) -> None:
    for name in RECIPES:
        stems = file_stems(name)
        for first, second in zip(stems, stems[1:], strict=False):
            one, two = samples(assets, first), samples(assets, second)
            count = min(len(one), len(two))
            alike = np.corrcoef(one[:count], two[:count])[0, 1]
            assert alike < 0.98, (first, second)


def test_dull_things_are_dull_and_bright_things_bright(assets: Path) -> None:
    order = ["heartbeat", "thump", "step_soft_0", "groan_0", "step_0", "swing_0", "glass"]
    centroids = [centroid_hz(samples(assets, stem)) for stem in order]
    assert centroids == sorted(centroids)


@pytest.mark.parametrize("stem", ["hit_0", "step_0", "door_slam", "door_bash_0", "desk_break"])
def test_blows_are_loudest_at_once(assets: Path, stem: str) -> None:
    assert peak_s(samples(assets, stem)) < 0.02


@pytest.mark.parametrize("stem", ["swing_0", "groan_0", "push_0", "throw"])
def test_what_moves_swells(assets: Path, stem: str) -> None:
    sound = samples(assets, stem)
    assert 0.15 < peak_s(sound) / (len(sound) / RATE) < 0.85


def test_a_door_drawn_shut_meets_its_frame_last(assets: Path) -> None:
    assert peak_s(samples(assets, "door_close")) > 0.3


def test_the_phone_rings_without_a_seam(assets: Path) -> None:
    ring = samples(assets, "phone_ring")
    assert len(ring) == 2 * RATE
    assert np.abs(ring[:400]).max() < 0.003
    assert np.abs(ring[-400:]).max() < 0.003
