"""A choice that the moment asks for, in words any output understands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One answer: the `key` to press, its `words`, and what will come of it (`outcome`).

    With `is_open` False it cannot be given now; it is shown all the same.  `is_good` says whether
    the outcome is one to hope for; `is_pointed` that a click would give this answer.
    """

    key: str
    words: str
    outcome: str = ""
    is_open: bool = True
    is_good: bool = True
    is_pointed: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice to make while the world goes on: `kind` is question or near_bite.

    `who` asks, "" = nobody; `time_left` runs from 1 to 0, -1 = no hurry.
    """

    kind: str
    who: str
    words: str
    lines: tuple[ChoiceLine, ...]
    time_left: float = -1.0


@dataclass(frozen=True, slots=True)
class WheelSlice:
    """One order of the wheel: `order` names its icon, (dx, dy) where it lies, 0, 0 the middle."""

    order: str
    words: str
    dx: int
    dy: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class WheelView:
    """The orders around the player at (x, y), world px, while they are held open."""

    x: int
    y: int
    slices: tuple[WheelSlice, ...]
