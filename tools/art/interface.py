"""Hearts, orders, portraits, keys and pad buttons for the screen's edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tools.art import badges, cast, rig
from tools.art.atlas import Picture
from tools.art.font import glyph, text_width, write
from tools.art.icons import ICONS, KEY
from tools.art.raster import Image, blank, blit, dot, grid, outline, outlined, paint, rect


def pad_button(letter: str, colour: str) -> Image:
    """A round button with its letter."""
    image = blank(11, 11)
    for y in range(11):
        for x in range(11):
            away = (x - 5) ** 2 + (y - 5) ** 2
            if away <= 29:
                dot(image, x, y, "night" if away <= 21 else colour)
    write(image, (6 - (len(glyph(letter)[0]) + 1) // 2, 3), letter, colour)
    return image


def shoulder_button(text: str) -> Image:
    """A wide shoulder button with its two letters."""
    width = text_width(text) + 6
    image = blank(width, 11, "slate5")
    rect(image, (1, 1, width - 2, 9), "night")
    for x, y in ((0, 0), (width - 1, 0), (0, 10), (width - 1, 10)):
        image[y, x] = 0
    write(image, (3, 3), text, "slate5")
    return image


def portrait(figure: rig.Figure, frame: str) -> Image:
    """A face in a small frame."""
    image = blank(20, 20, frame)
    rect(image, (1, 1, 18, 18), "slate2")
    bust = rig.compose(figure, "down", "stand 0,0 0,0 0,5 0,5")[3:20, 2:18]
    blit(image, outlined(paint(bust, figure.colours))[:18], 1, 2)
    rect(image, (0, 19, 20, 1), frame)
    return image


_NARI = grid(
    [
        "......hhhhhh......",
        "....hhlllhhhhh....",
        "...hhllhhhhhhhH...",
        "..hhhlhhhhhhhhHH..",
        "..hhhhhhhhhhhhHH..",
        "..hhhhhhhhhhhhHH..",
        "..hhhshhhshhhhHH..",
        "..hhsshhsshhshHH..",
        "..hhsssssshsssHH..",
        "..hhseesssseeSHH..",
        "..hhsisssssisSHH..",
        "..hhssssSssssSHH..",
        "..hhsssssssssSHH..",
        "..hhHsssmmssSHHH..",
        "..hhrrrrrrrrrRHH..",
        "..hrrrrRrrrrrrRH..",
        "..wrrRRrrrrRRrRw..",
        ".wwwwrrrrrrRwwwww.",
    ]
)


def _nari(frame: str, face: dict[str, str]) -> Image:
    """Nari's own portrait; `face` replaces letters of her colour key."""
    image = blank(20, 20, frame)
    rect(image, (1, 1, 18, 18), "slate2")
    key = dict(cast.NARI.colours) | {"w": "paper", "l": "slate2"} | face
    blit(image, outline(paint(_NARI, key)), 1, 1)
    rect(image, (0, 19, 20, 1), frame)
    return image


def _feral(image: Image) -> Image:
    """Stain the mouth and what is below it."""
    for x, y, tone in (
        (7, 14, "blood3"), (8, 14, "blood3"), (9, 14, "ink"), (10, 14, "ink"), (11, 14, "blood3"),
        (8, 13, "blood3"), (10, 13, "blood2"), (11, 13, "blood3"), (8, 15, "blood2"),
        (10, 15, "blood2"), (10, 16, "blood2"), (4, 9, "rot3"), (13, 12, "blood2"),
    ):  # fmt: skip
        dot(image, x, y, tone)
    return image


def portraits() -> Mapping[str, Image]:
    """Name the faces."""
    calm = _nari("slate5", {"e": "ink", "i": "wood2", "m": "skin2"})
    hungry = _nari("ember", {"e": "ink", "i": "ember", "m": "blood2", "S": "slate4"})
    feral = _nari("blood3", {"e": "blood3", "i": "ember", "s": "slate5", "S": "slate3"})
    names = {f"portrait_{name}": portrait(figure, "gold") for name, figure in cast.PLAYERS.items()}
    others = {
        f"portrait_{name}": portrait(figure, "cyan") for name, figure in cast.SURVIVORS.items()
    }
    moods = {"calm": ("slate5", "ink"), "hungry": ("ember", "ink"), "feral": ("blood3", "ember")}
    strangers = {
        f"portrait_{name}_{mood}": portrait(
            replace(figure, colours={**figure.colours, "e": eye, "m": "blood3"}), frame
        )
        for name, figure in cast.STRANGERS.items()
        for mood, (frame, eye) in moods.items()
    }
    return {
        **names,
        **strangers,
        "portrait_nari_calm": calm,
        "portrait_nari_hungry": hungry,
        "portrait_nari_feral": _feral(feral),
        **others,
    }


def pictures() -> Mapping[str, Picture]:
    """Name everything on the sheet."""
    plain = ("key_cap", "panel_corner", "heart_full", "heart_half", "heart_empty")
    images: dict[str, Image] = {}
    for name, rows in ICONS.items():
        drawn = paint(grid(rows), KEY)
        exact = name in plain or name.startswith("order_")
        images[name] = drawn if exact else outlined(drawn)
    for letter, colour in (("A", "pine3"), ("B", "ember"), ("X", "navy3"), ("Y", "gold")):
        images[f"pad_{letter.lower()}"] = pad_button(letter, colour)
    for text in ("LB", "RB", "LT", "RT"):
        images[f"pad_{text.lower()}"] = shoulder_button(text)
    images |= portraits()
    images |= badges.badges()
    return {name: Picture(image) for name, image in images.items()}
