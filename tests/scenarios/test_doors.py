"""Doors: opening, closing, locks, slams, and what the dead do to them."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.doors import move_door
from hyosan_arcade.sim.events import Bashed, DoorMoved, DoorRefused, NoiseMade, Picked
from hyosan_arcade.sim.intent import FULL, Button, Intent, Pace
from hyosan_arcade.sim.spec import DoorState
from tests.scenarios.room import Room, press, tap, walk


def corridor(row: str, **fields: object) -> Room:
    edge = "#" * (len(row) + 2)
    return Room(f"{edge}\n#{row}#\n{edge}", **fields)


def state(room: Room) -> DoorState:
    return room.world.tilemap.doors[0].state


def test_use_opens_and_closes_a_door() -> None:
    room = corridor(".@+...")
    room.play(2, tap(Button.USE))
    assert state(room) is DoorState.OPEN
    room.play(2, tap(Button.USE))
    assert state(room) is DoorState.CLOSED
    assert [noise.radius for noise in room.happened(NoiseMade)] == [3.0, 3.0]


def test_holding_use_moves_a_door_once() -> None:
    room = corridor(".@+...").play(60, press(Button.USE))
    assert len(room.happened(DoorMoved)) == 1


def test_a_closed_door_stops_and_an_open_one_lets_through() -> None:
    room = corridor(".@+...").play(60, walk(1, 0))
    assert room.person.x < 3.0
    room.play(2, tap(Button.USE))
    room.play(60, walk(1, 0))
    assert room.person.x > 4.0


def test_a_door_is_out_of_reach_beyond_a_tile_and_a_third() -> None:
    room = corridor("@.+...").play(20, tap(Button.USE))
    assert not room.happened(DoorMoved)


def test_use_pressed_a_little_early_still_opens() -> None:
    room = corridor("..@.+.")
    room.person.x = 3.5
    room.play(1, Intent(FULL, 0, buttons=Button.USE))
    assert state(room) is DoorState.CLOSED, "still out of reach"
    room.play(9, walk(1, 0))
    assert state(room) is DoorState.OPEN


def test_a_door_can_still_be_used_just_after_stepping_away() -> None:
    room = corridor("...@/..").play(1)
    room.person.x = 2.9  # a good tile and a half off, as after a dash past it
    room.play(2, tap(Button.USE))
    assert state(room) is DoorState.CLOSED
    late = corridor("...@/..").play(1)
    late.person.x = 2.9
    late.play(10)
    late.play(2, tap(Button.USE))
    assert state(late) is DoorState.OPEN


def test_a_locked_door_refuses_and_its_key_unlocks_it() -> None:
    room = corridor("k@=...")
    room.play(2, tap(Button.USE))
    assert room.happened(DoorRefused)[0].key == "keycard"
    assert state(room) is DoorState.LOCKED
    room.play(20, walk(-1, 0))
    assert room.happened(Picked)
    room.play(40, walk(1, 0))
    room.play(2, tap(Button.USE))
    assert state(room) is DoorState.OPEN


def test_shutting_a_door_at_a_run_slams_it() -> None:
    room = corridor(".@/...")
    room.play(1, Intent(pace=Pace.SPRINT, buttons=Button.USE))
    assert room.happened(DoorMoved)[0].slammed
    assert [n.radius for n in room.happened(NoiseMade) if n.source == "slam"] == [8.0]


def test_a_door_does_not_close_on_a_zombie() -> None:
    room = corridor(".@/z..").facing(1, 0)
    room.world.horde.pos[0] = 3.5
    room.play(1, press(Button.USE))
    assert state(room) is DoorState.OPEN


@pytest.mark.parametrize("row", [".@/A..", ".@/S.."])
def test_company_makes_way_for_a_door(row: str) -> None:
    room = corridor(row)
    other = room.world.bodies[1]
    other.x = 3.5
    room.play(1, press(Button.USE))
    assert state(room) is DoorState.CLOSED
    assert not room.world.tilemap.blocks(int(other.y), int(other.x))


def test_a_script_may_close_a_door_on_a_zombie_and_nobody_stays_in_it() -> None:
    room = corridor("@../z..").facing(1, 0)
    room.world.horde.pos[0] = 4.5
    room.play(1)
    move_door(room.world, room.world.tilemap.doors[0], DoorState.CLOSED)
    room.play(1)
    assert not 4.0 <= room.place(0)[0] < 5.0


def test_one_walker_breaks_a_door_of_120_in_forty_seconds() -> None:
    room = corridor("@...+z.").chasing()
    room.world.horde.unseen[:] = -30_000
    ticks = room.until_true(lambda: state(room) is DoorState.BROKEN, 3000)
    room.play(1)
    assert ticks == pytest.approx(2400, abs=120)
    assert room.happened(Bashed)
    assert [n.radius for n in room.happened(NoiseMade) if n.source == "door_break"] == [8.0]


def test_more_walkers_break_it_sooner_but_only_six_reach_it() -> None:
    room = Room(
        """
        ##########
        #@..#zzzzz
        #...+zzzzz
        #...#zzzzz
        ##########
        """
    ).chasing()
    room.world.horde.unseen[:] = -30_000
    ticks = room.until_true(lambda: state(room) is DoorState.BROKEN, 3000)
    assert 400 <= ticks < 1600, "never below a sixth of the time"


def test_a_broken_door_lets_everybody_through_for_good() -> None:
    room = corridor("@...+z.").chasing()
    room.world.horde.unseen[:] = -30_000
    room.world.tilemap.doors[0].hp = 1.0
    room.until_true(lambda: state(room) is DoorState.BROKEN, 200)
    room.until_true(lambda: room.place(0)[0] < 4.0, 300)
    room.play(2, tap(Button.USE))
    assert state(room) is DoorState.BROKEN


def test_the_dead_take_a_short_detour_rather_than_break_a_door() -> None:
    room = Room(
        """
        ########
        #@.+..z#
        #..#...#
        #......#
        ########
        """
    ).chasing()
    room.world.horde.unseen[:] = -30_000
    room.until_true(lambda: room.place(0)[0] < 3.0, 600)
    assert not room.happened(Bashed)


def test_a_script_that_shuts_a_door_moves_whoever_leans_into_it() -> None:
    room = Room("#####\n#.@.#\n#./.#\n#...#\n#####")
    room.person.x, room.person.y = 2.1, 1.8
    move_door(room.world, room.world.tilemap.doors[0], DoorState.CLOSED)
    assert room.person.y < 1.7
    x = room.person.x
    room.play(20, walk(-1, 0))
    assert room.person.x < x, "free to walk off"
