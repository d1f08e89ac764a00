"""Where the middle of a zombie may be within each tile, for clamping thousands at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.tuning import ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.tilemap import Window

CORNERS = ((-1, -1), (-1, 1), (1, -1), (1, 1))
"""(row, col) step to the diagonal neighbour behind each corner of a tile."""
FREE = np.float32(1e9)
SKIN = np.float32(0.0001)
"""Tiles kept between a zombie and a wall."""
NEAR = np.float32(ZOMBIE_DIAMETER / 2) + SKIN
FAR_SIDE = np.float32(1.0) - NEAR


class WallTables:
    """One entry per tile and level of walker; E entries.

    `low`, `high`: (2, E) float32 bounds for x and y; a side without a wall is unbounded.
    `corner`: (E,) uint8, bit b set where corner b of the tile (`CORNERS`) has a solid diagonal
    neighbour between two free ones.  `solid`: (E,) bool.
    """

    def __init__(self, entries: int) -> None:
        """Make room for `entries` tiles, all free."""
        self.low = np.full((2, entries), -FREE, np.float32)
        self.high = np.full((2, entries), FREE, np.float32)
        self.corner = np.zeros(entries, np.uint8)
        self.solid = np.zeros(entries, np.bool_)

    def update(self, base: int, solid: NDArray[np.bool_], window: Window) -> None:
        """Derive `window` from the (H, W) grid `solid`, whose tile (0, 0) is entry `base`."""
        height, width = solid.shape
        part = slice(base, base + height * width)
        area = window.rows, window.cols
        ring = _with_ring(solid, window)
        col = np.arange(width, dtype=np.float32)[window.cols][None, :]
        row = np.arange(height, dtype=np.float32)[window.rows][:, None]
        left, right = ring[1:-1, :-2], ring[1:-1, 2:]
        up, down = ring[:-2, 1:-1], ring[2:, 1:-1]
        low = self.low[:, part].reshape(2, height, width)
        high = self.high[:, part].reshape(2, height, width)
        low[0][area] = np.where(left, col + NEAR, -FREE)
        low[1][area] = np.where(up, row + NEAR, -FREE)
        high[0][area] = np.where(right, col + FAR_SIDE, FREE)
        high[1][area] = np.where(down, row + FAR_SIDE, FREE)
        self.corner[part].reshape(height, width)[area] = _corners(ring)
        self.solid[part].reshape(height, width)[area] = solid[area]


def _with_ring(solid: NDArray[np.bool_], window: Window) -> NDArray[np.bool_]:
    """Return `window` of the grid with one more tile on every side; beyond the map is solid."""
    ring = np.ones((window.height + 2, window.width + 2), np.bool_)
    around = window.grown(*solid.shape)
    top, left = around.top - window.top + 1, around.left - window.left + 1
    ring[top : top + around.height, left : left + around.width] = solid[around.rows, around.cols]
    return ring


def _corners(ring: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the corner bits of everything inside `ring`."""
    height, width = ring.shape[0] - 2, ring.shape[1] - 2
    corner = np.zeros((height, width), np.uint8)
    for bit, (dy, dx) in enumerate(CORNERS):
        diagonal = ring[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
        beside = ring[1:-1, 1 + dx : 1 + dx + width]
        above = ring[1 + dy : 1 + dy + height, 1:-1]
        corner |= ((diagonal & ~beside & ~above) << bit).astype(np.uint8)
    corner[ring[1:-1, 1:-1]] = 0
    return corner
