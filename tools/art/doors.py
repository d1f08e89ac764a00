"""Sliding school doors, in east-west walls (faces) and north-south walls (edge on).

A face is 30 px high and 16 px wide a leaf; a door seen edge on is 16 by 24
and shows its top and a sliver of its southern end.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tools.art.atlas import Picture
from tools.art.raster import Image, Point, blank, blit, dot, line, rect

LEAF = 16
HEIGHT = 30
EDGE_HEIGHT = 24


def _frame(width: int) -> Image:
    """A doorway: wooden posts and lintel around the dark."""
    image = blank(width, HEIGHT, "ink")
    rect(image, (0, 0, width, 2), "wood4")
    rect(image, (0, 1, width, 1), "wood3")
    rect(image, (0, 2, 1, HEIGHT - 2), "wood4")
    rect(image, (1, 2, 1, HEIGHT - 2), "wood2")
    rect(image, (width - 2, 2, 2, HEIGHT - 2), "wood3")
    rect(image, (width - 1, 2, 1, HEIGHT - 2), "wood2")
    return image


def _leaf(width: int, handle_left: bool) -> Image:
    """One leaf: window above, panel below, a pull at its meeting edge."""
    image = blank(width, HEIGHT - 2, "wood3")
    rect(image, (0, 0, 1, HEIGHT - 2), "wood4")
    rect(image, (width - 1, 0, 1, HEIGHT - 2), "wood2")
    rect(image, (2, 3, width - 4, 10), "wood1")
    rect(image, (3, 4, width - 6, 8), "navy1")
    rect(image, (3, 4, width - 6, 1), "slate2")
    line(image, (4, 9), (6, 7), "navy3")
    dot(image, 6, 10, "navy2")
    rect(image, (2, 16, width - 4, 8), "wood2")
    rect(image, (3, 17, width - 5, 7), "wood3")
    rect(image, (3, 23, width - 5, 1), "wood4")
    x = 2 if handle_left else width - 3
    rect(image, (x - 1, 13, 3, 4), "wood2")
    rect(image, (x, 13, 1, 4), "slate5")
    rect(image, (0, HEIGHT - 4, width, 2), "wood1")
    return image


def closed(leaves: int) -> Image:
    """Leaves shut, side by side."""
    image = _frame(LEAF * leaves)
    width = (LEAF * leaves - 4) // leaves
    for leaf in range(leaves):
        blit(image, _leaf(width, handle_left=leaf == 1 or leaves == 1), 2 + leaf * width, 2)
    return image


def opened(leaves: int) -> Image:
    """The dark of the room, a slip of leaf and a worn sill."""
    image = _frame(LEAF * leaves)
    width = LEAF * leaves
    rect(image, (2, 2, 1, HEIGHT - 2), "wood1")
    rect(image, (2, 2, width - 4, 1), "wood1")
    rect(image, (2, HEIGHT - 3, width - 4, 3), "night")
    rect(image, (2, HEIGHT - 1, width - 4, 1), "slate1")
    rect(image, (width - 4, 3, 2, HEIGHT - 4), "wood2")
    rect(image, (width - 4, 6, 1, 8), "navy1")
    return image


def locked(leaves: int) -> Image:
    """Shut, with a chain through the pulls and a padlock."""
    image = closed(leaves)
    width = LEAF * leaves
    for x in range(2, width - 2):
        sag = 17 + (1 if width // 4 < x < width - width // 4 else 0)
        dot(image, x, sag, "slate5" if x % 3 else "slate2")
        dot(image, x, sag + 1, "slate2")
    middle = width // 2
    rect(image, (middle - 3, 18, 6, 6), "ink")
    rect(image, (middle - 2, 19, 4, 4), "slate4")
    rect(image, (middle - 2, 19, 4, 1), "slate5")
    rect(image, (middle - 1, 21, 2, 1), "ink")
    return image


def broken(leaves: int) -> Image:
    """Burst in: splinters at the posts and a torn leaf on the sill."""
    image = opened(leaves)
    rng = np.random.default_rng(31 + leaves)
    width = LEAF * leaves
    for y in range(3, HEIGHT - 4):
        left, right = int(rng.integers(0, 4)), int(rng.integers(0, 4))
        rect(image, (2, y, left, 1), "wood3" if y % 3 else "wood4")
        rect(image, (width - 2 - right, y, right, 1), "wood2" if y % 3 else "wood3")
    for start in range(4, width - 5, 5):
        top = HEIGHT - 5 - int(rng.integers(0, 5))
        line(image, (start, HEIGHT - 2), (start + 3, top), "wood3")
        line(image, (start + 1, HEIGHT - 2), (start + 4, top), "wood2")
    for _ in range(5 * leaves):
        dot(image, int(rng.integers(3, width - 3)), int(rng.integers(15, 27)), "blood2")
    return image


def _posts() -> Image:
    """The two jambs of a door seen edge on."""
    image = blank(LEAF, EDGE_HEIGHT)
    for top in (0, 18):
        rect(image, (2, top, 12, 6), "ink")
        rect(image, (3, top + 1, 10, 4), "wood3")
        rect(image, (3, top + 1, 10, 1), "wood4")
        rect(image, (3, top + 4, 10, 1), "wood2")
    return image


def edge_closed() -> Image:
    """The leaf fills the gap: its top edge, then a sliver of its end."""
    image = _posts()
    rect(image, (4, 4, 8, 16), "ink")
    rect(image, (5, 4, 6, 15), "wood3")
    rect(image, (5, 4, 1, 15), "wood4")
    rect(image, (10, 4, 1, 15), "wood2")
    rect(image, (7, 7, 2, 8), "navy1")
    rect(image, (7, 7, 1, 2), "navy3")
    rect(image, (4, 16, 1, 2), "slate5")
    blit(image, _posts()[18:], 0, 18)
    return image


def edge_locked() -> Image:
    """Shut, with a bar across and a padlock."""
    image = edge_closed()
    rect(image, (2, 10, 12, 3), "ink")
    rect(image, (2, 11, 12, 1), "slate5")
    rect(image, (5, 12, 6, 6), "ink")
    rect(image, (6, 13, 4, 4), "slate4")
    rect(image, (6, 13, 4, 1), "slate5")
    rect(image, (7, 15, 2, 1), "ink")
    return image


def edge_broken() -> Image:
    """Splinters at both jambs."""
    image = _posts()
    for x, tall in ((4, 4), (6, 7), (8, 3), (10, 5)):
        line(image, (x, 5), (x, 5 + tall), "wood3")
        line(image, (x + 1, 5), (x + 1, 4 + tall), "wood1")
        line(image, (14 - x, 18), (14 - x, 20 - tall), "wood2")
    return image


def _at_tile(image: Image, bottom: int) -> Picture:
    anchor: Point = (image.shape[1] // 2, bottom)
    return Picture(image, anchor)


def doors() -> Mapping[str, Picture]:
    """Name every door picture; a face stands on the south edge of its wall tile."""
    pictures: dict[str, Picture] = {}
    for name, draw in (
        ("closed", closed),
        ("open", opened),
        ("locked", locked),
        ("broken", broken),
    ):
        pictures[f"door_h_{name}"] = _at_tile(draw(1), HEIGHT - 1)
        pictures[f"door_h2_{name}"] = _at_tile(draw(2), HEIGHT - 1)
    edges = {
        "closed": edge_closed(),
        "open": _posts(),
        "locked": edge_locked(),
        "broken": edge_broken(),
    }
    for name, image in edges.items():
        pictures[f"door_v_{name}"] = _at_tile(image, EDGE_HEIGHT - 1)
    return pictures
