"""The ally: neither human nor monster; her orders, her ears, her hand."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.events import AllyOrdered, AllyStruck, Grabbed, Hurt, Pulsed, Spotted
from hyosan_arcade.sim.intent import Button, Order, Pace
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import AllySpec, DoorState
from tests.scenarios.room import Room, order, press, tap, walk

FIELD = "\n".join(["#" * 40, "#@A" + "." * 36 + "#", *["#" + "." * 38 + "#"] * 8, "#" * 40])


def gap(room: Room) -> float:
    return room.ally.distance_to(room.person.x, room.person.y)


# --- neither human nor monster ------------------------------------------------------------------


def among_fifty() -> Room:
    """Return a room where she stands among fifty walkers; the person is behind a wall."""
    rows = ["#" + "z" * 10 + "#"] * 5
    rows[2] = "#" + "z" * 5 + "A" + "z" * 4 + "#"
    rows[4] = "#" + "z" * 10 + "#"
    extra = "#z.........#"
    return Room("\n".join(["#" * 12, *rows, extra, "#" * 12, "#@" + "#" * 10, "#" * 12]))


def test_the_dead_ignore_her_for_a_minute() -> None:
    room = among_fifty()
    assert room.world.horde.count == 50
    room.play(3600)
    assert not room.happened(Hurt)
    assert not room.happened(Spotted)
    assert not room.happened(Grabbed)
    assert room.ally.hp == 100.0


def test_once_she_strikes_they_go_for_her_within_a_second() -> None:
    room = among_fifty()
    room.play(60)
    room.ally.brain = type(room.ally.brain).PERSON
    room.ally.person = 1
    for tick in range(60):
        buttons = press(Button.HIT) if tick == 0 else press(Button.NONE)
        room.history += [(room.world.tick, e) for e in room.world.step([walk(0, 0), buttons])]
    assert room.happened(AllyStruck)
    horde = room.world.horde
    hunting = (horde.target == room.ally.body_id) & (horde.mood >= Mood.CHASE)
    assert hunting.sum() >= 3


def fighting() -> Room:
    """Return a room where she fights one sturdy walker beside the person, behind whom it stands."""
    room = Room("#########\n#@A..z..#\n#.......#\n#########").facing(1, 0)
    room.world.horde.hp[:] = 10_000.0
    return room


def test_on_fight_she_strikes_for_thirty_and_pays_two_hunger_a_blow() -> None:
    room = fighting()
    before = room.hybrid.hunger
    room.play(1, order(Order.FIGHT))
    room.until(AllyStruck)
    assert room.hp(0) == pytest.approx(10_000.0 - 30.0)
    grown = room.hybrid.hunger - before
    assert grown == pytest.approx(2.0, abs=0.5)


def test_she_is_prey_for_six_seconds_after_a_blow() -> None:
    room = fighting()
    room.play(1, order(Order.FIGHT))
    room.until(AllyStruck)
    assert room.world.hunted[room.ally.body_id]
    room.play(1, order(Order.HOLD))
    left = room.until_true(lambda: not room.world.hunted[room.ally.body_id], 400)
    assert left == pytest.approx(359, abs=2)
    room.play(2)
    assert (room.world.horde.target != room.ally.body_id).all()


def test_at_no_health_she_withdraws_for_half_a_minute_and_never_dies() -> None:
    room = Room(FIELD)
    hurt(room.world, room.ally, 500.0, (1.0, 0.0))
    assert room.ally.is_alive
    assert room.hybrid.gone_ticks == 1800
    room.play(120)
    x, y = room.ally.x, room.ally.y
    assert room.ally.distance_to(room.person.x, room.person.y) >= 1.2, "out of the way"
    assert room.ally.pace is Pace.SNEAK
    room.play(480, walk(1, 0))
    assert (room.ally.x, room.ally.y) == pytest.approx((x, y)), "there she crouches"
    room.play(1200)
    assert room.hybrid.gone_ticks == 0
    assert room.ally.hp == room.ally.max_hp


# --- orders -------------------------------------------------------------------------------------


def test_she_follows() -> None:
    room = Room(FIELD).play(240, walk(1, 0))
    assert gap(room) < 4.0


def test_she_keeps_up_with_a_sprint_and_sneaks_with_a_sneak() -> None:
    room = Room(FIELD).play(240, walk(1, 0, Pace.SPRINT))
    assert gap(room) < 8.0
    slow = Room(FIELD).play(300, walk(1, 0, Pace.SNEAK))
    assert slow.ally.pace is Pace.SNEAK
    assert gap(slow) < 4.5


def test_she_opens_doors_on_her_way() -> None:
    room = Room("############\n#A.....+..@#\n############").play(300)
    assert gap(room) <= 3.1


def test_hold_keeps_her_there() -> None:
    room = Room(FIELD).play(1, order(Order.HOLD))
    x = room.ally.x
    room.play(200, walk(1, 0))
    assert room.ally.x == x
    assert room.happened(AllyOrdered)[0].order == Order.HOLD


def test_hold_lapses_after_a_minute() -> None:
    room = Room(FIELD).play(1, order(Order.HOLD))
    assert room.until_true(lambda: room.hybrid.order == Order.COME, 4000) == pytest.approx(
        3600, abs=2
    )


def test_hold_lapses_at_twenty_tiles() -> None:
    room = Room(FIELD).play(1, order(Order.HOLD))
    room.person.x = room.ally.x + 19.8
    room.play(5)
    assert room.hybrid.order == Order.HOLD
    room.person.x = room.ally.x + 20.2
    room.play(1)
    assert room.hybrid.order == Order.COME


def test_come_calls_her_back() -> None:
    room = Room(FIELD).play(1, order(Order.HOLD)).play(180, walk(1, 0))
    room.play(240, order(Order.COME))
    assert gap(room) < 4.0


def test_go_sends_her_to_the_marker() -> None:
    room = Room(FIELD).play(1, order(Order.GO, (20.5, 6.5)))
    room.play(420)
    assert room.ally.distance_to(20.5, 6.5) < 1.0
    assert room.hybrid.order == Order.GO


def test_go_into_a_wall_sends_her_beside_it() -> None:
    room = Room("##########\n#@A..#...#\n#....#...#\n##########")
    room.play(1, order(Order.GO, (5.5, 1.5)))
    room.play(120)
    assert room.ally.distance_to(5.5, 1.5) <= 1.6


# --- what she hears -----------------------------------------------------------------------------


def listening(tiles_off: int) -> Room:
    """Return a hall with her at one end and a walker `tiles_off` behind a wall."""
    row = "#@A#" + "." * (tiles_off - 2) + "z#"
    return Room(f"{'#' * len(row)}\n{row}\n{'#' * len(row)}")


def test_she_pulses_every_eight_seconds() -> None:
    room = listening(8).play(480 * 3 + 10)
    ticks = room.when(Pulsed)
    assert len(ticks) == 3
    assert ticks[1] - ticks[0] == ticks[2] - ticks[1] == 480
    assert [pulse.radius for pulse in room.happened(Pulsed)] == [14.0] * 3


@pytest.mark.parametrize(("tiles_off", "shown"), [(12, True), (18, False)])
def test_a_pulse_shows_the_dead_within_fourteen_tiles_through_walls(
    tiles_off: int, shown: bool
) -> None:
    room = listening(tiles_off)
    room.until(Pulsed)
    assert (room.world.snapshot().pulse_ids.tolist() == [0]) is shown


def test_what_a_pulse_shows_fades_after_a_second_and_a_half() -> None:
    room = listening(6)
    room.until(Pulsed)
    room.play(89)
    assert len(room.world.snapshot().pulse_ids) == 1
    room.play(1)
    assert len(room.world.snapshot().pulse_ids) == 0


def test_listening_takes_two_still_seconds_and_reaches_twenty_four_tiles() -> None:
    room = listening(20).play(200)
    room.play(1, order(Order.LISTEN))
    ticks = room.until(Pulsed)
    assert ticks == pytest.approx(120, abs=2)
    assert room.happened(Pulsed)[-1].radius == 24.0
    assert room.world.snapshot().pulse_ids.tolist() == [0]


# --- her hand -----------------------------------------------------------------------------------


def test_a_press_takes_her_hand_and_another_lets_go() -> None:
    room = Room(FIELD).play(2, tap(Button.HAND))
    assert room.hybrid.holds_hand
    room.play(2, tap(Button.HAND))
    assert not room.hybrid.holds_hand


def test_her_hand_is_taken_within_reach_only() -> None:
    room = Room("##########\n#@....A..#\n##########")
    room.hybrid.order = Order.HOLD
    room.play(2, tap(Button.HAND))
    assert not room.hybrid.holds_hand


def test_hand_in_hand_both_walk_two_tiles_a_second() -> None:
    room = Room(FIELD).play(1, press(Button.HAND))
    room.play(10, walk(1, 0))
    start = room.person.x
    room.play(120, walk(1, 0, Pace.SPRINT))
    assert room.person.x - start == pytest.approx(4.0, abs=0.05)
    assert gap(room) < 2.0
    assert room.hybrid.holds_hand


def through_the_press(hand: bool) -> float:
    """Return how far the person gets in five seconds between zombies that only stand."""
    rows = ["#" + ".." + "z." * 7 + ".#"] * 4
    rows[1] = "#A@" + "." * 15 + "#"
    room = Room("\n".join(["#" * 19, *rows, "#" * 19])).facing(1, 0)
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -1000
    y = room.world.horde.pos[1]
    y[y == 1.5], y[y == 3.5] = 2.5 - 0.65, 2.5 + 0.65  # shoulders touch
    room.hybrid.holds_hand = hand
    start = room.person.x
    room.play(300, walk(1, 0, Pace.SNEAK))
    return room.person.x - start


def test_hand_in_hand_a_press_does_not_slow_you() -> None:
    assert through_the_press(hand=True) == pytest.approx(1.8 * 5, rel=0.02)
    assert through_the_press(hand=False) < 1.8 * 5 * 0.9


# --- never hated --------------------------------------------------------------------------------


def test_she_is_walked_through() -> None:
    room = Room("##########\n#@.A.....#\n##########")
    room.hybrid.order = Order.HOLD
    room.play(120, walk(1, 0))
    assert room.person.x > 8.0


@pytest.mark.parametrize("facing", [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)])
def test_she_steps_out_of_a_doorway(facing: tuple[float, float]) -> None:
    doorway = "#########\n#...#...#\n#..@/...#\n#...#...#\n#########"
    room = Room(doorway, ally=AllySpec("nari", (2, 4)))
    room.person.face_x, room.person.face_y = facing
    room.play(60)
    assert room.world.tilemap.tile_of(room.ally.x, room.ally.y) != (2, 4)


def test_nobody_strikes_a_friend() -> None:
    room = Room("########\n#@AS...#\n########")
    room.person.mop_hits = 45
    room.play(120, lambda tick: press(Button.HIT if tick % 20 < 3 else Button.NONE, (6.0, 1.5)))
    assert not room.happened(Hurt)
    assert room.ally.hp == room.survivor.hp == 100.0


def test_until_she_joins_she_neither_follows_nor_warns() -> None:
    room = Room(FIELD)
    room.hybrid.has_joined, room.hybrid.prowl.is_told = False, True
    x = room.ally.x
    room.play(200, walk(1, 0))
    assert room.ally.x == x


def test_on_fight_she_leaves_alone_whom_she_cannot_reach() -> None:
    room = Room("##########\n#@A.#z...#\n#.......##\n##########").facing(1, 0)
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    room.play(1, order(Order.FIGHT)).play(60)
    assert room.ally.x < 3.4, "she does not run against the wall"


def test_she_never_keeps_a_door_open() -> None:
    room = Room("##########\n#..@/.A..#\n#...#....#\n##########").play(2)
    room.ally.x, room.ally.y = 4.5, 1.5
    room.person.x = 3.3
    room.play(2, tap(Button.USE))
    assert room.world.tilemap.doors[0].state == DoorState.CLOSED
    assert int(room.ally.x) != 4, "she has stepped out of the doorway"
    assert not room.world.tilemap.blocks(int(room.ally.y), int(room.ally.x))
