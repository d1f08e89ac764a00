"""How far light gets: rays from a lamp over the map, stopped by what cannot be seen through.

The lit area is a polygon around the lamp.  Where a ray going up the picture meets a wall, the
polygon climbs the wall's front, because that front faces the light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.frontends.window.terrain import tile_at
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.frontends.window.terrain import Terrain

STEP_PX = 3
FACE_PX = 30
"""A wall's front, bottom to top."""
FACE_LOW_PX = 15
"""The same of a wall one tile thick."""
RIM_PX = 3
"""Light creeps this far up a wall; on the far side of a wall below, it would light the front that
faces away, so there it stops short."""
SINK_ROWS = 3
"""A lamp fixed on a wall shines from the floor at most this many rows below it."""


def lamp_foot(terrain: Terrain, x: int, y: int) -> tuple[int, int]:
    """Return the place a lamp shines from: itself, or the floor below the wall it hangs on."""
    row, col = tile_at(x, y)
    for sunk in range(SINK_ROWS + 1):
        if terrain.open_floor(row + sunk, col):
            return (x, y) if sunk == 0 else (x, (row + sunk) * TILE_PX + 2)
    return x, y


def lit_polygon(
    terrain: Terrain, at: tuple[int, int], radius: int, angles: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return the end of each ray, (N, 2) world pixels, for rays of `radius` px at `angles`."""
    x, y = at
    steps = np.arange(STEP_PX, radius + STEP_PX, STEP_PX)
    across, down = np.cos(angles), np.sin(angles)
    cols = tiles_along(x, across, steps, terrain.width)
    rows = tiles_along(y, down, steps, terrain.height)
    blocked = terrain.is_opaque.ravel().take(rows * terrain.width + cols)
    is_hit = blocked.any(axis=1)
    end = np.where(is_hit, blocked.argmax(axis=1), len(steps) - 1)
    ray = np.arange(len(angles))
    is_up = down < 0
    reach = steps[end] + np.where(is_hit, np.where(is_up, RIM_PX, -STEP_PX), 0)
    is_thick = terrain.is_opaque[np.maximum(rows[ray, end] - 1, 0), cols[ray, end]]
    front = np.where(is_hit & is_up, np.where(is_thick, FACE_PX, FACE_LOW_PX), 0)
    return np.stack((x + across * reach, y + down * reach - front), axis=1).astype(np.int64)


def tiles_along(
    start: int, slope: NDArray[np.float64], steps: NDArray[np.int64], count: int
) -> NDArray[np.intp]:
    """Return the tiles (N, S) that rays meet on one axis of `count` tiles, kept on the map."""
    tiles = ((start + slope[:, None] * steps) * (1 / TILE_PX)).astype(np.intp)
    return np.minimum(np.maximum(tiles, 0), count - 1)
