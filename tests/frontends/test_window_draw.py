"""What the renderer paints: named places of hand-made scenes, on the real art."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from hyosan_arcade.frontends.window.actors import CROWD, GLARE
from hyosan_arcade.frontends.window.draw import SHADOW_LIFT, Renderer
from hyosan_arcade.frontends.window.shade import lit_polygon
from hyosan_arcade.frontends.window.sheets import MAGENTA
from hyosan_arcade.frontends.window.terrain import DOOR_STATES, TILE_NAMES, terrain_of
from hyosan_arcade.sim.spec import TILE_KINDS, DoorState
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.blows import Star
from hyosan_arcade.view.scene import Decal, Light, Scene, Tint, World2D
from tests.frontends import scenes

DAY = (255, 255, 255)
FLOOR = (300, 220)
"""A place on the corridor's floor, world px."""


@pytest.fixture(scope="module")
def art() -> Art:
    return Art.load(scenes.ASSETS)


@pytest.fixture
def renderer(art: Art) -> Renderer:
    return Renderer(art, scenes.ASSETS)


def bare(art: Art, **changes: object) -> World2D:
    """Return the corridor by day with nobody in it."""
    still = replace(
        scenes.world(art, 0),
        sprites=scenes.sprites(art, []),
        lights=(),
        ambient=DAY,
        particles=scenes.sparks(0),
        decals=(),
        arcs=(),
        rings=(),
        floats=(),
        markers=(),
        arrows=(),
        vignette=0.0,
    )
    return replace(still, **changes)


def shown(renderer: Renderer, world: World2D) -> pygame.Surface:
    return renderer.render(Scene(world, None, None, (), (0.0, 0.0), 0)).copy()


def at(picture: pygame.Surface, place: tuple[int, int]) -> tuple[int, int, int]:
    """Return the colour at a place of the world."""
    color = picture.get_at((place[0] - scenes.CAMERA.x, place[1] - scenes.CAMERA.y))
    return color.r, color.g, color.b


def brightness(picture: pygame.Surface, place: tuple[int, int], size: int = 12) -> float:
    """Return the mean brightness of a square around a place of the world."""
    x, y = place[0] - scenes.CAMERA.x, place[1] - scenes.CAMERA.y
    return float(pygame.surfarray.array3d(picture)[x : x + size, y : y + size].mean())


def changed(one: pygame.Surface, other: pygame.Surface) -> np.ndarray:
    """Return the (x, y) of pixels that differ, (N, 2)."""
    differs = (pygame.surfarray.array3d(one) != pygame.surfarray.array3d(other)).any(axis=2)
    return np.argwhere(differs)


def close(color: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    """Say whether two colours agree but for the rounding of light."""
    return all(abs(a - b) <= 8 for a, b in zip(color, wanted, strict=True))


def test_the_tables_agree_with_the_rules() -> None:
    assert tuple(kind.name for kind in TILE_KINDS) == TILE_NAMES
    assert tuple(state.name.lower() for state in DoorState) == DOOR_STATES


def test_floor_wall_and_door_have_their_own_colours(renderer: Renderer, art: Art) -> None:
    picture = shown(renderer, bare(art))
    floors = [art.colors[name] for name in ("floor1", "floor2", "floor3")]
    assert any(close(at(picture, FLOOR), color) for color in floors)
    woods = [art.colors[name] for name in ("wood1", "wood2", "wood3")]
    assert any(close(at(picture, (120, 60)), color) for color in woods)
    plaster, panel = at(picture, (180, 106)), at(picture, (180, 120))
    assert any(close(plaster, art.colors[name]) for name in ("wall1", "wall2"))
    assert any(close(panel, art.colors[name]) for name in ("pine1", "pine2"))
    assert close(at(picture, (184, 104)), art.colors["wall2"])


def test_the_floor_below_a_wall_is_darker(renderer: Renderer, art: Art) -> None:
    picture = shown(renderer, bare(art))
    assert brightness(picture, (200, 129), 3) < 0.75 * brightness(picture, (200, 150), 3)


def test_doors_show_their_state_and_only_their_chunk_changes(renderer: Renderer, art: Art) -> None:
    before = shown(renderer, bare(art))
    door = scenes.DOORS[0]
    opened = (replace(door, state=DoorState.OPEN), *scenes.DOORS[1:])
    after = shown(renderer, bare(art, ground=scenes.ground(doors=opened, version=2)))
    places = changed(before, after) + (scenes.CAMERA.x, scenes.CAMERA.y)
    assert len(places) > 200
    assert places[:, 0].min() >= 64
    assert places[:, 0].max() < 96
    assert places[:, 1].min() >= 90
    assert places[:, 1].max() < 128


def test_a_sprite_stands_on_its_place_in_its_colours(renderer: Renderer, art: Art) -> None:
    nobody = shown(renderer, bare(art))
    player = ("player", 0, "walk", 0, 0, *FLOOR, Tint.PLAYER)
    picture = shown(renderer, bare(art, sprites=scenes.sprites(art, [player])))
    places = changed(nobody, picture) + (scenes.CAMERA.x, scenes.CAMERA.y)
    assert places[:, 1].max() <= FLOOR[1] + 5
    assert 18 <= FLOOR[1] - places[:, 1].min() <= 27
    colors = {tuple(at(picture, tuple(place))) for place in places.tolist()}
    assert any(close(color, art.colors["gold"]) for color in colors)


def test_the_nearer_body_hides_the_farther(renderer: Renderer, art: Art) -> None:
    near = ("player", 0, "walk", 0, 0, FLOOR[0], FLOOR[1] + 6, Tint.NONE)
    far = ("nari", 0, "walk", 0, 0, *FLOOR, Tint.NONE)
    alone = shown(renderer, bare(art, sprites=scenes.sprites(art, [near])))
    both = shown(renderer, bare(art, sprites=scenes.sprites(art, [far, near])))
    chest = (FLOOR[0], FLOOR[1] - 2)
    assert at(alone, chest) == at(both, chest)


def test_a_wall_hides_the_feet_of_who_stands_behind_it(renderer: Renderer, art: Art) -> None:
    nobody = shown(renderer, bare(art))
    behind = ("player", 0, "walk", 0, 0, 200, 94, Tint.NONE)
    picture = shown(renderer, bare(art, sprites=scenes.sprites(art, [behind])))
    places = changed(nobody, picture) + (scenes.CAMERA.x, scenes.CAMERA.y)
    assert len(places) > 100
    assert places[:, 1].max() < 90


def test_a_struck_body_is_all_white(renderer: Renderer, art: Art) -> None:
    struck = ("walker", 0, "walk", 0, 0, *FLOOR, Tint.FLASH)
    picture = shown(renderer, bare(art, sprites=scenes.sprites(art, [struck])))
    assert at(picture, (FLOOR[0], FLOOR[1] - 12)) == (255, 255, 255)


def test_a_ghost_is_an_outline_over_everything(renderer: Renderer, art: Art) -> None:
    nobody = shown(renderer, bare(art))
    ghost = ("walker", 0, "walk", 0, 0, *FLOOR, Tint.GHOST)
    batch = replace(scenes.sprites(art, [ghost]), shadow=np.zeros(1, np.int8))
    picture = shown(renderer, bare(art, sprites=batch))
    places = changed(nobody, picture) + (scenes.CAMERA.x, scenes.CAMERA.y)
    colors = {at(picture, tuple(place)) for place in places.tolist()}
    assert colors == {art.colors["cyan"]}


def test_eyes_shine_in_the_dark_and_not_by_day(renderer: Renderer, art: Art) -> None:
    walker = scenes.sprites(art, [("walker", 0, "walk", 0, 0, *FLOOR, Tint.NONE)])
    night = shown(renderer, bare(art, sprites=walker, ambient=(20, 20, 40)))
    x, y = FLOOR[0] - scenes.CAMERA.x, FLOOR[1] - scenes.CAMERA.y
    head = pygame.surfarray.array3d(night)[x - 10 : x + 10, y - 24 : y - 8]
    assert (head.max(axis=2) > 180).any()
    assert np.median(head) < 60


def test_eyes_do_not_shine_through_whoever_stands_before_them(renderer: Renderer, art: Art) -> None:
    """Count the shining pixels of one, and of the same one behind somebody's back."""
    behind = ("walker", 0, "walk", 0, 0, *FLOOR, Tint.NONE)
    before = ("walker", 0, "walk", 1, 0, FLOOR[0], FLOOR[1] + 2, Tint.NONE)
    shining = []
    for bodies in ([behind], [behind, before]):
        night = bare(art, sprites=scenes.sprites(art, bodies), ambient=(20, 20, 40))
        pixels = pygame.surfarray.array3d(shown(renderer, night))
        shining.append(np.count_nonzero(pixels.max(axis=2) > 180))
    assert shining[0] > 0
    assert shining[1] == 0


def test_the_eyes_of_one_about_to_grab_burn_by_day(renderer: Renderer, art: Art) -> None:
    colors = []
    for tint in (Tint.NONE, Tint.GRAB):
        walker = scenes.sprites(art, [("walker", 0, "grab", 0, 2, *FLOOR, tint)])
        picture = pygame.surfarray.array3d(shown(renderer, bare(art, sprites=walker)))
        colors.append(np.count_nonzero((picture == GLARE).all(axis=2)))
    assert colors[0] == 0
    assert colors[1] > 0


def test_a_crowd_hides_only_shadows_that_nobody_would_see(renderer: Renderer, art: Art) -> None:
    """The floor beside a crowd's edge looks the same however big the crowd is."""
    rows = range(CROWD // 20 + 1)
    bodies = [
        ("walker", 0, "walk", 0, 0, 200 + col * 8, 150 + row * 3, Tint.NONE)
        for row in rows
        for col in range(20)
    ]
    last = bodies[-20:]
    big = shown(renderer, bare(art, sprites=scenes.sprites(art, bodies)))
    small = shown(renderer, bare(art, sprites=scenes.sprites(art, last)))
    feet = last[0][6]
    places = changed(big, small) + (scenes.CAMERA.x, scenes.CAMERA.y)
    assert places[:, 1].max() <= feet


def test_heroes_show_through_a_crowd(renderer: Renderer, art: Art) -> None:
    hero = ("player", 0, "walk", 0, 0, *FLOOR, Tint.PLAYER)
    hidden = [
        hero,
        *(("walker", 3, "walk", 0, 0, FLOOR[0], FLOOR[1] + n, Tint.NONE) for n in (2, 4)),
    ]
    unseen = [hidden[0][:-1] + (Tint.NONE,), *hidden[1:]]
    one, other = (
        shown(renderer, bare(art, sprites=scenes.sprites(art, bodies)))
        for bodies in (hidden, unseen)
    )
    inside = changed(one, other) + (scenes.CAMERA.x, scenes.CAMERA.y) - FLOOR
    assert np.count_nonzero((abs(inside[:, 0]) < 6) & (inside[:, 1] > -16)) > 40


def test_a_blow_shows_a_star_where_it_struck(renderer: Renderer, art: Art) -> None:
    star = Star(*FLOOR, 10, 0.2)
    picture = shown(renderer, bare(art, stars=(star,)))
    assert at(picture, FLOOR) == art.colors["paper"]
    assert len(changed(shown(renderer, bare(art)), picture)) > 60


def test_light_stops_at_walls(renderer: Renderer, art: Art) -> None:
    lamp = Light(140, 200, 150, (255, 255, 255), 1.0)
    dark = shown(renderer, bare(art, ambient=(30, 30, 40)))
    lit = shown(renderer, bare(art, ambient=(30, 30, 40), lights=(lamp,)))
    assert brightness(lit, (140, 190)) > 2 * brightness(dark, (140, 190))
    assert brightness(lit, (160, 60)) == pytest.approx(brightness(dark, (160, 60)), rel=0.05)


def test_light_goes_through_an_open_door_and_not_through_a_shut_one() -> None:
    up = np.array([-np.pi / 2])
    through = lit_polygon(terrain_of(scenes.ground()), (272, 200), 140, up)
    stopped = lit_polygon(terrain_of(scenes.ground()), (80, 200), 140, up)
    assert through[0, 1] < 70
    assert stopped[0, 1] > 90


def test_nothing_is_darker_than_the_lifted_shadow(renderer: Renderer, art: Art) -> None:
    picture = shown(renderer, bare(art, ambient=(0, 0, 0)))
    darkest = pygame.surfarray.array3d(picture).reshape(-1, 3).min(axis=0)
    assert tuple(darkest) == SHADOW_LIFT


def test_stains_last_and_a_new_level_is_clean(renderer: Renderer, art: Art) -> None:
    clean = shown(renderer, bare(art))
    stain = Decal("splat", 13, *FLOOR)
    stained = shown(renderer, bare(art, decals=(stain,)))
    assert len(changed(clean, stained)) > 50
    repainted = scenes.ground(doors=(), version=5)
    again = shown(renderer, bare(art, decals=(stain,), ground=repainted))
    assert at(again, FLOOR) == at(stained, FLOOR)
    other = replace(scenes.ground(), level_id="other")
    assert not len(changed(clean, shown(renderer, bare(art, ground=other))))


def test_stains_beyond_the_cap_are_stamped_once(renderer: Renderer, art: Art) -> None:
    first = tuple(Decal("splat", n, 100 + n, 200) for n in range(3))
    shown(renderer, bare(art, decals=first))
    before = shown(renderer, bare(art, decals=first))
    later = (*first[1:], Decal("splat", 13, *FLOOR))
    after = shown(renderer, bare(art, decals=later, decals_dropped=1))
    places = changed(before, after) + (scenes.CAMERA.x, scenes.CAMERA.y)
    assert places[:, 0].min() > 250


def test_particles_off_the_picture_are_left_out(renderer: Renderer, art: Art) -> None:
    far = replace(
        scenes.sparks(3),
        x=np.array([-500, 9_000, 300], np.int32),
        y=np.array([-10, 90_000, 220], np.int32),
    )
    places = changed(shown(renderer, bare(art)), shown(renderer, bare(art, particles=far)))
    assert 0 < len(places) <= 6


def test_a_debug_field_colours_its_tiles_alone(renderer: Renderer, art: Art) -> None:
    plain = Scene(bare(art), None, None, (), (0.0, 0.0), 0)
    field = np.zeros((17, 32), np.float32)
    field[14, 15:17] = (0.2, 1.0)
    places = changed(
        renderer.render(plain).copy(), renderer.render(replace(plain, grid_overlay=field))
    ) + (scenes.CAMERA.x, scenes.CAMERA.y)
    assert len(places) > 400
    assert set(places[:, 1] // 16) == {14}
    assert set(places[:, 0] // 16) == {15, 16}


def test_a_full_scene_is_painted_twice_alike(renderer: Renderer, art: Art) -> None:
    one = renderer.render(scenes.scene(art)).copy()
    assert not len(changed(one, renderer.render(scenes.scene(art))))


@pytest.mark.parametrize("menu", [scenes.TITLE, scenes.LEVELS, scenes.PAUSE, scenes.RESULTS])
def test_the_chosen_item_stands_out(renderer: Renderer, art: Art, menu: object) -> None:
    base = replace(scenes.scene(art, 0), menu=menu)
    one = renderer.render(base).copy()
    other = renderer.render(replace(base, menu=replace(base.menu, selected=0))).copy()
    another = renderer.render(replace(base, menu=replace(base.menu, selected=1))).copy()
    assert len(changed(other, another)) > 60
    assert len(changed(one, renderer.render(scenes.scene(art, 0)))) > 1000


def test_the_hud_tells_of_a_bite_and_of_her_hunger(renderer: Renderer, art: Art) -> None:
    well = renderer.render(scenes.scene(art, 0)).copy()
    bitten = renderer.render(replace(scenes.scene(art, 0), hud=scenes.BITTEN)).copy()
    places = changed(well, bitten)
    is_clock = (places[:, 0] > 190) & (places[:, 0] < 290) & (places[:, 1] < 34)
    is_ally = (places[:, 0] > 336) & (places[:, 1] > 230)
    assert is_clock.sum() > 300
    assert is_ally.sum() > 300


def test_a_missing_and_a_broken_sheet_are_magenta_with_one_line_each(
    art: Art, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(scenes.ASSETS, tmp_path / "assets", ignore=shutil.ignore_patterns("*.ogg"))
    (tmp_path / "assets/sprites/player.png").unlink()
    (tmp_path / "assets/tiles/school.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    renderer = Renderer(art, tmp_path / "assets")
    player = scenes.sprites(art, [("player", 0, "walk", 0, 0, *FLOOR, Tint.NONE)])
    for _ in range(3):
        picture = shown(renderer, bare(art, sprites=player))
    assert close(at(picture, (FLOOR[0], FLOOR[1] - 12)), MAGENTA)
    assert close(at(picture, (400, 220)), MAGENTA)
    lines = [record.getMessage() for record in caplog.records]
    assert sum("player.png" in line for line in lines) == 1
    assert sum("school.png" in line for line in lines) == 1


def test_letters_the_font_lacks_are_boxes_not_errors(renderer: Renderer, art: Art) -> None:
    odd = replace(scenes.HUD, hint="효산 ☠")
    picture = renderer.render(Scene(None, odd, None, (), (0.0, 0.0), 0))
    assert picture.get_size() == (480, 270)
