"""What a type of `schema` means, asked in small questions and said in plain words."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from hyosan_arcade.content.faults import did_you_mean

Shape = Any
"""A type as `schema` writes it: a class, a union, an `Annotated`, a `Literal`."""
QUOTED_CHARS = 60


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a struct by its name in the file."""

    name: str
    shape: Shape
    required: bool


def origin(shape: Shape) -> Shape:
    """Return `list` for `list[int]`, the union type for a union, None for a plain class."""
    return typing.get_origin(shape)


@cache
def unwrap(shape: Shape) -> tuple[Shape, tuple[Meta, ...]]:
    """Take the `Annotated` off a shape; return what is below and what it says."""
    if origin(shape) is Annotated:
        inner, *metas = typing.get_args(shape)
        return inner, tuple(m for m in metas if isinstance(m, Meta))
    return shape, ()


@cache
def fields_of(struct: type[Struct]) -> dict[str, Field]:
    """Return the fields of a struct by their names in the file."""
    found = msgspec.structs.fields(struct)
    return {f.encode_name: Field(f.encode_name, f.type, f.required) for f in found}


@cache
def tag_of(struct: type[Struct]) -> tuple[str, str]:
    """Return the tag field of a struct and its tag; both "" when it has none."""
    config = struct.__struct_config__
    return str(config.tag_field or ""), str(config.tag or "")


def is_struct(shape: Shape) -> bool:
    """Say whether a shape is a table of known keys."""
    return isinstance(shape, type) and issubclass(shape, Struct)


def is_dict(shape: Shape) -> bool:
    """Say whether a shape is a table of free keys."""
    return origin(shape) is dict


def accepts_text(shape: Shape) -> bool:
    """Say whether words in quotes can fit."""
    return unwrap(shape)[0] is str or literals(shape) != ()


def literals(shape: Shape) -> tuple[str, ...]:
    """Return the words a `Literal` allows, apart from the empty one."""
    bare, _ = unwrap(shape)
    if origin(bare) is not Literal:
        return ()
    return tuple(option for option in typing.get_args(bare) if option)


def fits(value: object, shape: Shape) -> bool:
    """Say whether msgspec accepts `value`."""
    try:
        msgspec.convert(value, shape)
    except msgspec.ValidationError:
        return False
    return True


# --- wording --------------------------------------------------------------------------------------


def wording(shape: Shape) -> str:
    """Say in plain words what a shape wants."""
    bare, metas = unwrap(shape)
    if options := literals(shape):
        return "one of " + ", ".join(options)
    if described := next((m.description for m in metas if m.description), None):
        return described
    names = {
        str: "words in quotes",
        bool: "true or false",
        int: "a whole number",
        float: "a number",
    }
    if bare in (int, float):
        return names[bare] + _range(metas)
    return names.get(bare, "a table { … }")


def _range(metas: tuple[Meta, ...]) -> str:
    low = next((m.ge if m.ge is not None else m.gt for m in metas), None)
    high = next((m.le for m in metas), None)
    if low is None or high is None:
        return ""
    above = any(m.gt is not None for m in metas)
    return f" {'above' if above else 'from'} {low} {'up to' if above else 'to'} {high}"


def mend(value: object, shape: Shape) -> str:
    """Return a hint for the commonest slips: quoted numbers, near words, capitals."""
    bare, _ = unwrap(shape)
    if options := literals(shape):
        return did_you_mean(value, options)
    if isinstance(value, str) and bare in (int, float, bool):
        return f"remove the quotes: {value}" if _looks_bare(value) else ""
    if isinstance(value, str) and value != value.lower() and fits(value.lower(), shape):
        return f'write "{value.lower()}"'
    return ""


def _looks_bare(word: str) -> bool:
    return word in ("true", "false") or word.lstrip("-").replace(".", "", 1).isdecimal()


def show(value: object) -> str:
    """Quote a value of the file, cut to a bearable length."""
    if isinstance(value, str):
        cut = value[:QUOTED_CHARS]
        return f'"{cut}{"…" if cut != value else ""}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return str(value)[:QUOTED_CHARS]


def choices(by_tag: dict[str, Shape]) -> str:
    return "one of: " + ", ".join(by_tag)
