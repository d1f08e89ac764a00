"""Coming back: whoever was sent away returns a minute into the next level, and brings a gift.

She comes from where nobody looks, near the people.  What she brings is drawn among what would help
here: the key of a locked door, a way that was shut, or another of her kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.company import companions, others_count, trust
from hyosan_arcade.sim.crowd import nearest_free
from hyosan_arcade.sim.doors import move_door
from hyosan_arcade.sim.flow import FAR, walk_distances
from hyosan_arcade.sim.hybrid import TEMPERS
from hyosan_arcade.sim.leaping import nearest_gap, stretch_rope
from hyosan_arcade.sim.legacy import bring_hybrid
from hyosan_arcade.sim.spec import DoorState, Item
from hyosan_arcade.sim.tuning import (
    MAX_BODIES,
    RETURN_TILES,
)
from hyosan_arcade.sim.tuning_others import (
    BOND_TRUST,
    MAX_OTHERS,
)
from hyosan_arcade.sim.world_parts import GroundItem

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.leaping import Gap
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.tilemap import Door
    from hyosan_arcade.sim.world import World


def advance_returns(world: World) -> None:
    """Let those who were away come back when their time has come."""
    for body in list(world.bodies):
        hybrid = body.hybrid
        if hybrid is None or not hybrid.return_ticks or not world.people():
            continue
        hybrid.return_ticks -= 1
        if not hybrid.return_ticks:
            _come_back(world, body)


def _come_back(world: World, body: Body) -> None:
    if body.hybrid is None:
        return
    row, col = _unseen_tile(world)
    body.x = body.prev_x = col + 0.5
    body.y = body.prev_y = row + 0.5
    body.is_alive, body.hp = True, body.max_hp
    body.hybrid.has_left, body.hybrid.has_joined = False, True
    gift = _bring_gift(world, body)
    world.events.append(events.AllyReturned(body.body_id, gift, body.x, body.y))
    world.scripts.note_ally_state("back", body.name)


def _unseen_tile(world: World) -> Tile:
    """Return the farthest free tile within twelve steps of the people, unseen if possible."""
    tilemap = world.tilemap
    places = [tilemap.tile_of(person.x, person.y) for person in world.people()]
    far = walk_distances(world.routes.walk, places, RETURN_TILES).astype(np.int64)
    far[(far == FAR) | tilemap.barred | tilemap.solid[0] | (tilemap.door_at >= 0)] = -1
    seen = np.zeros(far.shape, np.bool_)
    for person in world.people():
        seen |= world.sight_of(person).reshape(far.shape)
    unseen = np.where(seen, -1, far)
    best = unseen if int(unseen.max()) > 0 else far
    if int(best.max()) < 0:
        return nearest_free(tilemap, places[0])
    row, col = divmod(int(best.argmax()), tilemap.width)
    return row, col


# --- the gift -------------------------------------------------------------------------------------


def _bring_gift(world: World, body: Body) -> str:
    """Draw what she brings among what is possible, and bring it; "" when nothing is."""
    door, gap = _locked_door(world, body), nearest_gap(world.tilemap, _tile(world, body))
    names = _strangers(world)
    gifts = ["key"] if door is not None and not _has_key(world, door) else []
    gifts += ["route"] if door is not None or gap is not None else []
    gifts += ["hybrid"] if names else []
    if not gifts:
        return ""
    gift = world.rng.ally.pick(gifts)
    if gift == "key" and door is not None:
        _carry_key(body, door)
    elif gift == "route":
        _open_route(world, body, door, gap)
    else:
        bring_hybrid(world, world.rng.ally.pick(names), _tile(world, body))
    return gift


def _tile(world: World, body: Body) -> Tile:
    return world.tilemap.tile_of(body.x, body.y)


def _locked_door(world: World, body: Body) -> Door | None:
    """Return the nearest locked door that some item opens; others belong to the level's script."""
    doors = [
        door
        for door in world.tilemap.doors
        if door.state == DoorState.LOCKED and door.key.upper() in Item.__members__
    ]
    return min(doors, key=lambda door: body.distance_to(*door.center), default=None)


def _has_key(world: World, door: Door) -> bool:
    return any(person.items[Item[door.key.upper()]] for person in world.people())


def _carry_key(body: Body, door: Door) -> None:
    """Put the key in her hands: she gives it to whom she follows."""
    if body.hybrid is not None:
        body.hybrid.errand.carried.append(GroundItem(Item[door.key.upper()], body.x, body.y))


def _open_route(world: World, body: Body, door: Door | None, gap: Gap | None) -> None:
    """Open the nearest locked door; where there is none, rope the nearest gap."""
    if door is not None:
        move_door(world, door, DoorState.OPEN, body)
    elif gap is not None:
        stretch_rope(world, body, gap)


def _strangers(world: World) -> list[str]:
    """Return the hybrids who would come along, in a fixed order: none without trust or room."""
    if trust(world) < BOND_TRUST or others_count(world) >= MAX_OTHERS:
        return []
    if len(world.bodies) >= MAX_BODIES or len(list(companions(world))) > MAX_OTHERS:
        return []
    known = [body.name for body in world.bodies]
    return [name for name in TEMPERS if name not in known]
