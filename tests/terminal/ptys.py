"""A real terminal line with the test at its other end.

`Seat` runs a command under the little shell of shell.py on a pty of its own, answers questions as
the terminal it pretends to be, and keeps all that was sent.  Everything waits for something to be
seen, with a deadline far beyond what it takes.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20.0
PACKET = 2048
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
FRAME_BEGIN, FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
ASKS_CURSOR = re.compile(rb"\x1b\[(\d+);(\d+)H\x1b\[6n")
ASKS_KEYS, ASKS_ATTRIBUTES = b"\x1b[?u", b"\x1b[c"
Facts = dict[str, Any]


@dataclass(slots=True)
class Manners:
    """How the pretended terminal behaves, and the line to it.

    A line as over SSH takes all there is at once and brings it `bytes_per_s` (0 = at once), each
    byte `delay_s` after it was sent; what is not yet there waits on the way, without an end.
    """

    answers: bool = True
    has_kitty_keys: bool = False
    reads: bool = True
    bytes_per_s: float = 0.0
    delay_s: float = 0.0


@dataclass(slots=True)
class Lines:
    """Lines of JSON from a pipe, as they come."""

    fd: int
    rest: bytes = b""
    facts: list[Facts] = field(default_factory=list)

    def take(self) -> None:
        """Read what there is."""
        while select.select([self.fd], [], [], 0.0)[0]:
            chunk = os.read(self.fd, 65536)
            if not chunk:
                return
            *lines, self.rest = (self.rest + chunk).split(b"\n")
            self.facts += [json.loads(line) for line in lines]


class Seat:
    """One command on one terminal; `shown` is all it has sent."""

    def __init__(self, command: list[str], size: tuple[int, int], manners: Manners) -> None:
        self.manners = manners
        self.shown = b""
        self.shown_at: list[tuple[float, int]] = []
        """(when, how many bytes had been shown)."""
        self._on_the_way: list[tuple[float, bytes]] = []
        self._answered = 0
        self._sent_s = 0.0
        report, tale, order = os.pipe(), os.pipe(), os.pipe()
        self.shell, self.tale = Lines(report[0]), Lines(tale[0])
        self._order_fd = order[1]
        words = [str(tale[1]) if word == "TALE" else word for word in command]
        self.shell_pid, self.fd = pty.fork()
        if self.shell_pid == 0:
            _become([str(report[1]), str(order[0]), *words], (report[1], order[0], tale[1]))
        for fd in (report[1], order[0], tale[1]):
            os.close(fd)
        self.resize(*size)
        os.set_blocking(self.fd, False)

    @property
    def pid(self) -> int:
        """The command's process."""
        self.until("the start", lambda: bool(self.shell.facts))
        return int(self.shell.facts[0]["pid"])

    def resize(self, rows: int, cols: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def type(self, text: bytes) -> None:
        """Press keys."""
        os.write(self.fd, text)

    def order(self, word: str) -> None:
        """Tell the shell what to do with a stopped command."""
        os.write(self._order_fd, word.encode() + b"\n")

    def until(self, what: str, is_so: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
        """Look until something is so."""
        end_s = time.monotonic() + patience_s
        while not is_so():
            assert time.monotonic() < end_s, f"{what} never came; shown: {self.shown[-400:]!r}"
            self.look(0.01)

    def look(self, for_s: float) -> None:
        """Read, show and answer for a while."""
        end_s = time.monotonic() + for_s
        while True:
            self._read()
            self._show()
            self.shell.take()
            self.tale.take()
            left_s = end_s - time.monotonic()
            if left_s <= 0:
                return
            select.select([self.fd, self.shell.fd, self.tale.fd], [], [], min(left_s, 0.005))

    def event(self, name: str, count: int = 1) -> Facts:
        """Wait for the shell to report an event for the `count`th time."""

        def found() -> list[Facts]:
            return [fact for fact in self.shell.facts if fact["event"] == name]

        self.until(name, lambda: len(found()) >= count)
        return found()[count - 1]

    def ticks(self, count: int) -> list[Facts]:
        """Wait for so many more ticks of the stage and return them."""
        self.tale.take()
        first = len(self.tale.facts)
        self.until(f"{count} ticks", lambda: len(self.tale.facts) >= first + count)
        return self.tale.facts[first:]

    @property
    def frame_count(self) -> int:
        """How many whole frames have been shown."""
        return self.shown.count(FRAME_END)

    def frames(self) -> list[bytes]:
        """Return the whole frames shown so far."""
        parts = self.shown.split(FRAME_BEGIN)[1:]
        return [part.partition(FRAME_END)[0] for part in parts if FRAME_END in part]

    def close(self) -> None:
        """End everything this seat has started."""
        for fact in self.shell.facts[:1]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(fact["pid"], signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.shell_pid, signal.SIGKILL)
        os.waitpid(self.shell_pid, 0)
        for fd in (self.fd, self.shell.fd, self.tale.fd, self._order_fd):
            os.close(fd)

    def _read(self) -> None:
        """Send all there is on its way."""
        if not self.manners.reads:
            return
        try:
            chunk = os.read(self.fd, 1 << 20)
        except OSError:  # nothing there, or hung up
            return
        rate = self.manners.bytes_per_s
        for begin in range(0, len(chunk), PACKET):
            packet = chunk[begin : begin + PACKET]
            took_s = len(packet) / rate if rate else 0.0
            self._sent_s = max(self._sent_s, time.monotonic()) + took_s
            self._on_the_way.append((self._sent_s + self.manners.delay_s, packet))

    def _show(self) -> None:
        """Show what has arrived, and answer what it asks."""
        now_s = time.monotonic()
        while self._on_the_way and self._on_the_way[0][0] <= now_s:
            self.shown += self._on_the_way.pop(0)[1]
            self.shown_at.append((now_s, len(self.shown)))
        if self.manners.answers:
            self._answer()

    def _answer(self) -> None:
        news, flags = self.shown[self._answered :], b"15" if self.manners.has_kitty_keys else b""
        answers = {
            found.end(): b"\x1b[%s;%sR" % found.groups() for found in ASKS_CURSOR.finditer(news)
        }
        for question, answer in (
            (ASKS_ATTRIBUTES, b"\x1b[?62;22c"),
            (ASKS_KEYS, b"\x1b[?%su" % flags if flags else b""),
        ):
            at = news.find(question)
            if at >= 0:
                answers[at + len(question)] = answer
        if answers:
            self._answered += max(answers)
            with contextlib.suppress(OSError):
                os.write(self.fd, b"".join(answers[end] for end in sorted(answers)))


def _become(words: list[str], fds: tuple[int, ...]) -> None:
    for fd in fds:
        os.set_inheritable(fd, True)
    shell = [sys.executable, str(Path(__file__).with_name("shell.py")), *words]
    os.chdir(ROOT)
    os.execve(sys.executable, shell, environment())


def environment() -> dict[str, str]:
    """Return what a plain terminal's programs find around them; tracebacks are plain too."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("TMUX", "NO_COLOR", "COLORTERM", "DISPLAY", "WAYLAND_DISPLAY")
        and not name.startswith("SSH_")
    }
    return kept | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PYTHON_COLORS": "0"}


@contextlib.contextmanager
def seated(
    command: list[str], manners: Manners | None = None, size: tuple[int, int] = (24, 80)
) -> Iterator[Seat]:
    """Run a command on a terminal and end it whatever happens; "TALE" is where a stage tells."""
    seat = Seat(command, size, manners or Manners())
    try:
        yield seat
    finally:
        seat.close()


def stage(act: str = "play") -> list[str]:
    """Return the command for an act of stage.py."""
    return [sys.executable, "-m", "tests.terminal.stage", "TALE", act]


def game(*words: str) -> list[str]:
    """Return the command for the game itself."""
    return [sys.executable, "-m", "hyosan_arcade", *words]
