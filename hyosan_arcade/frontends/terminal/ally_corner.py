"""The ally's corner: her face, her name and order, and how near she is to losing herself.

Hunger fills a bar from the left; her restraint is a post in it.  While hunger stays short of the
post she holds.  Once it passes, the corner changes all at once: teeth in the face, words that
blink, a second bar that runs out, and a line across the world that says what to do.  Below stands
in words what comes next.  Whoever else is with the player has a line with a bar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import Box, text_width
from hyosan_arcade.frontends.terminal.faces import FACE_COLS, Face
from hyosan_arcade.frontends.terminal.pen import Pen, Speak, fit

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.layout import PlayLayout
    from hyosan_arcade.view.company import FaceView
    from hyosan_arcade.view.scene import AllyPanel

MOOD_INKS = {"calm": "pine3", "hungry": "gold", "feral": "ember", "gone": "slate3"}
MOOD_SIGNS = {"calm": "", "hungry": "!", "feral": "!!", "gone": ""}
ORDERS = ("come", "hold", "go", "listen", "fight", "hand")
POST = "┃"
ALARM = "▲"
BOND_HEARTS = 3
ABSENT = ("gone", "away")
COMPANY_COLS, COMPANY_BAR_COLS = 26, 8
COMPANY_INKS = {"hungry": "gold", "feral": "ember", "hurt": "fire", "bitten": "ember"}
COMPANY_SIGNS = {"hungry": "!", "feral": "!!", "hurt": "+", "bitten": "▲"}


class AllyCorner:
    """Draws the ally's panel."""

    def __init__(self, word: Speak, face: Face) -> None:
        self._word = word
        self._face = face

    def draw(self, pen: Pen, ally: AllyPanel, layout: PlayLayout, is_beat: bool) -> None:
        """Draw face, name, bond, order, the hunger that counts, and what comes next."""
        row, col, rows, cols = layout.ally
        mood = mood_shown(ally)
        is_alarm = mood == "feral"
        pen.cells.fill(layout.ally, pen.rgb("blood1" if is_alarm else "ink"))
        self._face(pen, (row, col + 1), ally.face, mood)
        inside = (row, col + FACE_COLS + 2, rows, cols - FACE_COLS - 3)
        self._who(pen, ally, inside, mood)
        self._hunger(pen, ally, inside)
        if is_alarm:
            self._alarm(pen, ally, inside, is_beat)
        else:
            self._status(pen, ally, inside, mood)

    def draw_company(self, pen: Pen, faces: tuple[FaceView, ...], world: Box) -> None:
        """Write a line for everybody else who is there, down the right rim of the world."""
        row, col, _, cols = world
        left = col + cols - COMPANY_COLS
        for step, shown in enumerate(faces, 1):
            ink = COMPANY_INKS.get(shown.mood, "slate5")
            pen.cells.fill((row + step, left, 1, COMPANY_COLS), pen.rgb("ink"))
            sign = COMPANY_SIGNS.get(shown.mood, "")
            room = COMPANY_COLS - COMPANY_BAR_COLS - 3 - text_width(sign)
            at = pen.words(row + step, left + 1, fit(shown.name, room), ink)
            pen.bold(row + step, at, f" {sign}", ink)
            bar_at = left + COMPANY_COLS - COMPANY_BAR_COLS - 1
            is_hybrid = shown.post >= 0
            bar_ink = "blood3" if is_hybrid else "ember"
            pen.bar(row + step, bar_at, COMPANY_BAR_COLS, shown.share, bar_ink)
            if is_hybrid:
                post = round(min(shown.post, 1.0) * (COMPANY_BAR_COLS - 1))
                pen.bold(row + step, bar_at + post, POST, "paper")

    def _who(self, pen: Pen, ally: AllyPanel, box: Box, mood: str) -> None:
        row, col, _, cols = box
        order = self._word(f"order.{ally.order}") if ally.order in ORDERS else ""
        at = pen.bold(row, col, ally.name, "gold" if mood == "feral" else "paper")
        right = col + cols - text_width(order)
        full = round(min(max(ally.bond, 0.0), 1.0) * BOND_HEARTS)
        if right - at > BOND_HEARTS + 1:
            at = pen.words(row, at + 1, "♥" * full, "ember")
            pen.words(row, at, "♡" * (BOND_HEARTS - full), "slate3")
        pen.words(row, right, order, "cyan" if mood != "gone" else "slate3")

    def _status(self, pen: Pen, ally: AllyPanel, box: Box, mood: str) -> None:
        """Say what she is, and what the post in the bar means."""
        row, col, _, cols = box
        words = fit(f"{ally.status or self._word(f'ally.{mood}')}{MOOD_SIGNS[mood]}", cols)
        at = pen.words(row + 2, col, words, MOOD_INKS[mood])
        legend = f"{POST} {self._word('hud.restraint')}"
        right = col + cols - text_width(legend)
        if right > at + 1 and mood != "gone":
            pen.words(row + 2, right, legend, "slate3")

    def _hunger(self, pen: Pen, ally: AllyPanel, box: Box) -> None:
        row, col, _, cols = box
        at = pen.words(row + 1, col, f"{self._word('hud.hunger')} ", "slate4")
        wide = col + cols - at
        pen.bar(
            row + 1, at, wide, ally.hunger, "blood3" if ally.hunger < ally.restraint else "ember"
        )
        post = at + round(min(max(ally.restraint, 0.0), 1.0) * (wide - 1))
        pen.bold(row + 1, post, POST, "paper")

    def _alarm(self, pen: Pen, ally: AllyPanel, box: Box, is_beat: bool) -> None:
        """Say what is about to be, beside what is left of her."""
        row, col, _, cols = box
        words = ally.status or self._word("hud.losing")
        at = pen.bold(row + 2, col, fit(f"{ALARM} {words} ", cols), "paper")
        if is_beat:
            pen.reverse((row + 2, col, 1, at - col))
        if ally.losing > 0 and at < col + cols:
            pen.bar(row + 2, at, col + cols - at, 1.0 - ally.losing, "gold")

    def warn(self, pen: Pen, ally: AllyPanel, box: Box, is_beat: bool) -> int:
        """Say it across the world too, for who looks there; return the row below.

        Once she bites there is nothing to warn of: what to do then is a choice of its own.
        """
        row = box[0]
        if mood_shown(ally) != "feral" or ally.losing >= 1.0:
            return row
        key = "terminal.losing" if is_to_be_fed(ally) else "terminal.feral"
        words = self._word(key).replace("{name}", ally.name)
        text = f"{ALARM} {words} {ALARM}"
        left = pen.centred(box, text, "paper", "blood3")
        if is_beat:
            pen.reverse((row, left, 1, text_width(text) + 2))
        return row + 1


def is_to_be_fed(ally: AllyPanel) -> bool:
    """Say whether feeding her still helps: once she is feral, only distance and a shove do."""
    return ally.mood != "feral" or ally.losing > 0


def mood_shown(ally: AllyPanel) -> str:
    """Return her mood as it is drawn: past her restraint she is as good as feral."""
    if ally.mood in ABSENT:
        return "gone"
    if ally.mood == "feral" or ally.losing > 0 or ally.hunger > ally.restraint:
        return "feral"
    return ally.mood if ally.mood in MOOD_INKS else "calm"
