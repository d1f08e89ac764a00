"""Whatever the map, whoever closes doors: nobody ends up in a wall, and looking changes nothing."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hyosan_arcade.sim.doors import move_door
from hyosan_arcade.sim.intent import Intent
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import DoorState
from hyosan_arcade.sim.tuning import BODY_RADIUS
from hyosan_arcade.sim.world import World
from tests.properties.maps import intents, pictures
from tests.scenarios.room import level_of

CROWDED = "....####+/dzzzfrcSA"
"""Glyphs of a busy little room; only the first A is the ally, the rest is floor."""
SLACK = 1e-3


def in_walls(world: World) -> list[tuple[float, float]]:
    """Return where zombies stand in something solid to them, or off the map."""
    horde, tilemap = world.horde, world.tilemap
    return [
        (x, y)
        for x, y, low, mood in zip(*horde.pos.tolist(), horde.low, horde.mood, strict=True)
        if mood != Mood.DEAD and tilemap.blocks(int(y), int(x), int(low))
    ]


def bodies_in_walls(world: World) -> list[tuple[str, float, float]]:
    """Return the living bodies whose square reaches into something solid."""
    reach = BODY_RADIUS - SLACK
    return [
        (body.name, body.x, body.y)
        for body in world.bodies
        if body.is_alive
        for dx in (-reach, reach)
        for dy in (-reach, reach)
        if world.tilemap.blocks(int(body.y + dy), int(body.x + dx))
    ]


def one_ally(picture: str) -> str:
    first = picture.find("A")
    return picture[: first + 1] + picture[first + 1 :].replace("A", ".")


@settings(max_examples=25)
@given(pictures(CROWDED), st.lists(intents(), min_size=1, max_size=6), st.data())
def test_nobody_ends_up_in_a_wall(picture: str, wishes: list[Intent], data: st.DataObject) -> None:
    world = World(level_of(one_ally(picture)), 5)
    for intent in wishes:
        for _ in range(12):
            world.step([intent])
            assert not in_walls(world)
            assert not bodies_in_walls(world)
        for door in world.tilemap.doors:
            move_door(world, door, data.draw(st.sampled_from([DoorState.OPEN, DoorState.CLOSED])))
        assert not in_walls(world)


@settings(max_examples=15)
@given(pictures(CROWDED), st.lists(intents(), min_size=1, max_size=4))
def test_looking_changes_nothing(picture: str, wishes: list[Intent]) -> None:
    seen, unseen = (World(level_of(one_ally(picture)), 5) for _ in range(2))
    for intent in wishes:
        for _ in range(8):
            seen.step([intent])
            seen.snapshot()
            seen.noise_field()
            seen.flow_distance()
            unseen.step([intent])
    assert seen.checksums() == unseen.checksums()


@given(pictures(CROWDED))
@settings(max_examples=10)
def test_a_snapshot_cannot_be_written_to(picture: str) -> None:
    world = World(level_of(one_ally(picture)), 5)
    world.step([Intent()])
    shot = world.snapshot()
    arrays = [shot.tiles, shot.pulse_ids]
    arrays += [getattr(shot.horde, name) for name in shot.horde.__dataclass_fields__]
    assert len(arrays) == 13
    for array in arrays:
        assert isinstance(array, np.ndarray)
        assert not array.flags.writeable


@settings(max_examples=15)
@given(pictures(CROWDED), intents())
def test_health_stamina_and_hunger_stay_in_bounds(picture: str, intent: Intent) -> None:
    world = World(level_of(one_ally(picture)), 5)
    for _ in range(60):
        world.step([intent])
    for body in world.bodies:
        assert 0.0 <= body.hp <= body.max_hp
        assert 0.0 <= body.stamina <= 100.0
        assert body.hybrid is None or 0.0 <= body.hybrid.hunger <= 100.0
    assert np.isfinite(world.horde.pos).all()
    assert (world.horde.hp > 0).all()
