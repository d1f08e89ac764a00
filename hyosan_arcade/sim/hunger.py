"""The hybrid's inner life: hunger, restraint, bond, and what she hears.

Hunger rises by itself, faster near humans and blood; food calms it.  Every eight seconds she hears
the dead through walls.  Zombies leave her alone until she strikes; then she is prey for a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import (
    BLEED_TICKS,
    BLOOD_PACK_HUNGER,
    BOND_FED_EARLY,
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


def advance_hunger(world: World) -> None:
    """Run every hybrid's hunger, pulse and clocks for one tick."""
    for body in world.bodies:
        hybrid = body.hybrid
        if hybrid is None or not body.is_alive:
            continue
        rate = HUNGER_S + HUNGER_HUMAN_S * _humans_near(world, body)
        rate += HUNGER_HAND_S if hybrid.holds_hand else 0.0
        hybrid.hunger = min(hybrid.hunger + rate * TICK_S, 100.0)
        hybrid.losing_ticks = hybrid.losing_ticks + 1 if hybrid.is_losing else 0
        hybrid.prey_ticks = max(hybrid.prey_ticks - 1, 0)
        hybrid.gone_ticks = max(hybrid.gone_ticks - 1, 0)
        hybrid.strike_clock = max(hybrid.strike_clock - 1, 0)
        hybrid.order_ticks += 1
        if not hybrid.prey_ticks:
            world.hunted[body.body_id] = False
        _listen(world, body, hybrid)
        _warn(world, body, hybrid)


def _humans_near(world: World, body: Body) -> int:
    return len(
        [
            other
            for other in world.bodies
            if other.is_alive
            and not other.is_hybrid
            and other.distance_to(body.x, body.y) <= HUNGER_RANGE
        ]
    )


def _listen(world: World, body: Body, hybrid: Hybrid) -> None:
    """Pulse when it is time: show the dead around her through walls for a moment."""
    still = abs(body.vel_x) + abs(body.vel_y) < 0.005
    hybrid.still_ticks = hybrid.still_ticks + 1 if still else 0
    hybrid.pulse_clock -= 1
    listens = hybrid.order == Order.LISTEN and hybrid.still_ticks == LISTEN_TICKS
    if listens or hybrid.pulse_clock <= 0:
        intent = hybrid.order == Order.LISTEN and hybrid.still_ticks >= LISTEN_TICKS
        radius = LISTEN_TILES if intent else PULSE_TILES
        hybrid.pulse_clock = PULSE_TICKS
        hybrid.pulse_shown = PULSE_SHOWN_TICKS
        near = world.horde.near(body.x, body.y, radius)
        hybrid.pulse_ids = tuple(np.sort(world.horde.zombie_id[near]).tolist())
        world.events.append(events.Pulsed(body.body_id, radius, body.x, body.y))
    elif hybrid.pulse_shown:
        hybrid.pulse_shown -= 1
        if not hybrid.pulse_shown:
            hybrid.pulse_ids = ()


def _warn(world: World, body: Body, hybrid: Hybrid) -> None:
    """Warn once before each peak: the hungrier, the later."""
    ahead = world.director.peak_in
    if ahead < 0:
        hybrid.warned = False
        return
    lead = int(WARN_TICKS - WARN_TICKS_PER_HUNGER * hybrid.hunger)
    if hybrid.warned or ahead > lead or not hybrid.has_joined:
        return
    hybrid.warned = True
    dx, dy = world.director.peak_direction(body.x, body.y)
    world.events.append(events.AllyWarned(body.body_id, ahead, dx, dy, body.x, body.y))


def smell_blood(world: World, body: Body) -> None:
    """Let a body bleed; hybrids near it smell a new wound, not one more blow to an old one."""
    is_new, body.bleeding = not body.bleeding, BLEED_TICKS
    if not is_new:
        return
    for other in world.bodies:
        near = other.distance_to(body.x, body.y) <= HUNGER_RANGE
        if other.hybrid is not None and other.is_alive and near:
            other.hybrid.hunger = min(other.hybrid.hunger + HUNGER_BLEED, 100.0)


def withdraw(body: Body) -> None:
    """Let a hybrid without health crouch away for a while instead of dying."""
    hybrid = body.hybrid
    if hybrid is None or body.hp > 0.0:
        return
    body.hp = body.max_hp
    hybrid.gone_ticks, hybrid.prey_ticks, hybrid.holds_hand = RETREAT_TICKS, 0, False


def feed_nearest(world: World, body: Body) -> bool:
    """Give the selected or best food to a hybrid within reach; say whether somebody ate."""
    for other in world.bodies:
        hybrid = other.hybrid
        if hybrid is None or not other.is_alive or other.distance_to(body.x, body.y) > REACH:
            continue
        food = [item for item in FOOD if body.items[item]]
        if body.selected in food:
            food = [body.selected]
        if not food:
            return False
        item = food[0]
        body.items[item] -= 1
        if not hybrid.is_losing:
            hybrid.bond = min(hybrid.bond + BOND_FED_EARLY, 100.0)
        hybrid.hunger = max(hybrid.hunger - FOOD[item], 0.0)
        world.events.append(events.Fed(other.body_id, int(item), hybrid.hunger, other.x, other.y))
        world.scripts.note_ally_state("fed")
        return True
    return False
