"""Hybrids, soldiers, gaps in both views: each thing is told from the others by more than colour."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pygame
import pytest

from hyosan_arcade.frontends.terminal.badges import BADGES, FLAG
from hyosan_arcade.frontends.terminal.cells import Cells
from hyosan_arcade.frontends.terminal.pixels import PixelView
from hyosan_arcade.frontends.terminal.sprites import SmallArt
from hyosan_arcade.frontends.terminal.stamps import GROWTH, StampTable
from hyosan_arcade.sim.spec import TILE_INDEX
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.lines import Focus, Line
from hyosan_arcade.view.scene import TILE_PX, EdgeArrow, Marker, Scene, Tint, World2D
from tests.frontends import scenes
from tests.terminal.test_pixels import SIZES, count, hero, pixels, quiet

X, Y = scenes.HERO


@pytest.fixture(scope="module")
def art() -> Art:
    return Art.load(scenes.ASSETS)


@pytest.fixture
def view(art: Art) -> PixelView:
    return PixelView(art, scenes.ASSETS)


def body(name: str, x: int, tint: Tint) -> tuple[str, int, str, int, int, int, int, Tint]:
    return (name, 0, "walk", 3, 0, x, Y, tint)


def world_of(scene: Scene) -> World2D:
    assert scene.world is not None
    return scene.world


def changed(scene: Scene, **parts: object) -> Scene:
    return replace(scene, world=replace(world_of(scene), **parts))


def pitted(art: Art, kind: str = "gap") -> Scene:
    """Make a scene with a gap right of the player, a rope through its middle if asked."""
    scene = quiet(art, hero())
    tiles = world_of(scene).ground.tiles.copy()
    row, col = Y // TILE_PX - 1, X // TILE_PX + 2
    tiles[row - 1 : row + 2, col : col + 3] = TILE_INDEX["gap"]
    tiles[row, col : col + 3] = TILE_INDEX[kind]
    ground = replace(world_of(scene).ground, tiles=tiles, version=7)
    bright = (255, 255, 255)
    return changed(scene, ground=ground, ambient=bright, lights=())


def place_of(view: PixelView, x: int, y: int, size: int) -> tuple[int, int]:
    """Return the px (row, column) of a place of the world in the last picture."""
    left, top = (part // TILE_PX * TILE_PX for part in view.world_at(0, 0))
    return (y - top) * size // TILE_PX, (x - left) * size // TILE_PX


def tile_at(view: PixelView, cells: Cells, place: tuple[int, int], size: int) -> np.ndarray:
    """Return the px of a tile (row, column) of the world in the last picture."""
    y, x = place_of(view, place[1] * TILE_PX, place[0] * TILE_PX, size)
    return pixels(cells)[y : y + size, x : x + size].astype(int).sum(axis=2)


def difference(view: PixelView, before: Scene, after: Scene, size: int) -> list[tuple[int, int]]:
    """Return the px (row, column) in which two scenes differ."""
    first, second = (pixels(view.draw(scene, *SIZES[size])) for scene in (before, after))
    return [(int(y), int(x)) for y, x in np.argwhere((first != second).any(axis=2))]


@pytest.mark.parametrize("size", SIZES)
def test_a_gap_is_a_dark_hole_with_a_bright_rim(art: Art, view: PixelView, size: int) -> None:
    row, col = Y // TILE_PX - 1, X // TILE_PX + 2
    cells = view.draw(pitted(art), *SIZES[size])
    inside = tile_at(view, cells, (row, col + 1), size)
    floor = tile_at(view, cells, (row + 3, col + 1), size)
    assert inside.max() < floor.min() / 2
    for place, rim in (
        ((row - 1, col + 1), np.s_[0, :]),
        ((row + 1, col + 1), np.s_[-1, :]),
        ((row, col), np.s_[:, 0]),
        ((row, col + 2), np.s_[:, -1]),
    ):
        assert tile_at(view, cells, place, size)[rim].min() > floor.max(), place


@pytest.mark.parametrize("size", SIZES)
def test_a_rope_crosses_the_gap_from_side_to_side(art: Art, view: PixelView, size: int) -> None:
    row, col = Y // TILE_PX - 1, X // TILE_PX + 2
    cells = view.draw(pitted(art, "rope"), *SIZES[size])
    for step in range(3):
        tile = tile_at(view, cells, (row, col + step), size)
        middle = tile[size // 4 : size - size // 4]
        assert (middle > 150).any(axis=0).mean() > 0.4
        assert tile[0, 1:-1].max() < 120, "the dark is seen above it"


@pytest.mark.parametrize("size", SIZES)
def test_signs_over_heads_differ_in_shape(art: Art, view: PixelView, size: int) -> None:
    scene = quiet(art, hero())
    shapes = []
    for name in BADGES:
        marker = Marker("state", X + 40, Y - 31, name)
        bright = pixels(view.draw(changed(scene, markers=(marker,)), *SIZES[size]))
        y, x = place_of(view, X + 40, Y - 31, size)
        part = bright[max(y - 10, 0) : y + 6, x - 6 : x + 7]
        shapes.append(part @ np.array([0.3, 0.59, 0.11]))
    for (one, first), (other, second) in combinations(zip(BADGES, shapes, strict=True), 2):
        assert (abs(first - second) > 40).sum() >= 8, (one, other)


def test_pictures_of_signs_are_whole(art: Art) -> None:
    for rows in [*BADGES.values(), FLAG]:
        for column in rows:
            assert len({len(row) for row in column.split()}) == 1, column


@pytest.mark.parametrize("size", SIZES)
def test_one_who_is_not_herself_has_two_rings_and_fangs(
    art: Art, view: PixelView, size: int
) -> None:
    calm = quiet(art, hero(), body("nari", X + 48, Tint.ALLY))
    feral = quiet(art, hero(), body("nari", X + 48, Tint.FERAL))
    rings = [count(view.draw(scene, *SIZES[size]), art.colors["paper"]) for scene in (calm, feral)]
    assert rings[1] >= rings[0] + 8
    widths = []
    for scene in (calm, feral):
        px = difference(view, quiet(art, hero()), scene, size)
        widths.append(max(x for _, x in px) - min(x for _, x in px))
    assert widths[1] >= widths[0] + 2
    fangs = changed(feral, markers=(Marker("state", X + 48, Y - 31, "feral Nari"),))
    cells = view.draw(fangs, *SIZES[size])
    assert any(" Nari " in cells.text(row) for row in range(cells.rows))


@pytest.mark.parametrize("size", [8, 6])
def test_her_eyes_glare_when_she_is_hostile_and_no_ring_is_round_her(
    art: Art, view: PixelView, size: int
) -> None:
    hostile = quiet(art, hero(), body("bora", X + 48, Tint.HOSTILE))
    ally = quiet(art, hero(), body("bora", X + 48, Tint.ALLY))
    assert count(view.draw(hostile, *SIZES[size]), (255, 74, 40)) >= 1
    ringed = difference(view, quiet(art, hero()), ally, size)
    assert len(difference(view, quiet(art, hero()), hostile, size)) < len(ringed) - 10


@pytest.mark.parametrize("size", SIZES)
def test_who_leaps_is_over_her_shadow(art: Art, view: PixelView, size: int) -> None:
    scene = quiet(art, hero(), body("nari", X + 48, Tint.ALLY))
    batch = world_of(scene).sprites
    lift = np.where(batch.tint == Tint.ALLY, 24, 0).astype(np.int16)
    drop = Line("drop", ((X + 48, Y - 24), (X + 48, Y)))
    up = changed(scene, sprites=replace(batch, lift=lift), lines=(drop,))
    cells = view.draw(up, *SIZES[size])
    ember = np.argwhere((pixels(cells) == art.colors["ember"]).all(-1))
    paper = np.argwhere((pixels(cells) == art.colors["paper"]).all(-1))
    floor, _ = place_of(view, X, Y, size)
    assert ember[:, 0].max() < floor - size // 2
    assert (abs(paper[:, 0] - floor) <= 1).sum() >= 3


@pytest.mark.parametrize("size", SIZES)
def test_a_way_is_dots_that_run_to_a_flag(art: Art, view: PixelView, size: int) -> None:
    scene = quiet(art, hero())
    way = Line("way", ((X + 20, Y), (X + 90, Y)))
    going = changed(scene, lines=(way,), markers=(Marker("flag", X + 90, Y),))
    first = view.draw(going, *SIZES[size])
    later = view.draw(replace(going, frame_ticks=scene.frame_ticks + 8), *SIZES[size])
    dots = [(pixels(cells) == art.colors["ember"]).all(-1) for cells in (first, later)]
    foot, _ = place_of(view, X, Y, size)
    assert dots[0][foot].sum() >= 4
    assert (dots[0][foot] != dots[1][foot]).any()
    assert dots[0][: foot - 2].sum() >= 5, "the flag"


@pytest.mark.parametrize("size", SIZES)
def test_a_shot_is_a_straight_line_and_hands_meet(art: Art, view: PixelView, size: int) -> None:
    scene = quiet(art, hero())
    shot = changed(scene, lines=(Line("shot", ((X - 60, Y - 8), (X + 60, Y - 8))),))
    px = difference(view, scene, shot, size)
    assert len({row for row, _ in px}) == 1
    assert len(px) >= 100 * size // TILE_PX
    hand = changed(scene, lines=(Line("hand", ((X + 14, Y - 7), (X, Y - 7))),))
    assert count(view.draw(hand, *SIZES[size]), art.colors["ember"]) >= 1


@pytest.mark.parametrize("size", SIZES)
def test_in_a_near_bite_only_the_two_keep_their_light(art: Art, view: PixelView, size: int) -> None:
    scene = quiet(art, hero())
    focus = Focus(0.6, 1.0, ((X, Y - 9, 46),))
    before = pixels(view.draw(scene, *SIZES[size])).astype(int)
    after = pixels(view.draw(changed(scene, focus=focus), *SIZES[size])).astype(int)
    y, x = place_of(view, X, Y - 9, size)
    assert (after[y - 2 : y + 2, x - 2 : x + 2] == before[y - 2 : y + 2, x - 2 : x + 2]).all()
    far = np.s_[:, x + 60 * size // TILE_PX :]
    assert after[far].sum() < before[far].sum() * 0.6
    assert np.ptp(after[far], axis=2).max() <= 1, "no colour"


def test_a_warning_at_the_rim_is_neither_threat_nor_feral(art: Art, view: PixelView) -> None:
    scene = quiet(art, hero())
    shapes = []
    for kind in ("threat", "warning", "feral", "ally"):
        after = changed(scene, arrows=(EdgeArrow(1.0, 0.0, kind, 0.0),))
        shapes.append(set(difference(view, scene, after, 6)))
    assert all(shapes)
    for first, second in combinations(shapes, 2):
        assert len(first ^ second) >= 10


def test_the_hybrids_and_soldiers_differ_in_outline_or_in_dress(art: Art) -> None:
    for size in SIZES:
        small = SmallArt(art, scenes.ASSETS, size)
        seen = set()
        for name in ("nari", "bora", "gaon", "sian", "trooper", "soldier", "listener", "walker"):
            who, sheet = art.character(name)
            stamp = small.stamp(sheet, who.start("walk"))
            seen.add(pygame.image.tobytes(stamp.picture, "RGBA"))
        assert len(seen) == 8
        shapes = [small.silhouette(art.character(name)[1], 0, (9, 9, 9)) for name in
                  ("walker", "soldier", "listener")]  # fmt: skip
        assert len({pygame.image.tobytes(stamp.picture, "RGBA") for stamp in shapes}) == 3


def test_the_table_of_stamps_grows_and_says_what_single_stamps_say(art: Art) -> None:
    small = SmallArt(art, scenes.ASSETS, 4)
    table = StampTable(small)
    cells = np.arange(90, dtype=np.int16)
    for name in ("player", "nari", "bora", "survivor", "trooper", "walker", "runner"):
        _, sheet = art.character(name)
        sheets = np.full(len(cells), sheet, np.int16)
        place = table.find(sheets, cells)
        for n, picture in enumerate(table.shown(place)):
            stamp = small.stamp(sheet, n)
            assert picture is stamp.picture
            assert table.corners[:, place[n]].tolist() == [stamp.left, stamp.top]
    assert len(table.pictures) > GROWTH
