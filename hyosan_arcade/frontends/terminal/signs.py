"""What is read off the world: prompts, warnings, arrows at the rim; shapes and words, not colours.

Small marks are px of the picture; words are text cells laid over it afterwards.  One px of the
picture is one column wide and half a row high.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

import pygame

from hyosan_arcade.frontends.terminal.cells import BOLD, RGB, text_width

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.cells import Cells
    from hyosan_arcade.frontends.terminal.ground import Page
    from hyosan_arcade.frontends.terminal.sprites import SmallArt
    from hyosan_arcade.view.scene import EdgeArrow, FloatText, Marker, World2D

DARK: RGB = (16, 15, 26)
PAPER: RGB = (241, 239, 226)
KEY_INK: RGB = (11, 10, 18)
FLOAT_RISE = 0.9
"""Tiles that words rise."""
FIGURE_TILES = 1.6
"""How tall a figure is with its outline."""
BEAT_TICKS = 12
ARROW_COLORS = {"threat": "ember", "warning": "gold", "ally": "fire", "feral": "blood3"}
ALARM = "!"
STATE_SIGNS = {
    "feral": ("VV", "ember"),
    "losing": ("!!", "fire"),
    "panic": ("!?", "gold"),
    "grieve": ("..", "slate5"),
    "hide": ("--", "slate4"),
    "aim": ("->", "gold"),
    "rope": ("##", "wood4"),
}
"""What shows of somebody at a glance, and in which colour."""
FLAG = "|>"
ORDER_SIGNS = {
    "hold": "■",
    "go": "→",
    "listen": "♪",
    "fight": "!",
    "hand": "♥",
}
BEACON_COLORS = {"exit": "cyan", "objective": "gold"}


def draw_arrow(canvas: pygame.Surface, arrow: EdgeArrow, art: SmallArt, ticks: int) -> None:
    """Draw a warning at the rim: a threat is a solid wedge, the ally a heart."""
    wide, high = canvas.get_size()
    big = {8: 3, 6: 3, 4: 2}[art.size]
    length = math.hypot(arrow.dx, arrow.dy)
    if length == 0:
        return
    dx, dy = arrow.dx / length, arrow.dy / length
    reach = min(
        (wide / 2 - big - 1) / max(abs(dx), 1e-6), (high / 2 - big - 1) / max(abs(dy), 1e-6)
    )
    is_beat = arrow.urgency > 0.4 and ticks // BEAT_TICKS % 2
    x, y = round(wide / 2 + dx * (reach - is_beat)), round(high / 2 + dy * (reach - is_beat))
    color = art.color(ARROW_COLORS.get(arrow.kind, "paper"))
    if arrow.kind == "ally":
        heart(canvas, (x, y), color, big)
        return
    if arrow.kind == "feral":
        fangs(canvas, (x, y), color, big)
        return
    wedge(canvas, (x, y), (dx, dy), KEY_INK, big + 1)
    wedge(canvas, (x, y), (dx, dy), color, big)
    canvas.fill(PAPER if is_beat else KEY_INK, (x, y, 1, 1))


def wedge(
    canvas: pygame.Surface,
    at: tuple[int, int],
    toward: tuple[float, float],
    color: RGB,
    big: int,
) -> None:
    """Fill a triangle whose corner points in one of eight directions, clean at any size."""
    x, y = at
    right, down = round(toward[0] * 1.3), round(toward[1] * 1.3)
    for step in range(2 * big + 1):
        half, wide = step // 2, 2 * big + 1 - step
        if right and down:
            left = x + big - wide + 1 if right > 0 else x - big
            canvas.fill(color, (left, y + down * (big - step), wide, 1))
        elif down:
            canvas.fill(color, (x - half, y + down * (big - step), 2 * half + 1, 1))
        else:
            canvas.fill(color, (x + right * (big - step), y - half, 1, 2 * half + 1))


def heart(canvas: pygame.Surface, at: tuple[int, int], color: RGB, big: int) -> None:
    """Draw a heart."""
    rows = ("XX.XX", "XXXXX", ".XXX.", "..X..") if big > 2 else ("X.X", "XXX", ".X.")
    _shape(canvas, at, color, rows)


def fangs(canvas: pygame.Surface, at: tuple[int, int], color: RGB, big: int) -> None:
    """Draw two teeth in a jaw."""
    rows = ("XXXXX", "XX.XX", "X...X") if big > 2 else ("XXX", "X.X")
    _shape(canvas, at, color, rows)


def _shape(canvas: pygame.Surface, at: tuple[int, int], color: RGB, rows: tuple[str, ...]) -> None:
    """Draw rows of px, their middle at a place, on a dark ground."""
    top, left = at[1] - len(rows) // 2, at[0] - len(rows[0]) // 2
    canvas.fill(KEY_INK, (left - 1, top - 1, len(rows[0]) + 2, len(rows) + 2))
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            if letter == "X":
                canvas.fill(color, (left + x, top + y, 1, 1))


def draw_marks(canvas: pygame.Surface, world: World2D, page: Page, art: SmallArt) -> None:
    """Draw the aim and the alarm over who is about to take hold."""
    for marker in world.markers:
        x, y = page.x(marker.x), page.y(marker.y)
        if marker.kind == "aim":
            draw_aim(canvas, (x, y), art)
        elif marker.kind == "grab":
            draw_alarm(canvas, (x, y), art, marker.progress)


def draw_aim(canvas: pygame.Surface, at: tuple[int, int], art: SmallArt) -> None:
    """Draw a cross with an open middle."""
    x, y = at
    long, color = max(art.size // 3, 1), art.color("gold")
    for box in ((x - 1 - long, y, long, 1), (x + 2, y, long, 1)):
        canvas.fill(color, box)
    for box in ((x, y - 1 - long, 1, long), (x, y + 2, 1, long)):
        canvas.fill(color, box)
    canvas.fill(PAPER, (x, y, 1, 1))


def draw_alarm(canvas: pygame.Surface, at: tuple[int, int], art: SmallArt, progress: float) -> None:
    """Draw an exclamation mark that drops onto a head as time runs out."""
    high = art.size * 3 // 4
    x, y = at[0], at[1] + art.size // 3 - round((1 - progress) * 2)
    color = PAPER if progress < 0.5 else art.color("ember")
    wide = 2 if art.size > 4 else 1
    canvas.fill(KEY_INK, (x - 1, y - high - 1, wide + 2, high + 2))
    canvas.fill(color, (x, y - high, wide, high - 2))
    canvas.fill(color, (x, y - 1, wide, 1))


class Colors(Protocol):
    """Whoever knows the colours of the palette."""

    def color(self, name: str) -> RGB:
        """Return a colour by its name."""


def write_signs(
    cells: Cells, world: World2D, page: Page, art: Colors, own: tuple[float, float]
) -> None:
    """Write the words that belong to places of the world over a picture of the page.

    `own` is where the player stands, world px: no prompt hides them.
    """
    feet = page.y(own[1]) // 2, page.x(own[0])
    for word in world.floats:
        _write_float(cells, word, page, art)
    for marker in world.markers:
        row, col = page.y(marker.y) // 2, page.x(marker.x)
        if not page.holds(marker.x, marker.y):
            if marker.kind in BEACON_COLORS:
                _write_at_rim(cells, marker, (row, col), art)
            continue
        if marker.kind == "prompt":
            _write_prompt(cells, marker, _beside((row, col), feet, page.size), art)
        elif marker.kind in BEACON_COLORS:
            words = f"▼ {marker.text}" if marker.text else "▼"
            _write_middle(cells, (row - 1, col), words, art.color(BEACON_COLORS[marker.kind]))
        elif marker.kind == "order":
            sign = ORDER_SIGNS.get(marker.text, marker.text[:1])
            _write_middle(cells, (row, col), f" {sign} ", art.color("ember"))
        elif marker.kind == "state":
            _write_state(cells, (row, col), marker.text, art)
        elif marker.kind == "flag":
            _write_middle(cells, (row, col), FLAG, art.color("fire"))
        elif marker.kind == "speech":
            _write_middle(cells, (row, col), f" {marker.text} ", PAPER)


def _write_state(cells: Cells, at: tuple[int, int], text: str, art: Colors) -> None:
    """Write over a head what somebody is in: a sign, and words after it."""
    name, _, words = text.partition(" ")
    sign, color = STATE_SIGNS.get(name, (name[:2], "paper"))
    _write_middle(cells, at, f" {sign} {words} " if words else f" {sign} ", art.color(color))


def _beside(at: tuple[int, int], feet: tuple[int, int], size: int) -> tuple[int, int]:
    """Return a place for words that would hide the player: above the head."""
    head = feet[0] - round(size * FIGURE_TILES / 2)
    is_over = head <= at[0] <= feet[0] and abs(at[1] - feet[1]) < size * 3
    return (head - 1, at[1]) if is_over else at


def _write_at_rim(cells: Cells, marker: Marker, at: tuple[int, int], art: Colors) -> None:
    """Write where to find a place beyond the picture, where the way to it leaves the picture."""
    middle = (cells.rows / 2, cells.cols / 2)
    down, right = at[0] - middle[0], at[1] - middle[1]
    share = min(middle[0] / max(abs(down), 1e-6), middle[1] / max(abs(right), 1e-6))
    row = round(middle[0] + down * share - (down > 0))
    if abs(right) * share >= middle[1] - 1:
        words = f" {marker.text} ▶ " if right > 0 else f" ◀ {marker.text} "
    else:
        words = f" ▼ {marker.text} " if down > 0 else f" ▲ {marker.text} "
    col = round(middle[1] + right * share)
    row = min(max(row, 1), cells.rows - 2)
    _write_middle(cells, (row, col), words, art.color(BEACON_COLORS[marker.kind]))


def _write_float(cells: Cells, word: FloatText, page: Page, art: Colors) -> None:
    rise = round(FLOAT_RISE * page.size * (1 - (1 - word.progress) ** 2))
    at = ((page.y(word.y) - rise) // 2, page.x(word.x))
    if 0 <= at[0] < cells.rows:
        if word.text == ALARM:
            cells.write(at[0], at[1] - 1, f" {ALARM} ", KEY_INK, art.color("gold"))
        else:
            _write_middle(cells, at, word.text, art.color(word.color))


def _write_middle(cells: Cells, at: tuple[int, int], text: str, ink: RGB) -> None:
    """Write words on dark paper, their middle at a cell, kept inside."""
    wide = text_width(text)
    row = min(max(at[0], 0), cells.rows - 1)
    col = min(max(at[1] - wide // 2, 0), max(cells.cols - wide, 0))
    cells.write(row, col, text, ink, DARK)
    cells.set_style((row, col, 1, wide), BOLD)


def _write_prompt(cells: Cells, marker: Marker, at: tuple[int, int], art: Colors) -> None:
    """Write a key and what it does."""
    key = f" {marker.key.upper() if len(marker.key) == 1 else marker.key.title()} "
    words = f" {marker.text} "
    wide = text_width(words) + (text_width(key) if marker.key else 0)
    row = min(max(at[0], 0), cells.rows - 1)
    col = min(max(at[1] - wide // 2, 0), max(cells.cols - wide, 0))
    if marker.key:
        after = cells.write(row, col, key, KEY_INK, art.color("gold"))
        cells.set_style((row, col, 1, after - col), BOLD)
        col = after
    after = cells.write(row, col, words, PAPER, DARK)
    done = round(text_width(words) * min(max(marker.progress, 0.0), 1.0))
    if done:
        cells.write(row, col, words[:done], KEY_INK, art.color("gold"))
