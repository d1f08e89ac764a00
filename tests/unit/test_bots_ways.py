"""How bots read the floor plan, and what they make of a level's triggers."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hyosan_arcade.run.chart import DESK_COST, STRAIGHT, Chart, Routes, chart_of
from hyosan_arcade.run.errands import Deed, Errand, errands, unlocking
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim import script
from hyosan_arcade.sim.script import EndRun, SetDoor, SetFlag, TriggerSpec
from hyosan_arcade.sim.spec import Item, ItemSpec, LevelSpec, PropSpec
from tests.unit.small_runs import room

COSTS = arrays.arrays(
    np.int32,
    st.tuples(st.integers(1, 9), st.integers(1, 9)),
    elements=st.sampled_from([0, 10, 10, 10, 25]),
)


def reachable(costs: np.ndarray) -> set[tuple[int, int]]:
    """Flood from (0, 0) by straight steps: diagonal ones never reach more."""
    found, waiting = {(0, 0)}, deque([(0, 0)])
    while waiting:
        row, col = waiting.popleft()
        for there in ((row + 1, col), (row - 1, col), (row, col + 1), (row, col - 1)):
            inside = 0 <= there[0] < costs.shape[0] and 0 <= there[1] < costs.shape[1]
            if inside and there not in found and costs[there]:
                found.add(there)
                waiting.append(there)
    return found


def step_cost(costs: np.ndarray, here: tuple[int, int], there: tuple[int, int]) -> int:
    length = 14 if here[0] != there[0] and here[1] != there[1] else 10
    return int(costs[there]) * length // 10


@given(COSTS)
def test_ways_reach_what_a_flood_reaches_and_cost_what_they_say(costs: np.ndarray) -> None:
    costs[0, 0] = 10
    routes = Routes(Chart(costs, costs == 0), (0, 0))
    flooded = reachable(costs)
    for tile in np.ndindex(*costs.shape):
        assert (routes.cost(tile) is not None) == (tile in flooded)
        way = [(0, 0), *routes.way(tile)] if tile in flooded else []
        for here, there in zip(way, way[1:], strict=False):
            assert max(abs(here[0] - there[0]), abs(here[1] - there[1])) == 1
            assert costs[there]
            assert costs[there[0], here[1]] or here[1] == there[1]  # no cutting of corners
        if way:
            spent = sum(step_cost(costs, *step) for step in zip(way, way[1:], strict=False))
            assert way[-1] == tile
            assert spent == routes.cost(tile)


@given(COSTS)
def test_no_single_step_shortens_a_way(costs: np.ndarray) -> None:
    costs[0, 0] = 10
    routes = Routes(Chart(costs, costs == 0), (0, 0))
    for row, col in np.ndindex(*costs.shape):
        here = routes.cost((row, col))
        for there in ((row + 1, col), (row, col + 1)):
            inside = there[0] < costs.shape[0] and there[1] < costs.shape[1]
            cost = routes.cost(there) if inside else None
            if here is not None and cost is not None:
                assert cost <= here + step_cost(costs, (row, col), there)
                assert here <= cost + step_cost(costs, there, (row, col))


ROOM = room(
    """
#########
#@..+..E#
###.#####
#k..=..t#
#########
"""
)


def charted(level: LevelSpec, *keys: Item) -> Chart:
    return chart_of(Session(level, 1).snapshot(), [int(key) for key in keys], 0, 1)


def test_a_chart_knows_walls_doors_locks_and_desks() -> None:
    costs = charted(ROOM).costs
    assert costs[0, 0] == 0
    assert costs[1, 2] == STRAIGHT
    assert costs[1, 4] > STRAIGHT
    assert costs[3, 4] == 0
    assert charted(ROOM, Item.KEYCARD).costs[3, 4] > STRAIGHT
    assert costs[3, 7] == STRAIGHT + DESK_COST


def test_the_dead_make_tiles_dear() -> None:
    haunted = replace(ROOM, zombies=room("#@.z#E#").zombies)
    seen = Session(haunted, 1).snapshot()
    costs = chart_of(seen, [], 7, 1).costs
    row, col = int(seen.horde.pos[1, 0]), int(seen.horde.pos[0, 0])
    assert costs[row, col] == 0 or costs[row, col] >= STRAIGHT + 7
    assert costs.max() >= STRAIGHT + 7


@pytest.mark.parametrize(
    ("start", "end", "clear"),
    [((1.5, 1.5), (3.5, 1.5), True), ((1.5, 1.5), (1.5, 3.5), False)],
)
def test_a_straight_line_is_clear_or_not(
    start: tuple[float, float], end: tuple[float, float], *, clear: bool
) -> None:
    assert charted(ROOM).is_clear(start, end) is clear


# --- errands ------------------------------------------------------------------------------------


def errands_of(level: LevelSpec) -> list[Errand]:
    seen = Session(level, 1).snapshot()
    return errands(seen, seen.person(0))


def ending(when: script.When, *conditions: script.Condition) -> TriggerSpec:
    return TriggerSpec("end", when, (EndRun("win"),), conditions)


def test_an_escape_is_a_place_to_go() -> None:
    assert errands_of(ROOM) == [Errand(Deed.GO, frozenset({(1, 7)}))]


def test_what_is_needed_is_fetched_first() -> None:
    needs = script.Condition(has_item="keycard")
    level = replace(ROOM, triggers=(ending(script.OnEscape("out"), needs),))
    assert errands_of(level) == [Errand(Deed.FETCH, frozenset({(3, 1)}), later=1)]


def test_a_flag_leads_back_to_what_sets_it() -> None:
    switch = TriggerSpec("switch", script.OnUse("radio"), (SetFlag("called"),))
    gate = TriggerSpec("gate", script.OnFlag("called"), (SetFlag("open"),))
    win = ending(script.OnEscape("out"), script.Condition(flag="open"))
    level = replace(
        ROOM, props=(PropSpec("console", (3, 6), "radio"),), triggers=(win, gate, switch)
    )
    assert errands_of(level) == [Errand(Deed.USE, frozenset({(3, 6)}), later=2)]


def test_a_delay_counts_as_more_steps() -> None:
    call = TriggerSpec("call", script.OnPick("keycard"), (SetFlag("rope"),), delay_ticks=6000)
    win = ending(script.OnEscape("out"), script.Condition(flag="rope"))
    level = replace(ROOM, triggers=(win, call))
    assert errands_of(level) == [Errand(Deed.FETCH, frozenset({(3, 1)}), later=11)]


def test_a_lock_without_a_key_asks_for_nothing_that_lies_about() -> None:
    shut = replace(ROOM.doors[1], key="")
    seen = Session(replace(ROOM, doors=(ROOM.doors[0], shut)), 1).snapshot()
    assert unlocking(seen, seen.person(0)) == []


def test_flags_that_wait_for_each_other_are_given_up() -> None:
    one = TriggerSpec("one", script.OnFlag("b"), (SetFlag("a"),))
    two = TriggerSpec("two", script.OnFlag("a"), (SetFlag("b"),))
    level = replace(ROOM, triggers=(ending(script.OnFlag("a")), one, two))
    assert errands_of(level) == [Errand(Deed.WAIT, frozenset())]


@pytest.mark.parametrize("when", [script.OnTimer(600), script.OnAlly(hunger=80.0)])
def test_what_comes_by_itself_is_waited_for(when: script.When) -> None:
    assert errands_of(replace(ROOM, triggers=(ending(when),)))[0].deed == Deed.WAIT


def test_a_cleared_level_is_hunted_through() -> None:
    haunted = room("######\n#@.zE#\n######")
    level = replace(haunted, triggers=(ending(script.OnDie("zombie", 1)),))
    assert errands_of(level) == [Errand(Deed.HUNT, frozenset({(1, 3)}))]


def test_a_lock_asks_for_its_key_or_for_what_opens_it() -> None:
    button = TriggerSpec("button", script.OnUse("radio"), (SetDoor("locked", "open"),))
    level = replace(
        ROOM,
        props=(PropSpec("console", (3, 6), "radio"),),
        items=(*ROOM.items, ItemSpec(Item.PHONE, (1, 2))),
        triggers=(*ROOM.triggers, button),
    )
    seen = Session(level, 1).snapshot()
    assert unlocking(seen, seen.person(0)) == [
        Errand(Deed.FETCH, frozenset({(3, 1)}), later=1),
        Errand(Deed.USE, frozenset({(3, 6)}), later=1),
    ]
