"""Which sound an event makes, how loud, and in which words: one table.

The table turns a tick's events into cues; captions are made from the cues that carry words, so
what is heard and what is read can never drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.intent import Pace
from hyosan_arcade.sim.spec import DoorState
from hyosan_arcade.view.cues import Cue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hyosan_arcade.sim.events import Event

WARNING_TILES = 9.0
"""How far off, in the true direction as seen from the listener, a warning is heard."""
WEAK_PULL = 0.7
"""A phone that pulls less than this is said to ring for fewer."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A cue's name, its loudness 0..1 and its caption (a text key, "" = no words)."""

    cue: str
    gain: float = 1.0
    caption: str = ""


Plain = (
    ev.Swung
    | ev.Shoved
    | ev.WeaponBroke
    | ev.Threw
    | ev.DoorRefused
    | ev.Bashed
    | ev.PropPushed
    | ev.PropBroke
    | ev.GlassBroke
    | ev.Picked
    | ev.Used
    | ev.BandageStarted
    | ev.Bandaged
    | ev.Spotted
    | ev.Grabbed
    | ev.Escaped
    | ev.Hurt
    | ev.Bitten
    | ev.Coughed
    | ev.Turned
    | ev.ZombieRose
    | ev.AllyStruck
    | ev.Pulsed
    | ev.Fed
    | ev.SurvivorJoined
    | ev.NearBite
    | ev.WentFeral
    | ev.CameToHerself
    | ev.AllyLeft
    | ev.AllyReturned
    | ev.Leapt
    | ev.Landed
    | ev.Roped
    | ev.Called
    | ev.Shouted
    | ev.Handed
    | ev.ShotFired
    | ev.TalkedDown
    | ev.VariantWoke
    | ev.HeardPhone
    | ev.Panicked
    | ev.Grieved
)
"""Events that always sound the same, where they happened."""

SOUNDS: Mapping[type[Plain], Sound] = {
    ev.Swung: Sound("swing", 0.8),
    ev.Shoved: Sound("shove"),
    ev.WeaponBroke: Sound("desk_break", 0.8, "caption.break"),
    ev.Threw: Sound("throw", 0.8),
    ev.DoorRefused: Sound("door_close", 0.6, "caption.door_locked"),
    ev.Bashed: Sound("door_bash", 1.0, "caption.door_bash"),
    ev.PropPushed: Sound("push", 0.9, "caption.desk"),
    ev.PropBroke: Sound("desk_break", 1.0, "caption.desk_break"),
    ev.GlassBroke: Sound("glass", 1.0, "caption.glass"),
    ev.Picked: Sound("pick"),
    ev.Used: Sound("ui_ok"),
    ev.BandageStarted: Sound("bandage"),
    ev.Bandaged: Sound("pick", 0.7),
    ev.Spotted: Sound("groan", 1.0, "caption.spotted"),
    ev.Grabbed: Sound("grab", 1.0, "caption.grab"),
    ev.Escaped: Sound("shove", 0.8),
    ev.Hurt: Sound("hurt"),
    ev.Bitten: Sound("bite", 1.0, "caption.bite"),
    ev.Coughed: Sound("cough", 1.0, "caption.cough"),
    ev.Turned: Sound("rise", 1.0, "caption.turned"),
    ev.ZombieRose: Sound("rise", 0.8, "caption.rise"),
    ev.AllyStruck: Sound("swing", 0.9),
    ev.Pulsed: Sound("heartbeat", 0.6, "caption.pulse"),
    ev.Fed: Sound("pick", 0.8, "caption.feed"),
    ev.SurvivorJoined: Sound("ui_ok", 0.8),
    ev.NearBite: Sound("near_bite", 1.0, "caption.near_bite"),
    ev.WentFeral: Sound("feral", 1.0, "caption.feral"),
    ev.CameToHerself: Sound("sob", 0.7, "caption.herself"),
    ev.AllyLeft: Sound("step_soft", 0.8, "caption.left"),
    ev.AllyReturned: Sound("join", 0.8, "caption.returned"),
    ev.Leapt: Sound("leap", 1.0, "caption.leap"),
    ev.Landed: Sound("thump", 0.7),
    ev.Roped: Sound("rope", 1.0, "caption.rope"),
    ev.Called: Sound("call", 1.0, "caption.call"),
    ev.Shouted: Sound("call", 1.0, "caption.shout"),
    ev.Handed: Sound("pick", 0.9, "caption.handed"),
    ev.ShotFired: Sound("bang", 1.0, "caption.shot"),
    ev.TalkedDown: Sound("join", 1.0, "caption.talked"),
    ev.VariantWoke: Sound("rise", 0.8, "caption.woke"),
    ev.HeardPhone: Sound("step_soft", 0.6, "caption.heard_phone"),
    ev.Panicked: Sound("scream", 1.0, "caption.scream"),
    ev.Grieved: Sound("sob", 0.8, "caption.sob"),
}
STEPS: Mapping[int, Sound] = {
    Pace.WALK: Sound("step", 0.6),
    Pace.SNEAK: Sound("step_soft", 0.35),
    Pace.SPRINT: Sound("step", 1.0),
}
DOORS: Mapping[int, Sound] = {
    DoorState.OPEN: Sound("door_open", 0.8, "caption.door_open"),
    DoorState.CLOSED: Sound("door_close", 0.8, "caption.door_close"),
    DoorState.LOCKED: Sound("door_close", 0.8, "caption.door_close"),
    DoorState.BARRICADED: Sound("push", 1.0, "caption.door_close"),
    DoorState.BROKEN: Sound("door_break", 1.0, "caption.door_break"),
}
SLAM = Sound("door_slam", 1.0, "caption.door_slam")
HEADS = Sound("groan", 0.5, "caption.heard")
HEADS_TURNED = 4
"""Fewer zombies than this turn without being noticed."""
HIT = Sound("hit")
DIE = Sound("die", 0.9, "caption.die")
RING = Sound("phone_ring", 1.0, "caption.phone")
RING_WEAK = Sound("phone_ring", 0.8, "caption.phone_weak")
WARN = Sound("warn", 1.0, "caption.warning")
HAND = Sound("hand", 0.8, "caption.hand")
HAND_OFF = Sound("hand", 0.5, "caption.hand_off")
ENDS: Mapping[str, str] = {"win": "win", "lose": "lose"}


def cues_of(event: Event, listener: tuple[float, float]) -> tuple[Cue, ...]:
    """Return what `event` sounds like; `listener` (tiles) hears what has no place of its own."""
    if isinstance(event, Plain):
        return (_cue(SOUNDS[type(event)], event.x, event.y),)
    match event:
        case ev.Stepped(x=x, y=y, pace=pace):
            return (_cue(STEPS[pace], x, y),)
        case ev.DoorMoved(x=x, y=y, state=state, slammed=slammed):
            return (_cue(SLAM if slammed else DOORS[state], x, y),)
        case ev.ZombieHit(x=x, y=y, killed=True):
            return _cue(HIT, x, y), _cue(DIE, x, y)
        case ev.ZombieHit(x=x, y=y):
            return (_cue(HIT, x, y),)
        case ev.Heard(x=x, y=y, count=count) if count >= HEADS_TURNED:
            return (_cue(HEADS, x, y),)
        case ev.PhoneRang(x=x, y=y, pull=pull):
            return (_cue(RING_WEAK if pull < WEAK_PULL else RING, x, y),)
        case ev.AllyWarned(dx=dx, dy=dy):
            x, y = listener
            return (_cue(WARN, x + dx * WARNING_TILES, y + dy * WARNING_TILES),)
        case ev.HandTaken(x=x, y=y, held=held):
            return (_cue(HAND if held else HAND_OFF, x, y),)
        case ev.SoundAsked(sound=sound, x=x, y=y):
            return (Cue(sound, x, y),)
        case ev.RunEnded(outcome=outcome) if outcome in ENDS:
            return (Cue(ENDS[outcome], *listener),)
    return ()


def _cue(sound: Sound, x: float, y: float) -> Cue:
    return Cue(sound.cue, x, y, sound.gain, sound.caption)
