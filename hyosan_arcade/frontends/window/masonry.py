"""How the map's squares become floors, wall fronts, wall tops, windows and doors.

The world is seen from the south and above.  A wall whose southern neighbour is open shows its
front, 30 px high where it is two tiles thick and 18 px else, and above that a strip of its top;
other walls show their tops alone.  Walls stand in the south of what they hide, so a chunk also
draws the walls just below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.frontends.window.chasms import chasm_layers
from hyosan_arcade.frontends.window.doorways import Doorways
from hyosan_arcade.frontends.window.fittings import Fittings
from hyosan_arcade.frontends.window.overhang import Overhang, Piece, depth_of
from hyosan_arcade.frontends.window.sheets import clear
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.frontends.window.terrain import Terrain
    from hyosan_arcade.view.scene import Ground

Tiles = tuple[range, range]
"""Rows and columns."""

REACH = 3
"""A tile's look depends on what is at most this many tiles away; a front rises as far."""
AO_SOUTH = (150, 132, 112, 92, 72, 54, 38, 24, 12)
"""Darkness of the floor below a wall, px by px; of 255."""
AO_SIDE = (84, 52, 26, 10)
FLOOR_OF = {
    "tree": "grass",
    "rope": "gap",
    "wall": "void",
    "window": "void",
    "window_broken": "void",
}
"""What lies under tiles that are no floor themselves."""
PANE_ROWS = slice(2, 16)


class Mason:
    """Builds any part of one level's standing world."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._doorways = Doorways(sheets)
        self.fittings = Fittings(sheets)
        self._shade_south = shade(TILE_PX, AO_SOUTH)
        side = shade(TILE_PX, AO_SIDE)
        self._shade_east = pygame.transform.rotate(side, 90)
        self._shade_west = pygame.transform.rotate(side, -90)
        self._terrain: Terrain
        self._capped = b""
        self._caps: list[Piece] = []

    def look(self, ground: Ground, terrain: Terrain) -> None:
        """Take the level as it is now."""
        self._terrain = terrain
        self._doorways.look(ground, terrain)

    def overhang(self) -> Overhang:
        """Return what of the walls and doors stands before bodies."""
        tiles = self._terrain.tiles.tobytes()
        if tiles != self._capped:
            self._capped, self._caps = tiles, list(self._lay_caps())
        return Overhang(self._caps + self._doorways.overhang())

    def _lay_caps(self) -> Iterator[Piece]:
        """Yield the strip along the top of every front."""
        terrain, cap = self._terrain, self.wall_piece("cap", 0)
        rows, cols = np.nonzero(terrain.is_wall)
        for row, col in zip(rows.tolist(), cols.tolist(), strict=True):
            thick = terrain.face_height(row, col)
            if thick:
                front = self.wall_piece("face" if thick == 2 else "face_low", col)
                top = depth_of(row) + 1 - front.get_height() - cap.get_height()
                yield Piece(depth_of(row), cap, col * TILE_PX, top)

    def sign(self, tiles: Tiles) -> int:
        """Return a number that changes when the look of `tiles` does."""
        rows, cols = (range(max(r.start - REACH, 0), r.stop + REACH) for r in tiles)
        squares = self._terrain.tiles[rows.start : rows.stop, cols.start : cols.stop]
        doors, fittings = self._doorways.states(rows, cols), self.fittings.sign(rows, cols)
        return hash((squares.tobytes(), doors, fittings))

    def build(
        self,
        tiles: Tiles,
        corner: tuple[int, int],
        floor: pygame.Surface,
        upright: pygame.Surface,
    ) -> None:
        """Paint `tiles` on two surfaces whose corner is at world px `corner`."""
        floor.fill(self._sheets.color("ink"))
        for row in tiles[0]:
            for col in tiles[1]:
                at = (col * TILE_PX - corner[0], row * TILE_PX - corner[1])
                self._lay_floor(floor, row, col, at)
        for row in range(tiles[0].start - 1, tiles[0].stop + REACH):
            for col in range(tiles[1].start - 1, tiles[1].stop + 1):
                at = (col * TILE_PX - corner[0], row * TILE_PX - corner[1])
                self._raise_wall(upright, row, col, at)
        self._doorways.hang(tiles, corner, upright)
        self.fittings.fix(tiles, corner, floor, upright)

    def _lay_floor(self, surface: pygame.Surface, row: int, col: int, at: tuple[int, int]) -> None:
        terrain = self._terrain
        name = terrain.name(row, col)
        self._lay(surface, FLOOR_OF.get(name, name), row, col, at)
        for layer in chasm_layers(terrain, row, col):
            self._lay(surface, layer, row, col, at)
        if not terrain.open_floor(row, col):
            return
        if terrain.wall(row - 1, col):
            surface.blit(self._shade_south, at)
        if terrain.wall(row, col - 1):
            surface.blit(self._shade_east, at)
        if terrain.wall(row, col + 1):
            surface.blit(self._shade_west, (at[0] + TILE_PX - len(AO_SIDE), at[1]))

    def _lay(
        self, surface: pygame.Surface, name: str, row: int, col: int, at: tuple[int, int]
    ) -> None:
        """Lay one tile of a patterned block."""
        spec = self._sheets.art.tiles.get(name)
        if spec is None:
            return
        x = spec.rect[0] + col % spec.pattern[0] * TILE_PX
        y = spec.rect[1] + row % spec.pattern[1] * TILE_PX
        tile = self._sheets.box(spec.file, (x, y, TILE_PX, TILE_PX))
        surface.blit(tile, at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _raise_wall(self, surface: pygame.Surface, row: int, col: int, at: tuple[int, int]) -> None:
        """Draw what stands on one tile, if anything does."""
        terrain = self._terrain
        if terrain.name(row, col) == "tree":
            self._plant_tree(surface, at)
        elif not terrain.wall(row, col):
            return
        elif terrain.face_height(row, col):
            self._raise_front(surface, row, col, at)
        elif terrain.face_height(row + 1, col) != 2:
            self._lay_top(surface, row, col, at)

    def _raise_front(
        self, surface: pygame.Surface, row: int, col: int, at: tuple[int, int]
    ) -> None:
        is_full = self._terrain.face_height(row, col) == 2
        face = self.wall_piece("face" if is_full else "face_low", col)
        top = at[1] + TILE_PX - face.get_height()
        cap = self.wall_piece("cap", 0)
        surface.blit(face, (at[0], top))
        name = self._terrain.name(row, col)
        if name != "wall":
            pane = self._pane(row, col)
            height = min(pane.get_height(), face.get_height() - 3)
            surface.blit(pane, (at[0], top + (2 if is_full else 1)), (0, 0, TILE_PX, height))
        surface.blit(cap, (at[0], top - cap.get_height()))

    def _pane(self, row: int, col: int) -> pygame.Surface:
        """Return the glass of one window tile; two side by side share a frame."""
        terrain, name = self._terrain, self._terrain.name(row, col)
        state = "_broken" if name == "window_broken" else ""
        start = col
        while terrain.name(row, start - 1) == name:
            start -= 1
        is_right = (col - start) % 2 == 1
        has_twin = is_right or terrain.name(row, col + 1) == name
        spec_name = f"face_window2{state}" if has_twin else f"face_window{state}"
        whole = self.wall_piece(spec_name, 1 if is_right else 0)
        return whole.subsurface((0, PANE_ROWS.start, TILE_PX, PANE_ROWS.stop - PANE_ROWS.start))

    def _lay_top(self, surface: pygame.Surface, row: int, col: int, at: tuple[int, int]) -> None:
        terrain = self._terrain
        surface.fill(self._sheets.color("ink"), (*at, TILE_PX, TILE_PX))
        self._lay(surface, "wall_top", row, col, at)
        bright, dim = self._sheets.color("slate2"), self._sheets.color("slate1")
        if terrain.open_floor(row - 1, col):
            surface.fill(bright, (*at, TILE_PX, 1))
        if terrain.open_floor(row, col - 1):
            surface.fill(dim, (*at, 1, TILE_PX))
        if terrain.open_floor(row, col + 1):
            surface.fill(dim, (at[0] + TILE_PX - 1, at[1], 1, TILE_PX))
        if terrain.name(row, col) != "wall":
            self._lay_sill(surface, row, col, at)

    def _lay_sill(self, surface: pygame.Surface, row: int, col: int, at: tuple[int, int]) -> None:
        """Draw a window seen from above: a frame along the wall with the night in it."""
        runs_down = self._terrain.wall(row - 1, col) and self._terrain.wall(row + 1, col)
        is_broken = self._terrain.name(row, col) == "window_broken"
        glass = self._sheets.color("ink" if is_broken else "navy3")
        for color, inset in ((self._sheets.color("slate3"), 0), (glass, 1)):
            box = pygame.Rect(0, 5 + inset, TILE_PX, 6 - 2 * inset)
            if runs_down:
                box = pygame.Rect(5 + inset, 0, 6 - 2 * inset, TILE_PX)
            surface.fill(color, box.move(at))

    def _plant_tree(self, surface: pygame.Surface, at: tuple[int, int]) -> None:
        """Draw a round crown on a short trunk."""
        x, y = at[0] + TILE_PX // 2, at[1] + TILE_PX // 2
        surface.fill(self._sheets.color("wood1"), (x - 2, y, 4, 8))
        for name, radius, rise in (("ink", 11, 8), ("pine1", 10, 8), ("pine2", 7, 10)):
            pygame.draw.circle(surface, self._sheets.color(name), (x, y - rise), radius)
        pygame.draw.circle(surface, self._sheets.color("pine3"), (x - 3, y - 13), 2)

    def wall_piece(self, name: str, col: int) -> pygame.Surface:
        """Return the 16 px wide part of a wall picture that belongs in column `col`."""
        spec = self._sheets.art.walls.get(name)
        if spec is None:
            return clear(TILE_PX, TILE_PX)
        x, y, width, height = spec.rect
        x += col * TILE_PX % max(width // TILE_PX * TILE_PX, TILE_PX)
        return self._sheets.box(spec.file, (x, y, TILE_PX, height))


def shade(width: int, darkness: tuple[int, ...]) -> pygame.Surface:
    """Return a strip of black, row by row as dark as told."""
    strip = clear(width, len(darkness))
    for row, alpha in enumerate(darkness):
        strip.fill((5, 4, 12, alpha), (0, row, width, 1))
    return strip
