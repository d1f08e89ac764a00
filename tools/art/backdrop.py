"""The title painting: the school by night, the crowd in its yard, and Nari before them.

Painted back to front: sky, moon, building, fog, crowd (far rows first), ground,
and the girl seen from behind with the wind in her scarf.
"""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.crowd import crowd
from tools.art.heroine import heroine
from tools.art.polygons import ramp
from tools.art.raster import Image, Point, blank, dot, line, rect

SIZE: Point = (480, 270)
ROOF = 92
HORIZON = 172
CLOCK = ROOF + 12


def _sky(image: Image) -> None:
    ys, xs = np.mgrid[0:HORIZON, 0 : SIZE[0]]
    glow = np.clip(1 - np.hypot((xs - 96) / 250, (ys - 58) / 120), 0, 1) * 0.5
    ramp(image, ys / HORIZON * 0.62 + glow, ("ink", "night", "navy1", "slate1", "navy2"))
    rng = random.Random("stars")
    for _ in range(60):
        x, y = rng.randrange(SIZE[0]), rng.randrange(ROOF)
        dot(image, x, y, rng.choice(("slate2", "slate3", "slate5")))


def _moon(image: Image) -> None:
    rng = random.Random("moon")
    seas = [(rng.uniform(76, 116), rng.uniform(36, 72), rng.uniform(2, 6)) for _ in range(9)]
    for y in range(24, 84):
        for x in range(66, 126):
            away = math.hypot(x - 96, y - 54)
            shade = math.hypot(x - 90, y - 50)
            if away <= 27:
                sea = min(math.hypot((x - a) * 0.8, y - b) - size for a, b, size in seas)
                tone = "slate5" if sea < 0 or shade > 25 else "paper"
                if 0 <= sea < 1.5 and (x + y) % 2:
                    tone = "slate5"
                dot(image, x, y, "slate4" if shade > 28 and (x + y) % 2 else tone)
    for y, left, wide in ((60, 44, 62), (63, 70, 74), (72, 58, 46), (41, 98, 40), (44, 106, 58)):
        for row, inset in enumerate((6, 0, 2, 14)):
            rect(
                image,
                (left + inset, y + row, wide - inset * 2, 1),
                "slate1" if row < 2 else "navy1",
            )


_GLASS = {"lit": "gold", "alarm": "blood3", "dim": "navy2", "dark": "navy1", "broken": "ink"}
_LIT_PANES = {(1, 21): "lit", (2, 6): "alarm", (2, 7): "alarm", (0, 25): "alarm"}


def _pane(image: Image, x: int, y: int, kind: str) -> None:
    """One school window of 13 by 11."""
    rect(image, (x, y, 13, 11), "slate2")
    glass = _GLASS[kind]
    rect(image, (x + 1, y + 1, 11, 9), glass)
    rect(image, (x + 6, y + 1, 1, 9), "slate2")
    rect(image, (x, y + 11, 13, 1), "slate3")
    if kind == "lit":
        rect(image, (x + 1, y + 1, 11, 3), "paper")
        rect(image, (x + 1, y + 8, 11, 2), "fire")
        rect(image, (x + 8, y + 4, 3, 6), "wood1")
        rect(image, (x + 8, y + 3, 3, 2), "wood1")
        rect(image, (x + 6, y + 1, 1, 9), "wood2")
    elif kind == "alarm":
        rect(image, (x + 1, y + 1, 11, 2), "blood2")
        rect(image, (x + 2, y + 4, 3, 3), "ember")
        rect(image, (x + 6, y + 1, 1, 9), "blood1")
    elif kind == "broken":
        for across, down in ((1, 1), (2, 1), (1, 2), (11, 9), (10, 9), (11, 8), (11, 1)):
            dot(image, x + across, y + down, "slate3")
    else:
        line(image, (x + 2, y + 6), (x + 5, y + 3), "navy3" if kind == "dim" else "navy2")


def _building(image: Image) -> None:
    rect(image, (0, ROOF, SIZE[0], HORIZON - ROOF), "slate1")
    rect(image, (0, ROOF - 4, SIZE[0], 4), "night")
    rect(image, (0, ROOF - 5, SIZE[0], 1), "slate3")
    rect(image, (0, ROOF, SIZE[0], 2), "night")
    rng = random.Random("panes")
    for floor in range(4):
        top = ROOF + 6 + floor * 19
        rect(image, (0, top + 14, SIZE[0], 2), "night")
        rect(image, (0, top + 16, SIZE[0], 1), "slate2")
        for column in range(28):
            kind = rng.choice(("dark", "dark", "dark", "dim", "broken", "dark"))
            kind = _LIT_PANES.get((floor, column), kind)
            _pane(image, column // 4 * 68 + column % 4 * 16 + 5, top, kind)
    for x in range(0, SIZE[0], 68):
        rect(image, (x, ROOF, 4, HORIZON - ROOF), "night")
        rect(image, (x, ROOF, 1, HORIZON - ROOF), "slate2")
    _tower(image, 232)
    rect(image, (408, ROOF - 34, 1, 30), "slate3")
    rect(image, (407, ROOF - 35, 3, 2), "ember")


def _tower(image: Image, x: int) -> None:
    """The stair tower with its stopped clock."""
    rect(image, (x - 30, ROOF - 10, 60, HORIZON - ROOF + 10), "night")
    rect(image, (x - 30, ROOF - 11, 60, 1), "slate3")
    rect(image, (x - 30, ROOF - 10, 1, HORIZON - ROOF + 10), "slate3")
    rect(image, (x + 29, ROOF - 10, 1, HORIZON - ROOF + 10), "slate1")
    for y in range(CLOCK - 12, CLOCK + 13):
        for across in range(-12, 13):
            away = math.hypot(across, y - CLOCK)
            if away <= 11:
                dot(image, x + across, y, "slate2" if away > 9 else "slate5")
    line(image, (x, CLOCK), (x, CLOCK - 7), "ink")
    line(image, (x, CLOCK), (x + 4, CLOCK + 3), "blood3")
    for floor in range(2):
        for side in (-17, 4):
            _pane(image, x + side, ROOF + 30 + floor * 19, "broken" if floor == 1 else "dark")


def _chalk(image: Image, far: int, near: int) -> None:
    """A line of the running track, worn, from the building towards us."""
    rng = random.Random(f"chalk {near}")
    for y in range(HORIZON + 4, SIZE[1]):
        share = (y - HORIZON) / (SIZE[1] - HORIZON)
        for across in range(1 + round(share * 2)):
            if rng.random() < 0.72:
                x = round(far + (near - far) * share**1.2) + across
                dot(image, x, y, "slate3" if share > 0.4 else "slate2")


def _ground(image: Image) -> None:
    rows = SIZE[1] - HORIZON
    ys, xs = np.mgrid[0:rows, 0 : SIZE[0]]
    pool = np.clip(1 - np.hypot((xs - 240) / 190, (ys - 74) / 52), 0, 1)
    fog = np.clip(1 - ys / 30, 0, 1) * 0.45
    ramp(image[HORIZON:], 0.12 + fog + pool * 0.75, ("ink", "night", "slate1", "slate2", "floor1"))
    for near, far in ((-150, -26), (150, 26), (-260, -60), (260, 60)):
        _chalk(image, 240 + far, 240 + near)
    rng = random.Random("grit")
    for _ in range(420):
        x, y = rng.randrange(SIZE[0]), rng.randrange(HORIZON + 8, SIZE[1])
        dot(image, x, y, rng.choice(("night", "ink", "slate2")))


def backdrop() -> Image:
    """Paint the whole picture."""
    image = blank(*SIZE, "ink")
    _sky(image)
    _moon(image)
    _building(image)
    _ground(image)
    crowd(image, 240)
    heroine(image, (240, 258))
    return image
