"""Every word in every language fits where it is shown, measured with the real fonts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hyosan_arcade.content.library import list_levels
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import languages
from hyosan_arcade.frontends.window.sheets import Sheets
from hyosan_arcade.frontends.window.text import Type
from hyosan_arcade.sim.spec import LevelSpec
from hyosan_arcade.view.controls import Action, Controls
from hyosan_arcade.view.hints import HINTS, fill
from hyosan_arcade.view.layout import HUD, LINE_H, MENU_STYLES, PREVIEW_LINES, menu_layout
from hyosan_arcade.view.scene import MenuView
from hyosan_arcade.view.screens.play import AFTERMATH_TICKS
from hyosan_arcade.view.screens.stack import ScreenStack
from tests.frontends.test_screens import Player
from tests.unit.view_stage import ART, room, words

CODES = languages(assets_root() / "text")
LEVELS = [entry.level for entry in list_levels() if entry.level is not None]
TYPE = Type(Sheets(ART, assets_root()))
ENDS = ("outcome.killed", "outcome.turned", "outcome.time")
HINT_KEYS = ("key", "next", "come", "hold", "listen")
LONGEST_KEY = "Backspace"


class Reader(Player):
    """Somebody who looks at every item of every menu."""

    def items(self) -> Iterator[MenuView]:
        """Yield the menu with each of its items chosen."""
        for _ in self.menu.items:
            yield self.menu
            self.press(Action.DOWN)

    def end(self, outcome: str, text: str) -> None:
        """Let the run end, and open its results."""
        session = self.stack.session
        assert session is not None
        session.world.end(outcome, text)
        self.wait(AFTERMATH_TICKS)


def menus(code: str) -> Iterator[MenuView]:
    """Yield every menu of the game in a language."""
    reader = Reader(language=code)
    reader.stack = ScreenStack(replace(reader.context, list_levels=list_levels))
    yield from reader.items()
    reader.press(Action.DOWN)
    reader.press(Action.CONFIRM)
    yield from reader.items()
    for level in (*LEVELS, room()):
        reader = Reader(level, language=code)
        reader.stack.tick(Controls(lost_focus=True))
        yield from reader.items()
        reader.press(Action.DOWN)
        reader.press(Action.DOWN)
        reader.press(Action.RIGHT)
        yield reader.menu
        yield from endings(level, code)


def endings(level: LevelSpec, code: str) -> Iterator[MenuView]:
    """Yield the results of a level for every way in which it can end."""
    own = [key for key in level.text.get("en", {}) if key.startswith("end.")]
    for key in (*ENDS, *own):
        reader = Reader(level, language=code)
        reader.end("win" if key in own else "lose", key)
        yield reader.menu


@pytest.mark.parametrize("code", CODES)
def test_every_menu_fits_its_boxes(code: str) -> None:
    seen = set()
    for menu in menus(code):
        seen.add(menu.style)
        layout = menu_layout(menu)
        assert TYPE.width(menu.title) * 2 <= layout.title.w, menu.title
        for rect, (text, _) in zip(layout.lines, menu.lines, strict=True):
            assert TYPE.width(text) <= rect.w, text
        room = PREVIEW_LINES if menu.preview is not None else MENU_STYLES[menu.style].lines
        assert len(menu.lines) * LINE_H <= room.h, menu.title
        for item in menu.items:
            gap = 8 if item.value else 0
            wide = 22 + TYPE.width(item.text) + gap + TYPE.width(item.value)
            assert wide <= layout.items[0].w, item.text
            assert TYPE.width(item.note) <= layout.note.w - 10, item.note
        assert TYPE.width(menu.footer) <= layout.footer.w - 10, menu.footer
    assert seen == set(MENU_STYLES)


@pytest.mark.parametrize("code", CODES)
def test_every_hint_fits_its_line(code: str) -> None:
    text = words(code)
    moves = {"keys": text.get("key.move_keys")}
    for hint in HINTS:
        shown = fill(text.get(f"hint.{hint.name}"), dict.fromkeys(HINT_KEYS, "Shift") | moves)
        assert "{" not in shown
        assert TYPE.width(shown) <= HUD.hint.w - 10, shown


@pytest.mark.parametrize("code", CODES)
def test_every_caption_fits_between_the_panels(code: str) -> None:
    text = words(code)
    captions = [key for layer in text.layers for key in layer if key.startswith("caption.")]
    for key in captions:
        shown = f"« {text.get(key)}"
        assert TYPE.width(shown) + 10 <= HUD.captions.w, shown
    assert HUD.captions.x >= HUD.vitals.x + HUD.vitals.w
    assert HUD.captions.x + HUD.captions.w <= HUD.ally.x


@pytest.mark.parametrize("code", CODES)
def test_everything_that_is_said_takes_two_lines_at_most(code: str) -> None:
    text = words(code)
    said = {key: text.get(key) for layer in text.layers for key in layer if "nari." in key}
    for level in LEVELS:
        own = text.of_level(level)
        said |= {k: own.get(k) for k in level.text["en"] if k.startswith(("say.", "lesson."))}
    width = HUD.speech.w - 16 - TYPE.width(f"{text.get('name.nari')}  ")
    assert said
    for line in said.values():
        assert len(TYPE.wrap(line, width)) <= 2, line


@pytest.mark.parametrize("code", CODES)
def test_names_places_weapons_and_deeds_fit_their_panels(code: str) -> None:
    text = words(code)
    names_w = HUD.vitals.w - 4 - 60
    for level in LEVELS:
        own = text.of_level(level)
        for key in level.text["en"]:
            if key.startswith("zone."):
                assert TYPE.width(own.get(key)) <= names_w, own.get(key)
            if key.startswith("obj."):
                assert len(TYPE.wrap(own.get(key), HUD.objective.w - 14)) <= 2, own.get(key)
    assert HUD.objective.y + 3 * LINE_H + 5 <= HUD.speech.y  # two tasks, one of them of two lines
    for weapon in ("mop", "hands", "bow"):
        assert TYPE.width(text.get(f"weapon.{weapon}")) <= 82
    for deed in (text.get("hud.bandaging"), f"{LONGEST_KEY}: {text.get('hud.struggling')}"):
        assert TYPE.width(deed) <= HUD.action.w - 6, deed
