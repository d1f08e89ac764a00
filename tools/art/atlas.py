"""Pack named pictures into one sheet, in shelves, always the same way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tools.art.raster import Box, Image, Point, blank, blit


@dataclass(frozen=True)
class Picture:
    """A named picture; `anchor` is the px that stands at its place in the world."""

    image: Image
    anchor: Point | None = None


def standing(image: Image) -> Picture:
    """Anchor a picture at the middle of its bottom row."""
    return Picture(image, (image.shape[1] // 2, image.shape[0] - 1))


def pack(pictures: Mapping[str, Picture], width: int) -> tuple[Image, dict[str, Box]]:
    """Lay pictures out in shelves, tallest first; give the sheet and each place."""
    order = sorted(
        pictures, key=lambda name: (-pictures[name].image.shape[0], list(pictures).index(name))
    )
    boxes: dict[str, Box] = {}
    x = y = shelf = 0
    for name in order:
        tall, wide = pictures[name].image.shape[:2]
        if x + wide > width:
            x, y, shelf = 0, y + shelf + 1, 0
        boxes[name] = (x, y, wide, tall)
        x, shelf = x + wide + 1, max(shelf, tall)
    sheet = blank(width, y + shelf)
    for name, (left, top, _, _) in boxes.items():
        blit(sheet, pictures[name].image, left, top)
    return sheet, {name: boxes[name] for name in pictures}
