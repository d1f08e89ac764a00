"""The line to the terminal: bytes in, bytes out, and never a wait on either.

Writing goes through an opening of our own, so that not waiting stays our own affair: a shell that
shares its opening with us would find its output refused after a game that was killed.
"""

from __future__ import annotations

import os
import select
import sys
import time

from hyosan_arcade.frontends.base import FrontendError

CHUNK = 1 << 16
MOST_CHUNKS = 16
"""More than anybody types between two frames; the rest waits for the next."""
NO_TERMINAL = "no terminal to play in: {name} is not one; play in a window, or see hyosan --help"
DEFAULT_SIZE = (24, 80)


class Line:
    """Both ends of a terminal; `is_gone` once it has hung up."""

    def __init__(self, in_fd: int, out_fd: int) -> None:
        self.in_fd = in_fd
        self.is_gone = False
        self._shown_fd = out_fd
        self._is_own = True
        try:
            flags = os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
            self.out_fd = os.open(os.ttyname(out_fd), flags)
        except OSError:  # somebody else's terminal (su), or one without a name here
            self._is_own = False
            self.out_fd = out_fd
            os.set_blocking(out_fd, False)

    def size(self) -> tuple[int, int]:
        """Return the rows and columns of the terminal."""
        try:
            size = os.get_terminal_size(self.out_fd)
        except OSError:
            return DEFAULT_SIZE
        return (size.lines, size.columns) if size.lines and size.columns else DEFAULT_SIZE

    def read(self) -> bytes:
        """Return what has come, b"" for nothing."""
        chunks: list[bytes] = []
        while len(chunks) < MOST_CHUNKS and not self.is_gone and self._has_input(0.0):
            chunk = self._read_chunk()
            self.is_gone |= not chunk
            chunks.append(chunk)
        return b"".join(chunks)

    def write(self, text: bytes | memoryview) -> int:
        """Send as much as is taken at once; return how many bytes that were."""
        try:
            return os.write(self.out_fd, text[:CHUNK])
        except BlockingIOError:
            return 0
        except OSError:
            self.is_gone = True
            return 0

    def write_all(self, text: bytes, within_s: float) -> None:
        """Send it all, unless the terminal takes longer than that."""
        end_s = time.monotonic() + within_s
        while text and not self.is_gone and time.monotonic() < end_s:
            text = text[self.write(text) :]
            if text:
                self.wait_until_writable(0.01)

    def wait_until_writable(self, within_s: float) -> bool:
        """Wait until something can be sent, at most that long; say whether it can."""
        return bool(select.select([], [self.out_fd], [], within_s)[1])

    def wait_for_input(self, within_s: float) -> bool:
        """Wait until something has come, at most that long; say whether it has."""
        return not self.is_gone and self._has_input(within_s)

    def close(self) -> None:
        """Give the terminal back."""
        if self._is_own:
            os.close(self.out_fd)
        else:
            os.set_blocking(self.out_fd, True)

    def _has_input(self, within_s: float) -> bool:
        return bool(select.select([self.in_fd], [], [], within_s)[0])

    def _read_chunk(self) -> bytes:
        try:
            return os.read(self.in_fd, CHUNK)
        except OSError:
            return b""


def open_line() -> Line:
    """Open the line on stdin and stdout; raise FrontendError where either is no terminal."""
    ends = {"input": sys.__stdin__, "output": sys.__stdout__}
    for name, stream in ends.items():
        if stream is None or stream.closed or not stream.isatty():
            raise FrontendError(NO_TERMINAL.format(name=name))
    assert sys.__stdin__ is not None and sys.__stdout__ is not None
    return Line(sys.__stdin__.fileno(), sys.__stdout__.fileno())
