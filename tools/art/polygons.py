"""Polygons and dithered ramps, for the title painting."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image as Png
from PIL import ImageDraw

from tools.art.palette import RGB
from tools.art.raster import Image

_BAYER = (
    np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float64) + 0.5
) / 16


def polygon(image: Image, points: Sequence[tuple[float, float]], colour: str) -> None:
    """Fill a polygon without smoothing."""
    canvas = Png.new("1", (image.shape[1], image.shape[0]))
    ImageDraw.Draw(canvas).polygon([(round(x), round(y)) for x, y in points], fill=1)
    image[np.asarray(canvas)] = (*RGB[colour], 255)


def ramp(image: Image, amount: npt.NDArray[np.float64], colours: Sequence[str]) -> None:
    """Fill with a ramp of colours; `amount` is (h, w), 0..1, dithered between two steps."""
    height, width = amount.shape
    threshold = np.tile(_BAYER, (height // 4 + 1, width // 4 + 1))[:height, :width]
    steps = np.clip(amount, 0, 0.9999) * (len(colours) - 1)
    index = np.floor(steps + threshold).astype(int).clip(0, len(colours) - 1)
    shades = np.array([(*RGB[name], 255) for name in colours], np.uint8)
    image[:height, :width] = shades[index]
