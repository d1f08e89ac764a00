"""From the world to a picture: what a tick leaves behind, and the scene between two ticks.

`Composer.observe` is called once a tick with what happened and how things stand: it makes sounds,
words, particles and marks of the events.  `Composer.compose` may be called any number of times
between two ticks and changes nothing but the cues it hands out.  Neither is ever read by the
rules.  A snapshot's arrays are valid until the next step, so nothing here keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.tuning import NEAR_BITE_TICKS
from hyosan_arcade.view.asking import Asking
from hyosan_arcade.view.camera import Camera
from hyosan_arcade.view.captions import Captions
from hyosan_arcade.view.columns import columns_of, joined
from hyosan_arcade.view.cues import Cue
from hyosan_arcade.view.dread import Dread
from hyosan_arcade.view.dressing import dressed
from hyosan_arcade.view.effects import Effects
from hyosan_arcade.view.falls import Falls
from hyosan_arcade.view.guides import Guides
from hyosan_arcade.view.horde_sprites import HordeSprites
from hyosan_arcade.view.hud import HudMaker, health_of
from hyosan_arcade.view.lasting import Lasting
from hyosan_arcade.view.light import Lighting, torch_direction
from hyosan_arcade.view.lines import HAND_EYES, focus_of, lines_of
from hyosan_arcade.view.people import People
from hyosan_arcade.view.scene import Ground, Scene, SpriteBatch, World2D
from hyosan_arcade.view.soundings import cues_of
from hyosan_arcade.view.standing import Furniture, loose_sprites
from hyosan_arcade.view.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.events import Event
    from hyosan_arcade.sim.snapshot import BodyView, Snapshot
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.controls import ControlMap
    from hyosan_arcade.view.scene import CameraView, Hud

HIT_STOP_TICKS = 6
STRIKER_STOP_TICKS, KILLER_STOP_TICKS = 3, 6
LOW_HEALTH = 0.25
HEARTBEAT_TICKS = 52
CUES_KEPT = 64
"""Sounds that wait for a frame; more than a fast replay makes in one is never heard anyway."""
GROAN_CHANCE = 1 / 150
"""A tick; a groan somewhere near every two or three seconds."""
GROAN_TILES = 13.0
VIGNETTE = 0.5
HURT_VIGNETTE = 0.4
FADED_COLOR = 0.75
"""How grey the world is at death's door."""


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What the player wishes to see; `shake` 0..1.  `seed` is of the cosmetic randomness."""

    has_gore: bool = True
    shake: float = 1.0
    seed: int = 0


@dataclass(slots=True)
class Staging:
    """What every run is shown with; `words` change when the player takes another language."""

    art: Art
    words: Words
    control_map: ControlMap
    options: ViewOptions = field(default_factory=ViewOptions)
    _worn: tuple[Mapping[str, bytes], Art] | None = None

    def art_of(self, level: LevelSpec) -> Art:
        """Return the art with the files of `level` over it, the same for levels that share them."""
        if not level.files:
            return self.art
        if self._worn is None or self._worn[0] is not level.files:
            self._worn = (level.files, dressed(self.art, level.files))
        return self._worn[1]


class Composer:
    """The eyes and ears of one run of `level`.

    `device` (keys, mouse, pad) and `aim` (tiles, None = none shown) are set by whoever reads the
    controls.
    """

    def __init__(self, staging: Staging, level: LevelSpec) -> None:
        art, options = staging.art_of(level), staging.options
        words = staging.words.of_level(level)
        random = Random(options.seed)
        self.device = "keys"
        self.aim: tuple[float, float] | None = None
        self.words = words
        self.music = level.music
        self.camera = Camera(level.width, level.height, random, options.shake)
        self.lasting = Lasting(art, random)
        self.lasting.stain(level, has_gore=options.has_gore)
        self.effects = Effects(art, self.lasting, self.camera, random)
        self.effects.has_gore = options.has_gore
        self.captions = Captions(words)
        self.voice = Voice(words, random)
        self.hud = HudMaker(level, words)
        self.guides = Guides(level, words, staging.control_map)
        self.asking = Asking(words, staging.control_map)
        self.lighting = Lighting(level)
        self._art = art
        self._random = random
        self._horde = HordeSprites(art, level.kinds)
        self._falls = Falls(art, level.kinds, self.lasting)
        self._people = People(art)
        self._furniture = Furniture(art)
        self._dread = Dread()
        self._cues: list[Cue] = []

    def observe(self, events: Sequence[Event], snapshot: Snapshot) -> None:
        """Take in a tick: `events` in their order, and how things stand after it."""
        me = snapshot.person(0)
        listener = (me.x, me.y)
        self.effects.own_id = me.body_id
        self.effects.allies = frozenset(b.body_id for b in snapshot.bodies if b.role == "hybrid")
        self._grow_older(snapshot, me)
        cues = [cue for event in events for cue in cues_of(event, listener)]
        cues += self._unasked_sounds(snapshot, me)
        self._cues = (self._cues + cues)[-CUES_KEPT:]
        self.captions.hear(cues, listener)
        for event in events:
            self._hold_striker(event, snapshot)
            self.effects.show(event)
            self.voice.hear(event, snapshot)
            self._note(event, me)
        self._falls.remember(snapshot.horde)

    def compose(self, snapshot: Snapshot, blend: float) -> Scene:
        """Return the scene between the last two ticks, and the sounds since the last scene."""
        me = snapshot.person(0)
        camera = self.camera.view(blend)
        cues, self._cues = tuple(self._cues), []
        return Scene(
            world=self._world(snapshot, camera, blend),
            hud=self._hud(snapshot, me),
            menu=None,
            cues=cues,
            listener=(me.x, me.y),
            frame_ticks=snapshot.tick,
            music=self.music,
            art=self._art,
            choice=self.asking.choice(snapshot, self.device),
        )

    def _hud(self, snapshot: Snapshot, me: BodyView) -> Hud:
        """Return the HUD; a near-bite leaves only what bears on it."""
        hud = self.hud.hud(snapshot, me, self.captions.shown(), self.voice.shown())
        return hud if snapshot.near_bite is None else replace(hud, objectives=())

    def _grow_older(self, snapshot: Snapshot, me: BodyView) -> None:
        self.effects.tick()
        self.captions.tick()
        self.voice.tick(snapshot)
        self.guides.tick()
        self.hud.tick(snapshot, me)
        self._horde.tick()
        self._falls.tick()
        self._people.tick(snapshot.bodies)
        ahead = torch_direction(me) if me.alive else (0.0, 0.0)
        self.camera.follow(me.x, me.y, *ahead)

    def _hold_striker(self, event: Event, snapshot: Snapshot) -> None:
        """Let whoever landed a blow hang in it for a moment, as the one struck does."""
        if isinstance(event, ev.ZombieHit):
            for body in snapshot.bodies:
                if body.body_id == event.body_id:
                    ticks = KILLER_STOP_TICKS if event.killed else STRIKER_STOP_TICKS
                    self._people.hold(body, ticks)

    def _note(self, event: Event, me: BodyView) -> None:
        """Do what an event asks of the light, the camera, the music and the falling dead."""
        match event:
            case ev.ZombieHit(killed=True):
                self._falls.fell(event)
            case ev.ZombieHit(zombie_id=zombie_id, x=x, y=y):
                self._horde.stagger(zombie_id, x, y, HIT_STOP_TICKS)
            case ev.LightChanged(zone=zone, level=level):
                self.lighting.set_zone(zone, level)
            case ev.WeatherChanged(kind=kind):
                self.lighting.weather = kind
            case ev.MusicAsked(track=track):
                self.music = track
            case ev.LookAsked(x=x, y=y, ticks=ticks):
                self.camera.look_at(x, y, ticks)
            case ev.AllyWarned(dx=dx, dy=dy, lead_ticks=lead):
                self.guides.warn(dx, dy, lead)
            case ev.NearBite() if event.victim_id != me.body_id:
                self.camera.look_at(event.x, event.y, NEAR_BITE_TICKS)
            case ev.Bitten(body_id=body_id, ticks_left=left) if body_id == me.body_id:
                self.hud.bitten(left)

    def _unasked_sounds(self, snapshot: Snapshot, me: BodyView) -> list[Cue]:
        """Let the dead groan now and then, and a failing heart be heard."""
        cues = []
        if self._random.random() < GROAN_CHANCE:
            cues += self._groan(snapshot, me)
        health, full = health_of(me)
        is_low = me.alive and health < full * LOW_HEALTH
        if is_low and snapshot.tick % HEARTBEAT_TICKS == 0:
            cues.append(Cue("heartbeat", me.x, me.y, 0.8, "caption.heartbeat"))
        return cues + self._dread.beats(snapshot)

    def _groan(self, snapshot: Snapshot, me: BodyView) -> list[Cue]:
        horde = snapshot.horde
        away = np.hypot(horde.pos[0] - me.x, horde.pos[1] - me.y)
        near = np.flatnonzero((away < GROAN_TILES) & (horde.mood != Mood.DEAD))
        if not near.size:
            return []
        x, y = horde.pos[:, self._random.choice(near.tolist())].tolist()
        return [Cue("groan", x, y, 0.7, "caption.groan")]

    def _world(self, snapshot: Snapshot, camera: CameraView, blend: float) -> World2D:
        me = snapshot.person(0)
        weakness, focus = weakness_of(me), focus_of(snapshot, blend)
        return World2D(
            camera=camera,
            ground=Ground(
                level_id=f"{snapshot.level.level_id} {snapshot.level.digest}",
                version=snapshot.map_version,
                tiles=snapshot.tiles,
                doors=snapshot.doors,
                props=self._furniture.ground_props(snapshot),
            ),
            sprites=self._sprites(snapshot, camera, blend),
            lights=self.lighting.lights(snapshot, camera, blend),
            ambient=self.lighting.ambient,
            particles=self.effects.particles.batch(blend),
            decals=self.lasting.all(),
            decals_dropped=self.lasting.dropped,
            arcs=self.effects.arcs_at(blend),
            rings=self.effects.rings_at(blend),
            floats=self.effects.floats_at(blend),
            markers=tuple(self.guides.markers(snapshot, self.device, self.aim)),
            arrows=tuple(self.guides.arrows(snapshot, me, camera)),
            weather=self.lighting.weather,
            desaturate=weakness * FADED_COLOR,
            vignette=VIGNETTE + weakness * HURT_VIGNETTE,
            blink=self.effects.blink,
            stars=self.effects.stars_at(blend),
            lines=(*lines_of(snapshot, blend), *self.effects.shots_at(blend)),
            focus=focus,
            eye_shine=HAND_EYES if focus is not None and snapshot.near_bite is None else 1.0,
        )

    def _sprites(self, snapshot: Snapshot, camera: CameraView, blend: float) -> SpriteBatch:
        few = [
            *self._people.sprites(snapshot, blend),
            *loose_sprites(self._art, snapshot, blend),
            *self._falls.sprites(),
        ]
        furniture = self._furniture.columns(snapshot, blend)
        horde = self._horde.columns(snapshot, camera, blend)
        return joined((furniture, columns_of(few), horde)).batch()


def weakness_of(me: BodyView) -> float:
    """Return how near to death a body is, 0..1; nothing above a quarter of its health."""
    if not me.alive:
        return 1.0
    health, full = health_of(me)
    return max(1.0 - health / (full * LOW_HEALTH), 0.0)
