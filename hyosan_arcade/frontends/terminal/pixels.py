"""The world as half blocks, drawn with small pictures of its own: nothing is shrunk to fit.

A page of the world is laid on a canvas of one px for each half cell: the ground, what stands on it
from back to front, and light over both.  What must be found at once comes after the light: the
player and the ally with their outlines, eyes, warnings.  Words are text cells on top.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.frontends.terminal.asking import share_left_clear
from hyosan_arcade.frontends.terminal.beyond import Walkers, arrows
from hyosan_arcade.frontends.terminal.bodies import GLARE, Bodies
from hyosan_arcade.frontends.terminal.camera import Pages
from hyosan_arcade.frontends.terminal.cells import Cells
from hyosan_arcade.frontends.terminal.fleeting import draw_fleeting, draw_rings
from hyosan_arcade.frontends.terminal.focus import narrow
from hyosan_arcade.frontends.terminal.ground import GroundPainter, Page
from hyosan_arcade.frontends.terminal.lamplight import Lamplight
from hyosan_arcade.frontends.terminal.signs import draw_arrow, draw_marks, write_signs
from hyosan_arcade.frontends.terminal.sprites import SmallArt
from hyosan_arcade.frontends.terminal.stamps import StampTable
from hyosan_arcade.frontends.terminal.tracks import draw_lines, draw_ways
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import Scene, World2D

RGB = tuple[int, int, int]
Spots = tuple["NDArray[np.intp]", "NDArray[np.intp]"]
"""Rows and columns of single px."""
SIZES = ((320, 80, 8, 2), (242, 60, 6, 2), (160, 36, 8, 1), (120, 30, 6, 1), (0, 0, 4, 1))
"""From how many columns and rows on: px of a tile, how many px of the glass each is wide."""
EYE_SHINE: RGB = (215, 225, 160)
LIFT: RGB = (12, 11, 26)
"""Nothing in the world is darker than this."""
VIGNETTE_FROM = 0.72
VIGNETTE = 0.5
VIGNETTE_STEPS = 6
HURT_FROM = 0.5
"""From this vignette on its rim is red: near death."""
BLINK = 0.55


def tile_px(rows: int, cols: int) -> tuple[int, int]:
    """Return the px of a tile, and of the glass to each, in a picture of so many cells.

    >>> tile_px(41, 160), tile_px(36, 120), tile_px(20, 80)
    ((8, 1), (6, 1), (4, 1))
    """
    return next((size, zoom) for c, r, size, zoom in SIZES if cols >= c and rows >= r)


class PixelView:
    """Draws scenes as half blocks; keeps ground, light and camera from frame to frame."""

    def __init__(self, art: Art, assets_root: Path) -> None:
        self._art = art
        self._root = assets_root
        self._pages = Pages()
        self._kits: dict[int, Kit] = {}
        self._canvas = Canvas(1, 1)
        self._page = Page(0, 0, 1, 1, 4)
        self._zoom = 1
        self._vignettes: dict[int, NDArray[np.float32]] = {}

    def draw(self, scene: Scene, rows: int, cols: int) -> Cells:
        """Draw the world of a scene on `rows` by `cols` cells."""
        cells = Cells.blank(rows, cols)
        world = scene.world
        if world is None:
            return cells
        if scene.art is not None and scene.art is not self._art:
            self._art, self._kits = scene.art, {}
        size, self._zoom = tile_px(rows, cols)
        kit = self._kit(size)
        page = self._turn_page(scene, world, (rows, cols), size)
        self._paint(scene, world, page, kit)
        own = scene.listener[0] * TILE_PX, scene.listener[1] * TILE_PX
        for arrow in arrows(world, page, kit.walkers, own):
            draw_arrow(self._canvas.surface, arrow, kit.art, scene.frame_ticks)
        if scene.grid_overlay is not None:
            self._heat(scene.grid_overlay, page)
        picture = self._canvas.pixels
        if self._zoom > 1:
            picture = picture.repeat(self._zoom, axis=0).repeat(self._zoom, axis=1)
        cells.put_pixels(0, 0, picture)
        write_signs(cells, world, self._on_glass(page), kit.art, own)
        return cells

    def world_at(self, row: float, col: float) -> tuple[int, int]:
        """Return the world px under the middle of a cell of the last picture."""
        share = TILE_PX / (self._page.size * self._zoom)
        x = (col + 0.5) * share + self._page.col * TILE_PX
        y = (row + 0.5) * 2 * share + self._page.row * TILE_PX
        return int(x), int(y)

    def _kit(self, size: int) -> Kit:
        if size not in self._kits:
            small = SmallArt(self._art, self._root, size)
            self._kits[size] = Kit(
                art=small,
                table=StampTable(small),
                painter=GroundPainter(small),
                light=Lamplight(size),
                walkers=Walkers(self._art),
            )
        return self._kits[size]

    def _turn_page(self, scene: Scene, world: World2D, cells: tuple[int, int], size: int) -> Page:
        """Return what is shown now."""
        width, height = -(-cells[1] // self._zoom), -(-cells[0] * 2 // self._zoom)
        clear = share_left_clear(scene.choice, *cells)
        corner = self._pages.turn(scene, world, (width / size, height / size * clear))
        self._page = Page(*corner, width, height, size)
        if self._canvas.size != (width, height):
            self._canvas = Canvas(width, height)
            self._vignettes.clear()
        return self._page

    def _on_glass(self, page: Page) -> Page:
        """Return a page in px of the glass, for words."""
        zoom = self._zoom
        return Page(page.col, page.row, page.width * zoom, page.height * zoom, page.size * zoom)

    def _paint(self, scene: Scene, world: World2D, page: Page, kit: Kit) -> None:
        """Paint a page from the floor up."""
        surface, art, ticks = self._canvas.surface, kit.art, scene.frame_ticks
        surface.blit(kit.painter.look(world, page), (0, 0))
        bodies = Bodies(world.sprites, page, kit.table)
        surface.fblits(bodies.shadows())
        surface.fblits(bodies.in_light())
        glares = self._light(world, page, kit)
        self._fade(world)
        surface.fblits(kit.painter.glowing)
        draw_rings(surface, world.rings, page, art)
        draw_ways(surface, world.lines, page, art, ticks)
        surface.fblits(bodies.in_any_light(ticks))
        self._canvas.pixels[glares] = GLARE
        draw_lines(surface, world.lines, page, art)
        draw_fleeting(surface, world, page, art)
        self._grade(world)
        if world.focus is not None:
            narrow(self._canvas.pixels, world.focus, page)
        draw_marks(surface, world, page, art)

    def _light(self, world: World2D, page: Page, kit: Kit) -> Spots:
        """Let the light fall on what is there; return where eyes glare through it."""
        pixels, art = self._canvas.pixels, kit.art
        eyes, glares = self._canvas.where(art.eye), self._canvas.where(art.glare)
        light = kit.light.map(world, page, kit.painter.opaque)
        lit = np.minimum(pixels * light, np.float32(255))
        np.maximum(lit, np.array(LIFT, np.float32), out=lit)
        pixels[:] = lit
        shine = np.array(EYE_SHINE, np.float32) * min(world.eye_shine, 1.0)
        pixels[eyes] = np.maximum(pixels[eyes], shine.astype(np.uint8))
        return glares

    def _fade(self, world: World2D) -> None:
        """Take the colour out of all but the heroes as the player fails."""
        if world.desaturate > 0:
            pixels = self._canvas.pixels
            grey = pixels.mean(axis=2, keepdims=True)
            share = np.float32(min(world.desaturate, 1.0) * 0.85)
            pixels[:] = pixels + (grey - pixels) * share

    def _grade(self, world: World2D) -> None:
        """Give the picture its mood: red at the rim when near death, a blink."""
        pixels = self._canvas.pixels
        if world.vignette > HURT_FROM:
            hurt = round((world.vignette - HURT_FROM) / (1 - HURT_FROM) * VIGNETTE_STEPS)
            if hurt > 0:
                rim = self._rim(hurt)
                red = np.array((168, 20, 32), np.float32)
                pixels[:] = pixels + (red - pixels) * rim
        if world.blink > 0:
            share = np.float32(min(world.blink, 1.0) * BLINK)
            pixels[:] = pixels + (255 - pixels) * share

    def _rim(self, step: int) -> NDArray[np.float32]:
        """Return (height, width, 1) how red the rim is."""
        if step not in self._vignettes:
            high, wide = self._canvas.pixels.shape[:2]
            y, x = np.mgrid[:high, :wide].astype(np.float32)
            away = np.maximum(np.abs(x / wide * 2 - 1), np.abs(y / high * 2 - 1))
            rim = np.clip((away - VIGNETTE_FROM) / (1 - VIGNETTE_FROM), 0, 1)
            rim = np.floor(rim * 4) / 4 * VIGNETTE * step / VIGNETTE_STEPS
            self._vignettes[step] = rim[..., None].astype(np.float32)
        return self._vignettes[step]

    def _heat(self, grid: NDArray[np.float32], page: Page) -> None:
        """Lay a debug grid over the tiles, 0..1."""
        pixels = self._canvas.pixels
        high, wide = grid.shape
        row = (np.arange(page.height) // page.size + page.row).clip(0, high - 1)
        col = (np.arange(page.width) // page.size + page.col).clip(0, wide - 1)
        share = np.clip(grid[np.ix_(row, col)], 0, 1)[..., None] * 0.6
        pixels[:] = pixels + (np.array((240, 72, 58)) - pixels) * share


@dataclass(frozen=True, slots=True)
class Kit:
    """What draws at one size."""

    art: SmallArt
    table: StampTable
    painter: GroundPainter
    light: Lamplight
    walkers: Walkers


class Canvas:
    """A picture that is drawn on as a surface and computed with as an array.

    `pixels`: (height, width, 3) uint8, the very px of `surface`.
    """

    def __init__(self, width: int, height: int) -> None:
        memory = bytearray(height * width * 4)
        self.surface = pygame.image.frombuffer(memory, (width, height), "RGBX")
        whole = np.frombuffer(memory, np.uint8).reshape(height, width, 4)
        self.pixels: NDArray[np.uint8] = whole[..., :3]
        self.size = (width, height)
        self._words = whole.view("<u4")[..., 0]

    def where(self, color: RGB) -> Spots:
        """Return the rows and columns of all px of one colour."""
        word = color[0] | color[1] << 8 | color[2] << 16
        row, col = np.divmod(np.flatnonzero(self._words & 0xFFFFFF == word), self.size[0])
        return row, col
