"""Bodies on the floor: a short standing figure laid on its side.

A figure lies across the screen whatever way it faced, because a body lying
up and down the screen cannot be told from one that stands.
"""

from __future__ import annotations

import numpy as np

from tools.art.bodies import LEGS, TORSOS
from tools.art.heads import HEADS
from tools.art.raster import Grid, Image, Point, blank_grid, outline, paint, stamp
from tools.art.rig import Figure, draw_arm, read_pose, stained

_LENGTH = 20
# (view that lies upwards, pose line whose legs and arms are used)
_LAIN: tuple[tuple[str, str], ...] = (
    ("down", "stand 0,0 0,0 0,5 =2,3>3,6"),
    ("up", "wide  0,0 0,0 0,5 =2,-3>1,-7"),
    ("down", "highl 0,0 0,0 1,3 =3,-1>4,-4"),
    ("up", "highr 0,0 0,0 0,3 =3,3>1,5"),
)


def _lain(figure: Figure, variant: int) -> Grid:
    """Compose one figure head up in a square cell, ready to be turned over."""
    view, line = _LAIN[variant % len(_LAIN)]
    pose = read_pose(line)
    cell = blank_grid(_LENGTH, _LENGTH)
    legs = LEGS[figure.legs]["front"][pose.legs]
    stamp(cell, legs[1:], 10 - legs.shape[1] // 2, 14)
    torso = stained(TORSOS[figure.torso][view], figure, f"torso {view}")
    stamp(cell, torso[1:6], 5, 10)
    for arm, shoulder in zip(pose.arms, ((5, 11), (14, 11)), strict=True):
        if arm is not None:
            draw_arm(cell, arm, shoulder)
    stamp(cell, stained(HEADS[figure.head][view][:10], figure, f"head {view}"), 5, 1)
    return cell


def draw_lying(figure: Figure, direction: str, variant: int, cell: Point) -> Image:
    """Draw a body that fell backwards, in a cell (w, h) whose floor line is h - 2."""
    turned = np.rot90(_lain(figure, variant))
    if direction in ("left", "down"):
        turned = turned[:, ::-1]
    room = blank_grid(*cell)
    stamp(room, turned, (cell[0] - _LENGTH) // 2, cell[1] - 2 - 15)
    return outline(paint(room, figure.colours))
