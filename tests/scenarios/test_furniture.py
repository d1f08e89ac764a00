"""Furniture: pushing it, hiding behind it, barricading with it, and the dead who break it."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.events import Bashed, NoiseMade, PropBroke, PropPushed
from hyosan_arcade.sim.intent import Pace
from tests.scenarios.room import Room, walk


def corridor(row: str) -> Room:
    edge = "#" * (len(row) + 2)
    return Room(f"{edge}\n#{row}#\n{edge}")


def test_walking_into_a_desk_slides_it_one_tile_with_a_noise_of_ten() -> None:
    room = corridor("@d....")
    room.until(PropPushed, 60, walk(1, 0))
    pushed = room.happened(PropPushed)[0]
    assert (pushed.from_x, pushed.x) == (2.5, 3.5)
    assert room.world.tilemap.props[0].at == (1, 3)
    room.play(1)
    assert [n.radius for n in room.happened(NoiseMade) if n.source == "desk"] == [10.0]


def test_a_desk_takes_a_quarter_of_a_second_of_leaning() -> None:
    room = corridor("@d....").play(8, walk(1, 0))
    start = room.world.tick
    room.until(PropPushed, 60, walk(1, 0))
    assert room.world.tick - start <= 14
    room.history.clear()
    touched = corridor("@d....").play(12, walk(1, 0)).play(60)
    assert not touched.happened(PropPushed), "brushing against it is not pushing"


@pytest.mark.parametrize("behind", ["d", "#", "z", "S", "+", '"', "_"])
def test_a_desk_is_not_pushed_into_anything(behind: str) -> None:
    room = corridor(f"@d{behind}....").play(90, walk(1, 0, Pace.SPRINT))
    assert room.world.tilemap.props[0].at == (1, 2)


def test_nobody_pulls_and_a_locker_stays() -> None:
    room = corridor("@l....").play(120, walk(1, 0))
    assert not room.happened(PropPushed)
    away = corridor("d@....").play(60, walk(1, 0))
    assert not away.happened(PropPushed)


def test_a_desk_stops_a_walker_until_it_breaks() -> None:
    room = Room(
        """
        ########
        #@..d.z#
        ########
        """
    ).chasing()
    room.world.horde.unseen[:] = -30_000
    ticks = room.until(PropBroke, 3000)
    assert ticks == pytest.approx(2400, abs=150), "a hundred and twenty points at three a second"
    assert room.happened(Bashed)
    assert room.place(0)[0] > 4.5
    room.until_true(lambda: room.place(0)[0] < 3.5, 200)


def test_a_barricade_of_two_desks_is_beaten_not_squeezed_past() -> None:
    room = Room(
        """
        #######
        #@..d.#
        ####.d#
        #####z#
        #######
        """
    ).chasing()
    room.world.horde.unseen[:] = -30_000
    room.until(Bashed, 200)
    room.until(PropBroke, 3000)


def test_a_locker_is_never_broken() -> None:
    room = corridor("@..l.z").chasing()
    room.world.horde.unseen[:] = -3_000
    room.play(600)
    assert not room.happened(Bashed)
    assert room.place(0)[0] > 4.5
