"""The stamps of sprites as columns: what a whole batch needs, found with three array look-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pygame
    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.sprites import SmallArt

CELLS = 1024
"""More cells than any sheet has."""
GROWTH = 512


class StampTable:
    """Stamps by sheet and cell, cut when they are first seen.

    `pictures`: (K,) object array of surfaces; `corners`: (2, K) int32 left and top of each as seen
    from its place.  `find` says where in them a sprite is.
    """

    def __init__(self, art: SmallArt) -> None:
        self.art = art
        self._place = np.full(len(art.art.sheets) * CELLS, -1, np.int32)
        self._count = 0
        self.pictures: NDArray[np.object_] = np.empty(GROWTH, object)
        self.corners: NDArray[np.int32] = np.zeros((2, GROWTH), np.int32)

    def find(self, sheet: NDArray[np.int16], cell: NDArray[np.int16]) -> NDArray[np.int32]:
        """Return (N,) where the stamps of sprites are."""
        code = sheet.astype(np.int32) * CELLS + cell
        place: NDArray[np.int32] = self._place[code]
        if place.size and place.min() < 0:
            for new in np.unique(code[place < 0]).tolist():
                self._cut(new)
            place = self._place[code]
        return place

    def shown(self, place: NDArray[np.int32]) -> list[pygame.Surface]:
        """Return the pictures of stamps."""
        return list(self.pictures[place])

    def _cut(self, code: int) -> None:
        """Take in one more stamp."""
        number = self._count
        if number == len(self.pictures):
            self.pictures = np.append(self.pictures, np.empty(GROWTH, object))
            self.corners = np.append(self.corners, np.zeros((2, GROWTH), np.int32), axis=1)
        stamp = self.art.stamp(*divmod(code, CELLS))
        self.pictures[number] = stamp.picture
        self.corners[:, number] = stamp.left, stamp.top
        self._place[code] = number
        self._count += 1
