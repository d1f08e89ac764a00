"""The JSON Schema of a level file, for editors that complete and underline as one types.

Made from the structs that validate, so it cannot say anything else than they do; the words that
some strings may be (tiles, furniture, items, kinds of zombie) are added from the same tables the
checks look them up in.  `levels/schema.json` is this text.
"""

from __future__ import annotations

import inspect
import json
import typing
from typing import Any

import msgspec
from msgspec import Struct

from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.content.cast import HYBRIDS, SURVIVORS
from hyosan_arcade.content.check import DOOR_TILES, ITEMS
from hyosan_arcade.content.palette import PALETTES
from hyosan_arcade.content.schema import Level
from hyosan_arcade.content.shapes import Shape, fields_of, is_struct, origin, unwrap
from hyosan_arcade.sim.spec import PROP_INDEX, TILE_INDEX

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "hyosan_arcade level, format 1"
CLOSED: dict[str, tuple[str, ...]] = {
    "tile": (*TILE_INDEX, *DOOR_TILES),
    "plain tile": tuple(TILE_INDEX),
    "prop": tuple(PROP_INDEX),
    "item": ITEMS,
}
"""References of which no file can add more."""
KNOWN: dict[str, tuple[str, ...]] = {
    "zombie kind": tuple(kind.name for kind in KINDS),
    "base kind": tuple(kind.name for kind in KINDS),
    "survivor": SURVIVORS,
    "hybrid": HYBRIDS,
    "palette": tuple(PALETTES),
}
"""References to which a file may add its own: the game's are offered as examples."""

Node = dict[str, Any]


def level_schema() -> Node:
    """Return the schema as plain tables."""
    made = msgspec.json.schema(Level)
    for struct in structs_below(Level):
        node = made["$defs"][struct.__name__]
        # Whether a docstring keeps its indent depends on the versions of Python and msgspec.
        node["description"] = inspect.cleandoc(struct.__doc__ or "")
        for name, field in fields_of(struct).items():
            _tell_words(node["properties"][name], field.shape)
    _drop_discriminators(made)
    return {"$schema": DIALECT, "title": TITLE, **made}


def schema_text() -> str:
    """Return the schema as the text of `levels/schema.json`."""
    return json.dumps(level_schema(), indent=1, ensure_ascii=False) + "\n"


def structs_below(shape: Shape) -> list[type[Struct]]:
    """Return every struct within a shape, each once, in the order in which a reader meets them."""
    found: dict[type[Struct], None] = {}
    _collect(shape, found)
    return list(found)


def _collect(shape: Shape, found: dict[type[Struct], None]) -> None:
    bare, _ = unwrap(shape)
    if is_struct(bare):
        if bare not in found:
            found[bare] = None
            for field in fields_of(bare).values():
                _collect(field.shape, found)
    elif origin(bare) is not typing.Literal:
        for inner in typing.get_args(bare):
            _collect(inner, found)


def _tell_words(node: Node, shape: Shape) -> None:
    """Add to a field's node, and to those within it, the words that its references may be."""
    bare, metas = unwrap(shape)
    for meta in metas:
        kind = (meta.extra or {}).get("refers", "")
        if kind in CLOSED:
            node["enum"] = [*CLOSED[kind]]
        elif kind in KNOWN:
            node["examples"] = [*KNOWN[kind]]
    inner = typing.get_args(bare)
    if origin(bare) is dict:
        _tell_words(node["propertyNames"], inner[0])
        _tell_words(node["additionalProperties"], inner[1])
    elif origin(bare) is list:
        _tell_words(node["items"], inner[0])
    elif origin(bare) is not typing.Literal:
        for option, part in zip(inner, node.get("anyOf", ()), strict=False):
            _tell_words(part, option)


def _drop_discriminators(node: object) -> None:
    """Take out a word of OpenAPI's that JSON Schema does not have."""
    if isinstance(node, dict):
        if isinstance(node.get("discriminator"), dict) and "anyOf" in node:
            del node["discriminator"]
        for inner in node.values():
            _drop_discriminators(inner)
    elif isinstance(node, list):
        for inner in node:
            _drop_discriminators(inner)
