"""The spatial grid: who is near whom, by sorting.

Zombies are kept physically sorted by cell (one cell = one diameter, rows of cells first), so a
cell's zombies are neighbours in memory.  One `int64` sort of `cell << 20 | slot` gives the order.
A zombie's possible partners are then two contiguous runs: the rest of its own row up to the next
cell, and three cells of the row below; both are walked by a loop over the run's length with a
shrinking set of zombies, so no pair is made that is not near, and none twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.tuning import ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from numpy.typing import NDArray

SLOT_BITS = 20
SLOT_MASK = (1 << SLOT_BITS) - 1
NOBODY = 1 << 30
INVERSE_CELL = np.float32(1.0 / ZOMBIE_DIAMETER)


class Grid:
    """Cells over a map of H by W tiles; `key`: (N,) sorted cell of each slot."""

    def __init__(self, height: int, width: int) -> None:
        """Lay a grid over the map, with a ring of empty cells."""
        self.row_cells = int(width / ZOMBIE_DIAMETER) + 4
        self.cells = self.row_cells * (int(height / ZOMBIE_DIAMETER) + 4)
        self.key = np.empty(0, np.int64)
        self._first = np.full(self.cells, NOBODY, np.int32)
        self._last = np.full(self.cells, -1, np.int32)

    def order(self, pos: NDArray[np.float32]) -> NDArray[np.int64]:
        """Return the slots of `pos` (2, N) sorted by cell, and remember the sorted cells."""
        cell = (pos * INVERSE_CELL).astype(np.int64)
        key = (cell[1] + 1) * self.row_cells + cell[0] + 1
        key <<= SLOT_BITS
        key |= np.arange(pos.shape[1], dtype=np.int64)
        key.sort()
        slots: NDArray[np.int64] = key & SLOT_MASK
        key >>= SLOT_BITS
        self.key = key
        return slots

    def pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return all pairs (i, j) of sorted slots in the same or touching cells, each once."""
        if not len(self.key):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        left: list[NDArray[np.int64]] = []
        right: list[NDArray[np.int64]] = []
        self._pair_below(left, right)
        self._pair_along(left, right)
        if not left:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        return np.concatenate(left), np.concatenate(right)

    def _pair_below(self, left: list[NDArray[np.int64]], right: list[NDArray[np.int64]]) -> None:
        """Pair each slot with those in the three cells of the row below."""
        key = self.key
        base = int(key[0]) - self.row_cells
        size = int(key[-1]) - base + self.row_cells + 3
        first, last = self._first[:size], self._last[:size]
        first.fill(NOBODY)
        last.fill(-1)
        at = key - base
        slots = np.arange(len(key), dtype=np.int32)
        last[at] = slots
        first[at[::-1]] = slots[::-1]
        below = at + self.row_cells
        run, end = first.take(below), last.take(below)
        for beside in (below - 1, below + 1):
            np.minimum(run, first.take(beside), out=run)
            np.maximum(end, last.take(beside), out=end)
        count = end - run + np.int32(1)
        active = np.flatnonzero(count > 0)
        start, count, step = run.take(active).astype(np.int64), count.take(active), 0
        while len(active):
            left.append(active)
            right.append(start + step)
            step += 1
            more = np.flatnonzero(count > step)
            active, start, count = active.take(more), start.take(more), count.take(more)

    def _pair_along(self, left: list[NDArray[np.int64]], right: list[NDArray[np.int64]]) -> None:
        """Pair each slot with those that follow it in its own and the next cell."""
        key = self.key
        limit = key + 1
        active = np.flatnonzero(key[1:] <= limit[:-1])
        step = 1
        while len(active):
            left.append(active)
            right.append(active + step)
            step += 1
            active = active[active + step < len(key)]
            active = active.take(np.flatnonzero(key.take(active + step) <= limit.take(active)))
