"""`python -m benchmarks.terminal_encode [--quick]`: frames of cells to bytes, and beside it a loop.

The loop visits every cell and writes its colours and its letter, as a first attempt would.  Both
outputs are read back by a small terminal and must show the same.  Full frames, the worst there
are: every cell changed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np

from benchmarks.machine import describe
from hyosan_arcade.frontends.terminal.cells import SPACE, UPPER_HALF, Cells
from hyosan_arcade.frontends.terminal.encode import ColorDepth, Encoder
from hyosan_arcade.frontends.terminal.palette import indexed_color
from tools.terminal.glass import Glass, same_picture

SIZES = ((24, 80), (40, 120), (45, 160))
WORST_S = 2.0
"""How long to measure each at most."""


def room(rows: int, cols: int) -> Cells:
    """Draw what a frame of play is like: floor, walls, figures, lamplight, words below."""
    high, wide = 2 * rows, cols
    y, x = np.mgrid[:high, :wide]
    picture = np.empty((high, wide, 3), np.float64)
    picture[:] = (75, 90, 92)
    picture[(x // 6 + y // 6) % 2 == 0] = (86, 102, 104)
    picture[(y % 48 < 8) | (x % 60 < 5)] = (189, 181, 150)
    for step in range(60):
        at_y, at_x = step * 37 % (high - 8), step * 53 % (wide - 6)
        picture[at_y : at_y + 3, at_x + 1 : at_x + 5] = (180, 189, 138)
        picture[at_y + 3 : at_y + 8, at_x : at_x + 6] = (49 + step * 2, 66, 127)
    apart = np.hypot(y - high / 2, x - wide / 2) / wide
    lit = np.clip(np.floor(14 * (1.2 - 1.5 * apart)) / 12, 0.25, 1.0)
    cells = Cells.blank(rows, cols)
    cells.put_pixels(0, 0, (picture * lit[..., None]).astype(np.uint8))
    cells.write(rows - 2, 2, "Haeul  HP 78  Nari 나리: hungry", (255, 215, 106))
    return cells


def naive(cells: Cells, depth: ColorDepth) -> bytes:
    """Spell a frame cell by cell."""
    parts = ["\x1b[?2026h"]
    for row in range(cells.rows):
        parts.append(f"\x1b[{row + 1};1H")
        for col in range(cells.cols):
            code = int(cells.glyph[row, col])
            if code:
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
    """Return the shortest of some runs."""
    times, started = [], time.perf_counter()
    while len(times) < repeats and time.perf_counter() - started < WORST_S:
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    return min(times)


def measure(size: tuple[int, int], depth: ColorDepth, repeats: int) -> str:
    """Measure one size and depth; return a line of the table."""
    cells = room(*size)
    encoder = Encoder(depth)

    def ours() -> bytes:
        encoder.forget()
        return encoder.frame(cells)

    sent, plain = ours(), naive(cells, depth)
    if depth is ColorDepth.TRUE and not same_picture(shown(cells, sent), shown(cells, plain)):
        raise AssertionError(f"{size}: the two outputs do not show the same")
    our_s, naive_s = best_s(ours, repeats), best_s(lambda: naive(cells, depth), repeats)
    return (
        f"| {size[1]}x{size[0]} | {depth.value} | {our_s * 1e3:.2f} | {len(sent) / 1e3:.1f} "
        f"| {naive_s * 1e3:.1f} | {len(plain) / 1e3:.1f} | {naive_s / our_s:.0f} x |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few repeats")
    repeats = 5 if parser.parse_args().quick else 60
    print("| terminal | colours | ours ms | kB | loop ms | kB | ratio |\n|" + "---|" * 7)
    for depth in (ColorDepth.TRUE, ColorDepth.INDEXED_256):
        for size in SIZES:
            print(measure(size, depth, repeats))
    print(f"\nA full frame, every cell changed; on {describe()}")


if __name__ == "__main__":
    main()
