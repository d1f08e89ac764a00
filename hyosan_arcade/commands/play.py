"""`hyosan play`: open the best front-end there is here, and play.

With a display that is a window.  Without one a short demo is played headless and its last picture
written, so that the first start shows something on any machine.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.commands.choice import DEFAULT_LEVEL, has_display
from hyosan_arcade.commands.demo import DemoOptions, demo
from hyosan_arcade.commands.failure import USAGE, CommandError
from hyosan_arcade.content.places import user_data_root
from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.sim.world import Difficulty

if TYPE_CHECKING:
    from hyosan_arcade.commands.blackbox import BlackBox

DEMO_PICTURE = "hyosan-demo.png"
NO_WINDOW = "no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set)"
NO_TERMINAL = "the terminal version is not in this release yet"


@dataclass(frozen=True, slots=True)
class PlayOptions:
    """How to play; `where` is window, terminal, headless or "" (the best there is)."""

    level: str = ""
    levels: Path | None = None
    seed: int | None = None
    difficulty: Difficulty = Difficulty.NORMAL
    where: str = ""
    is_mute: bool = False


def play(options: PlayOptions, box: BlackBox) -> int:
    """Play until the player leaves."""
    if options.where == "terminal":
        raise CommandError(f"{NO_TERMINAL}; play in a window, or run hyosan --headless", USAGE)
    if options.where == "window" and not has_display():
        raise CommandError(f"{NO_WINDOW}; run hyosan --headless for a demo", USAGE)
    if options.where == "headless":
        return _demo(options, box)
    if not has_display():
        say(f"{NO_WINDOW}, and {NO_TERMINAL}: a bot plays a demo instead")
        return _demo(options, box)
    try:
        return _play_in_window(options, box)
    except FrontendError as error:
        if options.where == "window":
            raise CommandError(str(error), USAGE) from error
        say(f"{error}; a bot plays a demo instead")
        return _demo(options, box)


def _demo(options: PlayOptions, box: BlackBox) -> int:
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
