"""When the map changes, the dead find the new way within half a second, and never stand still."""

from __future__ import annotations

import numpy as np

from hyosan_arcade.sim.intent import IDLE
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.tuning import TICKS_PER_S
from tests.scenarios.room import Room

HALF_A_SECOND = TICKS_PER_S // 2
SIDE = 256


def hall() -> Room:
    """A hall of 256 by 256 tiles, cut in two by a wall with one gap far from the person."""
    rows = ["#" * SIDE]
    for row in range(1, SIDE - 1):
        cells = ["#", *"." * (SIDE - 2), "#"]
        if row != SIDE - 2:
            cells[SIDE // 2] = "#"
        rows.append("".join(cells))
    rows[4] = rows[4][:2] + "@" + rows[4][3:]
    rows[4] = rows[4][:-6] + "z" + rows[4][-5:]
    return Room("\n".join([*rows, "#" * SIDE]))


def test_a_new_gap_is_found_within_half_a_second_on_the_largest_map() -> None:
    room = hall()
    world = room.world
    world.hunt.aim(0, (4, 2))
    world.horde.goal[:] = world.horde.target[:] = 0
    world.horde.mood[:] = Mood.SEEK
    room.play(3 * TICKS_PER_S)
    beyond = (4, SIDE // 2 + 1)
    assert world.hunt.heading(0, beyond)[0] >= 0, "so far the only way is down to the gap"
    assert world.hunt.distance(0, beyond) > 400
    world.tilemap.set_tile((4, SIDE // 2), "floor")
    world.map_changed()
    for _ in range(HALF_A_SECOND):
        world.step([IDLE])
        if world.hunt.heading(0, beyond) == (0, -1):
            break
    assert world.hunt.heading(0, beyond) == (0, -1), "half a second is over"


def test_nobody_freezes_while_the_field_is_solved_anew() -> None:
    room = hall()
    world = room.world
    world.hunt.aim(0, (4, 2))
    world.horde.goal[:] = world.horde.target[:] = 0
    world.horde.mood[:] = Mood.SEEK
    room.play(2 * TICKS_PER_S)
    for tick in range(HALF_A_SECOND):
        if tick % 10 == 0:
            world.tilemap.set_tile((20 + tick, SIDE // 2), "floor")
            world.map_changed()
        before = world.horde.pos.copy()
        world.step([IDLE])
        assert np.abs(world.horde.pos - before).sum() > 0.001, "it goes on by the old field"
