"""The one palette: every opaque pixel of every sheet is one of these colours.

Gold belongs to the player, paper with ember to Nari.  The dead have paper
eyes and nothing else in paper, so that the game can find their eyes and make
them shine.
"""

from __future__ import annotations

HEX: dict[str, str] = {
    "ink": "0b0a12",
    "night": "191826",
    "slate1": "2a2c40",
    "slate2": "434a60",
    "slate3": "667085",
    "slate4": "93a0ac",
    "slate5": "c3ccd0",
    "paper": "f1efe2",
    "floor1": "4b5a5c",
    "floor2": "647572",
    "floor3": "82928a",
    "wood1": "3a2329",
    "wood2": "66402f",
    "wood3": "9a6a42",
    "wood4": "cf9f63",
    "wall1": "8d8672",
    "wall2": "bdb596",
    "wall3": "e0d9b8",
    "pine1": "1f3a3a",
    "pine2": "32594f",
    "pine3": "5a8a70",
    "blood1": "3b0a18",
    "blood2": "75101f",
    "blood3": "b51f2a",
    "ember": "f0483a",
    "fire": "f28c2e",
    "gold": "ffd76a",
    "cyan": "6fd8d6",
    "skin1": "84504a",
    "skin2": "c98d6c",
    "skin3": "f3c9a0",
    "rot1": "4a5848",
    "rot2": "7b8c66",
    "rot3": "b4bd8a",
    "navy1": "1c2447",
    "navy2": "31457f",
    "navy3": "5673b8",
}


def rgb(name: str) -> tuple[int, int, int]:
    """Give the red, green and blue (0..255) of a palette colour."""
    value = HEX[name]
    return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)


RGB: dict[str, tuple[int, int, int]] = {name: rgb(name) for name in HEX}
