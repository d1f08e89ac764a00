"""Where a playtest bot goes next: the cheapest errand it can reach, with detours for useful things.

It plans anew twice a second, so a plan need not be good for long, and nothing has to notice that
a door was opened or a corridor filled with the dead.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hyosan_arcade.run.chart import Chart, Routes, bridge, chart_of
from hyosan_arcade.run.errands import Deed, Errand, errands, unlocking
from hyosan_arcade.run.legs import Legs, Place, tile_under
from hyosan_arcade.run.senses import Senses
from hyosan_arcade.sim.intent import Pace
from hyosan_arcade.sim.snapshot import BodyView
from hyosan_arcade.sim.spec import Item, Tile

PLAN_TICKS = 30
DETOUR_TICKS = 900
"""After this long on the way to one thing on the floor, it is left lying."""
WANTED = {Item.PHONE: 4, Item.BANDAGE: 3, Item.RATION: 2, Item.KEYCARD: 1}
"""How many of each the bot cares to carry."""
WORN = 0.3
"""Share of a weapon's life below which another is welcome."""
LATER_COST = 800
"""What a step that must follow adds to an errand's cost: as if it were 80 tiles away."""
WAIT_COST = 1_000_000
NOWHERE = Errand(Deed.WAIT, frozenset())


@dataclass(frozen=True, slots=True)
class Temper:
    """How a bot plays.  Distances are tiles, costs those of `chart` (10 = a tile walked)."""

    name: str
    calm_pace: Pace
    chased_pace: Pace
    fear: int
    """What each zombie adds to the cost of the tiles near it."""
    fear_reach: int
    detour: int
    """The dearest way taken for something that lies about."""
    strike_reach: float
    patience_ticks: int
    """How long it waits for a gap in the horde."""
    is_sly: bool
    """Whether it lures the dead away and closes doors behind it."""


@dataclass(frozen=True, slots=True)
class Leave:
    """What company allows a plan: to go over gaps that would be roped, to fear no crowd.

    `food` is how much of what is worth carrying for somebody.
    """

    bridges: bool
    is_bold: bool
    food: dict[Item, int]


class Planner:
    """Keeps a chart and an errand up to date, and hands `legs` the way."""

    def __init__(self, temper: Temper, legs: Legs) -> None:
        self.chart = Chart(np.zeros((1, 1), np.int32), np.zeros((1, 1), np.bool_))
        self.errand = NOWHERE
        self._temper = temper
        self._legs = legs
        self._wanted = WANTED
        self._due_tick = 0
        self._detour_since: dict[Tile, int] = {}
        self._done: set[frozenset[Tile]] = set()

    def keep_up(self, senses: Senses, leave: Leave) -> None:
        """Plan anew if it is time."""
        if senses.tick < self._due_tick:
            return
        self._due_tick = senses.tick + PLAN_TICKS
        self._wanted = WANTED | leave.food
        keys = [value for value, count in enumerate(senses.me.items) if count]
        fear = 0 if leave.is_bold else self._temper.fear
        self.chart = chart_of(senses.seen, keys, fear, self._temper.fear_reach)
        if leave.bridges:
            bridge(self.chart, senses.seen)
        self._legs.burden(self.chart, senses.tick)
        routes = Routes(self.chart, tile_under(senses.me))
        target = self._detour(senses, routes) or self._choose(senses, routes)
        self._legs.take(routes.way(target) if target else [])

    def start_over(self, tick: int) -> None:
        """Forget the way and plan anew in `tick`."""
        self._due_tick = tick
        self._legs.take([])

    def is_errand_at(self, place: Place) -> bool:
        """Say whether the errand is to use the thing at `place`."""
        tiles = self.errand.tiles
        return self.errand.deed == Deed.USE and (int(place[1]), int(place[0])) in tiles

    def tick_off(self) -> None:
        """Note that the thing to use has been used: once is enough."""
        self._done.add(self.errand.tiles)
        self._due_tick = 0

    def _choose(self, senses: Senses, routes: Routes) -> Tile | None:
        """Settle on the cheapest errand that can be reached; return the tile to go to."""
        options = errands(senses.seen, senses.me) + unlocking(senses.seen, senses.me)
        costs = [(_cost(routes, errand), index) for index, errand in enumerate(options)]
        open_to_us = [
            (cost, index)
            for cost, index in costs
            if cost >= 0 and options[index].tiles not in self._done
        ]
        self.errand = options[min(open_to_us)[1]] if open_to_us else NOWHERE
        return routes.nearest(stands(self.errand))

    def _detour(self, senses: Senses, routes: Routes) -> Tile | None:
        """Return the tile of something worth picking up, if it is near."""
        for item in senses.seen.items:
            if not self._is_wanted(Item(item.item), senses.me):
                continue
            tile = (int(item.y), int(item.x))
            cost = routes.cost(tile)
            if cost is None or cost > self._temper.detour:
                continue
            since = self._detour_since.setdefault(tile, senses.tick)
            if senses.tick - since < DETOUR_TICKS:
                return tile
        return None

    def _is_wanted(self, item: Item, me: BodyView) -> bool:
        """Say whether `me` has use for one more of `item`; a mop replaces a worn one."""
        if item == Item.MOP:
            return me.weapon_left < WORN
        return me.items[item] < self._wanted.get(item, 0)


def stands(errand: Errand) -> frozenset[Tile]:
    """Return the tiles on which to stand for `errand`: beside a thing to use, else its own."""
    if errand.deed not in (Deed.USE, Deed.FETCH):
        return errand.tiles
    sides = ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))
    return frozenset((row + r, col + c) for row, col in errand.tiles for r, c in sides)


def _cost(routes: Routes, errand: Errand) -> int:
    """Return what the way to `errand` costs, -1 when there is none; waiting is dearest."""
    if errand.deed == Deed.WAIT:
        return WAIT_COST
    target = routes.nearest(stands(errand))
    cost = None if target is None else routes.cost(target)
    return -1 if cost is None else cost + errand.later * LATER_COST
