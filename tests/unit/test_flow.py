"""Flow: distances with costs, headings, slots that go stale and are solved in turn."""

from __future__ import annotations

import numpy as np
import pytest

from hyosan_arcade.sim.fields import FlowFields
from hyosan_arcade.sim.flow import FAR, Passages, Search, walk_distances


def passages(*rows: str) -> Passages:
    """Return passages of digits: 0 closed, 1 open, more what it takes."""
    return Passages(np.array([[int(cell) for cell in row] for row in rows], np.uint8))


def test_a_slow_tile_takes_its_cost_to_enter_and_one_to_leave() -> None:
    assert walk_distances(passages("11611"), [(0, 0)]).tolist() == [[0, 1, 7, 8, 9]]
    assert walk_distances(passages("11611"), [(0, 4)]).tolist() == [[9, 8, 7, 1, 0]]


def test_a_detour_is_taken_when_shorter() -> None:
    dist = walk_distances(passages("191", "111"), [(0, 0)])
    assert dist.tolist() == [[0, 9, 4], [1, 2, 3]]


def test_beyond_the_limit_and_behind_walls_is_far() -> None:
    assert walk_distances(passages("11101"), [(0, 0)], 1).tolist() == [[0, 1, FAR, FAR, FAR]]


def test_a_source_in_a_wall_still_spreads() -> None:
    assert walk_distances(passages("101"), [(0, 1)]).tolist() == [[1, 0, 1]]


def test_no_source_reaches_nothing() -> None:
    assert (walk_distances(passages("111"), []) == FAR).all()


def test_distances_do_not_wrap_round_the_edges() -> None:
    dist = walk_distances(passages("110", "000", "011"), [(0, 1)])
    assert dist.tolist() == [[1, 0, FAR], [FAR] * 3, [FAR] * 3]


def led(rows: tuple[str, ...], goal: tuple[int, int]) -> FlowFields:
    fields = FlowFields(len(rows), len(rows[0]), 2)
    fields.aim(0, goal)
    fields.solve_slot(0, passages(*rows), 1)
    return fields


def test_headings_go_diagonally_over_open_floor_only() -> None:
    assert led(("111", "111", "111"), (0, 0)).heading(0, (2, 2)) == (-1, -1)
    for corner in "069":
        around = led(("11" + corner, "111", "111"), (0, 1)).heading(0, (1, 2))
        assert around == (0, -1), "past a wall or a desk only straight"


def test_goals_and_places_out_of_reach_head_nowhere() -> None:
    fields = led(("1101",), (0, 0))
    assert fields.heading(0, (0, 0)) == (0, 0)
    assert fields.heading(0, (0, 3)) == (0, 0)
    assert fields.distance(0, (0, 3)) == FAR


def test_an_aimless_slot_cannot_be_solved() -> None:
    with pytest.raises(ValueError, match="slot 1 has no goal"):
        FlowFields(2, 2, 2).solve_slot(1, passages("11", "11"), 1)


def test_aiming_nowhere_forgets_the_field() -> None:
    fields = led(("111",), (0, 0))
    fields.aim(0, None)
    assert fields.distance(0, (0, 1)) == FAR
    assert fields.heading(0, (0, 1)) == (0, 0)


def test_a_stale_field_stays_in_use_until_its_turn() -> None:
    fields = led(("11111",), (0, 0))
    fields.aim(0, (0, 4))
    assert fields.heading(0, (0, 2)) == (0, -1), "still the old way"
    fields.solve(passages("11111"), 1)
    assert fields.heading(0, (0, 2)) == (0, 1)


def test_a_changed_map_makes_fields_stale() -> None:
    fields = led(("111", "111"), (0, 0))
    fields.solve(passages("101", "111"), 2)
    assert fields.distance(0, (0, 2)) == 4


def test_every_stale_slot_gets_its_turn() -> None:
    slots = 7
    fields = FlowFields(1, 9, slots)
    for slot in range(slots):
        fields.aim(slot, (0, slot))
    for _ in range(200):  # a moment of work at a time
        fields.solve(passages("1" * 9), 1, work=1)
    assert [fields.distance(slot, (0, 8)) for slot in range(slots)] == [8 - s for s in range(slots)]


def test_a_tick_s_share_solves_several_fields_of_a_small_map() -> None:
    fields = FlowFields(1, 9, 7)
    for slot in range(7):
        fields.aim(slot, (0, slot))
    assert fields.solve(passages("1" * 9), 1) > 0, "with work to spare"
    assert fields.distance(6, (0, 0)) == 6


def test_a_long_search_is_spread_over_ticks() -> None:
    fields, ways = FlowFields(1, 400, 1), passages("1" * 400)
    fields.aim(0, (0, 0))
    assert fields.solve(ways, 1, work=100_000) == 0
    assert fields.distance(0, (0, 399)) == FAR, "a part of it"
    for _ in range(12):
        fields.solve(ways, 1, work=100_000)
    assert fields.distance(0, (0, 399)) == 399


def test_a_search_says_when_it_is_done() -> None:
    search = Search(passages("1111"), [(0, 0)])
    assert not search.is_done
    search.advance(2)
    assert not search.is_done
    search.advance(10)
    assert search.is_done


def test_updated_passages_replace_a_rectangle_and_leave_the_old_alone() -> None:
    before = passages("111", "111", "111")
    after = before.updated((1, 1), np.array([[0, 6]], np.uint8))
    assert walk_distances(before, [(1, 0)])[1].tolist() == [0, 1, 2]
    assert walk_distances(after, [(1, 0)]).tolist() == [[1, 2, 3], [0, FAR, 9], [1, 2, 3]]


def test_the_state_tells_two_tables_apart() -> None:
    first, second = led(("111",), (0, 0)), led(("111",), (0, 0))
    assert first.state() == second.state()
    second.aim(0, (0, 1))
    assert first.state() != second.state()
