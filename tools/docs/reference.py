"""The sections of docs/levels.md that the code itself says: the format, its words, the codes."""

from __future__ import annotations

import typing
from collections.abc import Iterator

from msgspec import Struct

from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.content.cast import HYBRIDS, SURVIVORS
from hyosan_arcade.content.check import DOOR_TILES, ITEMS
from hyosan_arcade.content.codes import CODES
from hyosan_arcade.content.jsonschema import structs_below
from hyosan_arcade.content.pack_codes import PACK_CODES
from hyosan_arcade.content.palette import SCHOOL, entry_words
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.schema import Entry, Level
from hyosan_arcade.content.schema_triggers import Condition, Do, When
from hyosan_arcade.content.shapes import tag_of
from hyosan_arcade.sim.spec import PROP_KINDS, TILE_KINDS
from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.view.cues import CueTable
from tools.docs.plain import field_rows, inline

HEAD = ["| key | | takes | left out |", "|---|---|---|---|"]


def sections() -> dict[str, str]:
    """Return every generated section by its name."""
    return {
        "glyphs": "\n".join(_glyphs()),
        "words": "\n".join(_words()),
        "tables": "\n".join(_tables()),
        "events": "\n".join(_tagged(When, "on")),
        "conditions": "\n".join([*HEAD, *field_rows(Condition)]),
        "actions": "\n".join(_tagged(Do, "do")),
        "codes": "\n".join(_codes()),
    }


def _glyphs() -> Iterator[str]:
    """Yield the school palette, several glyphs to a row."""
    yield "| | | | | | |"
    yield "|---|---|---|---|---|---|"
    cells = [f"`{glyph}` | {_meaning(entry)}" for glyph, entry in SCHOOL.items() if glyph != " "]
    cells.insert(0, "blank | void")
    for at in range(0, len(cells), 3):
        row = cells[at : at + 3]
        yield "| " + " | ".join([*row, *[" | "] * (3 - len(row))]) + " |"


def _meaning(entry: Entry) -> str:
    said = entry_words(entry).replace("_", " ")
    if entry.key:
        said += f", opens with a {entry.key}"
    if entry.tile and entry.mark:
        said += f" ({entry.tile.replace('_', ' ')})"
    if entry.tile == "wall" and entry.prop:
        said += " on a wall"
    return said


def _words() -> Iterator[str]:
    """Yield the names of everything that a level can name."""
    solid = [kind.name for kind in TILE_KINDS if kind.solid]
    ground = [kind.name for kind in TILE_KINDS if not kind.solid]
    pushed = [kind.name for kind in PROP_KINDS if kind.pushable]
    others = [kind.name for kind in PROP_KINDS if not kind.pushable]
    yield f"- **tiles** to walk on: {_listed(ground)}; in the way: {_listed(solid)}"
    yield f"- **doors** may stand in a legend as tiles too: {_listed(DOOR_TILES)}"
    yield f"- **props** that can be pushed: {_listed(pushed)}; others: {_listed(others)}"
    yield f"- **items**: {_listed(ITEMS)}"
    yield f"- **sounds**: {_listed(_sounds())}"
    yield f"- **hybrids**: {_listed(HYBRIDS)}; **survivors**: {_listed(SURVIVORS)}"
    yield ""
    yield "| kind | health | speed | at its fastest | sees | hears | armour in front |"
    yield "|---|---|---|---|---|---|---|"
    for kind in KINDS:
        burst = kind.burst_ticks / TICKS_PER_S
        lasts = f" for {burst:g} s" if kind.burst_speed and burst else ""
        fast = f"{kind.burst_speed:g}{lasts}" if kind.burst_speed else ""
        sight, hearing = f"{kind.sight:g} tiles", f"{kind.hearing:g} x"
        shape = f"{kind.hp} | {kind.speed:g} | {fast} | {sight} | {hearing}"
        yield f"| `{kind.name}` | {shape} | {f'{kind.armour:.0%}' if kind.armour else ''} |"


def _sounds() -> list[str]:
    """Return the sounds that have a place in the world."""
    cues = CueTable.read(assets_root() / "sounds.toml").cues
    return [name for name in cues if not name.startswith("ui_")]


def _listed(names: typing.Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)


def _tables() -> Iterator[str]:
    """Yield a section for every table of a level but those that triggers are made of."""
    within = {*typing.get_args(When), *typing.get_args(Do), Condition}
    for struct in structs_below(Level):
        if struct not in within:
            yield f"#### {struct.__name__.lower()}"
            yield ""
            yield first_line(struct)
            yield ""
            yield from [*HEAD, *field_rows(struct), ""]


def _tagged(union: object, field: str) -> Iterator[str]:
    """Yield a table of all that an `on` or a `do` may be."""
    yield f"| `{field}` | what happens | with |"
    yield "|---|---|---|"
    for struct in typing.get_args(union):
        yield f"| `{tag_of(struct)[1]}` | {first_line(struct)} | {inline(struct)} |"


def first_line(struct: type[Struct]) -> str:
    """Return what a struct says of itself, in one line."""
    return " ".join((struct.__doc__ or "").strip().split("\n\n")[0].split())


def _codes() -> Iterator[str]:
    """Yield the table of codes."""
    yield "| code | | cause | cure |"
    yield "|---|---|---|---|"
    for name, code in {**CODES, **PACK_CODES}.items():
        yield f"| `{name}` | {code.severity} | {code.cause} | {code.cure} |"
