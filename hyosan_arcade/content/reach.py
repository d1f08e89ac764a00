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
    EndRun,
    Objective,
    OnEnter,
    OnEscape,
    OnUse,
    SetDoor,
)
from hyosan_arcade.sim.spec import PROP_INDEX, PROP_KINDS, TILE_KINDS, DoorState

if TYPE_CHECKING:
    from hyosan_arcade.content.findings import Findings
    from hyosan_arcade.sim.script import TriggerSpec
    from hyosan_arcade.sim.spec import DoorSpec, LevelSpec, Tile


def check_ways(level: LevelSpec, findings: Findings) -> None:
    """Note marks and zones out of reach, a level without an end, objectives never opened."""
    reached = reachable(level)
    for name, places in level.marks.items():
        if not reached & set(places):
            spot = findings.cell(ROWS, *places[0])
            findings.warning(spot, "W003", f'mark "{name}" cannot be reached from the start')
    for index, trigger in enumerate(level.triggers):
        _check_trigger(index, trigger, level, reached, findings)
    _check_end(level, findings)
    _check_objectives(level, findings)


def _check_trigger(
    index: int, trigger: TriggerSpec, level: LevelSpec, reached: set[Tile], findings: Findings
) -> None:
    path = ("trigger", index, "when")
    when = trigger.when
    if isinstance(when, (OnEnter, OnEscape)) and not reached & set(level.places(when.zone)):
        message = f'zone "{when.zone}" cannot be reached from the start'
        findings.warning(findings.value((*path, "zone")), "W004", message)
    if isinstance(when, OnUse) and not any(
        _is_beside(place, reached) for place in level.places(when.target)
    ):
        message = f'"{when.target}" cannot be reached from the start'
        findings.warning(findings.value((*path, "target")), "W004", message)


def _check_end(level: LevelSpec, findings: Findings) -> None:
    wins = [
        t for t in level.triggers for do in t.then if isinstance(do, EndRun) and do.result == "win"
    ]
    if not wins:
        hint = 'add a trigger with  then = [ { do = "end", result = "win" } ]'
        findings.warning((1, 1), "W002", "no trigger can win this level", hint)


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
    blocked = {p.at for p in level.props if _is_fixed(p.kind)}
    locks = {tile: door.key for door in _shut_doors(level) for tile in door.tiles}
    keys: set[str] = set()
    while True:
        closed = blocked | {tile for tile, key in locks.items() if key not in keys}
        reached = _flood(level, closed)
        found = {i.item.name.lower() for i in level.items if i.at in reached} | _dropped(level)
        if found <= keys:
            return reached
        keys |= found


def _flood(level: LevelSpec, closed: set[Tile]) -> set[Tile]:
    walkable = [[not TILE_KINDS[kind].solid for kind in row] for row in level.tiles]
    height, width = level.height, level.width
    reached, rim = {level.start}, [level.start]
    while rim:
        row, col = rim.pop()
        for near in ((row - 1, col), (row, col - 1), (row, col + 1), (row + 1, col)):
            if near in reached or not (0 <= near[0] < height and 0 <= near[1] < width):
                continue
            if walkable[near[0]][near[1]] and near not in closed:
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


def _is_beside(place: Tile, reached: set[Tile]) -> bool:
    row, col = place
    return any((row + dr, col + dc) in reached for dr in (-1, 0, 1) for dc in (-1, 0, 1))
