"""What the player must know, in cells: a line above the world, three below, signs over it.

Every meter has a word, a shape and a colour, in this order of weight: whoever has never read a
manual, and whoever sees no colours, must still see that she is hurt, heard, or about to lose
control of what walks beside her.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.ally_corner import COMPANY_COLS, AllyCorner
from hyosan_arcade.frontends.terminal.cells import Box, Cells, text_width
from hyosan_arcade.frontends.terminal.layout import WIDE_COLS, PlayLayout, play_layout, widest
from hyosan_arcade.frontends.terminal.pen import RGB, Pen, Speak, fit, wrap

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.faces import Face
    from hyosan_arcade.view.scene import Hud

HEART_HP = 20
LOW = 0.25
BEAT_TICKS = 30
"""A warning changes twice in this time: under three flashes a second."""
OBJECTIVE_INKS = {"done": "pine3", "failed": "ember"}
OBJECTIVE_SIGNS = {"done": "✓", "failed": "×"}
STEPS = "▁▂▃▄▅▆▇█"
"""The noise meter: the louder, the more and the higher."""
QUIET_STEPS, MIDDLING_STEPS = 3, 5
SPEECH_COLS = 76
CAPTIONS = 3
SIDES = ("left", "", "right")
ITEM_PREFIX = "item_"


class Panel:
    """Draws the HUD of a frame into cells."""

    def __init__(self, colors: Mapping[str, RGB], word: Speak, face: Face) -> None:
        self._colors = colors
        self._word = word
        self._ally = AllyCorner(word, face)

    def draw(self, cells: Cells, hud: Hud, ticks: int, clear: Box) -> None:
        """Draw everything that has something to say; `clear` is what no choice covers."""
        pen, layout = Pen(cells, self._colors), play_layout(cells.rows, cells.cols)
        is_beat = ticks % BEAT_TICKS < BEAT_TICKS // 2
        for box in (layout.top, layout.vitals, layout.ally):
            cells.fill(box, pen.rgb("ink"))
        below = self._top(pen, hud, layout)
        self._vitals(pen, hud, layout.vitals, is_beat)
        wide = cells.cols - (COMPANY_COLS if hud.company else 0)
        row = self._infection(pen, hud, (below, 0, 2, wide), is_beat)
        if hud.ally is not None:
            self._ally.draw(pen, hud.ally, layout, is_beat)
            row = self._ally.warn(pen, hud.ally, (row, 0, 1, wide), is_beat)
        self._ally.draw_company(pen, hud.company, layout.world)
        self._speech(pen, hud, (row, 0, 1, wide))
        self._below(pen, hud, clear)

    def _top(self, pen: Pen, hud: Hud, layout: PlayLayout) -> int:
        """Write the tasks at the left, the meters at the right; return the row below them."""
        left = self._meters(pen, hud, layout.top)
        current = [o for o in hud.objectives if o[1] not in OBJECTIVE_SIGNS]
        row = layout.top[0]
        for text, status in (current or list(hud.objectives[-1:]))[:2]:
            sign, ink = OBJECTIVE_SIGNS.get(status, "▶"), OBJECTIVE_INKS.get(status, "paper")
            for number, line in enumerate(wrap(text, left - 4)):
                pen.words(
                    row,
                    0,
                    f" {' ' if number else sign} ",
                    OBJECTIVE_INKS.get(status, "gold"),
                    "ink",
                )
                pen.words(row, 3, f"{line} ", ink, "ink")
                row += 1
        return max(row, layout.world[0])

    def _meters(self, pen: Pen, hud: Hud, box: Box) -> int:
        """Write noise, dread, the fallen and the time from the right; return where they begin."""
        row, col, _, cols = box
        noise, dread = self._word("hud.noise"), self._word("hud.threat")
        wide = 6 if cols < WIDE_COLS else 10
        fallen = self._word("hud.kills").replace("{count}", str(hud.kills))
        clock = f"{hud.seconds // 60}:{hud.seconds % 60:02}"
        length = text_width(noise + dread + fallen + clock) + len(STEPS) + wide + 9
        at = left = col + cols - length
        at = pen.words(row, at, f"{noise} ", "slate4", "ink")
        at = self._noise(pen, row, at, hud.noise)
        at = pen.words(row, at, f"  {dread} ", "slate4", "ink")
        at = pen.bar(row, at, wide, hud.threat, "blood3" if hud.threat < 0.7 else "ember")
        at = pen.words(row, at, f"  {fallen}", "paper", "ink")
        pen.words(row, at, f"  {clock}", "slate5", "ink")
        return left

    def _noise(self, pen: Pen, row: int, col: int, noise: float) -> int:
        lit = round(min(max(noise, 0.0), 1.0) * len(STEPS))
        for step, block in enumerate(STEPS):
            ink = "pine3" if step < QUIET_STEPS else "gold" if step < MIDDLING_STEPS else "ember"
            is_lit = step < lit
            pen.words(row, col + step, block if is_lit else "·", ink if is_lit else "slate2", "ink")
        return col + len(STEPS)

    def _vitals(self, pen: Pen, hud: Hud, box: Box, is_beat: bool) -> None:
        """Write who and where, health and breath, weapon and pockets."""
        row, col, _, cols = box
        is_wide = cols > WIDE_COLS // 2 + 10
        at = pen.bold(row, col + 1, hud.name, "gold")
        weapon = f"{hud.weapon} "
        bar_cols = 8 if hud.weapon_left > 0 else 0
        right = col + cols - 2 - text_width(weapon) - bar_cols
        if hud.place:
            pen.words(row, at, fit(f" · {hud.place}", right - 2 - at), "slate5")
        right = pen.words(row, right, weapon, "slate5")
        pen.thin_bar(row, right, bar_cols, hud.weapon_left, "cyan")
        at = self._health(pen, hud, (row + 1, col + 1, 1, cols), is_beat)
        breath = f"{self._word('hud.stamina')} "
        at = pen.words(row + 1, at + (4 if is_wide else 2), breath, "slate4")
        ink = "pine3" if hud.stamina > LOW else "ember"
        pen.bar(row + 1, at, col + cols - 2 - at, hud.stamina, ink)
        self._items(pen, hud, (row + 2, col + 1, 1, cols - 3))

    def _health(self, pen: Pen, hud: Hud, box: Box, is_beat: bool) -> int:
        row, col, _, _ = box
        is_low = hud.health <= LOW * hud.max_health
        at = pen.words(row, col, f"{self._word('hud.health')} ", "ember" if is_low else "slate4")
        hearts = max(round(hud.max_health / HEART_HP), 1)
        full = min(max(round(hud.health / HEART_HP), 1 if hud.health > 0 else 0), hearts)
        at = pen.words(row, at, "♥" * full, "ember")
        at = pen.words(row, at, "♡" * (hearts - full), "slate3")
        number = f" {max(round(hud.health), 0)}"
        at = pen.bold(row, at, f"{number}{'!' if is_low else ''}", "ember" if is_low else "paper")
        if is_low and is_beat:
            pen.reverse((row, col, 1, at - col))
        return at

    def _items(self, pen: Pen, hud: Hud, box: Box) -> None:
        """Write what is carried, the chosen one in brackets."""
        row, at, _, cols = box
        carried = [(n, *slot) for n, slot in enumerate(hud.items) if slot[1] > 0]
        if not carried:
            pen.words(row, at, self._word("hud.empty"), "slate3")
        for n, name, count in carried:
            text = self._word(f"item.{name.removeprefix(ITEM_PREFIX)}")
            text = f"{text} {count}" if count > 1 else text
            is_chosen = n == hud.selected
            shown = f"[{text}]" if is_chosen else f" {text} "
            if at + text_width(shown) > box[1] + cols:
                pen.words(row, at, "…", "slate4")
                return
            at = pen.words(row, at, shown, "gold" if is_chosen else "slate5")

    def _infection(self, pen: Pen, hud: Hud, box: Box, is_beat: bool) -> int:
        """Let the clock of a bite run down above the world; return the row below it."""
        if hud.infection_s < 0:
            return box[0]
        share = hud.infection_s / max(hud.infection_full_s, 1.0)
        turns = self._word("hud.turns_in").replace("{seconds}", f"{hud.infection_s:.1f}")
        text = f"▲ {self._word('hud.infected')} ▲  {turns}"
        left = pen.centred(box, text, "paper", "blood2")
        wide = text_width(text) + 2
        if is_beat or share > 2 * LOW:
            pen.reverse((box[0], left, 1, wide))
        pen.cells.fill((box[0] + 1, left, 1, wide), pen.rgb("blood1"))
        pen.bar(box[0] + 1, left, wide, share, "ember")
        return box[0] + 2

    def _speech(self, pen: Pen, hud: Hud, box: Box) -> None:
        speaker, text = hud.speech
        if not text:
            return
        row, col, _, cols = box
        indent = text_width(f"{speaker}: ") if speaker else 0
        lines = wrap(text, min(SPEECH_COLS, cols - 8) - indent)
        wide = widest(lines) + indent + 4
        left = col + (cols - wide) // 2
        pen.cells.fill((row + 1, left, len(lines), wide), pen.rgb("ink"))
        for number, line in enumerate(lines):
            pen.words(row + 1 + number, left, "▌", "ember" if speaker else "cyan")
            pen.words(row + 1 + number, left + 2 + indent, line)
        if speaker:
            pen.bold(row + 1, left + 2, f"{speaker}:", "gold")

    def _below(self, pen: Pen, hud: Hud, clear: Box) -> None:
        """Stack, from the bottom up: captions, the hint, what one is busy with."""
        top, col, rows, cols = clear
        lowest = dict.fromkeys(SIDES, top + rows)
        for caption in reversed(hud.captions[-CAPTIONS:]):
            lowest[caption.side] -= 1
            self._caption(pen, (lowest[caption.side], col, 1, cols), caption.text, caption.side)
        row = min(lowest.values())
        if hud.hint:
            row -= 1
            pen.centred((row, col, 1, cols), hud.hint, "cyan", "ink")
        share, ink = (hud.escape, "ember") if hud.escape >= 0 else (hud.action, "cyan")
        if share >= 0:
            self._action(pen, (row - 3, col, 2, cols), hud.action_text, (share, ink))

    def _caption(self, pen: Pen, box: Box, text: str, side: str) -> None:
        """Write a sound in words on the side that it comes from."""
        row, col, _, cols = box
        third = cols // 3
        if side == "left":
            pen.centred((row, col, 1, third), f"◀ {text}", "paper", "ink")
        elif side == "right":
            pen.centred((row, col + cols - third, 1, third), f"{text} ▶", "paper", "ink")
        else:
            pen.centred((row, col + third, 1, cols - 2 * third), text, "paper", "ink")

    def _action(self, pen: Pen, box: Box, text: str, meter: tuple[float, str]) -> None:
        """Draw the struggle or the bandage: how much of it is done."""
        row, col, _, cols = box
        wide = max(text_width(text) + 4, 24)
        left = col + (cols - wide) // 2
        pen.cells.fill((row, left, 2, wide), pen.rgb("ink"))
        pen.centred((row, left, 1, wide), text, meter[1], "ink")
        pen.bar(row + 1, left + 1, wide - 2, *meter)
