"""Who and what is there when a run begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.bodies import Body, Brain
from hyosan_arcade.sim.crowd import nearest_free
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.hybrid import Hybrid
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import START_PHONES
from hyosan_arcade.sim.world_parts import GroundItem

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import LevelSpec, Tile
    from hyosan_arcade.sim.world import World


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
        body = _join(world, name, tile, Brain.PERSON)
        body.person = person
        body.items[Item.PHONE] = START_PHONES
    for survivor in level.survivors:
        _join(world, survivor.who, survivor.at, Brain.NONE)
    if level.ally is not None:
        ally = _join(world, level.ally.who, level.ally.at, Brain.ALLY)
        ally.hybrid = Hybrid(hunger=level.ally.hunger, bond=level.ally.bond)
        world.hunted[ally.body_id] = False
    births = [
        Birth(world.kinds.index(z.kind), z.at[1] + 0.5, z.at[0] + 0.5, Mood.IDLE)
        for z in level.zombies
    ]
    world.birth(births)
    _face_anywhere(world)


def _join(world: World, name: str, tile: Tile, brain: Brain) -> Body:
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
