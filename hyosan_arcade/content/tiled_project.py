"""The project file that teaches the Tiled editor the words of a level.

With it open, a tile's properties are offered as lists to choose from, made from the same tables
that the checker looks words up in.
"""

from __future__ import annotations

import json
from typing import Any

from hyosan_arcade.content.jsonschema import CLOSED, KNOWN
from hyosan_arcade.content.schema import Entry
from hyosan_arcade.content.shapes import fields_of, literals, unwrap
from hyosan_arcade.content.tiled import LEGEND, PALETTE, ZONE

PROJECT_FILE = "hyosan.tiled-project"
FORMAT_VERSION = 1100
COLORS = {PALETTE: "#ff8890a0", LEGEND: "#ffffc448", ZONE: "#ff54beff"}


def project_text() -> str:
    """Return the text of `hyosan.tiled-project`."""
    enums = {name: words for name, words in _choices().items() if words}
    types = [_enum(number, name, words) for number, (name, words) in enumerate(enums.items(), 1)]
    entry = [{"name": "letter", "type": "string", "value": ""}, *_members(enums)]
    zone = [{"name": name, "type": "string", "value": ""} for name in ("letter", "name")]
    for group, members in ((PALETTE, entry), (LEGEND, entry), (ZONE, zone)):
        types.append(_class(len(types) + 1, group, members))
    project = {
        "automappingRulesFile": "",
        "commands": [],
        "compatibilityVersion": FORMAT_VERSION,
        "extensionsPath": "extensions",
        "folders": ["."],
        "properties": [],
        "propertyTypes": types,
    }
    return json.dumps(project, indent=1) + "\n"


def _choices() -> dict[str, tuple[str, ...]]:
    """Return the words that each field of a legend entry may take; none where any will do."""
    words: dict[str, tuple[str, ...]] = {}
    for name, field in fields_of(Entry).items():
        _, metas = unwrap(field.shape)
        kinds = [str((meta.extra or {}).get("refers", "")) for meta in metas]
        known = [CLOSED.get(kind) or KNOWN.get(kind) or () for kind in kinds]
        words[name] = literals(field.shape) or next((list_ for list_ in known if list_), ())
    return words


def _enum(number: int, name: str, words: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": number,
        "name": f"level_{name}",
        "type": "enum",
        "storageType": "string",
        "values": ["", *words],
        "valuesAsFlags": False,
    }


def _members(enums: dict[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    members: list[dict[str, Any]] = []
    for name in fields_of(Entry):
        value = entry_default(name)
        kind = "int" if isinstance(value, int) else "string"
        member: dict[str, Any] = {"name": name, "type": kind, "value": value}
        if name in enums:
            member["propertyType"] = f"level_{name}"
        members.append(member)
    return members


def entry_default(name: str) -> str | int:
    """Return what a legend entry says for a field that it leaves out."""
    value: str | int = getattr(Entry(), name)
    return value


def _class(number: int, name: str, members: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": number,
        "name": name,
        "type": "class",
        "color": COLORS[name],
        "drawFill": True,
        "useAs": ["property", "tile"],
        "members": members,
    }
