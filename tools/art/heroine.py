"""The girl of the title painting, seen from behind, some hundred px tall."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np

from tools.art.palette import RGB
from tools.art.polygons import polygon
from tools.art.raster import Image, Point, blank, dot, edge_of, line

_WIDE, _TALL = 150, 116
_MIDDLE = 60

_LEGS = (
    ([(50, 84), (58, 84), (57, 106), (51, 106)], "wall3"),
    ([(62, 84), (70, 84), (69, 106), (63, 106)], "wall3"),
    ([(55, 84), (58, 84), (57, 106), (54, 106)], "wall2"),
    ([(67, 84), (70, 84), (69, 106), (66, 106)], "wall2"),
    ([(50, 97), (58, 97), (57, 108), (51, 108)], "slate5"),
    ([(62, 97), (70, 97), (69, 108), (63, 108)], "slate5"),
    ([(49, 107), (58, 107), (58, 113), (48, 113)], "night"),
    ([(62, 107), (71, 107), (72, 113), (62, 113)], "night"),
)
_SKIRT = (
    ([(46, 68), (74, 68), (80, 88), (40, 88)], "slate1"),
    ([(48, 68), (52, 68), (49, 88), (44, 88)], "slate2"),
    ([(57, 68), (61, 68), (60, 88), (55, 88)], "slate2"),
    ([(67, 68), (70, 68), (73, 88), (68, 88)], "slate2"),
)
_SHIRT = (
    ([(44, 38), (76, 38), (76, 72), (44, 72)], "paper"),
    ([(38, 42), (46, 38), (47, 48), (41, 66), (34, 64)], "paper"),
    ([(82, 42), (74, 38), (73, 48), (79, 66), (86, 64)], "paper"),
    ([(68, 44), (76, 42), (76, 72), (66, 72)], "slate5"),
    ([(79, 46), (84, 50), (86, 64), (81, 66)], "slate5"),
    ([(45, 48), (47, 48), (44, 64), (42, 64)], "slate4"),
    ([(73, 48), (75, 48), (77, 64), (76, 64)], "slate4"),
    ([(46, 69), (74, 69), (74, 72), (46, 72)], "slate4"),
    ([(59, 50), (60, 50), (60, 68), (58, 68)], "slate5"),
)
_HANDS = (
    ([(34, 64), (41, 66), (40, 73), (35, 73)], "wall3"),
    ([(86, 64), (79, 66), (80, 73), (85, 73)], "wall3"),
    ([(38, 68), (41, 68), (40, 73), (38, 73)], "wall2"),
)
_HAIR = (
    ([(44, 8), (50, 2), (60, 0), (70, 2), (76, 8), (79, 20), (79, 36), (75, 46), (45, 46),
      (41, 36), (41, 20)], "night"),
    ([(70, 6), (76, 10), (79, 22), (79, 36), (75, 46), (68, 46), (72, 28)], "ink"),
    ([(50, 8), (58, 5), (66, 7), (64, 10), (57, 8), (50, 12)], "slate2"),
    ([(47, 14), (50, 11), (49, 18), (46, 24)], "slate2"),
    ([(54, 12), (57, 10), (54, 30), (52, 30)], "slate1"),
    ([(63, 12), (65, 12), (66, 36), (64, 36)], "slate1"),
    ([(47, 28), (49, 28), (50, 44), (48, 44)], "slate1"),
)  # fmt: skip
_STRANDS = (
    ([(76, 34), (84, 38), (92, 37), (85, 41), (76, 42)], "night"),
    ([(77, 26), (86, 31), (95, 29), (87, 34), (77, 34)], "night"),
    ([(74, 42), (82, 47), (88, 47), (81, 50), (73, 47)], "ink"),
    ([(78, 28), (86, 32), (92, 31), (86, 33), (78, 31)], "slate1"),
)
_SCARF = (
    ([(42, 38), (60, 42), (78, 38), (80, 46), (60, 51), (40, 46)], "ember"),
    ([(40, 44), (60, 48), (80, 44), (80, 47), (60, 52), (40, 47)], "blood3"),
    ([(48, 40), (60, 43), (72, 40), (70, 42), (60, 45), (50, 42)], "fire"),
)
_SHAPES = tuple[list[tuple[int, int]], str]


def _lay(image: Image, shapes: Sequence[_SHAPES]) -> None:
    for points, colour in shapes:
        polygon(image, points, colour)


def _streamer(image: Image, start: Point, length: int, phase: float) -> None:
    """Draw one end of the scarf, streaming to the right and fraying."""
    for step in range(length):
        share = step / length
        x = start[0] + step
        y = start[1] + 5 * math.sin(step / 9 + phase) * share - step * 0.22
        half = 4.5 - 1.5 * abs(math.sin(step / 9 + phase + 0.8)) + share
        for down in range(round(-half), round(half) + 1):
            fold = math.sin(step / 9 + phase + down * 0.3) > 0.35
            tone = "blood3" if fold or down > half - 2 else "ember"
            dot(image, x, round(y) + down, tone)
        dot(image, x, round(y - half), "fire" if share < 0.7 else "ember")
    for fringe in range(-4, 6, 2):
        y = start[1] + 5 * math.sin(length / 9 + phase) - length * 0.22
        line(
            image,
            (start[0] + length, round(y) + fringe),
            (start[0] + length + 3, round(y) + fringe - 1),
            "ember",
        )


def _blood(image: Image) -> None:
    """Stain sleeve, hem and hand."""
    rng = random.Random("her blood")
    for centre, spread, count in (((38, 62), 3, 26), ((50, 66), 4, 14), ((82, 52), 2, 8)):
        for _ in range(count):
            x, y = round(rng.gauss(centre[0], spread)), round(rng.gauss(centre[1], spread))
            if 0 <= y < _TALL and 0 <= x < _WIDE and image[y, x, 3]:
                dot(image, x, y, "blood3" if rng.random() < 0.7 else "blood2")
    for x in (36, 38, 39):
        line(image, (x, 66), (x, 73 + x % 3), "blood3")


def _rim(image: Image) -> None:
    """Light the edges that face the moon."""
    solid = image[..., 3] > 0
    left = solid & ~np.roll(solid, 1, axis=1)
    dark = (image[..., :3] == RGB["night"]).all(-1) | (image[..., :3] == RGB["slate1"]).all(-1)
    image[left & dark] = (*RGB["slate3"], 255)


def heroine(image: Image, feet: Point) -> None:
    """Paint her, with her shadow, standing at `feet`."""
    for down in range(-4, 7):
        reach = round(30 * math.sqrt(max(0.0, 1 - ((down - 1) / 5.5) ** 2)))
        for x in range(feet[0] - reach + 6, feet[0] + reach + 18):
            if abs(down - 1) < 4 or (x + down) % 2:
                dot(image, x, feet[1] + down - 1, "ink")
    girl = blank(_WIDE, _TALL)
    _streamer(girl, (74, 46), 56, 0.4)
    for shapes in (_LEGS, _SKIRT, _HANDS, _SHIRT, _STRANDS, _HAIR, _SCARF):
        _lay(girl, shapes)
    _streamer(girl, (70, 50), 40, 2.2)
    _blood(girl)
    _rim(girl)
    girl = np.pad(girl, ((2, 2), (2, 2), (0, 0)))
    girl[edge_of(girl[..., 3] > 0)] = (*RGB["ink"], 255)
    left, top = feet[0] - _MIDDLE - 2, feet[1] - _TALL
    solid = girl[..., 3] > 0
    target = image[top : top + girl.shape[0], left : left + girl.shape[1]]
    clip = solid[: target.shape[0], : target.shape[1]]
    target[clip] = girl[: target.shape[0], : target.shape[1]][clip]
