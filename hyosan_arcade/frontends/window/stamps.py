"""The tileset picture of a level for map editors: one 16 px square per glyph and zone letter.

Each is a small likeness made of the game's own art; a square that stands for a place rather than a
thing shows its letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.overview import ZONE_COLORS
from hyosan_arcade.frontends.window.sheets import Sheets, clear
from hyosan_arcade.frontends.window.text import Type
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.likeness import Likeness

WALLS = {
    "wall": "wall_top",
    "window": "wall_top",
    "window_broken": "wall_top",
    "tree": "grass",
    "rope": "gap",
}
"""The art below what stands."""
OVER = {"gap": ("gap_north", "gap_south"), "rope": ("gap_north", "rope_across")}
"""What is laid over that ground."""
GLASS = {"window": "navy3", "window_broken": "ink"}
LETTER_AT = (5, 4)


class StampPainter:
    """Paints the tileset of one level."""

    def __init__(self, art: Art, assets_root: Path) -> None:
        self._art = art
        self._sheets = Sheets(art, assets_root)
        self._words = Type(self._sheets)

    def paint(self, squares: Sequence[Likeness], columns: int) -> pygame.Surface:
        """Return the picture of all squares, `columns` to a row."""
        rows = -(-len(squares) // columns)
        sheet = clear(columns * TILE_PX, rows * TILE_PX)
        for number, shown in enumerate(squares):
            at = (number % columns * TILE_PX, number // columns * TILE_PX)
            square = sheet.subsurface((*at, TILE_PX, TILE_PX))
            if shown.ground:
                self._lay(square, shown.ground)
                self._place(square, shown)
            else:
                square.fill(ZONE_COLORS[number % len(ZONE_COLORS)])
            if shown.letter:
                self._words.draw(square, LETTER_AT, shown.letter)
        return sheet

    def _lay(self, square: pygame.Surface, tile: str) -> None:
        """Lay the ground of one square."""
        square.fill(self._sheets.color("ink"))
        for name in (WALLS.get(tile, tile), *OVER.get(tile, ())):
            spec = self._art.tiles.get(name)
            if spec is not None:
                ground = self._sheets.box(spec.file, (*spec.rect[:2], TILE_PX, TILE_PX))
                square.blit(ground, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        if tile in GLASS:
            square.fill(self._sheets.color("slate3"), (0, 5, TILE_PX, 6))
            square.fill(self._sheets.color(GLASS[tile]), (0, 6, TILE_PX, 4))
        elif tile == "wall":
            pygame.draw.rect(square, self._sheets.color("slate2"), square.get_rect(), 1)
        elif tile == "tree":
            pygame.draw.circle(square, self._sheets.color("ink"), (8, 8), 8)
            pygame.draw.circle(square, self._sheets.color("pine3"), (8, 8), 7)

    def _place(self, square: pygame.Surface, shown: Likeness) -> None:
        """Draw what stands on a square."""
        if shown.prop:
            thing = self._sheets.prop(shown.prop)[0]
        elif shown.character:
            thing = self._person(shown.character)
        else:
            return
        square.blit(fitted(thing), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _person(self, who: str) -> pygame.Surface:
        character, index = self._art.character(who)
        sheet = self._art.sheets[index]
        return self._sheets.box(sheet.file, sheet.cell_box(character.start("idle", "walk")))


def fitted(picture: pygame.Surface) -> pygame.Surface:
    """Return what is drawn in a picture, shrunk into one square and centred."""
    drawn = picture.subsurface(picture.get_bounding_rect())
    width, height = drawn.get_size()
    longest = max(width, height, 1)
    if longest > TILE_PX:
        size = (max(width * TILE_PX // longest, 1), max(height * TILE_PX // longest, 1))
        drawn = pygame.transform.smoothscale(drawn, size)
        width, height = size
    square = clear(TILE_PX, TILE_PX)
    square.blit(drawn, ((TILE_PX - width) // 2, (TILE_PX - height) // 2))
    return square
