"""Bodies: survivors and hybrids, each with a brain that answers with an `Intent`.

A body is what can be seen, heard, grabbed and bitten; whether a person, the ally's brain or a
follower's brain moves it makes no difference to the rules.  `move_bodies` asks every brain, then
lets each body walk, slide along walls, push furniture and make its footfalls heard.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim import events, furniture, leaping
from hyosan_arcade.sim.brains import ally as ally_brain
from hyosan_arcade.sim.brains import feral as feral_brain
from hyosan_arcade.sim.brains import follower as follower_brain
from hyosan_arcade.sim.brains import soldier as soldier_brain
from hyosan_arcade.sim.brains import stranger as stranger_brain
from hyosan_arcade.sim.feral import takes_over
from hyosan_arcade.sim.hunger import holds_back
from hyosan_arcade.sim.intent import FULL, IDLE, Answer, Button, Intent, Pace
from hyosan_arcade.sim.near_bite import stands_still
from hyosan_arcade.sim.nerves import Nerves
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.snapshot import Facing, Pose
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import (
    ALLY_SPEED,
    BODY_RADIUS,
    CROWD_DRAG,
    FERAL_SPEED,
    HAND_SPEED,
    INFECTED_SPEED,
    MAX_HP,
    MAX_STAMINA,
    NOISE_SNEAK,
    NOISE_SPRINT,
    NOISE_WALK,
    QUIET_SPRINT,
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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.leaping import Leap
    from hyosan_arcade.sim.postings import Soldier
    from hyosan_arcade.sim.world import World

PACE_SPEED = {Pace.SNEAK: SNEAK_SPEED, Pace.WALK: WALK_SPEED, Pace.SPRINT: SPRINT_SPEED}
PACE_NOISE = {Pace.SNEAK: NOISE_SNEAK, Pace.WALK: NOISE_WALK, Pace.SPRINT: NOISE_SPRINT}


class Brain(Enum):
    """Who moves a body."""

    PERSON = "person"
    ALLY = "ally"
    FOLLOWER = "follower"
    SOLDIER = "soldier"
    NONE = "none"
    """A survivor nobody has found yet."""


@dataclass(slots=True)
class Body:
    """One survivor or hybrid; places and lengths in tiles, clocks in ticks.

    `body_id` is its index in `World.bodies`, for good.  `face_x`, `face_y` is a unit vector.
    `doing` is the timed action under way ("", hit, shove, throw, bandage, rope), `doing_ticks` its
    clock.  `wanted` is a buffered button and `wanted_ticks` how long it still counts.  `held_by`
    holds the ids of zombies that have hold of it.  `infection` is ticks until it turns, -1 when
    healthy.  `mop_hits` 0 = bare hands.  `state` is what shows of its mind (see `BodyView`).
    `has_variant`: a bite will not turn it but wake it, `waking` ticks from now (-1 = not yet).
    While it leaps nothing can touch it.
    """

    body_id: int
    name: str
    x: float
    y: float
    brain: Brain
    person: int = -1
    prev_x: float = 0.0
    prev_y: float = 0.0
    vel_x: float = 0.0
    vel_y: float = 0.0
    face_x: float = 0.0
    face_y: float = 1.0
    intent: Intent = IDLE
    last_buttons: Button = Button.NONE
    last_answer: Answer = Answer.NONE
    pace: Pace = Pace.WALK
    hp: float = MAX_HP
    max_hp: float = MAX_HP
    stamina: float = MAX_STAMINA
    is_winded: bool = False
    is_alive: bool = True
    walked: float = 0.0
    doing: str = ""
    doing_ticks: int = 0
    wanted: Button = Button.NONE
    wanted_ticks: int = 0
    struck: tuple[int, ...] = ()
    pushing_ticks: int = 0
    invulnerable: int = 0
    flash: int = 0
    hurt_ticks: int = 0
    bleeding: int = 0
    held_by: tuple[int, ...] = ()
    held_ticks: int = 0
    struggle: int = 0
    infection: int = -1
    cough: int = 0
    items: list[int] = field(default_factory=lambda: [0] * len(Item))
    selected: Item = Item.BANDAGE
    mop_hits: int = 0
    use_target: str = ""
    use_ticks: int = 0
    leader: int = -1
    hybrid: Hybrid | None = None
    leap: Leap | None = None
    nerves: Nerves = field(default_factory=Nerves)
    state: str = ""
    soldier: Soldier | None = None
    has_variant: bool = False
    waking: int = -1

    @property
    def is_follower(self) -> bool:
        """Whether it is a survivor somebody found."""
        return self.brain is Brain.FOLLOWER

    @property
    def is_hybrid(self) -> bool:
        """Whether it is half infected."""
        return self.hybrid is not None

    @property
    def is_grabbed(self) -> bool:
        """Whether something has hold of it."""
        return bool(self.held_by)

    @property
    def facing(self) -> Facing:
        """The side it shows."""
        if abs(self.face_x) * 1.1 >= abs(self.face_y):
            return Facing.RIGHT if self.face_x >= 0 else Facing.LEFT
        return Facing.DOWN if self.face_y >= 0 else Facing.UP

    @property
    def pose(self) -> Pose:
        """What it is seen doing."""
        if not self.is_alive:
            return Pose.DOWN
        if self.is_grabbed:
            return Pose.GRABBED
        if self.hurt_ticks:
            return Pose.HURT
        if self.leap is not None:
            return Pose.WALK if self.leap.share else Pose.SNEAK
        if self.doing:
            return _POSES[self.doing]
        if self.hybrid is not None and self.hybrid.is_losing:
            return Pose.HUNGER
        return Pose.SNEAK if self.pace == Pace.SNEAK else Pose.WALK

    def pressed(self, button: Button) -> bool:
        """Say whether `button` went down in this tick."""
        return self.intent.holds(button) and not self.last_buttons & button

    def distance_to(self, x: float, y: float) -> float:
        """Return the straight distance to (x, y)."""
        dx, dy = self.x - x, self.y - y
        return sqrt(dx * dx + dy * dy)

    def face_to(self, x: float, y: float) -> None:
        """Look at (x, y)."""
        dx, dy = x - self.x, y - self.y
        length = sqrt(dx * dx + dy * dy)
        if length > 0.05:
            self.face_x, self.face_y = dx / length, dy / length


_POSES = {
    "hit": Pose.STRIKE,
    "shove": Pose.SHOVE,
    "throw": Pose.THROW,
    "bandage": Pose.BANDAGE,
    "strike": Pose.BITE,
    "rope": Pose.SNEAK,
}


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
