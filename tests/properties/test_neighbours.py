"""The grid finds exactly the pairs that a comparison of everybody with everybody finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hyosan_arcade.sim.grid import INVERSE_CELL, Grid
from hyosan_arcade.sim.tuning import ZOMBIE_DIAMETER

HEIGHT, WIDTH = 6, 7
places = st.lists(
    st.tuples(
        st.floats(0.0, WIDTH, exclude_max=True, width=32, allow_subnormal=False),
        st.floats(0.0, HEIGHT, exclude_max=True, width=32, allow_subnormal=False),
    ),
    max_size=40,
)


@given(places)
def test_pairs_are_those_of_touching_cells_each_once(points: list[tuple[float, float]]) -> None:
    pos = np.array(points, np.float32).reshape(-1, 2).T
    grid = Grid(HEIGHT, WIDTH)
    order = grid.order(pos)
    assert sorted(order.tolist()) == list(range(len(points)))
    pos = pos[:, order]
    first, second = grid.pairs()
    found = [tuple(sorted(pair)) for pair in zip(first.tolist(), second.tolist(), strict=True)]
    cell = (pos * INVERSE_CELL).astype(np.int64).T.tolist()
    expected = {
        (i, j)
        for i in range(len(points))
        for j in range(i + 1, len(points))
        if max(abs(cell[i][0] - cell[j][0]), abs(cell[i][1] - cell[j][1])) <= 1
    }
    assert len(found) == len(set(found))
    assert set(found) == expected
    near = {
        (i, j)
        for i in range(len(points))
        for j in range(i + 1, len(points))
        if ((pos[:, i] - pos[:, j]) ** 2).sum() < ZOMBIE_DIAMETER**2
    }
    assert near <= set(found)


@given(places, places)
def test_a_grid_remembers_nothing_of_the_last_crowd(
    before: list[tuple[float, float]], after: list[tuple[float, float]]
) -> None:
    used, fresh = Grid(HEIGHT, WIDTH), Grid(HEIGHT, WIDTH)
    used.order(np.array(before, np.float32).reshape(-1, 2).T)
    used.pairs()
    pos = np.array(after, np.float32).reshape(-1, 2).T
    assert used.order(pos).tolist() == fresh.order(pos).tolist()
    assert [side.tolist() for side in used.pairs()] == [side.tolist() for side in fresh.pairs()]
