"""Trails: the few tiles ahead of a hybrid who follows nobody.

Whoever hunts or flees is led by no flow field of the people: now and then it works out a trail of
its own, keeps it, and runs along it tile by tile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.flow import FAR, STEPS, Passages, walk_distances

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.tilemap import TileMap
    from hyosan_arcade.sim.world import World

TRAIL_TILES = 24
HUNT_STEPS = 80
"""Whoever is farther to walk is out of reach."""
FLEE_STEPS = 16
FEAR_STEPS = 48


def open_ways(tilemap: TileMap) -> Passages:
    """Return the ways of one who opens no doors."""
    return Passages((~tilemap.barred).astype(np.uint8))


def hunting_trail(world: World, start: Tile, prey: Sequence[Body]) -> tuple[Tile, ...]:
    """Return the trail from `start` to the nearest of `prey`; none where all are out of reach."""
    goals = [world.tilemap.tile_of(body.x, body.y) for body in prey]
    dist = walk_distances(open_ways(world.tilemap), goals, HUNT_STEPS)
    return _descent(dist, start)


def fleeing_trail(world: World, start: Tile, people: Sequence[Body]) -> tuple[Tile, ...]:
    """Return the trail from `start` to where it is farthest from `people`, and not through them."""
    goals = [world.tilemap.tile_of(body.x, body.y) for body in people]
    fear = walk_distances(world.routes.walk, goals, FEAR_STEPS).astype(np.int64)
    walked = walk_distances(world.routes.walk, [start], FLEE_STEPS).astype(np.int64)
    fear[fear == FAR] = FEAR_STEPS
    worth = 2 * fear - walked
    worth[(walked == FAR) | (fear < walked)] = -FAR
    goal = divmod(int(worth.argmax()), world.tilemap.width)
    if worth[start] >= worth[goal]:
        return ()
    back = walk_distances(world.routes.walk, [goal], 2 * FLEE_STEPS)
    return _descent(back, start)


def _descent(dist: NDArray[np.uint16], start: Tile) -> tuple[Tile, ...]:
    """Follow falling distances from `start`, corners cut only where there is room."""
    trail: list[Tile] = []
    here = start
    while 0 < dist[here] < FAR and len(trail) < TRAIL_TILES:
        ahead = min(_steps(dist, here), key=lambda tile: int(dist[tile]), default=here)
        if dist[ahead] >= dist[here]:
            break
        trail.append(ahead)
        here = ahead
    return tuple(trail)


def _steps(dist: NDArray[np.uint16], here: Tile) -> list[Tile]:
    """Return the tiles one step from `here` that have been reached."""
    row, col = here

    def is_reached(tile: Tile) -> bool:
        inside = 0 <= tile[0] < dist.shape[0] and 0 <= tile[1] < dist.shape[1]
        return inside and bool(dist[tile] != FAR)

    return [
        (row + dr, col + dc)
        for dr, dc in STEPS[1:]
        if is_reached((row + dr, col + dc))
        and is_reached((row + dr, col))
        and is_reached((row, col + dc))
    ]


def is_within(world: World, body: Body, other: Body, tiles: float) -> bool:
    """Say whether `other` is within `tiles` of `body`, and no wall or shut door between them.

    The way round a desk counts as none: half as many steps more than the tiles at most.
    """
    if body.distance_to(other.x, other.y) > tiles:
        return False
    tilemap = world.tilemap
    goal = tilemap.tile_of(other.x, other.y)
    front = [tilemap.tile_of(body.x, body.y)]
    seen = {front[0]}
    for _ in range(int(tiles * 1.5) + 2):
        if goal in seen:
            return True
        reached = [(r + dr, c + dc) for r, c in front for dr, dc in STEPS[1:5]]
        front = []
        for tile in reached:
            if tile not in seen and not tilemap.bars(*tile):
                seen.add(tile)
                front.append(tile)
    return goal in seen
