"""What `hyosan doctor` says of the terminal and of the place the game would choose, and why."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from hyosan_arcade.commands.device import (
    HEADLESS,
    TERMINAL,
    WINDOW,
    DeviceOptions,
    choose_place,
    has_display,
    is_muted,
    why_no_terminal,
)
from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.frontends.terminal.capabilities import (
    Capabilities,
    Finding,
    Wish,
    detect,
    terminfo_colors,
)

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.probe import Answers

SILENT = "it answers no questions"
PLACES = {
    WINDOW: "a window: there is a display",
    TERMINAL: "this terminal: there is no display for a window",
}


def terminal_facts() -> dict[str, str]:
    """Return what is known of the terminal: from the environment, and from its own answers."""
    term = os.environ.get("TERM", "")
    reason = why_no_terminal()
    found = detect(os.environ, None if reason else terminfo_colors(term), Wish())
    facts = {
        "usable": f"no: {reason}" if reason else "yes",
        "size": _size(),
        "TERM": term or "not set",
        "inside": _around(found),
    }
    return {**facts, **({} if reason else _told()), **_used(found)}


def choice_facts() -> dict[str, str]:
    """Return where `hyosan` would play, with what sound, and why."""
    place, reason = choose_place(""), why_no_terminal()
    demo = f"a demo: there is no display, and {reason}"
    sound = "none: over SSH nobody would hear it" if is_muted(DeviceOptions()) else "on"
    return {"hyosan plays in": demo if place == HEADLESS else PLACES[place], "sound": sound}


def display_fact() -> str:
    """Say which display a window would open on."""
    named = [f"{n}={os.environ[n]}" for n in ("DISPLAY", "WAYLAND_DISPLAY") if os.environ.get(n)]
    if named:
        return ", ".join(named)
    return "this system's own" if has_display() else "none (DISPLAY, WAYLAND_DISPLAY are not set)"


def _told() -> dict[str, str]:
    """Ask the terminal itself."""
    from hyosan_arcade.frontends.terminal.line import open_line
    from hyosan_arcade.frontends.terminal.probe import ask

    try:
        line = open_line()
    except FrontendError as error:
        return {"answers": f"none: {error}"}
    try:
        return _in_words(ask(line))
    finally:
        line.close()


def _in_words(answers: Answers) -> dict[str, str]:
    from hyosan_arcade.frontends.terminal.probe import FOCUS, MOUSE_IN_DECIMALS, SYNCHRONIZED

    def known(mode: int, yes: str, no: str) -> str:
        if not answers.has_answered:
            return f"not known ({SILENT})"
        return yes if mode in answers.modes else no

    keys = "it tells when a key is let go: hold keys (kitty protocol)"
    taps = "it never tells when a key is let go: a press walks on, [.] stops"
    return {
        "calls itself": answers.version or ("nothing" if answers.has_answered else SILENT),
        "keys": keys if answers.has_releases else taps,
        "whole frames": known(SYNCHRONIZED, "yes (mode 2026)", "not promised; sent all the same"),
        "mouse": known(MOUSE_IN_DECIMALS, "yes (SGR)", "not promised; asked for all the same"),
        "focus": known(FOCUS, "it tells, and losing it pauses", "not promised"),
    }


def _used(found: Capabilities) -> dict[str, str]:
    return {"colours used": _because(found.color), "view used": _because(found.view)}


def _because(finding: Finding) -> str:
    return f"{finding.fact} ({finding.why})"


def _around(found: Capabilities) -> str:
    parts = [found.multiplexer, "SSH" if found.is_remote else ""]
    return ", ".join(part for part in parts if part) or "neither tmux nor SSH"


def _size() -> str:
    columns, rows = shutil.get_terminal_size((0, 0))
    return f"{columns}×{rows}" if columns and rows else "not known"
