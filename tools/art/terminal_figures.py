"""The cast again, for a terminal: figures 8, 6 and 4 px wide, where every px is a decision.

A figure is a head, a trunk and legs seen from the front, the back or the right; arms are laid over
it px by px, since they tell what it does.  Colours are those of the big sheets, and so are the
rows: a row for each of their files.  A row has the frames of `FRAMES` for each direction in turn.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tools.art import cast
from tools.art.raster import EMPTY, Grid, Image, blank, blank_grid, blit, grid, paint, stamp
from tools.art.rig import Figure
from tools.art.terminal_builds import BUILDS, EIGHT, FOUR, SIX, Build, Spots

FRAMES = (("walk", 3), ("act", 2), ("grab", 2), ("hurt", 1), ("low", 1), ("down", 1),
          ("aim", 1))  # fmt: skip
"""Poses and how many frames each has."""
STRIDE = sum(count for _, count in FRAMES)
DIRECTIONS = ("down", "up", "right", "left")
VIEWS = {"down": "front", "up": "back", "right": "side", "left": "side"}
DEAD = ("walker", "fresh", "runner", "crawler", "soldier", "listener")
HYBRIDS = ("nari", "bora", "gaon", "sian")
HELMET = ("pine2", "pine1")
RIFLE = "slate5"
WIDENED = {"helmet": ("H", 0), "listener": ("S", 1)}
"""Heads with a brim or with ears: of what letter, how many rows below `Build.brim`."""
LONG_HAIR = ("long", "bob", "tail", "nari")


def spots(letters: Grid, where: Spots, origin: tuple[int, int]) -> None:
    """Lay single px over a figure whose top left is at `origin`."""
    parts = where.split()
    for letter, place in zip(parts[::2], parts[1::2], strict=True):
        x, y = (int(number) for number in place.split(","))
        stamp(letters, grid([letter]), origin[0] + x, origin[1] + y)


def rows_of(name: str, figure: Figure, build: Build, place: tuple[str, int]) -> list[str]:
    """Give the rows of head, trunk and legs; `place` is (view, step)."""
    view, step = place
    head = list(build.heads[view])
    if name in DEAD and build is FOUR and view != "back":
        head = [".hh.", "sess" if view == "front" else "hsse"]
    legs = list(build.legs[view][step])
    if figure.legs == "skirt":
        legs = [build.skirt[0], *(row.replace("p", build.skirt[1]) for row in legs[1:])]
    return [*head, *build.trunk, *legs]


def arms_of(name: str, build: Build, pose: str, place: tuple[str, int]) -> Spots:
    """Find the arms of a frame: those of the dead first, the front's for the back."""
    view, step = place
    asked = [f"{pose} {view}", f"{pose} {'side' if view == 'side' else 'front'}"]
    if name in DEAD:
        asked = [f"dead {key}" for key in asked] + asked
    found = next(build.arms[key] for key in asked if key in build.arms)
    return found[step % len(found)]


def lean_of(name: str, pose: str, view: str) -> int:
    """Say how many px a head is before its feet."""
    if pose == "hurt":
        return -1
    leans = name == "runner" or (pose == "grab" and name in DEAD)
    return int(leans and view == "side") or int(name == "fresh" and view != "side")


def upright(name: str, figure: Figure, build: Build, pose: str, place: tuple[str, int]) -> Grid:
    """Draw a standing frame as letters, in a cell."""
    view, step = place
    letters = blank_grid(*build.cell)
    rows = rows_of(name, figure, build, (view, step if pose == "walk" else 0))
    left = build.anchor[0] - len(rows[0]) // 2
    top = build.anchor[1] - len(rows) + 1
    lean, heads = lean_of(name, pose, view), len(build.heads[view])
    stamp(letters, grid(rows[heads:]), left, top + heads)
    stamp(letters, grid(rows[:heads]), left + lean, top)
    if figure.head.removesuffix("_scarf") in LONG_HAIR:
        spots(letters, build.long_hair[view], (left + lean, top))
    if figure.scarf:
        spots(letters, build.scarf[view], (left, top))
    if figure.head in WIDENED:
        letter, below = WIDENED[figure.head]
        widen(letters, (left + lean, top + build.brim + below), len(rows[0]), letter)
    spots(letters, arms_of(name, build, pose, place), (left, top))
    if name == "trooper" and pose == "walk" and view in build.rifle:
        spots(letters, build.rifle[view], (left, top))
    if name == "fresh":
        spots(
            letters,
            f"2 {len(rows[0]) // 2 - 1},{heads} 2 {len(rows[0]) // 2},{heads + 1}",
            (left, top),
        )
    return letters


def widen(letters: Grid, at: tuple[int, int], wide: int, letter: str) -> None:
    """Make one row of a head a px wider to either side: a brim, or ears."""
    x, y = at
    drawn = np.flatnonzero(letters[y, x : x + wide] != EMPTY) + x
    for place in (drawn[0] - 1, drawn[-1] + 1):
        stamp(letters, grid([letter]), int(place), y)


def low(letters: Grid, build: Build) -> Grid:
    """Let a figure kneel: what is above its knees, as much lower."""
    sink = 3 if build is EIGHT else 2 if build is SIX else 1
    result = blank_grid(*build.cell)
    stamp(result, letters[: build.anchor[1] - sink + 1], 0, sink)
    return result


def lying(letters: Grid, build: Build, turn: int) -> Grid:
    """Lay a figure on its side."""
    shape = np.rot90(letters, turn)
    rows, cols = np.nonzero(shape != EMPTY)
    shape = shape[rows.min() : rows.max() + 1, cols.min() : cols.max() + 1]
    result = blank_grid(*build.cell)
    left = build.anchor[0] - shape.shape[1] // 2
    stamp(result, shape, left, build.anchor[1] + 1 - shape.shape[0])
    return result


def crawling(build: Build, pose: str, place: tuple[str, int]) -> Grid:
    """Draw a frame of one who crawls."""
    view, step = place
    rows = build.crawler[view]
    letters = blank_grid(*build.cell)
    left = build.anchor[0] - len(rows[0]) // 2
    top = build.anchor[1] - len(rows) + 1
    ahead = {"grab": 1, "act": 1}.get(pose, 0) + int(pose == "walk" and step == 1)
    shift = (ahead, 0) if view == "side" else (0, ahead if view == "front" else -ahead)
    stamp(letters, grid(rows), left + shift[0], top + shift[1])
    return letters


def frame(name: str, figure: Figure, build: Build, pose: str, place: tuple[str, int]) -> Grid:
    """Draw one frame as letters; `place` is (direction, step)."""
    direction, step = place
    view = VIEWS[direction]
    if name == "crawler":
        letters = crawling(build, pose, (view, step))
    elif pose == "low":
        letters = low(upright(name, figure, build, "hurt", (view, 0)), build)
    elif pose == "down":
        standing = upright(name, figure, build, "walk", ("back" if view == "back" else "front", 0))
        letters = lying(standing, build, 1)
    else:
        letters = upright(name, figure, build, pose, (view, step))
    return mirrored(letters, build) if direction == "left" else letters


def mirrored(letters: Grid, build: Build) -> Grid:
    """Turn a cell's left to its right about the middle of the figure."""
    result = blank_grid(*build.cell)
    stamp(result, letters[:, ::-1], 2 * build.anchor[0] - build.cell[0], 0)
    return result


def drawn(name: str, figure: Figure, build: Build) -> Image:
    """Draw the whole row of a figure."""
    key = dict(figure.colours) | {"x": "wood4", "K": "ink"}
    if figure.head == "helmet":
        key |= {"h": HELMET[0], "H": HELMET[1], "x": RIFLE}
    if figure.head == "listener":
        key |= {"h": key["s"], "H": key["S"], "e": "blood2"}
    row = blank(build.cell[0] * STRIDE * len(DIRECTIONS), build.cell[1])
    for number, (direction, pose, step) in enumerate(places()):
        letters = frame(name, figure, build, pose, (direction, step))
        if name in (*HYBRIDS, *DEAD):
            letters[letters == "x"] = EMPTY
        blit(row, paint(letters, key), number * build.cell[0], 0)
    return row


def places() -> Iterator[tuple[str, str, int]]:
    """Yield (direction, pose, step) of every frame of a row."""
    for direction in DIRECTIONS:
        for pose, count in FRAMES:
            yield from ((direction, pose, step) for step in range(count))


def sheet(size: int) -> Image:
    """Draw everybody at one size, a row each."""
    figures = cast.everybody()
    return np.concatenate(
        [drawn(name, figure, BUILDS[size]) for name, _, figure in figures], axis=0
    )


def row_names() -> tuple[str, ...]:
    """Name the rows by the big sheets' files."""
    return tuple(file for _, file, _ in cast.everybody())
