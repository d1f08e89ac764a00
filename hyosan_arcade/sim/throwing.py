"""Lures: a phone flies to where a body points, lies there and rings; who has none may shout.

The dead come to where it sounds; a second lure at the same spot pulls half as well as the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.intent import AIM_UNITS
from hyosan_arcade.sim.noise import Noise, Siren
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import (
    FLIGHT_TICKS_PER_TILE,
    NOISE_PHONE,
    PHONE_RING_TICKS,
    PHONE_TICKS,
    THROW_RANGE,
)
from hyosan_arcade.sim.tuning_others import NOISE_SHOUT, SHOUT_TICKS
from hyosan_arcade.sim.world_parts import Shot

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World


SHOUTER = "daehan"


def aim_of(body: Body) -> tuple[float, float]:
    """Return the place a body points at, or a spot ahead of it."""
    if body.intent.has_aim:
        return body.intent.aim_x / AIM_UNITS, body.intent.aim_y / AIM_UNITS
    return body.x + body.face_x * 6.0, body.y + body.face_y * 6.0


def throw_phone(world: World, body: Body) -> None:
    """Let a phone fly to the aim, as far as the arm and the walls allow."""
    body.items[Item.PHONE] -= 1
    to_x, to_y = aim_of(body)
    dx, dy = to_x - body.x, to_y - body.y
    length = max(body.distance_to(to_x, to_y), 0.1)
    reach = min(length, THROW_RANGE)
    free = 0.0
    while free + 0.25 <= reach:
        x, y = body.x + dx / length * (free + 0.25), body.y + dy / length * (free + 0.25)
        if not _flies_over(world, x, y):
            break
        free += 0.25
    to_x, to_y = body.x + dx / length * free, body.y + dy / length * free
    flight = 8 + int(free * FLIGHT_TICKS_PER_TILE)
    world.shots.append(Shot("phone", body.x, body.y, to_x, to_y, flight))
    world.events.append(events.Threw(body.body_id, body.x, body.y, to_x, to_y))


def shout(world: World, body: Body) -> None:
    """Draw the dead to where Dae-han stands; the sound is the place's, so that he may slip away."""
    if body.name != SHOUTER or body.hoarse_ticks:
        return
    body.hoarse_ticks = SHOUT_TICKS
    pull = world.sounds.pull_of_lure(body.x, body.y)
    world.events.append(events.Shouted(body.body_id, body.x, body.y, pull))
    world.sounds.make(Noise("shout", body.x, body.y, NOISE_SHOUT * pull))
    world.sounds.ring_around(body.body_id, NOISE_SHOUT * pull)


def _flies_over(world: World, x: float, y: float) -> bool:
    """Say whether a thrown thing passes over (x, y): walls and shut doors stop it, desks and gaps
    do not.
    """
    tile = int(y), int(x)
    tilemap = world.tilemap
    if not tilemap.inside(*tile):
        return False
    prop = tilemap.prop_of(tile)
    is_open = not tilemap.blocks(*tile) or tilemap.is_chasm(*tile)
    return is_open or (prop is not None and not prop.kind.opaque)


def fly(world: World) -> None:
    """Move what flies; a phone that lands rings, and pulls less where one has rung before."""
    for shot in world.shots:
        shot.prev_x, shot.prev_y = shot.place
        shot.ticks += 1
        if shot.ticks == shot.flight_ticks:
            pull = world.sounds.pull_of_lure(shot.to_x, shot.to_y)
            shot.pull = pull
            world.sounds.sirens.append(
                Siren(
                    "phone", shot.to_x, shot.to_y, NOISE_PHONE * pull, PHONE_RING_TICKS, PHONE_TICKS
                )
            )
        rung = shot.ticks - shot.flight_ticks
        if rung >= 0 and rung % PHONE_RING_TICKS == 0 and rung < PHONE_TICKS:
            world.events.append(events.PhoneRang(shot.to_x, shot.to_y, shot.pull))
    world.shots = [s for s in world.shots if s.ticks < s.flight_ticks + PHONE_TICKS]
