"""The list of levels: what is told of each, best times, and files that cannot be played."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from hyosan_arcade.content.library import LevelEntry, list_levels
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.window.draw import Renderer
from hyosan_arcade.run.scores import RankedRun
from hyosan_arcade.sim.spec import LevelSpec
from hyosan_arcade.sim.world import Difficulty
from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.layout import PREVIEW, menu_layout
from hyosan_arcade.view.preview import (
    ALLY,
    EMPTY,
    NOTHING,
    PREVIEW_COLORS,
    START,
    preview_of,
)
from hyosan_arcade.view.scene import MenuView
from hyosan_arcade.view.screens.levels import LevelsScreen
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.stack import ScreenStack
from tests.frontends.test_screens import Player
from tests.unit.view_stage import ART, room

BROKEN = """format = 1
id = "den"
title = "A den"

[map]
rows = '''
######
#@..Q#
######
'''
"""


class Chooser(Player):
    """Somebody who looks at the list of levels."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.context = replace(self.context, list_levels=lambda: list_levels(folder))
        self.stack = ScreenStack(self.context)
        self.press(Action.DOWN)
        self.press(Action.CONFIRM)

    def choose(self, text: str) -> MenuView:
        """Move to the item of that text and return the menu."""
        for _ in self.menu.items:
            if self.menu.items[self.menu.selected].text == text:
                return self.menu
            self.press(Action.DOWN)
        raise AssertionError(f"{text!r} is not in {[item.text for item in self.menu.items]}")


@pytest.fixture
def chooser(tmp_path: Path) -> Chooser:
    (tmp_path / "den.level.toml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "cell.level.toml").write_text(
        BROKEN.replace("Q", ".").replace("A den", "A cell").replace('"den"', '"cell"'),
        encoding="utf-8",
    )
    return Chooser(tmp_path)


def run_of(level: LevelSpec, ticks: int, outcome: str = "win") -> RankedRun:
    return RankedRun(level.level_id, level.digest, "normal", outcome, ticks, 40, 0, 7, "ab" * 8)


def lines(menu: MenuView) -> list[str]:
    return [text for text, _ in menu.lines]


def test_a_level_is_told_by_map_author_size_and_who_is_inside(tmp_path: Path) -> None:
    menu = Chooser(tmp_path).choose("Classroom 2-5")
    level = list_levels()[0].level
    assert level is not None
    assert menu.preview is not None
    assert menu.preview.shape == (level.height, level.width)
    assert "by hyosan_arcade" in lines(menu)
    assert f"{level.width} x {level.height} tiles" in lines(menu)
    assert "Nobody has won it yet" in lines(menu)


def test_the_best_time_is_of_this_edition_and_difficulty(chooser: Chooser) -> None:
    entry = next(entry for entry in chooser.context.list_levels() if entry.level_id == "cell")
    assert entry.level is not None
    scores = chooser.context.scores
    scores.enter(run_of(entry.level, 60 * 300, "lose"))
    assert "Best score 40" in lines(chooser.choose("A cell"))
    scores.enter(run_of(entry.level, 60 * 83))
    scores.enter(replace(run_of(entry.level, 60 * 5), digest="another edition"))
    menu = chooser.choose("A cell")
    assert "Best time 1:23" in lines(menu)
    assert menu.items[menu.selected].value == "1:23"
    chooser.context.choices.difficulty = Difficulty.CRUEL
    assert "Nobody has won it yet" in lines(chooser.menu)


def test_a_broken_level_says_its_first_error_and_cannot_be_started(chooser: Chooser) -> None:
    menu = chooser.choose("den")
    item = menu.items[menu.selected]
    assert not item.enabled
    assert item.note.startswith('den.level.toml:8:5: error[M001]: unknown glyph "Q"')
    assert menu.preview is NOTHING
    assert lines(menu) == ["It has faults", "den.level.toml"]
    chooser.press(Action.CONFIRM)
    chooser.press(Action.RIGHT)
    assert isinstance(chooser.top, LevelsScreen)


def test_a_mended_level_is_there_after_the_next_run(chooser: Chooser, tmp_path: Path) -> None:
    chooser.choose("A cell")
    chooser.press(Action.CONFIRM)
    assert isinstance(chooser.top, PlayScreen)
    (tmp_path / "den.level.toml").write_text(BROKEN.replace("Q", "."), encoding="utf-8")
    chooser.press(Action.PAUSE)
    chooser.press(Action.UP)
    chooser.press(Action.CONFIRM)
    assert isinstance(chooser.top, LevelsScreen)
    menu = chooser.choose("A den")
    assert menu.items[menu.selected].enabled


def test_turning_right_does_not_start_a_level(chooser: Chooser) -> None:
    level = list_levels()[0].level
    assert level is not None
    chooser.context.scores.enter(run_of(level, 600))
    chooser.choose("Classroom 2-5")
    chooser.press(Action.RIGHT)
    assert isinstance(chooser.top, LevelsScreen)


def test_the_way_back_has_an_empty_frame(chooser: Chooser) -> None:
    menu = chooser.choose("Back")
    assert menu.preview is EMPTY
    assert menu.lines == ()


def test_a_report_that_begins_with_a_warning_still_shows_its_error() -> None:
    report = (
        "a/den.level.toml:1:1: warning[W003]: hm\n 1 | x\na/den.level.toml:2:1: error[S001]: no"
    )
    entry = LevelEntry("den", Path("a/den.level.toml"), {}, "", None, report)
    player = Player()
    player.context = replace(player.context, list_levels=lambda: (entry,))
    player.stack.screens = [LevelsScreen(player.context)]
    assert player.menu.items[0].note == "den.level.toml:2:1: error[S001]: no"


def test_the_small_map_shows_tiles_and_what_stands_on_them() -> None:
    level = room()
    seen = preview_of(level)
    assert seen.shape == (level.height, level.width)
    assert seen[level.start] == START
    assert level.ally is not None
    assert seen[level.ally.at] == ALLY
    assert seen[0, 0] == level.tiles[0][0]
    assert int(seen.max()) < len(PREVIEW_COLORS)


@pytest.mark.parametrize("shape", [(1, 1), (3, 200), (256, 256), (256, 4), (44, 72)])
def test_a_map_of_any_size_is_drawn_within_its_frame(shape: tuple[int, int]) -> None:
    renderer = Renderer(ART, assets_root())
    player = Player()
    player.press(Action.DOWN)
    player.press(Action.CONFIRM)
    scene = player.stack.compose(1.0)
    assert scene.menu is not None
    pictures = [
        pygame.surfarray.array3d(
            renderer.render(replace(scene, menu=replace(scene.menu, preview=tiles)))
        )
        for tiles in (EMPTY, np.full(shape, START, np.uint8))
    ]
    columns, rows = np.nonzero((pictures[0] != pictures[1]).any(axis=2))
    assert columns.size > 0
    assert PREVIEW.x < columns.min()
    assert columns.max() < PREVIEW.x + PREVIEW.w - 1
    assert PREVIEW.y < rows.min()
    assert rows.max() < PREVIEW.y + PREVIEW.h - 1


def test_the_items_make_room_for_the_map(chooser: Chooser) -> None:
    layout = menu_layout(chooser.menu)
    assert all(rect.x + rect.w < PREVIEW.x for rect in layout.items)
    assert all(rect.y >= PREVIEW.y + PREVIEW.h for rect in layout.lines)


PACK = """format = 1
id = "{id}"
version = "1.0"
game = "0"
title = "Nights"
author = "Somebody"
"""


def test_levels_of_packs_are_listed_with_their_pack_and_a_broken_pack_too(tmp_path: Path) -> None:
    cell = BROKEN.replace("Q", ".").replace("A den", "A cell")
    for name, manifest in (("nights", PACK.format(id="nights")), ("torn", "format = ")):
        (tmp_path / name / "levels").mkdir(parents=True)
        (tmp_path / name / "pack.toml").write_text(manifest, encoding="utf-8")
        (tmp_path / name / "levels" / "den.level.toml").write_text(cell, encoding="utf-8")
    chooser = Chooser(tmp_path)
    told = lines(chooser.choose("A cell"))
    assert told[:2] == ["Pack: nights", "by Somebody"]
    menu = chooser.choose("torn")
    assert not menu.items[menu.selected].enabled
    assert "pack.toml" in menu.items[menu.selected].note
    assert str(tmp_path) not in menu.items[menu.selected].note


def test_the_dead_that_a_start_lets_in_are_counted() -> None:
    from hyosan_arcade.content.library import find_level
    from hyosan_arcade.view.screens.levels import waiting_inside

    assert waiting_inside(find_level("gymnasium")) == 5000
    assert waiting_inside(find_level("classroom")) == len(find_level("classroom").zombies)
