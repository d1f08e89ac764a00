"""Bodies: survivors and hybrids, each with a brain that answers with an `Intent`.

A body is what can be seen, heard, grabbed and bitten; whether a person, the ally's brain or a
follower's brain moves it (`moving.py`) makes no difference to the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from math import sqrt
from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import IDLE, Answer, Button, Intent, Pace
from hyosan_arcade.sim.nerves import Nerves
from hyosan_arcade.sim.snapshot import Facing, Pose
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import (
    MAX_HP,
    MAX_STAMINA,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.leaping import Leap
    from hyosan_arcade.sim.postings import Soldier


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
    healthy.  `mop_hits` 0 = bare hands.  `hoarse_ticks` left
    until it can shout again.  `state` is what shows of its mind (see `BodyView`).
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
    hoarse_ticks: int = 0
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
