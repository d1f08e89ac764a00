"""`hyosan play`: open the best front-end there is here, and play.

With a display that is a window, else the terminal one sits at.  Without either a short demo is
played headless and its last picture written, so that the first start shows something on any
machine.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.commands.choice import DEFAULT_LEVEL, choose_level
from hyosan_arcade.commands.device import (
    HEADLESS,
    WINDOW,
    DeviceOptions,
    choose_place,
    nowhere,
    open_the_terminal,
    open_the_window,
    why_no_terminal,
)
from hyosan_arcade.commands.failure import FAILED, FINE, USAGE, CommandError
from hyosan_arcade.commands.heap import StillHeap, release, thaw
from hyosan_arcade.commands.log import open_log
from hyosan_arcade.commands.scores import scores_file
from hyosan_arcade.commands.shelf import RunShelf
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.cast import PEOPLE
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.library import LevelEntry, list_levels, stock_for
from hyosan_arcade.content.places import user_data_root
from hyosan_arcade.frontends.base import FrontendError, NoDisplayError
from hyosan_arcade.frontends.ending import end_as_signalled
from hyosan_arcade.loop import Screens, run
from hyosan_arcade.run.reload import LevelWatch
from hyosan_arcade.run.scores import Scores, open_scores
from hyosan_arcade.sim.world import Difficulty
from hyosan_arcade.view.hints import HintBook
from hyosan_arcade.view.screens.screen import Choices, GameContext
from hyosan_arcade.view.screens.stack import ScreenStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from hyosan_arcade.commands.blackbox import BlackBox
    from hyosan_arcade.frontends.base import Frontend
    from hyosan_arcade.sim.spec import LevelSpec

DEMO_PICTURE = "hyosan-demo.png"


@dataclass(frozen=True, slots=True)
class PlayOptions:
    """What to play and on which device.

    With `is_watched`, `level` is a file, read again whenever it is saved.
    """

    level: str = ""
    levels: Path | None = None
    seed: int | None = None
    difficulty: Difficulty = Difficulty.NORMAL
    who: str = PEOPLE[0]
    device: DeviceOptions = field(default_factory=DeviceOptions)
    is_watched: bool = False


def play(options: PlayOptions, box: BlackBox) -> int:
    """Play until the player leaves."""
    place = choose_place(options.device.where)
    if place == HEADLESS:
        return _without_device(options, box)
    sitting = Sitting(options, box)
    try:
        return _in_window(sitting) if place == WINDOW else _in_terminal(sitting)
    except NoDisplayError as error:
        raise CommandError(str(error), USAGE) from error
    except FrontendError as error:
        raise CommandError(str(error)) from error


def _without_device(options: PlayOptions, box: BlackBox) -> int:
    if options.is_watched:
        raise CommandError(f"{nowhere()}; --watch needs one of them", USAGE)
    if options.device.where != HEADLESS:
        say(f"{nowhere()}; a bot plays a demo instead")
    return _demo(options, box)


def _in_window(sitting: Sitting) -> int:
    """Play in a window; where none opens though there is a display, in the next best place."""
    from hyosan_arcade.frontends.window.timing import TimedScreens

    options = sitting.options
    try:
        window = open_the_window(options.device, sitting.scenery)
    except NoDisplayError as error:
        no_terminal = why_no_terminal()
        if options.device.where or (options.is_watched and no_terminal):
            raise
        if no_terminal:
            say(f"{error}; a bot plays a demo instead")
            return _demo(options, sitting.box)
        return _in_terminal(sitting)
    sitting.run(window, lambda screens: TimedScreens(screens, window.times))
    return FINE


def _in_terminal(sitting: Sitting) -> int:
    """Play in this terminal."""
    terminal = open_the_terminal(sitting.options.device, sitting.scenery)
    sitting.run(terminal, lambda screens: screens)
    return FINE


class Sitting:
    """All that a player needs around a device; levels are looked up before one opens."""

    def __init__(self, options: PlayOptions, box: BlackBox) -> None:
        self.options = options
        self.box = box
        self._watch = _watch(options)
        self._start = self._watch.level if self._watch else _start(options)
        self._shelf = RunShelf(box)
        self.scenery = staging(options.levels)
        open_log()

    def run(self, device: Frontend, around: Callable[[Screens], Screens]) -> None:
        """Show the screens, put into what `around` makes of them, until the player leaves.

        A signal that ends the game (a logout, a closed terminal) ends us, once all is kept.
        """
        scores = opened_scores()
        try:
            screens = around(
                StillHeap(ScreenStack(self._context(scores), self._start, self._watch))
            )
            release()
            run(device, screens)
        finally:
            thaw()
            device.close()
            self._shelf.keep()
            scores.close()
        end_as_signalled(device.ended_by)

    def _context(self, scores: Scores) -> GameContext:
        options, scenery = self.options, self.scenery
        level = self._watch.level if self._watch else self._start
        return GameContext(
            staging=scenery,
            list_levels=lambda: listed(options, level),
            hints=HintBook(scenery.words, scenery.control_map),
            choices=Choices(options.difficulty, first_seed(options.seed), options.who),
            new_session=self._shelf.start,
            scores=scores,
        )


def _start(options: PlayOptions) -> LevelSpec | None:
    """Return the level to begin with; None for the title."""
    return choose_level(options.level, options.levels) if options.level else None


def _watch(options: PlayOptions) -> LevelWatch | None:
    """Follow the level's file if that is asked for; it must be clean to begin with."""
    if not options.is_watched:
        return None
    file = Path(options.level)
    try:
        return LevelWatch(file, stock_for(file, options.levels))
    except ContentError as error:
        raise CommandError(str(error), FAILED if file.exists() else USAGE) from error


def opened_scores() -> Scores:
    """Open the player's scores; what is wrong with them is said in one line, and no obstacle."""
    scores = open_scores(scores_file())
    if scores.complaint:
        say(scores.complaint)
    return scores


def listed(options: PlayOptions, level: LevelSpec | None) -> tuple[LevelEntry, ...]:
    """Return the levels there are, before them the file that is played, wherever it lies."""
    entries, file = list_levels(options.levels), Path(options.level)
    if level is None or not options.level or not file.is_file():
        return entries
    own = LevelEntry(level.level_id, file, level.title, level.author, level)
    return (own, *(entry for entry in entries if not _is_same(entry, own)))


def _is_same(entry: LevelEntry, own: LevelEntry) -> bool:
    """Say whether `entry` is `own` found once more: by its file, or in the pack that was named."""
    if entry.level and own.level and entry.level.digest == own.level.digest:
        return True
    return entry.path.resolve() == own.path.resolve()


def first_seed(asked: int | None) -> int:
    """Return the seed asked for, else one nobody knows."""
    return secrets.randbits(31) if asked is None else asked


def _demo(options: PlayOptions, box: BlackBox) -> int:
    release()
    from hyosan_arcade.commands.demo import DemoOptions, demo  # who plays needs no bots

    picture = picture_path()
    asked = DemoOptions(
        level=options.level or DEFAULT_LEVEL,
        levels=options.levels,
        seed=1 if options.seed is None else options.seed,
        difficulty=options.difficulty,
        who=options.who,
        shot=picture,
    )
    code = demo(asked, box)
    say(f"its last picture is in {picture}")
    return code


def picture_path() -> Path:
    """Return where the demo's picture goes: here, or among the player's files if that is closed."""
    here = Path.cwd()
    return (here if os.access(here, os.W_OK) else user_data_root()) / DEMO_PICTURE
