"""Whatever script the checker accepts, the rules can play: no mixture of triggers stops a tick."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hyosan_arcade.content.level import level_from_text
from hyosan_arcade.sim.intent import Answer, Button, Intent
from hyosan_arcade.sim.world import World

HEAD = """format = 1
id = "mill"
title = "Mill"
[map]
rows = '''
##############
#@..C..+...=.#
#AU.z..+..k..#
######"#######
#..p..t...r..#
##############
'''
zones = '''
..............
.NN....D..FF..
.NN....D..FF..
......W.......
.SSS..........
..............
'''
[zones]
N = "near"
D = "doorway"
F = "far"
W = "glass"
S = "south"
[legend]
U = { survivor = "eunha" }
"+" = { door = "closed", name = "gate" }
[kind.hulk]
base = "walker"
hp = 500
[[wave]]
id = "first"
spawn = [{ kind = "hulk", at = "far", count = 3 }, { kind = "runner", at = "gate", count = 2 }]
[text.en]
"q" = "?"
"""
ZONES = ("near", "doorway", "far", "glass", "south")
PLACES = (*ZONES, "start", "gate", "console")
WHO = ("player", "ally", "any", "zombie", "survivor", "nari", "eunha", "hulk")

zone, place, who = st.sampled_from(ZONES), st.sampled_from(PLACES), st.sampled_from(WHO)
kind = st.sampled_from(("walker", "fresh", "crawler", "hulk"))
tile = st.sampled_from(("void", "floor", "wall", "window", "window_broken", "tree", "grass"))
item = st.sampled_from(("phone", "bandage", "ration", "blood_pack", "keycard", "mop"))
flag = st.sampled_from(("a", "b", "c"))
number = st.integers(-2, 3)
share = st.sampled_from((0, 0.5, 1))


def written(form: str, *parts: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda values: form.format(*values))


WHEN = st.one_of(
    st.just('on = "start"'),
    st.just('on = "timer", after = 0, every = 0.5'),
    written('on = "enter", zone = "{}", who = "{}"', zone, who),
    st.just('on = "cleared", wave = "first"'),
    written('on = "pick", item = "{}"', item),
    st.just('on = "use", target = "console"'),
    written('on = "ally", hunger = {}', st.integers(0, 100)),
    written(
        'on = "ally", state = "{}"',
        st.sampled_from(("fed", "joined", "losing", "gone", "hunted", "hand")),
    ),
    written('on = "die", who = "{}", count = {}', who, st.integers(1, 3)),
    written('on = "escape", zone = "{}", who = "{}"', zone, st.sampled_from(("any", "all"))),
    written('on = "flag", flag = "{}", at_least = {}', flag, number),
    written('on = "noise", zone = "{}", loudness = {}', zone, st.integers(0, 20)),
)
DO = st.one_of(
    written('do = "say", text = "q", who = "{}"', who),
    written(
        'do = "ask", text = "q", choices = [{{ text = "q", set = "{}" }}, {{ text = "q" }}]', flag
    ),
    written('do = "objective", id = "o", status = "{}"', st.sampled_from(("open", "done"))),
    written('do = "spawn", kind = "{}", at = "{}", count = {}', kind, place, st.integers(1, 40)),
    written('do = "flood", kind = "{}", at = "{}", rate = 9, seconds = 2', kind, place),
    st.just('do = "wave", id = "first"'),
    written(
        'do = "door", target = "gate", state = "{}"',
        st.sampled_from(("open", "closed", "locked", "barricaded", "broken")),
    ),
    written('do = "tile", zone = "{}", tile = "{}"', zone, tile),
    written('do = "item", item = "{}", at = "{}", count = 2', item, place),
    written('do = "noise", at = "{}", loudness = 30, seconds = {}', place, st.integers(0, 3)),
    written('do = "sound", sound = "bell", at = "{}"', place),
    written('do = "light", zone = "{}", level = {}', zone, share),
    written(
        'do = "ally", order = "{}", at = "{}"',
        st.sampled_from(("join", "leave", "come", "hold", "feed")),
        place,
    ),
    written('do = "flag", set = "{}", value = {}, add = true', flag, number),
    written('do = "director", intensity = {}', share),
    written('do = "look", at = "{}"', place),
    st.just('do = "checkpoint", id = "here"'),
)
IF = st.one_of(
    written('flag = "{}", at_least = {}', flag, number),
    written('not_flag = "{}"', flag),
    written('has_item = "{}"', item),
    written("chance = {}, ally_alive = true", share),
)
TRIGGER = st.tuples(
    WHEN, st.lists(DO, min_size=1, max_size=4), st.lists(IF, max_size=2), st.integers(0, 1)
)


def level_text(triggers: list[tuple[str, list[str], list[str], int]]) -> str:
    blocks = [HEAD]
    for number, (when, then, conditions, delay) in enumerate(triggers):
        acts = ",\n".join(f"{{ {act} }}" for act in then)
        held = ", ".join(f"{{ {condition} }}" for condition in conditions)
        blocks.append(
            f'[[trigger]]\nid = "t{number}"\nwhen = {{ {when} }}\nthen = [\n{acts}\n]\n'
            f"if = [{held}]\nrepeat = true\ndelay = {delay}\n"
        )
    return "\n".join(blocks)


INTENT = st.builds(
    Intent,
    move_x=st.sampled_from((-127, 0, 127)),
    move_y=st.sampled_from((-127, 0, 127)),
    buttons=st.sampled_from((Button.NONE, Button.HIT, Button.USE, Button.THROW, Button.HAND)),
    answer=st.sampled_from(list(Answer)),
)


@settings(max_examples=25)
@given(st.lists(TRIGGER, min_size=1, max_size=6), st.lists(INTENT, min_size=4, max_size=4))
def test_any_script_can_be_played(
    triggers: list[tuple[str, list[str], list[str], int]], intents: list[Intent]
) -> None:
    world = World(level_from_text(level_text(triggers), "mill"), 1)
    for tick in range(130):
        world.step([intents[tick // 33]])
    places = zip(*world.horde.pos.tolist(), strict=True)
    lows = world.horde.low.tolist()
    for (x, y), low in zip(places, lows, strict=True):
        assert not world.tilemap.blocks(*world.tilemap.tile_of(x, y), low), "nobody is in a wall"
