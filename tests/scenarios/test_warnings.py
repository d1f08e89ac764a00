"""A hundred peaks, a hundred warnings: in time, from the right side, and from one voice."""

from __future__ import annotations

import numpy as np
import pytest

from hyosan_arcade.sim.director import Phase, direct
from hyosan_arcade.sim.events import AllyWarned, PhaseChanged
from hyosan_arcade.sim.hunger import advance_hunger
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import AllySpec, DirectorSpec
from tests.scenarios.room import Room

SCHOOL = """
    ##################################
    #..........#...........#.........#
    #..........#...........#.........#
    #................................#
    #..........#...........#.........#
    #####.###########.##########.#####
    #................................#
    #...............@................#
    #................................#
    #####.###########.##########.#####
    #..........#...........#.........#
    #................................#
    #..........#...........#.........#
    ##################################
"""
WALKERS = DirectorSpec(intensity=0.5, level_number=1, max_alive=400, kinds=(("walker", 1),))
PEAKS = 100


class Hearing:
    """A school whose director is made to settle one peak after another."""

    def __init__(self, seed: int, *others: str) -> None:
        allies = (AllySpec("nari", (6, 17)), *(AllySpec(name, (12, 2)) for name in others))
        self.room = Room(SCHOOL, seed=seed, director=WALKERS, allies=allies)
        self.world = self.room.world
        for body in self.world.bodies:
            if body.hybrid is not None:
                body.hybrid.order = Order.HOLD

    def peak(self, hunger: float) -> tuple[list[AllyWarned], int]:
        """Return the warnings of one peak and the ticks from the last one to the peak."""
        director, world = self.world.director, self.world
        director.phase, director.phase_ticks, director.stress = Phase.BUILD, 75 * 60, 0.0
        director.phase_length, director.peak_in = 75 * 60, -1
        warned: list[AllyWarned] = []
        since = 0
        for _ in range(700):
            world.events.clear()
            for body in world.bodies:
                if body.hybrid is not None:
                    body.hybrid.hunger, body.hybrid.losing_ticks = hunger, 0
            advance_hunger(world)
            direct(world)
            since += 1
            for event in world.events:
                if isinstance(event, AllyWarned):
                    warned.append(event)
                    since = 0
                if isinstance(event, PhaseChanged) and event.phase == "peak":
                    return warned, since
        raise AssertionError("no peak came")

    def comers(self) -> np.ndarray:
        """Let the first of the peak come and return where they appear, (2, N)."""
        director = self.world.director
        director.phase_ticks = director.phase_length // 4
        direct(self.world)
        places = self.world.horde.pos.copy()
        self.world.horde.mood[:] = Mood.DEAD
        self.world.horde.bury()
        director.budget = 0
        return places


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_peaks_are_warned_of_from_the_right_side_and_in_time(seed: int) -> None:
    hearing = Hearing(seed)
    for number in range(PEAKS // 5):
        hunger = float(number * 5)
        warned, since = hearing.peak(hunger)
        assert len(warned) == 1, f"peak {number}"
        lead = 600 - 3.6 * hunger
        assert warned[0].lead_ticks == pytest.approx(lead, abs=2)
        assert since == pytest.approx(lead, abs=2), "and then they do come"
        assert warned[0].dx ** 2 + warned[0].dy ** 2 == pytest.approx(1.0)
        places = hearing.comers()
        assert places.shape[1] > 0
        ally = hearing.room.ally
        ahead = (places[0] - ally.x) * warned[0].dx + (places[1] - ally.y) * warned[0].dy
        away = np.sqrt((places[0] - ally.x) ** 2 + (places[1] - ally.y) ** 2)
        assert (ahead >= away * 0.98).all(), "from there"


def test_of_several_one_speaks_for_all() -> None:
    hearing = Hearing(1, "bora", "gaon")
    for _ in range(4):
        warned, _ = hearing.peak(30.0)
        assert len(warned) == 1


def test_the_least_hungry_speaks_first() -> None:
    hearing = Hearing(1, "bora")
    world = hearing.world
    bora = next(body for body in world.bodies if body.name == "bora")
    world.director.peak_in = 590
    for body in world.bodies:
        if body.hybrid is not None:
            body.hybrid.hunger = 1.0 if body is bora else 60.0
    advance_hunger(world)
    assert [e.body_id for e in world.events if isinstance(e, AllyWarned)] == [bora.body_id]


@pytest.mark.parametrize("how", ["stranger", "hostile", "gone for good"])
def test_who_is_not_with_you_does_not_warn_you(how: str) -> None:
    hearing = Hearing(1)
    hybrid, ally = hearing.room.hybrid, hearing.room.ally
    hybrid.has_joined = how == "gone for good"
    hybrid.is_hostile = how == "hostile"
    if how == "gone for good":
        hybrid.has_left, ally.is_alive = True, False
    warned, _ = hearing.peak(20.0)
    assert not warned


def test_who_has_only_withdrawn_still_calls_out() -> None:
    hearing = Hearing(1)
    hearing.room.hybrid.gone_ticks = 10_000
    warned, _ = hearing.peak(20.0)
    assert len(warned) == 1
