"""The mouse over cells: what it points at in the picture, and for how long that counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.tokens import MouseDeed

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.tokens import Mouse

REST_S = 6.0
"""A mouse untouched for so long no longer aims: the player has gone over to the keys."""
Point = tuple[int, int]


class Pointer:
    """Where the mouse is: `cell` (row, column), None while it rests.

    `point_of` tells the point of the picture of 480×270 px under a cell, as it was last shown.
    """

    def __init__(self, point_of: Callable[[int, int], Point | None]) -> None:
        self.cell: tuple[int, int] | None = None
        self._point_of = point_of
        self._used_s = 0.0

    def take(self, mouse: Mouse, down: set[str], now_s: float) -> frozenset[str]:
        """Take in what the mouse did; return the names pressed, and keep `down` as it is now."""
        self.cell, self._used_s = (mouse.row, mouse.col), now_s
        name = f"mouse {mouse.button}"
        if mouse.deed is MouseDeed.WHEEL:
            return frozenset({"wheel"})
        if mouse.deed is MouseDeed.PRESS:
            down.add(name)
            return frozenset({name})
        if mouse.deed is MouseDeed.RELEASE:
            # Some terminals do not tell which button it was.
            up = {name} if mouse.button else {key for key in down if key.startswith("mouse ")}
            down -= up
        return frozenset()

    def place(self, now_s: float) -> Point | None:
        """Return the point of the picture under the mouse, None when it has rested for long."""
        if now_s - self._used_s > REST_S:
            self.cell = None
        return None if self.cell is None else self._point_of(*self.cell)
