"""A screen nobody sees, and the real game on it: Xvfb and xdotool, for tests of the whole way.

What should come about is polled for, with limits long enough for a machine that is busy with
something else; time is only let pass where passing time is what is tried.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageGrab, features

Found = TypeVar("Found")
PATIENCE_S = 180.0
LOOK_S = 0.05
TITLE = "HYOSAN"
ROOT = Path(__file__).parents[2]
CLIENT_MESSAGE = 33
"""The X protocol's number of that event."""


def lacking() -> str:
    """Name what this machine lacks for a game on a screen of its own; "" if nothing."""
    if sys.platform != "linux":
        return "Xvfb is for Linux"
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if not features.check("xcb"):
        missing.append("Pillow with XCB")
    if ctypes.util.find_library("X11") is None:
        missing.append("libX11")
    return f"not installed: {', '.join(missing)}" if missing else ""


def until(what: str, look: Callable[[], Found]) -> Found:
    """Return what `look` finds as soon as it finds something."""
    deadline_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline_s:
        if found := look():
            return found
        time.sleep(LOOK_S)
    raise AssertionError(f"waited {PATIENCE_S:.0f} s in vain: {what}")


@contextmanager
def screen(depth: int = 24) -> Iterator[str]:
    """Run an X server on a free display, colors of `depth` bits, and give the display's name."""
    reading, writing = os.pipe()
    # Without -noreset the server starts over, and refuses the game, whenever xdotool leaves.
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"1280x800x{depth}", "-noreset"]
    server = subprocess.Popen(words, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            assert select.select([answer], [], [], PATIENCE_S)[0], "Xvfb does not start"
            yield f":{answer.readline().strip()}"
    finally:
        end(server)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to end; one that does not is killed, and a failure of the test."""
    process.terminate()
    try:
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.wait()
        raise AssertionError(f"deaf to SIGTERM: {process.args}") from error


class Game:
    """The game in a process of its own, on `display`, with `home` for the player's files."""

    def __init__(self, display: str, home: Path, *words: str) -> None:
        self.display = display
        self.home = home
        hidden = ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY", "HYOSAN_LEVELS")
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        own = {"DISPLAY": display, "HYOSAN_HOME": str(home), "HYOSAN_LANGUAGE": "en"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hyosan_arcade", *words], cwd=ROOT, env={**kept, **own}
        )
        try:
            self.window = until("the window", self._find_window)
        except AssertionError:
            self.end()
            raise
        self._xdotool("windowfocus", "--sync", self.window)

    def hold(self, key: str, seconds: float) -> None:
        """Keep `key` down for so long."""
        self._xdotool("keydown", key)
        time.sleep(seconds)
        self._xdotool("keyup", key)

    def tap(self, *keys: str) -> None:
        """Press and release each key in turn."""
        for key in keys:
            self._xdotool("key", key)

    def picture(self) -> Image.Image:
        """Return what is on the screen now."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def close_window(self) -> None:
        """Ask the window to close, as the cross in its corner does.

        In a process of its own: Xlib ends the process that has lost its server.
        """
        words = [sys.executable, __file__, self.display, self.window]
        subprocess.run(words, check=True, timeout=PATIENCE_S)

    def end(self) -> None:
        """End the game if it still runs."""
        end(self.process)

    def _find_window(self) -> str:
        """Return the id of the game's window; SDL opens others for a moment, without a title."""
        assert self.process.poll() is None, f"the game ended: {self.process.returncode}"
        found = self._xdotool("search", "--pid", str(self.process.pid)).split()
        titled = (w for w in found if self._xdotool("getwindowname", w).strip() == TITLE)
        return next(titled, "")

    def _xdotool(self, *words: str) -> str:
        """Return what xdotool answers; nothing where it fails."""
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return done.stdout if done.returncode == 0 else ""


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent, padded to the size of any event."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 24),
    )


def close_window(display: str, window: int) -> None:
    """Send WM_DELETE_WINDOW, which a window manager would and an old xdotool cannot."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    link = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    protocols, delete = (
        x11.XInternAtom(link, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
    )
    event = _ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=protocols, format=32)
    event.data[0] = delete
    x11.XSendEvent(link, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x11.XCloseDisplay(link)


if __name__ == "__main__":
    close_window(sys.argv[1], int(sys.argv[2]))
