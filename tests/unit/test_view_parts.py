"""Light, voices, hints, layout: the parts of a scene one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.script import Condition, EndRun, OnEscape, TriggerSpec
from hyosan_arcade.sim.snapshot import Snapshot
from hyosan_arcade.sim.spec import TILE_INDEX, LevelSpec, PropSpec
from hyosan_arcade.view.controls import ControlMap
from hyosan_arcade.view.guides import Guides
from hyosan_arcade.view.hints import HINTS, SHOWN_TICKS, HintBook
from hyosan_arcade.view.layout import MENU_STYLES, item_at, menu_layout
from hyosan_arcade.view.light import Lighting
from hyosan_arcade.view.scene import VIEW_H, VIEW_W, CameraView, MenuItem, MenuView
from hyosan_arcade.view.voice import OWN_GAP_TICKS, Voice
from tests.unit.view_stage import horde, room, session, with_horde, words

ALL = CameraView(0, 0, 80 * 16, 60 * 16)


def lamps(lighting: Lighting, tick: int = 0) -> list[float]:
    seen = replace(session().snapshot(), tick=tick, bodies=())
    return [light.strength for light in lighting.lights(seen, ALL, 1.0)]


def lit_room() -> LevelSpec:
    props = (PropSpec("lamp", (30, 40)), PropSpec("lamp_broken", (10, 10)))
    return replace(room(), props=props)


def test_a_zones_lamps_follow_its_light() -> None:
    lighting = Lighting(lit_room())
    assert len(lamps(lighting)) == 2
    lighting.set_zone("hall", 0.5)
    assert lamps(lighting)[0] == pytest.approx(0.475)
    lighting.set_zone("hall", 0.0)
    assert len(lamps(lighting)) == 1


def test_a_broken_lamp_flickers_no_faster_than_three_times_a_second() -> None:
    lighting = Lighting(lit_room())
    levels = [lamps(lighting, tick)[1] for tick in range(600)]
    changes = [tick for tick in range(1, 600) if levels[tick] != levels[tick - 1]]
    assert changes
    assert all(b - a >= 20 for a, b in zip(changes, changes[1:], strict=False))


def test_only_windows_to_the_open_air_let_the_moon_in() -> None:
    rows = [list(row) for row in room().tiles]
    wall, window = TILE_INDEX["wall"], TILE_INDEX["window"]
    rows[0][5] = window
    rows[20][1:79] = [wall] * 78
    rows[20][9] = window
    level = replace(room(), tiles=tuple(tuple(row) for row in rows))
    seen = replace(session().snapshot(), bodies=())
    shafts = Lighting(level).lights(seen, ALL, 1.0)
    assert [(light.shape, light.x // 16, light.dy) for light in shafts] == [("shaft", 5, 1.0)]


def test_a_dark_level_has_less_light() -> None:
    bright, dark = Lighting(room()), Lighting(replace(room(), dark=1.0))
    assert all(d < b for b, d in zip(bright.ambient, dark.ambient, strict=True))


@pytest.fixture
def snapshot() -> Snapshot:
    return session().snapshot()


def test_script_lines_wait_for_each_other(snapshot: Snapshot) -> None:
    voice = Voice(words(), Random(1))
    voice.hear(ev.Said("first line", "nari"), snapshot)
    voice.hear(ev.Said("second line", ""), snapshot)
    voice.tick(snapshot)
    assert voice.shown() == ("Nari", "first line")
    for _ in range(200):
        voice.tick(snapshot)
    assert voice.shown() == ("", "second line")


def test_the_ally_speaks_at_most_every_twelve_seconds_warnings_excepted(snapshot: Snapshot) -> None:
    voice = Voice(words(), Random(1))
    ordered = ev.AllyOrdered(1, int(Order.LISTEN), 0.0, 0.0)
    starts, line = [], ""
    for tick in range(4 * OWN_GAP_TICKS):
        voice.hear(ordered, snapshot)
        voice.tick(snapshot)
        if voice.shown()[1] and voice.shown()[1] != line:
            starts.append(tick)
        line = voice.shown()[1]
    assert len(starts) >= 3
    assert min(np.diff(starts)) >= OWN_GAP_TICKS
    voice.hear(ev.AllyWarned(1, 500, 1.0, 0.0, 0.0, 0.0), snapshot)
    assert voice.shown()[1] in {words().get(key) for key in words().lines("nari.warn")}


def test_every_order_has_a_line_of_the_allys() -> None:
    for order in Order:
        if order is not Order.NONE:
            assert words().lines(f"nari.{order.name.lower()}"), order


def test_hints_come_once_and_name_the_keys(snapshot: Snapshot) -> None:
    book = HintBook(words(), ControlMap())
    later = replace(snapshot, tick=300)
    me = later.person(0)
    shown = [""]
    for _ in range(12 * SHOWN_TICKS):
        book.tick(later, me)
        if book.text("keys") != shown[-1]:
            shown.append(book.text("keys"))
    seen = Counter(text for text in shown if text)
    assert seen["Move with WASD or the arrows."] == 1
    assert set(seen.values()) == {1}
    assert not [text for text in seen if "{" in text]


def test_being_grabbed_is_taught_at_once(snapshot: Snapshot) -> None:
    book = HintBook(words(), ControlMap())
    later = replace(snapshot, tick=300)
    book.tick(later, later.person(0))
    book.tick(later, replace(later.person(0), grabbed=True))
    assert book.text("mouse") == "Hold Left click to shake it off before it bites."
    assert book.text("keys") == "Hold J to shake it off before it bites."
    assert book.text("pad") == "Hold X to shake it off before it bites."


@pytest.mark.parametrize(("seconds", "comes_again"), [(1, True), (3, False)])
def test_what_is_true_no_longer_is_not_taught(
    snapshot: Snapshot, seconds: int, comes_again: bool
) -> None:
    def losing(ticks: int) -> Snapshot:
        bodies = tuple(
            replace(body, ally=replace(body.ally, losing_ticks=ticks)) if body.ally else body
            for body in snapshot.bodies
        )
        return replace(snapshot, tick=300, bodies=bodies)

    book, me = HintBook(words(), ControlMap()), snapshot.person(0)
    for _ in range(seconds * 60):
        book.tick(losing(50), me)
    assert book.text("keys").startswith("More hunger than she can bear")
    book.tick(losing(0), me)
    assert not book.text("keys").startswith("More hunger")
    for _ in range(SHOWN_TICKS * 2):
        book.tick(losing(50), me)
        if book.text("keys").startswith("More hunger"):
            break
    assert book.text("keys").startswith("More hunger") is comes_again


def test_out_of_phones_the_joker_is_told_that_he_can_shout() -> None:
    hint = next(hint for hint in HINTS if hint.name == "shout")
    seen = session().snapshot()
    me = replace(seen.person(0), items=(0,) * len(seen.person(0).items))
    near = with_horde(seen, horde(np.array([[me.x + 2.0], [me.y]], np.float32)))
    assert hint.wanted(near, replace(me, name="daehan"))
    assert not hint.wanted(near, replace(me, name="haeul"))
    assert not hint.wanted(near, replace(seen.person(0), name="daehan")), "he has phones"


def test_every_hint_has_words_and_real_places_for_its_keys() -> None:
    for language in ("en", "ko"):
        for hint in HINTS:
            assert words(language).has(f"hint.{hint.name}"), hint.name
            text = words(language).get(f"hint.{hint.name}")
            for name in hint.actions:
                assert f"{{{name}}}" in text, (language, hint.name)


def test_an_exit_is_shown_only_while_its_flags_hold(snapshot: Snapshot) -> None:
    trigger = TriggerSpec("out", OnEscape("hall"), (EndRun("win"),), (Condition(flag="rope"),))
    guides = Guides(replace(room(), triggers=(trigger,)), words(), ControlMap())

    def exits(flags: dict[str, int]) -> list[str]:
        seen = replace(snapshot, flags=flags)
        return [m.text for m in guides.markers(seen, "keys", None) if m.kind == "exit"]

    assert exits({}) == []
    assert exits({"rope": 1}) == ["EXIT"]


@pytest.mark.parametrize("style", list(MENU_STYLES))
def test_menu_items_are_where_the_pointer_finds_them(style: str) -> None:
    items = tuple(MenuItem(str(n)) for n in range(30))
    for selected in (0, 15, 29):
        menu = MenuView(style, "", items, selected, lines=(("a", "paper"),) * 2)
        layout = menu_layout(menu)
        assert layout.first <= selected < layout.first + len(layout.items)
        for n, rect in enumerate(layout.items, layout.first):
            assert item_at(menu, (rect.x + rect.w // 2, rect.y + rect.h // 2)) == n
            assert rect.x >= 0
            assert rect.x + rect.w <= VIEW_W
            assert rect.y + rect.h <= VIEW_H
        assert item_at(menu, (VIEW_W - 1, 0)) is None


def test_every_action_can_be_named_in_both_languages() -> None:
    for language in ("en", "ko"):
        for name in ControlMap().bindings:
            is_plain = len(name) == 1 or name.startswith("f")
            if not is_plain and name not in ("pad up", "pad down", "pad left", "pad right"):
                assert words(language).has(f"key.{name}"), (language, name)
