"""Which part of the world a terminal shows: it stands still until the player nears its rim.

Every step of the picture sends almost every cell anew, so there is no scrolling along: the player
walks about within a picture that rests, and when they leave its middle it goes after them by whole
tiles, quickly, until they are in the middle again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from hyosan_arcade.view.scene import CameraView, Scene, World2D

RIM = 0.3
"""The part of the picture at each side that makes it move on."""
STEP_TICKS = 1
"""Ticks a step of one tile takes: fast, since each frame on the way is a whole one, and yet so that
the eye can follow."""
FAR = 0.75
"""Parts of a picture from which on it jumps at once: another place, another level."""
FAR_OFF = 1 << 20
"""Tiles: nowhere near anything, where it is before it has been anywhere."""

Place = tuple[float, float]


@dataclass(slots=True)
class Axis:
    """One direction: `first` is the first tile shown, `goal` where it is going."""

    first: int = 0
    goal: int = 0

    def follow(self, at: float, shown: float, whole: int) -> None:
        """Choose where to go so that `at` is seen well; `shown` tiles fit, the map has `whole`."""
        if not RIM <= (at - self.goal) / shown <= 1.0 - RIM:
            self.goal = round(at - shown / 2)
        last = math.ceil(whole - shown)
        self.goal = min(max(self.goal, 0), last) if last > 0 else last // 2
        if abs(self.goal - self.first) > FAR * shown:
            self.first = self.goal

    def step(self, count: int) -> None:
        """Go at most `count` tiles."""
        self.first += min(max(self.goal - self.first, -count), count)


class Pages:
    """Turns pages: keeps the player, or what the scene looks at, in the picture."""

    def __init__(self) -> None:
        self._x, self._y = Axis(), Axis()
        self._level = ""
        self._ticks = 0

    def turn(self, scene: Scene, world: World2D, shown: Place) -> tuple[int, int]:
        """Return the first tile to show, (column, row); `shown` tiles are seen, (across, down).

        What a picture has below those is covered, and may lie beyond the map.  The first is less
        than 0 where the map is smaller than the picture.
        """
        if world.ground.level_id != self._level:
            self._level = world.ground.level_id
            self._x, self._y = Axis(-FAR_OFF), Axis(-FAR_OFF)
        camera = world.camera
        at = scene.listener
        if not _is_seen(camera, at):
            at = (camera.x + camera.width / 2) / TILE_PX, (camera.y + camera.height / 2) / TILE_PX
        count = max((scene.frame_ticks - self._ticks) // STEP_TICKS, 1)
        self._ticks = scene.frame_ticks
        high, wide = world.ground.tiles.shape
        for axis, place, fits, whole in (
            (self._x, at[0], shown[0], wide),
            (self._y, at[1], shown[1], high),
        ):
            axis.follow(place, fits, whole)
            axis.step(count)
        return self._x.first, self._y.first


def _is_seen(camera: CameraView, at: Place) -> bool:
    """Say whether the scene's own camera shows a place (tiles)."""
    x, y = at[0] * TILE_PX - camera.x, at[1] * TILE_PX - camera.y
    return 0 <= x <= camera.width and 0 <= y <= camera.height
