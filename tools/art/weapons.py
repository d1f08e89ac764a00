"""What a hand holds while it strikes: drawn apart, laid over the figure by the game.

The sheet has the layout of a character with the one pose "strike"; its cell is
wider, and its anchor is the figure's own, so that both are drawn at one place.
Where the figure looks away, its body hides the handle.
"""

from __future__ import annotations

import math

import numpy as np

from tools.art import cast, rig
from tools.art.palette import RGB
from tools.art.poses_people import PEOPLE
from tools.art.raster import Image, Point, blank, dot, edge_of, line_points

CELL: Point = (60, 58)
ANCHOR: Point = (30, 39)
POSES = ("strike",)
# Degrees, clockwise from "to the right", at which the handle points in each frame.
_SWING: dict[str, tuple[int, int, int, int]] = {
    "down": (-75, 65, 150, 170),
    "up": (-60, -95, -160, -20),
    "right": (-125, -25, 30, 55),
}
_STRIKING_ARM = {"down": 1, "up": 1, "right": 0}
_LENGTH, _BUTT = 13, 4


def _hand(view: str, frame: int) -> Point:
    """Find the striking hand in a figure's cell."""
    pose = rig.read_pose(PEOPLE["strike"][view][frame])
    arm = pose.arms[_STRIKING_ARM[view]]
    shoulder = rig.SHOULDERS[view][_STRIKING_ARM[view]]
    if arm is None:
        raise ValueError(f"poses_people.py: strike/{view} frame {frame} has no striking arm")
    across, down = arm.path[-1]
    ahead = pose.lean * 5 // 6
    return shoulder[0] + pose.body[0] + ahead + across, shoulder[1] + pose.body[1] + down


def _mop(image: Image, hand: Point, degrees: int) -> None:
    """Draw handle and wet strings, pointing `degrees` from the hand."""
    across, down = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = hand
    butt = (round(x - across * _BUTT), round(y - down * _BUTT))
    tip = (round(x + across * _LENGTH), round(y + down * _LENGTH))
    steep = abs(down) > abs(across)
    for px, py in line_points(butt, tip):
        dot(image, px, py, "wood4")
        dot(image, px + steep, py + (not steep), "wood2")
    for string in range(-3, 4):
        turn = math.radians(degrees + string * 17)
        reach = 5 - abs(string) // 2
        for step in range(reach + 1):
            end = tip[0] + math.cos(turn) * step, tip[1] + math.sin(turn) * step
            tone = "slate5" if (string + step) % 2 else "slate4"
            dot(image, round(end[0]), round(end[1]), "slate3" if step == reach else tone)
    dot(image, *tip, "slate2")


def _frame(direction: str, frame: int) -> Image:
    view = "right" if direction == "left" else direction
    image = blank(*CELL)
    left, top = ANCHOR[0] - rig.ANCHOR[0], ANCHOR[1] - rig.ANCHOR[1]
    x, y = _hand(view, frame)
    _mop(image, (x + left, y + top), _SWING[view][frame])
    image[edge_of(image[..., 3] > 0)] = (*RGB["ink"], 255)
    if view == "up":
        line = PEOPLE["strike"][view][frame]
        body = rig.draw_frame(cast.PLAYERS["player"], view, line, frame)[..., 3] > 0
        image[top : top + body.shape[0], left : left + body.shape[1]][body] = 0
    return image[:, ::-1] if direction == "left" else image


def mop_sheet() -> Image:
    """Draw the mop's four directions by four frames."""
    rows = [
        np.concatenate([_frame(direction, frame) for frame in range(cast.FRAMES)], axis=1)
        for direction in rig.DIRECTIONS
    ]
    return np.concatenate(rows, axis=0)


def role() -> cast.Role:
    """Describe the mop as sheets.toml does its characters."""
    return cast.Role("mop", CELL, ANCHOR, POSES, {"sprites/mop.png": mop_sheet})
