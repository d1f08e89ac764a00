"""Gaps in the floor and the rope bridges over them: which small tile shows each.

A gap has a lip on every side where there is floor, so its tile is chosen by its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

NEIGHBOURS = ((-1, 0), (0, -1), (0, 1), (1, 0))
"""(down, right) in the order of the bits in the tiles' names: north, west, east, south."""


def lay_chasms(
    choice: NDArray[np.intp],
    gap: NDArray[np.bool_],
    rope: NDArray[np.bool_],
    numbers: Mapping[str, int],
) -> None:
    """Choose the tiles of gaps and ropes (H, W) in `choice`; `numbers` are tiles by name."""
    chasm = gap | rope
    sides = np.zeros(chasm.shape, np.intp)
    for bit, (down, right) in enumerate(NEIGHBOURS):
        sides += ~beside(chasm, down, right) << bit
    choice[gap] = numbers["gap_0"] + sides[gap]
    across = runs_across(gap, rope)
    for name, here in (("rope_across_0", rope & across), ("rope_down_0", rope & ~across)):
        choice[here] = numbers[name] + sides[here]


def runs_across(gap: NDArray[np.bool_], rope: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say of each tile (H, W) whether a rope there goes from west to east.

    It goes to where there is more rope; a single tile of it goes to where the gap ends.

    >>> rope = np.array([[False, True, True, False]])
    >>> runs_across(~rope & False, rope).tolist()[0][1:3]
    [True, True]
    """
    sides, ends = ((0, -1), (0, 1)), ((-1, 0), (1, 0))
    more_beside = beside(rope, *sides[0]) | beside(rope, *sides[1])
    more_ahead = beside(rope, *ends[0]) | beside(rope, *ends[1])
    is_narrow = ~(beside(gap, *sides[0]) | beside(gap, *sides[1]))
    is_deep = beside(gap, *ends[0]) & beside(gap, *ends[1])
    return np.asarray(np.where(more_beside != more_ahead, more_beside, is_narrow | is_deep))


def beside(grid: NDArray[np.bool_], down: int, right: int) -> NDArray[np.bool_]:
    """Return for each tile what its neighbour says, False beyond the map.

    >>> beside(np.array([[True, False]]), 0, -1).tolist()
    [[False, True]]
    """
    padded = np.pad(grid, 1)
    rows, cols = grid.shape
    return padded[1 + down : 1 + down + rows, 1 + right : 1 + right + cols]
