"""The pictures of the example pack levels/packs/night-class, drawn as the game's own are.

One stands in for the game's: the hero has come to evening study in a white shirt, without the gold
blazer.  One is new: the caretaker, grey and in green, laid out as the walker is, which is all that
a pack's new zombie needs.  `python -m tools.art.night_class` writes both.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.art.cast import DEAD_POSES, HUMAN_POSES, Outfit, colours, upright_sheet
from tools.art.commands import save
from tools.art.poses_dead import WALKER
from tools.art.poses_people import PEOPLE
from tools.art.raster import Image
from tools.art.rig import Figure

SPRITES = Path(__file__).resolve().parents[2] / "levels" / "packs" / "night-class" / "sprites"
HERO = Figure(
    "spiky", "shirt", "trousers", colours(Outfit("brown", "fair", "white", "navy", "cyan"))
)
"""Variant 0 of the player, who everybody is at first."""
CARETAKER = Figure(
    "crop",
    "jersey",
    "trousers",
    colours(
        Outfit("ash", "rotten", "pine", "pine", "wood4"),
        e="paper",  # the game finds the eyes of the dead by this colour
        m="blood3",
        w="slate5",
        W="slate4",
    ),
    400,
    0.5,
)


def images() -> dict[str, Image]:
    """Draw every picture of the pack, by file name."""
    return {
        "player.png": upright_sheet(HERO, PEOPLE, HUMAN_POSES),
        "caretaker_0.png": upright_sheet(CARETAKER, WALKER, DEAD_POSES),
    }


def main() -> int:
    """Write the pictures into the pack."""
    for name, image in images().items():
        save(SPRITES / name, image)
    print(f"{len(images())} pictures written to {SPRITES.parent.name}/{SPRITES.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
