"""The map that can change: tiles, doors, furniture, and what follows from them.

Everything about a tile is kept in grids indexed `[row, col]`; whenever a door, a window or a desk
changes, `refresh` derives them anew and `version` grows.  There are two kinds of walker: upright
ones and low ones (crawlers), who pass beneath low furniture; tables for both stand one behind the
other, so that a zombie looks its own up with `low * tile_count + tile`.  Beyond the map all is
solid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.spec import PROP_INDEX, PROP_KINDS, TILE_INDEX, TILE_KINDS, DoorState
from hyosan_arcade.sim.tuning import CORNER_SLIP, ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import DoorSpec, LevelSpec, PropKind, PropSpec, Tile

CORNERS = ((-1, -1), (-1, 1), (1, -1), (1, 1))
FREE = np.float32(1e9)
SKIN = np.float32(0.0001)
"""Tiles kept between a zombie and a wall."""


@dataclass(slots=True)
class Door:
    """A door; `hp` falls while it is bashed, at 0 it is broken for good."""

    tiles: tuple[Tile, ...]
    state: DoorState
    name: str
    key: str
    hp: float
    full_hp: float

    @property
    def is_shut(self) -> bool:
        """Whether it stops bodies."""
        return self.state in (DoorState.CLOSED, DoorState.LOCKED, DoorState.BARRICADED)

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the door as (x, y)."""
        rows = [row for row, _ in self.tiles]
        cols = [col for _, col in self.tiles]
        return (min(cols) + max(cols) + 1) / 2, (min(rows) + max(rows) + 1) / 2


@dataclass(slots=True)
class Prop:
    """A piece of furniture on one tile; `moved_tick` is when it last slid from `came_from`."""

    kind: PropKind
    at: Tile
    name: str
    hp: float
    came_from: Tile
    moved_tick: int = -1000
    broken: bool = False


class TileMap:
    """Tiles with doors and furniture; H rows by W columns."""

    def __init__(self, level: LevelSpec) -> None:
        """Build the map of `level`."""
        self.kind = np.array(level.tiles, np.uint8)
        self.height, self.width = level.height, level.width
        self.count = self.height * self.width
        self.doors = [_door(spec) for spec in level.doors]
        self.props = [_prop(spec) for spec in level.props]
        self.door_at = np.full(self.kind.shape, -1, np.int16)
        self.prop_at = np.full(self.kind.shape, -1, np.int16)
        self.version = 0
        for index, door in enumerate(self.doors):
            for tile in door.tiles:
                self.door_at[tile] = index
        self._solid_kind = np.array([k.solid for k in TILE_KINDS])
        self._opaque_kind = np.array([k.opaque for k in TILE_KINDS])
        self.refresh()

    def refresh(self) -> None:
        """Derive every grid from tiles, doors and furniture, and count a new version."""
        self.prop_at.fill(-1)
        upright = self._solid_kind[self.kind]
        opaque = self._opaque_kind[self.kind]
        low = upright.copy()
        for index, prop in enumerate(self.props):
            if prop.broken or not prop.kind.solid:
                continue
            self.prop_at[prop.at] = index
            upright[prop.at] = True
            low[prop.at] |= not prop.kind.low
            opaque[prop.at] |= prop.kind.opaque
        for door in self.doors:
            for tile in door.tiles:
                upright[tile] = low[tile] = opaque[tile] = door.is_shut
        self.solid = np.stack([upright, low])
        self.opaque = opaque
        self.has_barriers = bool((upright & ~self._solid_kind[self.kind]).any())
        self.walls = [WallTables(grid) for grid in self.solid]
        self.tables = WallTables.joined(self.walls)
        self.version += 1

    def inside(self, row: int, col: int) -> bool:
        """Say whether the tile is on the map."""
        return 0 <= row < self.height and 0 <= col < self.width

    def blocks(self, row: int, col: int, low: int = 0) -> bool:
        """Say whether the tile stops an upright (0) or low (1) body; beyond the map all does."""
        return not self.inside(row, col) or bool(self.solid[low, row, col])

    def tile_of(self, x: float, y: float) -> Tile:
        """Return the (row, col) of a place, clamped to the map."""
        return min(max(int(y), 0), self.height - 1), min(max(int(x), 0), self.width - 1)

    def door_of(self, tile: Tile) -> Door | None:
        """Return the door on `tile`."""
        index = int(self.door_at[tile])
        return self.doors[index] if index >= 0 else None

    def prop_of(self, tile: Tile) -> Prop | None:
        """Return the solid furniture on `tile`."""
        index = int(self.prop_at[tile])
        return self.props[index] if index >= 0 else None

    def set_door(self, door: Door, state: DoorState) -> None:
        """Bring a door into `state`."""
        door.state = state
        if state == DoorState.BROKEN:
            door.hp = 0.0
        self.refresh()

    def break_window(self, tile: Tile) -> None:
        """Leave a gap where the window was."""
        self.kind[tile] = TILE_INDEX["window_broken"]
        self.refresh()

    def set_tile(self, tile: Tile, kind: str) -> None:
        """Replace one tile by `kind`."""
        self.kind[tile] = TILE_INDEX[kind]
        self.refresh()

    def move_prop(self, prop: Prop, to: Tile, tick: int) -> None:
        """Slide furniture to tile `to`."""
        prop.came_from, prop.at, prop.moved_tick = prop.at, to, tick
        self.refresh()

    def break_prop(self, prop: Prop) -> None:
        """Remove furniture for good."""
        prop.broken, prop.hp = True, 0.0
        self.refresh()

    def state(self) -> bytes:
        """Everything that differs between two runs, for checksums."""
        return self.kind.tobytes() + repr((self.doors, self.props, self.version)).encode()

    def slide(
        self, place: tuple[float, float], step: tuple[float, float], radius: float
    ) -> tuple[float, float]:
        """Move an upright square body by `step` (< 0.5 tile), sliding along what stops it.

        A body stopped head-on within `CORNER_SLIP` of an opening is nudged towards it.
        """
        x, y = place
        dx, dy = step
        new_x = self._along(x, y, dx, radius, across=False)
        new_y = self._along(y, new_x, dy, radius, across=True)
        if dx and not dy and new_x == x:
            new_y = self._slip(new_x, y, dx, radius, across=False)
        elif dy and not dx and new_y == y:
            new_x = self._slip(new_y, x, dy, radius, across=True)
        return new_x, new_y

    def _along(self, at: float, other: float, step: float, radius: float, *, across: bool) -> float:
        """Move coordinate `at` by `step` until the body's edge meets something solid."""
        if step == 0.0:
            return at
        edge = at + step + (radius if step > 0 else -radius)
        line = int(edge) if edge >= 0 else -1
        for lane in self._lanes(other, radius):
            row, col = (line, lane) if across else (lane, line)
            if self.blocks(row, col):
                stop = line - radius - 1e-4 if step > 0 else line + 1 + radius + 1e-4
                return max(at, stop) if step > 0 else min(at, stop)
        return at + step

    @staticmethod
    def _lanes(other: float, radius: float) -> tuple[int, ...]:
        """Return the rows or columns a body of `radius` at `other` touches."""
        first, last = int(other - radius), int(other + radius)
        return (first,) if first == last else (first, last)

    def _slip(self, at: float, other: float, step: float, radius: float, *, across: bool) -> float:
        """Return `other` moved towards the lane in which the way ahead is free."""
        ahead = int(at + step + (radius + 0.05 if step > 0 else -radius - 0.05))
        lane = int(other)
        row, col = (ahead, lane) if across else (lane, ahead)
        if self.blocks(row, col):
            return other
        low, high = lane + radius + 1e-3, lane + 1 - radius - 1e-3
        target = min(max(other, low), high)
        if abs(target - other) > CORNER_SLIP:
            return other
        pace = abs(step)
        return other + min(max(target - other, -pace), pace)


class WallTables:
    """Where the middle of a zombie may be within each tile, for clamping thousands at once.

    `low`, `high`: (2, T) float32 bounds for x and y; a side without a wall is unbounded.
    `corner`: (T,) uint8, bit b set where corner b of the tile (`CORNERS`) has a solid diagonal
    neighbour between two free ones.  `solid`: (T,) bool.
    """

    def __init__(self, solid: NDArray[np.bool_]) -> None:
        """Derive the tables from a (H, W) grid of solid tiles."""
        height, width = solid.shape
        ring = np.ones((height + 2, width + 2), np.bool_)
        ring[1:-1, 1:-1] = solid
        col = np.arange(width, dtype=np.float32)[None, :] + np.zeros((height, 1), np.float32)
        row = np.arange(height, dtype=np.float32)[:, None] + np.zeros((1, width), np.float32)
        near = np.float32(ZOMBIE_DIAMETER / 2) + SKIN
        far = np.float32(1.0) - near
        left, right = ring[1:-1, :-2], ring[1:-1, 2:]
        up, down = ring[:-2, 1:-1], ring[2:, 1:-1]
        low = (np.where(left, col + near, -FREE), np.where(up, row + near, -FREE))
        high = (np.where(right, col + far, FREE), np.where(down, row + far, FREE))
        self.low = np.stack(low).astype(np.float32).reshape(2, -1)
        self.high = np.stack(high).astype(np.float32).reshape(2, -1)
        corner = np.zeros(solid.shape, np.uint8)
        for bit, (dy, dx) in enumerate(CORNERS):
            diagonal = ring[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
            beside = ring[1:-1, 1 + dx : 1 + dx + width]
            above = ring[1 + dy : 1 + dy + height, 1:-1]
            corner |= ((diagonal & ~beside & ~above) << bit).astype(np.uint8)
        corner[solid] = 0
        self.corner = corner.ravel()
        self.solid = solid.ravel()

    @classmethod
    def joined(cls, tables: list[WallTables]) -> WallTables:
        """Stand several tables one behind the other."""
        whole = cls.__new__(cls)
        whole.low = np.concatenate([t.low for t in tables], axis=1)
        whole.high = np.concatenate([t.high for t in tables], axis=1)
        whole.corner = np.concatenate([t.corner for t in tables])
        whole.solid = np.concatenate([t.solid for t in tables])
        return whole


def _door(spec: DoorSpec) -> Door:
    return Door(spec.tiles, spec.state, spec.name, spec.key, float(spec.hp), float(spec.hp))


def _prop(spec: PropSpec) -> Prop:
    kind = PROP_KINDS[PROP_INDEX[spec.kind]]
    return Prop(kind, spec.at, spec.name, float(kind.hp), spec.at)
