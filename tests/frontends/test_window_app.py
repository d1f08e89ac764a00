"""The window itself, under SDL's dummy driver and where there is no display at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.frontends.window.app import Window, open_window
from hyosan_arcade.frontends.window.screen import placing_in
from hyosan_arcade.frontends.window.timing import PARTS, TimedScreens
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.controls import Action, ControlMap, Controls
from tests.frontends import scenes
from tests.frontends.test_screens import Player
from tests.unit.view_stage import room

OPEN_AND_SAY = """
from pathlib import Path
from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.frontends.window.app import open_window
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.controls import ControlMap
assets = Path({assets!r})
try:
    open_window(Art.load(assets), assets, ControlMap(), mute=True)
except FrontendError as error:
    print("refused:", error)
"""


@pytest.fixture(scope="module")
def art() -> Art:
    return Art.load(scenes.ASSETS)


@pytest.fixture
def window(art: Art) -> Iterator[Window]:
    opened = open_window(art, scenes.ASSETS, ControlMap(), mute=True)
    pygame.event.clear()
    yield opened
    opened.close()


def test_it_opens_at_a_whole_factor_with_title_and_clock(window: Window) -> None:
    assert window.window.title == "HYOSAN"
    width, height = window.window.size
    assert width % 480 == 0
    assert height * 480 == width * 270
    before = window.now_s()
    assert window.now_s() >= before
    assert not window.wants_quit


def test_it_presents_every_kind_of_scene(window: Window, art: Art) -> None:
    scene = scenes.scene(art, 30)
    window.present(scene)
    world_only = window.renderer.picture.copy()
    window.present(scenes.Scene(None, None, scenes.TITLE, (), (0.0, 0.0), 1))
    one = pygame.surfarray.array3d(world_only)
    other = pygame.surfarray.array3d(window.renderer.picture)
    assert (one != other).any(axis=2).mean() > 0.5


def test_an_overlay_is_joined_by_the_frame_times(window: Window, art: Art) -> None:
    bare = scenes.Scene(None, None, None, (), (0.0, 0.0), 1)
    window.present(bare)
    one_line = window.renderer.render(replace(bare, overlay=("Timings",))).copy()
    window.present(replace(bare, overlay=("Timings",)))
    below = pygame.surfarray.array3d(window.renderer.picture)[:200, 78:88]
    assert (below != pygame.surfarray.array3d(one_line)[:200, 78:88]).any()


def test_ticks_and_scenes_are_timed_on_their_way_to_the_window(window: Window) -> None:
    played = Player(start=room())
    screens = TimedScreens(played.stack, window.times)
    for _ in range(5):
        screens.tick(Controls())
        window.present(screens.compose(1.0))
    taken = dict(zip(*[iter(window.times.line().split()[:-1])] * 2, strict=True))
    assert list(taken) == list(PARTS)
    assert float(taken["tick"]) > 0.0
    assert float(taken["paint"]) > 0.0
    assert not screens.is_over


def test_the_pointer_follows_a_resized_window(window: Window, art: Art) -> None:
    window.window.size = (1000, 700)
    placing = placing_in(window.window)
    assert (placing.x, placing.y, placing.width, placing.height) == (20, 80, 960, 540)
    middle = (placing.x + placing.width // 2, placing.y + placing.height // 2)
    pygame.event.post(pygame.Event(pygame.MOUSEMOTION, pos=middle, rel=(9, 9)))
    assert window.poll().pointer == (240, 135)
    window.present(scenes.scene(art, 2))


def test_keys_and_the_close_button_arrive(window: Window) -> None:
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_e))
    pygame.event.post(pygame.Event(pygame.QUIT))
    assert window.poll().did(Action.USE)
    assert window.wants_quit


def test_losing_the_focus_reaches_the_controls(window: Window) -> None:
    pygame.event.post(pygame.Event(pygame.WINDOWFOCUSLOST))
    assert window.poll().lost_focus
    assert not window.poll().lost_focus


def test_f11_fills_the_screen_and_comes_back(window: Window) -> None:
    for wanted in (True, False):
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_F11))
        pygame.event.post(pygame.Event(pygame.KEYUP, key=pygame.K_F11))
        window.poll()
        assert window.is_full is wanted


class Deaf:
    """Ends the game from where Python drops every exception."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.skipif(sys.platform == "win32", reason="there os.kill ends the process")
def test_a_signal_is_noted_wherever_it_comes_up(art: Art) -> None:
    before = signal.getsignal(signal.SIGTERM)
    window = open_window(art, scenes.ASSETS, ControlMap(), mute=True)
    try:
        assert not window.wants_quit
        Deaf()
        assert window.wants_quit
        assert window.ended_by == signal.SIGTERM
    finally:
        window.close()
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGHUP")
def test_a_signal_that_is_to_be_ignored_stays_ignored(
    art: Art, request: pytest.FixtureRequest
) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    request.addfinalizer(lambda: signal.signal(signal.SIGHUP, before))
    window = open_window(art, scenes.ASSETS, ControlMap(), mute=True)
    os.kill(os.getpid(), signal.SIGHUP)
    assert not window.wants_quit
    window.close()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_a_bad_cue_table_is_one_clear_line(art: Art, tmp_path: Path) -> None:
    (tmp_path / "sounds.toml").write_text("[cue", encoding="utf-8")
    with pytest.raises(FrontendError, match=r"sounds\.toml") as caught:
        open_window(art, tmp_path, ControlMap(), mute=True)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a display")
def test_without_a_display_it_refuses_in_one_line() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment["SDL_AUDIODRIVER"] = "dummy"
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_SAY.format(assets=str(scenes.ASSETS))],
        env=environment,
        cwd=scenes.ASSETS.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("refused: no display to open a window on")
    assert "Traceback" not in done.stderr
