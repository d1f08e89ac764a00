"""Things on walls and ceilings, lockers, and litter on the floor."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tools.art.atlas import Picture, standing
from tools.art.furniture import letters
from tools.art.raster import Box, Image, blank, dot, line, outlined, rect

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
        "sppps..",
        "sLLLp..",
        "spppp..",
        "sLLsMpp",
        "spppsLp",
        "..MsppM",
    ],
    "papers_2": [
        "..spps....",
        ".sLLps....",
        "sppps..sps",
        "MssM..spLs",
        "......MssM",
    ],
    "papers_3": [
        "spp.......",
        "sLp...sps.",
        "spp..sLLs.",
        "MMM...sppM",
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


def lamp(broken: bool) -> Image:
    """A ceiling tube in its tray, seen from above."""
    image = blank(30, 6, "slate2")
    rect(image, (1, 1, 28, 4), "slate1" if broken else "slate4")
    rect(image, (2, 2, 26, 2), "night" if broken else "paper")
    if not broken:
        rect(image, (2, 3, 26, 1), "slate5")
        return image
    rect(image, (2, 2, 8, 2), "slate3")
    rect(image, (22, 2, 6, 2), "slate3")
    for x in (10, 12, 20, 21):
        dot(image, x, 2 + x % 2, "slate5")
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


def shelf_side() -> Image:
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


def fittings() -> Mapping[str, Picture]:
    """Name every fitting and piece of litter."""
    pictures = {name: standing(letters(rows)) for name, rows in _ROWS.items()}
    drawn = {
        "locker": locker(),
        "locker_open": locker_open(),
        "notice_board": notice_board(),
        "lamp_ceiling": lamp(broken=False),
        "lamp_broken": lamp(broken=True),
        "glass_shards": glass_shards(),
        "rack": shelf_side(),
    }
    return pictures | {name: standing(image) for name, image in drawn.items()}
