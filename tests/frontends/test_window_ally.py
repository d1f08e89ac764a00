"""The window's pictures of hybrids: the light left on two, rings, eyes, gaps, cards, the wheel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pygame
import pytest

from hyosan_arcade.frontends.window.chasms import chasm_layers
from hyosan_arcade.frontends.window.draw import Renderer
from hyosan_arcade.frontends.window.terrain import TILE_NAMES, terrain_of
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.choice import ChoiceLine, ChoiceView, WheelSlice, WheelView
from hyosan_arcade.view.company import FaceView
from hyosan_arcade.view.lines import Focus, Line
from hyosan_arcade.view.scene import AllyPanel, EdgeArrow, Ground, Marker, Scene, Tint, World2D
from tests.frontends.scenes import ALLY, ASSETS, CAMERA, HERO, HUD, scene, sprites, world
from tests.unit.view_stage import ART

CHOICE = ChoiceView(
    "near_bite",
    "Nari",
    "Nari is about to bite you",
    tuple(ChoiceLine(str(n), f"Answer {n}", "An outcome", is_open=n != 3) for n in range(1, 5)),
    0.5,
)
ON_SCREEN = (HERO[0] - CAMERA.x, HERO[1] - CAMERA.y)


@pytest.fixture
def art() -> Art:
    return ART


@pytest.fixture
def renderer(art: Art) -> Iterator[Renderer]:
    pygame.init()
    yield Renderer(art, ASSETS)


def pixels(renderer: Renderer, shown: Scene) -> np.ndarray:
    return pygame.surfarray.array3d(renderer.render(shown)).astype(int)


def bare(art: Art, **new: object) -> Scene:
    """Return the corridor without its HUD, the world changed."""
    base = scene(art, 40)
    assert base.world is not None
    changed: World2D = replace(base.world, **new)  # type: ignore[arg-type]
    return replace(base, world=changed, hud=None, frame_ticks=0)


def test_a_focus_leaves_colour_and_light_on_its_spots_alone(renderer: Renderer, art: Art) -> None:
    spot = (*HERO, 40)
    before = pixels(renderer, bare(art, focus=None))
    after = pixels(renderer, bare(art, focus=Focus(0.6, 1.0, (spot,))))
    x, y = ON_SCREEN
    assert (after[x, y - 4] == before[x, y - 4]).all()
    far = after[20:60, 150:200]
    assert (far.max(axis=2) - far.min(axis=2)).max() == 0, "grey"
    assert far.mean() < before[20:60, 150:200].mean() * 0.6


def test_one_who_is_not_herself_has_a_second_ring(renderer: Renderer, art: Art) -> None:
    def picture(tint: Tint) -> np.ndarray:
        only = sprites(art, [("nari", 0, "bite", 0, 1, *ALLY, tint)])
        return pixels(renderer, bare(art, sprites=only, lights=(), particles=world(art).particles))

    calm, feral, hostile = (picture(tint) for tint in (Tint.ALLY, Tint.FERAL, Tint.HOSTILE))
    ember = np.array(art.colors["ember"])
    area = (slice(ALLY[0] - CAMERA.x - 16, ALLY[0] - CAMERA.x + 16),
            slice(ALLY[1] - CAMERA.y - 34, ALLY[1] - CAMERA.y + 8))  # fmt: skip

    def count(shot: np.ndarray) -> int:
        return int((shot[area] == ember).all(axis=2).sum())

    assert count(feral) > count(calm) > count(hostile)
    grey = feral[area].mean(axis=2) - calm[area].mean(axis=2)
    assert np.abs(grey).max() > 60, "seen without colour too"


def test_the_dead_lose_their_eyes_while_they_look_past_you(renderer: Renderer, art: Art) -> None:
    dark = {"lights": (), "ambient": (20, 20, 30)}
    bright = pixels(renderer, bare(art, **dark, eye_shine=1.0))
    dim = pixels(renderer, bare(art, **dark, eye_shine=0.25))
    changed = (bright != dim).any(axis=2)
    assert changed.sum() > 10
    assert bright[changed].mean() > dim[changed].mean() + 40


@pytest.mark.parametrize("kind", ["way", "hand", "shot", "drop"])
def test_every_kind_of_line_is_seen(renderer: Renderer, art: Art, kind: str) -> None:
    line = Line(kind, (ALLY, (ALLY[0] + 40, ALLY[1] + 4)), 0.2)
    before, after = pixels(renderer, bare(art)), pixels(renderer, bare(art, lines=(line,)))
    assert (before != after).any(axis=2).sum() > 8


@pytest.mark.parametrize("name", ["feral", "losing", "panic", "grieve", "hide", "aim"])
def test_every_sign_is_seen(renderer: Renderer, art: Art, name: str) -> None:
    marker = Marker("state", *ALLY, f"{name} Nari")
    before = pixels(renderer, bare(art, markers=()))
    after = pixels(renderer, bare(art, markers=(marker,)))
    assert (before != after).any(axis=2).sum() > 60


def test_a_warning_stands_clear_of_the_panels(renderer: Renderer, art: Art) -> None:
    for angle in np.linspace(0, 2 * np.pi, 12, endpoint=False):
        arrow = EdgeArrow(float(np.cos(angle)), float(np.sin(angle)), "warning", 0.5)
        before = pixels(renderer, bare(art, arrows=()))
        after = pixels(renderer, bare(art, arrows=(arrow,)))
        x, y = np.nonzero((before != after).any(axis=2))
        assert y.min() > 30
        assert y.max() < 230
        side = (x.mean() - 240) * np.cos(angle) + (y.mean() - 135) * np.sin(angle)
        assert side > 50, "on the side they come from"


def test_a_near_bite_has_four_cards_and_its_time_shrinks(renderer: Renderer, art: Art) -> None:
    calm = scene(art, 20)
    early = pixels(renderer, replace(calm, choice=replace(CHOICE, time_left=0.9)))
    late = pixels(renderer, replace(calm, choice=replace(CHOICE, time_left=0.4)))
    paper = np.array(art.colors["paper"])
    bars = [int((shot[124:356, 24] == paper).all(axis=1).sum()) for shot in (early, late)]
    assert bars[0] > bars[1] * 2 > 0


@pytest.mark.parametrize("kind", ["near_bite", "question"])
def test_the_answer_under_the_mouse_stands_out_in_grey_too(
    renderer: Renderer, art: Art, kind: str
) -> None:
    choice = replace(CHOICE, kind=kind)
    pointed = replace(choice, lines=(replace(CHOICE.lines[0], is_pointed=True), *CHOICE.lines[1:]))
    before, after = (
        pixels(renderer, replace(scene(art, 20), choice=it)) for it in (choice, pointed)
    )
    assert (np.abs(before.mean(axis=2) - after.mean(axis=2)) > 15).sum() > 100


def test_a_question_and_the_wheel_are_drawn(renderer: Renderer, art: Art) -> None:
    calm = scene(art, 20)
    before = pixels(renderer, calm)
    question = replace(CHOICE, kind="question", time_left=-1.0)
    asked = pixels(renderer, replace(calm, choice=question))
    assert (before != asked).any(axis=2).sum() > 2000
    slices = tuple(
        WheelSlice(name, name, *way, is_chosen=name == "go")
        for name, way in (("go", (0, -1)), ("hold", (0, 1)), ("come", (0, 0)))
    )
    turned = pixels(renderer, replace(calm, wheel=WheelView(*HERO, slices)))
    assert (before != turned).any(axis=2).sum() > 500


@pytest.mark.parametrize("mood", ["calm", "hungry", "feral", "gone", "away"])
def test_every_mood_of_hers_looks_different_in_grey_too(
    renderer: Renderer, art: Art, mood: str
) -> None:
    def corner(shown: str) -> np.ndarray:
        ally = AllyPanel("Nari", 0.8, 0.6, "hold", shown, 0.5 if shown == "feral" else 0.0)
        hud = replace(HUD, ally=ally)
        return pixels(renderer, replace(scene(art, 0), hud=hud))[336:476, 232:266].mean(axis=2)

    for other in ("calm", "hungry", "feral", "gone", "away"):
        if other != mood:
            assert (np.abs(corner(mood) - corner(other)) > 20).sum() > 8, other


def test_company_stands_in_a_row_of_faces(renderer: Renderer, art: Art) -> None:
    faces = tuple(
        FaceView(f"face_{name}", name, 0.5, 0.7, mood)
        for name, mood in (("bora", "calm"), ("gaon", "feral"), ("sian", "gone"))
    )
    alone = pixels(renderer, scene(art, 0))
    together = pixels(renderer, replace(scene(art, 0), hud=replace(HUD, company=faces)))
    x, y = np.nonzero((alone != together).any(axis=2))
    assert x.min() > 380
    assert y.max() < 234, "above her corner"


PIT = """
.....
.___.
.---.
.___.
.....
""".split()


def pit() -> Ground:
    number = {".": "floor", "_": "gap", "-": "rope"}
    tiles = [[TILE_NAMES.index(number[glyph]) for glyph in row] for row in PIT]
    return Ground("pit", 1, np.array(tiles, np.uint8), (), ())


def test_a_gap_has_edges_where_the_floor_is_and_a_rope_runs_along_itself() -> None:
    land = terrain_of(pit())
    assert set(chasm_layers(land, 1, 1)) == {"gap_west", "gap_north"}
    assert set(chasm_layers(land, 3, 3)) == {"gap_south", "gap_east"}
    assert list(chasm_layers(land, 2, 2)) == ["rope_across"]
    assert list(chasm_layers(land, 0, 0)) == []
    on_end = Ground("pit", 1, pit().tiles.T.copy(), (), ())
    assert "rope_down" in chasm_layers(terrain_of(on_end), 2, 2)


def test_a_gap_is_dark_and_its_lip_is_bright(renderer: Renderer, art: Art) -> None:
    shown = bare(art, ground=pit(), sprites=sprites(art, []), lights=(), ambient=(255, 255, 255),
                 decals=(), arcs=(), rings=(), markers=(), arrows=(), floats=())  # fmt: skip
    assert shown.world is not None
    at = replace(shown.world, camera=replace(CAMERA, x=0, y=0), vignette=0.0)
    picture = pixels(renderer, replace(shown, world=at)).mean(axis=2)
    assert picture[34:46, 16:20].max() > 120, "the wall below the floor catches the light"
    assert picture[36:44, 52:58].max() < 60, "and then there is nothing"
