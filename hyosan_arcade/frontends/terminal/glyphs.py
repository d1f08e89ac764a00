"""The world in letters, two columns to a tile: for few colours or none, and for who prefers it.

Everything is told by a letter first: who it is, which way they look, whether they reach out.
Colour and light only add to it.  What the scene's own camera does not see is there, but dim.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.frontends.terminal.beyond import Walkers, arrows
from hyosan_arcade.frontends.terminal.camera import Pages
from hyosan_arcade.frontends.terminal.cells import BOLD, NIGHT, RGB, SPACE, Cells
from hyosan_arcade.frontends.terminal.ground import DOOR_STATES, OPAQUE, SHUT, TILE_NAMES, Page
from hyosan_arcade.frontends.terminal.lamplight import Lamplight
from hyosan_arcade.frontends.terminal.signs import write_signs
from hyosan_arcade.frontends.terminal.sprites import DEAD, what_shows
from hyosan_arcade.view.scene import TILE_PX, Tint

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import EdgeArrow, Scene, World2D

COLS = 2
LIGHT_PX = 4
"""Px of light to a tile."""
DARK, LIT = 0.42, 1.0
UNSEEN = 0.35
"""How bright is what the scene's camera does not see."""
DOTS_FROM = 0.55
"""Floors show their pattern from this light on."""
BLACK: RGB = (0, 0, 0)

TILES: dict[str, tuple[str, str]] = {
    "void": ("  ", "night"),
    "floor": (" .", "slate3"),
    "wood": (" ,", "wood3"),
    "grass": (' "', "pine3"),
    "asphalt": ("  ", "slate2"),
    "stairs_up": ("<<", "paper"),
    "stairs_down": (">>", "paper"),
    "wall": ("▒▒", "slate3"),
    "window": ("══", "navy3"),
    "window_broken": ("::", "navy3"),
    "tree": ("&&", "pine3"),
    "gap": ("\\/", "slate2"),
    "rope": ("##", "wood4"),
}
"""Letters and colour of each tile."""
DOORS = {"open": "''", "closed": "[]", "locked": "[x", "barricaded": "[=", "broken": ";;"}
DOOR_COLORS = {"open": "wood3", "closed": "wood4", "locked": "ember", "barricaded": "wood4"}
THINGS: dict[str, tuple[str, str]] = {
    "desk": ("nn", "wood3"),
    "desk_tipped": ("n_", "wood3"),
    "chair": ("h ", "navy3"),
    "chair_tipped": ("_h", "navy3"),
    "teacher_desk": ("TT", "wood4"),
    "locker": ("||", "slate4"),
    "locker_open": ("| ", "slate4"),
    "shelf": ("==", "wood4"),
    "rack": ("==", "slate4"),
    "vending_machine": ("VM", "ember"),
    "plant": ("& ", "pine3"),
    "bin": ("u ", "slate4"),
    "console": ("CC", "cyan"),
    "item_phone": ("p ", "cyan"),
    "item_mop": ("/ ", "wood4"),
    "item_bandage": ("+ ", "paper"),
    "item_ration": ("% ", "fire"),
    "item_blood_pack": ("b ", "blood3"),
    "item_keycard": ("k ", "cyan"),
    "exit_sign": ("EX", "pine3"),
    "board": ("__", "pine3"),
}
"""Letters and colour of furniture and loose things; items are bold."""
PEOPLE = {"player": "@", "nari": "N", "survivor": "S"}
KINDS = {"walker": "z", "fresh": "f", "runner": "r", "crawler": "c"}
PEOPLE_COLORS = {"player": "gold", "nari": "ember", "survivor": "cyan"}
TINT_COLORS = {
    Tint.FLASH: "paper",
    Tint.INFECTED: "rot3",
    Tint.FERAL: "blood3",
    Tint.HOSTILE: "blood3",
}
KIND_COLORS = {"walker": "rot3", "fresh": "wall3", "runner": "fire", "crawler": "pine3"}
LOOKS = "v^><"
"""By direction: down, up, right, left."""
CORPSE, BLOOD = "% ", ", "
FLOOR_DOTS = [ord(letter) for letter in ' .,"']
RING_DOTS = 24
RANK = {"thing": 0, "item": 1, "dead": 2, "survivor": 3, "nari": 4, "player": 5}
"""Who is shown where two are on one tile: the last."""
ARROW_MARKS = {
    "threat": ("!", "ember"),
    "warning": ("?", "gold"),
    "ally": ("♥", "fire"),
    "feral": ("V", "blood3"),
}
"""What follows an arrow at the rim, and in which colour."""
ARROWS = "▶▼◀▲"
"""By quarter turns from the right."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Two letters for a sprite; `paper` None lets the floor's show."""

    letters: str
    ink: RGB
    paper: RGB | None
    rank: int
    style: int = 0


class GlyphView:
    """Draws scenes as letters; has the same methods as `PixelView`."""

    def __init__(self, art: Art, assets_root: Path) -> None:
        self._root = assets_root
        self._pages = Pages()
        self._light = Lamplight(LIGHT_PX)
        self._page = Page(0, 0, 1, 1, COLS)
        self._wear(art)

    def _wear(self, art: Art) -> None:
        self._art = art
        self._walkers = Walkers(art)
        self._signs: dict[tuple[int, int, int], Sign | None] = {}
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
        corner = self._pages.turn(scene, world, (cols / COLS, rows))
        self._page = page = Page(*corner, cols, rows * COLS, COLS)
        light = self._lights(world, page)
        cells = self._lit_ground(world, page, light)
        self._ring(cells, world, page)
        self._people(cells, world, page, light)
        own = scene.listener[0] * TILE_PX, scene.listener[1] * TILE_PX
        write_signs(cells, world, page, self, own)
        for arrow in arrows(world, page, self._walkers, own):
            self._point(cells, arrow)
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
        row, col = (batch.y - 1) // TILE_PX - page.row, batch.x // TILE_PX - page.col
        near = (row >= 0) & (row < cells.rows) & (col >= 0) & (col < cells.cols // COLS)
        found: list[tuple[int, int, int, Sign]] = []
        for n in np.flatnonzero(near).tolist():
            sign = self._known_sign(int(batch.sheet[n]), int(batch.cell[n]), int(batch.tint[n]))
            if sign is not None:
                found.append((sign.rank, int(row[n]), int(col[n]), sign))
        found.sort(key=lambda entry: entry[0])
        for rank, at_row, at_col, sign in found:
            if rank < RANK["dead"]:
                sign = dimmed(sign, float(light[at_row, at_col]))
            _stamp(cells, (at_row, at_col * COLS), sign)
        for star in world.stars:
            if page.holds(star.x, star.y):
                cells.write(page.y(star.y) // 2, page.x(star.x), "*", self.color("paper"))

    def _known_sign(self, sheet: int, cell: int, tint: int) -> Sign | None:
        key = (sheet, cell, tint)
        if key not in self._signs:
            self._signs[key] = self._sign(sheet, cell, Tint(tint))
        return self._signs[key]

    def _sign(self, sheet: int, cell: int, tint: Tint) -> Sign | None:
        """Return the letters for a sprite, None for what is not shown."""
        name = self._art.sheets[sheet].name
        who = self._art.characters.get(name.partition("/")[0])
        if who is None:
            return self._thing(name)
        pose, direction, _ = what_shows(who, cell)
        look = "_" if pose in ("down", "rise") else LOOKS[direction % 4]
        if who.name in DEAD:
            return self._dead(who.name, pose, look, tint)
        busy = "*" if pose in ("strike", "bite", "shove") else look
        busy = "!" if tint in (Tint.FERAL, Tint.HOSTILE) else busy
        ink = TINT_COLORS.get(tint, PEOPLE_COLORS.get(who.name, PEOPLE_COLORS["survivor"]))
        letters = turned(PEOPLE.get(who.name, who.name[0].upper()), busy)
        rank = RANK.get(who.name, RANK["survivor"])
        return Sign(letters, BLACK, self.color(ink), rank, BOLD)

    def _thing(self, name: str) -> Sign | None:
        if name not in THINGS:
            return None
        letters, color = THINGS[name]
        is_item = name.startswith("item_")
        rank = RANK["item" if is_item else "thing"]
        return Sign(letters, self.color(color), None, rank, BOLD if is_item else 0)

    def _dead(self, kind: str, pose: str, look: str, tint: Tint) -> Sign:
        letter, color = KINDS.get(kind, "z"), self.color(KIND_COLORS.get(kind, "rot3"))
        rank = RANK["dead"]
        if tint == Tint.GHOST:
            return Sign(f"{letter}?", self.color("cyan"), None, rank)
        if pose == "grab" or tint == Tint.GRAB:
            return Sign(f"{letter.upper()}!", BLACK, self.color("ember"), rank, BOLD)
        if tint == Tint.FLASH:
            return Sign(f"{letter}*", BLACK, self.color("paper"), rank, BOLD)
        return Sign(turned(letter, look), color, None, rank, BOLD)

    def _put(self, cells: Cells, page: Page, tile: tuple[int, int], sign: Sign) -> None:
        row, col = tile[0] - page.row, (tile[1] - page.col) * COLS
        if 0 <= row < cells.rows and 0 <= col < cells.cols - 1:
            _stamp(cells, (row, col), sign)

    def _point(self, cells: Cells, arrow: EdgeArrow) -> None:
        """Write a warning at the rim."""
        quarter = round(math.atan2(arrow.dy, arrow.dx) / (math.pi / 2)) % 4
        reach = min(1 / max(abs(arrow.dx), 1e-6), 1 / max(abs(arrow.dy), 1e-6))
        row = round((cells.rows - 1) / 2 * (1 + arrow.dy * reach))
        col = min(round((cells.cols - 2) / 2 * (1 + arrow.dx * reach)), cells.cols - 3)
        mark, color = ARROW_MARKS.get(arrow.kind, ARROW_MARKS["threat"])
        cells.write(row, max(col, 0), f"{ARROWS[quarter]}{mark}", NIGHT, self.color(color))


def _stamp(cells: Cells, at: tuple[int, int], sign: Sign) -> None:
    """Set the two letters of a sign, which are narrow, at (row, column)."""
    row, col = at
    for n, letter in enumerate(sign.letters):
        cells.glyph[row, col + n] = ord(letter)
    cells.ink[row, col : col + COLS] = sign.ink
    cells.style[row, col : col + COLS] = sign.style
    if sign.paper is not None:
        cells.paper[row, col : col + COLS] = sign.paper


def turned(letter: str, look: str) -> str:
    """Put the sign of where somebody looks at that side of their letter.

    >>> turned("@", ">"), turned("@", "<"), turned("z", "v")
    ('@>', '<@', 'zv')
    """
    return look + letter if look == "<" else letter + look


def dimmed(sign: Sign, bright: float) -> Sign:
    """Return a sign in less light."""
    red, green, blue = (int(part * bright) for part in sign.ink)
    return Sign(sign.letters, (red, green, blue), sign.paper, sign.rank, sign.style)
