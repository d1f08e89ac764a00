"""From a level file to its script: what format 1 says beyond tiles and places."""

from __future__ import annotations

import pytest

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.level import examine
from hyosan_arcade.sim import script
from hyosan_arcade.sim.intent import IDLE
from hyosan_arcade.sim.spec import LevelSpec
from hyosan_arcade.sim.world import World

HEAD = """format = 1
id = "small"
title = "Small"
[map]
rows = '''
########
#@....E#
########
'''
zones = '''
........
..A..BB.
........
'''
[zones]
A = "near"
B = "far"
"""
WIN = """
[[trigger]]
id = "win"
when = { on = "escape", zone = "far" }
then = [{ do = "end", result = "win" }]
"""


def read(more: str) -> tuple[LevelSpec, list[str]]:
    """Return a level that has `more` in it, and the codes of what the checker noticed."""
    level, report = examine((HEAD + more + WIN).encode(), "small")
    if level is None:
        raise ContentError(report.render())
    return level, [fault.code for fault in report.faults]


def trigger(when: str, then: str, more: str = "") -> str:
    return f'[[trigger]]\nid = "t"\nwhen = {{ {when} }}\nthen = [{then}]\n{more}'


def codes(more: str) -> list[str]:
    return read(more)[1]


# --- what there is to do --------------------------------------------------------------------------


def test_a_question_with_its_choices() -> None:
    choices = '[{ text = "y", set = "in" }, { text = "n" }]'
    ask = f'{{ do = "ask", text = "q", who = "nari", choices = {choices} }}'
    spec, found = read(
        trigger('on = "start"', ask)
        + '[[trigger]]\nid = "u"\nwhen = { on = "flag", flag = "in" }\n'
        + 'then = [{ do = "light", zone = "near", level = 1 }]\n'
        + '[text.en]\nq = "?"\ny = "Yes"\nn = "No"\n'
    )
    built = (script.Choice("y", "in", 1), script.Choice("n"))
    assert spec.triggers[0].then == (script.Ask("q", built, "nari"),)
    assert found == []


@pytest.mark.parametrize("count", [0, 5])
def test_a_question_has_one_to_four_choices(count: int) -> None:
    choices = ", ".join(['{ text = "q" }'] * count)
    ask = f'{{ do = "ask", text = "q", choices = [{choices}] }}'
    with pytest.raises(ContentError, match="L007"):
        read(trigger('on = "start"', ask) + '[text.en]\nq = "?"\n')


def test_tiles_and_checkpoints() -> None:
    do = '{ do = "tile", zone = "near", tile = "wall" }, { do = "checkpoint", id = "half_way" }'
    spec, _ = read(trigger('on = "start"', do))
    assert spec.triggers[0].then == (
        script.SetTile("near", "wall"),
        script.Checkpoint("half_way"),
    )


def test_a_door_is_no_ground() -> None:
    with pytest.raises(ContentError, match='plain tile "door_open" does not exist'):
        read(trigger('on = "start"', '{ do = "tile", zone = "near", tile = "door_open" }'))


@pytest.mark.parametrize("state", ["fed", "joined", "losing", "gone", "hunted", "hand"])
def test_every_state_of_the_hybrid(state: str) -> None:
    drawn = HEAD.replace("@.", "@A")
    end = '{ do = "end", result = "lose" }'
    more = trigger(f'on = "ally", state = "{state}"', end)
    level, report = examine((drawn + more + WIN).encode(), "small")
    assert level is not None
    assert not report.faults
    assert level.triggers[0].when == script.OnAlly(0.0, state)


# --- kinds ----------------------------------------------------------------------------------------

KIND = '[kind.janitor]\nbase = "walker"\nhp = 90\nspeed = 1.5\nbite_time = 2\n'
SPAWN = trigger('on = "start"', '{ do = "spawn", kind = "janitor", at = "far", count = 3 }')


def test_a_new_kind_is_its_base_but_for_what_it_says() -> None:
    spec, found = read(KIND + SPAWN)
    walker, janitor = spec.kinds[0], spec.kinds[-1]
    assert (janitor.name, janitor.hp, janitor.speed, janitor.bite_ticks) == (
        "janitor",
        90,
        1.5,
        120,
    )
    assert (janitor.sheet, janitor.sight, janitor.turn) == (walker.sheet, walker.sight, walker.turn)
    assert found == []


def test_a_new_kind_walks() -> None:
    spec, _ = read(KIND + SPAWN)
    world = World(spec, 1)
    for _ in range(5):
        world.step([IDLE])
    assert world.horde.count == 3


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('base = "ghost"', "R001"),
        ("hp = 0", "S001"),
        ("speed = 99", "S001"),
        ("speed = nan", "S005"),
        ("hitpoints = 3", "S003"),
        ('low = "yes"', "S001"),
    ],
)
def test_a_kind_keeps_within_its_ranges(row: str, code: str) -> None:
    with pytest.raises(ContentError, match=code):
        read(f"[kind.ghoul]\n{row}\n")


# --- what is warned of, and what is not -----------------------------------------------------------


def test_ground_that_breaks_open_is_a_way() -> None:
    shut = HEAD.replace("#@....E#", "#@.##.E#").replace("..A..BB.", "...AABB.")
    warned = [f.code for f in examine((shut + WIN).encode(), "x")[1].faults]
    assert warned == ["W003", "W002", "W004"]
    opened = shut + trigger('on = "start"', '{ do = "tile", zone = "near", tile = "floor" }')
    assert not examine((opened + WIN).encode(), "x")[1].faults
    window = opened.replace('tile = "floor"', 'tile = "tree"')
    assert [f.code for f in examine((window + WIN).encode(), "x")[1].faults] == warned


def test_a_timer_before_the_limit_is_fine_and_one_at_it_is_not() -> None:
    ring = trigger('on = "timer", after = 60', '{ do = "end", result = "lose" }')
    assert codes("[rules]\ntime_limit = 61\n" + ring) == []
    assert codes("[rules]\ntime_limit = 60\n" + ring) == ["W006"]


def test_what_is_dropped_can_be_found() -> None:
    waits = trigger('on = "pick", item = "keycard"', '{ do = "end", result = "lose" }')
    assert codes(waits) == ["W009"]
    drop = trigger('on = "start"', '{ do = "item", item = "keycard", at = "near" }')
    drop = drop.replace('id = "t"', 'id = "u"')
    assert codes(waits + drop) == []


def test_a_condition_on_what_nobody_can_have() -> None:
    end = '{ do = "end", result = "lose" }'
    assert codes(trigger('on = "start"', end, 'if = [{ has_item = "mop" }]\n')) == ["W009"]
    assert codes(trigger('on = "start"', end, 'if = [{ has_item = "phone" }]\n')) == []


def test_a_win_that_hinges_on_what_never_happens() -> None:
    only = trigger('on = "timer", after = 99', '{ do = "end", result = "win" }')
    text = f"{HEAD}[rules]\ntime_limit = 50\n{only}"
    assert [f.code for f in examine(text.encode(), "x")[1].faults] == ["W002", "W006"]


LOOP = """
[[trigger]]
id = "a"
when = { on = "flag", flag = "x" }
then = [{ do = "flag", set = "y" }]
repeat = true
[[trigger]]
id = "b"
when = { on = "flag", flag = "y" }
then = [{ do = "flag", set = "x" }]
repeat = true
"""


def test_a_loop_is_told_once_and_only_if_nothing_breaks_it() -> None:
    assert codes(LOOP) == ["W007"]
    assert codes(LOOP.replace("repeat = true", "repeat = false", 1)) == []
    assert codes(LOOP.replace("repeat = true", 'repeat = true\nif = [{ not_flag = "y" }]', 1)) == []
    assert codes(LOOP.replace('set = "x"', 'set = "x", value = 0')) == []


def test_a_flag_is_read_by_a_moment_or_a_condition() -> None:
    sets = trigger('on = "start"', '{ do = "flag", set = "up" }')
    assert codes(sets) == ["R006"]
    end = trigger('on = "start"', '{ do = "end", result = "lose" }').replace('"t"', '"u"')
    assert codes(f'{sets}{end}if = [{{ not_flag = "up" }}]\n') == []
    assert codes(sets + end.replace('on = "start"', 'on = "flag", flag = "up"')) == []


def test_a_title_without_a_language_that_has_texts() -> None:
    more = '[text.ko]\n"zone.near" = "가까이"\n[text.en]\n"zone.near" = "Near"\n'
    assert codes(more) == ["X001"]
    titled = (HEAD + more + WIN).replace('title = "Small"', 'title = { en = "Small", ko = "작은" }')
    assert not examine(titled.encode(), "x")[1].faults
