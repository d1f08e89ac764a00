"""`hyosan bench`: how fast this machine steps and draws a packed horde, stage by stage.

Whole frames of the real game, painted in memory and enlarged to 1440×810: the rules, light,
sprites and HUD are all on.  What counts is the time this thread works.  Figures of one run may be
compared with one another; between machines, and between runs on a busy one, they may not.
"""

from __future__ import annotations

import gc
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track
from rich.table import Table

from hyosan_arcade.commands.arena import Arena, Overlap, overlap_of
from hyosan_arcade.commands.demo import percentile
from hyosan_arcade.commands.failure import FINE
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.commands.stopwatch import Stopwatch, worked_s
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.run.replay import hex_checksum
from hyosan_arcade.sim import crowd, fields, grid, minds, world
from hyosan_arcade.view.compose import Composer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hyosan_arcade.commands.stopwatch import Place

SEED = 7
WARM_UP_TICKS = 240
"""The crush needs four seconds to pack."""
WINDOW = (1440, 810)

STAGES: Mapping[str, tuple[Place, ...]] = {
    "flow": ((fields.FlowFields, "solve"),),
    "grid": ((grid.Grid, "order"),),
    "pairs": ((crowd, "_separate"),),
    "walls": ((crowd, "_clamp_to_walls"),),
    "sight": ((minds, "_look_around"),),
    "rules": ((world.World, "step"),),
}


@dataclass(slots=True)
class Bench:
    """A run's figures: milliseconds per tick and per whole frame, and the stages' means."""

    zombies: int
    step_ms: list[float]
    frame_ms: list[float]
    stages: dict[str, float]
    visible: int
    overlap: Overlap
    checksum: str


def bench(zombies: int, ticks: int, *, as_json: bool) -> int:
    """Measure and report."""
    result = measure(zombies, ticks, quietly=as_json)
    if as_json:
        print(json.dumps(report_of(result)))
    else:
        _show(result)
    return FINE


def measure(zombies: int, ticks: int, *, quietly: bool) -> Bench:
    """Run `ticks` whole frames with `zombies`, after packing them."""
    stage = _Stage(zombies)
    for _ in _shown(range(WARM_UP_TICKS), "packing", quietly):
        stage.step()
    stage.draw(Stopwatch({}))  # the first picture loads what all others need
    gc.collect()
    gc.freeze()  # a full collection in mid-run would be measured as ours
    watch = Stopwatch(STAGES)
    step_ms, frame_ms = [], []
    with watch:
        for _ in _shown(range(ticks), "measuring", quietly):
            began_s = worked_s()
            stage.step()
            step_ms.append((worked_s() - began_s) * 1000)
            stage.draw(watch)
            frame_ms.append((worked_s() - began_s) * 1000)
    gc.unfreeze()
    simulated = stage.arena.world
    return Bench(
        zombies=simulated.horde.count,
        step_ms=step_ms,
        frame_ms=frame_ms,
        stages=watch.mean_ms(ticks),
        visible=stage.visible,
        overlap=overlap_of(simulated),
        checksum=hex_checksum(simulated.checksum()),
    )


class _Stage:
    """The arena with everything a frame needs."""

    def __init__(self, zombies: int) -> None:
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # read when pygame is first imported
        from hyosan_arcade.frontends.window.draw import Renderer

        self.arena = Arena(zombies, SEED)
        lights = staging()
        self._composer = Composer(lights, self.arena.level)
        self._renderer = Renderer(lights.art, assets_root())
        self.visible = 0

    def step(self) -> None:
        """One tick of the rules."""
        self._last = self.arena.step()

    def draw(self, watch: Stopwatch) -> None:
        """One frame: compose, paint, enlarge."""
        watch.timed("compose", self._compose)()
        watch.timed("draw", self._paint)()

    def _compose(self) -> None:
        seen = self.arena.world.snapshot()
        self._composer.observe(self._last, seen)
        self._scene = self._composer.compose(seen, 0.5)
        batch = self._scene.world.sprites if self._scene.world else None
        self.visible = len(batch.x) if batch is not None else 0

    def _paint(self) -> None:
        self._renderer.enlarged(self._scene, WINDOW)


def report_of(result: Bench) -> dict[str, object]:
    """Return the figures as JSON shows them."""
    return {
        "zombies": result.zombies,
        "visible": result.visible,
        "ticks": len(result.step_ms),
        "step_ms": _spread(result.step_ms),
        "frame_ms": _spread(result.frame_ms),
        "stages": result.stages,
        "fps": round(1000 / _spread(result.frame_ms)["mean"], 1),
        "pairs": result.overlap.pairs,
        "overlap": {"mean": result.overlap.mean, "p99": result.overlap.p99},
        "in_wall": result.overlap.in_wall,
        "checksum": result.checksum,
    }


def _spread(values: list[float]) -> dict[str, float]:
    mean = round(sum(values) / len(values), 3)
    return {"mean": mean, "p50": percentile(values, 50), "p99": percentile(values, 99)}


def _shown(rounds: Iterable[int], what: str, quietly: bool) -> Iterable[int]:
    console = Console(stderr=True)
    return track(rounds, what, console=console, disable=quietly or not console.is_terminal)


def _show(result: Bench) -> None:
    """Print the figures as a table for people."""
    table = Table(title=f"{result.zombies} zombies, {result.visible} sprites in the picture")
    for column in ("", "mean ms", "p50", "p99"):
        table.add_column(column, justify="left" if not column else "right")
    for name, values in (("step", result.step_ms), ("whole frame", result.frame_ms)):
        figures = _spread(values)
        table.add_row(name, *(f"{figures[key]:.2f}" for key in ("mean", "p50", "p99")))
    for stage, mean in result.stages.items():
        table.add_row(f"  {stage}", f"{mean:.2f}", "", "")
    console = Console()
    console.print(table)
    overlap = result.overlap
    console.print(
        f"{1000 / _spread(result.frame_ms)['mean']:.0f} frames a second; {overlap.pairs} pairs"
        f" overlap by {overlap.mean:.3f} of a diameter (p99 {overlap.p99:.3f});"
        f" {overlap.in_wall} in walls; checksum {result.checksum}"
    )
