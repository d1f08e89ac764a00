"""A campfire in four frames: stones, crossed logs, a flame drawn by formula."""

from __future__ import annotations

import math
from collections.abc import Mapping

from tools.art.atlas import Picture
from tools.art.raster import Image, blank, dot, outlined, rect

FRAMES = 4
_WIDE, _TALL = 20, 24
_FOOT = 18
"""The row in which the flame begins."""
_TONES = ((0.3, "paper"), (0.55, "gold"), (0.8, "fire"), (1.01, "ember"))
"""Colours from the heart of the flame to its rim."""


def _logs(image: Image) -> None:
    for x, y, wide in ((3, 19, 14), (4, 20, 12)):
        rect(image, (x, y, wide, 1), "wood2")
    rect(image, (2, 18, 6, 2), "wood3")
    rect(image, (12, 18, 6, 2), "wood3")
    for x in (2, 17):
        rect(image, (x, 18, 1, 2), "wood4")
    for x in (0, 4, 9, 14, 17):
        rect(image, (x, 21, 3, 2), "slate2")
        rect(image, (x, 21, 2, 1), "slate4")
    rect(image, (6, 20, 8, 1), "ember")


def _tongue(image: Image, middle: float, tall: int, half: float, phase: float) -> None:
    """Draw one tongue of flame, swaying more the higher it is."""
    for up in range(tall):
        share = up / tall
        sway = math.sin(phase + up * 0.55) * 1.6 * share
        reach = half * (1 - share) ** 0.75 * (0.75 + 0.25 * math.sin(share * math.pi + 0.4))
        for x in range(_WIDE):
            away = abs(x - middle - sway) / max(reach, 0.6) * (0.55 + 0.45 * share + share * 0.25)
            if abs(x - middle - sway) <= reach:
                tone = next((name for limit, name in _TONES if away < limit), "ember")
                dot(image, x, _FOOT - up, tone)


def campfire(frame: int) -> Image:
    """One frame of the fire."""
    phase = frame * math.tau / FRAMES
    image = blank(_WIDE, _TALL)
    _logs(image)
    _tongue(image, 6.2, 8 + (frame + 1) % 3, 3.2, phase + 2.0)
    _tongue(image, 13.4, 7 + frame % 3, 3.0, phase + 4.0)
    _tongue(image, 9.7, 14 + (frame % 2) * 2, 5.0, phase)
    dot(image, 6 + frame * 3 % 8, 2 + frame % 2, "fire")
    return outlined(image)


def fires() -> Mapping[str, Picture]:
    """Name the frames; the first one is the fire's own name."""
    names = ["campfire", *(f"campfire_{n + 1}" for n in range(1, FRAMES))]
    images = {name: campfire(frame) for frame, name in enumerate(names)}
    return {
        name: Picture(image, (image.shape[1] // 2, image.shape[0] - 2))
        for name, image in images.items()
    }
