"""How a crowd moves: everyone towards its wish, nobody through another, nobody through a wall.

One tick is one pass.  Velocities bend towards the wish; everybody takes the step; the grid sorts
them and finds who overlaps; each of a pair gives way by a share of the overlap (one Jacobi pass);
last, walls clamp.  Velocity is what was really moved, so pressure builds up and lets go like in a
real crush.  A full tile ahead slows those who head into it (a count per tile): that halves the
worst overlaps for nothing.

Up to `World.lod_count` zombies everybody is stepped in each tick.  A larger horde is stepped
exactly within `LOD_TILES` of any character; the rest takes turns in `LOD_STRIPS` strips of the
map, each moving as many ticks at once.  What counts as near depends on the world alone, so the
picture never matters to the rules.

Source: position-based dynamics with a density-limited speed; the sorted grid is in `grid.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.tuning import (
    BODY_RADIUS,
    CROWDED_SPEED,
    FAR_PASSES,
    LOD_STRIPS,
    LOD_TILES,
    MAX_PUSH,
    SEPARATION,
    SORT_TICKS,
    ZOMBIE_DIAMETER,
)
from hyosan_arcade.sim.wishes import Wish, pick, put, wishes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.grid import Grid
    from hyosan_arcade.sim.horde import Horde
    from hyosan_arcade.sim.tilemap import TileMap
    from hyosan_arcade.sim.world import World

DIAMETER = np.float32(ZOMBIE_DIAMETER)
RADIUS = np.float32(ZOMBIE_DIAMETER / 2)
CROWDED = np.array(CROWDED_SPEED, np.float32)
OUTER, INNER = 1, 2


def step_crowd(world: World) -> None:
    """Move everybody whose turn it is; every `SORT_TICKS` the horde is sorted by cell."""
    horde = world.horde
    if not horde.count:
        return
    if world.tick % SORT_TICKS == 0 or horde.has_newborn:  # neighbours stand together in memory
        horde.has_newborn = False
        horde.sort(world.grid.order(horde.pos))
    full = np.bincount(horde.tile, minlength=world.tilemap.count)
    for turn in turns(world):
        wish = wishes(world, turn.slots, turn.ticks)
        _limit_by_density(world, turn.slots, wish, full)
        _march(world, turn, wish)
    horde.forget_places()


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """Who is stepped by how many ticks at once; slots None stands for everybody.

    `bystanders` do not move in this turn, but nobody walks into them.
    """

    slots: NDArray[np.int64] | None
    bystanders: NDArray[np.int64]
    ticks: int


def turns(world: World) -> list[Turn]:
    """Return who is stepped in this tick.

    Strips are dealt anew every round, shifted by half a strip, so that no border between two of
    them lasts.
    """
    horde = world.horde
    if horde.count <= world.lod_count:
        return [Turn(None, np.empty(0, np.int64), 1)]
    ring = _rings(world).take(horde.tile)
    cycle, strip = divmod(world.tick, LOD_STRIPS)
    half = 2 * strip + cycle % 2
    first = horde.count * half // (2 * LOD_STRIPS)
    last = horde.count * (half + 2) // (2 * LOD_STRIPS)
    due = [np.flatnonzero(ring[first:last] <= OUTER) + first]
    if last > horde.count:  # the last strip goes on at the top
        due.insert(0, np.flatnonzero(ring[: last - horde.count] <= OUTER))
    return [
        Turn(np.flatnonzero(ring >= INNER), np.flatnonzero(ring == OUTER), 1),
        Turn(np.concatenate(due), np.flatnonzero(ring == INNER), LOD_STRIPS),
    ]


def _rings(world: World) -> NDArray[np.uint8]:
    """Return for every tile how near it is to the living characters, flat (T,) uint8.

    0 far, `OUTER` the last far ring, `INNER` the first near one, 3 all within.
    """
    tilemap = world.tilemap
    rings = np.zeros((tilemap.height, tilemap.width), np.uint8)
    tiles = [tilemap.tile_of(body.x, body.y) for body in world.bodies if body.is_alive]
    for level, reach in ((OUTER, LOD_TILES + 1), (INNER, LOD_TILES), (3, LOD_TILES - 1)):
        for row, col in tiles:
            top, left = max(row - reach, 0), max(col - reach, 0)
            rings[top : row + reach + 1, left : col + reach + 1] = level
    return rings.ravel()


def _limit_by_density(
    world: World, slots: NDArray[np.int64] | None, wish: Wish, full: NDArray[np.int64]
) -> None:
    """Slow those whose next tile is full."""
    ahead = np.rint(wish.direction[1]).astype(np.int64)
    ahead *= world.tilemap.width
    ahead += np.rint(wish.direction[0]).astype(np.int64)
    ahead += pick(world.horde.tile, slots)
    wish.speed[:] *= CROWDED.take(full.take(ahead, mode="clip"), mode="clip")


def _march(world: World, turn: Turn, wish: Wish) -> None:
    """Take one turn: step, sort, separate, clamp, and write back those who moved."""
    horde, tilemap, slots = world.horde, world.tilemap, turn.slots
    start = pick(horde.pos, slots)
    step = pick(horde.vel, slots) * (np.float32(1.0) - wish.turn)
    step += wish.direction * (wish.speed * wish.turn)
    if turn.ticks > 1:
        step *= np.float32(turn.ticks)
    moved = start + step
    _keep_inside(moved, tilemap)
    if not moved.size:
        return
    if len(turn.bystanders):
        stand = horde.pos.take(turn.bystanders, axis=1)
        moved, start = np.hstack([moved, stand]), np.hstack([start, stand])
    order = world.grid.order(moved)
    moved, start = moved.take(order, axis=1), start.take(order, axis=1)
    _separate(moved, world.grid, 1 if turn.ticks == 1 else FAR_PASSES)
    if len(turn.bystanders):
        movers = np.flatnonzero(order < len(wish.speed))
        order = order.take(movers)
        moved, start = moved.take(movers, axis=1), start.take(movers, axis=1)
    who = order if slots is None else slots.take(order)
    _give_way(world, moved)
    tile = _clamp_to_walls(moved, start, horde, who, tilemap)
    put(horde.pos, who, moved)
    horde.tile[who] = tile
    moved -= start
    if turn.ticks > 1:
        moved /= np.float32(turn.ticks)
    put(horde.vel, who, moved)


def _keep_inside(pos: NDArray[np.float32], tilemap: TileMap) -> None:
    np.clip(pos[0], RADIUS, np.float32(tilemap.width) - RADIUS, out=pos[0])
    np.clip(pos[1], RADIUS, np.float32(tilemap.height) - RADIUS, out=pos[1])


def _separate(pos: NDArray[np.float32], grid: Grid, passes: int) -> None:
    """Push overlapping pairs apart, each by its share, `passes` times over the same neighbours."""
    first, second = grid.pairs()
    place = np.empty(pos.shape[1], np.complex64)  # x and y travel in one 8-byte gather
    for _ in range(passes):
        place.real, place.imag = pos
        gap = place.take(first)
        gap -= place.take(second)
        square = gap.real * gap.real
        square += gap.imag * gap.imag
        close = np.flatnonzero(square < DIAMETER * DIAMETER)
        if not len(close):
            return
        pair = first.take(close), second.take(close)
        _push(pos, pair, gap.take(close), square.take(close))


def _push(
    pos: NDArray[np.float32],
    pair: tuple[NDArray[np.int64], NDArray[np.int64]],
    gap: NDArray[np.complex64],
    square: NDArray[np.float32],
) -> None:
    """Move the two of each overlapping pair apart along `gap`, no more than `MAX_PUSH` in all."""
    square += np.float32(1e-9)
    push = np.sqrt(square, out=square)
    np.divide(DIAMETER, push, out=push)
    push -= np.float32(1.0)
    push *= np.float32(SEPARATION)
    for axis, part in enumerate((gap.real * push, gap.imag * push)):
        move = np.bincount(pair[0], part, pos.shape[1])
        move -= np.bincount(pair[1], part, pos.shape[1])
        np.clip(move, -MAX_PUSH, MAX_PUSH, out=move)
        pos[axis] += move.astype(np.float32)


def _give_way(world: World, pos: NDArray[np.float32]) -> None:
    """Push zombies out of the survivors they overlap, by half of it.

    A hybrid is one of their own: they pass her by, and she never corks a doorway.
    """
    reach = np.float32(BODY_RADIUS) + RADIUS
    for body in world.bodies:
        if not body.is_alive or body.is_hybrid:
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


def _clamp_to_walls(
    pos: NDArray[np.float32],
    start: NDArray[np.float32],
    horde: Horde,
    who: NDArray[np.int64],
    tilemap: TileMap,
) -> NDArray[np.int64]:
    """Keep every middle a radius away from walls and return the tiles they end on.

    Who would end in a wall goes back to `start`.
    """
    tables = tilemap.tables
    _keep_inside(pos, tilemap)
    tile = tile_indices(pos, tilemap.width)
    level = horde.low.take(who) * np.int64(tilemap.count)
    entry = tile + level
    walled = np.flatnonzero(tables.solid.take(entry))
    if len(walled):
        pos[:, walled] = start[:, walled]
        tile[walled] = horde.tile[who[walled]]
        entry[walled] = tile[walled] + level[walled]
    for axis in (0, 1):
        np.maximum(pos[axis], tables.low[axis].take(entry), out=pos[axis])
        np.minimum(pos[axis], tables.high[axis].take(entry), out=pos[axis])
    corner = tables.corner.take(entry)
    cornered = np.flatnonzero(corner)
    if len(cornered):
        clamped = pos.take(cornered, axis=1)
        _round_corners(pos, cornered, corner[cornered])
        rounded = tile_indices(pos.take(cornered, axis=1), tilemap.width)
        bad = tables.solid.take(rounded + level[cornered])
        put(pos, cornered[bad], clamped[:, bad])
        tile[cornered] = np.where(bad, tile[cornered], rounded)
    return tile


def _round_corners(
    pos: NDArray[np.float32], slots: NDArray[np.int64], corner: NDArray[np.uint8]
) -> None:
    """Push `slots` out of the round reach of the wall corner in their quarter of the tile.

    No other corner is near enough: a zombie's radius is less than half a tile.
    """
    x, y = pos[0].take(slots), pos[1].take(slots)
    edge_x, edge_y = np.floor(x + np.float32(0.5)), np.floor(y + np.float32(0.5))
    right, down = edge_x > np.floor(x), edge_y > np.floor(y)
    bit = right.astype(np.uint8) + down.astype(np.uint8) * np.uint8(2)
    dx, dy = x - edge_x, y - edge_y
    square = dx * dx + dy * dy
    is_walled = (corner >> bit & np.uint8(1)).view(np.bool_)
    close = np.flatnonzero((square < RADIUS * RADIUS) & is_walled)
    grow = RADIUS / np.sqrt(square[close] + np.float32(1e-9))
    hit = slots[close]
    pos[0][hit] = edge_x[close] + dx[close] * grow
    pos[1][hit] = edge_y[close] + dy[close] * grow


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
    if len(stuck):
        horde.forget_places()
    for slot in stuck.tolist():  # a handful at most: those a door closed upon
        row, col = divmod(int(horde.tile[slot]), tilemap.width)
        row, col = nearest_free(tilemap, (row, col), int(horde.low[slot]))
        horde.pos[0, slot], horde.pos[1, slot] = col + 0.5, row + 0.5
        horde.tile[slot] = row * tilemap.width + col
        horde.vel[:, slot] = 0


def expel_body(body: Body, tilemap: TileMap) -> None:
    """Move a body that reaches into something solid to where it fits."""
    row, col = tilemap.tile_of(body.x, body.y)
    if tilemap.bars(row, col):
        row, col = nearest_free(tilemap, (row, col))
        body.x, body.y = col + 0.5, row + 0.5
    edges = (-BODY_RADIUS, BODY_RADIUS)
    if any(tilemap.bars(int(body.y + dy), int(body.x + dx)) for dx in edges for dy in edges):
        margin = BODY_RADIUS + 1e-3
        body.x = min(max(body.x, col + margin), col + 1 - margin)
        body.y = min(max(body.y, row + margin), row + 1 - margin)


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
