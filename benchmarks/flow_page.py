"""What the flow field race has to say: one table and the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.flows import (
    DEQUE,
    DEQUE_DICT,
    HEAP,
    HEAP_DICT,
    OURS_SLICED,
    TcodSearch,
)
from benchmarks.report import Goal, Table, figure, goal_table

if TYPE_CHECKING:
    from benchmarks.flows import FlowLength, FlowRace

SIDE = 256
"""The map the goals speak of."""
LEAST = {DEQUE_DICT: 5.0, DEQUE: 5.0, HEAP_DICT: 20.0, HEAP: 20.0, TcodSearch.name: 2.5}
INTRO = """## A flow field

One goal in the middle of a square map, a quarter of it wall; {repeats} repeats, all solvers in
turns. Ours gives distances and headings, the Python and tcod peers distances alone, scipy the
order and each tile's predecessor (its graph is made beforehand); the Dijkstras walk in eight
directions. The Python searches come twice: with a dict of what was reached, as they are mostly
written and as the goals were set, and with flat lists, the best we could make of them. × is the
median time against ours at once.
"""


def flow_page(race: FlowRace, length: FlowLength) -> str:
    """Return the section as Markdown."""
    parts = [INTRO.format(repeats=length.repeats), *race.skipped]
    parts += [f"### {side} × {side} tiles\n\n{side_table(race, side)}" for side in length.sides]
    parts.append(f"### Goals\n\n{goal_table(flow_goals(race))}")
    return "\n\n".join(parts)


def side_table(race: FlowRace, side: int) -> Table:
    """Return the table of one map, in the order of the race."""
    rows = []
    for size, name in race.seconds:
        spread = race.spread(size, name)
        if size == side and spread is not None:
            most = max(max(repeat) for repeat in race.seconds[size, name]) * 1000
            times = figure(race.ratio(side, name))
            rows.append((name, figure(spread.mean), figure(spread.p50), figure(most), times))
    return Table(("who", "mean", "p50", "most", "×"), rows)


def flow_goals(race: FlowRace) -> list[Goal]:
    """Return the goals of the flow field with what was reached."""
    goals = [
        Goal(f"{name} ÷ ours at {SIDE}²", least, race.ratio(SIDE, name), is_floor=True)
        for name, least in LEAST.items()
    ]
    sliced = race.spread(SIDE, OURS_SLICED)
    mean = sliced.mean if sliced else None
    goals.append(Goal(f"{OURS_SLICED} at {SIDE}²: mean ms", 1.0, mean))
    return goals
