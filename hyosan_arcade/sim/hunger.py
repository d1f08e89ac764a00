"""The hybrid's inner life: hunger, bond, and what she hears.

Hunger rises by itself, faster near humans and blood; food calms it, and beside a campfire it
stands still.  Every eight seconds she hears the dead through walls.  Zombies leave her alone until
she strikes; then she is prey for a while.  A hybrid a person steers can hold herself back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.intent import Button, Order
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import (
    BLEED_TICKS,
    BLOOD_PACK_HUNGER,
    BOND_FED_EARLY,
    BOND_FRIEND,
    BOND_LEFT_BEHIND,
    CAMPFIRE_BOND_S,
    CAMPFIRE_TILES,
    FERAL_HUNGER,
    HUNGER_BLEED,
    HUNGER_HAND_S,
    HUNGER_HUMAN_S,
    HUNGER_RANGE,
    HUNGER_S,
    LISTEN_TICKS,
    LISTEN_TILES,
    PULSE_SHOWN_TICKS,
    PULSE_TICKS,
    PULSE_TILES,
    RATION_HUNGER,
    REACH,
    RESTRAIN_HUNGER,
    RETREAT_TICKS,
    TICK_S,
    WARN_TICKS,
    WARN_TICKS_PER_HUNGER,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

FOOD = {Item.BLOOD_PACK: BLOOD_PACK_HUNGER, Item.RATION: RATION_HUNGER}
FRIEND = "eunha"
"""Among the people, she makes hybrids take to them sooner."""


def advance_hunger(world: World) -> None:
    """Run every hybrid's hunger, bond, pulse and clocks for one tick."""
    for body in world.bodies:
        hybrid = body.hybrid
        if hybrid is None or not body.is_alive:
            continue
        if hybrid.has_joined and not hybrid.is_hostile:
            _feel(world, body, hybrid)
        hybrid.prey_ticks = max(hybrid.prey_ticks - 1, 0)
        hybrid.gone_ticks = max(hybrid.gone_ticks - 1, 0)
        hybrid.strike_clock = max(hybrid.strike_clock - 1, 0)
        hybrid.order_ticks += 1
        if not hybrid.prey_ticks:
            world.hunted[body.body_id] = False
    _warn(world)


def _feel(world: World, body: Body, hybrid: Hybrid) -> None:
    """Let one who has joined grow hungry, or rest at a campfire, and listen."""
    if is_at_campfire(world, body.x, body.y):
        grow_close(world, hybrid, CAMPFIRE_BOND_S * TICK_S)
    else:
        rate = hybrid.temper.hunger * (HUNGER_S + HUNGER_HUMAN_S * _humans_near(world, body))
        rate *= RESTRAIN_HUNGER if holds_back(body) else 1.0
        rate += HUNGER_HAND_S if hybrid.holds_hand else 0.0
        hybrid.grow_hungry(rate * TICK_S)
    _listen(world, body, hybrid)


# --- who and where ------------------------------------------------------------------------------


def humans(world: World) -> list[Body]:
    """Return everybody alive who is not a hybrid: whom she could bite."""
    return [body for body in world.bodies if body.is_alive and not body.is_hybrid]


def _humans_near(world: World, body: Body) -> int:
    near = [it for it in humans(world) if it.distance_to(body.x, body.y) <= HUNGER_RANGE]
    return len(near)


def biter_of(world: World) -> Body | None:
    """Return the hybrid whose near-bite waits for an answer, if there is one."""
    for body in world.bodies:
        if body.hybrid is not None and body.hybrid.near_bite_ticks:
            return body
    return None


def is_at_campfire(world: World, x: float, y: float) -> bool:
    """Say whether a campfire burns within six tiles of (x, y)."""
    reach = CAMPFIRE_TILES * CAMPFIRE_TILES
    for row, col in campfires(world):
        dx, dy = col + 0.5 - x, row + 0.5 - y
        if dx * dx + dy * dy <= reach:
            return True
    return False


def campfires(world: World) -> list[tuple[int, int]]:
    """Return the (row, col) tiles of all campfires."""
    props = world.tilemap.props
    return [prop.at for prop in props if prop.kind.name == "campfire" and not prop.broken]


def holds_back(body: Body) -> bool:
    """Say whether a person's hybrid restrains herself: she stands, and holds the shove button."""
    hybrid = body.hybrid
    if hybrid is None or body.person < 0 or body.is_grabbed or body.is_winded:
        return False
    return hybrid.listens_to_people and body.intent.holds(Button.SHOVE)


# --- bond ---------------------------------------------------------------------------------------


def grow_close(world: World, hybrid: Hybrid, amount: float) -> None:
    """Add to the bond; it grows half as fast again while Eun-ha is one of the people."""
    if any(person.name == FRIEND for person in world.people()):
        amount *= BOND_FRIEND
    hybrid.grow_close(amount)


def leave_behind(world: World, body: Body) -> None:
    """Let a hybrid find that the people went on without her."""
    if body.hybrid is not None:
        body.hybrid.grow_close(-BOND_LEFT_BEHIND)
        world.events.append(events.LeftBehind(body.body_id, body.x, body.y))


# --- what she hears -----------------------------------------------------------------------------


def _listen(world: World, body: Body, hybrid: Hybrid) -> None:
    """Pulse when it is time: show the dead around her through walls for a moment."""
    still = abs(body.vel_x) + abs(body.vel_y) < 0.005
    hybrid.still_ticks = hybrid.still_ticks + 1 if still else 0
    hybrid.pulse_clock -= 1
    listens = hybrid.order == Order.LISTEN and hybrid.still_ticks == LISTEN_TICKS
    if listens or hybrid.pulse_clock <= 0:
        intent = hybrid.order == Order.LISTEN and hybrid.still_ticks >= LISTEN_TICKS
        radius = (LISTEN_TILES if intent else PULSE_TILES) * hybrid.temper.hearing
        hybrid.pulse_clock = PULSE_TICKS
        hybrid.pulse_shown = PULSE_SHOWN_TICKS
        near = world.horde.near(body.x, body.y, radius)
        hybrid.pulse_ids = tuple(np.sort(world.horde.zombie_id[near]).tolist())
        world.events.append(events.Pulsed(body.body_id, radius, body.x, body.y))
    elif hybrid.pulse_shown:
        hybrid.pulse_shown -= 1
        if not hybrid.pulse_shown:
            hybrid.pulse_ids = ()


def _warn(world: World) -> None:
    """Warn once before each peak: the hungrier, the later; of several the first speaks for all."""
    ahead = world.director.peak_in
    all_who = [(body, body.hybrid) for body in world.bodies if body.hybrid is not None]
    if ahead < 0:
        for _, hybrid in all_who:
            hybrid.warned = False
        return
    for body, hybrid in all_who:
        lead = int(WARN_TICKS - WARN_TICKS_PER_HUNGER * hybrid.hunger)
        if hybrid.warned or ahead > lead or not _may_warn(body, hybrid):
            continue
        for _, other in all_who:
            other.warned = True
        dx, dy = world.director.peak_direction(body.x, body.y)
        world.events.append(events.AllyWarned(body.body_id, ahead, dx, dy, body.x, body.y))


def _may_warn(body: Body, hybrid: Hybrid) -> bool:
    """Say whether she is there and with us; even beside herself she cries out what she hears."""
    return body.is_alive and hybrid.has_joined and not hybrid.is_hostile


# --- blood, blows and food ----------------------------------------------------------------------


def smell_blood(world: World, body: Body) -> None:
    """Let a body bleed; hybrids near it smell a new wound, not one more blow to an old one."""
    is_new, body.bleeding = not body.bleeding, BLEED_TICKS
    if not is_new:
        return
    for other in world.bodies:
        hybrid = other.hybrid
        near = other.distance_to(body.x, body.y) <= HUNGER_RANGE
        if hybrid is None or not other.is_alive or not near or not hybrid.has_joined:
            continue
        if not is_at_campfire(world, other.x, other.y):
            hybrid.grow_hungry(HUNGER_BLEED)


def withdraw(body: Body) -> None:
    """Let a hybrid without health crouch away for a while instead of dying; not a hostile one."""
    hybrid = body.hybrid
    if hybrid is None or hybrid.is_hostile or body.hp > 0.0:
        return
    body.hp = body.max_hp
    hybrid.gone_ticks, hybrid.prey_ticks, hybrid.holds_hand = RETREAT_TICKS, 0, False
    if hybrid.feral_ticks:
        hybrid.hunger = min(hybrid.hunger, FERAL_HUNGER)
    hybrid.feral_ticks = hybrid.losing_ticks = hybrid.near_bite_ticks = 0


def takes_food(body: Body) -> bool:
    """Say whether a hybrid would take food now: here and herself, and not about to bite."""
    hybrid = body.hybrid
    return hybrid is not None and hybrid.listens_to_people and not hybrid.near_bite_ticks


def feed_nearest(world: World, body: Body) -> bool:
    """Give the selected or best food to another hybrid within reach; say whether somebody ate."""
    for other in world.bodies:
        near = other is not body and other.distance_to(body.x, body.y) <= REACH
        if near and other.is_alive and takes_food(other):
            return _feed(world, body, other)
    return False


def eat(world: World, body: Body) -> bool:
    """Let a person's hybrid eat what she carries; say whether there was something."""
    return takes_food(body) and _feed(world, body, body)


def _feed(world: World, giver: Body, eater: Body) -> bool:
    """Let `eater` have the giver's selected food, else the best; say whether there was any."""
    hybrid = eater.hybrid
    food = [item for item in FOOD if giver.items[item]]
    if hybrid is None or not food:
        return False
    item = giver.selected if giver.selected in food else food[0]
    giver.items[item] -= 1
    if not hybrid.is_losing and giver is not eater:
        grow_close(world, hybrid, BOND_FED_EARLY)
    hybrid.grow_hungry(-FOOD[item])
    world.events.append(events.Fed(eater.body_id, int(item), hybrid.hunger, eater.x, eater.y))
    world.scripts.note_ally_state("fed", eater.name)
    return True
