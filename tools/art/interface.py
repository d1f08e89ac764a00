"""Hearts, orders, portraits, keys and pad buttons for the screen's edges."""

from __future__ import annotations

from collections.abc import Mapping

from tools.art import cast, rig
from tools.art.atlas import Picture
from tools.art.font import glyph, text_width, write
from tools.art.icons import ICONS, KEY
from tools.art.raster import Image, blank, blit, dot, grid, outlined, paint, rect


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


def portrait(figure: rig.Figure, frame: str, head: dict[str, str]) -> Image:
    """A face in a small frame; `head` replaces letters of the colour key."""
    image = blank(20, 20, frame)
    rect(image, (1, 1, 18, 18), "night")
    bust = rig.compose(figure, "down", "stand 0,0 0,0 0,5 0,5")[3:20, 2:18]
    drawn = outlined(paint(bust, dict(figure.colours) | head))
    blit(image, drawn[:18], 1, 2)
    rect(image, (0, 19, 20, 1), frame)
    return image


def _feral(image: Image) -> Image:
    """Stain a portrait's mouth and scarf."""
    for x, y in ((8, 12), (9, 12), (10, 12), (11, 12), (9, 13), (10, 13), (11, 13), (10, 14)):
        dot(image, x, y, "blood3")
    for x, y in ((8, 13), (9, 14), (11, 14)):
        dot(image, x, y, "blood2")
    return image


def portraits() -> Mapping[str, Image]:
    """Name the faces."""
    calm = portrait(cast.NARI, "slate5", {"e": "ink"})
    hungry = portrait(cast.NARI, "ember", {"S": "slate4", "e": "ember"})
    feral = portrait(cast.NARI, "blood3", {"s": "slate5", "S": "slate3", "e": "ember"})
    names = {
        f"portrait_{name}": portrait(figure, "gold", {}) for name, figure in cast.PLAYERS.items()
    }
    others = {
        f"portrait_{name}": portrait(figure, "cyan", {}) for name, figure in cast.SURVIVORS.items()
    }
    return {
        **names,
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
    return {name: Picture(image) for name, image in images.items()}
