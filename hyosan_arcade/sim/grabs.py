"""Grabs: the telegraph, the hold, the struggle and the bite.

A chaser within reach crouches for `GRAB_TELEGRAPH_TICKS`: step away in time and it stumbles past.
Then it holds on: its prey loses health once, cannot walk, and is bitten unless it struggles free
first.  Holding any action button works as well as mashing it, only slower.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events, infection
from hyosan_arcade.sim.combat import hurt, push_zombies
from hyosan_arcade.sim.intent import Button
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.tuning import (
    DIFFICULTY_DAMAGE,
    ESCAPE_MASH_TICKS,
    ESCAPE_TICKS,
    GRAB_KEEP,
    GRAB_REACH,
    GRAB_TELEGRAPH_TICKS,
    GRABBERS,
    INVULNERABLE_TICKS,
    SHOVE_PUSH,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World

CLUMSY = 4
"""Times longer than a person a follower needs."""
STRUGGLE = Button.HIT | Button.SHOVE | Button.USE


def resolve_grabs(world: World) -> None:
    """Let the dead reach for everybody they hunt, and those they hold fight back."""
    _let_go(world)
    for body in world.bodies:
        if not body.is_alive:
            continue
        reaching = _reachers(world, body)
        _crouch(world, body, reaching)
        _take_hold(world, body)
        if body.is_grabbed:
            _hold(world, body)


def _let_go(world: World) -> None:
    """Free the bodies whose holders are dead, pushed away or gone."""
    horde = world.horde
    holding = set(horde.zombie_id[horde.mood == Mood.GRAB].tolist())
    for body in world.bodies:
        body.held_by = tuple(z for z in body.held_by if z in holding)
    lost = np.flatnonzero((horde.mood == Mood.GRAB) & ~world.hunted.take(horde.target))
    horde.set_mood(lost, Mood.SEARCH)


def _reachers(world: World, body: Body) -> NDArray[np.int64]:
    """Return the chasers of `body` within reach whom no wall keeps off, nearest first."""
    if not world.hunted[body.body_id] or body.leap is not None:
        return np.empty(0, np.int64)
    horde = world.horde
    near = horde.near(body.x, body.y, GRAB_REACH)
    mine: NDArray[np.int64] = near[
        (horde.mood[near] == Mood.CHASE) & (horde.target[near] == body.body_id)
    ]
    shown: NDArray[np.int64] = mine[world.sight_of(body).take(horde.tile[mine])]
    return shown


def _crouch(world: World, body: Body, reaching: NDArray[np.int64]) -> None:
    """Begin the telegraph of as many reachers as still find a place on the body."""
    horde = world.horde
    if body.invulnerable or not len(reaching):
        return
    busy = (horde.mood == Mood.GRAB) & (horde.target == body.body_id)
    free = GRABBERS - int(np.count_nonzero(busy))
    chosen = reaching[: max(free, 0)]
    horde.set_mood(chosen, Mood.GRAB)
    horde.turn_to(
        chosen,
        np.float32(body.x) - horde.pos[0, chosen],
        np.float32(body.y) - horde.pos[1, chosen],
    )


def _take_hold(world: World, body: Body) -> None:
    """End telegraphs: who is still close takes hold, who is not stumbles."""
    horde = world.horde
    due = (horde.mood == Mood.GRAB) & (horde.target == body.body_id)
    due &= horde.mood_ticks == GRAB_TELEGRAPH_TICKS
    for slot in np.flatnonzero(due).tolist():  # at most GRABBERS
        x, y = float(horde.pos[0, slot]), float(horde.pos[1, slot])
        zombie_id = int(horde.zombie_id[slot])
        is_safe = body.invulnerable or body.leap is not None or not body.is_alive
        if is_safe or body.distance_to(x, y) > GRAB_KEEP:
            horde.set_mood(np.array([slot]), Mood.REEL)
            continue
        if not body.is_grabbed:
            body.held_ticks = body.struggle = 0
        body.held_by += (zombie_id,)
        body.doing, body.doing_ticks = "", 0
        world.events.append(events.Grabbed(body.body_id, zombie_id, x, y))
        away = max(body.distance_to(x, y), 0.05)
        kind = world.level.kinds[int(horde.kind[slot])]
        damage = kind.grab_damage * DIFFICULTY_DAMAGE[world.difficulty]
        hurt(world, body, damage, ((body.x - x) / away, (body.y - y) / away))


def _hold(world: World, body: Body) -> None:
    """Count the struggle against the bite."""
    body.held_ticks += 1
    if body.intent.buttons & STRUGGLE or body.person < 0:
        body.struggle += 2 if body.name == "jiho" else 1
    if any(body.pressed(b) for b in (Button.HIT, Button.SHOVE, Button.USE)):
        body.struggle += ESCAPE_MASH_TICKS
    if body.struggle >= struggle_needed(body):
        _break_free(world, body)
    elif body.held_ticks >= _bite_ticks(world, body):
        infection.bite(world, body)
        _break_free(world, body)


def struggle_needed(body: Body) -> int:
    """Return how much struggle frees a body: each pair of hands counts, a follower is clumsier."""
    hands = ESCAPE_TICKS * max(len(body.held_by), 1)
    return hands if body.person >= 0 else hands * CLUMSY


def _bite_ticks(world: World, body: Body) -> int:
    """Return how long the quickest biter that holds `body` needs."""
    horde = world.horde
    near = horde.near(body.x, body.y, GRAB_KEEP + GRAB_REACH)
    held = near[np.isin(horde.zombie_id[near], np.array(body.held_by, np.int32))]
    return min((world.level.kinds[int(k)].bite_ticks for k in horde.kind[held]), default=1)


def _break_free(world: World, body: Body) -> None:
    """Push every holder away; the body cannot be grabbed for a moment."""
    horde = world.horde
    busy = (horde.mood == Mood.GRAB) & (horde.target == body.body_id)
    push_zombies(world, np.flatnonzero(busy), body, SHOVE_PUSH)
    body.held_by, body.struggle, body.held_ticks = (), 0, 0
    body.invulnerable = INVULNERABLE_TICKS
    world.events.append(events.Escaped(body.body_id, body.x, body.y))
