"""Having lost: a hybrid who is not herself, who runs from what she did, or who leaves.

At hunger 100 she goes for the nearest human she can reach.  Nobody can hurt her and she opens no
doors; a shove or a blow staggers her.  A bite or twenty seconds bring her to herself, and she runs.
Who leaves walks out of sight and is gone until the next level.  Her wishes meanwhile are those of
`brains/feral`, also when a person steers her.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events, infection
from hyosan_arcade.sim.hunger import humans
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.trails import is_within
from hyosan_arcade.sim.tuning import (
    BITE_HUNGER,
    BOND_SHOVED,
    FERAL_GONE_TICKS,
    FERAL_HUNGER,
    FERAL_REACH,
    FERAL_TICKS,
    FLEE_TICKS,
    LEAVING_LEAST_TICKS,
    LEAVING_TICKS,
    STAGGER_TICKS,
    STAGGER_TILES,
    STOP_TICKS,
    TICK_S,
    WALK_SPEED,
)
from hyosan_arcade.sim.world_parts import GroundItem

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

MAX_HUNGER = 100.0
ARC_COSINE = 0.4
"""Half the angle within which a shove or a blow meets her: that of every other one."""
BRAKE = WALK_SPEED * TICK_S / STOP_TICKS
"""Tiles per tick a pushed body loses in each tick."""


def advance_feral(world: World) -> None:
    """Run the clocks of everybody who is not herself, and let those lose themselves who are due."""
    for body in world.bodies:
        hybrid = body.hybrid
        if hybrid is None or not body.is_alive or hybrid.is_hostile:
            continue
        hybrid.stagger_ticks = max(hybrid.stagger_ticks - 1, 0)
        hybrid.flee_ticks = max(hybrid.flee_ticks - 1, 0)
        if hybrid.leaving_ticks:
            _go_on_leaving(world, body, hybrid)
        elif hybrid.feral_ticks:
            _rage(world, body, hybrid)
        elif hybrid.hunger >= MAX_HUNGER and hybrid.listens_to_people:
            _lose_herself(world, body, hybrid)


def takes_over(body: Body) -> bool:
    """Say whether `brains/feral` moves a body, whoever moves it otherwise."""
    hybrid = body.hybrid
    if hybrid is None or hybrid.is_hostile:
        return False
    forced = hybrid.feral_ticks or hybrid.stagger_ticks or hybrid.flee_ticks
    return bool(forced or hybrid.leaving_ticks)


# --- losing herself and coming back ---------------------------------------------------------------


def _lose_herself(world: World, body: Body, hybrid: Hybrid) -> None:
    if hybrid.near_bite_ticks or body.leap is not None:
        return  # that moment is somebody's to decide
    hybrid.feral_ticks, hybrid.losing_ticks, hybrid.trail = FERAL_TICKS, 0, ()
    hybrid.holds_hand, hybrid.order = False, Order.COME
    body.doing, body.doing_ticks = "", 0
    world.events.append(events.WentFeral(body.body_id, body.x, body.y))


def _rage(world: World, body: Body, hybrid: Hybrid) -> None:
    """Count down, and bite whoever is in reach."""
    hybrid.feral_ticks -= 1
    prey = None if hybrid.stagger_ticks or body.leap is not None else _in_reach(world, body)
    if prey is not None:
        infection.bite(world, prey)
        hybrid.tasted += 1
        hybrid.hunger = BITE_HUNGER
        world.events.append(events.Tasted(body.body_id, prey.body_id, prey.x, prey.y))
    if prey is not None or not hybrid.feral_ticks:
        _come_to_herself(world, body, hybrid)


def _in_reach(world: World, body: Body) -> Body | None:
    near = [
        other
        for other in humans(world)
        if other.leap is None and is_within(world, body, other, FERAL_REACH)
    ]
    return min(near, key=lambda other: other.distance_to(body.x, body.y), default=None)


def _come_to_herself(world: World, body: Body, hybrid: Hybrid) -> None:
    hybrid.feral_ticks = 0
    hybrid.hunger = min(hybrid.hunger, FERAL_HUNGER)
    world.events.append(events.CameToHerself(body.body_id, body.x, body.y))
    run_away(body, FERAL_GONE_TICKS)


def run_away(body: Body, ticks: int) -> None:
    """Let a hybrid run from people and answer to nobody for `ticks`; a person's runs only a while.

    A person who steers her would otherwise have nothing to do.
    """
    hybrid = body.hybrid
    if hybrid is None:
        return
    hybrid.holds_hand, hybrid.trail = False, ()
    hybrid.losing_ticks = hybrid.near_bite_ticks = 0
    if body.person >= 0:
        hybrid.flee_ticks = min(ticks, FLEE_TICKS)
    else:
        hybrid.gone_ticks = hybrid.flee_ticks = ticks


# --- shoved and struck ----------------------------------------------------------------------------


def shove_hybrids(world: World, body: Body, reach: float) -> None:
    """Let a person's shove meet the hybrids ahead: who is losing or lost herself minds it.

    It never hurts, and one who is herself takes it for nothing.
    """
    for other in _ahead(world, body, reach):
        hybrid = other.hybrid
        if hybrid is None or hybrid.near_bite_ticks or hybrid.stagger_ticks:
            continue
        if hybrid.feral_ticks or (hybrid.is_losing and hybrid.listens_to_people):
            hybrid.grow_close(-BOND_SHOVED)
            hybrid.losing_ticks = 0
            _push_back(body, other)
            hybrid.stagger_ticks = STAGGER_TICKS if hybrid.feral_ticks else 0


def strike_hybrids(world: World, body: Body, reach: float) -> None:
    """Let a blow stagger the feral hybrids ahead; it does no damage."""
    for other in _ahead(world, body, reach):
        hybrid = other.hybrid
        if hybrid is not None and hybrid.feral_ticks and not hybrid.stagger_ticks:
            _push_back(body, other)
            hybrid.stagger_ticks = STAGGER_TICKS


def _ahead(world: World, body: Body, reach: float) -> list[Body]:
    """Return the hybrids within `reach` ahead of a person, whom no wall hides; not hostile ones."""
    if body.person < 0:
        return []
    found = []
    for other in world.bodies:
        if other is body or other.hybrid is None or other.hybrid.is_hostile or not other.is_alive:
            continue
        dx, dy = other.x - body.x, other.y - body.y
        away = other.distance_to(body.x, body.y)
        is_ahead = dx * body.face_x + dy * body.face_y >= ARC_COSINE * away or away < 0.5
        if away <= reach and is_ahead and is_within(world, body, other, reach):
            found.append(other)
    return found


def _push_back(body: Body, other: Body) -> None:
    """Send a body reeling `STAGGER_TILES` away: its speed runs out by itself."""
    away = max(other.distance_to(body.x, body.y), 0.05)
    dx, dy = (other.x - body.x) / away, (other.y - body.y) / away
    speed = STAGGER_SPEED
    other.vel_x, other.vel_y = dx * speed, dy * speed


def _stagger_speed() -> float:
    """Return the speed (tiles per tick) that carries `STAGGER_TILES` before it has run out."""
    speed, carried = 0.0, 0.0
    while carried < STAGGER_TILES:
        speed += BRAKE
        carried += speed
    return speed


STAGGER_SPEED = _stagger_speed()


# --- leaving --------------------------------------------------------------------------------------


def leave(world: World, body: Body, *, by_herself: bool) -> None:
    """Let a hybrid leave until the next level: she walks out of sight, then she is gone."""
    hybrid = body.hybrid
    if hybrid is None or hybrid.leaving_ticks or hybrid.has_left:
        return
    hybrid.leaving_ticks, hybrid.trail = LEAVING_TICKS, ()
    hybrid.losing_ticks = hybrid.near_bite_ticks = hybrid.feral_ticks = hybrid.gone_ticks = 0
    hybrid.holds_hand = False
    hybrid.sent_away += 1
    world.events.append(events.AllyLeft(body.body_id, by_herself, body.x, body.y))


def _go_on_leaving(world: World, body: Body, hybrid: Hybrid) -> None:
    hybrid.leaving_ticks -= 1
    is_away = hybrid.leaving_ticks <= LEAVING_TICKS - LEAVING_LEAST_TICKS
    if not hybrid.leaving_ticks or (is_away and not is_seen(world, body.x, body.y)):
        hybrid.leaving_ticks, hybrid.prey_ticks = 0, 0
        depart(world, body)


def is_seen(world: World, x: float, y: float) -> bool:
    """Say whether a person sees the place (x, y): nothing opaque between them."""
    row, col = world.tilemap.tile_of(x, y)
    tile = row * world.tilemap.width + col
    return any(bool(world.sight_of(person)[tile]) for person in world.people())


def depart(world: World, body: Body) -> None:
    """Take a hybrid out of the level without a death; what she carried stays behind."""
    hybrid = body.hybrid
    if hybrid is None:
        return
    for item in Item:
        if body.items[item]:
            world.items.append(GroundItem(item, body.x, body.y, "", body.items[item]))
            body.items[item] = 0
    world.items += [GroundItem(it.item, body.x, body.y, it.name) for it in hybrid.errand.carried]
    hybrid.errand.carried.clear()
    hybrid.has_left, body.is_alive, body.held_by = True, False, ()
    hybrid.holds_hand, hybrid.pulse_ids, hybrid.trail = False, (), ()
    world.hunted[body.body_id] = False
