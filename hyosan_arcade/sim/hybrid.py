"""What a hybrid is: bitten, and did not turn.  Her needs, her orders, her clocks.

The rules that move these numbers are `hunger` (needs, hearing), `near_bite` (losing herself before
a human) and `feral` (having lost); her brain is `brains/ally`.  Hybrids differ by `Temper` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from hyosan_arcade.sim.errand import Errand
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.prowl import Prowl
from hyosan_arcade.sim.tuning import PULSE_TICKS, RESTRAINT_BASE

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import Tile


@dataclass(frozen=True, slots=True)
class Temper:
    """How one hybrid differs from another.

    `hunger` scales all hunger by itself, `hearing` the tiles of her pulse.  `far` is how many tiles
    behind her leader she keeps; one who `strikes_first` fights unasked what comes close to them.
    """

    hunger: float = 1.0
    hearing: float = 1.0
    far: float = 3.0
    strikes_first: bool = False


TEMPERS: Mapping[str, Temper] = MappingProxyType(
    {
        "nari": Temper(),
        "bora": Temper(hunger=1.3, hearing=0.8, strikes_first=True),
        "gaon": Temper(hearing=1.3, far=5.0),
        "sian": Temper(hunger=0.7, far=3.6),
    }
)
"""By name; a hybrid the game does not know is as even-tempered as Nari."""


@dataclass(slots=True)
class Hybrid:
    """A hybrid's state; hunger and bond 0..100, clocks in ticks.

    `order` is in force since `order_ticks`; `marker` is where Go leads.  `prey_ticks` left while
    zombies hunt her; `gone_ticks` left while she has withdrawn and answers to nobody.
    `losing_ticks` counts how long hunger has exceeded restraint near a human.  While
    `near_bite_ticks` is not 0, body `victim` is about to be bitten unless a person answers in that
    time.  `feral_ticks` left of having lost herself; `stagger_ticks` left of a shove.  `shoved`
    counts the shoves of this level, `sent_away` the departures of all levels.  While
    `leaving_ticks` runs she walks away; then she `has_left` until the next level.  One who
    `is_hostile` hunts humans until talked down, `talked_ticks` being how long somebody has tried.
    `flee_ticks` left of running from people; `trail` are the tiles she runs along then, or while
    feral.  `return_ticks` left until one who was away comes back.  `pulse_ids` are the zombies she
    shows now.
    """

    hunger: float = 20.0
    bond: float = 30.0
    tasted: int = 0
    temper: Temper = TEMPERS["nari"]
    order: Order = Order.COME
    order_ticks: int = 0
    marker_x: float = 0.0
    marker_y: float = 0.0
    has_joined: bool = True
    holds_hand: bool = False
    prey_ticks: int = 0
    gone_ticks: int = 0
    losing_ticks: int = 0
    near_bite_ticks: int = 0
    victim: int = -1
    feral_ticks: int = 0
    stagger_ticks: int = 0
    shoved: int = 0
    sent_away: int = 0
    leaving_ticks: int = 0
    has_left: bool = False
    is_hostile: bool = False
    talked_ticks: int = 0
    flee_ticks: int = 0
    return_ticks: int = 0
    trail: tuple[Tile, ...] = ()
    still_ticks: int = 0
    pulse_clock: int = PULSE_TICKS
    pulse_shown: int = 0
    pulse_ids: tuple[int, ...] = ()
    warned: bool = False
    strike_clock: int = 0
    prowl: Prowl = field(default_factory=Prowl)
    errand: Errand = field(default_factory=Errand)

    @property
    def restraint(self) -> float:
        """How much hunger she can bear."""
        return max(RESTRAINT_BASE + self.bond / 4.0 - 10.0 * self.tasted, 0.0)

    @property
    def is_losing(self) -> bool:
        """Whether hunger is stronger than she is."""
        return self.hunger > self.restraint

    @property
    def listens_to_people(self) -> bool:
        """Whether she takes orders, a hand, food: here, joined, herself."""
        return (
            self.has_joined
            and not self.is_hostile
            and not (self.gone_ticks or self.feral_ticks or self.leaving_ticks or self.has_left)
        )

    def grow_hungry(self, amount: float) -> None:
        """Add hunger, up to 100; less than nothing eases it."""
        self.hunger = min(max(self.hunger + amount, 0.0), 100.0)

    def grow_close(self, amount: float) -> None:
        """Add to the bond, within 0..100."""
        self.bond = min(max(self.bond + amount, 0.0), 100.0)


def hybrid_named(name: str, hunger: float, bond: float) -> Hybrid:
    """Return hybrid `name` with her own temper; one the game does not know is even-tempered."""
    return Hybrid(hunger=hunger, bond=bond, temper=TEMPERS.get(name, TEMPERS["nari"]))
