"""The level's script: every action."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim import script
from hyosan_arcade.sim.events import (
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
from hyosan_arcade.sim.intent import Order
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
