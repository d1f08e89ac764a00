"""What can be seen from a place: straight lines that walls, lockers and shut doors stop.

Instead of a ray per zombie, one field per body says which tiles see it; thousands of zombies then
look their own tile up.  A field covers a square of `SIGHT_RADIUS` tiles around the eye; each tile's
line is sampled at fixed fractions, with the last bit inside the tile itself left out so that a
wall's own face can be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.tuning import SIGHT_RADIUS

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLES = 24
_STEPS = np.arange(-SIGHT_RADIUS, SIGHT_RADIUS + 1, dtype=np.int64)
_OFFSET_COL, _OFFSET_ROW = (grid.ravel() for grid in np.meshgrid(_STEPS, _STEPS))
_FRACTION = (np.arange(SAMPLES, dtype=np.float32) + np.float32(0.5)) / np.float32(SAMPLES)


def sight_field(opaque: NDArray[np.bool_], x: float, y: float) -> NDArray[np.bool_]:
    """Return which tiles see the place (x, y): (H, W) bool; all others are False.

    >>> wall = np.array([[False, False, True, False]])
    >>> sight_field(wall, 0.5, 0.5)
    array([[ True,  True,  True, False]])
    """
    height, width = opaque.shape
    rows, cols = _OFFSET_ROW + int(y), _OFFSET_COL + int(x)
    inside = (rows >= 0) & (rows < height) & (cols >= 0) & (cols < width)
    rows, cols = rows[inside], cols[inside]
    to_x = (cols.astype(np.float32) + np.float32(0.5) - np.float32(x))[:, None] * _FRACTION
    to_y = (rows.astype(np.float32) + np.float32(0.5) - np.float32(y))[:, None] * _FRACTION
    line_col = np.floor(to_x + np.float32(x)).astype(np.int64)
    line_row = np.floor(to_y + np.float32(y)).astype(np.int64)
    on_the_way = (line_col != cols[:, None]) | (line_row != rows[:, None])
    np.clip(line_col, 0, width - 1, out=line_col)
    np.clip(line_row, 0, height - 1, out=line_row)
    stopped = (opaque.take(line_row * width + line_col) & on_the_way).any(axis=1)
    field = np.zeros(opaque.shape, np.bool_)
    field[rows[~stopped], cols[~stopped]] = True
    return field
