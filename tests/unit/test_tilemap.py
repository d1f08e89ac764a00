"""The map: what blocks whom, what a change changes, and how a body slides."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.spec import TILE_INDEX, DoorState
from hyosan_arcade.sim.tilemap import TileMap, Window
from tests.scenarios.room import level_of

ROOM = """
    #######
    #@.d.l#
    #..+..#
    #.."..#
    #######
"""


@pytest.fixture
def tilemap() -> TileMap:
    return TileMap(level_of(ROOM))


@pytest.mark.parametrize(
    ("tile", "upright", "low", "opaque"),
    [
        ((1, 2), False, False, False),
        ((0, 0), True, True, True),
        ((1, 3), True, False, False),
        ((1, 5), True, True, True),
        ((2, 3), True, True, True),
        ((3, 3), True, True, False),
        ((9, 9), True, True, None),
    ],
    ids="floor wall desk locker door window beyond".split(),
)
def test_what_stops_whom(
    tilemap: TileMap, tile: tuple[int, int], upright: bool, low: bool, opaque: bool | None
) -> None:
    assert tilemap.blocks(*tile, 0) is upright
    assert tilemap.blocks(*tile, 1) is low
    if opaque is not None:
        assert bool(tilemap.opaque[tile]) is opaque


@pytest.mark.parametrize("state", DoorState)
def test_a_door_stops_when_shut(tilemap: TileMap, state: DoorState) -> None:
    tilemap.set_door(tilemap.doors[0], state)
    shut = state in (DoorState.CLOSED, DoorState.LOCKED, DoorState.BARRICADED)
    assert tilemap.blocks(2, 3) is shut
    assert bool(tilemap.opaque[2, 3]) is shut
    assert bool(tilemap.tables.solid[2 * tilemap.width + 3]) is shut


def test_every_change_raises_the_version_and_names_its_window(tilemap: TileMap) -> None:
    tilemap.changes.clear()
    before = tilemap.version
    tilemap.break_window((3, 3))
    tilemap.move_prop(tilemap.props[0], (1, 4), 7)
    tilemap.break_prop(tilemap.props[1])
    tilemap.set_door(tilemap.doors[0], DoorState.OPEN)
    assert tilemap.version == before + 4
    windows = [Window(3, 3, 1, 1), Window(1, 3, 1, 2), Window(1, 5, 1, 1), Window(2, 3, 1, 1)]
    assert tilemap.changes == windows
    assert tilemap.kind[3, 3] == TILE_INDEX["window_broken"]
    assert not tilemap.blocks(3, 3)
    assert tilemap.prop_of((1, 3)) is None
    moved = tilemap.prop_of((1, 4))
    assert moved is not None
    assert moved.came_from == (1, 3)
    assert not tilemap.blocks(1, 5)


def test_places_off_the_map_belong_to_its_edge(tilemap: TileMap) -> None:
    assert tilemap.tile_of(-3.0, 99.0) == (4, 0)
    assert tilemap.tile_of(2.9, 1.1) == (1, 2)


def test_a_window_grows_no_farther_than_the_map() -> None:
    assert Window(0, 0, 1, 1).grown(5, 5) == Window(0, 0, 2, 2)
    assert Window(2, 2, 1, 1).grown(5, 5) == Window(1, 1, 3, 3)
    assert Window.around(((1, 4), (3, 2))) == Window(1, 2, 3, 3)


@pytest.mark.parametrize(("step", "end"), [((0.2, 0.0), 1.7), ((-0.4, 0.0), 1.3)])
def test_sliding_stops_at_what_is_solid(
    tilemap: TileMap, step: tuple[float, float], end: float
) -> None:
    x, y = tilemap.slide((1.5, 1.5), step, 0.3)
    assert x == pytest.approx(end, abs=1e-3)
    assert y == pytest.approx(1.5, abs=0.21)


def test_sliding_along_a_wall_goes_on(tilemap: TileMap) -> None:
    x, y = tilemap.slide((1.5, 1.301), (0.1, -0.1), 0.3)
    assert x == pytest.approx(1.6)
    assert y == pytest.approx(1.3, abs=2e-3)


def test_a_body_in_a_corner_stays_there(tilemap: TileMap) -> None:
    x, y = tilemap.slide((1.3001, 1.3001), (-0.1, -0.1), 0.3)
    assert (x, y) == pytest.approx((1.3, 1.3), abs=1e-3)


def test_the_wall_tables_bound_the_middle_of_a_zombie(tilemap: TileMap) -> None:
    entry = 1 * tilemap.width + 1
    radius = 0.3125
    assert tilemap.tables.low[:, entry].tolist() == pytest.approx([1 + radius] * 2, abs=1e-3)
    beside_desk = 1 * tilemap.width + 2
    assert tilemap.tables.high[0, beside_desk] == pytest.approx(3 - radius, abs=1e-3)
    crawler = beside_desk + tilemap.count
    assert tilemap.tables.high[0, crawler] > 1e6, "a crawler goes on beneath the desk"
