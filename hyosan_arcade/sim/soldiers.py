"""Soldiers: living people who shoot hybrids on sight, and the dead when there are none.

A soldier watches a cone before him.  Whom he has seen he aims at for a moment that shows, then
fires; losing sight of them begins it anew.  Only what stops the eye stops him: holding a hand hides
nobody.  He never fires while a human stands in the line.  Each shot is heard far, and the dead come
for him as for anybody.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.combat import hurt, strike_zombie
from hyosan_arcade.sim.hunger import humans
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.senses import is_before
from hyosan_arcade.sim.tuning_others import (
    LINE_OF_FIRE,
    NOISE_SHOT,
    SHOT_HYBRID,
    SHOT_ZOMBIE,
    SOLDIER_AIM_TICKS,
    SOLDIER_CONE,
    SOLDIER_LOOK_TICKS,
    SOLDIER_SIGHT,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.postings import Soldier
    from hyosan_arcade.sim.world import World

AIMS = "aim"


def advance_soldiers(world: World) -> None:
    """Let every soldier watch, aim and fire for one tick."""
    for body in world.bodies:
        soldier = body.soldier
        if soldier is None:
            continue
        if not body.is_alive or body.is_grabbed:
            _lower(body, soldier)
            continue
        if _keeps_target(world, body, soldier):
            _aim(world, body, soldier)
        else:
            _lower(body, soldier)
            if (world.tick + body.body_id) % SOLDIER_LOOK_TICKS == 0:
                _watch(world, body, soldier)


def _lower(body: Body, soldier: Soldier) -> None:
    """Aim at nobody, and look along the post again."""
    soldier.target, soldier.target_id, body.state = -1, -1, ""
    if soldier.aim_ticks and not soldier.to:
        body.face_y, body.face_x = float(soldier.face[0]), float(soldier.face[1])
    soldier.aim_ticks = 0


# --- seeing -------------------------------------------------------------------------------------


def _watch(world: World, body: Body, soldier: Soldier) -> None:
    """Find the nearest hybrid before him, else the nearest of the dead."""
    hybrids = [
        other
        for other in world.bodies
        if _is_target(world, body, other) and is_before(body, other, SOLDIER_CONE)
    ]
    if hybrids:
        nearest = min(hybrids, key=lambda other: other.distance_to(body.x, body.y))
        soldier.target, soldier.aim_ticks = nearest.body_id, 1
        return
    soldier.target_id = _nearest_dead(world, body)
    soldier.aim_ticks = int(soldier.target_id >= 0)


def _is_target(world: World, body: Body, other: Body) -> bool:
    """Say whether `other` is a hybrid he sees; one who lies low or has left is none."""
    hybrid = other.hybrid
    if hybrid is None or not other.is_alive or hybrid.has_left:
        return False
    if hybrid.gone_ticks and not hybrid.is_hostile:
        return False
    row, col = world.tilemap.tile_of(body.x, body.y)
    is_near = other.distance_to(body.x, body.y) <= SOLDIER_SIGHT
    return is_near and bool(world.sight_of(other)[row * world.tilemap.width + col])


def _nearest_dead(world: World, body: Body) -> int:
    """Return the id of the nearest zombie in his cone, -1 for none."""
    horde = world.horde
    near = horde.near(body.x, body.y, SOLDIER_SIGHT)
    near = near[world.sight_of(body).take(horde.tile[near])]
    dx = horde.pos[0, near] - np.float32(body.x)
    dy = horde.pos[1, near] - np.float32(body.y)
    square = dx * dx + dy * dy
    ahead = dx * np.float32(body.face_x) + dy * np.float32(body.face_y)
    cone = (ahead > 0) & (ahead * ahead >= np.float32(SOLDIER_CONE * SOLDIER_CONE) * square)
    seen = np.flatnonzero(cone)
    if not len(seen):
        return -1
    return int(horde.zombie_id[near[seen[int(square[seen].argmin())]]])


def _keeps_target(world: World, body: Body, soldier: Soldier) -> bool:
    """Say whether he still sees whom he aims at."""
    if soldier.target >= 0:
        return _is_target(world, body, world.bodies[soldier.target])
    slot = world.horde.slot_of(soldier.target_id) if soldier.target_id >= 0 else -1
    if slot < 0:
        return False
    x, y = world.horde.pos[:, slot].tolist()
    tile = int(world.horde.tile[slot])
    return body.distance_to(x, y) <= SOLDIER_SIGHT and bool(world.sight_of(body)[tile])


# --- shooting -----------------------------------------------------------------------------------


def _aim(world: World, body: Body, soldier: Soldier) -> None:
    """Follow the target; fire when the moment has passed and nobody stands in the line."""
    if soldier.target < 0 and (world.tick + body.body_id) % SOLDIER_LOOK_TICKS == 0:
        _prefer_hybrids(world, body, soldier)
    x, y = _place_of(world, soldier)
    body.face_to(x, y)
    body.state = AIMS
    soldier.aim_ticks = min(soldier.aim_ticks + 1, SOLDIER_AIM_TICKS)
    if soldier.aim_ticks >= SOLDIER_AIM_TICKS and _is_clear(world, body, x, y):
        _fire(world, body, soldier, (x, y))


def _prefer_hybrids(world: World, body: Body, soldier: Soldier) -> None:
    """Turn from one of the dead to a hybrid who has come in sight."""
    for other in world.bodies:
        if _is_target(world, body, other) and is_before(body, other, SOLDIER_CONE):
            soldier.target, soldier.target_id, soldier.aim_ticks = other.body_id, -1, 1
            return


def _place_of(world: World, soldier: Soldier) -> tuple[float, float]:
    if soldier.target >= 0:
        return world.bodies[soldier.target].x, world.bodies[soldier.target].y
    slot = world.horde.slot_of(soldier.target_id)
    return float(world.horde.pos[0, slot]), float(world.horde.pos[1, slot])


def _is_clear(world: World, body: Body, x: float, y: float) -> bool:
    """Say whether no human stands in the line of fire to (x, y)."""
    dx, dy = x - body.x, y - body.y
    length = sqrt(dx * dx + dy * dy) or 1.0
    for human in humans(world):
        if human is body:
            continue
        to_x, to_y = human.x - body.x, human.y - body.y
        along = (to_x * dx + to_y * dy) / length
        aside = abs(to_x * dy - to_y * dx) / length
        if 0.0 < along < length and aside < LINE_OF_FIRE:
            return False
    return True


def _fire(world: World, body: Body, soldier: Soldier, at: tuple[float, float]) -> None:
    soldier.aim_ticks = 1
    world.events.append(events.ShotFired(body.body_id, body.x, body.y, *at))
    world.sounds.make(Noise("shot", body.x, body.y, NOISE_SHOT, body.body_id))
    if soldier.target >= 0:
        hurt(world, world.bodies[soldier.target], SHOT_HYBRID, (body.face_x, body.face_y))
    else:
        strike_zombie(world, world.horde.slot_of(soldier.target_id), body, SHOT_ZOMBIE)
