"""Noise: who hears what, from how far, around which corners, and what they make of it."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.events import Coughed, Heard, NoiseMade, PhoneRang, Spotted
from hyosan_arcade.sim.intent import Button, Pace
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import Item
from tests.scenarios.room import Room, tap, walk


def corridor(between: str) -> Room:
    """Return a corridor with a walker who looks away at the end of `between`."""
    edge = "#" * (len(between) + 4)
    return Room(f"{edge}\n#@{between}z#\n{edge}").facing(1, 0)


def test_a_noise_is_heard_at_its_radius_and_not_beyond() -> None:
    assert corridor("...").sound(4.0, 1.5, 1.5).happened(Heard), "four walked tiles"
    assert not corridor("....").sound(4.0, 1.5, 1.5).happened(Heard), "five"


def test_the_way_is_walked_not_flown() -> None:
    around = """
        #####
        #@#z#
        #.#.#
        #...#
        #####
    """
    assert not Room(around).facing(0, -1).sound(5.0, 1.5, 1.5).happened(Heard), "six tiles round"
    assert Room(around).facing(0, -1).sound(6.0, 1.5, 1.5).happened(Heard)


@pytest.mark.parametrize(
    ("barrier", "heard_from"), [(".", 3.0), ("+", 8.0), ("=", 8.0), ("/", 3.0), ('"', 5.0)]
)
def test_what_stands_between_takes_its_share(barrier: str, heard_from: float) -> None:
    """Three tiles; a shut door counts six of them, glass three."""
    between = f".{barrier}"
    assert corridor(between).sound(heard_from, 1.5, 1.5).happened(Heard)
    assert not corridor(between).sound(heard_from - 1.0, 1.5, 1.5).happened(Heard)


def test_a_wall_stops_every_noise() -> None:
    assert not corridor(".#").sound(60.0, 1.5, 1.5).happened(Heard)


def test_furniture_lets_sound_through() -> None:
    assert corridor(".d").sound(3.0, 1.5, 1.5).happened(Heard)


@pytest.mark.parametrize(("pace", "wakes"), [(Pace.SNEAK, False), (Pace.WALK, True)])
def test_sneaking_wakes_nobody_two_tiles_behind(pace: Pace, wakes: bool) -> None:
    room = Room(
        """
        #######
        #.....#
        #.....#
        #@.z..#
        #.....#
        #.....#
        #######
        """
    ).facing(1, 0)
    room.play(150, lambda tick: walk(0, 1 if tick // 25 % 2 else -1, pace))
    assert room.happened(NoiseMade), "steps there were"
    assert bool(room.happened(Heard)) is wakes
    assert bool(room.happened(Spotted)) is wakes


@pytest.mark.parametrize(
    ("pace", "loudness"), [(Pace.SNEAK, 1.0), (Pace.WALK, 4.0), (Pace.SPRINT, 9.0)]
)
def test_a_footfall_is_as_loud_as_its_pace(pace: Pace, loudness: float) -> None:
    room = corridor("........").play(60, walk(1, 0, pace))
    assert {noise.radius for noise in room.happened(NoiseMade)} == {loudness}
    assert {noise.body_id for noise in room.happened(NoiseMade)} == {0}


def test_interest_is_loudness_less_the_way() -> None:
    room = corridor("....").sound(16.0, 1.5, 1.5)
    assert room.world.horde.interest[0] == pytest.approx(16 - 5)


def test_a_newer_weaker_noise_does_not_win() -> None:
    room = corridor("....").sound(16.0, 1.5, 1.5)
    followed = int(room.world.horde.goal[0])
    room.sound(6.0, 2.5, 1.5)
    assert room.world.horde.goal[0] == followed
    room.sound(18.0, 2.5, 1.5)
    assert room.world.horde.goal[0] != followed


def test_interest_fades_a_tenth_each_second() -> None:
    room = corridor(".#..")
    room.world.horde.interest[:] = 10.0
    room.play(60)
    assert room.world.horde.interest[0] == pytest.approx(9.0, abs=0.06)


def test_what_fades_ends() -> None:
    """Numbers too small to be normal are rounded differently by some processors and settings."""
    room = corridor(".#..")
    room.world.horde.interest[:] = 0.02
    room.world.sounds.body_loudness[0] = 9.0
    room.play(600)
    assert room.world.horde.interest[0] == 0.0
    assert room.world.sounds.body_loudness[0] == 0.0


def test_a_newer_noise_wins_once_the_old_one_has_faded() -> None:
    room = corridor("." * 30).sound(36.0, 1.5, 1.5)
    followed = int(room.world.horde.goal[0])
    room.play(120)
    x = room.place(0)[0]
    remaining = float(room.world.horde.interest[0])
    assert remaining < 5.0, "two seconds took a fifth of five"
    way = int(x) - 2
    room.sound(way + 5.0, 2.5, 1.5)
    assert room.world.horde.goal[0] != followed


def test_faint_noises_are_misplaced_by_up_to_four_tiles() -> None:
    edge = "#" * 24
    row = "#" + "z" * 22 + "#"
    room = Room("\n".join([edge, *[row] * 3, edge, "#@" + "#" * 22, edge])).facing(1, 0)
    room.sound(26.0, 1.5, 2.5)
    horde = room.world.horde
    assert room.happened(Heard)[0].count == 66
    error_x = abs(horde.spot[0] - 1.5)
    error_y = abs(horde.spot[1] - 2.5)
    way = abs(horde.pos[0] - 1.5) + abs(horde.pos[1] - 2.5)
    assert (error_x <= 4.0).all()
    assert (error_y <= 4.0).all()
    assert error_x[way > 15].max() > 1.5, "far ones guess"
    assert error_x[way < 2].max() < 0.5, "near ones know"


def test_those_who_heard_walk_there_and_search() -> None:
    room = corridor("........").sound(16.0, 1.5, 1.5)
    room.person.is_alive = False  # nobody to see
    room.world.hunted[0] = False
    room.until_true(lambda: room.mood(0) is Mood.SEARCH, 900)
    assert room.place(0)[0] < 6.5


def test_a_listener_hears_double() -> None:
    """Rows of data make kinds: `hearing` scales loudness, a blind one has no `sight`."""
    from dataclasses import replace

    from hyosan_arcade.content.bestiary import KINDS

    kinds = (replace(KINDS[0], hearing=2.0, sight=0.0), *KINDS[1:])
    room = Room("##########\n#@......z#\n##########", kinds=kinds).facing(-1, 0)
    assert room.sound(4.0, 1.5, 1.5).happened(Heard), "seven tiles away"
    blind = Room("#####\n#@.z#\n#####", kinds=kinds).facing(-1, 0).play(60)
    assert not blind.happened(Spotted)


def test_the_convulsing_and_the_held_do_not_hear() -> None:
    for deaf in (Mood.RISE, Mood.CHASE, Mood.GRAB, Mood.REEL):
        room = corridor("..")
        room.world.horde.mood[:] = deaf
        room.world.horde.mood_ticks[:] = 1
        room.sound(16.0, 1.5, 1.5)
        assert not room.happened(Heard), deaf


# --- phones -------------------------------------------------------------------------------------

HALL = """
    ####################
    #@.................#
    #..................#
    #.................z#
    ####################
"""


def test_a_phone_rings_eight_seconds_from_where_it_landed() -> None:
    room = Room(HALL).facing(1, 0)
    assert room.person.items[Item.PHONE] == 2, "everybody starts with two"
    room.play(20, tap(Button.THROW, (8.5, 1.5)))
    room.until(PhoneRang)
    room.play(600)
    rings = room.happened(PhoneRang)
    assert len(rings) == 8
    assert {(round(r.x, 1), round(r.y, 1)) for r in rings} == {(8.5, 1.5)}
    ticks = room.when(PhoneRang)
    assert ticks[-1] - ticks[0] == 7 * 60
    loud = [n.radius for n in room.happened(NoiseMade) if n.source == "phone"]
    assert loud == [16.0] * 8
    assert room.person.items[Item.PHONE] == 1


def test_a_ringing_phone_draws_the_dead() -> None:
    room = Room(HALL).facing(1, 0)
    room.play(20, tap(Button.THROW, (8.5, 1.5)))
    room.until_true(lambda: room.mood(0) is Mood.SEEK, 120)
    room.play(240)
    assert room.place(0)[0] < 14.0


def test_the_same_spot_lures_half_as_well_each_time() -> None:
    room = Room(HALL).facing(1, 0)
    room.person.items[Item.PHONE] = 4
    for _ in range(3):
        room.play(20, tap(Button.THROW, (8.5, 1.5)))
        room.play(120)
    room.play(20, tap(Button.THROW, (1.5, 3.5)))
    room.play(520)
    pulls = {}
    for noise in room.happened(NoiseMade):
        if noise.source == "phone":
            pulls.setdefault((int(noise.x), int(noise.y)), []).append(noise.radius)
    assert sorted(set(pulls[8, 1]), reverse=True) == [16.0, 8.0, 4.0]
    assert set(pulls[1, 3]) == {16.0}, "another spot is fresh"


def test_a_phone_flies_eleven_tiles_at_most() -> None:
    room = Room(HALL).facing(1, 0)
    room.play(20, tap(Button.THROW, (18.5, 1.5)))
    room.until(PhoneRang)
    assert room.happened(PhoneRang)[0].x == pytest.approx(12.5, abs=0.3)


def test_walls_stop_a_phone_and_desks_do_not() -> None:
    room = Room("###########\n#@.d.+....#\n###########")
    room.play(20, tap(Button.THROW, (8.5, 1.5)))
    room.until(PhoneRang)
    assert 4.0 < room.happened(PhoneRang)[0].x < 5.0, "over the desk, not through the door"


def test_a_cough_is_heard() -> None:
    room = corridor(".....")
    room.person.infection, room.person.cough = 2000, 5
    room.until(Coughed)
    room.play(1)
    assert room.mood(0) is Mood.SEEK
    assert [n.radius for n in room.happened(NoiseMade)] == [6.0]


def test_the_dead_ignore_a_hybrid_s_steps() -> None:
    room = Room("################\n#@..A.....z....#\n################").facing(1, 0)
    room.hybrid.has_joined = True
    for _ in range(40):
        room.ally.walked = 1.4
        room.play(1)
    assert not [n for n in room.happened(NoiseMade) if n.body_id == room.ally.body_id]
