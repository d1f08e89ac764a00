"""The ally's corner: her face, her name and order, and how near she is to losing herself.

Hunger fills a bar from the left; her restraint is a post in it.  While hunger stays short of the
post she holds.  Once it passes, the corner changes all at once: teeth in the face, words that
blink, a second bar that runs out, and a line across the world that says what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import Box, text_width
from hyosan_arcade.frontends.terminal.faces import FACE_COLS, Face
from hyosan_arcade.frontends.terminal.pen import Pen, Speak, fit

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.layout import PlayLayout
    from hyosan_arcade.view.scene import AllyPanel

MOOD_INKS = {"calm": "pine3", "hungry": "gold", "feral": "ember", "gone": "slate3"}
MOOD_SIGNS = {"calm": "", "hungry": "!", "feral": "!!", "gone": ""}
ORDERS = ("come", "hold", "go", "listen", "fight", "hand")
POST = "┃"
ALARM = "▲"


class AllyCorner:
    """Draws the ally's panel."""

    def __init__(self, word: Speak, face: Face) -> None:
        self._word = word
        self._face = face

    def draw(self, pen: Pen, ally: AllyPanel, layout: PlayLayout, is_beat: bool) -> None:
        """Draw face, name, mood, order, and the hunger that counts."""
        row, col, rows, cols = layout.ally
        is_losing = is_about_to_turn(ally)
        pen.cells.fill(layout.ally, pen.rgb("blood1" if is_losing else "ink"))
        mood = "feral" if is_losing else ally.mood if ally.mood in MOOD_INKS else "calm"
        self._face(pen, row, col + 1, mood)
        inside = (row, col + FACE_COLS + 2, rows, cols - FACE_COLS - 3)
        self._who(pen, ally, inside, mood)
        self._hunger(pen, ally, inside)
        if is_losing:
            self._losing(pen, ally, inside, is_beat)
            self._warn(pen, ally, layout.world, is_beat)
        elif mood == "gone":
            pen.words(row + 2, inside[1], fit(self._word("hud.gone"), inside[3]), "slate3")
        else:
            text = f"{POST} {self._word('hud.restraint')}"
            pen.words(row + 2, inside[1], fit(text, inside[3]), "slate3")

    def _who(self, pen: Pen, ally: AllyPanel, box: Box, mood: str) -> None:
        row, col, _, cols = box
        order = self._word(f"order.{ally.order}") if ally.order in ORDERS else ""
        at = pen.bold(row, col, ally.name, "ember" if mood == "feral" else "paper")
        right = col + cols - text_width(order)
        state, sign, room = f" {self._word(f'ally.{mood}')}", MOOD_SIGNS[mood], right - 1 - at
        state = state + sign if text_width(state + sign) <= room else fit(state, room)
        pen.words(row, at, state, MOOD_INKS[mood])
        pen.words(row, right, order, "cyan")

    def _hunger(self, pen: Pen, ally: AllyPanel, box: Box) -> None:
        row, col, _, cols = box
        at = pen.words(row + 1, col, f"{self._word('hud.hunger')} ", "slate4")
        wide = col + cols - at
        pen.bar(
            row + 1, at, wide, ally.hunger, "blood3" if ally.hunger < ally.restraint else "ember"
        )
        post = at + round(min(max(ally.restraint, 0.0), 1.0) * (wide - 1))
        pen.bold(row + 1, post, POST, "paper")

    def _losing(self, pen: Pen, ally: AllyPanel, box: Box, is_beat: bool) -> None:
        """Run down what is left of her, beside the word for it."""
        row, col, _, cols = box
        text = fit(f"{ALARM} {self._word('hud.losing')} ", cols - 4)
        at = pen.bold(row + 2, col, text, "paper")
        pen.bar(row + 2, at, col + cols - at, 1.0 - ally.losing, "gold")
        if is_beat:
            pen.reverse((row + 2, col, 1, at - col))

    def _warn(self, pen: Pen, ally: AllyPanel, world: Box, is_beat: bool) -> None:
        """Say it across the world too: who looks at the middle does not see the corner."""
        row, col, rows, cols = world
        words = self._word("terminal.losing").replace("{name}", ally.name)
        text = f"{ALARM} {words} {ALARM}"
        line = row + rows // 4 + 2
        left = pen.centred((line, col, 1, cols), text, "paper", "blood3")
        if is_beat:
            pen.reverse((line, left, 1, text_width(text) + 2))


def is_about_to_turn(ally: AllyPanel) -> bool:
    """Say whether her hunger has passed what she can hold."""
    return ally.mood != "gone" and (ally.losing > 0 or ally.hunger > ally.restraint)
