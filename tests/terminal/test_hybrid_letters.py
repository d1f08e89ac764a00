"""Hybrids, soldiers, gaps in letters: all of it is told without colour."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hyosan_arcade.frontends.terminal.encode import ColorDepth
from hyosan_arcade.frontends.terminal.glyphs import GlyphView
from hyosan_arcade.frontends.terminal.letters import KINDS, PEOPLE, TILES
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.lines import Line
from hyosan_arcade.view.scene import TILE_PX, EdgeArrow, Marker, Scene, Tint
from tests.frontends import scenes
from tests.terminal.test_glyphs import COLS, ROWS, shown_in, words
from tests.terminal.test_hybrids import X, Y, body, changed, pitted, world_of
from tests.terminal.test_pixels import hero, quiet
from tests.unit.view_stage import words as texts


@pytest.fixture(scope="module")
def art() -> Art:
    return Art.load(scenes.ASSETS)


@pytest.fixture
def letters(art: Art) -> GlyphView:
    return GlyphView(art, scenes.ASSETS)


def test_letters_tell_the_living_from_each_other_and_from_the_dead() -> None:
    living, dead = ([sign for sign, _ in table.values()] for table in (PEOPLE, KINDS))
    assert len({*living, *dead}) == len(living) + len(dead)
    assert all(sign == sign.upper() for sign in living)
    assert all(sign == sign.lower() for sign in dead)
    assert TILES["gap"][0] not in {sign for name, (sign, _) in TILES.items() if name != "gap"}


@pytest.mark.parametrize("depth", [ColorDepth.MONO, ColorDepth.BASIC_16])
def test_who_bites_has_an_alarm_in_letters(art: Art, letters: GlyphView, depth: ColorDepth) -> None:
    scene = quiet(
        art,
        hero(),
        body("nari", X + 32, Tint.FERAL),
        body("bora", X + 64, Tint.HOSTILE),
        body("gaon", X + 96, Tint.ALLY),
        body("trooper", X + 128, Tint.NONE),
        body("soldier", X + 160, Tint.NONE),
    )
    marker = Marker("state", X + 32, Y - 31, "feral Nari")
    lines = shown_in(letters, changed(scene, markers=(marker,)), depth)
    row = next(n for n, line in enumerate(lines) if "@" in line)
    for sign in ("N!", "B!", "<G", "<T", "<s"):
        assert sign in lines[row], (sign, lines[row])
    assert "VVV Nari" in lines[row - 1]


@pytest.mark.parametrize("depth", [ColorDepth.MONO, ColorDepth.BASIC_16])
def test_states_aim_flag_and_way_are_letters(
    art: Art, letters: GlyphView, depth: ColorDepth
) -> None:
    markers = tuple(
        Marker("state", X - 96 + 48 * n, Y - 31, name, progress=0.25 * (name == "rope"))
        for n, name in enumerate(("losing", "panic", "grieve", "hide", "aim", "rope"))
    )
    aim, flag = Marker("aim", X + 40, Y + 20), Marker("flag", X - 40, Y + 20)
    way = Line("way", ((X - 90, Y + 20), (X - 40, Y + 20)))
    scene = changed(quiet(art, hero()), markers=(*markers, aim, flag), lines=(way,))
    lines = shown_in(letters, scene, depth)
    text = "\n".join(lines)
    for sign in ("</3", "!!", "T_T", "(-)", "(+)", "HH 25%", "><", "|>"):
        assert sign in text, sign
    assert next(line for line in lines if "|>" in line).count("*") >= 2


def test_the_aim_is_on_the_tile_it_points_at(art: Art, letters: GlyphView) -> None:
    scene = changed(quiet(art, hero()), markers=(Marker("aim", X + 40, Y - 12),))
    lines = words(letters.draw(scene, ROWS, COLS))
    row = next(n for n, line in enumerate(lines) if "><" in line)
    x, y = letters.world_at(row, lines[row].index("><"))
    assert (x // TILE_PX, y // TILE_PX) == ((X + 40) // TILE_PX, (Y - 13) // TILE_PX)


def test_gaps_ropes_and_a_leap_are_letters(art: Art, letters: GlyphView) -> None:
    scene = pitted(art, "rope")
    lines = words(letters.draw(scene, ROWS, COLS))
    assert sum("xxxxxx" in line for line in lines) == 2
    assert any("HHHHHH" in line for line in lines)
    leaping = quiet(art, hero(), body("nari", X + 48, Tint.ALLY))
    batch = world_of(leaping).sprites
    lift = np.where(batch.tint == Tint.ALLY, 20, 0).astype(np.int16)
    drop = Line("drop", ((X + 48, Y - 20), (X + 48, Y)))
    up = changed(leaping, sprites=replace(batch, lift=lift), lines=(drop,))
    lines = words(letters.draw(up, ROWS, COLS))
    row = next(n for n, line in enumerate(lines) if "<N" in line)
    assert lines.index(next(line for line in lines if "@" in line)) == row + 1
    assert lines[row + 1].index("()") == lines[row].index("<N")


def test_arrows_in_letters_say_who(art: Art, letters: GlyphView) -> None:
    scene = quiet(art, hero())
    said = []
    for kind in ("threat", "warning", "feral", "ally"):
        shown = changed(scene, arrows=(EdgeArrow(-1.0, 0.0, kind, 0.5),))
        said.append(
            next(line for line in words(letters.draw(shown, ROWS, COLS)) if "◀" in line)[:4]
        )
    assert [text.strip()[:4] for text in said][:3] == ["◀!", "◀◀◀", "◀VVV"]
    assert said[3].startswith("◀♥")


def at_peace(scene: Scene, *tasks: str) -> Scene:
    """Return a scene with nothing urgent to be read, and these tasks."""
    assert scene.hud is not None
    objectives = tuple((task, "active") for task in tasks)
    hud = replace(scene.hud, infection_s=-1.0, ally=None, objectives=objectives)
    return replace(scene, hud=hud)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_legend_names_those_in_sight(art: Art, language: str) -> None:
    word = texts(language).get
    view = GlyphView(art, scenes.ASSETS, word)
    bora = body("bora", X + 32, Tint.ALLY)
    listener = body("listener", X + 64, Tint.NONE)
    scene = at_peace(quiet(art, hero(), bora, listener))
    assert scene.hud is not None
    top = words(view.draw(scene, ROWS, COLS))[0]
    for sign in (f"@ {scene.hud.name}", f"B {word('name.bora')}", f"l {word('kind.listener')}"):
        assert sign in top, (sign, top)
    assert word("kind.walker") not in top
    pit = words(view.draw(at_peace(pitted(art)), ROWS, COLS))[0]
    assert f"xx {word('terminal.legend_gap')}" in pit


def test_the_legend_stands_below_the_tasks_and_gives_way_to_a_bite(art: Art) -> None:
    view = GlyphView(art, scenes.ASSETS, texts("en").get)
    scene = at_peace(quiet(art, hero()), "Get out", "Find Nari something to eat")
    assert scene.hud is not None
    lines = words(view.draw(scene, ROWS, COLS))
    assert "@ " not in lines[0] and f"@ {scene.hud.name}" in lines[1]
    bitten = replace(scene, hud=replace(scene.hud, infection_s=30.0))
    assert all(f"@ {scene.hud.name}" not in line for line in words(view.draw(bitten, ROWS, COLS)))


def test_the_legend_ends_where_the_line_does(art: Art) -> None:
    everybody = [body(name, X + 4 * n, Tint.NONE) for n, name in enumerate([*PEOPLE, *KINDS])]
    view = GlyphView(art, scenes.ASSETS, texts("en").get)
    for cols in (30, 80):
        cells = view.draw(at_peace(quiet(art, *everybody)), ROWS, cols)
        assert "@ " in cells.text(0)
        assert len(cells.text(0)) <= cols
