"""Gaps: who can cross them and how; leaps, hops and ropes."""

from __future__ import annotations

from copy import deepcopy

import pytest

from hyosan_arcade.sim.bodies import Brain
from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.events import Grabbed, Heard, Landed, Leapt, Roped, Threw
from hyosan_arcade.sim.intent import Button, Order, Pace
from hyosan_arcade.sim.spec import TILE_INDEX, Item
from tests.scenarios.room import Room, Script, order, press, tap, walk


def hall(middle: str, rows: int = 1) -> str:
    """Return a hall of `rows` rows that all look like `middle`, walled in."""
    wall = "#" * (len(middle) + 2)
    return "\n".join([wall, *[f"#{middle}#"] * rows, wall])


def as_her(picture: str) -> Room:
    """Return a room in which the person steers the hybrid; the other body stands at @."""
    room = Room(picture)
    body, ally = room.world.bodies
    body.brain, body.person = Brain.NONE, -1
    ally.brain, ally.person = Brain.PERSON, 0
    return room


# --- who a gap stops ------------------------------------------------------------------------------


def test_a_gap_stops_the_living_and_a_rope_carries_them_at_two_tiles_a_second() -> None:
    room = Room(hall("@.__...")).play(120, walk(1, 0, Pace.SPRINT))
    assert room.person.x < 3.0
    roped = Room(hall("@.---......"))
    roped.until_true(lambda: roped.person.x >= 3.1, 120, walk(1, 0, Pace.SPRINT))
    start = roped.person.x
    roped.play(60, walk(1, 0, Pace.SPRINT))
    assert roped.person.x - start == pytest.approx(2.0, abs=0.05)
    roped.play(60, walk(1, 0))
    assert roped.person.x > 6.5


@pytest.mark.parametrize("between", ["__", "--"])
def test_neither_carries_the_dead(between: str) -> None:
    room = Room(hall(f"@..{between}..zc", rows=2)).chasing()
    room.world.hunted[0] = True
    room.play(600)
    assert room.world.horde.pos[0].min() >= 6.0
    assert not room.happened(Grabbed)


def test_over_a_gap_sight_and_sound_carry() -> None:
    room = Room(hall("@.___..z")).facing(1, 0).sound(12.0, 1.5, 1.5)
    assert room.happened(Heard)
    lured = Room(hall("@.___...")).play(1, press(Button.THROW, (7.5, 1.5))).play(60)
    assert lured.happened(Threw)[0].to_x > 6.0


def test_nothing_is_pushed_into_a_gap() -> None:
    room = Room(hall("@d__...")).play(90, walk(1, 0, Pace.SPRINT))
    assert room.world.tilemap.props[0].at == (1, 2)


def test_a_shoved_zombie_stays_on_its_side() -> None:
    room = Room(hall("@.z___...")).facing(-1, 0)
    room.play(120, lambda t: press(Button.SHOVE if t % 30 == 0 else Button.NONE, (3.5, 1.5)))
    assert room.place(0)[0] < 4.0


# --- leaping --------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_a_hybrid_leaps_gaps_of_up_to_four_tiles(width: int) -> None:
    room = as_her(hall("@A" + "_" * width + "..."))
    room.play(60, tap(Button.THROW, (9.0, 1.5)))
    assert room.ally.x == pytest.approx(3.0 + width + 0.5)
    assert len(room.happened(Leapt)) == len(room.happened(Landed)) == 1
    assert room.when(Landed)[0] - room.when(Leapt)[0] == 8 + 4 * (width + 1)


def test_a_gap_of_five_refuses() -> None:
    room = as_her(hall("@A_____..."))
    room.play(60, tap(Button.THROW, (9.5, 1.5)))
    assert not room.happened(Leapt)
    assert room.ally.x == 2.5


@pytest.mark.parametrize("beyond", ["#..", "d..", "l.."])
def test_she_leaps_to_free_ground_only(beyond: str) -> None:
    room = as_her(hall("@A__" + beyond))
    room.play(60, tap(Button.THROW, (9.0, 1.5)))
    assert not room.happened(Leapt)


def test_she_leaps_the_way_she_faces_if_nothing_is_pointed_at() -> None:
    room = as_her("#####\n#@A.#\n##_##\n#...#\n#####")
    room.ally.face_x, room.ally.face_y = 0.0, 1.0
    room.play(40, tap(Button.THROW))
    assert room.world.tilemap.tile_of(room.ally.x, room.ally.y) == (3, 2)


def test_only_hybrids_leap() -> None:
    room = Room(hall("@_..")).play(60, tap(Button.THROW, (5.0, 1.5)))
    assert not room.happened(Leapt)
    assert room.person.x == 1.5


def test_a_leap_rises_and_falls_like_a_parabola_and_does_not_hurt() -> None:
    room = as_her(hall("@A____..."))
    heights = []
    for tick in range(40):
        room.play(1, press(Button.THROW if tick == 0 else Button.NONE, (9.0, 1.5)))
        heights.append(room.world.snapshot().bodies[1].height)
    top = max(heights)
    assert top == pytest.approx(0.5 + 0.25 * 5, abs=0.02)
    assert heights[:8] == [0.0] * 8, "first she crouches"
    rise = heights[: heights.index(top) + 1]
    assert rise == sorted(rise)
    assert heights[-1] == 0.0
    assert room.ally.hp == room.ally.max_hp


def test_in_the_air_nothing_touches_her_and_nothing_changes_her_mind() -> None:
    room = as_her(hall("@A____..."))
    room.play(12, tap(Button.THROW, (9.0, 1.5)))
    assert room.ally.leap is not None
    hurt(room.world, room.ally, 30.0, (1.0, 0.0))
    assert room.ally.hp == room.ally.max_hp
    room.play(40, walk(-1, 0))
    room.until_true(lambda: room.ally.leap is None, 60)
    assert room.happened(Landed)[0].x == pytest.approx(7.5)


def test_hand_in_hand_nobody_leaps() -> None:
    room = as_her(hall("@A__..."))
    room.hybrid.holds_hand, room.ally.leader = True, 0
    room.world.bodies[0].x = 2.2
    room.play(10, tap(Button.THROW, (9.0, 1.5)))
    assert not room.happened(Leapt)


@pytest.mark.parametrize(("row", "lands"), [("@Ad...", True), ("@A....", True), ("@Al...", False)])
def test_on_the_floor_she_hops_two_tiles_over_what_is_low(row: str, lands: bool) -> None:
    room = as_her(hall(row)).play(40, tap(Button.THROW, (6.0, 1.5)))
    assert room.ally.x == (4.5 if lands else 2.5)


# --- her way --------------------------------------------------------------------------------------


def test_her_way_leads_over_gaps() -> None:
    room = Room(hall("@...._...__A", rows=2))
    room.until_true(lambda: room.ally.distance_to(1.5, 1.5) < 3.2, 400)
    assert len(room.happened(Leapt)) == 2


def test_she_goes_round_where_that_is_nearer() -> None:
    room = Room("#########\n#...__.A#\n#@......#\n#########").play(200)
    assert not room.happened(Leapt)
    assert room.ally.x < 4.6


def test_a_gap_too_wide_is_no_way() -> None:
    long_way = "############\n#@._____.A.#\n#.########.#\n#..........#\n############"
    room = Room(long_way)
    room.until_true(lambda: room.ally.distance_to(1.5, 1.5) < 3.2, 600)
    assert not room.happened(Leapt)


def test_a_corner_of_gaps_does_not_hold_her() -> None:
    corner = "########\n#@.__.##\n###__.##\n###..A.#\n########"
    room = Room(corner)
    room.until_true(lambda: room.ally.distance_to(1.5, 1.5) < 3.2, 300)


def test_without_gaps_her_ways_are_the_peoples() -> None:
    world = Room(hall("@...A..")).play(10).world
    assert world.routes.leap is world.routes.walk
    assert world.ways_of(world.bodies[1]) is world.walks
    assert world.leaps.goals[0] is None


def test_a_floor_that_breaks_through_becomes_a_way_for_her_alone() -> None:
    room = Room(hall("@......A"))
    assert room.world.tilemap.set_tiles(((1, 4), (1, 5)), "gap")
    room.world.map_changed()
    room.until_true(lambda: room.ally.distance_to(1.5, 1.5) < 3.2, 300)
    assert room.happened(Leapt)


# --- ropes ----------------------------------------------------------------------------------------


def roping(marker_x: float, picture: str = "@A__....") -> tuple[Room, Script]:
    """Return a room with a gap and the order to go to `marker_x`."""
    return Room(hall(picture)), order(Order.GO, (marker_x, 1.5))


@pytest.mark.parametrize("marker_x", [3.5, 4.5, 5.5])
def test_sent_to_a_gap_or_just_beyond_she_ropes_it_in_five_seconds(marker_x: float) -> None:
    room, go = roping(marker_x)
    begun = 0
    if not room.play(1, go).ally.doing:
        begun = room.until_true(lambda: room.ally.doing == "rope", 60)
    room.until(Roped, 400)
    assert room.when(Roped)[0] - begun == pytest.approx(300, abs=2)
    assert (room.world.tilemap.kind[1, 3:5] == TILE_INDEX["rope"]).all()
    room.play(180, walk(1, 0))
    assert room.person.x > 5.5


def test_sent_farther_beyond_she_leaps() -> None:
    room, go = roping(7.5)
    room.play(120, go)
    assert room.happened(Leapt)
    assert room.ally.distance_to(7.5, 1.5) < 0.6


def test_another_order_stops_her_roping() -> None:
    room, go = roping(3.5)
    room.play(100, go).play(1, order(Order.COME)).play(400)
    assert not room.happened(Roped)


def test_she_kneels_while_she_ropes() -> None:
    room, go = roping(3.5)
    room.play(100, go)
    view = room.world.snapshot().bodies[1]
    assert view.state == "rope"
    x = room.ally.x
    room.play(100)
    assert room.ally.x == x


def test_she_ropes_by_herself_when_you_wait_at_the_other_edge() -> None:
    room = Room(hall("@__..A.."))
    room.hybrid.order = Order.HOLD
    room.play(170)
    assert room.hybrid.order == Order.HOLD
    room.until(Roped, 500)
    walked = Room(hall("@..__..A.."))
    walked.hybrid.order = Order.HOLD
    walked.play(600, lambda tick: walk(1 if tick // 40 % 2 else -1, 0))
    assert not walked.happened(Roped), "who walks up and down does not wait"


def test_a_roped_gap_is_not_roped_again() -> None:
    room, go = roping(3.5, "@A--....")
    room.play(400, go)
    assert not room.happened(Roped)


def test_five_tiles_are_too_many_for_a_rope() -> None:
    room, go = roping(4.5, "@A_____....")
    room.play(400, go)
    assert not room.happened(Roped)


def test_who_carries_a_phone_and_is_no_hybrid_still_throws() -> None:
    room = Room(hall("@.__....")).play(30, tap(Button.THROW, (6.5, 1.5)))
    assert room.happened(Threw)
    assert room.person.items[Item.PHONE] == 1


def test_a_world_copied_in_the_air_or_on_its_knees_goes_on_the_same() -> None:
    room, copied = Room(hall("@A__....")), Room(hall("@A__...."))
    for marker_x in (7.5, 3.5):
        go = order(Order.GO, (marker_x, 1.5))
        room.play(25, go)
        copied.play(25, go)
        copied.world = deepcopy(copied.world)
        assert room.play(400).world.checksums() == copied.play(400).world.checksums()
    assert room.happened(Leapt)
    assert room.happened(Roped)
