"""Signs over heads: the order in force, and what else shows of somebody at a glance.

A hybrid who is not herself carries her name and fangs, one about to bite the fangs alone; people
carry their fear, their grief, what they hide from.  Where she was sent stands a flag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.tuning import ROPE_TICKS
from hyosan_arcade.view.scene import TILE_PX, Marker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.snapshot import AllyView, BodyView, Snapshot

ABOVE_PX = 31
"""Over the feet: just above the hair."""
QUIET_ORDERS = ("none", "come")
"""Orders that need no sign: she is beside you."""
STATES = ("hide", "panic", "grieve", "aim", "rope")


class Signs:
    """The signs over the heads of one level's people."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def markers(self, snapshot: Snapshot) -> Iterator[Marker]:
        """Yield one sign at most for each body, and the flags of those who were sent."""
        for body in snapshot.bodies:
            if not body.alive:
                continue
            name = self._hybrid_sign(body, body.ally) if body.ally is not None else ""
            if body.state == "rope":
                name = "state rope"
            if not name and body.state in STATES:
                name = f"state {body.state}"
            if name:
                kind, _, text = name.partition(" ")
                yield _over(body, kind, text)
            if body.ally is not None and body.ally.way:
                x, y = body.ally.way[-1]
                yield Marker("flag", round(x * TILE_PX), round(y * TILE_PX))

    def _hybrid_sign(self, body: BodyView, ally: AllyView) -> str:
        """Return the kind and text of a hybrid's sign, "" for none."""
        if ally.has_left:
            return ""
        if ally.feral_ticks > 0 or ally.is_hostile:
            name = self._words.get(f"name.{body.name}")
            return f"state feral {name}" if ally.feral_ticks > 0 else "state feral"
        if ally.near_bite_ticks > 0:
            return "state feral"
        if ally.losing_ticks > 0:
            return "state losing"
        if ally.gone_ticks > 0 or body.person >= 0 or not ally.has_joined:
            return ""
        order = "hand" if ally.holding_hand else Order(ally.order).name.lower()
        return "" if order in QUIET_ORDERS else f"order {order}"


def _over(body: BodyView, kind: str, text: str) -> Marker:
    above = ABOVE_PX + round(body.height * TILE_PX)
    share = body.pose_ticks / ROPE_TICKS if text == "rope" else 0.0
    place = (round(body.x * TILE_PX), round(body.y * TILE_PX) - above)
    return Marker(kind, *place, text, progress=min(share, 1.0))
