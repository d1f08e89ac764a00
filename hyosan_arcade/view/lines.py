"""Lines in the world, and what the eye is led to: her way, held hands, a shot; a few in light.

Each kind of line means one thing and is drawn in one manner; the meaning never rests on its
colour alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.sim.snapshot import BodyView, Snapshot

Point = tuple[int, int]
CHEST_PX = 9
HAND_PX = 7
SPOT_PX = 46
CHOICE_DIM, CHOICE_GREY = 0.58, 1.0
HAND_DIM, HAND_GREY, HAND_SPOT_PX = 0.3, 0.55, 58
HAND_EYES = 0.25
"""How much of their shine the eyes of the dead keep while she leads you by the hand."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through world px `points`: `kind` is way, hand, shot or drop.

    A way leads from her to the flag, a drop from the feet of one who leaps to the floor below;
    `progress` 0..1 fades a shot.
    """

    kind: str
    points: tuple[tuple[int, int], ...]
    progress: float = 0.0


@dataclass(frozen=True, slots=True)
class Focus:
    """The world but for a few lit places: `dim` 0..1 darker, `grey` 0..1 without colour.

    `spots` are (x, y, radius) in world px.
    """

    dim: float
    grey: float
    spots: tuple[tuple[int, int, int], ...]


def lines_of(snapshot: Snapshot, blend: float) -> Iterator[Line]:
    """Yield the way of every hybrid who goes where she was sent, and hands that hold."""
    for body in snapshot.bodies:
        ally = body.ally
        if not body.alive:
            continue
        if body.height > 0.0:
            x, y = place_px(body, blend)
            yield Line("drop", ((x, y), (x, y + round(body.height * TILE_PX))))
        if ally is None or ally.has_left:
            continue
        if len(ally.way) > 1:
            rest = tuple((round(x * TILE_PX), round(y * TILE_PX)) for x, y in ally.way[1:])
            yield Line("way", (place_px(body, blend), *rest))
        holder = holder_of(snapshot, body)
        if holder is not None:
            yield Line("hand", (place_px(body, blend, HAND_PX), place_px(holder, blend, HAND_PX)))


def focus_of(snapshot: Snapshot, blend: float) -> Focus | None:
    """Return what the picture narrows down to: a near-bite, or two who hold hands."""
    bite = snapshot.near_bite
    if bite is not None:
        pair = [b for b in snapshot.bodies if b.body_id in (bite.body_id, bite.victim_id)]
        return Focus(CHOICE_DIM, CHOICE_GREY, _spots(pair, blend, SPOT_PX))
    me = snapshot.person(0)
    for body in snapshot.bodies:
        holder = holder_of(snapshot, body)
        if holder is not None and me in (body, holder):
            return Focus(HAND_DIM, HAND_GREY, _spots([body, holder], blend, HAND_SPOT_PX))
    return None


def holder_of(snapshot: Snapshot, body: BodyView) -> BodyView | None:
    """Return the person whose hand a hybrid holds: the nearest, since she holds only one."""
    if body.ally is None or not body.ally.holding_hand or not body.alive:
        return None
    people = [b for b in snapshot.bodies if b.alive and b is not body and b.ally is None]
    people = [b for b in people if b.person >= 0] or people
    return min(people, key=lambda b: abs(b.x - body.x) + abs(b.y - body.y), default=None)


def place_px(body: BodyView, blend: float, above_px: int = 0) -> tuple[int, int]:
    """Return where a body is between two ticks, world px, `above_px` over its feet."""
    x = body.prev_x + (body.x - body.prev_x) * blend
    y = body.prev_y + (body.y - body.prev_y) * blend
    return round(x * TILE_PX), round(y * TILE_PX) - above_px - round(body.height * TILE_PX)


def _spots(bodies: list[BodyView], blend: float, radius: int) -> tuple[tuple[int, int, int], ...]:
    return tuple((*place_px(body, blend, CHEST_PX), radius) for body in bodies)


def dotted(points: list[Point], gap: int, phase: int) -> list[Point]:
    """Return places `gap` px apart along a line, the first `phase` px from its start.

    >>> dotted([(0, 0), (10, 0)], 5, 1)
    [(1, 0), (6, 0)]
    """
    places, along = [], float(phase)
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        length = math.hypot(x1 - x0, y1 - y0)
        while along < length:
            share = along / length
            places.append((round(x0 + (x1 - x0) * share), round(y0 + (y1 - y0) * share)))
            along += gap
        along -= length
    return places
