"""Zombies that have just been felled: thrown back a little, then a body on the floor for good.

The rules forget a dead zombie at once; here it still falls for a few ticks.  To know what it
looked like, the looks of the horde are copied once a tick, as columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.view.columns import SHADOW_BODY, SHADOW_NONE, Sprite
from hyosan_arcade.view.scene import TILE_PX, Tint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from hyosan_arcade.sim.events import ZombieHit
    from hyosan_arcade.sim.snapshot import HordeView
    from hyosan_arcade.sim.spec import ZombieKind
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.lasting import Lasting

FALL_TICKS = 14
HANG_TICKS = 8
"""The hit-stop of a killing blow, all in white at first."""
FLASH_TICKS = 3
THROW_PX = 12.0
HOP_PX = 5.0
ROOM = 48
"""Bodies falling at once; more lie down at once."""


@dataclass(slots=True)
class Fall:
    """One body on its way down; `x`, `y` where it was struck and (dx, dy) the blow, world px."""

    character: str
    look: int
    facing: int
    x: float
    y: float
    dx: float
    dy: float
    age: int = 0

    @property
    def share(self) -> float:
        """How far it has been thrown, 0..1."""
        left = 1.0 - min(max(self.age - HANG_TICKS, 0) / (FALL_TICKS - HANG_TICKS), 1.0)
        return 1.0 - left * left

    def place(self) -> tuple[float, float]:
        """Return where its feet are now, world px."""
        reach = THROW_PX * self.share
        return self.x + self.dx * reach, self.y + self.dy * reach * 0.7


class Falls:
    """All bodies on their way down, and who was who a tick ago."""

    def __init__(self, art: Art, kinds: tuple[ZombieKind, ...], lasting: Lasting) -> None:
        self._art = art
        self._sheets = tuple(kind.sheet for kind in kinds)
        self._lasting = lasting
        self._falls: list[Fall] = []
        self._ids: NDArray[np.int32] = np.zeros(0, np.int32)
        self._looks: NDArray[np.int16] = np.zeros((3, 0), np.int16)

    def remember(self, horde: HordeView) -> None:
        """Copy what each zombie looks like, for when it is gone."""
        self._ids = horde.zombie_id.copy()
        self._looks = np.stack((horde.kind, horde.look, horde.facing)).astype(np.int16)

    def fell(self, hit: ZombieHit) -> None:
        """Let the zombie of a killing blow fall, if it was seen before."""
        slots = np.flatnonzero(self._ids == hit.zombie_id)
        if not slots.size:
            return
        kind, look, facing = (int(n) for n in self._looks[:, slots[0]])
        place = (hit.x * TILE_PX, hit.y * TILE_PX)
        if len(self._falls) >= ROOM:
            self._lasting.add_corpse(self._sheets[kind], look, place)
            return
        self._falls.append(Fall(self._sheets[kind], look, facing, *place, hit.dx, hit.dy))

    def tick(self) -> None:
        """Fall by a tick; who has landed becomes part of the floor."""
        for fall in self._falls:
            fall.age += 1
            if fall.age >= FALL_TICKS:
                self._lasting.add_corpse(fall.character, fall.look, fall.place())
        self._falls = [fall for fall in self._falls if fall.age < FALL_TICKS]

    def sprites(self) -> Iterator[Sprite]:
        """Yield the falling bodies."""
        for fall in self._falls:
            character, sheet = self._art.character(fall.character, fall.look)
            x, y = fall.place()
            is_down = fall.share > 0.6
            start = character.start("down" if is_down else "hurt")
            facing = fall.facing % character.directions
            yield Sprite(
                sheet=sheet,
                cell=start + facing * character.frames + (0 if is_down else 1),
                x=round(x),
                y=round(y),
                tint=Tint.FLASH if fall.age < FLASH_TICKS else Tint.NONE,
                shadow=SHADOW_NONE if is_down else SHADOW_BODY,
                lift=round(HOP_PX * 4 * fall.share * (1 - fall.share)),
            )
