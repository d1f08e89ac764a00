"""Pixels for the names in the art: sheets are read when first needed and cut into cells.

All pictures are premultiplied, because that is the fast way to blit many.  A sheet that is missing
or broken becomes a magenta block and one line in the log, never a crash: modders swap these files.
White flashes and outlines are made from a cell the first time they are wanted, then kept.

Cells are trimmed to what is drawn in them, since blitting nothing costs as much as blitting
something; and they are copies, since a small picture lies closer together in memory than a part
of a big one.
"""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pygame

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from hyosan_arcade.view.art import Art, Box, Sheet

log = logging.getLogger(__name__)

MAGENTA = (255, 0, 255)
DEAD = ("walker", "fresh", "runner", "crawler", "listener", "soldier", "feral")
"""Kinds of body whose eyes shine: what is paper-white in their pictures."""
HYBRIDS = ("nari", "bora", "gaon", "sian")
"""Those whose eyes are the only fire in their pictures: they can glare, and do not shine."""
RGB = tuple[int, int, int]
FADED: RGB = (128, 128, 128)
VEILED: RGB = (184, 184, 184)
"""Shares of 255 that are left of a cell's colours and of its alpha."""


class Sheets:
    """Every picture of one art folder.

    `base`: (S + 1,) int32, where each sheet's cells begin in `cells`.  `cells`: (C,) objects, a
    trimmed surface for every cell of every sheet that has been asked for; `corner`: (2, C) int32
    px, where each one's top left lies as seen from the anchor.
    """

    def __init__(self, art: Art, assets_root: Path) -> None:
        self.art = art
        counts = [cell_count(sheet) for sheet in art.sheets]
        self.base = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        self.cells: NDArray[np.object_] = np.full(int(self.base[-1]), placeholder(1, 1), object)
        self.corner: NDArray[np.int32] = np.zeros((2, int(self.base[-1])), np.int32)
        paper = self.color("paper")
        self.eye: RGB = (paper[0], paper[1], paper[2] + 1)
        """What eyes are repainted in when a picture is loaded, to be found again when drawn."""
        self.glare: RGB = (paper[0], paper[1], paper[2] + 2)
        """The same for the eyes of those about to take hold."""
        fire = self.color("fire")
        self.own_eye: RGB = (fire[0], fire[1], fire[2] + 1)
        """The eyes of hybrids, to be found again when one of them glares."""
        self._is_loaded = np.zeros(len(counts), bool)
        self._root = assets_root
        self._files: dict[str, pygame.Surface | None] = {"": None}
        self._boxes: dict[tuple[str, Box], pygame.Surface] = {}
        self._made: dict[tuple[str, int, RGB], pygame.Surface] = {}

    def color(self, name: str) -> RGB:
        """Return a palette colour, magenta for one the palette lacks."""
        return self.art.colors.get(name, MAGENTA)

    def load(self, sheets: NDArray[np.integer]) -> None:
        """Make sure that the cells of these sheets are there."""
        is_loaded = self._is_loaded[sheets]
        if not is_loaded.all():
            for index in np.unique(sheets[~is_loaded]).tolist():
                self._cut(index)

    def prop(self, name: str) -> tuple[pygame.Surface, tuple[int, int]]:
        """Return the picture of a prop and its anchor."""
        sheet = self.art.sheets[self.art.prop(name)]
        return self.box(sheet.file, sheet.cell_box(0)), sheet.anchor

    def ui(self, name: str) -> pygame.Surface:
        """Return a picture of the HUD or the menus."""
        spec = self.art.ui.get(name)
        return placeholder(8, 8) if spec is None else self.box(spec.file, spec.rect)

    def box(self, file: str, box: Box) -> pygame.Surface:
        """Return the part `box` of a file, a placeholder of that size where there is none."""
        key = (file, box)
        if key not in self._boxes:
            picture = self._file(file)
            if picture is not None and picture.get_rect().contains(box):
                self._boxes[key] = picture.subsurface(box)
            else:
                self._boxes[key] = placeholder(box[2], box[3])
        return self._boxes[key]

    def ink(self, file: str) -> pygame.Mask | None:
        """Return where a file has any ink, one bit a pixel; None if it cannot be read."""
        picture = self._read(file)
        return None if picture is None else pygame.mask.from_surface(picture)

    def silhouette(self, flat: int, color: RGB) -> pygame.Surface:
        """Return the cell all in one colour."""
        return self._variant("silhouette", flat, color)

    def outline(self, flat: int, color: RGB) -> pygame.Surface:
        """Return a ring of 1 px around the cell; its corner lies at (-1, -1) of the cell."""
        return self._variant("outline", flat, color)

    def halo(self, flat: int, color: RGB) -> pygame.Surface:
        """Return a ring of 2 px around the outline; its corner lies at (-3, -3) of the cell."""
        return self._variant("halo", flat, color)

    def glaring(self, flat: int) -> pygame.Surface:
        """Return the cell with the eyes of one about to take hold."""
        return self._variant("glaring", flat, self.glare)

    def faded(self, flat: int) -> pygame.Surface:
        """Return the cell half transparent."""
        return self._variant("faded", flat, FADED)

    def veiled(self, flat: int) -> pygame.Surface:
        """Return the cell as it shows through what stands before it."""
        return self._variant("faded", flat, VEILED)

    def _variant(self, kind: str, flat: int, color: RGB) -> pygame.Surface:
        key = (kind, flat, color)
        if key not in self._made:
            cell = self.cells[flat]
            if kind == "outline":
                self._made[key] = outlined(cell, color)
            elif kind == "halo":
                self._made[key] = haloed(cell, color)
            elif kind == "glaring":
                self._made[key] = cell.copy()
                repaint(self._made[key], self.eye, color)
                repaint(self._made[key], self.own_eye, color)
            elif kind == "faded":
                self._made[key] = cell.copy()
                self._made[key].fill((*color, color[0]), special_flags=pygame.BLEND_RGBA_MULT)
            else:
                self._made[key] = drawn(pygame.mask.from_surface(cell), color)
        return self._made[key]

    def _cut(self, index: int) -> None:
        sheet = self.art.sheets[index]
        start = int(self.base[index])
        picture = self._file(sheet.file)
        if picture is not None and sheet.name.partition("/")[0] in DEAD:
            repaint(picture, self.color("paper"), self.eye)
        elif picture is not None and sheet.name.partition("/")[0] in HYBRIDS:
            repaint(picture, self.color("fire"), self.own_eye)
        for cell in range(cell_count(sheet)):
            whole = self.box(sheet.file, sheet.cell_box(cell))
            drawn_part = whole.get_bounding_rect()
            self.cells[start + cell] = whole.subsurface(drawn_part).copy()
            self.corner[:, start + cell] = np.subtract(drawn_part.topleft, sheet.anchor)
        self._is_loaded[index] = True

    def _file(self, name: str) -> pygame.Surface | None:
        if name not in self._files:
            picture = self._read(name)
            self._files[name] = None if picture is None else premultiplied(picture)
        return self._files[name]

    def _read(self, name: str) -> pygame.Surface | None:
        """Read a file in the layout it has; say in the log if that cannot be."""
        own = self.art.files.get(name)
        path = self._root / name
        try:
            return pygame.image.load(path) if own is None else pygame.image.load(BytesIO(own), name)
        except (pygame.error, OSError) as error:
            log.warning("%s cannot be shown (%s): magenta instead", name if own else path, error)
            return None


def cell_count(sheet: Sheet) -> int:
    """Return how many whole cells a sheet has."""
    return max(sheet.rect[3] // sheet.cell[1], 1) * sheet.columns


def clear(width: int, height: int) -> pygame.Surface:
    """Return a transparent surface in the one pixel layout we use, without asking a display."""
    return pygame.Surface((width, height), pygame.SRCALPHA, 32)


def premultiplied(picture: pygame.Surface) -> pygame.Surface:
    """Return a loaded picture in our layout, its colours already weighted by alpha."""
    surface = clear(*picture.get_size())
    surface.blit(picture, (0, 0))
    return surface.premul_alpha()


def placeholder(width: int, height: int) -> pygame.Surface:
    """Return the sign that a picture is missing."""
    surface = clear(width, height)
    surface.fill((*MAGENTA, 255))
    return surface


def drawn(mask: pygame.Mask, color: RGB) -> pygame.Surface:
    """Draw a mask in one colour on nothing."""
    surface = clear(*mask.get_size())
    mask.to_surface(surface, setcolor=(*color, 255), unsetcolor=(0, 0, 0, 0))
    return surface


def outlined(cell: pygame.Surface, color: RGB) -> pygame.Surface:
    """Draw the ring of 1 px around what is in `cell`."""
    inner = pygame.mask.from_surface(cell)
    ring = pygame.mask.Mask((cell.get_width() + 2, cell.get_height() + 2))
    for offset in ((0, 1), (2, 1), (1, 0), (1, 2)):
        ring.draw(inner, offset)
    ring.erase(inner, (1, 1))
    return drawn(ring, color)


def haloed(cell: pygame.Surface, color: RGB) -> pygame.Surface:
    """Draw the ring from 2 to 3 px around what is in `cell`."""
    inner = pygame.mask.from_surface(cell)
    ring = pygame.mask.Mask((cell.get_width() + 6, cell.get_height() + 6))
    reach = range(-3, 4)
    offsets = [(dx, dy) for dx in reach for dy in reach if abs(dx) + abs(dy) <= 3]
    for dx, dy in offsets:
        ring.draw(inner, (3 + dx, 3 + dy))
    for dx, dy in offsets:
        if abs(dx) + abs(dy) <= 1:
            ring.erase(inner, (3 + dx, 3 + dy))
    return drawn(ring, color)


def repaint(picture: pygame.Surface, old: RGB, new: RGB) -> None:
    """Change every opaque pixel of one colour, in place."""
    pixels = pixel_rows(picture)
    pixels[pixels == opaque(old)] = opaque(new)


def opaque(color: RGB) -> int:
    """Return the value a pixel of this colour has in our layout."""
    return 0xFF << 24 | color[0] << 16 | color[1] << 8 | color[2]


def pixel_rows(surface: pygame.Surface) -> NDArray[np.uint32]:
    """Return the pixels of a surface as they lie in memory, (height, width), for reading on."""
    return pygame.surfarray.pixels2d(surface).T
