"""The plainest view of the world: a letter for a tile, @ for the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import Cells
from hyosan_arcade.view.scene import TILE_PX, VIEW_H, VIEW_W, Tint

if TYPE_CHECKING:
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import Scene

COL_PX, ROW_PX = TILE_PX // 2, TILE_PX


class Sketch:
    """Shows the middle of the window's picture, two columns a tile."""

    def __init__(self, art: Art) -> None:
        self._art = art
        self._corner = (0, 0)

    def draw(self, scene: Scene, rows: int, cols: int) -> Cells:
        """Draw the world of a scene on `rows` by `cols` cells."""
        cells = Cells.blank(rows, cols, self._art.colors["night"])
        world = scene.world
        if world is None:
            return cells
        left = world.camera.x + (VIEW_W - cols * COL_PX) // 2
        top = world.camera.y + (VIEW_H - rows * ROW_PX) // 2
        self._corner = left, top
        for row in range(rows):
            y = (top + row * ROW_PX) // TILE_PX
            for place in range(cols // 2):
                x = (left + place * TILE_PX) // TILE_PX
                if 0 <= y < world.ground.tiles.shape[0] and 0 <= x < world.ground.tiles.shape[1]:
                    cells.write(row, 2 * place, "." if world.ground.tiles[y, x] else " ")
        for x, y, tint in zip(world.sprites.x, world.sprites.y, world.sprites.tint, strict=True):
            at = (int(y) - 8 - top) // ROW_PX, (int(x) - left) // COL_PX
            cells.write(at[0], at[1], "@" if tint == Tint.PLAYER else "z")
        return cells

    def world_at(self, row: float, col: float) -> tuple[int, int]:
        """Return the world px under the middle of a cell of the last picture."""
        left, top = self._corner
        return int(left + (col + 0.5) * COL_PX), int(top + (row + 0.5) * ROW_PX)
