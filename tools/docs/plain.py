"""A type of the level format in words for people, and as rows of a table."""

from __future__ import annotations

import types
import typing

import msgspec
from msgspec import Struct

from hyosan_arcade.content.schema_types import NAME_IS
from hyosan_arcade.content.shapes import (
    Field,
    Shape,
    fields_of,
    is_struct,
    literals,
    origin,
    tag_of,
    unwrap,
    wording,
)
from tools.docs.meanings import MEANINGS

REFERENCES = {
    "zone": "a zone",
    "place": "a place: the name of a zone, mark, door or prop",
    "thing": "a named prop",
    "door": "a named door",
    "wave": "the id of a wave",
    "zombie kind": "a kind of zombie",
    "base kind": "a kind of the game or of the pack",
    "item": "a kind of item",
    "item or thing": "a kind of item, or a named one",
    "flag": "a flag",
    "character": "a kind of character, or somebody's id",
    "hybrid": "a hybrid's id",
    "survivor": "a survivor's id",
    "tile": "a tile",
    "plain tile": "a tile",
    "prop": "a prop",
    "palette": "a palette",
    "text": "a text key",
}
SHORT = {NAME_IS: "a name", "a table { … }": "a table"}
HEADINGS = {"Condition": "if"}
"""Sections that are not called as their struct is."""
DEFINES = {"flag": "a flag; the first to set it makes it"}


def words_for(shape: Shape) -> str:
    """Say what a shape takes."""
    bare, metas = unwrap(shape)
    for meta in metas:
        extra = meta.extra or {}
        if "refers" in extra:
            return REFERENCES.get(str(extra["refers"]), f"a {extra['refers']}")
        if "defines" in extra:
            return DEFINES.get(str(extra["defines"]), "a name of its own")
    if options := literals(shape):
        return " ".join(f"`{option}`" for option in options)
    if is_struct(bare):
        return f"a table: {link(bare)}"
    if origin(bare) is list:
        inner = typing.get_args(bare)[0]
        return f"a list; each is {words_for(inner)}"
    if origin(bare) is dict:
        key, value = typing.get_args(bare)
        return f"a table; key: {words_for(key)}; value: {words_for(value)}"
    if origin(bare) in (typing.Union, types.UnionType):
        return _words_for_union(bare)
    return SHORT.get(wording(shape), wording(shape))


def _words_for_union(union: Shape) -> str:
    options = [o for o in typing.get_args(union) if o is not type(None)]
    tagged = [o for o in options if is_struct(o) and tag_of(o)[1]]
    if tagged and len(tagged) == len(options):
        field = tag_of(tagged[0])[0]
        return f"a table with `{field}`: " + ", ".join(f"`{tag_of(o)[1]}`" for o in tagged)
    return " or ".join(words_for(option) for option in options)


def link(struct: type[Struct]) -> str:
    """Name a struct as its section does."""
    heading = HEADINGS.get(struct.__name__, struct.__name__.lower())
    return f"[{heading}](#{heading})"


def field_rows(struct: type[Struct]) -> list[str]:
    """Return the rows of a struct's table: key, meaning, what it takes, what it is left out."""
    meanings = MEANINGS[struct.__name__]
    return [
        f"| `{name}` | {meanings[name]} | {words_for(field.shape)} | {_default(struct, field)} |"
        for name, field in fields_of(struct).items()
    ]


def _default(struct: type[Struct], field: Field) -> str:
    if field.required:
        return "**needed**"
    (found,) = [f for f in msgspec.structs.fields(struct) if f.encode_name == field.name]
    value = found.default_factory() if found.default is msgspec.NODEFAULT else found.default
    plain = msgspec.to_builtins(value)
    if plain in ("", [], {}, None) or isinstance(value, Struct):
        return ""
    if isinstance(plain, dict):
        inner = ", ".join(f"{key} = {number}" for key, number in plain.items())
        return f"`{{ {inner} }}`"
    return f"`{str(plain).lower()}`"


def inline(struct: type[Struct]) -> str:
    """Return a struct's fields in one cell: those needed in bold."""
    parts = []
    for name, field in fields_of(struct).items():
        told = f"**`{name}`**" if field.required else f"`{name}`"
        default = _default(struct, field)
        least = f" = {default}" if default and not field.required else ""
        parts.append(f"{told} {words_for(field.shape)}{least}")
    return "; ".join(parts)
