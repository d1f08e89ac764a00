"""From a scene to a frame of cells: the world by a view, the HUD and the menus by their own files.

One place puts the parts together, and remembers what it showed, so that the mouse over a cell can
be told as a point of the picture of 480×270 px in which screens think.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from hyosan_arcade.frontends.terminal.asking import answer_at, draw_choice, left_clear
from hyosan_arcade.frontends.terminal.backdrop import Backdrop
from hyosan_arcade.frontends.terminal.capabilities import PIXELS
from hyosan_arcade.frontends.terminal.cards import draw_first_card, draw_too_small
from hyosan_arcade.frontends.terminal.cells import Box, Cells
from hyosan_arcade.frontends.terminal.faces import letter_face, pixel_face
from hyosan_arcade.frontends.terminal.glyphs import GlyphView
from hyosan_arcade.frontends.terminal.layout import NOWHERE, holds, menu_point, play_layout
from hyosan_arcade.frontends.terminal.panel import Panel
from hyosan_arcade.frontends.terminal.pen import Pen
from hyosan_arcade.frontends.terminal.pixels import PixelView
from hyosan_arcade.frontends.terminal.screens import ScreenPainter, draw_lines
from hyosan_arcade.frontends.terminal.small_map import letter_map, pixel_map
from hyosan_arcade.view.layout import choice_lines, line_at

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.frontends.terminal.held import Held
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.choice import ChoiceView
    from hyosan_arcade.view.scene import Scene

Point = tuple[int, int]
OVERLAY_INK = "cyan"


class WorldView(Protocol):
    """Draws the world, and knows which part of it was drawn last."""

    def draw(self, scene: Scene, rows: int, cols: int) -> Cells:
        """Draw the world of a scene on `rows` by `cols` cells."""

    def world_at(self, row: float, col: float) -> tuple[int, int]:
        """Return the world px under the middle of a cell of the last picture."""


@dataclass(frozen=True, slots=True)
class Look:
    """How to draw: `view` is pixel or glyph; `word` gives the words of a key as they are now."""

    view: str
    word: Callable[[str], str]


class Painting:
    """Draws scenes for one terminal; `art` is what it draws with."""

    def __init__(self, art: Art, assets_root: Path, look: Look) -> None:
        self.look = look
        self._assets_root = assets_root
        self._shown: tuple[Scene, int, int] | None = None
        self.wear(art)

    def wear(self, art: Art) -> None:
        """Draw all that follows with `art`: another level may bring its own files."""
        self.art = art
        has_pixels = self.look.view == PIXELS
        self._world: WorldView = (
            PixelView(art, self._assets_root)
            if has_pixels
            else GlyphView(art, self._assets_root, self.look.word)
        )
        face, small_map = (pixel_face, pixel_map) if has_pixels else (letter_face, letter_map)
        backdrop = Backdrop(art, self._assets_root) if has_pixels else None
        self._panel = Panel(art.colors, self.look.word, face)
        self._screens = ScreenPainter(art.colors, small_map, backdrop)

    def paint(self, scene: Scene, rows: int, cols: int) -> Cells:
        """Draw a frame of `rows` by `cols` cells."""
        self._shown = scene, rows, cols
        cells = Cells.blank(rows, cols, self.art.colors["ink"])
        pen, box = Pen(cells, self.art.colors), play_layout(rows, cols).world
        if scene.world is not None:
            cells.paste(box[0], box[1], self._world.draw(scene, box[2], box[3]))
        if scene.hud is not None:
            self._panel.draw(cells, scene.hud, scene.frame_ticks, left_clear(scene.choice, box))
        if scene.choice is not None:
            draw_choice(pen, scene.choice, box, scene.frame_ticks)
        if scene.menu is not None:
            self._screens.draw(cells, scene.menu, scene.frame_ticks)
        draw_lines(pen, box[0], tuple((line, OVERLAY_INK) for line in scene.overlay))
        draw_lines(pen, box[0] + len(scene.overlay), scene.notice)
        return cells

    def paint_card(self, cells: Cells, held: Held) -> None:
        """Draw the card of a first start, with the keys as they are bound now, over a frame."""
        pen = Pen(cells, self.art.colors)
        draw_first_card(pen, self.look.word, held.control_map, has_releases=held.has_releases)

    def paint_too_small(self, rows: int, cols: int) -> Cells:
        """Draw what a terminal too small to play in shows."""
        cells = Cells.blank(rows, cols, self.art.colors["ink"])
        draw_too_small(Pen(cells, self.art.colors), self.look.word)
        return cells

    def point(self, row: int, col: int) -> Point | None:
        """Return the point of the 480×270 picture under a cell of the last frame."""
        if self._shown is None:
            return None
        scene, rows, cols = self._shown
        if scene.menu is not None:
            return menu_point(scene.menu, (row, col), rows, cols)
        box = play_layout(rows, cols).world
        if scene.world is None or not holds(box, (row, col)):
            return None
        x, y = self._world.world_at(row - box[0], col - box[1])
        point = x - scene.world.camera.x, y - scene.world.camera.y
        return (
            point if scene.choice is None else _choice_point(scene.choice, (row, col), box, point)
        )


def _choice_point(choice: ChoiceView, spot: Point, box: Box, point: Point) -> Point:
    """Return the point that means the answer under a cell, `point` where there is none.

    The window's answers stand elsewhere: a point on one of those must not be taken for it.
    """
    answer = answer_at(choice, spot, box)
    if answer is not None:
        rect = choice_lines(choice)[answer]
        return rect.x + rect.w // 2, rect.y + rect.h // 2
    return NOWHERE if line_at(choice, point) is not None else point
