"""Distances and headings over random maps, and maps that change piece by piece."""

from __future__ import annotations

from dataclasses import replace
from heapq import heappop, heappush

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hyosan_arcade.sim.fields import FlowFields
from hyosan_arcade.sim.flow import FAR, Passages, Search, walk_distances
from hyosan_arcade.sim.routes import Routes
from hyosan_arcade.sim.spec import DoorSpec, DoorState, LevelSpec, PropSpec, Tile
from hyosan_arcade.sim.tilemap import TileMap
from tests.properties.maps import costs, pictures
from tests.scenarios.room import level_of

AROUND = ((0, 1), (0, -1), (1, 0), (-1, 0))


def dijkstra(cost: NDArray[np.uint8], sources: list[Tile]) -> NDArray[np.uint16]:
    """Return walked distances the plain way: entering a tile takes its cost."""
    dist = np.full(cost.shape, FAR, np.uint16)
    heap = [(0, source) for source in sources]
    while heap:
        way, (row, col) = heappop(heap)
        if way >= dist[row, col]:
            continue
        dist[row, col] = way
        for down, right in AROUND:
            tile = row + down, col + right
            if 0 <= tile[0] < cost.shape[0] and 0 <= tile[1] < cost.shape[1] and cost[tile]:
                heappush(heap, (way + int(cost[tile]), tile))
    return dist


@st.composite
def tiles_of(draw: st.DrawFn, cost: NDArray[np.uint8]) -> Tile:
    return draw(st.integers(0, cost.shape[0] - 1)), draw(st.integers(0, cost.shape[1] - 1))


@given(costs(), st.data())
def test_distances_are_those_of_dijkstra(cost: NDArray[np.uint8], data: st.DataObject) -> None:
    sources = data.draw(st.lists(tiles_of(cost), min_size=1, max_size=3))
    limit = data.draw(st.integers(0, 30))
    whole = dijkstra(cost, sources)
    assert walk_distances(Passages(cost), sources).tolist() == whole.tolist()
    near = np.where(whole <= limit, whole, FAR)
    assert walk_distances(Passages(cost), sources, limit).tolist() == near.tolist()


@given(costs(), st.data())
def test_a_search_in_slices_is_a_search_at_once(
    cost: NDArray[np.uint8], data: st.DataObject
) -> None:
    source = data.draw(tiles_of(cost))
    at_once, sliced = (Search(Passages(cost), [source]) for _ in range(2))
    at_once.advance(FAR)
    for _ in range(200):
        sliced.advance(data.draw(st.integers(1, 4)))
        if sliced.is_done:
            break
    assert sliced.is_done
    assert sliced.distances().tolist() == at_once.distances().tolist()


@given(costs(), st.data())
def test_every_heading_leads_nearer_and_cuts_no_corner(
    cost: NDArray[np.uint8], data: st.DataObject
) -> None:
    goal = data.draw(tiles_of(cost))
    flow = FlowFields(*cost.shape, 1)
    flow.aim(0, goal)
    flow.solve_slot(0, Passages(cost), 1)
    for row, col in np.ndindex(*cost.shape):
        here, (down, right) = flow.distance(0, (row, col)), flow.heading(0, (row, col))
        if here in (0, FAR):
            assert (down, right) == (0, 0)
            continue
        assert flow.distance(0, (row + down, col + right)) < here
        if down and right:
            corner = cost[row + down, col], cost[row, col + right], cost[row + down, col + right]
            assert corner == (1, 1, 1)


@given(pictures('....###+/=d"'), st.data())
def test_a_map_that_changed_bit_by_bit_equals_one_read_whole(
    picture: str, data: st.DataObject
) -> None:
    level = level_of(picture)
    tilemap = TileMap(level)
    routes = Routes(tilemap)
    for _ in range(data.draw(st.integers(1, 6))):
        before = len(tilemap.changes)
        change(tilemap, data)
        for window in tilemap.changes[before:]:
            routes.follow(tilemap, window)
    fresh = read_whole(tilemap, level)
    assert tilemap.solid.tolist() == fresh.solid.tolist()
    assert tilemap.opaque.tolist() == fresh.opaque.tolist()
    for name in ("low", "high", "corner", "solid"):
        assert np.array_equal(getattr(tilemap.tables, name), getattr(fresh.tables, name)), name
    anew = Routes(fresh)
    for source in np.ndindex(tilemap.height, tilemap.width):
        for old, new in ((routes.hunt, anew.hunt), (routes.walk, anew.walk)):
            assert np.array_equal(walk_distances(old, [source]), walk_distances(new, [source]))


def change(tilemap: TileMap, data: st.DataObject) -> None:
    """Move a door, break a window, push or break a desk, as the map allows."""
    kind = data.draw(st.sampled_from("door tile push break".split()))
    tile = (
        data.draw(st.integers(1, tilemap.height - 2)),
        data.draw(st.integers(1, tilemap.width - 2)),
    )
    whole = [prop for prop in tilemap.props if not prop.broken]
    if kind == "door" and tilemap.doors:
        door = data.draw(st.sampled_from(tilemap.doors))
        tilemap.set_door(door, data.draw(st.sampled_from(DoorState)))
    elif kind == "tile":
        tilemap.set_tile(tile, data.draw(st.sampled_from(["wall", "floor", "window_broken"])))
    elif kind == "push" and whole and tilemap.prop_of(tile) is None:
        tilemap.move_prop(data.draw(st.sampled_from(whole)), tile, 5)
    elif kind == "break" and whole:
        tilemap.break_prop(data.draw(st.sampled_from(whole)))


def read_whole(tilemap: TileMap, level: LevelSpec) -> TileMap:
    """Return a new map of what `tilemap` has become."""
    doors = tuple(DoorSpec(door.tiles, door.state) for door in tilemap.doors)
    props = tuple(PropSpec(p.kind.name, p.at) for p in tilemap.props if not p.broken)
    tiles = tuple(tuple(row) for row in tilemap.kind.tolist())
    return TileMap(replace(level, tiles=tiles, doors=doors, props=props))
