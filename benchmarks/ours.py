"""The game's own horde, driven through this one door.

`ExactStep` and `LodStep` run `step_crowd` and nothing else: wishes, density, grid, pairs, walls.
`WholeTick` runs `World.step` with every rule of the game.  All three stand on a real `World`; the
fields towards the player are laid into its flow slots, as solving them is measured elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.arena import SPEEDS
from benchmarks.law import TURN, tile_indices
from hyosan_arcade.sim.crowd import step_crowd
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.intent import IDLE
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import TILE_INDEX, DirectorSpec, LevelSpec, ZombieKind
from hyosan_arcade.sim.tuning import MAX_HP
from hyosan_arcade.sim.world import World

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.arena import Arena, Field, Start

WORLD_SEED = 1
PLAYER = 0
"""The one body's index, and its slot among the hunt's flow fields."""
EVERYBODY = 1 << 30
NOBODY = 0


def level_of(arena: Arena) -> LevelSpec:
    """Return `arena` as a level of the game, nobody in it but the player."""
    wall, floor = TILE_INDEX["wall"], TILE_INDEX["floor"]
    tiles = np.where(arena.solid, wall, floor).tolist()
    walker = ZombieKind("walker", hp=60, speed=2.0, sheet="walker", turn=TURN)
    return LevelSpec(
        level_id="arena",
        title={"en": "Arena"},
        tiles=tuple(tuple(row) for row in tiles),
        start=arena.middle,
        director=DirectorSpec(enabled=False),
        kinds=tuple(replace(walker, name=f"walker{n}", speed=s) for n, s in enumerate(SPEEDS)),
    )


def world_of(arena: Arena, start: Start) -> World:
    """Return a world in which the whole of `start` chases the player."""
    world = World(level_of(arena), WORLD_SEED)
    places = zip(start.pos.T.tolist(), start.kind.tolist(), strict=True)
    births = [Birth(kind, x, y, Mood.CHASE, PLAYER) for (x, y), kind in places]
    world.horde.spawn(births, np.linspace(0, 1, start.count, endpoint=False, dtype=np.float32))
    world.horde.pos[:] = start.pos
    world.horde.vel[:] = start.vel
    world.horde.tile[:] = tile_indices(start.pos, arena.side)
    return world  # at tick 0: the horde is sorted by place in its first tick, as in play


class _Ours:
    """A world that can be asked for its horde's places."""

    def __init__(self, arena: Arena, start: Start, exact_up_to: int) -> None:
        self.world = world_of(arena, start)
        self.world.lod_count = exact_up_to

    def places(self) -> NDArray[np.float32]:
        """Return where everybody is, (2, N)."""
        return self.world.horde.pos

    def _lead(self, field: Field) -> None:
        """Put the player on the goal of `field`, and the field into the hunt."""
        body, hunt = self.world.bodies[PLAYER], self.world.hunt
        body.y, body.x = field.goal[0] + 0.5, field.goal[1] + 0.5
        if hunt.goals[PLAYER] != field.goal:
            hunt.aim(PLAYER, field.goal)
            hunt.dist[PLAYER] = field.dist
            hunt.code[PLAYER] = field.code


class _CrowdOnly(_Ours):
    """Steps the crowd and leaves every other rule out."""

    def prepare(self, field: Field) -> None:
        """Lead the horde along `field`."""
        self._lead(field)

    def step(self, field: Field) -> None:
        """Move everybody one tick."""
        step_crowd(self.world)
        self.world.tick += 1

    def snapshot(self) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int8]]:
        """Return `pos`, `vel` and `kind` to start others from, in the order of birth.

        That order has nothing to do with place: nobody gets neighbours in memory for nothing.
        """
        horde = self.world.horde
        born = np.argsort(horde.zombie_id)
        return horde.pos[:, born], horde.vel[:, born], horde.kind[born]


class ExactStep(_CrowdOnly):
    """Everybody moves in every tick."""

    name = "ours, exact"

    def __init__(self, arena: Arena, start: Start) -> None:
        """Begin with `start`."""
        super().__init__(arena, start, EVERYBODY)


class LodStep(_CrowdOnly):
    """Exact near the player; the rest of the horde takes turns in strips."""

    name = "ours, LOD"

    def __init__(self, arena: Arena, start: Start) -> None:
        """Begin with `start`."""
        super().__init__(arena, start, NOBODY)


class WholeTick(_Ours):
    """A whole tick of the game, as shipped: LOD above the game's own threshold."""

    name = "ours, every rule"

    def __init__(self, arena: Arena, start: Start) -> None:
        """Begin with `start`."""
        super().__init__(arena, start, World(level_of(arena), WORLD_SEED).lod_count)

    def prepare(self, field: Field) -> None:
        """Move the player on and keep them alive, so that the horde has somebody to chase."""
        body = self.world.bodies[PLAYER]
        body.hp, body.bleeding, body.infection = MAX_HP, 0, -1
        body.y, body.x = field.goal[0] + 0.5, field.goal[1] + 0.5

    def step(self, field: Field) -> None:
        """Advance the world by one tick; its own flow fields lead the horde."""
        self.world.step([IDLE])
