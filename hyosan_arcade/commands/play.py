"""`hyosan play`: open the best front-end there is here, and play.

With a display that is a window.  Without one a short demo is played headless and its last picture
written, so that the first start shows something on any machine.
"""

from __future__ import annotations

import os
import secrets
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.commands.choice import DEFAULT_LEVEL, choose_level, has_display
from hyosan_arcade.commands.failure import FAILED, FINE, USAGE, CommandError
from hyosan_arcade.commands.heap import StillHeap, thaw
from hyosan_arcade.commands.log import open_log
from hyosan_arcade.commands.scores import scores_file
from hyosan_arcade.commands.shelf import RunShelf
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.library import LevelEntry, list_levels, stock_for
from hyosan_arcade.content.places import assets_root, user_data_root
from hyosan_arcade.frontends.base import FrontendError, NoDisplayError
from hyosan_arcade.loop import run
from hyosan_arcade.run.reload import LevelWatch
from hyosan_arcade.run.scores import Scores, open_scores
from hyosan_arcade.sim.world import Difficulty
from hyosan_arcade.view.hints import HintBook
from hyosan_arcade.view.screens.screen import Choices, GameContext
from hyosan_arcade.view.screens.stack import ScreenStack

if TYPE_CHECKING:
    from types import FrameType

    from hyosan_arcade.commands.blackbox import BlackBox
    from hyosan_arcade.sim.spec import LevelSpec

DEMO_PICTURE = "hyosan-demo.png"
NO_WINDOW = "no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set)"
NO_TERMINAL = "the terminal version is not in this release yet"


@dataclass(frozen=True, slots=True)
class PlayOptions:
    """How to play; `where` is window, terminal, headless or "" (the best there is).

    With `is_watched`, `level` is a file, read again whenever it is saved.
    """

    level: str = ""
    levels: Path | None = None
    seed: int | None = None
    difficulty: Difficulty = Difficulty.NORMAL
    where: str = ""
    is_mute: bool = False
    is_watched: bool = False


def play(options: PlayOptions, box: BlackBox) -> int:
    """Play until the player leaves."""
    if options.where == "terminal":
        raise CommandError(f"{NO_TERMINAL}; play in a window, or run hyosan --headless", USAGE)
    if options.where == "window" and not has_display():
        raise CommandError(f"{NO_WINDOW}; run hyosan --headless for a demo", USAGE)
    if options.where == "headless":
        return _demo(options, box)
    if options.is_watched and not has_display():
        raise CommandError(f"{NO_WINDOW}; --watch needs one", USAGE)
    if not has_display():
        say(f"{NO_WINDOW}, and {NO_TERMINAL}: a bot plays a demo instead")
        return _demo(options, box)
    try:
        return _play_in_window(options, box)
    except NoDisplayError as error:
        if options.where == "window" or options.is_watched:
            raise CommandError(str(error), USAGE) from error
        say(f"{error}; a bot plays a demo instead")
        return _demo(options, box)
    except FrontendError as error:
        raise CommandError(str(error)) from error


def _play_in_window(options: PlayOptions, box: BlackBox) -> int:
    """Wire the screens to a window and run them; the level is looked up before it opens."""
    from hyosan_arcade.frontends.window.app import open_window
    from hyosan_arcade.frontends.window.timing import TimedScreens

    watch = _watch(options)
    start = watch.level if watch else _start(options)
    scenery, shelf = staging(options.levels), RunShelf(box)
    open_log()
    end_as_asked()
    window = open_window(scenery.art, assets_root(), scenery.control_map, mute=options.is_mute)
    scores = opened_scores()
    try:
        context = GameContext(
            staging=scenery,
            list_levels=lambda: listed(options, watch.level if watch else start),
            hints=HintBook(scenery.words, scenery.control_map),
            choices=Choices(options.difficulty, first_seed(options.seed)),
            new_session=shelf.start,
            scores=scores,
        )
        run(window, TimedScreens(StillHeap(ScreenStack(context, start, watch)), window.times))
    finally:
        thaw()
        window.close()
        shelf.keep()
        scores.close()
    return FINE


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


def end_as_asked() -> None:
    """Let whoever ends us (a logout, a closed terminal) still have the run kept."""
    signal.signal(signal.SIGTERM, _end)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def first_seed(asked: int | None) -> int:
    """Return the seed asked for, else one nobody knows."""
    return secrets.randbits(31) if asked is None else asked


def _demo(options: PlayOptions, box: BlackBox) -> int:
    from hyosan_arcade.commands.demo import DemoOptions, demo  # who plays needs no bots

    picture = picture_path()
    asked = DemoOptions(
        level=options.level or DEFAULT_LEVEL,
        levels=options.levels,
        seed=1 if options.seed is None else options.seed,
        difficulty=options.difficulty,
        shot=picture,
    )
    code = demo(asked, box)
    say(f"its last picture is in {picture}")
    return code


def picture_path() -> Path:
    """Return where the demo's picture goes: here, or among the player's files if that is closed."""
    here = Path.cwd()
    return (here if os.access(here, os.W_OK) else user_data_root()) / DEMO_PICTURE
