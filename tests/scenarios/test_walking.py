"""Walking: speeds, starting and stopping, walls, corners, and the breath it costs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hyosan_arcade.sim.events import Stepped
from hyosan_arcade.sim.intent import FULL, Intent, Pace
from tests.scenarios.room import Room, walk

HALL = """
    ##############################
    #............................#
    #@...........................#
    #............................#
    ##############################
"""


def steps_of(room: Room, ticks: int, person: Intent) -> list[float]:
    """Return how far the person goes along x in each of `ticks`."""
    places = [room.person.x]
    for _ in range(ticks):
        room.play(1, person)
        places.append(room.person.x)
    return [after - before for before, after in pairwise(places)]


@pytest.mark.parametrize(
    ("pace", "tiles_a_second"), [(Pace.SNEAK, 1.8), (Pace.WALK, 4.0), (Pace.SPRINT, 5.6)]
)
def test_each_pace_has_its_speed(pace: Pace, tiles_a_second: float) -> None:
    room = Room(HALL).play(10, walk(1, 0, pace))
    start = room.person.x
    room.play(60, walk(1, 0, pace))
    assert room.person.x - start == pytest.approx(tiles_a_second)


def test_walking_reaches_full_speed_in_four_ticks() -> None:
    steps = steps_of(Room(HALL), 6, walk(1, 0))
    assert [round(step * 60, 3) for step in steps] == [1.0, 2.0, 3.0, 4.0, 4.0, 4.0]


def test_walking_stops_in_three_ticks() -> None:
    room = Room(HALL).play(10, walk(1, 0))
    steps = steps_of(room, 4, Intent())
    assert all(step > 0 for step in steps[:2])
    assert steps[2:] == [pytest.approx(0.0), 0.0]


def test_a_diagonal_is_no_faster() -> None:
    room = Room("##########\n" + "#........#\n" * 8 + "##########").play(10, walk(1, 1))
    x, y = room.person.x, room.person.y
    room.play(30, walk(1, 1))
    gone = ((room.person.x - x) ** 2 + (room.person.y - y) ** 2) ** 0.5
    assert gone == pytest.approx(2.0, rel=0.01)


def test_half_a_stick_is_half_the_speed() -> None:
    room = Room(HALL).play(10, Intent(move_x=FULL // 2))
    start = room.person.x
    room.play(60, Intent(move_x=FULL // 2))
    assert room.person.x - start == pytest.approx(4.0 * (FULL // 2) / FULL)


def test_one_slides_along_a_wall() -> None:
    room = Room(HALL).play(60, walk(1, -1))
    assert room.person.y == pytest.approx(1.3, abs=0.01), "pressed against the wall"
    assert room.person.x > 1.5 + 2.5, "and still getting on"


def test_a_wall_stops() -> None:
    room = Room(HALL).play(60, walk(-1, 0))
    assert room.person.x == pytest.approx(1.3, abs=0.01)


CORNER = """
    #########
    #.......#
    #@..#...#
    #...#####
    #.......#
    #########
"""


def test_a_corner_lets_slip_in_who_is_a_quarter_off() -> None:
    room = Room(CORNER)
    room.person.y = 1.75 + 0.19
    room.play(60, walk(1, 0))
    assert room.person.x > 4.5, "nudged past the corner"


def test_a_corner_stops_who_is_farther_off() -> None:
    room = Room(CORNER)
    room.person.y = 2.1
    room.play(60, walk(1, 0))
    assert room.person.x == pytest.approx(3.7, abs=0.01)


def test_a_doorway_is_entered_from_a_little_beside() -> None:
    room = Room(
        """
        #########
        #...#...#
        #@......#
        #...#...#
        #########
        """
    )
    room.person.y = 2.68
    room.play(120, walk(1, 0))
    assert room.person.x > 5.0


def test_footfalls_come_every_fourteen_tenths_of_a_tile() -> None:
    room = Room(HALL).play(240, walk(1, 0))
    walked = room.person.x - 1.5
    assert len(room.happened(Stepped)) == int(walked / 1.4)


def test_nobody_walks_while_throwing() -> None:
    room = Room(HALL).play(10)
    room.person.doing = "throw"
    x = room.person.x
    room.play(1, walk(1, 0))
    assert room.person.x == x
