"""Grabs: the warning, the hold, the struggle, the bite, and the moment's grace after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hyosan_arcade.sim.events import Bitten, Died, Escaped, Grabbed, Hurt
from hyosan_arcade.sim.intent import IDLE, Button, Intent
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.world import Difficulty
from tests.scenarios.room import Room, press, tap, walk


def chased(people: tuple[str, ...] = ("haeul",), **more: Difficulty) -> Room:
    """Return a hall where a walker, two tiles off, is after the person."""
    return Room(
        """
        ##############
        #............#
        #...@.z......#
        #............#
        ##############
        """,
        people=people,
        **more,
    ).chasing()


def held(people: tuple[str, ...] = ("haeul",)) -> Room:
    room = chased(people)
    room.until(Grabbed)
    return room


def test_eighteen_ticks_of_warning_come_before_any_harm() -> None:
    room = chased()
    crouched = room.until_true(lambda: room.mood(0) is Mood.GRAB)
    assert room.person.hp == 100.0
    harmed = crouched + room.until(Hurt)
    assert harmed - crouched >= 18
    assert harmed - crouched == 18


def test_stepping_away_in_time_escapes() -> None:
    room = chased()
    room.until_true(lambda: room.mood(0) is Mood.GRAB)
    room.play(20, walk(-1, 0))
    assert not room.happened(Grabbed)
    assert room.mood(0) is Mood.REEL, "it stumbles past"


def test_a_shove_in_the_warning_prevents_the_grab() -> None:
    room = chased()
    room.until_true(lambda: room.mood(0) is Mood.GRAB)
    room.play(1, press(Button.SHOVE, (12.0, 2.5)))
    assert room.mood(0) is Mood.REEL
    room.play(20)
    assert not room.happened(Grabbed)


@pytest.mark.parametrize(
    ("difficulty", "damage"),
    [(Difficulty.STORY, 7.2), (Difficulty.NORMAL, 12.0), (Difficulty.CRUEL, 15.6)],
)
def test_a_grab_costs_twelve_once(difficulty: Difficulty, damage: float) -> None:
    room = chased(difficulty=difficulty)
    room.until(Grabbed)
    room.play(60)
    assert [hurt.damage for hurt in room.happened(Hurt)] == [pytest.approx(damage)]


def test_the_held_cannot_walk() -> None:
    room = held()
    x = room.person.x
    room.play(20, walk(-1, 0))
    assert abs(room.person.x - x) < 0.1


def test_who_does_nothing_is_bitten_in_the_seventy_second_tick() -> None:
    room = held()
    room.until(Bitten)
    assert room.when(Bitten)[0] - room.when(Grabbed)[0] == 71
    assert room.person.infection > 0


@pytest.mark.parametrize("button", [Button.HIT, Button.SHOVE, Button.USE])
def test_twenty_four_held_ticks_free(button: Button) -> None:
    room = held().play(1, press(button))
    room.person.struggle = 0
    assert room.until(Escaped, person=press(button)) == 24
    assert not room.happened(Bitten)


def freed_after(script: Callable[[int], Intent]) -> int:
    return held().until(Escaped, person=script)


def test_mashing_is_quicker_than_holding() -> None:
    holding = freed_after(lambda tick: press(Button.HIT))
    mashing = freed_after(lambda tick: press(Button.HIT) if tick % 6 < 3 else IDLE)
    assert mashing < holding <= 24


def test_an_athlete_is_free_sooner() -> None:
    room = held(("jiho",))
    assert room.until(Escaped, person=press(Button.SHOVE)) <= 12


def test_breaking_free_pushes_the_holder_off() -> None:
    room = held()
    room.until(Escaped, person=press(Button.SHOVE))
    room.play(12)
    assert room.place(0)[0] - room.person.x > 1.5
    assert room.person.held_by == ()


def test_who_got_free_cannot_be_grabbed_for_forty_five_ticks() -> None:
    room = held()
    room.until(Escaped, person=press(Button.SHOVE))
    free = room.world.tick
    room.world.horde.pos[0] = room.person.x + 0.7
    room.chasing()
    assert room.person.invulnerable == 45
    room.until_true(lambda: room.mood(0) is Mood.GRAB)
    assert room.world.tick - free >= 45


def test_a_friend_s_shove_frees_the_held() -> None:
    room = Room(
        """
        ########
        #......#
        #.@.z..#
        #......#
        ########
        """,
        people=("haeul", "eunha"),
    )
    friend = room.world.bodies[1]
    friend.x, friend.y = 3.0, 3.5
    room.world.hunted[1] = False
    room.chasing().until(Grabbed)
    friend.x, friend.y = room.place(0)[0], room.place(0)[1] + 0.8
    for tick in range(4):
        buttons = Button.SHOVE if tick == 0 else Button.NONE
        intent = Intent(buttons=buttons, aim_x=int(friend.x * 16), aim_y=1)
        room.history += [(room.world.tick, e) for e in room.world.step([IDLE, intent])]
    assert not room.person.is_grabbed
    assert not room.happened(Bitten)


def test_killing_the_holder_frees_the_held() -> None:
    room = held()
    room.world.kill(room.slot(0))
    room.world.horde.bury()
    room.play(2)
    assert not room.person.is_grabbed


def test_three_hold_one_body_at_most() -> None:
    room = Room("#######\n#zzzzz#\n#zz@zz#\n#zzzzz#\n#######").chasing()
    room.play(60)
    assert len(room.person.held_by) == 3
    assert len(room.happened(Grabbed)) == 3


def test_a_body_dies_once_however_many_reach_it() -> None:
    room = Room("#######\n#zzzzz#\n#zz@zz#\n#zzzzz#\n#######").chasing()
    room.person.hp = 5.0
    room.play(120)
    assert len(room.happened(Died)) == 1
    assert room.happened(Died)[0].cause == "killed"
    assert room.world.scripts.deaths["player"] == 1


def test_nobody_is_grabbed_through_a_wall() -> None:
    room = Room("#####\n#@+z#\n#####").chasing()
    room.person.x, room.world.horde.pos[0] = 1.69, 3.32
    room.world.horde.seen[:] = True
    room.play(120)
    assert not room.happened(Grabbed)


def test_who_is_grabbed_drops_what_they_were_doing() -> None:
    room = chased()
    room.until_true(lambda: room.mood(0) is Mood.GRAB)
    room.person.doing, room.person.doing_ticks = "bandage", 0
    room.until(Grabbed)
    assert room.person.doing == ""
    room.play(5, tap(Button.THROW, (1.5, 2.5)))
    assert room.person.doing == ""
