"""Ten busy seconds, second by second: what another machine must come to, bit for bit.

    python -m tests.determinism.busy            print the checksums as JSON
    python -m tests.determinism.busy --write    record them in busy.json; the commit says why

Two hundred zombies of every kind, doors, desks and windows, a person who does a little of
everything, the ally, a survivor and the director.  Needs numpy alone, so that it can be run in
any environment.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from hyosan_arcade.sim import tuning
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.intent import FULL, Button, Intent, Order, Pace
from hyosan_arcade.sim.script import Flood, MakeNoise, OnTimer, SetDoor, TriggerSpec
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import DirectorSpec, Item
from hyosan_arcade.sim.world import World
from tests.scenarios.room import level_of

GOLDEN = Path(__file__).with_name("busy.json")
SECONDS = 10
SEED = 20_261_122
SCHOOL = """
    ################################################
    #..........#...........#...........#...........#
    #.d..d..d..#.z..z..z...#...f...r...#..d.d.d.d..#
    #..........+....z......+.......c...+...........#
    #.d..d..d..#.z..z..z...#.r...f.....#..d.d.d.d..#
    #..........#...........#...........#.........R.#
    #####/##########+###########+###########"#######
    #.............................m......h.........#
    #....z........@A.S.d..p....z.......z.......z...#
    #.......z....................................E.#
    #...........z...d.d......z.....c...............#
    #####+##########"###########/###########+#######
    #..........#...........#...........#...........#
    #..z..z....#.l..l..l...#..d..d..d..#....k......#
    #......z...=...........#...........+..z....z...#
    #..f.......#.l..l..l...#..d..d..d..#...........#
    ################################################
"""
TRIGGERS = (
    TriggerSpec("bell", OnTimer(120, 240), (MakeNoise("east", 30.0, 120),), repeat=True),
    TriggerSpec("flood", OnTimer(60), (Flood("walker", "east", 4.0, 300),)),
    TriggerSpec("door", OnTimer(200), (SetDoor("door4", "closed"),)),
)
SPEC = DirectorSpec(
    intensity=1.0, max_alive=400, kinds=(("walker", 3), ("fresh", 1), ("runner", 1))
)

DOINGS = (
    Intent(0, 0, Pace.WALK, 30 * 16, 8 * 16, Button.THROW),
    Intent(FULL, 0, Pace.WALK),
    Intent(FULL, 40, Pace.SPRINT),
    Intent(-FULL, -20, Pace.SNEAK, order=Order.FIGHT),
    Intent(0, 0, Pace.WALK, 20 * 16, 8 * 16, Button.HIT),
    Intent(90, 90, Pace.WALK, buttons=Button.USE),
    Intent(-90, 13, Pace.SPRINT, buttons=Button.SHOVE),
    Intent(20, -FULL, Pace.WALK, buttons=Button.HAND),
    Intent(0, 0, Pace.WALK, buttons=Button.ITEM),
)
"""What the person does, a third of a second each, tapping."""


def scripted(tick: int) -> Intent:
    """Return the person's intent in `tick`; buttons are down every other five ticks."""
    doing = DOINGS[tick // 20 % len(DOINGS)]
    if tick % 10 < 5:
        return doing
    return Intent(doing.move_x, doing.move_y, doing.pace, doing.aim_x, doing.aim_y)


def busy_world() -> World:
    """Return the school before the first tick, with two hundred zombies."""
    level = level_of(SCHOOL, {"east": "E"}, director=SPEC, triggers=TRIGGERS, dark=0.3)
    world = World(level, SEED)
    free = np.argwhere(~world.tilemap.solid[0]).tolist()
    count = 200 - world.horde.count
    world.birth(
        [
            Birth(i % 4, col + 0.5, row + 0.5, (Mood.IDLE, Mood.RISE)[i % 2], goal=-1)
            for i, (row, col) in enumerate(free[i * 7 % len(free)] for i in range(count))
        ]
    )
    person = world.bodies[0]
    person.mop_hits, person.items[Item.BANDAGE], person.max_hp, person.hp = 45, 2, 900.0, 900.0
    return world


def checksums() -> list[dict[str, int]]:
    """Return the checksums by subsystem after each second."""
    world, seconds = busy_world(), []
    for tick in range(SECONDS * tuning.TICKS_PER_S):
        world.step([scripted(tick)])
        if (tick + 1) % tuning.TICKS_PER_S == 0:
            seconds.append(world.checksums())
    return seconds


def report() -> dict[str, object]:
    """Return the run with what it ran on."""
    simd = np.show_config(mode="dicts")["SIMD Extensions"]
    return {
        "python": sys.version.split()[0],
        "numpy": np.__version__,
        "simd": simd.get("found", []),
        "tuning": tuning.digest(),
        "seconds": checksums(),
    }


def main() -> None:
    """Print the run, or record it."""
    if sys.argv[1:] == ["--write"]:
        golden = {"tuning": tuning.digest(), "seconds": checksums()}
        GOLDEN.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
    else:
        print(json.dumps(report()))


if __name__ == "__main__":
    main()
