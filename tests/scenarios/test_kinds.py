"""The bestiary at work: how fast each kind is, when, and what only it can do."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.events import Spotted, ZombieRose
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.snapshot import Mood
from tests.scenarios.room import Room, walk

LONG = f"{'#' * 90}\n#@{'.' * 86}G#\n{'#' * 90}"


def racing(glyph: str) -> Room:
    """Return a long hall at whose end one zombie is after the person, and cannot lose them."""
    room = Room(LONG.replace("G", glyph)).chasing()
    room.world.horde.unseen[:] = -30_000
    return room


def speed_of(room: Room, ticks: int = 60) -> float:
    """Return how many tiles a second zombie 0 makes."""
    start = room.place(0)[0]
    room.play(ticks)
    return (start - room.place(0)[0]) * 60 / ticks


@pytest.mark.parametrize(("glyph", "speed"), [("z", 2.0), ("c", 1.0), ("f", 2.0), ("r", 2.4)])
def test_each_kind_has_its_speed(glyph: str, speed: float) -> None:
    room = racing(glyph).play(60)
    assert speed_of(room) == pytest.approx(speed, rel=0.02)


@pytest.mark.parametrize(("glyph", "hp"), [("z", 60), ("f", 50), ("r", 45), ("c", 30)])
def test_each_kind_has_its_health(glyph: str, hp: float) -> None:
    assert racing(glyph).hp(0) == hp


def test_one_sent_out_fresh_runs_twenty_seconds_then_walks() -> None:
    room = Room(LONG.replace("G", "."))
    kind = room.world.kinds.index("fresh")
    room.world.hunt.aim(0, (1, 1))
    room.world.birth([Birth(kind, 88.5, 1.5, Mood.RISE, goal=0)])
    room.play(1)
    room.until(ZombieRose, 300)
    room.play(30)
    room.world.horde.mood[:] = Mood.CHASE
    room.world.horde.unseen[:] = -30_000
    assert speed_of(room) == pytest.approx(4.8, rel=0.02)
    assert room.world.horde.burst[0] == 1200 - 90
    room.world.horde.burst[0] = 60
    room.play(90)
    assert speed_of(room) == pytest.approx(2.0, rel=0.02)


def test_a_fresh_one_that_is_sent_comes_running() -> None:
    room = Room(LONG.replace("G", "."))
    kind = room.world.kinds.index("fresh")
    room.world.hunt.aim(0, (1, 1))
    room.world.birth([Birth(kind, 80.5, 1.5, Mood.SEEK, goal=0)])
    room.play(30)
    assert speed_of(room) == pytest.approx(4.8 * 0.8, rel=0.02), "seeking, not yet chasing"


def test_a_runner_sprints_on_sight_only() -> None:
    room = racing("r").play(90)
    assert speed_of(room) == pytest.approx(2.4, rel=0.02)
    room.person.x = room.place(0)[0] - 8.0
    room.until_true(lambda: bool(room.world.horde.burst[0]), 20)
    room.person.x = room.place(0)[0] - 8.0
    room.play(40, walk(-1, 0))
    assert speed_of(room, 20) > 4.2


def farthest_past(glyph: str) -> float:
    """Return how far past the corner a zombie is carried that must turn north there."""
    room = Room(
        """
        ##############
        #.@..#########
        #....#########
        #....#########
        #...........G#
        #............#
        ##############
        """.replace("G", glyph)
    ).chasing()
    room.person.x, room.person.y = 4.5, 1.5
    room.world.hunt.aim(0, (1, 4))
    horde = room.world.horde
    horde.unseen[:] = -30_000
    least = 14.0
    for _ in range(400):
        horde.burst[:] = 60
        room.play(1)
        least = min(least, room.place(0)[0])
    return least


def test_a_runner_overshoots_the_corner_a_walker_takes() -> None:
    assert farthest_past("r") < farthest_past("z") - 0.4


def test_a_crawler_passes_under_a_desk_and_a_walker_does_not() -> None:
    for glyph, passes in (("c", True), ("z", False)):
        room = Room(f"##########\n#@...d..{glyph}#\n##########").chasing()
        room.world.horde.unseen[:] = -30_000
        room.play(300)
        assert (room.place(0)[0] < 5.0) is passes


def test_a_crawler_does_not_pass_a_locker_nor_a_door() -> None:
    for barrier in "l+":
        room = Room(f"##########\n#@...{barrier}..c#\n##########").chasing()
        room.world.horde.unseen[:] = -30_000
        room.play(400)
        assert room.place(0)[0] > 6.0


def test_idlers_stroll_and_seekers_hurry_but_only_chasers_run() -> None:
    room = Room(LONG.replace("G", "z")).facing(1, 0)
    room.sound(100.0, 2.5, 1.5)
    room.play(30)
    assert speed_of(room) == pytest.approx(2.0 * 0.8, rel=0.02)
    room.world.horde.mood[:] = Mood.SEARCH
    room.world.horde.spot[:] = [[2.5], [1.5]]
    room.play(20)
    assert speed_of(room, 30) == pytest.approx(2.0 * 0.55, rel=0.02)
    assert not room.happened(Spotted)
