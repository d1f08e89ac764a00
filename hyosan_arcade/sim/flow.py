"""Walked distances, and the fields that lead thousands along them.

**Spreading.**  A grid becomes one big Python integer, a bit per tile with a ring of zeros around
the map; one breadth-first step is four shifts and an AND over all tiles at once.  Tiles that cost
more than one (a closed door, a barricade) are held back for that many steps.  Distances are
collected in bit planes and unpacked at the end.

**Heading.**  Every tile points to a neighbour that is nearer.  Two sides that fall and meet over
plain floor make a diagonal, so nobody cuts the corner of a wall or squeezes between two desks.  A
heading is a code 0..8, so a horde looks its direction up with one gather of one byte each.

**Slots.**  `FlowFields` keeps one field per goal.  A field whose goal moved or whose map changed
is stale but stays in use until its turn to be solved comes, so nobody ever freezes.  Solving is
sliced: a tick spends `WORK_PER_TICK` and goes on with the same search in the next.

Source: bit-parallel breadth-first search; flow fields as in Treuille, Cooper and Popović,
"Continuum Crowds" (2006), without the continuum.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import Tile

FAR = 65535
"""Distance of a tile that cannot be reached."""

WORK_PER_TICK = 700_000
"""What one tick may spend on fields, in units of about a nanosecond: under 1 ms on any map."""
LEVEL_WORK = 2_000
TILES_PER_WORK = 12
"""A search level costs `LEVEL_WORK` and one more unit for every dozen tiles of the map."""
UNPACK_WORK = 8
HEADING_WORK = 15
"""Units per tile for unpacking a finished search."""

STEPS = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""(row, col) step of each heading code."""
CORNER_SIDES = ((0, 2), (1, 2), (0, 3), (1, 3))
"""Of each diagonal step, which of the first four steps make it up: across, along."""
HALF = 0.70710678
HEADING_X = np.array([c * (HALF if r and c else 1.0) for r, c in STEPS], np.float32)
HEADING_Y = np.array([r * (HALF if r and c else 1.0) for r, c in STEPS], np.float32)


class Passages:
    """Which tiles can be walked and what they cost, packed for spreading; never changes.

    Of a (H, W) uint8 grid of costs: 0 = closed, 1 = open, n = entering takes n steps.
    """

    def __init__(self, cost: NDArray[np.uint8]) -> None:
        """Pack `cost` into integers."""
        height, width = cost.shape
        self.height, self.width, self.row_bits = int(height), int(width), int(width) + 2
        self._by_cost = {int(c): self._packed(cost == c, (0, 0)) for c in np.unique(cost)}
        self._derive()

    def _derive(self) -> None:
        """Sum up what spreading asks for."""
        self.plain = self._by_cost.get(1, 0)
        self.slow = tuple((c - 1, bits) for c, bits in sorted(self._by_cost.items()) if c > 1)
        self.free = self.plain
        for _, bits in self.slow:
            self.free |= bits

    def updated(self, corner: Tile, cost: NDArray[np.uint8]) -> Passages:
        """Return passages with the rectangle at `corner` (row, col) replaced by `cost`."""
        keep = ~self._packed(np.ones(cost.shape, np.bool_), corner)
        new = object.__new__(Passages)
        new.height, new.width, new.row_bits = self.height, self.width, self.row_bits
        costs = sorted({int(c) for c in np.unique(cost)} | set(self._by_cost))
        new._by_cost = {
            c: self._by_cost.get(c, 0) & keep | self._packed(cost == c, corner) for c in costs
        }
        new._derive()
        return new

    @cached_property
    def plain_corners(self) -> NDArray[np.bool_]:
        """Where the three tiles around each diagonal step are plain floor; (4, H, W)."""
        ring = np.zeros((self.height + 2, self.row_bits), np.bool_)
        ring[1:-1, 1:-1] = self.unpack(self.plain)
        here_rows, here_cols = slice(1, 1 + self.height), slice(1, 1 + self.width)
        corners = []
        for row, col in STEPS[5:]:
            down, right = (
                slice(1 + row, 1 + row + self.height),
                slice(1 + col, 1 + col + self.width),
            )
            corners.append(ring[down, right] & ring[down, here_cols] & ring[here_rows, right])
        return np.stack(corners)

    def _packed(self, grid: NDArray[np.bool_], corner: Tile) -> int:
        """Return a boolean rectangle at `corner` as an integer."""
        ringed = np.zeros((grid.shape[0], self.row_bits), np.bool_)
        ringed[:, corner[1] + 1 : corner[1] + 1 + grid.shape[1]] = grid
        packed: bytes = np.packbits(ringed.ravel(), bitorder="little").tobytes()
        return int.from_bytes(packed, "little") << (corner[0] + 1) * self.row_bits

    def bit(self, tile: Tile) -> int:
        """Return the integer with only `tile` set."""
        return 1 << ((tile[0] + 1) * self.row_bits + tile[1] + 1)

    def unpack(self, bits: int) -> NDArray[np.uint8]:
        """Undo the packing: (H, W) uint8 of 0 and 1."""
        count = (self.height + 2) * self.row_bits
        raw = np.frombuffer(bits.to_bytes(count // 8 + 1, "little"), np.uint8)
        ringed = np.unpackbits(raw, count=count, bitorder="little")
        return ringed.reshape(self.height + 2, self.row_bits)[1:-1, 1:-1]


class Search:
    """A breadth-first search under way from `sources`, at most `limit` steps far."""

    def __init__(self, passages: Passages, sources: Iterable[Tile], limit: int = FAR - 1) -> None:
        """Stand ready at the sources."""
        self.passages = passages
        self._limit = limit
        self._level = 0
        self._frontier = 0
        for tile in sources:
            self._frontier |= passages.bit(tile)
        self._seen = self._frontier
        self._rest = passages.free & ~self._frontier
        self._late: dict[int, int] = {}
        self._planes: list[int] = []

    @property
    def is_done(self) -> bool:
        """Whether everything within the limit has been reached."""
        return not (self._frontier or self._late) or self._level >= self._limit

    def advance(self, levels: int) -> int:
        """Go on for up to `levels` steps; return how many were taken."""
        taken = 0
        while taken < levels and not self.is_done:
            self._step()
            taken += 1
        return taken

    def _step(self) -> None:
        """Reach every free neighbour of the frontier."""
        front, row = self._frontier, self.passages.row_bits
        self._mark_flips()
        reach = (front >> 1 | front << 1 | front >> row | front << row) & self._rest
        self._rest ^= reach
        self._level += 1
        for extra, slow in self.passages.slow:
            held = reach & slow
            if held:
                reach ^= held
                due = self._level + extra
                self._late[due] = self._late.get(due, 0) | held
        self._frontier = reach | self._late.pop(self._level, 0)
        self._seen |= self._frontier

    def _mark_flips(self) -> None:
        """Keep the bit planes of the levels, by parity.

        Whenever bit b of the level flips, everything seen so far is flipped in plane b; what a
        plane holds in the end, set against bit b of the last level, is bit b of the level at which
        each tile was first seen.  Two flips a level on average, instead of one for every set bit.
        """
        flips = self._level ^ (self._level + 1)
        for plane in range(flips.bit_length()):
            if plane == len(self._planes):
                self._planes.append(0)
            self._planes[plane] ^= self._seen

    def state(self) -> str:
        """Everything the rest of the search depends on, for checksums."""
        late = sorted(self._late.items())
        bits = [self._frontier, self._rest, self._seen, *self._planes]
        bits += [level_bits for _, level_bits in late]
        return f"{self._level} {[level for level, _ in late]} " + " ".join(map(hex, bits))

    def distances(self) -> NDArray[np.uint16]:
        """Return how far each tile is to walk; (H, W) uint16, `FAR` where not reached."""
        shape = self.passages.height, self.passages.width
        low, high = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
        for plane, flipped in enumerate(self._planes):
            bits = flipped ^ self._seen if self._level >> plane & 1 else flipped
            byte, shift = divmod(plane, 8)
            (low, high)[byte][:] |= self.passages.unpack(bits) << np.uint8(shift)
        dist = high.astype(np.uint16)
        dist <<= np.uint16(8)
        dist |= low
        dist[self.passages.unpack(self._seen) == 0] = FAR
        return dist


def headings(dist: NDArray[np.uint16], passages: Passages) -> NDArray[np.uint8]:
    """Return every tile's heading code towards smaller distances; (H, W) uint8, 0 where none."""
    height, width = dist.shape
    ring = np.full((height + 2, width + 2), FAR, np.uint16)
    ring[1:-1, 1:-1] = dist
    falls = np.zeros((4, height + 2, width + 2), np.bool_)  # along each of the first four steps
    for side, (row, col) in enumerate(STEPS[1:5]):
        near = ring[1 + row : 1 + row + height, 1 + col : 1 + col + width]
        np.less(near, dist, out=falls[side, 1:-1, 1:-1])
    code = np.zeros(dist.shape, np.uint8)
    for side in range(4):
        np.copyto(code, side + 1, where=falls[side, 1:-1, 1:-1])
    for corner, (across, along) in enumerate(CORNER_SIDES):
        col = STEPS[5 + corner][1]
        goes_on = falls[along, 1:-1, 1 + col : 1 + col + width]  # the neighbour falls on round
        both = falls[across, 1:-1, 1:-1] & falls[along, 1:-1, 1:-1]
        both &= goes_on
        both &= passages.plain_corners[corner]
        np.copyto(code, 5 + corner, where=both)
    code[dist == FAR] = 0
    return code


def walk_distances(
    passages: Passages, sources: Iterable[Tile], limit: int = FAR - 1
) -> NDArray[np.uint16]:
    """Return how far each tile is to walk from the nearest source; (H, W) uint16, `FAR` if not.

    Spreading stops after `limit` steps.

    >>> rooms = Passages(np.array([[1, 1, 0, 1], [1, 0, 0, 1], [1, 6, 1, 1]], np.uint8))
    >>> walk_distances(rooms, [(0, 0)])[2]
    array([ 2,  8,  9, 10], dtype=uint16)
    """
    search = Search(passages, sources, limit)
    search.advance(limit)
    return search.distances()


@dataclass(slots=True)
class _Job:
    """A field being solved: for which slot, goal and map version, and how far it has come."""

    slot: int
    aimed: tuple[Tile, int]
    search: Search
    dist: NDArray[np.uint16] | None = None

    def state(self) -> tuple[object, ...]:
        """Everything the rest of the job depends on, for checksums."""
        return self.slot, self.aimed, self.search.state(), self.dist is None


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
        self._job: _Job | None = None

    def aim(self, slot: int, tile: Tile | None) -> None:
        """Lead slot `slot` to `tile`, or nowhere."""
        if tile is None and self.goals[slot] is not None:
            self.clear(slot)
        self.goals[slot] = tile

    def clear(self, slot: int) -> None:
        """Forget the field of `slot`: nobody is led by it until it is solved again."""
        self.dist[slot] = FAR
        self.code[slot] = 0
        self._solved[slot] = None

    def solve(self, passages: Passages, version: int, work: int = WORK_PER_TICK) -> int:
        """Go on solving stale fields, the most overdue first; return what is left of `work`."""
        while work > 0:
            if self._job is None:
                self._begin(passages, version)
            if self._job is None:
                return work
            work -= self._go_on(self._job, work)
        return 0

    def _go_on(self, job: _Job, work: int) -> int:
        """Do the next part of a job that `work` allows, and return what it cost."""
        tiles = self.shape[0] * self.shape[1]
        search = job.search
        if not search.is_done:
            level_work = LEVEL_WORK + tiles // TILES_PER_WORK
            return search.advance(max(work // level_work, 1)) * level_work
        if job.dist is None:
            job.dist = search.distances()
            return tiles * UNPACK_WORK
        self._store(job.slot, job.aimed, job.dist, headings(job.dist, search.passages))
        self._job = None
        return tiles * HEADING_WORK

    def _begin(self, passages: Passages, version: int) -> None:
        """Start a search for the next stale slot in turn, if there is one."""
        slots = len(self.goals)
        for slot in ((self._turn + offset) % slots for offset in range(slots)):
            goal = self.goals[slot]
            if goal is not None and self._solved[slot] != (goal, version):
                self._job = _Job(slot, (goal, version), Search(passages, [goal]))
                self._turn = slot + 1
                return

    def solve_slot(self, slot: int, passages: Passages, version: int) -> None:
        """Solve one field now, whatever it costs; its goal must be set."""
        goal = self.goals[slot]
        if goal is None:
            raise ValueError(f"flow slot {slot} has no goal to solve for")
        search = Search(passages, [goal])
        search.advance(FAR)
        dist = search.distances()
        self._store(slot, (goal, version), dist, headings(dist, passages))

    def _store(
        self,
        slot: int,
        aimed: tuple[Tile, int],
        dist: NDArray[np.uint16],
        code: NDArray[np.uint8],
    ) -> None:
        """Put a finished field into the table, unless the slot leads nowhere by now."""
        if self.goals[slot] is not None:
            self.dist[slot], self.code[slot] = dist.ravel(), code.ravel()
            self._solved[slot] = aimed

    def distance(self, slot: int, tile: Tile) -> int:
        """Return the walked distance from `tile` to the goal of `slot`."""
        return int(self.dist[slot, tile[0] * self.shape[1] + tile[1]])

    def heading(self, slot: int, tile: Tile) -> tuple[int, int]:
        """Return the (row, col) step from `tile` towards the goal of `slot`."""
        return STEPS[int(self.code[slot, tile[0] * self.shape[1] + tile[1]])]

    def state(self) -> bytes:
        """Everything that differs between two runs, for checksums."""
        job = self._job and self._job.state()
        book = repr((self.goals, self._solved, self._turn, job)).encode()
        led = [slot for slot, goal in enumerate(self.goals) if goal is not None]
        return book + self.dist[led].tobytes() + self.code[led].tobytes()
