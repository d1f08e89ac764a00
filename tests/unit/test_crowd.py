"""The crowd: nobody through another, nobody through a wall, and large hordes in turns."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from hyosan_arcade.sim.crowd import expel_from_walls, nearest_free
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.intent import IDLE
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import DoorState
from hyosan_arcade.sim.tilemap import TileMap
from hyosan_arcade.sim.tuning import ZOMBIE_DIAMETER
from hyosan_arcade.sim.world import World
from tests.scenarios.room import level_of

HALL = "\n".join(["#" * 24, *["#" + "." * 22 + "#"] * 8, "#@" + "." * 21 + "#", "#" * 24])


def gaps(pos: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the distance of everybody to everybody else."""
    apart = pos[:, :, None] - pos[:, None, :]
    gap = np.sqrt(apart[0] ** 2 + apart[1] ** 2)
    return gap[np.triu_indices(pos.shape[1], 1)]


def crowd(count: int, tile: tuple[int, int] = (3, 12)) -> World:
    """Return a hall with `count` walkers piled on one tile, none of whom wants anything."""
    world = World(level_of(HALL), 1)
    world.hunted[:] = False
    draws = world.rng.spawn.units(2 * count)
    world.birth(
        [
            Birth(0, tile[1] + float(draws[i]), tile[0] + float(draws[count + i]), Mood.RISE)
            for i in range(count)
        ]
    )
    world.horde.mood_ticks[:] = -20_000
    return world


def test_a_pile_spreads_until_nobody_overlaps_much() -> None:
    world = crowd(40)
    assert gaps(world.horde.pos).min() < 0.2
    for _ in range(180):
        world.step([IDLE])
    assert gaps(world.horde.pos).min() > ZOMBIE_DIAMETER * 0.9


def test_separation_moves_no_one_farther_than_a_push_a_tick() -> None:
    world = crowd(40)
    for _ in range(30):
        before = dict(zip(world.horde.zombie_id.tolist(), world.horde.pos.T.tolist(), strict=True))
        world.step([IDLE])
        for zombie_id, (x, y) in zip(
            world.horde.zombie_id.tolist(), world.horde.pos.T.tolist(), strict=True
        ):
            old_x, old_y = before[zombie_id]
            assert ((x - old_x) ** 2 + (y - old_y) ** 2) ** 0.5 < 0.5


def test_two_in_one_place_come_apart() -> None:
    world = crowd(2)
    world.horde.pos[:] = 5.5
    world.horde.pos[0, 1] += np.float32(0.01)
    for _ in range(60):
        world.step([IDLE])
    assert gaps(world.horde.pos)[0] > 0.55


def test_a_body_is_not_walked_through() -> None:
    world = crowd(1, (8, 2))
    person = world.bodies[0]
    world.horde.pos[:, 0] = person.x + 0.1, person.y
    for _ in range(60):
        world.step([IDLE])
    assert person.distance_to(*world.horde.pos[:, 0].tolist()) > 0.55


def walked_in_four_seconds(lod_count: int) -> float:
    """Return how far sixteen far seekers get; more than `lod_count` are stepped in turns."""
    width = 90
    rows = ["#" * width, *["#" + "." * (width - 2) + "#"] * 5, "#@" + "." * (width - 3) + "#"]
    world = World(level_of("\n".join([*rows, "#" * width])), 1)
    world.lod_count = lod_count
    world.birth([Birth(0, 40.5 + 3 * i, 6.5, Mood.SEEK, goal=0) for i in range(16)])
    world.hunt.aim(0, (6, 1))
    world.hunt.solve_slot(0, world.routes.hunt, world.tilemap.version)
    for tick in range(300):
        if tick == 60:  # everybody has got going
            start = world.horde.pos.copy()
        world.step([IDLE])
    return float(np.median(np.sort(start[0]) - np.sort(world.horde.pos[0])))


def test_a_horde_stepped_in_turns_gets_as_far_as_one_stepped_whole() -> None:
    whole = walked_in_four_seconds(lod_count=100_000)
    assert whole == pytest.approx(2.0 * 0.8 * 4, rel=0.02)
    assert walked_in_four_seconds(lod_count=0) == pytest.approx(whole, rel=0.03)


def test_those_in_a_closed_door_are_put_beside_it() -> None:
    level = level_of("#######\n#@./..#\n#######")
    world = World(level, 1)
    world.birth([Birth(0, 3.5, 1.5)])
    world.tilemap.set_door(world.tilemap.doors[0], DoorState.CLOSED)
    expel_from_walls(world.horde, world.tilemap)
    assert world.horde.pos[:, 0].tolist() == [2.5, 1.5]
    assert world.horde.tile[0] == 7 + 2


def test_the_nearest_free_tile_is_found_ring_by_ring() -> None:
    tilemap = TileMap(level_of("#####\n#@.d#\n#####"))
    assert nearest_free(tilemap, (1, 2)) == (1, 2)
    assert nearest_free(tilemap, (1, 3)) == (1, 2)
    assert nearest_free(tilemap, (1, 3), low=1) == (1, 3), "a crawler fits beneath"
    assert nearest_free(tilemap, (0, 0)) == (1, 1)
