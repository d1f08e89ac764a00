"""The stack of screens: title, level list, play, pause, results.

Only the topmost screen is ticked and shown; a screen answers a tick with where to go.  When the
last one has been left, the game is over.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hyosan_arcade.view.scene import Scene
from hyosan_arcade.view.screens.levels import LevelsScreen
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.rereading import Rereading
from hyosan_arcade.view.screens.title import TitleScreen

if TYPE_CHECKING:
    from hyosan_arcade.run.reload import LevelWatch
    from hyosan_arcade.run.session import Session
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.screens.screen import GameContext, Move, Screen


NOTHING = Scene(None, None, None, (), (0.0, 0.0), 0)


class ScreenStack:
    """All open screens; `start` skips the menus and plays a level at once.

    With a `watch` the level's file is read again whenever it is saved.
    """

    def __init__(
        self,
        context: GameContext,
        start: LevelSpec | None = None,
        watch: LevelWatch | None = None,
    ) -> None:
        self.screens: list[Screen] = [TitleScreen(context)]
        if start is not None:
            self.screens += [LevelsScreen(context), PlayScreen(context, start)]
        self._rereading = Rereading(context, watch) if watch else None
        self._ticks = 0

    @property
    def is_over(self) -> bool:
        """Whether the player has left the last screen."""
        return not self.screens

    @property
    def session(self) -> Session | None:
        """The run being played, also while it is paused or over; None in the menus."""
        return play.session if (play := self._play) else None

    @property
    def _play(self) -> PlayScreen | None:
        return next((s for s in reversed(self.screens) if isinstance(s, PlayScreen)), None)

    def tick(self, controls: Controls) -> None:
        """Advance the topmost screen by a tick and go where it says."""
        if self.is_over:
            return
        self._ticks += 1
        if self._rereading is not None:
            self._rereading.tick(controls, self._play)
        move = self.screens[-1].tick(controls)
        if move is not None:
            self._go(move)

    def compose(self, blend: float) -> Scene:
        """Make the picture of the topmost screen; after the last one, of nothing."""
        if self.is_over:
            return NOTHING
        notice = self._rereading.lines() if self._rereading is not None else ()
        return replace(self.screens[-1].compose(blend), frame_ticks=self._ticks, notice=notice)

    def _go(self, move: Move) -> None:
        self.screens = self.screens[: max(len(self.screens) - move.leave, 0)]
        if move.enter is not None:
            self.screens.append(move.enter)
