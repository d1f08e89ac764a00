"""The garbage collector kept out of a run.

Its full sweep visits every object alive: tens of thousands once art, level and world are loaded,
several frames' worth of time, and none of them is garbage.  So when a run begins, what is there is
swept once and frozen, out of the collector's sight; when the run ends, it is thawed, so that its
world can go.  Before the first picture nothing is swept at all: starting up makes no garbage.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hyosan_arcade.run.session import Session
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.scene import Scene
    from hyosan_arcade.view.screens.stack import ScreenStack


class StillHeap:
    """The screens of `stack`, with the heap frozen for as long as a run lasts."""

    def __init__(self, stack: ScreenStack) -> None:
        self._stack = stack
        self._session: Session | None = None

    @property
    def is_over(self) -> bool:
        """Whether the player has left the last screen."""
        return self._stack.is_over

    def tick(self, controls: Controls) -> None:
        """Tick the screens; where that began or ended a run, settle the heap."""
        self._stack.tick(controls)
        if self._stack.session is not self._session:
            self._session = self._stack.session
            thaw()
            if self._session is not None:
                freeze()

    def compose(self, blend: float) -> Scene:
        """Make the picture of the topmost screen."""
        return self._stack.compose(blend)


def hold() -> None:
    """Sweep nothing while the game starts."""
    gc.disable()


def release() -> None:
    """Let the collector work from now on."""
    gc.enable()


def freeze() -> None:
    """Sweep, then hide from the collector all that is left."""
    gc.collect()
    gc.freeze()


def thaw() -> None:
    """Show everything to the collector again."""
    gc.unfreeze()
