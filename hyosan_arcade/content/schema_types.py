"""The types that a level file is made of: names, references, ranges.

Two things are said about a string beside its type: what it *refers* to (a zone, a wave, …) and
what it *defines*; the checks resolve both without knowing any single trigger.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

NAME = r"^[a-z][a-z0-9_]{0,39}$"
NAME_IS = "a name of small letters, digits and _, such as front_door"
TEXT_KEY = r"^[a-z][a-z0-9_.]{0,59}$"

MAX_TRIGGERS = 256
MAX_ACTIONS = 32
MAX_WAVES = 256
MAX_COUNT = 5_000
MAX_SPAWNED = 20_000


def _refers(kind: str, pattern: str = NAME) -> Meta:
    return Meta(pattern=pattern, description=NAME_IS, extra={"refers": kind})


def _defines(kind: str) -> Meta:
    return Meta(pattern=NAME, description=NAME_IS, extra={"defines": kind})


Name = Annotated[str, Meta(pattern=NAME, description=NAME_IS)]
LevelId = Annotated[
    str,
    Meta(
        pattern=r"^[a-z][a-z0-9_-]{0,39}$",
        description="a name of small letters, digits, - and _, such as science-lab",
    ),
]
Glyph = Annotated[str, Meta(min_length=1, description="one character in quotes")]
Letter = Annotated[str, Meta(min_length=1, max_length=1, description="a single letter")]
ZoneRef = Annotated[str, _refers("zone")]
PlaceRef = Annotated[str, _refers("place")]
ThingRef = Annotated[str, _refers("thing")]
DoorRef = Annotated[str, _refers("door")]
WaveRef = Annotated[str, _refers("wave")]
KindRef = Annotated[str, _refers("zombie kind")]
ItemRef = Annotated[str, _refers("item")]
CarriedRef = Annotated[str, _refers("item or thing")]
FlagRef = Annotated[str, _refers("flag")]
WhoRef = Annotated[str, _refers("character")]
AllyRef = Annotated[str, _refers("hybrid")]
SurvivorRef = Annotated[str, _refers("survivor")]
TileRef = Annotated[str, _refers("tile")]
GroundRef = Annotated[str, _refers("plain tile")]
PropRef = Annotated[str, _refers("prop")]
PaletteRef = Annotated[str, _refers("palette")]
TextRef = Annotated[
    str,
    Meta(pattern=TEXT_KEY, description="a text key such as say.hello", extra={"refers": "text"}),
]
TextKey = Annotated[str, Meta(pattern=TEXT_KEY, description="a text key such as say.hello")]
WaveId = Annotated[str, _defines("wave")]
TriggerId = Annotated[str, _defines("trigger")]
FlagId = Annotated[str, _defines("flag")]
CheckpointId = Annotated[str, _defines("checkpoint")]

Share = Annotated[float, Meta(ge=0, le=1)]
Percent = Annotated[float, Meta(ge=0, le=100)]
Seconds = Annotated[float, Meta(ge=0, le=3600)]
Period = Annotated[float, Meta(ge=0.5, le=3600)]
"""Seconds between two times; what ticks faster would drown the game."""
Count = Annotated[int, Meta(ge=1, le=MAX_COUNT)]
Rate = Annotated[float, Meta(gt=0, le=10)]
Loudness = Annotated[float, Meta(ge=0, le=80)]
Score = Annotated[int, Meta(ge=-1_000_000, le=1_000_000)]
Weight = Annotated[int, Meta(ge=0, le=1000)]
Line = Annotated[str, Meta(max_length=400, description="words in quotes")]
Language = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}$", description="a language code such as en or ko")
]
Title = Line | dict[Language, Line]
DoorName = Literal["open", "closed", "locked", "barricaded", "broken"]
Weather = Literal["clear", "rain", "storm", "fog", "snow", "night"]


class Table(Struct, forbid_unknown_fields=True):
    """A table of the file; a key it does not know is a fault."""
