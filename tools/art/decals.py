"""What stays on the floor: blood, its grey-dust twin, scorch marks, footprints, shadows."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping

from tools.art.palette import RGB
from tools.art.raster import Image, blank, dot, outline

# Dark, main and wet colour of each substance.
BLOOD = ("blood1", "blood2", "blood3")
DUST = ("slate1", "slate2", "slate4")
SPLAT_SIZES = (2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8)


def _blob(image: Image, centre: tuple[float, float], radius: float, colour: str) -> None:
    """Fill a disc seen at a slant (flattened to six tenths)."""
    x, y = centre
    for row in range(int(y - radius), int(y + radius) + 2):
        for column in range(int(x - radius), int(x + radius) + 2):
            across = (column - x) / max(0.6, radius)
            down = (row - y) / max(0.5, radius * 0.6)
            if across * across + down * down <= 1:
                dot(image, column, row, colour)


def splat(size: int, seed: int, tones: tuple[str, str, str] = BLOOD) -> Image:
    """Throw drops about a point, thick in the middle, fine at the rim."""
    rng = random.Random(f"splat {seed}")
    half = size * 3 + 2
    image = blank(half * 2, round(half * 1.3))
    x, y = float(half), half * 0.65
    for tone, share in ((tones[1], 10), (tones[0], 2)):
        for _ in range(size * share):
            turn, reach = rng.random() * math.tau, abs(rng.gauss(0, size * 0.8))
            radius = max(0.0, rng.gauss(size * 0.26, 0.7))
            if tone == tones[0]:
                reach, radius = reach * 0.7, radius * 0.5
            centre = (x + math.cos(turn) * reach, y + math.sin(turn) * reach * 0.6)
            _blob(image, centre, radius, tone)
    for _ in range(size * 3):
        turn, reach = rng.random() * math.tau, abs(rng.gauss(0, size * 0.4))
        column, row = int(x + math.cos(turn) * reach), int(y + math.sin(turn) * reach * 0.5)
        dot(image, column, row, tones[2])
    for _ in range(size * 4):
        turn, reach = rng.random() * math.tau, size * (1.1 + rng.random() * 1.8)
        column, row = int(x + math.cos(turn) * reach), int(y + math.sin(turn) * reach * 0.6)
        dot(image, column, row, tones[1])
    return image


def pool(size: int, seed: int, tones: tuple[str, str, str] = BLOOD) -> Image:
    """A puddle with a dark rim and one wet highlight."""
    rng = random.Random(f"pool {seed}")
    half = round(size * 2) + 3
    image = blank(half * 2, round(half * 1.2))
    x, y = float(half), half * 0.6
    for _ in range(7):
        shift = (x + rng.uniform(-0.8, 0.8) * size, y + rng.uniform(-0.35, 0.35) * size)
        _blob(image, shift, size * rng.uniform(0.6, 0.95), tones[1])
    image = outline(image, tones[0])
    for column in range(int(x - size * 0.5), int(x + size * 0.3)):
        dot(image, column, int(y - size * 0.25), tones[2])
    dot(image, int(x + size * 0.5), int(y - size * 0.1), tones[2])
    return image


def drag(length: int, seed: int, tones: tuple[str, str, str] = BLOOD) -> Image:
    """A trail where a body was pulled, thinning to the right."""
    rng = random.Random(f"drag {seed}")
    image = blank(length, 14)
    for x in range(length):
        fade = 1 - x / length
        middle = 6 + math.sin(x * 0.15 + seed) * 2
        for down in (-3, -2, -1, 1, 2, 3):
            if rng.random() < 0.25 + 0.65 * fade:
                tone = tones[0] if rng.random() < 0.2 else tones[1]
                dot(image, x, round(middle + down), tone)
        if rng.random() < 0.3 * fade:
            dot(image, x, round(middle), tones[2])
    return image


def scorch(size: int, seed: int) -> Image:
    """A burnt patch, dithered out at the rim."""
    rng = random.Random(f"scorch {seed}")
    half = size * 2
    image = blank(half * 2, round(half * 1.2))
    for row in range(image.shape[0]):
        for column in range(half * 2):
            away = math.hypot((column - half) / half, (row - half * 0.6) / (half * 0.58))
            if away < 0.45 + rng.random() * 0.5:
                dot(image, column, row, "ink" if away < 0.35 + rng.random() * 0.2 else "night")
    return image


def footprints(seed: int, tones: tuple[str, str, str] = BLOOD) -> Image:
    """Four steps to the right, drier with each."""
    rng = random.Random(f"feet {seed}")
    image = blank(36, 10)
    for step in range(4):
        x, y = 1 + step * 9, 1 if step % 2 else 6
        for across, down in (
            (0, 0),
            (0, 1),
            (2, 0),
            (2, 1),
            (3, 0),
            (3, 1),
            (4, 0),
            (4, 1),
            (5, 0),
        ):
            if rng.random() < 1 - step * 0.22:
                dot(image, x + across, y + down, tones[1])
    return image


def shadow(width: int, height: int) -> Image:
    """A contact shadow: black at 45 %, with a softer rim."""
    image = blank(width, height)
    for row in range(height):
        for column in range(width):
            across = (column + 0.5 - width / 2) / (width / 2)
            down = (row + 0.5 - height / 2) / (height / 2)
            away = across * across + down * down
            if away <= 1:
                image[row, column] = (*RGB["ink"], 115 if away < 0.62 else 70)
    return image


def decals() -> Mapping[str, Mapping[str, Image]]:
    """Group every decal under its name in sheets.toml."""
    stains = {"": BLOOD, "dust_": DUST}
    groups: dict[str, dict[str, Image]] = {}
    for prefix, tones in stains.items():
        kinds = {
            "splat": [splat(size, n, tones) for n, size in enumerate(SPLAT_SIZES)],
            "drag": [drag(length, n, tones) for n, length in enumerate((40, 56, 32))],
            "pool": [pool(size, n, tones) for n, size in enumerate((4, 6, 8, 10))],
            "feet": [footprints(n, tones) for n in range(2)],
        }
        for kind, images in kinds.items():
            name = prefix + {"splat": "splat", "feet": "footprints"}.get(kind, kind)
            groups[name] = {f"{name}_{n}": image for n, image in enumerate(images)}
    groups["scorch"] = {f"scorch_{n}": scorch(size, n) for n, size in enumerate((6, 9, 12))}
    return groups


def shadows() -> Mapping[str, Image]:
    """Name the three shadows."""
    return {
        "shadow_small": shadow(8, 4),
        "shadow_body": shadow(13, 6),
        "shadow_big": shadow(24, 9),
    }
