"""The plainest view of the world: a letter for a tile, @ for the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import Box, Cells
from hyosan_arcade.view.scene import TILE_PX, VIEW_H, VIEW_W, Tint

if TYPE_CHECKING:
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import Scene

COL_PX, ROW_PX = TILE_PX // 2, TILE_PX


class Sketch:
    """Shows the middle of the window's picture, two columns a tile."""

    def __init__(self, art: Art) -> None:
        self._art = art
        self._box: Box = (0, 0, 0, 0)
        self._corner = (0, 0)

    def draw(self, cells: Cells, scene: Scene, box: Box) -> None:
        """Draw the world of `scene` into a box of `cells`."""
        world = scene.world
        if world is None:
            return
        row, col, rows, cols = self._box = box
        self._corner = (VIEW_W - cols * COL_PX) // 2, (VIEW_H - rows * ROW_PX) // 2
        left, top = world.camera.x + self._corner[0], world.camera.y + self._corner[1]
        cells.fill(box, self._art.colors["night"])
        for step in range(rows):
            y = (top + step * ROW_PX) // TILE_PX
            for place in range(cols // 2):
                x = (left + place * TILE_PX) // TILE_PX
                if 0 <= y < world.ground.tiles.shape[0] and 0 <= x < world.ground.tiles.shape[1]:
                    sign = "." if world.ground.tiles[y, x] else " "
                    cells.write(row + step, col + 2 * place, sign)
        for x, y, tint in zip(world.sprites.x, world.sprites.y, world.sprites.tint, strict=True):
            at = (int(y) - 8 - top) // ROW_PX, (int(x) - left) // COL_PX
            if 0 <= at[0] < rows and 0 <= at[1] < cols:
                cells.write(row + at[0], col + at[1], "@" if tint == Tint.PLAYER else "z")

    def point(self, row: int, col: int) -> tuple[int, int] | None:
        """Return the point of the picture under a cell, None outside of the world."""
        top, left, rows, cols = self._box
        if not (top <= row < top + rows and left <= col < left + cols):
            return None
        x = self._corner[0] + (col - left) * COL_PX + COL_PX // 2
        return x, self._corner[1] + (row - top) * ROW_PX + ROW_PX // 2
