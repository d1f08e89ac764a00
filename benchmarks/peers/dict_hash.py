"""The same step in plain Python: one object per zombie, a dict of cells as spatial hash."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.law import CROWDED, TURN
from hyosan_arcade.sim.tuning import MAX_PUSH, SEPARATION, ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.arena import Arena, Field, Start

FULLEST = len(CROWDED) - 1
SQUARE = ZOMBIE_DIAMETER * ZOMBIE_DIAMETER
HALF_RING = ((1, 0), (-1, 1), (0, 1), (1, 1))
"""(col, row) of the half of a cell's neighbours that comes after it."""


class _Walker:
    """One zombie: `new_x`, `new_y` is where this tick leads, `push_x`, `push_y` the crowding."""

    __slots__ = (
        "x", "y", "vel_x", "vel_y", "speed", "tile", "new_x", "new_y", "push_x", "push_y",
    )  # fmt: skip

    def __init__(self, pos: list[float], vel: list[float], speed: float, tile: int) -> None:
        self.x, self.y = pos
        self.vel_x, self.vel_y = vel
        self.speed, self.tile = speed, tile
        self.new_x = self.new_y = self.push_x = self.push_y = 0.0


class DictHash:
    """A list of walkers and a dict of cells."""

    name = "pure-Python dict hash"

    def __init__(self, arena: Arena, start: Start) -> None:
        """Begin with `start`; the tables become lists, which Python reads faster."""
        self._side = arena.side
        columns = (start.pos.T.tolist(), start.vel.T.tolist(), start.speed.tolist())
        self._walkers = [
            _Walker(pos, vel, speed, int(pos[1]) * arena.side + int(pos[0]))
            for pos, vel, speed in zip(*columns, strict=True)
        ]
        tables = arena.tables
        self._solid = tables.solid.tolist()
        self._low, self._high = tables.low.tolist(), tables.high.tolist()
        self._crowded = CROWDED.tolist()
        self._goal = (-1, -1)

    def prepare(self, field: Field) -> None:
        """Turn the columns of a new field into lists."""
        if self._goal != field.goal:
            self._goal = field.goal
            self._x, self._y = field.x.tolist(), field.y.tolist()
            self._ahead = field.ahead.tolist()

    def step(self, field: Field) -> None:
        """Move everybody one tick."""
        self._march()
        self._separate(self._hash())
        self._clamp()

    def places(self) -> NDArray[np.float32]:
        """Return where everybody is, (2, N)."""
        return np.array([[w.x for w in self._walkers], [w.y for w in self._walkers]], np.float32)

    def _march(self) -> None:
        full: dict[int, int] = {}
        for walker in self._walkers:
            full[walker.tile] = full.get(walker.tile, 0) + 1
        x, y, ahead, crowded = self._x, self._y, self._ahead, self._crowded
        for walker in self._walkers:
            tile = walker.tile
            speed = walker.speed * crowded[min(full.get(ahead[tile], 0), FULLEST)]
            walker.vel_x += (x[tile] * speed - walker.vel_x) * TURN
            walker.vel_y += (y[tile] * speed - walker.vel_y) * TURN
            walker.new_x = walker.x + walker.vel_x
            walker.new_y = walker.y + walker.vel_y
            walker.push_x = walker.push_y = 0.0

    def _hash(self) -> dict[tuple[int, int], list[_Walker]]:
        cells: dict[tuple[int, int], list[_Walker]] = {}
        inverse = 1 / ZOMBIE_DIAMETER
        for walker in self._walkers:
            key = (int(walker.new_x * inverse), int(walker.new_y * inverse))
            cell = cells.get(key)
            if cell is None:
                cells[key] = [walker]
            else:
                cell.append(walker)
        return cells

    def _separate(self, cells: dict[tuple[int, int], list[_Walker]]) -> None:
        for (col, row), cell in cells.items():
            near = cell
            for along, down in HALF_RING:
                more = cells.get((col + along, row + down))
                if more:
                    near = near + more
            for place, walker in enumerate(cell, start=1):
                _push_apart(walker, near[place:])
        for walker in self._walkers:
            walker.new_x += min(max(walker.push_x, -MAX_PUSH), MAX_PUSH)
            walker.new_y += min(max(walker.push_y, -MAX_PUSH), MAX_PUSH)

    def _clamp(self) -> None:
        solid, side = self._solid, self._side
        (low_x, low_y), (high_x, high_y) = self._low, self._high
        for walker in self._walkers:
            x, y = walker.new_x, walker.new_y
            tile = int(y) * side + int(x)
            if solid[tile]:
                x, y, tile = walker.x, walker.y, walker.tile
            x = min(max(x, low_x[tile]), high_x[tile])
            y = min(max(y, low_y[tile]), high_y[tile])
            walker.vel_x, walker.vel_y = x - walker.x, y - walker.y
            walker.x, walker.y = x, y
            walker.tile = int(y) * side + int(x)


def _push_apart(walker: _Walker, others: list[_Walker]) -> None:
    """Push `walker` and each of `others` apart where they overlap."""
    x, y = walker.new_x, walker.new_y
    for other in others:
        dx = x - other.new_x
        dy = y - other.new_y
        square = dx * dx + dy * dy
        if square < SQUARE:
            push = (ZOMBIE_DIAMETER / sqrt(square + 1e-9) - 1.0) * SEPARATION
            dx *= push
            dy *= push
            walker.push_x += dx
            walker.push_y += dy
            other.push_x -= dx
            other.push_y -= dy
