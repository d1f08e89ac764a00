"""What a hybrid is about while she does something for somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hyosan_arcade.sim.leaping import Gap
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.world_parts import GroundItem


@dataclass(slots=True)
class Errand:
    """What she carries to whom, and how she gets on.

    `gap` is the gap she is to rope, or ropes; `is_done` says that what she was sent for is done.
    `carried` she hands to her leader.  She last got on at (`from_x`, `from_y`) and has wanted to
    for `stuck_ticks` since.  `wait_ticks` counts how long her leader waits across a gap;
    `call_ticks` are left until she calls again.  `door` is the number of a door she opened on her
    way to people, -1 for none: she shuts it behind her.  `hideout` is where she crouches away to,
    `aside` where she makes way out of a door to.
    """

    gap: Gap | None = None
    is_done: bool = False
    carried: list[GroundItem] = field(default_factory=list)
    from_x: float = 0.0
    from_y: float = 0.0
    stuck_ticks: int = 0
    wait_ticks: int = 0
    call_ticks: int = 0
    door: int = -1
    hideout: Tile | None = None
    aside: Tile | None = None
