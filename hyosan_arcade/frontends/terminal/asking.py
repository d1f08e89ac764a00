"""A choice that the moment asks for: who asks, what, the answers with their keys, the time left.

The world goes on behind it, so it stands low and narrow.  An answer that cannot be given stays in
its place, struck out by a sign and in grey: what one lacks is worth knowing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import Box, text_width
from hyosan_arcade.frontends.terminal.layout import middle, widest
from hyosan_arcade.frontends.terminal.pen import Pen, fit, wrap

if TYPE_CHECKING:
    from hyosan_arcade.view.choice import ChoiceLine, ChoiceView

URGENT = "near_bite"
MIN_COLS, MAX_COLS = 44, 76
HURRY = 0.35
"""Less time than this share blinks."""
CLOSED = "×"
BEAT_TICKS = 20
CHOICE_INKS = {URGENT: "ember"}


def draw_choice(pen: Pen, choice: ChoiceView, world: Box, ticks: int) -> None:
    """Draw the choice over the lower part of the world."""
    ink = CHOICE_INKS.get(choice.kind, "cyan")
    room = min(MAX_COLS, world[3] - 4)
    heads = wrap(f"{choice.who}: {choice.words}" if choice.who else choice.words, room - 4)
    inside = max(widest([*heads, *map(answer_text, choice.lines)]), MIN_COLS - 4)
    wide = min(inside + 4, room)
    high = len(heads) + len(choice.lines) + 3 + (choice.time_left >= 0)
    _, col, _, _ = middle(world, high, wide)
    row = world[0] + max((world[2] - high) * 5 // 6, 0)
    pen.cells.frame((row, col, high, wide), pen.rgb(ink), pen.rgb("ink"))
    for number, head in enumerate(heads):
        pen.bold(row + 1 + number, col + 2, head, ink)
    at = row + 2 + len(heads)
    for number, line in enumerate(choice.lines):
        _draw_answer(pen, (at + number, col + 2, 1, wide - 4), line)
    if choice.time_left >= 0:
        _draw_time(pen, (row + high - 2, col + 2, 1, wide - 4), choice.time_left)
        if choice.time_left < HURRY and ticks % BEAT_TICKS < BEAT_TICKS // 2:
            pen.reverse((row + 1, col + 2, len(heads), wide - 4))


def answer_text(line: ChoiceLine) -> str:
    """Return an answer as it is written: its key, its words, what comes of it."""
    outcome = f" — {line.outcome}" if line.outcome else ""
    return f"{key_sign(line)} {line.words}{outcome}"


def key_sign(line: ChoiceLine) -> str:
    """Return the key of an answer in brackets, a cross for one that is closed."""
    return f"[{line.key}]" if line.is_open else f" {CLOSED} "


def _draw_answer(pen: Pen, box: Box, line: ChoiceLine) -> None:
    row, col, _, cols = box
    key = key_sign(line)
    if not line.is_open:
        end = pen.words(row, col, fit(answer_text(line), cols), "slate3")
        pen.strike((row, col + text_width(key) + 1, 1, end - col - text_width(key) - 1))
        return
    at = pen.bold(row, col, key, "gold")
    at = pen.words(row, at, f" {fit(line.words, col + cols - at - 1)}", "paper")
    if line.outcome:
        pen.words(row, at, fit(f" — {line.outcome}", col + cols - at), "slate4")


def _draw_time(pen: Pen, box: Box, time_left: float) -> None:
    row, col, _, cols = box
    pen.bar(row, col, cols, time_left, "ember" if time_left < HURRY else "gold")
