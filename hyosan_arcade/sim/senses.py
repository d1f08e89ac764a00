"""How a hostile hybrid finds humans: by eyes with a cone before them, and by ears.

It hears what the dead hear, from as far; but where a phone has rung before it knows the trick.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.flow import FAR, Passages, walk_distances
from hyosan_arcade.sim.hunger import humans
from hyosan_arcade.sim.tuning import (
    NOISE_PHONE,
    SIGHT_CONE,
)
from hyosan_arcade.sim.tuning_others import (
    FERAL_FEEL,
    FERAL_SIGHT,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World

LURE = "phone"


def see_human(world: World, body: Body, *, is_hunting: bool) -> int:
    """Return the index of the nearest human that `body` sees, -1 for none.

    Who is hunting looks all about; else only what stands before it counts, or what it can feel.
    """
    row, col = world.tilemap.tile_of(body.x, body.y)
    tile = row * world.tilemap.width + col
    best, best_gap = -1, FERAL_SIGHT
    for human in humans(world):
        gap = human.distance_to(body.x, body.y)
        reach = FERAL_SIGHT * world.eyes.visibility(human, held=False)
        in_view = is_hunting or gap <= FERAL_FEEL or is_before(body, human, SIGHT_CONE)
        if gap <= min(reach, best_gap) and in_view and world.sight_of(human)[tile]:
            best, best_gap = human.body_id, gap
    return best


def is_before(body: Body, other: Body, cosine: float) -> bool:
    """Say whether `other` is within the cone `body` looks along; `cosine` is of half its angle."""
    dx, dy = other.x - body.x, other.y - body.y
    ahead = dx * body.face_x + dy * body.face_y
    return ahead > 0 and ahead >= cosine * sqrt(dx * dx + dy * dy)


def hear_human(world: World, body: Body) -> tuple[float, float] | None:
    """Return where the loudest sound that reaches `body` this tick came from."""
    best: tuple[float, float] | None = None
    loudest = 0.0
    for event in world.events:
        if not isinstance(event, events.NoiseMade) or not _is_human(world, event):
            continue
        if body.distance_to(event.x, event.y) > event.radius:
            continue
        left = event.radius - _way(world, event, body)
        if left > loudest:
            best, loudest = (event.x, event.y), left
    return best


def _is_human(world: World, noise: events.NoiseMade) -> bool:
    """Say whether a sound is worth following: no hybrid's, and no lure it knows."""
    if noise.source == LURE:
        return noise.radius >= NOISE_PHONE
    return noise.body_id < 0 or not world.bodies[noise.body_id].is_hybrid


def _way(world: World, noise: events.NoiseMade, body: Body) -> float:
    """Return how far the sound has come to `body`; farther than it carries if it is shut out."""
    row, col = world.tilemap.tile_of(noise.x, noise.y)
    reach = int(noise.radius)
    top, left = max(row - reach, 0), max(col - reach, 0)
    floor = world.routes.sound[top : row + reach + 1, left : col + reach + 1]
    way = walk_distances(Passages(floor), [(row - top, col - left)], reach)
    at = int(body.y) - top, int(body.x) - left
    if not (0 <= at[0] < floor.shape[0] and 0 <= at[1] < floor.shape[1]):
        return noise.radius + 1.0
    walked = int(way[at])
    return noise.radius + 1.0 if walked == FAR else float(walked)
