"""`hyosan replay`: see a recorded run again, in a window, else in the terminal.

Sprint (Shift) plays it four times as fast, Esc leaves.  A run that was won or lost says so over its
last moment.  Without either that moment is drawn into a picture instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.commands.device import (
    HEADLESS,
    TERMINAL,
    DeviceOptions,
    choose_place,
    open_the_terminal,
    open_the_window,
)
from hyosan_arcade.commands.failure import FINE, CommandError
from hyosan_arcade.commands.heap import freeze, thaw
from hyosan_arcade.commands.picture import Witness
from hyosan_arcade.commands.play import picture_path
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.commands.verify import load
from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.frontends.ending import end_as_signalled
from hyosan_arcade.loop import run
from hyosan_arcade.run.replay import Replay, ReplayError, foreign
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.view.compose import Composer
from hyosan_arcade.view.controls import Action, Controls
from hyosan_arcade.view.scene import MenuView
from hyosan_arcade.view.screens.picture import menu_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from hyosan_arcade.commands.blackbox import BlackBox
    from hyosan_arcade.content.words import Words
    from hyosan_arcade.frontends.base import Frontend
    from hyosan_arcade.sim.snapshot import Snapshot
    from hyosan_arcade.view.compose import Staging
    from hyosan_arcade.view.scene import Scene

FAST = 4
LINGER_TICKS = 3 * TICKS_PER_S
"""How long the last moment stays on screen."""
SHADE = 0.35
"""How much the words of the end darken the last moment behind them."""


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """Which replay, where its level is (`level`, `levels`), and how to show it."""

    file: Path
    level: str = ""
    levels: Path | None = None
    device: DeviceOptions = field(default_factory=DeviceOptions)
    shot: Path | None = None


class Playback:
    """Shows `session` playing the intents of `replay`; implements `Screens`."""

    def __init__(self, replay: Replay, session: Session, composer: Composer) -> None:
        self._replay = replay
        self._session = session
        self._composer = composer
        self._left_ticks = LINGER_TICKS
        self.is_over = False

    def tick(self, controls: Controls) -> None:
        """Play one tick, or several at a sprint; stay a moment on the last."""
        if controls.did(Action.BACK) or self._left_ticks == 0:
            self.is_over = True
        for _ in range(FAST if controls.down(Action.SPRINT) else 1):
            tick = self._session.world.tick
            if self._is_played:
                self._left_ticks -= 1
                return
            events = self._session.tick(self._replay.intents(tick))
            self._composer.observe(events, self._session.snapshot())

    def compose(self, blend: float) -> Scene:
        """Draw the run between two of its ticks; after the last, how it ended."""
        seen = self._session.snapshot()
        if not self._is_played:
            return self._composer.compose(seen, blend)
        scene = self._composer.compose(seen, 1.0)
        return menu_over(scene, ending(seen, self._composer.words), ()) if seen.outcome else scene

    @property
    def _is_played(self) -> bool:
        return self._session.world.tick == self._replay.header.ticks


def ending(seen: Snapshot, words: Words) -> MenuView:
    """Return the results' words for a run that is over: won or lost, and how."""
    color = "paper" if seen.outcome == "win" else "ember"
    how = ((words.get(seen.outcome_text), color),) if seen.outcome_text else ()
    return MenuView("results", words.get(f"results.{seen.outcome}"), (), 0, how, shade=SHADE)


def watch(options: WatchOptions, box: BlackBox) -> int:
    """Show the replay; refuse one that would only play nonsense here."""
    place = HEADLESS if options.shot else choose_place(options.device.where)
    replay, level = load(options.file, options.level, options.levels)
    if reason := foreign(replay.header, level):
        raise CommandError(f"{options.file}: {reason}")
    header = replay.header
    box.session = Session(level, header.seed, header.difficulty, header.people, header.inherited())
    try:
        if place == HEADLESS:
            return _draw_end(replay, box.session, options.shot)
        open_device = open_the_terminal if place == TERMINAL else open_the_window
        return _show(replay, box.session, partial(open_device, options.device))
    except ReplayError as error:
        raise CommandError(f"{options.file}: {error}") from error


def _draw_end(replay: Replay, session: Session, file: Path | None) -> int:
    picture = file or picture_path()
    witness = Witness(session.level)
    for tick in range(replay.header.ticks):
        witness.watch(session.tick(replay.intents(tick)), session.snapshot())
    witness.draw(session.snapshot(), picture)
    say(f"the last moment of {replay.header.ticks} ticks is in {picture}")
    return FINE


def _show(replay: Replay, session: Session, open_device: Callable[[Staging], Frontend]) -> int:
    scenery = staging()
    try:
        device = open_device(scenery)
    except FrontendError as error:
        raise CommandError(f"{error}; --shot FILE.png draws its last moment") from error
    _run(device, Playback(replay, session, Composer(scenery, session.level)))
    return FINE


def _run(device: Frontend, playback: Playback) -> None:
    freeze()
    try:
        run(device, playback)
    finally:
        thaw()
        device.close()
    end_as_signalled(device.ended_by)
