"""What a hybrid does where she was sent: one thing, the first of these that there is to do.

She ropes the gap that was meant; fetches what lies there; opens the shut door; uses the thing with
a name; or, with the dead about, calls and draws them off for as long as the order holds.  What she
fetches she brings to whom she follows.  Keys and locks hold for her as for anybody.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.doors import has_key, move_door
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.interact import receive
from hyosan_arcade.sim.leaping import SIDES, Gap, gap_ahead, needs_rope, rope
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.orders import come, has_arrived, lapse_orders, lead_ally, part_hands
from hyosan_arcade.sim.spec import DoorState
from hyosan_arcade.sim.tuning import (
    CALL_TICKS,
    CALL_TILES,
    DOOR_REACH,
    GO_REACH,
    NOISE_CALL,
    REACH,
    ROPE_WAIT_TICKS,
    ROPE_WAIT_TILES,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.tilemap import Door, Prop
    from hyosan_arcade.sim.world import World
    from hyosan_arcade.sim.world_parts import GroundItem

WAITS = 0.003
"""Tiles a tick below which a leader counts as waiting."""


def run_errands(world: World) -> None:
    """Let orders and hands end, and every hybrid get on with what she was sent for."""
    lapse_orders(world)
    part_hands(world)
    for body in world.bodies:
        hybrid = body.hybrid
        if hybrid is None or body.person >= 0 or not body.is_alive:
            continue
        if not hybrid.listens_to_people:
            if not hybrid.gone_ticks:
                drop_carried(world, body)
            continue
        if body.leap is not None or body.doing or hybrid.near_bite_ticks:
            continue
        _hand_over(world, body, hybrid)
        if hybrid.order == Order.GO and has_arrived(world, body):
            _do_deed(world, body, hybrid)
        _rope_for_leader(world, body, hybrid)


# --- at the marker ------------------------------------------------------------------------------


def _do_deed(world: World, body: Body, hybrid: Hybrid) -> None:
    """Do the one thing she was sent for, or go on calling."""
    errand = hybrid.errand
    if errand.gap is not None:
        if not needs_rope(world.tilemap, errand.gap) or not rope(world, body, errand.gap):
            come(hybrid)
        return
    if errand.is_done:
        return
    if errand.call_ticks:
        errand.call_ticks -= 1
        if not errand.call_ticks:
            _call(world, body, hybrid)
        return
    errand.is_done = True
    thing = _item_there(world, hybrid)
    door = _door_there(world, body, hybrid)
    prop = _prop_there(world, body, hybrid)
    if thing is not None:
        world.items.remove(thing)
        come(hybrid)
        hybrid.errand.carried.append(thing)
    elif door is not None:
        _open(world, body, door)
    elif prop is not None:
        world.events.append(events.Used(body.body_id, prop.name, body.x, body.y))
        world.scripts.note_use(prop.name)
    elif len(world.horde.near(body.x, body.y, CALL_TILES)):
        errand.is_done = False
        _call(world, body, hybrid)


def _item_there(world: World, hybrid: Hybrid) -> GroundItem | None:
    """Return the thing nearest to the marker, if one lies there."""
    return min(
        (thing for thing in world.items if _gap_to(hybrid, thing.x, thing.y) <= GO_REACH),
        key=lambda thing: _gap_to(hybrid, thing.x, thing.y),
        default=None,
    )


def _door_there(world: World, body: Body, hybrid: Hybrid) -> Door | None:
    """Return the shut door in her reach that is nearest to the marker, if it is near."""
    near = [
        door
        for door in world.tilemap.doors
        if door.state in (DoorState.CLOSED, DoorState.LOCKED)
        and body.distance_to(*door.center) <= DOOR_REACH + 0.5
        and _gap_to(hybrid, *door.center) <= DOOR_REACH + 0.5
    ]
    return min(near, key=lambda door: _gap_to(hybrid, *door.center), default=None)


def _prop_there(world: World, body: Body, hybrid: Hybrid) -> Prop | None:
    near = [
        prop
        for prop in world.tilemap.props
        if prop.name and body.distance_to(prop.at[1] + 0.5, prop.at[0] + 0.5) <= REACH
    ]
    return min(near, key=lambda p: _gap_to(hybrid, p.at[1] + 0.5, p.at[0] + 0.5), default=None)


def _gap_to(hybrid: Hybrid, x: float, y: float) -> float:
    """Return how far (x, y) is from the marker."""
    dx, dy = x - hybrid.marker_x, y - hybrid.marker_y
    return sqrt(dx * dx + dy * dy)


def _open(world: World, body: Body, door: Door) -> None:
    if door.state == DoorState.LOCKED and not has_key(body, door):
        world.events.append(events.DoorRefused(door.name, door.key, *door.center))
    else:
        move_door(world, door, DoorState.OPEN, body)


def _call(world: World, body: Body, hybrid: Hybrid) -> None:
    """Make herself heard: nobody's noise, so that the dead come to the place and find nobody."""
    hybrid.errand.call_ticks = CALL_TICKS
    world.events.append(events.Called(body.body_id, body.x, body.y))
    world.sounds.make(Noise("call", body.x, body.y, NOISE_CALL))


# --- a gap between you --------------------------------------------------------------------------


def _rope_for_leader(world: World, body: Body, hybrid: Hybrid) -> None:
    """Set out to rope the gap across which her leader waits for her, while she has time."""
    if not world.tilemap.has_gaps:
        return
    errand = hybrid.errand
    has_time = hybrid.order == Order.HOLD or hybrid.order == Order.GO and has_arrived(world, body)
    gap = _gap_between(world, body) if has_time and errand.gap is None else None
    errand.wait_ticks = errand.wait_ticks + 1 if gap is not None else 0
    if gap is None or errand.wait_ticks < ROPE_WAIT_TICKS:
        return
    hybrid.order, hybrid.order_ticks, errand.gap, errand.wait_ticks = Order.GO, 0, gap, 0
    hybrid.marker_x, hybrid.marker_y = gap.near[1] + 0.5, gap.near[0] + 0.5
    lead_ally(world, hybrid.marker_x, hybrid.marker_y)


def _gap_between(world: World, body: Body) -> Gap | None:
    """Return the gap at whose edge her leader stands still, if she is near its other side."""
    leader = world.leader_of(body)
    if leader is None or abs(leader.vel_x) + abs(leader.vel_y) > WAITS:
        return None
    here = world.tilemap.tile_of(leader.x, leader.y)
    for side in SIDES:
        gap = gap_ahead(world.tilemap, here, side)
        if gap is None or not needs_rope(world.tilemap, gap):
            continue
        away = body.distance_to(gap.far[1] + 0.5, gap.far[0] + 0.5)
        if away <= ROPE_WAIT_TILES and away < body.distance_to(leader.x, leader.y):
            return gap.turned
    return None


# --- from hand to hand --------------------------------------------------------------------------


def _hand_over(world: World, body: Body, hybrid: Hybrid) -> None:
    """Give what she carries to whom she follows, once in reach."""
    leader = world.leader_of(body)
    if not hybrid.errand.carried or leader is None:
        return
    if leader.distance_to(body.x, body.y) > REACH:
        return
    for thing in hybrid.errand.carried:
        world.events.append(
            events.Handed(body.body_id, leader.body_id, int(thing.item), body.x, body.y)
        )
        receive(world, leader, thing)
    hybrid.errand.carried = []


def drop_carried(world: World, body: Body) -> None:
    """Let what a hybrid carries fall where she stands: nothing is lost with her."""
    if body.hybrid is None:
        return
    for thing in body.hybrid.errand.carried:
        thing.x, thing.y = body.x, body.y
        world.items.append(thing)
    body.hybrid.errand.carried = []
