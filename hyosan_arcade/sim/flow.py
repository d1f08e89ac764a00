"""Walked distances, and the fields that lead thousands along them.

**Spreading.**  A grid becomes one big Python integer, a bit per tile with a ring of zeros around
the map; one breadth-first step is four shifts and an AND over all tiles at once.  Tiles that cost
more than one (a closed door, a barricade) are held back for that many steps.  Distances are
collected in bit planes and unpacked at the end.

**Heading.**  Every tile points to the neighbour that is nearest to the goal, diagonals only where
no corner would be cut.  A heading is a code 0..8, so a horde looks up its direction with one
gather of one byte each.

**Slots.**  `FlowFields` keeps one field per goal.  A field whose goal moved or whose map changed
is stale but stays in use until its turn to be solved comes, so nobody ever freezes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import Tile

FAR = 65535
"""Distance of a tile that cannot be reached."""

SOLVES_PER_TICK = 2

STEPS = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""(row, col) step of each heading code."""
HALF = 0.70710678
HEADING_X = np.array([c * (HALF if r and c else 1.0) for r, c in STEPS], np.float32)
HEADING_Y = np.array([r * (HALF if r and c else 1.0) for r, c in STEPS], np.float32)


class Passages:
    """Which tiles can be walked and what they cost, packed for spreading.

    `cost` is a (H, W) uint8 grid: 0 = closed, 1 = open, n = entering takes n steps.
    """

    def __init__(self, cost: NDArray[np.uint8]) -> None:
        """Pack `cost` into integers."""
        height, width = cost.shape
        self.height, self.width, self.row_bits = int(height), int(width), int(width) + 2
        self.free = self._packed(cost > 0)
        extras = sorted({int(c) for c in np.unique(cost) if c > 1})
        self.slow = tuple((extra - 1, self._packed(cost == extra)) for extra in extras)
        self.plain = cost == 1

    def _packed(self, grid: NDArray[np.bool_]) -> int:
        ringed = np.zeros((self.height + 2, self.row_bits), np.bool_)
        ringed[1:-1, 1:-1] = grid
        packed: bytes = np.packbits(ringed.ravel(), bitorder="little").tobytes()
        return int.from_bytes(packed, "little")

    def bit(self, tile: Tile) -> int:
        """Return the integer with only `tile` set."""
        return 1 << ((tile[0] + 1) * self.row_bits + tile[1] + 1)

    def unpack(self, bits: int) -> NDArray[np.uint8]:
        """Undo the packing: (H, W) uint8 of 0 and 1."""
        count = (self.height + 2) * self.row_bits
        raw = np.frombuffer(bits.to_bytes(count // 8 + 1, "little"), np.uint8)
        ringed = np.unpackbits(raw, count=count, bitorder="little")
        return ringed.reshape(self.height + 2, self.row_bits)[1:-1, 1:-1]


def walk_distances(
    passages: Passages, sources: Iterable[Tile], limit: int = FAR - 1
) -> NDArray[np.uint16]:
    """Return how far each tile is to walk from the nearest source; (H, W) uint16, `FAR` if not.

    Spreading stops after `limit` steps.

    >>> rooms = Passages(np.array([[1, 1, 0, 1], [1, 0, 0, 1], [1, 6, 1, 1]], np.uint8))
    >>> walk_distances(rooms, [(0, 0)])[2]
    array([ 2,  8,  9, 10], dtype=uint16)
    """
    frontier = 0
    for tile in sources:
        frontier |= passages.bit(tile)
    seen, rest = frontier, passages.free & ~frontier
    planes: list[int] = []
    late: dict[int, int] = {}
    level = 0
    while (frontier or late) and level < limit:
        level += 1
        row = passages.row_bits
        reach = (frontier << 1 | frontier >> 1 | frontier << row | frontier >> row) & rest
        rest ^= reach
        for extra, slow in passages.slow:
            held = reach & slow
            if held:
                reach ^= held
                late[level + extra] = late.get(level + extra, 0) | held
        frontier = reach | late.pop(level, 0)
        seen |= frontier
        _count(planes, frontier, level)
    return _decoded(passages, planes, seen)


def _count(planes: list[int], frontier: int, level: int) -> None:
    """Write `level` into the bit planes at every tile of `frontier`."""
    for plane in range(level.bit_length()):
        if plane == len(planes):
            planes.append(0)
        if level >> plane & 1:
            planes[plane] |= frontier


def _decoded(passages: Passages, planes: list[int], seen: int) -> NDArray[np.uint16]:
    dist = np.zeros((passages.height, passages.width), np.uint16)
    for plane, bits in enumerate(planes):
        dist |= passages.unpack(bits).astype(np.uint16) << np.uint16(plane)
    dist[passages.unpack(seen) == 0] = FAR
    return dist


def headings(dist: NDArray[np.uint16], plain: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the heading code of every tile towards smaller distances; (H, W) uint8.

    Goals, and tiles out of reach, get 0.  Source: best of eight neighbours.  Diagonals lead over
    `plain` floor alone: nobody cuts the corner of a wall, nor squeezes between two desks.
    """
    height, width = dist.shape
    ring = np.full((height + 2, width + 2), FAR, np.int32)
    ring[1:-1, 1:-1] = dist
    smooth = np.zeros(ring.shape, np.bool_)
    smooth[1:-1, 1:-1] = plain & (dist != FAR)
    best = ring[1:-1, 1:-1].copy()
    code = np.zeros(dist.shape, np.uint8)
    for number, (row, col) in enumerate(STEPS[1:], start=1):
        down, right = slice(1 + row, 1 + row + height), slice(1 + col, 1 + col + width)
        near = ring[down, right]
        if row and col:
            round_it = smooth[1:-1, right] & smooth[down, 1:-1] & smooth[down, right]
            near = np.where(round_it, near, FAR)
        closer = near < best
        best[closer] = near[closer]
        code[closer] = number
    code[dist == FAR] = 0
    return code


class FlowFields:
    """A table of goals, each with its distances and headings; S slots over T tiles.

    `dist`: (S, T) uint16 and `code`: (S, T) uint8, both flat per slot, so that a horde gathers
    with `slot * T + tile`.
    """

    def __init__(self, height: int, width: int, slots: int) -> None:
        """Make `slots` empty fields for a map of `height` by `width` tiles."""
        self.shape = (height, width)
        self.dist = np.full((slots, height * width), FAR, np.uint16)
        self.code = np.zeros((slots, height * width), np.uint8)
        self.goals: list[Tile | None] = [None] * slots
        self._solved: list[tuple[Tile, int] | None] = [None] * slots
        self._turn = 0

    def aim(self, slot: int, tile: Tile | None) -> None:
        """Lead slot `slot` to `tile`, or nowhere."""
        if tile is None and self.goals[slot] is not None:
            self.dist[slot] = FAR
            self.code[slot] = 0
            self._solved[slot] = None
        self.goals[slot] = tile

    def solve(self, passages: Passages, version: int) -> None:
        """Bring the most overdue stale fields up to date, `SOLVES_PER_TICK` at most."""
        left, slots = SOLVES_PER_TICK, len(self.goals)
        for offset in range(slots):
            slot = (self._turn + offset) % slots
            if self._is_stale(slot, version):
                self.solve_slot(slot, passages, version)
                left -= 1
                if not left:
                    self._turn = slot + 1
                    return

    def solve_slot(self, slot: int, passages: Passages, version: int) -> None:
        """Solve one field now; its goal must be set."""
        goal = self.goals[slot]
        if goal is None:
            raise ValueError(f"flow slot {slot} has no goal to solve for")
        dist = walk_distances(passages, [goal])
        self.dist[slot] = dist.ravel()
        self.code[slot] = headings(dist, passages.plain).ravel()
        self._solved[slot] = (goal, version)

    def _is_stale(self, slot: int, version: int) -> bool:
        goal = self.goals[slot]
        return goal is not None and self._solved[slot] != (goal, version)

    def distance(self, slot: int, tile: Tile) -> int:
        """Return the walked distance from `tile` to the goal of `slot`."""
        return int(self.dist[slot, tile[0] * self.shape[1] + tile[1]])

    def heading(self, slot: int, tile: Tile) -> tuple[int, int]:
        """Return the (row, col) step from `tile` towards the goal of `slot`."""
        return STEPS[int(self.code[slot, tile[0] * self.shape[1] + tile[1]])]

    def state(self) -> bytes:
        """Everything that differs between two runs, for checksums."""
        book = repr((self.goals, self._solved, self._turn)).encode()
        return book + self.dist.tobytes() + self.code.tobytes()
