"""Which part of the world a terminal shows: it stands still until the player nears its rim.

Every step of the picture sends almost every cell anew, so there is no scrolling along: the player
walks about within a picture that rests, and when they leave its middle it goes after them by whole
tiles, quickly, until they are in the middle again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

RIM = 0.3
"""The part of the picture at each side that makes it move on."""
STEP_TICKS = 2
"""Ticks a step of one tile takes, so that the eye can follow."""
FAR = 0.75
"""Parts of a picture from which on it jumps at once: another place, another level."""

Place = tuple[float, float]


@dataclass(slots=True)
class Axis:
    """One direction: `first` is the first tile shown, `goal` where it is going."""

    first: int = 0
    goal: int = 0

    def follow(self, at: float, shown: float, whole: int) -> None:
        """Choose where to go so that `at` is seen well; `shown` tiles fit, the map has `whole`."""
        place = (at - self.goal) / shown
        if not RIM <= place <= 1.0 - RIM:
            self.goal = round(at - shown / 2)
        last = math.ceil(whole - shown)
        self.goal = min(max(self.goal, 0), last) if last > 0 else last // 2
        if abs(self.goal - self.first) > FAR * shown:
            self.first = self.goal

    def step(self, count: int) -> None:
        """Go at most `count` tiles."""
        self.first += min(max(self.goal - self.first, -count), count)


class PageCamera:
    """Keeps the part of the world that is shown; `col` and `row` are its first tile."""

    def __init__(self) -> None:
        self._x, self._y = Axis(), Axis()
        self._ticks = 0

    @property
    def corner(self) -> tuple[int, int]:
        """The first tile shown, (col, row); less than 0 where the map is smaller."""
        return self._x.first, self._y.first

    def follow(self, at: Place, shown: Place, whole: tuple[int, int], ticks: int) -> None:
        """Keep `at` in the picture; all in tiles, (x, y), `ticks` of the scene's clock."""
        count = max((ticks - self._ticks) // STEP_TICKS, 1)
        self._ticks = ticks
        for axis, n in ((self._x, 0), (self._y, 1)):
            axis.follow(at[n], shown[n], whole[n])
            axis.step(count)
