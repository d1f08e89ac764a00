"""`python -m benchmarks.terminal_encode [--quick]`: frames of cells to bytes, and beside it a loop.

The loop visits every cell and writes its colours and its letter, as a first attempt would.  Both
outputs are read back by a small terminal and must show the same.  Full frames, the worst there
are: every cell changed.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable

import numpy as np

from benchmarks.machine import describe
from benchmarks.terminal_scenes import art, played
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.terminal.cells import BOLD, SPACE, UPPER_HALF, Cells
from hyosan_arcade.frontends.terminal.encode import ColorDepth, Encoder
from hyosan_arcade.frontends.terminal.palette import indexed_color
from tools.terminal.glass import Glass, same_picture

SIZES = ((24, 80), (40, 120), (45, 160))
MOMENT = 600
"""Ticks into the run."""
WORST_S = 2.0
"""How long to measure each at most."""


def frames() -> dict[tuple[int, int], Cells]:
    """Draw a moment of a real run in terminals of each size, words in the last line."""
    from hyosan_arcade.frontends.terminal.pixels import PixelView  # it loads pygame

    for scene in played(MOMENT):
        last = scene
    drawn = {}
    for rows, cols in SIZES:
        cells = PixelView(art(), assets_root()).draw(last, rows, cols)
        cells.write(rows - 2, 2, "Haeul  HP 78  Nari 나리: hungry", (255, 215, 106))
        drawn[rows, cols] = cells
    return drawn


def naive(cells: Cells, depth: ColorDepth) -> bytes:
    """Spell a frame cell by cell."""
    parts, style = ["\x1b[?2026h"], 0
    for row in range(cells.rows):
        parts.append(f"\x1b[{row + 1};1H")
        for col in range(cells.cols):
            code = int(cells.glyph[row, col])
            if code:
                if cells.style[row, col] != style:
                    style = int(cells.style[row, col])
                    parts.append("\x1b[0;1m" if style & BOLD else "\x1b[0m")
                parts.append(naive_color(cells.ink[row, col], 38, depth))
                parts.append(naive_color(cells.paper[row, col], 48, depth))
                parts.append(chr(code))
    parts.append("\x1b[?2026l")
    return "".join(parts).encode()


def naive_color(color: np.ndarray, base: int, depth: ColorDepth) -> str:
    """Spell one colour, looking through the whole palette where there is one."""
    red, green, blue = (int(part) for part in color)
    if depth is ColorDepth.TRUE:
        return f"\x1b[{base};2;{red};{green};{blue}m"
    return f"\x1b[{base};5;{nearest(red, green, blue)}m"


def nearest(red: int, green: int, blue: int) -> int:
    """Find the closest of the 240."""

    def apart(index: int) -> int:
        there = indexed_color(index)
        return (there[0] - red) ** 2 + (there[1] - green) ** 2 + (there[2] - blue) ** 2

    return min(range(16, 256), key=apart)


def shown(cells: Cells, sent: bytes) -> Cells:
    """Return what a terminal shows of it, half blocks of one colour as blank paper."""
    glass = Glass(cells.rows, cells.cols)
    glass.feed(sent)
    same = (glass.cells.ink == glass.cells.paper).all(-1)
    glass.cells.glyph[(glass.cells.glyph == UPPER_HALF) & same] = SPACE
    return glass.cells


def best_s(work: Callable[[], object], repeats: int) -> float:
    """Return the shortest of some runs, processor time."""
    times, started = [], time.perf_counter()
    while len(times) < repeats and time.perf_counter() - started < WORST_S:
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return min(times)


def measure(cells: Cells, depth: ColorDepth, repeats: int) -> str:
    """Measure one frame and depth; return a line of the table."""
    encoder = Encoder(depth)

    def ours() -> bytes:
        encoder.forget()
        return encoder.frame(cells)

    sent, plain = ours(), naive(cells, depth)
    if depth is ColorDepth.TRUE and not same_picture(shown(cells, sent), shown(cells, plain)):
        raise AssertionError(f"{cells.cols}x{cells.rows}: the two outputs do not show the same")
    our_s, naive_s = best_s(ours, repeats), best_s(lambda: naive(cells, depth), repeats)
    return (
        f"| {cells.cols}x{cells.rows} | {depth.value} | {our_s * 1e3:.2f} | {len(sent) / 1e3:.1f} "
        f"| {naive_s * 1e3:.1f} | {len(plain) / 1e3:.1f} | {naive_s / our_s:.0f} x |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few repeats")
    repeats = 5 if parser.parse_args().quick else 60
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    shown_frames = frames()
    print("| terminal | colours | ours ms | kB | loop ms | kB | ratio |\n|" + "---|" * 7)
    for depth in (ColorDepth.TRUE, ColorDepth.INDEXED_256):
        for cells in shown_frames.values():
            print(measure(cells, depth, repeats))
    print(f"\nA full frame, every cell changed; on {describe()}")


if __name__ == "__main__":
    main()
