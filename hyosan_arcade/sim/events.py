"""What happened in a tick, for everybody who only looks: sound, particles, captions, scores.

One frozen class per kind; a tick's events stand in the order in which they happened.  Events
never feed back into the rules and are never stored in replays.  Places are world tiles (floats);
`body_id` and `zombie_id` are lasting identities.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stepped:
    """A body's foot came down; `pace` is the `Pace` value."""

    body_id: int
    x: float
    y: float
    pace: int


@dataclass(frozen=True, slots=True)
class NoiseMade:
    """A noise started; `source` names it (walk, sprint, hit, slam, desk, glass, phone, ...)."""

    source: str
    x: float
    y: float
    radius: float
    body_id: int = -1


@dataclass(frozen=True, slots=True)
class Swung:
    """A body began to strike towards (dx, dy), a unit vector."""

    body_id: int
    x: float
    y: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class ZombieHit:
    """A zombie was struck for `damage` from direction (dx, dy); `killed` says it fell for good."""

    zombie_id: int
    x: float
    y: float
    dx: float
    dy: float
    damage: float
    killed: bool
    body_id: int = -1


@dataclass(frozen=True, slots=True)
class Shoved:
    """A body pushed `count` zombies away."""

    body_id: int
    x: float
    y: float
    count: int


@dataclass(frozen=True, slots=True)
class WeaponBroke:
    """The weapon in hand broke."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Threw:
    """A phone left the hand towards (to_x, to_y)."""

    body_id: int
    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class PhoneRang:
    """A thrown phone sounded; `pull` 1.0 is its first ring at this spot."""

    x: float
    y: float
    pull: float


@dataclass(frozen=True, slots=True)
class DoorMoved:
    """A door changed; `state` is the `DoorState` value, `slammed` when it was shut in a hurry."""

    name: str
    x: float
    y: float
    state: int
    slammed: bool = False


@dataclass(frozen=True, slots=True)
class DoorRefused:
    """A locked door was tried without its key."""

    name: str
    key: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bashed:
    """Zombies beat on a door or a piece of furniture; `hp` is what remains of `full`."""

    x: float
    y: float
    hp: float
    full: float


@dataclass(frozen=True, slots=True)
class PropPushed:
    """A piece of furniture slid from one tile to the next."""

    kind: str
    from_x: float
    from_y: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PropBroke:
    """A piece of furniture fell apart."""

    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class GlassBroke:
    """A window broke."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picked:
    """A body picked something up; `item` is the `Item` value."""

    body_id: int
    item: int
    count: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Used:
    """A body used the thing named `target`."""

    body_id: int
    target: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class BandageStarted:
    """A body began to bandage itself."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bandaged:
    """A body finished a bandage; `hp` is its health now."""

    body_id: int
    hp: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Spotted:
    """A zombie that was calm saw prey."""

    zombie_id: int
    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Heard:
    """`count` zombies turned towards a noise at (x, y)."""

    count: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Grabbed:
    """A zombie took hold of a body: the telegraph before damage and bite."""

    body_id: int
    zombie_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Escaped:
    """A body shook off what held it."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Hurt:
    """A body lost `damage` health; (dx, dy) is the direction of the blow."""

    body_id: int
    damage: float
    hp: float
    x: float
    y: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Bitten:
    """A body was bitten; the infection clock starts at (or stays at) `ticks_left`."""

    body_id: int
    ticks_left: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Coughed:
    """An infected body coughed."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Turned:
    """A body turned; a zombie will rise where it fell."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Died:
    """A body died; `cause` is killed, turned or eaten."""

    body_id: int
    cause: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ZombieRose:
    """A zombie stands up (a fresh one after its convulsion, or one the director sent)."""

    zombie_id: int
    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class AllyOrdered:
    """The ally took order `order` (an `Order` value)."""

    body_id: int
    order: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class AllyStruck:
    """The ally struck, and is prey for a while."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class AllyWarned:
    """The ally senses a peak `lead_ticks` ahead, from direction (dx, dy)."""

    body_id: int
    lead_ticks: int
    dx: float
    dy: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Pulsed:
    """The ally listened: zombies within `radius` tiles of (x, y) show through walls."""

    body_id: int
    radius: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Fed:
    """A person fed the ally."""

    body_id: int
    item: int
    hunger: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class NearBite:
    """A hybrid is about to lose herself to `victim_id`; somebody may answer."""

    body_id: int
    victim_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class NearBiteAnswered:
    """Person `by_id` answered with `answer` (an `Answer`); `held` says that nobody is bitten."""

    body_id: int
    by_id: int
    answer: int
    held: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tasted:
    """A hybrid tasted `victim_id`: by biting, or from an arm that was given."""

    body_id: int
    victim_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class WentFeral:
    """A hybrid lost herself."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class CameToHerself:
    """A feral hybrid is herself again, and flees from what she did."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class AllyLeft:
    """A hybrid leaves until the next level; `by_herself` when nobody sent her."""

    body_id: int
    by_herself: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class AllyReturned:
    """She is back and brings `gift`: key, route or hybrid ("" = nothing to bring)."""

    body_id: int
    gift: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """The people went on without a hybrid who waited for them."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class HandTaken:
    """A hybrid's hand was taken by `by_id`, or let go."""

    body_id: int
    by_id: int
    held: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Leapt:
    """A body leaps over a gap to (to_x, to_y)."""

    body_id: int
    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Landed:
    """A body came down from a leap."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Roped:
    """A hybrid has stretched a rope over a gap; (x, y) is its middle."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Called:
    """A hybrid made herself heard, to draw the dead off."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Shouted:
    """A survivor shouted, to draw the dead to where he stood; `pull` is how well, 0..1."""

    body_id: int
    x: float
    y: float
    pull: float


@dataclass(frozen=True, slots=True)
class Handed:
    """A body gave `item` (an `Item`) to body `to_id`."""

    body_id: int
    to_id: int
    item: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ShotFired:
    """A soldier fired from (x, y) at (to_x, to_y)."""

    body_id: int
    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class TalkedDown:
    """A hostile hybrid was talked down, and joins."""

    body_id: int
    by_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class VariantWoke:
    """A bitten survivor did not turn: a hybrid from now on."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class HeardPhone:
    """Somebody looked up before the phone rang."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Panicked:
    """A follower ran, screaming."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Grieved:
    """A follower stopped beside a dead friend."""

    body_id: int
    dead_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SurvivorJoined:
    """A survivor was found and follows now."""

    body_id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The director entered `phase` (build, peak, relax)."""

    phase: str


@dataclass(frozen=True, slots=True)
class Said:
    """Text `text` (a key) was spoken by `who` ("" = the game)."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Question `text` was put by `who`; `choices` are the keys of its answers."""

    text: str
    who: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A body answered question `text` with its choice number `choice`, from 1."""

    body_id: int
    text: str
    choice: int


@dataclass(frozen=True, slots=True)
class CheckpointReached:
    """The people have come as far as checkpoint `checkpoint_id`."""

    checkpoint_id: str


@dataclass(frozen=True, slots=True)
class ObjectiveChanged:
    """An objective opened, was done, or failed."""

    objective_id: str
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class MusicAsked:
    """A trigger asked for music `track`."""

    track: str


@dataclass(frozen=True, slots=True)
class SoundAsked:
    """A trigger asked for `sound` at (x, y)."""

    sound: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class WeatherChanged:
    """A trigger changed the weather."""

    kind: str


@dataclass(frozen=True, slots=True)
class LightChanged:
    """A trigger set the light of `zone`."""

    zone: str
    level: float


@dataclass(frozen=True, slots=True)
class LookAsked:
    """A trigger asked the view to look at (x, y) for `ticks`."""

    x: float
    y: float
    ticks: int


@dataclass(frozen=True, slots=True)
class RunEnded:
    """The run is over: `outcome` is win or lose, `text` (a key) says how."""

    outcome: str
    text: str


Event = (
    Stepped
    | NoiseMade
    | Swung
    | ZombieHit
    | Shoved
    | WeaponBroke
    | Threw
    | PhoneRang
    | DoorMoved
    | DoorRefused
    | Bashed
    | PropPushed
    | PropBroke
    | GlassBroke
    | Picked
    | Used
    | BandageStarted
    | Bandaged
    | Spotted
    | Heard
    | Grabbed
    | Escaped
    | Hurt
    | Bitten
    | Coughed
    | Turned
    | Died
    | ZombieRose
    | AllyOrdered
    | AllyStruck
    | AllyWarned
    | Pulsed
    | Fed
    | NearBite
    | NearBiteAnswered
    | Tasted
    | WentFeral
    | CameToHerself
    | AllyLeft
    | AllyReturned
    | LeftBehind
    | HandTaken
    | Leapt
    | Landed
    | Roped
    | Called
    | Shouted
    | Handed
    | ShotFired
    | TalkedDown
    | VariantWoke
    | HeardPhone
    | Panicked
    | Grieved
    | SurvivorJoined
    | PhaseChanged
    | Said
    | Asked
    | Answered
    | CheckpointReached
    | ObjectiveChanged
    | MusicAsked
    | SoundAsked
    | WeatherChanged
    | LightChanged
    | LookAsked
    | RunEnded
)
