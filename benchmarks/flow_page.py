"""What the flow field race has to say: one table and the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.flows import DEQUE, HEAP, OURS_SLICED, TcodSearch
from benchmarks.report import Goal, Table, figure, goal_table

if TYPE_CHECKING:
    from benchmarks.flows import FlowLength, FlowRace

SIDE = 256
"""The map the goals speak of."""
INTRO = """## A flow field

One goal in the middle of a square map, a quarter of it wall; {repeats} repeats, all solvers in
turns. Ours gives distances and headings, the Python and tcod peers distances alone, scipy the
order and each tile's predecessor (its graph is made beforehand); the Dijkstras walk in eight
directions. × is the median time against ours at once.
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
        Goal(f"{name} ÷ ours at {SIDE}²", least, race.ratio(SIDE, name), True)
        for name, least in ((DEQUE, 5.0), (HEAP, 20.0), (TcodSearch.name, 2.5))
    ]
    sliced = race.spread(SIDE, OURS_SLICED)
    goals.append(Goal(f"{OURS_SLICED} at {SIDE}²: mean ms", 1.0, sliced and sliced.mean))
    return goals
