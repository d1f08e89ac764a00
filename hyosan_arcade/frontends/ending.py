"""Signals that end the game leave a note; a front-end acts on it between two frames.

So no frame is torn, and the run is kept whole.  An exception raised by the handler instead would
come up in the middle of anything, also where C code drops it: the game would play on, deaf.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

ENDING: tuple[signal.Signals, ...] = (signal.SIGINT, signal.SIGTERM)
if sys.platform != "win32":
    ENDING = (*ENDING, signal.SIGHUP)
"""What asks a program to end: an interrupt, a logout, a terminal that is closed."""


class Ending:
    """Notes the first of some signals in `by`; 0 while there was none.

    A second one, while the first has not been acted upon, ends the game on the spot, after a last
    call of `give_back`.  What whoever started us wants ignored (`nohup`) stays so.
    """

    def __init__(self, signals: Iterable[signal.Signals], give_back: Callable[[], None]) -> None:
        self.by = 0
        self._give_back = give_back
        heeded = [n for n in signals if signal.getsignal(n) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._note) for number in heeded}

    def close(self) -> None:
        """Give the signals their old meaning back."""
        while self._before:
            number, disposition = self._before.popitem()
            signal.signal(number, signal.SIG_DFL if disposition is None else disposition)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.by:
            self._give_back()
            die_of(number)
        self.by = number


def die_of(number: int) -> None:
    """Die of a signal as if it had never been caught."""
    if sys.platform == "win32":
        os._exit(128 + number)  # os.kill would leave the bare number: a 2 means something else here
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def end_as_signalled(number: int) -> None:
    """Die of the signal that ended the game, so that whoever started it sees the truth.

    To be called last, when all is kept and closed.  Does nothing for 0, where there was none.
    """
    if not number:
        return
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    die_of(number)
