"""Wall faces, drawn above the south edge of a wall tile, and the strip on top.

Cream plaster, pine wainscot, black skirting.  Windows are night windows.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tools.art.raster import Image, blank, blit, dot, line, rect, speckle

TILE = 16
FACE_HEIGHT = 30
LOW_HEIGHT = 18


def face(width: int, height: int = FACE_HEIGHT, seed: int = 21) -> Image:
    """Plaster above, panelled wainscot below."""
    rng = np.random.default_rng(seed)
    image = blank(width, height, "wall2")
    speckle(image, 0.03, "wall1", rng)
    rect(image, (0, 0, width, 1), "wall3")
    rect(image, (0, 1, width, 2), "wall1")
    panel = height - 13 if height > LOW_HEIGHT else height - 9
    rect(image, (0, panel - 1, width, 1), "wall1")
    rect(image, (0, panel, width, 1), "pine3")
    rect(image, (0, panel + 1, width, height - panel - 4), "pine2")
    for x in range(0, width, TILE):
        rect(image, (x, panel + 1, 1, height - panel - 4), "pine1")
    rect(image, (0, height - 3, width, 3), "night")
    rect(image, (0, height - 3, width, 1), "pine1")
    return image


def _glint(image: Image, x: int, y: int, length: int) -> None:
    """Draw two slanting reflections in a pane."""
    line(image, (x, y + length - 1), (x + length - 1, y), "navy3")
    line(image, (x + 3, y + length), (x + length + 1, y + 2), "navy2")


def window(width: int, height: int = 14) -> Image:
    """A night window of one pane for each 16 px."""
    image = blank(width, height, "slate4")
    rect(image, (1, 1, width - 2, height - 2), "navy1")
    for pane in range(0, width - 8, TILE):
        _glint(image, pane + 3, 4, 4)
        if pane:
            rect(image, (pane - 1, 0, 2, height), "slate4")
            rect(image, (pane, 1, 1, height - 2), "slate3")
    rect(image, (0, height - 1, width, 1), "slate5")
    rect(image, (0, 0, width, 1), "slate3")
    return image


def broken_window(width: int, height: int = 14) -> Image:
    """The same window with its glass burst inwards."""
    image = window(width, height)
    middle = width // 2 if width <= TILE else width // 4
    hole = ((0, -3), (1, -4), (-2, -2), (2, -2), (3, 0), (-3, 1), (2, 2), (-1, 3), (0, 4))
    rect(image, (middle - 2, height // 2 - 3, 5, 6), "ink")
    for across, down in hole:
        line(image, (middle, height // 2), (middle + across, height // 2 + down), "ink")
    for across, down in ((-4, -2), (4, -3), (4, 2), (-3, 3), (-1, -5)):
        dot(image, middle + across, height // 2 + down, "slate5")
        dot(image, middle + across + 1, height // 2 + down, "cyan")
    return image


def board_face() -> Image:
    """A blackboard with the last lesson still on it."""
    rng = np.random.default_rng(22)
    image = face(96)
    board = blank(88, 20, "wood2")
    rect(board, (1, 1, 86, 17), "pine1")
    speckle(board[2:17, 2:86], 0.04, "pine2", rng)
    for row in range(4):
        x = 5
        while x < 54 - row * 8:
            length = int(rng.integers(2, 7))
            rect(board, (x, 3 + row * 4, length, 1), "slate4")
            x += length + 2
    for box in ((64, 5, 1, 10), (64, 14, 18, 1)):
        rect(board, box, "slate5")
    for x, tall, colour in ((67, 4, "slate4"), (71, 6, "slate4"), (75, 8, "blood3")):
        rect(board, (x, 14 - tall, 3, tall), colour)
    rect(board, (0, 18, 88, 2), "wood4")
    rect(board, (0, 19, 88, 1), "wood2")
    rect(board, (10, 17, 4, 1), "slate5")
    rect(board, (17, 17, 3, 1), "blood3")
    blit(image, board, 4, 2)
    return image


def cap() -> Image:
    """The strip along a wall's southern top edge: dark, with one lit line."""
    image = blank(16, 8, "night")
    speckle(image, 0.04, "slate1", np.random.default_rng(23))
    rect(image, (0, 0, 16, 1), "slate2")
    rect(image, (0, 7, 16, 1), "slate1")
    return image


def _with(picture: Image, width: int) -> Image:
    image = face(width)
    blit(image, picture, 0, 2)
    return image


def smeared() -> Image:
    """A face with a hand dragged down it in blood."""
    rng = np.random.default_rng(24)
    image = face(16, seed=25)
    for finger in range(4):
        start = 9 + (finger == 3) + (finger == 0)
        for y in range(start, start + int(rng.integers(7, 15))):
            dot(image, 4 + finger * 2, y, "blood3" if y < start + 4 else "blood2")
    rect(image, (4, 11, 7, 3), "blood3")
    return image


def faces() -> Mapping[str, Image]:
    """Name every wall picture."""
    return {
        "face": face(64),
        "face_low": face(64, LOW_HEIGHT),
        "face_window": _with(window(16), 16),
        "face_window2": _with(window(32), 32),
        "face_window_broken": _with(broken_window(16), 16),
        "face_window2_broken": _with(broken_window(32), 32),
        "face_board": board_face(),
        "face_smear": smeared(),
        "cap": cap(),
    }
