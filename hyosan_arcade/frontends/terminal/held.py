"""What is held, in a terminal that may never say when a key is let go.

With key-up (the kitty protocol) a key is held while it is down.  Without, a press of a direction
lasts until another one or the stop key; a capital sprints; sneaking is switched on and off; the
first press of the throw key aims and the second throws.  Everything else is a tap: down for one
tick and up for the next, so that quick taps in one read stay as many.  While a menu is up nothing
lasts.  Keys that came as text are always without key-up, those of a Korean input method too.
"""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.bindings import (
    HOLDING_BINDINGS,
    STOP_KEYS,
    TERMINAL_BINDINGS,
)
from hyosan_arcade.frontends.terminal.mouse import Pointer
from hyosan_arcade.frontends.terminal.tokens import Change, Focus, Key, KeyFlags, Mouse
from hyosan_arcade.view.controls import STEPS, Action, Controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hyosan_arcade.frontends.terminal.tokens import Token
    from hyosan_arcade.view.controls import ControlMap
    from hyosan_arcade.view.scene import Scene

TAP_S = 0.03
"""Two taps of a key are told this far apart: nearly two ticks, one down and one up."""
REST_S = {Action.SNEAK: 0.7, Action.THROW: 0.12}
"""A key that switches rests so long after each press: one held down repeats, first after half a
second or more, then thirty times a second, and must not switch back and forth."""
MOST_ALIKE, MOST_ALIKE_IN_MENU = 3, 8
"""Taps of one key that may wait: a repeating key must not go on for long after it is let go."""
TELLS_RELEASES = 2
"""The flag of the kitty protocol that matters."""


class Held:
    """The keys and the mouse of one terminal; `control_map` has always the bindings in force."""

    def __init__(self, control_map: ControlMap, pointer: Pointer) -> None:
        self.control_map = control_map
        self.pointer = pointer
        self.has_releases = False
        self.is_sneaking = self.is_sprinting = self.is_aiming = False
        self._way: frozenset[Action] = frozenset()
        self._down: set[str] = set()
        self._pressed: set[Action] = set()
        self._waiting: deque[Key] = deque()
        self._tapped_s: dict[str, float] = {}
        self._in_menu = False
        self._device = "keys"
        self._bind()

    @property
    def way(self) -> frozenset[Action]:
        """The direction that lasts, without key-up; empty while standing."""
        return self._way

    def see(self, scene: Scene) -> None:
        """Take in what is shown: in a menu nothing lasts, after it one stands still."""
        is_menu = scene.menu is not None
        if is_menu and not self._in_menu:
            self._stop()
        if scene.menu is not None and scene.menu.style != "pause":
            self.is_aiming = self.is_sneaking = False
        self._in_menu = is_menu

    def read(self, tokens: Iterable[Token], now_s: float) -> Controls:
        """Take in the tokens of one poll and say what they mean."""
        self._pressed.clear()
        lost_focus = False
        for token in tokens:
            if isinstance(token, Key):
                self._take_key(token)
            elif isinstance(token, Mouse):
                self._take_mouse(token, now_s)
            elif isinstance(token, Focus) and not token.is_here:
                lost_focus = True
                self.let_go()
            elif isinstance(token, KeyFlags) and token.flags & TELLS_RELEASES:
                self._learn_releases()
        self._take_taps(now_s)
        return Controls(
            held=self._held(),
            pressed=frozenset(self._pressed),
            pointer=self.pointer.place(now_s),
            device=self._device,
            lost_focus=lost_focus,
        )

    def let_go(self) -> None:
        """Let go of everything: what follows goes to somebody else."""
        self._down.clear()
        self._waiting.clear()
        self._stop()

    def _held(self) -> frozenset[Action]:
        held = set(self.control_map.actions(frozenset(self._down)))
        if not self._in_menu:
            lasting = {
                Action.SPRINT: self.is_sprinting and bool(self._way),
                Action.SNEAK: self.is_sneaking,
                Action.THROW: self.is_aiming,
            }
            held |= self._way | {action for action, is_on in lasting.items() if is_on}
        return frozenset(held)

    def _take_key(self, key: Key) -> None:
        if key.change is not Change.PRESS:
            self._learn_releases()
        if key.alt or (key.is_text and key.ctrl):
            return
        if not self.has_releases or key.is_text:
            self._queue(key)
        elif key.change is Change.RELEASE:
            self._down.discard(key.name)
        elif key.name not in self._down:
            self._hold(key)

    def _hold(self, key: Key) -> None:
        """Press a key that will tell when it is let go."""
        actions = self._actions(key)
        if actions & STEPS or key.name in STOP_KEYS:
            self._stop()
        self._down.add(key.name)
        self._pressed |= actions
        self._note_device(key)

    def _queue(self, key: Key) -> None:
        alike = sum(waiting.name == key.name for waiting in self._waiting)
        if alike < (MOST_ALIKE_IN_MENU if self._in_menu else MOST_ALIKE):
            self._waiting.append(key)

    def _take_taps(self, now_s: float) -> None:
        """Act on the taps that are due: in a menu one by one, in play one of each key."""
        while self._waiting:
            key = self._waiting[0]
            last_s = max(self._tapped_s.values(), default=-TAP_S)
            if not self._in_menu:
                last_s = self._tapped_s.get(key.name, -TAP_S)
            if now_s - last_s < TAP_S:
                return
            self._waiting.popleft()
            rested_s = now_s - self._tapped_s.get(key.name, -math.inf)
            self._tapped_s[key.name] = now_s
            self._tap(key, rested_s)
            self._note_device(key)

    def _tap(self, key: Key, rested_s: float) -> None:
        """Press a key of which nothing more will be heard, `rested_s` after its last press."""
        actions = self._actions(key)
        if self._in_menu:
            self._pressed |= actions - STEPS if len(actions & STEPS) > 1 else actions
        elif key.name in STOP_KEYS:
            self._stop()
        elif actions & STEPS:
            self._walk(actions, key.shift)
        elif Action.SNEAK in actions:
            self.is_sneaking ^= rested_s > REST_S[Action.SNEAK]
            self.is_sprinting = self.is_sprinting and not self.is_sneaking
        elif Action.THROW in actions and self.pointer.cell is None:
            self.is_aiming ^= rested_s > REST_S[Action.THROW]
        elif actions == {Action.CONFIRM} and self.is_aiming:
            self.is_aiming = False
        else:
            self._pressed |= actions

    def _walk(self, steps: frozenset[Action], is_fast: bool) -> None:
        self._way = steps
        self._pressed |= steps  # a direction and the stop key in one read are still a step
        self.is_sprinting = is_fast
        self.is_sneaking = self.is_sneaking and not is_fast

    def _stop(self) -> None:
        self._way = frozenset()
        self.is_sprinting = False

    def _take_mouse(self, mouse: Mouse, now_s: float) -> None:
        self._pressed |= self.control_map.actions(self.pointer.take(mouse, self._down, now_s))
        self._device = "mouse"
        self.is_aiming = False

    def _note_device(self, key: Key) -> None:
        """Walking by keys with a hand on the mouse is still mouse play; choosing by keys is not."""
        if self.pointer.cell is None or Action.CONFIRM in self._actions(key):
            self._device = "keys"

    def _actions(self, key: Key) -> frozenset[Action]:
        return self.control_map.actions(frozenset({key.name}))

    def _learn_releases(self) -> None:
        """From here on keys are held: the terminal says when they are let go."""
        if not self.has_releases:
            self.has_releases = True
            self.let_go()
            self._bind()

    def _bind(self) -> None:
        """Put the keys in force into the map that hints and prompts name them by."""
        bound = HOLDING_BINDINGS if self.has_releases else TERMINAL_BINDINGS
        self.control_map.bindings.clear()
        self.control_map.bindings.update(bound)
        self.control_map.holds_keys = self.has_releases
