"""Who is in a level: several hybrids, soldiers, strangers; what the checker says about them."""

from __future__ import annotations

import pytest

from hyosan_arcade.content.level import examine
from hyosan_arcade.content.people_check import MAX_DRAWN
from hyosan_arcade.sim import script
from hyosan_arcade.sim.spec import AllySpec, LevelSpec, SoldierSpec
from hyosan_arcade.sim.tuning import MAX_BODIES
from hyosan_arcade.sim.world import World

HEAD = "format = 1\nid = 'small'\ntitle = 'Small'\n[map]\nrows = '''\n"
WIN = """
[[trigger]]
id = "win"
when = { on = "start" }
then = [{ do = "end", result = "win" }]
"""


def read(rows: str, more: str = "") -> tuple[LevelSpec | None, list[tuple[str, str]]]:
    """Return the level, None if it has errors, and (code, message) of what the checker said."""
    level, report = examine(f"{HEAD}{rows}\n'''\n{more}{WIN}".encode(), "small")
    return level, [(fault.code, fault.message) for fault in report.faults]


def good(rows: str, more: str = "") -> LevelSpec:
    level, faults = read(rows, more)
    assert level is not None, faults
    assert not faults
    return level


def codes(rows: str, more: str = "") -> list[str]:
    return [code for code, _ in read(rows, more)[1]]


# --- hybrids ------------------------------------------------------------------------------------

THREE = """[legend]
B = { ally = "bora" }
G = { ally = "gaon" }
[ally.bora]
joined = false
bond = 5
[ally.gaon]
hostile = true
"""


def test_several_hybrids_stand_in_reading_order_the_games_own_first() -> None:
    level = good("######\n#@BGA#\n######", THREE)
    assert level.allies == (
        AllySpec("nari", (1, 4)),
        AllySpec("bora", (1, 2), bond=5.0, joined=False),
        AllySpec("gaon", (1, 3), hostile=True),
    )
    assert level.ally == level.allies[0]


def test_she_may_be_human_yet_and_woken() -> None:
    wake = """[ally.nari]
human = true
[[trigger]]
id = "t"
when = { on = "ally", state = "joined", ally = "nari" }
then = [{ do = "ally", order = "wake", ally = "nari" }]
"""
    level = good("#####\n#@A.#\n#####", wake)
    assert level.allies[0].human
    assert level.triggers[0].when == script.OnAlly(state="joined", who="nari")
    assert level.triggers[0].then == (script.TellAlly("wake", who="nari"),)


@pytest.mark.parametrize("state", ["near_bite", "feral", "left", "back"])
def test_triggers_watch_for_what_becomes_of_her(state: str) -> None:
    when = f"[[trigger]]\nid = 't'\nwhen = {{ on = 'ally', state = '{state}' }}\n"
    level = good("#####\n#@A.#\n#####", when + "then = [{ do = 'music', track = 'calm' }]\n")
    assert level.triggers[0].when == script.OnAlly(state=state)


def test_four_may_walk_with_you_and_more_may_wait_or_hunt() -> None:
    names = ("bora", "gaon", "sian", "mina", "sora")
    legend = "[legend]\n" + "".join(f'{i} = {{ ally = "{n}" }}\n' for i, n in enumerate(names))
    tables = "".join(f"[ally.{n}]\n{'hostile = true' * (n > 'm')}\n" for n in names)
    rows = "##########\n#@A01234.#\n##########"
    assert codes(rows, legend + tables) == []
    assert codes(rows, legend + tables.replace("hostile = true", "joined = false")) == []
    assert "N009" in codes(rows, legend + tables.replace("hostile = true", ""))


def test_each_hybrid_is_drawn_once() -> None:
    assert codes("#####\n#@AA#\n#####") == ["N003"]


def test_what_waits_for_a_hybrid_may_wait_where_a_survivor_can_wake() -> None:
    when = "[[trigger]]\nid = 't'\nwhen = { on = 'ally', hunger = 50 }\n"
    then = "then = [{ do = 'music', track = 'calm' }]\n"
    assert codes("#####\n#@..#\n#####", when + then) == ["W009"]
    legend = "[legend]\nU = { survivor = 'eunha' }\n"
    assert codes("#####\n#@U.#\n#####", when + then + legend) == []


# --- soldiers -----------------------------------------------------------------------------------


def test_soldiers_stand_and_walk_their_beats() -> None:
    legend = """[legend]
G = { soldier = "stand", face = "left" }
H = { soldier = "stand" }
J = { soldier = "patrol", to = "gate" }
Q = { mark = "gate" }
"""
    level = good("########\n#@GHJ.Q#\n########", legend)
    assert level.soldiers == (
        SoldierSpec((1, 2), (0, -1)),
        SoldierSpec((1, 3), (1, 0)),
        SoldierSpec((1, 4), (1, 0), "gate"),
    )
    world = World(level, seed=1)
    assert [body.name for body in world.bodies[1:]] == ["soldier"] * 3


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('soldier = "patrol"', "the soldier on patrol has nowhere to go"),
        ('soldier = "stand", to = "start"', '"to" belongs to a soldier on patrol'),
        ('soldier = "patrol", to = "start", face = "up"', '"face" belongs to a soldier who stands'),
        ('zombie = "walker", face = "up"', '"face" belongs to a soldier who stands'),
        (
            'soldier = "stand", survivor = "eunha"',
            "a glyph holds one thing, not survivor and soldier",
        ),
    ],
)
def test_a_soldier_says_what_he_lacks(entry: str, said: str) -> None:
    _, faults = read("#####\n#@G.#\n#####", f"[legend]\nG = {{ {entry} }}\n")
    assert ("M009", said) in faults


def test_his_beat_ends_somewhere() -> None:
    legend = '[legend]\nG = { soldier = "patrol", to = "gaet" }\nQ = { mark = "gate" }\n'
    assert codes("######\n#@GQ.#\n######", legend) == ["R001"]


def test_there_is_room_for_sixteen_in_all() -> None:
    assert MAX_DRAWN == MAX_BODIES - 4
    legend = '[legend]\nG = { soldier = "stand" }\n'
    for count, expected in ((MAX_DRAWN, []), (MAX_DRAWN + 1, ["N007"])):
        row = "#@" + "G" * count + ".#"
        wall = "#" * len(row)
        assert codes(f"{wall}\n{row}\n{wall}", legend) == expected


def test_what_becomes_of_soldiers_and_ferals_can_be_counted() -> None:
    for who in ("soldier", "feral"):
        when = f"[[trigger]]\nid = 't'\nwhen = {{ on = 'die', who = '{who}', count = 2 }}\n"
        level = good("####\n#@.#\n####", when + "then = [{ do = 'music', track = 'calm' }]\n")
        assert level.triggers[0].when == script.OnDie(who, 2)


# --- kinds --------------------------------------------------------------------------------------


def test_a_kind_of_ones_own_may_wear_armour() -> None:
    level = good("####\n#@.#\n####", "[kind.guard]\nbase = 'soldier'\narmour = 0.4\nhp = 90\n")
    kinds = {kind.name: kind for kind in level.kinds}
    assert kinds["guard"].armour == 0.4
    assert kinds["soldier"].armour == 0.7
    assert (kinds["listener"].sight, kinds["listener"].hearing) == (0.0, 2.0)
