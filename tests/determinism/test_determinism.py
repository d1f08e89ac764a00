"""The same level, seed and intents give the same world: twice, without SIMD, and on record."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from hyosan_arcade.sim import tuning
from hyosan_arcade.sim.events import Event
from tests.determinism.busy import GOLDEN, SECONDS, busy_world, checksums, scripted

ROOT = Path(__file__).parents[2]
Run = list[dict[str, int]]


@pytest.fixture(scope="module")
def run() -> Run:
    return checksums()


def first_difference(run: Run, other: Run) -> str:
    """Name the first second in which two runs differ, and in what; "" if they do not."""
    for second, (here, there) in enumerate(zip(run, other, strict=True), start=1):
        parts = [part for part in here if here[part] != there[part]]
        if parts:
            return f"second {second}: {', '.join(parts)}"
    return ""


def played(**environment: str) -> dict[str, object]:
    """Return what another process makes of the run."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.determinism.busy"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_run_is_busy() -> None:
    """A golden of nothing would prove nothing."""
    world = busy_world()
    assert world.horde.count == 200
    happened: list[Event] = []
    for tick in range(SECONDS * 60):
        happened += world.step([scripted(tick)])
    kinds = {type(event).__name__ for event in happened}
    assert kinds >= {
        *("Heard", "Spotted", "Grabbed", "Escaped", "Hurt", "ZombieHit", "Shoved", "Threw"),
        *("PhoneRang", "DoorMoved", "SurvivorJoined", "AllyStruck", "Pulsed", "ZombieRose"),
    }
    assert world.killed > 0
    assert world.tilemap.version > 3


def test_twice_the_same(run: Run) -> None:
    assert first_difference(run, checksums()) == ""


def test_another_process_comes_to_the_same(run: Run) -> None:
    """String hashes differ between processes: nothing may hang on the order of a set."""
    assert first_difference(run, played(PYTHONHASHSEED="12345")["seconds"]) == ""


def test_without_simd_it_is_the_same(run: Run) -> None:
    features = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    plain = played(NPY_DISABLE_CPU_FEATURES=" ".join(features))
    assert plain["simd"] == [], "numpy did switch them off"
    assert first_difference(run, plain["seconds"]) == ""


def test_it_is_what_it_was_when_recorded(run: Run) -> None:
    """On a mismatch: were the rules meant to change?  Then record anew, see busy.py."""
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    rules = "the numbers of tuning.py have changed" if golden["tuning"] != tuning.digest() else ""
    assert first_difference(run, golden["seconds"]) == "", rules


def test_every_subsystem_is_hashed(run: Run) -> None:
    parts = set("bodies horde map flow noise director script rng".split())
    assert all(set(second) == parts for second in run)
    world = busy_world()
    for _ in range(30):
        world.step([scripted(0)])
    before = world.checksums()
    world.bodies[0].x += 2.0**-40
    world.horde.vel[0, 3] += np.float32(2.0**-30)
    world.tilemap.doors[0].hp -= 1e-9
    world.sounds.lures.append((1.0, 1.0))
    world.director.stress += 1e-9
    world.scripts.flags["x"] = 1
    world.rng.ally.raw()
    changed = {part for part, value in world.checksums().items() if value != before[part]}
    assert changed >= parts - {"flow"}
