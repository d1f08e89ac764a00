"""The world in letters: everything is told without colour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hyosan_arcade.frontends.terminal.cells import Cells
from hyosan_arcade.frontends.terminal.encode import ColorDepth, Encoder
from hyosan_arcade.frontends.terminal.glyphs import GlyphView
from hyosan_arcade.frontends.terminal.ground import DOOR_STATES, TILE_NAMES
from hyosan_arcade.frontends.terminal.letters import DOORS, THINGS, TILES
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.scene import TILE_PX, EdgeArrow, Marker, Scene, Tint
from tests.frontends import scenes
from tests.terminal.test_pixels import hero, quiet
from tools.terminal.glass import Glass

ROWS, COLS = 20, 80


@pytest.fixture(scope="module")
def art() -> Art:
    return Art.load(scenes.ASSETS)


@pytest.fixture
def view(art: Art) -> GlyphView:
    return GlyphView(art, scenes.ASSETS)


def words(cells: Cells) -> list[str]:
    return [cells.text(row) for row in range(cells.rows)]


def shown_in(view: GlyphView, scene: Scene, depth: ColorDepth) -> list[str]:
    """Return the lines that a terminal of some depth shows."""
    glass = Glass(ROWS, COLS)
    glass.feed(Encoder(depth).frame(view.draw(scene, ROWS, COLS)))
    return words(glass.cells)


def test_every_tile_door_and_item_has_letters_of_its_own() -> None:
    assert set(TILES) == set(TILE_NAMES)
    assert set(DOORS) == set(DOOR_STATES)
    assert len(set(DOORS.values())) == len(DOORS)
    items = [THINGS[f"item_{item.name.lower()}"][0] for item in Item]
    assert len(set(items)) == len(items)


@pytest.mark.parametrize("depth", [ColorDepth.MONO, ColorDepth.BASIC_16])
def test_who_is_who_and_where_they_look_is_in_the_letters(
    art: Art, view: GlyphView, depth: ColorDepth
) -> None:
    x, y = scenes.HERO
    scene = quiet(
        art,
        ("player", 0, "walk", 2, 0, x, y, Tint.PLAYER),
        ("nari", 0, "walk", 3, 0, x + 32, y, Tint.ALLY),
        ("walker", 0, "walk", 3, 0, x + 64, y, Tint.NONE),
        ("runner", 0, "walk", 0, 0, x + 96, y, Tint.NONE),
        ("crawler", 0, "walk", 1, 0, x + 128, y, Tint.NONE),
        ("fresh", 0, "grab", 0, 0, x - 32, y, Tint.GRAB),
        ("walker", 0, "walk", 0, 0, x - 64, y, Tint.GHOST),
    )
    line = next(line for line in shown_in(view, scene, depth) if "@" in line)
    for sign in ("@>", "<N", "<z", "rv", "c^", "F!", "z?"):
        assert sign in line, (sign, line)


def test_the_player_stands_out_without_colour(art: Art, view: GlyphView) -> None:
    glass = Glass(ROWS, COLS)
    glass.feed(Encoder(ColorDepth.MONO).frame(view.draw(quiet(art, hero()), ROWS, COLS)))
    row = next(row for row, line in enumerate(words(glass.cells)) if "@" in line)
    col = words(glass.cells)[row].index("@")
    assert glass.cells.style[row, col] != 0
    assert glass.cells.style[row, col + 4] == 0


def test_walls_doors_and_floors_are_told_apart(art: Art, view: GlyphView) -> None:
    lines = "\n".join(words(view.draw(quiet(art, hero()), ROWS, COLS)))
    for sign in ("▒▒", "══", "[][]", "[x[x", "''''"):
        assert sign in lines, sign


def test_what_matters_most_is_shown_where_two_stand_on_one_tile(art: Art, view: GlyphView) -> None:
    x, y = scenes.HERO
    on_top = ("walker", 0, "walk", 0, 0, x, y, Tint.NONE)
    lines = words(view.draw(quiet(art, hero(), on_top), ROWS, COLS))
    assert any("@v" in line for line in lines)


def test_signs_at_the_rim_and_prompts_are_words(art: Art, view: GlyphView) -> None:
    scene = quiet(art, hero())
    assert scene.world is not None
    x, y = scenes.HERO
    world = replace(
        scene.world,
        markers=(Marker("prompt", x, y - 40, "Open", "e"), Marker("exit", x + 900, y, "EXIT")),
        arrows=(EdgeArrow(-1.0, 0.0, "threat", 0.5),),
    )
    lines = words(view.draw(replace(scene, world=world), ROWS, COLS))
    assert any(" E  Open " in line for line in lines)
    assert any("EXIT ▶" in line for line in lines)
    assert any(line.startswith("◀!") for line in lines)


def test_the_pointer_finds_the_tile_it_is_on(art: Art, view: GlyphView) -> None:
    lines = words(view.draw(quiet(art, hero()), ROWS, COLS))
    row = next(row for row, line in enumerate(lines) if "@" in line)
    x, y = view.world_at(row, lines[row].index("@"))
    assert (x // TILE_PX, y // TILE_PX) == (scenes.HERO[0] // TILE_PX, scenes.HERO[1] // TILE_PX)


def test_the_same_scene_sends_nothing_twice(art: Art, view: GlyphView) -> None:
    encoder = Encoder(ColorDepth.BASIC_16)
    scene = scenes.scene(art, 60)
    assert encoder.frame(view.draw(scene, ROWS, COLS))
    assert encoder.frame(view.draw(scene, ROWS, COLS)) == b""
