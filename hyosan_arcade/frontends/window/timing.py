"""How long each part of a frame takes, for the debug overlays.

The rules have no clock, so they are timed from here: `TimedScreens` stands between the loop and
the screens, and looks at the clock before and after each call.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.scene import Scene

PARTS = ("tick", "compose", "paint", "show", "frame")
EASING = 0.1
"""How far a time on the display moves towards the newest."""


class FrameTimes:
    """Milliseconds of each part of the last frames, eased."""

    def __init__(self) -> None:
        self._ms = dict.fromkeys(PARTS, 0.0)
        self._marked_s = self._began_s = time.perf_counter()

    def begin(self) -> None:
        """Note that a picture begins to be painted."""
        now_s = time.perf_counter()
        self._ease("frame", now_s - self._began_s)
        self._began_s = self._marked_s = now_s

    def mark(self) -> None:
        """Note that a part begins to be timed."""
        self._marked_s = time.perf_counter()

    def done(self, part: str) -> None:
        """Note that `part` is over; the next begins here."""
        now_s = time.perf_counter()
        self._ease(part, now_s - self._marked_s)
        self._marked_s = now_s

    def line(self) -> str:
        """Return the times in words."""
        return "  ".join(f"{part} {self._ms[part]:.1f}" for part in PARTS) + " ms"

    def _ease(self, part: str, taken_s: float) -> None:
        self._ms[part] += (taken_s * 1000 - self._ms[part]) * EASING


class Ticked(Protocol):
    """The screens, as the loop sees them."""

    @property
    def is_over(self) -> bool:
        """Whether the player has left the last screen."""

    def tick(self, controls: Controls) -> None:
        """Advance by one sixtieth of a second."""

    def compose(self, blend: float) -> Scene:
        """Make the picture between the last two ticks."""


class TimedScreens:
    """`screens`, with every tick and every scene timed."""

    def __init__(self, screens: Ticked, times: FrameTimes) -> None:
        self._screens = screens
        self._times = times

    @property
    def is_over(self) -> bool:
        """Whether the player has left the last screen."""
        return self._screens.is_over

    def tick(self, controls: Controls) -> None:
        """Advance by one sixtieth of a second."""
        self._times.mark()
        self._screens.tick(controls)
        self._times.done("tick")

    def compose(self, blend: float) -> Scene:
        """Make the picture between the last two ticks."""
        self._times.mark()
        scene = self._screens.compose(blend)
        self._times.done("compose")
        return scene
