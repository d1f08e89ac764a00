"""From devices to wishes: one control map for keyboard, mouse and gamepad.

A front-end names what was pressed ("w", "mouse 1", "pad a"); the map turns names into `Action`s;
`Controls` is the sum of a poll.  A press sticks until a tick has seen it, so a tap between two
ticks is never lost; `intent_of` makes the body's `Intent`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import AIM_UNITS, DIAGONAL, FULL, Button, Intent, Order, Pace

if TYPE_CHECKING:
    from collections.abc import Mapping


class Action(StrEnum):
    """Everything a player can mean; the value is its name in the settings file."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    SPRINT = "sprint"
    SNEAK = "sneak"
    HIT = "hit"
    THROW = "throw"
    USE = "use"
    ITEM = "item"
    NEXT_ITEM = "next_item"
    SHOVE = "shove"
    HAND = "hand"
    COME = "come"
    HOLD = "hold"
    GO = "go"
    LISTEN = "listen"
    FIGHT = "fight"
    ORDERS = "orders"
    """Held: the directions give orders (view/wheel.py)."""
    CONFIRM = "confirm"
    BACK = "back"
    PAUSE = "pause"
    RESTART = "restart"
    FLOW_OVERLAY = "flow_overlay"
    GRID_OVERLAY = "grid_overlay"
    NOISE_OVERLAY = "noise_overlay"
    STRESS_OVERLAY = "stress_overlay"
    TIMING_OVERLAY = "timing_overlay"
    LEVEL_RELOAD = "level_reload"
    """Read the level's file now, where one is followed."""
    SINGLE_STEP = "single_step"
    FREEZE = "freeze"
    FULLSCREEN = "fullscreen"


STEPS = frozenset({Action.UP, Action.DOWN, Action.LEFT, Action.RIGHT})
"""The four that walk, and choose in menus."""


DEFAULT_BINDINGS: Mapping[str, tuple[Action, ...]] = {
    "w": (Action.UP,),
    "s": (Action.DOWN,),
    "a": (Action.LEFT,),
    "d": (Action.RIGHT,),
    "up": (Action.UP,),
    "down": (Action.DOWN,),
    "left": (Action.LEFT,),
    "right": (Action.RIGHT,),
    "left shift": (Action.SPRINT,),
    "right shift": (Action.SPRINT,),
    "left ctrl": (Action.SNEAK,),
    "right ctrl": (Action.SNEAK,),
    "mouse 1": (Action.HIT, Action.CONFIRM),
    "mouse 3": (Action.THROW,),
    "wheel": (Action.NEXT_ITEM,),
    "j": (Action.HIT,),
    "k": (Action.THROW,),
    "e": (Action.USE, Action.CONFIRM),
    "q": (Action.ITEM,),
    "tab": (Action.NEXT_ITEM,),
    "f": (Action.SHOVE,),
    "space": (Action.HAND, Action.CONFIRM),
    "1": (Action.COME,),
    "2": (Action.HOLD,),
    "3": (Action.GO,),
    "4": (Action.LISTEN,),
    "5": (Action.FIGHT,),
    "return": (Action.CONFIRM,),
    "escape": (Action.PAUSE, Action.BACK),
    "p": (Action.PAUSE,),
    "backspace": (Action.BACK,),
    "r": (Action.RESTART,),
    "f1": (Action.FLOW_OVERLAY,),
    "f2": (Action.GRID_OVERLAY,),
    "f3": (Action.NOISE_OVERLAY,),
    "f4": (Action.STRESS_OVERLAY,),
    "f5": (Action.TIMING_OVERLAY,),
    "f6": (Action.LEVEL_RELOAD,),
    "f9": (Action.FREEZE,),
    "f10": (Action.SINGLE_STEP,),
    "f11": (Action.FULLSCREEN,),
    "pad x": (Action.HIT,),
    "pad y": (Action.THROW,),
    "pad a": (Action.USE, Action.CONFIRM),
    "pad b": (Action.ITEM, Action.BACK),
    "pad rb": (Action.HAND,),
    "pad lb": (Action.ORDERS,),
    "pad lt": (Action.SNEAK,),
    "pad rt": (Action.SPRINT,),
    "pad back": (Action.RESTART,),
    "pad start": (Action.PAUSE,),
    "pad up": (Action.UP,),
    "pad down": (Action.DOWN,),
    "pad left": (Action.LEFT,),
    "pad right": (Action.RIGHT,),
    "pad l3": (Action.NEXT_ITEM,),
    "pad r3": (Action.SHOVE,),
}

BUTTONS: Mapping[Action, Button] = {
    Action.HIT: Button.HIT,
    Action.THROW: Button.THROW,
    Action.USE: Button.USE,
    Action.ITEM: Button.ITEM,
    Action.NEXT_ITEM: Button.NEXT_ITEM,
    Action.SHOVE: Button.SHOVE,
    Action.HAND: Button.HAND,
}
ORDERS: Mapping[Action, Order] = {
    Action.COME: Order.COME,
    Action.HOLD: Order.HOLD,
    Action.GO: Order.GO,
    Action.LISTEN: Order.LISTEN,
    Action.FIGHT: Order.FIGHT,
}


@dataclass(frozen=True, slots=True)
class Controls:
    """What the devices said since the last tick.

    `held` are the actions down now, `pressed` those that went down since the last spent tick
    (also if they are up again).  `stick` is the analogue direction, -127..127 each, or (0, 0).
    `pointer` is the mouse in virtual picture pixels (480×270), None when there is none or it has
    not moved lately.  `device` names what was used last: keys, mouse or pad.
    """

    held: frozenset[Action] = frozenset()
    pressed: frozenset[Action] = frozenset()
    stick: tuple[int, int] = (0, 0)
    pointer: tuple[int, int] | None = None
    device: str = "keys"
    lost_focus: bool = False
    lost_pad: bool = False

    def merge(self, newer: Controls) -> Controls:
        """Take over the newer state and keep the presses no tick has seen."""
        return replace(
            newer,
            pressed=self.pressed | newer.pressed,
            lost_focus=self.lost_focus or newer.lost_focus,
            lost_pad=self.lost_pad or newer.lost_pad,
        )

    def spent(self) -> Controls:
        """Return the controls after a tick has seen the presses."""
        return replace(self, pressed=frozenset(), lost_focus=False, lost_pad=False)

    def did(self, action: Action) -> bool:
        """Say whether `action` was pressed for this tick."""
        return action in self.pressed

    def down(self, action: Action) -> bool:
        """Say whether `action` is down, or was for a moment."""
        return action in self.held or action in self.pressed

    def direction(self) -> tuple[int, int]:
        """Return the wished movement, -127..127 each: the stick if pushed, else the keys."""
        if self.stick != (0, 0):
            return self.stick
        x = self.down(Action.RIGHT) - self.down(Action.LEFT)
        y = self.down(Action.DOWN) - self.down(Action.UP)
        length = DIAGONAL if x and y else FULL
        return x * length, y * length


def intent_of(controls: Controls, aim: tuple[float, float] | None) -> Intent:
    """Make the intent of a person's controls; `aim` is the world place pointed at (tiles)."""
    move_x, move_y = controls.direction()
    pace = Pace.WALK
    if controls.down(Action.SNEAK):
        pace = Pace.SNEAK
    elif controls.down(Action.SPRINT):
        pace = Pace.SPRINT
    buttons = Button.NONE
    for action, button in BUTTONS.items():
        if controls.down(action):
            buttons |= button
    order = next((o for action, o in ORDERS.items() if controls.did(action)), Order.NONE)
    aim_x, aim_y = (0, 0) if aim is None else (_sixteenths(aim[0]), _sixteenths(aim[1]))
    return Intent(move_x, move_y, pace, aim_x, aim_y, buttons, order)


def _sixteenths(tiles: float) -> int:
    return min(max(int(tiles * AIM_UNITS), 0), 0xFFFF)


@dataclass(slots=True)
class ControlMap:
    """Device names → actions; rebinding is changing this table.

    `holds_keys` says whether keys can be held: a device that never learns when one is let go
    makes do with presses, and hints must say so.
    """

    bindings: dict[str, tuple[Action, ...]] = field(default_factory=lambda: dict(DEFAULT_BINDINGS))
    holds_keys: bool = True

    def actions(self, names: frozenset[str]) -> frozenset[Action]:
        """Return every action the named keys and buttons stand for."""
        return frozenset(a for name in names for a in self.bindings.get(name, ()))

    def key_for(self, action: Action, device: str) -> str:
        """Return the name to show for `action` on `device` (keys, mouse, pad); "" if unbound."""
        names = [name for name, actions in self.bindings.items() if action in actions]
        pad = [n for n in names if n.startswith("pad ")]
        keys = [n for n in names if not n.startswith(("pad ", "mouse ", "wheel"))]
        mouse = [n for n in names if n.startswith("mouse ")]
        wanted = {"pad": pad, "mouse": mouse or keys, "keys": keys}[device]
        return wanted[0] if wanted else (names[0] if names else "")
