"""The camera: follows the player, looks a little ahead, and is shaken by what happens.

It moves once a tick and is drawn between two ticks like everything else.  Shake is the square of
a trauma that blows add to and time takes away, thrown by a cosmetic random stream of its own.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hyosan_arcade.sim.tuning import TICK_S
from hyosan_arcade.view.scene import TILE_PX, VIEW_H, VIEW_W, CameraView

if TYPE_CHECKING:
    from random import Random

LOOK_AHEAD_PX = 24.0
FOLLOW = 0.12
"""Share of the way to its goal the camera goes in a tick."""
SHAKE_PX = 5.0
SHAKE_DECAY_S = 1.5
KICK_PX = 2.0
KICK_KEEP = 0.7
"""Share of a kick left after a tick."""
BODY_PX = 10.0
"""The camera looks at the chest, not at the feet."""


class Camera:
    """The top-left corner of the picture in the world, in px.

    `shake_scale` 0..1 is the player's wish; the map is `width` × `height` tiles.
    """

    def __init__(self, width: int, height: int, random: Random, shake_scale: float = 1.0) -> None:
        self.limit = (width * TILE_PX - VIEW_W, height * TILE_PX - VIEW_H)
        self.shake_scale = shake_scale
        self.trauma = 0.0
        self._random = random
        self._now: tuple[float, float] | None = None
        self._before = (0.0, 0.0)
        self._kick = (0.0, 0.0)
        self._jolt = (0.0, 0.0)
        self._look: tuple[float, float] = (0.0, 0.0)
        self._look_ticks = 0

    def add_trauma(self, amount: float) -> None:
        """Shake by what happened, 0..1."""
        self.trauma = min(self.trauma + amount, 1.0)

    def kick(self, dx: float, dy: float) -> None:
        """Jerk the picture along the unit vector of a blow."""
        self._kick = (dx * KICK_PX, dy * KICK_PX)

    def look_at(self, x: float, y: float, ticks: int) -> None:
        """Show the place (x, y), tiles, for a while."""
        self._look, self._look_ticks = (x, y), ticks

    def follow(self, x: float, y: float, ahead_x: float, ahead_y: float) -> None:
        """Move a tick towards (x, y) tiles, looking along the vector (ahead_x, ahead_y)."""
        if self._look_ticks > 0:
            self._look_ticks -= 1
            x, y, ahead_x, ahead_y = *self._look, 0.0, 0.0
        length = max(math.hypot(ahead_x, ahead_y), 1.0)
        goal_x = x * TILE_PX + ahead_x / length * LOOK_AHEAD_PX - VIEW_W / 2
        goal_y = y * TILE_PX + ahead_y / length * LOOK_AHEAD_PX - VIEW_H / 2 - BODY_PX
        goal = (_within(goal_x, self.limit[0]), _within(goal_y, self.limit[1]))
        self._before = goal if self._now is None else self._now
        self._now = (
            self._before[0] + (goal[0] - self._before[0]) * FOLLOW,
            self._before[1] + (goal[1] - self._before[1]) * FOLLOW,
        )
        self._tremble()

    def view(self, blend: float) -> CameraView:
        """Return what is shown between the last two ticks."""
        now = self._before if self._now is None else self._now
        x = self._before[0] + (now[0] - self._before[0]) * blend + self._jolt[0] + self._kick[0]
        y = self._before[1] + (now[1] - self._before[1]) * blend + self._jolt[1] + self._kick[1]
        return CameraView(round(x), round(y))

    def _tremble(self) -> None:
        strength = self.trauma * self.trauma * SHAKE_PX * self.shake_scale
        self._jolt = (
            self._random.uniform(-strength, strength),
            self._random.uniform(-strength, strength),
        )
        self.trauma = max(self.trauma - SHAKE_DECAY_S * TICK_S, 0.0)
        self._kick = (self._kick[0] * KICK_KEEP, self._kick[1] * KICK_KEEP)


def _within(value: float, limit: int) -> float:
    """Keep a corner on the map; a map smaller than the picture stands in its middle.

    >>> _within(-3.0, 100), _within(7.0, -20)
    (0.0, -10.0)
    """
    return limit / 2 if limit < 0 else min(max(value, 0.0), float(limit))
