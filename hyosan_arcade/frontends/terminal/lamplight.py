"""Light on a page: how bright each px is, in bands, and what walls keep dark.

A terminal has few px and pays for each change of colour on the wire, so light falls in a few bands.
Where a lamp reaches is found on a grid of half tiles; how it fades is worked out px by px.  Lamps
that stand still are worked out once and kept while the map is as it was; the torch is when it
moves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.ground import Page
    from hyosan_arcade.view.scene import Light, World2D

    Key = tuple[object, ...]
    Map = NDArray[np.float32]
    """(height, width) or (height, width, 3) brightness, 1.0 shows things in their own colour."""

BANDS = 6
STRENGTH_STEPS = 8
SQUASH = 1.2
"""Round light on a floor seen at a slant is an ellipse this much wider than high."""
FALLOFF = 0.9
GAIN = 1.35
"""How much brighter lamps are than the scene's numbers say: a terminal has no glare."""
AMBIENT_GAIN = 1.12
SMALL_PX = 60
"""Smaller lights go through walls: nobody would see the difference."""
CONE_HALF_ANGLE = math.radians(33)
CONE_EDGE = math.cos(CONE_HALF_ANGLE)
SHAFT_GAIN = 0.75
HALF = 2
"""Points across a tile at which one asks whether a lamp is seen from there."""
SAMPLES_PER_TILE = 2
KEPT = 64
"""Lamps remembered."""
BRIGHTEST = 1.3


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """What one lamp adds: (H, W, 3) brightness with its corner at small px of the world."""

    bright: Map
    left: int
    top: int


class Lamplight:
    """The light of one page after another, `size` px to a tile."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._pools: dict[Key, Pool] = {}
        self._last: Collection[Key] = ()
        self._still_sign: tuple[object, ...] = ()
        self._still: Map = np.zeros((0, 0, 3), np.float32)
        self._opaque: NDArray[np.bool_] = np.zeros((0, 0), np.bool_)

    def map(self, world: World2D, page: Page, opaque: NDArray[np.bool_]) -> Map:
        """Return (height, width, 3) brightness of a page; `opaque` (H, W) tiles stop light."""
        if opaque is not self._opaque:
            self._opaque = opaque
            self._pools.clear()
            self._still_sign = ()
        lamps = {key_of(lamp): lamp for lamp in world.lights}
        still = tuple(key for key in lamps if key in self._last)
        self._last = lamps.keys()
        sign = (page, world.ambient, still)
        if sign != self._still_sign:
            self._still_sign, self._still = sign, self._sum(world, page, still)
        light = self._still.copy()
        for key, lamp in lamps.items():
            if key not in still:
                _add(light, self._pool(key, lamp), page)
        return np.minimum(light, np.float32(BRIGHTEST), out=light)

    def _sum(self, world: World2D, page: Page, keys: tuple[Key, ...]) -> Map:
        """Return the light of what was there a frame ago as well: most often, of all lamps."""
        light = np.empty((page.height, page.width, 3), np.float32)
        light[:] = np.array(world.ambient, np.float32) * (AMBIENT_GAIN / 255)
        for lamp in world.lights:
            if key_of(lamp) in keys:
                _add(light, self._pool(key_of(lamp), lamp), page)
        return light

    def _pool(self, key: Key, lamp: Light) -> Pool:
        if key in self._pools:
            self._pools[key] = self._pools.pop(key)  # the last to be dropped
            return self._pools[key]
        share = strength_step(lamp) / STRENGTH_STEPS
        color = np.array(lamp.color, np.float32) * (share / 255 * GAIN)
        left, top, right, bottom = self._box(lamp)
        share = TILE_PX / self._size
        x = (np.arange(left, right, dtype=np.float32) + 0.5) * share - lamp.x
        y = (np.arange(top, bottom, dtype=np.float32) + 0.5) * share - lamp.y
        bright = FADES[lamp.shape](lamp, x[None, :], y[:, None])
        if lamp.shape != "shaft" and lamp.radius > SMALL_PX:
            bright = bright * self._seen(lamp, (left, top, right, bottom))
        pool = Pool(bright[..., None] * color, left, top)
        self._pools[key] = pool
        if len(self._pools) > KEPT:
            del self._pools[next(iter(self._pools))]
        return pool

    def _box(self, lamp: Light) -> tuple[int, int, int, int]:
        """Return left, top, right, bottom of what a lamp may reach, small px of the world."""
        far = lamp.radius
        if lamp.shape == "cone":
            turn = math.atan2(lamp.dy, lamp.dx) + np.linspace(-1, 1, 7) * CONE_HALF_ANGLE
            x, y = np.append(np.cos(turn), 0) * far, np.append(np.sin(turn), 0) * far
        elif lamp.shape == "shaft":
            lean = abs(lamp.dx / max(abs(lamp.dy), 0.2)) * far + max(far // 4, 8)
            x, y = np.array((-lean, lean)), np.array((0, math.copysign(far, lamp.dy)))
        else:
            x, y = np.array((-far, far)), np.array((-far, far)) / SQUASH
        share = self._size / TILE_PX
        left, right = (x.min() + lamp.x) * share, (x.max() + lamp.x) * share
        top, bottom = (y.min() + lamp.y) * share, (y.max() + lamp.y) * share
        return math.floor(left), math.floor(top), math.ceil(right) + 1, math.ceil(bottom) + 1

    def _seen(self, lamp: Light, box: tuple[int, int, int, int]) -> Map:
        """Return 1 for each px of a box that the lamp is seen from, 0 behind what stops light."""
        half = self._size // HALF
        left, top, right, bottom = box
        first_col, first_row = left // half, top // half
        cols = np.arange(first_col, -(-right // half))
        rows = np.arange(first_row, -(-bottom // half))
        grid = reach(self._opaque, (lamp.x, lamp.y), cols, rows)
        px = grid.repeat(half, axis=0).repeat(half, axis=1)
        x, y = left - first_col * half, top - first_row * half
        return px[y : y + bottom - top, x : x + right - left].astype(np.float32)


def strength_step(lamp: Light) -> int:
    """Round a lamp's strength, so that a flickering one needs few pools."""
    return max(round(lamp.strength * STRENGTH_STEPS), 0)


def key_of(lamp: Light) -> Key:
    """Return all that a lamp's pool depends on."""
    place = (lamp.shape, lamp.x, lamp.y, lamp.radius, lamp.dx, lamp.dy)
    return (*place, strength_step(lamp), lamp.color)


def _add(light: Map, pool: Pool, page: Page) -> None:
    """Add a pool of light to a page where they meet."""
    left, top = pool.left - page.col * page.size, pool.top - page.row * page.size
    right, bottom = left + pool.bright.shape[1], top + pool.bright.shape[0]
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(right, page.width), min(bottom, page.height)
    if x0 < x1 and y0 < y1:
        light[y0:y1, x0:x1] += pool.bright[y0 - top : y1 - top, x0 - left : x1 - left]


def _round(lamp: Light, x: Map, y: Map) -> Map:
    away = np.sqrt(x * x + (y * SQUASH) ** 2) / lamp.radius
    return banded(np.clip(1 - away, 0, 1) ** FALLOFF)


def _cone(lamp: Light, x: Map, y: Map) -> Map:
    away = np.sqrt(x * x + y * y) + np.float32(0.01)
    ahead = (x * np.float32(lamp.dx) + y * np.float32(lamp.dy)) / away
    beam = np.clip((ahead - CONE_EDGE) / (1 - CONE_EDGE), 0, 1)
    beam = np.sqrt(beam, out=beam) * np.clip(1 - away / lamp.radius, 0, 1)
    return banded(beam * np.clip(away / 12, 0, 1))


def _shaft(lamp: Light, x: Map, y: Map) -> Map:
    """Let the light of a window fall along (dx, dy)."""
    down = y * (1 if lamp.dy > 0 else -1)
    across = np.abs(x - lamp.dx / max(abs(lamp.dy), 0.2) * down)
    beam = (across < max(lamp.radius // 4, 8)) & (down > 0)
    fading = np.clip(1 - down / lamp.radius, 0, 1) * SHAFT_GAIN
    return banded(np.where(beam, fading, 0))


FADES: dict[str, Callable[[Light, Map, Map], Map]] = {
    "round": _round,
    "cone": _cone,
    "shaft": _shaft,
}
"""By the shape of a light: its brightness at places (1, W) and (H, 1) as seen from it."""


def banded(bright: NDArray[np.floating]) -> Map:
    """Round brightness to bands.

    >>> banded(np.array([0.0, 0.07, 0.5, 1.0])).round(2).tolist()
    [0.0, 0.0, 0.5, 1.0]
    """
    return np.asarray(np.floor(bright * BANDS + 0.5) / np.float32(BANDS), np.float32)


def reach(
    opaque: NDArray[np.bool_],
    origin: tuple[float, float],
    cols: NDArray[np.intp],
    rows: NDArray[np.intp],
) -> NDArray[np.bool_]:
    """Return (rows, cols) which half tiles a lamp at `origin` (world px) reaches, and walls."""
    to_x, to_y = (cols + 0.5) / HALF, (rows + 0.5) / HALF
    from_x, from_y = origin[0] / TILE_PX, foot(opaque, origin)
    far = max(abs(to_x - from_x).max(), abs(to_y - from_y).max())
    count = max(int(far * SAMPLES_PER_TILE), 2)
    share = (np.arange(1, count, dtype=np.float32) / count)[:, None]
    col = np.floor(from_x + (to_x - from_x) * share).astype(np.int32)
    row = np.floor(from_y + (to_y - from_y) * share).astype(np.int32)
    height, width = opaque.shape
    place = row.clip(0, height - 1)[:, :, None] * width + col.clip(0, width - 1)[:, None, :]
    is_own = (row == rows // HALF)[:, :, None] & (col == cols // HALF)[:, None, :]
    return np.asarray(~(opaque.ravel()[place] & ~is_own).any(axis=0))


def foot(opaque: NDArray[np.bool_], origin: tuple[float, float]) -> float:
    """Return the row, in tiles, from which a lamp shines: in front of the wall it hangs on."""
    col, row = int(origin[0]) // TILE_PX, int(origin[1]) // TILE_PX
    height, width = opaque.shape
    for down in range(3):
        if 0 <= row + down < height and 0 <= col < width and not opaque[row + down, col]:
            return origin[1] / TILE_PX if down == 0 else row + down + 0.5
    return origin[1] / TILE_PX
