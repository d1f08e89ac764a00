"""The puppet: one line of text poses a figure of head, torso, two arms and legs.

A pose line reads `legs  body  head  arm  arm`:
    legs   a stance of bodies.LEGS
    body   x,y shift of torso, arms and head; "/n" leans the shoulders n px
    head   x,y shift of the head alone
    arm    the path from shoulder to hand, "x,y>x,y", relative to the shoulder;
           "=" draws it two px thick, "<" behind the body, "^" over the head,
           and a lone "." leaves it out
Views are "down", "up" and "right"; left is the mirrored right.  The first arm
is the left one on the screen, or the near one in a side view.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tools.art.bodies import LEGS, TORSOS
from tools.art.heads import HEADS, SCARF_TAILS
from tools.art.raster import (
    EMPTY,
    Grid,
    Image,
    Point,
    blank_grid,
    outline,
    paint,
    path_points,
    stamp,
)

CELL: Point = (20, 26)
ANCHOR: Point = (10, 24)
DIRECTIONS = ("down", "up", "right", "left")
PoseTable = Mapping[str, Mapping[str, Sequence[str]]]

_HEAD_AT: Point = (5, 3)
_TORSO_AT: Point = (5, 13)
_LEGS_TOP = 20
SHOULDERS: dict[str, tuple[Point, Point]] = {
    "down": ((5, 14), (14, 14)),
    "up": ((5, 14), (14, 14)),
    "right": ((9, 15), (10, 14)),
}
_CLOTH = "bBwt"


@dataclass(frozen=True)
class Figure:
    """What one puppet wears; `blood` is the share of its px stained."""

    head: str
    torso: str
    legs: str
    colours: Mapping[str, str]
    seed: int = 0
    blood: float = 0.0
    scarf: bool = False


@dataclass(frozen=True)
class Arm:
    """A limb from the shoulder; `layer` is "<" behind, "" before, "^" over the head."""

    path: tuple[Point, ...]
    thick: bool
    layer: str


@dataclass(frozen=True)
class Pose:
    """One frame of a puppet, read from a pose line."""

    legs: str
    body: Point
    lean: int
    head: Point
    arms: tuple[Arm | None, Arm | None] = field(default=(None, None))


def _point(text: str) -> Point:
    x, y = text.split(",")
    return int(x), int(y)


def _read_arm(text: str) -> Arm | None:
    if text == EMPTY:
        return None
    layer = text[0] if text[0] in "<^" else ""
    rest = text.removeprefix(layer)
    path = tuple(_point(part) for part in rest.removeprefix("=").split(">"))
    return Arm(path, rest.startswith("="), layer)


def read_pose(text: str) -> Pose:
    """Read one pose line."""
    legs, body, head, first, second = text.split()
    shift, _, lean = body.partition("/")
    return Pose(
        legs, _point(shift), int(lean or 0), _point(head), (_read_arm(first), _read_arm(second))
    )


def _leaned(torso: Grid, lean: int) -> Grid:
    """Shear a torso so that its top row stands `lean` px ahead."""
    height, width = torso.shape
    room = blank_grid(width + 2 * abs(lean), height)
    for y in range(height):
        shift = round(lean * (height - 1 - y) / (height - 1)) + abs(lean)
        room[y, shift : shift + width] = torso[y]
    return room


def stained(part: Grid, figure: Figure, name: str) -> Grid:
    """Stain a part with seeded blood that keeps its place from frame to frame."""
    if figure.blood <= 0:
        return part
    rng = random.Random(f"{figure.seed}/{name}")
    result = part.copy()
    spots = list(zip(*np.nonzero(part != EMPTY), strict=True))
    top = 6 if name.startswith("head") else 0
    for _ in range(round(figure.blood * len(spots) / 14)):
        row, column = rng.choice(spots)
        for down in range(rng.choice((1, 2, 2, 3))):
            for across in (0, 1):
                y, x = row + down, column + across
                inside = y < part.shape[0] and x < part.shape[1] and y >= top
                if inside and rng.random() < 0.72 and part[y, x] not in ".e":
                    result[y, x] = rng.choice("122")
    return result


def draw_arm(target: Grid, arm: Arm, shoulder: Point) -> None:
    """Draw sleeve, forearm and hand, and darken the cloth that they cross."""
    corners = [shoulder, *((shoulder[0] + x, shoulder[1] + y) for x, y in arm.path)]
    cells = limb_cells(path_points(corners), arm.thick, "afs")
    if arm.layer != "<":
        _shade_around(target, cells)
    put_cells(target, cells)


def limb_cells(points: Sequence[Point], thick: bool, letters: str) -> dict[Point, str]:
    """Letter the px of a limb: upper part, lower part and end; the thick edge in capitals."""
    ends = 2 if thick else 1
    upper = round((len(points) - ends) * 0.55)
    cells: dict[Point, str] = {}
    for index, (x, y) in enumerate(points):
        part = 2 if index >= len(points) - ends else 0 if index < upper else 1
        cells[(x, y)] = letters[part]
        if thick:
            ahead, behind = points[min(index + 1, len(points) - 1)], points[max(index - 1, 0)]
            level = abs(ahead[0] - behind[0]) >= abs(ahead[1] - behind[1])
            beside = (x, y + 1) if level else (x + 1, y)
            if beside not in points:
                cells.setdefault(beside, letters[part].upper())
    return cells


def put_cells(target: Grid, cells: Mapping[Point, str]) -> None:
    """Write letters at their places, clipped at the edges."""
    for (x, y), letter in cells.items():
        if 0 <= y < target.shape[0] and 0 <= x < target.shape[1]:
            target[y, x] = letter


def _shade_around(target: Grid, cells: Mapping[Point, str]) -> None:
    for x, y in cells:
        for column, row in ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)):
            inside = 0 <= row < target.shape[0] and 0 <= column < target.shape[1]
            if inside and target[row, column] == "b":
                target[row, column] = "B"


def _draw_arms(target: Grid, pose: Pose, view: str, layer: str) -> None:
    for arm, (x, y) in zip(pose.arms, SHOULDERS[view], strict=True):
        if arm is not None and arm.layer == layer:
            ahead = pose.lean * 5 // 6
            draw_arm(target, arm, (x + pose.body[0] + ahead, y + pose.body[1]))


def _draw_legs(target: Grid, figure: Figure, pose: Pose, view: str) -> None:
    side = "side" if view == "right" else "front"
    legs = LEGS[figure.legs][side][pose.legs]
    if figure.blood > 0.5:
        legs = stained(legs, figure, f"legs {view}")
    stamp(target, legs, ANCHOR[0] - legs.shape[1] // 2, _LEGS_TOP)


def _draw_torso(target: Grid, figure: Figure, pose: Pose, view: str) -> None:
    torso = stained(TORSOS[figure.torso][view], figure, f"torso {view}")
    x = _TORSO_AT[0] + pose.body[0] - abs(pose.lean)
    stamp(target, _leaned(torso, pose.lean), x, _TORSO_AT[1] + pose.body[1])


def compose(figure: Figure, view: str, line: str, frame: int = 0) -> Grid:
    """Lay one figure into a cell of letters, in one of the three drawn views."""
    pose = read_pose(line)
    cell = blank_grid(*CELL)
    head = stained(HEADS[figure.head][view], figure, f"head {view}")
    head_x = _HEAD_AT[0] + pose.body[0] + pose.head[0] + pose.lean
    head_y = _HEAD_AT[1] + pose.body[1] + pose.head[1]
    _draw_arms(cell, pose, view, "<")
    if view != "up":
        stamp(cell, head[10:], head_x, head_y + 10)
    _draw_legs(cell, figure, pose, view)
    _draw_torso(cell, figure, pose, view)
    if figure.scarf and view == "right":
        stamp(cell, SCARF_TAILS[frame % 4], max(1, head_x - 3), head_y + 10)
    _draw_arms(cell, pose, view, "")
    stamp(cell, head if view == "up" or figure.scarf else head[:10], head_x, head_y)
    _draw_arms(cell, pose, view, "^")
    return cell


def draw_frame(figure: Figure, direction: str, line: str, frame: int = 0) -> Image:
    """Draw one finished frame, coloured and outlined."""
    view = "right" if direction == "left" else direction
    image = outline(paint(compose(figure, view, line, frame), figure.colours))
    return image[:, ::-1].copy() if direction == "left" else image


def pose_lines(table: PoseTable, pose: str, direction: str) -> Sequence[str]:
    """Find the four lines of a pose; a view that is not written shares "down"."""
    views = table[pose]
    view = "right" if direction == "left" else direction
    return views[view] if view in views else views["down"]
