"""The bench's arena: an open hall with pillars, a body in the middle, and a packed horde."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.sim.flow import FAR, walk_distances
from hyosan_arcade.sim.grid import Grid
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.intent import IDLE
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import TILE_INDEX, DirectorSpec, LevelSpec
from hyosan_arcade.sim.tuning import ZOMBIE_DIAMETER
from hyosan_arcade.sim.world import Difficulty, World

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.events import Event

PER_TILE = 2.2
"""Zombies to a tile at the start; the crush does the rest."""
SPARE_TILES = 24
"""Free floor around the horde, in tiles to a side."""
PILLAR_EVERY = 9


@dataclass(frozen=True, slots=True)
class Overlap:
    """How deep overlapping pairs overlap, in diameters; `in_wall` zombies stand inside walls."""

    pairs: int
    mean: float
    p99: float
    in_wall: int


def arena_level(zombies: int) -> LevelSpec:
    """Return a hall that holds `zombies` around its middle."""
    size = isqrt(int(zombies / PER_TILE)) + SPARE_TILES
    wood, wall = TILE_INDEX["wood"], TILE_INDEX["wall"]
    last, middle = size - 1, size // 2

    def tile(row: int, col: int) -> int:
        is_pillar = row % PILLAR_EVERY == col % PILLAR_EVERY == 4
        far_out = max(abs(row - middle), abs(col - middle)) > 2
        return wall if row in (0, last) or col in (0, last) or (is_pillar and far_out) else wood

    return LevelSpec(
        level_id="bench",
        title={"en": "Bench"},
        tiles=tuple(tuple(tile(row, col) for col in range(size)) for row in range(size)),
        start=(middle, middle),
        director=DirectorSpec(enabled=False),
        kinds=KINDS,
    )


class Arena:
    """A world in that hall whose person can be neither hurt nor turned."""

    def __init__(self, zombies: int, seed: int) -> None:
        """Pack `zombies` walkers around the middle, all of them on the hunt."""
        self.level = arena_level(zombies)
        self.world = World(self.level, seed, Difficulty.STORY)
        start = self.level.start
        self.world.hunt.aim(0, start)
        far = walk_distances(self.world.routes.hunt, [start]).ravel()
        order = np.argsort(far, kind="stable")
        near = order[(far[order] > 1) & (far[order] != FAR)]
        tiles = np.resize(near[: int(zombies / PER_TILE)], zombies)
        width = self.level.width
        jitter = self.world.rng.spawn.units(2 * zombies).reshape(2, -1) * 0.6 + 0.2
        x, y = tiles % width + jitter[0], tiles // width + jitter[1]
        places = zip(x.tolist(), y.tolist(), strict=True)
        self.world.birth([Birth(0, px, py, Mood.SEEK, 0) for px, py in places])

    def step(self) -> list[Event]:
        """Advance one tick; the person stays well."""
        body = self.world.bodies[0]
        body.hp, body.infection = body.max_hp, -1
        return self.world.step([IDLE])


def overlap_of(world: World) -> Overlap:
    """Measure how the horde stands now."""
    horde = world.horde
    grid = Grid(world.level.height, world.level.width)
    pos = horde.pos.take(grid.order(horde.pos), axis=1)
    first, second = grid.pairs()
    gap = pos[:, first] - pos[:, second]
    depth: NDArray[np.float32] = 1 - np.sqrt(gap[0] ** 2 + gap[1] ** 2) / ZOMBIE_DIAMETER
    deep = depth[depth > 0]
    walled = world.tilemap.tables.solid.take(horde.tile + horde.low * np.int64(world.tilemap.count))
    if not len(deep):
        return Overlap(0, 0.0, 0.0, int(walled.sum()))
    mean, p99 = float(deep.mean()), float(np.percentile(deep, 99))
    return Overlap(len(deep), round(mean, 4), round(p99, 4), int(walled.sum()))
