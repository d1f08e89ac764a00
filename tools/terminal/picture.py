"""Frames of cells as pictures: half blocks as pixels, words in the game's own fonts.

A cell is 12 by 24 px, so that a half block is square; letters are drawn twice their size.  What
the fonts lack (frames, shades, bars) is drawn by rule.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pygame

from hyosan_arcade.frontends.terminal.cells import (
    BOLD,
    REVERSE,
    SPACE,
    STRIKE,
    UNDERLINE,
    UPPER_HALF,
    Cells,
    letter_width,
)

ASSETS = Path(__file__).resolve().parents[2] / "assets"
CELL_W, CELL_H = 12, 24
SCALE = 2
RGB = tuple[int, int, int]
Bar = tuple[float, float, float, float]
"""x, y, width, height in shares of a cell."""

LINES = {  # which arms a line has: left, right, up, down
    "─": "lr", "│": "ud", "╭": "rd", "╮": "ld", "╰": "ru", "╯": "lu", "┌": "rd", "┐": "ld",
    "└": "ru", "┘": "lu", "├": "rud", "┤": "lud", "┬": "lrd", "┴": "lru", "┼": "lrud",
    "━": "lr", "┃": "ud", "═": "lr", "║": "ud", "╶": "r", "╴": "l",
}  # fmt: skip
SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}
LOWER_BARS = "▁▂▃▄▅▆▇█"
LEFT_BARS = "▏▎▍▌▋▊▉█"
ALIKE = {"♡": "♥"}
"""What the fonts lack and a letter of theirs that will do: the colours tell them apart."""
STROKES: dict[str, tuple[Bar, ...]] = {
    "▐": ((0.5, 0, 0.5, 1),),
    "▘": ((0, 0, 0.5, 0.5),),
    "▝": ((0.5, 0, 0.5, 0.5),),
    "▖": ((0, 0.5, 0.5, 0.5),),
    "▗": ((0.5, 0.5, 0.5, 0.5),),
    "▙": ((0, 0, 0.5, 1), (0.5, 0.5, 0.5, 0.5)),
    "▟": ((0.5, 0, 0.5, 1), (0, 0.5, 0.5, 0.5)),
    "▛": ((0, 0, 0.5, 1), (0.5, 0, 0.5, 0.5)),
    "▜": ((0.5, 0, 0.5, 1), (0, 0, 0.5, 0.5)),
    "▚": ((0, 0, 0.5, 0.5), (0.5, 0.5, 0.5, 0.5)),
    "▞": ((0.5, 0, 0.5, 0.5), (0, 0.5, 0.5, 0.5)),
}


def cells_to_picture(cells: Cells) -> pygame.Surface:
    """Draw a frame as a terminal would show it."""
    picture = pygame.Surface((cells.cols * CELL_W, cells.rows * CELL_H), 0, 32)
    reverse = (cells.style & REVERSE > 0)[..., None]
    ink = np.where(reverse, cells.paper, cells.ink)
    paper = np.where(reverse, cells.ink, cells.paper)
    upper = np.where((cells.glyph == UPPER_HALF)[..., None], ink, paper)
    halves = np.stack([upper, paper], axis=1).reshape(cells.rows * 2, cells.cols, 3)
    pixels = halves.repeat(CELL_H // 2, axis=0).repeat(CELL_W, axis=1)
    pygame.surfarray.blit_array(picture, pixels.swapaxes(0, 1))
    for row, col in np.argwhere((cells.glyph > SPACE) & (cells.glyph != UPPER_HALF)).tolist():
        red, green, blue = ink[row, col].tolist()
        letter = chr(int(cells.glyph[row, col]))
        tile = letter_tile(letter, (red, green, blue), int(cells.style[row, col]))
        picture.blit(tile, (col * CELL_W, row * CELL_H))
    return picture


def letter_tile(letter: str, color: RGB, style: int) -> pygame.Surface:
    """Draw a letter on nothing."""
    width = CELL_W * letter_width(letter)
    tile = pygame.Surface((width, CELL_H), pygame.SRCALPHA, 32)
    if not _draw_by_rule(tile, letter, color):
        mask = glyph_of(letter)
        shape = mask.to_surface(setcolor=color, unsetcolor=(0, 0, 0, 0))
        shape = pygame.transform.scale_by(shape, SCALE)
        at = ((width - shape.get_width()) // 2, _top_of(letter))
        tile.blit(shape, at)
        if style & BOLD and shape.get_width() < width:
            tile.blit(shape, (at[0] + 1, at[1]))
    if style & UNDERLINE:
        tile.fill(color, (0, CELL_H - 3, width, 2))
    if style & STRIKE:
        tile.fill(color, (0, CELL_H // 2, width, 2))
    return tile


def _draw_by_rule(tile: pygame.Surface, letter: str, color: RGB) -> bool:
    """Draw what is made of lines and blocks; say whether it is."""
    width, height = tile.get_size()
    bars: tuple[Bar, ...] = STROKES.get(letter, ())
    if letter in LOWER_BARS:
        share = (LOWER_BARS.index(letter) + 1) / 8
        bars = ((0, 1 - share, 1, share),)
    elif letter in LEFT_BARS:
        bars = ((0, 0, (LEFT_BARS.index(letter) + 1) / 8, 1),)
    elif letter in SHADES:
        tile.fill((*color, round(255 * SHADES[letter])))
    elif letter in LINES:
        middle = ((width - 2) // 2, (height - 2) // 2)
        for arm in LINES[letter]:
            tile.fill(color, _arm(arm, middle, (width, height)))
    for x, y, wide, high in bars:
        box = (round(x * width), round(y * height), round(wide * width), round(high * height))
        tile.fill(color, box)
    return bool(bars) or letter in SHADES or letter in LINES


def _arm(arm: str, middle: tuple[int, int], size: tuple[int, int]) -> pygame.Rect:
    x, y = middle
    if arm == "l":
        return pygame.Rect(0, y, x + 2, 2)
    if arm == "r":
        return pygame.Rect(x, y, size[0] - x, 2)
    if arm == "u":
        return pygame.Rect(x, 0, 2, y + 2)
    return pygame.Rect(x, y, 2, size[1] - y)


def _top_of(letter: str) -> int:
    """Return where a letter's picture begins so that all stand on one line, px."""
    name, _ = _found(letter)
    return CELL_H - 6 - SCALE * int(_fonts()[name]["baseline"])


@cache
def glyph_of(letter: str) -> pygame.Mask:
    """Return the ink of a letter in the game's fonts; a small box where both lack it."""
    name, cell = _found(ALIKE.get(letter, letter))
    if cell is None:
        mask = pygame.Mask((4, 6), fill=True)
        mask.erase(pygame.Mask((2, 4), fill=True), (1, 1))
        return mask
    font = _fonts()[name]
    row, col = divmod(cell, font["columns"])
    count = font.get("count", 0)
    width = font["width"] if cell < count else font["widths"][cell - count]
    box = pygame.Rect(col * font["cell"][0], row * font["cell"][1], width, font["cell"][1])
    mask = pygame.Mask(box.size)
    mask.draw(_ink(name), (-box.x, -box.y))
    return mask


def _found(letter: str) -> tuple[str, int | None]:
    for name, font in _fonts().items():
        step = ord(letter) - font.get("first", 0)
        count = font.get("count", 0)
        if 0 <= step < count:
            return name, step
        place = font["glyphs"].find(letter)
        if place >= 0:
            return name, count + place
    return "hyosan", None


@cache
def _fonts() -> dict[str, dict]:
    table = tomllib.loads((ASSETS / "sheets.toml").read_text(encoding="utf-8"))
    return {name: table["font"][name] for name in ("hyosan", "hangul")}


@cache
def _ink(name: str) -> pygame.Mask:
    return pygame.mask.from_surface(pygame.image.load(ASSETS / _fonts()[name]["file"]))
