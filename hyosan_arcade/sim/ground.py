"""The ground itself changes: a wall falls, a floor breaks through, a door is walled up.

Where it becomes solid, whoever and whatever stands there is pushed out to the nearest free tile.
The way out is found once for the whole place, from its rim inwards, so that a thousand dead cost no
more than one.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.crowd import nearest_free
from hyosan_arcade.sim.spec import TILE_INDEX, TILE_KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.tilemap import TileMap
    from hyosan_arcade.sim.world import World
    from hyosan_arcade.sim.world_parts import GroundItem

BESIDE = ((-1, 0), (0, -1), (0, 1), (1, 0))


def change_ground(world: World, tiles: tuple[Tile, ...], kind: str) -> None:
    """Turn `tiles` into `kind` of tile; furniture and doors on them stay.

    A change that would leave nobody anywhere to stand is not made.
    """
    is_solid = TILE_KINDS[TILE_INDEX[kind]].solid
    if is_solid and not _leaves_room(world.tilemap, tiles):
        return
    if not world.tilemap.set_tiles(tiles, kind):
        return
    for tile in tiles:
        world.glass.pop(tile, None)  # a window that is put in again is whole
    if is_solid:
        push_out(world, refuges(world.tilemap, tiles))
    world.map_changed()


def _leaves_room(tilemap: TileMap, tiles: tuple[Tile, ...]) -> bool:
    free = ~tilemap.solid[0]
    for tile in tiles:
        free[tile] = False
    return bool(free.any())


def refuges(tilemap: TileMap, tiles: tuple[Tile, ...]) -> NDArray[np.int64]:
    """Return for every tile where to go from it: (T,) tile numbers, its own if it is free.

    Only `tiles` are led anywhere; those walled in on all sides go through the wall, together.
    """
    goal = np.arange(tilemap.count)
    left = {tile for tile in tiles if tilemap.blocks(*tile)}
    rim: deque[tuple[Tile, int]] = deque()
    for row, col in sorted(left):
        for d_row, d_col in BESIDE:
            if not tilemap.blocks(row + d_row, col + d_col):
                rim.append(((row, col), (row + d_row) * tilemap.width + col + d_col))
    while rim:
        (row, col), free = rim.popleft()
        if (row, col) not in left:
            continue
        left.remove((row, col))
        goal[row * tilemap.width + col] = free
        rim.extend(((row + d_row, col + d_col), free) for d_row, d_col in BESIDE)
    if left:
        row, col = nearest_free(tilemap, min(left))
        goal[[r * tilemap.width + c for r, c in sorted(left)]] = row * tilemap.width + col
    return goal


def push_out(world: World, goal: NDArray[np.int64]) -> None:
    """Move the dead, the living and what lies about to where `goal` leads from their tile."""
    width, horde = world.tilemap.width, world.horde
    now = goal[horde.tile]
    moved = np.flatnonzero(now != horde.tile)
    if len(moved):
        horde.forget_places()
        horde.tile[moved] = now[moved]
        horde.pos[0, moved] = now[moved] % width + np.float32(0.5)
        horde.pos[1, moved] = now[moved] // width + np.float32(0.5)
        horde.vel[:, moved] = 0
    things: list[Body | GroundItem] = [*world.bodies, *world.items]
    for thing in things:
        row, col = world.tilemap.tile_of(thing.x, thing.y)
        to = int(goal[row * width + col])
        if to != row * width + col:
            thing.x, thing.y = to % width + 0.5, to // width + 0.5
