"""Everything that stands, drawn in one sweep from the arrays of a `SpriteBatch`.

The batch says which cell goes where; here that becomes columns for pygame's `fblits`, which is
what keeps two thousand bodies within a few milliseconds: no Python code runs for a body of its
own.  Special looks (flash, outline, ghost) concern few sprites and are picked out by `numpy`
first.  Eyes are found in the finished layer by their colour, so that nobody's shine through the
one in front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.frontends.window.sheets import opaque, pixel_rows
from hyosan_arcade.view.scene import VIEW_H, VIEW_W, Tint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.view.scene import CameraView, SpriteBatch

SHADOWS = ("", "shadow_small", "shadow_body", "shadow_big")
MARGIN_PX = 40
OUTLINES = {Tint.PLAYER: "gold", Tint.ALLY: "ember", Tint.INFECTED: "rot3", Tint.GHOST: "cyan"}
OUTLINES[Tint.FERAL] = "paper"
IS_RINGED = np.array([tint in OUTLINES for tint in Tint])
GLARING = (Tint.GRAB, Tint.FERAL, Tint.HOSTILE)
IS_SPECIAL = np.array([tint in (Tint.FLASH, Tint.FADED, *GLARING) for tint in Tint])
IS_HERO = np.array(
    [tint in (Tint.PLAYER, Tint.ALLY, Tint.INFECTED, Tint.FERAL, Tint.HOSTILE) for tint in Tint]
)
FERAL_BEAT_TICKS = 12
HERO_LIGHT = (166, 163, 158)
"""The player and the ally are never darker than this."""
EYE_SHINE = np.array((205, 215, 150), np.uint8)
"""The eyes of the dead are never darker than this."""
GLARE = np.array((255, 70, 40), np.uint8)
"""The eyes of those about to take hold, by day and by night."""
CROWD = 600
"""So many bodies hide most of each other's shadows."""
BIN_PX = 8
BIN_COLS = (VIEW_W + 2 * MARGIN_PX) // BIN_PX + 1
BIN_COUNT = ((VIEW_H + 2 * MARGIN_PX) // BIN_PX + 2) * BIN_COLS
Blit = tuple[pygame.Surface, tuple[int, int]]
Standing = tuple[int, pygame.Surface, tuple[int, int]]
"""(depth, picture, corner) in picture px."""
Spots = tuple["NDArray[np.intp]", "NDArray[np.intp]"]
"""x and y of single pixels of the picture."""
Shine = tuple[Spots, "NDArray[np.uint8]"]
"""Pixels and the colour in which they shine."""


class Actors:
    """The sprites of one frame, placed in the picture.

    `flat`: (N,) int into `Sheets.cells`; `left`, `top`: (N,) int picture px of each cell's
    corner; `tint`: (N,).
    """

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._eye, self._glare = opaque(sheets.eye), opaque(sheets.glare)
        self._shadows = [shadow(sheets, name) for name in SHADOWS]
        self.flat = self.left = self.top = np.zeros(0, np.int32)
        self.tint = np.zeros(0, np.int8)

    def place(self, batch: SpriteBatch, camera: CameraView) -> None:
        """Work out where in the picture each sprite of the batch is."""
        self._sheets.load(batch.sheet)
        self._foot_x, self._foot_y = batch.x - camera.x, batch.y - camera.y
        self.flat = self._sheets.base.take(batch.sheet) + batch.cell
        corner = self._sheets.corner.take(self.flat, axis=1)
        self.left = self._foot_x + corner[0]
        self.top = self._foot_y + corner[1] - batch.lift
        self.tint, self._shadow = batch.tint, batch.shadow

    def draw_shadows(self, target: pygame.Surface) -> None:
        """Darken the floor under each foot that can be seen."""
        size = self._shadow
        if size.size > CROWD:
            size = np.where(self._is_hidden(), 0, size)
        for number in (1, 2, 3):
            picked = np.flatnonzero(size == number)
            picture = self._shadows[number]
            left = self._foot_x[picked] - picture.get_width() // 2
            top = self._foot_y[picked] - picture.get_height() // 2
            blits = zip([picture] * picked.size, corners(left, top), strict=True)
            target.fblits(blits, pygame.BLEND_PREMULTIPLIED)

    def draw_bodies(self, target: pygame.Surface, walls: list[Standing]) -> None:
        """Draw every sprite but the ghosts, back to front, and `walls` at their depths."""
        picked = np.flatnonzero(self.tint != Tint.GHOST)
        cells = self._sheets.cells[self.flat[picked]]
        for n in np.flatnonzero(IS_SPECIAL[self.tint[picked]]).tolist():
            cells[n] = self._special(int(picked[n]))
        places = list(corners(self.left[picked], self.top[picked]))
        before = np.searchsorted(self._foot_y[picked], [depth for depth, _, _ in walls], "right")
        pictures, places = woven(cells.tolist(), places, walls, before.tolist())
        target.fblits(zip(pictures, places, strict=True), pygame.BLEND_PREMULTIPLIED)
        self._show_heroes(target)

    def light_heroes(self, light: pygame.Surface) -> None:
        """Raise the light on the player's and the ally's own pixels."""
        for n in np.flatnonzero(IS_HERO[self.tint]).tolist():
            shape = self._sheets.silhouette(int(self.flat[n]), HERO_LIGHT)
            at = (int(self.left[n]), int(self.top[n]))
            light.blit(shape, at, special_flags=pygame.BLEND_RGB_MAX)

    def draw_outlines(self, target: pygame.Surface, frame_ticks: int) -> None:
        """Draw the rings of heroes, of the bitten (pulsing) and of what is heard through walls."""
        for n in np.flatnonzero(IS_RINGED[self.tint]).tolist():
            tint = Tint(int(self.tint[n]))
            color = OUTLINES[tint]
            if tint is Tint.INFECTED and frame_ticks // 15 % 2:
                color = "gold"
            ring = self._sheets.outline(int(self.flat[n]), self._sheets.color(color))
            at = (int(self.left[n]) - 1, int(self.top[n]) - 1)
            if tint is Tint.FERAL:
                self._draw_halo(target, n, frame_ticks)
            target.blit(ring, at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _draw_halo(self, target: pygame.Surface, n: int, frame_ticks: int) -> None:
        """Draw a red ring around the ring of one who is not herself: it beats."""
        is_bright = frame_ticks // FERAL_BEAT_TICKS % 2 == 0
        color = self._sheets.color("ember" if is_bright else "blood3")
        ring = self._sheets.halo(int(self.flat[n]), color)
        at = (int(self.left[n]) - 3, int(self.top[n]) - 3)
        target.blit(ring, at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def find_eyes(self, bodies: pygame.Surface) -> list[Shine]:
        """Find the eyes of the dead in the layer of bodies, before it is lit."""
        pixels = pixel_rows(bodies)
        is_grabbing = np.isin(self.tint, GLARING).any()
        kinds = ((self._eye, EYE_SHINE), (self._glare, GLARE))[: 2 if is_grabbing else 1]
        found = []
        for value, color in kinds:
            y, x = np.divmod(np.flatnonzero(pixels == value), bodies.get_width())
            found.append(((x, y), color))
        return found

    def _show_heroes(self, target: pygame.Surface) -> None:
        """Let heroes show through whoever stands before them."""
        for n in np.flatnonzero(IS_HERO[self.tint]).tolist():
            at = (int(self.left[n]), int(self.top[n]))
            picture = self._sheets.veiled(int(self.flat[n]))
            target.blit(picture, at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _is_hidden(self) -> NDArray[np.bool_]:
        """Say whose foot somebody stands before: in the next row of a coarse grid."""
        rows = (self._foot_y + MARGIN_PX) // BIN_PX
        place = rows * BIN_COLS + (self._foot_x + MARGIN_PX) // BIN_PX
        place = np.clip(place, 0, BIN_COUNT - BIN_COLS - 1)
        is_taken = np.zeros(BIN_COUNT, bool)
        is_taken[place] = True
        hidden: NDArray[np.bool_] = is_taken[place + BIN_COLS]
        return hidden

    def _special(self, n: int) -> pygame.Surface:
        flat = int(self.flat[n])
        if self.tint[n] == Tint.FLASH:
            return self._sheets.silhouette(flat, (255, 255, 255))
        if self.tint[n] in GLARING:
            return self._sheets.glaring(flat)
        return self._sheets.faded(flat)


def shine(target: pygame.Surface, eyes: list[Shine], strength: float = 1.0) -> None:
    """Let eyes shine where it is dark; of those who look past the player less."""
    pixels = pygame.surfarray.pixels3d(target)
    for spots, color in eyes:
        if color is GLARE:
            pixels[spots] = color
        else:
            dimmed = (color * strength).astype(np.uint8)
            pixels[spots] = np.maximum(pixels[spots], dimmed)


def corners(left: NDArray[np.int32], top: NDArray[np.int32]) -> Iterable[tuple[int, int]]:
    """Return places as pygame takes them."""
    return zip(left.tolist(), top.tolist(), strict=True)


def woven(
    pictures: list[pygame.Surface],
    places: list[tuple[int, int]],
    walls: list[Standing],
    before: list[int],
) -> tuple[list[pygame.Surface], list[tuple[int, int]]]:
    """Put each wall piece after the first `before` bodies; both are in order of depth."""
    if not walls:
        return pictures, places
    whole: list[pygame.Surface] = []
    where: list[tuple[int, int]] = []
    done = 0
    for (_, picture, corner), count in zip(walls, before, strict=True):
        whole += pictures[done:count]
        where += places[done:count]
        whole.append(picture)
        where.append(corner)
        done = max(done, count)
    return whole + pictures[done:], where + places[done:]


def shadow(sheets: Sheets, name: str) -> pygame.Surface:
    """Return the picture of a contact shadow."""
    spec = sheets.art.decals.get(name)
    if spec is None:
        return pygame.Surface((1, 1), pygame.SRCALPHA, 32)
    return sheets.box(spec.file, spec.rects[0])
