"""The brain of a hybrid who is not with you: one keeps her distance, the other hunts.

A calm stranger steps back from whoever comes close, until somebody vouches for them.  A hostile one
runs and leaps to where it last knew a human; it opens no doors (`strangers` lets it
claw at them), and stands still while somebody talks it down.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim.brains.walking import leap_on, toward_place, toward_tile
from hyosan_arcade.sim.company import first_name, trust
from hyosan_arcade.sim.intent import FULL, IDLE, Intent, Pace
from hyosan_arcade.sim.trails import is_within
from hyosan_arcade.sim.tuning_others import (
    BOND_TRUST,
    CLAW_REACH,
    WARY_TILES,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.prowl import Prowl
    from hyosan_arcade.sim.world import World

RUSH_TILES = 1.7
"""From here it runs straight at whom it sees."""


def decide(world: World, body: Body) -> Intent:
    """Return what a stranger does this tick."""
    hybrid = body.hybrid
    if hybrid is None or hybrid.stagger_ticks:
        return IDLE
    if hybrid.is_hostile:
        return _prowl(world, body, hybrid)
    return _keep_distance(world, body)


def _prowl(world: World, body: Body, hybrid: Hybrid) -> Intent:
    prowl = hybrid.prowl
    if hybrid.gone_ticks:
        return _step_back(world, body, FULL)
    if prowl.talker >= 0 or not prowl.trail_ticks:
        return IDLE
    if prowl.sees >= 0:
        prey = world.bodies[prowl.sees]
        if is_within(world, body, prey, RUSH_TILES):
            return toward_place(body, prey.x, prey.y, CLAW_REACH * 0.7, Pace.WALK)
    return _along_trail(world, body, prowl)


def _along_trail(world: World, body: Body, prowl: Prowl) -> Intent:
    """Follow its own field to where it last knew somebody, over gaps too; shut doors stop it."""
    tile = world.tilemap.tile_of(body.x, body.y)
    step = world.ways_of(body).heading(body.body_id, tile)
    if step != (0, 0):
        return toward_tile(body, (tile[0] + step[0], tile[1] + step[1]), Pace.WALK)
    if tile == world.tilemap.tile_of(prowl.x, prowl.y):
        return toward_place(body, prowl.x, prowl.y, 0.3, Pace.WALK)
    return leap_on(world, body, body.body_id)


def _keep_distance(world: World, body: Body) -> Intent:
    """Step back from people, unless they can be trusted or this is the level's own hybrid."""
    if body.name == first_name(world) or trust(world) >= BOND_TRUST:
        return IDLE
    return _step_back(world, body, int(FULL * 0.6))


def _step_back(world: World, body: Body, stick: int) -> Intent:
    """Walk away from the nearest person in sight who is too close."""
    sight = world.sight_of(body)
    width = world.tilemap.width
    near: Body | None = None
    for other in world.bodies:
        row, col = world.tilemap.tile_of(other.x, other.y)
        is_near = other.is_alive and not other.is_hybrid and sight[row * width + col]
        if is_near and (near is None or _gap(body, other) < _gap(body, near)):
            near = other
    far = WARY_TILES if stick < FULL else WARY_TILES * 3.0
    if near is None or _gap(body, near) > far:
        return IDLE
    return _away(world, body, near, stick)


def _gap(body: Body, other: Body) -> float:
    return other.distance_to(body.x, body.y)


def _away(world: World, body: Body, from_whom: Body, stick: int) -> Intent:
    """Walk to the free neighbouring tile that lies farthest from somebody."""
    row, col = world.tilemap.tile_of(body.x, body.y)
    best, best_gap = (row, col), _gap(body, from_whom)
    for d_row in (-1, 0, 1):
        for d_col in (-1, 0, 1):
            tile = row + d_row, col + d_col
            cut = world.tilemap.blocks(row, tile[1]) or world.tilemap.blocks(tile[0], col)
            if world.tilemap.blocks(*tile) or cut:
                continue
            gap = from_whom.distance_to(tile[1] + 0.5, tile[0] + 0.5)
            if gap > best_gap:
                best, best_gap = tile, gap
    dx, dy = best[1] + 0.5 - body.x, best[0] + 0.5 - body.y
    length = sqrt(dx * dx + dy * dy)
    if best == (row, col) or length < 0.05:
        return IDLE
    return Intent(int(dx / length * stick), int(dy / length * stick), Pace.WALK)
