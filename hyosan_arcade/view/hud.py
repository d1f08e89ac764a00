"""What the player must know, from a snapshot: health, breath, noise, the clock of a bite, the ally.

Meters that jump are eased over a few ticks, so that a change is seen; nothing here decides where
anything is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import LOSING_TICKS, MAX_STAMINA, NOISE_SCREAM, TICKS_PER_S
from hyosan_arcade.view.company import company_of
from hyosan_arcade.view.moods import mood_of, status_of
from hyosan_arcade.view.people import look_of_hybrid
from hyosan_arcade.view.scene import AllyPanel, Caption, Hud
from hyosan_arcade.view.standing import item_name
from hyosan_arcade.view.voice import ally_of

if TYPE_CHECKING:
    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.snapshot import BodyView, Snapshot
    from hyosan_arcade.sim.spec import LevelSpec

EASE = 0.3
"""Share of a change a meter shows in a tick: most of it in eight."""
NOISE_FADE = 0.95
INFECTION_FULL_TICKS = 45 * TICKS_PER_S
CARRIED = tuple(item for item in Item if item is not Item.MOP)
"""What the HUD counts; the mop is the weapon."""


class HudMaker:
    """The meters of one run."""

    def __init__(self, level: LevelSpec, words: Words) -> None:
        self._words = words
        self._zone_of = {
            tile: name
            for name, tiles in sorted(level.zones.items(), key=lambda zone: -len(zone[1]))
            for tile in tiles
        }
        self._health = -1.0
        self._threat = 0.0
        self._noise = 0.0
        self._infection_full = INFECTION_FULL_TICKS

    def tick(self, snapshot: Snapshot, me: BodyView) -> None:
        """Ease the meters."""
        health, _ = health_of(me)
        self._health = health if self._health < 0 else _eased(self._health, health)
        self._threat = _eased(self._threat, snapshot.director.stress / 100.0)
        number = next(n for n, body in enumerate(snapshot.bodies) if body is me)
        now = min(snapshot.loudness[number] / NOISE_SCREAM, 1.0)
        self._noise = max(now, self._noise * NOISE_FADE)
        self._infection_full = max(self._infection_full, me.infection_ticks)

    def bitten(self, ticks_left: int) -> None:
        """Note how long the clock of a bite runs."""
        self._infection_full = ticks_left

    def hud(
        self,
        snapshot: Snapshot,
        me: BodyView,
        captions: tuple[Caption, ...],
        speech: tuple[str, str],
    ) -> Hud:
        """Return the HUD of a frame; the hint is put in by whoever keeps the hints."""
        carried = [int(item) for item in CARRIED if me.items[item]]
        return Hud(
            name=self._words.get(f"name.{me.name}"),
            place=self._place(me),
            health=self._health,
            max_health=health_of(me)[1],
            stamina=me.stamina / MAX_STAMINA,
            weapon=self._weapon(me),
            weapon_left=me.weapon_left if me.ally is None else me.ally.restraint / 100.0,
            items=tuple((item_name(item), me.items[item]) for item in carried),
            selected=carried.index(me.selected) if me.selected in carried else -1,
            noise=self._noise,
            threat=self._threat,
            kills=snapshot.zombies_killed,
            seconds=snapshot.tick // TICKS_PER_S,
            infection_s=me.infection_ticks / TICKS_PER_S if me.infection_ticks >= 0 else -1.0,
            infection_full_s=self._infection_full / TICKS_PER_S,
            escape=me.escape if me.grabbed else -1.0,
            action=me.bandage if me.bandage > 0.0 else -1.0,
            action_text=self._action_text(me),
            objectives=tuple((self._words.get(o.text), o.status) for o in snapshot.objectives),
            captions=captions,
            speech=speech,
            ally=self._ally(snapshot),
            hint="",
            company=company_of(snapshot, me, ally_of(snapshot), self._words),
        )

    def _place(self, me: BodyView) -> str:
        zone = self._zone_of.get((int(me.y), int(me.x)))
        if zone is None:
            return ""
        key = f"zone.{zone}"
        return self._words.get(key) if self._words.has(key) else zone.replace("_", " ").title()

    def _weapon(self, me: BodyView) -> str:
        if me.ally is not None:
            return self._words.get("weapon.hunger")
        return self._words.get("weapon.mop" if me.weapon_left > 0 else "weapon.hands")

    def _action_text(self, me: BodyView) -> str:
        if me.grabbed:
            return self._words.get("hud.struggling")
        return self._words.get("hud.bandaging") if me.bandage > 0.0 else ""

    def _ally(self, snapshot: Snapshot) -> AllyPanel | None:
        body = ally_of(snapshot)
        if body is None or body.ally is None or snapshot.person(0).ally is not None:
            return None
        ally = body.ally
        order = "hand" if ally.holding_hand else Order(ally.order).name.lower()
        return AllyPanel(
            name=self._words.get(f"name.{body.name}"),
            hunger=ally.hunger / 100.0,
            restraint=ally.restraint / 100.0,
            order=order,
            mood=mood_of(body),
            losing=min(ally.losing_ticks / LOSING_TICKS, 1.0),
            bond=ally.bond / 100.0,
            status=status_of(body, self._words),
            face=look_of_hybrid(body.name),
        )


def health_of(me: BodyView) -> tuple[float, float]:
    """Return what is left of a person, and of how much: of a hybrid, what hunger has not taken."""
    if me.ally is not None:
        return 100.0 - me.ally.hunger, 100.0
    return me.hp, me.max_hp


def _eased(shown: float, true: float) -> float:
    """Move a meter towards its value, and onto it once close.

    >>> _eased(0.0, 1.0), _eased(0.999, 1.0)
    (0.3, 1.0)
    """
    near = shown + (true - shown) * EASE
    return true if abs(true - near) < 0.005 else near
