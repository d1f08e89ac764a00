"""Ways over gaps on random maps: as short as a plain search finds them, and never a dead end."""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hyosan_arcade.sim.fields import FlowFields
from hyosan_arcade.sim.flow import FAR, Passages, Search
from hyosan_arcade.sim.leaping import SIDES, gap_at, landing
from hyosan_arcade.sim.routes import Routes
from hyosan_arcade.sim.spec import Tile
from hyosan_arcade.sim.tilemap import TileMap
from hyosan_arcade.sim.tuning import LEAP_TILES
from tests.scenarios.room import level_of


@st.composite
def roofs(draw: st.DrawFn) -> TileMap:
    """Draw a map of floor, walls, doors, desks and gaps."""
    height, width = draw(st.integers(1, 8)), draw(st.integers(2, 9))
    row = st.text("....__#+d", min_size=width, max_size=width)
    rows = draw(st.lists(row, min_size=height, max_size=height))
    rows[0] = "." + rows[0][1:]
    return TileMap(level_of("\n".join(rows)))


def plain_search(tilemap: TileMap, cost: NDArray[np.uint8], goal: Tile) -> NDArray[np.int64]:
    """Return distances to `goal` the plain way: a leap takes the gap's tiles and two steps."""
    dist = np.full(cost.shape, FAR, np.int64)
    heap = [(0, goal)]
    while heap:
        way, here = heappop(heap)
        if way >= dist[here]:
            continue
        dist[here] = way
        for side in SIDES:
            beside = here[0] + side[0], here[1] + side[1]
            if tilemap.inside(*beside) and cost[beside]:
                heappush(heap, (way + int(cost[beside]), beside))
            to = landing(tilemap, here, side)
            if to is not None and cost[here] == 1 and cost[to] == 1:
                span = abs(to[0] - here[0]) + abs(to[1] - here[1])
                heappush(heap, (way + span + 1, to))
    return dist


@given(roofs(), st.data())
def test_ways_over_gaps_are_the_shortest(tilemap: TileMap, data: st.DataObject) -> None:
    routes = Routes(tilemap)
    free = np.argwhere(~tilemap.barred).tolist()
    row, col = data.draw(st.sampled_from(free))
    cost = np.zeros((tilemap.height, tilemap.width), np.uint8)
    for value, bits in routes.walk._by_cost.items():
        cost[routes.walk.unpack(bits).astype(bool)] = value
    flow = FlowFields(*cost.shape, 1)
    flow.aim(0, (row, col))
    flow.solve_slot(0, routes.leap, 1)
    want = plain_search(tilemap, cost, (row, col))
    assert flow.dist[0].reshape(cost.shape).tolist() == want.tolist()
    for row, col in np.argwhere((want != FAR) & (want > 0)).tolist():
        tile = row, col
        down, right = flow.heading(0, tile)
        ahead = tile[0] + down, tile[1] + right
        over = [landing(tilemap, tile, side) for side in SIDES]
        nearer = [to for to in over if to is not None and want[to] < want[tile]]
        assert nearer or ((down, right) != (0, 0) and want[ahead] < want[tile])


@given(roofs(), st.integers(1, 3))
def test_a_search_with_leaps_can_be_sliced(tilemap: TileMap, levels: int) -> None:
    passages = Routes(tilemap).leap
    at_once, sliced = Search(passages, [(0, 0)]), Search(passages, [(0, 0)])
    at_once.advance(FAR)
    while not sliced.is_done:
        sliced.advance(levels)
    assert sliced.distances().tolist() == at_once.distances().tolist()
    assert at_once.state() == sliced.state()


@given(roofs())
def test_a_gap_that_can_be_roped_can_be_leapt_both_ways(tilemap: TileMap) -> None:
    for row, col in np.argwhere(tilemap.chasms).tolist():
        gap = gap_at(tilemap, (row, col))
        if gap is None:
            continue
        assert (row, col) in gap.tiles
        assert 1 <= len(gap.tiles) <= LEAP_TILES
        assert landing(tilemap, gap.near, gap.step) == gap.far
        assert landing(tilemap, gap.far, gap.turned.step) == gap.near


@given(roofs(), st.data())
def test_a_rope_changes_ways_piece_by_piece_as_all_at_once(
    tilemap: TileMap, data: st.DataObject
) -> None:
    routes = Routes(tilemap)
    gaps = [gap_at(tilemap, (row, col)) for row, col in np.argwhere(tilemap.chasms).tolist()]
    known = [gap for gap in gaps if gap is not None]
    if not known:
        return
    tilemap.changes.clear()
    tilemap.set_tiles(data.draw(st.sampled_from(known)).tiles, "rope")
    for window in tilemap.changes:
        routes.follow(tilemap, window)
    fresh = Routes(tilemap)
    for ours, anew in ((routes.walk, fresh.walk), (routes.hunt, fresh.hunt)):
        assert (ours.plain, ours.slow, ours.free) == (anew.plain, anew.slow, anew.free)
    assert routes.leap.leaps == fresh.leap.leaps


def test_leaps_cost_no_more_than_they_must() -> None:
    passages = Passages(np.array([[1, 0, 0, 1, 1]], np.uint8))
    leaping = passages.with_leaps(np.array([[False, True, True, False, False]]), LEAP_TILES)
    search = Search(leaping, [(0, 0)])
    search.advance(FAR)
    assert search.distances().tolist() == [[0, FAR, FAR, 4, 5]]
