"""From what a Tiled map says back to a level file: map, legend and zones change, all else stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.reading import RefusedError, read_source
from hyosan_arcade.content.rewrite import rewritten
from hyosan_arcade.content.schema import Entry
from hyosan_arcade.content.starter import level_id
from hyosan_arcade.content.tiled import as_entry, lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hyosan_arcade.content.tiled_read import Painted

Table = dict[str, Any]

_BARE = """\
#:schema ./schema.json
format = 1
id = {id}
title = {{ en = {title} }}

[map]
rows = ""

# Nothing wins this level yet: name a zone where it ends, and change "way_out" below to its name.
# [[trigger]]
# id = "escape"
# when = {{ on = "escape", zone = "way_out" }}
# then = [{{ do = "end", result = "win" }}]
"""


def bare_level(name: str) -> str:
    """Return a level file called `name` without a drawing, for a map that has none yet."""
    title = json.dumps(name, ensure_ascii=False)
    return _BARE.format(id=json.dumps(level_id(name)), title=title)


def merged(painted: Painted, content: bytes, file: str) -> str:
    """Return the level file `content`, called `file`, with the drawing of `painted`.

    Raises ContentError if the file cannot be read or rewritten.
    """
    try:
        source = read_source(content, file)
    except RefusedError as refused:
        raise ContentError(refused.report.render()) from refused
    wanted: Table = dict(source.table)
    there = wanted.get("map")
    layers: Table = dict(there) if isinstance(there, dict) else {}
    _put(layers, "rows", _kept(layers.get("rows"), painted.rows))
    _put(layers, "zones", _kept(layers.get("zones"), painted.zones))
    wanted["map"] = layers
    _put(wanted, "zones", painted.names)
    _put(wanted, "legend", _kept_legend(wanted.get("legend"), painted.legend))
    try:
        return rewritten(source.text, wanted)
    except ContentError as error:
        raise ContentError(f"{file}: {error}") from error


def _put(table: Table, key: str, value: object) -> None:
    """Set a key, or leave it away where there is nothing to say."""
    if value:
        table[key] = value
    else:
        table.pop(key, None)


def _kept(old: object, new: str) -> str:
    """Return the layer as it stands if it says the same, so that no line of it changes."""
    if isinstance(old, str) and _letters(old) == _letters(new):
        return old
    return new


def _letters(layer: str) -> list[str]:
    return lines_of(layer)


def _kept_legend(old: object, new: Mapping[str, str | dict[str, str | int]]) -> Table:
    """Return the new legend, each entry as it was written if it means the same."""
    before = old if isinstance(old, dict) else {}
    order = [glyph for glyph in before if glyph in new] + [g for g in new if g not in before]
    return {g: before[g] if g in before and _same(before[g], new[g]) else new[g] for g in order}


def _same(old: object, new: object) -> bool:
    try:
        return _entry(old) == _entry(new)
    except msgspec.ValidationError:
        return False


def _entry(raw: object) -> Entry:
    return as_entry(raw) if isinstance(raw, str) else msgspec.convert(raw, Entry)
