"""A level's drawing as a map of the Tiled editor, for those who would rather use a mouse.

Every glyph of the level's palette and legend is a tile of one tileset, and every zone letter
another, so the map comes back letter for letter.  What a glyph means stands in its tile's
properties.  Two layers, `map` and `zones`; everything else of a level (rules, triggers, words)
stays in the level file, which the way back changes in place.  Reading is `tiled_read.py`.
"""

from __future__ import annotations

import json
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from hyosan_arcade.content.drawing import NO_ZONE
from hyosan_arcade.content.schema import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hyosan_arcade.content.schema import Level

TILE_PX = 16
COLUMNS = 16
MAP_LAYER, ZONE_LAYER = "map", "zones"
PALETTE, LEGEND, ZONE = "palette", "legend", "zone"
"""Classes of tiles."""
SPARE_GLYPHS = string.digits
SPARE_LETTERS = string.ascii_uppercase
EMPTY = " "
"""What an empty square of the map layer stands for."""
TILED_VERSION, MAP_VERSION = "1.11.0", "1.10"


@dataclass(frozen=True, slots=True)
class Stamp:
    """One tile of the tileset; `group` is its class, `name` a zone's, `entry` a glyph's."""

    group: str
    letter: str
    entry: Entry = Entry()
    name: str = ""


def stamps_of(level: Level, glyphs: Mapping[str, Entry]) -> list[Stamp]:
    """Return the tileset of a level drawn with the palette `glyphs`.

    Unused digits and capitals come along blank, so that a mark or a zone can be added in Tiled.
    """
    legend = {glyph: as_entry(entry) for glyph, entry in level.legend.items()}
    spare = [d for d in SPARE_GLYPHS if d not in legend and d not in glyphs]
    names = dict(level.zones)
    return [
        *(Stamp(PALETTE, glyph, entry) for glyph, entry in glyphs.items() if glyph not in legend),
        *(Stamp(LEGEND, glyph, entry) for glyph, entry in legend.items()),
        *(Stamp(LEGEND, digit) for digit in spare),
        *(Stamp(ZONE, letter, name=name) for letter, name in names.items()),
        *(Stamp(ZONE, letter) for letter in SPARE_LETTERS if letter not in names),
    ]


def as_entry(raw: str | Entry) -> Entry:
    """Return a legend's value as an entry, also where it is only a tile's name."""
    return Entry(tile=raw) if isinstance(raw, str) else raw


def tiled_map(level: Level, stamps: list[Stamp], image: str) -> str:
    """Return the text of a `.tmj` whose tileset is the picture `image`."""
    rows = lines_of(level.map.rows)
    zones = lines_of(level.map.zones) if level.map.zones else []
    height, width = len(rows), len(rows[0])
    glyph_at = {s.letter: n for n, s in enumerate(stamps, start=1) if s.group != ZONE}
    zone_at = {s.letter: n for n, s in enumerate(stamps, start=1) if s.group == ZONE and s.name}
    if EMPTY not in {s.letter for s in stamps if s.group == LEGEND}:
        glyph_at[EMPTY] = 0
    squares = [glyph_at[glyph] for row in rows for glyph in row]
    regions = [zone_at.get(letter, 0) for row in zones for letter in row] or [0] * len(squares)
    layers = [
        _layer(1, MAP_LAYER, (width, height), squares),
        _layer(2, ZONE_LAYER, (width, height), regions) | {"opacity": 0.4},
    ]
    return json.dumps(_frame((width, height), layers, _tileset(stamps, image)), ensure_ascii=False)


def lines_of(text: str) -> list[str]:
    """Split a drawn layer into its rows."""
    return text.removesuffix("\n").split("\n")


def blank_letter(zones: Mapping[str, str]) -> str:
    """Return the letter that stands for no zone."""
    return next((letter for letter in NO_ZONE if letter not in zones), NO_ZONE[0])


def _frame(
    size: tuple[int, int], layers: list[dict[str, Any]], tileset: dict[str, Any]
) -> dict[str, Any]:
    return {
        "type": "map",
        "version": MAP_VERSION,
        "tiledversion": TILED_VERSION,
        "orientation": "orthogonal",
        "renderorder": "right-down",
        "infinite": False,
        "width": size[0],
        "height": size[1],
        "tilewidth": TILE_PX,
        "tileheight": TILE_PX,
        "nextlayerid": len(layers) + 1,
        "nextobjectid": 1,
        "layers": layers,
        "tilesets": [tileset],
    }


def _layer(number: int, name: str, size: tuple[int, int], squares: list[int]) -> dict[str, Any]:
    return {
        "id": number,
        "type": "tilelayer",
        "name": name,
        "width": size[0],
        "height": size[1],
        "x": 0,
        "y": 0,
        "opacity": 1,
        "visible": True,
        "data": squares,
    }


def _tileset(stamps: list[Stamp], image: str) -> dict[str, Any]:
    rows = -(-len(stamps) // COLUMNS)
    return {
        "firstgid": 1,
        "name": "hyosan",
        "tilewidth": TILE_PX,
        "tileheight": TILE_PX,
        "tilecount": len(stamps),
        "columns": COLUMNS,
        "margin": 0,
        "spacing": 0,
        "image": image,
        "imagewidth": COLUMNS * TILE_PX,
        "imageheight": rows * TILE_PX,
        "tiles": [_tile(number, stamp) for number, stamp in enumerate(stamps)],
    }


def _tile(number: int, stamp: Stamp) -> dict[str, Any]:
    told: dict[str, str | int] = {"letter": stamp.letter}
    if stamp.name:
        told["name"] = stamp.name
    told |= entry_words(stamp.entry)
    properties = [
        {"name": name, "type": "int" if isinstance(value, int) else "string", "value": value}
        for name, value in told.items()
    ]
    return {"id": number, "type": stamp.group, "properties": properties}


def entry_words(entry: Entry) -> dict[str, str | int]:
    """Return what an entry says that is not taken for granted.

    >>> entry_words(Entry(door="locked", key="keycard"))
    {'door': 'locked', 'key': 'keycard'}
    """
    plain: dict[str, str | int] = msgspec.to_builtins(entry)
    taken: dict[str, str | int] = msgspec.to_builtins(Entry())
    return {name: value for name, value in plain.items() if value != taken[name]}
