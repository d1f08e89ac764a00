"""A whole level in one picture, for those who draw one: rulers, zones tinted, places named.

The level is drawn by the game's own painters, view by view, in plain light; `Plan` says what is
written over it.  Front-ends know scenes only, so somebody else looks: see `commands`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.actors import Actors
from hyosan_arcade.frontends.window.ground import GroundPainter
from hyosan_arcade.frontends.window.sheets import RGB, Sheets, clear
from hyosan_arcade.frontends.window.text import Type
from hyosan_arcade.view.scene import TILE_PX, VIEW_H, VIEW_W, CameraView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import World2D

MARGIN_PX = 24
"""Room for the rulers, at the left and at the top."""
RULER_EVERY = 5
SMALL_PX = 720
"""A picture less wide is enlarged."""
ZONE_ALPHA = 46
RIM_ALPHA = 150
ZONE_COLORS: tuple[RGB, ...] = (
    (84, 190, 255),
    (255, 196, 72),
    (126, 224, 120),
    (240, 110, 180),
    (170, 130, 255),
    (255, 130, 80),
    (90, 230, 210),
    (220, 220, 110),
)
AROUND = ((-1, 0), (1, 0), (0, -1), (0, 1))

Tile = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written over the picture of a level of `width` × `height` tiles.

    `zones` and `marks` map a name to its tiles, (row, col) each.
    """

    width: int
    height: int
    zones: tuple[tuple[str, tuple[Tile, ...]], ...] = ()
    marks: tuple[tuple[str, tuple[Tile, ...]], ...] = ()


def cameras(plan: Plan) -> Iterator[CameraView]:
    """Yield the views that cover the whole level."""
    for y in range(0, plan.height * TILE_PX, VIEW_H):
        for x in range(0, plan.width * TILE_PX, VIEW_W):
            yield CameraView(x, y)


class Overview:
    """Puts the picture of one level together; begins as an empty sheet."""

    def __init__(self, art: Art, assets_root: Path, plan: Plan) -> None:
        self._sheets = Sheets(art, assets_root)
        self._words = Type(self._sheets)
        self._ground = GroundPainter(self._sheets)
        self._actors = Actors(self._sheets)
        self._plan = plan
        size = (plan.width * TILE_PX + MARGIN_PX, plan.height * TILE_PX + MARGIN_PX)
        self.picture = pygame.Surface(size, 0, 32)
        self.picture.fill(self._sheets.color("ink"))

    def add(self, world: World2D) -> None:
        """Paint what the camera of `world` sees, without light and weather."""
        view = pygame.Surface((VIEW_W, VIEW_H), 0, 32)
        upright = clear(VIEW_W, VIEW_H)
        self._ground.look(world)
        self._actors.place(world.sprites, world.camera)
        self._ground.draw(world.camera, view, upright)
        self._actors.draw_shadows(view)
        view.blit(upright, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        self._actors.draw_bodies(view, self._ground.overhang.seen(world.camera))
        self._actors.draw_outlines(view, 0)
        self._ground.draw_glowing(view, world.camera)
        self.picture.blit(view, (world.camera.x + MARGIN_PX, world.camera.y + MARGIN_PX))

    def annotate(self) -> None:
        """Tint the zones, name zones and marks, draw the rulers; enlarge what is small."""
        for number, (_, tiles) in enumerate(self._plan.zones):
            self._tint(tiles, ZONE_COLORS[number % len(ZONE_COLORS)])
        self._draw_rulers()
        for name, tiles in self._plan.zones:
            self._label(name, middle(tiles), "paper")
        for name, tiles in self._plan.marks:
            for tile in tiles:
                self._pin(tile)
            self._label(name, (tiles[0][0] - 2, tiles[0][1]), "gold")
        if self.picture.get_width() < SMALL_PX:
            self.picture = pygame.transform.scale_by(self.picture, 2)

    def _tint(self, tiles: tuple[Tile, ...], color: RGB) -> None:
        """Colour a zone, its rim more strongly."""
        square = pygame.Surface((TILE_PX, TILE_PX), pygame.SRCALPHA, 32)
        square.fill((*color, ZONE_ALPHA))
        inside = set(tiles)
        for row, col in tiles:
            x, y = corner((row, col))
            self.picture.blit(square, (x, y))
            for d_row, d_col in AROUND:
                if (row + d_row, col + d_col) not in inside:
                    self._edge(x, y, (d_row, d_col), color)

    def _edge(self, x: int, y: int, side: Tile, color: RGB) -> None:
        far = TILE_PX - 1
        box = pygame.Rect(
            x + far * (side[1] > 0),
            y + far * (side[0] > 0),
            TILE_PX if side[0] else 1,
            TILE_PX if side[1] else 1,
        )
        line = pygame.Surface(box.size, pygame.SRCALPHA, 32)
        line.fill((*color, RIM_ALPHA))
        self.picture.blit(line, box)

    def _pin(self, tile: Tile) -> None:
        """Put a gold diamond around a marked tile."""
        x, y = corner(tile)
        half = TILE_PX // 2
        points = [(x + half, y + 2), (x + 13, y + half), (x + half, y + 13), (x + 2, y + half)]
        pygame.draw.polygon(self.picture, self._sheets.color("ink"), points, width=3)
        pygame.draw.polygon(self.picture, self._sheets.color("gold"), points, width=1)

    def _label(self, text: str, tile: Tile, color: str) -> None:
        """Write a name over the middle of a tile, within the picture."""
        x, y = corner(tile)
        width, height = self._words.width(text) + 4, 11
        left = x + TILE_PX // 2 - width // 2
        left = max(min(left, self.picture.get_width() - width), MARGIN_PX)
        top = max(y + 2, MARGIN_PX)
        plate = pygame.Surface((width, height), pygame.SRCALPHA, 32)
        plate.fill((*self._sheets.color("ink"), 190))
        self.picture.blit(plate, (left, top))
        self._words.draw(self.picture, (left + 2, top + 2), text, color)

    def _draw_rulers(self) -> None:
        """Number the rows and columns from 1, as the checker does."""
        tick = self._sheets.color("paper")
        width, height = self.picture.get_size()
        for band in ((0, 0, width, MARGIN_PX), (0, 0, MARGIN_PX, height)):
            self.picture.fill(self._sheets.color("ink"), band)
        for col in range(self._plan.width):
            x = MARGIN_PX + col * TILE_PX
            is_told = (col + 1) % RULER_EVERY == 0 or col == 0
            self.picture.fill(tick, (x, MARGIN_PX - (6 if is_told else 2), 1, 6 if is_told else 2))
            if is_told:
                self._words.draw(self.picture, (x + 3, MARGIN_PX - 14), str(col + 1))
        for row in range(self._plan.height):
            y = MARGIN_PX + row * TILE_PX
            is_told = (row + 1) % RULER_EVERY == 0 or row == 0
            self.picture.fill(tick, (MARGIN_PX - (6 if is_told else 2), y, 6 if is_told else 2, 1))
            if is_told:
                self._words.draw(self.picture, (2, y + 4), str(row + 1))


def corner(tile: Tile) -> tuple[int, int]:
    """Return the picture px of a tile's top left."""
    return MARGIN_PX + tile[1] * TILE_PX, MARGIN_PX + tile[0] * TILE_PX


def middle(tiles: tuple[Tile, ...]) -> Tile:
    """Return the tile of a zone that lies nearest to its middle.

    >>> middle(((0, 0), (0, 1), (0, 2), (4, 1)))
    (0, 1)
    """
    row = sum(tile[0] for tile in tiles) / len(tiles)
    col = sum(tile[1] for tile in tiles) / len(tiles)
    return min(tiles, key=lambda tile: ((tile[0] - row) ** 2 + (tile[1] - col) ** 2, tile))
