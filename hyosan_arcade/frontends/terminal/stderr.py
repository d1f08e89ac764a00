"""Where stderr goes while the game has the screen: into a file.

Libraries in C write there past every log of ours, and a line of theirs would stand in the picture.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STDERR = 2
FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC


class Diversion:
    """Leads stderr into `log`, or nowhere where that is None or cannot be."""

    def __init__(self, log: Path | None) -> None:
        self._log = log
        self._kept: int | None = None

    def begin(self) -> None:
        """Lead it away."""
        if self._kept is not None:
            return
        _flush()
        try:
            self._kept = os.dup(STDERR)
        except OSError:  # the shell closed it: there is nothing to lead away
            return
        fd = self._open()
        os.dup2(fd, STDERR)
        os.close(fd)

    def end(self) -> None:
        """Let it go where it went before."""
        if self._kept is None:
            return
        _flush()
        os.dup2(self._kept, STDERR)
        os.close(self._kept)
        self._kept = None

    def _open(self) -> int:
        if self._log is None:
            return os.open(os.devnull, FLAGS)
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            return os.open(self._log, FLAGS, 0o600)
        except OSError:
            return os.open(os.devnull, FLAGS)


def _flush() -> None:
    if sys.stderr is not None:
        sys.stderr.flush()
