"""A door is shut for a reason: with the dead about it she opens none, and comes all the same.

That she opens and shuts doors on her way otherwise is in `test_never_hated` and `test_ally`.
"""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.events import DoorMoved, Spotted
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import DoorState
from tests.scenarios.room import Room, order


def test_with_the_dead_on_her_side_the_door_stays_shut_and_she_comes_in_nonetheless() -> None:
    room = Room(
        """
        ###############
        #@....+Az.....#
        #.....#.......#
        ###############
        """
    ).chasing()
    assert room.until_true(lambda: room.ally.x < 6.0, 190) <= 180
    assert not room.happened(DoorMoved)
    room.play(60)
    assert room.ally.distance_to(room.person.x, room.person.y) < 4.0
    assert room.world.tilemap.doors[0].state is DoorState.CLOSED


def test_with_calm_dead_beyond_it_she_does_not_let_them_see_you() -> None:
    room = Room(
        """
        ###############
        #@#....z+A....#
        #.#.....#.....#
        #.......#.....#
        ###############
        """
    ).facing(1, 0)
    room.play(300)
    assert not room.happened(DoorMoved)
    assert not room.happened(Spotted)
    assert room.mood(0) is Mood.IDLE


def test_with_nobody_about_it_she_opens_the_door() -> None:
    room = Room(
        """
        ###############
        #@....+A.....z#
        #.....#.......#
        ###############
        """
    )
    assert room.until(DoorMoved, 120) < 60


@pytest.mark.parametrize("which", [Order.COME, Order.FIGHT])
def test_what_she_may_not_open_does_not_keep_her(which: Order) -> None:
    room = Room(
        """
        ##################
        #@.....+A........#
        #......###########
        #......+z........#
        ##################
        """
    ).play(1, order(which))
    assert room.until_true(lambda: room.ally.x < 7.0, 190) <= 181


def test_sent_there_she_opens_it_whoever_is_about() -> None:
    room = Room(
        """
        ###############
        #@....+Az.....#
        #.....#.......#
        ###############
        """
    )
    room.until(DoorMoved, 120, order(Order.GO, (6.5, 1.5)))
