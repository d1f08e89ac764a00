"""The brain of a hybrid who is not herself: hunts, runs from people, or lies low.

It stands in for the ally's brain, and for a person, until she listens to people again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.brains.aside import shut_behind
from hyosan_arcade.sim.brains.walking import toward_place
from hyosan_arcade.sim.hunger import humans
from hyosan_arcade.sim.intent import IDLE, Button, Intent, Pace
from hyosan_arcade.sim.trails import fleeing_trail, hunting_trail
from hyosan_arcade.sim.tuning import FERAL_REACH, FLEE_TILES

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

HUNT_EVERY_TICKS = 15
"""A hunter looks anew for its nearest prey this often."""
FLEE_EVERY_TICKS = 30
LUNGE_TILES = 0.7
"""She stops this close to whom she is about to bite."""


def decide(world: World, body: Body) -> Intent:
    """Return what a hybrid does who does not listen to people."""
    hybrid = body.hybrid
    if hybrid is None or hybrid.stagger_ticks:
        return IDLE
    if hybrid.feral_ticks:
        return _hunt(world, body, hybrid)
    if hybrid.leaving_ticks or hybrid.flee_ticks:
        return _flee(world, body, hybrid)
    return Intent(pace=Pace.SNEAK) if hybrid.gone_ticks else IDLE


def lunge(world: World, body: Body) -> Intent:
    """Return what she does while a near-bite is open: close in on the victim."""
    hybrid = body.hybrid
    if hybrid is None or hybrid.victim < 0:
        return IDLE
    victim = world.bodies[hybrid.victim]
    return toward_place(body, victim.x, victim.y, LUNGE_TILES, Pace.WALK)


def _hunt(world: World, body: Body, hybrid: Hybrid) -> Intent:
    """Sprint at the nearest human there is a way to; shut doors are no way."""
    prey = humans(world)
    if not prey:
        return IDLE
    here = world.tilemap.tile_of(body.x, body.y)
    if not hybrid.trail or world.tick % HUNT_EVERY_TICKS == 0:
        hybrid.trail = hunting_trail(world, here, prey)
    if hybrid.trail:
        return _run(world, body, hybrid, Pace.SPRINT)
    near = [it for it in prey if world.tilemap.tile_of(it.x, it.y) == here]
    if not near:
        return IDLE
    return toward_place(body, near[0].x, near[0].y, FERAL_REACH / 2, Pace.SPRINT)


def _flee(world: World, body: Body, hybrid: Hybrid) -> Intent:
    """Run from people until they are far, then lie low; who leaves walks on.

    No door stands open after her for the dead to come in by.
    """
    people = humans(world)
    here = world.tilemap.tile_of(body.x, body.y)
    is_near = any(it.distance_to(body.x, body.y) < FLEE_TILES for it in people)
    is_due = not hybrid.trail and world.tick % FLEE_EVERY_TICKS == body.body_id
    if is_due and (is_near or hybrid.leaving_ticks):
        hybrid.trail = fleeing_trail(world, here, people)
    pace = Pace.WALK if hybrid.leaving_ticks else Pace.SPRINT
    wish = _run(world, body, hybrid, pace) if hybrid.trail else Intent(pace=Pace.SNEAK)
    return shut_behind(world, body, hybrid, wish)


def _run(world: World, body: Body, hybrid: Hybrid, pace: Pace) -> Intent:
    """Run along the trail, and use the doors on it."""
    row, col = world.tilemap.tile_of(body.x, body.y)
    if hybrid.trail[0] == (row, col):
        hybrid.trail = hybrid.trail[1:]
        if not hybrid.trail:
            return IDLE
    ahead = hybrid.trail[0]
    if max(abs(ahead[0] - row), abs(ahead[1] - col)) > 1:
        hybrid.trail = ()  # pushed off it
        return IDLE
    door = world.tilemap.door_of(ahead)
    if door is not None and door.is_shut:
        near = toward_place(body, col + 0.5, row + 0.5, 0.05, Pace.WALK)
        use = Button.USE if world.tick % 20 == body.body_id % 20 else Button.NONE
        return Intent(near.move_x, near.move_y, Pace.WALK, buttons=use)
    return toward_place(body, ahead[1] + 0.5, ahead[0] + 0.5, 0.05, pace)
