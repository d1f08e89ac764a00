"""Her needs: hunger with every source and sink, restraint, bond, the campfire."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.director import _fits
from hyosan_arcade.sim.events import AllyWarned, Fed
from hyosan_arcade.sim.hunger import advance_hunger, smell_blood
from hyosan_arcade.sim.hybrid import TEMPERS
from hyosan_arcade.sim.intent import Button, Order
from hyosan_arcade.sim.spec import AllySpec, Item, PropSpec
from tests.scenarios.room import Room, press, tap

FIELD = "\n".join(["#" * 40, "#@A" + "." * 36 + "#", *["#" + "." * 38 + "#"] * 8, "#" * 40])
ALONE = "#########\n#@#....A#\n#########"


# --- hunger -------------------------------------------------------------------------------------


def hungry_after(room: Room, ticks: int) -> float:
    """Advance her hunger alone, fast, and return how much it rose."""
    before = room.hybrid.hunger
    for _ in range(ticks):
        advance_hunger(room.world)
    return room.hybrid.hunger - before


def test_alone_and_idle_hunger_goes_from_0_to_100_in_667_seconds() -> None:
    room = Room(ALONE, ally=AllySpec("nari", (1, 7), hunger=0.0))
    ticks = 0
    while room.hybrid.hunger < 100.0:
        advance_hunger(room.world)
        ticks += 1
    assert abs(ticks / 60 - 667) <= 5


def test_hunger_of_a_played_minute_is_that_of_the_rule() -> None:
    room = Room(ALONE, ally=AllySpec("nari", (1, 7), hunger=0.0))
    room.world.leader_of(room.ally)
    room.hybrid.order = Order.HOLD
    room.play(600)
    assert room.hybrid.hunger == pytest.approx(1.5)


def test_each_human_within_four_tiles_makes_her_hungrier() -> None:
    near = Room("########\n#@.AS..#\n#..S...#\n########")
    assert hungry_after(near, 600) == pytest.approx(10 * (0.15 + 3 * 0.06))
    far = Room("##########\n#@....A..#\n##########")
    assert hungry_after(far, 600) == pytest.approx(1.5)


def test_a_wound_beside_her_makes_her_ten_hungrier() -> None:
    room = Room(FIELD)
    before = room.hybrid.hunger
    smell_blood(room.world, room.person)
    assert room.hybrid.hunger == before + 10.0
    room.person.x += 6.0
    smell_blood(room.world, room.person)
    assert room.hybrid.hunger == before + 10.0, "far off she smells nothing"


def test_holding_her_hand_costs_two_a_second() -> None:
    room = Room(FIELD)
    room.hybrid.holds_hand = True
    assert hungry_after(room, 60) == pytest.approx(2.0 + 0.15 + 0.06)


@pytest.mark.parametrize(("item", "eased"), [(Item.RATION, 20.0), (Item.BLOOD_PACK, 40.0)])
def test_food_calms_her(item: Item, eased: float) -> None:
    room = Room(FIELD, ally=AllySpec("nari", (1, 2), hunger=50.0))
    room.person.items[item] = 1
    room.play(1, press(Button.USE))
    assert room.hybrid.hunger == pytest.approx(50.0 - eased, abs=0.1)
    assert room.person.items[item] == 0
    assert len(room.happened(Fed)) == 1


def test_fed_before_she_asks_she_likes_you_better() -> None:
    early = Room(FIELD, ally=AllySpec("nari", (1, 2), hunger=50.0))
    early.person.items[Item.RATION] = 1
    early.play(1, press(Button.USE))
    assert early.hybrid.bond == 35.0
    late = Room(FIELD, ally=AllySpec("nari", (1, 2), hunger=90.0))
    late.person.items[Item.RATION] = 1
    late.play(1, press(Button.USE))
    assert late.hybrid.bond == 30.0


def test_food_out_of_reach_or_missing_feeds_nobody() -> None:
    room = Room(FIELD, ally=AllySpec("nari", (1, 4), hunger=50.0))
    room.person.items[Item.RATION] = 1
    room.hybrid.order = Order.HOLD
    room.play(2, tap(Button.ITEM))
    assert not room.happened(Fed)
    empty = Room(FIELD, ally=AllySpec("nari", (1, 2), hunger=50.0)).play(2, tap(Button.USE))
    assert not empty.happened(Fed)


@pytest.mark.parametrize(
    ("bond", "tasted", "restraint"), [(30.0, 0, 67.5), (100.0, 0, 85.0), (0.0, 2, 40.0)]
)
def test_restraint_is_sixty_and_a_quarter_of_the_bond_less_ten_a_taste(
    bond: float, tasted: int, restraint: float
) -> None:
    hybrid = Room(FIELD).hybrid
    hybrid.bond, hybrid.tasted = bond, tasted
    assert hybrid.restraint == restraint
    hybrid.hunger = restraint
    assert not hybrid.is_losing
    hybrid.hunger += 0.1
    assert hybrid.is_losing


def test_four_humans_beside_her_add_a_quarter_of_a_hunger_a_second() -> None:
    room = Room("######\n#S@S.#\n#.AS.#\n######")
    assert hungry_after(room, 600) == pytest.approx(10 * (0.15 + 0.24))


@pytest.mark.parametrize(("name", "factor"), [("bora", 1.3), ("sian", 0.7)])
def test_hybrids_differ_in_how_fast_they_grow_hungry(name: str, factor: float) -> None:
    room = Room(ALONE)
    room.hybrid.temper = TEMPERS[name]
    assert hungry_after(room, 600) == pytest.approx(1.5 * factor)


def test_who_has_not_joined_looks_after_herself() -> None:
    room = Room(ALONE)
    room.hybrid.has_joined = False
    assert hungry_after(room, 600) == 0.0


# --- bond ---------------------------------------------------------------------------------------


def test_with_eunha_among_the_people_the_bond_grows_half_as_fast_again() -> None:
    room = Room(FIELD, people=("eunha",), ally=AllySpec("nari", (1, 2), hunger=50.0))
    room.person.items[Item.RATION] = 1
    room.play(1, press(Button.USE))
    assert room.hybrid.bond == 37.5


def test_a_shove_means_nothing_to_her_while_she_is_herself() -> None:
    room = Room(FIELD).play(30, tap(Button.SHOVE, (2.5, 1.5)))
    assert room.hybrid.bond == 30.0
    assert room.ally.hp == 100.0


def test_shoved_while_she_loses_herself_she_steps_back_and_likes_you_less() -> None:
    room = Room(FIELD, ally=AllySpec("nari", (1, 2), hunger=90.0)).play(100)
    assert room.hybrid.losing_ticks == 100
    before = room.ally.x
    room.play(2, tap(Button.SHOVE, (2.5, 1.5)))
    assert room.hybrid.bond == 15.0
    assert room.hybrid.losing_ticks < 5
    room.play(12)
    assert room.ally.x > before + 1.0


# --- the campfire -------------------------------------------------------------------------------


def campfire(col: int) -> Room:
    """Return a room with a fire in column `col`; she and the person are on the left."""
    return Room(FIELD, props=(PropSpec("campfire", (1, col)),))


def test_within_six_tiles_of_a_campfire_hunger_stands_still_and_the_bond_grows() -> None:
    room = campfire(8)
    assert hungry_after(room, 3600) == 0.0
    assert room.hybrid.bond == pytest.approx(32.0)
    smell_blood(room.world, room.person)
    assert room.hybrid.hunger == 20.0


def test_seven_tiles_off_a_campfire_warms_nobody() -> None:
    room = campfire(9)
    assert hungry_after(room, 600) > 0.0
    assert room.hybrid.bond == 30.0


def test_nobody_is_sent_within_six_tiles_of_a_campfire() -> None:
    hidden = ["#" * 40, "#@#" + "." * 36 + "#", "#.#" + "." * 36 + "#", *["#" + "." * 38 + "#"] * 8]
    room = Room("\n".join([*hidden, "#" * 40]), props=(PropSpec("campfire", (4, 25)),)).play(1)
    fits = _fits(room.world)
    assert fits[4, 18]
    assert not fits[4, 19]
    assert not any(fits[row, col] for row in range(1, 10) for col in range(22, 29))


# --- several of them ----------------------------------------------------------------------------


def test_of_several_hybrids_the_least_hungry_warns_for_all() -> None:
    allies = tuple(AllySpec(name, (1, 2 + i)) for i, name in enumerate(("nari", "bora", "sian")))
    room = Room(FIELD, allies=allies)
    hybrids = [body.hybrid for body in room.world.bodies if body.hybrid is not None]
    for hybrid, hunger in zip(hybrids, (60.0, 10.0, 30.0), strict=True):
        hybrid.hunger = hunger
    room.world.director.peak_in = 600
    for _ in range(600):
        room.world.director.peak_in -= 1
        room.world.events = []
        advance_hunger(room.world)
        room.history += [(0, event) for event in room.world.events]
    warnings = room.happened(AllyWarned)
    assert [warning.body_id for warning in warnings] == [2]
    assert warnings[0].lead_ticks == pytest.approx(600 - 36, abs=2)


# --- as her -------------------------------------------------------------------------------------


def test_a_person_may_be_her_and_the_level_brings_no_second_one() -> None:
    room = Room(FIELD, people=("nari",), ally=AllySpec("nari", (1, 2), hunger=44.0, bond=33.0))
    assert [body.name for body in room.world.bodies] == ["nari", "jiho"]
    assert (room.hybrid.hunger, room.hybrid.bond) == (44.0, 33.0)
    assert not room.world.hunted[0]


def test_as_her_you_eat_what_you_carry() -> None:
    room = Room(FIELD, people=("nari",), ally=AllySpec("nari", (1, 2), hunger=50.0))
    room.person.items[Item.BLOOD_PACK] = 1
    room.play(2, tap(Button.USE))
    assert room.hybrid.hunger > 50.0, "using a door must not cost a meal"
    room.play(2, tap(Button.ITEM))
    assert room.hybrid.hunger == pytest.approx(10.0, abs=0.1)
    assert room.hybrid.bond == 30.0, "no one thanks herself"
