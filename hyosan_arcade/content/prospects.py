"""Can what a level's script waits for ever happen?  Asked only of levels without errors.

Every doubt is decided in the level's favour: what is warned of here cannot happen in any run.  So
a trigger is hopeless if its zone is out of reach, its timer rings after the time limit, its wave
never starts, its item lies nowhere; and a level is hopeless if all its ways to win are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.sim import script
from hyosan_arcade.sim.tuning import TICKS_PER_S

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.content.findings import Findings
    from hyosan_arcade.content.reach import Ways
    from hyosan_arcade.sim.script import TriggerSpec
    from hyosan_arcade.sim.spec import LevelSpec

CARRIED_FROM_THE_START = "phone"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a trigger cannot fire: the key of its `when` to point at; no code = said elsewhere."""

    key: str
    code: str = ""
    message: str = ""


def check_prospects(level: LevelSpec, ways: Ways, findings: Findings) -> None:
    """Note triggers that cannot fire, waves that never start, loops, and a level without a win."""
    doubts = [_doubt(trigger, level, ways) for trigger in level.triggers]
    for index, doubt in enumerate(doubts):
        if doubt and doubt.code:
            spot = findings.value(("trigger", index, "when", doubt.key))
            findings.warning(spot, doubt.code, doubt.message)
    _check_waves(level, findings)
    _check_conditions(level, findings)
    _check_wakings(level, findings)
    _check_loops(level, findings)
    _check_end(level, doubts, findings)


def _doubt(trigger: TriggerSpec, level: LevelSpec, ways: Ways) -> Doubt | None:
    """Return why a trigger can never fire; None if it may."""
    match trigger.when:
        case script.OnEnter(zone=zone) | script.OnEscape(zone=zone):
            if not ways.lead_to(zone):
                return Doubt("zone", "W004", f'zone "{zone}" cannot be reached from the start')
        case script.OnUse(target=target):
            if not ways.lead_beside(target):
                return Doubt("target", "W004", f'"{target}" cannot be reached from the start')
        case script.OnTimer(after_ticks=after):
            if 0 < level.time_limit_ticks <= after:
                limit = level.time_limit_ticks // TICKS_PER_S
                return Doubt("after", "W006", f"the time limit of {limit} s ends the level before")
        case script.OnPick(item=item):
            if item not in _obtainable(level):
                return Doubt("item", "W009", f'no "{item}" can be found in this level')
        case script.OnAlly():
            if not level.allies and not level.survivors:  # one of them may wake as a hybrid
                return Doubt("on", "W009", "no hybrid is drawn in this level")
        case script.OnCleared(wave=wave):
            return None if wave in _started(level) else Doubt("wave")
        case script.OnFlag(flag=flag):
            return None if flag in _set_flags(level) else Doubt("flag")
    return None


def actions_of(level: LevelSpec) -> Iterator[tuple[tuple[str | int, ...], script.Do]]:
    """Yield every action with its path in the file."""
    for index, trigger in enumerate(level.triggers):
        for number, action in enumerate(trigger.then):
            yield ("trigger", index, "then", number), action


def _obtainable(level: LevelSpec) -> set[str]:
    lying = {word for i in level.items for word in (i.name, i.item.name.lower()) if word}
    dropped = {do.item for _, do in actions_of(level) if isinstance(do, script.DropItem)}
    return {*lying, *dropped, CARRIED_FROM_THE_START}


def _started(level: LevelSpec) -> set[str]:
    return {do.wave for _, do in actions_of(level) if isinstance(do, script.StartWave)}


def _set_flags(level: LevelSpec) -> set[str]:
    flags = {do.flag for _, do in actions_of(level) if isinstance(do, script.SetFlag)}
    asked = [do for _, do in actions_of(level) if isinstance(do, script.Ask)]
    return flags | {choice.flag for ask in asked for choice in ask.choices}


def _check_waves(level: LevelSpec, findings: Findings) -> None:
    for index, wave in enumerate(level.waves):
        if wave.wave_id not in _started(level):
            spot = findings.value(("wave", index, "id"))
            hint = f'start it with  {{ do = "wave", id = "{wave.wave_id}" }}'
            findings.warning(spot, "W008", f'wave "{wave.wave_id}" is never started', hint)


def _check_conditions(level: LevelSpec, findings: Findings) -> None:
    """Note conditions on items that nobody can have."""
    for index, trigger in enumerate(level.triggers):
        for number, condition in enumerate(trigger.conditions):
            if condition.has_item and condition.has_item not in _obtainable(level):
                spot = findings.value(("trigger", index, "if", number, "has_item"))
                message = f'no "{condition.has_item}" can be found in this level'
                findings.warning(spot, "W009", message)


def _check_wakings(level: LevelSpec, findings: Findings) -> None:
    """Note triggers that would wake a hybrid, and nobody is human yet."""
    human = [ally.who for ally in level.allies if ally.human]
    for path, do in actions_of(level):
        if not isinstance(do, script.TellAlly) or do.order != "wake":
            continue
        if not human or do.who not in ("", *human):
            spot = findings.value((*path, "order"))
            name = do.who or (level.ally.who if level.ally is not None else "nari")
            message = f'"{do.who}" is no human here' if do.who else "no hybrid here is human yet"
            findings.warning(spot, "W010", message, f"write  human = true  under  [ally.{name}]")


def _check_end(level: LevelSpec, doubts: list[Doubt | None], findings: Findings) -> None:
    wins = [
        index
        for index, trigger in enumerate(level.triggers)
        if any(isinstance(do, script.EndRun) and do.result == "win" for do in trigger.then)
    ]
    if not wins:
        hint = 'add a trigger with  then = [ { do = "end", result = "win" } ]'
        findings.warning((1, 1), "W002", "no trigger can win this level", hint)
    elif all(doubts[index] for index in wins):
        spot = findings.value(("trigger", wins[0], "id"))
        findings.warning(spot, "W002", "the level cannot be won: this can never happen")


# --- loops ----------------------------------------------------------------------------------------


def _check_loops(level: LevelSpec, findings: Findings) -> None:
    """Note repeating triggers that set one another off by their flags, unconditionally."""
    sets_off = _links(level)
    found: set[int] = set()
    for index in sets_off:
        if index in found:
            continue
        beyond = _following(index, sets_off)
        if index in beyond:
            found |= beyond
            spot = findings.value(("trigger", index, "when"))
            message = f'trigger "{level.triggers[index].trigger_id}" sets itself off for ever'
            findings.warning(spot, "W007", message, "without  repeat  it fires once")


def _links(level: LevelSpec) -> dict[int, set[int]]:
    """Return which repeating flag triggers set off which, by index."""
    waiting = {
        index: trigger.when
        for index, trigger in enumerate(level.triggers)
        if trigger.repeat and not trigger.conditions and isinstance(trigger.when, script.OnFlag)
    }
    return {
        index: {
            other
            for other, when in waiting.items()
            for do in level.triggers[index].then
            if isinstance(do, script.SetFlag) and _raises(do, when)
        }
        for index in waiting
    }


def _raises(do: script.SetFlag, when: script.OnFlag) -> bool:
    reaches = do.value > 0 if do.add else do.value >= when.at_least
    return do.flag == when.flag and reaches


def _following(index: int, sets_off: dict[int, set[int]]) -> set[int]:
    """Return every trigger that `index` sets off, directly or through others."""
    found: set[int] = set()
    rim = [index]
    while rim:
        new = sets_off[rim.pop()] - found
        found |= new
        rim += new
    return found
