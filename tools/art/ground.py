"""Floors seen from above: blocks of 16 px tiles that repeat without a seam."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tools.art.raster import Image, blank, dot, rect, speckle

TILE = 16


def corridor() -> Image:
    """Terrazzo: four slabs of 32 px, each a little different, two speckles, lit seams."""
    rng = np.random.default_rng(11)
    image = blank(64, 64, "floor2")
    speckle(image, 0.045, "floor1", rng)
    speckle(image, 0.035, "floor3", rng)
    speckle(image[:32, 32:], 0.07, "floor1", rng)
    speckle(image[32:, :32], 0.08, "floor3", rng)
    for seam in (0, 32):
        rect(image, (0, seam, 64, 1), "floor1")
        rect(image, (seam, 0, 1, 64), "floor1")
    for start in range(64):
        if rng.random() < 0.5:
            dot(image, start, 1 + 32 * int(rng.integers(2)), "floor3")
        if rng.random() < 0.5:
            dot(image, 1 + 32 * int(rng.integers(2)), start, "floor3")
    return image


def planks() -> Image:
    """Classroom boards six px high, joints staggered, with grain."""
    rng = np.random.default_rng(12)
    image = blank(160, 96, "wood2")
    for row in range(16):
        top = row * 6
        for _ in range(36):
            length = int(rng.integers(3, 9))
            left, y = int(rng.integers(0, 160 - length)), top + int(rng.integers(0, 5))
            rect(image, (left, y, length, 1), "wood1" if rng.random() < 0.35 else "wood3")
        rect(image, (0, top + 5, 160, 1), "wood1")
        for board in range(4):
            joint = (row * 23 + board * 40 + int(rng.integers(0, 9))) % 160
            rect(image, (joint, top, 1, 6), "wood1")
            dot(image, (joint + 2) % 160, top + 1, "wood1")
    return image


def grass() -> Image:
    """School-yard grass: dark tufts, a few lit blades."""
    rng = np.random.default_rng(13)
    image = blank(64, 64, "pine2")
    speckle(image, 0.10, "pine1", rng)
    speckle(image, 0.03, "rot1", rng)
    for _ in range(70):
        x, y = int(rng.integers(0, 64)), int(rng.integers(1, 63))
        dot(image, x, y, "pine3")
        dot(image, x, y + 1, "pine1")
    for _ in range(26):
        x, y = int(rng.integers(1, 63)), int(rng.integers(2, 63))
        for across, down in ((0, 0), (0, -1), (-1, -1), (1, -1)):
            dot(image, x + across, y + down, "pine3" if down else "pine1")
    return image


def asphalt() -> Image:
    """Tarmac with grit and one wandering crack."""
    rng = np.random.default_rng(14)
    image = blank(64, 64, "slate2")
    speckle(image, 0.10, "slate1", rng)
    speckle(image, 0.04, "slate3", rng)
    y = 20
    for x in range(9, 52):
        y += int(rng.integers(-1, 2))
        dot(image, x, y, "night")
        dot(image, x, y + 1, "slate3" if rng.random() < 0.3 else "slate1")
    return image


def stairs(steps: tuple[tuple[str, str, str], ...]) -> Image:
    """Four steps of eight px, the nearest last; each is (nose, tread, riser)."""
    image = blank(32, 32, "night")
    for step, (nose, tread, riser) in enumerate(steps):
        top = step * 8
        rect(image, (0, top, 32, 5), tread)
        rect(image, (0, top + 4, 32, 1), nose)
        rect(image, (0, top + 5, 32, 3), riser)
        rect(image, (0, top + 7, 32, 1), "ink")
        for x in range(3 + step % 2 * 4, 32, 8):
            rect(image, (x, top + 1, 2, 1), riser)
    return image


def stairs_up() -> Image:
    """Steps that climb away, paler with every step."""
    return stairs(
        (
            ("paper", "slate5", "slate4"),
            ("paper", "slate4", "slate3"),
            ("slate5", "slate4", "slate2"),
            ("slate5", "slate3", "slate1"),
        )
    )


def stairs_down() -> Image:
    """Steps that sink away into the dark."""
    return stairs(
        (
            ("slate1", "night", "ink"),
            ("slate2", "slate1", "night"),
            ("slate3", "slate2", "night"),
            ("slate5", "slate3", "slate1"),
        )
    )


def wall_top() -> Image:
    """The top of a wall, nearly black."""
    image = blank(64, 64, "night")
    speckle(image, 0.02, "slate1", np.random.default_rng(15))
    return image


def roof() -> Image:
    """Roof slabs of concrete with a puddle of moonlight."""
    rng = np.random.default_rng(16)
    image = blank(64, 64, "slate3")
    speckle(image, 0.08, "slate2", rng)
    speckle(image, 0.04, "slate4", rng)
    for seam in (0, 32):
        rect(image, (0, seam, 64, 1), "slate2")
        rect(image, (seam, 0, 1, 64), "slate2")
    return image


def gym() -> Image:
    """Sprung gym boards, pale and narrow, with a painted line."""
    rng = np.random.default_rng(17)
    image = blank(64, 64, "wood3")
    for row in range(16):
        for _ in range(7):
            length = int(rng.integers(3, 8))
            left, y = int(rng.integers(0, 64 - length)), row * 4 + int(rng.integers(0, 3))
            rect(image, (left, y, length, 1), "wood4" if rng.random() < 0.6 else "wood2")
        rect(image, (0, row * 4 + 3, 64, 1), "wood2")
        rect(image, ((row * 27 + 3) % 64, row * 4, 1, 3), "wood2")
    return image


def tiled() -> Image:
    """Small pale tiles: kitchen, washroom, science room."""
    rng = np.random.default_rng(18)
    image = blank(32, 32, "slate4")
    for row in range(4):
        for column in range(4):
            shade = "floor3" if rng.random() < 0.3 else "slate4"
            rect(image, (column * 8, row * 8, 8, 8), shade)
            rect(image, (column * 8, row * 8, 8, 1), "slate3")
            rect(image, (column * 8, row * 8, 1, 8), "slate3")
            dot(image, column * 8 + 2, row * 8 + 2, "slate5")
    return image


def blocks() -> Mapping[str, Image]:
    """Name every block of ground."""
    return {
        "floor": corridor(),
        "wood": planks(),
        "grass": grass(),
        "asphalt": asphalt(),
        "stairs_up": stairs_up(),
        "stairs_down": stairs_down(),
        "wall_top": wall_top(),
        "void": blank(TILE, TILE, "ink"),
        "roof": roof(),
        "gym": gym(),
        "tiled": tiled(),
    }
