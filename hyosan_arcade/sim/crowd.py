"""How a crowd moves: everyone towards its wish, nobody through another, nobody through a wall.

One tick is one pass.  Velocities bend towards the wish; everybody takes the step; the grid sorts
them and finds who overlaps; each of a pair gives way by a share of the overlap (one Jacobi pass);
last, walls clamp.  Velocity is what was really moved, so pressure builds up and lets go like in a
real crush.  A full tile ahead slows those who head into it (a count per tile): that halves the
worst overlaps for nothing.

Source: position-based dynamics with a density-limited speed; the sorted grid is in `grid.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.tilemap import CORNERS
from hyosan_arcade.sim.tuning import BODY_RADIUS, MAX_PUSH, SEPARATION, ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.grid import Grid
    from hyosan_arcade.sim.horde import Horde
    from hyosan_arcade.sim.tilemap import TileMap
    from hyosan_arcade.sim.world import World

DIAMETER = np.float32(ZOMBIE_DIAMETER)
RADIUS = np.float32(ZOMBIE_DIAMETER / 2)
CROWDED = np.array([1, 1, 1, 0.7, 0.25, 0.05] + [0.02] * 10, np.float32)
"""Share of its speed a zombie keeps when the tile ahead already holds 0, 1, 2 … others."""
_CORNER_SIGN = {bit: (np.float32(dx), np.float32(dy)) for bit, (dy, dx) in enumerate(CORNERS)}


class Wish:
    """What the horde wants this tick: direction (2, N) float32, speed and turn (N,) float32.

    Speeds are tiles per tick; `turn` 0..1 is how much of the course is corrected each tick.
    """

    __slots__ = ("direction", "speed", "turn")

    def __init__(
        self,
        direction: NDArray[np.float32],
        speed: NDArray[np.float32],
        turn: NDArray[np.float32],
    ) -> None:
        """Hold the three columns."""
        self.direction = direction
        self.speed = speed
        self.turn = turn


def step_crowd(horde: Horde, wish: Wish, world: World) -> None:
    """Move everybody one tick; slots change (the horde is sorted by cell)."""
    if not horde.count:
        return
    grid, tilemap = world.grid, world.tilemap
    _limit_by_density(horde, wish, tilemap)
    horde.vel *= np.float32(1.0) - wish.turn
    horde.vel += wish.direction * (wish.speed * wish.turn)
    before = horde.pos
    horde.pos = before + horde.vel
    _keep_inside(horde.pos, tilemap)
    order = grid.order(horde.pos)
    horde.sort(order)
    start = before.take(order, axis=1)
    _separate(horde.pos, grid)
    _give_way(world, horde.pos)
    _clamp_to_walls(horde, start, tilemap)
    np.subtract(horde.pos, start, out=horde.vel)


def _limit_by_density(horde: Horde, wish: Wish, tilemap: TileMap) -> None:
    """Slow those whose next tile is full."""
    count = np.bincount(horde.tile, minlength=tilemap.count)
    col_step = np.rint(wish.direction[0]).astype(np.int64)
    row_step = np.rint(wish.direction[1]).astype(np.int64)
    ahead = horde.tile + row_step * tilemap.width + col_step
    wish.speed *= CROWDED.take(count.take(ahead, mode="clip"), mode="clip")


def _keep_inside(pos: NDArray[np.float32], tilemap: TileMap) -> None:
    np.clip(pos[0], RADIUS, np.float32(tilemap.width) - RADIUS, out=pos[0])
    np.clip(pos[1], RADIUS, np.float32(tilemap.height) - RADIUS, out=pos[1])


def _separate(pos: NDArray[np.float32], grid: Grid) -> None:
    """Push overlapping pairs apart, each by its share, no more than `MAX_PUSH` a tick."""
    first, second = grid.pairs()
    place = np.empty(pos.shape[1], np.complex64)  # x and y travel in one 8-byte gather
    place.real, place.imag = pos
    gap = place.take(first) - place.take(second)
    square = gap.real * gap.real + gap.imag * gap.imag
    close = np.flatnonzero(square < DIAMETER * DIAMETER)
    if not len(close):
        return
    first, second, gap = first.take(close), second.take(close), gap.take(close)
    push = DIAMETER / np.sqrt(square.take(close) + np.float32(1e-9))
    push -= np.float32(1.0)
    push *= np.float32(SEPARATION)
    for axis, share in enumerate((gap.real * push, gap.imag * push)):
        move = np.bincount(first, share, pos.shape[1])
        move -= np.bincount(second, share, pos.shape[1])
        np.clip(move, -MAX_PUSH, MAX_PUSH, out=move)
        pos[axis] += move.astype(np.float32)


def _give_way(world: World, pos: NDArray[np.float32]) -> None:
    """Push zombies out of the bodies they overlap, by half of it."""
    reach = np.float32(BODY_RADIUS) + RADIUS
    for body in world.bodies:
        if not body.is_alive:
            continue
        dx = pos[0] - np.float32(body.x)
        dy = pos[1] - np.float32(body.y)
        square = dx * dx + dy * dy
        close = np.flatnonzero(square < reach * reach)
        if len(close):
            push = reach / np.sqrt(square[close] + np.float32(1e-6)) - np.float32(1.0)
            push = np.minimum(push * np.float32(0.5), np.float32(1.0))
            pos[0, close] += dx[close] * push
            pos[1, close] += dy[close] * push


def _clamp_to_walls(horde: Horde, start: NDArray[np.float32], tilemap: TileMap) -> None:
    """Keep every middle a radius away from walls; who ended in a wall goes back to `start`."""
    pos, tables = horde.pos, tilemap.tables
    _keep_inside(pos, tilemap)
    tile = tile_indices(pos, tilemap.width)
    level = horde.low * np.int64(tilemap.count)
    inside_wall = np.flatnonzero(tables.solid.take(tile + level))
    if len(inside_wall):
        pos[:, inside_wall] = start[:, inside_wall]
        tile[inside_wall] = horde.tile[inside_wall]
    entry = tile + level
    for axis in (0, 1):
        np.maximum(pos[axis], tables.low[axis].take(entry), out=pos[axis])
        np.minimum(pos[axis], tables.high[axis].take(entry), out=pos[axis])
    cornered = np.flatnonzero(tables.corner.take(entry))
    if len(cornered):
        clamped = pos[:, cornered]
        _round_corners(pos, cornered, tables.corner.take(entry[cornered]))
        rounded = tile_indices(pos[:, cornered], tilemap.width)
        bad = tables.solid.take(rounded + level[cornered])
        pos[:, cornered[bad]] = clamped[:, bad]
        tile[cornered] = np.where(bad, tile[cornered], rounded)
    horde.tile = tile


def _round_corners(
    pos: NDArray[np.float32], slots: NDArray[np.int64], corner: NDArray[np.uint8]
) -> None:
    """Push `slots` out of the round reach of the wall corners of their tile."""
    for bit, (sign_x, sign_y) in _CORNER_SIGN.items():
        mine = slots[(corner >> np.uint8(bit)) & np.uint8(1) > 0]
        if not len(mine):
            continue
        edge_x = np.floor(pos[0, mine]) + np.float32(sign_x > 0)
        edge_y = np.floor(pos[1, mine]) + np.float32(sign_y > 0)
        dx, dy = pos[0, mine] - edge_x, pos[1, mine] - edge_y
        square = dx * dx + dy * dy
        close = np.flatnonzero(square < RADIUS * RADIUS)
        grow = RADIUS / np.sqrt(square[close] + np.float32(1e-9))
        hit = mine[close]
        pos[0, hit] = edge_x[close] + dx[close] * grow
        pos[1, hit] = edge_y[close] + dy[close] * grow


def tile_indices(pos: NDArray[np.float32], width: int) -> NDArray[np.int64]:
    """Return row * width + col of each position (2, N) on the map."""
    tile: NDArray[np.int64] = pos[1].astype(np.int64)
    tile *= width
    tile += pos[0].astype(np.int64)
    return tile


def expel_from_walls(horde: Horde, tilemap: TileMap) -> None:
    """Move those whose tile has become solid to the nearest free tile's middle."""
    stuck = np.flatnonzero(
        tilemap.tables.solid.take(horde.tile + horde.low * np.int64(tilemap.count))
    )
    for slot in stuck.tolist():  # a handful at most: those a door closed upon
        row, col = divmod(int(horde.tile[slot]), tilemap.width)
        row, col = nearest_free(tilemap, (row, col), int(horde.low[slot]))
        horde.pos[0, slot], horde.pos[1, slot] = col + 0.5, row + 0.5
        horde.tile[slot] = row * tilemap.width + col
        horde.vel[:, slot] = 0


def nearest_free(tilemap: TileMap, tile: tuple[int, int], low: int = 0) -> tuple[int, int]:
    """Return the free tile nearest to `tile`, rings outwards, in reading order."""
    row, col = tile
    for ring in range(max(tilemap.height, tilemap.width)):
        around = [
            (row + dr, col + dc)
            for dr in range(-ring, ring + 1)
            for dc in range(-ring, ring + 1)
            if max(abs(dr), abs(dc)) == ring
        ]
        free = [t for t in around if not tilemap.blocks(t[0], t[1], low)]
        if free:
            return min(free, key=lambda t: ((t[0] - row) ** 2 + (t[1] - col) ** 2, t))
    return tile
