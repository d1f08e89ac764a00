"""What whole frames have to say: each stage, and the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.frames import STAGES, WINDOW
from benchmarks.measure import Spread
from benchmarks.report import Goal, Table, figure, goal_table

if TYPE_CHECKING:
    from benchmarks.frames import FrameLength, Frames

MEAN_MS = {5_000: 8.0, 20_000: 12.0}
EVENNESS = 1.6
VISIBLE = 2_000
INTRO = """## Whole frames of the game

One tick with every rule and one picture each frame: {frames} frames after {packing} that pack the
crowd; light, rain, sprites and HUD at 480 × 270, enlarged to {wide} × {high} in memory (a graphics
card does that for less).
"""


def frame_page(ran: list[Frames], length: FrameLength) -> str:
    """Return the section as Markdown."""
    wide, high = WINDOW
    intro = INTRO.format(frames=length.frames, packing=length.packing, wide=wide, high=high)
    parts = [intro]
    for frames in ran:
        seen = f"{int(np.mean(frames.visible)):,} of them in the picture on average"
        parts.append(f"### {frames.count:,} zombies, {seen}\n\n{stage_table(frames)}")
    parts.append(f"### Goals\n\n{goal_table(frame_goals(ran))}")
    return "\n\n".join(parts)


def stage_table(frames: Frames) -> Table:
    """Return the table of the stages, and their sum."""
    spreads = [(stage, Spread.of(frames.seconds[stage])) for stage in STAGES]
    spreads.append(("**whole frame**", Spread.of(frames.whole)))
    rows = [(name, figure(s.mean), figure(s.p50), figure(s.p99)) for name, s in spreads]
    return Table(("stage", "mean", "p50", "p99"), rows)


def frame_goals(ran: list[Frames]) -> list[Goal]:
    """Return the goals of whole frames with what was reached."""
    goals = []
    for frames in ran:
        spread, name = Spread.of(frames.whole), f"{frames.count:,} zombies"
        goals.append(Goal(f"{name}: mean ms", MEAN_MS[frames.count], spread.mean))
        if frames.count == min(MEAN_MS):
            uneven = spread.p99 and spread.p99 / spread.mean
            goals.append(Goal(f"{name}: p99 ÷ mean", EVENNESS, uneven))
        seen = float(np.mean(frames.visible))
        goals.append(Goal(f"{name}: in the picture", VISIBLE, seen, is_floor=True))
    return goals
