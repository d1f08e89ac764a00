"""Walked distances, and which way they fall.

**Spreading.**  A grid becomes one big Python integer, a bit per tile with a ring of zeros around
the map; one breadth-first step is four shifts and an AND over all tiles at once.  Tiles that cost
more than one (a closed door, a barricade) are held back for that many steps.  Distances are
collected in bit planes and unpacked at the end.  Leaps over gaps are longer shifts between two
masks of tiles, landing as many steps later as they cost.

**Heading.**  Every tile points to a neighbour that is nearer.  Two sides that fall and meet over
plain floor make a diagonal, so nobody cuts the corner of a wall or squeezes between two desks.  A
heading is a code 0..8, so a horde looks its direction up with one gather of one byte each.

Source: bit-parallel breadth-first search.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import Tile

FAR = 65535
"""Distance of a tile that cannot be reached."""

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
        self.leaps: tuple[Crossing, ...] = ()
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
        new.height, new.width, new.row_bits, new.leaps = self.height, self.width, self.row_bits, ()
        costs = sorted({int(c) for c in np.unique(cost)} | set(self._by_cost))
        new._by_cost = {
            c: self._by_cost.get(c, 0) & keep | self._packed(cost == c, corner) for c in costs
        }
        new._derive()
        return new

    def with_leaps(self, chasm: NDArray[np.bool_], tiles: int) -> Passages:
        """Return the same passages with leaps over up to `tiles` of `chasm`, (H, W).

        A leap goes straight along a row or a column, from plain floor to plain floor.
        """
        new = object.__new__(Passages)
        new.height, new.width, new.row_bits = self.height, self.width, self.row_bits
        new._by_cost = self._by_cost
        new._derive()
        gap = self._packed(chasm, (0, 0))
        new.leaps = tuple(
            leap
            for step in (1, self.row_bits)
            for width in range(1, tiles + 1)
            if (leap := Crossing.over(gap, width, step, self.plain)).near
        )
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


class Crossing(NamedTuple):
    """Leaps over a gap: from each bit of `near` to the one `shift` above it, and back.

    It takes `cost` steps: one more than the tiles it spans, so that nobody leaps without need.
    """

    near: int
    far: int
    shift: int
    cost: int

    @classmethod
    def over(cls, gap: int, width: int, step: int, plain: int) -> Crossing:
        """Return the leaps over `width` bits of `gap`, `step` bits apart, between `plain` ones."""
        near = plain & plain >> (width + 1) * step
        for tile in range(1, width + 1):
            near &= gap >> tile * step
        return cls(near, near << (width + 1) * step, (width + 1) * step, width + 2)


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
        self._airborne: dict[int, int] = {}
        self._planes: list[int] = []

    @property
    def is_done(self) -> bool:
        """Whether everything within the limit has been reached."""
        is_over = not (self._frontier or self._late or self._airborne)
        return is_over or self._level >= self._limit

    def advance(self, levels: int) -> int:
        """Go on for up to `levels` steps; return how many were taken.

        Bit planes keep the levels by parity: whenever bit b of the level flips, everything seen so
        far is flipped in plane b.  What a plane holds in the end, set against bit b of the last
        level, is bit b of the level at which each tile was first seen: two flips a level on
        average, instead of one for every set bit.
        """
        front, rest, seen = self._frontier, self._rest, self._seen
        level, late, planes = self._level, self._late, self._planes
        row, slow, leaps = self.passages.row_bits, self.passages.slow, self.passages.leaps
        airborne = self._airborne
        last = min(level + levels, self._limit)
        while level < last and (front or late or airborne):
            flips = level ^ (level + 1)
            if flips.bit_length() > len(planes):
                planes.append(0)
            for plane in range(flips.bit_length()):
                planes[plane] ^= seen
            for near, far, shift, cost in leaps:
                over = (front & near) << shift | (front & far) >> shift
                if over:
                    airborne[level + cost] = airborne.get(level + cost, 0) | over
            level += 1
            reach = (front >> 1 | front << 1 | front >> row | front << row) & rest
            rest ^= reach
            for extra, tiles in slow:
                held = reach & tiles
                if held:
                    reach ^= held
                    late[level + extra] = late.get(level + extra, 0) | held
            front = reach | late.pop(level, 0) if late else reach
            if airborne:
                landed = airborne.pop(level, 0) & rest
                rest ^= landed
                front |= landed
            seen |= front
        taken = level - self._level
        self._frontier, self._rest, self._seen, self._level = front, rest, seen, level
        return taken

    def state(self) -> str:
        """Everything the rest of the search depends on, for checksums."""
        late = [*sorted(self._late.items()), *sorted(self._airborne.items())]
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
        dist |= self.passages.unpack(self._seen).astype(np.uint16) - np.uint16(1)  # all ones: FAR
        return dist


def headings(dist: NDArray[np.uint16], passages: Passages) -> NDArray[np.uint8]:
    """Return every tile's heading code towards smaller distances; (H, W) uint8, 0 where none."""
    height, width = dist.shape
    ring = np.full((height + 2, width + 2), FAR, np.uint16)
    ring[1:-1, 1:-1] = dist
    falls = np.zeros((4, height + 2, width + 2), np.bool_)  # along each of the first four steps
    index = np.zeros(dist.shape, np.uint8)
    for side, (row, col) in enumerate(STEPS[1:5]):
        near = ring[1 + row : 1 + row + height, 1 + col : 1 + col + width]
        fall = np.less(near, dist, out=falls[side, 1:-1, 1:-1])
        index |= fall * np.uint8(1 << side)
    for corner, (_, along) in enumerate(CORNER_SIDES):
        col = STEPS[5 + corner][1]
        goes_on = falls[along, 1:-1, 1 + col : 1 + col + width]  # the neighbour falls on round
        index |= (goes_on & passages.plain_corners[corner]) * np.uint8(16 << corner)
    code = CODE_OF.take(index)
    code *= dist != FAR
    return code


def _code_table() -> NDArray[np.uint8]:
    """Return the heading code for each of the 256 ways a tile's surroundings can fall.

    Bits 0 to 3: it falls along that step; bits 4 to 7: it goes on falling round that corner.  A
    corner whose both sides fall wins over a side.
    """
    table = np.zeros(256, np.uint8)
    for bits in range(256):
        for side in range(4):
            if bits >> side & 1:
                table[bits] = side + 1
        for corner, (across, along) in enumerate(CORNER_SIDES):
            if bits >> across & bits >> along & bits >> 4 + corner & 1:
                table[bits] = 5 + corner
    return table


CODE_OF = _code_table()


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
