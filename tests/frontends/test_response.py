"""How soon a key is seen: two runs alike but for one press, and the first picture that differs."""

from __future__ import annotations

import pygame
import pytest

from hyosan_arcade.content.library import find_level
from hyosan_arcade.frontends.headless import Headless
from hyosan_arcade.frontends.window.draw import Renderer
from hyosan_arcade.loop import run
from hyosan_arcade.view.compose import Staging
from hyosan_arcade.view.controls import Action, ControlMap, Controls
from hyosan_arcade.view.hints import HintBook
from hyosan_arcade.view.scene import Scene
from hyosan_arcade.view.screens.screen import Choices, GameContext
from hyosan_arcade.view.screens.stack import ScreenStack
from tests.frontends import scenes
from tests.unit.view_stage import ART, words

BEFORE_FRAMES = 30
AFTER_FRAMES = 4
MOST_FRAMES = 2


class Filmed(Headless):
    """A headless front-end that paints every frame and keeps the pictures."""

    def __init__(self, script: list[Controls]) -> None:
        super().__init__(script)
        self.film: list[bytes] = []
        self._renderer = Renderer(ART, scenes.ASSETS)

    def present(self, scene: Scene) -> None:
        super().present(scene)
        self.film.append(pygame.image.tobytes(self._renderer.render(scene), "RGB"))


def film(*after: Controls) -> list[bytes]:
    """Play the first level, idle at first, then with the controls `after`; return its pictures."""
    bound, text = ControlMap(), words()
    context = GameContext(
        Staging(ART, text, bound), lambda: (), HintBook(text, bound), Choices(seed=7)
    )
    camera = Filmed([Controls()] * BEFORE_FRAMES + list(after))
    run(camera, ScreenStack(context, find_level("classroom")))
    return camera.film


@pytest.fixture(scope="module")
def idle() -> list[bytes]:
    return film(*[Controls()] * AFTER_FRAMES)


@pytest.mark.parametrize("action", [Action.UP, Action.LEFT, Action.HIT, Action.THROW, Action.PAUSE])
def test_a_press_is_seen_within_two_frames(action: Action, idle: list[bytes]) -> None:
    held = Controls(held=frozenset({action}))
    pressed = Controls(held=frozenset({action}), pressed=frozenset({action}))
    seen = film(pressed, *[held] * (AFTER_FRAMES - 1))
    assert seen[:BEFORE_FRAMES] == idle[:BEFORE_FRAMES], "the runs differ before the press"
    differs = [one != other for one, other in zip(seen, idle, strict=True)]
    assert True in differs, "nothing was seen of the press"
    assert differs.index(True) - BEFORE_FRAMES + 1 <= MOST_FRAMES
