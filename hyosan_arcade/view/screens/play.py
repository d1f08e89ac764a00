"""Playing: controls become intents, ticks become scenes.

The only screen that drives a session.  Pausing puts a screen on top, which simply is not this
one: what is not ticked stands still.  After the end the world goes on for a moment, so that the
player sees how it ended; the restart key works all the while.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hyosan_arcade.run.reload import take_places
from hyosan_arcade.sim.events import CheckpointReached
from hyosan_arcade.view.aiming import Aiming
from hyosan_arcade.view.asking import Clicks, is_meant, pointed_at, split_answer
from hyosan_arcade.view.compose import Composer
from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.hints import key_words
from hyosan_arcade.view.overlay import Overlay
from hyosan_arcade.view.screens.pause import PauseScreen
from hyosan_arcade.view.screens.results import ResultsScreen
from hyosan_arcade.view.screens.screen import Move
from hyosan_arcade.view.screens.slowness import ASSISTED_SLOWNESS, CHOICE_SLOWNESS, Slowness
from hyosan_arcade.view.wheel import OrderWheel

if TYPE_CHECKING:
    from hyosan_arcade.run.scores import Standing
    from hyosan_arcade.run.session import RunResult, Session
    from hyosan_arcade.sim.legacy import Legacy
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.scene import Scene
    from hyosan_arcade.view.screens.screen import GameContext

AFTERMATH_TICKS = 72
"""From the end of a run to its results: 1.2 s."""
NOTICE_TICKS = 150
"""How long a checkpoint is told."""
CAPTIONS_BELOW = 2
"""Captions there is room for below a choice."""


class PlayScreen:
    """One run of a level; `session` is what is played, a new one unless it is given.

    `result` and `standing` are there once the run has ended, the latter for a ranked run only.
    """

    def __init__(
        self, context: GameContext, level: LevelSpec, session: Session | None = None
    ) -> None:
        self.context = context
        self.level = level
        choices = context.choices
        self.session = session or context.new_session(
            level, choices.next_seed(), choices.difficulty, None, choices.who
        )
        self.composer = Composer(context.staging, level)
        self.snapshot = self.session.snapshot()
        self.composer.observe((), self.snapshot)
        self._aiming = Aiming()
        self._wheel = OrderWheel()
        self._clicks = Clicks()
        self._slowness = Slowness()
        self._overlay = Overlay(context.staging.words)
        self._is_frozen = False
        self._ticks_over = 0
        self._notice_ticks = 0
        self._pointer: tuple[int, int] | None = None
        self.result: RunResult | None = None
        self.standing: Standing | None = None

    def tick(self, controls: Controls) -> Move | None:
        """Play a tick, or go where the player wants."""
        if controls.did(Action.RESTART):
            return self.retry(leave=1)
        if controls.lost_focus or controls.lost_pad:
            reason = "pause.focus_lost" if controls.lost_focus else "pause.pad_lost"
            return Move(enter=PauseScreen(self, reason))
        if controls.did(Action.PAUSE):
            return Move(enter=PauseScreen(self))
        self._pointer = controls.pointer if controls.device == "mouse" else None
        self._overlay.tick(controls)
        self._is_frozen ^= controls.did(Action.FREEZE)
        if self._is_frozen and not controls.did(Action.SINGLE_STEP):
            return None
        due = self._slowness.take(controls, self._ticks_a_step)
        if due is None:
            return None
        self._step(due)
        if self.session.is_over:
            self._ticks_over += 1
            if self.result is None:
                self._end()
        if self._ticks_over == AFTERMATH_TICKS:
            return Move(enter=ResultsScreen(self))
        return None

    def compose(self, blend: float) -> Scene:
        """Show the world and its HUD."""
        between = self._slowness.blend(blend, self._ticks_a_step)
        scene = self.composer.compose(self.snapshot, 1.0 if self._is_frozen else between)
        hint = self._notice() or self.context.hints.text(self.composer.device)
        hud = scene.hud and replace(
            scene.hud,
            hint="" if self.snapshot.near_bite else hint,
            speech=("", "") if scene.choice else scene.hud.speech,
            captions=scene.hud.captions[-CAPTIONS_BELOW if scene.choice else 0 :],
            action_text=self._action_text(scene.hud.action_text),
        )
        return replace(
            scene,
            hud=hud,
            choice=scene.choice and pointed_at(scene.choice, self._pointer),
            wheel=self._wheel.view(self.context.staging.words, self.snapshot.person(0)),
            overlay=(
                *self._frozen_line(),
                *self._overlay.lines(self.session, self.snapshot, scene),
            ),
            grid_overlay=self._overlay.grid(self.session, self.snapshot),
            headings=self._overlay.headings(self.session),
        )

    def again(self, leave: int) -> Move:
        """Start the level anew with the next seed, in place of this run and `leave` - 1 screens."""
        return self._begin(self.level, leave, self.session.legacy)

    def on_to(self, level: LevelSpec, leave: int) -> Move:
        """Go on to `level` with what this run hands on, in place of it and `leave` - 1 screens."""
        return self._begin(level, leave, (self.result or self.session.result()).legacy)

    def _begin(self, level: LevelSpec, leave: int, legacy: Legacy | None) -> Move:
        choices = self.context.choices
        session = self.context.new_session(
            level, choices.next_seed(), choices.difficulty, legacy, choices.who
        )
        return Move(leave=leave, enter=PlayScreen(self.context, level, session))

    def retry(self, leave: int) -> Move:
        """Go on from the last checkpoint, or start the level anew where there is none."""
        if not self.session.checkpoint or self.level is not self.session.level:
            return self.again(leave)
        self.session.go_back()
        return Move(leave=leave, enter=PlayScreen(self.context, self.level, self.session))

    def take_over(self, level: LevelSpec) -> None:
        """Go on in a new edition of the level, the people where they stand; no longer ranked.

        A run that has ended stays as it is: the next one is in the new edition.
        """
        self.level = level
        before = self.session
        if before.is_over:
            return
        self.session = self.context.new_session(
            level, before.seed, before.difficulty, before.legacy, before.people[0]
        )
        self.session.is_ranked = False
        take_places(self.session.world, before.world)
        self.composer = Composer(self.context.staging, level)
        self.snapshot = self.session.snapshot()
        self.composer.observe((), self.snapshot)

    def _end(self) -> None:
        """Note what the run came to, at the tick of its end, and enter it in the scores."""
        self.result = self.session.result()
        if self.session.is_scored:
            self.standing = self.context.scores.enter(self.session.ranked_run())

    def _step(self, controls: Controls) -> None:
        me, camera = self.snapshot.person(0), self.composer.camera.view(1.0)
        controls = self._wheel.turn(controls)
        choice = self.composer.asking.choice(self.snapshot, controls.device)
        is_click = is_meant(controls, choice)
        controls, answer = split_answer(controls, choice)
        controls = self._clicks.strip(controls, is_meant=is_click)
        intent = self._aiming.intent(controls, me, self.snapshot.horde, camera)
        events = self.session.tick((replace(intent, answer=answer),))
        has_come = any(isinstance(event, CheckpointReached) for event in events)
        self._notice_ticks = NOTICE_TICKS if has_come else max(self._notice_ticks - 1, 0)
        self.snapshot = self.session.snapshot()
        self.composer.device, self.composer.aim = controls.device, self._aiming.shown
        self.composer.observe(events, self.snapshot)
        self.context.hints.tick(self.snapshot, self.snapshot.person(0))

    def _notice(self) -> str:
        return self.context.word("hud.checkpoint") if self._notice_ticks else ""

    @property
    def _ticks_a_step(self) -> int:
        """How many ticks the next step of the world takes: more while a near-bite waits."""
        is_stepping = self._is_frozen or self.session.is_over
        if self.snapshot.near_bite is None or is_stepping:
            return 1
        return ASSISTED_SLOWNESS if self.context.choices.slow_choices else CHOICE_SLOWNESS

    def _action_text(self, text: str) -> str:
        """Name the key that shakes off whoever holds the player."""
        if not self.snapshot.person(0).grabbed:
            return text
        staging = self.context.staging
        key = staging.control_map.key_for(Action.HIT, self.composer.device)
        return f"{key_words(staging.words, key)}: {text}"

    def _frozen_line(self) -> tuple[str, ...]:
        if not self._is_frozen:
            return ()
        staging = self.context.staging
        key = staging.control_map.key_for(Action.SINGLE_STEP, "keys")
        return (self.context.word("overlay.frozen", key=key_words(staging.words, key)),)
