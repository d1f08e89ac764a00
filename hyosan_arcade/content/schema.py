"""The shape of a level file, format 1, in the file's own words and units (seconds, tiles).

These structs are the one description of the format: the walk finds faults by them, msgspec reads
by them, and an editor's JSON Schema can be made from them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from hyosan_arcade.content.kind_rows import Kind, KindId
from hyosan_arcade.content.schema_triggers import Trigger
from hyosan_arcade.content.schema_types import (
    MAX_TRIGGERS,
    MAX_WAVES,
    AllyRef,
    Count,
    Glyph,
    ItemRef,
    KindRef,
    Language,
    Letter,
    LevelId,
    Line,
    Name,
    PaletteRef,
    Percent,
    PlaceRef,
    PropRef,
    Seconds,
    Share,
    SurvivorRef,
    Table,
    TextKey,
    TileRef,
    Title,
    WaveId,
    Weather,
    Weight,
)


class WaveSpawn(Table):
    """Some zombies of a wave."""

    kind: KindRef
    at: PlaceRef
    count: Count = 1
    every: Seconds = 0


class Wave(Table):
    """A named group of spawns that a trigger starts."""

    id: WaveId
    spawn: Annotated[list[WaveSpawn], Meta(min_length=1, max_length=64)]


class Entry(Table):
    """What a glyph stands for: a tile, perhaps a mark, and at most one thing on it.

    A soldier stands, looking to one side, or patrols from here `to` a place and back.
    """

    tile: TileRef = ""
    mark: Name = ""
    name: Name = ""
    door: Literal["", "open", "closed", "locked", "barricaded", "broken"] = ""
    key: ItemRef = ""
    hp: Annotated[int, Meta(ge=1, le=10_000)] = 120
    prop: PropRef = ""
    item: ItemRef = ""
    zombie: KindRef = ""
    survivor: SurvivorRef = ""
    ally: AllyRef = ""
    soldier: Literal["", "stand", "patrol"] = ""
    face: Literal["", "up", "down", "left", "right"] = ""
    to: PlaceRef = ""


class Ally(Table):
    """How a hybrid begins."""

    name: Title = ""
    hunger: Percent = 20
    bond: Percent = 30
    joined: bool = True
    hostile: bool = False
    human: bool = False


class Director(Table):
    """How hard the game presses when it is left to itself."""

    enabled: bool = True
    intensity: Share = 0.5
    max_alive: Annotated[int, Meta(ge=0, le=5000)] = 200
    level: Annotated[int, Meta(ge=1, le=20)] = 1
    kinds: dict[KindRef, Weight] = field(
        default_factory=lambda: {"walker": 8, "fresh": 1, "runner": 1}
    )


class Rules(Table):
    """What holds in the whole level."""

    weather: Weather = "clear"
    music: Name = "calm"
    dark: Share = 0
    time_limit: Seconds = 0
    director: bool | Director = field(default_factory=Director)


class Map(Table):
    """The drawing, one character per tile, and the layer of regions of the same size."""

    rows: str
    zones: str = ""


class Level(Table):
    """A whole level file."""

    format: int
    id: LevelId
    title: Title
    map: Map
    author: Line = ""
    palette: PaletteRef = "school"
    rules: Rules = field(default_factory=Rules)
    zones: dict[Letter, Name] = {}
    legend: dict[Glyph, TileRef | Entry] = {}
    ally: dict[AllyRef, Ally] = {}
    kind: Annotated[dict[KindId, Kind], Meta(max_length=64)] = {}
    wave: Annotated[list[Wave], Meta(max_length=MAX_WAVES)] = []
    trigger: Annotated[list[Trigger], Meta(max_length=MAX_TRIGGERS)] = []
    text: dict[Language, dict[TextKey, Line]] = {}
