"""What events look like: particles, crescents, rings, rising words, flashes, shaking.

Events come in, pictures go out; nothing here is ever read by the rules, and its randomness is its
own, so a run is the same with effects on or off.  Places of events are tiles; here they are px.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from hyosan_arcade.run.session import KILL_POINTS, RESCUE_POINTS
from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.spec import DoorState
from hyosan_arcade.sim.tuning_others import NOISE_SHOUT
from hyosan_arcade.view import particles as px
from hyosan_arcade.view.blows import Arc, Star
from hyosan_arcade.view.lines import Line
from hyosan_arcade.view.scene import TILE_PX, FloatText, Ring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from hyosan_arcade.sim.events import Event
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.camera import Camera
    from hyosan_arcade.view.lasting import Lasting

ARC_TICKS = 9
FLOAT_TICKS = 45
RING_TICKS = 32
STAR_TICKS = 6
STAR_PX, KILL_STAR_PX = 7, 10
STAR_REACH = 0.15
"""A blow shows this many tiles on the far side of where it met the body."""
PULSE_TICKS = 75
SHOT_TICKS = 7
MUZZLE_PX = 12
"""Above the feet: where a rifle is held."""
LISTEN_TILES = 20.0
"""A pulse that reaches farther than this is one she took her time for: it draws twice."""
CALL_PX = 96
ALARM_TICKS = 40
CHEST_PX = 8
SPLAT_CHANCE = 0.6
"""That a blow which does not kill leaves blood on the floor."""
BLINK_TICKS = 6
BLINK_REST_TICKS = 24
"""Flashes at least this far apart: never more than 2.5 a second."""
QUIET_TILES, LOUD_TILES = 4.5, 10.0
STEP_SOURCES = ("walk", "sneak", "sprint", "step")
OWN_NOISE_GAP_TICKS = 12
"""A walker's steps do not draw a ring each."""
DROWNS = 0.5
"""A ring keeps a smaller one of the same body away for this share of its life."""
ALARM_SIGN = "!"

Thing = TypeVar("Thing")


@dataclass(slots=True)
class Entry(Generic[Thing]):
    """One thing, `age` ticks old, gone at `full`."""

    thing: Thing
    full: int
    age: int = 0


class Fleeting(Generic[Thing]):
    """Things that live for some ticks and then are gone; at most `room` of them."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._entries: list[Entry[Thing]] = []

    def add(self, thing: Thing, ticks: int) -> None:
        """Show `thing` for `ticks`."""
        self._entries = [*self._entries, Entry(thing, ticks)][-self._room :]

    def tick(self) -> None:
        """Grow older."""
        for entry in self._entries:
            entry.age += 1
        self._entries = [entry for entry in self._entries if entry.age < entry.full]

    def shown(self, blend: float) -> Iterator[tuple[Thing, float]]:
        """Yield each thing with how much of its life, 0..1, has passed."""
        for entry in self._entries:
            yield entry.thing, min((entry.age + blend) / entry.full, 1.0)


class Effects:
    """Everything short-lived; `own_id` is the body whose noises and blows are the player's."""

    def __init__(self, art: Art, lasting: Lasting, camera: Camera, random: Random) -> None:
        self.particles = px.Particles(
            art.color_names, np.random.Generator(np.random.PCG64(random.getrandbits(64)))
        )
        self.arcs: Fleeting[Arc] = Fleeting(24)
        self.stars: Fleeting[Star] = Fleeting(12)
        self.rings: Fleeting[Ring] = Fleeting(12)
        self.own_ring: Fleeting[Ring] = Fleeting(1)
        self.floats: Fleeting[FloatText] = Fleeting(24)
        self.shots: Fleeting[Line] = Fleeting(8)
        self.own_id = 0
        self.allies: frozenset[int] = frozenset()
        self.has_gore = True
        self._lasting = lasting
        self._camera = camera
        self._random = random
        self._blink = 0.0
        self._blink_ticks = BLINK_REST_TICKS
        self._ring_gap = 0
        self._strikers: set[int] = set()
        """Who has struck in this tick: a sweep through many shows one star."""

    def tick(self) -> None:
        """Let everything move and fade by a tick."""
        self.particles.tick()
        self.arcs.tick()
        self.stars.tick()
        self.rings.tick()
        self.own_ring.tick()
        self.floats.tick()
        self.shots.tick()
        self._blink = max(self._blink - 1.0 / BLINK_TICKS, 0.0)
        self._blink_ticks += 1
        self._ring_gap = max(self._ring_gap - 1, 0)
        self._strikers.clear()

    def arcs_at(self, blend: float) -> tuple[Arc, ...]:
        """Return the crescents of swings."""
        return tuple(replace(arc, progress=part) for arc, part in self.arcs.shown(blend))

    def rings_at(self, blend: float) -> tuple[Ring, ...]:
        """Return the rings of noises and pulses; of the player's own noises the latest."""
        shown = (*self.rings.shown(blend), *self.own_ring.shown(blend))
        return tuple(replace(ring, progress=part) for ring, part in shown)

    def stars_at(self, blend: float) -> tuple[Star, ...]:
        """Return the blows that have just struck."""
        return tuple(replace(star, progress=part) for star, part in self.stars.shown(blend))

    def floats_at(self, blend: float) -> tuple[FloatText, ...]:
        """Return the rising words."""
        return tuple(replace(words, progress=part) for words, part in self.floats.shown(blend))

    def shots_at(self, blend: float) -> tuple[Line, ...]:
        """Return the tracks of shots."""
        return tuple(replace(line, progress=part) for line, part in self.shots.shown(blend))

    @property
    def blink(self) -> float:
        """How white the picture flashes, 0..1."""
        return self._blink

    def show(self, event: Event) -> None:
        """Make what `event` looks like."""
        self._show_blow(event)
        self._show_harm(event)
        self._show_thing(event)
        self._show_noise(event)
        self._show_ally(event)

    def _show_blow(self, event: Event) -> None:
        match event:
            case ev.Swung(body_id=body_id, x=x, y=y, dx=dx, dy=dy):
                color = "ember" if body_id in self.allies else "cyan"
                self.arcs.add(Arc(*_place(x, y, CHEST_PX), dx, dy, 0.0, color), ARC_TICKS)
                if body_id == self.own_id:
                    self._camera.kick(dx, dy)
            case ev.ZombieHit(x=x, y=y, dx=dx, dy=dy, killed=killed, body_id=body_id):
                self._bleed(x, y, (dx, dy), px.GORE if killed else px.BLOOD)
                self.particles.burst(px.SPARKS, *_place(x, y), (dx, dy))
                if body_id not in self._strikers:
                    self._strikers.add(body_id)
                    place = _place(x + dx * STAR_REACH, y + dy * STAR_REACH, CHEST_PX)
                    size = KILL_STAR_PX if killed else STAR_PX
                    self.stars.add(Star(*place, size, 0.0), STAR_TICKS)
                if body_id == self.own_id:
                    self._camera.add_trauma(0.3 if killed else 0.2)
                if killed:
                    self._leave("pool", x + dx * 0.6, y + dy * 0.6)
                    self._say(f"+{KILL_POINTS}", x, y, "gold")
            case ev.Shoved(x=x, y=y):
                self.particles.burst(px.DUST, *_place(x, y), (0.0, 1.0))
                self._camera.add_trauma(0.12)
            case ev.WeaponBroke(x=x, y=y):
                self.particles.burst(px.SPLINTERS, *_place(x, y), (0.0, -1.0))
                self._camera.add_trauma(0.3)
            case ev.SurvivorJoined(x=x, y=y):
                self._say(f"+{RESCUE_POINTS}", x, y, "gold")
                self.particles.burst(px.RELIEF, *_place(x, y), (0.0, -1.0))

    def _show_harm(self, event: Event) -> None:
        match event:
            case ev.Grabbed(x=x, y=y):
                self.floats.add(FloatText(ALARM_SIGN, *_place(x, y, 26), "ember", 0.0), ALARM_TICKS)
            case ev.Hurt(body_id=body_id, x=x, y=y, dx=dx, dy=dy):
                self._bleed(x, y, (dx, dy), px.BLOOD)
                if body_id == self.own_id:
                    self._camera.add_trauma(0.5)
                    self._camera.kick(dx, dy)
            case ev.Bitten(body_id=body_id, x=x, y=y):
                self._bleed(x, y, (0.0, 1.0), px.GORE)
                if body_id == self.own_id:
                    self._flash(0.6)
                    self._camera.add_trauma(0.7)
            case ev.Coughed(x=x, y=y):
                self.particles.burst(px.SICK, *_place(x, y), (1.0, 0.0))
            case ev.Turned(x=x, y=y) | ev.Died(x=x, y=y):
                self._bleed(x, y, (0.0, 1.0), px.GORE)
                self._leave("pool", x, y)
            case ev.Bandaged(x=x, y=y) | ev.Fed(x=x, y=y):
                self.particles.burst(px.RELIEF, *_place(x, y), (0.0, -1.0))
            case ev.ZombieRose(x=x, y=y):
                self.particles.burst(px.DUST, *_place(x, y), (0.0, -1.0))

    def _show_thing(self, event: Event) -> None:
        match event:
            case ev.DoorMoved(x=x, y=y, state=DoorState.BROKEN) | ev.PropBroke(x=x, y=y):
                self.particles.burst(px.SPLINTERS, *_place(x, y), (0.0, 1.0))
                self.particles.burst(px.DUST, *_place(x, y), (0.0, 1.0))
                self._camera.add_trauma(0.25)
            case ev.DoorMoved(x=x, y=y, slammed=True):
                self.particles.burst(px.DUST, *_place(x, y), (0.0, 1.0))
                self._camera.add_trauma(0.15)
            case ev.Bashed(x=x, y=y):
                self.particles.burst(px.CHIPS, *_place(x, y), (0.0, 1.0))
            case ev.PropPushed(x=x, y=y, from_x=from_x, from_y=from_y):
                self.particles.burst(px.DUST, *_place(from_x, from_y), (from_x - x, from_y - y))
            case ev.GlassBroke(x=x, y=y):
                self.particles.burst(px.GLASS, *_place(x, y), (0.0, 1.0))
                self._camera.add_trauma(0.2)

    def _show_noise(self, event: Event) -> None:
        match event:
            case ev.NoiseMade(source=source, x=x, y=y, radius=radius, body_id=body_id):
                if body_id == self.own_id and self._may_ring(source):
                    self._ring(x, y, radius)
            case ev.PhoneRang(x=x, y=y, pull=pull):
                self.rings.add(Ring(*_place(x, y), round(7 * TILE_PX * pull), 0.0, "cyan"), 50)
            case ev.Pulsed(x=x, y=y, radius=radius):
                reach = round(radius * TILE_PX)
                self.rings.add(Ring(*_place(x, y), reach, 0.0, "ember"), PULSE_TICKS)
                if radius > LISTEN_TILES:
                    self.rings.add(Ring(*_place(x, y), reach // 2, 0.0, "ember"), PULSE_TICKS)
            case ev.Called(x=x, y=y):
                self.rings.add(Ring(*_place(x, y), CALL_PX, 0.0, "fire"), RING_TICKS)
            case ev.Shouted(x=x, y=y, pull=pull):
                self._ring(x, y, NOISE_SHOUT * pull)
            case ev.Stepped(x=x, y=y, pace=2):
                self.particles.burst(px.PUFF, *_place(x, y), (0.0, -1.0))

    def _show_ally(self, event: Event) -> None:
        match event:
            case ev.ShotFired(x=x, y=y, to_x=to_x, to_y=to_y):
                track = (_place(x, y, MUZZLE_PX), _place(to_x, to_y, MUZZLE_PX))
                self.shots.add(Line("shot", track), SHOT_TICKS)
                self.stars.add(Star(*track[0], STAR_PX, 0.0), STAR_TICKS)
                self.particles.burst(px.SPARKS, *track[1], (x - to_x, y - to_y))
                self._camera.add_trauma(0.25)
            case ev.Leapt(x=x, y=y) | ev.Landed(x=x, y=y):
                self.particles.burst(px.DUST, *_place(x, y), (0.0, 1.0))
            case ev.WentFeral(x=x, y=y) | ev.VariantWoke(x=x, y=y):
                self.particles.burst(px.SICK, *_place(x, y), (0.0, -1.0))
                self._say(ALARM_SIGN, x, y, "ember")
                self._camera.add_trauma(0.5)
            case ev.AllyWarned(x=x, y=y):
                self._say(ALARM_SIGN, x, y, "ember")
            case ev.NearBite():
                self._camera.add_trauma(0.3)
            case ev.TalkedDown(x=x, y=y) | ev.AllyReturned(x=x, y=y):
                self._say("♥", x, y, "paper")
                self.particles.burst(px.RELIEF, *_place(x, y), (0.0, -1.0))
            case ev.NearBiteAnswered(held=True, x=x, y=y):
                self.particles.burst(px.RELIEF, *_place(x, y), (0.0, -1.0))
            case ev.Panicked(x=x, y=y):
                self._say(ALARM_SIGN, x, y, "paper")

    def _may_ring(self, source: str) -> bool:
        """Draw every sharp noise, but not every step."""
        if source not in STEP_SOURCES:
            return True
        if self._ring_gap > 0:
            return False
        self._ring_gap = OWN_NOISE_GAP_TICKS
        return True

    def _ring(self, x: float, y: float, radius: float) -> None:
        color = "cyan" if radius < QUIET_TILES else "gold" if radius < LOUD_TILES else "ember"
        ring = Ring(*_place(x, y), round(radius * TILE_PX), 0.0, color)
        drowned = (
            part < DROWNS and ring.radius < last.radius for last, part in self.own_ring.shown(0.0)
        )
        if not any(drowned):
            self.own_ring.add(ring, RING_TICKS)

    def _bleed(self, x: float, y: float, toward: tuple[float, float], recipe: px.Burst) -> None:
        self.particles.burst(recipe if self.has_gore else px.ASH, *_place(x, y), toward)
        if recipe is px.GORE or self._random.random() < SPLAT_CHANCE:
            reach = self._random.uniform(0.2, 0.9)
            self._leave("splat", x + toward[0] * reach, y + toward[1] * reach)

    def _leave(self, mark: str, x: float, y: float) -> None:
        self._lasting.add(mark if self.has_gore else f"dust_{mark}", *_place(x, y))

    def _say(self, text: str, x: float, y: float, color: str) -> None:
        self.floats.add(FloatText(text, *_place(x, y, 24), color, 0.0), FLOAT_TICKS)

    def _flash(self, strength: float) -> None:
        if self._blink_ticks >= BLINK_REST_TICKS:
            self._blink, self._blink_ticks = strength, 0


def _place(x: float, y: float, above_px: int = 0) -> tuple[int, int]:
    """Return the world px of a place in tiles, `above_px` higher."""
    return round(x * TILE_PX), round(y * TILE_PX) - above_px
