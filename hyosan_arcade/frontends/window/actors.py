"""Everything that stands, drawn in one sweep from the arrays of a `SpriteBatch`.

The batch says which cell goes where; here that becomes lists for pygame's `fblits`, which is what
keeps two thousand bodies within a few milliseconds.  Special looks (flash, outline, ghost) concern
few sprites and are picked out by `numpy` first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.view.scene import VIEW_H, VIEW_W, Tint

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.light import LightMap
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.view.scene import CameraView, SpriteBatch

SHADOWS = ("", "shadow_small", "shadow_body", "shadow_big")
MARGIN_PX = 40
OUTLINES = {Tint.PLAYER: "gold", Tint.ALLY: "ember", Tint.INFECTED: "rot3", Tint.GHOST: "cyan"}
HERO_LIGHT = (166, 163, 158)
"""The player and the ally are never darker than this."""
Blit = tuple[pygame.Surface, tuple[int, int]]
Standing = tuple[int, pygame.Surface, tuple[int, int]]
"""(depth, picture, corner) in picture px."""
DEAD = ("walker", "fresh", "runner", "crawler", "listener", "soldier", "feral")
"""Kinds of body whose eyes shine."""


class Actors:
    """The sprites of one frame, placed in the picture.

    `flat`: (N,) int into `Sheets.cells`; `left`, `top`: (N,) int picture px of each cell's
    corner; `tint`: (N,).
    """

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        names = [sheet.name.partition("/")[0] for sheet in sheets.art.sheets]
        self._is_dead = np.array([name in DEAD for name in names])
        self._shadows = [shadow(sheets, name) for name in SHADOWS]
        self.flat = self.left = self.top = np.zeros(0, np.int32)
        self.tint = np.zeros(0, np.int8)
        self._has_eyes = np.zeros(0, bool)

    def place(self, batch: SpriteBatch, camera: CameraView) -> None:
        """Work out what of the batch is in the picture, and where."""
        x, y = batch.x - camera.x, batch.y - camera.y
        is_near = (x > -MARGIN_PX) & (x < VIEW_W + MARGIN_PX)
        is_near &= (y > -MARGIN_PX) & (y < VIEW_H + MARGIN_PX)
        sheet = batch.sheet[is_near]
        self._sheets.load(sheet)
        anchor = self._sheets.anchor[sheet]
        self._foot_x, self._foot_y = x[is_near], y[is_near]
        self._shadow = batch.shadow[is_near]
        self.flat = self._sheets.base[sheet] + batch.cell[is_near]
        self.left = self._foot_x - anchor[:, 0]
        self.top = self._foot_y - anchor[:, 1] - batch.lift[is_near]
        self.tint = batch.tint[is_near]
        self._has_eyes = self._is_dead[sheet] & (self.tint != Tint.GHOST)

    def draw_shadows(self, target: pygame.Surface) -> None:
        """Darken the floor under each foot."""
        for size in (1, 2, 3):
            picked = np.flatnonzero(self._shadow == size)
            picture = self._shadows[size]
            left = self._foot_x[picked] - picture.get_width() // 2
            top = self._foot_y[picked] - picture.get_height() // 2
            places = zip(left.tolist(), top.tolist(), strict=True)
            target.fblits([(picture, at) for at in places], pygame.BLEND_PREMULTIPLIED)

    def draw_bodies(self, target: pygame.Surface, walls: list[Standing]) -> None:
        """Draw every sprite but the ghosts, back to front, and `walls` at their depths."""
        cells = self._sheets.cells
        picked = np.flatnonzero(self.tint != Tint.GHOST)
        flat, left, top = (a[picked].tolist() for a in (self.flat, self.left, self.top))
        blits = [(cells[f], (x, y)) for f, x, y in zip(flat, left, top, strict=True)]
        tint = self.tint[picked]
        for n in np.flatnonzero((tint == Tint.FLASH) | (tint == Tint.FADED)).tolist():
            blits[n] = (self._special(flat[n], int(tint[n])), blits[n][1])
        before = np.searchsorted(self._foot_y[picked], [depth for depth, _, _ in walls], "right")
        target.fblits(woven(blits, walls, before.tolist()), pygame.BLEND_PREMULTIPLIED)

    def light_heroes(self, light: pygame.Surface) -> None:
        """Raise the light on the player's and the ally's own pixels."""
        for n in np.flatnonzero((self.tint == Tint.PLAYER) | (self.tint == Tint.ALLY)).tolist():
            shape = self._sheets.silhouette(int(self.flat[n]), HERO_LIGHT)
            at = (int(self.left[n]), int(self.top[n]))
            light.blit(shape, at, special_flags=pygame.BLEND_RGB_MAX)

    def draw_outlines(self, target: pygame.Surface, frame_ticks: int) -> None:
        """Draw the rings of heroes, of the bitten (pulsing) and of what is heard through walls."""
        is_ringed = np.isin(self.tint, [int(tint) for tint in OUTLINES])
        for n in np.flatnonzero(is_ringed).tolist():
            tint = Tint(int(self.tint[n]))
            color = OUTLINES[tint]
            if tint is Tint.INFECTED and frame_ticks // 15 % 2:
                color = "gold"
            ring = self._sheets.outline(int(self.flat[n]), self._sheets.color(color))
            at = (int(self.left[n]) - 1, int(self.top[n]) - 1)
            target.blit(ring, at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def draw_eyes(self, target: pygame.Surface, light: LightMap) -> None:
        """Let the eyes of the dead shine where it is dark."""
        seen = np.flatnonzero(self._has_eyes)
        seen = seen[light.is_dark(self.left[seen] + 10, self.top[seen] + 10)]
        self._sheets.make_eyes(np.unique(self.flat[seen]).tolist())
        flat, left, top = (a[seen].tolist() for a in (self.flat, self.left, self.top))
        eyes = self._sheets.eyes
        blits = [(eyes[f], (x, y)) for f, x, y in zip(flat, left, top, strict=True)]
        target.fblits(blits, pygame.BLEND_PREMULTIPLIED)

    def _special(self, flat: int, tint: int) -> pygame.Surface:
        if tint == Tint.FLASH:
            return self._sheets.silhouette(flat, (255, 255, 255))
        return self._sheets.faded(flat)


def woven(blits: list[Blit], walls: list[Standing], before: list[int]) -> list[Blit]:
    """Put each wall piece after the first `before` bodies; both lists are in order of depth."""
    whole: list[Blit] = []
    done = 0
    for (_, picture, corner), count in zip(walls, before, strict=True):
        whole += blits[done:count]
        whole.append((picture, corner))
        done = max(done, count)
    return whole + blits[done:]


def shadow(sheets: Sheets, name: str) -> pygame.Surface:
    """Return the picture of a contact shadow."""
    spec = sheets.art.decals.get(name)
    if spec is None:
        return pygame.Surface((1, 1), pygame.SRCALPHA, 32)
    return sheets.box(spec.file, spec.rects[0])
