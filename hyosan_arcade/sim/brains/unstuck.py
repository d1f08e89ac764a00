"""Never lost: a hybrid who wants to get on and cannot finds a way.

First she hops over what is low; then she is where nobody saw her come from, beside her way or her
leader.  So no shut door, pushed desk or closed ring of them keeps her for more than three seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.brains.walking import leap_toward
from hyosan_arcade.sim.flow import FAR, walk_distances
from hyosan_arcade.sim.intent import AIM_UNITS, IDLE, Order
from hyosan_arcade.sim.leaping import SIDES, hop, landing
from hyosan_arcade.sim.orders import has_arrived, lead_ally
from hyosan_arcade.sim.trails import open_ways
from hyosan_arcade.sim.tuning import MARKER_SLOT, STUCK_HOP_TICKS, STUCK_TICKS, STUCK_TILES

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.intent import Intent
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.world import World

HOP_TRIES = 20
"""Ticks in which she tries to hop before she gives it up."""
APPEAR_STEPS = 8
"""Walked tiles from her leader within which she turns up."""


def is_apart(world: World, body: Body, hybrid: Hybrid, leader: Body) -> bool:
    """Say whether a hybrid is too far from her leader, or near only through a wall."""
    away = leader.distance_to(body.x, body.y)
    if away >= hybrid.temper.far:
        return True
    fields = world.ways_of(body)
    if away < 1.0 or not fields.is_led(leader.body_id):
        return False
    way = fields.distance(leader.body_id, world.tilemap.tile_of(body.x, body.y))
    return way > 2.0 * hybrid.temper.far + 2.0


def get_on(world: World, body: Body, hybrid: Hybrid, wish: Intent) -> Intent:
    """Return `wish`, unless she has wanted to move for too long and has not."""
    errand = hybrid.errand
    goal = _goal(world, body, hybrid, wish)
    if goal is None or body.distance_to(errand.from_x, errand.from_y) > STUCK_TILES:
        errand.from_x, errand.from_y, errand.stuck_ticks = body.x, body.y, 0
        return wish
    errand.stuck_ticks += 1
    if STUCK_HOP_TICKS <= errand.stuck_ticks < STUCK_HOP_TICKS + HOP_TRIES:
        to = _hop_towards(world, body, goal)
        return wish if to is None else leap_toward(world, body, to)
    if errand.stuck_ticks >= STUCK_TICKS:
        errand.stuck_ticks = 0
        _turn_up(world, body, hybrid, goal)
        return IDLE
    return wish


def _goal(world: World, body: Body, hybrid: Hybrid, wish: Intent) -> Tile | None:
    """Return the tile she wants to get on to, None while she is where she wants to be."""
    leader = world.leader_of(body)
    if leader is None or hybrid.holds_hand or body.doing or body.is_grabbed:
        return None
    if hybrid.order == Order.GO:
        return None if has_arrived(world, body) else world.ways_of(body).goals[MARKER_SLOT]
    if hybrid.order in (Order.HOLD, Order.LISTEN):
        return None
    if wish.has_aim:
        is_moving = bool(wish.move_x or wish.move_y)
        prey = world.tilemap.tile_of(wish.aim_x / AIM_UNITS, wish.aim_y / AIM_UNITS)
        return prey if is_moving else None
    is_led = is_apart(world, body, hybrid, leader)
    return world.tilemap.tile_of(leader.x, leader.y) if is_led else None


def _hop_towards(world: World, body: Body, goal: Tile) -> Tile | None:
    """Return where to hop or leap to be nearer to `goal`, None if nowhere."""
    tilemap = world.tilemap
    here = tilemap.tile_of(body.x, body.y)
    found = [landing(tilemap, here, side) or hop(tilemap, here, side) for side in SIDES]
    nearer = [to for to in found if to is not None and _square(to, goal) < _square(here, goal)]
    return min(nearer, key=lambda to: _square(to, goal), default=None)


def _square(tile: Tile, goal: Tile) -> int:
    return (tile[0] - goal[0]) ** 2 + (tile[1] - goal[1]) ** 2


def _turn_up(world: World, body: Body, hybrid: Hybrid, goal: Tile) -> None:
    """Put her on the next tile of her way; else beside her leader, or send her where she can go."""
    here = world.tilemap.tile_of(body.x, body.y)
    slot = MARKER_SLOT if hybrid.order == Order.GO else _leader_slot(world, body)
    step = world.ways_of(body).heading(slot, here)
    ahead = here[0] + step[0], here[1] + step[1]
    if step != (0, 0) and not world.tilemap.bars(*ahead):
        _put(body, ahead)
    elif hybrid.order == Order.GO:
        lead_ally(world, hybrid.marker_x, hybrid.marker_y)
    else:
        _put(body, _unseen_near(world, body, goal))


def _leader_slot(world: World, body: Body) -> int:
    leader = world.leader_of(body)
    return leader.body_id if leader is not None else body.body_id


def _put(body: Body, tile: Tile) -> None:
    body.x, body.y = tile[1] + 0.5, tile[0] + 0.5
    body.vel_x = body.vel_y = 0.0


def _unseen_near(world: World, body: Body, goal: Tile) -> Tile:
    """Return a free tile a short walk from `goal`, through no shut door.

    One that nobody sees, else one behind people.
    """
    tilemap = world.tilemap
    steps = walk_distances(open_ways(tilemap), [goal], APPEAR_STEPS)
    people = world.people()

    def worth(tile: Tile) -> tuple[bool, bool, int, Tile]:
        number = tile[0] * tilemap.width + tile[1]
        is_seen = any(bool(world.sight_of(person)[number]) for person in people)
        is_ahead = any(_is_before(person, tile) for person in people)
        return is_seen, is_ahead, abs(int(steps[tile]) - 2), tile

    free = [
        (row, col)
        for row in range(tilemap.height)
        for col in range(tilemap.width)
        if steps[row, col] != FAR
        and not tilemap.bars(row, col)
        and tilemap.door_of((row, col)) is None
        and not tilemap.is_chasm(row, col)
    ]
    return min(free, key=worth, default=goal)


def _is_before(person: Body, tile: Tile) -> bool:
    """Say whether a person looks towards `tile`."""
    dx, dy = tile[1] + 0.5 - person.x, tile[0] + 0.5 - person.y
    return dx * person.face_x + dy * person.face_y > 0.0
