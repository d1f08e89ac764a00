"""Who walks with you: how many hybrids may, and what makes one come along.

The level's own hybrid is its first.  Beside her up to `MAX_OTHERS` join: strangers who trust you
for her sake, those talked down, survivors who woke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.tuning_others import (
    MAX_OTHERS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

FIRST = "nari"


def first_name(world: World) -> str:
    """Return the name of the hybrid the level is about."""
    return world.level.ally.who if world.level.ally is not None else FIRST


def companions(world: World) -> Iterator[tuple[Body, Hybrid]]:
    """Yield the living hybrids who have joined and are still here."""
    for body in world.bodies:
        hybrid = body.hybrid
        if hybrid is not None and body.is_alive and hybrid.has_joined and not hybrid.has_left:
            yield body, hybrid


def others_count(world: World) -> int:
    """Return how many have joined beside the first; who is steered by a person counts as well."""
    first = first_name(world)
    return len([body for body, _ in companions(world) if body.name != first])


def may_join(world: World, body: Body) -> bool:
    """Say whether there is room for `body`; for the first there always is."""
    return body.name == first_name(world) or others_count(world) < MAX_OTHERS


def trust(world: World) -> float:
    """Return how close the closest of them is to you: what the others go by."""
    return max((hybrid.bond for _, hybrid in companions(world)), default=0.0)


def join(body: Body, leader: int = -1) -> None:
    """Let a hybrid come along, with body `leader` if given."""
    hybrid = body.hybrid
    if hybrid is None:
        return
    hybrid.has_joined, hybrid.is_hostile, hybrid.order = True, False, Order.COME
    hybrid.prowl.is_told = False
    if leader >= 0:
        body.leader = leader
