"""Out of the way: a hybrid never stands in a doorway, nor opens one to the dead.

Who has no strength left crouches apart.

Ways of a few tiles are searched on the spot; shut doors, furniture and gaps end them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from hyosan_arcade.sim.brains.walking import toward_tile
from hyosan_arcade.sim.doors import door_in_reach
from hyosan_arcade.sim.intent import IDLE, Button, Intent, Order, Pace
from hyosan_arcade.sim.leaping import SIDES
from hyosan_arcade.sim.orders import HAND_TILES
from hyosan_arcade.sim.spec import DoorState
from hyosan_arcade.sim.tuning import DOOR_REACH

if TYPE_CHECKING:
    from collections.abc import Callable

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.world import World

ASIDE_TILES = 8
ELBOW_ROOM = 1.2
"""Tiles between her and anybody else."""
HAND_NEAR, HAND_FAR = 0.3, HAND_TILES * 0.95
SLACK = 0.2
WALKS = 0.01
"""Tiles a tick."""
ARM = 0.9
"""Tiles from anybody's toes."""
DREAD_TILES = 2.5
"""Dead this near a shut door keep her from opening it."""
WELL_AWAY = 2.5
"""Tiles she would rather keep from people while she recovers."""


def is_walking(body: Body) -> bool:
    """Say whether a body is on its way somewhere."""
    return abs(body.vel_x) + abs(body.vel_y) > WALKS


def is_settling(world: World, body: Body, hybrid: Hybrid) -> bool:
    """Say whether she stands in a doorway, or has just made way out of one."""
    here = world.tilemap.tile_of(body.x, body.y)
    return hybrid.errand.aside is not None or world.tilemap.door_of(here) is not None


def leave_doorway(world: World, body: Body, hybrid: Hybrid, wish: Intent) -> Intent:
    """Return `wish`, unless she would stand still in a doorway: then a step out of it."""
    errand = hybrid.errand
    if wish.move_x or wish.move_y or wish.buttons:
        errand.aside = None
        return wish
    here = world.tilemap.tile_of(body.x, body.y)
    if errand.aside is None and world.tilemap.door_of(here) is not None:
        errand.aside = _way_out(world, body, hybrid, here)
    aside = errand.aside
    if aside is None:
        return wish
    to = step_to(world, here, lambda tile: tile == aside)
    if to is None:
        errand.aside = None
        return wish
    return toward_tile(body, to, Pace.WALK)


def _way_out(world: World, body: Body, hybrid: Hybrid, here: Tile) -> Tile | None:
    """Return where to go from a doorway: to the nearer side, not too far from her leader."""
    fits = partial(_is_place_for, world, body, hybrid)
    sides = [tile for tile in _beside(world, here) if world.tilemap.door_of(tile) is None]
    sides.sort(key=lambda tile: _gap(body, tile))
    for side in sides:
        near = [tile for tile in (side, *_beside(world, side)) if fits(tile)]
        if near:
            return near[0]
    way = way_to(world, here, fits) or way_to(world, here, partial(_is_aside, world, body))
    return way[-1] if way else None


def _is_place_for(world: World, body: Body, hybrid: Hybrid, tile: Tile) -> bool:
    """Say whether she can stay on `tile`: within her leader's reach, and on nobody's toes."""
    leader = world.leader_of(body)
    if hybrid.holds_hand and leader is not None:
        return is_out_of_way(world, tile) and HAND_NEAR <= _gap(leader, tile) <= HAND_FAR
    if (
        leader is not None
        and hybrid.order == Order.COME
        and _gap(leader, tile) > hybrid.temper.far - SLACK
    ):
        return False  # she would only come back
    return _is_aside(world, body, tile)


def _gap(body: Body, tile: Tile) -> float:
    return body.distance_to(tile[1] + 0.5, tile[0] + 0.5)


def _beside(world: World, tile: Tile) -> list[Tile]:
    """Return the tiles beside `tile` that can be walked on."""
    around = [(tile[0] + row, tile[1] + col) for row, col in SIDES]
    return [beside for beside in around if not world.tilemap.bars(*beside)]


def leave_shut(world: World, body: Body, hybrid: Hybrid, wish: Intent) -> Intent:
    """Return `wish`, but no hand on a shut door with dead about it while she only follows.

    What she hears beyond it, or brings along on this side, is what the door is shut for.
    """
    number = door_in_reach(world, body) if wish.holds(Button.USE) else -1
    if number < 0 or hybrid.order != Order.COME:
        return wish
    door = world.tilemap.doors[number]
    if not door.is_shut or not len(world.horde.near(*door.center, DREAD_TILES)):
        return wish
    return replace(wish, buttons=wish.buttons & ~Button.USE)


def shut_behind(world: World, body: Body, hybrid: Hybrid, wish: Intent) -> Intent:
    """Return `wish`, or a hand on the door that she opened on her way."""
    errand, tilemap = hybrid.errand, world.tilemap
    if wish.holds(Button.USE):
        errand.door = door_in_reach(world, body)
        return wish
    if errand.door < 0:
        return wish
    door = tilemap.doors[errand.door]
    away = min(body.distance_to(col + 0.5, row + 0.5) for row, col in door.tiles)
    if away > DOOR_REACH or away > 1.0 and door.state is not DoorState.OPEN:
        errand.door = -1
    elif away > 1.0 and door_in_reach(world, body) == errand.door:
        use = Button.NONE if body.last_buttons & Button.USE else Button.USE
        return Intent(wish.move_x, wish.move_y, wish.pace, buttons=use)
    return wish


def step_aside(world: World, body: Body) -> Intent:
    """Step to the nearest tile that is in nobody's way."""
    here = world.tilemap.tile_of(body.x, body.y)
    to = step_to(world, here, partial(_is_aside, world, body))
    return IDLE if to is None or to == here else toward_tile(body, to, Pace.WALK)


def crouch_away(world: World, body: Body, hybrid: Hybrid) -> Intent:
    """Walk off to the nearest tile on which nobody stands, and crouch there."""
    here = world.tilemap.tile_of(body.x, body.y)
    if hybrid.errand.hideout is None:
        hybrid.errand.hideout = _hideout(world, body, here)
    hideout = hybrid.errand.hideout
    if hideout == here:
        near = toward_tile(body, here, Pace.SNEAK)
        return Intent(near.move_x, near.move_y, Pace.SNEAK)
    to = step_to(world, here, lambda tile: tile == hideout)
    if to is None:  # something shut or slid in between
        hybrid.errand.hideout = None
        return Intent(pace=Pace.SNEAK)
    return toward_tile(body, to, Pace.SNEAK)


def _hideout(world: World, body: Body, here: Tile) -> Tile:
    """Return where to recover: well away from people if there is such a place near."""
    for room in (WELL_AWAY, ELBOW_ROOM):
        way = way_to(world, here, partial(_is_quiet, world, body, room))
        if way is not None:
            return way[-1]
    return here


def _is_aside(world: World, body: Body, tile: Tile) -> bool:
    """Say whether on `tile` she stands on nobody's toes, and neither in a doorway."""
    x, y = tile[1] + 0.5, tile[0] + 0.5
    people = (person for person in world.people() if person is not body)
    return is_out_of_way(world, tile) and all(it.distance_to(x, y) >= ARM for it in people)


def _is_quiet(world: World, body: Body, room: float, tile: Tile) -> bool:
    x, y = tile[1] + 0.5, tile[0] + 0.5
    others = (other for other in world.bodies if other is not body and other.is_alive)
    return is_out_of_way(world, tile) and all(it.distance_to(x, y) >= room for it in others)


def is_out_of_way(world: World, tile: Tile) -> bool:
    """Say whether somebody who stands on `tile` stands on ground and in no doorway."""
    return world.tilemap.door_of(tile) is None and not world.tilemap.is_chasm(*tile)


def step_to(world: World, start: Tile, fits: Callable[[Tile], bool]) -> Tile | None:
    """Return the first tile of the way to the nearest that `fits`; None if there is no way."""
    way = way_to(world, start, fits)
    return None if way is None else way[min(1, len(way) - 1)]


def way_to(world: World, start: Tile, fits: Callable[[Tile], bool]) -> list[Tile] | None:
    """Return the tiles from `start` to the nearest that `fits`, both with them; None if none."""
    came_from: dict[Tile, Tile] = {start: start}
    waiting = deque([start])
    while waiting:
        tile = waiting.popleft()
        if fits(tile):
            return _traced(came_from, tile)
        for d_row, d_col in SIDES:
            beside = tile[0] + d_row, tile[1] + d_col
            is_near = max(abs(beside[0] - start[0]), abs(beside[1] - start[1])) <= ASIDE_TILES
            if is_near and beside not in came_from and not world.tilemap.bars(*beside):
                came_from[beside] = tile
                waiting.append(beside)
    return None


def _traced(came_from: dict[Tile, Tile], tile: Tile) -> list[Tile]:
    way = [tile]
    while came_from[tile] != tile:
        tile = came_from[tile]
        way.append(tile)
    return way[::-1]
