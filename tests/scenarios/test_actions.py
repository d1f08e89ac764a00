"""The level's script: every action."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim import script
from hyosan_arcade.sim.events import (
    Answered,
    Asked,
    CheckpointReached,
    DoorMoved,
    LightChanged,
    LookAsked,
    MusicAsked,
    NoiseMade,
    ObjectiveChanged,
    RunEnded,
    Said,
    SoundAsked,
    WeatherChanged,
)
from hyosan_arcade.sim.feeds import MAX_FEEDS
from hyosan_arcade.sim.flow import FAR, walk_distances
from hyosan_arcade.sim.intent import IDLE, Answer, Intent, Order
from hyosan_arcade.sim.script import Do, Say, SetFlag
from hyosan_arcade.sim.spec import DoorState, Item, SpawnSpec, WaveSpec
from tests.scenarios.room import Room, walk
from tests.scenarios.scripts import HALL, on, scripted


def doing(*actions: Do, picture: str = HALL, **fields: object) -> Room:
    """Play ten ticks of a room whose script does `actions` at the start."""
    return scripted(on(script.OnStart(), *actions), picture=picture, **fields).play(10)


def test_say_and_objective() -> None:
    room = doing(
        Say("hello", "nari"), script.Objective("o", "find"), script.Objective("o", status="done")
    )
    assert [(e.text, e.who) for e in room.happened(Said)] == [("hello", "nari")]
    states = [(e.text, e.status) for e in room.happened(ObjectiveChanged)]
    assert states == [("find", "open"), ("find", "done")], "its text is remembered"
    (shown,) = room.world.snapshot().objectives
    assert (shown.objective_id, shown.text, shown.status) == ("o", "find", "done")


def test_spawn_brings_them_to_the_place_after_the_people() -> None:
    room = doing(script.Spawn("runner", "far", 3))
    horde = room.world.horde
    assert horde.count == 3
    assert (horde.kind == room.world.kinds.index("runner")).all()
    assert (horde.goal == 0).all()
    assert (horde.pos[0] > 14.5).all()


def test_spawn_can_take_its_time() -> None:
    room = doing(script.Spawn("walker", "far", 3, every_ticks=60))
    assert room.world.horde.count == 1
    assert room.play(60).world.horde.count == 2
    assert room.play(600).world.horde.next_id == 3


def test_flood_brings_so_many_a_second() -> None:
    room = doing(script.Flood("walker", "far", rate=4.0, ticks=180))
    room.play(400)
    assert room.world.horde.next_id == 12


def test_a_wave_brings_all_its_spawns() -> None:
    wave = WaveSpec("w", (SpawnSpec("walker", 2, "far"), SpawnSpec("crawler", 1, "near")))
    room = doing(script.StartWave("w"), waves=(wave,))
    assert sorted(room.world.horde.kind.tolist()) == [0, 0, 3]


@pytest.mark.parametrize("state", ["open", "closed", "locked", "barricaded", "broken"])
def test_set_door_brings_it_into_any_state(state: str) -> None:
    room = doing(script.SetDoor("door0", state), picture="#######\n#@.+..#\n#######")
    assert room.world.tilemap.doors[0].state is DoorState[state.upper()]
    assert room.happened(DoorMoved)
    assert bool(room.world.tilemap.solid[0, 1, 3]) is (state in ("closed", "locked", "barricaded"))


# --- questions ------------------------------------------------------------------------------------

ASK = script.Ask(
    "let_them_in", (script.Choice("yes", "opened"), script.Choice("no", "shut", 3)), "nari"
)
SECOND = Intent(answer=Answer.GIVE_ARM)
FOURTH = Intent(answer=Answer.GO_AWAY)


def test_a_question_is_asked_and_seen() -> None:
    room = doing(ASK)
    (asked,) = room.happened(Asked)
    assert (asked.text, asked.who, asked.choices) == ("let_them_in", "nari", ("yes", "no"))
    question = room.world.snapshot().question
    assert question is not None
    assert (question.text, question.who, question.choices) == ("let_them_in", "nari", asked.choices)


def test_an_answer_sets_the_flag_of_its_choice() -> None:
    room = doing(ASK).play(1, SECOND)
    assert room.world.scripts.flags == {"shut": 3}
    (answered,) = room.happened(Answered)
    assert (answered.body_id, answered.text, answered.choice) == (0, "let_them_in", 2)
    assert room.world.snapshot().question is None
    assert doing(ASK).play(30, FOURTH).world.snapshot().question is not None, "no such choice"


def test_an_answer_fires_the_trigger_of_its_flag_in_the_same_tick() -> None:
    room = scripted(on(script.OnStart(), ASK), on(script.OnFlag("shut"))).play(5).play(1, SECOND)
    assert room.when(Said) == room.when(Answered) == [5]


def test_a_key_held_from_before_is_no_answer() -> None:
    room = scripted(on(script.OnTimer(5), ASK)).play(30, SECOND)
    assert not room.happened(Answered)
    room.play(1, IDLE).play(1, SECOND)
    assert room.happened(Answered)


def test_questions_wait_for_one_another() -> None:
    other = script.Ask("and_then", (script.Choice("go", "gone"),))
    room = doing(ASK, other, ASK)
    assert [e.text for e in room.happened(Asked)] == ["let_them_in"]
    room.play(1, SECOND)
    assert [e.text for e in room.happened(Asked)] == ["let_them_in", "and_then"]
    room.play(1).play(1, Intent(answer=Answer.SAY_NAME))
    assert room.world.scripts.flags == {"shut": 3, "gone": 1}
    assert room.world.snapshot().question is None, "the same question does not wait twice"


# --- the ground -----------------------------------------------------------------------------------


def test_tiles_change_and_the_ways_with_them() -> None:
    room = doing(script.SetTile("far", "wall"))
    assert room.world.tilemap.solid[0, 1, 16]
    assert room.world.tilemap.solid[1, 2, 17]
    assert not room.world.tilemap.solid[0, 1, 15]
    beyond = walk_distances(room.world.routes.walk, [(1, 1)])[1, 18]
    assert beyond == FAR
    again = doing(script.SetTile("far", "wall"), script.SetTile("far", "grass"))
    assert not again.world.tilemap.solid[0, 1, 16]


def test_who_stands_where_a_wall_comes_is_pushed_out() -> None:
    picture = HALL.replace("Y.#", "z.#")
    room = scripted(on(script.OnTimer(10), script.SetTile("far", "wall")), picture=picture)
    room.person.x, room.person.y = 16.5, 1.5
    room.play(12)
    tilemap, horde = room.world.tilemap, room.world.horde
    places = [(room.person.x, room.person.y), *zip(*horde.pos.tolist(), strict=True)]
    assert len(places) == 3
    assert not any(tilemap.blocks(*tilemap.tile_of(x, y)) for x, y in places)


def test_a_crowd_is_pushed_out_to_the_rim_of_a_large_place() -> None:
    rows = ["#" * 40, "#@" + "." * 37 + "#", *["#." + "Y" * 36 + ".#"] * 30, "#" * 40]
    picture = "\n".join(rows)
    room = scripted(
        on(script.OnStart(), script.Spawn("walker", "far", 900)),
        on(script.OnTimer(5), script.SetTile("far", "wall")),
        picture=picture,
    ).play(7)
    tilemap, horde = room.world.tilemap, room.world.horde
    assert horde.count == 900
    cols, rows_of = horde.pos.astype(int)
    assert not tilemap.solid[0, rows_of, cols].any()


def walled_in(picture: str) -> Room:
    wall = on(script.OnTimer(5), script.SetTile("cell", "wall"))
    return Room(picture, zones={"cell": "@YA"}, triggers=(wall,)).play(10)


def test_who_is_walled_in_on_all_sides_comes_out_beyond_the_wall() -> None:
    room = walled_in("#######\n#@Y#..#\n#######")
    assert (int(room.person.x), int(room.person.y)) == (4, 1)


def test_the_last_place_to_stand_stays() -> None:
    room = walled_in("####\n#@Y#\n####")
    assert not room.world.tilemap.solid[0, 1, 1:3].any()


def test_what_lies_where_a_wall_comes_can_still_be_taken() -> None:
    room = doing(script.DropItem("bandage", "far"), script.SetTile("far", "wall"))
    (thing,) = room.world.items
    assert not room.world.tilemap.blocks(int(thing.y), int(thing.x))


def test_a_window_put_in_again_is_whole_and_can_be_broken() -> None:
    room = scripted(
        on(script.OnStart(), script.SetTile("near", "window")),
        on(script.OnTimer(60), script.SetTile("near", "floor")),
        on(script.OnTimer(90), script.SetTile("near", "window")),
    ).play(2)
    assert room.world.tilemap.has_barriers
    room.world.glass[1, 7] = 1.0
    room.play(100)
    assert room.world.tilemap.solid[0, 1, 7]
    assert (1, 7) not in room.world.glass


def test_a_checkpoint_is_told() -> None:
    room = doing(script.Checkpoint("hall"))
    assert [e.checkpoint_id for e in room.happened(CheckpointReached)] == ["hall"]


def test_a_loop_of_spawns_is_held_back() -> None:
    drip = [script.Spawn("walker", "far", 50, every_ticks=600)] * 16
    loop = on(script.OnFlag("up"), *drip, repeat=True)
    room = scripted(on(script.OnStart(), SetFlag("up")), loop).play(600)
    assert len(room.world.scripts.feeds) == MAX_FEEDS


def test_an_item_is_dropped_and_picked_up() -> None:
    room = doing(script.DropItem("bandage", "near", 2)).play(110, walk(1, 0))
    assert room.person.items[Item.BANDAGE] == 2


def test_a_noise_sounds_once_or_goes_on() -> None:
    short = doing(script.MakeNoise("near", 30.0, 60)).play(200)
    assert [n.radius for n in short.happened(NoiseMade)] == [30.0]
    long = doing(script.MakeNoise("near", 40.0, 720)).play(800)
    assert [n.radius for n in long.happened(NoiseMade)] == [40.0] * 12


def test_what_the_view_is_asked_for() -> None:
    room = doing(
        script.PlayMusic("siege"),
        script.PlaySound("bell", "near"),
        script.SetWeather("rain"),
        script.SetLight("far", 0.2),
        script.LookAt("near", 90),
    )
    assert room.happened(MusicAsked)[0].track == "siege"
    sound = room.happened(SoundAsked)[0]
    assert (sound.sound, sound.x, sound.y) == ("bell", 7.5, 1.5)
    assert room.happened(WeatherChanged)[0].kind == "rain"
    light = room.happened(LightChanged)[0]
    assert (light.zone, light.level) == ("far", 0.2)
    look = room.happened(LookAsked)[0]
    assert (look.x, look.y, look.ticks) == (7.5, 1.5, 90)


def test_the_ally_is_told() -> None:
    with_her = HALL.replace("@.", "@A")
    assert not doing(script.TellAlly("leave"), picture=with_her).hybrid.has_joined
    both = doing(script.TellAlly("leave"), script.TellAlly("join"), picture=with_her)
    assert both.hybrid.has_joined
    assert doing(script.TellAlly("hold"), picture=with_her).hybrid.order is Order.HOLD
    assert doing(script.TellAlly("come"), picture=with_her).hybrid.order is Order.COME
    assert doing(script.TellAlly("feed"), picture=with_her).hybrid.hunger < 0.1


def test_flags_are_set_and_added_to() -> None:
    room = doing(SetFlag("a"), SetFlag("b", 5), SetFlag("b", 2, add=True), SetFlag("a", 0))
    assert room.world.snapshot().flags == {"a": 0, "b": 7}


def test_the_director_is_tuned() -> None:
    assert doing(script.TuneDirector(0.9)).world.director.intensity == 0.9


def test_the_run_is_ended() -> None:
    room = doing(script.EndRun("win", "end.rope"))
    assert (room.world.outcome, room.world.outcome_text) == ("win", "end.rope")
    assert len(room.happened(RunEnded)) == 1
