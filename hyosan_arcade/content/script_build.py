"""Triggers of the file become triggers of the rules: names stay, seconds become ticks."""

from __future__ import annotations

from typing import assert_never

from hyosan_arcade.content import schema_triggers as file
from hyosan_arcade.sim import script
from hyosan_arcade.sim.tuning import TICKS_PER_S


def ticks(seconds: float) -> int:
    """Return the nearest whole number of ticks.

    >>> ticks(0.5), ticks(20)
    (30, 1200)
    """
    return round(seconds * TICKS_PER_S)


def build_trigger(trigger: file.Trigger) -> script.TriggerSpec:
    """Translate one trigger; a timer that ticks again and again repeats by itself."""
    ticks_again = isinstance(trigger.when, file.OnTimer) and trigger.when.every > 0
    return script.TriggerSpec(
        trigger_id=trigger.id,
        when=_when(trigger.when),
        then=tuple(_do(action) for action in trigger.then),
        conditions=tuple(_condition(condition) for condition in trigger.conditions),
        delay_ticks=ticks(trigger.delay),
        repeat=trigger.repeat or ticks_again,
    )


def _condition(condition: file.Condition) -> script.Condition:
    return script.Condition(
        flag=condition.flag,
        not_flag=condition.not_flag,
        at_least=condition.at_least,
        has_item=condition.has_item,
        ally_alive=condition.ally_alive,
        chance=float(condition.chance),
        difficulty=condition.difficulty,
    )


def _when(when: file.When) -> script.When:
    match when:
        case file.OnStart():
            return script.OnStart()
        case file.OnTimer():
            return script.OnTimer(ticks(when.after), ticks(when.every))
        case file.OnEnter():
            return script.OnEnter(when.zone, when.who)
        case file.OnCleared():
            return script.OnCleared(when.wave)
        case file.OnPick():
            return script.OnPick(when.item)
        case file.OnUse():
            return script.OnUse(when.target)
        case file.OnAlly():
            return script.OnAlly(float(when.hunger), when.state, when.ally)
        case file.OnDie():
            return script.OnDie(when.who, when.count)
        case file.OnEscape():
            return script.OnEscape(when.zone, when.who)
        case file.OnFlag():
            return script.OnFlag(when.flag, when.at_least)
        case file.OnNoise():
            return script.OnNoise(when.zone, float(when.loudness))
        case _:
            assert_never(when)


def _do(do: file.Do) -> script.Do:
    match do:
        case file.Say():
            return script.Say(do.text, do.who)
        case file.Ask():
            choices = (script.Choice(c.text, c.set, c.value) for c in do.choices)
            return script.Ask(do.text, tuple(choices), do.who)
        case file.Objective():
            return script.Objective(do.id, do.text, do.status)
        case file.Spawn():
            return script.Spawn(do.kind, do.at, do.count, ticks(do.every))
        case file.Flood():
            return script.Flood(do.kind, do.at, float(do.rate), ticks(do.seconds))
        case file.StartWave():
            return script.StartWave(do.id)
        case file.SetDoor():
            return script.SetDoor(do.target, do.state)
        case file.SetTile():
            return script.SetTile(do.zone, do.tile)
        case file.DropItem():
            return script.DropItem(do.item, do.at, do.count)
        case file.MakeNoise():
            return script.MakeNoise(do.at, float(do.loudness), ticks(do.seconds))
        case file.PlayMusic():
            return script.PlayMusic(do.track)
        case file.PlaySound():
            return script.PlaySound(do.sound, do.at)
        case file.SetWeather():
            return script.SetWeather(do.kind)
        case file.SetLight():
            return script.SetLight(do.zone, float(do.level))
        case file.TellAlly():
            return script.TellAlly(do.order, do.at, do.ally)
        case file.SetFlag():
            return script.SetFlag(do.set, do.value, do.add)
        case file.TuneDirector():
            return script.TuneDirector(float(do.intensity))
        case file.LookAt():
            return script.LookAt(do.at, ticks(do.seconds))
        case file.Checkpoint():
            return script.Checkpoint(do.id)
        case file.EndRun():
            return script.EndRun(do.result, do.text)
        case _:
            assert_never(do)
