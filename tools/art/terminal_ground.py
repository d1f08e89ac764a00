"""Floors, walls, windows and doors for a terminal: whole tiles of 8, 6 and 4 px.

Rows of one colour as far as may be: every change of colour along a row costs bytes on the wire.  So
floors are told apart by shade and by single px, walls by bands.  A wall seen from the front is two
tiles high like the game's own: light plaster above, pine wainscot below, a skirting.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tools.art.palette import RGB
from tools.art.raster import Image, blank, dot, rect

AO = 0.72
"""How bright the floor's first px below a wall are."""
BLENDS: dict[str, tuple[str, str, float]] = {
    "tile_light": ("floor1", "floor2", 0.34),
    "tile_dark": ("floor1", "floor2", 0.08),
    "tile_speck": ("floor1", "slate1", 0.3),
    "plank_light": ("wood3", "wood2", 0.42),
    "plank_dark": ("wood3", "wood2", 0.55),
    "plank_seam": ("wood3", "wood2", 0.82),
    "grass_light": ("pine2", "pine3", 0.25),
    "grass_dark": ("pine2", "pine1", 0.15),
    "asphalt_light": ("slate2", "slate3", 0.15),
    "asphalt_dark": ("slate2", "slate1", 0.25),
    "top": ("slate1", "night", 0.35),
    "top_rim": ("slate2", "slate3", 0.3),
    "plaster": ("wall2", "wall3", 0.25),
    "plaster_low": ("wall2", "wall1", 0.3),
    "wainscot": ("pine2", "slate2", 0.35),
    "skirting": ("pine1", "ink", 0.4),
}
"""Colours between two of the palette: from, to, how far."""


def mix(name: str) -> tuple[int, int, int]:
    """Give a colour of the palette or of `BLENDS`."""
    if name in RGB:
        return RGB[name]
    start, end, share = BLENDS[name]
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(RGB[start], RGB[end], strict=True)
    )
    return red, green, blue


def plain(size: int, name: str) -> Image:
    """Give a tile of one colour."""
    image = blank(size, size)
    image[:] = (*mix(name), 255)
    return image


def put(image: Image, x: int, y: int, name: str) -> None:
    """Set one px to any colour, if it lies inside."""
    if 0 <= y < image.shape[0] and 0 <= x < image.shape[1]:
        image[y, x] = (*mix(name), 255)


def bands(size: int, *colours: tuple[int, str]) -> Image:
    """Stack bands from the top, each some px high; the last fills the rest."""
    image = plain(size, colours[-1][1])
    top = 0
    for high, name in colours:
        image[top : top + high] = (*mix(name), 255)
        top += high
    return image


def floor(size: int, variant: int) -> Image:
    """Lay tiles: two shades like a chessboard, and some with a scuff."""
    image = plain(size, "tile_light" if variant % 2 else "tile_dark")
    if variant >= 2:
        for step in range(1 + size // 4):
            put(image, 1 + step, size - 2 - step // 2, "tile_speck")
    return image


def wood(size: int, variant: int) -> Image:
    """Lay planks running east, their ends now and then."""
    image = bands(size, (size // 2, "plank_light"), (size // 2, "plank_dark"))
    image[size // 2 - 1 if size > 4 else 0] = (*mix("plank_light"), 255)
    image[-1] = (*mix("plank_seam" if size > 4 else "plank_dark"), 255)
    if size > 4 and variant % 2:
        for y in range(variant // 2 * (size // 2), variant // 2 * (size // 2) + size // 2):
            put(image, (2 + 3 * variant) % size, y, "plank_seam")
    return image


def grass(size: int, variant: int) -> Image:
    """Grow grass with tufts."""
    image = plain(size, "grass_dark")
    for step in range(variant * size // 4):
        put(image, (step * 5 + variant) % size, (step * 3 + 1) % size, "grass_light")
    return image


def asphalt(size: int, variant: int) -> Image:
    """Pour asphalt with some stones in it."""
    image = plain(size, "asphalt_dark")
    if variant:
        put(image, size // 3, size // 2, "asphalt_light")
        put(image, size - 2, 1, "asphalt_light")
    return image


def stairs(size: int, is_up: bool) -> Image:
    """Build steps, brighter upwards."""
    image = blank(size, size)
    tones = (
        ("slate2", "slate3", "slate4", "slate5")
        if is_up
        else ("slate3", "slate2", "slate1", "night")
    )
    step = size // 4
    for number, tone in enumerate(reversed(tones) if is_up else tones):
        rect(image, (0, number * step, size, size), tone)
        if step > 1:
            rect(image, (0, number * step, size, 1), "ink" if not is_up else "slate1")
    return image


def wall_top(size: int, rims: int) -> Image:
    """Look on a wall from above; bits of `rims`: floor to the north, west, east."""
    image = plain(size, "top")
    if rims & 1:
        image[0] = (*mix("top_rim"), 255)
    if rims & 2:
        image[:, 0] = (*mix("top_rim"), 255)
    if rims & 4:
        image[:, -1] = (*mix("top_rim"), 255)
    return image


def front_upper(size: int) -> Image:
    """Draw the upper tile of a front: the wall's top edge, then plaster."""
    cap = max(size // 4, 1)
    return bands(size, (cap, "top"), (1, "top_rim"), (size, "plaster"))


def front_lower(size: int) -> Image:
    """Draw the lower tile of a front: plaster, wainscot, skirting."""
    return bands(
        size, (size // 4, "plaster_low"), (size - size // 4 - 1, "wainscot"), (1, "skirting")
    )


def front_single(size: int) -> Image:
    """Draw a front one tile high."""
    return bands(
        size,
        (1, "top_rim"),
        (size - 2 - size // 4, "plaster"),
        (size // 4, "wainscot"),
        (1, "skirting"),
    )


def glazed(size: int, front: Image, box: tuple[int, int], is_broken: bool) -> Image:
    """Put a window into a front, from row to row of `box`."""
    image = front.copy()
    top, bottom = box
    glass = ("ink", "night") if is_broken else ("navy3", "navy2")
    image[top:bottom] = (*mix("slate2"), 255)
    image[top : bottom - 1, 1 : size - 1] = (*mix(glass[1]), 255)
    if is_broken:
        put(image, 1, top, "cyan")
        put(image, size - 2, bottom - 2, "cyan")
    else:
        for step in range(2 if size > 4 else 1):
            put(image, size // 2 - 1 + step, bottom - 2 - step, glass[0])
    return image


def sill(size: int, runs_down: bool, is_broken: bool) -> Image:
    """Look on a window from above."""
    image = wall_top(size, 0)
    glass = "ink" if is_broken else "navy3"
    middle = slice(size // 2 - 1, size // 2 + 1)
    outer = slice(size // 2 - 2, size // 2 + 2) if size > 4 else middle
    for part, name in ((outer, "slate3"), (middle, glass)):
        if runs_down:
            image[:, part] = (*mix(name), 255)
        else:
            image[part] = (*mix(name), 255)
    return image


def void(size: int) -> Image:
    """Draw nothing at all."""
    return plain(size, "ink")


def door_upper(size: int, state: str) -> Image:
    """Draw what is above a door's own tile: the lintel and the leaf's upper half, or the dark."""
    cap = max(size // 4, 1)
    if state in ("open", "broken"):
        image = bands(size, (cap, "top"), (1, "top_rim"), (size, "night"))
        rect(image, (0, cap + 1, 1, size), "wood2")
        return image
    image = bands(size, (cap, "top"), (1, "top_rim"), (1, "wood1"), (size, "wood3"))
    if size > 4:
        rect(image, (size // 2 - 1, size - size // 3 - 1, 3, size // 3), "navy2")
    return image


def door_lower(size: int, state: str) -> Image:
    """Draw a door's own tile: shut leaf with its handle, planks across it, or the open way."""
    if state == "open":
        image = floor(size, 0)
        rect(image, (0, 0, 2 if size > 4 else 1, size - 1), "wood3")
        rect(image, (0, size - 2, 2 if size > 4 else 1, 1), "wood2")
        return image
    if state == "broken":
        image = floor(size, 0)
        for x, y in (
            (1, 1),
            (2, 1),
            (size - 2, size - 2),
            (size - 3, size - 2),
            (size // 2, size // 2),
        ):
            dot(image, x, y, "wood3")
        return image
    image = bands(size, (size - 1, "wood3"), (1, "wood1"))
    rect(image, (0, 0, 1, size), "wood2")
    handle = {"locked": "ember", "closed": "gold"}.get(state, "slate5")
    rect(image, (size - 2, size // 3, 1, 2 if size > 4 else 1), handle)
    if state == "locked" and size > 4:
        rect(image, (size - 3, size // 3, 2, 2), handle)
    if state == "barricaded":
        for y in (1, size - 3) if size > 4 else (1,):
            rect(image, (0, y, size, 1), "wood4")
            rect(image, (0, y + 1, size, 1), "wood1")
    return image


def door_side(size: int, state: str) -> Image:
    """Look along a door in a wall that runs north and south."""
    image = floor(size, 0)
    if state in ("open", "broken"):
        rect(image, (0, 0, size, 1), "wood3" if state == "open" else "wood1")
        return image
    left, wide = (size // 2 - 1, 3) if size > 4 else (1, 2)
    rect(image, (left, 0, wide, size), "wood3")
    rect(image, (left, 0, 1, size), "wood4")
    handle = {"locked": "ember", "closed": "gold"}.get(state, "slate5")
    rect(image, (left + wide - 1, size // 2, 1, 1), handle)
    if state == "barricaded":
        rect(image, (0, 1, size, 1), "wood4")
        rect(image, (0, size - 2, size, 1), "wood4")
    return image


NORTH, WEST, EAST, SOUTH = 1, 2, 4, 8
"""Bits of a gap's sides where there is floor."""
DEPTHS = {8: ("paper", "slate4", "slate2", "slate1"), 6: ("paper", "slate3", "slate1"),
          4: ("paper", "slate2")}  # fmt: skip
"""The wall below the floor to the north, row by row, by the size of tiles."""


def gap(size: int, sides: int) -> Image:
    """Look into a gap: a hard bright lip where the floor ends, and nothing below it."""
    image = plain(size, "ink")
    if sides & NORTH:
        for row, name in enumerate(DEPTHS[size]):
            image[row] = (*mix(name), 255)
    for side, part in ((WEST, np.s_[:, 0]), (EAST, np.s_[:, -1]), (SOUTH, np.s_[-1, :])):
        if sides & side:
            image[part] = (*mix("paper" if side == SOUTH else "slate5"), 255)
    return image


def rope(size: int, sides: int, runs_across: bool) -> Image:
    """Hang a rope bridge over a gap: two ropes, rungs between them, the dark through them."""
    image = gap(size, sides)
    bridge = image if runs_across else image.swapaxes(0, 1)
    first, last = size // 4, size - size // 4 - 1
    for along in range(size % 2, size, 2):
        bridge[first : last + 1, along] = (*mix("wood3"), 255)
    if size > 4:
        bridge[[first, last]] = (*mix("wood4"), 255)
    else:
        bridge[first : last + 1, 1::2] = (*mix("wood4"), 255)
        bridge[first : last + 1, ::2] = (*mix("wood2"), 255)
    return image


DOOR_STATES = ("open", "closed", "locked", "barricaded", "broken")


def tiles(size: int) -> dict[str, Image]:
    """Draw every tile by name."""
    drawn: dict[str, Callable[[], Image]] = {"void": lambda: void(size)}
    drawn |= {f"floor_{n}": lambda n=n: floor(size, n) for n in range(4)}
    drawn |= {f"wood_{n}": lambda n=n: wood(size, n) for n in range(4)}
    drawn |= {f"grass_{n}": lambda n=n: grass(size, n) for n in range(3)}
    drawn |= {f"asphalt_{n}": lambda n=n: asphalt(size, n) for n in range(2)}
    drawn |= {"stairs_up": lambda: stairs(size, True), "stairs_down": lambda: stairs(size, False)}
    drawn |= {f"top_{n}": lambda n=n: wall_top(size, n) for n in range(8)}
    fronts = {"upper": front_upper(size), "lower": front_lower(size), "single": front_single(size)}
    panes = {
        "upper": (size // 4 + 1, size),
        "lower": (0, size // 4),
        "single": (1, size - 1 - size // 4),
    }
    for name, front in fronts.items():
        drawn[f"front_{name}"] = lambda front=front: front
        for state, broken in (("window", False), ("window_broken", True)):
            glass = glazed(size, front, panes[name], broken) if name != "lower" else front
            drawn[f"{state}_{name}"] = lambda glass=glass: glass
    for state, broken in (("window", False), ("window_broken", True)):
        drawn[f"{state}_across"] = lambda b=broken: sill(size, False, b)
        drawn[f"{state}_down"] = lambda b=broken: sill(size, True, b)
    for state in DOOR_STATES:
        drawn[f"door_{state}_upper"] = lambda s=state: door_upper(size, s)
        drawn[f"door_{state}_lower"] = lambda s=state: door_lower(size, s)
        drawn[f"door_{state}_side"] = lambda s=state: door_side(size, s)
    for sides in range(16):
        drawn[f"gap_{sides}"] = lambda s=sides: gap(size, s)
    for way, across in (("across", True), ("down", False)):
        for sides in range(16):
            drawn[f"rope_{way}_{sides}"] = lambda s=sides, a=across: rope(size, s, a)
    return {name: draw() for name, draw in drawn.items()}


def strip(size: int) -> tuple[Image, tuple[str, ...]]:
    """Lay all tiles side by side; give the strip and their names in order."""
    drawn = tiles(size)
    return np.concatenate(list(drawn.values()), axis=1), tuple(drawn)
