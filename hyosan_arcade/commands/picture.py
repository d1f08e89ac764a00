"""A run seen without a screen: somebody watches every tick, and draws the moment that is asked for.

The picture is the window's own, painted by the same renderer in memory.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.commands.failure import CommandError
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.frontends.headless import write_picture
from hyosan_arcade.view.compose import Composer

if TYPE_CHECKING:
    from hyosan_arcade.sim.events import Event
    from hyosan_arcade.sim.snapshot import Snapshot
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import Scene


class Witness:
    """Follows a run of `level` from its first tick."""

    def __init__(self, level: LevelSpec) -> None:
        self._staging = staging()
        self._composer = Composer(self._staging, level)

    def watch(self, events: Sequence[Event], seen: Snapshot) -> None:
        """Take in one tick."""
        self._composer.observe(events, seen)

    def draw(self, seen: Snapshot, file: Path) -> None:
        """Write the picture of this moment to `file`."""
        draw_scene(self._composer.compose(seen, 1.0), self._staging.art, file)


def draw_scene(scene: Scene, art: Art, file: Path) -> None:
    """Paint `scene` in memory and write it to `file`; raise CommandError where that fails."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # read when pygame is first imported
    from hyosan_arcade.frontends.window.draw import Renderer

    try:
        write_picture(Renderer(scene.art or art, assets_root()).render(scene), file)
    except FrontendError as error:
        raise CommandError(str(error)) from error
