"""From mood to motion: where each zombie wants to go this tick, and how fast.

Seekers and chasers follow the headings of the flow field they are led by; a chaser close to prey
it sees runs straight; searchers and idlers drift towards their spot.  Whose way leads through
something shut beats on it.  Everything works on a choice of slots, so that a far crowd can be
stepped in turns; None stands for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from hyosan_arcade.sim.barriers import damage_barrier
from hyosan_arcade.sim.flow import HEADING_X, HEADING_Y, STEPS
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.tuning import (
    BASH_HP_S,
    BASHERS,
    IDLE_SPEED,
    REEL_DECAY,
    SEARCH_SPEED,
    SEEK_SPEED,
    TICK_S,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.horde import Horde
    from hyosan_arcade.sim.world import World

Scalar = TypeVar("Scalar", bound=np.generic)

STRAIGHT_TILES = 3
"""Walked tiles within which a chaser runs straight at its prey."""
STILL = np.float32(0.2)
"""Tiles from its spot at which a wanderer stands."""

_MOOD_SPEED = np.zeros(len(Mood), np.float32)
_MOOD_SPEED[Mood.IDLE] = IDLE_SPEED
_MOOD_SPEED[Mood.SEARCH] = SEARCH_SPEED
_MOOD_SPEED[Mood.SEEK] = SEEK_SPEED
_MOOD_SPEED[Mood.CHASE] = 1.0
_WALKS = _MOOD_SPEED > 0
_IS_LED = np.zeros(len(Mood), np.bool_)
_IS_LED[[Mood.SEEK, Mood.CHASE]] = True
_ROAMS = np.zeros(len(Mood), np.bool_)
_ROAMS[[Mood.IDLE, Mood.SEARCH]] = True
_STEP_ROW = np.array([row for row, _ in STEPS], np.int64)
_STEP_COL = np.array([col for _, col in STEPS], np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """What n zombies want: direction (2, n) float32, speed and turn (n,) float32.

    Speeds are tiles per tick; `turn` 0..1 is how much of the course is corrected each tick.
    """

    direction: NDArray[np.float32]
    speed: NDArray[np.float32]
    turn: NDArray[np.float32]


def pick(column: NDArray[Scalar], slots: NDArray[np.int64] | None) -> NDArray[Scalar]:
    """Return the entries of `slots` along the last axis; the column itself for everybody."""
    return column if slots is None else column.take(slots, axis=-1)


def put(
    columns: NDArray[np.float32], slots: NDArray[np.int64], values: NDArray[np.float32]
) -> None:
    """Write `values` (2, n) into entries `slots` of `columns` (2, N); row by row is five times
    as fast as both at once.
    """
    columns[0][slots] = values[0]
    columns[1][slots] = values[1]


def wishes(world: World, slots: NDArray[np.int64] | None, ticks: int) -> Wish:
    """Return what `slots` want for the next `ticks`; they look there, and beat what is shut."""
    horde = world.horde
    mood = pick(horde.mood, slots)
    direction, code = _led(world, slots, mood)
    _straighten(world, slots, direction, code)
    moves = (direction[0] != 0) | (direction[1] != 0)
    _look_ahead(horde, slots, direction, moves & _WALKS.take(mood))
    _bash(world, slots, code, ticks)
    turn = world.kinds.turn.take(pick(horde.kind, slots))
    turn[mood == Mood.REEL] = np.float32(1.0 - REEL_DECAY)
    return Wish(direction, _speeds(world, slots, mood), turn)


def _led(
    world: World, slots: NDArray[np.int64] | None, mood: NDArray[np.int8]
) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Return the direction and heading code along the field each follows, 0 if none."""
    horde = world.horde
    goal = pick(horde.goal, slots)
    entry = np.maximum(goal, 0).astype(np.int64)
    entry *= world.tilemap.count
    entry += pick(horde.tile, slots)
    code = world.hunt.code.take(entry)
    code *= _IS_LED.take(mood) & (goal >= 0)
    direction = np.empty((2, len(code)), np.float32)
    HEADING_X.take(code, out=direction[0], mode="clip")
    HEADING_Y.take(code, out=direction[1], mode="clip")
    return direction, code


def _straighten(
    world: World,
    slots: NDArray[np.int64] | None,
    direction: NDArray[np.float32],
    code: NDArray[np.uint8],
) -> None:
    """Point wanderers at their spot and close chasers at their prey, off the field."""
    horde = world.horde
    mood = pick(horde.mood, slots)
    roaming = np.flatnonzero(_ROAMS.take(mood))
    if len(roaming):
        who = roaming if slots is None else slots[roaming]
        _point(horde, direction, roaming, who, horde.spot.take(who, axis=1))
    chasing = np.flatnonzero((mood == Mood.CHASE) & pick(horde.seen, slots))
    if len(chasing):
        who = chasing if slots is None else slots[chasing]
        goal = horde.goal[who].astype(np.int64)
        way = world.hunt.dist.take(goal * world.tilemap.count + horde.tile[who])
        close = (way <= STRAIGHT_TILES) | (code[chasing] == 0)
        chasing, who = chasing[close], who[close]
        place = world.body_places.take(horde.target[who], axis=1)
        _point(horde, direction, chasing, who, place)
        code[chasing] = 0


def _point(
    horde: Horde,
    direction: NDArray[np.float32],
    at: NDArray[np.int64],
    who: NDArray[np.int64],
    place: NDArray[np.float32],
) -> None:
    """Write unit vectors from slots `who` to `place` (2, n) at entries `at`; zero when there."""
    gap = place - horde.pos.take(who, axis=1)
    length = np.sqrt(gap[0] * gap[0] + gap[1] * gap[1]) + np.float32(1e-6)
    gap /= length
    gap *= length > STILL
    put(direction, at, gap)


def _look_ahead(
    horde: Horde,
    slots: NDArray[np.int64] | None,
    direction: NDArray[np.float32],
    moves: NDArray[np.bool_],
) -> None:
    """Make those who move look where they go."""
    if slots is None:
        np.copyto(horde.face, direction, where=moves)
        return
    at = np.flatnonzero(moves)
    put(horde.face, slots.take(at), direction.take(at, axis=1))


def _speeds(
    world: World, slots: NDArray[np.int64] | None, mood: NDArray[np.int8]
) -> NDArray[np.float32]:
    """Return the wished speeds in tiles per tick."""
    horde = world.horde
    kind = pick(horde.kind, slots)
    speed = world.kinds.speed.take(kind)
    burst = world.kinds.burst_speed.take(kind)
    bursting = (pick(horde.burst, slots) > 0) & (burst > 0)
    speed[bursting] = burst[bursting]
    speed *= _MOOD_SPEED.take(mood)
    speed *= np.float32(TICK_S)
    return speed


def _bash(
    world: World, slots: NDArray[np.int64] | None, code: NDArray[np.uint8], ticks: int
) -> None:
    """Let those whose way leads through something shut beat on it."""
    if not world.tilemap.has_barriers:
        return
    horde, tilemap = world.horde, world.tilemap
    ahead = pick(horde.tile, slots) + _STEP_ROW.take(code) * tilemap.width
    ahead += _STEP_COL.take(code)
    entry = ahead + pick(horde.low, slots) * np.int64(tilemap.count)
    stopped = tilemap.tables.solid.take(entry, mode="clip") & (code > 0)
    if not stopped.any():
        return
    tiles, count = np.unique(ahead[stopped], return_counts=True)
    for tile, bashers in zip(tiles.tolist(), count.tolist(), strict=True):  # barriers, not zombies
        damage = min(bashers, BASHERS) * BASH_HP_S * TICK_S * ticks
        damage_barrier(world, divmod(tile, tilemap.width), damage)
