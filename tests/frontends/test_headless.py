"""The front-end without a device: its own clock, its script, the last scene."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from hyosan_arcade.frontends.headless import FRAMES_PER_S, Headless
from hyosan_arcade.loop import run
from hyosan_arcade.view.controls import Action, Controls
from hyosan_arcade.view.scene import Scene


@dataclass
class Diary:
    """Screens that note which controls each tick saw."""

    seen: list[Controls] = field(default_factory=list)
    is_over: bool = False

    def tick(self, controls: Controls) -> None:
        self.seen.append(controls)

    def compose(self, blend: float) -> Scene:
        assert 0.0 <= blend < 1.0
        return Scene(
            None, None, None, (), (0.0, 0.0), len(self.seen), grid_overlay=np.zeros((1, 1))
        )


def test_its_clock_moves_by_a_frame_with_each_scene() -> None:
    frontend, diary = Headless([Controls()] * 3), Diary()
    scene = diary.compose(0.0)
    assert frontend.now_s() == 0.0
    frontend.present(scene)
    assert frontend.now_s() == pytest.approx(1 / FRAMES_PER_S)
    assert frontend.last_scene is scene


def test_the_loop_ticks_once_a_frame_and_stops_with_the_script() -> None:
    frontend, diary = Headless([Controls()] * 120), Diary()
    run(frontend, diary)
    assert frontend.wants_quit
    assert frontend.frame_count == 120
    assert 118 <= len(diary.seen) <= 120
    assert frontend.last_scene is not None


def test_every_press_of_the_script_reaches_exactly_one_tick() -> None:
    press = Controls(pressed=frozenset({Action.HIT}))
    script = [press if frame % 10 == 5 else Controls() for frame in range(60)]
    diary = Diary()
    run(Headless(script), diary)
    assert sum(controls.did(Action.HIT) for controls in diary.seen) == 6


def test_an_ended_script_answers_with_idle_controls() -> None:
    frontend = Headless([Controls(stick=(5, 5))])
    assert frontend.poll().stick == (5, 5)
    assert frontend.wants_quit
    assert frontend.poll() == Controls()
    frontend.close()
    assert not frontend.is_open
