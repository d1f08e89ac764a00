"""What the map's squares are to the eye: which stop light, which are walls seen from the front.

A scene gives tiles as numbers and doors as states; here they get the names that the art knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.view.scene import Ground

TILE_NAMES = (
    "void",
    "floor",
    "wood",
    "grass",
    "asphalt",
    "stairs_up",
    "stairs_down",
    "wall",
    "window",
    "window_broken",
    "tree",
    "gap",
    "rope",
)
"""In the order of the numbers in `Ground.tiles`."""
DOOR_STATES = ("open", "closed", "locked", "barricaded", "broken")
"""In the order of `DoorView.state`."""

VOID, WALL = TILE_NAMES.index("void"), TILE_NAMES.index("wall")
WALL_LIKE = np.array([name in ("wall", "window", "window_broken") for name in TILE_NAMES])
OPAQUE = WALL_LIKE | np.array([name in ("void", "tree") for name in TILE_NAMES])
"""What stops lamp light.  Glass does too: its frame is drawn as part of the wall, and what shines
through it from outside comes as a light of its own."""
SHUT = ("closed", "locked", "barricaded")


@dataclass(frozen=True, slots=True, eq=False)
class Terrain:
    """One version of the ground, looked at.

    `tiles`: (H, W) uint8; `is_wall`, `is_opaque`: (H, W) bool.  Doors count as part of the wall
    they are in for light (while shut), never for drawing.
    """

    tiles: NDArray[np.uint8]
    is_wall: NDArray[np.bool_]
    is_opaque: NDArray[np.bool_]

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.tiles.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.tiles.shape[1])

    def name(self, row: int, col: int) -> str:
        """Name the tile; everything beyond the map is void."""
        if 0 <= row < self.height and 0 <= col < self.width:
            return TILE_NAMES[self.tiles[row, col]]
        return "void"

    def wall(self, row: int, col: int) -> bool:
        """Say whether the tile is a wall or a window."""
        inside = 0 <= row < self.height and 0 <= col < self.width
        return inside and bool(self.is_wall[row, col])

    def open_floor(self, row: int, col: int) -> bool:
        """Say whether the tile is neither wall nor void."""
        return not self.wall(row, col) and self.name(row, col) != "void"

    def face_height(self, row: int, col: int) -> int:
        """Return how many tiles high the wall's front rises above this tile's south edge.

        0: no front to be seen (not a wall, or more wall to the south); 1: a wall one tile thick;
        2: a full front.
        """
        if not self.wall(row, col) or not self.open_floor(row + 1, col):
            return 0
        return 2 if self.wall(row - 1, col) else 1


def terrain_of(ground: Ground) -> Terrain:
    """Look at the ground as it is now."""
    is_opaque = OPAQUE[ground.tiles]
    for door in ground.doors:
        if DOOR_STATES[door.state] in SHUT:
            for row, col in door.tiles:
                is_opaque[row, col] = True
                if row > 0 and is_recess(ground.tiles, row - 1, col, door.tiles):
                    is_opaque[row - 1, col] = True
    return Terrain(ground.tiles, WALL_LIKE[ground.tiles], is_opaque)


def is_recess(
    tiles: NDArray[np.uint8], row: int, col: int, door: tuple[tuple[int, int], ...]
) -> bool:
    """Say whether a tile above a door is the rest of an opening through a thick wall."""
    first, last = door[0][1] - 1, door[-1][1] + 1
    is_between = first >= 0 and last < tiles.shape[1] and first < col < last
    return is_between and bool(WALL_LIKE[tiles[row, [first, last]]].all())


def tile_at(x: int, y: int) -> tuple[int, int]:
    """Return the (row, col) under a world pixel."""
    return y // TILE_PX, x // TILE_PX
