"""The standing world, painted once into chunks and kept.

A chunk is 256×256 px in two layers: the floor with its shadows and stains, and everything upright
(wall fronts and tops, doors), on nothing.  Two, because light falls on them differently: see
`light.py`.  A chunk is painted again only when something in it has changed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.masonry import Mason
from hyosan_arcade.frontends.window.overhang import Overhang
from hyosan_arcade.frontends.window.sheets import clear
from hyosan_arcade.frontends.window.terrain import Terrain, terrain_of
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.view.scene import CameraView, Decal, Ground, World2D

CHUNK_TILES = 16
CHUNK_PX = CHUNK_TILES * TILE_PX
REACH = 3
"""A tile's look depends on its neighbours at most this many tiles away."""
DECAL_REACH_PX = 40
DECALS_KEPT = 600
"""Stains a chunk remembers for when it is painted again."""
DROP_ABOVE = 48
"""Chunks kept at most: about 24 MB."""

Place = tuple[int, int]
"""Chunk (row, col)."""


@dataclass(slots=True)
class Chunk:
    """One painted part of the world and what it was painted from."""

    sign: int
    floor: pygame.Surface
    upright: pygame.Surface
    """Only the part of the chunk that has something in it, for speed."""
    corner: tuple[int, int]
    """Where that part lies in the chunk."""


@dataclass(slots=True)
class GroundPainter:
    """Paints, keeps and shows the ground of one level."""

    sheets: Sheets
    mason: Mason = field(init=False)
    terrain: Terrain = field(init=False)
    overhang: Overhang = field(default_factory=lambda: Overhang([]))
    _seen: tuple[str, int] = ("", -1)
    _structure: tuple[object, ...] = ()
    _chunks: dict[Place, Chunk] = field(default_factory=dict)
    _signs: dict[Place, int] = field(default_factory=dict)
    _decals: defaultdict[Place, list[Decal]] = field(default_factory=lambda: defaultdict(list))
    _stamped: int = 0

    def __post_init__(self) -> None:
        """Hire the mason."""
        self.mason = Mason(self.sheets)

    def look(self, world: World2D) -> Terrain:
        """Take in what has changed since the last frame; return the lie of the land."""
        ground = world.ground
        if self._seen[0] != ground.level_id or self._stamped > total_decals(world):
            self._forget()
        if self._seen != (ground.level_id, ground.version):
            self._seen = (ground.level_id, ground.version)
            self._survey(ground)
        self._stamp_new(world)
        return self.terrain

    def _survey(self, ground: Ground) -> None:
        """Look at a new version of the ground; most often only furniture has moved."""
        doors = tuple((door.tiles, door.state) for door in ground.doors)
        structure = (ground.tiles.tobytes(), doors)
        if structure != self._structure:
            self._structure = structure
            self.terrain = terrain_of(ground)
            self.mason.look(ground, self.terrain)
            self.overhang = self.mason.overhang()
        self.mason.fittings.look(ground, self.terrain)
        self._signs.clear()

    def draw(self, camera: CameraView, floor: pygame.Surface, upright: pygame.Surface) -> None:
        """Show the visible chunks: floors on `floor`, walls and doors on `upright`."""
        for row in range(camera.y // CHUNK_PX, (camera.y + camera.height - 1) // CHUNK_PX + 1):
            for col in range(camera.x // CHUNK_PX, (camera.x + camera.width - 1) // CHUNK_PX + 1):
                chunk = self._chunk((row, col))
                at = (col * CHUNK_PX - camera.x, row * CHUNK_PX - camera.y)
                floor.blit(chunk.floor, at)
                corner = (at[0] + chunk.corner[0], at[1] + chunk.corner[1])
                upright.blit(chunk.upright, corner, special_flags=pygame.BLEND_PREMULTIPLIED)

    def draw_glowing(self, target: pygame.Surface, camera: CameraView) -> None:
        """Draw what shines by itself over the lit picture."""
        self.mason.fittings.draw_glowing(target, camera)

    def _chunk(self, place: Place) -> Chunk:
        if place not in self._signs:
            self._signs[place] = self.mason.sign(tiles_of(place))
        kept = self._chunks.get(place)
        if kept is None or kept.sign != self._signs[place]:
            self._chunks[place] = kept = self._paint(place)
            if len(self._chunks) > DROP_ABOVE:
                del self._chunks[next(iter(self._chunks))]
        return kept

    def _paint(self, place: Place) -> Chunk:
        corner = (place[1] * CHUNK_PX, place[0] * CHUNK_PX)
        floor = pygame.Surface((CHUNK_PX, CHUNK_PX), 0, 32)
        upright = clear(CHUNK_PX, CHUNK_PX)
        self.mason.build(tiles_of(place), corner, floor, upright)
        for decal in self._decals[place]:
            self._stamp(decal, floor, corner)
        built = upright.get_bounding_rect()
        part = upright.subsurface(built).copy()
        return Chunk(self._signs[place], floor, part, built.topleft)

    def _stamp_new(self, world: World2D) -> None:
        """Stamp the stains that came since the last frame into the chunks they touch."""
        fresh = total_decals(world) - self._stamped
        self._stamped += fresh
        for decal in world.decals[-fresh:] if fresh else ():
            for place in chunks_touched(decal):
                marks = self._decals[place]
                marks.append(decal)
                del marks[:-DECALS_KEPT]
                if place in self._chunks:
                    corner = (place[1] * CHUNK_PX, place[0] * CHUNK_PX)
                    self._stamp(decal, self._chunks[place].floor, corner)

    def _stamp(self, decal: Decal, floor: pygame.Surface, corner: tuple[int, int]) -> None:
        spec = self.sheets.art.decals.get(decal.name)
        if spec is None:
            return
        rect = spec.rects[decal.variant % len(spec.rects)]
        picture = self.sheets.box(spec.file, rect)
        anchor_x, anchor_y = spec.anchor or (rect[2] // 2, rect[3] // 2)
        if decal.mirrored:
            picture = pygame.transform.flip(picture, flip_x=True, flip_y=False)
            anchor_x = rect[2] - anchor_x
        at = (decal.x - anchor_x - corner[0], decal.y - anchor_y - corner[1])
        floor.blit(picture, at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _forget(self) -> None:
        self._chunks.clear()
        self._decals.clear()
        self._stamped = 0
        self._seen = ("", -1)


def total_decals(world: World2D) -> int:
    """Count the stains of the run so far."""
    return world.decals_dropped + len(world.decals)


def tiles_of(place: Place) -> tuple[range, range]:
    """Return the rows and columns of tiles a chunk covers."""
    row, col = place[0] * CHUNK_TILES, place[1] * CHUNK_TILES
    return range(row, row + CHUNK_TILES), range(col, col + CHUNK_TILES)


def chunks_touched(decal: Decal) -> set[Place]:
    """Return the chunks a stain may reach into."""
    xs = (decal.x - DECAL_REACH_PX, decal.x + DECAL_REACH_PX)
    ys = (decal.y - DECAL_REACH_PX, decal.y + DECAL_REACH_PX)
    return {(y // CHUNK_PX, x // CHUNK_PX) for x in xs for y in ys}
