"""The pictures and sounds of a pack are seen and heard in its levels, and nowhere else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from hyosan_arcade.content.library import find_level
from hyosan_arcade.content.places import shipped_levels_root
from hyosan_arcade.content.words import load_words
from hyosan_arcade.frontends.audio import SoundBank
from hyosan_arcade.frontends.window.app import Window, open_window
from hyosan_arcade.frontends.window.sheets import MAGENTA, Sheets
from hyosan_arcade.sim.world import Difficulty, World
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.compose import Composer, Staging
from hyosan_arcade.view.controls import ControlMap
from hyosan_arcade.view.cues import Take
from hyosan_arcade.view.dressing import dressed
from tests.frontends import scenes

NIGHT = shipped_levels_root() / "packs" / "night-class"
SHIRT, CARETAKER = "sprites/player.png", "sprites/caretaker_0.png"
FILES = {name: (NIGHT / name).read_bytes() for name in (SHIRT, CARETAKER)}


@pytest.fixture(scope="module")
def art() -> Art:
    return Art.load(scenes.ASSETS)


@pytest.fixture
def window(art: Art) -> Iterator[Window]:
    opened = open_window(art, scenes.ASSETS, ControlMap(), mute=True)
    yield opened
    opened.close()


def test_dressed_art_keeps_every_number(art: Art) -> None:
    worn = dressed(art, FILES)
    assert worn.sheets[: len(art.sheets)] == art.sheets
    assert dressed(art, {}) is art
    assert "caretaker" not in art.characters


def test_a_new_body_has_the_poses_of_a_walker(art: Art) -> None:
    worn = dressed(art, FILES)
    body, sheet = worn.character("caretaker", 3)
    assert worn.sheets[sheet].file == CARETAKER
    assert body.rows == art.characters["walker"].rows
    assert "corpse/caretaker/0" in worn.decals


def test_the_nearer_layer_wins_and_the_farther_is_kept(art: Art) -> None:
    both = dressed(dressed(art, {"a": b"1", "b": b"1"}), {"b": b"2"})
    assert dict(both.files) == {"a": b"1", "b": b"2"}
    assert len(both.files) == 2


def test_pictures_are_read_from_the_pack(art: Art) -> None:
    plain, own = (Sheets(each, scenes.ASSETS) for each in (art, dressed(art, FILES)))
    box = (0, 0, 20, 26)
    gold, white = (pygame.surfarray.array3d(s.box(SHIRT, box)) for s in (plain, own))
    assert (gold != white).any()
    _, sheet = own.art.character("caretaker")
    own.load(np.array([sheet]))
    cell = own.cells[own.base[sheet]]
    shining = pygame.mask.from_threshold(cell, (*own.eye, 255), (1, 1, 1, 255))
    assert shining.count() > 0  # eyes shine as those of all the dead


def test_a_broken_picture_of_a_pack_is_magenta_with_one_line(
    art: Art, caplog: pytest.LogCaptureFixture
) -> None:
    sheets = Sheets(dressed(art, {SHIRT: b"\x89PNG\r\n\x1a\nnothing"}), scenes.ASSETS)
    for _ in range(2):
        assert sheets.box(SHIRT, (0, 0, 9, 9)).get_at((4, 4))[:3] == MAGENTA
    assert [r.getMessage().startswith(SHIRT) for r in caplog.records] == [True]


def test_the_window_changes_clothes_with_the_level(window: Window, art: Art) -> None:
    words = load_words(scenes.ASSETS / "text")
    staging = Staging(art, words, ControlMap())
    for name, files in (("last_bell", FILES), ("classroom", {}), ("rooftop", FILES)):
        level = find_level(name)
        world = World(level, 1, Difficulty.NORMAL)
        composer = Composer(staging, level)
        composer.observe((), world.snapshot())
        window.present(composer.compose(world.snapshot(), 1.0))
        assert dict(window.renderer.sheets.art.files) == files
    worn = window.renderer
    window.present(replace(scenes.scene(art, 3), art=None))
    assert window.renderer is worn  # a menu is drawn with what there is


def test_levels_of_one_pack_share_their_art(art: Art) -> None:
    staging = Staging(art, load_words(scenes.ASSETS / "text"), ControlMap())
    level = find_level("last_bell")
    assert staging.art_of(level) is staging.art_of(replace(level, level_id="again"))
    assert staging.art_of(find_level("classroom")) is art


def test_sounds_are_read_from_the_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.quit()
    pygame.mixer.init(44_100, -16, 2, 512, allowedchanges=0)
    shutil.copytree(scenes.ASSETS / "sounds", tmp_path / "sounds")
    bank = SoundBank(tmp_path)
    hit, step = Take("sounds/hit_0.ogg", 1.0), Take("sounds/step_0.ogg", 1.0)
    own, kept = bank.sound(hit), bank.sound(step)
    bank.wear({hit.file: (tmp_path / "sounds/win.ogg").read_bytes()})
    other = bank.sound(hit)
    assert own is not None
    assert other is not None
    assert other.get_length() > own.get_length()
    assert bank.sound(step) is kept
    bank.wear({})
    back = bank.sound(hit)
    assert back is not None
    assert back.get_length() == own.get_length()
    bank.close()
    pygame.mixer.quit()
