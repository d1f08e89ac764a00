"""Her rules at their edges: just within and beyond a number, and from one level to the next."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.bodies import Brain
from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.events import AllyLeft, AllyStruck, NearBite, Pulsed, Tasted
from hyosan_arcade.sim.hunger import advance_hunger, smell_blood
from hyosan_arcade.sim.hybrid import Hybrid
from hyosan_arcade.sim.intent import Answer, Intent, Order
from hyosan_arcade.sim.legacy import hand_on
from hyosan_arcade.sim.spec import AllySpec
from hyosan_arcade.sim.tuning import MAX_HP
from hyosan_arcade.sim.world import Difficulty, World
from tests.scenarios.room import Room, order, walk

HALL = "\n".join(["#" * 60, "#@A" + "." * 56 + "#", "#" + "." * 58 + "#", "#" * 60])


def on_hold(hunger: float = 20.0, bond: float = 30.0) -> Room:
    """Return a hall in which she stays where she is."""
    room = Room(HALL, ally=AllySpec("nari", (1, 2), hunger=hunger, bond=bond))
    room.hybrid.order = Order.HOLD
    return room


def next_level(room: Room) -> Room:
    """Return the next level, a hall again, begun with what `room` hands on."""
    after = Room(HALL)
    legacy = hand_on(room.world)
    after.world = World(after.world.level, 1, Difficulty.NORMAL, ("haeul",), legacy)
    after.hybrid.order = Order.HOLD
    return after


def answered(room: Room, answer: Answer) -> Room:
    """Let her starve beside the person, and answer her so."""
    room.hybrid.hunger = 95.0
    room.person.stamina = 100.0
    room.until(NearBite, 300)
    return room.play(1, Intent(answer=answer)).play(1)


# --- hunger -------------------------------------------------------------------------------------


def test_blood_counts_once_for_each_wound_and_not_for_each_blow() -> None:
    room = on_hold()
    for _ in range(3):
        smell_blood(room.world, room.person)
    assert room.hybrid.hunger == 30.0, "the second and third blow fell on a wound that bled already"
    room.person.bleeding = 0
    smell_blood(room.world, room.person)
    assert room.hybrid.hunger == 40.0, "bandaged, and wounded anew"


def test_a_blow_is_such_a_wound() -> None:
    room = on_hold()
    hurt(room.world, room.person, 10.0, (1.0, 0.0))
    hurt(room.world, room.person, 10.0, (1.0, 0.0))
    assert room.hybrid.hunger == 30.0


@pytest.mark.parametrize(("tiles", "hungrier"), [(3.99, True), (4.01, False)])
def test_blood_and_company_are_smelt_within_four_tiles(tiles: float, hungrier: bool) -> None:
    room = on_hold(hunger=0.0)
    room.person.x = room.ally.x + tiles
    for _ in range(600):
        advance_hunger(room.world)
    assert room.hybrid.hunger == pytest.approx(10 * (0.15 + 0.06 * hungrier))
    before = room.hybrid.hunger
    smell_blood(room.world, room.person)
    assert (room.hybrid.hunger > before) is hungrier


def test_every_blow_of_hers_costs_two() -> None:
    room = Room("#########\n#@A.z...#\n#.......#\n#########").facing(1, 0)
    room.world.horde.hp[:] = 10_000.0
    room.play(1, order(Order.FIGHT))
    for blow in (1, 2, 3):
        room.until_true(lambda: room.ally.doing != "strike")
        before, ticks = room.hybrid.hunger, room.until(AllyStruck)
        aged = ticks / 60 * (0.15 + 0.06)
        assert room.hybrid.hunger - before == pytest.approx(2.0 + aged, abs=0.2), blow


def test_bond_begins_at_thirty() -> None:
    assert Hybrid().bond == AllySpec("nari", (1, 2)).bond == Room(HALL).hybrid.bond == 30.0


# --- restraint and strength, from level to level ------------------------------------------------


def test_each_taste_takes_ten_of_her_restraint_for_all_levels_to_come() -> None:
    room = on_hold()
    for tasted in (1, 2, 3):
        answered(room, Answer.GIVE_ARM)
        assert len(room.happened(Tasted)) == 1
        room = next_level(room)
        assert room.hybrid.restraint == 60.0 + 30.0 / 4.0 - 10.0 * tasted


def test_the_arm_that_was_given_is_whole_again_in_the_next_level() -> None:
    room = answered(on_hold(), Answer.GIVE_ARM)
    assert room.person.max_hp == 70.0
    assert next_level(room).person.max_hp == MAX_HP


def test_the_second_shove_counts_within_one_level_only() -> None:
    room = answered(on_hold(), Answer.PUSH_AWAY)
    assert not room.happened(AllyLeft)
    room = answered(next_level(room), Answer.PUSH_AWAY)
    assert not room.happened(AllyLeft)
    assert room.hybrid.shoved == 1


# --- what she hears -----------------------------------------------------------------------------


@pytest.mark.parametrize(("tiles", "shown"), [(13.9, True), (14.1, False)])
def test_a_pulse_reaches_fourteen_tiles_from_her_and_not_from_you(
    tiles: float, shown: bool
) -> None:
    room = Room(HALL.replace("#" + "." * 58, "#" + "." * 50 + "z" + "." * 7))
    room.hybrid.order = Order.HOLD
    room.ally.x, room.ally.y = 20.5, 2.5
    room.world.horde.pos[0] = room.ally.x + tiles
    room.world.horde.spot[:] = room.world.horde.pos
    room.person.x = 50.5
    room.hybrid.pulse_clock = 1
    room.play(1)
    assert room.happened(Pulsed)
    assert bool(room.world.snapshot().pulse_ids.size) is shown


@pytest.mark.parametrize(("tiles", "shown"), [(23.9, True), (24.1, False)])
def test_listening_she_hears_to_twenty_four_tiles_and_no_farther(tiles: float, shown: bool) -> None:
    room = Room(HALL.replace("#" + "." * 58, "#" + "." * 50 + "z" + "." * 7))
    room.play(1, order(Order.LISTEN))
    room.hybrid.pulse_clock = 10_000
    room.until_true(lambda: room.hybrid.still_ticks == 119, 200)
    room.world.horde.pos[0], room.world.horde.pos[1] = room.ally.x + tiles, room.ally.y
    room.world.horde.spot[:] = room.world.horde.pos
    room.play(1)
    assert [pulse.radius for pulse in room.happened(Pulsed)] == [24.0]
    assert bool(room.world.snapshot().pulse_ids.size) is shown


# --- losing herself -----------------------------------------------------------------------------


@pytest.mark.parametrize("nearest", ["person", "survivor"])
def test_feral_she_goes_for_whoever_is_nearest(nearest: str) -> None:
    room = Room(HALL.replace("#@A..........", "#@....A...S.."))
    room.survivor.brain = Brain.NONE
    room.person.x = 4.5 if nearest == "person" else 1.5
    victim = room.person if nearest == "person" else room.survivor
    room.hybrid.hunger = 100.0
    room.until(Tasted, 200)
    assert room.happened(Tasted)[0].victim_id == victim.body_id


@pytest.mark.parametrize(("tiles", "comes"), [(2.99, True), (3.01, False)])
def test_a_near_bite_needs_a_human_within_three_tiles(tiles: float, comes: bool) -> None:
    room = on_hold(hunger=95.0)
    room.person.x = room.ally.x + tiles
    assert bool(room.play(260).happened(NearBite)) is comes


# --- holding ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [59, 61])
def test_a_hold_lasts_a_minute_however_far_within_twenty_tiles_you_walk(seconds: int) -> None:
    room = Room(HALL).play(1, order(Order.HOLD))
    room.play(240, walk(1, 0)).play(seconds * 60 - 240)
    assert (room.hybrid.order == Order.HOLD) is (seconds < 60)
