"""Ready-made glyphs, so that a level needs a legend only for what is special about it.

A tile that holds something usually does not say what it stands on: `tile` is empty, and the map
takes the floor of its surroundings.  What hangs on a wall names the wall.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from hyosan_arcade.content.schema import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHOOL: Mapping[str, Entry] = MappingProxyType(
    {
        # ground and walls
        " ": Entry(tile="void"),
        "#": Entry(tile="wall"),
        ".": Entry(tile="floor"),
        ":": Entry(tile="wood"),
        ",": Entry(tile="grass"),
        "~": Entry(tile="asphalt"),
        "Y": Entry(tile="tree"),
        '"': Entry(tile="window"),
        "%": Entry(tile="window_broken"),
        "<": Entry(tile="stairs_up"),
        ">": Entry(tile="stairs_down"),
        "_": Entry(tile="gap"),
        "-": Entry(tile="rope"),
        # doors
        "/": Entry(door="open"),
        "+": Entry(door="closed"),
        "=": Entry(door="locked", key="keycard"),
        # furniture
        "t": Entry(prop="desk"),
        "c": Entry(prop="chair"),
        "T": Entry(prop="teacher_desk"),
        "L": Entry(prop="locker"),
        "S": Entry(prop="shelf"),
        "V": Entry(prop="vending_machine"),
        "P": Entry(prop="plant"),
        "b": Entry(prop="bin"),
        "C": Entry(prop="console", name="console"),
        "s": Entry(tile="wall", prop="speaker"),
        "x": Entry(prop="papers"),
        "M": Entry(prop="mat"),
        "F": Entry(prop="campfire"),
        # lamps hang over a free tile
        "*": Entry(prop="lamp"),
        "!": Entry(prop="lamp_broken"),
        "^": Entry(prop="lamp_red"),
        # things on walls
        "B": Entry(tile="wall", prop="board"),
        "n": Entry(tile="wall", prop="notice_board"),
        "O": Entry(tile="wall", prop="clock"),
        "N": Entry(tile="wall", prop="room_plate"),
        "X": Entry(tile="wall", prop="exit_sign"),
        # people and the dead
        "@": Entry(mark="start"),
        "A": Entry(ally="nari"),
        "z": Entry(zombie="walker"),
        "f": Entry(zombie="fresh"),
        "r": Entry(zombie="runner"),
        "w": Entry(zombie="crawler"),
        # things to take
        "p": Entry(item="phone"),
        "h": Entry(item="bandage"),
        "R": Entry(item="ration"),
        "d": Entry(item="blood_pack"),
        "k": Entry(item="keycard"),
        "m": Entry(item="mop"),
        # the way out
        "E": Entry(tile="stairs_down", mark="exit"),
    }
)

PALETTES: Mapping[str, Mapping[str, Entry]] = MappingProxyType({"school": SCHOOL})

WALL_PROPS = frozenset({"board", "notice_board", "clock", "room_plate", "exit_sign", "speaker"})
"""What may hang on a wall."""


def entry_words(entry: Entry) -> str:
    """Return what an entry stands for in a word or two, for hints.

    >>> entry_words(SCHOOL["z"])
    'walker'
    """
    door = f"door {entry.door}" if entry.door else ""
    soldier = "soldier" if entry.soldier else ""
    things = (door, entry.prop, entry.item, entry.zombie, entry.survivor, entry.ally, soldier)
    return next((t for t in things if t), entry.mark or entry.tile or "nothing")
