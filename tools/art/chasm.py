"""A gap in the floor, seen from above: a lit lip, a wall that sinks into the dark; ropes over it.

The dark itself is one block; lips are laid over it on the sides where there is floor.  The north
side shows the wall below the floor, as the fronts of walls are seen from the south.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tools.art.raster import Image, blank, dot, rect, speckle

SIZE = 16
_COURSES = (
    ("paper", "paper"),
    ("slate5", "slate4"),
    ("slate3", "slate2"),
    ("slate3", "slate2"),
    ("slate2", "slate1"),
    ("slate2", "slate1"),
    ("slate2", "slate1"),
    ("slate1", "night"),
    ("slate1", "night"),
    ("night", "night"),
    ("night", "ink"),
)
"""Row by row from the lip down: the face of a brick and its joint."""


def dark() -> Image:
    """The depth: nothing, and in it the faintest hint of a ground far below."""
    image = blank(2 * SIZE, 2 * SIZE, "ink")
    speckle(image, 0.03, "night", np.random.default_rng(31))
    return image


def north() -> Image:
    """The wall below the floor to the north, in courses of brick that go dark."""
    image = blank(SIZE, SIZE)
    for row, (face, joint) in enumerate(_COURSES):
        rect(image, (0, row, SIZE, 1), joint if row in (3, 6) else face)
        if row > 1:
            for x in range(3 if row < 4 or row > 6 else 7, SIZE, 8):
                dot(image, x, row, joint)
    for x in (4, 5, 11):
        dot(image, x, 0, "slate4")
    return image


def south() -> Image:
    """The near edge: a lip that catches the light, its underside black."""
    image = blank(SIZE, SIZE)
    rect(image, (0, 13, SIZE, 1), "slate1")
    rect(image, (0, 14, SIZE, 1), "slate3")
    rect(image, (0, 15, SIZE, 1), "paper")
    for x in (2, 9, 10):
        dot(image, x, 15, "slate4")
        dot(image, x, 14, "ink")
    return image


def west() -> Image:
    """The edge to the west."""
    image = blank(SIZE, SIZE)
    for x, colour in enumerate(("paper", "slate4", "slate2", "slate1", "night")):
        rect(image, (x, 0, 1, SIZE), colour)
    for y in (3, 10, 11):
        dot(image, 0, y, "slate4")
        dot(image, 1, y, "slate2")
    return image


def rope() -> Image:
    """A bridge of two ropes and short rungs, to be crossed along the x axis."""
    image = blank(SIZE, SIZE)
    for x in range(1, SIZE, 4):
        rect(image, (x, 4, 2, 9), "wood2")
        rect(image, (x, 4, 1, 9), "wood4")
    for y in (3, 12):
        rect(image, (0, y, SIZE, 2), "wood3")
        for x in range(SIZE):
            dot(image, x, y + (x // 2 + 1) % 2, "wall3" if x % 4 < 2 else "wood4")
        rect(image, (0, y + 2, SIZE, 1), "wood1")
    return image


def blocks() -> Mapping[str, Image]:
    """Name the dark, its edges and the two ways a rope can run."""
    return {
        "gap": dark(),
        "gap_north": north(),
        "gap_south": south(),
        "gap_west": west(),
        "gap_east": west()[:, ::-1].copy(),
        "rope_across": rope(),
        "rope_down": rope().transpose(1, 0, 2).copy(),
    }
