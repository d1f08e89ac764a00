"""The benchmarks tell the truth: everybody does the same work, and the tables say what was done."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.arena import Arena, Start
from benchmarks.flows import (
    UNREACHED,
    deque_dict_search,
    deque_search,
    heap_dict_search,
    heap_search,
)
from benchmarks.law import Bounds, tile_indices
from benchmarks.measure import Overlap, near_pairs
from benchmarks.ours import ExactStep, LodStep, WholeTick, world_of
from benchmarks.peers.c_reference import CReference, FastCReference
from benchmarks.peers.dict_hash import DictHash
from benchmarks.peers.missing import PeerMissingError, peer_module
from benchmarks.peers.munk import boxes
from benchmarks.race import Contestant, Entry, Heat, Ratio, pack, present, run_heats
from benchmarks.report import SECTIONS, Goal, Table, goal_table, write_section
from hyosan_arcade.sim.flow import FAR
from hyosan_arcade.sim.tuning import ZOMBIE_DIAMETER

SIDE, COUNT, TICKS = 48, 300, 60
needs_compiler = pytest.mark.skipif(shutil.which("gcc") is None, reason="no gcc here")


@pytest.fixture(scope="module")
def arena() -> Arena:
    return Arena(SIDE, path_tiles=12)


def stepped(arena: Arena, contestant: Contestant, ticks: int = TICKS) -> Overlap:
    for tick in range(ticks):
        here = arena.field_at(tick)
        contestant.prepare(here)
        contestant.step(here)
    assert contestant.places().shape == (2, COUNT)
    assert np.isfinite(contestant.places()).all()
    assert arena.in_wall(contestant.places()) == 0
    return Overlap.of(contestant.places())


def test_arena_is_a_quarter_wall_and_all_of_it_can_be_walked(arena: Arena) -> None:
    assert arena.solid.mean() == pytest.approx(0.25, abs=0.05)
    assert (arena.dist[~arena.solid] < FAR).all()
    start = arena.spawn(COUNT)
    assert start.count == COUNT
    assert arena.in_wall(start.pos) == 0
    assert len(set(start.speed.tolist())) > 1


def test_the_player_walks_tile_by_tile(arena: Arena) -> None:
    goals = [arena.field_at(tick).goal for tick in range(0, 240)]
    for (row, col), (to_row, to_col) in zip(goals, goals[1:], strict=False):
        assert max(abs(row - to_row), abs(col - to_col)) <= 1
    assert len(set(goals)) > 6


@pytest.mark.parametrize("make", [ExactStep, LodStep, WholeTick, DictHash])
def test_every_own_contestant_moves_the_crowd(make: type[Contestant], arena: Arena) -> None:
    start = arena.spawn(COUNT)
    contestant = make(arena, start)
    stepped(arena, contestant)
    assert not np.array_equal(contestant.places(), start.pos)


def test_dict_hash_keeps_apart_as_we_do(arena: Arena) -> None:
    start = arena.spawn(COUNT)
    ours = stepped(arena, ExactStep(arena, start))
    theirs = stepped(arena, DictHash(arena, start))
    assert theirs.mean == pytest.approx(ours.mean, abs=0.03)
    assert theirs.pairs == pytest.approx(ours.pairs, rel=0.1)


@needs_compiler
@pytest.mark.parametrize("make", [CReference, FastCReference])
def test_c_reference_keeps_apart_as_we_do(make: type[CReference], arena: Arena) -> None:
    start = arena.spawn(COUNT)
    ours = stepped(arena, ExactStep(arena, start))
    theirs = stepped(arena, make(arena, start))
    assert theirs.mean == pytest.approx(ours.mean, abs=0.03)
    assert theirs.p99 == pytest.approx(ours.p99, abs=0.08)
    assert theirs.pairs == pytest.approx(ours.pairs, rel=0.1)


@needs_compiler
def test_c_reference_takes_the_very_same_first_step(arena: Arena) -> None:
    here, many = arena.field_at(0), arena.spawn(COUNT)
    far = np.argsort(here.dist[tile_indices(many.pos, SIDE)])[-1:]  # out of the player's reach
    start = Start(many.pos[:, far], many.vel[:, far], many.kind[far], 0)
    ours, theirs = ExactStep(arena, start), CReference(arena, start)
    for contestant in (ours, theirs):
        contestant.prepare(here)
        contestant.step(here)
    assert theirs.places() == pytest.approx(ours.places(), abs=1e-5)
    assert not np.array_equal(theirs.places(), start.pos)


def test_the_law_says_what_the_rules_say(arena: Arena) -> None:
    start = arena.spawn(10)
    world, bounds = world_of(arena, start), Bounds(arena.solid)
    tables, count = world.tilemap.tables, world.tilemap.count
    assert np.array_equal(tables.solid[:count], bounds.solid)
    open_tiles = np.flatnonzero(bounds.solid == 0)
    assert np.array_equal(tables.corner[open_tiles], bounds.corner[open_tiles])
    assert tables.low[:, open_tiles] == pytest.approx(bounds.low[:, open_tiles], abs=1e-5)
    assert tables.high[:, open_tiles] == pytest.approx(bounds.high[:, open_tiles], abs=1e-5)


def test_packing_hands_on_places_speeds_and_kinds(arena: Arena) -> None:
    packed = pack(arena, COUNT, 20)
    assert packed.tick == 20
    assert packed.pos.shape == packed.vel.shape == (2, COUNT)
    assert np.bincount(packed.kind).tolist() == np.bincount(arena.spawn(COUNT).kind).tolist()
    assert np.abs(packed.vel).max() > 0


def test_heats_run_as_long_as_they_are_told(arena: Arena) -> None:
    start = arena.spawn(50)
    heats = [Heat(ExactStep(arena, start), 8), Heat(DictHash(arena, start), 3)]
    run_heats(arena, 0, heats)
    assert [len(heat.seconds) for heat in heats] == [8, 3]
    assert all(s >= 0 for heat in heats for s in heat.seconds)


def test_ratio_compares_means_whatever_the_number_of_ticks() -> None:
    assert Ratio.of([[3.0]], [[1.0, 1.0, 1.0]]) == Ratio(3.0, 3.0, 3.0)
    assert Ratio.of([[1.0], [2.0]], [[2.0], [2.0]]) == Ratio(0.75, 0.5, 1.0)


def test_a_missing_peer_is_one_line(monkeypatch: pytest.MonkeyPatch, arena: Arena) -> None:
    with pytest.raises(PeerMissingError, match="no_such_module is not installed; pip install"):
        peer_module("ghost", "no_such_module.inner")
    monkeypatch.setenv("CC", "no-such-compiler")
    from benchmarks.peers.c_reference import compiler

    with pytest.raises(PeerMissingError, match="C reference skipped: no C compiler"):
        compiler()
    here, skipped = present(arena, (Entry(ExactStep), Entry(_Ghost)))
    assert [entry.make for entry in here] == [ExactStep]
    assert skipped == ["ghost skipped: not on this machine"]


class _Ghost(DictHash):
    def __init__(self, arena: Arena, start: object) -> None:
        raise PeerMissingError("ghost", "not on this machine")


def test_near_pairs_are_those_of_brute_force() -> None:
    pos = np.random.default_rng(3).uniform(0, 8, (2, 120)).astype(np.float32)
    first, second = near_pairs(pos, ZOMBIE_DIAMETER)
    found = {tuple(sorted(pair)) for pair in zip(first.tolist(), second.tolist(), strict=True)}
    assert len(found) == len(first)
    away = np.hypot(*(pos[:, :, None] - pos[:, None, :]))
    touching = np.argwhere(np.triu(away < ZOMBIE_DIAMETER, 1)).tolist()
    assert {tuple(pair) for pair in touching} <= found
    assert Overlap.of(pos).pairs == len(touching)


def test_overlap_of_two_at_half_a_diameter() -> None:
    half = ZOMBIE_DIAMETER / 2
    measured = Overlap.of(np.array([[1.0, 1.0 + half], [1.0, 1.0]], np.float32))
    assert measured.pairs == 1
    assert measured.mean == pytest.approx(0.5, abs=1e-3)
    assert Overlap.of(np.array([[1.0, 3.0], [1.0, 1.0]], np.float32)) == Overlap(0, 0.0, 0.0)


def test_python_searches_agree_with_the_game(arena: Arena) -> None:
    here = arena.field_at(0)
    is_open, goal = (~arena.solid).ravel().tolist(), here.goal[0] * SIDE + here.goal[1]
    steps = deque_search(is_open, SIDE, goal)
    assert [FAR if s == UNREACHED else s for s in steps] == here.dist.tolist()
    assert deque_dict_search(is_open, SIDE, goal) == _reached(steps)
    assert heap_dict_search(is_open, SIDE, goal) == _reached(heap_search(is_open, SIDE, goal))


def _reached(dist: list[int]) -> dict[int, int]:
    return {tile: way for tile, way in enumerate(dist) if way != UNREACHED}


def test_boxes_cover_every_wall_once(arena: Arena) -> None:
    covered = np.zeros(arena.solid.shape, np.int64)
    for left, top, right, bottom in boxes(arena.solid):
        covered[top:bottom, left:right] += 1
    assert np.array_equal(covered, arena.solid)


def test_goal_table_says_what_holds() -> None:
    goals = [
        Goal("quick", 2.0, 1.5),
        Goal("slow", 2.0, 2.5),
        Goal("many", 10.0, 12.0, is_floor=True),
        Goal("unknown", 1.0, None),
    ]
    assert str(goal_table(goals)).splitlines()[2:] == [
        "| quick | ≤ 2 | 1.50 | yes |",
        "| slow | ≤ 2 | 2.50 | **no** |",
        "| many | ≥ 10 | 12.0 | yes |",
        "| unknown | ≤ 1 | – | not measured |",
    ]


def test_writing_a_section_leaves_the_others(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "page.md"
    for name in SECTIONS:
        write_section(page, name, f"first {name}")
    write_section(page, "flow", str(Table(("a", "b"), [("x", r"\1")])))
    text = page.read_text(encoding="utf-8")
    assert "first crowd" in text and "first frame" in text and "first flow" not in text
    assert r"| x | \1 |" in text
    page.write_text("something else", encoding="utf-8")
    with pytest.raises(ValueError, match="no section <!-- flow -->"):
        write_section(page, "flow", "new")


def test_no_peer_is_imported_before_it_races() -> None:
    asked = "import sys, benchmarks.race, benchmarks.flows, benchmarks.plot; print(*sys.modules)"
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", asked]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "numpy" in loaded
    assert loaded.isdisjoint({"pymunk", "scipy", "tcod", "matplotlib"})
