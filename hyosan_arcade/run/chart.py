"""The floor plan as a playtest bot reads it: what a tile costs to enter, and the cheapest way.

A bot sees the same snapshot as the view and nothing else.  `Chart` turns it into a grid of small
integer costs (walls 0, doors and desks dear, tiles near the dead dearer) and `Routes` is one
Dijkstra search over it.  Bots plan a few times a second on maps of at most 256×256 tiles, so the
plain search is quick enough and easy to trust.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hyosan_arcade.sim.snapshot import DoorView, HordeView, Mood, Snapshot
from hyosan_arcade.sim.spec import (
    PROP_INDEX,
    PROP_KINDS,
    TILE_INDEX,
    TILE_KINDS,
    DoorState,
    Item,
    Tile,
)

STRAIGHT = 10
DIAGONAL = 14
DOOR_COST = 30
"""Opening a door takes about as long as walking three tiles."""
DESK_COST = 120
"""Pushing is slow, loud and may get stuck."""
GAP_COST = 60
"""Roping a tile of gap takes about as long as walking six tiles."""
FEAR_CAP = 4
"""More zombies on a tile than this frighten no further."""

Costs = NDArray[np.int32]
"""(H, W), 0 = no way, else the cost of entering a tile (10 = open floor)."""

_SOLID = np.array([kind.solid and not kind.bridged for kind in TILE_KINDS])
_STEPS = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


@dataclass(frozen=True, slots=True)
class Chart:
    """`costs` to enter each tile; `tight` tiles (H, W) are entered straight, never diagonally."""

    costs: Costs
    tight: NDArray[np.bool_]

    def blocks(self, x: float, y: float) -> bool:
        """Say whether the place (x, y) cannot be walked to."""
        height, width = self.costs.shape
        row, col = int(y), int(x)
        return not (0 <= row < height and 0 <= col < width) or self.costs[row, col] == 0

    def is_clear(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Say whether nothing stands on the straight line between two places."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        steps = max(1, int(4 * max(abs(dx), abs(dy))))
        return not any(
            self.blocks(start[0] + dx * i / steps, start[1] + dy * i / steps)
            for i in range(steps + 1)
        )


def chart_of(seen: Snapshot, keys: Collection[int], fear: int, reach: int) -> Chart:
    """Draw the chart of `seen` for somebody who holds `keys` (`Item` values).

    Each zombie adds `fear` to the cost of the tiles within `reach` of it.
    """
    solid = _SOLID[seen.tiles]
    costs = np.full(solid.shape, STRAIGHT, np.int32)
    tight = solid.copy()
    for prop in seen.props:
        kind = PROP_KINDS[PROP_INDEX[prop.kind]]
        if kind.solid:
            solid[prop.row, prop.col] |= not kind.pushable
            tight[prop.row, prop.col] = True
            costs[prop.row, prop.col] += DESK_COST
    locks = {door.tiles: door.key for door in seen.level.doors}
    for door in seen.doors:
        _chart_door(door, opens(door, locks, keys), costs, tight)
    costs += fear * _crowd(seen.horde, solid.shape, reach)
    costs[solid] = 0
    for door in seen.doors:
        if not opens(door, locks, keys):
            for tile in door.tiles:
                costs[tile] = 0
    return Chart(costs, tight)


def bridge(chart: Chart, seen: Snapshot) -> None:
    """Let plans go straight over gaps, at the price of having them roped first."""
    gap = seen.tiles == TILE_INDEX["gap"]
    chart.costs[gap] = GAP_COST
    chart.tight[gap] = True


def opens(door: DoorView, locks: Mapping[tuple[Tile, ...], str], keys: Collection[int]) -> bool:
    """Say whether somebody with `keys` gets through `door`; `locks` maps its tiles to its key."""
    return door.state != DoorState.LOCKED or item_value(locks[door.tiles]) in keys


def item_value(name: str) -> int:
    """Return the `Item` called `name` in levels, -1 for a name of no kind of item.

    >>> item_value("keycard") == Item.KEYCARD
    True
    """
    return int(Item.__members__.get(name.upper(), -1))


def _chart_door(door: DoorView, passable: bool, costs: Costs, tight: NDArray[np.bool_]) -> None:
    shut = door.state not in (DoorState.OPEN, DoorState.BROKEN)
    for tile in door.tiles:
        tight[tile] = True
        if shut and passable:
            costs[tile] += DOOR_COST


def _crowd(horde: HordeView, shape: tuple[int, ...], reach: int) -> Costs:
    """Count the standing zombies within `reach` tiles (a square) of each tile, at most 4."""
    standing = horde.mood != Mood.DEAD
    cols = np.clip(horde.pos[0, standing].astype(np.intp), 0, shape[1] - 1)
    rows = np.clip(horde.pos[1, standing].astype(np.intp), 0, shape[0] - 1)
    ring = np.zeros((shape[0] + 2 * reach, shape[1] + 2 * reach), np.int32)
    np.add.at(ring, (rows + reach, cols + reach), 1)
    size = 2 * reach + 1
    lines = np.lib.stride_tricks.sliding_window_view(ring, size, axis=0).sum(axis=-1)
    near = np.lib.stride_tricks.sliding_window_view(lines, size, axis=1).sum(axis=-1)
    counts: Costs = np.minimum(near, FEAR_CAP).astype(np.int32)
    return counts


class Routes:
    """The cheapest ways from `start` to every tile that can be reached."""

    def __init__(self, chart: Chart, start: Tile) -> None:
        height, width = chart.costs.shape
        self._span: int = width + 2  # a ring of zeros around the map saves every bounds check
        ring = np.zeros((height + 2, self._span), np.int32)
        ring[1:-1, 1:-1] = chart.costs
        tight = np.ones(ring.shape, np.bool_)
        tight[1:-1, 1:-1] = chart.tight
        self._came_from: dict[int, int] = {}
        self._cost = self._search(ring.ravel().tolist(), tight.ravel().tolist(), start)

    def cost(self, tile: Tile) -> int | None:
        """Return what the way to `tile` costs, 10 a tile on open floor; None if there is none."""
        return self._cost.get(self._number(tile))

    def nearest(self, tiles: Collection[Tile]) -> Tile | None:
        """Return the cheapest of `tiles` to reach, None if none can be reached."""
        reached = [(cost, tile) for tile in tiles if (cost := self.cost(tile)) is not None]
        return min(reached)[1] if reached else None

    def way(self, tile: Tile) -> list[Tile]:
        """Return the tiles from after the start up to `tile`; empty if it is not reached."""
        number, numbers = self._number(tile), []
        while number in self._came_from:
            numbers.append(number)
            number = self._came_from[number]
        return [(n // self._span - 1, n % self._span - 1) for n in reversed(numbers)]

    def _number(self, tile: Tile) -> int:
        return (tile[0] + 1) * self._span + tile[1] + 1

    def _search(self, costs: list[int], tight: list[bool], start: Tile) -> dict[int, int]:
        """Settle every reachable tile; fill `_came_from`, return the costs by tile number."""
        first = self._number(start)
        best: dict[int, int] = {first: 0}
        settled: dict[int, int] = {}
        waiting = [(0, first)]
        while waiting:
            spent, here = heapq.heappop(waiting)
            if here in settled:
                continue
            settled[here] = spent
            for there, length in self._neighbours(here, costs, tight):
                cost = spent + costs[there] * length // STRAIGHT
                if there not in best or cost < best[there]:
                    best[there] = cost
                    self._came_from[there] = here
                    heapq.heappush(waiting, (cost, there))
        return settled

    def _neighbours(self, here: int, costs: list[int], tight: list[bool]) -> list[tuple[int, int]]:
        """Return (tile number, length) of the tiles one step from `here`."""
        found = []
        for rows, cols in _STEPS:
            there = here + rows * self._span + cols
            if not costs[there]:
                continue
            if rows and cols:
                beside, above = here + cols, here + rows * self._span
                if tight[there] or tight[here] or tight[beside] or tight[above]:
                    continue
                found.append((there, DIAGONAL))
            else:
                found.append((there, STRAIGHT))
        return found
