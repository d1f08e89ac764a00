"""Playtest bots: players made of rules, for demos, balance and soak runs.

A bot sees snapshots and answers with intents, exactly like a person, so whatever it manages a
person can.  Twice a second it plans (`errands` says what to do, `chart` the way there); each tick
it asks its reflexes in order, the most pressing first, and walks on if none of them answers.  A
`Temper` of a few numbers makes it rush or sneak.  Same snapshots and seed, same intents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Protocol

from hyosan_arcade.run.company import (
    ALONE,
    FEEDER,
    HAND,
    PLAIN,
    Company,
    Manner,
)
from hyosan_arcade.run.legs import Legs, Place, gap_between, middle, stick
from hyosan_arcade.run.planner import Leave, Planner, Temper
from hyosan_arcade.run.senses import Senses, nearest_gap, sense
from hyosan_arcade.sim import tuning
from hyosan_arcade.sim.intent import AIM_UNITS, IDLE, Button, Intent, Pace
from hyosan_arcade.sim.snapshot import Pose, Snapshot
from hyosan_arcade.sim.spec import Item, Tile

SIDESTEP_TICKS = 12
"""A stuck bot walks this long in another direction before it plans anew."""
THROW_STEPS = (-8, -5, -2, 0, 2, 5, 8)
THROW_OFFSETS = tuple((x, y) for x in THROW_STEPS for y in THROW_STEPS if 4 < abs(x) + abs(y) < 14)
"""Where a phone might be thrown, in tiles from the bot."""


class Bot(Protocol):
    """Anything that plays."""

    def decide(self, seen: Snapshot) -> Intent:
        """Answer with the intent for the next tick."""


RUSHER = Temper("rusher", Pace.SPRINT, Pace.SPRINT, 6, 1, 80, tuning.MOP_REACH, 0, is_sly=False)
STEADY = Temper("steady", Pace.WALK, Pace.SPRINT, 15, 2, 100, 1.4, 120, is_sly=True)
SNEAK = Temper("sneak", Pace.SNEAK, Pace.SPRINT, 25, 3, 120, 1.3, 300, is_sly=True)


def rusher(seed: int) -> Bot:
    """Return a bot that runs for the goal and strikes what stands in its way."""
    return Playtester(RUSHER, PLAIN, seed)


def sneak(seed: int) -> Bot:
    """Return a bot that lures the dead away, waits for gaps and closes doors behind it."""
    return Playtester(SNEAK, PLAIN, seed)


def alone(seed: int) -> Bot:
    """Return a steady bot that leaves the hybrid behind and wants nothing of her."""
    return Playtester(STEADY, ALONE, seed)


def hand(seed: int) -> Bot:
    """Return a steady bot that crosses crowds hand in hand with her."""
    return Playtester(STEADY, HAND, seed)


def feeder(seed: int) -> Bot:
    """Return a steady bot that keeps her fed and sends her ahead."""
    return Playtester(STEADY, FEEDER, seed)


BOTS: Mapping[str, Callable[[int], Bot]] = {
    "rusher": rusher,
    "sneak": sneak,
    "alone": alone,
    "hand": hand,
    "feeder": feeder,
}


class Playtester:
    """A bot of some `temper`, steering person 0, that treats the hybrid in its `manner`."""

    def __init__(self, temper: Temper, manner: Manner, seed: int) -> None:
        self._temper = temper
        self._company = Company(manner)
        self._chance = Random(seed)
        self._legs = Legs()
        self._planner = Planner(temper, self._legs)
        self._ready: Counter[Button] = Counter()
        self._patience = temper.patience_ticks
        self._spot: Place | None = None
        """Where the phone in the hand is to go."""

    def decide(self, seen: Snapshot) -> Intent:
        """Answer with the intent for the next tick."""
        me = next((body for body in seen.bodies if body.person == 0), None)
        if me is None or not me.alive:
            return IDLE
        senses = sense(seen, me)
        company = self._company
        leave = Leave(company.bridges(senses), company.is_bold(senses), company.food(senses))
        self._planner.keep_up(senses, leave)
        for reflex in (
            company.answer,
            self._struggle,
            self._lead,
            self._strike,
            self._mend,
            self._handle,
            self._lure,
            self._hesitate,
        ):
            intent = reflex(senses)
            if intent is not None:
                return company.with_order(senses, intent, self._legs.way)
        return company.with_order(senses, self._walk(senses), self._legs.way)

    # --- reflexes, the most pressing first ------------------------------------------------------

    def _lead(self, senses: Senses) -> Intent | None:
        """Go as company goes: hand in hand, or not a step before the rope is up."""
        handled = self._handle(senses) if self._company.is_bold(senses) else None
        if handled is not None:
            return handled
        intent = self._company.lead(senses, self._legs.way, self._legs.heading(senses.me))
        if intent is not None and not (intent.move_x or intent.move_y):
            self._legs.rest(senses.me, senses.tick)
        return intent

    def _struggle(self, senses: Senses) -> Intent | None:
        """Shake off what holds on: presses count more than holding."""
        if not senses.me.grabbed:
            return None
        return Intent(buttons=Button.SHOVE if senses.tick % 4 < 2 else Button.NONE)

    def _strike(self, senses: Senses) -> Intent | None:
        """Strike or shove the nearest zombie that is close enough and not behind a wall."""
        gap = nearest_gap(senses)
        if gap > self._temper.strike_reach:
            return None
        place = senses.place(0)
        if not self._planner.chart.is_clear(senses.here, place):
            return None
        if self._temper.is_sly and not senses.count_awake_within(2 * self._temper.strike_reach):
            return None
        crowded = gap < 0.9 or senses.count_within(tuning.SHOVE_REACH) > 1
        armed = senses.me.weapon_left > 0
        shoves = (crowded or not armed) and senses.me.stamina >= tuning.SHOVE_STAMINA
        if not shoves and not armed:
            return None  # nothing left but to run
        button = Button.SHOVE if shoves else Button.HIT
        pressed = self._press(button, senses.tick, tuning.SHOVE_TICKS if shoves else 14)
        self._legs.rest(senses.me, senses.tick)
        move = stick(place, senses.here) if gap < 1.1 else (0, 0)
        return _aimed(Intent(*move, buttons=pressed), place)

    def _mend(self, senses: Senses) -> Intent | None:
        """Bandage when it is quiet; go on with it until somebody comes close."""
        me, gap = senses.me, nearest_gap(senses)
        if me.pose == Pose.BANDAGE and gap > 2.5:
            self._legs.rest(me, senses.tick)
            return IDLE
        if not me.items[Item.BANDAGE] or gap < 5 or (me.hp > 0.6 * me.max_hp and not me.bleeding):
            return None
        self._legs.rest(me, senses.tick)
        if me.selected != Item.BANDAGE:
            return Intent(buttons=self._press(Button.NEXT_ITEM, senses.tick, 6))
        return Intent(buttons=self._press(Button.ITEM, senses.tick, 30))

    def _handle(self, senses: Senses) -> Intent | None:
        """Press use where that helps: doors on the way, things to take, what the errand wants."""
        prompt = senses.prompt
        if prompt is None:
            return None
        ahead = gap_to_way((prompt.x, prompt.y), self._legs.way[:3])
        wanted = {
            "open": ahead < 1.0,
            "unlock": ahead < 1.0,
            "use": self._planner.is_errand_at((prompt.x, prompt.y)),
            "feed": self._company.feeds(senses),
            "close": self._temper.is_sly and gap_to_way((prompt.x, prompt.y), self._legs.way) > 1.0,
        }
        if not wanted.get(prompt.verb, False):
            return None
        pressed = self._press(Button.USE, senses.tick, 40)
        if not pressed:
            return None
        if prompt.verb == "use":
            self._planner.tick_off()
        move = self._legs.heading(senses.me)
        return _aimed(Intent(*move, pace=Pace.SNEAK, buttons=pressed), (prompt.x, prompt.y))

    def _lure(self, senses: Senses) -> Intent | None:
        """Throw a phone away from the way when the dead stand in it."""
        if senses.me.pose == Pose.THROW and self._spot is not None:
            return _aimed(IDLE, self._spot)  # the phone flies to where the hand points when it goes
        if not self._temper.is_sly or not senses.me.items[Item.PHONE] or nearest_gap(senses) < 3:
            return None
        if senses.tick < self._ready[Button.THROW]:
            return None
        if not senses.count_calm_beside(self._legs.way[3:14], 2.5):
            return None
        self._spot = self._quiet_spot(senses)
        if self._spot is None:
            return None
        pressed = self._press(Button.THROW, senses.tick, tuning.PHONE_TICKS + 60)
        return _aimed(Intent(buttons=pressed), self._spot)

    def _quiet_spot(self, senses: Senses) -> Place | None:
        """Return the place in throwing range that lies farthest from the way."""
        x, y = senses.here
        spots = [(x + dx, y + dy) for dx, dy in THROW_OFFSETS]
        clear = [s for s in spots if self._planner.chart.is_clear(senses.here, s)]
        return max(clear, key=lambda spot: gap_to_way(spot, self._legs.way), default=None)

    def _hesitate(self, senses: Senses) -> Intent | None:
        """Stand still while the dead cross the way ahead, as long as patience lasts."""
        crossing = senses.count_calm_beside(self._legs.way[:5], 2.2)
        if not crossing or senses.count_awake_within(6):
            self._patience = min(self._patience + 1, self._temper.patience_ticks)
            return None
        if self._patience <= 0:
            return None
        self._patience -= 2
        self._legs.rest(senses.me, senses.tick)
        return Intent(pace=Pace.SNEAK)

    # --- the rest -------------------------------------------------------------------------------

    def _walk(self, senses: Senses) -> Intent:
        """Walk on; when that does not work, try another direction and plan anew."""
        move = self._legs.heading(senses.me)
        if move == (0, 0):
            self._legs.rest(senses.me, senses.tick)
            return IDLE
        if self._legs.is_stuck(senses.me, senses.tick):
            self._planner.start_over(senses.tick + SIDESTEP_TICKS)
            x, y = senses.here
            aside = self._chance.choice(((1, 0), (-1, 0), (0, 1), (0, -1)))
            move = stick(senses.here, (x + aside[0], y + aside[1]))
        return Intent(*move, pace=self._pace(senses))

    def _pace(self, senses: Senses) -> Pace:
        temper = self._temper
        if senses.count_awake_within(7):
            return temper.chased_pace
        if temper.calm_pace == Pace.SNEAK and nearest_gap(senses) > 12:
            return Pace.WALK
        return temper.calm_pace

    def _press(self, button: Button, tick: int, rest_ticks: int) -> Button:
        """Press `button` for one tick, then leave it alone for `rest_ticks`."""
        if tick < self._ready[button]:
            return Button.NONE
        self._ready[button] = tick + rest_ticks
        return button


def gap_to_way(place: Place, way: list[Tile]) -> float:
    """Return the tiles from `place` to the nearest tile of `way`; a large number if it is empty."""
    return min((gap_between(place, middle(tile)) for tile in way), default=1000.0)


def _aimed(intent: Intent, place: Place) -> Intent:
    """Point `intent` at a world place."""
    x, y = (min(max(int(axis * AIM_UNITS), 0), 0xFFFF) for axis in place)
    return replace(intent, aim_x=x, aim_y=y)
