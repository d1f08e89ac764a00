"""Light on a page: how bright each px is, in bands, and what walls keep dark.

A terminal has few px and pays for each change of colour on the wire, so light falls in a few bands.
Where a lamp reaches is found on a grid of half tiles; how it fades is worked out px by px.  Lamps
that stand still are worked out once for each page and kept; the torch is, for each frame.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.ground import Page
    from hyosan_arcade.view.scene import Light, World2D

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
CONE_EDGE = math.cos(math.radians(33))
HALF = 2
"""Points across a tile at which one asks whether a lamp is seen from there."""
SAMPLES_PER_TILE = 2
KEPT = 48
"""Lamps remembered."""
BRIGHTEST = 1.3


class Lamplight:
    """The light of one page after another."""

    def __init__(self) -> None:
        self._lamps: dict[tuple[object, ...], Map] = {}
        self._reach: dict[tuple[object, ...], NDArray[np.bool_]] = {}
        self._page: Page | None = None
        self._opaque: NDArray[np.bool_] = np.zeros((0, 0), np.bool_)

    def map(self, world: World2D, page: Page, opaque: NDArray[np.bool_]) -> Map:
        """Return (height, width, 3) brightness of a page."""
        if page != self._page or opaque is not self._opaque:
            self._page, self._opaque = page, opaque
            self._lamps.clear()
            self._reach.clear()
        light = np.empty((page.height, page.width, 3), np.float32)
        light[:] = np.array(world.ambient, np.float32) * (AMBIENT_GAIN / 255)
        for lamp in world.lights:
            light += self._lamp(lamp, page)
        return np.minimum(light, np.float32(BRIGHTEST), out=light)

    def _lamp(self, lamp: Light, page: Page) -> Map:
        """Return (height, width, 3) what one lamp adds."""
        step = max(round(lamp.strength * STRENGTH_STEPS), 0)
        key = (lamp.shape, lamp.x, lamp.y, lamp.radius, step, lamp.color, lamp.dx, lamp.dy)
        if key in self._lamps:
            self._lamps[key] = self._lamps.pop(key)  # the last to be dropped
        else:
            fade = {"cone": self._cone, "shaft": self._shaft}.get(lamp.shape, self._round)
            color = np.array(lamp.color, np.float32) * (step / STRENGTH_STEPS / 255 * GAIN)
            self._lamps[key] = fade(lamp, page)[..., None] * color
            if len(self._lamps) > KEPT:
                del self._lamps[next(iter(self._lamps))]
        return self._lamps[key]

    def _away(self, lamp: Light, page: Page) -> tuple[Map, Map]:
        """Return how far each px is from a lamp, (1, width) and (height, 1) in world px."""
        share = TILE_PX / page.size
        x = (np.arange(page.width, dtype=np.float32) + 0.5) * share + page.col * TILE_PX - lamp.x
        y = (np.arange(page.height, dtype=np.float32) + 0.5) * share + page.row * TILE_PX - lamp.y
        return x[None, :], y[:, None]

    def _round(self, lamp: Light, page: Page) -> Map:
        x, y = self._away(lamp, page)
        away = np.sqrt(x * x + (y * SQUASH) ** 2) / lamp.radius
        bright = banded(np.clip(1 - away, 0, 1) ** FALLOFF)
        if lamp.radius > SMALL_PX:
            bright *= self._seen(lamp, page)
        return bright

    def _cone(self, lamp: Light, page: Page) -> Map:
        x, y = self._away(lamp, page)
        away = np.sqrt(x * x + y * y) + np.float32(0.01)
        ahead = (x * np.float32(lamp.dx) + y * np.float32(lamp.dy)) / away
        beam = np.clip((ahead - CONE_EDGE) / (1 - CONE_EDGE), 0, 1)
        beam = np.sqrt(beam, out=beam) * np.clip(1 - away / lamp.radius, 0, 1)
        return banded(beam * np.clip(away / 12, 0, 1)) * self._seen(lamp, page)

    def _shaft(self, lamp: Light, page: Page) -> Map:
        """Let the light of a window fall along (dx, dy), two panes and the bar between."""
        x, y = self._away(lamp, page)
        down = y * (1 if lamp.dy > 0 else -1)
        lean = lamp.dx / max(abs(lamp.dy), 0.2)
        across = np.abs(x - lean * down)
        half = max(lamp.radius // 4, 8)
        beam = (across < half) & (across > 1.5) & (down > 0)
        return banded(np.where(beam, np.clip(1 - down / lamp.radius, 0, 1), 0).astype(np.float32))

    def _seen(self, lamp: Light, page: Page) -> Map:
        """Return (height, width) 1 where the lamp is seen, 0 where something stands before it."""
        step = TILE_PX // 4
        origin = (lamp.x // step * step + step / 2, lamp.y // step * step + step / 2)
        if origin not in self._reach:
            if len(self._reach) > KEPT:
                self._reach.clear()
            self._reach[origin] = reach(self._opaque, origin, page)
        half = page.size // HALF
        grid = self._reach[origin].repeat(half, axis=0).repeat(half, axis=1)
        return grid[: page.height, : page.width].astype(np.float32)


def banded(bright: NDArray[np.floating]) -> Map:
    """Round brightness to bands.

    >>> banded(np.array([0.0, 0.07, 0.5, 1.0])).round(2).tolist()
    [0.0, 0.0, 0.5, 1.0]
    """
    return np.asarray(np.floor(bright * BANDS + 0.5) / np.float32(BANDS), np.float32)


def reach(opaque: NDArray[np.bool_], origin: tuple[float, float], page: Page) -> NDArray[np.bool_]:
    """Return which half tiles of a page a lamp at `origin` (world px) reaches, walls included."""
    rows, cols = page.rows * HALF, page.cols * HALF
    to_x = (np.arange(cols) + 0.5) / HALF + page.col
    to_y = (np.arange(rows) + 0.5) / HALF + page.row
    from_x, from_y = origin[0] / TILE_PX, foot(opaque, origin)
    far = max(abs(to_x - from_x).max(), abs(to_y - from_y).max())
    count = max(int(far * SAMPLES_PER_TILE), 2)
    share = (np.arange(1, count) / count)[:, None, None]
    x = from_x + (to_x - from_x)[None, None, :] * share
    y = from_y + (to_y - from_y)[None, :, None] * share
    col, row = x.astype(np.intp), y.astype(np.intp)
    height, width = opaque.shape
    blocked = opaque[row.clip(0, height - 1), col.clip(0, width - 1)]
    own = (row == to_y.astype(np.intp)[None, :, None]) & (
        col == to_x.astype(np.intp)[None, None, :]
    )
    return np.asarray(~(blocked & ~own).any(axis=0))


def foot(opaque: NDArray[np.bool_], origin: tuple[float, float]) -> float:
    """Return the row, in tiles, from which a lamp shines: in front of the wall it hangs on."""
    col, row = int(origin[0]) // TILE_PX, int(origin[1]) // TILE_PX
    height, width = opaque.shape
    for down in range(3):
        if 0 <= row + down < height and 0 <= col < width and not opaque[row + down, col]:
            return origin[1] / TILE_PX if down == 0 else row + down + 0.5
    return origin[1] / TILE_PX
