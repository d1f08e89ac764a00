"""Stepping a far crowd in turns must not show near anybody, and must keep the crowd's own law."""

from __future__ import annotations

import numpy as np
import pytest

from hyosan_arcade.commands.arena import Arena, overlap_of
from hyosan_arcade.sim.tuning import LOD_STRIPS, LOD_TILES

ZOMBIES = 9_000
NOBODY_FAR = 1 << 30
WATCHED_TILES = 20.0
SHORT_TICKS = 8
"""What happens at the rim of the near square needs longer than this to come within 20 tiles."""


def arena(lod_count: int) -> Arena:
    packed = Arena(ZOMBIES, seed=3)
    packed.world.lod_count = lod_count
    return packed


def near_state(packed: Arena) -> list[tuple[int, float, float, int]]:
    """Return (id, x, y, mood) of everybody within `WATCHED_TILES` of the person, by id."""
    world = packed.world
    person, horde = world.bodies[0], world.horde
    slots = horde.near(person.x, person.y, WATCHED_TILES)
    rows = zip(
        horde.zombie_id[slots].tolist(),
        horde.pos[0, slots].tolist(),
        horde.pos[1, slots].tolist(),
        horde.mood[slots].tolist(),
        strict=True,
    )
    return sorted(rows)


def test_what_happens_near_a_character_is_the_same_with_and_without_turns() -> None:
    exact, in_turns = arena(NOBODY_FAR), arena(0)
    for tick in range(SHORT_TICKS):
        exact.step()
        in_turns.step()
        assert near_state(exact) == near_state(in_turns), f"tick {tick}"
    assert len(near_state(exact)) > 500


def test_the_far_crowd_really_is_stepped_in_turns() -> None:
    in_turns = arena(0)
    in_turns.step()
    before = in_turns.world.horde.pos.copy()
    ids = in_turns.world.horde.zombie_id.copy()
    in_turns.step()
    assert (in_turns.world.horde.zombie_id == ids).all(), "no sort between two neighbouring ticks"
    person = in_turns.world.bodies[0]
    far = np.maximum(abs(before[0] - person.x), abs(before[1] - person.y)) > LOD_TILES + 2
    stood = (in_turns.world.horde.pos == before).all(axis=0)
    share = float(np.count_nonzero(stood & far)) / float(np.count_nonzero(far))
    assert 0.5 < share < 0.8, f"about {LOD_STRIPS - 1} of {LOD_STRIPS} wait their turn"


@pytest.mark.parametrize("lod_count", [0, NOBODY_FAR])
def test_a_crowd_stepped_in_turns_overlaps_no_more_and_stands_in_no_wall(lod_count: int) -> None:
    packed = arena(lod_count)
    for _ in range(150):
        packed.step()
    found = overlap_of(packed.world)
    assert found.in_wall == 0
    assert found.mean <= 0.10
    assert found.p99 <= 0.28


def test_everybody_in_turn_comes_nearer() -> None:
    in_turns = arena(0)
    person = in_turns.world.bodies[0]

    def mean_way() -> float:
        pos = in_turns.world.horde.pos
        return float(np.abs(pos - np.array([[person.x], [person.y]])).mean())

    before = mean_way()
    for _ in range(60):
        in_turns.step()
    assert mean_way() < before
