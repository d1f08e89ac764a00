"""Levels and runs small enough to play hundreds of times in a test."""

from __future__ import annotations

from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.intent import FULL, Button, Intent, Pace
from hyosan_arcade.sim.script import EndRun, OnEscape, TriggerSpec
from hyosan_arcade.sim.spec import (
    TILE_INDEX,
    DirectorSpec,
    DoorSpec,
    DoorState,
    Item,
    ItemSpec,
    LevelSpec,
    PropSpec,
    ZombieKind,
    ZombieSpec,
)

WALKER = ZombieKind("walker", hp=60, speed=2.0, sheet="zombie")
TILES = {"#": "wall", "s": "stairs_down"}


def room(rows: str, *, exit_at: str = "E", digest: str = "d1") -> LevelSpec:
    """Make a level of an ASCII room.

    `@` start, `z` walker, `+` closed door, `=` door locked with the keycard, `k` keycard, `t`
    desk, `p` phone, and every `exit_at` a tile of the zone that wins.
    """
    lines = rows.strip().split("\n")
    cells = [(glyph, (r, c)) for r, line in enumerate(lines) for c, glyph in enumerate(line)]

    def at(glyph: str) -> list[tuple[int, int]]:
        return [tile for found, tile in cells if found == glyph]

    floor = TILE_INDEX["floor"]
    doors = [DoorSpec((tile,), DoorState.CLOSED, name=f"door{tile[1]}") for tile in at("+")]
    doors += [DoorSpec((tile,), DoorState.LOCKED, "locked", "keycard") for tile in at("=")]
    items = [ItemSpec(Item.KEYCARD, tile) for tile in at("k")]
    items += [ItemSpec(Item.PHONE, tile) for tile in at("p")]
    return LevelSpec(
        level_id="small",
        title={"en": "Small"},
        tiles=tuple(
            tuple(TILE_INDEX[TILES[g]] if g in TILES else floor for g in line) for line in lines
        ),
        start=at("@")[0],
        doors=tuple(doors),
        props=tuple(PropSpec("desk", tile) for tile in at("t")),
        items=tuple(items),
        zombies=tuple(ZombieSpec("walker", tile) for tile in at("z")),
        zones={"out": tuple(at(exit_at))},
        triggers=(TriggerSpec("win", OnEscape("out"), (EndRun("win", "end.win"),)),),
        director=DirectorSpec(enabled=False),
        kinds=(WALKER,),
        digest=digest,
    )


HALL = room(
    """
##############
#............#
#.@....z...z.#
#............#
#......z....E#
##############
"""
)

DANCE = (
    Intent(FULL, 0, Pace.WALK),
    Intent(0, FULL, Pace.SPRINT, aim_x=120, aim_y=40),
    Intent(buttons=Button.HIT, aim_x=112, aim_y=40),
    Intent(-FULL, 0, Pace.SNEAK),
    Intent(buttons=Button.SHOVE),
)
"""Something of everything, half a second each."""


def dance(tick: int) -> Intent:
    """Return what the dancer does in `tick`."""
    return DANCE[tick // 30 % len(DANCE)]


def danced(level: LevelSpec, ticks: int, seed: int = 7) -> Session:
    """Return a session of `level` after `ticks` ticks of dancing."""
    session = Session(level, seed)
    for tick in range(ticks):
        session.tick([dance(tick)])
    return session
