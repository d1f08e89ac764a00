"""What is measured: the thread's own processor time, and how well the crowd keeps apart.

A step that lets zombies overlap is easily fast, so no time stands without its quality: the depth
of every overlap as a share of the diameter.  The pairs are found by an own, plain search, not by
any contestant's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.tuning import ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ENOUGH_FOR_P99 = 50
"""Fewer samples have no hundredth part worth naming."""
HALF_RING = ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1))
"""(row, col) of a cell and of the half of its neighbours that comes after it."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How long ticks took: milliseconds, and from how many samples; p99 is None for too few."""

    mean: float
    p50: float
    p99: float | None
    samples: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Spread:
        """Sum `seconds` up.

        >>> Spread.of([0.001, 0.002, 0.003])
        Spread(mean=2.0, p50=2.0, p99=None, samples=3)
        """
        ms = np.array(seconds) * 1000
        p99 = float(np.percentile(ms, 99)) if len(ms) >= ENOUGH_FOR_P99 else None
        return cls(round(float(ms.mean()), 4), round(float(np.median(ms)), 4), p99, len(ms))


@dataclass(frozen=True, slots=True)
class Overlap:
    """How deep overlapping pairs are in one another, as shares of the diameter."""

    pairs: int
    mean: float
    p99: float

    @classmethod
    def of(cls, pos: NDArray[np.float32]) -> Overlap:
        """Measure the crowd at `pos` (2, N), in tiles."""
        first, second = near_pairs(pos, ZOMBIE_DIAMETER)
        gap = pos[:, first].astype(np.float64) - pos[:, second]
        depth = 1.0 - np.hypot(gap[0], gap[1]) / ZOMBIE_DIAMETER
        depth = depth[depth > 0]
        if not len(depth):
            return cls(0, 0.0, 0.0)
        return cls(len(depth), float(depth.mean()), float(np.percentile(depth, 99)))


def near_pairs(
    pos: NDArray[np.float32], cell: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return all pairs of `pos` (2, N) in the same or touching cells, each once.

    >>> near_pairs(np.array([[0.1, 0.2, 3.0], [0.1, 0.9, 3.0]], np.float32), 0.625)
    (array([0]), array([1]))
    """
    col, row = (pos / cell).astype(np.int64) + 1
    wide = int(col.max(initial=0)) + 2
    key = row * wide + col
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    left, right = [], []
    for down, along in HALF_RING:
        wanted = sorted_key + down * wide + along
        start = np.searchsorted(sorted_key, wanted, "left")
        if (down, along) == (0, 0):
            start = np.arange(1, len(order) + 1)
        count = np.maximum(np.searchsorted(sorted_key, wanted, "right") - start, 0)
        mine = np.repeat(np.arange(len(order)), count)
        ends = np.cumsum(count)
        left.append(mine)
        right.append(np.arange(len(mine)) - (ends - count)[mine] + start[mine])
    return order[np.concatenate(left)], order[np.concatenate(right)]
