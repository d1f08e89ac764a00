"""A small thing to show in a real terminal front-end, run in a process of its own.

    python -m tests.terminal.stage TALE_FD [ACT]

It tells on TALE_FD, a line of JSON each, what every tick was told to do.  ACT is what happens:
play (nothing), crash (an exception after a while), noise (frames as heavy as a fight, each with
the time it was made), c_noise (a library that writes to stderr), card (it begins with the card).
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.ending import end_as_signalled
from hyosan_arcade.frontends.terminal.app import (
    Terminal,
    TerminalOptions,
    open_terminal,
)
from hyosan_arcade.frontends.terminal.cells import Cells
from hyosan_arcade.frontends.terminal.painting import Painting
from hyosan_arcade.loop import run
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.controls import ControlMap, Controls
from hyosan_arcade.view.scene import Scene

if TYPE_CHECKING:
    from typing import TextIO

CRASH_TICK = 30
CRASH = "the ceiling came down"
LOG_VARIABLE = "STAGE_LOG"
PICTURE_ROWS = 12
"""So many rows of noise are about what a fight sends."""
STAMP = "made_at_{ms:015d}"


class Act:
    """Counts ticks, tells of them, and shows the count."""

    def __init__(self, tale: TextIO, act: str) -> None:
        self.is_over = False
        self._tale = tale
        self._act = act
        self._tick = 0

    def tick(self, controls: Controls) -> None:
        """Tell what the players wants."""
        self._tick += 1
        facts = {
            "tick": self._tick,
            "at_s": time.monotonic(),
            "held": sorted(controls.held),
            "pressed": sorted(controls.pressed),
            "way": controls.direction(),
            "pointer": controls.pointer,
            "lost_focus": controls.lost_focus,
        }
        print(json.dumps(facts), file=self._tale, flush=True)
        if self._act == "crash" and self._tick == CRASH_TICK:
            raise RuntimeError(CRASH)
        if self._act == "c_noise":
            os.write(2, b"ALSA lib: no such thing\n")

    def compose(self, blend: float) -> Scene:
        """Show the count."""
        line = (f"tick {self._tick}", "paper")
        return Scene(
            world=None,
            hud=None,
            menu=None,
            cues=(),
            listener=(0.0, 0.0),
            frame_ticks=self._tick,
            notice=(line,),
        )


class NoisePainting(Painting):
    """Fills part of each frame with other pixels than the last, and tells when it was made."""

    def paint(self, scene: Scene, rows: int, cols: int) -> Cells:
        """Draw a frame."""
        cells = super().paint(scene, rows, cols)
        noise = np.random.default_rng(scene.frame_ticks).integers(
            0, 256, (2 * PICTURE_ROWS, cols, 3), np.uint8
        )
        cells.put_pixels(4, 0, noise)
        ink = (255, 255, 255 * (scene.frame_ticks % 2))  # another colour: every letter is sent
        cells.write(rows - 1, 0, STAMP.format(ms=int(time.monotonic() * 1000)), ink)
        return cells


def main() -> None:
    """Perform."""
    tale = os.fdopen(int(sys.argv[1]), "w")
    act = sys.argv[2] if len(sys.argv) > 2 else "play"
    log = os.environ.get(LOG_VARIABLE)
    options = TerminalOptions(
        color="256", is_mute=True, log=Path(log) if log else None, wants_card=act == "card"
    )
    terminal = open_terminal(Art.load(assets_root()), assets_root(), ControlMap(), options)
    if act == "noise":
        terminal.painting = NoisePainting(
            terminal.painting.art, assets_root(), terminal.painting.look
        )
    perform(terminal, Act(tale, act))


def perform(terminal: Terminal, act: Act) -> None:
    """Run to the end, and die as asked."""
    try:
        run(terminal, act)
    finally:
        terminal.close()
    end_as_signalled(terminal.ended_by)


if __name__ == "__main__":
    main()
