"""The ground every contestant stands on: one map, one walking player, one dense horde.

The map is 256 by 256 tiles, a quarter of them wall.  The horde starts two to a tile around the
player, who walks to and fro along one path, a tile every twelve ticks (5 tiles a second, a brisk
walk), so that the horde streams, jams and turns.  The flow field of every tile of the path is
solved beforehand: who leads the crowd is not part of what is measured here.

All contestants get the same places, velocities and speeds, in tiles and ticks, and must obey the
same law (`law.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.law import RADIUS, Bounds, tile_indices
from benchmarks.ours_flow import OurFlow
from hyosan_arcade.sim.flow import FAR, HEADING_X, HEADING_Y, STEPS
from hyosan_arcade.sim.tuning import TICKS_PER_S

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import Tile

MAP_SEED = 7
HORDE_SEED = 1
WALL_SHARE = 0.25
TICKS_PER_TILE = 12
"""The player's pace."""
PATH_TILES = 40
"""How far the player walks before turning round."""
NEAR_TILES = 20
"""What happens within this reach of a character must never depend on the level of detail."""
PER_TILE = 2.0
"""Zombies to a tile at the start."""
SPEEDS = tuple(np.linspace(2.6, 4.5, 8).tolist())
"""Tiles per second, one for each kind; kinds are dealt out evenly."""


@dataclass(frozen=True, slots=True)
class Field:
    """A flow field towards `goal`; columns are flat, (T,).

    `code` is the heading code, `x` and `y` its float32 unit vector, `ahead` the int32 tile it
    leads to.
    """

    goal: Tile
    dist: NDArray[np.uint16]
    code: NDArray[np.uint8]
    x: NDArray[np.float32]
    y: NDArray[np.float32]
    ahead: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Start:
    """A horde to begin with: `pos`, `vel` (2, N) float32, `kind` (N,) int8.

    `tick` is the player's clock, so that a packed horde goes on where it was packed.
    """

    pos: NDArray[np.float32]
    vel: NDArray[np.float32]
    kind: NDArray[np.int8]
    tick: int

    @property
    def count(self) -> int:
        """How many zombies."""
        return len(self.kind)

    @property
    def speed(self) -> NDArray[np.float32]:
        """Everybody's speed in tiles per tick, (N,) float32."""
        return (np.array(SPEEDS, np.float32) / np.float32(TICKS_PER_S)).take(self.kind)


class Arena:
    """A square map of `side` tiles, its wall tables, and the player's path with its fields."""

    def __init__(self, side: int = 256, path_tiles: int = PATH_TILES) -> None:
        """Draw the map and solve the fields along the path."""
        self.side = side
        self.solid = walls(side)
        self.tables = Bounds(self.solid)
        self._flow = OurFlow(self.solid)
        self.middle = nearest_open(self.solid, side // 2)
        self.dist = self.field(self.middle).dist.reshape(side, side)
        there = self._path(path_tiles)
        self._fields = [self.field(tile) for tile in there]
        self._fields += self._fields[::-1]

    def field(self, goal: Tile) -> Field:
        """Solve the flow field towards `goal`."""
        dist, code = self._flow.solve(goal)
        step = np.array([row * self.side + col for row, col in STEPS], np.int32)
        ahead = np.arange(len(code), dtype=np.int32) + step.take(code)
        x, y = HEADING_X.take(code), HEADING_Y.take(code)
        return Field(goal, dist, code, x, y, ahead)

    def field_at(self, tick: int) -> Field:
        """Return the field towards where the player is at `tick`."""
        return self._fields[tick // TICKS_PER_TILE % len(self._fields)]

    def spawn(self, count: int) -> Start:
        """Place `count` zombies, `PER_TILE` to a tile, on the tiles nearest to the player."""
        random = np.random.default_rng(HORDE_SEED)
        way = np.where(self.solid, FAR, self.dist).ravel()
        tiles = np.argsort(way, kind="stable")[: max(int(count / PER_TILE), 1)]
        tiles = tiles[way[tiles] < FAR]
        mine = random.permutation(np.resize(tiles, count))
        inset = random.uniform(RADIUS + 0.001, 1 - RADIUS - 0.001, (2, count))
        pos = np.stack([mine % self.side, mine // self.side]) + inset
        kind = np.arange(count) % len(SPEEDS)
        return Start(
            pos.astype(np.float32), np.zeros((2, count), np.float32), kind.astype(np.int8), 0
        )

    def in_wall(self, pos: NDArray[np.float32]) -> int:
        """Count those of `pos` (2, N) whose middle is inside a wall or off the map."""
        inside = (pos >= 0).all(axis=0) & (pos < self.side).all(axis=0)
        on_map = np.clip(pos, 0, self.side - 1).astype(np.float32)
        walled = self.tables.solid.take(tile_indices(on_map, self.side)) > 0
        return int(np.count_nonzero(walled | ~inside))

    def near_player(self, pos: NDArray[np.float32], tick: int) -> NDArray[np.float32]:
        """Return those of `pos` (2, N) within `NEAR_TILES` of the player at `tick`."""
        row, col = self.field_at(tick).goal
        away = np.maximum(np.abs(pos[0] - col), np.abs(pos[1] - row))
        return pos[:, away <= NEAR_TILES]

    def _path(self, tiles: int) -> list[Tile]:
        """Return the tiles from the middle to one about `tiles` away."""
        field = self.field(self.middle)
        far = min(tiles, int(self.dist[self.dist < FAR].max()))
        ends = np.argwhere(self.dist == far)
        row, col = ends[len(ends) // 2].tolist()
        path = [(row, col)]
        while (row, col) != self.middle:
            step = STEPS[int(field.code[row * self.side + col])]
            row, col = row + step[0], col + step[1]
            path.append((row, col))
        return path[::-1]


def walls(side: int) -> NDArray[np.bool_]:
    """Return a (side, side) map, a quarter of it blocks of wall, all open tiles connected."""
    random = np.random.default_rng(MAP_SEED)
    solid = np.zeros((side, side), np.bool_)
    solid[[0, -1]] = solid[:, [0, -1]] = True
    while solid.mean() < WALL_SHARE - 0.005:
        high, wide = random.integers(1, 6, 2).tolist()
        row = int(random.integers(1, side - high - 1))
        col = int(random.integers(1, side - wide - 1))
        solid[row : row + high, col : col + wide] = True
    dist, _ = OurFlow(solid).solve(nearest_open(solid, side // 2))
    solid |= dist.reshape(side, side) == FAR
    return solid


def nearest_open(solid: NDArray[np.bool_], row: int) -> Tile:
    """Return the first open tile from the middle of `row` on, in reading order."""
    side = solid.shape[1]
    start = row * side + side // 2
    open_tile = start + int(np.argmin(solid.ravel()[start:]))
    return open_tile // side, open_tile % side
