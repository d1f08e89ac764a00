"""Menus in cells: every word of every menu is there, the mouse finds each item, choices explain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from hyosan_arcade.content.library import list_levels
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import languages
from hyosan_arcade.frontends.terminal.asking import BEAT_TICKS, choice_layout
from hyosan_arcade.frontends.terminal.backdrop import Backdrop
from hyosan_arcade.frontends.terminal.cells import REVERSE, STRIKE, UPPER_HALF, Cells, text_width
from hyosan_arcade.frontends.terminal.layout import (
    NOWHERE,
    menu_layout,
    menu_point,
    play_layout,
)
from hyosan_arcade.frontends.terminal.painting import Look, Painting
from hyosan_arcade.frontends.terminal.pen import EMPTY, FULL, Pen
from hyosan_arcade.frontends.terminal.screens import draw_lines
from hyosan_arcade.frontends.terminal.small_map import SIGNS, letter_map, pixel_map
from hyosan_arcade.view.choice import ChoiceLine, ChoiceView
from hyosan_arcade.view.layout import item_at, line_at
from hyosan_arcade.view.preview import PREVIEW_COLORS, START, TILE_COLORS, preview_of
from hyosan_arcade.view.scene import TILE_PX, MenuItem, MenuView
from tests.frontends.scenes import scene as play_scene
from tests.terminal.frames import SIZES, choice_frame, column_of, menu_frame, page, row_of
from tests.unit import test_text_fits
from tests.unit.view_stage import ART, words

CODES = languages(assets_root() / "text")
NEAR_BITE = ChoiceView(
    "near_bite",
    "Nari",
    "She has your wrist.",
    (
        ChoiceLine("1", "Hold still", "she lets go"),
        ChoiceLine("2", "Shove her", "they hear it"),
        ChoiceLine("3", "The blood pack", "you have none", is_open=False),
        ChoiceLine("4", "Let her", "you are infected", is_good=False),
    ),
    0.5,
)


@pytest.mark.parametrize("code", CODES)
def test_every_menu_is_whole_at_the_smallest_size(code: str) -> None:
    seen = set()
    for menu in menus(code):
        seen.add(menu.style)
        shown = page(menu_frame(menu, SIZES[0]))
        assert "…" not in shown, shown
        for text in words_of(menu):
            assert text in shown, (text, shown)
    assert seen == {"title", "list", "pause", "results"}


@cache
def menus(code: str) -> tuple[MenuView, ...]:
    """Every menu of the game in a language."""
    return tuple(test_text_fits.menus(code))


def words_of(menu: MenuView) -> Iterator[str]:
    """Yield all that a menu must say."""
    if menu.style != "title":
        yield menu.title
    yield from (text for text, _ in menu.lines)
    for item in menu.items:
        yield from (item.text, item.value)
    yield from (menu.items[menu.selected].note, menu.footer)


@pytest.mark.parametrize("size", SIZES)
def test_the_mouse_finds_every_item(size: tuple[int, int]) -> None:
    for menu in menus("en"):
        laid = menu_layout(menu, *size)
        for number, (row, col, _, cols) in enumerate(laid.items, laid.first):
            for spot in ((row, col), (row, col + cols - 1)):
                assert item_at(menu, menu_point(menu, spot, *size)) == number
        assert menu_point(menu, (0, 0), *size) == NOWHERE
        assert item_at(menu, NOWHERE) is None


@pytest.mark.parametrize("size", SIZES)
def test_no_part_of_a_menu_lies_on_another(size: tuple[int, int]) -> None:
    for menu in menus("ko"):
        laid = menu_layout(menu, *size)
        taken = np.zeros(size, np.int64)
        for row, col, rows, cols in (*laid.lines, *laid.items, laid.note, laid.footer, laid.title):
            assert row >= 0 and row + rows <= size[0] and col + cols <= size[1], (menu.title, row)
            taken[row : row + rows, col : col + cols] += 1
        assert taken.max() == 1, menu.title


def test_the_chosen_item_is_marked_by_a_sign() -> None:
    menu = menus("en")[0]
    cells = menu_frame(menu, SIZES[0])
    for number, item in enumerate(menu.items):
        line = cells.text(row_of(cells, item.text))
        assert ("▶" in line) == (number == menu.selected)


def test_what_cannot_be_chosen_is_crossed_and_says_why() -> None:
    items = (MenuItem("whole"), MenuItem("broken", note="line 3: no", enabled=False))
    cells = menu_frame(MenuView("list", "Levels", items, 1), SIZES[0])
    assert "× broken" in page(cells)
    assert "line 3: no" in page(cells)


def test_a_long_list_scrolls_to_the_chosen_item() -> None:
    items = tuple(MenuItem(f"level {n:02}") for n in range(40))
    for chosen in (0, 20, 39):
        shown = page(menu_frame(MenuView("list", "Levels", items, chosen), SIZES[0]))
        assert f"▶  level {chosen:02}" in shown or f"▶ level {chosen:02}" in shown
        assert ("▲" in shown) == (chosen > 0)
        assert ("▼" in shown) == (chosen < 39)


@pytest.mark.parametrize("size", SIZES)
def test_the_small_map_shows_where_one_starts(size: tuple[int, int]) -> None:
    box = (2, 3, 11, 36)
    for entry in list_levels():
        assert entry.level is not None
        tiles = preview_of(entry.level)
        cells = Cells.blank(*size)
        letter_map(Pen(cells, ART.colors), box, tiles)
        assert page(cells).count("@") == 1
        cells = Cells.blank(*size)
        pixel_map(Pen(cells, ART.colors), box, tiles)
        gold = np.array(ART.colors[PREVIEW_COLORS[START]])
        assert ((cells.ink == gold).all(axis=2) | (cells.paper == gold).all(axis=2)).any()
        outside = np.ones(size, bool)
        outside[2:13, 3:39] = False
        assert not (cells.glyph[outside] == UPPER_HALF).any()


def test_the_map_has_a_sign_for_every_value() -> None:
    assert len(SIGNS) == len(PREVIEW_COLORS)
    assert [TILE_COLORS[name] for name in TILE_COLORS] == list(PREVIEW_COLORS[: len(TILE_COLORS)])


def test_a_choice_names_keys_words_and_what_comes_of_them() -> None:
    for size in SIZES:
        cells = choice_frame(NEAR_BITE, size)
        seen = page(cells)
        assert "She has your wrist." in seen and "Nari: She" not in seen
        assert "[1] Hold still — ✓ she lets go" in seen
        assert "[2] Shove her — ✓ they hear it" in seen
        assert "[4] Let her — ▲ you are infected" in seen
        assert "[3]" not in seen and "×  The blood pack — you have none" in seen
        row = row_of(cells, "The blood pack")
        start = column_of(cells, "The blood pack")
        struck = cells.style[row] & STRIKE
        assert struck[start : start + text_width("The blood pack")].all()
        assert not (cells.style[row_of(cells, "Shove her")] & STRIKE).any()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["pixel", "glyph"])
def test_a_near_bite_leaves_the_two_in_sight(size: tuple[int, int], view: str) -> None:
    painting = Painting(ART, assets_root(), Look(view, words("en").get))
    scene = play_scene(ART)
    assert scene.world is not None
    camera = scene.world.camera
    low = (camera.y + camera.height) // TILE_PX - 1
    scene = replace(scene, listener=(scene.listener[0], low))
    for choice in (None, NEAR_BITE, None):
        painting.paint(replace(scene, choice=choice), *size)
    for ticks in range(1, 40):
        painting.paint(replace(scene, choice=NEAR_BITE, frame_ticks=ticks), *size)
    world = play_layout(*size).world
    top = choice_layout(NEAR_BITE, world).panel[0]
    point = painting.point(top - 1, size[1] // 2)
    assert point is not None and point[1] + camera.y >= (low + 0.5) * TILE_PX


@pytest.mark.parametrize("kind", ["near_bite", "question"])
def test_the_mouse_answers_what_it_is_on(kind: str) -> None:
    choice = replace(NEAR_BITE, kind=kind)
    for size in SIZES:
        painting = Painting(ART, assets_root(), Look("glyph", words("en").get))
        scene = replace(play_scene(ART), choice=choice)
        painting.paint(scene, *size)
        world = play_layout(*size).world
        boxes = choice_layout(choice, world).answers
        for number, (row, col, _, cols) in enumerate(boxes):
            for spot in ((row, col), (row, col + cols - 1)):
                point = painting.point(*spot)
                assert point is not None and line_at(choice, point) == number
        for row in range(world[0], boxes[0][0]):
            for col in range(0, size[1], 3):
                point = painting.point(row, col)
                assert point is not None and line_at(choice, point) is None


def test_the_time_to_choose_shrinks_and_then_hurries() -> None:
    def full(left: float) -> int:
        return page(choice_frame(replace(NEAR_BITE, time_left=left), SIZES[0])).count(FULL)

    assert full(1.0) > full(0.6) > full(0.2) > 0
    hurried = choice_frame(replace(NEAR_BITE, time_left=0.2), SIZES[0])
    head = row_of(hurried, "She has your wrist")
    assert (hurried.style[head] & REVERSE).any()
    later = choice_frame(replace(NEAR_BITE, time_left=0.2), SIZES[0], BEAT_TICKS // 2)
    assert not (later.style[head] & REVERSE).any()
    calm = page(choice_frame(replace(NEAR_BITE, time_left=-1.0, kind="question"), SIZES[0]))
    assert FULL not in calm and EMPTY not in calm


def test_lines_for_whoever_builds_a_level_stand_before_everything() -> None:
    cells = menu_frame(menus("en")[0], SIZES[0])
    draw_lines(Pen(cells, ART.colors), 0, (("room.level.toml:3:1: error", "ember"), ("x", "paper")))
    assert cells.text(0).startswith(" room.level.toml:3:1: error")
    assert cells.text(1).startswith(" x ")


@pytest.mark.parametrize("size", SIZES)
def test_a_painting_fills_the_terminal(size: tuple[int, int]) -> None:
    cells = Cells.blank(*size)
    Backdrop(ART, assets_root()).draw(cells, "title_backdrop")
    assert (cells.glyph == UPPER_HALF).all()
    assert len(np.unique(cells.ink.reshape(-1, 3), axis=0)) > 100


def test_a_painting_that_is_not_there_leaves_the_frame_empty() -> None:
    cells = Cells.blank(*SIZES[0])
    Backdrop(ART, assets_root()).draw(cells, "no_such_picture")
    assert (cells.glyph == ord(" ")).all()
