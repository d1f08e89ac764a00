"""What the dead are about: looking, losing, searching.

A zombie is in one `Mood`.  It idles until a sound (`noise.py`) sends it seeking or its eyes find
prey; it chases what it sees along the flow field of that body, which leads to where the dead last
knew it; when it has seen nothing for a while it walks to that place and searches there.  Everybody
looks around once in `SIGHT_EVERY_TICKS`, in turns; a body's sight field answers for all at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.flow import FAR
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.tuning import (
    LOSE_TICKS,
    REEL_TICKS,
    SEARCH_TICKS,
    SIGHT_CONE,
    SIGHT_EVERY_TICKS,
    SIGHT_FEEL,
    TICKS_PER_S,
    WANDER_TICKS,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World

_LOOKS = np.zeros(len(Mood), np.bool_)
_LOOKS[[Mood.IDLE, Mood.SEEK, Mood.SEARCH, Mood.CHASE]] = True
SPOTTED_EVENTS = 3
"""Spotted events a tick, the nearest to the front of the horde: more would only be noise."""
LONG_AGO = 32_000


def step_minds(world: World) -> None:
    """Advance every zombie's mood by one tick."""
    horde = world.horde
    if not horde.count:
        return
    np.minimum(horde.mood_ticks + 1, LONG_AGO, out=horde.mood_ticks, casting="unsafe")
    np.maximum(horde.flash - 1, 0, out=horde.flash, casting="unsafe")
    np.maximum(horde.burst - 1, 0, out=horde.burst, casting="unsafe")
    _rise(world)
    _recover(world)
    _look_around(world)
    _lose(world)
    _arrive(world)
    _new_spots(world)


def _rise(world: World) -> None:
    """Let those who have convulsed long enough stand up."""
    horde = world.horde
    up = (horde.mood == Mood.RISE) & (horde.mood_ticks >= world.kinds.rise.take(horde.kind))
    slots = np.flatnonzero(up)
    if not len(slots):
        return
    horde.burst[slots] = world.kinds.burst_ticks.take(horde.kind[slots])
    for slot in slots[:SPOTTED_EVENTS].tolist():
        kind = world.level.kinds[int(horde.kind[slot])].name
        x, y = float(horde.pos[0, slot]), float(horde.pos[1, slot])
        world.events.append(events.ZombieRose(int(horde.zombie_id[slot]), kind, x, y))
    led = horde.goal[slots] >= 0
    horde.set_mood(slots[led], Mood.SEEK)
    horde.set_mood(slots[~led], Mood.IDLE)


def _recover(world: World) -> None:
    """Let those who were struck come to; they know who did it."""
    horde = world.horde
    up = np.flatnonzero((horde.mood == Mood.REEL) & (horde.mood_ticks >= REEL_TICKS))
    hunting = horde.target[up] >= 0
    horde.set_mood(up[hunting], Mood.CHASE)
    horde.set_mood(up[~hunting], Mood.SEARCH)


def _look_around(world: World) -> None:
    """Let a share of the horde look for prey and remember whom it sees."""
    horde = world.horde
    turn = (horde.zombie_id + world.tick) % SIGHT_EVERY_TICKS == 0
    slots = np.flatnonzero(turn & _LOOKS.take(horde.mood))
    if not len(slots):
        return
    nearest = np.full(len(slots), np.float32(np.inf), np.float32)
    found = np.full(len(slots), -1, np.int16)
    for body in world.prey():
        square = _seen_square(world, slots, body)
        closer = square < nearest
        nearest[closer] = square[closer]
        found[closer] = body.body_id
    horde.seen[slots] = found >= 0
    spotted = slots[found >= 0]
    if len(spotted):
        _give_chase(world, spotted, found[found >= 0])


def _seen_square(world: World, slots: NDArray[np.int64], body: Body) -> NDArray[np.float32]:
    """Return the squared distance of each slot to `body` where it sees it, else infinity."""
    horde = world.horde
    held = world.holds_hand(body)
    dx = np.float32(body.x) - horde.pos[0, slots]
    dy = np.float32(body.y) - horde.pos[1, slots]
    square = dx * dx + dy * dy
    reach = world.kinds.sight.take(horde.kind[slots]) * np.float32(
        world.eyes.visibility(body, held=held)
    )
    ahead = horde.face[0, slots] * dx + horde.face[1, slots] * dy
    cone = (ahead > 0) & (ahead * ahead >= np.float32(SIGHT_CONE * SIGHT_CONE) * square)
    feels = square <= np.float32(0.0 if held else SIGHT_FEEL * SIGHT_FEEL)
    notices = cone | feels | (horde.mood[slots] == Mood.CHASE)
    lit = world.sight_of(body).take(horde.tile[slots])
    sees = notices & lit & ((square <= reach * reach) | feels)
    return np.where(sees, square, np.float32(np.inf))


def _give_chase(world: World, slots: NDArray[np.int64], targets: NDArray[np.int16]) -> None:
    horde = world.horde
    calm = slots[horde.mood[slots] != Mood.CHASE]
    horde.target[slots] = targets
    horde.goal[slots] = targets
    horde.unseen[slots] = 0
    horde.interest[slots] = 20.0
    eager = slots[world.kinds.bursts_on_sight.take(horde.kind[slots])]
    horde.burst[eager] = TICKS_PER_S
    for slot in calm[:SPOTTED_EVENTS].tolist():
        x, y = float(horde.pos[0, slot]), float(horde.pos[1, slot])
        zombie_id, target = int(horde.zombie_id[slot]), int(horde.target[slot])
        world.events.append(events.Spotted(zombie_id, target, x, y))
    horde.set_mood(slots, Mood.CHASE)
    for body_id in np.unique(targets).tolist():
        body = world.bodies[body_id]
        world.hunt.aim(body_id, world.tilemap.tile_of(body.x, body.y))


def _lose(world: World) -> None:
    """Send chasers whose prey is gone or long unseen to where they last knew it."""
    horde = world.horde
    chasing = horde.mood == Mood.CHASE
    horde.unseen[chasing] += 1
    gone = chasing & ~world.hunted.take(horde.target)
    slots = np.flatnonzero(gone)
    horde.set_mood(slots, Mood.SEARCH)
    horde.spot[:, slots] = horde.pos[:, slots]
    horde.target[slots] = -1
    lost = np.flatnonzero(chasing & ~gone & (horde.unseen > LOSE_TICKS))
    horde.error[lost] = 1.0
    horde.seen[lost] = False
    for body_id in np.unique(horde.target[lost]).tolist():
        mine = lost[horde.target[lost] == body_id]
        row, col = world.hunt.goals[body_id] or (0, 0)
        horde.spot[0, mine], horde.spot[1, mine] = col + 0.5, row + 0.5
    horde.set_mood(lost, Mood.SEEK)


def _arrive(world: World) -> None:
    """Turn seekers who are there into searchers, and weary searchers into idlers."""
    horde = world.horde
    seekers = np.flatnonzero(horde.mood == Mood.SEEK)
    if len(seekers):
        way = _walked(world, seekers)
        there = way.astype(np.float32) <= horde.error[seekers] + np.float32(1.0)
        lost = (way == FAR) & (horde.mood_ticks[seekers] > TICKS_PER_S)
        horde.set_mood(seekers[there | lost], Mood.SEARCH)
    weary = np.flatnonzero((horde.mood == Mood.SEARCH) & (horde.mood_ticks > SEARCH_TICKS))
    horde.goal[weary] = -1
    horde.target[weary] = -1
    horde.interest[weary] = 0.0
    horde.set_mood(weary, Mood.IDLE)


def _walked(world: World, slots: NDArray[np.int64]) -> NDArray[np.uint16]:
    """Return the walked distance of `slots` to their goals, `FAR` without one."""
    horde = world.horde
    goal = horde.goal[slots].astype(np.int64)
    way: NDArray[np.uint16] = world.hunt.dist.take(
        np.maximum(goal, 0) * world.tilemap.count + horde.tile[slots]
    )
    way[goal < 0] = FAR
    return way


def _new_spots(world: World) -> None:
    """Give wanderers a new spot near them, each in its turn."""
    horde = world.horde
    turn = (horde.zombie_id * 7 + world.tick) % WANDER_TICKS == 0
    slots = np.flatnonzero(turn & ((horde.mood == Mood.IDLE) | (horde.mood == Mood.SEARCH)))
    if len(slots):
        draws = world.rng.horde.units(2 * len(slots)).reshape(2, -1) - np.float32(0.5)
        horde.spot[:, slots] = horde.pos[:, slots] + draws * np.float32(6.0)
