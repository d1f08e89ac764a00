"""Choosing from a menu, by keys, mouse or pad alike.

Up and down move, confirm takes, left and right turn a value; a pointer chooses what it is on and
takes it with a click; the wheel moves.  A direction held down repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.view.controls import STEPS, Action
from hyosan_arcade.view.hints import key_words
from hyosan_arcade.view.layout import item_at

if TYPE_CHECKING:
    from hyosan_arcade.view.controls import ControlMap, Controls
    from hyosan_arcade.view.scene import MenuView
    from hyosan_arcade.view.screens.screen import GameContext

STICK_STEP = 64
"""A stick pushed this far, of 127, is a direction."""
REPEAT_AFTER_TICKS = 24
REPEAT_TICKS = 7


@dataclass(frozen=True, slots=True)
class Taken:
    """Item `index` was taken; `turn` is -1 or 1 when its value was turned instead."""

    index: int
    turn: int = 0


BACK = Taken(-1)
"""The menu was left."""


class Cursor:
    """Which item is chosen, and the sounds of choosing (cue names, until somebody takes them)."""

    def __init__(self, selected: int = 0) -> None:
        self.selected = selected
        self.device = "keys"
        self.sounds: list[str] = []
        self._pointer: tuple[int, int] | None = None
        self._direction = (0, 0)
        self._held_ticks = 0

    def tick(self, controls: Controls, menu: MenuView) -> Taken | None:
        """Take in a tick of controls over `menu`; return what was taken."""
        self.device = controls.device
        hovered = self._hover(controls, menu)
        turn = self._steer(controls, menu)
        if controls.did(Action.BACK) or (_clicked_away(controls) and controls.device == "mouse"):
            self.sounds.append("ui_back")
            return BACK
        if not menu.items or not menu.items[self.selected].enabled:
            return None
        if turn and menu.items[self.selected].value:
            self.sounds.append("ui_move")
            return Taken(self.selected, turn)
        is_aimed = controls.device != "mouse" or hovered
        if controls.did(Action.CONFIRM) and is_aimed:
            self.sounds.append("ui_ok")
            return Taken(self.selected)
        return None

    def take_sounds(self) -> tuple[str, ...]:
        """Return the sounds since the last call."""
        sounds, self.sounds = tuple(self.sounds), []
        return sounds

    def _hover(self, controls: Controls, menu: MenuView) -> bool:
        """Choose what a moving pointer is on; say whether it is on anything."""
        if controls.pointer is None:
            return False
        item = item_at(menu, controls.pointer)
        if item is not None and (controls.pointer != self._pointer or controls.pressed):
            self._choose(item)
        self._pointer = controls.pointer
        return item is not None

    def _steer(self, controls: Controls, menu: MenuView) -> int:
        """Move up and down; return -1 or 1 for left or right.

        A press is a step of its own, also right after another: a slow machine sees two quick taps
        in two ticks, with no tick between in which the key was up.
        """
        direction = _direction(controls)
        is_same = direction == self._direction and not controls.pressed & STEPS
        self._held_ticks = self._held_ticks + 1 if is_same and direction != (0, 0) else 0
        self._direction = direction
        repeats = self._held_ticks >= REPEAT_AFTER_TICKS and not (
            (self._held_ticks - REPEAT_AFTER_TICKS) % REPEAT_TICKS
        )
        down = direction[1] + (controls.device == "mouse" and controls.did(Action.NEXT_ITEM))
        is_wheel = down != direction[1]
        if is_same and not repeats and not is_wheel:
            return 0
        if down and menu.items:
            self._choose((self.selected + down) % len(menu.items))
        return direction[0] if not is_same else 0

    def _choose(self, item: int) -> None:
        if item != self.selected:
            self.selected = item
            self.sounds.append("ui_move")


def _direction(controls: Controls) -> tuple[int, int]:
    x, y = controls.direction()
    return (x > STICK_STEP) - (x < -STICK_STEP), (y > STICK_STEP) - (y < -STICK_STEP)


def _clicked_away(controls: Controls) -> bool:
    """Say whether the other mouse button was clicked: it goes back."""
    return controls.did(Action.THROW)


def menu_footer(context: GameContext, key: str, device: str) -> str:
    """Return the line that names a menu's keys, as they are bound for `device`."""
    bound = context.staging.control_map

    def name(action: Action) -> str:
        return key_words(context.staging.words, bound.key_for(action, device))

    return context.word(
        key,
        up=name(Action.UP),
        down=name(Action.DOWN),
        confirm=key_words(context.staging.words, _plain_confirm(bound, device)),
        back=name(Action.BACK),
        restart=name(Action.RESTART),
    )


def _plain_confirm(bound: ControlMap, device: str) -> str:
    """Return the confirm key that means nothing else, if there is one: the clearest to name."""
    plain = (key for key, actions in bound.bindings.items() if actions == (Action.CONFIRM,))
    only = next(plain, "") if device == "keys" else ""
    return only or bound.key_for(Action.CONFIRM, device)
