"""How long a start takes: from the command to the first picture on the glass.

    xvfb-run -a python -m benchmarks.start

Each start is a process of its own, ended once its first picture is shown; the clock begins before
the process does.  Beside the whole stands what Python alone takes, and the libraries.  The first
start of all is left out: it may have to compile.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import pygame

    from hyosan_arcade.frontends.window.screen import Screen

ONE = "--one"
"""Tells a process that it is a start and not the benchmark."""
LIBRARIES = "import argparse, msgspec, numpy, platformdirs, pygame, sqlite3, tomllib"
STARTS = {
    "python alone": ("-c", "pass"),
    "python and the libraries": ("-c", LIBRARIES),
    "the title": ("-m", "benchmarks.start", ONE, "play"),
    "a level": ("-m", "benchmarks.start", ONE, "play", "--level", "classroom"),
}


class LastScreen:
    """A screen that ends the process, at once, with its first picture."""

    def __init__(self, inner: Screen) -> None:
        self._inner = inner

    def show(self, picture: pygame.Surface) -> NoReturn:
        """Show `picture` and end."""
        self._inner.show(picture)
        os._exit(0)


def start(words: list[str]) -> None:
    """Start the game with `words`, up to its first picture."""
    from hyosan_arcade import cli
    from hyosan_arcade.frontends.window import app

    open_screen = app.open_screen
    app.open_screen = lambda window: LastScreen(open_screen(window))
    cli.main(words)
    sys.exit("the game has shown no picture: is there a display?")


def took_s(words: tuple[str, ...], home: str) -> float:
    """Run Python with `words`; return the seconds until it ended."""
    began_s = time.perf_counter()
    environment = {**os.environ, "HYOSAN_HOME": home, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    subprocess.run([sys.executable, *words], env=environment, check=True)
    return time.perf_counter() - began_s


def main() -> None:
    """Measure so many starts of each kind, by turns."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start")
    parser.add_argument("--times", type=int, default=9, metavar="N")
    times = parser.parse_args().times
    with TemporaryDirectory() as home:
        rounds = [[took_s(words, home) for words in STARTS.values()] for _ in range(times + 1)]
    for name, *taken in zip(STARTS, *rounds[1:], strict=True):
        ordered = sorted(taken)
        print(
            f"{name:25} median {ordered[times // 2]:.3f} s, {ordered[0]:.3f} to {ordered[-1]:.3f}"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == [ONE]:
        start(sys.argv[2:])
    main()
