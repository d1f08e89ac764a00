"""Where the HUD and the menus stand in the 480×270 picture.

Drawing and pointing must agree, so that a menu is played by the mouse alone: the front-end draws
an item where `menu_layout` says, and a screen asks `item_at` what the pointer is on.  Everything
is in picture pixels; nothing here knows a font beyond its line height.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hyosan_arcade.view.scene import VIEW_H, VIEW_W

if TYPE_CHECKING:
    from hyosan_arcade.view.choice import ChoiceView
    from hyosan_arcade.view.scene import MenuView

MARGIN = 4
LINE_H = 11
"""Px from one line of text to the next; Hangul takes ten."""


class Rect(NamedTuple):
    """A rectangle of the picture, px."""

    x: int
    y: int
    w: int
    h: int

    def holds(self, point: tuple[int, int]) -> bool:
        """Say whether `point` lies inside.

        >>> Rect(0, 0, 2, 2).holds((1, 1)), Rect(0, 0, 2, 2).holds((2, 1))
        (True, False)
        """
        return self.x <= point[0] < self.x + self.w and self.y <= point[1] < self.y + self.h


@dataclass(frozen=True, slots=True)
class HudLayout:
    """The panels of the playing screen."""

    vitals: Rect = Rect(MARGIN, 232, 176, 34)
    """Name, hearts, breath, weapon."""
    items: Rect = Rect(184, 248, 102, 18)
    objective: Rect = Rect(MARGIN, MARGIN, 176, 24)
    meters: Rect = Rect(362, MARGIN, 114, 24)
    """Noise, dread, count of the fallen."""
    infection: Rect = Rect(190, MARGIN, 100, 30)
    ally: Rect = Rect(336, 232, 140, 34)
    captions: Rect = Rect(181, 211, 118, 33)
    """Up to three captions, the newest lowest."""
    speech: Rect = Rect(70, 44, 340, 27)
    hint: Rect = Rect(70, 196, 340, 14)
    action: Rect = Rect(180, 174, 120, 17)
    """Struggle or bandage bar."""


HUD = HudLayout()
NEAR_BITE_TITLE = Rect(122, MARGIN, 236, 26)
NEAR_BITE_LINES = (
    Rect(160, 34, 160, 40),
    Rect(318, 96, 158, 40),
    Rect(160, 170, 160, 40),
    Rect(4, 96, 158, 40),
)
"""The four answers where the cross of a pad has them: ▲ ▶ ▼ ◀, around the two it is about."""
QUESTION = Rect(70, 130, 340, 80)
"""Below the player's feet; only as high as it must be."""
QUESTION_ROW = 14
WIDE_LETTER, NARROW_LETTER = 10, 6
"""Px that Hangul, and any Latin letter but a few, take at most."""


@dataclass(frozen=True, slots=True)
class MenuStyle:
    """How one style of menu is laid out; `step` is the height of an item, `room` how many show."""

    title: Rect
    lines: Rect
    items: Rect
    step: int
    room: int


MENU_STYLES = {
    "title": MenuStyle(
        Rect(24, 8, 240, 100), Rect(24, 112, 240, 20), Rect(24, 136, 150, 80), 16, 5
    ),
    "list": MenuStyle(Rect(24, 12, 432, 20), Rect(24, 34, 432, 12), Rect(24, 52, 432, 160), 20, 8),
    "pause": MenuStyle(
        Rect(130, 28, 220, 20), Rect(142, 52, 196, 68), Rect(142, 124, 196, 84), 16, 5
    ),
    "results": MenuStyle(
        Rect(90, 24, 300, 20), Rect(102, 50, 276, 106), Rect(102, 164, 276, 64), 16, 4
    ),
}
PREVIEW = Rect(306, 52, 150, 100)
"""The small map at the right of a list; the items make room, the lines stand below it."""
PREVIEW_LINES = Rect(306, 158, 150, 60)
PREVIEW_ITEMS_W = 272
NOTE = Rect(24, 236, 432, 12)
FOOTER = Rect(24, 254, 432, 12)


@dataclass(frozen=True, slots=True)
class MenuLayout:
    """The rectangles of one menu: `items[n]` shows item `first + n`, `lines[n]` line n."""

    panel: Rect
    title: Rect
    lines: tuple[Rect, ...]
    items: tuple[Rect, ...]
    first: int
    note: Rect
    footer: Rect


def menu_layout(menu: MenuView) -> MenuLayout:
    """Lay a menu out; a long list scrolls so that the chosen item shows."""
    style = MENU_STYLES[menu.style]
    shown = min(len(menu.items), style.room)
    first = min(max(menu.selected - style.room // 2, 0), len(menu.items) - shown)
    box, text = style.items, style.lines
    if menu.preview is not None:
        box, text = box._replace(w=PREVIEW_ITEMS_W), PREVIEW_LINES
    items = tuple(Rect(box.x, box.y + n * style.step, box.w, style.step) for n in range(shown))
    lines = tuple(Rect(text.x, text.y + n * LINE_H, text.w, LINE_H) for n in range(len(menu.lines)))
    return MenuLayout(_panel(menu, style), style.title, lines, items, first, NOTE, FOOTER)


def _panel(menu: MenuView, style: MenuStyle) -> Rect:
    """Frame pause and results; the title and the level list fill the picture."""
    if menu.style in ("title", "list"):
        return Rect(0, 0, VIEW_W, VIEW_H)
    top, bottom = style.title.y - 8, style.items.y + style.items.h
    return Rect(style.title.x - 4, top, style.title.w + 8, bottom - top)


def choice_lines(choice: ChoiceView) -> tuple[Rect, ...]:
    """Return where each answer stands; those of a question are rows below what is being said."""
    if choice.kind == "near_bite":
        return NEAR_BITE_LINES[: len(choice.lines)]
    box, top = QUESTION, QUESTION.y + 8 + LINE_H * question_lines(choice)
    rows = range(len(choice.lines))
    return tuple(Rect(box.x, top + n * QUESTION_ROW, box.w, QUESTION_ROW) for n in rows)


def question_lines(choice: ChoiceView) -> int:
    """Return how many lines a question takes: two unless it is sure to fit in one."""
    text = f"{choice.who}  {choice.words}"
    wide = sum(WIDE_LETTER if letter >= "\u1100" else NARROW_LETTER for letter in text)
    return 1 if wide <= QUESTION.w - 20 else 2


def line_at(choice: ChoiceView, point: tuple[int, int]) -> int | None:
    """Return which answer the pointer is on."""
    hits = (n for n, rect in enumerate(choice_lines(choice)) if rect.holds(point))
    return next(hits, None)


def item_at(menu: MenuView, point: tuple[int, int]) -> int | None:
    """Return which item the pointer is on."""
    layout = menu_layout(menu)
    hits = (n for n, rect in enumerate(layout.items) if rect.holds(point))
    hit = next(hits, None)
    return None if hit is None else layout.first + hit
