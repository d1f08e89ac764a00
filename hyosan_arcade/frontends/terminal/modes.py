"""The modes of a terminal: the bytes that change its screen, and the settings of its line.

What is switched on is switched off again in the other order.  The kitty protocol keeps the flags
of each screen on a stack of its own, so they are pushed after entering the alternate screen and
popped before leaving it.
"""

from __future__ import annotations

import errno
import os
import termios
from typing import Any

Modes = list[Any]
"""What `termios.tcgetattr` returns: four sums of flags, two speeds, the control characters."""
INPUT, OUTPUT, CONTROL, LOCAL, CHARACTERS = 0, 1, 2, 3, 6
"""Places in `Modes`."""
SWITCHED = (1049, 25, 7, 1002, 1003, 1006, 1004, 2004)
"""Alternate screen, cursor, wrapping at the rim; the mouse dragged, the mouse moved, in decimals;
focus, pasted text marked as such."""
SWITCHED_OFF = (25, 7)
"""Those of `SWITCHED` that are off while the game is on."""
PUSH_KEYS, POP_KEYS, NO_KEYS = b"\x1b[>15u", b"\x1b[<u", b"\x1b[=0u"
"""Kitty: tell keys apart, their releases, their Latin place, and modifiers alone."""
PLAIN, CLEAR, END_OF_FRAME, CANCEL = b"\x1b[0m", b"\x1b[2J", b"\x1b[?2026l", b"\x18"


def _switched(mode: int, *, on: bool) -> bytes:
    return b"\x1b[?%d%c" % (mode, b"h" if on else b"l")


ENTER = (
    b"".join(_switched(mode, on=mode not in SWITCHED_OFF) for mode in SWITCHED)
    + PUSH_KEYS
    + PLAIN
    + CLEAR
)
LEAVE = (
    END_OF_FRAME
    + POP_KEYS
    + PLAIN
    + b"".join(_switched(mode, on=mode in SWITCHED_OFF) for mode in reversed(SWITCHED))
)


def reset_bytes() -> bytes:
    """Return what brings back the screen and the keys of a terminal that a killed game has left.

    >>> reset_bytes().endswith(b"[?1049l")
    True
    """
    return CANCEL + NO_KEYS + LEAVE


def reset_terminal(in_fd: int, out_fd: int) -> None:
    """Bring a terminal back that a killed game has left: its line, its keys and its screen."""
    set_modes(in_fd, sane_modes(termios.tcgetattr(in_fd)))
    os.set_blocking(out_fd, True)
    os.write(out_fd, reset_bytes())
    termios.tcflush(in_fd, termios.TCIFLUSH)


def raw_modes(modes: Modes) -> Modes:
    """Return `modes` so changed that all is passed on as it comes, and reading never waits."""
    raw = _copied(modes)
    raw[INPUT] &= ~(termios.BRKINT | termios.INPCK | termios.ISTRIP | termios.IXON)
    raw[INPUT] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[OUTPUT] &= ~termios.OPOST
    raw[CONTROL] = raw[CONTROL] & ~(termios.CSIZE | termios.PARENB) | termios.CS8
    raw[LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[CHARACTERS][termios.VMIN] = raw[CHARACTERS][termios.VTIME] = 0
    return raw


def sane_modes(modes: Modes) -> Modes:
    """Return `modes` so changed that a shell can be used again."""
    sane = _copied(modes)
    sane[INPUT] = sane[INPUT] & ~(termios.INLCR | termios.IGNCR) | termios.BRKINT | termios.ICRNL
    sane[INPUT] |= termios.IXON
    sane[OUTPUT] |= termios.OPOST | termios.ONLCR
    sane[LOCAL] |= termios.ECHO | termios.ECHOE | termios.ECHOK
    sane[LOCAL] |= termios.ICANON | termios.IEXTEN | termios.ISIG
    sane[CHARACTERS][termios.VMIN], sane[CHARACTERS][termios.VTIME] = 1, 0
    return sane


def set_modes(fd: int, modes: Modes) -> None:
    """Set the modes of a line now, as often as it takes: to be stopped meanwhile is no failure."""
    while True:
        try:
            termios.tcsetattr(fd, termios.TCSANOW, modes)
        except termios.error as error:
            if error.args[0] != errno.EINTR:
                raise
        else:
            return


def _copied(modes: Modes) -> Modes:
    return [*modes[:CHARACTERS], list(modes[CHARACTERS])]
