"""How a glyph of a level looks as one small square, in the names of the art.

Map editors show a tileset; each glyph and each zone letter becomes one square of it: a ground, and
what stands there, or else the letter itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.content.tiled import ZONE

if TYPE_CHECKING:
    from hyosan_arcade.content.schema import Entry
    from hyosan_arcade.content.tiled import Stamp

PLAYER = "player"
SOLDIER = "trooper"
SHUT = {"barricaded": "closed"}
"""Doors that are drawn as others."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """One square; `ground` "" is a zone's plain colour.  At most one of the rest is given."""

    ground: str
    prop: str = ""
    character: str = ""
    letter: str = ""


def likeness(stamp: Stamp) -> Likeness:
    """Return how a stamp looks."""
    if stamp.group == ZONE:
        return Likeness("", letter=stamp.letter)
    entry = stamp.entry
    ground = entry.tile or "floor"
    if prop := _prop(entry):
        return Likeness(ground, prop=prop)
    if who := _character(entry):
        return Likeness(ground, character=who)
    is_plain = entry.tile and not entry.mark
    return Likeness(ground, letter="" if is_plain else stamp.letter)


def _prop(entry: Entry) -> str:
    if entry.door:
        return f"door_h_{SHUT.get(entry.door, entry.door)}"
    return entry.prop or (f"item_{entry.item}" if entry.item else "")


def _character(entry: Entry) -> str:
    if entry.mark == "start":
        return PLAYER
    if entry.soldier:
        return SOLDIER
    return entry.zombie or entry.ally or ("survivor" if entry.survivor else "")
