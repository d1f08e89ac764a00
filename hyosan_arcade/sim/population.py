"""Who and what is there when a run begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.as_her import human_beside, stand_in
from hyosan_arcade.sim.bodies import Body, Brain
from hyosan_arcade.sim.crowd import nearest_free
from hyosan_arcade.sim.flow import FAR, walk_distances
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.hybrid import TEMPERS, hybrid_named
from hyosan_arcade.sim.postings import Soldier
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import AllySpec, Item
from hyosan_arcade.sim.tuning import (
    MAX_BODIES,
    START_PHONES,
)
from hyosan_arcade.sim.tuning_others import (
    FERAL_HP,
)
from hyosan_arcade.sim.variant import choose_carrier
from hyosan_arcade.sim.world_parts import GroundItem

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import LevelSpec, SoldierSpec, Tile
    from hyosan_arcade.sim.world import World

SOLDIER_NAME = "soldier"
NEAR_STEPS = 8
"""Walked tiles from the start within which everybody begins."""


def ground_items(level: LevelSpec) -> list[GroundItem]:
    """Return what lies about at the start."""
    return [
        GroundItem(spec.item, spec.at[1] + 0.5, spec.at[0] + 0.5, spec.name) for spec in level.items
    ]


def populate(world: World, people: tuple[str, ...]) -> None:
    """Put people, survivors, the ally and the first dead into the world, in that order."""
    level = world.level
    for person, name in enumerate(people):
        row, col = level.start
        tile = nearest_free(world.tilemap, (row, col + person))
        body = join_body(world, name, tile, Brain.PERSON)
        body.person = person
        body.items[Item.PHONE] = START_PHONES
        if name in TEMPERS:
            _make_hybrid(world, body)
    for survivor in level.survivors:
        join_body(world, stand_in(survivor.who, people, level), survivor.at, Brain.NONE)
    choose_carrier(world)
    _join_human(world, people)
    for ally in level.allies:
        if ally.who not in people:
            join_hybrid(world, ally)
    for soldier in level.soldiers:
        _join_soldier(world, soldier)
    births = [
        Birth(world.kinds.index(z.kind), z.at[1] + 0.5, z.at[0] + 0.5, Mood.IDLE)
        for z in level.zombies
    ]
    world.birth(births)
    _face_anywhere(world)


def _join_human(world: World, people: tuple[str, ...]) -> None:
    """Let a human follow people who are all hybrids, in a level with a place left for one."""
    level = world.level
    drawn_count = len(level.survivors) + len(level.allies) + len(level.soldiers)
    name = human_beside(people, level)
    if name and len(people) + drawn_count < MAX_BODIES:
        join_body(world, name, _near_start(world), Brain.FOLLOWER).leader = 0


def _near_start(world: World) -> Tile:
    """Return the free tile with the shortest way to the start that nobody stands on."""
    tilemap = world.tilemap
    taken = {tilemap.tile_of(body.x, body.y) for body in world.bodies}
    steps = walk_distances(world.routes.walk, [world.level.start], NEAR_STEPS)
    near = [
        (row, col)
        for row, col in np.argwhere(steps != FAR).tolist()
        if (row, col) not in taken
        and not tilemap.bars(row, col)
        and tilemap.door_of((row, col)) is None
    ]
    return min(near, key=lambda tile: int(steps[tile]), default=world.level.start)


def _make_hybrid(world: World, body: Body) -> None:
    """Make a hybrid of a person's body, with the numbers the level has for her, if any."""
    spec = next((ally for ally in world.level.allies if ally.who == body.name), None)
    start = spec or AllySpec(body.name, world.level.start)
    body.hybrid = hybrid_named(body.name, start.hunger, start.bond)
    world.hunted[body.body_id] = False


def join_hybrid(world: World, spec: AllySpec) -> Body:
    """Bring a hybrid into the world, or, if she has not been bitten yet, the survivor she is."""
    body = join_body(world, spec.who, spec.at, Brain.NONE if spec.human else Brain.ALLY)
    if spec.human:
        body.has_variant = True
        return body
    has_joined = spec.joined and not spec.hostile
    body.hybrid = hybrid_named(spec.who, spec.hunger, spec.bond)
    body.hybrid.has_joined, body.hybrid.is_hostile = has_joined, spec.hostile
    if spec.hostile:
        body.hp = body.max_hp = FERAL_HP
    world.hunted[body.body_id] = False
    return body


def _join_soldier(world: World, spec: SoldierSpec) -> None:
    body = join_body(world, SOLDIER_NAME, spec.at, Brain.SOLDIER)
    body.face_y, body.face_x = float(spec.face[0]), float(spec.face[1])
    body.soldier = Soldier(spec.at, spec.face, spec.to)


def join_body(world: World, name: str, tile: Tile, brain: Brain) -> Body:
    """Put a body on `tile`; the dead want it.  There must be fewer than `MAX_BODIES`."""
    x, y = tile[1] + 0.5, tile[0] + 0.5
    body = Body(len(world.bodies), name, x, y, brain, prev_x=x, prev_y=y)
    world.bodies.append(body)
    world.hunted[body.body_id] = True
    return body


def _face_anywhere(world: World) -> None:
    """Let the first dead look in all directions."""
    horde = world.horde
    draws = world.rng.horde.units(2 * horde.count).reshape(2, -1)
    slots = horde.zombie_id.astype("int64")
    horde.turn_to(slots, draws[0] * 2 - 1, draws[1] * 2 - 1)
