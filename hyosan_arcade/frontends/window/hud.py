"""What the player must know, at the edges of the picture.

Every panel stands where `view/layout.py` says.  Colours repeat what lengths, words and icons say
already: the picture stays readable in grey.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.ally_panel import FACE_PX, AllyCorner
from hyosan_arcade.frontends.window.panes import bar, frame, glass
from hyosan_arcade.view.layout import HUD, LINE_H

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.frontends.window.text import Type
    from hyosan_arcade.view.scene import Hud

HEART_HP = 20
HEART_STEP_PX = 10
LOW_HEALTH = 0.25
NOISE_STEPS = 18
NOISE_QUIET, NOISE_MIDDLE = 7, 12
"""Steps of the noise meter that are quiet, and up to where it is middling."""
SLOT_PX = 17
BEAT_TICKS = 30
"""A warning changes its brightness twice in this time: under three flashes a second."""
OBJECTIVE_COLORS = {"done": "pine3", "failed": "ember"}
OBJECTIVE_SIGNS = {"done": "✓", "failed": "×"}


class HudPainter:
    """Draws the HUD of a frame."""

    def __init__(self, sheets: Sheets, words: Type) -> None:
        self._sheets = sheets
        self._words = words
        self._ally = AllyCorner(sheets, words)

    def draw(self, target: pygame.Surface, hud: Hud, ticks: int) -> None:
        """Draw every panel that has something to say."""
        is_beat = ticks % BEAT_TICKS < BEAT_TICKS // 2
        self._vitals(target, hud, is_beat)
        self._items(target, hud)
        self._objectives(target, hud)
        self._meters(target, hud)
        if hud.infection_s >= 0:
            self._infection(target, hud, is_beat)
        if hud.ally is not None:
            self._ally.draw(target, hud.ally, is_beat)
        row = HUD.ally.y - FACE_PX - 3 if hud.ally else HUD.ally.y + HUD.ally.h - FACE_PX
        self._ally.draw_company(target, hud.company, row)
        self._captions(target, hud)
        self._speech(target, hud)
        self._action(target, hud)
        if hud.hint:
            self._centred_line(target, HUD.hint, hud.hint, "cyan")

    def _vitals(self, target: pygame.Surface, hud: Hud, is_beat: bool) -> None:
        x, y, width, height = HUD.vitals
        glass(target, HUD.vitals, self._rgb("ink"))
        is_low = hud.health <= LOW_HEALTH * hud.max_health
        if is_low and is_beat:
            frame(target, HUD.vitals, self._rgb("ember"))
        hearts = max(round(hud.max_health / HEART_HP), 1)
        for n in range(hearts):
            picture = self._sheets.ui(heart_name(hud.health - n * HEART_HP))
            at = (x + 4 + n * HEART_STEP_PX, y + 4)
            target.blit(picture, at, special_flags=pygame.BLEND_PREMULTIPLIED)
        left = x + 10 + hearts * HEART_STEP_PX
        room = x + width - 4 - left
        who = f"{hud.name}  {hud.place}"
        if hud.place and self._words.width(who) > room:
            who = hud.place
        self._words.draw(target, (left, y + 4), self._words.fit(who, room), "gold")
        weapon = self._words.fit(hud.weapon, 82)
        self._words.draw(target, (x + 4, y + 15), weapon, "slate5")
        self._bar(target, (x + 92, y + 16, width - 96, 4), hud.weapon_left, "cyan")
        stamina = "pine3" if hud.stamina > LOW_HEALTH else "ember"
        self._bar(target, (x + 4, y + height - 7, width - 8, 3), hud.stamina, stamina)

    def _items(self, target: pygame.Surface, hud: Hud) -> None:
        x, y, _, height = HUD.items
        carried = [(n, *slot) for n, slot in enumerate(hud.items) if slot[1] > 0]
        for place, (n, name, count) in enumerate(carried):
            box = (x + place * SLOT_PX, y, SLOT_PX - 1, height)
            glass(target, box, self._rgb("ink"))
            picture, _ = self._sheets.prop(name)
            at = (
                box[0] + (box[2] - picture.get_width()) // 2,
                y + (height - picture.get_height()) // 2,
            )
            target.blit(picture, at, special_flags=pygame.BLEND_PREMULTIPLIED)
            if n == hud.selected:
                frame(target, box, self._rgb("gold"))
            if count > 1:
                right = box[0] + box[2] - self._words.width(str(count)) - 1
                self._words.draw(target, (right, y + height - 8), str(count))

    def _objectives(self, target: pygame.Surface, hud: Hud) -> None:
        x, y, width, _ = HUD.objective
        current = [o for o in hud.objectives if o[1] not in OBJECTIVE_SIGNS]
        shown = (current or list(hud.objectives[-1:]))[:2]
        lines = [
            (n == 0, line, status)
            for text, status in shown
            for n, line in enumerate(self._words.wrap(text, width - 14))
        ]
        if not lines:
            return
        wide = min(max(self._words.width(line) for _, line, _ in lines) + 17, width)
        glass(target, (x, y, wide, len(lines) * LINE_H + 5), self._rgb("ink"))
        for row, (is_first, line, status) in enumerate(lines):
            top = y + 4 + row * LINE_H
            if is_first:
                sign = OBJECTIVE_SIGNS.get(status, "▶")
                self._words.draw(target, (x + 3, top), sign, OBJECTIVE_COLORS.get(status, "gold"))
            self._words.draw(target, (x + 11, top), line, OBJECTIVE_COLORS.get(status, "paper"))

    def _meters(self, target: pygame.Surface, hud: Hud) -> None:
        x, y, width, _ = HUD.meters
        glass(target, HUD.meters, self._rgb("ink"))
        ear = self._sheets.ui("noise_ear")
        target.blit(ear, (x + 3, y + 1), special_flags=pygame.BLEND_PREMULTIPLIED)
        lit = round(min(max(hud.noise, 0.0), 1.0) * NOISE_STEPS)
        for n in range(NOISE_STEPS):
            color = "pine3" if n < NOISE_QUIET else "gold" if n < NOISE_MIDDLE else "ember"
            self._fill(target, (x + 18 + n * 5, y + 4, 4, 4), color if n < lit else "slate1")
        self._bar(target, (x + 18, y + 10, NOISE_STEPS * 5 - 1, 2), hud.threat, "blood3")
        fallen = f"×{hud.kills}"
        self._words.draw(target, (x + 18, y + 14), fallen)
        clock = f"{hud.seconds // 60}:{hud.seconds % 60:02}"
        right = x + width - 6 - self._words.width(clock)
        self._words.draw(target, (right, y + 14), clock, "slate5")

    def _infection(self, target: pygame.Surface, hud: Hud, is_beat: bool) -> None:
        x, y, width, height = HUD.infection
        glass(target, HUD.infection, self._rgb("blood1"), 220)
        share = hud.infection_s / max(hud.infection_full_s, 1.0)
        color = "ember" if is_beat or share > LOW_HEALTH * 2 else "gold"
        frame(target, HUD.infection, self._rgb(color))
        bite = self._sheets.ui("bite")
        target.blit(bite, (x + 7, y + 7), special_flags=pygame.BLEND_PREMULTIPLIED)
        digits = self._words.line(f"{hud.infection_s:.1f}", "paper", 2)
        at = (x + 24 + (width - 28 - digits.get_width()) // 2, y + 6)
        target.blit(digits, at, special_flags=pygame.BLEND_PREMULTIPLIED)
        self._bar(target, (x + 4, y + height - 6, width - 8, 3), share, "ember")

    def _captions(self, target: pygame.Surface, hud: Hud) -> None:
        x, y, width, height = HUD.captions
        for n, caption in enumerate(reversed(hud.captions[-3:])):
            left, right = ("« ", "") if caption.side == "left" else ("", "")
            right = " »" if caption.side == "right" else right
            text = f"{left}{caption.text}{right}"
            wide = self._words.width(text) + 10
            box = (x + (width - wide) // 2, y + height - 11 * (n + 1), wide, 10)
            glass(target, box, self._rgb("ink"))
            color = "paper" if caption.age < 0.6 else "slate4"
            self._words.draw(target, (box[0] + 5, box[1] + 2), text, color)

    def _speech(self, target: pygame.Surface, hud: Hud) -> None:
        speaker, text = hud.speech
        if not text:
            return
        x, y, width, _ = HUD.speech
        indent = self._words.width(f"{speaker}  ") if speaker else 0
        lines = self._words.wrap(text, width - 16 - indent)
        wide = max(self._words.width(line) for line in lines) + indent + 14
        box = (x + (width - wide) // 2, y, wide, len(lines) * LINE_H + 5)
        glass(target, box, self._rgb("ink"))
        self._fill(target, (box[0], y, 1, box[3]), "ember" if speaker else "cyan")
        self._words.draw(target, (box[0] + 7, y + 4), speaker, "gold")
        for n, line in enumerate(lines):
            self._words.draw(target, (box[0] + 7 + indent, y + 4 + n * LINE_H), line)

    def _action(self, target: pygame.Surface, hud: Hud) -> None:
        """Draw the struggle or the bandage: how much is done."""
        share, color = (hud.escape, "ember") if hud.escape >= 0 else (hud.action, "cyan")
        if share < 0:
            return
        x, y, width, height = HUD.action
        glass(target, HUD.action, self._rgb("ink"))
        self._bar(target, (x + 3, y + height - 4, width - 6, 3), share, color)
        text = self._words.fit(hud.action_text, width - 6)
        at = (x + (width - self._words.width(text)) // 2, y + 3)
        self._words.draw(target, at, text)

    def _centred_line(
        self, target: pygame.Surface, box: tuple[int, int, int, int], text: str, color: str
    ) -> None:
        shown = self._words.fit(text, box[2] - 10)
        wide = self._words.width(shown) + 12
        left = box[0] + (box[2] - wide) // 2
        glass(target, (left, box[1], wide, box[3]), self._rgb("ink"))
        self._words.draw(target, (left + 6, box[1] + 4), shown, color)

    def _bar(
        self, target: pygame.Surface, box: tuple[int, int, int, int], share: float, color: str
    ) -> None:
        edge = "paper" if color in ("cyan", "pine3") else "gold"
        colors = (self._rgb(color), self._rgb(edge), self._rgb("slate1"))
        bar(target, box, share, colors)

    def _fill(self, target: pygame.Surface, box: tuple[int, int, int, int], color: str) -> None:
        target.fill(self._rgb(color), box)

    def _rgb(self, name: str) -> tuple[int, int, int]:
        return self._sheets.color(name)


def heart_name(hp_left: float) -> str:
    """Name the heart for the health from its left edge on.

    >>> heart_name(20), heart_name(10), heart_name(0)
    ('heart_full', 'heart_half', 'heart_empty')
    """
    if hp_left >= HEART_HP * 0.75:
        return "heart_full"
    return "heart_half" if hp_left > 0 else "heart_empty"
