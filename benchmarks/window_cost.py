"""What a window costs: memory, and the time of frames, in play on a real screen.

    xvfb-run -a -s "-screen 0 2000x1200x24" python -m benchmarks.window_cost --count 5000

Without `--count` the first level is played.  Frames are those of the real loop at 60 a second;
*show* is the way from the finished picture to the glass, *work* our thread's time of a frame.
`SDL_RENDER_DRIVER=opengl` compares with OpenGL.  Linux only: memory is read from /proc.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from benchmarks.frames import SEED, crowd, hall
from hyosan_arcade.commands.heap import StillHeap
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.library import find_level
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.window.app import Window, open_window
from hyosan_arcade.loop import run
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.tuning import MAX_HP
from hyosan_arcade.view.hints import HintBook
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.screen import Choices, GameContext
from hyosan_arcade.view.screens.stack import ScreenStack

if TYPE_CHECKING:
    import pygame

    from hyosan_arcade.frontends.window.screen import Screen
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.scene import Scene

SETTLING = 60
"""Frames at the start that do not count: sheets are loaded, the crowd packs."""


@dataclass(slots=True)
class Times:
    """Seconds, one entry a frame."""

    show: list[float] = field(default_factory=list)
    frame: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)


class TimedScreen:
    """A screen whose showing is timed."""

    def __init__(self, inner: Screen, times: Times) -> None:
        self._inner, self._times = inner, times

    def show(self, picture: pygame.Surface) -> None:
        """Show `picture` and note how long that took."""
        began_s = perf_counter()
        self._inner.show(picture)
        self._times.show.append(perf_counter() - began_s)


class Sitting:
    """The screens for some seconds, with every frame timed and the player kept alive."""

    def __init__(self, stack: ScreenStack, times: Times, seconds: float) -> None:
        self._stack, self._times = stack, times
        self._screens = StillHeap(stack)
        self._end_s = perf_counter() + seconds
        self._before = perf_counter(), thread_time()

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return perf_counter() > self._end_s

    def tick(self, controls: Controls) -> None:
        """Advance by one tick."""
        self._screens.tick(controls)
        if self._stack.session is not None:
            for body in self._stack.session.world.bodies:
                body.hp, body.bleeding, body.infection = MAX_HP, 0, -1

    def compose(self, blend: float) -> Scene:
        """Make the picture; note how long it is since the last."""
        now = perf_counter(), thread_time()
        self._times.frame.append(now[0] - self._before[0])
        self._times.work.append(now[1] - self._before[1])
        self._before = now
        return self._screens.compose(blend)


def opened(size: tuple[int, int]) -> tuple[Window, GameContext]:
    """Open a window of `size` on the game, with sound if there is any."""
    scenery = staging()
    window = open_window(scenery.art, assets_root(), scenery.control_map, mute=False)
    window.window.size = size
    hints = HintBook(scenery.words, scenery.control_map)
    return window, GameContext(scenery, lambda: (), hints, Choices(seed=SEED))


def measure(window: Window, stack: ScreenStack, seconds: float) -> Times:
    """Play for so long; return the times of all frames but the first."""
    times = Times()
    window.screen = TimedScreen(window.screen, times)
    run(window, Sitting(stack, times, seconds))
    return Times(times.show[SETTLING:], times.frame[SETTLING:], times.work[SETTLING:])


def packed(count: int) -> Session:
    """Return a run in the hall that begins with `count` zombies around the player."""
    session = Session(hall(), SEED)
    session.world.birth(crowd(session.world, count))
    return session


def in_words(times: list[float]) -> str:
    """Return the median and the 99th percentile in milliseconds."""
    ordered = sorted(times)
    p50, p99 = (ordered[len(ordered) * percent // 100] * 1000 for percent in (50, 99))
    return f"p50 {p50:.2f}, p99 {p99:.2f} ms"


def memory() -> str:
    """Return what the system says of our memory."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    wanted = ("VmRSS", "RssAnon", "RssFile")
    return ", ".join(" ".join(line.split()) for line in lines if line.startswith(wanted))


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.window_cost")
    parser.add_argument("--count", type=int, default=0, help="zombies in the benchmark's hall")
    parser.add_argument("--size", type=int, nargs=2, default=(960, 540), metavar=("W", "H"))
    parser.add_argument("--seconds", type=float, default=20.0)
    asked = parser.parse_args()
    window, context = opened(tuple(asked.size))
    way = type(window.screen).__name__
    stack = ScreenStack(context)
    session = packed(asked.count) if asked.count else Session(find_level("classroom"), SEED)
    stack.screens.append(PlayScreen(context, session.level, session))
    times = measure(window, stack, asked.seconds)
    print(f"{way} at {window.window.size}: {memory()}")
    print(f"show {in_words(times.show)}; frame {in_words(times.frame)}")
    print(f"work {in_words(times.work)}")
    window.close()


if __name__ == "__main__":
    main()
