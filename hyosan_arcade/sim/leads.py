"""Where the people's flow field of a body leads.

A person's leads to them, for those who follow.  A hostile hybrid's leads to where it last knew a
human, a soldier's to the end of his beat that he walks to.  All others lead nowhere and cost
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.crowd import nearest_free

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.postings import Soldier
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.world import World


def lead_of(world: World, body: Body) -> Tile | None:
    """Return the tile that the walk field of `body` leads to; None for nowhere."""
    if not body.is_alive:
        return None
    if body.soldier is not None:
        return _end_of_beat(world, body.soldier)
    if body.hybrid is not None and body.hybrid.is_hostile:
        prowl = body.hybrid.prowl
        if not prowl.trail_ticks:
            return None
        return nearest_free(world.tilemap, world.tilemap.tile_of(prowl.x, prowl.y))
    is_led_to = body.person >= 0 and _has_company(world)
    return world.tilemap.tile_of(body.x, body.y) if is_led_to else None


def _end_of_beat(world: World, soldier: Soldier) -> Tile | None:
    """Return where a soldier on patrol walks to now."""
    if not soldier.to:
        return None
    if soldier.returns:
        return nearest_free(world.tilemap, soldier.post)
    tiles = world.places(soldier.to)
    return nearest_free(world.tilemap, tiles[len(tiles) // 2]) if tiles else None


def _has_company(world: World) -> bool:
    """Say whether anybody follows a person."""
    return any(body.person < 0 and body.is_alive for body in world.bodies)
