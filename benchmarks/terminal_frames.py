"""`python -m benchmarks.terminal_frames [--quick]`: a run shown in a terminal, frame by frame.

How long a frame of the world takes to draw and to encode, and how many bytes it sends, thirty
frames a second, while a bot runs through the first level and the camera follows.  Processor time,
so that a busy machine does not count.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import dataclass, field

import numpy as np

from benchmarks.machine import describe
from benchmarks.terminal_scenes import TICKS_A_FRAME, art, played
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.terminal.encode import ColorDepth, Encoder
from hyosan_arcade.frontends.terminal.layout import play_layout

SIZES = ((24, 80), (40, 120), (45, 160))
DEPTHS = {
    "pixel": (ColorDepth.TRUE, ColorDepth.INDEXED_256),
    "glyph": (ColorDepth.BASIC_16, ColorDepth.MONO),
}
FULL_TICKS, QUICK_TICKS = 3000, 600


@dataclass(slots=True)
class Measured:
    """One terminal: milliseconds and bytes of every frame."""

    encoder: Encoder
    draw_ms: list[float] = field(default_factory=list)
    encode_ms: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)

    def line(self, name: str) -> str:
        """Return a line of the table."""
        draw, encode = np.array(self.draw_ms), np.array(self.encode_ms)
        whole = np.percentile(draw + encode, [50, 99])
        return (
            f"| {name} | {np.median(draw):.2f} | {np.median(encode):.2f} "
            f"| {whole[0]:.2f} | {whole[1]:.2f} | {np.mean(self.sent) / 1e3:.1f} "
            f"| {max(self.sent) / 1e3:.1f} | {np.mean(self.sent) * 30 / 1e3:.0f} |"
        )


def measure(ticks: int) -> dict[str, Measured]:
    """Show the same run on every terminal."""
    from hyosan_arcade.frontends.terminal.glyphs import GlyphView  # these load pygame
    from hyosan_arcade.frontends.terminal.pixels import PixelView

    makers = {"pixel": PixelView, "glyph": GlyphView}
    views = {(kind, size): makers[kind](art(), assets_root()) for kind in makers for size in SIZES}
    found: dict[str, Measured] = {}
    for scene in played(ticks):
        for (kind, size), view in views.items():
            _, _, rows, cols = play_layout(*size).world
            began = time.process_time()
            cells = view.draw(scene, rows, cols)
            draw_ms = (time.process_time() - began) * 1e3
            for depth in DEPTHS[kind]:
                name = f"{size[1]}x{size[0]} | {kind} | {depth.value}"
                entry = found.setdefault(name, Measured(Encoder(depth)))
                began = time.process_time()
                entry.sent.append(len(entry.encoder.frame(cells)))
                entry.encode_ms.append((time.process_time() - began) * 1e3)
                entry.draw_ms.append(draw_ms)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few frames")
    ticks = QUICK_TICKS if parser.parse_args().quick else FULL_TICKS
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    heads = "terminal view colours draw encode both both-p99 kB most-kB kB/s".split()
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for name, entry in measure(ticks).items():
        print(entry.line(name))
    print(f"\n{ticks // TICKS_A_FRAME} frames, ms of processor time; on {describe()}")


if __name__ == "__main__":
    main()
