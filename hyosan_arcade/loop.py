"""The one loop of every front-end, and the sole reader of the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from hyosan_arcade.sim.tuning import TICK_S
from hyosan_arcade.view.controls import Controls

if TYPE_CHECKING:
    from hyosan_arcade.frontends.base import Frontend
    from hyosan_arcade.view.scene import Scene

MAX_LAG_S = 0.1
"""Six ticks: a longer stall slows the game instead of flooding it."""


class Screens(Protocol):
    """The stack of screens, seen from the loop."""

    @property
    def is_over(self) -> bool:
        """Whether the player has left the last screen."""

    def tick(self, controls: Controls) -> None:
        """Advance by one sixtieth of a second."""

    def compose(self, blend: float) -> Scene:
        """Make the picture between the last two ticks."""


def run(frontend: Frontend, screens: Screens) -> None:
    """Poll, tick, present until the player leaves."""
    lag_s, last_s, controls = 0.0, frontend.now_s(), Controls()
    while not (frontend.wants_quit or screens.is_over):
        now_s = frontend.now_s()
        lag_s = min(lag_s + now_s - last_s, MAX_LAG_S)  # a stall slows the game, never floods it
        last_s = now_s
        controls = controls.merge(frontend.poll())  # a press sticks until a tick sees it
        while lag_s >= TICK_S:
            screens.tick(controls)
            controls = controls.spent()
            lag_s -= TICK_S
        frontend.present(screens.compose(blend=lag_s / TICK_S))
