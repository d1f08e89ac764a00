"""Takes the terminal over and gives it back as it was, whatever ends the game.

Everything changed is changed here: the modes of the line, the screen, the keys, the mouse, where
stderr goes, and what signals do.  Signals only leave a note; the front-end acts on it between two
frames, so that no frame is ever torn by one.
"""

from __future__ import annotations

import atexit
import os
import signal
import termios
import time
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.ending import ENDING, Ending
from hyosan_arcade.frontends.terminal.modes import ENTER, LEAVE, Modes, raw_modes, set_modes
from hyosan_arcade.frontends.terminal.stderr import Diversion

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

    from hyosan_arcade.frontends.terminal.line import Line

LEAVE_S = 1.0
"""How long a terminal that takes nothing may hold us up."""
LAST_ANSWERS_S = 0.3
"""Answers under way would be typed into the shell; so long they are waited for."""
LAST_QUESTION, LAST_ANSWER = b"\x1b[c", b"c"


class Guard:
    """Holds one terminal; `ending` tells of the signal that wants the game to end.

    `wants_stop`, `is_resized` and `is_continued` are the notes of other signals; who acts on one
    takes it down.  `has_answered` is told by whoever reads: only then are answers waited for.
    """

    def __init__(self, line: Line, log: Path | None) -> None:
        self.line = line
        self.wants_stop = self.is_resized = self.is_continued = False
        self.has_answered = False
        self._diversion = Diversion(log)
        self._modes: Modes | None = None
        self.ending = Ending((*ENDING, signal.SIGQUIT), self.leave)
        self._dispositions = {
            signal.SIGTSTP: signal.signal(signal.SIGTSTP, self._note_stop),
            signal.SIGCONT: signal.signal(signal.SIGCONT, self._note_return),
            signal.SIGWINCH: signal.signal(signal.SIGWINCH, self._note_size),
        }
        atexit.register(self.close)

    def enter(self) -> None:
        """Take the terminal over, unless it is already ours."""
        if self._modes is not None or self.line.is_gone:
            return
        try:
            modes = termios.tcgetattr(self.line.in_fd)
            # In the background this stops us until we are called to the front: no byte goes before.
            set_modes(self.line.in_fd, raw_modes(modes))
        except termios.error:
            self.line.is_gone = True
            return
        self._modes = modes
        self._diversion.begin()
        self.line.write_all(ENTER, LEAVE_S)

    def leave(self) -> None:
        """Give the terminal back as it was, unless that is done."""
        if self._modes is None:
            return
        modes, self._modes = self._modes, None
        try:
            termios.tcflush(self.line.out_fd, termios.TCOFLUSH)  # nobody needs half a frame
            self.line.write_all(LEAVE, LEAVE_S)
            self._swallow_answers()
            termios.tcflush(self.line.in_fd, termios.TCIFLUSH)
            set_modes(self.line.in_fd, modes)
        except termios.error:  # it has hung up: there is nothing left to give back
            self.line.is_gone = True
        finally:
            self._diversion.end()

    def suspend(self) -> None:
        """Give the terminal to the shell and stop, with whoever started us; return when called."""
        self.leave()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._note_stop)
        self.enter()
        self.wants_stop = self.is_continued = False

    def resume(self) -> None:
        """Take the terminal over again after a stop that could not be noted (SIGSTOP)."""
        self.is_continued = False
        self.leave()
        self.enter()

    def close(self) -> None:
        """Give the terminal back for good, and signals their old meaning."""
        atexit.unregister(self.close)
        self.leave()
        self.ending.close()
        while self._dispositions:
            number, disposition = self._dispositions.popitem()
            signal.signal(number, signal.SIG_DFL if disposition is None else disposition)

    def _swallow_answers(self) -> None:
        """Read what is still under way, up to the answer to a last question."""
        if not self.has_answered or self.line.is_gone:
            return
        self.line.write_all(LAST_QUESTION, LEAVE_S)
        end_s, read = time.monotonic() + LAST_ANSWERS_S, b""
        while not read.endswith(LAST_ANSWER):
            left_s = end_s - time.monotonic()
            if left_s <= 0 or not self.line.wait_for_input(left_s):
                return
            read += self.line.read()

    def _note_stop(self, number: int, frame: FrameType | None) -> None:
        self.wants_stop = True

    def _note_return(self, number: int, frame: FrameType | None) -> None:
        self.is_continued = True

    def _note_size(self, number: int, frame: FrameType | None) -> None:
        self.is_resized = True
