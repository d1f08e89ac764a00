"""The grid at its edges: nobody, one, one pile, the corners of the map."""

from __future__ import annotations

import numpy as np

from hyosan_arcade.sim.grid import Grid


def pairs_of(*places: tuple[float, float]) -> set[tuple[int, int]]:
    """Return the pairs among `places` by their numbers."""
    pos = np.array(places, np.float32).reshape(-1, 2).T
    grid = Grid(10, 10)
    order = grid.order(pos).tolist()
    first, second = grid.pairs()
    both = zip(first.tolist(), second.tolist(), strict=True)
    return {(min(order[i], order[j]), max(order[i], order[j])) for i, j in both}


def test_nobody_and_one_make_no_pairs() -> None:
    assert pairs_of() == set()
    assert pairs_of((3.0, 3.0)) == set()


def test_a_pile_pairs_everybody_once() -> None:
    assert pairs_of(*[(5.0, 5.0)] * 5) == {(i, j) for i in range(5) for j in range(i + 1, 5)}


def test_neighbours_pair_in_all_eight_directions() -> None:
    for dx in (-0.6, 0.0, 0.6):
        for dy in (-0.6, 0.0, 0.6):
            assert pairs_of((5.0, 5.0), (5.0 + dx, 5.0 + dy)) == {(0, 1)}


def test_two_cells_apart_is_no_pair() -> None:
    assert pairs_of((5.0, 5.0), (6.3, 5.0)) == set()
    assert pairs_of((5.0, 5.0), (5.0, 6.3)) == set()


def test_the_ends_of_two_rows_do_not_touch() -> None:
    assert pairs_of((9.99, 3.0), (0.01, 3.6)) == set()


def test_the_corners_of_the_map_are_on_the_grid() -> None:
    corners = [(0.0, 0.0), (9.99, 0.0), (0.0, 9.99), (9.99, 9.99)]
    assert pairs_of(*corners, *corners) == {(i, i + 4) for i in range(4)}


def test_those_in_one_cell_keep_their_order() -> None:
    pos = np.full((2, 6), np.float32(4.0))
    assert Grid(10, 10).order(pos).tolist() == [0, 1, 2, 3, 4, 5]
