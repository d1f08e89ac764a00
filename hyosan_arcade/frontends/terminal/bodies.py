"""All that stands on a page, as lists of pictures and places: no Python runs for a body of its own.

Who is one of thousands is placed with whole arrays.  The few that are seen in any light (heroes in
their rings, friends who are not themselves, ghosts, white flashes) are picked out and drawn later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.view.scene import TILE_PX, Tint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.ground import Page
    from hyosan_arcade.frontends.terminal.sprites import Stamp
    from hyosan_arcade.frontends.terminal.stamps import StampTable
    from hyosan_arcade.view.scene import SpriteBatch

Blit = tuple[pygame.Surface, tuple[int, int]]
MARGIN_PX = 24
OUTLINES = {
    Tint.PLAYER: "gold",
    Tint.ALLY: "ember",
    Tint.INFECTED: "rot3",
    Tint.GHOST: "cyan",
    Tint.FERAL: "paper",
}
HALOS = ("blood3", "ember")
"""A second ring around one who is not herself: it beats."""
HALO_TICKS = 12
NOT_HERSELF = (Tint.FERAL, Tint.HOSTILE)
HEROES = (Tint.PLAYER, Tint.ALLY, Tint.INFECTED, *NOT_HERSELF)
IS_HERO = np.array([tint in HEROES for tint in Tint])
IS_LATE = IS_HERO | np.array([tint in (Tint.GHOST, Tint.FLASH) for tint in Tint])
"""Drawn after the light."""
GLARE = (255, 74, 40)
SHADOW = (0, 0, 0, 84)


class Bodies:
    """The sprites of one frame that may touch its page."""

    def __init__(self, batch: SpriteBatch, page: Page, table: StampTable) -> None:
        self._art, self._table, self._page = table.art, table, page
        near = near_sprites(batch, page)
        self._sheet, self._cell = batch.sheet[near], batch.cell[near]
        self._tint, self._shadow = batch.tint[near], batch.shadow[near]
        self._x = batch.x[near] * page.size // TILE_PX - page.col * page.size
        self._floor = batch.y[near] * page.size // TILE_PX - page.row * page.size
        feet = batch.y[near] - batch.lift[near]
        self._y = feet * page.size // TILE_PX - page.row * page.size

    def shadows(self) -> Iterator[Blit]:
        """Yield what darkens the floor under feet."""
        if self._page.size < 6:
            return
        for number in range(1, 4):
            wide = max(number * self._page.size // 4, 2)
            picture = _shadow(wide, 2 if self._page.size > 6 else 1)
            here = np.flatnonzero(self._shadow == number)
            left = self._x[here] - picture.get_width() // 2
            for place in corners(left, self._floor[here]):
                yield picture, place

    def in_light(self) -> Iterator[Blit]:
        """Yield all that stands in the light, back to front."""
        here = np.flatnonzero(~IS_LATE[self._tint])
        found = self._table.find(self._sheet[here], self._cell[here])
        shown = self._table.shown(found)
        left, top = self._table.corners[:, found]
        places = list(corners(self._x[here] + left, self._y[here] + top))
        tint = self._tint[here]
        for n in np.flatnonzero(tint != Tint.NONE).tolist():
            sheet, cell = int(self._sheet[here[n]]), int(self._cell[here[n]])
            if tint[n] == Tint.FADED:
                shown[n] = self._art.faded(sheet, cell).picture
            elif tint[n] == Tint.GRAB:
                shown[n] = self._art.glaring(sheet, cell).picture
        yield from zip(shown, places, strict=True)

    def in_any_light(self, ticks: int) -> Iterator[Blit]:
        """Yield heroes in their rings, ghosts, white flashes."""
        art = self._art
        for n in np.flatnonzero(IS_LATE[self._tint]).tolist():
            tint, sheet, cell = Tint(int(self._tint[n])), int(self._sheet[n]), int(self._cell[n])
            if tint is Tint.FERAL:
                halo = art.color(HALOS[ticks // HALO_TICKS % 2])
                yield self._placed(art.ring(sheet, cell, halo, 2), n)
            if tint in OUTLINES:
                yield self._placed(art.ring(sheet, cell, art.color(OUTLINES[tint])), n)
            if tint in NOT_HERSELF:
                yield self._placed(art.glaring(sheet, cell, GLARE), n)
            elif IS_HERO[tint]:
                yield self._placed(art.stamp(sheet, cell), n)
            elif tint is Tint.FLASH:
                yield self._placed(art.silhouette(sheet, cell, (255, 255, 255)), n)

    def _placed(self, stamp: Stamp, n: int) -> Blit:
        return stamp.picture, (int(self._x[n]) + stamp.left, int(self._y[n]) + stamp.top)


def near_sprites(batch: SpriteBatch, page: Page) -> NDArray[np.intp]:
    """Return which sprites may touch the page."""
    left, top = page.col * TILE_PX, page.row * TILE_PX
    right = left + page.width * TILE_PX // page.size
    bottom = top + page.height * TILE_PX // page.size
    is_near = (batch.x > left - MARGIN_PX) & (batch.x < right + MARGIN_PX)
    is_near &= (batch.y > top - MARGIN_PX) & (batch.y < bottom + 2 * MARGIN_PX)
    return np.flatnonzero(is_near)


def corners(left: NDArray[np.integer], top: NDArray[np.integer]) -> Iterator[tuple[int, int]]:
    """Yield places as pygame takes them."""
    return zip(left.tolist(), top.tolist(), strict=True)


def _shadow(width: int, height: int) -> pygame.Surface:
    picture = pygame.Surface((width + 2, height), pygame.SRCALPHA, 32)
    picture.fill(SHADOW)
    return picture
