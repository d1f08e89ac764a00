"""The world as half blocks: what must be found at a glance is there, at every size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hyosan_arcade.frontends.terminal.cells import RGB, Cells
from hyosan_arcade.frontends.terminal.encode import ColorDepth, Encoder
from hyosan_arcade.frontends.terminal.ground import DOOR_STATES, TILE_NAMES
from hyosan_arcade.frontends.terminal.pixels import PixelView, tile_px
from hyosan_arcade.frontends.terminal.sprites import SmallArt, read_small_file
from hyosan_arcade.sim.spec import PROP_KINDS, TILE_KINDS, DoorState, Item
from hyosan_arcade.view.art import Art, ArtError
from hyosan_arcade.view.scene import TILE_PX, EdgeArrow, Marker, Scene, SpriteBatch, Tint
from tests.frontends import scenes

SIZES = {8: (41, 160), 6: (36, 120), 4: (20, 80)}
UNDRAWN = {"mop"}
"""Characters that are swings, shown as crescents."""


@pytest.fixture(scope="module")
def art() -> Art:
    return Art.load(scenes.ASSETS)


@pytest.fixture
def view(art: Art) -> PixelView:
    return PixelView(art, scenes.ASSETS)


def pixels(cells: Cells) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the picture (2 × rows, columns, 3) that half blocks make."""
    return np.stack([cells.ink, cells.paper], axis=1).reshape(cells.rows * 2, cells.cols, 3)


def count(cells: Cells, color: RGB) -> int:
    return int((pixels(cells) == color).all(-1).sum())


def quiet(art: Art, *bodies: tuple[str, int, str, int, int, int, int, Tint]) -> Scene:
    """Make a scene of the corridor with these bodies and nothing else."""
    world = replace(
        scenes.world(art, 0),
        sprites=scenes.sprites(art, list(bodies)),
        arcs=(),
        rings=(),
        floats=(),
        markers=(),
        arrows=(),
        decals=(),
        particles=scenes.sparks(0),
        vignette=0.0,
    )
    here = (scenes.HERO[0] / TILE_PX, scenes.HERO[1] / TILE_PX)
    return replace(scenes.scene(art, 0), world=world, listener=here)


def hero(tint: Tint = Tint.PLAYER) -> tuple[str, int, str, int, int, int, int, Tint]:
    return ("player", 0, "walk", 0, 0, *scenes.HERO, tint)


def moved(scene: Scene, x: float, y: float, ticks: int) -> Scene:
    """Return a scene in which the player is elsewhere (tiles) some ticks later."""
    return replace(scene, listener=(x, y), frame_ticks=scene.frame_ticks + ticks)


def test_tile_and_door_names_are_in_the_rules_order() -> None:
    assert tuple(TILE_NAMES) == tuple(kind.name for kind in TILE_KINDS)
    assert tuple(DOOR_STATES) == tuple(state.name.lower() for state in DoorState)


@pytest.mark.parametrize("size", SIZES)
def test_everything_the_game_has_is_drawn_small(art: Art, size: int) -> None:
    small = SmallArt(art, scenes.ASSETS, size)
    rows = read_small_file(scenes.ASSETS / "terminal" / "terminal.toml").figures.rows
    files = {art.sheets[n].file for name, who in art.characters.items() for n in who.sheets
             if name not in UNDRAWN}  # fmt: skip
    assert files == set(rows)
    unseen = {"lamp", "lamp_broken"}
    names = {kind.name for kind in PROP_KINDS} - unseen
    names |= {f"item_{item.name.lower()}" for item in Item}
    assert {name for name in names if small.thing(name) is None} == set()


@pytest.mark.parametrize("size", SIZES)
def test_every_cell_of_every_character_has_a_figure(art: Art, size: int) -> None:
    small = SmallArt(art, scenes.ASSETS, size)
    for name, who in art.characters.items():
        if name not in UNDRAWN:
            for cell in range(len(who.rows) * who.directions * who.frames):
                stamp = small.stamp(who.sheets[0], cell)
                wide, high = stamp.picture.get_size()
                assert wide <= 2 * size + 4 and high <= 2 * size + 4, (name, cell)
                assert stamp.top + high in (0, 1, 2, 3, 4, 5), (name, cell)


@pytest.mark.parametrize("size", SIZES)
def test_the_player_and_the_ally_have_their_outlines_in_any_light(
    art: Art, view: PixelView, size: int
) -> None:
    ally = ("nari", 0, "walk", 2, 0, *scenes.ALLY, Tint.ALLY)
    scene = quiet(art, hero(), ally)
    assert scene.world is not None
    dark = replace(scene, world=replace(scene.world, lights=(), ambient=(10, 10, 20)))
    assert tile_px(*SIZES[size]) == (size, 1)
    for shown in (scene, dark):
        cells = view.draw(shown, *SIZES[size])
        assert count(cells, art.colors["gold"]) >= 12
        assert count(cells, art.colors["ember"]) >= 12


@pytest.mark.parametrize("size", SIZES)
def test_the_eyes_of_the_dead_shine_in_the_dark(art: Art, view: PixelView, size: int) -> None:
    dead = ("walker", 0, "walk", 0, 0, scenes.HERO[0] + 40, scenes.HERO[1], Tint.NONE)
    grabbing = ("walker", 0, "grab", 0, 0, scenes.HERO[0] - 40, scenes.HERO[1], Tint.GRAB)
    scene = quiet(art, hero(), dead, grabbing)
    assert scene.world is not None
    dark = replace(scene, world=replace(scene.world, lights=(), ambient=(10, 10, 20)))
    cells = view.draw(dark, *SIZES[size])
    assert count(cells, (215, 225, 160)) >= 1
    assert count(cells, (255, 74, 40)) >= 1


def test_the_four_kinds_of_dead_differ_in_outline(art: Art) -> None:
    for size in SIZES:
        small = SmallArt(art, scenes.ASSETS, size)
        shapes = set()
        for kind in ("walker", "fresh", "runner", "crawler"):
            who, sheet = art.character(kind)
            stamp = small.silhouette(sheet, who.start("walk") + 2 * who.frames + 1, (9, 9, 9))
            row = [stamp.picture.get_at((x, y)).a > 0 for y in range(stamp.picture.get_height())
                   for x in range(stamp.picture.get_width())]  # fmt: skip
            shapes.add((stamp.picture.get_size(), tuple(row)))
        assert len(shapes) >= 3, size


def test_who_is_heard_through_a_wall_is_an_outline(art: Art, view: PixelView) -> None:
    ghost = ("walker", 0, "walk", 0, 0, scenes.HERO[0] + 40, scenes.HERO[1], Tint.GHOST)
    plain = count(view.draw(quiet(art, hero()), *SIZES[8]), art.colors["cyan"])
    cells = view.draw(quiet(art, hero(), ghost), *SIZES[8])
    assert count(cells, art.colors["cyan"]) >= plain + 12


def test_the_same_scene_sends_nothing_twice(art: Art, view: PixelView) -> None:
    encoder = Encoder(ColorDepth.TRUE)
    scene = scenes.scene(art, 60)
    assert encoder.frame(view.draw(scene, *SIZES[6]))
    assert encoder.frame(view.draw(scene, *SIZES[6])) == b""


def test_the_picture_rests_while_the_player_walks_in_its_middle(art: Art, view: PixelView) -> None:
    scene = quiet(art, hero())
    view.draw(scene, *SIZES[4])
    corner = view.world_at(0, 0)
    for step in range(8):
        view.draw(moved(scene, scene.listener[0] + step * 0.25, scene.listener[1], step), *SIZES[4])
        assert view.world_at(0, 0) == corner


def test_the_picture_follows_by_whole_tiles_and_comes_to_rest(art: Art, view: PixelView) -> None:
    scene = quiet(art, hero())
    x, y = scene.listener
    view.draw(moved(scene, x - 6, y, 0), *SIZES[4])
    left = [view.world_at(0, 0)[0]]
    for frame in range(1, 20):
        view.draw(moved(scene, x, y, frame), *SIZES[4])
        left.append(view.world_at(0, 0)[0])
    steps = np.diff(left)
    assert set(steps.tolist()) == {0, TILE_PX}
    assert steps[-5:].tolist() == [0] * 5
    assert left[-1] < x * TILE_PX < view.world_at(0, 79)[0]


def test_another_level_is_shown_at_once(art: Art, view: PixelView) -> None:
    scene = quiet(art, hero())
    view.draw(moved(scene, 4, 12, 0), *SIZES[4])
    assert scene.world is not None
    elsewhere = replace(scene.world, ground=replace(scene.world.ground, level_id="another"))
    view.draw(replace(moved(scene, 28, 12, 1), world=elsewhere), *SIZES[4])
    assert view.world_at(0, 0)[0] <= 28 * TILE_PX <= view.world_at(0, 79)[0]


def test_the_world_px_of_a_cell_are_those_drawn_there(art: Art, view: PixelView) -> None:
    scene = quiet(art, hero())
    for size, (rows, cols) in SIZES.items():
        view.draw(scene, rows, cols)
        first, last = view.world_at(0, 0), view.world_at(rows - 1, cols - 1)
        assert last[0] - first[0] == (cols - 1) * TILE_PX // size
        assert abs(last[1] - first[1] - (rows - 1) * 2 * TILE_PX / size) <= 1


def test_prompts_are_words_with_their_key_and_never_on_the_player(
    art: Art, view: PixelView
) -> None:
    scene = quiet(art, hero())
    assert scene.world is not None
    x, y = scenes.HERO
    marker = Marker("prompt", x, y - 10, "문 열기", "e")
    cells = view.draw(replace(scene, world=replace(scene.world, markers=(marker,))), *SIZES[6])
    row = next(row for row in range(cells.rows) if "문 열기" in cells.text(row))
    assert " E  문 열기 " in cells.text(row)
    gold = (pixels(cells) == art.colors["gold"]).all(-1)
    assert not gold[2 * row : 2 * row + 2, :20].any()
    assert gold[2 * row + 2 :].any()


def test_an_exit_beyond_the_picture_is_named_at_the_rim(art: Art, view: PixelView) -> None:
    scene = quiet(art, hero())
    assert scene.world is not None
    there = Marker("exit", scenes.HERO[0] + 400, scenes.HERO[1], "EXIT")
    cells = view.draw(replace(scene, world=replace(scene.world, markers=(there,))), *SIZES[4])
    assert any(cells.text(row).endswith(" EXIT ▶ ") for row in range(cells.rows))
    near = replace(there, x=scenes.HERO[0] + 20)
    cells = view.draw(replace(scene, world=replace(scene.world, markers=(near,))), *SIZES[4])
    assert any("▼ EXIT" in cells.text(row) for row in range(cells.rows))


def test_the_dead_who_come_from_beyond_the_picture_are_announced(art: Art, view: PixelView) -> None:
    x, y = scenes.HERO
    comes = ("walker", 0, "walk", 3, 0, x + 200, y, Tint.NONE)
    leaves = ("walker", 0, "walk", 2, 0, x + 200, y, Tint.NONE)
    ember = art.colors["ember"]
    with_one = count(view.draw(quiet(art, hero(), comes), *SIZES[4]), ember)
    without = count(view.draw(quiet(art, hero(), leaves), *SIZES[4]), ember)
    assert with_one >= without + 8


def test_threats_and_the_ally_at_the_rim_differ_in_shape(art: Art, view: PixelView) -> None:
    scene = quiet(art, hero())
    assert scene.world is not None
    shapes = []
    for kind, color in (("threat", "ember"), ("ally", "fire")):
        arrow = EdgeArrow(1.0, 0.0, kind, 0.0)
        world = replace(scene.world, arrows=(arrow,))
        cells = view.draw(replace(scene, world=world), *SIZES[8])
        shapes.append((pixels(cells) == art.colors[color]).all(-1)[:, -12:].tolist())
    assert shapes[0] != shapes[1]
    assert all(any(any(row) for row in shape) for shape in shapes)


def test_hurt_reddens_the_rim_and_leaves_the_player_gold(art: Art, view: PixelView) -> None:
    scene = quiet(art, hero())
    assert scene.world is not None
    before = pixels(view.draw(scene, *SIZES[6])).astype(int)
    hurt = replace(scene, world=replace(scene.world, vignette=0.9, desaturate=0.7))
    cells = view.draw(hurt, *SIZES[6])
    after = pixels(cells).astype(int)
    rim, was = after[0].mean(axis=0), before[0].mean(axis=0)
    assert rim[0] - rim[2] > was[0] - was[2] + 10
    assert count(cells, art.colors["gold"]) >= 12


def test_art_of_a_mod_is_shrunk_where_there_is_no_small_picture(art: Art) -> None:
    own = (scenes.ASSETS / "sprites/nari.png").read_bytes()
    worn = replace(art, files={"sprites/player.png": own})
    small = SmallArt(worn, scenes.ASSETS, 8)
    who, sheet = worn.character("player")
    stamp = small.stamp(sheet, who.start("walk"))
    theirs = SmallArt(art, scenes.ASSETS, 8).stamp(sheet, who.start("walk"))
    assert 6 <= stamp.picture.get_height() <= 14
    assert stamp.picture.get_buffer().raw != theirs.picture.get_buffer().raw


def test_a_file_that_cannot_be_read_is_named_with_its_fix(art: Art, tmp_path) -> None:
    with pytest.raises(ArtError, match=r"terminal\.toml: cannot be read .*dev\.py art"):
        SmallArt(art, tmp_path, 8)


def test_a_crowd_is_drawn_back_to_front_and_the_player_over_it(art: Art, view: PixelView) -> None:
    x, y = scenes.HERO
    crowd = [("walker", n, "walk", 0, 0, x + n - 6, y + 2 + n % 3, Tint.NONE) for n in range(14)]
    batch: SpriteBatch = scenes.sprites(art, [hero(), *crowd])
    scene = quiet(art)
    assert scene.world is not None
    cells = view.draw(replace(scene, world=replace(scene.world, sprites=batch)), *SIZES[4])
    assert count(cells, art.colors["gold"]) >= 12


@pytest.mark.parametrize(
    "rows, cols", [(20, 81), (33, 133), (70, 250), (96, 331), (21, 300), (1, 1)]
)
def test_any_size_of_picture_is_filled(art: Art, view: PixelView, rows: int, cols: int) -> None:
    cells = view.draw(scenes.scene(art, 30), rows, cols)
    assert (cells.rows, cells.cols) == (rows, cols)
    size, zoom = tile_px(rows, cols)
    if zoom > 1:
        picture = pixels(cells)[: rows // 2 * 2]
        assert (picture[4:8:2, 100] == picture[5:9:2, 100]).all() or size == 8
    x, y = view.world_at(rows / 2, cols / 2)
    assert abs(x - scenes.HERO[0]) < 40 * TILE_PX and abs(y - scenes.HERO[1]) < 40 * TILE_PX


def test_without_a_world_there_is_nothing_to_draw(art: Art, view: PixelView) -> None:
    cells = view.draw(replace(scenes.scene(art, 0), world=None), 20, 80)
    assert all(not cells.text(row).strip() for row in range(20))
