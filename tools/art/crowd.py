"""The crowd of the title painting: silhouettes, moonlit on one shoulder, whose eyes shine.

Rows grow darker towards us, with mist between them, so that each stands off
from the next.
"""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.palette import RGB
from tools.art.polygons import polygon
from tools.art.raster import Image, Mask, Point, blank, dot, edge_of

Place = tuple[float, float]

# (feet y, scale, px between figures, colour): far rows first.
_ROWS = (
    (183, 0.62, 9, "slate2"),
    (192, 0.8, 12, "slate1"),
    (205, 1.0, 16, "night"),
    (223, 1.3, 23, "ink"),
    (246, 1.75, 36, "ink"),
)
_RIM = {"slate2": "slate3", "slate1": "slate2", "night": "slate2", "ink": "slate3"}
# The nearest stand at the sides, cut off by the frame.
_NEAREST = ((-208, 2.5, 300), (206, 2.6, 303), (-150, 2.15, 284), (156, 2.2, 286))


def _head(image: Image, centre: Place, size: float, rng: random.Random) -> None:
    """Fill a head with ragged hair, sometimes long."""
    x, y = centre
    spikes = [size * rng.uniform(1.0, 1.22) for _ in range(14)]
    points = []
    for step in range(28):
        turn = step / 28 * math.tau
        reach = size if math.sin(turn) > 0.1 or step % 2 else spikes[step // 2]
        points.append((x + math.cos(turn) * reach * 0.92, y + math.sin(turn) * reach))
    polygon(image, points, "ink")
    if rng.random() < 0.45:
        drop = size * rng.uniform(1.2, 2.0)
        left, right = x - size * 0.9, x + size * 0.9
        polygon(image, [(left, y), (right, y), (right - 1, y + drop), (left + 1, y + drop)], "ink")


def _arm(image: Image, side: int, scale: float, joints: list[Place]) -> None:
    """Fill an arm through its joints, thinner towards the hand."""
    for (x, y), (end_x, end_y), wide in zip(joints, joints[1:], (2.6, 2.0), strict=False):
        half = wide * scale / 2
        polygon(
            image,
            [(x - half, y), (x + half, y), (end_x + half, end_y), (end_x - half, end_y)],
            "ink",
        )
    hand_x, hand_y = joints[-1]
    for finger in range(3):
        x = hand_x + (finger - 1) * scale * 0.9
        polygon(
            image, [(x, hand_y), (x + 0.8 * scale, hand_y), (x + side, hand_y + 2.4 * scale)], "ink"
        )


def _figure(scale: float, tone: str, rng: random.Random) -> Image:
    """Draw one of the dead, facing us, as a shape of one colour."""
    wide, tall = round(26 * scale), round(46 * scale)
    image = blank(wide, tall)
    middle, tilt = wide / 2, rng.uniform(-1.6, 1.6) * scale
    slope, shoulder, neck = rng.uniform(-1.4, 1.4) * scale, 6 * scale, 12 * scale
    hip = 26 * scale
    body = [
        (middle - 2 * scale, neck - 1.5 * scale), (middle + 2 * scale, neck - 1.5 * scale),
        (middle + shoulder, neck + 1.2 * scale - slope), (middle + 4.6 * scale, hip),
        (middle - 4.6 * scale, hip), (middle - shoulder, neck + 1.2 * scale + slope),
    ]  # fmt: skip
    polygon(image, body, "ink")
    for side in (-1, 1):
        inner, outer = middle + side * 0.6 * scale, middle + side * 4.6 * scale
        leg = [(inner, hip - 1), (outer, hip - 1), (outer, tall), (inner + side, tall)]
        polygon(image, leg, "ink")
        bend, drop = rng.uniform(0.5, 3.2) * scale, rng.uniform(18, 27) * scale
        start = (middle + side * shoulder * 0.9, neck + 2 * scale - side * slope)
        elbow = (start[0] + side * bend, (start[1] + drop) / 2)
        _arm(image, side, scale, [start, elbow, (start[0] + side * bend * 0.4, drop)])
    _head(image, (middle + tilt, 6.4 * scale), 5.2 * scale, rng)
    image[image[..., 3] > 0] = (*RGB[tone], 255)
    _moonlit(image, tone, rng)
    return _eyes(image, (round(middle + tilt), round(7 * scale)), scale, rng)


def _moonlit(image: Image, tone: str, rng: random.Random) -> None:
    """Draw a broken line of moonlight along the upper left edge."""
    solid: Mask = image[..., 3] > 0
    lit = solid & ~np.roll(solid, (1, 1), axis=(0, 1))
    for y, x in zip(*np.nonzero(lit), strict=True):
        fade = y / image.shape[0]
        if rng.random() > fade * 1.4:
            dot(image, int(x), int(y), _RIM[tone] if fade < 0.25 else "slate2")


def _eyes(image: Image, face: Point, scale: float, rng: random.Random) -> Image:
    """Light two eyes; the nearest have blood at the mouth."""
    gap = max(1, round(1.8 * scale))
    tone = rng.choice(("rot3", "wall3", "rot3", "paper"))
    for side in (-1, 1):
        x = face[0] + side * gap
        dot(image, x, face[1], tone)
        if scale > 1.2:
            dot(image, x, face[1] + 1, "rot2")
        if scale > 1.6:
            dot(image, x + side, face[1], tone)
    if scale > 1.2:
        for drop in range(round(2 * scale)):
            x = face[0] + rng.randrange(-round(scale), round(scale) + 1)
            dot(image, x, face[1] + round(2.2 * scale) + drop // 2, "blood2")
    return image


def _over(image: Image, figure: Image, x: int, y: int) -> None:
    """Lay a figure over the painting with a line of ink around it."""
    framed = np.pad(figure, ((1, 1), (1, 1), (0, 0)))
    framed[edge_of(framed[..., 3] > 0)] = (*RGB["ink"], 255)
    top, left = max(0, y - 1), max(0, x - 1)
    target = image[top:, left:]
    part = framed[top - y + 1 :, left - x + 1 :][: target.shape[0], : target.shape[1]]
    solid = part[..., 3] > 0
    target[: part.shape[0], : part.shape[1]][solid] = part[solid]


def _mist(image: Image, feet: int, odds: float) -> None:
    """Let mist lie about the feet of a row."""
    rng = random.Random(f"mist {feet}")
    for y in range(feet - 12, feet + 6):
        thick = odds * (1 - abs(y - feet + 3) / 12)
        x = 0
        while x < image.shape[1]:
            length = rng.randrange(2, 9)
            if rng.random() < thick:
                for step in range(length):
                    if (x + step + y) % 2:
                        dot(image, x + step, y, "slate2")
            x += length


def crowd(image: Image, middle: int) -> None:
    """Fill the yard, row by row, leaving a widening lane about `middle`."""
    rng = random.Random("crowd")
    for feet, scale, gap, tone in _ROWS:
        x = -4.0
        while x < image.shape[1] + 4:
            figure = _figure(scale * rng.uniform(0.93, 1.08), tone, rng)
            if abs(x - middle) > (feet - 176) * 1.05:
                top = feet - figure.shape[0] + rng.randrange(-2, 3) + round(12 * scale)
                _over(image, figure, round(x) - figure.shape[1] // 2, top)
            x += gap * rng.uniform(0.75, 1.2)
        if scale < 1.2:
            _mist(image, feet + round(8 * scale), 0.5)
    for across, scale, feet in _NEAREST:
        figure = _figure(scale, "ink", rng)
        _over(image, figure, middle + across - figure.shape[1] // 2, feet - figure.shape[0])
