"""Where to play: in a window, in the terminal, or nowhere, and what was asked of it.

Asked for by name, a device that cannot be had is a slip of the command line, told in one line.
Otherwise the best there is is taken: a window where there is a display, else the terminal where
somebody sits at one, else a demo without either.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.commands.failure import USAGE, CommandError
from hyosan_arcade.content.places import assets_root, user_data_root, user_log_file
from hyosan_arcade.frontends.terminal.capabilities import is_remote

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.app import Terminal
    from hyosan_arcade.frontends.window.app import Window
    from hyosan_arcade.view.compose import Staging

WINDOW, TERMINAL, HEADLESS = "window", "terminal", "headless"
NO_WINDOW = "no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set)"
DEMO_INSTEAD = "run hyosan --headless for a demo"
DUMB = "dumb"
CARD_FILE = "terminal-card-seen"
"""Once it lies among the player's files, the terminal's first card has been read."""


@dataclass(frozen=True, slots=True)
class DeviceOptions:
    """What was asked: `where` is window, terminal, headless or "" (the best there is).

    `is_mute` None leaves it to where we are; `color`, `view` and `fps` are for a terminal.
    """

    where: str = ""
    is_mute: bool | None = None
    color: str = "auto"
    view: str = "auto"
    fps: int = 60


def has_display() -> bool:
    """Say whether a window has a screen to open on; other systems than X and Wayland have one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def why_no_terminal() -> str:
    """Say why there can be no game in this terminal; nothing if there can."""
    if importlib.util.find_spec("termios") is None:
        return "this system's terminals are not known to the game"
    for name, stream in (("stdin", sys.stdin), ("stdout", sys.stdout)):
        if stream is None or not stream.isatty():
            return f"{name} is not a terminal"
    term = os.environ.get("TERM", "")
    if term in ("", DUMB):
        return f"TERM={term} says that it cannot move its cursor" if term else "TERM is not set"
    return ""


def is_muted(options: DeviceOptions) -> bool:
    """Say whether to play without sound: as asked, else where nobody would hear it (SSH)."""
    return is_remote(os.environ) if options.is_mute is None else options.is_mute


def choose_place(where: str) -> str:
    """Return where to play; raise CommandError if what was asked for by name cannot be."""
    reason = why_no_terminal()
    if where == WINDOW and not has_display():
        raise CommandError(f"{NO_WINDOW}; {DEMO_INSTEAD}", USAGE)
    if where == TERMINAL and reason:
        raise CommandError(f"no terminal to play in: {reason}; {DEMO_INSTEAD}", USAGE)
    if where:
        return where
    return WINDOW if has_display() else HEADLESS if reason else TERMINAL


def nowhere() -> str:
    """Say in one line why there is neither a window nor a terminal."""
    return f"{NO_WINDOW}, and no terminal to play in: {why_no_terminal()}"


def open_the_window(options: DeviceOptions, scenery: Staging) -> Window:
    """Open a window; raises FrontendError where that is impossible."""
    from hyosan_arcade.frontends.window.app import open_window

    is_mute = is_muted(options)
    return open_window(scenery.art, assets_root(), scenery.control_map, mute=is_mute)


def open_the_terminal(options: DeviceOptions, scenery: Staging) -> Terminal:
    """Open this terminal, which puts its own keys into `scenery`; raises FrontendError."""
    from hyosan_arcade.frontends.terminal.app import TerminalOptions, open_terminal

    asked = TerminalOptions(
        color=options.color,
        view=options.view,
        fps=options.fps,
        is_mute=is_muted(options),
        log=user_log_file(),
        word=lambda key: scenery.words.get(key),  # another language may be chosen meanwhile
        wants_card=not is_card_read(),
        on_card_read=note_card_read,
    )
    return open_terminal(scenery.art, assets_root(), scenery.control_map, asked)


def is_card_read() -> bool:
    """Say whether the player has seen what her terminal can do."""
    return (user_data_root() / CARD_FILE).exists()


def note_card_read() -> None:
    """Do not show the card again; where nothing can be saved it simply comes back."""
    file = user_data_root() / CARD_FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError:
        return
