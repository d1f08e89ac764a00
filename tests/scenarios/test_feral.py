"""Having lost: feral at a hundred, what staggers her, how she comes back, and how she leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.events import (
    AllyLeft,
    Bitten,
    CameToHerself,
    Died,
    Hurt,
    NearBite,
    Tasted,
    WentFeral,
)
from hyosan_arcade.sim.feral import leave
from hyosan_arcade.sim.hybrid import Hybrid
from hyosan_arcade.sim.intent import Button, Order
from hyosan_arcade.sim.script import EndRun, OnAlly, TriggerSpec
from hyosan_arcade.sim.spec import DoorState, Item
from tests.scenarios.room import Room, order, press, tap, walk

if TYPE_CHECKING:
    from hyosan_arcade.sim.snapshot import AllyView

HALL = "\n".join(["#" * 40, "#@" + "." * 10 + "A" + "." * 26 + "#", "#" + "." * 38 + "#", "#" * 40])
SHUT = "\n".join(["#" * 20, "#@...+....A........#", "#....#.............#", "#" * 20])


def feral(picture: str = HALL) -> Room:
    """Return a room in which she has just lost herself."""
    room = Room(picture)
    room.hybrid.hunger = 100.0
    room.play(1)
    assert room.happened(WentFeral)
    return room


# --- at a hundred -------------------------------------------------------------------------------


def test_at_a_hundred_she_goes_for_the_nearest_human() -> None:
    room = feral()
    ticks = room.until(Bitten, 200)
    assert ticks < 130, "eleven tiles at a sprint"
    assert room.happened(Tasted)[0].victim_id == 0
    assert room.happened(CameToHerself)
    assert room.hybrid.tasted == 1
    assert room.hybrid.hunger <= 60.0
    assert room.hybrid.gone_ticks == pytest.approx(1800, abs=2)


def test_after_the_bite_she_flees() -> None:
    room = feral()
    room.until(Bitten, 200)
    room.play(240)
    assert room.ally.distance_to(room.person.x, room.person.y) > 9.0
    assert not room.happened(Bitten)[1:]
    room.play(1600)
    assert room.hybrid.listens_to_people


def test_below_a_hundred_she_is_herself() -> None:
    room = Room(HALL)
    room.hybrid.hunger, room.hybrid.order = 99.0, Order.HOLD
    assert not room.play(60).happened(WentFeral)


def test_twenty_seconds_later_it_is_over_with_nobody_bitten() -> None:
    room = feral(SHUT)
    assert room.until(CameToHerself, 1300) == 1200
    assert not room.happened(Bitten)
    assert room.hybrid.hunger == pytest.approx(60.0, abs=0.1)
    assert room.hybrid.gone_ticks == pytest.approx(1800, abs=2)


def test_a_shut_door_stops_her() -> None:
    room = feral(SHUT).play(600)
    assert room.world.tilemap.doors[0].state == DoorState.CLOSED
    assert room.ally.x > 6.0


def test_she_finds_the_way_round() -> None:
    room = feral("\n".join(["#" * 20, "#@...#....A........#", "#....#.............#",
                            "#..................#", "#" * 20]))  # fmt: skip
    room.until(Bitten, 300)


def test_she_takes_no_orders_and_no_food_meanwhile() -> None:
    room = feral(SHUT)
    room.person.x, room.person.y = 9.5, 2.5
    room.person.infection = 2000  # nothing more to lose
    room.hybrid.stagger_ticks = 600
    room.person.items[Item.BLOOD_PACK] = 1
    room.ally.x, room.ally.y = 10.5, 2.5
    room.play(2, order(Order.HOLD)).play(2, tap(Button.USE)).play(2, tap(Button.HAND))
    assert room.hybrid.order == Order.COME
    assert room.person.items[Item.BLOOD_PACK] == 1
    assert not room.hybrid.holds_hand


def test_an_open_near_bite_is_not_cut_short_by_it() -> None:
    room = Room("\n".join(["#" * 20, "#@A" + "." * 16 + "#", "#" * 20]))
    room.hybrid.hunger, room.hybrid.order = 90.0, Order.HOLD
    room.until(NearBite, 300)
    room.hybrid.hunger = 100.0
    room.play(30)
    assert not room.happened(WentFeral)


# --- no friendly fire ---------------------------------------------------------------------------


def beside() -> Room:
    """Return a room in which she rages one step from the person, who faces her."""
    room = feral()
    room.ally.x, room.ally.y = room.person.x + 1.05, room.person.y
    room.person.face_x, room.person.face_y = 1.0, 0.0
    return room


def test_a_shove_staggers_her_for_a_second_and_a_half_and_hurts_nobody() -> None:
    room = beside().play(1, press(Button.SHOVE, (8.0, 1.5)))
    assert room.hybrid.stagger_ticks == pytest.approx(90, abs=1)
    assert room.hybrid.bond == 15.0
    assert room.ally.hp == 100.0
    room.play(85)
    assert room.ally.distance_to(room.person.x, room.person.y) > 1.8, "pushed back"
    assert not room.happened(Hurt)
    assert not room.happened(Bitten)
    room.until(Bitten, 120)


def test_a_blow_of_the_mop_staggers_her_too_and_costs_no_bond() -> None:
    room = beside()
    room.ally.x += 0.6
    room.person.mop_hits = 45
    room.play(5, tap(Button.HIT, (8.0, 1.5)))
    assert room.hybrid.stagger_ticks > 80
    assert room.ally.hp == 100.0
    assert room.hybrid.bond == 30.0


def test_a_blow_in_the_back_of_a_friend_who_is_herself_is_nothing() -> None:
    room = Room("\n".join(["#" * 20, "#@A" + "." * 16 + "#", "#" * 20]))
    room.person.mop_hits = 45
    room.play(20, tap(Button.HIT, (8.0, 1.5)))
    assert room.hybrid.stagger_ticks == 0
    assert room.ally.hp == 100.0


def test_beaten_down_while_feral_she_withdraws_and_is_herself_afterwards() -> None:
    room = feral()
    hurt(room.world, room.ally, 500.0, (1.0, 0.0))
    assert room.hybrid.feral_ticks == 0
    assert room.hybrid.hunger == 60.0
    room.play(1801)
    assert room.hybrid.listens_to_people


# --- leaving ------------------------------------------------------------------------------------


def test_who_leaves_walks_away_for_five_seconds_at_most() -> None:
    room = Room(HALL)
    leave(room.world, room.ally, by_herself=False)
    room.play(298, walk(1, 0))
    assert room.ally.is_alive
    assert room.ally.x > 25.0, "followed, she walks on"
    room.play(2, walk(1, 0))
    assert room.hybrid.has_left


def test_where_nobody_sees_her_she_is_gone_at_once() -> None:
    room = Room("\n".join(["#" * 14, "#@....#....A.#", "#.....#......#", "#" * 14]))
    leave(room.world, room.ally, by_herself=False)
    room.play(32)
    assert room.hybrid.has_left


def test_leaving_is_no_death_and_what_she_carried_stays() -> None:
    room = Room(HALL)
    room.ally.items[Item.KEYCARD] = 1
    leave(room.world, room.ally, by_herself=True)
    room.play(310)
    assert not room.happened(Died)
    assert not room.world.scripts.deaths
    assert [thing.item for thing in room.world.items] == [Item.KEYCARD]
    assert not room.ally.is_alive
    assert not room.world.hunted[room.ally.body_id]


def test_she_leaves_once() -> None:
    room = Room(HALL)
    for _ in range(3):
        leave(room.world, room.ally, by_herself=False)
    assert room.hybrid.sent_away == 1
    room.play(10)
    assert len(room.happened(AllyLeft)) == 0, "that event belonged to the tick before"


def view(room: Room) -> AllyView:
    seen = room.world.snapshot().bodies[room.ally.body_id].ally
    assert seen is not None
    return seen


def test_what_she_is_can_be_seen() -> None:
    room = feral()
    assert view(room).feral_ticks > 0
    room.hybrid.feral_ticks = 0
    leave(room.world, room.ally, by_herself=False)
    assert view(room).is_leaving
    room.play(310)
    assert view(room).has_left


@pytest.mark.parametrize("state", ["feral", "near_bite", "left"])
def test_a_level_can_answer_to_it(state: str) -> None:
    trigger = TriggerSpec("end", OnAlly(state=state), (EndRun("lose", state),))
    room = Room("\n".join(["#" * 20, "#@A" + "." * 16 + "#", "#" * 20]), triggers=(trigger,))
    room.hybrid.order = Order.HOLD
    if state == "left":
        leave(room.world, room.ally, by_herself=False)
    else:
        room.hybrid.hunger = 100.0 if state == "feral" else 90.0
    room.play(320)
    assert room.world.outcome_text == state


# --- as her -------------------------------------------------------------------------------------


def test_as_her_hunger_takes_over_for_twenty_seconds_and_then_you_are_back() -> None:
    room = Room(SHUT)
    room.ally.brain = type(room.ally.brain).NONE
    room.person.hybrid = Hybrid(hunger=99.0)
    hurt(room.world, room.person, 10.0, (1.0, 0.0))
    room.play(2, walk(1, 0))
    assert room.hybrid.feral_ticks > 0
    x = room.person.x
    room.play(120, walk(1, 0))
    assert room.person.x == pytest.approx(x, abs=0.6), "nobody to reach, and your legs not yours"
    room.until(CameToHerself, 1300)
    assert room.hybrid.gone_ticks == 0
    room.play(310)
    x = room.person.x
    room.play(60, walk(-1, 0) if x > 3.0 else walk(1, 0))
    assert abs(room.person.x - x) > 1.0
