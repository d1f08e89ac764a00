"""Level 3 as it ships: Nari, bitten and waking; or played by a person, awake from the start."""

from __future__ import annotations

import pytest

from hyosan_arcade.content.level import read_level
from hyosan_arcade.content.places import shipped_levels_root
from hyosan_arcade.sim.events import Said, VariantWoke
from hyosan_arcade.sim.intent import IDLE
from hyosan_arcade.sim.world import World

SCIENCE_LAB = read_level(shipped_levels_root() / "science-lab.level.toml")


def in_the_physics_lab(who: str) -> World:
    """Return the level with the person set down in the physics lab, the dead elsewhere."""
    world = World(SCIENCE_LAB, 1, people=(who,))
    world.step([IDLE])
    for slot in range(world.horde.count):
        world.kill(slot)
    body = world.bodies[0]
    body.x, body.y = 12.5, 22.5
    return world


def test_found_she_is_bitten_wakes_and_joins() -> None:
    world = in_the_physics_lab("jiho")
    world.step([IDLE])
    assert world.scripts.objectives["clock"][1] == "open"
    woke = [
        tick for tick in range(800) if any(isinstance(e, VariantWoke) for e in world.step([IDLE]))
    ]
    assert woke == [pytest.approx(720, abs=2)]
    world.step([IDLE])
    assert world.scripts.objectives["clock"][1] == "done"


def test_played_by_a_person_her_clock_does_not_stay_open() -> None:
    world = in_the_physics_lab("nari")
    said = [e.text for e in world.events if isinstance(e, Said)]
    assert "say.awake" not in said, "not before anybody has been found"
    events = world.step([IDLE])
    assert world.scripts.objectives["knock"][1] == "done"
    assert world.scripts.objectives["clock"][1] == "done"
    assert "say.awake" in [e.text for e in events if isinstance(e, Said)]
