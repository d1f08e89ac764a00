"""The shape of a trigger in a level file: *when* … *if* … *then*, in seconds and names.

One struct for each thing that can happen (`on`) and each thing that can be done (`do`); they
mirror `sim.script`, which counts ticks.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from hyosan_arcade.content.schema_types import (
    MAX_ACTIONS,
    AllyRef,
    CarriedRef,
    CheckpointId,
    Count,
    DoorName,
    DoorRef,
    FlagId,
    FlagRef,
    GroundRef,
    ItemRef,
    KindRef,
    Loudness,
    Name,
    Percent,
    Period,
    PlaceRef,
    Rate,
    Score,
    Seconds,
    Share,
    Table,
    TextRef,
    ThingRef,
    TriggerId,
    WaveRef,
    Weather,
    WhoRef,
    ZoneRef,
)

# --- when -----------------------------------------------------------------------------------------


class OnStart(Table, tag_field="on", tag="start"):
    """The run begins."""


class OnTimer(Table, tag_field="on", tag="timer"):
    """After so many seconds, and then, if `every` is given, again and again."""

    after: Seconds
    every: Period = 0


class OnEnter(Table, tag_field="on", tag="enter"):
    """Somebody steps into a zone."""

    zone: ZoneRef
    who: WhoRef = "player"


class OnCleared(Table, tag_field="on", tag="cleared"):
    """Every zombie of a wave is dead."""

    wave: WaveRef


class OnPick(Table, tag_field="on", tag="pick"):
    """Somebody picks up an item, by its kind or its own name."""

    item: CarriedRef


class OnUse(Table, tag_field="on", tag="use"):
    """Somebody uses the thing of that name."""

    target: ThingRef


AllyState = Literal[
    "", "fed", "joined", "losing", "gone", "hunted", "hand", "near_bite", "feral", "left", "back"
]


class OnAlly(Table, tag_field="on", tag="ally"):
    """A hybrid's hunger (0..100) reaches a value, or she enters a state."""

    ally: AllyRef = ""
    hunger: Percent = 0
    state: AllyState = ""


class OnDie(Table, tag_field="on", tag="die"):
    """So many of a kind of character have died."""

    who: WhoRef
    count: Count = 1


class OnEscape(Table, tag_field="on", tag="escape"):
    """The people stand in a zone."""

    zone: ZoneRef
    who: Literal["player", "any", "all"] = "player"


class OnFlag(Table, tag_field="on", tag="flag"):
    """A flag reaches a value."""

    flag: FlagRef
    at_least: Score = 1


class OnNoise(Table, tag_field="on", tag="noise"):
    """A noise starts in a zone."""

    zone: ZoneRef
    loudness: Loudness = 8


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

# --- if -------------------------------------------------------------------------------------------


class Condition(Table):
    """What must hold as well; everything given must."""

    flag: FlagRef = ""
    not_flag: FlagRef = ""
    at_least: Score = 1
    has_item: ItemRef = ""
    ally_alive: bool | None = None
    chance: Share = 1
    difficulty: Literal["", "story", "normal", "cruel"] = ""


# --- do -------------------------------------------------------------------------------------------


class Say(Table, tag_field="do", tag="say"):
    """Show a text, spoken by somebody or nobody."""

    text: TextRef
    who: WhoRef = ""


class Choice(Table):
    """One answer to a question; a flag lets other triggers know that it was given."""

    text: TextRef
    set: FlagId = ""
    value: Score = 1


class Ask(Table, tag_field="do", tag="ask"):
    """Ask a question, spoken by somebody or nobody; the player picks one of the answers."""

    text: TextRef
    choices: Annotated[list[Choice], Meta(min_length=1, max_length=4)]
    who: WhoRef = ""


class Objective(Table, tag_field="do", tag="objective"):
    """Open an objective, or change its status."""

    id: Name
    text: TextRef = ""
    status: Literal["open", "done", "failed"] = "open"


class Spawn(Table, tag_field="do", tag="spawn"):
    """Bring zombies to a place, all at once or one every so many seconds."""

    kind: KindRef
    at: PlaceRef
    count: Count = 1
    every: Seconds = 0


class Flood(Table, tag_field="do", tag="flood"):
    """Bring so many zombies a second for a while."""

    kind: KindRef
    at: PlaceRef
    rate: Rate
    seconds: Seconds


class StartWave(Table, tag_field="do", tag="wave"):
    """Start a wave."""

    id: WaveRef


class SetDoor(Table, tag_field="do", tag="door"):
    """Open, close, lock or break a door."""

    target: DoorRef
    state: DoorName


class SetTile(Table, tag_field="do", tag="tile"):
    """Turn every tile of a zone into another: a wall falls, a floor breaks through."""

    zone: ZoneRef
    tile: GroundRef


class DropItem(Table, tag_field="do", tag="item"):
    """Lay items somewhere."""

    item: ItemRef
    at: PlaceRef
    count: Count = 1


class MakeNoise(Table, tag_field="do", tag="noise"):
    """Make a noise somewhere."""

    at: PlaceRef
    loudness: Loudness
    seconds: Seconds = 1


class PlayMusic(Table, tag_field="do", tag="music"):
    """Change the music."""

    track: Name


class PlaySound(Table, tag_field="do", tag="sound"):
    """Play a sound, at a place or everywhere."""

    sound: Name
    at: PlaceRef = ""


class SetWeather(Table, tag_field="do", tag="weather"):
    """Change the weather."""

    kind: Weather


class SetLight(Table, tag_field="do", tag="light"):
    """Light a zone: 0 dark, 1 bright."""

    zone: ZoneRef
    level: Share


class TellAlly(Table, tag_field="do", tag="ally"):
    """Make a hybrid, or all, do something; `wake` bites one who is human yet."""

    order: Literal["join", "leave", "come", "hold", "feed", "wake"]
    ally: AllyRef = ""
    at: PlaceRef = ""


class SetFlag(Table, tag_field="do", tag="flag"):
    """Set a flag, or add to it."""

    set: FlagId
    value: Score = 1
    add: bool = False


class TuneDirector(Table, tag_field="do", tag="director"):
    """Set how hard the director presses."""

    intensity: Share


class LookAt(Table, tag_field="do", tag="look"):
    """Show a place for a while."""

    at: PlaceRef
    seconds: Annotated[float, Meta(ge=0, le=10)] = 2


class Checkpoint(Table, tag_field="do", tag="checkpoint"):
    """Let a retry go on from here."""

    id: CheckpointId


class EndRun(Table, tag_field="do", tag="end"):
    """End the run."""

    result: Literal["win", "lose"]
    text: TextRef = ""


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


class Trigger(Table):
    """When this happens, if that holds, then do these things in order."""

    id: TriggerId
    when: When
    then: Annotated[list[Do], Meta(min_length=1, max_length=MAX_ACTIONS)]
    conditions: Annotated[list[Condition], Meta(max_length=16)] = field(
        name="if", default_factory=list
    )
    delay: Seconds = 0
    repeat: bool = False
