"""A level at a glance: one value per tile, for a small map beside the list of levels.

The values are the tiles' own and, above them, what stands on a tile and matters to whoever
chooses: doors, furniture, where one starts, how many are waiting.  Where a door stands open or
what a trigger brings later is not told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.spec import TILE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import LevelSpec, Tile

TILE_COLORS = {
    "void": "ink",
    "floor": "floor2",
    "wood": "wood3",
    "grass": "pine2",
    "asphalt": "slate2",
    "stairs_up": "wall3",
    "stairs_down": "wall3",
    "wall": "slate1",
    "window": "navy3",
    "window_broken": "navy2",
    "tree": "pine3",
    "gap": "ink",
    "rope": "wood4",
}
THING_COLORS = ("wood2", "wood4", "blood3", "cyan", "ember", "gold")
FURNITURE, DOOR, ZOMBIE, SURVIVOR, ALLY, START = range(
    len(TILE_KINDS), len(TILE_KINDS) + len(THING_COLORS)
)
"""Values beside the tiles', in the order in which they hide one another."""
PREVIEW_COLORS = (*(TILE_COLORS[kind.name] for kind in TILE_KINDS), *THING_COLORS)
"""The palette colour of each value."""
NOTHING: NDArray[np.uint8] = np.zeros((0, 0), np.uint8)
"""The preview of a level that cannot be read."""
EMPTY: NDArray[np.uint8] = np.zeros((1, 1), np.uint8)
"""The preview of what is no level."""


def preview_of(level: LevelSpec) -> NDArray[np.uint8]:
    """Return the small map of a level, (H, W) indices of `PREVIEW_COLORS`."""
    seen = np.array(level.tiles, np.uint8)
    for value, tiles in _things(level):
        for tile in tiles:
            seen[tile] = value
    return seen


def _things(level: LevelSpec) -> Iterator[tuple[int, tuple[Tile, ...]]]:
    yield FURNITURE, tuple(prop.at for prop in level.props)
    yield DOOR, tuple(tile for door in level.doors for tile in door.tiles)
    yield ZOMBIE, tuple(zombie.at for zombie in level.zombies)
    yield SURVIVOR, tuple(survivor.at for survivor in level.survivors)
    yield SURVIVOR, tuple(soldier.at for soldier in level.soldiers)
    yield ALLY, tuple(ally.at for ally in level.allies)
    yield START, (level.start,)
