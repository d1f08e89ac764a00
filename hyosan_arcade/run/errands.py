"""What a level wants of a player, worked out backwards from its triggers.

A level never says "fetch the keycard first": it has a trigger that ends the run, a door that
needs a key, a flag that a console sets.  `errands` starts at the triggers that win and asks of
each what is still missing, until it comes to something a body can do: go there, use that, fetch
this, kill, or wait.  Bots try the ways in turn and take one they can reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from hyosan_arcade.run.chart import item_value
from hyosan_arcade.sim import script
from hyosan_arcade.sim.snapshot import BodyView, Mood, Snapshot
from hyosan_arcade.sim.spec import TILE_INDEX, DoorState, Tile

MAX_DEPTH = 8
"""Flags that wait for flags: deeper chains than this are given up."""
LONG_TICKS = 600
"""Waiting this long is as bad as one more step."""


class Deed(Enum):
    """What to do at the errand's place."""

    GO = "go"
    USE = "use"
    FETCH = "fetch"
    HUNT = "hunt"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Errand:
    """Do `deed` at any of `tiles` (for USE: beside them); `later` steps follow before the win."""

    deed: Deed
    tiles: frozenset[Tile]
    later: int = 0


def errands(seen: Snapshot, me: BodyView) -> list[Errand]:
    """List the next step of each way to win; the level's exits when no trigger tells."""
    level = seen.level
    wins = [t for t in level.triggers if any(_wins(action) for action in t.then)]
    found = [errand for trigger in wins for errand in _steps(seen, me, trigger, 0)]
    if found:
        return found
    exits = set(level.places("exit"))
    down = TILE_INDEX["stairs_down"]
    exits |= {(r, c) for r, row in enumerate(level.tiles) for c, k in enumerate(row) if k == down}
    return [Errand(Deed.GO, frozenset(exits))] if exits else [Errand(Deed.WAIT, frozenset())]


def unlocking(seen: Snapshot, me: BodyView) -> list[Errand]:
    """List what might open a locked door, to go through it later: its key, or what opens it."""
    found: list[Errand] = []
    keys = {spec.tiles: spec.key for spec in seen.level.doors}
    for door in seen.doors:
        if door.state == DoorState.LOCKED:
            found += _fetching(seen, keys[door.tiles])
            for trigger in seen.level.triggers:
                if any(_opens(action, door.name) for action in trigger.then):
                    found += _steps(seen, me, trigger, 0)
    return _before(found, 0)


def _wins(action: script.Do) -> bool:
    return isinstance(action, script.EndRun) and action.result == "win"


def _opens(action: script.Do, door: str) -> bool:
    return (
        isinstance(action, script.SetDoor)
        and action.target == door
        and action.state in ("open", "closed", "broken")
    )


def _steps(seen: Snapshot, me: BodyView, trigger: script.TriggerSpec, depth: int) -> list[Errand]:
    """List what to do next so that `trigger` fires; empty when that is impossible."""
    if depth > MAX_DEPTH:
        return []
    for condition in trigger.conditions:
        if seen.flags.get(condition.flag, 0) < condition.at_least and condition.flag:
            return _raising(seen, me, condition.flag, depth)
        if condition.not_flag and seen.flags.get(condition.not_flag, 0) >= condition.at_least:
            return []
        if condition.has_item and not _has(seen, me, condition.has_item):
            return _before(_fetching(seen, condition.has_item), 0)
    return _causing(seen, me, trigger.when, depth)


def _before(steps: list[Errand], delay_ticks: int) -> list[Errand]:
    """Return `steps` as those that one more follows, after a delay that counts as several."""
    later = 1 + delay_ticks // LONG_TICKS
    return [replace(step, later=step.later + later) for step in steps]


def _causing(seen: Snapshot, me: BodyView, when: script.When, depth: int) -> list[Errand]:
    """List what to do so that `when` comes true."""
    match when:
        case script.OnEscape(zone=place) | script.OnEnter(zone=place):
            return [Errand(Deed.GO, frozenset(seen.level.places(place)))]
        case script.OnUse(target=place):
            return [Errand(Deed.USE, frozenset(_where_now(seen, place)))]
        case script.OnPick(item=item):
            return _fetching(seen, item)
        case script.OnFlag(flag=flag):
            return _raising(seen, me, flag, depth)
        case script.OnCleared() | script.OnDie(who="zombie"):
            return [Errand(Deed.HUNT, frozenset(_zombie_tiles(seen)))]
        case script.OnTimer() | script.OnAlly():
            return [Errand(Deed.WAIT, frozenset())]
        case _:
            return []


def _raising(seen: Snapshot, me: BodyView, flag: str, depth: int) -> list[Errand]:
    """List what to do so that `flag` is set."""
    return [
        errand
        for trigger in seen.level.triggers
        if any(isinstance(a, script.SetFlag) and a.flag == flag for a in trigger.then)
        for errand in _before(_steps(seen, me, trigger, depth + 1), trigger.delay_ticks)
    ]


def _fetching(seen: Snapshot, name: str) -> list[Errand]:
    """List where an item called `name` lies ("" names none)."""
    if not name:
        return []
    value = _item_named(seen, name)
    tiles = frozenset((int(i.y), int(i.x)) for i in seen.items if i.item == value)
    return [Errand(Deed.FETCH, tiles)] if tiles else []


def _item_named(seen: Snapshot, name: str) -> int:
    named = next((spec.item for spec in seen.level.items if spec.name == name), None)
    return item_value(name) if named is None else int(named)


def _has(seen: Snapshot, me: BodyView, name: str) -> bool:
    value = _item_named(seen, name)
    return 0 <= value < len(me.items) and me.items[value] > 0


def _where_now(seen: Snapshot, name: str) -> Iterator[Tile]:
    """Yield where the named thing stands now: furniture may have been pushed."""
    moved = [(prop.row, prop.col) for prop in seen.props if prop.name == name]
    yield from moved or seen.level.places(name)


def _zombie_tiles(seen: Snapshot) -> Iterator[Tile]:
    horde = seen.horde
    for slot in (horde.mood != Mood.DEAD).nonzero()[0].tolist():
        yield int(horde.pos[1, slot]), int(horde.pos[0, slot])
