"""The crawler: prone, one leg gone, pulling itself along by the arms.

It has a wider, lower cell than the others.  Arms and legs are limbs in cell
px; the torso is a grid per view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.art.heads import HEADS
from tools.art.lying import draw_lying
from tools.art.raster import (
    Grid,
    Image,
    Point,
    blank_grid,
    grid,
    outline,
    paint,
    path_points,
    stamp,
)
from tools.art.rig import Figure, limb_cells, put_cells, stained

CELL: Point = (26, 20)
ANCHOR: Point = (13, 18)

_TORSOS: dict[str, tuple[Grid, Point]] = {
    "right": (
        grid([".....bbbbbb.", "...bbbbbbbbb", ".bbbbbbbbbbB", "pbbbBbbbbbBB", "ppBBBBbbBBB."]),
        (4, 11),
    ),
    "down": (grid([".pppppp.", "bbbbbbbb", "bbbbbbbb", "BbbbbbbB", "BBbbbbBB"]), (9, 4)),
    "up": (grid(["BbbbbbbB", "bbbbbbbb", "bbbbbbbb", "bbBbbBbb", ".bbbbbb.", ".pppppp."]), (9, 9)),
}
_HEADS_AT: dict[str, Point] = {"right": (10, 4), "down": (8, 6), "up": (8, 2)}
_SHOULDERS: dict[str, tuple[Point, Point]] = {
    "right": ((11, 14), (12, 13)),
    "down": ((8, 10), (17, 10)),
    "up": ((8, 11), (17, 11)),
}


@dataclass(frozen=True)
class Drag:
    """One frame: hands and head, as shifts in px; `leg` is the trailing foot's shift."""

    near: Point
    far: Point
    head: Point
    leg: Point


_WALK: dict[str, Sequence[Drag]] = {
    "right": (
        Drag((12, 3), (6, 4), (1, 1), (0, 0)),
        Drag((9, 3), (9, 3), (0, 0), (1, 0)),
        Drag((5, 3), (11, 3), (1, 0), (1, -1)),
        Drag((8, 3), (10, 4), (0, 1), (0, -1)),
    ),
    "down": (
        Drag((-3, 8), (1, 5), (-1, 1), (0, 0)),
        Drag((-3, 7), (2, 7), (0, 0), (1, 0)),
        Drag((-2, 5), (2, 8), (1, 1), (1, 0)),
        Drag((-3, 6), (2, 6), (0, 0), (0, 0)),
    ),
    "up": (
        Drag((-3, -8), (2, -4), (-1, 0), (0, 0)),
        Drag((-3, -7), (2, -6), (0, 1), (1, 0)),
        Drag((-3, -4), (2, -8), (1, 0), (1, 0)),
        Drag((-3, -6), (2, -6), (0, 1), (0, 0)),
    ),
}


def _shifted(frames: Sequence[Drag], reach: Point, head: Point) -> tuple[Drag, ...]:
    """Vary the walk for another pose: hands and head pulled the same way."""
    return tuple(
        Drag(
            (frame.near[0] + reach[0], frame.near[1] + reach[1]),
            (frame.far[0] + reach[0], frame.far[1] + reach[1]),
            (frame.head[0] + head[0], frame.head[1] + head[1]),
            frame.leg,
        )
        for frame in frames
    )


def _posed(pose: str, view: str) -> Sequence[Drag]:
    walk = _WALK[view]
    if pose == "walk":
        return walk
    if pose == "idle":
        return tuple(Drag(walk[1].near, walk[1].far, frame.head, (0, 0)) for frame in walk)
    ahead = {"right": (3, -6), "down": (0, 1), "up": (0, -1)}[view]
    if pose == "grab":
        lift = {"right": (0, -1), "down": (0, 2), "up": (0, -1)}[view]
        return _shifted(walk, ahead, lift)
    if pose == "hurt":
        back = {"right": (-2, -1), "down": (0, -3), "up": (0, 2)}[view]
        return _shifted(walk, (-2 if view == "right" else 0, -2), back)
    low = {"right": (0, 2), "down": (0, 2), "up": (0, 2)}[view]
    risen = _shifted(walk, (0, 0), (0, -1))
    return (*_shifted(walk[:2], (0, 1), low), risen[2], walk[3])


def _legs(cell: Grid, view: str, shift: Point) -> None:
    """Draw the trailing leg and the bleeding stump beside it."""
    hip, foot, stump = {
        "right": ((7, 15), (1 + shift[0], 16 + shift[1]), (4, 13)),
        "down": ((11, 5), (10 + shift[0], 1), (15, 3)),
        "up": ((11, 14), (10 + shift[0], 18), (15, 16)),
    }[view]
    put_cells(cell, limb_cells(path_points([hip, foot]), True, "ppk"))
    put_cells(cell, {stump: "2", (stump[0] + 1, stump[1]): "1", (stump[0], stump[1] + 1): "2"})


def _compose(figure: Figure, view: str, drag: Drag) -> Grid:
    cell = blank_grid(*CELL)
    head = stained(HEADS[figure.head][view][:10], figure, f"head {view}")
    torso, (torso_x, torso_y) = _TORSOS[view]
    arms = []
    for shoulder, reach in zip(_SHOULDERS[view], (drag.near, drag.far), strict=True):
        low = min(shoulder[1] + reach[1], CELL[1] - 3)
        hand = (min(shoulder[0] + reach[0], CELL[0] - 3), max(low, 1))
        arms.append(limb_cells(path_points([shoulder, hand]), True, "afs"))
    _legs(cell, view, drag.leg)
    head_at = (_HEADS_AT[view][0] + drag.head[0], _HEADS_AT[view][1] + drag.head[1])
    put_cells(cell, arms[1])
    if view == "up":
        put_cells(cell, arms[0])
        stamp(cell, head, *head_at)
    stamp(cell, stained(torso, figure, f"torso {view}"), torso_x, torso_y)
    if view != "up":
        stamp(cell, head, *head_at)
        put_cells(cell, arms[0])
    if view == "down":
        put_cells(cell, arms[1])
    return cell


def draw_crawler(figure: Figure, pose: str, direction: str, frame: int) -> Image:
    """Draw one finished frame of a crawler."""
    if pose == "down":
        return draw_lying(figure, direction, frame, CELL)
    view = "right" if direction == "left" else direction
    image = outline(paint(_compose(figure, view, _posed(pose, view)[frame]), figure.colours))
    return image[:, ::-1].copy() if direction == "left" else image
