"""The law of the crowd in plain tables, for contestants that do not run the game's own code.

It says the same as the game's rules: the same diameter, share, push limit and slowing in full
tiles, and middles kept a radius off walls and wall corners.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import crowd
from hyosan_arcade.sim.tuning import ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from numpy.typing import NDArray

RADIUS = ZOMBIE_DIAMETER / 2
TURN = 0.25
"""Share of its course a zombie corrects each tick."""
CROWDED = crowd.CROWDED
"""Share of its speed a zombie keeps when the tile ahead already holds 0, 1, 2 … others."""
CORNERS = ((-1, -1), (-1, 1), (1, -1), (1, 1))
"""(row, col) of the neighbour behind each corner of a tile."""
SKIN = 0.0001
"""Tiles kept between a zombie and a wall."""
UNBOUNDED = 1e9


class Bounds:
    """Where a middle may be within each tile of a map of `solid` tiles.

    `low`, `high`: (2, T) float32, x and y.  `corner`: (T,) uint8, bit b set where corner b of
    `CORNERS` is a wall between two open tiles.  `solid`: (T,) uint8.
    """

    def __init__(self, solid: NDArray[np.bool_]) -> None:
        """Derive the tables; `solid` is (H, W) with a wall all around."""
        height, width = solid.shape
        ring = np.pad(solid, 1, constant_values=True)
        row, col = np.mgrid[0:height, 0:width]
        near, far = RADIUS + SKIN, 1 - RADIUS - SKIN
        left, right = ring[1:-1, :-2], ring[1:-1, 2:]
        up, down = ring[:-2, 1:-1], ring[2:, 1:-1]
        low = [np.where(left, col + near, -UNBOUNDED), np.where(up, row + near, -UNBOUNDED)]
        high = [np.where(right, col + far, UNBOUNDED), np.where(down, row + far, UNBOUNDED)]
        self.low = np.array(low, np.float32).reshape(2, -1)
        self.high = np.array(high, np.float32).reshape(2, -1)
        corner = np.zeros(solid.shape, np.uint8)
        for bit, (down_by, along) in enumerate(CORNERS):
            rows = slice(1 + down_by, 1 + down_by + height)
            cols = slice(1 + along, 1 + along + width)
            sticks_out = ring[rows, cols] & ~ring[1:-1, cols] & ~ring[rows, 1:-1] & ~solid
            corner |= (sticks_out << bit).astype(np.uint8)
        self.corner = corner.ravel()
        self.solid = solid.ravel().astype(np.uint8)


def tile_indices(pos: NDArray[np.float32], width: int) -> NDArray[np.int64]:
    """Return row * width + col of each position (2, N).

    >>> tile_indices(np.array([[1.5], [2.5]], np.float32), 10)
    array([21])
    """
    col, row = pos.astype(np.int64)
    index: NDArray[np.int64] = row * width + col
    return index
