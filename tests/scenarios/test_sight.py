"""Sight: cones, walls, shadows, hands; and losing whom one saw."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.events import Spotted
from hyosan_arcade.sim.intent import Button, Pace
from hyosan_arcade.sim.snapshot import Mood
from tests.scenarios.room import Room, tap, walk

LOOKING_TICKS = 12
"""Twice as long as the slowest zombie takes to look around."""


def corridor(between: str, **fields: object) -> Room:
    """Return a corridor with the person and, behind `between`, a walker."""
    edge = "#" * (len(between) + 4)
    return Room(f"{edge}\n#@{between}z#\n{edge}", **fields)


def sees(room: Room, pace: Pace = Pace.WALK) -> bool:
    return bool(room.play(LOOKING_TICKS, walk(0, 0, pace)).happened(Spotted))


def test_a_walker_sees_nine_tiles() -> None:
    assert sees(corridor("." * 8).facing(-1, 0))
    assert not sees(corridor("." * 9).facing(-1, 0))


def test_it_sees_nothing_behind_its_back_but_what_touches_it() -> None:
    assert not sees(corridor("..").facing(1, 0))
    assert sees(corridor("").facing(1, 0)), "a tile away it feels you"


@pytest.mark.parametrize(("rows_off", "seen"), [(0, True), (3, True), (5, True), (7, False)])
def test_the_cone_is_sixty_degrees_to_either_side(rows_off: int, seen: bool) -> None:
    """Three tiles ahead: five beside are 59 degrees, seven are 67."""
    room = Room(
        "\n".join(["#" * 12, *["#" + "." * 10 + "#"] * 9, "#....z.....#", "#" * 12, "@" * 12])
    )
    room.facing(-1, 0)
    room.person.x, room.person.y = 2.5, 10.5 - rows_off
    assert sees(room) is seen


@pytest.mark.parametrize(
    ("barrier", "seen"),
    [(".", True), ("#", False), ("+", False), ("=", False), ("/", True), ('"', True)]
    + [("d", True), ("l", False)],
)
def test_what_stands_in_the_way_of_sight(barrier: str, seen: bool) -> None:
    """Walls, lockers and shut doors hide you; glass and desks do not."""
    assert sees(corridor(f".{barrier}.").facing(-1, 0)) is seen


def test_sneaking_is_seen_from_seven_tenths() -> None:
    assert sees(corridor("." * 5).facing(-1, 0), Pace.SNEAK)
    assert not sees(corridor("." * 6).facing(-1, 0), Pace.SNEAK)


def test_the_dark_takes_six_tenths_of_sight() -> None:
    assert sees(corridor("." * 2, dark=1.0).facing(-1, 0))
    assert not sees(corridor("." * 3, dark=1.0).facing(-1, 0))


@pytest.mark.parametrize(("between", "seen"), [("...", True), ("....", False)])
def test_holding_her_hand_halves_their_sight(between: str, seen: bool) -> None:
    edge = "#" * (len(between) + 6)
    room = Room(f"{edge}\n#A.@{between}z#\n{edge}").facing(-1, 0)
    room.ally.x = room.person.x - 1.0
    room.hybrid.holds_hand = True
    assert sees(room) is seen


def test_hand_in_hand_even_a_touch_goes_unnoticed() -> None:
    room = Room("########\n#A@z...#\n########").facing(1, 0)
    room.hybrid.holds_hand = True
    assert not sees(room)


def test_the_nearest_of_several_is_chased() -> None:
    room = Room("############\n#@....z..S.#\n############").facing(1, 0)
    room.play(LOOKING_TICKS)
    assert room.world.horde.target[0] == room.survivor.body_id


def test_a_chaser_keeps_its_prey_in_sight_all_round() -> None:
    room = corridor("...").facing(-1, 0)
    room.play(LOOKING_TICKS)
    assert room.mood(0) is Mood.CHASE
    room.world.horde.face[0] = 1.0
    room.play(LOOKING_TICKS)
    assert room.mood(0) is Mood.CHASE


# --- losing prey --------------------------------------------------------------------------------

HIDEOUT = """
    ################
    #@......z......#
    #.############.#
    #.############.#
    #..............#
    ################
"""


def test_who_is_lost_is_sought_where_last_known_then_searched_for_then_forgotten() -> None:
    room = Room(HIDEOUT).facing(-1, 0)
    room.until(Spotted)
    known = room.world.hunt.goals[0]
    assert known == (1, 1)
    room.person.x, room.person.y = 14.5, 4.5  # gone, and silent
    ticks = room.until_true(lambda: room.mood(0) is not Mood.CHASE, 600)
    assert ticks >= 150, "unseen for two and a half seconds"
    room.until_true(lambda: room.mood(0) is Mood.SEARCH, 400)
    x, y = room.place(0)
    assert abs(x - 1.5) + abs(y - 1.5) <= 2.6, "there it was seen last"
    ticks = room.until_true(lambda: room.mood(0) is Mood.IDLE, 600)
    assert ticks == pytest.approx(420, abs=2)
    assert room.world.horde.goal[0] == -1


def test_a_chaser_runs_along_the_way_not_into_the_wall() -> None:
    room = Room(
        """
        #########
        #@..#..z#
        #.......#
        #########
        """
    ).chasing()
    room.world.horde.unseen[:] = -500
    room.until_true(lambda: room.place(0)[0] < 3.5, 400)


def test_sight_returns_when_the_door_opens() -> None:
    room = Room("##########\n#.@+.z...#\n##########").facing(-1, 0)
    room.play(30)
    assert not room.happened(Spotted)
    room.play(30, tap(Button.USE))
    assert room.happened(Spotted)
