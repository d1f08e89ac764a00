"""The shapes of a pack's own files: pack.toml, palettes, kinds.  (Texts are free tables of words.)

Like `schema.py`, these structs are the one description: the walk finds faults by them and msgspec
reads by them.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from hyosan_arcade.content.kind_rows import Kind, KindId
from hyosan_arcade.content.schema import Entry
from hyosan_arcade.content.schema_types import (
    Glyph,
    Line,
    Name,
    PaletteRef,
    Table,
    TileRef,
    Title,
)

PACK_FORMAT = 1
PACK_ID = r"^[a-z][a-z0-9_-]{0,39}$"
PACK_ID_IS = "a name of small letters, digits, - and _, such as night-class"
VERSION = r"^\d{1,4}(\.\d{1,4}){0,2}$"
ASSET = r"^(sprites/[^/].*\.png|sounds/[^/].*\.ogg)$"

PackId = Annotated[str, Meta(pattern=PACK_ID, description=PACK_ID_IS)]
Version = Annotated[str, Meta(pattern=VERSION, description='a version such as "1.2.0"')]
Requirement = Annotated[
    str,
    Meta(
        pattern=r"^[a-z][a-z0-9_-]{0,39}( ?>= ?\d{1,4}(\.\d{1,4}){0,2})?$",
        description='the id of a pack, such as "school-tools" or "school-tools >= 1.2"',
    ),
]
AssetPath = Annotated[
    str,
    Meta(
        pattern=ASSET, max_length=200, description='"sprites/….png" or "sounds/….ogg" of the pack'
    ),
]


class Manifest(Table):
    """pack.toml: what the pack is, and what it needs.

    `game` is the least version of the game; `campaign` the levels in the order of play;
    `overrides` the files that shall stand in for the game's own everywhere.
    """

    format: int
    id: PackId
    version: Version
    title: Title
    game: Version = "0"
    author: Line = ""
    license: Line = ""
    requires: Annotated[list[Requirement], Meta(max_length=32)] = []
    campaign: Annotated[list[Name], Meta(max_length=256)] = []
    overrides: Annotated[list[AssetPath], Meta(max_length=512)] = []


class PaletteFile(Table):
    """palettes/NAME.toml: the glyphs of `palette` with those of `legend` over them."""

    palette: PaletteRef = "school"
    legend: dict[Glyph, TileRef | Entry] = field(default_factory=dict)


class KindsFile(Table):
    """kinds/NAME.toml: rows of the bestiary."""

    kind: Annotated[dict[KindId, Kind], Meta(max_length=64)]


def as_numbers(version: str) -> tuple[int, int, int]:
    """Return a version as three numbers that compare; what is not a number ends it.

    >>> as_numbers("1.12") < as_numbers("1.12.3"), as_numbers("0.3.0.dev1")
    (True, (0, 3, 0))
    """
    numbers = [int(part) if part.isdecimal() else 0 for part in version.split(".")[:3]]
    first, second, third = (*numbers, 0, 0, 0)[:3]
    return first, second, third


def split_requirement(words: str) -> tuple[str, str]:
    """Return a requirement's pack and least version.

    >>> split_requirement("tools >= 1.2"), split_requirement("tools")
    (('tools', '1.2'), ('tools', '0'))
    """
    pack, _, version = words.partition(">=")
    return pack.strip(), version.strip() or "0"
