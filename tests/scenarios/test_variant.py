"""The variant: who carries it, what gives them away, and how they wake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hyosan_arcade.sim import script
from hyosan_arcade.sim.company import others_count
from hyosan_arcade.sim.events import (
    Bitten,
    Grabbed,
    HeardPhone,
    PhoneRang,
    Said,
    Spotted,
    SurvivorJoined,
    Turned,
    VariantWoke,
)
from hyosan_arcade.sim.hybrid import TEMPERS
from hyosan_arcade.sim.infection import bite
from hyosan_arcade.sim.intent import Button, Order
from hyosan_arcade.sim.spec import AllySpec, Item, SurvivorSpec
from hyosan_arcade.sim.world_parts import GroundItem
from tests.scenarios.room import Room, order, tap

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body

HALL = "\n".join(["#" * 30, *["#" + "." * 28 + "#"] * 5, "#" * 30])
NAMES = ("eunha", "miso", "yuna", "daehan", "jiho", "wooju", "anna", "mina")


def with_survivors(count: int, seed: int = 1, **fields: object) -> Room:
    survivors = tuple(SurvivorSpec(name, (1, 10 + 2 * i)) for i, name in enumerate(NAMES[:count]))
    return Room(HALL, seed=seed, survivors=survivors, start=(3, 2), **fields)


def carriers(room: Room) -> list[str]:
    return [body.name for body in room.world.bodies if body.has_variant]


def carrier_room(**fields: object) -> tuple[Room, Body]:
    """Return a room whose one survivor, Eun-ha at (1, 10), carries the variant."""
    room = with_survivors(1, **fields)
    room.survivor.has_variant = True
    return room, room.survivor


# --- who carries it -----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3, 6])
def test_a_level_with_n_survivors_has_it_in_n_of_six_runs(count: int) -> None:
    runs = [carriers(with_survivors(count, seed)) for seed in range(240)]
    assert all(len(names) <= 1 for names in runs)
    share = len([names for names in runs if names]) / len(runs)
    assert share == pytest.approx(count / 6, abs=0.08)
    assert {name for names in runs for name in names} == set(NAMES[:count])


def test_with_more_than_six_it_is_always_one_of_them() -> None:
    assert all(len(carriers(with_survivors(8, seed))) == 1 for seed in range(60))


def test_the_seed_decides_and_nothing_shows_it() -> None:
    seed = next(seed for seed in range(60) if carriers(with_survivors(2, seed)))
    room, again = with_survivors(2, seed), with_survivors(2, seed)
    assert carriers(room) == carriers(again)
    shown = repr(room.world.snapshot().bodies)
    assert "variant" not in shown


def test_no_person_is_drawn() -> None:
    assert not any(carriers(Room(HALL, seed=seed, start=(3, 2))) for seed in range(30))


# --- what gives them away -----------------------------------------------------------------------


@pytest.mark.parametrize(("aim", "ahead"), [((12.5, 3.5), 30), ((4.5, 3.5), 14)])
def test_they_hear_a_phone_half_a_second_before_its_first_ring(
    aim: tuple[float, float], ahead: int
) -> None:
    room, who = carrier_room()
    room.play(60, tap(Button.THROW, aim))
    assert [event.body_id for event in room.happened(HeardPhone)] == [who.body_id]
    heard, rang = room.when(HeardPhone)[0], room.when(PhoneRang)[0]
    assert rang - heard <= ahead
    assert rang - heard >= min(ahead, 30) - 6
    assert (who.face_x > 0) is (aim[0] > who.x)


def test_farther_than_fourteen_tiles_they_hear_nothing() -> None:
    room, who = carrier_room()
    who.x = 27.5
    room.play(80, tap(Button.THROW, (9.5, 3.5)))
    assert room.happened(PhoneRang)
    assert not room.happened(HeardPhone)


def test_nobody_else_hears_it() -> None:
    room = with_survivors(1)
    room.survivor.has_variant = False
    room.play(80, tap(Button.THROW, (9.5, 3.5)))
    assert not room.happened(HeardPhone)


# --- waking -------------------------------------------------------------------------------------


def test_bitten_they_wake_twelve_seconds_later_as_a_hybrid() -> None:
    room, who = carrier_room()
    bite(room.world, who)
    ticks = room.until(VariantWoke, 800)
    assert ticks == pytest.approx(720, abs=1)
    assert who.hybrid is not None
    assert who.hybrid.hunger == pytest.approx(60.0, abs=0.1)
    assert who.hybrid.bond == 40.0
    assert who.hybrid.has_joined
    assert who.infection == -1
    room.play(3000)
    assert not room.happened(Turned)
    assert who.is_alive


def test_who_does_not_carry_it_turns() -> None:
    room = with_survivors(1)
    room.survivor.has_variant = False
    bite(room.world, room.survivor)
    assert room.until(Turned, 2800) == pytest.approx(2700, abs=1)
    assert not room.happened(VariantWoke)


def test_awake_the_dead_let_go_of_her_and_ignore_her() -> None:
    room, who = carrier_room()
    room.world.items.append(GroundItem(Item.RATION, 1.5, 1.5))
    who.waking = who.infection = 30
    who.infection = 2000
    room.play(29)
    assert room.world.hunted[who.body_id]
    room.play(2)
    assert not room.world.hunted[who.body_id]
    assert not who.is_grabbed
    room.play(200)
    assert not [e for e in room.happened(Spotted) if e.body_id == who.body_id]
    assert not [e for e in room.happened(Grabbed) if e.body_id == who.body_id]


def test_she_takes_orders_and_drops_what_she_carried_for_others() -> None:
    room, who = carrier_room()
    who.nerves.carried.append(GroundItem(Item.PHONE, 0.0, 0.0))
    who.infection, who.waking = 2000, 1
    room.play(1)
    assert [(thing.item, thing.x) for thing in room.world.items] == [(Item.PHONE, who.x)]
    room.play(1, order(Order.HOLD))
    assert who.hybrid is not None
    assert who.hybrid.order == Order.HOLD


def test_with_three_others_already_she_does_not_come_along() -> None:
    allies = [
        AllySpec(name, (5, 20 + i)) for i, name in enumerate(("nari", "bora", "gaon", "sian"))
    ]
    room, who = carrier_room(allies=tuple(allies))
    assert others_count(room.world) == 3
    who.infection, who.waking = 2000, 1
    room.play(1)
    assert room.happened(VariantWoke)
    assert who.hybrid is not None
    assert not who.hybrid.has_joined


# --- the hybrid of a level who has not been bitten yet ------------------------------------------


def human_nari(*triggers: script.TriggerSpec) -> Room:
    return Room(
        HALL,
        allies=(AllySpec("nari", (3, 6), hunger=55.0, bond=45.0, human=True),),
        survivors=(SurvivorSpec("eunha", (1, 20)),),
        start=(3, 2),
        triggers=triggers,
    )


def nari(room: Room) -> Body:
    return next(body for body in room.world.bodies if body.name == "nari")


def test_she_begins_as_a_survivor_who_is_found_and_follows() -> None:
    room = human_nari()
    assert not nari(room).is_hybrid
    assert carriers(room) == ["nari"]
    view = room.world.snapshot().bodies[nari(room).body_id]
    assert (view.role, view.ally) == ("survivor", None)
    room.person.x = 5.5
    room.until(SurvivorJoined, 60)
    assert nari(room).is_follower
    assert room.world.hunted[nari(room).body_id]


def test_bitten_by_anything_she_wakes_as_herself() -> None:
    room = human_nari()
    bite(room.world, nari(room))
    room.until(VariantWoke, 800)
    hybrid = nari(room).hybrid
    assert hybrid is not None
    assert hybrid.has_joined
    assert (hybrid.bond, hybrid.temper) == (45.0, TEMPERS["nari"])
    assert hybrid.hunger == pytest.approx(55.0, abs=0.1)


def test_a_trigger_wakes_her() -> None:
    wake = script.TriggerSpec("t", script.OnTimer(10), (script.TellAlly("wake"),))
    joined = script.TriggerSpec("u", script.OnAlly(state="joined"), (script.Say("up"),))
    room = human_nari(wake, joined)
    room.until(VariantWoke, 800)
    assert room.when(Bitten) == [10]
    assert room.when(VariantWoke)[0] - 10 == pytest.approx(720, abs=1)
    room.play(1)
    assert [event.text for event in room.happened(Said)] == ["up"]


def test_woken_twice_she_wakes_once() -> None:
    wakes = [
        script.TriggerSpec(f"t{at}", script.OnTimer(at), (script.TellAlly("wake", who="nari"),))
        for at in (10, 100, 900)
    ]
    room = human_nari(*wakes)
    room.play(1800)
    assert len(room.happened(Bitten)) == 1
    assert len(room.happened(VariantWoke)) == 1


def test_the_ally_lives_as_long_as_she_may_wake() -> None:
    mourn = script.TriggerSpec(
        "t",
        script.OnTimer(10, 60),
        (script.Say("gone"),),
        conditions=(script.Condition(ally_alive=False),),
        repeat=True,
    )
    room = human_nari(mourn).play(100)
    assert not room.happened(Said)
    nari(room).is_alive = False
    room.play(100)
    assert room.happened(Said)
