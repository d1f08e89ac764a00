"""The variant: one survivor may carry it, and nobody knows until the bite.

Whom it is in is drawn once, from a stream of its own, among as many lots as there are survivors to
play: a level with two of them has it in one run of three.  Who carries it hears a phone before it
rings.  Bitten, they do not turn: twelve seconds later they wake as a hybrid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.bodies import Brain
from hyosan_arcade.sim.company import may_join
from hyosan_arcade.sim.hybrid import hybrid_named
from hyosan_arcade.sim.infection import bite
from hyosan_arcade.sim.nerves import Nerves
from hyosan_arcade.sim.tuning_others import (
    VARIANT_BOND,
    VARIANT_HEARS_TICKS,
    VARIANT_HEARS_TILES,
    VARIANT_HUNGER,
    VARIANT_LOTS,
    VARIANT_TICKS,
)
from hyosan_arcade.sim.world_parts import GroundItem

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World


def choose_carrier(world: World) -> None:
    """Draw which survivor carries the variant, if any; in a level about one who does, it is her."""
    survivors = [body for body in world.bodies if body.person < 0]
    lot = world.rng.variant.below(max(VARIANT_LOTS, len(survivors)))
    if lot < len(survivors) and not any(ally.human for ally in world.level.allies):
        survivors[lot].has_variant = True


def advance_variant(world: World) -> None:
    """Let carriers look up before phones ring, and wake when their time has come."""
    for body in world.bodies:
        if not body.has_variant or not body.is_alive or body.is_hybrid:
            continue
        _hear_phones(world, body)
        if body.infection < 0:
            continue
        body.waking = VARIANT_TICKS if body.waking < 0 else body.waking - 1
        if not body.waking:
            _wake(world, body)


def bite_carrier(world: World, name: str) -> None:
    """Bite whoever of the level's hybrids is human yet ("" = all of them): soon they wake."""
    human = [ally.who for ally in world.level.allies if ally.human and name in ("", ally.who)]
    for body in world.bodies:
        if body.name in human and body.is_alive and body.infection < 0:
            bite(world, body)


def _hear_phones(world: World, body: Body) -> None:
    """Look up half a second before a phone rings for the first time, or when it is thrown."""
    for shot in world.shots:
        is_now = shot.ticks == max(shot.flight_ticks - VARIANT_HEARS_TICKS, 1)
        near = body.distance_to(shot.to_x, shot.to_y) <= VARIANT_HEARS_TILES
        if shot.kind == "phone" and is_now and near:
            body.face_to(shot.to_x, shot.to_y)
            world.events.append(events.HeardPhone(body.body_id, body.x, body.y))


def _wake(world: World, body: Body) -> None:
    """Make a hybrid of a survivor: the dead let go of her, and she comes along if she may."""
    told = next((a for a in world.level.allies if a.human and a.who == body.name), None)
    hunger, bond = (told.hunger, told.bond) if told else (VARIANT_HUNGER, VARIANT_BOND)
    hybrid = hybrid_named(body.name, hunger, bond)
    hybrid.has_joined = may_join(world, body)
    body.hybrid, body.infection, body.waking = hybrid, -1, -1
    body.bleeding, body.held_by, body.struggle = 0, (), 0
    body.doing, body.doing_ticks, body.state = "", 0, ""
    world.items += [GroundItem(thing.item, body.x, body.y) for thing in body.nerves.carried]
    body.nerves = Nerves()
    if body.brain is not Brain.PERSON:
        body.brain = Brain.ALLY
    world.hunted[body.body_id] = False
    world.events.append(events.VariantWoke(body.body_id, body.x, body.y))
