"""The world in letters, two columns to a tile: for few colours or none, and for who prefers it.

Everything is told by a letter first: who it is, which way they look, whether they reach out.
Colour and light only add to it.  What the scene's own camera does not see is there, but dim.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.frontends.terminal.asking import share_left_clear
from hyosan_arcade.frontends.terminal.beyond import Walkers, arrows
from hyosan_arcade.frontends.terminal.camera import Pages
from hyosan_arcade.frontends.terminal.cells import BOLD, RGB, SPACE, Cells
from hyosan_arcade.frontends.terminal.focus import lit_share
from hyosan_arcade.frontends.terminal.glyph_marks import OWN_MARKERS, GlyphMarks
from hyosan_arcade.frontends.terminal.ground import DOOR_STATES, OPAQUE, SHUT, TILE_NAMES, Page
from hyosan_arcade.frontends.terminal.lamplight import Lamplight
from hyosan_arcade.frontends.terminal.legend import write_legend
from hyosan_arcade.frontends.terminal.letters import (
    BLACK,
    BLOOD,
    COLS,
    CORPSE,
    DOOR_COLORS,
    DOORS,
    FLOOR_DOTS,
    RANK,
    THINGS,
    TILES,
    Letters,
    Sign,
)
from hyosan_arcade.frontends.terminal.signs import write_signs
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import Scene, World2D

LIGHT_PX = 4
"""Px of light to a tile."""
DARK, LIT = 0.42, 1.0
UNSEEN = 0.35
"""How bright is what the scene's camera does not see."""
DOTS_FROM = 0.55
"""Floors show their pattern from this light on."""
DIMMEST = 66
"""The grey that letters keep in the dark around a near-bite."""
RING_DOTS = 24
LIFT_PX = 8
"""From this height on somebody is shown a tile further up."""


class GlyphView:
    """Draws scenes as letters; has the same methods as `PixelView`."""

    def __init__(
        self, art: Art, assets_root: Path, word: Callable[[str], str] | None = None
    ) -> None:
        """`word` gives the words of the legend; None shows none."""
        self._root = assets_root
        self._word = word
        self._pages = Pages()
        self._light = Lamplight(LIGHT_PX)
        self._page = Page(0, 0, 1, 1, COLS)
        self._wear(art)

    def _wear(self, art: Art) -> None:
        self._art = art
        self._walkers = Walkers(art)
        self._letters = Letters(art)
        self._marks = GlyphMarks(self._letters)
        self._seen: set[str] = set()
        self._opaque = np.zeros((0, 0), np.bool_)
        self._opaque_of = ("", -1)
        self._base = Cells.blank(1, 1)
        self._base_of: tuple[object, ...] = ()

    def color(self, name: str) -> RGB:
        """Return a colour of the palette; paper for one it lacks."""
        return self._art.colors.get(name, self._art.colors["paper"])

    def draw(self, scene: Scene, rows: int, cols: int) -> Cells:
        """Draw the world of a scene on `rows` by `cols` cells."""
        world = scene.world
        if world is None:
            return Cells.blank(rows, cols, BLACK)
        if scene.art is not None and scene.art is not self._art:
            self._wear(scene.art)
        clear = share_left_clear(scene.choice, rows, cols)
        corner = self._pages.turn(scene, world, (cols / COLS, rows * clear))
        self._page = page = Page(*corner, cols, rows * COLS, COLS)
        light = self._lights(world, page)
        cells = self._lit_ground(world, page, light)
        self._ring(cells, world, page)
        self._marks.write_ways(cells, world, page)
        self._people(cells, world, page, light)
        self._marks.write_lines(cells, world, page)
        if world.focus is not None:
            _narrow(cells, lit_share(world.focus, page)[::COLS, :, None], world.focus.dim)
        own = scene.listener[0] * TILE_PX, scene.listener[1] * TILE_PX
        others = tuple(mark for mark in world.markers if mark.kind not in OWN_MARKERS)
        write_signs(cells, replace(world, markers=others), page, self, own)
        self._marks.write_markers(cells, world, page)
        if self._word is not None and scene.hud is not None:
            seen = self._seen | self._grounds(world, page)
            write_legend(cells, seen, scene.hud, self._word, self._letters)
        for arrow in arrows(world, page, self._walkers, own):
            self._marks.point(cells, arrow, scene.frame_ticks)
        return cells

    def world_at(self, row: float, col: float) -> tuple[int, int]:
        """Return the world px under the middle of a cell of the last picture."""
        x = ((col + 0.5) / COLS + self._page.col) * TILE_PX
        return int(x), int((row + 0.5 + self._page.row) * TILE_PX)

    def _lights(self, world: World2D, page: Page) -> NDArray[np.float32]:
        """Return (rows, columns) how bright each tile of a page is, UNSEEN or DARK..LIT."""
        ground = world.ground
        if self._opaque_of != (ground.level_id, ground.version):
            self._opaque_of = (ground.level_id, ground.version)
            self._opaque = OPAQUE[ground.tiles]
            for door in ground.doors:
                for tile in door.tiles:
                    self._opaque[tile] = DOOR_STATES[door.state] in SHUT
        whole = Page(page.col, page.row, page.cols * LIGHT_PX, page.rows * LIGHT_PX, LIGHT_PX)
        light = self._light.map(world, whole, self._opaque).max(axis=2)
        tiles = light.reshape(page.rows, LIGHT_PX, page.cols, LIGHT_PX).mean(axis=(1, 3))
        camera = world.camera
        row = (np.arange(page.rows) + page.row + 0.5) * TILE_PX - camera.y
        col = (np.arange(page.cols) + page.col + 0.5) * TILE_PX - camera.x
        seen = ((row > -TILE_PX) & (row < camera.height + TILE_PX))[:, None]
        seen = seen & ((col > -TILE_PX) & (col < camera.width + TILE_PX))
        return np.asarray(np.where(seen, np.clip(tiles, DARK, LIT), UNSEEN), np.float32)

    def _lit_ground(self, world: World2D, page: Page, light: NDArray[np.float32]) -> Cells:
        """Return floors, walls, doors and what lies there in their light."""
        ground = world.ground
        sign = (ground.level_id, ground.version, page, world.decals_dropped + len(world.decals))
        if sign != self._base_of:
            self._base_of, self._base = sign, self._ground(world, page)
        base = self._base
        bright = light.repeat(COLS, axis=1)[: base.rows, : base.cols]
        cells = Cells.blank(base.rows, base.cols, BLACK)
        is_hidden = (bright < DOTS_FROM) & np.isin(base.glyph, FLOOR_DOTS)
        cells.glyph[:] = np.where(is_hidden, np.uint32(SPACE), base.glyph)
        cells.ink[:] = base.ink * bright[..., None]
        cells.style[:] = base.style
        return cells

    def _ground(self, world: World2D, page: Page) -> Cells:
        """Lay floors, walls and doors, then what hangs or lies, in full light."""
        cells = Cells.blank(page.height // COLS, page.width, BLACK)
        height, width = world.ground.tiles.shape
        row, col = np.arange(page.rows) + page.row, np.arange(page.cols) + page.col
        inside = ((row >= 0) & (row < height))[:, None] & ((col >= 0) & (col < width))
        kinds = world.ground.tiles[np.ix_(row.clip(0, height - 1), col.clip(0, width - 1))]
        kinds = np.where(inside, kinds, TILE_NAMES.index("void"))
        codes = np.array([[ord(letter) for letter in TILES[name][0]] for name in TILE_NAMES])
        inks = np.array([self.color(TILES[name][1]) for name in TILE_NAMES], np.uint8)
        cells.glyph[:] = codes[kinds].reshape(page.rows, -1)[: cells.rows, : cells.cols]
        cells.ink[:] = inks[kinds].repeat(COLS, axis=1)[: cells.rows, : cells.cols]
        for door in world.ground.doors:
            state = DOOR_STATES[door.state]
            color = self.color(DOOR_COLORS.get(state, "wood3"))
            for tile in door.tiles:
                self._put(cells, page, tile, Sign(DOORS[state], color, BLACK, 0, BOLD))
        for prop in world.ground.props:
            if prop.kind in THINGS:
                words, name = THINGS[prop.kind]
                self._put(cells, page, (prop.row, prop.col), Sign(words, self.color(name), None, 0))
        for decal in world.decals:
            if page.holds(decal.x, decal.y):
                words = CORPSE if decal.name.startswith("corpse/") else BLOOD
                tile = (decal.y // TILE_PX, decal.x // TILE_PX)
                self._put(cells, page, tile, Sign(words, self.color("blood3"), None, 0))
        return cells

    def _ring(self, cells: Cells, world: World2D, page: Page) -> None:
        """Dot the circles of noise."""
        for ring in world.rings:
            reach, color = ring.radius * ring.progress, self.color(ring.color)
            for step in range(RING_DOTS):
                angle = step / RING_DOTS * math.tau
                x, y = ring.x + reach * math.cos(angle), ring.y + reach * math.sin(angle)
                row, col = page.y(y) // 2, page.x(x)
                if page.holds(x, y) and cells.glyph[row, col] in FLOOR_DOTS:
                    cells.glyph[row, col], cells.ink[row, col] = ord("o"), color

    def _people(self, cells: Cells, world: World2D, page: Page, light: NDArray[np.float32]) -> None:
        """Write everything that stands, what matters most last."""
        batch = world.sprites
        up = np.where(batch.lift >= LIFT_PX, batch.lift, 0)
        row, col = (batch.y - 1 - up) // TILE_PX - page.row, batch.x // TILE_PX - page.col
        near = (row >= 0) & (row < cells.rows) & (col >= 0) & (col < cells.cols // COLS)
        here = np.flatnonzero(near)
        number, signs = self._letters.of(batch, here), self._letters.signs
        rank = np.array([sign.rank for sign in signs], np.int8)[number]
        order = np.argsort(rank, kind="stable")[np.count_nonzero(rank < 0) :]
        here, number, rank = here[order], number[order], rank[order]
        bright = np.where(rank < RANK["dead"], light[row[here], col[here]], 1.0)
        self._seen = {signs[n].who for n in np.unique(number).tolist()}
        self._stamp_all(cells, (row[here], col[here] * COLS), number, bright)
        for star in world.stars:
            if page.holds(star.x, star.y):
                cells.write(page.y(star.y) // 2, page.x(star.x), "*", self.color("paper"))

    def _grounds(self, world: World2D, page: Page) -> set[str]:
        """Return the names of tiles in sight."""
        top, left = max(page.row, 0), max(page.col, 0)
        part = world.ground.tiles[top : page.row + page.rows, left : page.col + page.cols]
        return {TILE_NAMES[kind] for kind in np.unique(part).tolist()}

    def _stamp_all(
        self,
        cells: Cells,
        at: tuple[NDArray[np.integer], NDArray[np.integer]],
        number: NDArray[np.intp],
        bright: NDArray[np.float64],
    ) -> None:
        """Write signs by their `number` at (rows, columns), so `bright`; the last one stays."""
        signs = self._letters.signs
        glyph = np.array([[ord(letter) for letter in sign.letters] for sign in signs], np.uint32)
        ink = np.array([sign.ink for sign in signs], np.float32)
        style = np.array([sign.style for sign in signs], np.uint8)
        paper = np.array([sign.paper or BLACK for sign in signs], np.uint8)
        has_paper = np.array([sign.paper is not None for sign in signs], np.bool_)[number]
        row, col = at
        for side in range(COLS):
            cells.glyph[row, col + side] = glyph[number, side]
            cells.ink[row, col + side] = ink[number] * bright[:, None]
            cells.style[row, col + side] = style[number]
            place = row[has_paper], col[has_paper] + side
            cells.paper[place] = paper[number[has_paper]]

    def _put(self, cells: Cells, page: Page, tile: tuple[int, int], sign: Sign) -> None:
        row, col = tile[0] - page.row, (tile[1] - page.col) * COLS
        if 0 <= row < cells.rows and 0 <= col < cells.cols - 1:
            _stamp(cells, (row, col), sign)


def _narrow(cells: Cells, lit: NDArray[np.float32], dim: float) -> None:
    """Darken all but lit places, `lit` (rows, columns, 1), and let floors vanish there.

    Letters stay grey, however few colours there are: one that fell to black would be shown white.
    """
    keep = 1.0 - dim * (1.0 - lit)
    dull = np.maximum(cells.ink.mean(axis=2, keepdims=True) * keep, np.float32(DIMMEST))
    cells.ink[:] = np.where(lit > 0, cells.ink * keep, dull)
    cells.paper[:] = cells.paper * keep
    cells.glyph[np.isin(cells.glyph, FLOOR_DOTS) & (lit[..., 0] <= 0)] = SPACE


def _stamp(cells: Cells, at: tuple[int, int], sign: Sign) -> None:
    """Set the two letters of a sign, which are narrow, at (row, column)."""
    row, col = at
    for n, letter in enumerate(sign.letters):
        cells.glyph[row, col + n] = ord(letter)
    cells.ink[row, col : col + COLS] = sign.ink
    cells.style[row, col : col + COLS] = sign.style
    if sign.paper is not None:
        cells.paper[row, col : col + COLS] = sign.paper
