"""Doors, seen from the front in walls that run east-west, edge on in walls that run north-south."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.overhang import Piece, depth_of, opening
from hyosan_arcade.frontends.window.terrain import DOOR_STATES, SHUT
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.frontends.window.terrain import Terrain
    from hyosan_arcade.view.scene import Ground

PICTURE_OF = {"barricaded": "closed"}
"""States that look like another, plus something on top."""
Leaf = tuple[str, int, int, int]
"""(picture, state, row, column) of one part of a door; two tiles side by side are one part."""


class Doorways:
    """The doors of one level, as pictures and places."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._leaves: tuple[Leaf, ...] = ()

    def look(self, ground: Ground, terrain: Terrain) -> None:
        """Take the doors as they are now."""
        self._leaves = tuple(
            leaf for door in ground.doors for leaf in leaves(door.tiles, door.state, terrain)
        )

    def states(self, rows: range, cols: range) -> tuple[Leaf, ...]:
        """Return what can be seen of doors within `rows` and `cols`."""
        return tuple(leaf for leaf in self._leaves if leaf[2] in rows and leaf[3] in cols)

    def hang(
        self, tiles: tuple[range, range], corner: tuple[int, int], surface: pygame.Surface
    ) -> None:
        """Draw the doors that reach into `tiles`."""
        rows = range(tiles[0].start, tiles[0].stop + 2)
        cols = range(tiles[1].start - 1, tiles[1].stop)
        for leaf in self.states(rows, cols):
            self._hang_leaf(leaf, corner, surface)

    def overhang(self) -> list[Piece]:
        """Return what of the doors stands before bodies: shut leaves, or posts and lintel."""
        return [self._piece(leaf) for leaf in self._leaves if leaf[0] != "v"]

    def _piece(self, leaf: Leaf) -> Piece:
        _, state, row, _ = leaf
        name, foot = picture_and_foot(leaf)
        picture, anchor = self._sheets.prop(name)
        if DOOR_STATES[state] not in SHUT:
            picture = opening(picture)
        return Piece(depth_of(row), picture, foot[0] - anchor[0], foot[1] - anchor[1])

    def _hang_leaf(self, leaf: Leaf, corner: tuple[int, int], surface: pygame.Surface) -> None:
        name, (x, y) = picture_and_foot(leaf)
        foot = (x - corner[0], y - corner[1])
        top = self._stand(name, foot, surface)
        if leaf[0] != "v":
            self._cap(leaf[3], leaf_width(leaf), top, corner, surface)
        if DOOR_STATES[leaf[1]] == "barricaded":
            self._stand("barricade", foot, surface)

    def _stand(self, name: str, foot: tuple[int, int], surface: pygame.Surface) -> int:
        """Put a picture on its foot; return its top."""
        picture, anchor = self._sheets.prop(name)
        at = (foot[0] - anchor[0], foot[1] - anchor[1])
        surface.blit(picture, at, special_flags=pygame.BLEND_PREMULTIPLIED)
        return at[1]

    def _cap(
        self, col: int, width: int, top: int, corner: tuple[int, int], surface: pygame.Surface
    ) -> None:
        """Lead the strip of wall top over the door."""
        spec = self._sheets.art.walls.get("cap")
        if spec is None:
            return
        cap = self._sheets.box(spec.file, spec.rect)
        for n in range(width):
            surface.blit(cap, ((col + n) * TILE_PX - corner[0], top - cap.get_height()))


def leaf_width(leaf: Leaf) -> int:
    """Return how many tiles wide one part of a door is."""
    return 2 if leaf[0] == "h2" else 1


def picture_and_foot(leaf: Leaf) -> tuple[str, tuple[int, int]]:
    """Return the art's name of a door part and the world px its foot stands on."""
    shape, state, row, col = leaf
    word = DOOR_STATES[state]
    x = col * TILE_PX + leaf_width(leaf) * TILE_PX // 2
    return f"door_{shape}_{PICTURE_OF.get(word, word)}", (x, depth_of(row))


def leaves(tiles: tuple[tuple[int, int], ...], state: int, terrain: Terrain) -> list[Leaf]:
    """Split a door into the parts that have pictures."""
    row, col = tiles[0]
    last_col = tiles[-1][1]
    runs_east = all(r == row for r, _ in tiles)
    has_posts = terrain.wall(row, col - 1) or terrain.wall(row, last_col + 1)
    if not (runs_east and has_posts):
        return [("v", state, r, c) for r, c in tiles]
    pairs = range(col, last_col + 1, 2)
    return [("h2" if c < last_col else "h", state, row, c) for c in pairs]
