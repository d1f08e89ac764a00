"""What a terminal can do: from its environment, and from its own answers where it gives any.

The environment decides what is drawn, so that no start ever waits for a terminal.  Inside tmux and
over SSH 256 colours are taken though more may work: a third of the bytes, and no surprises on the
way.  Each finding comes with the reason for it, in words.  `detect` itself asks nobody, so that
`doctor` can say what would be used without a terminal to try.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TRUE_COLOR, INDEXED, BASIC, MONO = "true", "256", "16", "mono"
COLORS = ("auto", TRUE_COLOR, INDEXED, BASIC, MONO)
PIXELS, GLYPHS = "pixel", "glyph"
VIEWS = ("auto", PIXELS, GLYPHS)
SSH_VARIABLES = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
MULTIPLEXERS = ("tmux", "screen")
TRUE_COLOR_VALUES = ("truecolor", "24bit")
TRUE_COLOR_TERMS = ("kitty", "ghostty", "foot", "alacritty", "wezterm", "contour", "rio")
PLAIN_XTERM = "xterm"
"""Terminfo gives it the eight colours of 1990; xterm itself and its imitators have 256."""
NO_COLORS = 0
"""What terminfo says of a terminal with ink and paper alone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and why."""

    fact: str
    why: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: one of COLORS and one of VIEWS."""

    color: str = "auto"
    view: str = "auto"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What will be used, and where we are; `multiplexer` is tmux, screen or ""."""

    color: Finding
    view: Finding
    multiplexer: str
    is_remote: bool


def detect(environment: Mapping[str, str], known_colors: int | None, wish: Wish) -> Capabilities:
    """Find out what to use; `known_colors` is what terminfo says of TERM, None for unknown."""
    color = _color(environment, known_colors)
    if wish.color != "auto":
        color = Finding(wish.color, "asked for")
    return Capabilities(
        color=color,
        view=_view(color.fact, wish.view),
        multiplexer=multiplexer_of(environment),
        is_remote=is_remote(environment),
    )


def terminfo_colors(term: str) -> int | None:
    """Return how many colours the database knows `term` to have; None for one it does not know.

    Only the first terminal named to it in a process counts: so the library is made.
    """
    import curses  # some systems have none

    try:
        curses.setupterm(term or "unknown", 1)
    except curses.error:
        return None
    return max(curses.tigetnum("colors"), NO_COLORS)


def multiplexer_of(environment: Mapping[str, str]) -> str:
    """Return tmux or screen where the terminal is inside of one, "" elsewhere.

    >>> multiplexer_of({"TERM": "tmux-256color"}), multiplexer_of({"TERM": "xterm"})
    ('tmux', '')
    """
    if environment.get("TMUX"):
        return "tmux"
    first = environment.get("TERM", "").partition("-")[0].partition(".")[0]
    return first if first in MULTIPLEXERS else ""


def is_remote(environment: Mapping[str, str]) -> bool:
    """Say whether the terminal is at the other end of an SSH connection."""
    return any(environment.get(name) for name in SSH_VARIABLES)


def _color(environment: Mapping[str, str], known_colors: int | None) -> Finding:
    """Choose the colours; the strongest reason comes first."""
    if environment.get("NO_COLOR"):
        return Finding(MONO, "NO_COLOR is set")
    term, around = environment.get("TERM", ""), multiplexer_of(environment)
    if known_colors == NO_COLORS:
        return Finding(MONO, f"TERM={term} has no colours")
    if around:
        return Finding(INDEXED, f"inside {around}, 256 colours pass for sure")
    if is_remote(environment):
        return Finding(INDEXED, "over SSH, 256 colours take a third of the bytes")
    said = environment.get("COLORTERM", "")
    if said in TRUE_COLOR_VALUES:
        return Finding(TRUE_COLOR, f"COLORTERM={said}")
    if term.endswith("-direct") or any(name in term for name in TRUE_COLOR_TERMS):
        return Finding(TRUE_COLOR, f"TERM={term} is known for all colours")
    return _listed_color(term, known_colors)


def _listed_color(term: str, known_colors: int | None) -> Finding:
    if known_colors is None:
        return Finding(INDEXED, f"TERM={term} is unknown here; most terminals have 256 colours")
    if known_colors >= 256:
        return Finding(INDEXED, f"TERM={term} has {known_colors} colours")
    if term == PLAIN_XTERM:
        return Finding(INDEXED, f"whatever calls itself {term} has 256 colours by now")
    why = f"TERM={term} has {known_colors} colours; if it can do more, ask for --color 256"
    return Finding(BASIC, why)


def _view(color: str, asked: str) -> Finding:
    if color == MONO:
        return Finding(GLYPHS, "pixels need colours")
    if asked != "auto":
        return Finding(asked, "asked for")
    if color == BASIC:
        return Finding(GLYPHS, "16 colours are too few for pixels")
    return Finding(PIXELS, "there are colours enough")
