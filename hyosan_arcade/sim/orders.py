"""What people ask of hybrids: five orders, and a hand.

An order goes to every hybrid who listens to people; a hand is that of the nearest.  Orders to stay
end by themselves after a minute.  One who holds and is left twenty tiles behind takes it ill.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.crowd import nearest_free
from hyosan_arcade.sim.errand import Errand
from hyosan_arcade.sim.flow import FAR, walk_distances
from hyosan_arcade.sim.hunger import leave_behind
from hyosan_arcade.sim.intent import Button, Order
from hyosan_arcade.sim.leaping import SIDES, Gap, gap_ahead, gap_at, needs_rope
from hyosan_arcade.sim.throwing import aim_of
from hyosan_arcade.sim.tuning import HOLD_TICKS, HOLD_TILES, MARKER_SLOT, REACH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.world import World

STAYING = (Order.HOLD, Order.LISTEN, Order.GO)
ARRIVED = 0.2
"""Tiles from the middle of the marked tile."""
HAND_TILES = REACH * 1.6
"""A hand lets go beyond this."""


def listeners(world: World, body: Body) -> Iterator[tuple[Body, Hybrid]]:
    """Yield the hybrids who take orders of `body`: never itself."""
    for other in world.bodies:
        hybrid = other.hybrid
        if hybrid is None or other is body or not other.is_alive:
            continue
        if hybrid.listens_to_people:
            yield other, hybrid


def take_orders(world: World, body: Body) -> None:
    """Pass a person's orders on to the hybrids, and take or let go of a hand."""
    if body.pressed(Button.HAND) and not body.is_hybrid:
        _reach_for_hand(world, body)
    if body.intent.order == Order.NONE:
        return
    for other, _ in listeners(world, body):
        if other.person < 0:
            other.leader = body.body_id
            give_order(world, other, body.intent.order, aim_of(body))


def give_order(world: World, ally: Body, order: Order, marker: tuple[float, float]) -> None:
    """Let a hybrid take `order`; `marker` is where Go leads."""
    hybrid = ally.hybrid
    if hybrid is None:
        return
    hybrid.order, hybrid.order_ticks, hybrid.still_ticks = order, 0, 0
    let_go(world, ally)
    carried = hybrid.errand.carried
    hybrid.errand = Errand(carried=carried, from_x=ally.x, from_y=ally.y)
    if ally.doing == "rope":
        ally.doing, ally.doing_ticks = "", 0
    if order == Order.GO:
        hybrid.marker_x, hybrid.marker_y = marker
        hybrid.errand.gap = gap_meant(world, ally, marker)
        lead_ally(world, *marker)
    world.events.append(events.AllyOrdered(ally.body_id, int(order), ally.x, ally.y))


def lapse_orders(world: World) -> None:
    """Let orders to stay end: a minute, or twenty tiles apart."""
    for body in world.bodies:
        hybrid, leader = body.hybrid, world.leader_of(body)
        if hybrid is None or leader is None or hybrid.order not in STAYING:
            continue
        if body.person >= 0:
            continue  # her own to end
        is_far = leader.distance_to(body.x, body.y) > HOLD_TILES and hybrid.order != Order.GO
        if not is_far and hybrid.order_ticks <= HOLD_TICKS:
            continue
        if is_far and hybrid.order == Order.HOLD and hybrid.listens_to_people:
            leave_behind(world, body)
        come(hybrid)


def come(hybrid: Hybrid) -> None:
    """Let a hybrid come back by herself."""
    hybrid.order, hybrid.order_ticks = Order.COME, 0
    hybrid.errand = Errand(carried=hybrid.errand.carried)


# --- where Go leads -----------------------------------------------------------------------------


def lead_ally(world: World, x: float, y: float) -> None:
    """Lead the marker's field to where a hybrid can stand nearest to (x, y), never in a doorway."""
    tile = _standing_near(world, x, y)
    fields = [(world.walks, world.routes.walk)]
    if world.tilemap.has_gaps:
        fields.append((world.leaps, world.routes.leap))
    for field, passages in fields:
        field.aim(MARKER_SLOT, tile)
        field.solve_slot(MARKER_SLOT, passages, world.tilemap.version)


def has_arrived(world: World, body: Body) -> bool:
    """Say whether a hybrid is where she was sent, or as near as she can get."""
    goal = world.ways_of(body).goals[MARKER_SLOT]
    return goal is None or body.distance_to(goal[1] + 0.5, goal[0] + 0.5) <= ARRIVED


def _standing_near(world: World, x: float, y: float) -> Tile:
    """Return the tile nearest to (x, y) that a hybrid can come to and stand on."""
    tilemap = world.tilemap
    here = [tilemap.tile_of(b.x, b.y) for b in world.bodies if _is_sent(b)]
    is_free = ~tilemap.barred & (tilemap.door_at < 0)
    if tilemap.has_gaps:
        is_free &= ~tilemap.chasms
    if here:
        is_free &= walk_distances(world.routes.leap, here) != FAR
    rows, cols = np.nonzero(is_free)
    if not len(rows):
        return nearest_free(tilemap, tilemap.tile_of(x, y))
    square = (cols + 0.5 - x) ** 2 + (rows + 0.5 - y) ** 2
    best = int(square.argmin())
    return int(rows[best]), int(cols[best])


def _is_sent(body: Body) -> bool:
    hybrid = body.hybrid
    return body.is_alive and hybrid is not None and hybrid.order == Order.GO


def gap_meant(world: World, ally: Body, marker: tuple[float, float]) -> Gap | None:
    """Return the gap a hybrid is sent to rope: the one marked, or that at whose edge she stands."""
    tilemap = world.tilemap
    if not tilemap.has_gaps:
        return None
    here, tile = tilemap.tile_of(ally.x, ally.y), tilemap.tile_of(*marker)
    gap = gap_at(tilemap, tile)
    if gap is not None:
        ends = (
            ally.distance_to(gap.near[1] + 0.5, gap.near[0] + 0.5),
            ally.distance_to(gap.far[1] + 0.5, gap.far[0] + 0.5),
        )
        return gap if ends[0] <= ends[1] else gap.turned
    for side in SIDES:
        ahead = gap_ahead(tilemap, here, side)
        if ahead is not None and needs_rope(tilemap, ahead):
            beyond = max(abs(ahead.far[0] - tile[0]), abs(ahead.far[1] - tile[1]))
            if beyond <= 1:
                return ahead
    return None


# --- hands --------------------------------------------------------------------------------------


def _reach_for_hand(world: World, body: Body) -> None:
    """Let go of the hand a person holds; else take the nearest in reach."""
    held = [other for other, hybrid in listeners(world, body) if hybrid.holds_hand]
    mine = [other for other in held if world.leader_of(other) is body]
    if mine:
        for other in mine:
            let_go(world, other)
        return
    near = [
        other
        for other, hybrid in listeners(world, body)
        if other.distance_to(body.x, body.y) <= REACH and not hybrid.holds_hand and _is_free(other)
    ]
    if not near:
        return
    other = min(near, key=lambda ally: ally.distance_to(body.x, body.y))
    assert other.hybrid is not None
    other.hybrid.holds_hand, other.leader = True, body.body_id
    world.events.append(events.HandTaken(other.body_id, body.body_id, True, other.x, other.y))


def _is_free(ally: Body) -> bool:
    return ally.leap is None and ally.doing != "rope"


def let_go(world: World, ally: Body) -> None:
    """Let go of a hybrid's hand, if somebody holds it."""
    hybrid, leader = ally.hybrid, world.leader_of(ally)
    if hybrid is None or not hybrid.holds_hand:
        return
    hybrid.holds_hand = False
    by_id = leader.body_id if leader is not None else -1
    world.events.append(events.HandTaken(ally.body_id, by_id, False, ally.x, ally.y))


def part_hands(world: World) -> None:
    """Let go of hands that have come too far apart, or that nobody should hold now."""
    for body in world.bodies:
        hybrid, leader = body.hybrid, world.leader_of(body)
        if hybrid is None or not hybrid.holds_hand:
            continue
        is_apart = leader is None or leader.distance_to(body.x, body.y) > HAND_TILES
        is_apart = is_apart or leader is body  # she held the hand of one who died
        if is_apart or not hybrid.listens_to_people or not body.is_alive:
            let_go(world, body)
