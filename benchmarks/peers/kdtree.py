"""The same numpy step with pairs from scipy's cKDTree instead of a sorted grid.

It carries only what moving needs (place, velocity, speed, tile), and the tree is built the fast
way, unbalanced and uncompacted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.law import CORNERS, CROWDED, RADIUS, TURN, tile_indices
from benchmarks.peers.missing import peer_module
from hyosan_arcade.sim.tuning import MAX_PUSH, SEPARATION, ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.arena import Arena, Field, Start

DIAMETER = np.float32(ZOMBIE_DIAMETER)


class KdTree:
    """Columns in numpy, neighbours from a tree."""

    name = "numpy + scipy cKDTree"

    def __init__(self, arena: Arena, start: Start) -> None:
        """Begin with `start`."""
        self._tree = peer_module(self.name, "scipy.spatial").cKDTree
        self._tables, self._side = arena.tables, arena.side
        self._pos, self._vel, self._speed = start.pos.copy(), start.vel.copy(), start.speed
        self._tile = tile_indices(start.pos, arena.side)

    def prepare(self, field: Field) -> None:
        """Need nothing."""

    def step(self, field: Field) -> None:
        """Move everybody one tick."""
        full = np.bincount(self._tile, minlength=self._side * self._side)
        ahead = full.take(field.ahead.take(self._tile))
        pace = self._speed * CROWDED.take(ahead, mode="clip") * np.float32(TURN)
        self._vel *= np.float32(1 - TURN)
        self._vel[0] += field.x.take(self._tile) * pace
        self._vel[1] += field.y.take(self._tile) * pace
        moved = self._pos + self._vel
        np.clip(moved, np.float32(RADIUS), np.float32(self._side - RADIUS), out=moved)
        self._separate(moved)
        self._clamp(moved)
        np.subtract(moved, self._pos, out=self._vel)
        self._pos = moved

    def places(self) -> NDArray[np.float32]:
        """Return where everybody is, (2, N)."""
        return self._pos

    def _separate(self, pos: NDArray[np.float32]) -> None:
        tree = self._tree(pos.T, balanced_tree=False, compact_nodes=False)
        pairs = tree.query_pairs(ZOMBIE_DIAMETER, output_type="ndarray")
        first, second = pairs[:, 0].copy(), pairs[:, 1].copy()
        gap = pos.take(first, axis=1) - pos.take(second, axis=1)
        square = gap[0] * gap[0] + gap[1] * gap[1]
        push = DIAMETER / np.sqrt(square + np.float32(1e-9)) - np.float32(1)
        gap *= push * np.float32(SEPARATION)
        for axis in (0, 1):
            move = np.bincount(first, gap[axis], pos.shape[1])
            move -= np.bincount(second, gap[axis], pos.shape[1])
            pos[axis] += np.clip(move, -MAX_PUSH, MAX_PUSH)

    def _clamp(self, pos: NDArray[np.float32]) -> None:
        tables = self._tables
        np.clip(pos, np.float32(RADIUS), np.float32(self._side - RADIUS), out=pos)
        tile = tile_indices(pos, self._side)
        walled = np.flatnonzero(tables.solid.take(tile))
        pos[:, walled], tile[walled] = self._pos[:, walled], self._tile[walled]
        for axis in (0, 1):
            np.maximum(pos[axis], tables.low[axis].take(tile), out=pos[axis])
            np.minimum(pos[axis], tables.high[axis].take(tile), out=pos[axis])
        cornered = np.flatnonzero(tables.corner.take(tile))
        if len(cornered):
            self._round(pos, tile, cornered)
        self._tile = tile

    def _round(
        self, pos: NDArray[np.float32], tile: NDArray[np.int64], cornered: NDArray[np.int64]
    ) -> None:
        """Push `cornered` out of the round reach of wall corners; `pos` and `tile` change."""
        place, corner = pos[:, cornered], self._tables.corner.take(tile[cornered])
        base = np.stack([tile[cornered] % self._side, tile[cornered] // self._side])
        for bit, (down, along) in enumerate(CORNERS):
            edge = (base + [[along > 0], [down > 0]]).astype(np.float32)
            gap = place - edge
            square = gap[0] * gap[0] + gap[1] * gap[1]
            hit = (corner >> bit & 1 > 0) & (square < np.float32(RADIUS * RADIUS))
            grow = np.float32(RADIUS) / np.sqrt(square[hit] + np.float32(1e-9))
            place[:, hit] = edge[:, hit] + gap[:, hit] * grow
        rounded = tile_indices(place, self._side)
        good = self._tables.solid.take(rounded) == 0
        pos[:, cornered[good]] = place[:, good]
        tile[cornered[good]] = rounded[good]
