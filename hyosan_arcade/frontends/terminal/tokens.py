"""What a terminal says, one token a thing: a key, the mouse, the focus, a paste, an answer.

`tokeniser` makes them from bytes; whoever reads them knows no escape sequence.  Rows and columns
count from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Change(Enum):
    """What happened to a key; a terminal without key-up knows presses alone."""

    PRESS = auto()
    REPEAT = auto()
    RELEASE = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """A key by its name in the control map: "w", "up", "return", "f1", "left shift".

    A letter is named small and carries `shift` when it was a capital.  `is_text`: it came as the
    bytes of its character, so that no release will ever follow.
    """

    name: str
    change: Change = Change.PRESS
    shift: bool = False
    alt: bool = False
    ctrl: bool = False
    is_text: bool = False


class MouseDeed(Enum):
    """What the mouse did."""

    PRESS = auto()
    RELEASE = auto()
    MOVE = auto()
    WHEEL = auto()


@dataclass(frozen=True, slots=True)
class Mouse:
    """The mouse over a cell; `button` counts from 1 (left, middle, right), 0 = none."""

    deed: MouseDeed
    row: int
    col: int
    button: int = 0


@dataclass(frozen=True, slots=True)
class Focus:
    """The terminal's window came to the front, or left it."""

    is_here: bool


@dataclass(frozen=True, slots=True)
class Paste:
    """Something was pasted; pasted text is no play, so only its end is told."""


@dataclass(frozen=True, slots=True)
class CursorAt:
    """Answer: where the cursor stands."""

    row: int
    col: int


@dataclass(frozen=True, slots=True)
class Attributes:
    """Answer: the device's attributes, which every terminal gives when asked."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeyFlags:
    """Answer: the flags of the kitty keyboard protocol in force."""

    flags: int


@dataclass(frozen=True, slots=True)
class ModeState:
    """Answer: how a private mode stands (0 unknown, 1 set, 2 reset, 3 and 4 for ever so)."""

    mode: int
    state: int


@dataclass(frozen=True, slots=True)
class Version:
    """Answer: the terminal's own name and version."""

    text: str


Token = Key | Mouse | Focus | Paste | CursorAt | Attributes | KeyFlags | ModeState | Version
