"""What a whole escape sequence means: keys in three dialects, the mouse, the focus, answers.

`CSI marks middle last`: the last letter says what kind it is, the marks are numbers between
semicolons, each with parts between colons.  A sequence of no interest means nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hyosan_arcade.frontends.terminal.keynames import (
    CONSOLE_KEYS,
    LETTER_KEYS,
    NUMBER_KEYS,
    code_name,
)
from hyosan_arcade.frontends.terminal.tokens import (
    Attributes,
    Change,
    CursorAt,
    Focus,
    Key,
    KeyFlags,
    ModeState,
    Mouse,
    MouseDeed,
    Token,
)

SHIFT, ALT, CTRL = 1, 2, 4
CHANGES = {1: Change.PRESS, 2: Change.REPEAT, 3: Change.RELEASE}
MOTION, WHEEL, NO_BUTTON = 32, 64, 3
OTHER_KEYS = 27
"""`CSI 27 ; modifiers ; code ~`: how xterm tells keys that have no sequence."""
LAST_F3_MODIFIERS = 16
"""`CSI 1 ; n R` is F3 with modifiers up to here; we never ask for the cursor on the first row."""
Marks = list[list[int]]


def sequence_tokens(marks: str, middle: str, last: str) -> list[Token]:
    """Return what `CSI marks middle last` says, nothing for what says nothing to us."""
    if marks[:1] == "<":
        return _mouse(numbers(marks[1:]), last)
    if marks[:1] == "?":
        return _answer(numbers(marks[1:]), middle + last)
    if middle or marks[:1] in (">", "="):
        return []
    reading = READINGS.get(last)
    return reading(numbers(marks), last) if reading else []


def numbers(marks: str) -> Marks:
    """Split marks into numbers and their parts; what is left out, or is no number, counts as 0.

    >>> numbers("119:87:;2:3"), numbers("")
    ([[119, 87, 0], [2, 3]], [[0]])
    """
    return [
        [int(part) if part.isdecimal() else 0 for part in mark.split(":")]
        for mark in marks.split(";")
    ]


def _part(marks: Marks, place: int, part: int = 0) -> int:
    return marks[place][part] if place < len(marks) and part < len(marks[place]) else 0


def _key(name: str, marks: Marks) -> list[Token]:
    """Make a key whose second mark has the modifiers and what happened to it."""
    if not name:
        return []
    held = max(_part(marks, 1) - 1, 0)
    change = CHANGES.get(_part(marks, 1, 1), Change.PRESS)
    return [Key(name, change, bool(held & SHIFT), bool(held & ALT), bool(held & CTRL))]


def _letter_key(marks: Marks, last: str) -> list[Token]:
    return _key(LETTER_KEYS[last], marks)


def _number_key(marks: Marks, last: str) -> list[Token]:
    if _part(marks, 0) == OTHER_KEYS:
        return _key(code_name(_part(marks, 2)), marks)
    return _key(NUMBER_KEYS.get(_part(marks, 0), ""), marks)


def _code_key(marks: Marks, last: str) -> list[Token]:
    """Read a key of the kitty protocol: `CSI code:shifted:base ; modifiers:event u`."""
    return _key(code_name(_part(marks, 0), _part(marks, 0, 2)), marks)


def _cursor(marks: Marks, last: str) -> list[Token]:
    row, col = _part(marks, 0), _part(marks, 1)
    if row <= 1 and col <= LAST_F3_MODIFIERS:
        return _letter_key(marks, last)
    return [CursorAt(row - 1, col - 1)]


def _back_tab(marks: Marks, last: str) -> list[Token]:
    return [Key("tab", shift=True)]


def _focus(marks: Marks, last: str) -> list[Token]:
    return [Focus(last == "I")]


READINGS: Mapping[str, Callable[[Marks, str], list[Token]]] = {
    **dict.fromkeys(set(LETTER_KEYS) - {"R"}, _letter_key),
    "R": _cursor,
    "~": _number_key,
    "u": _code_key,
    "Z": _back_tab,
    "I": _focus,
    "O": _focus,
}
"""How sequences without a sign before their marks are read, by their last letter."""


def _answer(marks: Marks, last: str) -> list[Token]:
    """Read what the terminal answers to a question."""
    if last == "c":
        return [Attributes(tuple(mark[0] for mark in marks))]
    if last == "u":
        return [KeyFlags(_part(marks, 0))]
    if last == "$y":
        return [ModeState(_part(marks, 0), _part(marks, 1))]
    return []


def _mouse(marks: Marks, last: str) -> list[Token]:
    """Read `CSI < button ; column ; row M`, with a small m where the button was let go."""
    if last not in "Mm" or len(marks) != 3:
        return []
    return _mouse_token(_part(marks, 0), _part(marks, 2) - 1, _part(marks, 1) - 1, last == "m")


def _mouse_token(sign: int, row: int, col: int, is_up: bool) -> list[Token]:
    if row < 0 or col < 0:
        return []
    button = 0 if sign & NO_BUTTON == NO_BUTTON else (sign & NO_BUTTON) + 1
    if sign & WHEEL:
        return [] if is_up else [Mouse(MouseDeed.WHEEL, row, col)]
    if sign & MOTION:
        return [Mouse(MouseDeed.MOVE, row, col, button)]
    return [Mouse(MouseDeed.RELEASE if is_up else MouseDeed.PRESS, row, col, button)]


def old_mouse(tail: bytes) -> list[Token]:
    """Read the three bytes behind `CSI M`, from terminals that know no other way."""
    sign, col, row = (byte - 0x20 for byte in tail)
    is_up = not sign & (MOTION | WHEEL) and sign & NO_BUTTON == NO_BUTTON
    return _mouse_token(max(sign, 0), row - 1, col - 1, is_up)


def console_key(tail: bytes) -> list[Token]:
    """Read the letter behind `CSI [`."""
    return _key(CONSOLE_KEYS.get(chr(tail[0]), ""), [])
