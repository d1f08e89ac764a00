"""Who is who: the clothes, hair and skin of everybody, and their sheets.

A sheet has four columns (frames) and four rows (down, up, right, left) for
each pose: row = pose index * 4 + direction index.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from tools.art import crawler, rifle, rig
from tools.art.lying import draw_lying
from tools.art.poses_dead import FRESH, RUNNER, WALKER
from tools.art.poses_people import PEOPLE
from tools.art.raster import Image, Point
from tools.art.rig import Figure, PoseTable

HUMAN_POSES = ("walk", "sneak", "strike", "throw", "shove", "hurt", "grabbed", "down")
HYBRID_POSES = (*HUMAN_POSES, "hunger", "bite", "bandage", "leap")
PERSON_POSES = (*HUMAN_POSES, "bandage")
TROOPER_POSES = (*HUMAN_POSES, "aim")
DEAD_POSES = ("walk", "idle", "grab", "hurt", "rise", "down")
FRAMES = 4

_HAIR = {
    "black": ("night", "ink", "slate2"),
    "dark": ("slate1", "night", "slate2"),
    "brown": ("wood2", "wood1", "wood3"),
    "chestnut": ("skin1", "wood1", "skin2"),
    "ash": ("slate3", "slate2", "slate4"),
}
_SKIN = {
    "fair": ("skin3", "skin2"),
    "tan": ("skin2", "skin1"),
    "half": ("paper", "slate5"),
    "rot": ("rot3", "rot2"),
    "rotten": ("rot2", "rot1"),
    "grey": ("slate4", "slate3"),
    "pallid": ("wall3", "wall1"),
}
_CLOTH = {
    "gold": ("gold", "fire"),
    "white": ("paper", "slate5"),
    "navy": ("navy2", "navy1"),
    "blue": ("navy3", "navy2"),
    "grey": ("slate3", "slate2"),
    "slate": ("slate2", "slate1"),
    "night": ("slate1", "night"),
    "pine": ("pine2", "pine1"),
    "moss": ("pine3", "pine2"),
    "brown": ("wood3", "wood2"),
    "maroon": ("blood2", "blood1"),
    "dirty": ("wall1", "rot1"),
}


@dataclass(frozen=True)
class Outfit:
    """Names of hair, skin, cloth and legs, and the loose colours."""

    hair: str
    skin: str
    cloth: str
    legs: str
    tie: str = "blood3"


@dataclass(frozen=True)
class Role:
    """One character of sheets.toml and the sheets of its variants."""

    name: str
    cell: Point
    anchor: Point
    poses: tuple[str, ...]
    sheets: Mapping[str, Callable[[], Image]]


def colours(outfit: Outfit, **loose: str) -> dict[str, str]:
    """Name the palette colour of every letter; `loose` replaces single letters."""
    key = {"e": "ink", "m": "skin1", "1": "blood2", "2": "blood3", "k": "ink"}
    key |= {"w": "paper", "W": "slate5", "r": "ember", "R": "blood3", "t": outfit.tie}
    key["h"], key["H"], key["l"] = _HAIR[outfit.hair]
    key["s"], key["S"] = _SKIN[outfit.skin]
    key["b"], key["B"] = _CLOTH[outfit.cloth]
    key["p"], key["P"] = _CLOTH[outfit.legs]
    key["a"], key["A"] = key["f"], key["F"] = _CLOTH[outfit.cloth]
    key["K"] = "ink"
    return key | loose


def _bare_arms(key: dict[str, str]) -> dict[str, str]:
    return key | {"f": key["s"], "F": key["S"]}


def _dead(key: dict[str, str]) -> dict[str, str]:
    """Give the dead their eyes and mouth, and take paper from their clothes."""
    return key | {"e": "paper", "m": "blood3", "w": "slate5", "W": "slate4"}


def _living(head: str, torso: str, legs: str, outfit: Outfit) -> Figure:
    return Figure(head, torso, legs, colours(outfit))


def _gold(head: str, legs: str, hair: str, skin: str = "fair") -> Figure:
    return _living(head, "blazer", legs, Outfit(hair, skin, "gold", "navy"))


PLAYERS = {
    "player": _gold("spiky", "trousers", "brown"),
    "player_eunha": _gold("bob", "skirt", "brown"),
    "player_haeul": _gold("tail", "skirt", "black"),
    "player_daehan": _gold("crop", "trousers", "dark", "tan"),
    "player_miso": _gold("long", "skirt", "chestnut"),
    "player_yuna": _gold("buns", "trousers", "black"),
}

CAST_NAMES = ("jiho", "eunha", "haeul", "daehan", "miso", "yuna")
"""The playable ones, in the order of `PLAYERS`."""

NARI = Figure(
    "nari",
    "shirt",
    "skirt",
    colours(Outfit("black", "half", "white", "slate", "slate5"), e="fire", m="blood3", W="ink"),
    scarf=True,
)


def _hybrid(head: str, outfit: Outfit, scarf: tuple[str, str]) -> Figure:
    """One of her kind: the same skin and eyes, a scarf and clothes of another colour."""
    loose = {"e": "fire", "m": "blood3", "W": "ink", "r": scarf[0], "R": scarf[1]}
    torso = "jersey" if head == "crop" else "blazer"
    legs = "trousers" if head == "crop" else "skirt"
    return Figure(f"{head}_scarf", torso, legs, colours(outfit, **loose), scarf=True)


STRANGERS = {
    "bora": _hybrid(
        "crop", Outfit("chestnut", "half", "night", "night", "slate3"), ("blood3", "blood2")
    ),
    "gaon": _hybrid("long", Outfit("brown", "half", "grey", "slate", "slate5"), ("cyan", "navy3")),
    "sian": _hybrid("bob", Outfit("ash", "half", "brown", "moss", "wall3"), ("pine3", "pine2")),
}
"""Other hybrids; none wears white, ember or gold."""

_HELMET = {"K": "pine2", "k": "pine1"}
TROOPER = Figure(
    "helmet",
    "jersey",
    "trousers",
    colours(Outfit("black", "tan", "moss", "pine", "pine1"), **_HELMET, w="pine1"),
)

SURVIVORS = {
    "survivor_0": _living(
        "bob", "blazer", "skirt", Outfit("chestnut", "fair", "navy", "grey", "cyan")
    ),
    "survivor_1": _living(
        "fringe", "blazer", "trousers", Outfit("black", "tan", "pine", "night", "cyan")
    ),
    "survivor_2": _living(
        "tail", "jersey", "trousers", Outfit("brown", "fair", "blue", "navy", "cyan")
    ),
}


def _walker(index: int) -> Figure:
    rng = random.Random(f"walker {index}")
    head = ("short", "bob", "spiky", "long", "fringe", "tail", "crop", "buns")[index % 8]
    girl = head in ("bob", "long", "tail", "buns")
    outfit = Outfit(
        rng.choice(("black", "dark", "brown", "chestnut", "black")),
        ("rot", "rotten", "grey", "rot")[index % 4],
        ("navy", "grey", "pine", "slate", "navy", "dirty", "blue", "maroon")[index * 3 % 8],
        rng.choice(("slate", "night", "grey")),
        rng.choice(("blood2", "pine3", "slate4")),
    )
    legs = "skirt" if girl and rng.random() < 0.75 else "trousers"
    return Figure(head, "torn" if index % 3 else "blazer", legs, _dead(colours(outfit)), index, 0.7)


def _fresh(index: int) -> Figure:
    head = ("fringe", "long", "short", "bob", "crop")[index]
    legs = ("trousers", "skirt", "trousers", "skirt", "trousers")[index]
    hair = ("brown", "black", "chestnut", "dark", "black")[index]
    cloth = ("navy", "blue", "pine", "grey", "navy")[index]
    key = _dead(colours(Outfit(hair, "pallid", cloth, "grey", "blood3")))
    return Figure(head, "blazer", legs, key | {"1": "blood3"}, 100 + index, 1.2)


def _runner(index: int) -> Figure:
    head = ("crop", "tail", "spiky", "buns", "short")[index]
    skin = ("rot", "grey", "rotten", "rot", "grey")[index]
    cloth = ("blue", "moss", "blue", "maroon", "moss")[index]
    legs = ("navy", "pine", "night", "slate", "night")[index]
    key = _dead(colours(Outfit("black" if index % 2 else "brown", skin, cloth, legs, "slate5")))
    return Figure(head, "jersey", "shorts", _bare_arms(key), 200 + index, 0.5)


def _soldier(index: int) -> Figure:
    key = _dead(colours(Outfit("dark", ("rot", "grey", "rotten")[index], "moss", "pine", "pine1")))
    return Figure("helmet", "torn", "trousers", key | _HELMET, 400 + index, 0.6)


def _listener(index: int) -> Figure:
    skin, cloth = ("grey", "pallid", "rot")[index], ("slate", "dirty", "grey")[index]
    key = _dead(colours(Outfit("ash", skin, cloth, "night", "slate4")))
    return Figure(
        "listener", "torn", "trousers", key | {"E": "blood1", "l": key["s"]}, 500 + index, 0.9
    )


def _crawler(index: int) -> Figure:
    head = ("short", "long", "crop", "bob", "spiky")[index]
    skin = ("rotten", "rot", "grey", "rot", "rotten")[index]
    cloth = ("grey", "navy", "dirty", "pine", "slate")[index]
    key = _dead(colours(Outfit("black" if index % 2 else "brown", skin, cloth, "night")))
    return Figure(head, "torn", "trousers", _bare_arms(key), 300 + index, 1.1)


def _fall_of_the_living(figure: Figure, direction: str, frame: int) -> Image:
    """Kneel, then lie, an arm still moving."""
    if frame == 0:
        return rig.draw_frame(figure, direction, "kneel 0,4 0,1 =-1,4 =0,4")
    return draw_lying(figure, direction, (2, 0, 3)[frame - 1], rig.CELL)


def _frame(figure: Figure, table: PoseTable, pose: str, place: tuple[str, int]) -> Image:
    direction, frame = place
    living = "sneak" in table
    if pose == "down" and living:
        return _fall_of_the_living(figure, direction, frame)
    if pose == "down" or (pose == "rise" and frame == 0):
        return draw_lying(figure, direction, frame, rig.CELL)
    line = rig.pose_lines(table, pose, direction)[frame]
    return rig.draw_frame(figure, direction, line, frame)


def _sheet(poses: tuple[str, ...], draw: Callable[[str, str, int], Image]) -> Image:
    """Lay frames out: one row for each pose and direction."""
    rows = [
        np.concatenate([draw(pose, direction, frame) for frame in range(FRAMES)], axis=1)
        for pose in poses
        for direction in rig.DIRECTIONS
    ]
    return np.concatenate(rows, axis=0)


def upright_sheet(figure: Figure, table: PoseTable, poses: tuple[str, ...]) -> Image:
    """Draw all poses of a puppet."""

    def draw(pose: str, direction: str, frame: int) -> Image:
        return _frame(figure, table, pose, (direction, frame))

    return _sheet(poses, draw)


def crawler_sheet(figure: Figure) -> Image:
    """Draw all poses of a crawler."""

    def draw(pose: str, direction: str, frame: int) -> Image:
        return crawler.draw_crawler(figure, pose, direction, frame)

    return _sheet(DEAD_POSES, draw)


def _upright_role(
    name: str, figures: Mapping[str, Figure], table: PoseTable, poses: tuple[str, ...]
) -> Role:
    def drawer(figure: Figure) -> Callable[[], Image]:
        return lambda: upright_sheet(figure, table, poses)

    sheets = {f"sprites/{file}.png": drawer(figure) for file, figure in figures.items()}
    return Role(name, rig.CELL, rig.ANCHOR, poses, sheets)


def _trooper() -> Role:
    """A living soldier, his rifle in hand."""

    def draw(pose: str, direction: str, frame: int) -> Image:
        image = _frame(TROOPER, PEOPLE, pose, (direction, frame))
        return rifle.armed(image, pose, direction)

    sheets = {"sprites/trooper.png": lambda: _sheet(TROOPER_POSES, draw)}
    return Role("trooper", rig.CELL, rig.ANCHOR, TROOPER_POSES, sheets)


def _crawlers(figures: Mapping[str, Figure]) -> Role:
    def drawer(figure: Figure) -> Callable[[], Image]:
        return lambda: crawler_sheet(figure)

    sheets = {f"sprites/{file}.png": drawer(figure) for file, figure in figures.items()}
    return Role("crawler", crawler.CELL, crawler.ANCHOR, DEAD_POSES, sheets)


def _figures() -> dict[str, Mapping[str, Figure]]:
    """Give the figures of every role by file, in the order of sheets.toml."""
    return {
        "player": PLAYERS,
        "nari": {"nari": NARI},
        **{name: {name: figure} for name, figure in STRANGERS.items()},
        "survivor": SURVIVORS,
        "trooper": {"trooper": TROOPER},
        "walker": {f"walker_{n:02}": _walker(n) for n in range(14)},
        "fresh": {f"fresh_{n}": _fresh(n) for n in range(5)},
        "runner": {f"runner_{n}": _runner(n) for n in range(5)},
        "crawler": {f"crawler_{n}": _crawler(n) for n in range(5)},
        "soldier": {f"soldier_{n}": _soldier(n) for n in range(3)},
        "listener": {f"listener_{n}": _listener(n) for n in range(3)},
    }


def everybody() -> list[tuple[str, str, Figure]]:
    """List every figure: its role, its sheet, its looks."""
    return [
        (role, f"sprites/{file}.png", figure)
        for role, figures in _figures().items()
        for file, figure in figures.items()
    ]


def roles() -> list[Role]:
    """List everybody, in the order of sheets.toml."""
    figures = _figures()
    return [
        _upright_role("player", figures["player"], PEOPLE, PERSON_POSES),
        _upright_role("nari", figures["nari"], PEOPLE, HYBRID_POSES),
        *(_upright_role(name, figures[name], PEOPLE, HYBRID_POSES) for name in STRANGERS),
        _upright_role("survivor", figures["survivor"], PEOPLE, PERSON_POSES),
        _trooper(),
        _upright_role("walker", figures["walker"], WALKER, DEAD_POSES),
        _upright_role("fresh", figures["fresh"], FRESH, DEAD_POSES),
        _upright_role("runner", figures["runner"], RUNNER, DEAD_POSES),
        _crawlers(figures["crawler"]),
        _upright_role("soldier", figures["soldier"], WALKER, DEAD_POSES),
        _upright_role("listener", figures["listener"], WALKER, DEAD_POSES),
    ]
