"""What a fight looks like: stars, hit-stop, warnings of a grab; and what stands against walls."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.script import Condition, EndRun, OnEscape, TriggerSpec
from hyosan_arcade.sim.snapshot import Mood, Pose, PropView, Snapshot
from hyosan_arcade.sim.spec import Item, ZombieSpec
from hyosan_arcade.sim.tuning import GRAB_TELEGRAPH_TICKS
from hyosan_arcade.view.compose import STRIKER_STOP_TICKS, Composer
from hyosan_arcade.view.effects import STAR_TICKS
from hyosan_arcade.view.overlay import zombies_by_tile
from hyosan_arcade.view.people import EASE_TICKS
from hyosan_arcade.view.scene import TILE_PX, Marker, Tint, World2D
from tests.unit.view_stage import ART, composer, horde, room, session, with_horde


@pytest.fixture
def snapshot() -> Snapshot:
    return session().snapshot()


def world(maker: Composer, snapshot: Snapshot, *events: ev.Event) -> World2D:
    maker.observe(events, snapshot)
    shown = maker.compose(snapshot, 1.0).world
    assert shown is not None
    return shown


def hit(number: int, body_id: int, x: float) -> ev.ZombieHit:
    return ev.ZombieHit(number, x, 30.0, 1.0, 0.0, 20.0, killed=False, body_id=body_id)


def test_a_sweep_through_many_shows_one_star_and_it_is_gone_at_once(snapshot: Snapshot) -> None:
    maker, me = composer(), snapshot.person(0).body_id
    shown = world(maker, snapshot, hit(1, me, 41.0), hit(2, me, 42.0), hit(3, me, 43.0))
    assert [star.x // TILE_PX for star in shown.stars] == [41]
    for _ in range(STAR_TICKS - 1):
        shown = world(maker, snapshot)
    assert not world(maker, snapshot).stars


def test_the_striker_hangs_in_the_blow_and_catches_up(snapshot: Snapshot) -> None:
    maker, me = composer(), snapshot.person(0)
    striking = replace(me, pose=Pose.STRIKE, pose_ticks=4)
    before = replace(snapshot, bodies=(striking,))
    gone_on = replace(striking, x=me.x + 1, prev_x=me.x + 1, pose=Pose.WALK, pose_ticks=0)
    after = replace(snapshot, bodies=(gone_on,))
    start = world(maker, before, hit(1, me.body_id, me.x + 1)).sprites
    held = world(maker, after).sprites
    assert held.x.tolist() == start.x.tolist()
    assert held.cell.tolist() == start.cell.tolist()
    for _ in range(STRIKER_STOP_TICKS + EASE_TICKS):
        held = world(maker, after).sprites
    assert held.x.tolist() == [round((me.x + 1) * TILE_PX)]


def grabs(snapshot: Snapshot, ticks: int) -> tuple[World2D, list[Marker]]:
    """Show one zombie that has been at a grab for `ticks`."""
    me = snapshot.person(0)
    view = horde(np.array([[me.x + 0.7], [me.y]]), Mood.GRAB)
    view.mood_ticks[:] = ticks
    shown = world(composer(), with_horde(snapshot, view))
    return shown, [marker for marker in shown.markers if marker.kind == "grab"]


def test_a_grab_is_announced_by_a_mark_eyes_and_a_crouch(snapshot: Snapshot) -> None:
    shown, marks = grabs(snapshot, GRAB_TELEGRAPH_TICKS // 2)
    assert [mark.progress for mark in marks] == [0.5]
    crouching = shown.sprites.cell[shown.sprites.tint == Tint.GRAB]
    character, _ = ART.character("walker")
    assert (crouching - character.start("grab")).tolist()[0] % character.frames >= 2
    assert not grabs(snapshot, GRAB_TELEGRAPH_TICKS)[1]


@pytest.mark.parametrize(("row", "back_px"), [(1, 10), (5, 0)])
def test_lockers_stand_back_against_a_wall(snapshot: Snapshot, row: int, back_px: int) -> None:
    locker = PropView("locker", row, 20, row, 20, 99, 80.0, 80.0, "")
    shown = world(composer(), replace(snapshot, props=(locker,)))
    mine = shown.sprites.sheet == ART.prop("locker")
    assert shown.sprites.y[mine].tolist() == [(row + 1) * TILE_PX - 1 - back_px]


def test_a_notice_board_behind_lockers_is_left_out(snapshot: Snapshot) -> None:
    board = PropView("notice_board", 0, 20, 0, 20, 99, 1.0, 1.0, "")
    locker = PropView("locker", 1, 21, 1, 21, 99, 80.0, 80.0, "")
    alone = world(composer(), replace(snapshot, props=(board,)))
    behind = world(composer(), replace(snapshot, props=(board, locker)))
    assert [len(shown.ground.props) for shown in (alone, behind)] == [1, 0]


def test_an_exit_that_takes_a_key_shows_once_somebody_has_it(snapshot: Snapshot) -> None:
    way_out = TriggerSpec(
        "out", OnEscape("hall"), (EndRun("win"),), (Condition(has_item="keycard"),)
    )
    maker = composer(replace(room(), triggers=(way_out,)))
    assert not [m for m in world(maker, snapshot).markers if m.kind == "exit"]
    me = snapshot.person(0)
    items = tuple(1 if n == Item.KEYCARD else count for n, count in enumerate(me.items))
    others = tuple(body for body in snapshot.bodies if body.person != 0)
    carried = replace(snapshot, bodies=(replace(me, items=items), *others))
    assert [m for m in world(maker, carried).markers if m.kind == "exit"]


def test_where_the_dead_stand_at_the_start_there_is_blood(snapshot: Snapshot) -> None:
    level = replace(room(), zombies=tuple(ZombieSpec("walker", (10, n)) for n in range(5, 45)))
    one, same = (world(composer(level), snapshot).decals for _ in range(2))
    assert 20 <= len(one) < 40
    assert one == same


def test_a_louder_noise_replaces_the_ring_of_a_softer_one_not_the_other_way(
    snapshot: Snapshot,
) -> None:
    maker, me = composer(), snapshot.person(0)
    for radius, wanted in ((5.0, 5), (9.0, 9), (2.0, 9)):
        noise = ev.NoiseMade("hit", me.x, me.y, radius, me.body_id)
        rings = world(maker, snapshot, noise).rings
        assert [ring.radius for ring in rings] == [wanted * TILE_PX]


def test_the_flash_of_a_bite_is_over_in_six_ticks(snapshot: Snapshot) -> None:
    maker, me = composer(), snapshot.person(0)
    blinks = [world(maker, snapshot, ev.Bitten(me.body_id, 2700, me.x, me.y)).blink]
    blinks += [world(maker, snapshot).blink for _ in range(6)]
    assert blinks[0] > 0
    assert blinks[-1] == 0


def test_the_crowding_overlay_counts_who_stands_where(snapshot: Snapshot) -> None:
    places = np.array([[4.2, 4.8, 5.1], [7.5, 7.1, 7.9]])
    counts = zombies_by_tile(with_horde(snapshot, horde(places)))
    assert (counts[7, 4], counts[7, 5], counts.sum()) == (2, 1, 3)
