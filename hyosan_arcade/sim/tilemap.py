"""The map that can change: tiles, doors, furniture, and what follows from them.

Everything about a tile is kept in grids indexed `[row, col]`; whenever a door, a window or a desk
changes, the grids of its rectangle are derived anew, `version` grows and `changes` remembers the
rectangle for those who follow the map.  There are two kinds of walker: upright ones and low ones
(crawlers), who pass beneath low furniture; tables for both stand one behind the other, so that a
zombie looks its own up with `low * tile_count + tile`.  The living have a grid of their own,
`barred`: they walk ropes, the dead do not.  Beyond the map all is solid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from hyosan_arcade.sim.spec import PROP_INDEX, PROP_KINDS, TILE_INDEX, TILE_KINDS, DoorState
from hyosan_arcade.sim.tuning import CORNER_SLIP
from hyosan_arcade.sim.walls import WallTables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import DoorSpec, LevelSpec, PropKind, PropSpec, Tile

Value = TypeVar("Value", bound=np.generic)

_SOLID_KIND = np.array([kind.solid for kind in TILE_KINDS])
_OPAQUE_KIND = np.array([kind.opaque for kind in TILE_KINDS])
_BARRED_KIND = np.array([kind.solid and not kind.bridged for kind in TILE_KINDS])
CHASM = np.array([kind.chasm for kind in TILE_KINDS])
"""By tile kind: whether it is open below."""


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


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of tiles."""

    top: int
    left: int
    height: int
    width: int

    @classmethod
    def around(cls, tiles: tuple[Tile, ...]) -> Window:
        """Return the smallest window that holds `tiles`."""
        rows = [row for row, _ in tiles]
        cols = [col for _, col in tiles]
        top, left = min(rows), min(cols)
        return cls(top, left, max(rows) - top + 1, max(cols) - left + 1)

    @property
    def rows(self) -> slice:
        """Its rows."""
        return slice(self.top, self.top + self.height)

    @property
    def cols(self) -> slice:
        """Its columns."""
        return slice(self.left, self.left + self.width)

    def grown(self, height: int, width: int) -> Window:
        """Return the window with one more tile on every side, inside a map of that size."""
        top, left = max(self.top - 1, 0), max(self.left - 1, 0)
        bottom = min(self.top + self.height + 1, height)
        right = min(self.left + self.width + 1, width)
        return Window(top, left, bottom - top, right - left)


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
        self.changes: list[Window] = []
        for index, door in enumerate(self.doors):
            for tile in door.tiles:
                self.door_at[tile] = index
        self.solid = np.zeros((2, self.height, self.width), np.bool_)
        self.barred = np.zeros((self.height, self.width), np.bool_)
        self.opaque = np.zeros((self.height, self.width), np.bool_)
        self.tables = WallTables(2 * self.count)
        self.has_barriers = bool(
            self.doors or self.props or (self.kind == TILE_INDEX["window"]).any()
        )
        self.has_gaps = bool(CHASM[self.kind].any())
        self._place_props()
        self._refresh(self.whole)

    @property
    def whole(self) -> Window:
        """The window over the whole map."""
        return Window(0, 0, self.height, self.width)

    def layer(
        self, window: Window, by_kind: NDArray[Value], by_door: list[int], by_prop: list[int]
    ) -> NDArray[Value]:
        """Look every tile of `window` up by what stands on it: furniture, else a door, else floor.

        `by_kind` is indexed by tile kind, `by_door` and `by_prop` by door and furniture.
        """
        value = by_kind[self.kind[window.rows, window.cols]]
        for index_grid, by_index in ((self.door_at, by_door), (self.prop_at, by_prop)):
            index = index_grid[window.rows, window.cols]
            at = index >= 0
            value[at] = np.array(by_index, by_kind.dtype)[index[at]] if at.any() else value[at]
        return value

    def _refresh(self, window: Window) -> None:
        """Derive the grids of `window` and the wall tables around it, and count a new version."""
        area = window.rows, window.cols
        shut = [int(door.is_shut) for door in self.doors]
        upright = self.layer(window, _SOLID_KIND, shut, [1] * len(self.props))
        self.solid[0][area] = upright
        self.barred[area] = self.layer(window, _BARRED_KIND, shut, [1] * len(self.props))
        low = [int(not prop.kind.low) for prop in self.props]
        self.solid[1][area] = self.layer(window, _SOLID_KIND, shut, low)
        opaque = [int(prop.kind.opaque) for prop in self.props]
        self.opaque[area] = self.layer(window, _OPAQUE_KIND, shut, opaque)
        around = window.grown(self.height, self.width)
        for low_level, solid in enumerate(self.solid):
            self.tables.update(low_level * self.count, solid, around)
        self.version += 1
        self.changes.append(window)

    def _place_props(self) -> None:
        """Mark where solid furniture stands."""
        self.prop_at.fill(-1)
        for index, prop in enumerate(self.props):
            if prop.kind.solid and not prop.broken:
                self.prop_at[prop.at] = index

    def inside(self, row: int, col: int) -> bool:
        """Say whether the tile is on the map."""
        return 0 <= row < self.height and 0 <= col < self.width

    def blocks(self, row: int, col: int, low: int = 0) -> bool:
        """Say whether the tile stops an upright (0) or low (1) body; beyond the map all does."""
        return not self.inside(row, col) or bool(self.solid[low, row, col])

    def bars(self, row: int, col: int) -> bool:
        """Say whether the tile stops the living; beyond the map all does."""
        return not self.inside(row, col) or bool(self.barred[row, col])

    @property
    def chasms(self) -> NDArray[np.bool_]:
        """Which tiles are open below; (H, W)."""
        return CHASM[self.kind]

    def is_chasm(self, row: int, col: int) -> bool:
        """Say whether the tile is open below."""
        return self.has_gaps and self.inside(row, col) and bool(CHASM[self.kind[row, col]])

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
        self._refresh(Window.around(door.tiles))

    def break_window(self, tile: Tile) -> None:
        """Leave a gap where the window was."""
        self.set_tile(tile, "window_broken")

    def set_tile(self, tile: Tile, kind: str) -> None:
        """Replace one tile by `kind`."""
        self.set_tiles((tile,), kind)

    def set_tiles(self, tiles: tuple[Tile, ...], kind: str) -> bool:
        """Replace `tiles` by `kind`; say whether any changed.  Their rectangle is derived anew."""
        changed = tuple(tile for tile in tiles if self.kind[tile] != TILE_INDEX[kind])
        for tile in changed:
            self.kind[tile] = TILE_INDEX[kind]
        if changed:
            self.has_barriers |= kind == "window"
            self.has_gaps |= bool(CHASM[TILE_INDEX[kind]])
            self._refresh(Window.around(changed))
        return bool(changed)

    def move_prop(self, prop: Prop, to: Tile, tick: int) -> None:
        """Slide furniture to tile `to`."""
        prop.came_from, prop.at, prop.moved_tick = prop.at, to, tick
        self._place_props()
        self._refresh(Window.around((prop.came_from, to)))

    def break_prop(self, prop: Prop) -> None:
        """Remove furniture for good."""
        prop.broken, prop.hp = True, 0.0
        self._place_props()
        self._refresh(Window.around((prop.at,)))

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
            if self.bars(row, col):
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
        if self.bars(row, col):
            return other
        low, high = lane + radius + 1e-3, lane + 1 - radius - 1e-3
        target = min(max(other, low), high)
        if abs(target - other) > CORNER_SLIP:
            return other
        pace = abs(step)
        return other + min(max(target - other, -pace), pace)


def _door(spec: DoorSpec) -> Door:
    return Door(spec.tiles, spec.state, spec.name, spec.key, float(spec.hp), float(spec.hp))


def _prop(spec: PropSpec) -> Prop:
    kind = PROP_KINDS[PROP_INDEX[spec.kind]]
    return Prop(kind, spec.at, spec.name, float(kind.hp), spec.at)
