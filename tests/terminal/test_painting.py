"""A frame's parts in their places, and the mouse over a cell told as a point of the picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hyosan_arcade.frontends.terminal.cells import Cells
from hyosan_arcade.frontends.terminal.layout import play_layout
from hyosan_arcade.frontends.terminal.painting import Look, Painting
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.choice import ChoiceLine, ChoiceView
from hyosan_arcade.view.layout import item_at
from hyosan_arcade.view.scene import TILE_PX, Caption, MenuItem, MenuView, Scene, Tint
from tests.frontends import scenes

SIZES = ((24, 80), (40, 120), (45, 160))
MENU = MenuView(
    "title", "HYOSAN", tuple(MenuItem(text) for text in ("Play", "Levels", "Quit")), 1, footer="f"
)

CHOICE = ChoiceView(
    "near_bite",
    "Nari",
    "Nari is about to bite you",
    tuple(ChoiceLine(str(n), f"Answer {n}", "An outcome of many words " * 2) for n in range(1, 5)),
    0.5,
)


@pytest.fixture(scope="module")
def art() -> Art:
    return Art.load(scenes.ASSETS)


@pytest.fixture(params=("pixel", "glyph"))
def painting(art: Art, request: pytest.FixtureRequest) -> Painting:
    return Painting(art, scenes.ASSETS, Look(request.param, str))


@pytest.fixture(scope="module")
def scene(art: Art) -> Scene:
    return scenes.scene(art)


def words(cells: Cells) -> str:
    return "\n".join(cells.text(row) for row in range(cells.rows))


@pytest.mark.parametrize("size", SIZES)
def test_sounds_are_read_whole_above_a_choice(
    painting: Painting, scene: Scene, size: tuple[int, int]
) -> None:
    assert scene.hud is not None
    heard = tuple(Caption(f"[HEARTBEAT {side}]", side, 0.1) for side in ("left", "", "right"))
    hud = replace(scene.hud, captions=heard, speech=("", ""))
    shown = words(painting.paint(replace(scene, hud=hud, choice=CHOICE), *size))
    for caption in heard:
        assert caption.text in shown
    assert shown.rindex("[HEARTBEAT right]") < shown.index(CHOICE.words)


@pytest.mark.parametrize("size", SIZES)
def test_neighbouring_cells_are_neighbouring_places(
    painting: Painting, scene: Scene, size: tuple[int, int]
) -> None:
    painting.paint(scene, *size)
    top, left, rows, cols = play_layout(*size).world
    middle = top + rows // 2, left + cols // 2
    here, right = painting.point(*middle), painting.point(middle[0], middle[1] + 4)
    below = painting.point(middle[0] + 2, middle[1])
    assert here is not None and right is not None and below is not None
    assert right[1] == here[1] and below[0] == here[0]
    assert TILE_PX // 2 <= right[0] - here[0] <= 2 * TILE_PX
    assert below[1] - here[1] == pytest.approx(right[0] - here[0], abs=1)


@pytest.mark.parametrize("size", SIZES)
def test_pointing_at_the_player_points_at_the_player(
    art: Art, scene: Scene, size: tuple[int, int]
) -> None:
    painting = Painting(art, scenes.ASSETS, Look("pixel", str))
    cells = painting.paint(scene, *size)
    assert scene.world is not None
    top, left, rows, cols = play_layout(*size).world
    gold = (cells.ink == np.array(art.colors["gold"], np.uint8)).all(-1)
    found = np.argwhere(gold[top : top + rows, left : left + cols] & is_half(cells, size))
    row, col = np.median(found, axis=0).astype(int)
    point = painting.point(top + int(row), left + int(col))
    me = int(np.flatnonzero(scene.world.sprites.tint == Tint.PLAYER)[0])
    feet = scene.world.sprites.x[me], scene.world.sprites.y[me]
    assert point is not None
    assert abs(point[0] + scene.world.camera.x - feet[0]) < 1.5 * TILE_PX
    assert abs(point[1] + scene.world.camera.y - feet[1]) < 2.5 * TILE_PX


def is_half(cells: Cells, size: tuple[int, int]) -> np.ndarray:
    top, left, rows, cols = play_layout(*size).world
    return np.asarray(cells.glyph[top : top + rows, left : left + cols] == ord("▀"))


def test_outside_of_the_world_the_mouse_points_nowhere(painting: Painting, scene: Scene) -> None:
    assert painting.point(5, 5) is None
    painting.paint(scene, 24, 80)
    assert painting.point(0, 5) is None
    assert painting.point(23, 5) is None


def test_over_a_menu_the_mouse_points_at_its_items(painting: Painting, scene: Scene) -> None:
    cells = painting.paint(replace(scene, menu=MENU), 24, 80)
    for number, item in enumerate(MENU.items):
        row = next(r for r in range(cells.rows) if item.text in cells.text(r))
        point = painting.point(row, cells.text(row).index(item.text))
        assert point is not None and item_at(MENU, point) == number
    nowhere = painting.point(0, 79)
    assert nowhere is not None and item_at(MENU, nowhere) is None


@pytest.mark.parametrize("size", SIZES)
def test_every_part_has_its_place(painting: Painting, scene: Scene, size: tuple[int, int]) -> None:
    shown = words(painting.paint(replace(scene, notice=(("saved", "gold"),)), *size))
    assert scene.hud is not None
    assert scene.hud.weapon in shown
    assert "saved" in shown


def test_a_terminal_too_small_says_so_however_small_it_is(painting: Painting) -> None:
    for size in ((1, 1), (2, 9), (10, 30), (23, 200)):
        cells = painting.paint_too_small(*size)
        assert (cells.rows, cells.cols) == size
    assert "terminal.too_small" in words(painting.paint_too_small(23, 79))
