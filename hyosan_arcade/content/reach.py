"""Can a level be walked, and can it be won?  Asked only of levels without errors.

Walking is generous: closed doors open, desks can be pushed, barricades broken.  A locked door opens
once its key lies where you can get, or if a trigger opens it.  A gap can be crossed where a hybrid
may stretch a rope.  So what is reported as out of reach is out of reach for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.content.drawing import ROWS
from hyosan_arcade.sim.flow import FAR, Passages, walk_distances
from hyosan_arcade.sim.script import (
    DropItem,
    Flood,
    Objective,
    SetDoor,
    SetTile,
    Spawn,
)
from hyosan_arcade.sim.spec import PROP_INDEX, PROP_KINDS, TILE_INDEX, TILE_KINDS, DoorState
from hyosan_arcade.sim.tuning import LEAP_TILES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.content.findings import Findings
    from hyosan_arcade.sim.spec import DoorSpec, LevelSpec, Tile

_SOLID = np.array([kind.solid and not kind.bridged for kind in TILE_KINDS])
_CHASM = np.array([kind.chasm for kind in TILE_KINDS])


class Ways:
    """What of a level can be walked to and stood on, in the end; (H, W) bool each.

    `free` is where somebody can stand at all, `reached` where a person can come to stand.
    """

    def __init__(self, level: LevelSpec) -> None:
        self._level = level
        self.free = _free_ground(level)
        self.reached = reachable(level)
        self._known: dict[str, bool] = {}

    def lead_to(self, name: str) -> bool:
        """Say whether any tile of place `name` can be reached."""
        if name not in self._known:
            self._known[name] = any_of(self.reached, self._level.places(name))
        return self._known[name]

    def lead_beside(self, name: str) -> bool:
        """Say whether somebody can stand on or beside the thing `name`."""
        around = {
            (row + dr, col + dc)
            for row, col in self._level.places(name)
            for dr in (-1, 0, 1)
            for dc in (-1, 0, 1)
            if 0 <= row + dr < self._level.height and 0 <= col + dc < self._level.width
        }
        return any_of(self.reached, tuple(around))


def any_of(grid: NDArray[np.bool_], places: tuple[Tile, ...]) -> bool:
    """Say whether `grid`, (H, W), holds at any of `places`."""
    if not places:
        return False
    rows, cols = np.array(places).T
    return bool(grid[rows, cols].any())


def check_ways(level: LevelSpec, ways: Ways, findings: Findings) -> None:
    """Note marks out of reach, zombies to come inside walls, objectives never opened."""
    for name, places in level.marks.items():
        if not any_of(ways.reached, places):
            spot = findings.cell(ROWS, *places[0])
            findings.warning(spot, "W003", f'mark "{name}" cannot be reached from the start')
    _check_spawns(level, ways, findings)
    _check_objectives(level, findings)


def _check_spawns(level: LevelSpec, ways: Ways, findings: Findings) -> None:
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
    walled = {
        name for name in {at for _, at in sources} if not any_of(ways.free, level.places(name))
    }
    for path, name in sources:
        if name in walled:
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


def reachable(level: LevelSpec) -> NDArray[np.bool_]:
    """Return where a person can come to stand, in the end; (H, W)."""
    free = _free_ground(level)
    locks = [(door.key, *np.array(door.tiles).T) for door in _shut_doors(level)]
    keys: set[str] = set()
    while True:
        open_now = free.copy()
        for key, rows, cols in locks:
            open_now[rows, cols] &= key in keys
        ways = Passages(open_now.astype(np.uint8))
        if level.allies:
            ways = ways.with_leaps(_CHASM[np.array(level.tiles)], LEAP_TILES)
        walked = walk_distances(ways, [level.start])
        reached: NDArray[np.bool_] = walked != FAR
        found = {i.item.name.lower() for i in level.items if reached[i.at]} | _dropped(level)
        if found <= keys:
            return reached
        keys |= found


def _free_ground(level: LevelSpec) -> NDArray[np.bool_]:
    """Return where somebody can stand, now or once the script has changed the ground; (H, W)."""
    free: NDArray[np.bool_] = ~_SOLID[np.array(level.tiles)]
    opened = {
        do.zone
        for trigger in level.triggers
        for do in trigger.then
        if isinstance(do, SetTile) and not TILE_KINDS[TILE_INDEX[do.tile]].solid
    }
    for zone in opened:
        rows, cols = np.array(level.places(zone)).T
        free[rows, cols] = True
    for prop in level.props:
        if _is_fixed(prop.kind):
            free[prop.at] = False
    return free


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
