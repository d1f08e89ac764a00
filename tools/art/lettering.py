"""The logo: HYOSAN and 효산 cut from strokes, with blood running from the letters.

Letters are drawn as strokes on a coarse grid, thickened, filled in bands,
bevelled and outlined, so that no font of anybody else is used.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from tools.art.palette import RGB
from tools.art.raster import Image, Mask, Point, blank, blit, dot, edge_of, line_points, rect

Stroke = Sequence[Point]
HEIGHT = 44

# Strokes in px on a box 32 wide and 44 high (centres of an eight px brush).
_LATIN: dict[str, list[Stroke]] = {
    "H": [[(4, 4), (4, 40)], [(26, 4), (26, 40)], [(4, 22), (26, 22)]],
    "Y": [[(4, 4), (4, 12), (15, 23), (26, 12), (26, 4)], [(15, 23), (15, 40)]],
    "O": [[(8, 4), (22, 4), (26, 8), (26, 36), (22, 40), (8, 40), (4, 36), (4, 8), (8, 4)]],
    "S": [
        [(26, 10), (26, 8), (22, 4), (8, 4), (4, 8), (4, 17), (8, 22), (22, 22), (26, 27)],
        [(26, 27), (26, 36), (22, 40), (8, 40), (4, 36), (4, 34)],
    ],
    "A": [[(4, 40), (4, 12), (12, 4), (18, 4), (26, 12), (26, 40)], [(4, 27), (26, 27)]],
    "N": [[(4, 40), (4, 4)], [(4, 5), (26, 39)], [(26, 40), (26, 4)]],
}
_HANGUL: dict[str, list[Stroke]] = {
    "효": [
        [(11, 1), (17, 1)], [(3, 6), (25, 6)],
        [(11, 11), (17, 11), (20, 14), (17, 17), (11, 17), (8, 14), (11, 11)],
        [(9, 20), (9, 25)], [(19, 20), (19, 25)], [(1, 26), (27, 26)],
    ],
    "산": [
        [(9, 1), (9, 6), (2, 14)], [(9, 6), (16, 14)],
        [(22, 0), (22, 17)], [(22, 8), (27, 8)],
        [(5, 18), (5, 26), (25, 26)],
    ],
}  # fmt: skip


def _brush(mask: Mask, x: int, y: int, size: int) -> None:
    """Press a square brush with clipped corners."""
    reach = size // 2
    for down in range(-reach, size - reach):
        for across in range(-reach, size - reach):
            corner = abs(across + 0.5) + abs(down + 0.5) > size * 0.82
            inside = 0 <= y + down < mask.shape[0] and 0 <= x + across < mask.shape[1]
            if inside and not corner:
                mask[y + down, x + across] = True


def _cut(strokes: Sequence[Stroke], box: Point, brush: int) -> Mask:
    mask = np.zeros((box[1], box[0]), np.bool_)
    for stroke in strokes:
        for start, end in zip(stroke, stroke[1:], strict=False):
            for x, y in line_points(start, end):
                _brush(mask, x + brush // 2, y + brush // 2, brush)
    return mask


def _filled(mask: Mask, bands: Sequence[str]) -> Image:
    """Fill a shape with bands of colour from top to bottom, dithered where they meet."""
    image = blank(mask.shape[1], mask.shape[0])
    height = mask.shape[0]
    for y, x in zip(*np.nonzero(mask), strict=True):
        place = y / height * len(bands) + (0.25 if (x + y) % 2 else -0.05)
        dot(image, int(x), int(y), bands[min(int(place), len(bands) - 1)])
    lit = mask & ~np.roll(mask, 1, axis=0)
    dark = mask & ~np.roll(mask, -1, axis=0)
    image[lit] = (*RGB["paper"], 255)
    image[dark] = (*RGB[bands[-1]], 255)
    return image


def _cracks(image: Image, seed: int) -> None:
    """Chip the edges and run cracks through the letters."""
    rng = random.Random(f"cracks {seed}")
    for _ in range(5):
        x, y = rng.randrange(image.shape[1]), rng.randrange(image.shape[0])
        for _ in range(rng.randrange(5, 14)):
            inside = 0 <= y < image.shape[0] and 0 <= x < image.shape[1]
            if inside and image[y, x, 3]:
                dot(image, x, y, "slate2")
            x, y = x + rng.choice((-1, 0, 1)), y + rng.choice((0, 1))


def _drips(image: Image, seed: int) -> None:
    """Let blood gather on the letters' lower edges and run down."""
    rng = random.Random(f"drips {seed}")
    solid = image[..., 3] > 0
    for x in range(2, image.shape[1] - 2):
        column = np.nonzero(solid[:, x])[0]
        if len(column) == 0 or rng.random() > 0.30:
            continue
        foot = int(column[-1])
        length = rng.choice((2, 3, 4, 6, 9, 13)) if foot < image.shape[0] - 16 else 2
        for y in range(foot - rng.randrange(2, 9), foot + length):
            dot(image, x, y, "blood3")
            if y < foot and rng.random() < 0.7:
                dot(image, x + 1, y, "blood3")
        dot(image, x, foot + length, "ember")


def _framed(image: Image, width: int) -> Image:
    """Outline with `width` px of ink."""
    result = np.pad(image, ((width, width), (width, width), (0, 0)))
    for _ in range(width):
        result[edge_of(result[..., 3] > 0)] = (*RGB["ink"], 255)
    return result


def _word() -> Image:
    image = blank(6 * 38, HEIGHT + 18)
    bands = ("paper", "slate5", "slate5", "slate4", "slate4", "slate3")
    for index, letter in enumerate("HYOSAN"):
        piece = _filled(_cut(_LATIN[letter], (38, HEIGHT + 4), 8), bands)
        _cracks(piece, index)
        blit(image, piece, index * 38, 0)
    _eye(image, 2 * 38 + 19, 26)
    _drips(image, 3)
    return image


def _eye(image: Image, x: int, y: int) -> None:
    """Set an eye in the O: half of it a girl's, half of it not."""
    for down in range(-9, 10):
        for across in range(-6, 7):
            away = (across / 6.2) ** 2 + (down / 9.2) ** 2
            if away <= 1:
                tone = "paper" if away < 0.8 else "slate4"
                dot(image, x + across, y + down, tone)
            if (across / 4.2) ** 2 + (down / 5.2) ** 2 <= 1:
                dot(image, x + across, y + down, "ember" if across >= 0 else "wood1")
            if (across / 1.6) ** 2 + (down / 3.6) ** 2 <= 1:
                dot(image, x + across, y + down, "ink")
    rect(image, (x - 2, y - 4, 2, 2), "paper")
    for across, down in ((5, 0), (5, -2), (4, 4), (6, 1), (5, 3)):
        dot(image, x + across, y + down, "blood3")


def _hangul() -> Image:
    image = blank(2 * 38, 36)
    for index, letter in enumerate("효산"):
        piece = _filled(_cut(_HANGUL[letter], (34, 34), 4), ("ember", "ember", "blood3"))
        blit(image, piece, index * 36, 1)
    return image


def logo() -> Image:
    """Compose the logo: the word over a scarf of ember with the Hangul at its end."""
    word, hangul = _framed(_word(), 2), _framed(_hangul(), 2)
    image = blank(word.shape[1] + 6, word.shape[0] + 34)
    blit(image, word, 3, 0)
    blit(image, hangul, image.shape[1] - hangul.shape[1] - 2, word.shape[0] - 12)
    _scarf(image, word.shape[0] + 6)
    return image


def _scarf(image: Image, y: int) -> None:
    """Draw a scarf that waves along under the word and frays at both ends."""
    end = image.shape[1] - 90
    for x in range(12, end):
        wave = round(4 * np.sin(x / 17) * (1 - x / end) + 2 * np.sin(x / 33))
        thick = 8 - 3 * x // end
        for down in range(-1, thick + 1):
            fold = (x + down * 2) % 37 < 9 and down > 1
            tone = "blood3" if fold or down == thick - 1 else "fire" if down == 0 else "ember"
            dot(image, x, y + wave + down, "ink" if down in (-1, thick) else tone)
    for first, step in ((11, -1), (end, 1)):
        middle = y + round(4 * np.sin(first / 17) * (1 - first / end) + 2 * np.sin(first / 33))
        for tassel in range(0, 7, 2):
            for reach in range(5):
                dot(
                    image, first + step * reach, middle + tassel, "ember" if reach < 4 else "blood3"
                )
                dot(image, first + step * reach, middle + tassel + 1, "ink")
