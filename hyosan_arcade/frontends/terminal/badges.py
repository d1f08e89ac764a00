"""Small signs over heads, and flags: pictures of a few px, told apart by their shapes.

Rows of letters, "." for nothing; a rim of ink is put round each.  There is one for tiles of 8 and
6 px and one for tiles of 4 px.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hyosan_arcade.frontends.terminal.sprites import SmallArt

Rows = str
"""Rows parted by blanks."""
KEY = {"e": "ember", "p": "paper", "c": "cyan", "w": "wood4", "l": "slate5", "R": "blood3"}
BADGES: Mapping[str, tuple[Rows, Rows]] = {
    "feral": (
        "eeeeeeeee epepepepe e.p.p.p.e e.......e e.p.p.p.e epepepepe eeeeeeeee",
        "eeeeeee epeeepe .p...p.",
    ),
    "losing": (
        ".ee..ee. eeee.eee eeeee.ee .eee.ee. ..e.ee.. ...e....",
        "ee.ee eee.e .e.e. ..e..",
    ),
    "panic": ("pp.pp pp.pp pp.pp ..... pp.pp", "p.p p.p ... p.p"),
    "grieve": ("...c... ...c... ..ccc.. .ccpcc. .ccccc. ..ccc..", "..c.. .ccc. .cpc. .ccc."),
    "hide": ("......e. .ppppe.. p..pe..p p..ep..p ..eppp.. .e......", "..pe. pp.pp .ep.."),
    "aim": (
        "...e... .eeeee. .e.p.e. eepppee .e.p.e. .eeeee. ...e...",
        "..e.. ..e.. ee.ee ..e.. ..e..",
    ),
    "rope": (".ww..w. w..w.w. w..w.w. .ww.w.. ...w...", ".ww w.w .w."),
}  # fmt: skip
FLAG: tuple[Rows, Rows] = (
    "pee.... peeee.. peeeeee peeee.. pee.... p...... p...... p......",
    "pee. peee pee. p... p...",
)
BOB_TICKS = 20


def draw_badge(canvas: pygame.Surface, at: tuple[int, int], name: str, art: SmallArt) -> None:
    """Draw a sign over a place of a page, if there is a picture of it."""
    if name not in BADGES:
        return
    picture = badge(BADGES[name][art.size < 6], tuple(colors(art).items()))
    wide, high = picture.get_size()
    left = min(max(at[0] - wide // 2, 0), max(canvas.get_width() - wide, 0))
    canvas.blit(picture, (left, max(at[1] - high, 0)))


def draw_flag(canvas: pygame.Surface, at: tuple[int, int], art: SmallArt) -> None:
    """Plant a flag with its foot at a place of a page."""
    picture = badge(FLAG[art.size < 6], tuple(colors(art).items()))
    canvas.blit(picture, (at[0] - 1, at[1] - picture.get_height() + 2))


def colors(art: SmallArt) -> dict[str, tuple[int, int, int]]:
    """Return the colours of the letters, and of the rim under the blank."""
    return {letter: art.color(name) for letter, name in KEY.items()} | {" ": art.color("ink")}


@lru_cache(maxsize=64)
def badge(rows: Rows, key: tuple[tuple[str, tuple[int, int, int]], ...]) -> pygame.Surface:
    """Paint a picture with a rim of a px round it, and ink inside it."""
    lines, tones = rows.split(), dict(key)
    wide, high = len(lines[0]), len(lines)
    picture = pygame.Surface((wide + 2, high + 2), pygame.SRCALPHA, 32)
    drawn = [(x, y) for y, row in enumerate(lines) for x, sign in enumerate(row) if sign != "."]
    for x, y in drawn:
        picture.fill(tones[" "], (x, y, 3, 3))
    for x, y in drawn:
        picture.fill(tones[lines[y][x]], (x + 1, y + 1, 1, 1))
    return picture
