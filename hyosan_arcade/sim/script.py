"""The declarative triggers of a level, as the rules see them.

A trigger is *when* something happens, *if* conditions hold, *do* actions in order.  Each kind is
one small frozen class, so the interpreter in `triggers.py` is a table from class to function and
a misspelt field cannot exist past the checker.  Times are ticks; places are names of marks,
zones or named things.
"""

from __future__ import annotations

from dataclasses import dataclass

# --- when -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OnStart:
    """The first tick."""


@dataclass(frozen=True, slots=True)
class OnTimer:
    """`after_ticks` from the start, then each `every_ticks` (0 = only once)."""

    after_ticks: int
    every_ticks: int = 0


@dataclass(frozen=True, slots=True)
class OnEnter:
    """A body steps into `zone`; `who` is "player", "ally", "any" or a name."""

    zone: str
    who: str = "player"


@dataclass(frozen=True, slots=True)
class OnCleared:
    """Every zombie of `wave` is dead."""

    wave: str


@dataclass(frozen=True, slots=True)
class OnPick:
    """A person picks up an item (its name or its kind in lower case)."""

    item: str


@dataclass(frozen=True, slots=True)
class OnUse:
    """A person uses the thing named `target`."""

    target: str


@dataclass(frozen=True, slots=True)
class OnAlly:
    """The hunger (0..100) of hybrid `who` ("" = any) reaches `hunger`, or she enters `state`.

    States: fed, joined, losing (hunger above restraint), gone, hunted, hand, near_bite, feral,
    left, back.
    """

    hunger: float = 0.0
    state: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class OnDie:
    """`who` ("player", "ally", "zombie", "survivor" or a name) has died `count` times."""

    who: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class OnEscape:
    """The people of `who` ("player", "any", "all") stand in `zone`."""

    zone: str
    who: str = "player"


@dataclass(frozen=True, slots=True)
class OnFlag:
    """Flag `flag` reaches `at_least`."""

    flag: str
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class OnNoise:
    """A noise of at least `loudness` starts in `zone`."""

    zone: str
    loudness: float = 8.0


When = (
    OnStart
    | OnTimer
    | OnEnter
    | OnCleared
    | OnPick
    | OnUse
    | OnAlly
    | OnDie
    | OnEscape
    | OnFlag
    | OnNoise
)

# --- if ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold; fields left at their defaults say nothing.  All given ones must hold."""

    flag: str = ""
    not_flag: str = ""
    at_least: int = 1
    has_item: str = ""
    ally_alive: bool | None = None
    chance: float = 1.0
    difficulty: str = ""


# --- do ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Say:
    """Show text `text`, spoken by `who` ("" = nobody in particular)."""

    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: its words, and the flag it sets ("" = none) to `value`."""

    text: str
    flag: str = ""
    value: int = 1


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the people `text`, spoken by `who`; the first of them to answer chooses."""

    text: str
    choices: tuple[Choice, ...]
    who: str = ""


@dataclass(frozen=True, slots=True)
class Objective:
    """Open objective `objective_id` with `text`, or set its `status` (open, done, failed)."""

    objective_id: str
    text: str = ""
    status: str = "open"


@dataclass(frozen=True, slots=True)
class Spawn:
    """Bring `count` zombies of `kind` to `at`, one each `every_ticks`."""

    kind: str
    at: str
    count: int = 1
    every_ticks: int = 0


@dataclass(frozen=True, slots=True)
class Flood:
    """Bring `rate` zombies a second to `at` for `ticks`."""

    kind: str
    at: str
    rate: float
    ticks: int


@dataclass(frozen=True, slots=True)
class StartWave:
    """Start wave `wave`."""

    wave: str


@dataclass(frozen=True, slots=True)
class SetDoor:
    """Set the door `target` to `state` (open, closed, locked, barricaded, broken)."""

    target: str
    state: str


@dataclass(frozen=True, slots=True)
class SetTile:
    """Turn every tile of `zone` into `tile`; what stands there is pushed out of what is solid."""

    zone: str
    tile: str


@dataclass(frozen=True, slots=True)
class DropItem:
    """Lay `count` of `item` at `at`."""

    item: str
    at: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class MakeNoise:
    """Sound `loudness` at `at` for `ticks`."""

    at: str
    loudness: float
    ticks: int = 60


@dataclass(frozen=True, slots=True)
class PlayMusic:
    """Ask the view for music `track`."""

    track: str


@dataclass(frozen=True, slots=True)
class PlaySound:
    """Ask the view for `sound`, at a place or ("") everywhere."""

    sound: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class SetWeather:
    """Ask the view for `kind` of weather."""

    kind: str


@dataclass(frozen=True, slots=True)
class SetLight:
    """Light `zone` at `level` 0..1."""

    zone: str
    level: float


@dataclass(frozen=True, slots=True)
class TellAlly:
    """Make the hybrid `who` ("" = all of them) do `order`: join, leave, come, hold, feed, wake."""

    order: str
    at: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class SetFlag:
    """Set flag `flag` to `value`, or add to it."""

    flag: str
    value: int = 1
    add: bool = False


@dataclass(frozen=True, slots=True)
class TuneDirector:
    """Set the director's intensity 0..1."""

    intensity: float


@dataclass(frozen=True, slots=True)
class LookAt:
    """Ask the view to show `at` for `ticks`."""

    at: str
    ticks: int = 120


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Mark how far the people have come: a retry goes on from here."""

    checkpoint_id: str


@dataclass(frozen=True, slots=True)
class EndRun:
    """End the run: `result` is "win" or "lose", `text` says how."""

    result: str
    text: str = ""


Do = (
    Say
    | Ask
    | Objective
    | Spawn
    | Flood
    | StartWave
    | SetDoor
    | SetTile
    | DropItem
    | MakeNoise
    | PlayMusic
    | PlaySound
    | SetWeather
    | SetLight
    | TellAlly
    | SetFlag
    | TuneDirector
    | LookAt
    | Checkpoint
    | EndRun
)


@dataclass(frozen=True, slots=True)
class TriggerSpec:
    """One trigger.  Fires once unless `repeat`; waits `delay_ticks` between cause and effect."""

    trigger_id: str
    when: When
    then: tuple[Do, ...]
    conditions: tuple[Condition, ...] = ()
    delay_ticks: int = 0
    repeat: bool = False
