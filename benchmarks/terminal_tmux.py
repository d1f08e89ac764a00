"""`python -m benchmarks.terminal_tmux [--seconds S]`: the game in tmux, at its three sizes.

The real command plays a replay in a pane, so that the camera moves as it does in play, and all
that it sends is written down: frames a second, bytes a frame, bytes a second.  tmux answers every
frame's question for the cursor, so no frame is counted that it has not taken.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import describe
from hyosan_arcade.commands.device import CARD_FILE
from tests.terminal.panes import Pane, frames_in

SIZES = ((24, 80), (40, 120), (45, 160))
DEPTHS = ("256", "true")
HEAD = """| terminal | colours | frames a second | bytes a frame | the largest | kB a second |
|---|---|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Watched:
    """What was sent in `seconds`, frame by frame, bytes each."""

    rows: int
    cols: int
    depth: str
    seconds: float
    sizes: tuple[int, ...]

    def row(self) -> str:
        """Return the line of the table."""
        a_second, sent = len(self.sizes) / self.seconds, sum(self.sizes)
        return (
            f"| {self.cols}×{self.rows} | {self.depth} | {a_second:.0f}"
            f" | {statistics.mean(self.sizes):,.0f} | {max(self.sizes):,}"
            f" | {sent / self.seconds / 1000:,.0f} |"
        )


def record_run(folder: Path, seconds: float) -> Path:
    """Let a bot play the run that is watched."""
    replay = folder / "run.replay"
    words = f"demo --bot rusher --seed 3 --seconds {seconds} --replay {replay}"
    subprocess.run(
        [sys.executable, "-m", "hyosan_arcade", *words.split()], check=True, capture_output=True
    )
    return replay


def watch(folder: Path, size: tuple[int, int], depth: str, seconds: float) -> Watched:
    """Watch the replay in a terminal of that size and count what it costs."""
    pane = Pane(folder, *size)
    pane.open()
    try:
        pane.run("replay", "run.replay", "--terminal", "--mute", "--color", depth)
        pane.until_seen("HEALTH")
        sent = folder / f"sent-{size[1]}-{depth}"
        pane.record(sent)
        began_s = time.monotonic()
        time.sleep(seconds)
        pane.stop_recording()
        taken_s = time.monotonic() - began_s
    finally:
        pane.close()
    frames = frames_in(sent.read_bytes())
    return Watched(*size, depth, taken_s, tuple(len(frame) for frame in frames))


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terminal_tmux", description=__doc__)
    parser.add_argument("--seconds", type=float, default=12.0, help="of each; 12")
    asked = parser.parse_args()
    print(HEAD)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "home").mkdir()
        (folder / "home" / CARD_FILE).touch()
        record_run(folder, asked.seconds + 6)
        for size in SIZES:
            for depth in DEPTHS:
                print(watch(folder, size, depth, asked.seconds).row(), flush=True)
    print(f"\nOn {describe()}")


if __name__ == "__main__":
    main()
