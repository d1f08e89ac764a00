"""Asking a terminal what it is, for the report of `doctor`.

Every terminal answers the last question, so nothing is waited for once that answer is there; one
that stays silent costs the deadline.  The game itself waits for no answer: it plays on with what
the environment tells and takes the keys' releases as a gift when they come.
"""

from __future__ import annotations

import termios
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.modes import raw_modes, set_modes
from hyosan_arcade.frontends.terminal.tokeniser import Tokeniser
from hyosan_arcade.frontends.terminal.tokens import Attributes, KeyFlags, ModeState, Version

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.line import Line
    from hyosan_arcade.frontends.terminal.tokens import Token

DEADLINE_S = 0.3
SYNCHRONIZED, MOUSE_IN_DECIMALS, FOCUS = 2026, 1006, 1004
ASKED_MODES = (SYNCHRONIZED, MOUSE_IN_DECIMALS, FOCUS)
ASK_KEYS, ASK_VERSION, ASK_LAST = b"\x1b[?u", b"\x1b[>q", b"\x1b[c"
QUESTIONS = ASK_VERSION + ASK_KEYS + b"".join(b"\x1b[?%d$p" % mode for mode in ASKED_MODES)
WIPE = b"\r\x1b[K"
"""Some terminals print what they do not understand."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a terminal said of itself; `has_answered` False: it said nothing within the deadline.

    `version` is "" where it was not told, `modes` are those of ASKED_MODES that it knows.
    """

    has_answered: bool = False
    has_releases: bool = False
    version: str = ""
    modes: frozenset[int] = frozenset()


def ask(line: Line, deadline_s: float = DEADLINE_S) -> Answers:
    """Ask the terminal at the other end of `line`, and leave it as it was."""
    modes = termios.tcgetattr(line.in_fd)
    try:
        set_modes(line.in_fd, raw_modes(modes))
        line.write_all(QUESTIONS + ASK_LAST, deadline_s)
        tokens = _tokens_until_last(line, deadline_s)
        line.write_all(WIPE, deadline_s)
    finally:
        set_modes(line.in_fd, modes)
    return answers_in(tokens)


def _tokens_until_last(line: Line, deadline_s: float) -> list[Token]:
    tokeniser = Tokeniser()
    tokens: list[Token] = []
    end_s = time.monotonic() + deadline_s
    while not any(isinstance(token, Attributes) for token in tokens):
        left_s = end_s - time.monotonic()
        if left_s <= 0 or not line.wait_for_input(left_s):
            break
        tokens += tokeniser.feed(line.read(), 0.0)
    return tokens


def answers_in(tokens: list[Token]) -> Answers:
    """Sum up what was answered."""
    said = [token for token in tokens if isinstance(token, Version)]
    return Answers(
        has_answered=bool(tokens),
        has_releases=any(isinstance(token, KeyFlags) for token in tokens),
        version=said[0].text if said else "",
        modes=frozenset(
            token.mode for token in tokens if isinstance(token, ModeState) and token.state
        ),
    )
