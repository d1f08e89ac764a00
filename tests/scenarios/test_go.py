"""Orders and a hand: what she does where she is sent, and how orders end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hyosan_arcade.sim.bodies import Brain
from hyosan_arcade.sim.events import (
    AllyOrdered,
    Called,
    DoorMoved,
    DoorRefused,
    Handed,
    HandTaken,
    Heard,
    LeftBehind,
    NoiseMade,
    ObjectiveChanged,
    Picked,
    Used,
)
from hyosan_arcade.sim.hybrid import TEMPERS
from hyosan_arcade.sim.intent import Button, Order
from hyosan_arcade.sim.script import Objective, OnPick, OnUse, TriggerSpec
from hyosan_arcade.sim.snapshot import AllyView, Mood
from hyosan_arcade.sim.spec import AllySpec, DoorState, Item, PropSpec
from hyosan_arcade.sim.world_parts import GroundItem
from tests.scenarios.room import Room, order, press, tap, walk

FIELD = "\n".join(["#" * 40, "#@A" + "." * 36 + "#", *["#" + "." * 38 + "#"] * 8, "#" * 40])
THREE = (AllySpec("nari", (1, 2)), AllySpec("bora", (2, 2)), AllySpec("gaon", (3, 2)))


def sent(picture: str, x: float, y: float, **fields: object) -> Room:
    """Return a room in which she has just been sent to (x, y)."""
    return Room(picture, **fields).play(1, order(Order.GO, (x, y)))  # type: ignore[arg-type]


def view(room: Room) -> AllyView:
    seen = room.world.snapshot().bodies[room.ally.body_id].ally
    assert seen is not None
    return seen


# --- fetching -------------------------------------------------------------------------------------


def test_sent_to_a_thing_she_fetches_it_and_hands_it_over() -> None:
    room = sent("###########\n#@A.....h.#\n###########", 8.5, 1.5)
    room.until_true(lambda: not room.world.items, 300)
    assert room.hybrid.order == Order.COME
    assert room.person.items[Item.BANDAGE] == 0, "it is still in her hands"
    room.until(Handed, 300)
    assert room.person.items[Item.BANDAGE] == 1
    handed = room.happened(Handed)[0]
    assert (handed.body_id, handed.to_id, handed.item) == (1, 0, Item.BANDAGE)
    assert [event.body_id for event in room.happened(Picked)] == [0], "it counts as your find"


def test_what_she_fetches_is_what_the_level_waits_for() -> None:
    found = TriggerSpec("found", when=OnPick("keycard"), then=(Objective("key", "x", "done"),))
    room = sent("#########\n#@A...k.#\n#########", 6.5, 1.5, triggers=(found,))
    room.until(Handed, 400)
    room.play(2)
    assert [event.status for event in room.happened(ObjectiveChanged)] == ["done"]


def test_a_thing_farther_from_the_marker_is_left_alone() -> None:
    room = sent("###########\n#@A...h...#\n###########", 9.5, 1.5).play(200)
    assert len(room.world.items) == 1
    assert room.hybrid.order == Order.GO


def test_a_new_mop_is_ready_in_your_hands() -> None:
    room = sent("#########\n#@A...m.#\n#########", 6.5, 1.5)
    room.until(Handed, 400)
    assert room.person.mop_hits > 0


def test_what_she_carries_is_never_lost_with_her() -> None:
    room = Room(FIELD)
    room.hybrid.errand.carried.append(GroundItem(Item.KEYCARD, 0.0, 0.0))
    room.person.x += 10.0
    room.hybrid.leaving_ticks = 100
    room.play(2)
    assert [thing.item for thing in room.world.items] == [Item.KEYCARD]
    assert not room.hybrid.errand.carried


# --- opening and using ----------------------------------------------------------------------------


def test_sent_to_a_shut_door_she_opens_it() -> None:
    room = sent("###########\n#@A...+...#\n###########", 6.5, 1.5)
    room.until(DoorMoved, 300)
    assert room.world.tilemap.doors[0].state is DoorState.OPEN
    room.play(120)
    assert len(room.happened(DoorMoved)) == 1, "and leaves it so"
    assert not [noise for noise in room.happened(NoiseMade) if noise.source == "door"]


def test_a_lock_holds_for_her_without_its_key() -> None:
    picture = "###########\n#@A...=...#\n###########"
    room = sent(picture, 6.5, 1.5).play(300)
    assert room.world.tilemap.doors[0].state is DoorState.LOCKED
    assert len(room.happened(DoorRefused)) == 1
    room = sent(picture, 6.5, 1.5)
    room.ally.items[Item.KEYCARD] = 1
    room.until(DoorMoved, 300)
    assert room.world.tilemap.doors[0].state is DoorState.OPEN


def test_sent_to_a_thing_with_a_name_she_uses_it() -> None:
    called = TriggerSpec("pa", when=OnUse("pa"), then=(Objective("pa", "x", "done"),))
    room = sent(
        "##########\n#@A......#\n#........#\n##########",
        7.5,
        1.5,
        props=(PropSpec("console", (1, 7), "pa"),),
        triggers=(called,),
    )
    room.until(Used, 300)
    assert room.happened(Used)[0].target == "pa"
    room.play(60)
    assert len(room.happened(Used)) == len(room.happened(ObjectiveChanged)) == 1


# --- drawing them off -----------------------------------------------------------------------------


def test_with_the_dead_about_she_calls_every_three_seconds_and_draws_them_off() -> None:
    room = sent(FIELD.replace("." * 36 + "#", "." * 25 + "z" + "." * 10 + "#", 1), 20.5, 6.5)
    room.facing(1, 0)
    room.until(Called, 600)
    assert room.ally.distance_to(20.5, 6.5) < 0.6
    room.play(400)
    ticks = room.when(Called)
    assert [late - early for early, late in zip(ticks, ticks[1:], strict=False)] == [180, 180]
    noises = [noise for noise in room.happened(NoiseMade) if noise.source == "call"]
    assert {(noise.radius, noise.body_id) for noise in noises} == {(12.0, -1)}
    assert room.happened(Heard)
    x, y = room.place(0)
    assert room.ally.distance_to(x, y) < 3.5
    assert room.mood(0) is not Mood.CHASE, "they find nobody there"


def test_with_nobody_about_she_keeps_quiet() -> None:
    room = sent(FIELD, 20.5, 6.5).play(700)
    assert not room.happened(Called)


def test_another_order_ends_the_calling() -> None:
    room = sent("############\n#@A......z.#\n############", 6.5, 1.5)
    room.until(Called, 300)
    room.play(1, order(Order.HOLD)).play(400)
    assert len(room.happened(Called)) == 1


# --- how orders end -------------------------------------------------------------------------------


def test_left_twenty_tiles_behind_on_hold_she_likes_you_ten_less() -> None:
    room = Room(FIELD).play(1, order(Order.HOLD))
    room.person.x = room.ally.x + 20.2
    room.play(2)
    assert room.hybrid.order == Order.COME
    assert room.hybrid.bond == 20.0
    assert len(room.happened(LeftBehind)) == 1


def test_a_hold_of_a_minute_ends_without_harm() -> None:
    room = Room(FIELD).play(1, order(Order.HOLD)).play(3605)
    assert room.hybrid.order == Order.COME
    assert room.hybrid.bond == 30.0
    assert not room.happened(LeftBehind)


@pytest.mark.parametrize("which", [Order.GO, Order.LISTEN])
def test_sent_or_listening_she_comes_back_after_a_minute(which: Order) -> None:
    room = Room(FIELD).play(1, order(which, (12.5, 5.5))).play(3605)
    assert room.hybrid.order == Order.COME


def test_an_order_goes_to_all_who_listen() -> None:
    room = Room(FIELD, allies=THREE)
    for body in room.world.bodies:
        if body.hybrid is not None:
            body.hybrid.has_joined = body.name != "gaon"
    room.play(1, order(Order.HOLD))
    orders = {body.name: body.hybrid.order for body in room.world.bodies if body.hybrid}
    assert orders == {"nari": Order.HOLD, "bora": Order.HOLD, "gaon": Order.COME}
    assert len(room.happened(AllyOrdered)) == 2


@pytest.mark.parametrize("clock", ["gone_ticks", "feral_ticks", "leaving_ticks"])
def test_who_is_not_herself_takes_no_orders(clock: str) -> None:
    room = Room(FIELD)
    setattr(room.hybrid, clock, 100)
    room.play(1, order(Order.HOLD))
    assert room.hybrid.order == Order.COME


# --- the way she goes -----------------------------------------------------------------------------


def test_her_way_shows_while_she_goes() -> None:
    room = sent(FIELD, 30.5, 6.5)
    way = view(room).way
    assert 2 < len(way) <= 25
    assert way[0] == (room.ally.x, room.ally.y)
    assert way[-1] == (30.5, 6.5)
    steps = [abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in zip(way, way[1:], strict=False)]
    assert max(steps) <= 6.0
    room.play(600)
    assert view(room).way == ()


def test_her_way_shows_over_gaps() -> None:
    room = sent("##########\n#@A__....#\n##########", 8.5, 1.5)
    assert [x for x, _ in view(room).way][1:] == [5.5, 6.5, 7.5, 8.5]


def test_nobody_goes_so_no_way_shows() -> None:
    assert view(Room(FIELD).play(3)).way == ()


# --- tempers --------------------------------------------------------------------------------------


def test_some_keep_farther_behind_than_others() -> None:
    ends = {}
    for name in ("nari", "gaon"):
        room = Room(FIELD)
        room.hybrid.temper = TEMPERS[name]
        room.play(300, walk(1, 0)).play(60)
        ends[name] = room.ally.distance_to(room.person.x, room.person.y)
    assert ends["nari"] <= 3.1
    assert 3.1 < ends["gaon"] <= 5.1


@pytest.mark.parametrize(("name", "strikes"), [("bora", True), ("nari", False)])
def test_one_who_strikes_first_falls_upon_what_hunts_you(name: str, strikes: bool) -> None:
    room = Room("#########\n#@A..z..#\n#.......#\n#########").chasing()
    room.hybrid.temper = TEMPERS[name]
    room.person.hp = 1e6
    room.play(180)
    assert (room.world.killed > 0) is strikes


def test_one_who_strikes_first_leaves_alone_who_has_not_noticed_you() -> None:
    room = Room("#########\n#@A.z...#\n#########").facing(1, 0)
    room.hybrid.temper = TEMPERS["bora"]
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    room.play(120)
    assert room.world.killed == 0
    assert room.hp(0) == 60.0


# --- her hand -------------------------------------------------------------------------------------


def test_taking_and_letting_go_of_her_hand_are_told() -> None:
    room = Room(FIELD).play(2, tap(Button.HAND)).play(2, tap(Button.HAND))
    told = room.happened(HandTaken)
    assert [(event.body_id, event.by_id, event.held) for event in told] == [
        (1, 0, True),
        (1, 0, False),
    ]


def test_of_several_you_take_the_nearest_hand_alone() -> None:
    room = Room(FIELD, allies=THREE)
    room.play(1, press(Button.HAND))
    held = [b.name for b in room.world.bodies if b.hybrid is not None and b.hybrid.holds_hand]
    assert held == ["nari"]


def test_too_far_apart_hands_part() -> None:
    room = Room(FIELD).play(2, tap(Button.HAND))
    room.person.x += 4.0
    room.play(1)
    assert not room.hybrid.holds_hand
    assert room.happened(HandTaken)[-1].held is False


def test_an_order_parts_hands() -> None:
    room = Room(FIELD).play(2, tap(Button.HAND)).play(1, order(Order.HOLD))
    assert not room.hybrid.holds_hand


def test_who_goes_feral_holds_nobodys_hand() -> None:
    room = Room(FIELD).play(2, tap(Button.HAND))
    room.hybrid.feral_ticks = 100
    room.play(1)
    assert not room.hybrid.holds_hand


def test_a_person_may_be_she_whose_hand_is_taken() -> None:
    room = Room(FIELD, people=("haeul", "jiho"))
    other, ally = room.world.bodies[1], room.ally
    other.brain, other.person = Brain.NONE, -1
    ally.brain, ally.person = Brain.PERSON, 1
    room.play(2, tap(Button.HAND))
    assert room.hybrid.holds_hand
    assert room.world.holds_hand(room.person)


def test_tempers_differ_by_data_alone() -> None:
    assert replace(TEMPERS["gaon"], hearing=1.0, far=3.0) == TEMPERS["nari"]
