"""The whole game without a device: controls in, scenes out, and a run that can be proved."""

from __future__ import annotations

from collections.abc import Iterator

from hyosan_arcade.commands.stage import staging
from hyosan_arcade.frontends.headless import Headless
from hyosan_arcade.loop import run
from hyosan_arcade.run.replay import verify
from hyosan_arcade.view.controls import Action, Controls
from hyosan_arcade.view.hints import HintBook
from hyosan_arcade.view.screens.screen import Choices, GameContext
from hyosan_arcade.view.screens.stack import ScreenStack
from tests.unit.small_runs import HALL

STEPS = ((Action.RIGHT,), (Action.DOWN, Action.SPRINT), (Action.HIT,), (Action.LEFT, Action.SNEAK))


def presses(frames: int) -> Iterator[Controls]:
    """Do something else every third of a second."""
    for frame in range(frames):
        held = frozenset(STEPS[frame // 20 % len(STEPS)])
        pressed = held if frame % 20 == 0 else frozenset()
        yield Controls(held=held, pressed=pressed)


def screens() -> ScreenStack:
    scenery = staging()
    context = GameContext(
        staging=scenery,
        list_levels=tuple,
        hints=HintBook(scenery.words, scenery.control_map),
        choices=Choices(seed=5),
    )
    return ScreenStack(context, HALL)


def played(frames: int) -> tuple[Headless, ScreenStack]:
    frontend, stack = Headless(presses(frames)), screens()
    run(frontend, stack)
    return frontend, stack


def test_what_is_played_through_the_screens_is_proven_without_them() -> None:
    frontend, stack = played(200)
    assert stack.session is not None
    replay = stack.session.replay()
    assert replay.header.seed == 5
    assert 195 <= replay.header.ticks <= 200
    verdict = verify(replay, HALL)
    assert verdict.proven, verdict.line
    scene = frontend.last_scene
    assert scene is not None
    assert scene.world is not None
    assert scene.hud is not None


def test_the_same_controls_are_the_same_run() -> None:
    one, two = (played(150)[1].session for _ in range(2))
    assert one is not None
    assert two is not None
    assert one.world.checksum() == two.world.checksum()
