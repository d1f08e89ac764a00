"""What of the walls stands before the bodies: the strip along a wall's top, lintels and shut doors.

A body north of a wall is behind it, so these pieces are drawn again among the bodies, each at the
depth of its wall's foot.  A body in an open doorway goes beneath the lintel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.frontends.window.sheets import clear
from hyosan_arcade.view.scene import TILE_PX, VIEW_H, VIEW_W

if TYPE_CHECKING:
    import pygame
    from numpy.typing import NDArray

    from hyosan_arcade.view.scene import CameraView

POST_PX = 2
LINTEL_PX = 3
HIGHEST_PX = 48
WIDEST_PX = 64


@dataclass(frozen=True, slots=True)
class Piece:
    """A picture with its corner at world px (x, y), standing at `depth` (world y of its foot)."""

    depth: int
    picture: pygame.Surface
    x: int
    y: int


class Overhang:
    """All such pieces of a level; `depth`, `x`, `y`: (N,) int32 in order of depth."""

    def __init__(self, pieces: list[Piece]) -> None:
        pieces.sort(key=lambda piece: piece.depth)
        self._pictures = [piece.picture for piece in pieces]
        self.depth = column([piece.depth for piece in pieces])
        self.x = column([piece.x for piece in pieces])
        self.y = column([piece.y for piece in pieces])

    def seen(self, camera: CameraView) -> list[tuple[int, pygame.Surface, tuple[int, int]]]:
        """Return (depth, picture, corner) of what is in the picture, in picture px."""
        x, y = self.x - camera.x, self.y - camera.y
        is_in = (x > -WIDEST_PX) & (x < VIEW_W) & (y > -HIGHEST_PX) & (y < VIEW_H)
        return [
            (int(self.depth[n]) - camera.y, self._pictures[n], (int(x[n]), int(y[n])))
            for n in np.flatnonzero(is_in).tolist()
        ]


def column(values: list[int]) -> NDArray[np.int32]:
    """Make a column of whole numbers, also of none."""
    return np.array(values, np.int32)


def depth_of(row: int) -> int:
    """Return the world y of the foot of a wall front on `row`."""
    return (row + 1) * TILE_PX - 1


def opening(picture: pygame.Surface) -> pygame.Surface:
    """Return a doorway's posts and lintel without the dark between them."""
    width, height = picture.get_size()
    bare = clear(width, height)
    for box in (
        (0, 0, width, LINTEL_PX),
        (0, 0, POST_PX, height),
        (width - POST_PX, 0, POST_PX, height),
    ):
        bare.blit(picture, box[:2], box)
    return bare
