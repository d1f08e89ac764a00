"""Noise: how far a sound carries along open floor, and who turns towards it.

A noise has a radius in walked tiles.  It spreads over floor tile by tile; a closed door takes six
off it, glass three, a wall stops it.  A zombie's interest in it is loudness (times its hearing)
minus the way it came; interest fades, and a newer sound wins only where it is stronger than what
is left.  Faint sounds are misplaced by up to four tiles.

What a zombie walks to is a *slot* of the hunt's flow fields: sounds of a body lead to that body's
slot (where the dead last knew it), others share a few slots in turn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.flow import FAR, Passages, walk_distances
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.tuning import (
    LURE_SAME_SPOT,
    MAX_BODIES,
    NOISE_ERROR,
    NOISE_FADE_S,
    NOISE_SLOTS,
    RING_FADE,
    SILENCE,
    TICK_S,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.world import World

FADE = np.float32(1.0 - NOISE_FADE_S * TICK_S)
_HEARS = np.zeros(len(Mood), np.bool_)
_HEARS[[Mood.IDLE, Mood.SEEK, Mood.SEARCH]] = True


@dataclass(frozen=True, slots=True)
class Noise:
    """A sound made this tick at (x, y); `body` is whose (-1 = nobody's)."""

    source: str
    x: float
    y: float
    radius: float
    body: int = -1


@dataclass(slots=True)
class Siren:
    """Something that sounds again and again: a ringing phone, the PA."""

    source: str
    x: float
    y: float
    radius: float
    every_ticks: int
    ticks_left: int


@dataclass(slots=True)
class Soundscape:
    """The sounds of a run: those of this tick, those that go on, and where lures have lain."""

    fresh: list[Noise] = field(default_factory=list)
    sirens: list[Siren] = field(default_factory=list)
    slot_tiles: list[Tile | None] = field(default_factory=lambda: [None] * NOISE_SLOTS)
    next_slot: int = 0
    lures: list[tuple[float, float]] = field(default_factory=list)
    body_loudness: list[float] = field(default_factory=lambda: [0.0] * MAX_BODIES)

    def make(self, noise: Noise) -> None:
        """Sound `noise` in this tick."""
        self.fresh.append(noise)
        if noise.body >= 0:
            self.ring_around(noise.body, noise.radius)

    def ring_around(self, body: int, radius: float) -> None:
        """Show how loud `body` is: what it made may be the place's, for the dead to go to."""
        self.body_loudness[body] = max(self.body_loudness[body], radius)

    def pull_of_lure(self, x: float, y: float) -> float:
        """Return how well a lure at (x, y) still works and remember it: halved each time."""
        near = LURE_SAME_SPOT * LURE_SAME_SPOT
        before = len([1 for lx, ly in self.lures if (lx - x) ** 2 + (ly - y) ** 2 <= near])
        self.lures.append((x, y))
        return 1.0 / (1 << min(before, 10))


def spread_noise(world: World) -> None:
    """Let this tick's sounds reach the dead; keep ringing things ringing; fade old interest."""
    sounds, horde = world.sounds, world.horde
    horde.interest *= FADE
    horde.interest[horde.interest < np.float32(SILENCE)] = 0.0
    sounds.body_loudness = [_ring_left(loudness) for loudness in sounds.body_loudness]
    _ring(world)
    for noise in sounds.fresh:
        world.scripts.note_noise(noise)
        world.events.append(
            events.NoiseMade(noise.source, noise.x, noise.y, noise.radius, noise.body)
        )
        if noise.radius >= 1.0:
            _turn_heads(world, noise)
    sounds.fresh.clear()


def _ring_left(loudness: float) -> float:
    return loudness * RING_FADE if loudness > SILENCE else 0.0


def _ring(world: World) -> None:
    for siren in world.sounds.sirens:
        if siren.ticks_left % siren.every_ticks == 0:
            world.sounds.make(Noise(siren.source, siren.x, siren.y, siren.radius))
        siren.ticks_left -= 1
    world.sounds.sirens = [s for s in world.sounds.sirens if s.ticks_left > 0]


def _turn_heads(world: World, noise: Noise) -> None:
    """Give every zombie that hears `noise` as well as what it follows a new goal.

    A sound carries to the very last of its tiles, where nothing of it is left but the direction.
    """
    horde = world.horde
    tile = world.tilemap.tile_of(noise.x, noise.y)
    if not horde.count:
        return
    hearing = world.kinds.hearing.take(horde.kind)
    way = _ways(world, tile, int(noise.radius * float(hearing.max())))
    interest = np.float32(noise.radius) * hearing - way.astype(np.float32)
    hears = (way != FAR) & (interest >= horde.interest) & _HEARS.take(horde.mood)
    slots = np.flatnonzero(hears)
    if not len(slots):
        return
    world.events.append(events.Heard(len(slots), noise.x, noise.y))
    reach = np.floor(np.float32(noise.radius) * hearing[slots]) + np.float32(1.0)
    error = np.float32(NOISE_ERROR) * way[slots].astype(np.float32) / reach
    horde.interest[slots] = interest[slots]
    horde.goal[slots] = _slot_for(world, noise, tile)
    horde.target[slots] = noise.body
    horde.error[slots] = error
    horde.spot[0, slots] = np.float32(noise.x) + _spread(world, error)
    horde.spot[1, slots] = np.float32(noise.y) + _spread(world, error)
    horde.set_mood(slots, Mood.SEEK)


def _ways(world: World, tile: Tile, reach: int) -> NDArray[np.uint16]:
    """Return how far a sound at `tile` has come to each zombie, (N,); `FAR` beyond `reach`.

    Only the square that the sound can fill is searched.
    """
    top, left = max(tile[0] - reach, 0), max(tile[1] - reach, 0)
    floor = world.routes.sound[top : tile[0] + reach + 1, left : tile[1] + reach + 1]
    dist = walk_distances(Passages(floor), [(tile[0] - top, tile[1] - left)], reach)
    row = world.horde.pos[1].astype(np.int64) - top
    col = world.horde.pos[0].astype(np.int64) - left
    near = np.flatnonzero((row >= 0) & (row < floor.shape[0]) & (col >= 0) & (col < floor.shape[1]))
    way = np.full(world.horde.count, FAR, np.uint16)
    way[near] = dist[row[near], col[near]]
    return way


def _spread(world: World, error: NDArray[np.float32]) -> NDArray[np.float32]:
    draws = world.rng.horde.units(len(error))
    return (draws * np.float32(2.0) - np.float32(1.0)) * error


def _slot_for(world: World, noise: Noise, tile: Tile) -> int:
    """Return the flow slot that leads to `noise`, aiming a fresh one if none does."""
    if noise.body >= 0:
        world.hunt.aim(noise.body, tile)
        return noise.body
    sounds = world.sounds
    if tile in sounds.slot_tiles:
        return MAX_BODIES + sounds.slot_tiles.index(tile)
    number = sounds.next_slot
    sounds.next_slot = (number + 1) % NOISE_SLOTS
    sounds.slot_tiles[number] = tile
    slot = MAX_BODIES + number
    world.horde.forget_goal(slot)
    world.hunt.clear(slot)  # those who heard it take a moment to turn
    world.hunt.aim(slot, tile)
    return slot
