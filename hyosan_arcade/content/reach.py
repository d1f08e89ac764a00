"""Can a level be walked, and can it be won?  Asked only of levels without errors.

Walking is generous: closed doors open, desks can be pushed, barricades broken.  A locked door opens
once its key lies where you can get, or if a trigger opens it.  So what is reported as out of reach
is out of reach for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.content.drawing import ROWS
from hyosan_arcade.sim.script import (
    DropItem,
    Flood,
    Objective,
    SetDoor,
    SetTile,
    Spawn,
)
from hyosan_arcade.sim.spec import PROP_INDEX, PROP_KINDS, TILE_INDEX, TILE_KINDS, DoorState

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from hyosan_arcade.content.findings import Findings
    from hyosan_arcade.sim.spec import DoorSpec, LevelSpec, Tile


def check_ways(level: LevelSpec, reached: set[Tile], findings: Findings) -> None:
    """Note marks out of reach, zombies to come inside walls, objectives never opened."""
    for name, places in level.marks.items():
        if not reached & set(places):
            spot = findings.cell(ROWS, *places[0])
            findings.warning(spot, "W003", f'mark "{name}" cannot be reached from the start')
    _check_spawns(level, findings)
    _check_objectives(level, findings)


def _check_spawns(level: LevelSpec, findings: Findings) -> None:
    free = _free_tiles(level)
    sources: list[tuple[tuple[str | int, ...], str]] = [
        (("wave", i, "spawn", j, "at"), spawn.at)
        for i, wave in enumerate(level.waves)
        for j, spawn in enumerate(wave.spawns)
    ]
    sources += [
        (("trigger", i, "then", j, "at"), do.at)
        for i, trigger in enumerate(level.triggers)
        for j, do in enumerate(trigger.then)
        if isinstance(do, (Spawn, Flood))
    ]
    for path, name in sources:
        if not free & set(level.places(name)):
            message = f'"{name}" lies in a wall: no zombie can come there'
            findings.warning(findings.value(path), "W005", message)


def _check_objectives(level: LevelSpec, findings: Findings) -> None:
    done = [
        (("trigger", i, "then", j, "id"), do)
        for i, trigger in enumerate(level.triggers)
        for j, do in enumerate(trigger.then)
        if isinstance(do, Objective)
    ]
    opened = {do.objective_id for _, do in done if do.status == "open"}
    for path, do in done:
        if do.objective_id not in opened:
            message = f'objective "{do.objective_id}" is {do.status} but never opened'
            findings.warning(findings.value(path), "R004", message)
        elif do.status == "open" and not do.text:
            message = f'objective "{do.objective_id}" opens without a text'
            findings.warning(findings.value(path), "R005", message, 'add  text = "…"')


# --- walking --------------------------------------------------------------------------------------


def reachable(level: LevelSpec) -> set[Tile]:
    """Return the tiles a person can come to stand on, in the end."""
    free = _free_tiles(level)
    locks = {tile: door.key for door in _shut_doors(level) for tile in door.tiles}
    keys: set[str] = set()
    while True:
        closed = {tile for tile, key in locks.items() if key not in keys}
        reached = _flood(level.start, free - closed)
        found = {i.item.name.lower() for i in level.items if i.at in reached} | _dropped(level)
        if found <= keys:
            return reached
        keys |= found


def _free_tiles(level: LevelSpec) -> set[Tile]:
    """Return the tiles somebody can stand on, now or once the script has changed the ground."""
    opened = {
        place
        for trigger in level.triggers
        for do in trigger.then
        if isinstance(do, SetTile) and not TILE_KINDS[TILE_INDEX[do.tile]].solid
        for place in level.places(do.zone)
    }
    open_now = {
        (row, col)
        for row, kinds in enumerate(level.tiles)
        for col, kind in enumerate(kinds)
        if not TILE_KINDS[kind].solid
    }
    return (open_now | opened) - {prop.at for prop in level.props if _is_fixed(prop.kind)}


def _flood(start: Tile, free: set[Tile]) -> set[Tile]:
    reached, rim = {start}, [start]
    while rim:
        row, col = rim.pop()
        for near in ((row - 1, col), (row, col - 1), (row, col + 1), (row + 1, col)):
            if near in free and near not in reached:
                reached.add(near)
                rim.append(near)
    return reached


def _is_fixed(kind: str) -> bool:
    prop = PROP_KINDS[PROP_INDEX[kind]]
    return prop.solid and not prop.pushable and prop.hp == 0


def _shut_doors(level: LevelSpec) -> list[DoorSpec]:
    opened = {
        do.target
        for trigger in level.triggers
        for do in trigger.then
        if isinstance(do, SetDoor) and do.state != "locked"
    }
    return [d for d in level.doors if d.state is DoorState.LOCKED and d.name not in opened]


def _dropped(level: LevelSpec) -> set[str]:
    """Return the kinds of items that triggers lay down somewhere."""
    return {do.item for t in level.triggers for do in t.then if isinstance(do, DropItem)}


def is_beside(place: Tile, reached: AbstractSet[Tile]) -> bool:
    """Say whether `place` or a tile around it is among `reached`."""
    row, col = place
    return any((row + dr, col + dc) in reached for dr in (-1, 0, 1) for dc in (-1, 0, 1))
