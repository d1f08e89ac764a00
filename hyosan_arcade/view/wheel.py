"""Orders from a pad: hold one button, point the stick, let go.

While the wheel is open the stick gives no steps; letting go without a direction calls the ally.
The order comes out as the press of its own action, so nothing further on knows of the wheel.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hyosan_arcade.view.choice import WheelSlice, WheelView
from hyosan_arcade.view.controls import STEPS, Action
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.snapshot import BodyView
    from hyosan_arcade.view.controls import Controls

POINTING = 48
"""A stick pushed this far, of 127, chooses."""
ARROWS: Mapping[Action, str] = {
    Action.GO: "▲",
    Action.FIGHT: "▶",
    Action.HOLD: "▼",
    Action.LISTEN: "◀",
    Action.COME: "●",
}
PLACES: Mapping[Action, tuple[int, int]] = {
    Action.GO: (0, -1),
    Action.FIGHT: (1, 0),
    Action.HOLD: (0, 1),
    Action.LISTEN: (-1, 0),
    Action.COME: (0, 0),
}
"""Where each order lies around the player; the way the stick is pushed for it."""
MIDDLE_PX = 9
"""The middle of a body above its feet."""


class OrderWheel:
    """The wheel of one run; `chosen` is what letting go would order, None while it is shut."""

    def __init__(self) -> None:
        self.chosen: Action | None = None

    def turn(self, controls: Controls) -> Controls:
        """Take in a tick; return the controls without what the wheel used, and with its order."""
        if Action.ORDERS in controls.held:
            self.chosen = pointed_order(controls) or self.chosen or Action.COME
            return replace(controls, held=controls.held - STEPS, stick=(0, 0))
        order = self.chosen or (Action.COME if controls.did(Action.ORDERS) else None)
        self.chosen = None
        return controls if order is None else replace(controls, pressed=controls.pressed | {order})

    def view(self, words: Words, me: BodyView) -> WheelView | None:
        """Return the wheel around a person; None while it is shut."""
        if self.chosen is None:
            return None
        slices = tuple(
            WheelSlice(
                order=action.value,
                words=words.get(f"order.{action.value}"),
                dx=way[0],
                dy=way[1],
                is_chosen=action is self.chosen,
            )
            for action, way in PLACES.items()
        )
        return WheelView(round(me.x * TILE_PX), round(me.y * TILE_PX) - MIDDLE_PX, slices)


def pointed_order(controls: Controls) -> Action | None:
    """Return the order the stick points at, if it points anywhere."""
    x, y = controls.direction()
    if max(abs(x), abs(y)) < POINTING:
        return None
    if abs(x) > abs(y):
        return Action.FIGHT if x > 0 else Action.LISTEN
    return Action.HOLD if y > 0 else Action.GO
