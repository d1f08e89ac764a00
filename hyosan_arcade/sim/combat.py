"""Hands on: striking, shoving, throwing, bandaging; grabs, struggles, bites and wounds.

Timed actions run on a body's `doing` clock; a button pressed a little early is remembered and
comes when the body is free.  A zombie that reaches its prey first shows it (crouch, eyes, groan)
and only then holds; who is held loses health once, struggles, and is bitten if it takes too long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events, infection, leaping
from hyosan_arcade.sim.barriers import break_window
from hyosan_arcade.sim.feral import shove_hybrids, strike_hybrids
from hyosan_arcade.sim.hunger import eat, feed_nearest, smell_blood, withdraw
from hyosan_arcade.sim.intent import Button, Pace
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import TILE_INDEX, Item
from hyosan_arcade.sim.throwing import aim_of, fly, shout, throw_phone
from hyosan_arcade.sim.tuning import (
    ALLY_DAMAGE,
    ALLY_REACH,
    BANDAGE_HP,
    BANDAGE_TICKS,
    BLEED_HP_S,
    BUFFER_TICKS,
    FLASH_TICKS,
    HIT_ACTIVE_TICKS,
    HIT_CANCEL_TICKS,
    HIT_RECOVER_TICKS,
    HIT_WINDUP_TICKS,
    HUNGER_STRIKE,
    MOP_CLEAVE,
    MOP_DAMAGE,
    MOP_HITS,
    MOP_PUSH,
    MOP_REACH,
    NOISE_HIT,
    OWN_HUNGER_PER_HP,
    PREY_TICKS,
    REACH,
    REEL_DECAY,
    REEL_TICKS,
    SHOVE_PUSH,
    SHOVE_REACH,
    SHOVE_STAMINA,
    SHOVE_TICKS,
    THROW_TICKS,
    TICK_S,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World

HIT_TICKS = HIT_WINDUP_TICKS + HIT_ACTIVE_TICKS + HIT_RECOVER_TICKS
ARC_COSINE = 0.4
"""Half the angle of a swing: about 66°, a quarter wider than drawn."""
IMPULSE = (1.0 - REEL_DECAY) / REEL_DECAY
"""First velocity per tile of push: reeling adds up to REEL_DECAY / (1 - REEL_DECAY) of it."""
TEND_SLACK = 1.4
"""How much farther than they reach the tended may move before the bandage slips."""
BUFFERED = (Button.HIT, Button.THROW, Button.SHOVE, Button.ITEM)


def resolve_combat(world: World) -> None:
    """Run everybody's hands for one tick."""
    for body in world.bodies:
        if body.is_alive:
            _act(world, body)
            _bleed(world, body)
    fly(world)


def _act(world: World, body: Body) -> None:
    for button in BUFFERED:
        if body.pressed(button):
            body.wanted, body.wanted_ticks = button, BUFFER_TICKS
    if body.leap is not None:
        return
    if body.pressed(Button.NEXT_ITEM):
        _select_next(body)
    if body.doing:
        _continue(world, body)
    if body.wanted_ticks and not body.is_grabbed and _is_free(body):
        wanted, body.wanted_ticks = body.wanted, 0
        _start(world, body, wanted)


def _is_free(body: Body) -> bool:
    """Say whether a new action may begin: nothing under way, or the tail of a swing."""
    return not body.doing or (
        body.doing == "hit" and body.doing_ticks >= HIT_TICKS - HIT_CANCEL_TICKS
    )


def _select_next(body: Body) -> None:
    """Select the next kind of item that is carried and can be used in hand."""
    usable = (Item.BANDAGE, Item.RATION, Item.BLOOD_PACK)
    start = usable.index(body.selected) if body.selected in usable else 0
    order = [usable[(start + step) % len(usable)] for step in range(1, len(usable) + 1)]
    body.selected = next((item for item in order if body.items[item]), body.selected)


def _start(world: World, body: Body, button: Button) -> None:
    if body.is_hybrid:
        if button == Button.HIT:
            _strike(world, body)
        elif button == Button.THROW:
            leaping.leap(world, body)
        elif button == Button.ITEM:
            eat(world, body)
    elif button == Button.HIT:
        _begin(world, body, "hit" if body.mop_hits else "shove")
    elif button == Button.SHOVE:
        _begin(world, body, "shove")
    elif button == Button.THROW and body.items[Item.PHONE]:
        _begin(world, body, "throw")
    elif button == Button.THROW:
        shout(world, body)
    elif button == Button.ITEM and body.selected == Item.BANDAGE and body.items[Item.BANDAGE]:
        body.doing, body.doing_ticks = "bandage", 0
        world.events.append(events.BandageStarted(body.body_id, body.x, body.y))
    elif button == Button.ITEM:
        feed_nearest(world, body)


def _strike(world: World, body: Body) -> None:
    """Let a hybrid tear at the nearest zombie ahead: it costs her hunger and her peace."""
    hybrid = body.hybrid
    if hybrid is None:
        return
    body.doing, body.doing_ticks = "strike", 0
    if body.intent.has_aim:
        body.face_to(*aim_of(body))
    for slot in _in_arc(world, body, ALLY_REACH)[:1].tolist():
        strike_zombie(world, slot, body, ALLY_DAMAGE)
        push_zombies(world, np.array([slot]), body, SHOVE_PUSH)
        hybrid.hunger = min(hybrid.hunger + HUNGER_STRIKE, 100.0)
        hybrid.prey_ticks = PREY_TICKS
        world.hunted[body.body_id] = True
        world.events.append(events.AllyStruck(body.body_id, body.x, body.y))
        world.sounds.make(Noise("hit", body.x, body.y, NOISE_HIT, body.body_id))


def _begin(world: World, body: Body, action: str) -> None:
    """Begin a swing, a shove or a throw towards the aim."""
    if action == "shove" and body.stamina < SHOVE_STAMINA:
        return
    body.doing, body.doing_ticks, body.struck = action, 0, ()
    if body.intent.has_aim:
        body.face_to(*aim_of(body))
    if action == "shove":
        body.stamina -= SHOVE_STAMINA
    if action == "throw":
        return
    world.events.append(
        events.Swung(body.body_id, body.x, body.y, body.face_x, body.face_y)
        if action == "hit"
        else events.Shoved(body.body_id, body.x, body.y, _shove(world, body))
    )


def _continue(world: World, body: Body) -> None:
    body.doing_ticks += 1
    clock = body.doing_ticks
    if body.doing == "hit":
        if HIT_WINDUP_TICKS < clock <= HIT_WINDUP_TICKS + HIT_ACTIVE_TICKS:
            _swing(world, body)
        done = clock >= HIT_TICKS
    elif body.doing == "throw":
        if clock == THROW_TICKS // 2:
            throw_phone(world, body)
        done = clock >= THROW_TICKS
    elif body.doing == "bandage":
        done = _bandage(world, body)
    elif body.doing == "rope":
        done = leaping.go_on_roping(world, body)
    else:
        done = clock >= SHOVE_TICKS // (2 if body.name == "jiho" else 1)
    if done:
        body.doing, body.doing_ticks = "", 0


def _bandage(world: World, body: Body) -> bool:
    """Go on bandaging, oneself or whom a follower tends; sprinting gives it up.

    A medic needs half the time.
    """
    tending = body.nerves.tending
    patient = body if tending < 0 else world.bodies[tending]
    is_gone = not patient.is_alive or patient.distance_to(body.x, body.y) > REACH * TEND_SLACK
    if is_gone or (body.pace == Pace.SPRINT and (body.vel_x or body.vel_y)):
        return True
    if body.doing_ticks < BANDAGE_TICKS // (2 if body.name == "yuna" else 1):
        return False
    body.items[Item.BANDAGE] -= 1
    patient.hp = min(patient.hp + BANDAGE_HP, patient.max_hp)
    patient.bleeding = 0
    world.events.append(events.Bandaged(patient.body_id, patient.hp, patient.x, patient.y))
    return True


def _in_arc(world: World, body: Body, reach: float) -> NDArray[np.int64]:
    """Return the slots ahead of `body` within `reach` that no wall hides, nearest first."""
    horde = world.horde
    near = horde.near(body.x, body.y, reach)
    dx = horde.pos[0, near] - np.float32(body.x)
    dy = horde.pos[1, near] - np.float32(body.y)
    square = dx * dx + dy * dy
    ahead = dx * np.float32(body.face_x) + dy * np.float32(body.face_y)
    cosine = np.float32(ARC_COSINE)
    front = (ahead > 0) & (ahead * ahead >= cosine * cosine * square)
    touching = square < np.float32(0.25)
    shown = world.sight_of(body).take(horde.tile[near])
    picked = np.flatnonzero((front | touching) & shown)
    return near[picked[np.argsort(square[picked], kind="stable")]]


def _swing(world: World, body: Body) -> None:
    """Strike what the mop sweeps over, each zombie once a swing."""
    horde = world.horde
    slots = _in_arc(world, body, MOP_REACH).tolist()
    fresh = [s for s in slots if int(horde.zombie_id[s]) not in body.struck]
    for slot in fresh[: MOP_CLEAVE - len(body.struck)]:
        body.struck += (int(horde.zombie_id[slot]),)
        strike_zombie(world, slot, body, MOP_DAMAGE)
        push_zombies(world, np.array([slot]), body, MOP_PUSH)
        body.mop_hits -= 1
    if fresh and len(body.struck) <= len(fresh):
        world.sounds.make(Noise("hit", body.x, body.y, NOISE_HIT, body.body_id))
    strike_hybrids(world, body, MOP_REACH)
    _break_glass_ahead(world, body)
    if body.mop_hits <= 0:
        body.mop_hits = 0
        world.events.append(events.WeaponBroke(body.body_id, body.x, body.y))
        body.doing, body.doing_ticks = "", 0


def _break_glass_ahead(world: World, body: Body) -> None:
    ahead = (int(body.y + body.face_y * 0.9), int(body.x + body.face_x * 0.9))
    tilemap = world.tilemap
    if tilemap.inside(*ahead) and tilemap.kind[ahead] == TILE_INDEX["window"]:
        break_window(world, ahead)


def strike_zombie(world: World, slot: int, body: Body, damage: float) -> None:
    """Take `damage` off a zombie, less what its armour keeps off; it knows who did it."""
    horde = world.horde
    damage = _felt(world, slot, body, damage)
    horde.hp[slot] -= np.float32(damage)
    horde.flash[slot] = FLASH_TICKS
    killed = bool(horde.hp[slot] <= 0)
    x, y = float(horde.pos[0, slot]), float(horde.pos[1, slot])
    away = max(body.distance_to(x, y), 0.05)
    dx, dy = (x - body.x) / away, (y - body.y) / away
    zombie_id = int(horde.zombie_id[slot])
    world.events.append(events.ZombieHit(zombie_id, x, y, dx, dy, damage, killed, body.body_id))
    if killed:
        world.kill(slot)
    else:
        horde.target[slot] = body.body_id
        horde.goal[slot] = body.body_id
        world.hunt.aim(body.body_id, world.tilemap.tile_of(body.x, body.y))


def _felt(world: World, slot: int, body: Body, damage: float) -> float:
    """Return what a zombie feels of a blow: armour takes its share of one from the front."""
    horde = world.horde
    kept_off = world.level.kinds[int(horde.kind[slot])].armour
    to_x, to_y = body.x - float(horde.pos[0, slot]), body.y - float(horde.pos[1, slot])
    is_frontal = to_x * float(horde.face[0, slot]) + to_y * float(horde.face[1, slot]) > 0.0
    return damage * (1.0 - kept_off) if is_frontal else damage


def push_zombies(world: World, slots: NDArray[np.int64], body: Body, tiles: float) -> None:
    """Send `slots` reeling `tiles` away from `body`; they let go of whom they hold."""
    horde = world.horde
    slots = slots[horde.mood[slots] != Mood.DEAD]
    dx = horde.pos[0, slots] - np.float32(body.x)
    dy = horde.pos[1, slots] - np.float32(body.y)
    length = np.sqrt(dx * dx + dy * dy) + np.float32(1e-3)
    force = np.float32(tiles * IMPULSE)
    horde.vel[0, slots] = dx / length * force
    horde.vel[1, slots] = dy / length * force
    horde.turn_to(slots, -dx, -dy)
    horde.set_mood(slots, Mood.REEL)
    horde.mood_ticks[slots] = 0


def _shove(world: World, body: Body) -> int:
    """Push everything ahead away and return how many that were."""
    slots = _in_arc(world, body, SHOVE_REACH)
    push_zombies(world, slots, body, SHOVE_PUSH)
    _spin_round(world, slots, body)
    shove_hybrids(world, body, SHOVE_REACH)
    if len(slots):
        world.sounds.make(Noise("shove", body.x, body.y, NOISE_HIT, body.body_id))
    return len(slots)


def _spin_round(world: World, slots: NDArray[np.int64], body: Body) -> None:
    """Let the armoured among `slots` show their backs, and need twice as long to come to."""
    horde = world.horde
    heavy = slots[world.kinds.armour.take(horde.kind[slots]) > 0]
    dx = horde.pos[0, heavy] - np.float32(body.x)
    dy = horde.pos[1, heavy] - np.float32(body.y)
    horde.turn_to(heavy, dx, dy)
    horde.mood_ticks[heavy] = -REEL_TICKS


def _bleed(world: World, body: Body) -> None:
    if not body.bleeding:
        return
    body.bleeding -= 1
    body.hp = max(body.hp - BLEED_HP_S * TICK_S, 1.0)


def hurt(world: World, body: Body, damage: float, direction: tuple[float, float]) -> None:
    """Take `damage` off a body, unless it leaps; it flinches, bleeds, and dies at nothing."""
    if body.leap is not None:
        return
    if body.hybrid is not None and body.person >= 0:
        body.hybrid.grow_hungry(damage * OWN_HUNGER_PER_HP)  # her hunger is her health
    else:
        body.hp -= damage
    body.flash, body.hurt_ticks = FLASH_TICKS, 8
    if body.doing == "bandage":
        body.doing, body.doing_ticks = "", 0
    dx, dy = direction
    world.events.append(
        events.Hurt(body.body_id, damage, max(body.hp, 0.0), body.x, body.y, dx, dy)
    )
    if body.is_hybrid:
        withdraw(body)
        return
    smell_blood(world, body)
    if body.hp <= 0.0:
        infection.die(world, body, "killed")


def reload_mop(body: Body) -> None:
    """Give the body a new mop."""
    body.mop_hits = MOP_HITS
