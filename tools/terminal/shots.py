"""Moments of a run as a terminal shows them: a bot plays, and at a tick a frame is kept.

The frame goes the whole way that it goes in the game: scene, cells, bytes for that terminal; a
small terminal reads the bytes back, and what it then shows is the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.content.library import find_level
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import load_words
from hyosan_arcade.frontends.terminal.encode import ColorDepth, Encoder
from hyosan_arcade.frontends.terminal.painting import Look, Painting
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.world import Difficulty
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.compose import Composer, Staging
from hyosan_arcade.view.controls import ControlMap
from tools.terminal.glass import Glass
from tools.terminal.picture import cells_to_picture

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.cells import Cells
    from hyosan_arcade.view.scene import Scene

SEEN_TICKS = 6
"""Every so many ticks a frame is painted on the way, as the view's camera follows the player."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A tick of the run that `bot` plays of a level."""

    level: str = "classroom"
    seed: int = 3
    bot: str = "rusher"
    tick: int = 600
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Glassware:
    """The terminal that it is shown on."""

    rows: int
    cols: int
    depth: ColorDepth = ColorDepth.INDEXED_256
    view: str = "pixel"


def scenes_until(moment: Moment, art: Art) -> list[Scene]:
    """Play up to a moment; return what was to be seen on the way, the moment last."""
    level = find_level(moment.level)
    words = load_words(assets_root() / "text", moment.language)
    session = Session(level, moment.seed, Difficulty.NORMAL)
    composer = Composer(Staging(art, words, ControlMap()), level)
    scenes: list[Scene]
    bot, seen, scenes = BOTS[moment.bot](moment.seed), session.snapshot(), []
    composer.observe((), seen)
    while not session.is_over and session.world.tick < moment.tick:
        events = session.tick((bot.decide(seen),))
        seen = session.snapshot()
        composer.observe(events, seen)
        if (moment.tick - session.world.tick) % SEEN_TICKS == 0:
            scenes.append(composer.compose(seen, 1.0))
    return scenes


def shown(scenes: list[Scene], ware: Glassware, moment: Moment, art: Art) -> Cells:
    """Return the cells that such a terminal ends up with after all these scenes."""
    words = load_words(assets_root() / "text", moment.language)
    look = Look(ware.view, words.get)
    painting, encoder = Painting(art, assets_root(), look), Encoder(ware.depth)
    glass = Glass(ware.rows, ware.cols)
    for scene in scenes:
        glass.feed(encoder.frame(painting.paint(scene, ware.rows, ware.cols)))
    return glass.cells


def write_shot(cells: Cells, file: Path) -> None:
    """Draw cells into a PNG."""
    file.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(cells_to_picture(cells), file)
