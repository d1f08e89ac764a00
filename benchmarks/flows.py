"""The flow field race: how long one goal's field takes on maps of three sizes.

The game's field has distances and headings; the peers' times are for distances alone, which
favours them.  The breadth-first ones walk in four directions like the game's, the Dijkstras in
eight (10 and 14 a step), as each is commonly used.
"""

from __future__ import annotations

import gc
from collections import deque
from dataclasses import dataclass, field
from functools import cache, partial
from heapq import heappop, heappush
from time import thread_time
from typing import TYPE_CHECKING, Protocol

import numpy as np

from benchmarks.arena import nearest_open, walls
from benchmarks.measure import Spread
from benchmarks.ours_flow import OurFlow
from benchmarks.peers.missing import PeerMissingError, peer_module

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import Tile

    Search = Callable[[list[bool], int, int], object]

CARDINAL, DIAGONAL = 10, 14
UNREACHED = 1 << 29
OURS = "ours, distances and headings"
OURS_SLICED = "ours, each tick when sliced"


class Solver(Protocol):
    """One way to solve a field; `times` returns the seconds of each unit of its work."""

    name: str

    def times(self) -> list[float]:
        """Solve once and return how long that took, piece by piece."""


@dataclass(frozen=True, slots=True)
class FlowLength:
    """Sides of the maps, and how often each solver runs."""

    sides: tuple[int, ...]
    repeats: int


FULL = FlowLength((128, 256, 512), 15)
QUICK = FlowLength((128, 256), 5)


class OursWhole:
    """The game's field at once."""

    name = OURS

    def __init__(self, solid: NDArray[np.bool_], goal: Tile) -> None:
        self._flow, self._goal = OurFlow(solid), goal

    def times(self) -> list[float]:
        """Solve at once."""
        began = thread_time()
        self._flow.solve(self._goal)
        return [thread_time() - began]


class OursSliced:
    """The game's field as it is solved in play, a share each tick."""

    name = OURS_SLICED

    def __init__(self, solid: NDArray[np.bool_], goal: Tile) -> None:
        self._flow, self._goal = OurFlow(solid), goal

    def times(self) -> list[float]:
        """Solve tick by tick."""
        fields, taken, is_solved = self._flow.begin(self._goal), [], False
        while not is_solved:
            began = thread_time()
            is_solved = self._flow.advance(fields, self._goal)
            taken.append(thread_time() - began)
        return taken


class Listed:
    """A search in plain Python over a list of open tiles, which Python reads fastest."""

    def __init__(self, name: str, search: Search, solid: NDArray[np.bool_], goal: Tile) -> None:
        self.name, self._search = name, search
        self._is_open, self._width = (~solid).ravel().tolist(), solid.shape[1]
        self._goal = goal[0] * solid.shape[1] + goal[1]

    def times(self) -> list[float]:
        """Solve at once."""
        began = thread_time()
        self._search(self._is_open, self._width, self._goal)
        return [thread_time() - began]


def deque_search(is_open: list[bool], width: int, goal: int) -> list[int]:
    """Return the steps of every tile to `goal`, `UNREACHED` where none.

    >>> row = [False] * 4
    >>> deque_search(row + [False, True, True, False] + row, 4, 5)[5:7]
    [0, 1]
    """
    dist = [UNREACHED] * len(is_open)
    dist[goal], queue = 0, deque([goal])
    while queue:
        tile = queue.popleft()
        step = dist[tile] + 1
        for near in (tile + 1, tile - 1, tile + width, tile - width):
            if is_open[near] and dist[near] == UNREACHED:
                dist[near] = step
                queue.append(near)
    return dist


def heap_search(is_open: list[bool], width: int, goal: int) -> list[int]:
    """Return every tile's way to `goal` in tenths of a tile, cutting no corners."""
    dist = [UNREACHED] * len(is_open)
    dist[goal], heap = 0, [(0, goal)]
    while heap:
        way, tile = heappop(heap)
        if way > dist[tile]:
            continue
        for near, cost in _open_around(is_open, width, tile):
            if way + cost < dist[near]:
                dist[near] = way + cost
                heappush(heap, (way + cost, near))
    return dist


def deque_dict_search(is_open: list[bool], width: int, goal: int) -> dict[int, int]:
    """Return the steps to `goal` of every tile that is reached."""
    dist, queue = {goal: 0}, deque([goal])
    while queue:
        tile = queue.popleft()
        for near in (tile + 1, tile - 1, tile + width, tile - width):
            if is_open[near] and near not in dist:
                dist[near] = dist[tile] + 1
                queue.append(near)
    return dist


def heap_dict_search(is_open: list[bool], width: int, goal: int) -> dict[int, int]:
    """Return the way to `goal`, in tenths of a tile, of every tile that is reached."""
    dist, heap = {goal: 0}, [(0, goal)]
    while heap:
        way, tile = heappop(heap)
        if way > dist[tile]:
            continue
        for step, cost in _steps(width):
            near = tile + step
            if not is_open[near] or way + cost >= dist.get(near, UNREACHED):
                continue
            if cost == DIAGONAL and not _rounds(is_open, width, (tile, step)):
                continue
            dist[near] = way + cost
            heappush(heap, (way + cost, near))
    return dist


@cache
def _steps(width: int) -> tuple[tuple[int, int], ...]:
    """Return the (step, cost) to each of the eight neighbours."""
    straight = tuple((step, CARDINAL) for step in (1, -1, width, -width))
    across = (width + 1, width - 1, 1 - width, -1 - width)
    return straight + tuple((step, DIAGONAL) for step in across)


def _rounds(is_open: list[bool], width: int, move: tuple[int, int]) -> bool:
    """Say whether a diagonal `move` (tile, step) cuts no corner."""
    tile, step = move
    down = width if step > 0 else -width
    return is_open[tile + down] and is_open[tile + step - down]


def _open_around(is_open: list[bool], width: int, tile: int) -> list[tuple[int, int]]:
    """Return the (tile, cost) of every neighbour that can be walked to."""
    east, west = is_open[tile + 1], is_open[tile - 1]
    around = []
    if east:
        around.append((tile + 1, CARDINAL))
    if west:
        around.append((tile - 1, CARDINAL))
    for row in (tile - width, tile + width):
        if is_open[row]:
            around.append((row, CARDINAL))
            if east and is_open[row + 1]:
                around.append((row + 1, DIAGONAL))
            if west and is_open[row - 1]:
                around.append((row - 1, DIAGONAL))
    return around


class TcodSearch:
    """tcod's Dijkstra maps, in C."""

    name = "tcod dijkstra2d"

    def __init__(self, solid: NDArray[np.bool_], goal: Tile) -> None:
        self._path = peer_module(self.name, "tcod.path")
        self._cost, self._goal = np.ascontiguousarray(~solid, np.int32), goal

    def times(self) -> list[float]:
        """Solve at once."""
        began = thread_time()
        way = self._path.maxarray(self._cost.shape, dtype=np.int32)
        way[self._goal] = 0
        self._path.dijkstra2d(way, self._cost, CARDINAL, DIAGONAL, out=way)
        return [thread_time() - began]


class ScipySearch:
    """scipy's breadth-first order over a prepared sparse graph, in C."""

    name = "scipy breadth_first_order"

    def __init__(self, solid: NDArray[np.bool_], goal: Tile) -> None:
        sparse = peer_module(self.name, "scipy.sparse")
        self._graph_code = peer_module(self.name, "scipy.sparse.csgraph")
        tiles, width = solid.size, solid.shape[1]
        free = np.flatnonzero(~solid.ravel())
        ends = [(free, free + step) for step in (1, -1, width, -width)]
        tail = np.concatenate([a[~solid.ravel()[b]] for a, b in ends])
        head = np.concatenate([b[~solid.ravel()[b]] for _, b in ends])
        self._graph = sparse.csr_matrix((np.ones(len(tail)), (tail, head)), shape=(tiles, tiles))
        self._goal = goal[0] * width + goal[1]

    def times(self) -> list[float]:
        """Solve at once: the order, and each tile's predecessor, which is its heading."""
        began = thread_time()
        self._graph_code.breadth_first_order(self._graph, self._goal)
        return [thread_time() - began]


DEQUE, DEQUE_DICT = "deque breadth-first, lists", "deque breadth-first, dict"
HEAP, HEAP_DICT = "heapq Dijkstra, lists", "heapq Dijkstra, dict"
SOLVERS: tuple[Callable[[NDArray[np.bool_], Tile], Solver], ...] = (
    OursWhole,
    OursSliced,
    partial(Listed, DEQUE, deque_search),
    partial(Listed, DEQUE_DICT, deque_dict_search),
    partial(Listed, HEAP, heap_search),
    partial(Listed, HEAP_DICT, heap_dict_search),
    TcodSearch,
    ScipySearch,
)


@dataclass(slots=True)
class FlowRace:
    """Seconds by map side and solver, a list for each repeat; a line for each peer missing."""

    seconds: dict[tuple[int, str], list[list[float]]] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def spread(self, side: int, name: str) -> Spread | None:
        """Sum up what `name` took for each piece of work; None if it did not take part."""
        repeats = self.seconds.get((side, name))
        return Spread.of([s for repeat in repeats for s in repeat]) if repeats else None

    def ratio(self, side: int, name: str) -> float | None:
        """Return how many times our whole field's median time `name` took."""
        mine, ours = self.spread(side, name), self.spread(side, OURS)
        return mine.p50 / ours.p50 if mine and ours else None


def run_flow_race(length: FlowLength, tell: Callable[[str], None]) -> FlowRace:
    """Race all solvers on every map, one after the other in each repeat."""
    race = FlowRace()
    for side in length.sides:
        solid = walls(side)
        goal = nearest_open(solid, side // 2)
        solvers = _present(race, solid, goal)
        for _ in range(length.repeats):
            gc.collect()
            gc.disable()
            for solver in solvers:
                race.seconds.setdefault((side, solver.name), []).append(solver.times())
            gc.enable()
            tell(f"{side} × {side} tiles")
    return race


def _present(race: FlowRace, solid: NDArray[np.bool_], goal: Tile) -> list[Solver]:
    """Make every solver that is here; note the others once."""
    made = []
    for solver in SOLVERS:
        try:
            made.append(solver(solid, goal))
        except PeerMissingError as error:
            if str(error) not in race.skipped:
                race.skipped.append(str(error))
    return made
