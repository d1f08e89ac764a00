"""The screens, driven by controls alone, with a real run behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hyosan_arcade.content.library import LevelEntry, list_levels
from hyosan_arcade.sim.spec import LevelSpec
from hyosan_arcade.sim.world import Difficulty
from hyosan_arcade.view.compose import Staging
from hyosan_arcade.view.controls import Action, ControlMap, Controls
from hyosan_arcade.view.hints import HintBook
from hyosan_arcade.view.layout import menu_layout
from hyosan_arcade.view.scene import MenuView
from hyosan_arcade.view.screens.levels import LevelsScreen
from hyosan_arcade.view.screens.pause import PauseScreen
from hyosan_arcade.view.screens.play import AFTERMATH_TICKS, PlayScreen
from hyosan_arcade.view.screens.results import DEAF_TICKS, ResultsScreen
from hyosan_arcade.view.screens.screen import Choices, GameContext
from hyosan_arcade.view.screens.stack import ScreenStack
from hyosan_arcade.view.screens.title import TitleScreen
from tests.unit.view_stage import ART, room, words


def rooms() -> tuple[LevelEntry, ...]:
    broken = LevelEntry("broken", Path("broken.level.toml"), {}, "", None, "broken.level.toml: no")
    return (LevelEntry("room", Path("room.level.toml"), {"en": "Room"}, "", room()), broken)


class Player:
    """Somebody at the controls of a stack of screens."""

    def __init__(
        self,
        start: LevelSpec | None = None,
        language: str = "en",
        device: str = "keys",
        listed: Callable[[], tuple[LevelEntry, ...]] = rooms,
    ) -> None:
        bound, text = ControlMap(), words(language)
        self.context = GameContext(
            Staging(ART, text, bound), listed, HintBook(text, bound), Choices(seed=10)
        )
        self.stack = ScreenStack(self.context, start)
        self.device = device

    def press(self, *actions: Action, pointer: tuple[int, int] | None = None) -> None:
        """Tap, then rest for a tick."""
        controls = Controls(pressed=frozenset(actions), device=self.device, pointer=pointer)
        self.stack.tick(controls)
        self.wait(1, pointer)

    def wait(self, ticks: int, pointer: tuple[int, int] | None = None) -> None:
        for _ in range(ticks):
            self.stack.tick(Controls(device=self.device, pointer=pointer))

    def click(self, item: str) -> None:
        """Point at the item of that text and click it."""
        menu = self.menu
        number = next(n for n, i in enumerate(menu.items) if i.text == item)
        layout = menu_layout(menu)
        rect = layout.items[number - layout.first]
        self.press(Action.CONFIRM, Action.HIT, pointer=(rect.x + 4, rect.y + 4))

    @property
    def menu(self) -> MenuView:
        menu = self.stack.compose(1.0).menu
        assert menu is not None
        return menu

    @property
    def top(self) -> object:
        return self.stack.screens[-1]

    def kill(self) -> None:
        """Let the run be lost."""
        session = self.stack.session
        assert session is not None
        session.world.end("lose", "outcome.killed")


def test_keys_alone_go_from_the_title_through_a_run_and_back() -> None:
    player = Player()
    assert isinstance(player.top, TitleScreen)
    player.press(Action.DOWN)
    player.press(Action.CONFIRM)
    assert isinstance(player.top, LevelsScreen)
    player.press(Action.CONFIRM)
    assert isinstance(player.top, PlayScreen)
    player.wait(30)
    player.press(Action.PAUSE, Action.BACK)
    assert isinstance(player.top, PauseScreen)
    player.press(Action.PAUSE, Action.BACK)
    assert isinstance(player.top, PlayScreen)
    player.kill()
    player.wait(AFTERMATH_TICKS)
    assert isinstance(player.top, ResultsScreen)
    player.wait(DEAF_TICKS)
    player.press(Action.DOWN)
    player.press(Action.CONFIRM)
    assert isinstance(player.top, LevelsScreen)
    player.press(Action.BACK)
    player.press(Action.BACK)
    assert player.stack.is_over
    assert player.stack.compose(1.0).menu is None


def test_a_mouse_alone_does_too() -> None:
    player = Player(device="mouse")
    player.click("Choose a level")
    player.click("Room")
    assert isinstance(player.top, PlayScreen)
    player.stack.tick(Controls(lost_focus=True, device="mouse"))
    assert isinstance(player.top, PauseScreen)
    player.click("Leave for the menu")
    assert isinstance(player.top, LevelsScreen)
    player.press(Action.THROW)
    assert isinstance(player.top, TitleScreen)
    player.click("Quit")
    assert player.stack.is_over


def test_a_click_beside_every_item_takes_nothing() -> None:
    player = Player(device="mouse")
    player.press(Action.CONFIRM, pointer=(470, 4))
    assert isinstance(player.top, TitleScreen)


def test_a_pad_alone_does_too() -> None:
    player = Player(device="pad")
    player.stack.tick(Controls(stick=(0, 127), device="pad"))
    player.press(Action.USE, Action.CONFIRM)
    assert isinstance(player.top, LevelsScreen)
    player.press(Action.USE, Action.CONFIRM)
    player.press(Action.PAUSE)
    assert isinstance(player.top, PauseScreen)
    player.press(Action.ITEM, Action.BACK)
    assert isinstance(player.top, PlayScreen)


def test_a_stick_held_down_steps_once_then_repeats() -> None:
    player = Player(device="pad")
    down = Controls(stick=(0, 127), device="pad")
    for _ in range(10):
        player.stack.tick(down)
    assert player.menu.selected == 1
    for _ in range(22):
        player.stack.tick(down)
    assert player.menu.selected >= 2


def test_every_press_is_a_step_also_without_a_tick_between() -> None:
    player = Player()
    for _ in range(2):
        player.stack.tick(Controls(pressed=frozenset({Action.DOWN})))
    assert player.menu.selected == 2


def test_a_key_held_down_steps_once_then_repeats() -> None:
    player = Player()
    down = frozenset({Action.DOWN})
    player.stack.tick(Controls(held=down, pressed=down))
    for _ in range(10):
        player.stack.tick(Controls(held=down))
    assert player.menu.selected == 1
    for _ in range(22):
        player.stack.tick(Controls(held=down))
    assert player.menu.selected >= 2


def test_the_game_pauses_when_it_loses_focus_or_pad_and_says_why() -> None:
    for lost, said in (
        (Controls(lost_focus=True), "Paused: the window lost focus."),
        (Controls(lost_pad=True), "Paused: the gamepad is gone."),
    ):
        player = Player(room())
        player.stack.tick(lost)
        assert isinstance(player.top, PauseScreen)
        assert said in [text for text, _ in player.menu.lines]


def test_nothing_moves_while_paused() -> None:
    player = Player(room())
    player.wait(10)
    player.press(Action.PAUSE)
    session = player.stack.session
    assert session is not None
    before = session.world.checksum()
    player.wait(50)
    assert session.world.checksum() == before


def test_restart_works_at_once_everywhere_with_the_next_seed() -> None:
    player = Player(room())
    ways: list[Callable[[], None]] = [
        lambda: player.wait(5),
        lambda: player.press(Action.PAUSE),
        player.kill,
        lambda: (player.kill(), player.wait(AFTERMATH_TICKS))[0],
    ]
    seeds = []
    for way in ways:
        way()
        player.stack.tick(Controls(pressed=frozenset({Action.RESTART})))
        session = player.stack.session
        assert isinstance(player.top, PlayScreen)
        assert session is not None
        assert session.world.tick == 0
        assert len(player.stack.screens) == 3
        seeds.append(session.seed)
    assert seeds == [11, 12, 13, 14]


def test_from_death_to_control_is_a_second_and_a_half_at_most() -> None:
    player = Player(room())
    player.kill()
    player.wait(60)
    player.stack.tick(Controls(pressed=frozenset({Action.RESTART})))
    assert AFTERMATH_TICKS < 90
    assert isinstance(player.top, PlayScreen)


def test_mashing_in_the_last_fight_does_not_choose_in_the_results() -> None:
    player = Player(room())
    player.kill()
    for _ in range(AFTERMATH_TICKS + DEAF_TICKS // 2):
        player.stack.tick(Controls(pressed=frozenset({Action.USE, Action.CONFIRM})))
    assert isinstance(player.top, ResultsScreen)


def test_the_results_say_how_it_ended_and_what_it_was_worth() -> None:
    player = Player(room())
    player.wait(130)
    player.kill()
    player.wait(AFTERMATH_TICKS)
    menu = player.menu
    lines = [text for text, _ in menu.lines]
    assert menu.title == "You did not get out"
    assert "Killed where you stood." in lines
    assert "Put down: 0" in lines
    assert "Time: 0:02" in lines
    assert "Seed: 10" in lines


def test_a_win_leads_on_to_the_next_level_of_the_list() -> None:
    first, second = (replace(room(), level_id=name, digest=name) for name in ("first", "second"))
    listed = tuple(
        LevelEntry(level.level_id, Path(f"{level.level_id}.level.toml"), {"en": "Room"}, "", level)
        for level in (first, second)
    )
    player = Player(first, listed=lambda: listed)
    session = player.stack.session
    assert session is not None
    session.world.end("win", "")
    player.wait(AFTERMATH_TICKS + DEAF_TICKS)
    assert [item.text for item in player.menu.items] == ["Next level", "Again", "Menu"]
    player.press(Action.CONFIRM)
    assert isinstance(player.top, PlayScreen)
    assert player.top.level is second
    session = player.stack.session
    assert session is not None
    session.world.end("win", "")
    player.wait(AFTERMATH_TICKS)
    assert [item.text for item in player.menu.items] == ["Again", "Menu"], "it was the last"


def test_difficulty_turns_and_the_next_run_has_it() -> None:
    player = Player()
    player.press(Action.DOWN)
    player.press(Action.DOWN)
    assert player.menu.items[2].value == "Normal"
    player.press(Action.RIGHT)
    assert player.menu.items[2].value == "Cruel"
    player.press(Action.LEFT)
    player.press(Action.LEFT)
    assert player.menu.items[2].value == "Story"
    player.press(Action.UP)
    player.press(Action.UP)
    player.press(Action.CONFIRM)
    session = player.stack.session
    assert session is not None
    assert session.difficulty is Difficulty.STORY


def test_a_level_with_faults_is_listed_but_not_played() -> None:
    player = Player()
    player.press(Action.DOWN)
    player.press(Action.CONFIRM)
    player.press(Action.DOWN)
    chosen = player.menu.items[1]
    assert not chosen.enabled
    assert chosen.note == "broken.level.toml: no"
    player.press(Action.CONFIRM)
    assert isinstance(player.top, LevelsScreen)


def test_a_press_that_no_tick_saw_still_counts() -> None:
    player = Player(room())
    waiting = Controls().merge(Controls(pressed=frozenset({Action.PAUSE}))).merge(Controls())
    player.stack.tick(waiting)
    assert isinstance(player.top, PauseScreen)


def test_choosing_sounds_once_each() -> None:
    player = Player()
    player.press(Action.DOWN)
    assert [cue.name for cue in player.stack.compose(1.0).cues] == ["ui_move"]
    assert not player.stack.compose(1.0).cues


def test_freezing_stops_time_and_steps_one_tick() -> None:
    player = Player(room())
    player.wait(5)
    player.press(Action.FREEZE)
    session = player.stack.session
    assert session is not None
    tick = session.world.tick
    player.wait(10)
    assert session.world.tick == tick
    player.press(Action.SINGLE_STEP)
    assert session.world.tick == tick + 1
    assert player.stack.compose(1.0).overlay == ("Frozen: F10 steps",)


@pytest.mark.parametrize(
    ("action", "has_grid"),
    [
        (Action.FLOW_OVERLAY, True),
        (Action.GRID_OVERLAY, True),
        (Action.NOISE_OVERLAY, True),
        (Action.STRESS_OVERLAY, False),
        (Action.TIMING_OVERLAY, False),
    ],
)
def test_overlays_switch_on_and_off(action: Action, has_grid: bool) -> None:
    player = Player(list_levels()[0].level)
    player.wait(20)
    player.press(action)
    scene = player.stack.compose(1.0)
    assert "seed 10" in scene.overlay[0]
    assert (scene.grid_overlay is not None) == has_grid
    if scene.grid_overlay is not None:
        assert 0.0 <= scene.grid_overlay.min() <= scene.grid_overlay.max() <= 1.0
        assert scene.grid_overlay.max() > 0.0 or action is not Action.GRID_OVERLAY
    player.press(action)
    assert player.stack.compose(1.0).overlay == ()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_screen_has_its_words_in_every_language(language: str) -> None:
    player = Player(language=language)
    shown = texts(player)
    player.press(Action.DOWN)
    player.press(Action.CONFIRM)
    shown |= texts(player)
    player.press(Action.CONFIRM)
    player.press(Action.PAUSE)
    shown |= texts(player)
    player.press(Action.RESTART)
    player.kill()
    player.wait(AFTERMATH_TICKS)
    shown |= texts(player)
    assert len(shown) > 25
    keys = {key for layer in words(language).layers for key in layer}
    assert not shown & keys
    assert not [text for text in shown if "{" in text]


def texts(player: Player) -> set[str]:
    menu = player.menu
    items = {text for item in menu.items for text in (item.text, item.value, item.note)}
    return {menu.title, menu.footer, *items, *(text for text, _ in menu.lines)} - {""}
