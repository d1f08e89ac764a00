"""`hyosan bench` measures what it says, on a horde small enough for a test."""

from __future__ import annotations

import json

import pytest

from hyosan_arcade.cli import main
from hyosan_arcade.commands import arena
from hyosan_arcade.commands.arena import Arena, overlap_of
from hyosan_arcade.commands.bench import STAGES, WARM_UP_TICKS
from hyosan_arcade.commands.stopwatch import Stopwatch
from hyosan_arcade.sim.flow import Passages, walk_distances
from hyosan_arcade.sim.world import World


def test_the_report_has_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--zombies", "300", "--ticks", "4", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["zombies"] == 300
    assert report["ticks"] == 4
    assert set(report["step_ms"]) == set(report["frame_ms"]) == {"mean", "p50", "p99"}
    assert set(report["stages"]) == {*STAGES, "compose", "draw"}
    assert all(ms >= 0 for ms in report["stages"].values())
    assert report["stages"]["draw"] > 0
    assert report["pairs"] > 0
    assert 0 < report["overlap"]["mean"] <= report["overlap"]["p99"] < 1
    assert report["in_wall"] == 0
    assert len(report["checksum"]) == 16


def test_the_checksum_is_the_worlds_own(capsys: pytest.CaptureFixture[str]) -> None:
    main(["bench", "--zombies", "120", "--ticks", "2", "--json"])
    reported = json.loads(capsys.readouterr().out)["checksum"]
    again = Arena(120, seed=7)
    for _ in range(WARM_UP_TICKS + 2):
        again.step()
    assert int(reported, 16) == again.world.checksum()


@pytest.mark.parametrize("words", [["--zombies", "0"], ["--ticks", "-3"], ["--zombies", "many"]])
def test_a_slip_is_one_line_and_exit_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", *words]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_stopwatch_leaves_everything_as_it_was() -> None:
    before = World.step
    with Stopwatch({"rules": ((World, "step"),)}) as watch:
        assert World.step is not before
        Arena(20, seed=1).step()
    assert World.step is before
    assert watch.mean_ms(1)["rules"] > 0


def test_the_arena_packs_its_horde_around_the_person_and_outside_walls() -> None:
    packed = Arena(800, seed=2)
    found = overlap_of(packed.world)
    assert packed.world.horde.count == 800
    assert found.in_wall == 0
    solid = packed.world.tilemap.solid[0]
    open_floor = Passages((~solid).astype("uint8"))
    far = walk_distances(open_floor, [packed.level.start]).ravel()[packed.world.horde.tile]
    assert far.max() < arena.SPARE_TILES + 20
