"""What one body wants in one tick, as a few small integers.

Everything that decides (a person, the ally's brain, a follower's brain, a playtest bot)
answers with an `Intent`; `World.step` reads nothing else from outside.  An intent packs into
one non-negative integer below 2**63, so a replay is a list of numbers and a recorded run can
be repeated exactly.  Directions are integer vectors, never angles; the aim is an absolute
point in sixteenths of a tile.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag

FULL = 127
"""Length of `move_x`/`move_y` for a stick pushed all the way along one axis."""

DIAGONAL = 90
"""Both components of a full-speed diagonal: 90² + 90² ≈ 127²."""

AIM_UNITS = 16
"""Aim coordinates per tile."""


class Pace(IntEnum):
    """How fast, and so how loudly, a body moves."""

    WALK = 0
    SNEAK = 1
    SPRINT = 2


class Button(IntFlag):
    """Buttons held down during the tick; the world finds the edges by itself."""

    NONE = 0
    HIT = 1
    THROW = 2
    USE = 4
    ITEM = 8
    SHOVE = 16
    HAND = 32
    NEXT_ITEM = 64


class Order(IntEnum):
    """What a person asks of the ally; `NONE` leaves the order in force."""

    NONE = 0
    COME = 1
    HOLD = 2
    GO = 3
    LISTEN = 4
    FIGHT = 5


class Answer(IntEnum):
    """The four answers to a near-bite; `NONE` while the person still hesitates."""

    NONE = 0
    SAY_NAME = 1
    GIVE_ARM = 2
    PUSH_AWAY = 3
    GO_AWAY = 4


@dataclass(frozen=True, slots=True)
class Intent:
    """One body's wish for one tick.

    `move_x`, `move_y` run from -127 to 127 (`FULL`); `aim_x`, `aim_y` are a world point in
    sixteenths of a tile, 0 to 65535 (0, 0 = no aim given: face the way you walk).
    """

    move_x: int = 0
    move_y: int = 0
    pace: Pace = Pace.WALK
    aim_x: int = 0
    aim_y: int = 0
    buttons: Button = Button.NONE
    order: Order = Order.NONE
    answer: Answer = Answer.NONE

    @property
    def has_aim(self) -> bool:
        """Whether the intent points at a place of its own."""
        return self.aim_x > 0 or self.aim_y > 0

    def holds(self, button: Button) -> bool:
        """Say whether `button` is down."""
        return bool(self.buttons & button)


IDLE = Intent()


def pack(intent: Intent) -> int:
    """Pack an intent into one integer in 0 .. 2**63 - 1.

    >>> pack(Intent()) == pack(IDLE)
    True
    >>> unpack(pack(Intent(move_x=-127, order=Order.FIGHT))).move_x
    -127
    """
    return (
        (intent.move_x & 0xFF)
        | (intent.move_y & 0xFF) << 8
        | intent.pace << 16
        | intent.aim_x << 18
        | intent.aim_y << 34
        | intent.buttons << 50
        | intent.order << 57
        | intent.answer << 60
    )


def unpack(word: int) -> Intent:
    """Undo `pack`; raise ValueError for a number no intent packs to."""
    if not 0 <= word < 1 << 63:
        raise ValueError(f"intent word {word} is outside 0 .. 2**63 - 1")
    return Intent(
        move_x=_signed(word & 0xFF),
        move_y=_signed(word >> 8 & 0xFF),
        pace=Pace(word >> 16 & 3),
        aim_x=word >> 18 & 0xFFFF,
        aim_y=word >> 34 & 0xFFFF,
        buttons=Button(word >> 50 & 0x7F),
        order=Order(word >> 57 & 7),
        answer=Answer(word >> 60 & 7),
    )


def _signed(byte: int) -> int:
    value = byte - 256 if byte >= 128 else byte
    if value == -128:
        raise ValueError("intent word moves by -128, outside -127 .. 127")
    return value
