"""What is beyond the page and must be known: arrows for the ally and the dead who come.

A scene has arrows for what lies outside its own picture, which is larger than a terminal's.  What
is inside that and outside the page is found among its sprites: of the dead, those that walk
towards the player.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.frontends.terminal.sprites import DEAD
from hyosan_arcade.view.scene import TILE_PX, EdgeArrow, Tint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.ground import Page
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import SpriteBatch, World2D

SECTORS = 8
"""Threats are gathered into this many directions, an arrow each."""
FAR_TILES = 18.0
"""Nobody farther off is announced."""
DIRECTIONS = np.array(((0, 1), (0, -1), (1, 0), (-1, 0)))
"""By the order of the sheets: down, up, right, left."""
HYBRIDS = {Tint.ALLY: "ally", Tint.FERAL: "feral", Tint.HOSTILE: "feral"}
"""The kind of arrow for whoever is shown so, beyond the page."""
AHEAD = 0.6
"""Cosine of how far beside its way the player may be for one who comes."""

Place = tuple[float, float]


class Walkers:
    """Tells from a sprite whether it is one of the dead, walking, and where to."""

    def __init__(self, art: Art) -> None:
        self._start = np.full(len(art.sheets), -1, np.int32)
        self._frames = np.ones(len(art.sheets), np.int32)
        for name, who in art.characters.items():
            if name in DEAD:
                self._start[list(who.sheets)] = who.start("walk")
                self._frames[list(who.sheets)] = who.frames

    def headings(self, batch: SpriteBatch) -> NDArray[np.int8]:
        """Return (N,) in which direction each sprite of the dead walks, -1 for anything else."""
        start = self._start.take(batch.sheet)
        step = batch.cell - start
        heading = step // self._frames.take(batch.sheet)
        return np.where((start >= 0) & (step >= 0) & (heading < 4), heading, -1).astype(np.int8)


def arrows(world: World2D, page: Page, walkers: Walkers, own: Place) -> list[EdgeArrow]:
    """Return the arrows for a page; `own` is where the player is, world px.

    Exits have words at the rim instead.
    """
    found = [arrow for arrow in world.arrows if arrow.kind not in ("threat", "exit")]
    batch = world.sprites
    for tint, kind in HYBRIDS.items():
        for n in np.flatnonzero(batch.tint == tint).tolist():
            x, y = int(batch.x[n]), int(batch.y[n])
            if not page.holds(x, y):
                found.append(EdgeArrow(*_towards((x, y), own), kind, 0.0))
    return found + _threats(world, page, walkers, own)


def _threats(world: World2D, page: Page, walkers: Walkers, own: Place) -> list[EdgeArrow]:
    """Gather those who come by direction, the most urgent of each."""
    urgency: dict[int, float] = {}
    known = [arrow for arrow in world.arrows if arrow.kind == "threat"]
    for arrow in [*known, *_comers(world.sprites, page, walkers, own)]:
        sector = round(math.atan2(arrow.dy, arrow.dx) / math.tau * SECTORS) % SECTORS
        urgency[sector] = max(urgency.get(sector, 0.0), arrow.urgency)
    return [
        EdgeArrow(
            math.cos(sector / SECTORS * math.tau),
            math.sin(sector / SECTORS * math.tau),
            "threat",
            much,
        )
        for sector, much in urgency.items()
    ]


def _comers(batch: SpriteBatch, page: Page, walkers: Walkers, own: Place) -> Iterator[EdgeArrow]:
    """Yield an arrow for each of the dead beyond the page that walks towards the player."""
    left, top = page.col * TILE_PX, page.row * TILE_PX
    right = left + page.width * TILE_PX // page.size
    bottom = top + page.height * TILE_PX // page.size
    outside = (batch.x < left) | (batch.x >= right) | (batch.y < top) | (batch.y >= bottom)
    heading = walkers.headings(batch)
    dx, dy = own[0] - batch.x, own[1] - batch.y
    away = np.hypot(dx, dy)
    ahead = DIRECTIONS[heading, 0] * dx + DIRECTIONS[heading, 1] * dy
    comes = outside & (heading >= 0) & (away < FAR_TILES * TILE_PX) & (ahead > away * AHEAD)
    for n in np.flatnonzero(comes).tolist():
        urgency = 1.0 - away[n] / (FAR_TILES * TILE_PX)
        yield EdgeArrow(-dx[n] / away[n], -dy[n] / away[n], "threat", float(urgency))


def _towards(place: Place, own: Place) -> Place:
    """Return the step of length 1 from the player to a place."""
    dx, dy = place[0] - own[0], place[1] - own[1]
    away = max(math.hypot(dx, dy), 1e-6)
    return dx / away, dy / away
