"""Rim light: the pixels just inside a body's outline shine where they face a strong lamp.

The outline is ink by the rules of our art, so a pixel that is not ink beside one that is ink lies
on a rim.  Both kinds are found for the whole picture at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.frontends.window.sheets import opaque, pixel_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.view.scene import Light, World2D

STRONG = 0.75
"""Lights at least this strong draw rims."""
LIGHTS = 4
SHARE = 0.38
REACH = 1.1
"""How much farther than its own radius a light draws rims."""
FALLS = 1.2
"""Up and down count for more than across, as on the floor."""


@dataclass(frozen=True, slots=True, eq=False)
class Rim:
    """Rim pixels of a picture by the side they face: x and y, (N,) int64 each."""

    left: tuple[NDArray[np.intp], NDArray[np.intp]]
    right: tuple[NDArray[np.intp], NDArray[np.intp]]


class Rims:
    """Finds and lights the rims of a layer of bodies."""

    def __init__(self, ink: tuple[int, int, int]) -> None:
        self._ink = opaque(ink)

    def find(self, bodies: pygame.Surface) -> Rim:
        """Find the rims of an unlit layer."""
        pixels = pixel_rows(bodies)
        is_ink = pixels == self._ink
        is_body = pixels != 0
        is_body &= ~is_ink
        width = pixels.shape[1]
        left = is_body[:, 1:] & is_ink[:, :-1]
        right = is_body[:, :-1] & is_ink[:, 1:]
        left_y, left_x = np.divmod(np.flatnonzero(left), width - 1)
        right_y, right_x = np.divmod(np.flatnonzero(right), width - 1)
        return Rim((left_x + 1, left_y), (right_x, right_y))

    def draw(self, picture: pygame.Surface, rim: Rim, world: World2D) -> None:
        """Add the light of the strongest lamps to the rims that face them."""
        pixels = pygame.surfarray.pixels3d(picture)
        for lamp in strongest(world):
            at = (lamp.x - world.camera.x, lamp.y - world.camera.y)
            color = np.array(lamp.color) * (SHARE * min(lamp.strength, 1.2))
            reach = lamp.radius * REACH
            for (x, y), side in ((rim.left, 1), (rim.right, -1)):
                is_facing = (x - at[0]) * side > 0
                x, y = x[is_facing], y[is_facing]
                away = np.hypot(x - at[0], (y - at[1]) * FALLS) / reach
                is_near = away < 1
                x, y, away = x[is_near], y[is_near], away[is_near]
                added = (1 - away)[:, None] * color
                pixels[x, y] = np.minimum(pixels[x, y] + added, 255).astype(np.uint8)


def strongest(world: World2D) -> list[Light]:
    """Return the lamps that draw rims."""
    lamps = [lamp for lamp in world.lights if lamp.strength >= STRONG and lamp.shape == "round"]
    lamps.sort(key=lambda lamp: -lamp.strength * lamp.radius)
    return lamps[:LIGHTS]
