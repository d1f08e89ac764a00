"""The name of the game in block cells, blood running down from it.

A line of `LOGO` is a row of cells; a `#` is a full block, so that it reads on any terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.pen import Pen

LOGO = (
    "##     ##  ##     ##   #######    ########   #######   ###    ##",
    "##     ##   ##   ##   ##     ##  ##         ##     ##  ####   ##",
    "#########    #####    ##     ##   #######   #########  ## ### ##",
    "##     ##     ###     ##     ##         ##  ##     ##  ##   ####",
    "##     ##     ###      #######   ########   ##     ##  ##    ###",
)
INKS = ("paper", "wall3", "fire", "ember", "blood3")
"""The colour of each row: light above, blood below."""
LOGO_COLS = max(map(len, LOGO))
DRIPS = (
    (5, 1, "blood3"),
    (5, 25, "blood3"),
    (5, 36, "blood2"),
    (5, 52, "blood3"),
    (5, 63, "blood2"),
)
"""(row, column, colour) of what runs down below the letters."""


def draw_logo(pen: Pen, row: int, col: int) -> None:
    """Write the name with its top left corner at a cell."""
    for step, (line, ink) in enumerate(zip(LOGO, INKS, strict=True)):
        for start, length in runs(line):
            pen.words(row + step, col + start, "█" * length, ink)
    for down, along, ink in DRIPS:
        pen.words(row + down, col + along, "▀", ink)


def runs(line: str) -> list[tuple[int, int]]:
    """Return (start, length) of each run of ``#``.

    >>> runs("## #")
    [(0, 2), (3, 1)]
    """
    found: list[tuple[int, int]] = []
    for place, letter in enumerate(line):
        if letter != "#":
            continue
        if found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found
