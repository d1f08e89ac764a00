"""Things on walls and ceilings, lockers, and litter on the floor."""

from __future__ import annotations

import random
from collections.abc import Mapping

import numpy as np

from tools.art.atlas import Picture, standing
from tools.art.furniture import letters
from tools.art.raster import Box, Image, blank, dot, line, outlined, rect, speckle

_ROWS: dict[str, list[str]] = {
    "extinguisher": [
        "..ooo..",
        ".oMMko.",
        "ooMoook",
        "orrrroo",
        "oerrRo.",
        "oerrRo.",
        "oessRo.",
        "oessRo.",
        "oerrRo.",
        "orrRRo.",
        "oooooo.",
    ],
    "speaker": [
        "oooooooooo",
        "oMMMMMMMNo",
        "oMkNkNkNNo",
        "oMNkNkNkNo",
        "oMkNkNkNNo",
        "oMNkNkNkNo",
        "oNNNNNNNNo",
        "oooooooooo",
    ],
    "clock": [
        "..oooooo..",
        ".okLLLLko.",
        "okLLoLLLko",
        "oLLLoLLLLo",
        "oLLLoLLLLo",
        "oLLLoorLLo",
        "oLLLLLLrLo",
        "okLLLLLLko",
        ".okLLLLko.",
        "..oooooo..",
    ],
    "room_plate": [
        "oooooooooooooo",
        "oLLLLLLLLLLLLo",
        "oLokoLLLoookLo",
        "oLokoLLLkookLo",
        "oKKKKKKKKKKKKo",
        "oooooooooooooo",
    ],
    "exit_sign": [
        "ooooooooooooooooo",
        "oqqqqqqqqqqqqqqqo",
        "oqccqcqcqcqcccqqo",
        "oqcqqcqcqcqqcqcqo",
        "oqccqqcqqcqqcqccc",
        "oqcqqcqcqcqqcqcqo",
        "oqccqcqcqcqqcqqqo",
        "oqqqqqqqqqqqqqqqo",
        "ooooooooooooooooo",
    ],
    "papers": [
        "pppp....",
        "pmmpM...",
        "ppppMpps",
        "pmmpMpms",
        "ppppMppM",
        ".MMMMMM.",
    ],
    "papers_2": [
        "..ppps....",
        ".pmmps....",
        ".pppps.pp.",
        "pmmps.pmps",
        "pppsM..pps",
        ".MMM....M.",
    ],
    "papers_3": [
        "ppp.......",
        "pms...pps.",
        "pppM.pmps.",
        ".MM..ppsM.",
        "......MM..",
    ],
}


def _locker_body() -> Image:
    image = blank(16, 30, "ink")
    rect(image, (0, 0, 16, 1), "slate3")
    return image


def _locker_door(image: Image, x: int) -> None:
    rect(image, (x, 1, 7, 26), "navy2")
    rect(image, (x, 1, 1, 26), "navy3")
    rect(image, (x, 1, 7, 1), "navy3")
    rect(image, (x + 6, 2, 1, 25), "navy1")
    for y in (4, 6, 8):
        rect(image, (x + 2, y, 3, 1), "navy1")
    rect(image, (x + 4, 14, 2, 3), "slate4")
    rect(image, (x + 4, 16, 2, 1), "slate2")
    rect(image, (x, 27, 7, 1), "navy1")


def locker() -> Image:
    """Two narrow lockers, shut."""
    image = _locker_body()
    for x in (1, 8):
        _locker_door(image, x)
    rect(image, (0, 28, 16, 2), "night")
    return image


def locker_open() -> Image:
    """One locker shut, one open and rifled."""
    image = _locker_body()
    _locker_door(image, 1)
    rect(image, (8, 1, 7, 26), "night")
    rect(image, (8, 1, 7, 1), "slate2")
    rect(image, (8, 9, 6, 1), "slate2")
    for box, colour in (
        ((9, 6, 2, 3), "blood3"),
        ((11, 5, 1, 4), "pine3"),
        ((12, 6, 1, 3), "slate5"),
        ((9, 22, 4, 4), "wood3"),
        ((9, 22, 4, 1), "wood4"),
        ((10, 11, 3, 7), "slate3"),
        ((11, 10, 1, 1), "slate5"),
    ):
        rect(image, box, colour)
    rect(image, (14, 1, 2, 27), "navy3")
    rect(image, (15, 1, 1, 27), "navy1")
    rect(image, (0, 28, 16, 2), "night")
    return image


def notice_board() -> Image:
    """Cork with pinned sheets."""
    image = blank(26, 16, "ink")
    rect(image, (1, 1, 24, 14), "wood3")
    rect(image, (2, 2, 22, 12), "wood2")
    sheets: tuple[tuple[Box, str], ...] = (
        ((3, 3, 6, 9), "wall3"),
        ((11, 3, 6, 5), "cyan"),
        ((18, 3, 5, 9), "slate5"),
        ((11, 9, 4, 4), "wall2"),
    )
    for (x, y, width, height), colour in sheets:
        rect(image, (x, y, width, height), colour)
        dot(image, x + width // 2, y, "blood3")
        for row in range(y + 2, y + height - 1, 2):
            rect(image, (x + 1, row, width - 2, 1), "slate3")
    return image


# Frame, tray and the tube px by px in runs (x, width, colour).
LIT_TUBE = ("slate4", ((2, 26, "paper"),))
DEAD_TUBE = ("slate1", ((2, 8, "slate3"), (12, 1, "slate5"), (20, 2, "slate5"), (22, 6, "slate3")))


def lamp(tube: tuple[str, tuple[tuple[int, int, str], ...]]) -> Image:
    """A ceiling tube in its tray, seen from above."""
    tray, runs = tube
    image = blank(30, 6, "slate2")
    rect(image, (1, 1, 28, 4), tray)
    rect(image, (2, 2, 26, 2), "night")
    for x, width, colour in runs:
        rect(image, (x, 2, width, 2), colour)
    return image


def glass_shards() -> Image:
    """Glass burst over the floor."""
    rng = np.random.default_rng(41)
    image = blank(20, 12)
    for _ in range(17):
        x, y = int(rng.normal(9.5, 4)), int(rng.normal(5.5, 2.6))
        colour = ("cyan", "slate5", "paper", "slate4")[int(rng.integers(4))]
        dot(image, x, y, colour)
        if rng.random() < 0.5:
            line(image, (x, y), (x + 1, y + 1), "slate4")
            dot(image, x + 2, y + 1, "ink")
        dot(image, x, y + 1, "floor1")
    return image


def rack() -> Image:
    """A metal rack with boxes."""
    image = blank(26, 26)
    for x in (0, 24):
        rect(image, (x, 0, 2, 26), "slate3")
        rect(image, (x + 1, 0, 1, 26), "slate1")
    for y in (7, 15, 23):
        rect(image, (0, y, 26, 2), "slate4")
        rect(image, (0, y + 1, 26, 1), "slate2")
    for x, y, width, height, colour in (
        (3, 2, 7, 5, "wood3"),
        (11, 3, 5, 4, "wall2"),
        (18, 1, 5, 6, "navy2"),
        (3, 10, 5, 5, "pine2"),
        (10, 9, 8, 6, "wood3"),
        (3, 18, 10, 5, "wood2"),
        (16, 19, 6, 4, "slate4"),
    ):
        rect(image, (x, y, width, height), colour)
        rect(image, (x, y, width, 1), "wood4" if colour.startswith("wood") else "slate5")
    return outlined(image)


def board() -> Image:
    """A blackboard to hang on a wall, the lesson half wiped away."""
    rng = np.random.default_rng(42)
    image = blank(62, 19, "wood2")
    rect(image, (1, 1, 60, 15), "pine1")
    speckle(image[2:15, 2:60], 0.05, "pine2", rng)
    for row in range(3):
        x = 4
        while x < 38 - row * 7:
            length = int(rng.integers(2, 6))
            rect(image, (x, 3 + row * 4, length, 1), "slate4")
            x += length + 2
    for box, colour in (
        ((43, 4, 1, 9), "slate5"),
        ((43, 12, 14, 1), "slate5"),
        ((46, 9, 2, 3), "slate4"),
        ((50, 7, 2, 5), "slate4"),
        ((54, 5, 2, 7), "blood3"),
        ((0, 16, 62, 2), "wood4"),
        ((0, 18, 62, 1), "wood1"),
        ((9, 15, 4, 1), "slate5"),
        ((15, 15, 3, 1), "blood3"),
    ):
        rect(image, box, colour)
    return image


def lamp_red() -> Image:
    """An emergency lamp in its cage."""
    image = blank(12, 8, "slate1")
    rect(image, (1, 1, 10, 6), "blood2")
    rect(image, (2, 2, 8, 4), "ember")
    rect(image, (3, 2, 4, 1), "wall3")
    for x in (4, 8):
        rect(image, (x, 1, 1, 6), "blood1")
    return image


def tree() -> Image:
    """A school-yard tree: leaves in three tones, lit from the upper left, on a trunk."""
    rng = random.Random("tree")
    image = blank(34, 42)
    rect(image, (14, 24, 6, 17), "wood1")
    rect(image, (14, 24, 2, 17), "wood2")
    rect(image, (12, 39, 10, 2), "wood1")
    clumps = [(17, 14, 11), (9, 19, 8), (25, 19, 8), (13, 9, 8), (22, 10, 8), (17, 22, 9)]
    for tone, shift, share in (("pine1", 1, 1.0), ("pine2", 0, 0.82), ("pine3", -2, 0.45)):
        for x, y, size in clumps:
            reach = size * share
            for _ in range(round(reach * reach * 4)):
                across, down = rng.uniform(-reach, reach), rng.uniform(-reach, reach)
                if across * across + down * down <= reach * reach:
                    dot(image, round(x + across) + shift, round(y + down) + shift * 2, tone)
    return outlined(image)


def _hung(image: Image, above: int) -> Picture:
    """Hang a picture on a wall face, its lower edge `above` px over the skirting's foot."""
    return Picture(image, (image.shape[1] // 2, image.shape[0] - 1 + above))


# How many px above the foot of the wall the lower edge of each hangs.
_HEIGHTS = {"notice_board": 12, "clock": 18, "room_plate": 22, "exit_sign": 20, "speaker": 20}


def fittings() -> Mapping[str, Picture]:
    """Name every fitting and piece of litter."""
    images = {name: letters(rows) for name, rows in _ROWS.items()}
    images |= {
        "locker": locker(),
        "locker_open": locker_open(),
        "notice_board": notice_board(),
        "lamp": lamp(LIT_TUBE),
        "lamp_ceiling": lamp(LIT_TUBE),
        "lamp_broken": lamp(DEAD_TUBE),
        "lamp_red": lamp_red(),
        "glass_shards": glass_shards(),
        "rack": rack(),
        "tree": tree(),
    }
    pictures = {
        name: _hung(image, _HEIGHTS[name]) if name in _HEIGHTS else standing(image)
        for name, image in images.items()
    }
    return pictures | {"board": _hung(board(), 10)}
