"""Gaps in the floor and the ropes over them, laid as part of the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.frontends.window.terrain import Terrain

CHASMS = ("gap", "rope")
SIDES = {"gap_south": (1, 0), "gap_west": (0, -1), "gap_east": (0, 1), "gap_north": (-1, 0)}
"""Which edge is seen where the neighbour at (rows, cols) is no gap; the wall of the north last."""


def chasm_layers(terrain: Terrain, row: int, col: int) -> Iterator[str]:
    """Yield the pictures of a tile of a gap, from the dark up; nothing for other tiles."""
    name = terrain.name(row, col)
    if name not in CHASMS:
        return
    for side, (down, right) in SIDES.items():
        if terrain.name(row + down, col + right) not in CHASMS:
            yield side
    if name == "rope":
        yield "rope_across" if _runs_across(terrain, row, col) else "rope_down"


def _runs_across(terrain: Terrain, row: int, col: int) -> bool:
    """Say whether a rope goes from west to east: to where it goes on, or else to where it ends."""
    beside = [terrain.name(row, col - 1), terrain.name(row, col + 1)]
    above = [terrain.name(row - 1, col), terrain.name(row + 1, col)]
    if ("rope" in beside) != ("rope" in above):
        return "rope" in beside
    return not any(name in CHASMS for name in beside) or all(name == "gap" for name in above)
