"""The small map beside the list of levels: half blocks where there are colours, else letters.

A level larger than its box loses tiles; of those that fall together the one that matters most to
whoever chooses is kept, so that neither the start nor a door ever vanishes.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from hyosan_arcade.frontends.terminal.cells import Box
from hyosan_arcade.frontends.terminal.pen import Pen
from hyosan_arcade.view.preview import (
    ALLY,
    DOOR,
    FURNITURE,
    PREVIEW_COLORS,
    START,
    SURVIVOR,
    TILE_COLORS,
    ZOMBIE,
)

DrawMap = Callable[[Pen, Box, NDArray[np.uint8]], None]
"""Draws (H, W) indices of `PREVIEW_COLORS` into a box."""
THING_SIGNS = {FURNITURE: "n", DOOR: "+", ZOMBIE: "z", SURVIVOR: "s", ALLY: "N", START: "@"}
TILE_SIGNS = {"void": " ", "wall": "#", "window": "=", "window_broken": "-", "tree": "T"}
FLOOR_SIGN = "."
SIGNS = (
    *(TILE_SIGNS.get(name, FLOOR_SIGN) for name in TILE_COLORS),
    *(THING_SIGNS[value] for value in sorted(THING_SIGNS)),
)
"""The letter of each value."""


def pixel_map(pen: Pen, box: Box, tiles: NDArray[np.uint8]) -> None:
    """Draw a pixel for each tile, enlarged by whole steps or thinned out."""
    row, col, rows, cols = box
    palette = np.array([pen.rgb(name) for name in PREVIEW_COLORS], np.uint8)
    small = thinned(tiles, 2 * rows, cols)
    scale = max(min(2 * rows // small.shape[0], cols // small.shape[1]), 1)
    picture = palette[small.repeat(scale, axis=0).repeat(scale, axis=1)]
    if picture.shape[0] % 2:
        picture = np.concatenate([picture, np.zeros_like(picture[:1]) + palette[0]])
    high, wide = picture.shape[0] // 2, picture.shape[1]
    pen.cells.put_pixels(row + (rows - high) // 2, col + (cols - wide) // 2, picture)


def letter_map(pen: Pen, box: Box, tiles: NDArray[np.uint8]) -> None:
    """Write a letter for each tile, or for the one of several that matters."""
    row, col, rows, cols = box
    small = thinned(tiles, rows, cols)
    top, left = row + (rows - small.shape[0]) // 2, col + (cols - small.shape[1]) // 2
    for step, line in enumerate(small.tolist()):
        for along, value in enumerate(line):
            pen.words(top + step, left + along, SIGNS[value], PREVIEW_COLORS[value])


def thinned(tiles: NDArray[np.uint8], rows: int, cols: int) -> NDArray[np.uint8]:
    """Return a map no larger than (rows, cols); of each block its highest value, things first.

    >>> thinned(np.array([[0, 1, 12], [1, 1, 1]], np.uint8), 2, 2).tolist()
    [[1, 12]]
    """
    step = max(-(-tiles.shape[0] // rows), -(-tiles.shape[1] // cols), 1)
    high, wide = -(-tiles.shape[0] // step), -(-tiles.shape[1] // step)
    padded = np.zeros((high * step, wide * step), np.uint8)
    padded[: tiles.shape[0], : tiles.shape[1]] = tiles
    blocks = padded.reshape(high, step, wide, step)
    return np.ascontiguousarray(blocks.max(axis=(1, 3)))
