"""Pictures of the game in a terminal: `python -m tools.terminal` makes those of the README.

With a size it draws that one alone, of any moment, to look at:

    python -m tools.terminal 120x40 --tick 900 --bot sneak --color true --out shot.png
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # read when pygame is first imported

from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.terminal.encode import ColorDepth
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.view.art import Art
from tools.terminal.shots import Glassware, Moment, scenes_until, shown, write_shot

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SHOTS = {
    "terminal-80x24": (Glassware(24, 80, ColorDepth.TRUE), Moment(seed=4, tick=1790)),
    "terminal-120x40": (Glassware(40, 120), Moment(seed=3, tick=600)),
    "terminal-160x45": (
        Glassware(45, 160, ColorDepth.TRUE),
        Moment(seed=2, bot="sneak", tick=3090),
    ),
}
"""The README's pictures."""


def size(text: str) -> tuple[int, int]:
    """Read 120x40 as (rows, columns)."""
    cols, _, rows = text.partition("x")
    return int(rows), int(cols)


def main() -> int:
    """Draw the README's pictures, or the one asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.terminal", description=__doc__)
    parser.add_argument("size", nargs="?", type=size, metavar="COLSxROWS")
    parser.add_argument("--level", default="classroom")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--bot", choices=sorted(BOTS), default="rusher")
    parser.add_argument("--tick", type=int, default=600)
    parser.add_argument("--language", default="en")
    parser.add_argument("--color", choices=[depth.value for depth in ColorDepth], default="256")
    parser.add_argument("--view", choices=("pixel", "glyph"), default="pixel")
    parser.add_argument("--out", type=Path, default=Path("shot.png"))
    asked = parser.parse_args()
    shots = {PICTURES / f"{name}.png": shot for name, shot in SHOTS.items()}
    if asked.size is not None:
        ware = Glassware(*asked.size, ColorDepth(asked.color), asked.view)
        moment = Moment(asked.level, asked.seed, asked.bot, asked.tick, asked.language)
        shots = {asked.out: (ware, moment)}
    art = Art.load(assets_root())
    for file, (ware, moment) in shots.items():
        write_shot(shown(scenes_until(moment, art), ware, moment, art), file)
        print(file.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
