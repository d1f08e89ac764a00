"""Read a map that the Tiled editor wrote, believing none of it.

Only what we write ourselves is understood: two tile layers of numbers, one tileset within the file.
Compression, tilesets in other files, endless maps, turned tiles and objects are refused by name,
with the setting to change; every number is checked before anything is made of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, NoReturn

import msgspec

from hyosan_arcade.content.drawing import MAX_CELLS, MAX_SIDE
from hyosan_arcade.content.faults import ContentError, printable
from hyosan_arcade.content.schema import Entry
from hyosan_arcade.content.tiled import (
    EMPTY,
    LEGEND,
    MAP_LAYER,
    PALETTE,
    ZONE,
    ZONE_LAYER,
    Stamp,
    blank_letter,
    entry_words,
)

MAX_BYTES = 2 * 1024 * 1024
MAX_STAMPS = 1024
MAX_PROPERTIES = 32
FIRST_FLAG = 1 << 28
"""Tiled keeps turns and mirrorings in the bits from here on."""
KNOWN_WORDS = frozenset({"letter", *Entry.__struct_fields__})

Node = dict[str, Any]


class TiledError(ContentError):
    """A `.tmj` cannot be used; `str` is one line with file, place and fix."""


@dataclass(slots=True)
class Painted:
    """What a Tiled map says of a level: `legend` values are plain words as TOML takes them."""

    rows: str
    zones: str = ""
    names: dict[str, str] = field(default_factory=dict)
    """Zone names by letter."""
    legend: dict[str, str | dict[str, str | int]] = field(default_factory=dict)


def read_tiled(content: bytes, file: str) -> Painted:
    """Read the bytes of a `.tmj` called `file`; raise TiledError."""
    return _Reader(file).read(content)


class _Reader:
    """Reads one file; knows its name for what it has to say."""

    def __init__(self, file: str) -> None:
        self._file = file

    def read(self, content: bytes) -> Painted:
        root = self._parsed(content)
        width, height = self._size(root)
        stamps = self._stamps(self._list(root, "tilesets", "the map"))
        layers = self._layers(root, width, height)
        squares = layers.get(MAP_LAYER)
        if squares is None:
            self._refuse("the map", f'has no tile layer called "{MAP_LAYER}"; name one so')
        rows = [self._glyph(n, gid, stamps, width) for n, gid in enumerate(squares)]
        painted = Painted(_drawn(rows, width))
        self._read_legend(painted, stamps, set(rows))
        self._read_zones(painted, layers.get(ZONE_LAYER, []), stamps, width)
        return painted

    # --- the frame ------------------------------------------------------------------------------

    def _parsed(self, content: bytes) -> Node:
        if len(content) > MAX_BYTES:
            self._refuse("the file", f"has more than {MAX_BYTES} bytes; no level is that large")
        try:
            root = json.loads(content.decode("utf-8-sig"), parse_constant=self._no_number)
        except UnicodeDecodeError:
            self._refuse("the file", "is not UTF-8; save it from Tiled as JSON map (.tmj)")
        except RecursionError:
            self._refuse("the file", "is nested too deep; save it from Tiled anew")
        except json.JSONDecodeError as error:
            self._refuse(
                f"line {error.lineno} column {error.colno}",
                f"is no JSON ({error.msg}); save the map from Tiled as JSON map (.tmj)",
            )
        except ValueError:
            self._refuse("the file", "has a number of thousands of digits")
        if not isinstance(root, dict) or root.get("type") != "map":
            self._refuse("the file", "is no Tiled map; save it from Tiled as JSON map (.tmj)")
        return root

    def _no_number(self, word: str) -> NoReturn:
        self._refuse("the file", f"has {word} where a number should be")

    def _size(self, root: Node) -> tuple[int, int]:
        if root.get("orientation") != "orthogonal":
            self._refuse("the map", "is not orthogonal; set Map > Orientation to Orthogonal")
        if root.get("infinite") is not False:
            self._refuse("the map", "is infinite; switch off Map > Map Properties > Infinite")
        width, height = (self._whole(root, key, "the map", MAX_SIDE) for key in ("width", "height"))
        if not width or not height or width * height > MAX_CELLS:
            self._refuse("the map", f"is {width} x {height}; at least 1 x 1, at most {MAX_CELLS}")
        return width, height

    def _layers(self, root: Node, width: int, height: int) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, layer in enumerate(self._list(root, "layers", "the map")):
            name = layer.get("name") if isinstance(layer, dict) else None
            place = f"layer {number + 1}"
            if not isinstance(name, str) or layer.get("type") != "tilelayer":
                self._refuse(place, "is no tile layer; keep only the layers map and zones")
            if name not in (MAP_LAYER, ZONE_LAYER) or name in found:
                self._refuse(place, f'is called "{_shown(name)}"; keep one map and one zones')
            sizes = [self._whole(layer, key, place, MAX_SIDE) for key in ("width", "height")]
            if sizes != [width, height]:
                self._refuse(place, f"is {sizes[0]} x {sizes[1]}, the map {width} x {height}")
            found[name] = self._squares(layer, place, width * height)
        return found

    def _squares(self, layer: Node, place: str, count: int) -> list[int]:
        if layer.get("compression") or layer.get("encoding", "csv") != "csv" or "chunks" in layer:
            fix = "set Map > Map Properties > Tile Layer Format to CSV"
            self._refuse(place, f"is compressed or encoded; {fix}")
        squares = layer.get("data")
        if isinstance(squares, str):
            squares = [int(w) if w.isdecimal() and len(w) < 11 else w for w in _csv(squares)]
        if not isinstance(squares, list) or len(squares) != count:
            has = len(squares) if isinstance(squares, list) else "no"
            self._refuse(place, f"has {has} squares; its size asks for {count}")
        return squares

    # --- the tileset ----------------------------------------------------------------------------

    def _stamps(self, tilesets: list[Any]) -> list[Stamp | None]:
        """Return the stamps by their number in the map; 0 is none."""
        if len(tilesets) != 1 or not isinstance(tilesets[0], dict):
            self._refuse("the map", f"has {len(tilesets)} tilesets; keep the one it came with")
        tileset = tilesets[0]
        if "source" in tileset:
            self._refuse("the tileset", "is in another file; embed it (Tilesets > Embed Tileset)")
        if tileset.get("firstgid") != 1:
            self._refuse("the tileset", "does not begin with 1; keep the one it came with")
        count = self._whole(tileset, "tilecount", "the tileset", MAX_STAMPS)
        stamps: list[Stamp | None] = [None] * (count + 1)
        for tile in self._list(tileset, "tiles", "the tileset"):
            if not isinstance(tile, dict):
                self._refuse("the tileset", "holds a tile that is no table")
            number = self._whole(tile, "id", "a tile", count - 1)
            stamps[number + 1] = self._stamp(tile, f"tile {number}")
        self._refuse_doubles(stamps)
        return stamps

    def _stamp(self, tile: Node, place: str) -> Stamp:
        group = tile.get("type", tile.get("class", ""))
        if group not in (PALETTE, LEGEND, ZONE):
            self._refuse(place, f"has no class of ours; use {PALETTE}, {LEGEND} or {ZONE}")
        told = self._told(tile, place)
        letter = told.pop("letter", "")
        if not isinstance(letter, str) or len(letter) != 1 or not letter.isprintable():
            self._refuse(place, 'needs the property "letter", one character')
        name = told.get("name", "")
        if group == ZONE:
            if not isinstance(name, str):
                self._refuse(place, 'has a "name" that is no text')
            return Stamp(ZONE, letter, name=name)
        try:
            return Stamp(group, letter, msgspec.convert(told, Entry))
        except msgspec.ValidationError as error:
            self._refuse(place, f'("{letter}") means nothing: {printable(str(error))[:120]}')

    def _told(self, tile: Node, place: str) -> dict[str, Any]:
        """Return a tile's properties; those left blank count for nothing."""
        properties = self._list(tile, "properties", place) if "properties" in tile else []
        told: dict[str, Any] = {}
        for one in properties[: MAX_PROPERTIES + 1]:
            name = one.get("name") if isinstance(one, dict) else None
            if not isinstance(name, str) or name not in KNOWN_WORDS:
                known = ", ".join(sorted(KNOWN_WORDS))
                self._refuse(place, f'has a property "{_shown(name)}"; known: {known}')
            if one.get("value") != "":
                told[name] = one.get("value")
        return told

    def _refuse_doubles(self, stamps: list[Stamp | None]) -> None:
        seen: set[tuple[bool, str]] = set()
        for number, stamp in enumerate(stamps):
            if stamp is None:
                continue
            key = (stamp.group == ZONE, stamp.letter)
            if key in seen:
                self._refuse(f"tile {number - 1}", f'is a second "{stamp.letter}"; give it another')
            seen.add(key)

    # --- the drawing ----------------------------------------------------------------------------

    def _glyph(self, index: int, gid: object, stamps: list[Stamp | None], width: int) -> str:
        stamp = self._stamp_at((MAP_LAYER, index, width), gid, stamps)
        if stamp is None:
            return EMPTY
        if stamp.group == ZONE:
            self._refuse(_square(MAP_LAYER, index, width), "is a zone; paint it on the layer zones")
        return stamp.letter

    def _stamp_at(
        self, where: tuple[str, int, int], gid: object, stamps: list[Stamp | None]
    ) -> Stamp | None:
        """Return the stamp of a square, None of an empty one."""
        if not isinstance(gid, int) or isinstance(gid, bool) or gid < 0:
            self._refuse(_square(*where), "is no tile's number")
        if gid >= FIRST_FLAG:
            self._refuse(_square(*where), "is turned or mirrored; place the tile plainly")
        if gid == 0:
            return None
        stamp = stamps[gid] if gid < len(stamps) else None
        if stamp is None:
            self._refuse(_square(*where), f"is tile {gid}, which the tileset does not have")
        return stamp

    def _read_legend(self, painted: Painted, stamps: list[Stamp | None], used: set[str]) -> None:
        for stamp in stamps:
            if stamp is None or stamp.group != LEGEND:
                continue
            words = entry_words(stamp.entry)
            if not words and stamp.letter in used:
                self._refuse(
                    f'the tile "{stamp.letter}"',
                    "is painted but means nothing; give it a property such as mark or tile",
                )
            if words:
                tile = words.get("tile")
                painted.legend[stamp.letter] = str(tile) if tile and len(words) == 1 else words

    def _read_zones(
        self, painted: Painted, squares: list[int], stamps: list[Stamp | None], width: int
    ) -> None:
        painted.names = {s.letter: s.name for s in stamps if s and s.group == ZONE and s.name}
        blank = blank_letter(painted.names)
        letters = []
        for index, gid in enumerate(squares):
            stamp = self._stamp_at((ZONE_LAYER, index, width), gid, stamps)
            if stamp is not None and (stamp.group != ZONE or not stamp.name):
                fix = 'paint zone letters here, and give each the property "name"'
                self._refuse(_square(ZONE_LAYER, index, width), f"is no named zone; {fix}")
            letters.append(blank if stamp is None else stamp.letter)
        if painted.names and letters:
            painted.zones = _drawn(letters, width)

    # --- small things ---------------------------------------------------------------------------

    def _list(self, node: Node, key: str, place: str) -> list[Any]:
        value = node.get(key)
        if not isinstance(value, list):
            self._refuse(place, f'has no list "{key}"; save it from Tiled anew')
        return value

    def _whole(self, node: Node, key: str, place: str, most: int) -> int:
        value = node.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            self._refuse(place, f'has a "{key}" that is not a whole number from 0 to {most}')
        return value

    def _refuse(self, place: str, what: str) -> NoReturn:
        raise TiledError(f"{self._file}: {place} {what}")


def _csv(text: str) -> list[str]:
    return [word.strip() for word in text.split(",")]


def _drawn(letters: list[str], width: int) -> str:
    """Put letters into rows.

    >>> _drawn(["a", "b", "c", "d"], 2)
    'ab\\ncd\\n'
    """
    rows = ("".join(letters[at : at + width]) for at in range(0, len(letters), width))
    return "".join(f"{row}\n" for row in rows)


def _square(layer: str, index: int, width: int) -> str:
    return f"layer {layer}, row {index // width + 1} col {index % width + 1}:"


def _shown(word: object) -> str:
    return printable(str(word))[:40]
