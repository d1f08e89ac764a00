"""The soundscape by itself: lures that wear out, sirens, the ring on screen."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.noise import Noise, Siren, Soundscape, spread_noise
from hyosan_arcade.sim.tuning import LURE_SAME_SPOT, NOISE_SLOTS
from hyosan_arcade.sim.world import World
from tests.unit.small_runs import HALL


def test_a_lure_halves_each_time_within_three_tiles() -> None:
    sounds = Soundscape()
    assert [sounds.pull_of_lure(5.0, 5.0) for _ in range(4)] == [1.0, 0.5, 0.25, 0.125]
    assert sounds.pull_of_lure(5.0 + LURE_SAME_SPOT + 0.1, 5.0) == 1.0


def test_the_loudest_of_a_body_s_sounds_is_its_ring_and_fades() -> None:
    world = World(HALL, 1)
    world.sounds.make(Noise("walk", 2.5, 2.5, 4.0, 0))
    world.sounds.make(Noise("hit", 2.5, 2.5, 9.0, 0))
    world.sounds.make(Noise("sneak", 2.5, 2.5, 1.0, 0))
    assert world.sounds.body_loudness[0] == 9.0
    spread_noise(world)
    assert 8.0 < world.sounds.body_loudness[0] < 9.0


@pytest.mark.parametrize(("every", "lasts", "times"), [(60, 480, 8), (60, 60, 1), (10, 35, 3)])
def test_a_siren_sounds_so_many_times(every: int, lasts: int, times: int) -> None:
    world = World(HALL, 1)
    world.sounds.sirens.append(Siren("pa", 3.5, 3.5, 20.0, every, lasts))
    heard = 0
    for _ in range(lasts + 20):
        world.events = []
        spread_noise(world)
        heard += sum(type(event).__name__ == "NoiseMade" for event in world.events)
    assert heard == times
    assert not world.sounds.sirens


def test_more_noises_than_slots_share_them_in_turn() -> None:
    world = World(HALL, 1)
    for col in range(1, NOISE_SLOTS + 3):
        world.sounds.make(Noise("bang", col + 0.5, 1.5, 60.0))
        world.horde.interest[:] = 0.0
        spread_noise(world)
    assert world.sounds.slot_tiles[0] == (1, NOISE_SLOTS + 1)
    assert world.sounds.slot_tiles[1] == (1, NOISE_SLOTS + 2)
    assert world.sounds.slot_tiles[2] == (1, 3)


def test_one_spot_keeps_one_slot() -> None:
    world = World(HALL, 1)
    for _ in range(5):
        world.sounds.make(Noise("bang", 3.5, 1.5, 60.0))
        world.horde.interest[:] = 0.0
        spread_noise(world)
    assert world.sounds.slot_tiles == [(1, 3)] + [None] * (NOISE_SLOTS - 1)
