"""A level's drawing as its author typed it, with rulers, in the colours of a terminal.

Where a terminal is all there is, this is the quickest look at a level: the background says what
the ground is, the letter's colour what stands on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.content.reading import read_source
from hyosan_arcade.sim.spec import TILE_KINDS

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import LevelSpec, Tile

RGB = tuple[int, int, int]
GROUND: dict[str, RGB] = {
    "void": (8, 8, 14),
    "floor": (58, 60, 72),
    "wood": (84, 62, 42),
    "grass": (34, 66, 38),
    "asphalt": (44, 44, 48),
    "stairs_up": (70, 74, 96),
    "stairs_down": (70, 74, 96),
    "wall": (118, 120, 132),
    "window": (70, 120, 150),
    "window_broken": (50, 84, 104),
    "tree": (24, 50, 28),
    "gap": (14, 12, 22),
    "rope": (120, 96, 60),
}
PLAIN: RGB = (150, 150, 160)
DEAD: RGB = (150, 220, 90)
PEOPLE: RGB = (255, 205, 80)
TO_TAKE: RGB = (110, 220, 235)
DOORS: RGB = (235, 150, 80)
MARKED: RGB = (255, 120, 190)
RESET = "\x1b[0m"
RULER_EVERY = 10


def letters_of(content: bytes, level: LevelSpec, *, is_colored: bool) -> str:
    """Return the drawing of the file `content`, from which `level` was read, with rulers."""
    table = read_source(content, level.level_id).table
    layers = table["map"]
    rows = str(layers["rows"]).removesuffix("\n").split("\n") if isinstance(layers, dict) else []
    inks = _inks(level) if is_colored else {}
    margin = len(str(len(rows)))
    lines = [f"{'':{margin}} {line}" for line in _ruler(level.width)]
    for row, letters in enumerate(rows):
        drawn = _colored(level, row, letters, inks) if is_colored else letters
        lines.append(f"{row + 1:{margin}} {drawn}")
    return "\n".join([*lines, _legend(level)])


def _ruler(width: int) -> list[str]:
    """Number every tenth column from 1.

    >>> _ruler(12)
    ['         10  ', '.........|..']
    """
    numbers, ticks = [" "] * (width + 1), ["."] * width
    for col in range(RULER_EVERY, width + 1, RULER_EVERY):
        ticks[col - 1] = "|"
        for offset, digit in enumerate(str(col)):
            if col - 1 + offset < len(numbers):
                numbers[col - 1 + offset] = digit
    return ["".join(numbers), "".join(ticks)]


def _inks(level: LevelSpec) -> dict[Tile, RGB]:
    """Return the colour of whatever stands somewhere."""
    inks: dict[Tile, RGB] = {}
    for tiles in level.marks.values():
        inks.update(dict.fromkeys(tiles, MARKED))
    for door in level.doors:
        inks.update(dict.fromkeys(door.tiles, DOORS))
    inks.update({item.at: TO_TAKE for item in level.items})
    inks.update({zombie.at: DEAD for zombie in level.zombies})
    inks.update({survivor.at: PEOPLE for survivor in level.survivors})
    inks[level.start] = PEOPLE
    inks.update({ally.at: PEOPLE for ally in level.allies})
    inks.update({soldier.at: PEOPLE for soldier in level.soldiers})
    return inks


def _colored(level: LevelSpec, row: int, letters: str, inks: dict[Tile, RGB]) -> str:
    parts: list[str] = []
    last: tuple[RGB, RGB] | None = None
    for col, letter in enumerate(letters):
        ground = GROUND[TILE_KINDS[level.tiles[row][col]].name]
        colors = (ground, inks.get((row, col), PLAIN))
        if colors != last:
            back, ink = (";".join(str(part) for part in color) for color in colors)
            parts.append(f"\x1b[48;2;{back}m\x1b[38;2;{ink}m")
            last = colors
        parts.append(letter)
    return "".join(parts) + RESET


def _legend(level: LevelSpec) -> str:
    zones = ", ".join(f"{name} ({len(tiles)})" for name, tiles in level.zones.items())
    marks = ", ".join(
        f"{name} row {tiles[0][0] + 1} col {tiles[0][1] + 1}" for name, tiles in level.marks.items()
    )
    return f"zones (tiles): {zones or 'none'}\nmarks: {marks or 'none'}"
