"""`hyosan level preview`: a whole level at one glance, as a picture or as coloured letters."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.commands.failure import FINE, CommandError
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.letters import letters_of
from hyosan_arcade.content.level import read_level
from hyosan_arcade.content.library import name_of, stock_for
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.reading import read_bytes
from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.frontends.headless import write_picture
from hyosan_arcade.run.session import Session
from hyosan_arcade.view.camera import Camera
from hyosan_arcade.view.compose import Composer

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.compose import Staging
    from hyosan_arcade.view.scene import CameraView

SEED = 1


class FixedCamera(Camera):
    """Shows the view it is told to, nobody's surroundings."""

    def __init__(self, level: LevelSpec, shown: CameraView) -> None:
        super().__init__(level.width, level.height, Random(SEED), 0.0)
        self.shown = shown

    def view(self, blend: float) -> CameraView:
        """Return the view, at any time."""
        return self.shown


def preview(file: Path, out: Path | None) -> int:
    """Write the picture of a level, here and under its name unless another file was named."""
    level = _level(file)
    target = out or Path(f"{name_of(file)}.png")
    try:
        draw_level(level, staging(), target)
    except FrontendError as error:
        raise CommandError(str(error)) from error
    print(f"{target}: {level.width} x {level.height} tiles, rows and columns numbered from 1")
    return FINE


def preview_ansi(file: Path) -> int:
    """Print the drawing in colour, or plainly where nobody sees colour."""
    level = _level(file)
    if not level.tiles:
        say(f"{file}: nothing is drawn")
    is_colored = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(letters_of(read_bytes(file), level, is_colored=is_colored))
    return FINE


def draw_level(level: LevelSpec, scenery: Staging, file: Path) -> None:
    """Write the picture of a level as it stands before the first tick."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # read when pygame is first imported
    from hyosan_arcade.frontends.window.overview import Overview, Plan, cameras

    marks = tuple((name, tiles) for name, tiles in level.marks.items() if tiles)
    plan = Plan(level.width, level.height, tuple(level.zones.items()), marks)
    overview = Overview(scenery.art_of(level), assets_root(), plan)
    composer = Composer(scenery, level)
    seen = Session(level, SEED).snapshot()
    for shown in cameras(plan):
        composer.camera = FixedCamera(level, shown)
        world = composer.compose(seen, 1.0).world
        if world is not None:
            overview.add(replace(world, camera=shown))
    overview.annotate()
    write_picture(overview.picture, file)


def _level(file: Path) -> LevelSpec:
    try:
        return read_level(file, stock_for(file))
    except ContentError as error:
        raise CommandError(str(error)) from error
