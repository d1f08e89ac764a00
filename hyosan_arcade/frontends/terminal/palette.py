"""Colours for terminals that have few: tables from any colour to the nearest one there is.

The nearest by red, green and blue turns dark walls brown and skin grey.  So the tables compare in
OKLab, where equal steps look equally far apart, and weigh a shift of hue more than one of
lightness.  The fixed 240 colours have next to nothing dark between grey and glaring: so what is
dull is made livelier before it is compared, and the pinks, purples and olives into which wood and
skin would fall in lamplight are never taken.  A table has one entry for each of 32³ colours, closer
together in the dark, where most of this game happens; it is made when first asked for.

OKLab: Björn Ottosson, "A perceptual color space for image processing" (2020).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEVELS = 32
"""Steps of a table along red, green and blue."""
DARK_BEND = 0.6
"""Below 1 the steps lie closer together in the dark."""
HUE_WEIGHT = 1.5
"""How much further apart a difference of hue counts than one of lightness."""
LIVELIER = 0.45
"""How much of its hue a colour near grey gains; one as lively as `LIVELY` gains nothing."""
LIVELY = 0.14
BRIGHTER = 0.03
"""What all but black gains in lightness."""
FAR = 9.0
"""Further than any two colours are apart."""

CUBE_STEPS = (0, 95, 135, 175, 215, 255)
CUBE_START = 16
GREYS = 24
LUMA = (77, 150, 29)
"""Red, green and blue in 256ths of how bright a colour looks (Rec. 601)."""

BASIC_COLORS = (
    (0, 0, 0),
    (170, 0, 0),
    (0, 170, 0),
    (170, 110, 0),
    (40, 60, 190),
    (170, 0, 170),
    (0, 160, 170),
    (175, 175, 175),
    (85, 85, 85),
    (255, 85, 85),
    (85, 255, 85),
    (255, 255, 85),
    (110, 130, 255),
    (255, 85, 255),
    (85, 255, 255),
    (255, 255, 255),
)
"""The sixteen, about as most terminals show them: only their order is sure."""

TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def oklab(colors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn (N, 3) colours of 0..255 into lightness and two axes of hue.

    >>> oklab(np.array([[255.0, 255.0, 255.0]])).round(3).tolist()[0][:1]
    [1.0]
    """
    part = colors / 255.0
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ TO_LMS.T) @ TO_LAB.T)


def packed(colors: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Make one number of each colour, 0xRRGGBB.

    >>> hex(packed(np.array([[1, 2, 3]], np.uint8))[0])
    '0x10203'
    """
    wide = np.zeros((*colors.shape[:-1], 4), np.uint8)
    for part in range(3):  # three long strides are quicker than many steps of three bytes
        wide[..., 2 - part] = colors[..., part]
    return np.asarray(wide.view("<u4")[..., 0], np.uint32)


def indexed(colors: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return the nearest of the 240 fixed colours of a 256-colour terminal."""
    return _look_up(colors, indexed_table())


def basic(colors: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return the nearest of the sixteen colours."""
    return _look_up(colors, basic_table())


def brightness(colors: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return how bright colours look, 0..255.

    >>> brightness(np.array([[255, 255, 255], [0, 0, 255]], np.uint8)).tolist()
    [255, 28]
    """
    wide = colors.astype(np.uint32)
    mixed = wide[..., 0] * LUMA[0] + wide[..., 1] * LUMA[1] + wide[..., 2] * LUMA[2]
    return np.asarray(mixed >> 8, np.uint32)


def indexed_color(index: int) -> tuple[int, int, int]:
    """Return what the terminal shows for one of the 240.

    >>> indexed_color(16), indexed_color(231), indexed_color(232)
    ((0, 0, 0), (255, 255, 255), (8, 8, 8))
    """
    step = index - CUBE_START
    if step >= 216:
        grey = 8 + 10 * (step - 216)
        return grey, grey, grey
    return CUBE_STEPS[step // 36], CUBE_STEPS[step // 6 % 6], CUBE_STEPS[step % 6]


def is_muddy(color: tuple[int, int, int]) -> bool:
    """Say whether a colour is a dull pink, a purple, a dark olive or rust: nothing here is.

    >>> is_muddy((135, 95, 95)), is_muddy((135, 95, 0)), is_muddy((95, 95, 0))
    (True, False, True)
    """
    red, green, blue = color
    is_pink = 0 < green < red <= 175 and blue >= green
    is_purple = green == 0 and red > 0 and blue > 0
    is_olive = blue == 0 < red == green < 175
    return is_pink or is_purple or is_olive or color == (175, 95, 0)


def livened(lab: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return OKLab colours (N, 3) with more hue where they have little, and a little brighter."""
    hue = np.hypot(lab[:, 1], lab[:, 2])
    gain = 1.0 + LIVELIER * np.clip(1.0 - hue / LIVELY, 0.0, 1.0)
    light = lab[:, 0] + BRIGHTER * np.clip(lab[:, 0] * 6.0, 0.0, 1.0)
    return np.stack([light, lab[:, 1] * gain, lab[:, 2] * gain], axis=1)


@cache
def indexed_table() -> NDArray[np.uint32]:
    """Make the table of the 240: (LEVELS³,) indices 16..255."""
    choices = [indexed_color(CUBE_START + index) for index in range(216 + GREYS)]
    avoided = np.array([is_muddy(color) for color in choices])
    return _nearest_table(choices, avoided) + np.uint32(CUBE_START)


@cache
def basic_table() -> NDArray[np.uint32]:
    """Make the table of the sixteen: (LEVELS³,) indices 0..15."""
    return _nearest_table(list(BASIC_COLORS), np.zeros(len(BASIC_COLORS), np.bool_))


@cache
def _steps() -> NDArray[np.uint32]:
    """Make the table from a part of a colour, 0..255, to its step."""
    bent = (np.arange(256) / 255.0) ** DARK_BEND
    return np.rint(bent * (LEVELS - 1)).astype(np.uint32)


def _look_up(colors: NDArray[np.uint8], table: NDArray[np.uint32]) -> NDArray[np.uint32]:
    step = _steps()[colors]
    place = (step[..., 0] * LEVELS + step[..., 1]) * LEVELS + step[..., 2]
    return np.asarray(table[place], np.uint32)


def _nearest_table(
    choices: list[tuple[int, int, int]], avoided: NDArray[np.bool_]
) -> NDArray[np.uint32]:
    level = 255.0 * (np.arange(LEVELS) / (LEVELS - 1)) ** (1.0 / DARK_BEND)
    grid = np.stack(np.meshgrid(level, level, level, indexing="ij"), -1).reshape(-1, 3)
    weight = np.array([1.0, HUE_WEIGHT, HUE_WEIGHT])
    wanted = (livened(oklab(grid)) * weight).astype(np.float32)
    there = (oklab(np.array(choices, np.float64)) * weight).astype(np.float32)
    # |a - b|² without |a|², which is the same for all choices of one colour
    size = np.where(avoided, np.float32(FAR), (there * there).sum(1))
    nearest = [
        (size - 2.0 * (part @ there.T)).argmin(1) for part in np.split(wanted, LEVELS)
    ]  # in parts that stay in the processor's cache
    return np.asarray(np.concatenate(nearest), np.uint32)
