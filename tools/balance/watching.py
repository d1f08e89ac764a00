"""What must never be held against her: stuck, in a doorway, the end of your stealth.

A `Watch` follows a run from outside, tick by tick, and keeps the worst of each hybrid who walks
with people by herself.  It asks the world where she is and what she wants, never her brain why.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.orders import has_arrived
from hyosan_arcade.sim.snapshot import Mood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hyosan_arcade.run.session import Session
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

STUCK_TILES = 0.4
"""Who has not come farther than this has not moved on."""
STANDING_TILES = 0.25
FOLLOW_SLACK = 0.5
"""Tiles beyond the distance she keeps from which she ought to be on her way."""
STRIKE_TICKS = 6 * 60 + 30
"""After a blow the dead are after her for six seconds, and take a moment to look."""


@dataclass(slots=True)
class Worst:
    """The longest time in ticks, and where that was."""

    ticks: int = 0
    where: str = ""

    def note(self, ticks: int, where: str) -> None:
        """Keep `ticks` if they are more."""
        if ticks > self.ticks:
            self.ticks, self.where = ticks, where


@dataclass(slots=True)
class Anchor:
    """Where she was, and for how many ticks she has not left there."""

    x: float
    y: float
    ticks: int = 0

    def hold(self, body: Body, tiles: float, *, counts: bool) -> int:
        """Count on while she stays within `tiles` and it `counts`; return the ticks."""
        if not counts or body.distance_to(self.x, self.y) > tiles:
            self.x, self.y, self.ticks = body.x, body.y, 0
        else:
            self.ticks += 1
        return self.ticks


@dataclass(slots=True)
class Watch:
    """The worst of one run; `breaks` names what of hers the dead noticed unasked.

    `together` counts the ticks in which a hybrid walked with people by herself.
    """

    session: Session
    stuck: Worst = field(default_factory=Worst)
    doorway: Worst = field(default_factory=Worst)
    breaks: list[str] = field(default_factory=list)
    together: int = 0
    deeds: Counter[str] = field(default_factory=Counter)
    _stuck: dict[int, Anchor] = field(default_factory=dict)
    _door: dict[int, Anchor] = field(default_factory=dict)
    _asked: dict[int, int] = field(default_factory=dict)
    """By body: the tick of its last blow that it was asked to strike."""
    _moods: dict[int, int] = field(default_factory=dict)

    def before(self) -> None:
        """Remember what the dead near hybrids are about before the tick."""
        world = self.session.world
        self._moods.clear()
        for body, _ in _companions(world):
            near = world.horde.near(body.x, body.y, 3.0)
            ids, moods = world.horde.zombie_id[near], world.horde.mood[near]
            self._moods |= dict(zip(ids.tolist(), moods.tolist(), strict=True))

    def after(self, happened: Sequence[ev.Event]) -> None:
        """Look at every hybrid after the tick in which `happened` happened."""
        world = self.session.world
        self.deeds.update(type(event).__name__ for event in happened if _is_told(event))
        self._note_breaks(happened)
        for body, hybrid in _companions(world):
            self.together += 1
            where = f"{world.level.level_id} seed {self.session.seed} tick {world.tick} {body.name}"
            where += f" at {body.x:.1f},{body.y:.1f} {hybrid.order.name.lower()}"
            stuck = self._stuck.setdefault(body.body_id, Anchor(body.x, body.y))
            counts = wants_on(world, body, hybrid)
            self.stuck.note(stuck.hold(body, STUCK_TILES, counts=counts), where)
            door = self._door.setdefault(body.body_id, Anchor(body.x, body.y))
            counts = stands_by_herself(world, body, hybrid) and in_doorway(world, body)
            self.doorway.note(door.hold(body, STANDING_TILES, counts=counts), where)

    def _note_breaks(self, happened: Sequence[ev.Event]) -> None:
        world = self.session.world
        hybrids = {b.body_id: h for b, h in _companions(world)}
        hit = {e.body_id: e.zombie_id for e in happened if isinstance(e, ev.ZombieHit)}
        for event in happened:
            match event:
                case ev.AllyStruck(body_id=who) if who in hybrids:
                    if self._was_asked(hybrids[who], hit.get(who, -1)):
                        self._asked[who] = world.tick
                    else:
                        self._break(event, "struck unasked")
                case ev.Spotted(body_id=who) if who in hybrids and not self._struck_lately(who):
                    self._break(event, "was spotted")
                case ev.NoiseMade(body_id=who) if who in hybrids:
                    if not self._struck_lately(who):
                        self._break(event, f"was heard ({event.source})")

    def _was_asked(self, hybrid: Hybrid, zombie_id: int) -> bool:
        """Say whether a blow was an order, or met one who was after somebody already."""
        return hybrid.order == Order.FIGHT or self._moods.get(zombie_id, 0) >= Mood.CHASE

    def _struck_lately(self, who: int) -> bool:
        return self.session.world.tick - self._asked.get(who, -STRIKE_TICKS) < STRIKE_TICKS

    def _break(self, event: ev.Event, what: str) -> None:
        world = self.session.world
        self.breaks.append(f"{world.level.level_id} seed {self.session.seed} {world.tick}: {what}")


def _companions(world: World) -> list[tuple[Body, Hybrid]]:
    """Return the living hybrids who have joined and whom no person steers."""
    return [
        (body, body.hybrid)
        for body in world.bodies
        if body.hybrid is not None
        and body.person < 0
        and body.is_alive
        and body.hybrid.has_joined
        and not body.hybrid.is_hostile
    ]


def stands_by_herself(world: World, body: Body, hybrid: Hybrid) -> bool:
    """Say whether where she is, is her own doing: nobody holds her, nothing happens to her."""
    is_busy = hybrid.near_bite_ticks or hybrid.stagger_ticks or body.doing == "rope"
    is_held = hybrid.holds_hand or body.is_grabbed or body.leap is not None
    return not (is_busy or is_held or world.outcome)


def in_doorway(world: World, body: Body) -> bool:
    """Say whether she is in a doorway, whole or broken."""
    return world.tilemap.door_of(world.tilemap.tile_of(body.x, body.y)) is not None


def wants_on(world: World, body: Body, hybrid: Hybrid) -> bool:
    """Say whether she ought to be on her way: to her leader, to the marker, to a fight."""
    leader = world.leader_of(body)
    if leader is None or not hybrid.listens_to_people:
        return False
    if not stands_by_herself(world, body, hybrid):
        return False
    if hybrid.order == Order.GO:
        return not has_arrived(world, body)
    if hybrid.order in (Order.HOLD, Order.LISTEN):
        return False
    if hybrid.order == Order.FIGHT and body.doing:
        return False
    return leader.distance_to(body.x, body.y) > hybrid.temper.far + FOLLOW_SLACK


TOLD = (ev.NearBite, ev.WentFeral, ev.HandTaken, ev.AllyOrdered, ev.Leapt, ev.Roped, ev.Fed)


def _is_told(event: ev.Event) -> bool:
    return isinstance(event, TOLD)
