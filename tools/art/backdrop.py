"""The title painting: the school by night, the crowd in its yard, and Nari before them.

Painted back to front: sky, moon, building, fog, crowd (far rows first), ground,
and the girl seen from behind with the wind in her scarf.
"""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.heroine import heroine
from tools.art.palette import RGB
from tools.art.polygons import polygon, ramp
from tools.art.raster import Image, Point, blank, dot, edge_of, line, rect

SIZE: Point = (480, 270)
ROOF = 92
HORIZON = 172


def _sky(image: Image) -> None:
    ys, xs = np.mgrid[0:HORIZON, 0 : SIZE[0]]
    glow = np.clip(1 - np.hypot((xs - 96) / 250, (ys - 58) / 120), 0, 1) * 0.5
    ramp(image, ys / HORIZON * 0.62 + glow, ("ink", "night", "navy1", "slate1", "navy2"))
    rng = random.Random("stars")
    for _ in range(60):
        x, y = rng.randrange(SIZE[0]), rng.randrange(ROOF)
        dot(image, x, y, rng.choice(("slate2", "slate3", "slate5")))


def _moon(image: Image) -> None:
    for y in range(24, 84):
        for x in range(66, 126):
            away = math.hypot(x - 96, y - 54)
            if away <= 27:
                crater = math.hypot(x - 88, y - 48) < 6 or math.hypot(x - 104, y - 63) < 8
                crater = crater or math.hypot(x - 106, y - 44) < 4
                shade = "slate5" if crater or (away > 24 and (x + y) % 2) else "paper"
                dot(image, x, y, "slate4" if crater and (x + y) % 2 else shade)
    for y, left, wide in ((58, 52, 60), (61, 74, 66), (70, 60, 40), (40, 96, 44), (42, 108, 50)):
        rect(image, (left, y, wide, 2), "navy1")
        rect(image, (left + 6, y + 2, wide - 16, 1), "navy1")


def _pane(image: Image, x: int, y: int, kind: str) -> None:
    """One school window of 13 by 11."""
    rect(image, (x, y, 13, 11), "slate2")
    glass = {"lit": "gold", "dim": "navy2", "dark": "navy1", "broken": "ink"}[kind]
    rect(image, (x + 1, y + 1, 11, 9), glass)
    rect(image, (x + 6, y + 1, 1, 9), "slate2")
    rect(image, (x, y + 11, 13, 1), "slate3")
    if kind == "lit":
        rect(image, (x + 1, y + 1, 11, 3), "paper")
        rect(image, (x + 1, y + 8, 11, 2), "fire")
        rect(image, (x + 8, y + 4, 3, 6), "wood1")
        rect(image, (x + 8, y + 3, 3, 2), "wood1")
        rect(image, (x + 6, y + 1, 1, 9), "wood2")
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
        for column in range(-1, 29):
            kind = rng.choice(("dark", "dark", "dark", "dim", "broken", "dark"))
            kind = "lit" if (floor, column) == (1, 21) else kind
            _pane(image, column * 17 + 6, top, kind)
    for x in range(0, SIZE[0], 68):
        rect(image, (x, ROOF, 4, HORIZON - ROOF), "night")
        rect(image, (x, ROOF, 1, HORIZON - ROOF), "slate2")
    _tower(image, 232)
    rect(image, (408, ROOF - 34, 1, 30), "slate3")
    rect(image, (407, ROOF - 35, 3, 2), "ember")


def _tower(image: Image, x: int) -> None:
    """The stair tower with its stopped clock."""
    rect(image, (x - 30, ROOF - 20, 60, HORIZON - ROOF + 20), "night")
    rect(image, (x - 30, ROOF - 21, 60, 1), "slate3")
    rect(image, (x - 30, ROOF - 20, 1, HORIZON - ROOF + 20), "slate3")
    rect(image, (x + 29, ROOF - 20, 1, HORIZON - ROOF + 20), "slate1")
    for y in range(ROOF - 16, ROOF + 8):
        for across in range(-12, 13):
            away = math.hypot(across, y - ROOF + 4)
            if away <= 11:
                dot(image, x + across, y, "slate2" if away > 9 else "slate5")
    line(image, (x, ROOF - 4), (x, ROOF - 11), "ink")
    line(image, (x, ROOF - 4), (x + 4, ROOF - 1), "blood3")
    for floor in range(3):
        for side in (-17, 4):
            _pane(image, x + side, ROOF + 14 + floor * 19, "broken" if floor == 1 else "dark")


def _ground(image: Image) -> None:
    rows = SIZE[1] - HORIZON
    ys, xs = np.mgrid[0:rows, 0 : SIZE[0]]
    pool = np.clip(1 - np.hypot((xs - 240) / 190, (ys - 74) / 52), 0, 1)
    fog = np.clip(1 - ys / 30, 0, 1) * 0.45
    ramp(image[HORIZON:], 0.12 + fog + pool * 0.75, ("ink", "night", "slate1", "slate2", "floor1"))
    rng = random.Random("grit")
    for _ in range(420):
        x, y = rng.randrange(SIZE[0]), rng.randrange(HORIZON + 8, SIZE[1])
        dot(image, x, y, rng.choice(("night", "ink", "slate2")))


def _figure(scale: float, rng: random.Random) -> Image:
    """One silhouette of the crowd, lit by the moon along its upper left edge."""
    wide, tall = round(22 * scale), round(30 * scale)
    image = blank(wide, tall)
    middle, tilt = wide / 2, rng.uniform(-2, 2) * scale
    head, neck = 5.2 * scale, 11 * scale
    tone = "ink" if scale > 0.9 else "night"
    for y in range(tall):
        for x in range(wide):
            if math.hypot(x - middle - tilt, (y - 6 * scale) * 0.95) <= head:
                dot(image, x, y, tone)
    slope = rng.uniform(-1.5, 1.5) * scale
    shoulder = 6.2 * scale
    polygon(
        image,
        [
            (middle - shoulder, neck + slope), (middle + shoulder, neck - slope),
            (middle + 5 * scale, tall), (middle - 5 * scale, tall),
        ],
        tone,
    )  # fmt: skip
    for side in (-1, 1):
        reach = rng.choice((1.0, 1.0, 1.6)) * 4 * scale
        drop = rng.uniform(0.45, 0.8) * tall
        start = (middle + side * shoulder * 0.85, neck + 1)
        elbow = (middle + side * (shoulder + reach * 0.4), (neck + drop) / 2)
        hand = (middle + side * (shoulder + reach * 0.2), drop)
        for a, b in ((start, elbow), (elbow, hand)):
            for step in range(max(1, round(scale * 2))):
                line(
                    image,
                    (round(a[0]) + step, round(a[1])),
                    (round(b[0]) + step, round(b[1])),
                    tone,
                )
    _moonlit(image, "slate2" if scale > 0.9 else "slate1")
    return _eyes(image, (round(middle + tilt), round(6.5 * scale)), scale, rng)


def _moonlit(image: Image, tone: str) -> None:
    solid = image[..., 3] > 0
    lit = solid & ~np.roll(solid, 1, axis=0)
    image[lit] = (*RGB[tone], 255)


def _eyes(image: Image, face: Point, scale: float, rng: random.Random) -> Image:
    gap = max(1, round(1.7 * scale))
    tones = ("rot3", "wall3", "rot3", "paper")
    tone = rng.choice(tones)
    for side in (-1, 1):
        if rng.random() < 0.93:
            dot(image, face[0] + side * gap, face[1], tone)
            if scale > 1.2:
                dot(image, face[0] + side * gap, face[1] + 1, "rot2")
    return image


def _crowd(image: Image) -> None:
    rng = random.Random("crowd")
    for foot, scale, gap in ((184, 0.62, 9), (194, 0.8, 12), (208, 1.0, 15), (226, 1.35, 21)):
        x = -4.0
        while x < SIZE[0] + 4:
            clear = abs(x - 240) < (foot - 176) * 0.9
            figure = _figure(scale * rng.uniform(0.94, 1.08), rng)
            if not clear:
                top = foot - figure.shape[0] + rng.randrange(-2, 3)
                _over(image, figure, round(x) - figure.shape[1] // 2, top)
            x += gap * rng.uniform(0.75, 1.2)
    for side in (-1, 1):
        for distance, scale, foot in ((108, 1.9, 256), (160, 2.3, 276), (214, 2.7, 296)):
            figure = _figure(scale, rng)
            x = 240 + side * (distance + rng.randrange(-8, 9))
            _over(image, figure, x - figure.shape[1] // 2, foot - figure.shape[0])


def _over(image: Image, figure: Image, x: int, y: int) -> None:
    padded = np.pad(figure, ((1, 1), (1, 1), (0, 0)))
    padded[edge_of(padded[..., 3] > 0)] = (*RGB["ink"], 255)
    top, left = max(0, y - 1), max(0, x - 1)
    part = padded[top - y + 1 :, left - x + 1 :][: SIZE[1] - top, : SIZE[0] - left]
    solid = part[..., 3] > 0
    image[top : top + part.shape[0], left : left + part.shape[1]][solid] = part[solid]


def backdrop() -> Image:
    """Paint the whole picture."""
    image = blank(*SIZE, "ink")
    _sky(image)
    _moon(image)
    _building(image)
    _ground(image)
    _crowd(image)
    heroine(image, (240, 258))
    return image
