"""A person as her: what a hybrid's own hands mean where a survivor's mean something else.

Striking, leaping, eating and holding herself back stand with the rules they belong to.  Here are
the hand she takes of a human, and the orders she can give to nobody but herself: to listen, and to
rope the gap she stands at.  Beside people who are all hybrids a human stands from the beginning:
hunger has to mean somebody, and with the last human the run is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.hunger import humans
from hyosan_arcade.sim.hybrid import TEMPERS
from hyosan_arcade.sim.intent import Button, Order
from hyosan_arcade.sim.leaping import rope
from hyosan_arcade.sim.orders import gap_meant, let_go
from hyosan_arcade.sim.throwing import aim_of
from hyosan_arcade.sim.tuning import REACH

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.sim.world import World

HUMANS = ("jiho", "eunha", "haeul", "daehan", "miso", "yuna")
"""Who may stand beside her or in for somebody, the first who is not there already."""


def human_beside(people: tuple[str, ...], level: LevelSpec) -> str:
    """Return who stands beside the people of a run; "" while one of them is human."""
    if any(name not in TEMPERS for name in people):
        return ""
    drawn = {survivor.who for survivor in level.survivors}
    return next((name for name in HUMANS if name not in drawn), HUMANS[0])


def stand_in(name: str, people: tuple[str, ...], level: LevelSpec) -> str:
    """Return who is found where `name` is drawn: somebody else if a person plays `name`."""
    if name not in people:
        return name
    taken = {*people, *(survivor.who for survivor in level.survivors)}
    return next((human for human in HUMANS if human not in taken), name)


def is_forsaken(world: World) -> bool:
    """Say whether all people are hybrids and nobody human is left to keep from harm."""
    people = world.people()
    return all(body.is_hybrid for body in people) and not any(
        body.soldier is None for body in humans(world)
    )


def use_own_hands(world: World, body: Body) -> None:
    """Let a person's hybrid take or let go of a human's hand, listen, or kneel down to rope."""
    hybrid = body.hybrid
    if hybrid is None or not hybrid.listens_to_people:
        return
    if body.pressed(Button.HAND):
        _reach_for_human(world, body, hybrid)
    is_walking = bool(body.intent.move_x or body.intent.move_y)
    if hybrid.order == Order.LISTEN and is_walking:
        hybrid.order = Order.COME  # she has heard enough
    _order_herself(world, body, hybrid)


def _reach_for_human(world: World, body: Body, hybrid: Hybrid) -> None:
    """Let go of the hand she holds; else take that of the nearest human in reach."""
    if hybrid.holds_hand:
        let_go(world, body)
        return
    if body.leap is not None or body.doing == "rope" or hybrid.near_bite_ticks:
        return
    near = [human for human in humans(world) if _may_be_held(world, body, human)]
    if not near:
        return
    human = min(near, key=lambda other: other.distance_to(body.x, body.y))
    hybrid.holds_hand, body.leader = True, human.body_id
    world.events.append(events.HandTaken(body.body_id, human.body_id, True, body.x, body.y))


def _may_be_held(world: World, body: Body, human: Body) -> bool:
    is_near = human.distance_to(body.x, body.y) <= REACH
    is_free = human.soldier is None and not human.is_grabbed
    return is_near and is_free and not world.holds_hand(human)


def _order_herself(world: World, body: Body, hybrid: Hybrid) -> None:
    """Hear the orders that mean herself; any other ends what she was about."""
    order = body.intent.order
    if order == Order.NONE:
        return
    if body.doing == "rope":
        body.doing, body.doing_ticks = "", 0
    hybrid.order = Order.LISTEN if order == Order.LISTEN else Order.COME
    hybrid.order_ticks = hybrid.still_ticks = 0
    if order == Order.GO:
        gap = gap_meant(world, body, aim_of(body))
        if gap is not None and body.distance_to(gap.near[1] + 0.5, gap.near[0] + 0.5) <= REACH:
            rope(world, body, gap)
    if order == Order.LISTEN:
        world.events.append(events.AllyOrdered(body.body_id, int(order), body.x, body.y))
