"""Asking every brain, then moving every body.

Each body walks at its pace, slides along walls, pushes furniture and makes its footfalls heard.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim import events, furniture, leaping
from hyosan_arcade.sim.bodies import Brain
from hyosan_arcade.sim.brains import ally as ally_brain
from hyosan_arcade.sim.brains import feral as feral_brain
from hyosan_arcade.sim.brains import follower as follower_brain
from hyosan_arcade.sim.brains import soldier as soldier_brain
from hyosan_arcade.sim.brains import stranger as stranger_brain
from hyosan_arcade.sim.feral import takes_over
from hyosan_arcade.sim.hunger import holds_back
from hyosan_arcade.sim.intent import FULL, IDLE, Intent, Pace
from hyosan_arcade.sim.near_bite import stands_still
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.tuning import (
    ALLY_SPEED,
    BODY_RADIUS,
    CROWD_DRAG,
    HAND_SPEED,
    INFECTED_SPEED,
    MAX_STAMINA,
    NOISE_SNEAK,
    NOISE_SPRINT,
    NOISE_WALK,
    REST_STAMINA_S,
    RESTRAIN_STAMINA_S,
    ROPE_SPEED,
    SNEAK_SPEED,
    SPRINT_AGAIN,
    SPRINT_SPEED,
    SPRINT_STAMINA_S,
    START_TICKS,
    STEP_TILES,
    STOP_TICKS,
    TICK_S,
    WALK_SPEED,
)
from hyosan_arcade.sim.tuning_others import (
    FERAL_SPEED,
    QUIET_SPRINT,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World

PACE_SPEED = {Pace.SNEAK: SNEAK_SPEED, Pace.WALK: WALK_SPEED, Pace.SPRINT: SPRINT_SPEED}
PACE_NOISE = {Pace.SNEAK: NOISE_SNEAK, Pace.WALK: NOISE_WALK, Pace.SPRINT: NOISE_SPRINT}


def move_bodies(world: World, intents: Sequence[Intent]) -> None:
    """Ask every brain and move every body one tick."""
    for body in world.bodies:
        body.last_buttons, body.last_answer = body.intent.buttons, body.intent.answer
        body.intent = _asked(world, body, intents) if body.is_alive else IDLE
    for body in world.bodies:
        body.prev_x, body.prev_y = body.x, body.y
        if not body.is_alive:
            continue
        _tick_clocks(body)
        if body.leap is not None:
            leaping.fly_on(world, body)
        else:
            _walk(world, body)
            furniture.push(world, body)


def _asked(world: World, body: Body, intents: Sequence[Intent]) -> Intent:
    if takes_over(body):
        return IDLE if body.leap is not None else feral_brain.decide(world, body)
    if body.brain is Brain.PERSON:
        return intents[body.person]
    if body.leap is not None:
        return IDLE
    if body.brain is Brain.ALLY:
        return _hybrids_wish(world, body)
    if body.brain is Brain.FOLLOWER:
        return follower_brain.decide(world, body)
    if body.brain is Brain.SOLDIER:
        return soldier_brain.decide(world, body)
    return IDLE


def _hybrids_wish(world: World, body: Body) -> Intent:
    if body.hybrid is not None and body.hybrid.near_bite_ticks:
        return feral_brain.lunge(world, body)
    is_stranger = body.hybrid is not None and not body.hybrid.has_joined
    return stranger_brain.decide(world, body) if is_stranger else ally_brain.decide(world, body)


def _tick_clocks(body: Body) -> None:
    body.invulnerable = max(body.invulnerable - 1, 0)
    body.flash = max(body.flash - 1, 0)
    body.hurt_ticks = max(body.hurt_ticks - 1, 0)
    body.wanted_ticks = max(body.wanted_ticks - 1, 0)
    body.hoarse_ticks = max(body.hoarse_ticks - 1, 0)


def _walk(world: World, body: Body) -> None:
    """Bring the body's speed towards its wish, slide it along walls, and let it be heard."""
    want_x, want_y = _wished_velocity(world, body)
    change = WALK_SPEED * TICK_S / (START_TICKS if want_x or want_y else STOP_TICKS)
    body.vel_x = _towards(body.vel_x, want_x, change)
    body.vel_y = _towards(body.vel_y, want_y, change)
    step = (body.vel_x, body.vel_y)
    x, y = world.tilemap.slide((body.x, body.y), step, BODY_RADIUS)
    moved = sqrt((x - body.x) ** 2 + (y - body.y) ** 2)
    body.x, body.y = x, y
    _spend_stamina(body, moved)
    if want_x or want_y:
        _face_the_way(body, want_x, want_y)
    _footfall(world, body, moved)


def _wished_velocity(world: World, body: Body) -> tuple[float, float]:
    """Return the velocity the intent asks for, in tiles per tick."""
    intent = body.intent
    body.pace = intent.pace
    if body.pace == Pace.SPRINT and (body.is_winded or body.doing == "bandage"):
        body.pace = Pace.WALK
    if body.is_grabbed or body.doing in ("throw", "rope"):
        return 0.0, 0.0
    if holds_back(body) or stands_still(world, body):
        return 0.0, 0.0
    length = sqrt(intent.move_x * intent.move_x + intent.move_y * intent.move_y)
    if length < 1.0:
        return 0.0, 0.0
    push = min(length / FULL, 1.0) / length
    speed = _speed(world, body) * TICK_S
    return intent.move_x * push * speed, intent.move_y * push * speed


def _speed(world: World, body: Body) -> float:
    speed = PACE_SPEED[body.pace]
    if body.is_hybrid and body.pace != Pace.SNEAK:
        is_hostile = body.hybrid is not None and body.hybrid.is_hostile
        speed = FERAL_SPEED if is_hostile else max(speed, ALLY_SPEED)
    if body.infection >= 0:
        speed *= INFECTED_SPEED
    if body.doing == "bandage":
        speed *= 0.4
    elif body.doing in ("hit", "shove"):
        speed *= 0.55
    if world.tilemap.is_chasm(*world.tilemap.tile_of(body.x, body.y)):
        speed = min(speed, ROPE_SPEED)
    if world.holds_hand(body):
        speed = min(speed, HAND_SPEED)
    return speed * _crowding(world, body)


def _crowding(world: World, body: Body) -> float:
    """Return what share of its speed a body keeps in a press of zombies; a hand opens the way."""
    if body.is_hybrid or world.holds_hand(body):
        return 1.0
    return max(1.0 / (1.0 + CROWD_DRAG * len(world.horde.near(body.x, body.y, 0.7))), 0.3)


def _towards(value: float, target: float, change: float) -> float:
    return min(value + change, target) if value < target else max(value - change, target)


def _face_the_way(body: Body, want_x: float, want_y: float) -> None:
    if body.doing in ("hit", "shove", "throw"):
        return
    length = sqrt(want_x * want_x + want_y * want_y)
    body.face_x, body.face_y = want_x / length, want_y / length


def _spend_stamina(body: Body, moved: float) -> None:
    if holds_back(body):
        body.stamina = max(body.stamina - RESTRAIN_STAMINA_S * TICK_S, 0.0)
        body.is_winded = body.stamina == 0.0
    elif body.pace == Pace.SPRINT and moved > 0.01:
        body.stamina = max(body.stamina - SPRINT_STAMINA_S * TICK_S, 0.0)
        body.is_winded = body.is_winded or body.stamina == 0.0
    else:
        body.stamina = min(body.stamina + REST_STAMINA_S * TICK_S, MAX_STAMINA)
        body.is_winded = body.is_winded and body.stamina < SPRINT_AGAIN


def _footfall(world: World, body: Body, moved: float) -> None:
    """Count walked tiles; each step of a survivor is a noise.

    The dead ignore a hybrid's steps, and those of whoever walks hand in hand with her.
    """
    body.walked += moved
    if body.walked < STEP_TILES:
        return
    body.walked -= STEP_TILES
    world.events.append(events.Stepped(body.body_id, body.x, body.y, body.pace))
    if not body.is_hybrid and body.brain is not Brain.NONE:
        radius = NOISE_SNEAK if world.holds_hand(body) else _loudness(body)
        world.sounds.make(Noise(body.pace.name.lower(), body.x, body.y, radius, body.body_id))


def _loudness(body: Body) -> float:
    """Return how loud a body's steps are; Mi-so has learned to run quietly."""
    if body.pace == Pace.SPRINT and body.name == "miso":
        return QUIET_SPRINT
    return PACE_NOISE[body.pace]
