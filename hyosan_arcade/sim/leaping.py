"""Over a gap: hybrids leap it, and stretch ropes for those who cannot.

A leap goes straight along a row or a column, from the edge of a gap to the free tile beyond: a
crouch, then a parabola.  Whoever is in the air cannot be grabbed, struck, or change its mind, and
no fall hurts.  A hop is a small leap on the floor, over one tile of low furniture.

A rope takes five seconds: then the tiles of the gap carry the living, and still not the dead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.crowd import expel_body
from hyosan_arcade.sim.throwing import aim_of
from hyosan_arcade.sim.tuning import (
    LEAP_CROUCH_TICKS,
    LEAP_HEIGHT,
    LEAP_HEIGHT_PER_TILE,
    LEAP_TICKS_PER_TILE,
    LEAP_TILES,
    ROPE_TICKS,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.tilemap import TileMap
    from hyosan_arcade.sim.world import World

SIDES = ((0, 1), (0, -1), (1, 0), (-1, 0))
"""(row, col) of the four ways a leap can go."""
ASLANT = 0.5
"""Share of the longer side of an aim from which the shorter one counts as well."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap that can be crossed: `near` and `far` are the tiles of ground at its two ends."""

    near: Tile
    far: Tile

    @property
    def step(self) -> Tile:
        """The (row, col) step from near to far."""
        return _sign(self.far[0] - self.near[0]), _sign(self.far[1] - self.near[1])

    @property
    def turned(self) -> Gap:
        """The same gap from the other side."""
        return Gap(self.far, self.near)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles between its ends."""
        width = abs(self.far[0] - self.near[0]) + abs(self.far[1] - self.near[1]) - 1
        row, col = self.step
        return tuple((self.near[0] + row * n, self.near[1] + col * n) for n in range(1, width + 1))


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


@dataclass(slots=True)
class Leap:
    """A leap under way from (x, y) to (to_x, to_y), `tiles` far; `ticks` since the crouch began."""

    x: float
    y: float
    to_x: float
    to_y: float
    tiles: int
    ticks: int = 0

    @property
    def share(self) -> float:
        """How much of the way through the air is behind it, 0..1."""
        return max(self.ticks - LEAP_CROUCH_TICKS, 0) / (self.tiles * LEAP_TICKS_PER_TILE)

    @property
    def height(self) -> float:
        """Tiles above the floor."""
        top = LEAP_HEIGHT + LEAP_HEIGHT_PER_TILE * self.tiles
        return 4.0 * top * self.share * (1.0 - self.share)


# --- leaping --------------------------------------------------------------------------------------


def gap_ahead(tilemap: TileMap, tile: Tile, step: Tile) -> Gap | None:
    """Return the gap that begins beside `tile` in direction `step`, if a leap crosses it.

    It does when the gap is at most `LEAP_TILES` wide with free ground beyond.
    """
    width, (row, col) = 0, _beside(tile, step)
    while width <= LEAP_TILES and tilemap.is_chasm(row, col):
        width, (row, col) = width + 1, _beside((row, col), step)
    crosses = 0 < width <= LEAP_TILES and not tilemap.bars(row, col)
    return Gap(tile, (row, col)) if crosses else None


def _beside(tile: Tile, step: Tile) -> Tile:
    return tile[0] + step[0], tile[1] + step[1]


def landing(tilemap: TileMap, tile: Tile, step: Tile) -> Tile | None:
    """Return where a leap over the gap beside `tile` comes down, None if there is no such leap."""
    gap = None if tilemap.is_chasm(*tile) else gap_ahead(tilemap, tile, step)
    return gap.far if gap is not None else None


def hop(tilemap: TileMap, tile: Tile, step: Tile) -> Tile | None:
    """Return where a hop on the floor comes down: two tiles on, over what is free or low."""
    over = _beside(tile, step)
    to = _beside(over, step)
    if tilemap.bars(*to) or any(tilemap.is_chasm(*t) for t in (tile, over, to)):
        return None
    prop = tilemap.prop_of(over)
    return to if not tilemap.bars(*over) or (prop is not None and prop.kind.low) else None


def leap(world: World, body: Body) -> bool:
    """Let a body leap the way it points, or hop if there is no gap; say whether it did."""
    tilemap = world.tilemap
    tile = tilemap.tile_of(body.x, body.y)
    ways = _pointed(body)
    over = (landing(tilemap, tile, step) for step in ways)
    to = next((t for t in over if t is not None), None) or hop(tilemap, tile, ways[0])
    return to is not None and leap_to(world, body, to)


def leap_to(world: World, body: Body, to: Tile) -> bool:
    """Let a body leap to tile `to` unless something holds it; say whether it did."""
    if body.leap is not None or body.is_grabbed or body.doing or world.holds_hand(body):
        return False
    row, col = world.tilemap.tile_of(body.x, body.y)
    x, y = to[1] + 0.5, to[0] + 0.5
    body.leap = Leap(body.x, body.y, x, y, max(abs(to[0] - row), abs(to[1] - col)))
    body.vel_x = body.vel_y = 0.0
    body.face_to(x, y)
    world.events.append(events.Leapt(body.body_id, body.x, body.y, x, y))
    return True


def fly_on(world: World, body: Body) -> None:
    """Carry a leaping body on for one tick; at the end of its leap it stands."""
    flight = body.leap
    if flight is None:
        return
    flight.ticks += 1
    share = flight.share
    body.x = flight.x + (flight.to_x - flight.x) * share
    body.y = flight.y + (flight.to_y - flight.y) * share
    if share < 1.0:
        return
    body.leap = None
    expel_body(body, world.tilemap)  # in case the ground there is no longer free
    world.events.append(events.Landed(body.body_id, body.x, body.y))


def _pointed(body: Body) -> tuple[Tile, ...]:
    """Return the sides a body points to, the clearest first; a second one if it points aslant."""
    x, y = aim_of(body)
    dx, dy = x - body.x, y - body.y
    along = (0, 1 if dx >= 0 else -1), abs(dx)
    across = (1 if dy >= 0 else -1, 0), abs(dy)
    first, second = (along, across) if along[1] >= across[1] else (across, along)
    return (first[0], second[0]) if second[1] > first[1] * ASLANT else (first[0],)


# --- roping ---------------------------------------------------------------------------------------


def gap_at(tilemap: TileMap, tile: Tile) -> Gap | None:
    """Return the straight way over the gap at `tile` that a rope would take, the shorter one.

    None if it is no gap, too wide to leap, or roped already.
    """
    if not tilemap.is_chasm(*tile):
        return None
    ways = [_gap_through(tilemap, tile, step) for step in ((0, 1), (1, 0))]
    return min((way for way in ways if way is not None), key=lambda g: len(g.tiles), default=None)


def _gap_through(tilemap: TileMap, tile: Tile, step: Tile) -> Gap | None:
    edge, back = tile, (-step[0], -step[1])
    for _ in range(LEAP_TILES + 1):
        if not tilemap.is_chasm(*edge):
            break
        edge = _beside(edge, back)
    gap = None if tilemap.bars(*edge) else gap_ahead(tilemap, edge, step)
    return gap if gap is not None and needs_rope(tilemap, gap) else None


def needs_rope(tilemap: TileMap, gap: Gap) -> bool:
    """Say whether anything of a gap carries nobody yet."""
    return any(tilemap.bars(*tile) for tile in gap.tiles)


def nearest_gap(tilemap: TileMap, tile: Tile) -> Gap | None:
    """Return the gap nearest to `tile` that a rope could cross; None if there is none."""
    rows, cols = np.nonzero(tilemap.chasms)
    square = (rows - tile[0]) ** 2 + (cols - tile[1]) ** 2
    for index in np.argsort(square, kind="stable").tolist():
        gap = gap_at(tilemap, (int(rows[index]), int(cols[index])))
        if gap is not None:
            return gap
    return None


def rope(world: World, body: Body, gap: Gap) -> bool:
    """Let a hybrid kneel down and begin to rope `gap`; say whether it did."""
    hybrid = body.hybrid
    if hybrid is None or body.leap is not None or body.doing or body.is_grabbed:
        return False
    if not needs_rope(world.tilemap, gap):
        return False
    body.doing, body.doing_ticks, hybrid.errand.gap = "rope", 0, gap
    hybrid.holds_hand = False
    row, col = gap.tiles[len(gap.tiles) // 2]
    body.face_to(col + 0.5, row + 0.5)
    return True


def go_on_roping(world: World, body: Body) -> bool:
    """Say whether the rope a body works at is done, or given up."""
    hybrid = body.hybrid
    if hybrid is None or hybrid.errand.gap is None or hybrid.gone_ticks or body.is_grabbed:
        return True
    if body.doing_ticks < ROPE_TICKS:
        return False
    stretch_rope(world, body, hybrid.errand.gap)
    return True


def stretch_rope(world: World, body: Body, gap: Gap) -> None:
    """Turn `gap` into a rope at once."""
    if not world.tilemap.set_tiles(gap.tiles, "rope"):
        return
    world.map_changed()
    x = (gap.near[1] + gap.far[1] + 1) / 2
    y = (gap.near[0] + gap.far[0] + 1) / 2
    world.events.append(events.Roped(body.body_id, x, y))
