"""The near-bite: when it opens, who answers, what each answer leads to, and what silence does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.director import Phase
from hyosan_arcade.sim.events import (
    AllyLeft,
    Answered,
    Bitten,
    DoorMoved,
    NearBite,
    NearBiteAnswered,
    PhaseChanged,
    Tasted,
)
from hyosan_arcade.sim.hybrid import Hybrid
from hyosan_arcade.sim.intent import IDLE, Answer, Button, Intent, Order
from hyosan_arcade.sim.script import Ask, Choice, OnStart, TriggerSpec
from hyosan_arcade.sim.spec import AllySpec, DirectorSpec, DoorState, Item
from tests.scenarios.room import Room, Script, press, tap, walk

PAIR = "\n".join(["#" * 30, "#@A" + "." * 26 + "#", *["#" + "." * 28 + "#"] * 6, "#" * 30])
WINDOW = 38


def starving(picture: str = PAIR, bond: float = 30.0, **fields: object) -> Room:
    """Return a room in which she is too hungry and stays where she is."""
    room = Room(picture, **fields)  # type: ignore[arg-type]
    room.hybrid.hunger, room.hybrid.bond = 90.0, bond
    room.hybrid.order = Order.HOLD
    return room


def opened(picture: str = PAIR, bond: float = 30.0, **fields: object) -> Room:
    """Return a room in which a near-bite has just opened."""
    room = starving(picture, bond, **fields)
    room.until(NearBite, 300)
    return room


def say(answer: Answer) -> Intent:
    return Intent(answer=answer)


# --- when it comes ------------------------------------------------------------------------------


def test_four_seconds_too_hungry_beside_a_human_and_it_comes() -> None:
    assert starving().until(NearBite, 300) == 240


@pytest.mark.parametrize(("col", "comes"), [(4, True), (5, False)])
def test_it_takes_a_human_within_three_tiles(col: int, comes: bool) -> None:
    row = "#@" + "." * (col - 2) + "A" + "." * 6 + "#"
    room = starving(f"{'#' * len(row)}\n{row}\n{'#' * len(row)}").play(300)
    assert bool(room.happened(NearBite)) is comes


def test_a_wall_or_a_shut_door_between_them_is_safe() -> None:
    wall = starving("#######\n#@#A..#\n#######").play(300)
    door = starving("#######\n#@+A..#\n#######").play(300)
    assert not wall.happened(NearBite) + door.happened(NearBite)


def test_stepping_away_in_time_starts_the_count_anew() -> None:
    room = starving().play(239)
    assert room.hybrid.losing_ticks == 239
    room.person.x += 8.0
    room.play(1)
    assert room.hybrid.losing_ticks == 0
    assert not room.happened(NearBite)


def test_while_she_is_not_too_hungry_nothing_comes_of_standing_close() -> None:
    room = starving()
    room.hybrid.hunger = 60.0
    assert not room.play(300).happened(NearBite)


def test_one_who_is_gone_hostile_or_a_stranger_bites_nobody_this_way() -> None:
    for field in ("gone_ticks", "has_left", "is_hostile"):
        room = starving()
        setattr(room.hybrid, field, 1000 if field == "gone_ticks" else True)
        room.hybrid.hunger = 90.0
        assert not room.play(300).happened(NearBite), field


def test_of_two_hybrids_one_at_a_time() -> None:
    allies = (AllySpec("nari", (1, 2)), AllySpec("bora", (2, 1)))
    room = starving(allies=allies)
    for body in room.world.bodies[1:]:
        assert body.hybrid is not None
        body.hybrid.hunger, body.hybrid.order = 90.0, Order.HOLD
    room.play(240)
    assert len(room.happened(NearBite)) == 1
    room.play(WINDOW)
    assert len(room.happened(NearBite)) == 2, "the other's turn comes at once"


# --- the window ---------------------------------------------------------------------------------


def test_no_answer_in_time_and_she_bites() -> None:
    room = opened()
    room.play(WINDOW - 1)
    assert not room.happened(Bitten)
    room.play(1)
    assert len(room.happened(Bitten)) == len(room.happened(Tasted)) == 1
    assert room.person.infection > 0
    assert room.hybrid.tasted == 1
    assert room.hybrid.hunger == pytest.approx(40.0, abs=0.1)
    assert room.hybrid.gone_ticks == pytest.approx(1200, abs=1)
    assert room.hybrid.restraint == 60.0 + 30.0 / 4 - 10.0


def test_while_it_is_open_the_victim_cannot_walk_off() -> None:
    room = opened()
    x = room.person.x
    room.play(WINDOW - 1, walk(-1, 1))
    assert room.person.x == pytest.approx(x, abs=0.2)
    assert room.ally.distance_to(room.person.x, room.person.y) < 1.1, "and she closes in"


def test_what_is_open_can_be_seen() -> None:
    seen = opened().world.snapshot().near_bite
    assert seen is not None
    assert (seen.body_id, seen.victim_id, seen.ticks_left) == (1, 0, WINDOW)
    assert [(a.answer, a.outcome, a.is_open) for a in seen.answers] == [
        (Answer.SAY_NAME, "bitten", True),
        (Answer.GIVE_ARM, "arm", True),
        (Answer.PUSH_AWAY, "shoved", True),
        (Answer.GO_AWAY, "goes", True),
    ]
    close = opened(bond=50.0).world.snapshot().near_bite
    assert close is not None
    assert close.answers[0].outcome == "held"
    assert starving().world.snapshot().near_bite is None


# --- the four answers ---------------------------------------------------------------------------


def test_her_name_holds_her_at_fifty_bond() -> None:
    room = opened(bond=50.0)
    hunger = room.hybrid.hunger
    room.play(2, lambda tick: say(Answer.SAY_NAME) if tick == 0 else IDLE)
    assert not room.happened(Bitten)
    assert room.hybrid.hunger == pytest.approx(hunger - 25.0, abs=0.05)
    assert room.hybrid.bond == 60.0
    assert room.happened(NearBiteAnswered)[0].held
    assert room.hybrid.listens_to_people


def test_her_name_is_not_enough_below_fifty() -> None:
    room = opened(bond=49.9).play(1, say(Answer.SAY_NAME))
    assert len(room.happened(Bitten)) == 1
    assert not room.happened(NearBiteAnswered)[0].held
    assert room.hybrid.tasted == 1
    assert room.hybrid.gone_ticks > 0


def test_an_arm_costs_thirty_health_for_the_level_and_ten_restraint_for_ever() -> None:
    room = opened().play(1, say(Answer.GIVE_ARM))
    assert not room.happened(Bitten)
    assert room.person.infection == -1
    assert (room.person.max_hp, room.person.hp) == (70.0, 70.0)
    assert room.hybrid.hunger == pytest.approx(10.0, abs=0.05)
    assert room.hybrid.tasted == 1
    assert room.happened(NearBiteAnswered)[0].held
    assert room.hybrid.listens_to_people


def test_whoever_is_nearly_spent_has_no_arm_to_give() -> None:
    room = opened()
    room.person.max_hp = room.person.hp = 30.0
    room.play(1, say(Answer.GIVE_ARM))
    assert room.person.max_hp == 30.0
    assert room.hybrid.near_bite_ticks > 0


def test_a_shove_costs_forty_stamina_and_sends_her_off_for_twenty_seconds() -> None:
    room = opened().play(1, say(Answer.PUSH_AWAY))
    assert room.person.stamina == pytest.approx(60.0, abs=0.3)
    assert room.hybrid.bond == 15.0
    assert room.hybrid.gone_ticks == pytest.approx(1200, abs=1)
    assert not room.happened(Bitten)
    away = room.play(180).ally.distance_to(room.person.x, room.person.y)
    assert away > 6.0, "she runs"
    room.play(1200)
    assert room.hybrid.listens_to_people


@pytest.mark.parametrize("answer", [Answer.PUSH_AWAY, Answer.GO_AWAY])
def test_off_she_goes_and_leaves_no_door_open_behind_her(answer: Answer) -> None:
    room = opened("############\n#@A+.......#\n#..#.......#\n############")
    room.play(1, say(answer)).play(180)
    assert room.happened(DoorMoved), "she went through it"
    assert room.ally.x > 4.0
    assert room.world.tilemap.doors[0].state is DoorState.CLOSED


def test_the_shove_button_is_that_answer_too_and_costs_no_more() -> None:
    room = opened().play(1, press(Button.SHOVE))
    assert room.happened(NearBiteAnswered)[0].answer == Answer.PUSH_AWAY
    assert room.person.stamina == pytest.approx(60.0, abs=0.3)


def test_too_tired_nobody_shoves_her() -> None:
    room = opened()
    room.person.stamina = 39.0
    room.play(1, say(Answer.PUSH_AWAY))
    assert room.hybrid.near_bite_ticks > 0
    assert room.hybrid.bond == 30.0


def test_the_second_shove_in_a_level_makes_her_leave_by_herself() -> None:
    room = opened().play(1, say(Answer.PUSH_AWAY)).play(1250)
    room.ally.x, room.ally.y = room.person.x + 1.0, room.person.y
    room.hybrid.hunger, room.hybrid.order = 90.0, Order.HOLD
    room.person.stamina = 100.0
    room.until(NearBite, 300)
    seen = room.world.snapshot().near_bite
    assert seen is not None
    assert seen.answers[2].outcome == "leaves"
    room.play(1, say(Answer.PUSH_AWAY))
    assert [left.by_herself for left in room.happened(AllyLeft)] == [True]
    room.play(301)
    assert room.hybrid.has_left


def test_go_sends_her_away_until_the_next_level() -> None:
    room = opened().play(1, say(Answer.GO_AWAY))
    assert [left.by_herself for left in room.happened(AllyLeft)] == [False]
    assert room.hybrid.sent_away == 1
    assert not room.happened(Bitten)
    room.play(301)
    assert room.hybrid.has_left
    assert not room.ally.is_alive


# --- who answers, and what counts as an answer ----------------------------------------------------

FAR = "\n".join(["#" * 30, "#SA....@" + "." * 21 + "#", *["#" + "." * 28 + "#"] * 3, "#" * 30])


def test_for_a_follower_the_nearest_person_answers_and_needs_to_be_close_for_the_rest() -> None:
    room = opened(FAR, bond=60.0)
    assert room.happened(NearBite)[0].victim_id == room.survivor.body_id
    seen = room.world.snapshot().near_bite
    assert seen is not None
    assert [answer.is_open for answer in seen.answers] == [True, False, False, True]
    room.play(1, say(Answer.GIVE_ARM)).play(1, say(Answer.PUSH_AWAY))
    assert room.hybrid.near_bite_ticks > 0, "a closed answer does nothing"
    room.play(1, say(Answer.SAY_NAME))
    assert room.happened(NearBiteAnswered)[0].by_id == 0
    assert not room.happened(Bitten)


def test_unanswered_the_follower_is_bitten() -> None:
    room = opened(FAR).play(WINDOW)
    assert room.happened(Bitten)[0].body_id == room.survivor.body_id


def test_a_person_gives_their_own_arm_for_a_follower() -> None:
    room = opened(FAR.replace("SA....@", "SA@...."))
    room.hybrid.victim = room.survivor.body_id
    room.play(1, say(Answer.GIVE_ARM))
    assert room.person.max_hp == 70.0
    assert room.survivor.max_hp == 100.0


def test_a_key_held_since_before_is_no_answer() -> None:
    room = starving(bond=60.0)
    room.play(260, say(Answer.GO_AWAY))
    assert room.hybrid.near_bite_ticks > 0
    assert not room.happened(NearBiteAnswered)
    room.play(1).play(1, say(Answer.GO_AWAY))
    assert room.happened(NearBiteAnswered)


def test_food_is_refused_in_that_moment() -> None:
    room = opened()
    room.person.items[Item.BLOOD_PACK] = 1
    room.play(2, tap(Button.USE))
    assert room.person.items[Item.BLOOD_PACK] == 1


def test_a_question_of_the_level_waits_for_the_near_bite() -> None:
    ask = Ask("which", (Choice("one", "first"), Choice("two", "second")))
    room = starving(triggers=(TriggerSpec("ask", OnStart(), (ask,)),))
    room.until(NearBite, 300)
    room.play(2, lambda tick: say(Answer.GIVE_ARM) if tick == 0 else IDLE)
    assert room.happened(NearBiteAnswered)
    assert not room.happened(Answered)
    room.play(2).play(1, say(Answer.GIVE_ARM))
    assert room.world.scripts.flags == {"second": 1}


# --- the director -------------------------------------------------------------------------------


def test_no_peak_begins_while_one_is_open() -> None:
    room = starving(director=DirectorSpec(max_alive=0))
    room.world.director.peak_in = 250
    room.until(NearBite, 300)
    room.play(WINDOW - 1)
    assert room.world.director.phase is Phase.BUILD
    assert room.world.director.peak_in == 0
    room.play(3)
    assert room.happened(PhaseChanged)[-1].phase == "peak"


# --- as her -------------------------------------------------------------------------------------


def as_her(bond: float = 30.0) -> Room:
    """Return a room in which the person is the hybrid, and Eun-ha stands beside her."""
    room = Room(PAIR.replace("@A", "@S"))
    room.person.hybrid = Hybrid(hunger=90.0, bond=bond)
    room.world.hunted[0] = False
    return room


def opened_as_her(bond: float = 30.0) -> Room:
    room = as_her(bond)
    room.until(NearBite, 300)
    return room


def test_as_her_you_answer_for_yourself_and_may_restrain_yourself() -> None:
    room = opened_as_her(bond=55.0).play(1, say(Answer.SAY_NAME))
    assert room.happened(NearBiteAnswered)[0].by_id == 0
    assert not room.happened(Bitten)
    assert room.hybrid.hunger == pytest.approx(65.6, abs=1.0)
    weak = opened_as_her().play(1, say(Answer.SAY_NAME))
    assert weak.happened(Bitten)[0].body_id == weak.survivor.body_id


def test_as_her_you_may_take_the_arm_that_is_offered() -> None:
    room = opened_as_her().play(1, say(Answer.GIVE_ARM))
    assert room.survivor.max_hp == 70.0
    assert room.person.max_hp == 100.0
    assert room.hybrid.hunger == pytest.approx(10.0, abs=0.05)


def test_as_her_wrenching_away_takes_your_strength_and_two_seconds() -> None:
    room = opened_as_her().play(1, say(Answer.PUSH_AWAY))
    assert room.person.stamina == pytest.approx(60.0, abs=0.3)
    assert room.hybrid.losing_ticks == 0
    x = room.person.x
    room.play(110, walk(1, 0))
    assert room.person.x == pytest.approx(x, abs=0.1)
    room.play(60, walk(1, 0))
    assert room.person.x > x + 1.0
    assert room.hybrid.bond == 30.0


def test_as_her_you_may_flee_and_your_legs_run_for_five_seconds() -> None:
    room = opened_as_her().play(1, say(Answer.GO_AWAY))
    assert room.hybrid.bond == 20.0
    x, y = room.person.x, room.person.y
    room.play(120)
    assert room.person.distance_to(x, y) > 4.0, "whatever the person wants"
    room.play(190)
    assert room.hybrid.flee_ticks == 0
    assert not room.happened(AllyLeft)


def test_as_her_doing_nothing_is_biting() -> None:
    room = opened_as_her().play(WINDOW)
    assert room.happened(Bitten)[0].body_id == room.survivor.body_id
    assert room.hybrid.gone_ticks == 0, "she runs, but stays yours"
    assert 0 < room.hybrid.flee_ticks <= 300


def test_as_her_a_blow_makes_you_hungry_instead_of_weak() -> None:
    room = as_her()
    room.hybrid.hunger = 20.0
    hurt(room.world, room.person, 24.0, (1.0, 0.0))
    assert room.hybrid.hunger == 32.0
    assert room.person.hp == 100.0


def test_as_her_you_can_hold_yourself_back_for_stamina() -> None:
    room = as_her()
    script: Script = replace(walk(1, 0), buttons=Button.SHOVE)
    x, hunger = room.person.x, room.hybrid.hunger
    room.play(300, script)
    assert room.person.x == x
    assert room.hybrid.losing_ticks == 0
    assert not room.happened(NearBite)
    assert room.person.stamina == pytest.approx(50.0)
    assert room.hybrid.hunger - hunger == pytest.approx(5 * 0.21 / 2, abs=0.01)
    room.play(301, script)
    assert room.person.stamina < 20.0, "spent: she must get her breath before she can again"
    assert room.person.x > x
