"""Building a level while it is played: the file is read again whenever it is saved.

A clean edition takes the place of the one that runs, also behind a pause: whoever edits has left
the window.  A broken one changes nothing but what is said over the game, until it is mended.  The
reload key reads the file at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.view.controls import Action

if TYPE_CHECKING:
    from hyosan_arcade.run.reload import LevelWatch
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.screens.play import PlayScreen
    from hyosan_arcade.view.screens.screen import GameContext

SAID_TICKS = 3 * TICKS_PER_S
"""How long a reading that went well is told."""


class Rereading:
    """Follows the file of `watch` for the screens of a game."""

    def __init__(self, context: GameContext, watch: LevelWatch) -> None:
        self._context = context
        self._watch = watch
        self._said = ""
        self._said_ticks = 0

    def tick(self, controls: Controls, play: PlayScreen | None) -> None:
        """Look at the file; let `play`, if it plays this level, go on in a new edition."""
        self._said_ticks = max(self._said_ticks - 1, 0)
        before, was_broken = self._watch.level, bool(self._watch.fault)
        is_asked = controls.did(Action.LEVEL_RELOAD)
        level = self._watch.look() if is_asked else self._watch.tick()
        if level is not None:
            is_played = play is not None and play.level.level_id == before.level_id
            self._hand_over(level, play if is_played else None)
        elif not self._watch.fault and (is_asked or was_broken):
            self._say("reload.same")

    def _hand_over(self, level: LevelSpec, play: PlayScreen | None) -> None:
        """Let the run of the level, if there is one, go on in the new edition."""
        if play is not None:
            play.take_over(level)
        is_running = play is not None and not play.session.is_over
        self._say("reload.taken" if is_running else "reload.next")

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return what is said over the game, (words, palette colour) each."""
        fault = self._watch.fault
        if fault:
            goes_on = (self._context.word("reload.goes_on"), "slate4")
            return ((fault[0], "ember"), *((hint, "paper") for hint in fault[1:]), goes_on)
        return ((self._said, "cyan"),) if self._said_ticks else ()

    def _say(self, key: str) -> None:
        self._said = self._context.word(key, file=self._watch.file.name)
        self._said_ticks = SAID_TICKS
