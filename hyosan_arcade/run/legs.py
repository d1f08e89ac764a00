"""How a playtest bot walks a way of tiles, and notices that it does not get on.

Waypoints are the middles of tiles.  A bot that wants to move and has not come half a tile in a
second is stuck: it bears the tile ahead a grudge, which makes the next plan go elsewhere.
"""

from __future__ import annotations

from math import sqrt

from hyosan_arcade.run.chart import Chart
from hyosan_arcade.sim.intent import FULL
from hyosan_arcade.sim.snapshot import BodyView
from hyosan_arcade.sim.spec import Tile

ARRIVED = 0.3
"""Tiles from the middle of a tile at which the next one is headed for."""
STUCK_TICKS = 60
STUCK_TILES = 0.5
GRUDGE_TICKS = 360
GRUDGE_COST = 400

Place = tuple[float, float]


def middle(tile: Tile) -> Place:
    """Return the middle of (row, col) as (x, y).

    >>> middle((2, 5))
    (5.5, 2.5)
    """
    return tile[1] + 0.5, tile[0] + 0.5


def tile_under(body: BodyView) -> Tile:
    """Return the (row, col) a body stands on."""
    return int(body.y), int(body.x)


def gap_between(start: Place, end: Place) -> float:
    """Return the straight distance in tiles."""
    return sqrt((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2)


def stick(start: Place, end: Place) -> tuple[int, int]:
    """Return the full-speed move from `start` towards `end`; (0, 0) when there.

    >>> stick((1.0, 1.0), (1.0, 5.0))
    (0, 127)
    """
    length = gap_between(start, end)
    if length < 0.01:
        return 0, 0
    return round((end[0] - start[0]) / length * FULL), round((end[1] - start[1]) / length * FULL)


class Legs:
    """Follows one way at a time."""

    def __init__(self) -> None:
        self.way: list[Tile] = []
        self._grudges: dict[Tile, int] = {}
        self._last_place: Place = (0.0, 0.0)
        self._last_tick = 0

    def take(self, way: list[Tile]) -> None:
        """Follow `way` from now on."""
        self.way = way

    def burden(self, chart: Chart, tick: int) -> None:
        """Make the tiles that were no good lately dear in `chart`."""
        self._grudges = {tile: until for tile, until in self._grudges.items() if until > tick}
        for tile in self._grudges:
            if chart.costs[tile]:
                chart.costs[tile] += GRUDGE_COST

    def heading(self, me: BodyView) -> tuple[int, int]:
        """Drop the waypoints reached and return the move towards the next; (0, 0) at the end."""
        here = (me.x, me.y)
        while self.way and self._is_behind(here):
            self.way.pop(0)
        return stick(here, middle(self.way[0])) if self.way else (0, 0)

    def is_stuck(self, me: BodyView, tick: int) -> bool:
        """Say, while `me` wants to move, whether it has not; then bear the tile ahead a grudge."""
        here = (me.x, me.y)
        if gap_between(here, self._last_place) > STUCK_TILES or tick - self._last_tick > 1000:
            self._last_place, self._last_tick = here, tick
        if tick - self._last_tick < STUCK_TICKS:
            return False
        self._last_tick = tick
        if self.way:
            self._grudges[self.way[0]] = tick + GRUDGE_TICKS
        return True

    def rest(self, me: BodyView, tick: int) -> None:
        """Note that `me` stands still on purpose."""
        self._last_place, self._last_tick = (me.x, me.y), tick

    def _is_behind(self, here: Place) -> bool:
        first = gap_between(here, middle(self.way[0]))
        if first < ARRIVED:
            return True
        return len(self.way) > 1 and gap_between(here, middle(self.way[1])) < min(first, 1.0)
