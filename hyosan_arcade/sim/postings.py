"""What a soldier remembers: where his post is, whom he has in his sights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import Tile


@dataclass(slots=True)
class Soldier:
    """A soldier's state.

    He stands on `post` looking along `face` (row, col), or walks between it and the place `to`
    ("" = stands), where he `returns` from.  `aim_ticks` counts how long he has aimed at body
    `target` or, if that is -1, at zombie `target_id` (-1 = at nobody).
    """

    post: Tile
    face: Tile
    to: str = ""
    returns: bool = False
    rest_ticks: int = 0
    target: int = -1
    target_id: int = -1
    aim_ticks: int = 0
