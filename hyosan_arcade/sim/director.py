"""The director: builds pressure, lets it peak, and gives you air.

Stress follows damage, the dead close by and the infection, and falls when nothing happens.  A
build phase drips zombies in; at enough stress, or when its time is up, a peak is settled some
seconds ahead (so that the ally can warn of it) and then comes all at once from one side; a relax
phase follows.  Nobody appears in sight, nor within a dozen walked tiles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.flow import FAR, walk_distances
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.hunger import biter_of, campfires
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.tuning import (
    BUILD_MAX_TICKS,
    BUILD_MIN_TICKS,
    BUILD_SPAWN_TICKS,
    CAMPFIRE_TILES,
    DIFFICULTY_SPAWNS,
    PEAK_BASE,
    PEAK_LEAD_TICKS,
    PEAK_PER_LEVEL,
    PEAK_TICKS,
    RELAX_MAX_TICKS,
    RELAX_MIN_TICKS,
    SPAWN_FAR,
    SPAWN_NEAR,
    STRESS_BITTEN,
    STRESS_FALL_S,
    STRESS_NEAR,
    STRESS_PEAK,
    STRESS_PER_HP,
    STRESS_PER_NEAR_S,
    TICK_S,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.world import World


class Phase(StrEnum):
    """What the director is about."""

    BUILD = "build"
    PEAK = "peak"
    RELAX = "relax"


@dataclass(slots=True)
class Director:
    """The director's state; `peak_in` ticks until a settled peak, -1 when none is.

    Of the peak's `size`, `budget` zombies are still to come; `source` is the tile they come from.
    """

    intensity: float
    phase: Phase = Phase.BUILD
    phase_ticks: int = 0
    phase_length: int = BUILD_MAX_TICKS
    stress: float = 0.0
    last_hp: dict[int, float] = field(default_factory=dict)
    peak_in: int = -1
    size: int = 0
    budget: int = 0
    source: Tile = (0, 0)

    def peak_direction(self, x: float, y: float) -> tuple[float, float]:
        """Return the unit vector from (x, y) to where the peak comes from."""
        dx, dy = self.source[1] + 0.5 - x, self.source[0] + 0.5 - y
        length = sqrt(dx * dx + dy * dy) or 1.0
        return dx / length, dy / length


def direct(world: World) -> None:
    """Follow the stress, change phases, and send who is due."""
    director = world.director
    _follow_stress(world)
    if not world.level.director.enabled or world.outcome:
        return
    director.phase_ticks += 1
    if director.phase is Phase.BUILD:
        _build(world)
    elif director.phase is Phase.PEAK:
        _peak(world)
    elif director.phase_ticks >= director.phase_length:
        _enter(world, Phase.BUILD)


def _follow_stress(world: World) -> None:
    director = world.director
    rise = 0.0
    for body in world.people():
        lost = max(director.last_hp.get(body.body_id, body.hp) - body.hp, 0.0)
        director.last_hp[body.body_id] = body.hp
        near = len(world.horde.near(body.x, body.y, STRESS_NEAR))
        rise += lost * STRESS_PER_HP + near * STRESS_PER_NEAR_S * TICK_S
    if rise == 0.0:
        rise = -STRESS_FALL_S * TICK_S
    director.stress = min(max(director.stress + rise, 0.0), 100.0)


def add_bite_stress(director: Director) -> None:
    """Raise the stress for a bite."""
    director.stress = min(director.stress + STRESS_BITTEN, 100.0)


def _enter(world: World, phase: Phase) -> None:
    director = world.director
    director.phase, director.phase_ticks = phase, 0
    low, high = {
        Phase.BUILD: (BUILD_MIN_TICKS, BUILD_MAX_TICKS),
        Phase.PEAK: (PEAK_TICKS, PEAK_TICKS),
        Phase.RELAX: (RELAX_MIN_TICKS, RELAX_MAX_TICKS),
    }[phase]
    director.phase_length = low + world.rng.spawn.below(high - low + 1)
    world.events.append(events.PhaseChanged(phase.value))


def _build(world: World) -> None:
    """Drip zombies in, and settle the peak a while before it comes."""
    director = world.director
    if director.peak_in == 0 and biter_of(world) is not None:
        return  # one thing at a time
    if director.peak_in >= 0:
        director.peak_in -= 1
        if director.peak_in < 0:
            director.budget = director.size = _peak_size(world)
            _enter(world, Phase.PEAK)
        return
    ripe = director.stress >= STRESS_PEAK and director.phase_ticks >= BUILD_MIN_TICKS // 3
    if ripe or director.phase_ticks >= director.phase_length - PEAK_LEAD_TICKS:
        source = _spawn_tile(world)
        if source is not None:
            director.source, director.peak_in = source, PEAK_LEAD_TICKS
    elif director.phase_ticks % _drip_ticks(world) == 0:
        source = _spawn_tile(world)
        if source is not None:
            _send(world, source, 1, None)  # it wanders in; only a peak comes for you


def _drip_ticks(world: World) -> int:
    """Return how often the build phase sends one: never oftener than each second."""
    return max(int(BUILD_SPAWN_TICKS / max(world.director.intensity * 2.0, 0.1)), 60)


def _peak_size(world: World) -> int:
    spec = world.level.director
    size = (PEAK_BASE + PEAK_PER_LEVEL * spec.level_number) * world.director.intensity * 2.0
    return int(size * DIFFICULTY_SPAWNS[world.difficulty])


def _peak(world: World) -> None:
    """Send the peak's zombies over its length, then relax."""
    director = world.director
    left = max(director.phase_length - director.phase_ticks, 0)
    due = director.budget - director.size * left // director.phase_length
    if due > 0:
        source = director.source if _fits(world)[director.source] else _spawn_tile(world)
        if source is not None:
            director.budget -= _send(world, source, due, _nearest_prey(world, source))
    if director.phase_ticks >= director.phase_length:
        director.budget = 0
        _enter(world, Phase.RELAX)


def _send(world: World, tile: Tile, count: int, prey: Body | None) -> int:
    """Send up to `count` zombies from `tile`, after `prey` or astray; return how many came."""
    room = world.level.director.max_alive - world.horde.count
    mood, goal = (Mood.SEEK, prey.body_id) if prey is not None else (Mood.IDLE, -1)
    births = []
    for _ in range(min(count, max(room, 0))):
        jitter = (world.rng.spawn.unit() - 0.5) * 0.4, (world.rng.spawn.unit() - 0.5) * 0.4
        x, y = tile[1] + 0.5 + jitter[0], tile[0] + 0.5 + jitter[1]
        births.append(Birth(_drawn_kind(world), x, y, mood, goal))
    if births and prey is not None and world.hunt.goals[prey.body_id] is None:
        world.hunt.aim(prey.body_id, world.tilemap.tile_of(prey.x, prey.y))
    world.birth(births)
    return len(births)


def _drawn_kind(world: World) -> int:
    kinds = world.level.director.kinds
    lots = [name for name, weight in kinds for _ in range(weight)]
    return world.kinds.index(world.rng.spawn.pick(lots))


def _nearest_prey(world: World, tile: Tile) -> Body | None:
    prey = world.prey()
    place = tile[1] + 0.5, tile[0] + 0.5
    return min(prey, key=lambda body: body.distance_to(*place)) if prey else None


def _spawn_tile(world: World) -> Tile | None:
    """Draw a tile where somebody may appear; None if there is none."""
    choices = np.flatnonzero(_fits(world))
    if not len(choices):
        return None
    row, col = divmod(int(choices[world.rng.spawn.below(len(choices))]), world.tilemap.width)
    return row, col


def _fits(world: World) -> NDArray[np.bool_]:
    """Return which tiles are free, out of sight, and 12 to 34 walked tiles from the people; (H, W).

    Distances count closed doors as the dead do, so a locked wing still sends its dead.
    """
    places = [world.tilemap.tile_of(b.x, b.y) for b in world.people()]
    far = walk_distances(world.routes.hunt, places, SPAWN_FAR)
    fit: NDArray[np.bool_] = (far >= SPAWN_NEAR) & (far != FAR) & ~world.tilemap.solid[0]
    fit &= world.tilemap.door_at < 0
    for body in world.people():
        fit &= ~world.sight_of(body).reshape(fit.shape)
    for row, col in campfires(world):
        fit &= ~_around(fit.shape, row, col)
    return fit


def _around(shape: tuple[int, ...], row: int, col: int) -> NDArray[np.bool_]:
    """Return which tiles of a map of `shape` the light of a campfire at (row, col) reaches."""
    rows, cols = np.ogrid[: shape[0], : shape[1]]
    near: NDArray[np.bool_] = (rows - row) ** 2 + (cols - col) ** 2 <= int(CAMPFIRE_TILES**2)
    return near
