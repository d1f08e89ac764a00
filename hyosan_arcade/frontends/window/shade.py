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
    xs = x + np.cos(angles)[:, None] * steps
    ys = y + np.sin(angles)[:, None] * steps
    rows = np.clip(ys // TILE_PX, 0, terrain.height - 1).astype(np.intp)
    cols = np.clip(xs // TILE_PX, 0, terrain.width - 1).astype(np.intp)
    blocked = terrain.is_opaque[rows, cols]
    is_hit = blocked.any(axis=1)
    end = np.where(is_hit, blocked.argmax(axis=1), len(steps) - 1)
    ray = np.arange(len(angles))
    is_up = ys[ray, end] < y
    reach = steps[end] + np.where(is_hit, np.where(is_up, RIM_PX, -STEP_PX), 0)
    end_x = x + np.cos(angles) * reach
    end_y = y + np.sin(angles) * reach
    is_thick = terrain.is_opaque[np.maximum(rows[ray, end] - 1, 0), cols[ray, end]]
    front = np.where(is_hit & is_up, np.where(is_thick, FACE_PX, FACE_LOW_PX), 0)
    return np.stack((end_x, end_y - front), axis=1).astype(np.int64)
