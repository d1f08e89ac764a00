"""A checked file becomes the frozen `LevelSpec` that the rules trust."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hyosan_arcade.content.check import START
from hyosan_arcade.content.kind_rows import add_kinds
from hyosan_arcade.content.schema import Ally, Director
from hyosan_arcade.content.script_build import build_trigger, ticks
from hyosan_arcade.content.stock import SHIPPED
from hyosan_arcade.sim.company import FIRST
from hyosan_arcade.sim.spec import (
    AllySpec,
    DirectorSpec,
    DoorSpec,
    DoorState,
    Item,
    ItemSpec,
    LevelSpec,
    PropSpec,
    SoldierSpec,
    SpawnSpec,
    SurvivorSpec,
    WaveSpec,
    ZombieSpec,
)

if TYPE_CHECKING:
    from hyosan_arcade.content.drawing import Drawing
    from hyosan_arcade.content.schema import Entry, Level, Wave
    from hyosan_arcade.content.schema_types import Title
    from hyosan_arcade.content.stock import Stock
    from hyosan_arcade.sim.spec import Tile

ENGLISH = "en"
FACES = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
"""(row, col) step of each side a soldier may look to."""


def build_level(level: Level, drawing: Drawing, stock: Stock = SHIPPED) -> LevelSpec:
    """Assemble the spec; level and drawing have passed every check."""
    things = drawing.things
    spec = LevelSpec(
        level_id=stock.level_id(level.id),
        title=MappingProxyType(_by_language(level.title)),
        tiles=tuple(tuple(row) for row in drawing.tiles),
        start=drawing.marks[START][0],
        author=level.author,
        palette=level.palette,
        weather=level.rules.weather,
        music=level.rules.music,
        dark=float(level.rules.dark),
        time_limit_ticks=ticks(level.rules.time_limit),
        doors=_doors(things),
        props=tuple(PropSpec(e.prop, at, e.name) for at, _, e in things if e.prop),
        items=tuple(ItemSpec(Item[e.item.upper()], at, e.name) for at, _, e in things if e.item),
        zombies=tuple(ZombieSpec(e.zombie, at) for at, _, e in things if e.zombie),
        survivors=tuple(SurvivorSpec(e.survivor, at) for at, _, e in things if e.survivor),
        allies=_allies(level, things),
        soldiers=tuple(_soldier(e, at) for at, _, e in things if e.soldier),
        marks=_frozen_places(drawing.marks),
        zones=_frozen_places(drawing.zones),
        waves=tuple(_wave(wave) for wave in level.wave),
        triggers=tuple(build_trigger(trigger) for trigger in level.trigger),
        director=_director(level.rules.director),
        kinds=add_kinds(stock.kinds, level.kind),
        text=_texts(level, stock),
        files=stock.files,
    )
    return dataclasses.replace(spec, digest=digest(spec))


def _by_language(title: Title) -> dict[str, str]:
    return {ENGLISH: title} if isinstance(title, str) else dict(title)


def _frozen_places(places: dict[str, list[Tile]]) -> Mapping[str, tuple[Tile, ...]]:
    return MappingProxyType({name: tuple(tiles) for name, tiles in places.items()})


def _texts(level: Level, stock: Stock) -> Mapping[str, Mapping[str, str]]:
    """Return the level's texts over its pack's; a hybrid's `name` counts as the text `name.ID`."""
    texts = {lang: dict(by_key) for lang, by_key in stock.text.items()}
    for lang, by_key in level.text.items():
        texts.setdefault(lang, {}).update(by_key)
    for who, ally in level.ally.items():
        if ally.name:
            for lang, words in _by_language(ally.name).items():
                texts.setdefault(lang, {}).setdefault(f"name.{who}", words)
    return MappingProxyType({lang: MappingProxyType(by_key) for lang, by_key in texts.items()})


def _allies(level: Level, things: list[tuple[Tile, str, Entry]]) -> tuple[AllySpec, ...]:
    """Return the hybrids in reading order, the game's own first."""
    allies = [_ally(e.ally, at, level.ally.get(e.ally, Ally())) for at, _, e in things if e.ally]
    return tuple(sorted(allies, key=lambda ally: ally.who != FIRST))


def _ally(who: str, at: Tile, told: Ally) -> AllySpec:
    return AllySpec(
        who=who,
        at=at,
        hunger=float(told.hunger),
        bond=float(told.bond),
        joined=told.joined,
        hostile=told.hostile,
        human=told.human,
    )


def _soldier(entry: Entry, at: Tile) -> SoldierSpec:
    return SoldierSpec(at, FACES[entry.face or "down"], entry.to)


def _wave(wave: Wave) -> WaveSpec:
    spawns = (SpawnSpec(s.kind, s.count, s.at, ticks(s.every)) for s in wave.spawn)
    return WaveSpec(wave.id, tuple(spawns))


def _director(director: bool | Director) -> DirectorSpec:
    if isinstance(director, bool):
        return DirectorSpec(enabled=director)
    return DirectorSpec(
        enabled=director.enabled,
        intensity=float(director.intensity),
        max_alive=director.max_alive,
        level_number=director.level,
        kinds=tuple(director.kinds.items()),
    )


def _doors(things: list[tuple[Tile, str, Entry]]) -> tuple[DoorSpec, ...]:
    """Join adjacent tiles of one glyph to one door, in reading order of their first tiles."""
    glyphs = {at: glyph for at, glyph, entry in things if entry.door}
    doors: list[DoorSpec] = []
    for at, glyph, entry in things:
        if at in glyphs:
            tiles = _connected(at, glyph, glyphs)
            state = DoorState[entry.door.upper()]
            doors.append(DoorSpec(tiles, state, entry.name, entry.key, entry.hp))
    return tuple(doors)


def _connected(at: Tile, glyph: str, glyphs: dict[Tile, str]) -> tuple[Tile, ...]:
    """Take all tiles of `glyph` connected with `at` out of `glyphs`; return them in order."""
    found, rim = [at], [at]
    del glyphs[at]
    while rim:
        row, col = rim.pop()
        for near in ((row - 1, col), (row, col - 1), (row, col + 1), (row + 1, col)):
            if glyphs.get(near) == glyph:
                del glyphs[near]
                found.append(near)
                rim.append(near)
    return tuple(sorted(found))


# --- digest ---------------------------------------------------------------------------------------


def digest(spec: LevelSpec) -> str:
    """Hash everything a spec says (its own digest apart) into 16 hexadecimal digits.

    Pictures and sounds do not count, for the rules never see them.  The order of
    tables and the comments of the file do not count; class names do, for two triggers may differ
    in nothing else.
    """
    blank = dataclasses.replace(spec, digest="", files={})
    text = json.dumps(
        blank, default=_plain, sort_keys=True, ensure_ascii=True, separators=(",", ":")
    )
    return hashlib.blake2b(text.encode("ascii"), digest_size=8).hexdigest()


@cache
def _field_names(spec: Any) -> tuple[str, ...]:  # any class of specs
    return tuple(f.name for f in dataclasses.fields(spec))


def _plain(value: object) -> object:
    """Turn what JSON does not know, specs and frozen tables, into dicts; specs with their class."""
    if isinstance(value, Mapping):
        return dict(value)
    if dataclasses.is_dataclass(value):
        kind: type = type(value)
        return {"class": kind.__name__, **{n: getattr(value, n) for n in _field_names(kind)}}
    raise TypeError(f"{type(value).__name__} has no digest")
