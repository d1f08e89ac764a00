"""A choice to be made now, in the middle of everything.

A near-bite stands around the two it is about: four cards where the cross of a pad has its arms, a
title with the time that is left, and between them the world gone grey but for the two.  A question
of the script is smaller: rows below what is asked.  The orders of a held button are a wheel around
the player.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.panes import frame, glass
from hyosan_arcade.view.layout import (
    LINE_H,
    NEAR_BITE_TITLE,
    QUESTION,
    choice_lines,
    question_lines,
)

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.panes import Box
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.frontends.window.signs import Signs
    from hyosan_arcade.frontends.window.text import Type
    from hyosan_arcade.view.choice import ChoiceLine, ChoiceView, WheelView
    from hyosan_arcade.view.layout import Rect
    from hyosan_arcade.view.scene import CameraView

GOOD, BAD = "✓", "▲"
CARD_GLASS = 232
OUTCOME_LINES = 2
BLINK_TICKS = 8
"""In the slowed time of a near-bite this is half a second."""
WHEEL_PX = 34
WHEEL_BOX = 22
ARROWS = ("▲", "▶", "▼", "◀")


class ChoicePainter:
    """Draws choices and the wheel of orders."""

    def __init__(self, sheets: Sheets, words: Type, signs: Signs) -> None:
        self._sheets = sheets
        self._words = words
        self._signs = signs

    def draw(self, target: pygame.Surface, choice: ChoiceView, ticks: int) -> None:
        """Draw a choice and its answers."""
        if choice.kind == "near_bite":
            self._title(target, choice, ticks)
            for line, box in zip(choice.lines, choice_lines(choice), strict=False):
                self._card(target, line, box)
            return
        self._question(target, choice)

    def draw_wheel(self, target: pygame.Surface, wheel: WheelView, camera: CameraView) -> None:
        """Draw the orders around the player; the one that letting go gives stands out."""
        middle = (wheel.x - camera.x, wheel.y - camera.y)
        pygame.draw.circle(target, self._rgb("ink"), middle, WHEEL_PX, 1)
        for part in wheel.slices:
            x, y = middle[0] + part.dx * WHEEL_PX, middle[1] + part.dy * WHEEL_PX
            size = WHEEL_BOX if part.is_chosen else WHEEL_BOX - 4
            box = (x - size // 2, y - size // 2, size, size)
            glass(target, box, self._rgb("navy1" if part.is_chosen else "ink"), CARD_GLASS)
            frame(target, box, self._rgb("gold" if part.is_chosen else "slate3"))
            icon = self._sheets.ui(f"order_{part.order}")
            target.blit(
                icon,
                (x - icon.get_width() // 2, y - icon.get_height() // 2),
                special_flags=pygame.BLEND_PREMULTIPLIED,
            )
            if part.is_chosen:
                self._wheel_words(target, middle, part.words)

    def _wheel_words(self, target: pygame.Surface, middle: tuple[int, int], words: str) -> None:
        width = self._words.width(words) + 10
        box = (middle[0] - width // 2, middle[1] + WHEEL_PX + WHEEL_BOX // 2 + 3, width, 13)
        glass(target, box, self._rgb("ink"), CARD_GLASS)
        self._words.draw(target, (box[0] + 5, box[1] + 4), words, "gold")

    def _title(self, target: pygame.Surface, choice: ChoiceView, ticks: int) -> None:
        """Write what is about to happen over the time that is left, which shrinks to its middle."""
        x, y, width, height = NEAR_BITE_TITLE
        glass(target, NEAR_BITE_TITLE, self._rgb("blood1"), CARD_GLASS)
        frame(target, NEAR_BITE_TITLE, self._rgb("ember"))
        fangs = self._sheets.ui("state_feral")
        words = self._words.fit(choice.words, width - 44)
        for left in (x + 4, x + width - 4 - fangs.get_width()):
            at = (left, y + (height - 6 - fangs.get_height()) // 2 + 1)
            target.blit(fangs, at, special_flags=pygame.BLEND_PREMULTIPLIED)
        self._words.draw(target, (x + (width - self._words.width(words)) // 2, y + 7), words)
        trough = (x + 3, y + height - 7, width - 6, 4)
        target.fill(self._rgb("ink"), trough)
        left_px = round(max(choice.time_left, 0.0) * trough[2])
        bar = (x + (width - left_px) // 2, trough[1], left_px, trough[3])
        is_short = choice.time_left < 0.35 and ticks % BLINK_TICKS < BLINK_TICKS // 2
        target.fill(self._rgb("ember" if is_short else "paper"), bar)

    def _card(self, target: pygame.Surface, line: ChoiceLine, box: Rect) -> None:
        """Draw one answer: its key, its words, and below them what comes of it."""
        outcome = self._words.wrap(line.outcome, box.w - 20)[:OUTCOME_LINES]
        panel: Box = (box.x, box.y, box.w, 19 + LINE_H * len(outcome))
        ground = "navy1" if line.is_pointed else "ink" if line.is_open else "night"
        glass(target, panel, self._rgb(ground), CARD_GLASS)
        edge = "slate2" if not line.is_open else "cyan" if line.is_good else "ember"
        frame(target, panel, self._rgb("gold" if line.is_pointed else edge))
        key_w = self._key(target, (box.x + 4, box.y + 4), line.key)
        left = box.x + 8 + key_w
        words = self._words.fit(line.words, box.w - key_w - 12)
        self._words.draw(target, (left, box.y + 6), words, _words_color(line))
        if not line.is_open:
            strike = (left - 1, box.y + 9, self._words.width(words) + 2, 1)
            target.fill(self._rgb("slate4"), strike)
        color = "slate4" if not line.is_open else "cyan" if line.is_good else "fire"
        sign = "×" if not line.is_open else GOOD if line.is_good else BAD
        self._words.draw(target, (box.x + 6, box.y + 19), sign, color)
        for n, text in enumerate(outcome):
            self._words.draw(target, (box.x + 16, box.y + 19 + n * LINE_H), text, color)

    def _question(self, target: pygame.Surface, choice: ChoiceView) -> None:
        """Write who asks what, and the answers in rows with their keys."""
        x, y, width, _ = QUESTION
        indent = self._words.width(f"{choice.who}  ") if choice.who else 0
        lines = self._words.wrap(choice.words, width - 20 - indent)[: question_lines(choice)]
        rows = choice_lines(choice)
        box = (x, y, width, rows[-1].y + rows[-1].h + 3 - y)
        glass(target, box, self._rgb("ink"), CARD_GLASS)
        frame(target, box, self._rgb("slate3"))
        target.fill(self._rgb("ember" if choice.who else "cyan"), (x, y + 1, 1, box[3] - 2))
        self._words.draw(target, (x + 8, y + 6), choice.who, "gold")
        for n, text in enumerate(lines):
            self._words.draw(target, (x + 8 + indent, y + 6 + n * LINE_H), text)
        for line, row in zip(choice.lines, rows, strict=True):
            if line.is_pointed:
                target.fill(self._rgb("navy1"), (row.x + 2, row.y - 1, row.w - 4, row.h))
            end = self._key(target, (row.x + 10, row.y), line.key)
            words = self._words.fit(line.words, row.w - end - 24)
            self._words.draw(target, (row.x + 16 + end, row.y + 2), words, _words_color(line))

    def _key(self, target: pygame.Surface, at: tuple[int, int], key: str) -> int:
        """Draw the key of an answer, an arm of the cross as a cross; return its width."""
        if key not in ARROWS:
            return self._signs.draw_key(target, at, key) - at[0]
        for arm, (dx, dy) in zip(ARROWS, ((1, 0), (2, 1), (1, 2), (0, 1)), strict=True):
            color = "gold" if arm == key else "slate3"
            target.fill(self._rgb(color), (at[0] + dx * 4, at[1] + dy * 4, 4, 4))
        target.fill(self._rgb("slate2"), (at[0] + 4, at[1] + 4, 4, 4))
        return 12

    def _rgb(self, name: str) -> tuple[int, int, int]:
        return self._sheets.color(name)


def _words_color(line: ChoiceLine) -> str:
    if not line.is_open:
        return "slate3"
    return "gold" if line.is_pointed else "paper"
