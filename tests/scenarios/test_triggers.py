"""The level's script: every moment, every condition, chains and delays."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim import script
from hyosan_arcade.sim.events import Bitten, Picked, Said
from hyosan_arcade.sim.hunger import smell_blood
from hyosan_arcade.sim.infection import die
from hyosan_arcade.sim.intent import IDLE, Button, Intent, Order
from hyosan_arcade.sim.script import Condition, SetFlag, TriggerSpec
from hyosan_arcade.sim.spec import Item, PropSpec, SpawnSpec, WaveSpec
from hyosan_arcade.sim.world import Difficulty
from tests.scenarios.room import tap, walk
from tests.scenarios.scripts import HALL, on, said, scripted

# --- moments ------------------------------------------------------------------------------------


def test_on_start_fires_in_the_first_tick_and_once() -> None:
    room = scripted(on(script.OnStart())).play(10)
    assert room.when(Said) == [0]


def test_on_timer_fires_once_or_again_and_again() -> None:
    once = scripted(on(script.OnTimer(after_ticks=30))).play(200)
    assert once.when(Said) == [30]
    again = scripted(on(script.OnTimer(30, every_ticks=60), repeat=True)).play(200)
    assert again.when(Said) == [30, 90, 150]


def test_on_enter_fires_on_stepping_in_and_again_only_after_leaving() -> None:
    room = scripted(on(script.OnEnter("near"), repeat=True))
    for x, times in ((7.5, 1), (7.2, 1), (9.5, 1), (7.5, 2), (7.5, 2)):
        room.person.x = x
        room.play(30)
        assert len(said(room)) == times, x


@pytest.mark.parametrize(
    ("who", "fires"),
    [("player", False), ("ally", True), ("any", True), ("nari", True), ("haeul", False)],
)
def test_on_enter_says_who(who: str, fires: bool) -> None:
    room = scripted(on(script.OnEnter("near", who)), picture=HALL.replace("@..", "@.A"))
    room.hybrid.order = Order.HOLD
    room.play(2)
    room.ally.x = 7.5
    room.play(2)
    assert bool(said(room)) is fires


def test_on_cleared_fires_when_the_whole_wave_has_come_and_died() -> None:
    wave = WaveSpec("w", (SpawnSpec("walker", 3, "far", every_ticks=30),))
    room = scripted(
        on(script.OnStart(), script.StartWave("w")), on(script.OnCleared("w")), waves=(wave,)
    )
    for _ in range(40):
        room.play(1)
        for slot in range(room.world.horde.count):
            room.world.kill(slot)
    assert not said(room), "one has come and died, two are still to come"
    room.play(40)
    assert room.world.horde.next_id == 3
    assert not said(room)
    for slot in range(room.world.horde.count):
        room.world.kill(slot)
    room.play(2)
    assert said(room) == ["yes"]


def test_on_cleared_says_nothing_of_a_wave_that_never_came() -> None:
    wave = WaveSpec("w", (SpawnSpec("walker", 1, "far"),))
    assert not said(scripted(on(script.OnCleared("w")), waves=(wave,)).play(30))


@pytest.mark.parametrize("name", ["keycard", "phone"])
def test_on_pick_fires_for_its_item(name: str) -> None:
    room = scripted(on(script.OnPick(name)), picture=HALL.replace("@..", "@k."))
    room.play(20, walk(1, 0))
    assert room.happened(Picked)
    assert bool(said(room)) is (name == "keycard")


def test_on_use_fires_for_its_thing() -> None:
    console = PropSpec("console", (1, 2), "pa")
    room = scripted(on(script.OnUse("pa")), props=(console,)).play(10)
    assert not said(room)
    room.play(2, tap(Button.USE))
    assert said(room) == ["yes"]


def test_on_ally_fires_when_hunger_climbs_past_the_mark() -> None:
    room = scripted(on(script.OnAlly(hunger=50.0), repeat=True), picture=HALL.replace("@.", "@A"))
    room.play(5)
    assert not said(room)
    room.hybrid.hunger = 49.0
    smell_blood(room.world, room.person)
    room.play(5)
    assert len(said(room)) == 1, "once on the way up"
    room.hybrid.hunger = 10.0
    room.play(30)
    room.hybrid.hunger = 60.0
    room.play(2)
    assert len(said(room)) == 2


@pytest.mark.parametrize("state", ["losing", "gone", "hunted", "hand"])
def test_on_ally_fires_when_she_enters_a_state(state: str) -> None:
    room = scripted(
        on(script.OnAlly(state=state), repeat=True), picture=HALL.replace("@.", "@A")
    ).play(2)
    assert not said(room)
    for times in (1, 2):
        room.hybrid.hunger = 90.0 if state == "losing" else 10.0
        room.hybrid.gone_ticks = 20 if state == "gone" else 0
        room.hybrid.prey_ticks = 20 if state == "hunted" else 0
        room.play(2, Intent(buttons=Button.HAND) if state == "hand" else IDLE)
        assert len(said(room)) == times
        room.hybrid.hunger, room.hybrid.holds_hand = 10.0, False
        room.play(40)
        assert len(said(room)) == times, "once for each time"


def test_on_ally_fires_when_she_joins() -> None:
    picture = HALL.replace("@.", "@A")
    room = scripted(on(script.OnAlly(state="joined")), picture=picture)
    room.hybrid.has_joined, room.hybrid.prowl.is_told = False, True
    assert not said(room.play(5))
    room.hybrid.has_joined = True
    assert said(room.play(1)) == ["yes"]


def test_who_is_there_from_the_start_has_not_joined() -> None:
    room = scripted(on(script.OnAlly(state="joined")), picture=HALL.replace("@.", "@A"))
    assert not said(room.play(5))


@pytest.mark.parametrize("order", ["wakes first", "wakes last"])
def test_woken_though_awake_she_joins_at_once(order: str) -> None:
    """So that what a level opens with `wake` is closed where she is awake: a person, say."""
    wake = script.TriggerSpec("w", script.OnTimer(10), (script.TellAlly("wake"),))
    joined = script.TriggerSpec("j", script.OnAlly(state="joined"), (script.Say("up"),))
    both = (wake, joined) if order == "wakes first" else (joined, wake)
    room = scripted(*both, picture=HALL.replace("@.", "@A"))
    assert not said(room.play(10))
    assert said(room.play(1)) == ["up"]
    assert not room.happened(Bitten)


@pytest.mark.parametrize(("who", "words"), [("", ["yes"]), ("nari", ["yes"]), ("bora", [])])
def test_on_ally_fires_when_she_is_fed(who: str, words: list[str]) -> None:
    room = scripted(on(script.OnAlly(state="fed", who=who)), picture=HALL.replace("@.", "@A"))
    room.hybrid.hunger = 60.0
    room.person.items[Item.RATION] = 1
    room.play(3, tap(Button.USE))
    assert said(room) == words


@pytest.mark.parametrize("who", ["zombie", "walker"])
def test_on_die_counts_zombies(who: str) -> None:
    room = scripted(on(script.OnDie(who, 2)), picture=HALL.replace("Y.", "zz")).play(1)
    room.world.kill(0)
    room.play(2)
    assert not said(room)
    room.world.kill(0)
    room.play(2)
    assert said(room) == ["yes"]


@pytest.mark.parametrize("who", ["survivor", "eunha"])
def test_on_die_knows_survivors(who: str) -> None:
    room = scripted(on(script.OnDie(who)), picture=HALL.replace(".YY", "SYY", 1)).play(1)
    die(room.world, room.survivor, "killed")
    room.play(1)
    assert said(room) == ["yes"]


def test_on_escape_fires_while_the_people_stand_there() -> None:
    room = scripted(on(script.OnEscape("near"))).play(5)
    room.person.x = 7.5
    room.play(1)
    assert said(room) == ["yes"]


def test_on_escape_of_all_waits_for_everybody_who_came_along() -> None:
    room = scripted(on(script.OnEscape("far", "all")), picture=HALL.replace("@.", "@A"))
    room.hybrid.order = Order.HOLD
    room.person.x = 16.5
    room.play(2)
    assert not said(room)
    room.ally.x = 17.5
    room.play(2)
    assert said(room) == ["yes"]
    left = scripted(on(script.OnEscape("far", "all")), picture=HALL.replace("@.", "@A"))
    left.hybrid.has_joined = False
    left.person.x = 16.5
    left.play(2)
    assert said(left) == ["yes"], "she never joined"


def test_on_flag_fires_at_its_value() -> None:
    count = on(script.OnTimer(10, 30), SetFlag("n", 1, add=True), repeat=True)
    room = scripted(count, on(script.OnFlag("n", at_least=3))).play(90)
    assert room.when(Said) == [70]


@pytest.mark.parametrize(
    ("loudness", "x", "fires"), [(9, 7.5, True), (7, 7.5, False), (9, 3, False)]
)
def test_on_noise_fires_for_a_loud_one_in_its_zone(loudness: float, x: float, fires: bool) -> None:
    room = scripted(on(script.OnNoise("near", 8.0))).play(2)
    room.sound(loudness, x, 1.5)
    assert bool(said(room)) is fires


# --- conditions ---------------------------------------------------------------------------------


def fires_if(*conditions: Condition, picture: str = HALL, **more: Difficulty) -> bool:
    ready = on(script.OnStart(), SetFlag("two", 2))
    judged = on(script.OnTimer(5), conditions=conditions)
    return bool(said(scripted(ready, judged, picture=picture, **more).play(10)))


def test_conditions_ask_for_flags() -> None:
    assert fires_if(Condition(flag="two"))
    assert fires_if(Condition(flag="two", at_least=2))
    assert not fires_if(Condition(flag="two", at_least=3))
    assert not fires_if(Condition(flag="none"))
    assert fires_if(Condition(not_flag="none"))
    assert not fires_if(Condition(not_flag="two"))


def test_conditions_ask_for_items() -> None:
    assert fires_if(Condition(has_item="phone"))
    assert not fires_if(Condition(has_item="keycard"))
    assert not fires_if(Condition(has_item="mop"))
    room = scripted(on(script.OnTimer(5), conditions=(Condition(has_item="mop"),)))
    room.person.mop_hits = 3
    assert said(room.play(10))


def test_conditions_ask_for_the_ally() -> None:
    with_her = HALL.replace("@.", "@A")
    assert fires_if(Condition(ally_alive=True), picture=with_her)
    assert not fires_if(Condition(ally_alive=True))
    assert fires_if(Condition(ally_alive=False))


def test_conditions_ask_for_the_difficulty() -> None:
    assert fires_if(Condition(difficulty="cruel"), difficulty=Difficulty.CRUEL)
    assert not fires_if(Condition(difficulty="cruel"))


def test_all_conditions_must_hold() -> None:
    assert not fires_if(Condition(flag="two"), Condition(flag="none"))


def test_chance_is_drawn_once_even_for_a_lasting_moment() -> None:
    lucky = 0
    for seed in range(40):
        half = on(script.OnFlag("go"), conditions=(Condition(chance=0.5),))
        room = scripted(on(script.OnStart(), SetFlag("go")), half, seed=seed).play(20)
        lucky += len(said(room))
    assert 10 <= lucky <= 30
    assert not fires_if(Condition(chance=0.0))


# --- chains and delays --------------------------------------------------------------------------


def test_flags_set_one_another_off_within_one_tick() -> None:
    links = [on(script.OnFlag(f"f{n}"), SetFlag(f"f{n + 1}")) for n in range(8)]
    room = scripted(on(script.OnFlag("f8")), *reversed(links), on(script.OnStart(), SetFlag("f0")))
    room.play(1)
    assert said(room) == ["yes"]


def test_a_chain_that_never_ends_does_not_hang_a_tick() -> None:
    more = SetFlag("n", 1, add=True)
    loop = [TriggerSpec(f"t{n}", script.OnFlag("n"), (more,), repeat=True) for n in range(2)]
    room = scripted(on(script.OnStart(), more), *loop).play(3)
    assert room.world.scripts.flags["n"] <= 1 + 2 * 3


def test_a_delay_waits_between_cause_and_effect() -> None:
    room = scripted(on(script.OnTimer(10), delay_ticks=30)).play(60)
    assert room.when(Said) == [40]


def test_a_trigger_repeats_twice_a_second_at_most() -> None:
    """A flag that stays up would otherwise fire in every tick."""
    room = scripted(on(script.OnStart(), SetFlag("up")), on(script.OnFlag("up"), repeat=True))
    assert room.play(100).when(Said) == [0, 30, 60, 90]


def test_a_trigger_fires_once_unless_it_repeats() -> None:
    once = scripted(on(script.OnTimer(10, every_ticks=10))).play(60)
    assert once.when(Said) == [10]


def test_nothing_fires_after_the_end() -> None:
    room = scripted(on(script.OnTimer(5), script.EndRun("lose", "x")), on(script.OnTimer(10))).play(
        20
    )
    assert not said(room)
