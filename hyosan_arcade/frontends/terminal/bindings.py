"""The terminal's own keys: which name means what, with key-up and without.

Where no key-up is told, a direction lasts, so diagonals have keys of their own around W A S D and
what the window has there moves away.  Ctrl is no key to play with in a terminal: with C beside it,
sneaking would end the game.
"""

from __future__ import annotations

from collections.abc import Mapping

from hyosan_arcade.view.controls import DEFAULT_BINDINGS, Action

STOP_KEYS = (".",)
"""End the direction that lasts; they stand for no action."""
NOT_HERE = ("left ctrl", "right ctrl", "f11")
HOLDING_BINDINGS: Mapping[str, tuple[Action, ...]] = {
    **{
        name: actions
        for name, actions in DEFAULT_BINDINGS.items()
        if name not in NOT_HERE and not name.startswith("pad ")
    },
    "x": (Action.SNEAK,),
    ",": (Action.SNEAK,),
    "h": (Action.HAND,),
    "i": (Action.ITEM,),
}
"""With key-up: the window's keys, what one holds down included."""
DIAGONALS: Mapping[str, tuple[Action, ...]] = {
    "q": (Action.UP, Action.LEFT),
    "e": (Action.UP, Action.RIGHT),
    "z": (Action.DOWN, Action.LEFT),
    "c": (Action.DOWN, Action.RIGHT),
}
MOVED = ("q", "e", "space")
TERMINAL_BINDINGS: Mapping[str, tuple[Action, ...]] = {
    **{name: actions for name, actions in HOLDING_BINDINGS.items() if name not in MOVED},
    **DIAGONALS,
    "space": (Action.USE, Action.CONFIRM),
}
"""Without key-up: any terminal."""
