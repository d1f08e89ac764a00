"""Bytes of a terminal to tokens, however the bytes are split on their way.

What is not complete waits for the rest.  Only silence tells a bare Esc from the beginning of a
sequence, so it is told 25 ms late; other beginnings that nothing follows are thrown away.  What
cannot be understood is skipped: no byte from outside may end the game.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Callable

from hyosan_arcade.frontends.terminal.keynames import KEYPAD_KEYS, LETTER_KEYS, letter_keys
from hyosan_arcade.frontends.terminal.sequences import console_key, old_mouse, sequence_tokens
from hyosan_arcade.frontends.terminal.tokens import Key, Paste, Token, Version

ESCAPE_S = 0.025
"""Silence after which an Esc was just that key."""
UNFINISHED_S = 0.5
"""Silence after which the rest of a sequence will not come."""
ESC = 0x1B
PASTE_BEGIN, PASTE_END = b"\x1b[200~", b"\x1b[201~"
SEQUENCE_BEGIN = re.compile(rb"\x1b\[([0-?]{0,48})([ -/]{0,4})")
SEQUENCE = re.compile(SEQUENCE_BEGIN.pattern + rb"([@-~])")
"""CSI, marks, a last letter.  All lengths have an end, the same however the bytes are split."""
STRING_BEGIN = re.compile(rb"\x1b([PX\]^_])([^\x07\x18\x1a\x1b]{0,4096})")
STRING = re.compile(STRING_BEGIN.pattern + rb"(?:[\x07\x18\x1a]|\x1b\\|(?=\x1b[^\\]))")
"""What a device says at length: a setting, a version, a title."""
STRINGS = b"PX]^_"
LONE_ESCAPE = re.compile(rb"\x1b[PX\]^_]?")
"""What a key has sent if nothing follows soon: Esc, or Alt and one of these."""


class Tokeniser:
    """Keeps what is not yet complete between two calls."""

    def __init__(self) -> None:
        self._left = b""
        self._since_s = 0.0
        self._is_pasting = False
        self._decoder = getincrementaldecoder("utf-8")("ignore")

    def feed(self, read: bytes, now_s: float) -> list[Token]:
        """Take in what was read now, b"" for nothing, and return what is complete."""
        if not read:
            return self._silence(now_s)
        self._since_s = now_s
        tokens: list[Token] = []
        left = self._left + read
        while left:
            used = self._step(left, tokens)
            if not used:
                break
            left = left[used:]
        self._left = left
        return tokens

    def _step(self, left: bytes, tokens: list[Token]) -> int:
        """Take one thing off the beginning of `left`; return its length, 0 if it must wait."""
        if self._is_pasting:
            return self._skip_paste(left, tokens)
        if left[0] != ESC:
            return self._take_text(left, tokens)
        self._decoder.reset()
        if len(left) == 1:
            return 0
        if left[1] == ord("["):
            return self._take_sequence(left, tokens)
        if left[1] == ord("O"):
            return _take_keypad(left, tokens)
        if left[1] in STRINGS:
            return _take_string(left, tokens)
        return _take_alt(left, tokens)

    def _take_text(self, left: bytes, tokens: list[Token]) -> int:
        """Take all up to the next Esc."""
        end = left.find(ESC)
        text = left if end < 0 else left[:end]
        for letter in self._decoder.decode(text):
            tokens += _typed(letter)
        return len(text)

    def _take_sequence(self, left: bytes, tokens: list[Token]) -> int:
        found = SEQUENCE.match(left)
        if found is None:
            return _skip_broken(SEQUENCE_BEGIN.match(left), left)
        if found[0] == PASTE_BEGIN:
            self._is_pasting = True
        elif found[0] == b"\x1b[M":
            return _take_tail(left, found.end() + 3, old_mouse, tokens)
        elif found[0] == b"\x1b[[":
            return _take_tail(left, found.end() + 1, console_key, tokens)
        else:
            marks, middle, last = (part.decode("ascii") for part in found.groups())
            tokens += sequence_tokens(marks, middle, last)
        return found.end()

    def _skip_paste(self, left: bytes, tokens: list[Token]) -> int:
        """Skip pasted text, but for what may be the beginning of its end."""
        end = left.find(PASTE_END)
        if end < 0:
            return max(len(left) - len(PASTE_END) + 1, 0)
        self._is_pasting = False
        tokens.append(Paste())
        return end + len(PASTE_END)

    def _silence(self, now_s: float) -> list[Token]:
        """Say what an incomplete beginning was, now that nothing has followed for a while."""
        quiet_s = now_s - self._since_s
        if quiet_s >= UNFINISHED_S:
            self._left, self._is_pasting = b"", False
            self._decoder.reset()
        if quiet_s < ESCAPE_S or self._is_pasting or not LONE_ESCAPE.fullmatch(self._left):
            return []
        left, self._left = self._left, b""
        if len(left) == 1:
            return [Key("escape", is_text=True)]
        return _with_alt(left[1])


def _take_keypad(left: bytes, tokens: list[Token]) -> int:
    """Take `SS3 x`."""
    if len(left) < 3:
        return 0
    last = chr(left[2])
    name = LETTER_KEYS.get(last) or KEYPAD_KEYS.get(last)
    if name is None:
        return 2 if left[2] < 0x20 or left[2] > 0x7E else 3
    tokens.append(Key(name))
    return 3


def _take_string(left: bytes, tokens: list[Token]) -> int:
    """Take a string of the device; the only one that says anything is the version."""
    found = STRING.match(left)
    if found is None:
        is_ending = left[-1] == ESC  # perhaps the first half of its end
        return _skip_broken(STRING_BEGIN.match(left), left[:-1] if is_ending else left)
    if found[1] == b"P" and found[2].startswith(b">|"):
        tokens.append(Version(found[2][2:].decode("utf-8", "replace")))
    return found.end()


def _take_alt(left: bytes, tokens: list[Token]) -> int:
    """Take a key pressed with Alt, or an Esc that something else follows."""
    if left[1] == ESC or left[1] > 0x7F:
        tokens.append(Key("escape", is_text=True))
        return 1
    tokens += _with_alt(left[1])
    return 2


def _take_tail(
    left: bytes, end: int, meaning: Callable[[bytes], list[Token]], tokens: list[Token]
) -> int:
    """Take a sequence with bytes behind its last letter, which `end` counts in."""
    if len(left) < end:
        return 0
    tokens += meaning(left[3:end])
    return end


def _skip_broken(beginning: re.Match[bytes] | None, left: bytes) -> int:
    """Wait for the end of what has only begun; skip it if what follows does not belong to it."""
    if beginning is None or beginning.end() == len(left):
        return 0
    return beginning.end()


def _typed(letter: str) -> list[Token]:
    """Return the keys that type a letter, or the Ctrl key that sends a control code."""
    code = ord(letter)
    if code >= 0x20 or letter in "\x08\t\n\r":
        return [Key(name, shift=shift, is_text=True) for name, shift in letter_keys(letter)]
    if 0 < code <= 26:
        return [Key(chr(code + 0x60), ctrl=True, is_text=True)]
    return []


def _with_alt(code: int) -> list[Token]:
    keys = letter_keys(chr(code))
    return [Key(name, shift=shift, alt=True, is_text=True) for name, shift in keys]
