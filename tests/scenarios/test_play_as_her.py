"""A person as her: every rule of a hybrid holds for one whom a person steers, alone or with others.

Her needs and near-bites as such are in `test_needs`, `test_near_bite` and `test_feral`.
"""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.bodies import Body, Brain
from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.events import (
    AllyLeft,
    AllyOrdered,
    AllyStruck,
    Bitten,
    CameToHerself,
    Died,
    HandTaken,
    Heard,
    Landed,
    NearBite,
    NearBiteAnswered,
    Pulsed,
    Roped,
    RunEnded,
    Spotted,
    SurvivorJoined,
    WentFeral,
)
from hyosan_arcade.sim.hunger import advance_hunger
from hyosan_arcade.sim.hybrid import Hybrid
from hyosan_arcade.sim.infection import die
from hyosan_arcade.sim.intent import IDLE, Answer, Button, Intent, Order, Pace
from hyosan_arcade.sim.script import EndRun, OnEscape, TriggerSpec
from hyosan_arcade.sim.spec import AllySpec, Item
from tests.scenarios.room import Room, order, press, tap, walk

PLAIN = "\n".join(["#" * 30, "#@" + "." * 27 + "#", *["#" + "." * 28 + "#"] * 5, "#" * 30])
CORRIDOR = "#" * 24 + "\n#@" + "." * 21 + "#\n" + "#" * 24
CHASM = """
    ##############
    #....____....#
    #.@..____....#
    #....____....#
    ##############
"""
WINDOW = 38


def as_her(picture: str = PLAIN, **fields: object) -> Room:
    """Return a room in which the only person is Nari; Ji-ho, beside her, is its `survivor`."""
    return Room(picture, people=("nari",), **fields)  # type: ignore[arg-type]


def starving(bond: float = 30.0) -> Room:
    room = as_her()
    room.hybrid.hunger, room.hybrid.bond = 90.0, bond
    return room


# --- a human beside her -------------------------------------------------------------------------


def test_a_human_stands_beside_her_and_follows() -> None:
    room = as_her(CORRIDOR)
    human = room.survivor
    assert (human.name, human.brain, human.leader) == ("jiho", Brain.FOLLOWER, 0)
    assert human.distance_to(room.person.x, room.person.y) <= 1.5
    assert room.world.hunted[human.body_id]
    assert not room.world.hunted[0]
    room.play(240, walk(1, 0))
    assert room.person.x > 15.0
    assert human.distance_to(room.person.x, room.person.y) < 4.0


def test_who_is_in_the_level_already_does_not_stand_there_twice() -> None:
    room = as_her(PLAIN.replace("@.", "@S"))
    names = [body.name for body in room.world.bodies]
    assert sorted(names) == ["eunha", "jiho", "nari"]


@pytest.mark.parametrize("people", [("haeul",), ("haeul", "nari"), ("nari", "haeul")])
def test_where_a_person_is_human_nobody_else_comes(people: tuple[str, ...]) -> None:
    assert len(Room(PLAIN, people=people).world.bodies) == len(people)


def test_two_hybrids_have_one_human_between_them() -> None:
    room = Room(PLAIN, people=("nari", "bora"))
    assert [body.name for body in room.world.bodies] == ["nari", "bora", "jiho"]


def test_the_human_never_begins_behind_a_wall() -> None:
    room = as_her("####\n#@##\n##.#\n####")
    human = room.survivor
    assert (int(human.x), int(human.y)) == (1, 1)


def test_the_human_makes_her_hungry() -> None:
    room = as_her()
    before = room.hybrid.hunger
    for _ in range(600):
        advance_hunger(room.world)
    assert room.hybrid.hunger - before == pytest.approx(10 * (0.15 + 0.06))


def test_with_the_last_human_the_run_is_lost() -> None:
    room = as_her().play(10)
    assert room.world.outcome == ""
    die(room.world, room.survivor, "killed")
    room.play(1)
    assert (room.world.outcome, room.world.outcome_text) == ("lose", "outcome.forsaken")


def test_one_more_who_was_found_is_reason_enough_to_go_on() -> None:
    room = as_her(PLAIN.replace("@..", "@.S")).play(30, walk(1, 0))
    assert room.happened(SurvivorJoined)
    die(room.world, next(b for b in room.world.bodies if b.name == "jiho"), "killed")
    assert room.play(5).world.outcome == ""


def test_blows_never_kill_her() -> None:
    room = as_her()
    for _ in range(3):
        hurt(room.world, room.person, 60.0, (1.0, 0.0))
    room.play(2)
    assert room.person.is_alive
    assert room.person.hp == 100.0
    assert room.hybrid.hunger == pytest.approx(100.0)


def test_she_wins_like_anybody() -> None:
    way_out = TriggerSpec("out", OnEscape("exit"), (EndRun("win", "end.out"),))
    room = as_her("########\n#@....E#\n########", zones={"exit": "E"}, triggers=(way_out,))
    room.until(RunEnded, 120, walk(1, 0))
    assert (room.world.outcome, room.world.outcome_text) == ("win", "end.out")


# --- losing herself -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "bond", "is_bitten", "hunger"),
    [
        (Answer.SAY_NAME, 55.0, False, 65.9),
        (Answer.SAY_NAME, 30.0, True, 40.0),
        (Answer.GIVE_ARM, 30.0, False, 10.0),
        (Answer.PUSH_AWAY, 30.0, False, 90.9),
        (Answer.GO_AWAY, 30.0, False, 90.9),
        (Answer.NONE, 80.0, True, 40.0),
    ],
)
def test_each_answer_is_hers_to_give(
    answer: Answer, bond: float, is_bitten: bool, hunger: float
) -> None:
    room = starving(bond)
    assert room.until(NearBite, 300) == 240
    room.play(WINDOW, lambda tick: Intent(answer=answer) if tick == 0 else IDLE)
    assert bool(room.happened(Bitten)) is is_bitten
    assert room.hybrid.hunger == pytest.approx(hunger, abs=0.3)
    assert [e.by_id for e in room.happened(NearBiteAnswered)] == [0] * (answer != Answer.NONE)
    assert not room.happened(AllyLeft)
    assert room.person.is_alive


def test_holding_the_shove_button_no_near_bite_comes() -> None:
    room = starving().play(299, press(Button.SHOVE))
    assert not room.happened(NearBite)
    assert room.hybrid.losing_ticks == 0
    assert room.until(NearBite, 300) == 240


def test_at_a_hundred_the_legs_are_not_yours_and_the_human_is_bitten() -> None:
    room = as_her()
    room.hybrid.hunger = 100.0
    room.until(WentFeral, 5)
    room.until(Bitten, 300, walk(0, 1))
    assert room.happened(Bitten)[0].body_id == room.survivor.body_id
    assert room.happened(CameToHerself)
    assert room.hybrid.tasted == 1


def test_running_from_them_she_drags_nobody_along() -> None:
    room = starving()
    room.until(NearBite, 300, lambda tick: press(Button.HAND) if tick == 200 else IDLE)
    assert room.hybrid.holds_hand
    room.play(60, lambda tick: Intent(answer=Answer.GO_AWAY) if tick == 0 else IDLE)
    assert not room.hybrid.holds_hand
    assert room.survivor.distance_to(room.person.x, room.person.y) > 2.5


# --- her hands ----------------------------------------------------------------------------------


def test_throwing_is_leaping() -> None:
    room = as_her(CHASM).play(30, walk(1, 0))
    assert room.person.x < 5.0
    room.until(Landed, 60, tap(Button.THROW, (12.0, 2.5)))
    assert room.person.x == 9.5


def test_a_gap_of_five_is_too_wide_for_her_too() -> None:
    room = as_her(CHASM.replace("____", "_____").replace("....#", "...#")).play(30, walk(1, 0))
    room.play(60, tap(Button.THROW, (12.0, 2.5)))
    assert not room.happened(Landed)


def test_sent_over_a_gap_by_herself_she_ropes_it_for_the_human() -> None:
    room = as_her(CHASM).play(30, walk(1, 0))
    ticks = room.until(Roped, 320, order(Order.GO, (6.5, 2.5)))
    assert ticks == pytest.approx(300, abs=2)
    room.play(420, lambda tick: tap(Button.THROW, (12.0, 2.5))(tick) if tick < 60 else walk(1, 0))
    assert room.person.x > 10.0
    assert room.survivor.x > 9.0, "he came over the rope"


def test_another_order_to_herself_ends_the_roping() -> None:
    room = as_her(CHASM).play(30, walk(1, 0)).play(60, order(Order.GO, (6.5, 2.5)))
    assert room.person.doing == "rope"
    room.play(30, order(Order.COME))
    assert room.person.doing == ""
    assert not room.play(300).happened(Roped)


def test_a_blow_of_hers_makes_her_prey() -> None:
    room = as_her(PLAIN.replace("@.", "@z")).facing(1, 0)
    room.survivor.x += 20.0
    room.play(30)
    assert not [e for e in room.happened(Spotted) if e.body_id == 0]
    room.play(2, tap(Button.HIT, (2.5, 1.5)))
    assert len(room.happened(AllyStruck)) == 1
    assert room.hp(0) == 30.0
    assert room.world.hunted[0]
    assert room.hybrid.hunger == pytest.approx(22.0, abs=0.3)
    room.play(362)
    assert not room.world.hunted[0]


def test_she_eats_what_she_carries() -> None:
    room = as_her()
    room.hybrid.hunger = 60.0
    room.person.items[Item.RATION] = 1
    room.play(2, tap(Button.ITEM))
    assert room.hybrid.hunger == pytest.approx(40.0, abs=0.1)


def test_her_order_to_listen_is_her_own_wide_pulse() -> None:
    room = as_her().play(2, order(Order.LISTEN))
    assert [e.body_id for e in room.happened(AllyOrdered)] == [0]
    room.until(Pulsed, 121)
    assert room.happened(Pulsed)[-1].radius == 24.0
    room.play(5, walk(1, 0))
    room.until(Pulsed, 500)
    assert room.happened(Pulsed)[-1].radius == 14.0, "who walks has stopped listening"


def test_the_dead_hear_no_step_of_hers() -> None:
    room = as_her(PLAIN.replace("@..", "@.z").replace("@", ".").replace(".#", "@#", 1))
    room.facing(1, 0)
    room.survivor.brain = Brain.NONE  # he stands, so that only her steps could be heard
    room.play(180, walk(-1, 0, Pace.SPRINT))
    assert not room.happened(Heard)
    assert not room.happened(Spotted)


# --- a human's hand -----------------------------------------------------------------------------

MEETING = "\n".join([*PLAIN.splitlines()[:6], "#....z" + "." * 23 + "#", "#" * 30])


def test_she_takes_a_humans_hand_and_lets_go_again() -> None:
    room = as_her().play(2, tap(Button.HAND))
    human = room.survivor
    assert [(e.body_id, e.by_id, e.held) for e in room.happened(HandTaken)] == [
        (0, human.body_id, True)
    ]
    assert room.world.holds_hand(human)
    assert room.world.holds_hand(room.person)
    hunger = room.hybrid.hunger
    room.play(60)
    assert room.hybrid.hunger - hunger == pytest.approx(2.0 + 0.15 + 0.06, abs=0.01)
    room.play(2, tap(Button.HAND))
    assert not room.world.holds_hand(human)
    assert len(room.happened(HandTaken)) == 2


def test_hand_in_hand_a_human_passes_the_dead() -> None:
    def cross(script: Button) -> Room:
        room = as_her(MEETING).facing(0, 1).play(2, tap(script))
        return room.facing(0, -1).play(170, walk(1, 0))

    hidden, seen = cross(Button.HAND), cross(Button.NONE)
    assert not hidden.happened(Spotted)
    assert hidden.survivor.x > 5.5, "he is past it"
    assert [e.body_id for e in seen.happened(Spotted)][:1] == [seen.survivor.body_id]


def test_both_walk_slowly_hand_in_hand() -> None:
    room = as_her(CORRIDOR).play(2, tap(Button.HAND))
    x = room.person.x
    room.play(120, walk(1, 0, Pace.SPRINT))
    assert room.person.x - x == pytest.approx(4.0, abs=0.3)
    assert room.world.holds_hand(room.survivor)


def test_out_of_reach_there_is_no_hand_to_take() -> None:
    room = as_her(CORRIDOR)
    room.survivor.x += 6.0
    room.play(2, tap(Button.HAND))
    assert not room.happened(HandTaken)


def test_the_hand_of_one_who_dies_lets_go() -> None:
    room = as_her(PLAIN.replace("@..", "@.S")).play(30, walk(1, 0))
    room.play(2, tap(Button.HAND))
    held = next(body for body in room.world.bodies if room.world.hand_of(body) is not None)
    die(room.world, held, "killed")
    room.play(2)
    assert not room.hybrid.holds_hand


# --- two of you ---------------------------------------------------------------------------------


class Two(Room):
    """A room of two persons, Ha-eul first and Nari second, each with intents of their own."""

    def __init__(self, picture: str = PLAIN) -> None:
        super().__init__(picture, people=("haeul", "nari"))
        self.nari: Body = self.world.bodies[1]

    def both(self, ticks: int, first: Intent = IDLE, second: Intent = IDLE) -> Two:
        for _ in range(ticks):
            now = self.world.tick
            happened = self.world.step([first, second])
            self.history += [(now, event) for event in happened]
        return self


@pytest.mark.parametrize("taker", [0, 1])
@pytest.mark.parametrize("freer", [0, 1])
def test_either_takes_the_others_hand_and_either_lets_go(taker: int, freer: int) -> None:
    def by(person: int) -> tuple[Intent, Intent]:
        hand = press(Button.HAND)
        return (hand, IDLE) if person == 0 else (IDLE, hand)

    room = Two().both(1).both(1, *by(taker)).both(1)
    assert room.world.holds_hand(room.person)
    assert room.world.holds_hand(room.nari)
    room.both(1, *by(freer)).both(1)
    assert not room.world.holds_hand(room.person)
    assert len(room.happened(HandTaken)) == 2


def test_hand_in_hand_both_walk_and_part_when_they_walk_apart() -> None:
    room = Two().both(1, press(Button.HAND)).both(120, walk(1, 0), walk(1, 0))
    assert room.world.holds_hand(room.person)
    room.both(120, walk(-1, 0), walk(1, 0))
    assert not room.world.holds_hand(room.person)


@pytest.mark.parametrize("which", [Order.HOLD, Order.GO, Order.LISTEN, Order.FIGHT])
def test_she_takes_no_orders_of_the_other_person(which: Order) -> None:
    room = Two().both(5, Intent(order=which, aim_x=160, aim_y=40))
    assert room.hybrid.order == Order.COME
    assert not room.happened(AllyOrdered)
    assert (room.nari.vel_x, room.nari.vel_y) == (0.0, 0.0)


def lost(bond: float = 55.0) -> Two:
    """Return two of whom she is about to bite the other."""
    room = Two()
    room.hybrid.hunger, room.hybrid.bond = 90.0, bond
    room.both(241)
    assert room.happened(NearBite)
    return room


def test_the_victim_answers_the_near_bite() -> None:
    room = lost().both(1, IDLE, Intent(answer=Answer.SAY_NAME))
    assert not room.happened(NearBiteAnswered), "it is not hers to say"
    room.both(1, Intent(answer=Answer.SAY_NAME))
    assert [e.by_id for e in room.happened(NearBiteAnswered)] == [0]
    assert not room.happened(Bitten)


def test_the_victims_arm_is_the_victims() -> None:
    room = lost().both(1, Intent(answer=Answer.GIVE_ARM))
    assert (room.person.max_hp, room.nari.max_hp) == (70.0, 100.0)


@pytest.mark.parametrize("answer", [Answer.PUSH_AWAY, Answer.GO_AWAY])
def test_shoved_or_sent_off_she_runs_five_seconds_and_is_yours_again(answer: Answer) -> None:
    room = lost()
    for _ in range(2):
        room.both(1, Intent(answer=answer)).both(300)
        assert room.nari.distance_to(room.person.x, room.person.y) > 4.0
        room.nari.x, room.nari.y = room.person.x + 1.0, room.person.y
        room.person.stamina, room.hybrid.hunger = 100.0, 95.0
        room.both(245)
    assert len(room.happened(NearBite)) == 3
    assert not room.happened(AllyLeft)
    assert room.nari.is_alive


def test_unanswered_the_other_person_is_bitten() -> None:
    room = lost().both(WINDOW)
    assert [e.body_id for e in room.happened(Bitten)] == [0]
    assert room.hybrid.hunger == pytest.approx(40.0, abs=0.1)


def test_the_run_goes_on_as_her_when_the_human_person_dies_beside_another_human() -> None:
    room = Two(PLAIN.replace("@..", "@.S"))
    die(room.world, room.person, "killed")
    assert room.both(2).world.outcome == ""
    die(room.world, room.survivor, "killed")
    assert room.happened(Died) == []
    room.both(1)
    assert room.world.outcome_text == "outcome.forsaken"


def test_what_is_hers_is_hers_whoever_steers() -> None:
    assert isinstance(Two().nari.hybrid, Hybrid)
    assert as_her(ally=AllySpec("nari", (1, 5), hunger=44.0)).hybrid.hunger == 44.0
