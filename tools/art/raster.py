"""Small drawing tools: text grids, palette images and the steps between them.

A grid is an array (h, w) of one-letter cells, "." for nothing: parts of a
figure are laid over each other as letters, and only the finished figure is
turned into colours.  An image is an RGBA array (h, w, 4).  Positions are
(x, y) in px from the top left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from tools.art.palette import RGB

Grid = npt.NDArray[np.str_]
Image = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Box = tuple[int, int, int, int]
Point = tuple[int, int]

EMPTY = "."


def blank_grid(width: int, height: int) -> Grid:
    """Give an empty grid of letters."""
    return np.full((height, width), EMPTY, dtype="<U1")


def grid(rows: Sequence[str]) -> Grid:
    """Read text rows as a grid, padding short rows on the right."""
    result = blank_grid(max(len(row) for row in rows), len(rows))
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            result[y, x] = letter
    return result


def stamp(target: Grid, part: Grid, x: int, y: int) -> None:
    """Lay the letters of `part` over `target`, clipped at its edges."""
    height, width = target.shape
    for row, column in zip(*np.nonzero(part != EMPTY), strict=True):
        if 0 <= y + row < height and 0 <= x + column < width:
            target[y + row, x + column] = part[row, column]


def line_points(start: Point, end: Point) -> list[Point]:
    """List the px of a straight line, both ends included."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
    across, down = (end[0] - start[0]) / steps, (end[1] - start[1]) / steps
    return [
        (round(start[0] + across * step), round(start[1] + down * step))
        for step in range(steps + 1)
    ]


def path_points(corners: Sequence[Point]) -> list[Point]:
    """List the px of a line through `corners`, each px once."""
    points: list[Point] = []
    for start, end in zip(corners, corners[1:], strict=False):
        points.extend(point for point in line_points(start, end) if point not in points)
    return points


def blank(width: int, height: int, colour: str | None = None) -> Image:
    """Give an image in one colour, or a transparent one."""
    image = np.zeros((height, width, 4), np.uint8)
    if colour is not None:
        image[:] = (*RGB[colour], 255)
    return image


def paint(letters: Grid, key: Mapping[str, str]) -> Image:
    """Turn letters into the colours that `key` names."""
    image = blank(letters.shape[1], letters.shape[0])
    for letter in np.unique(letters):
        if letter != EMPTY:
            image[letters == letter] = (*RGB[key[str(letter)]], 255)
    return image


def rect(image: Image, box: Box, colour: str) -> None:
    """Fill a box (x, y, w, h), clipped at the edges."""
    x, y, width, height = box
    image[max(0, y) : max(0, y + height), max(0, x) : max(0, x + width)] = (*RGB[colour], 255)


def dot(image: Image, x: int, y: int, colour: str) -> None:
    """Set one px, if it lies inside."""
    if 0 <= y < image.shape[0] and 0 <= x < image.shape[1]:
        image[y, x] = (*RGB[colour], 255)


def line(image: Image, start: Point, end: Point, colour: str) -> None:
    """Draw a line one px thick."""
    for x, y in line_points(start, end):
        dot(image, x, y, colour)


def blit(target: Image, image: Image, x: int, y: int) -> None:
    """Lay the opaque px of `image` over `target`, clipped at its edges."""
    top, left = max(0, y), max(0, x)
    bottom = min(target.shape[0], y + image.shape[0])
    right = min(target.shape[1], x + image.shape[1])
    if top >= bottom or left >= right:
        return
    part = image[top - y : bottom - y, left - x : right - x]
    solid = part[..., 3] > 0
    target[top:bottom, left:right][solid] = part[solid]


def edge_of(mask: Mask) -> Mask:
    """Mark the px outside `mask` that touch it on one of four sides."""
    grown = np.zeros_like(mask)
    grown[1:] |= mask[:-1]
    grown[:-1] |= mask[1:]
    grown[:, 1:] |= mask[:, :-1]
    grown[:, :-1] |= mask[:, 1:]
    return grown & ~mask


def outline(image: Image, colour: str = "ink") -> Image:
    """Give a copy with a one-px line around everything opaque."""
    result = image.copy()
    result[edge_of(image[..., 3] > 0)] = (*RGB[colour], 255)
    return result


def padded(image: Image, margin: int = 1) -> Image:
    """Give a copy with a transparent margin on all sides."""
    return np.pad(image, ((margin, margin), (margin, margin), (0, 0)))


def outlined(image: Image, colour: str = "ink") -> Image:
    """Give a copy one px larger on each side, with a line around it."""
    return outline(padded(image), colour)


def speckle(image: Image, odds: float, colour: str, rng: np.random.Generator) -> None:
    """Scatter px of one colour over the opaque part of an image."""
    hits = (rng.random(image.shape[:2]) < odds) & (image[..., 3] > 0)
    image[hits] = (*RGB[colour], 255)
