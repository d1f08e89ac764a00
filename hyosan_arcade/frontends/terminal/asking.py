"""A choice that the moment asks for: who asks, what, the answers with their keys, the time left.

The world goes on behind it, so it stands low and narrow.  An answer that cannot be given stays in
its place, struck out by a sign and in grey: what one lacks is worth knowing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import Box, text_width
from hyosan_arcade.frontends.terminal.layout import holds, middle, widest
from hyosan_arcade.frontends.terminal.pen import Pen, fit, wrap

if TYPE_CHECKING:
    from hyosan_arcade.view.choice import ChoiceLine, ChoiceView

URGENT = "near_bite"
MIN_COLS, MAX_COLS = 44, 96
HURRY = 0.35
"""Less time than this share blinks."""
DASH = " — "
CLOSED, GOOD, BAD = "×", "✓", "▲"
BEAT_TICKS = 20
CHOICE_INKS = {URGENT: "ember"}


@dataclass(frozen=True, slots=True)
class ChoiceLayout:
    """Where a choice stands: its frame, what is asked line by line, a box for each answer."""

    panel: Box
    heads: tuple[str, ...]
    answers: tuple[Box, ...]


def choice_layout(choice: ChoiceView, world: Box) -> ChoiceLayout:
    """Lay a choice out at the foot of the world; an answer too long for one line takes two."""
    room = min(MAX_COLS, world[3] - 4)
    is_named = bool(choice.who) and choice.kind != URGENT  # a near-bite's words say who
    heads = wrap(f"{choice.who}: {choice.words}" if is_named else choice.words, room - 4)
    inside = max(widest([*heads, *map(answer_text, choice.lines)]), MIN_COLS - 4)
    wide = min(inside + 4, room)
    rows = [2 if text_width(answer_text(line)) > wide - 4 else 1 for line in choice.lines]
    high = len(heads) + sum(rows) + 3 + (choice.time_left >= 0)
    _, col, _, _ = middle(world, high, wide)
    row = world[0] + max(world[2] - high, 0)
    first = row + 2 + len(heads)
    answers = tuple(
        (first + sum(rows[:n]), col + 2, rows[n], wide - 4) for n in range(len(choice.lines))
    )
    return ChoiceLayout((row, col, high, wide), tuple(heads), answers)


def left_clear(choice: ChoiceView | None, world: Box) -> Box:
    """Return the part of the world above a choice, all of it where there is none."""
    if choice is None:
        return world
    return (*world[:2], choice_layout(choice, world).panel[0] - world[0], world[3])


def share_left_clear(choice: ChoiceView | None, rows: int, cols: int) -> float:
    """Return the part of a world of so many cells, from its top, that no near-bite covers.

    There the two must be seen; a question is no danger, and for it no page is turned.
    """
    if choice is None or choice.kind != URGENT:
        return 1.0
    return left_clear(choice, (0, 0, rows, cols))[2] / rows


def draw_choice(pen: Pen, choice: ChoiceView, world: Box, ticks: int) -> None:
    """Draw the choice over the lower part of the world."""
    ink, laid = CHOICE_INKS.get(choice.kind, "cyan"), choice_layout(choice, world)
    row, col, high, wide = laid.panel
    pen.cells.frame(laid.panel, pen.rgb(ink), pen.rgb("ink"))
    for number, head in enumerate(laid.heads):
        pen.bold(row + 1 + number, col + 2, head, ink)
    for box, line in zip(laid.answers, choice.lines, strict=True):
        _draw_answer(pen, box, line)
    if choice.time_left >= 0:
        _draw_time(pen, (row + high - 2, col + 2, 1, wide - 4), choice.time_left)
        if choice.time_left < HURRY and ticks % BEAT_TICKS < BEAT_TICKS // 2:
            pen.reverse((row + 1, col + 2, len(laid.heads), wide - 4))


def answer_at(choice: ChoiceView, spot: tuple[int, int], world: Box) -> int | None:
    """Return which answer a cell (row, column) is on."""
    answers = choice_layout(choice, world).answers
    return next((n for n, box in enumerate(answers) if holds(box, spot)), None)


def answer_text(line: ChoiceLine) -> str:
    """Return an answer as it is written: its key, its words, what comes of it."""
    return f"{key_sign(line)} {line.words}{outcome_text(line)}"


def outcome_text(line: ChoiceLine) -> str:
    """Return what comes of an answer, after a sign that says whether to hope for it."""
    sign = "" if not line.is_open else f"{GOOD} " if line.is_good else f"{BAD} "
    return f"{DASH}{sign}{line.outcome}" if line.outcome else ""


def key_sign(line: ChoiceLine) -> str:
    """Return the key of an answer in brackets, a cross for one that is closed."""
    return f"[{line.key}]" if line.is_open else f" {CLOSED} "


def _draw_answer(pen: Pen, box: Box, line: ChoiceLine) -> None:
    row, col, rows, cols = box
    key, outcome = key_sign(line), outcome_text(line)
    words_at = col + text_width(key) + 1
    pen.bold(row, col, key, "gold" if line.is_open else "slate3")
    room = col + cols - words_at
    end = pen.words(row, words_at, fit(line.words, room), "paper" if line.is_open else "slate3")
    if not line.is_open:
        pen.strike((row, words_at, 1, end - words_at))
    at = (row, end) if rows == 1 else (row + 1, words_at - len(DASH))
    ink = "slate3" if not line.is_open else "cyan" if line.is_good else "fire"
    pen.words(*at, fit(outcome, col + cols - at[1]), ink)


def _draw_time(pen: Pen, box: Box, time_left: float) -> None:
    row, col, _, cols = box
    pen.bar(row, col, cols, time_left, "ember" if time_left < HURRY else "gold")
