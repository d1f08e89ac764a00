"""Other hybrids: who waits and who hunts; talking one down; how many may come along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hyosan_arcade.sim import script
from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.company import others_count
from hyosan_arcade.sim.events import (
    AllyLeft,
    Bitten,
    Died,
    DoorMoved,
    Grieved,
    Hurt,
    Leapt,
    Said,
    Spotted,
    SurvivorJoined,
    TalkedDown,
)
from hyosan_arcade.sim.hybrid import Hybrid
from hyosan_arcade.sim.intent import IDLE, Button, Intent, Order, Pace
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.snapshot import Prompt
from hyosan_arcade.sim.spec import AllySpec, SurvivorSpec
from hyosan_arcade.sim.tuning_others import (
    MAX_OTHERS,
)
from tests.scenarios.room import Room, order, press, tap, walk

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body

HALL = "\n".join(["#" * 30, *["#" + "." * 28 + "#"] * 7, "#" * 30])


def room_with(*allies: AllySpec, at: tuple[int, int] = (4, 4), picture: str = HALL) -> Room:
    return Room(picture, allies=allies, start=at)


def body_of(room: Room, name: str) -> Body:
    return next(body for body in room.world.bodies if body.name == name)


def hunter(room: Room, name: str = "bora") -> Hybrid:
    hybrid = body_of(room, name).hybrid
    assert hybrid is not None
    return hybrid


def bora(room: Room) -> Body:
    return body_of(room, "bora")


# --- those who wait -----------------------------------------------------------------------------


def waiting(bond: float, **fields: bool) -> Room:
    return room_with(
        AllySpec("nari", (4, 3), bond=bond),
        AllySpec("gaon", (4, 12), joined=False, **fields),
    )


def test_who_has_not_joined_waits() -> None:
    room = waiting(80.0).play(300)
    gaon = body_of(room, "gaon")
    assert (gaon.x, gaon.y) == (12.5, 4.5)
    assert not room.happened(SurvivorJoined)


def test_she_comes_along_with_who_reaches_her_and_is_trusted() -> None:
    room = waiting(60.0)
    room.until(SurvivorJoined, 300, walk(1, 0))
    assert hunter(room, "gaon").has_joined
    room.play(300, walk(0, 1, Pace.SNEAK)).play(240)
    gaon = body_of(room, "gaon")
    assert gaon.distance_to(room.person.x, room.person.y) < 8.0, "and follows"


def test_below_that_she_keeps_her_distance_and_says_so() -> None:
    room = waiting(59.0)
    gaps = []
    for _ in range(200):
        room.play(1, walk(1, 0))
        gaon = body_of(room, "gaon")
        gaps.append(gaon.distance_to(room.person.x, room.person.y))
    assert min(gaps) > 1.3
    assert not room.happened(SurvivorJoined)
    said = [event for event in room.happened(Said) if event.who == "gaon"]
    assert [event.text for event in said] == ["stranger.wary"], "once in a while"


def test_the_levels_own_needs_no_proof() -> None:
    room = room_with(AllySpec("nari", (4, 8), joined=False))
    room.play(60)
    assert not room.hybrid.has_joined
    room.until(SurvivorJoined, 200, walk(1, 0))
    assert room.hybrid.has_joined


def test_a_trigger_lets_one_of_them_join() -> None:
    tell = script.TriggerSpec("t", script.OnTimer(30), (script.TellAlly("join", who="gaon"),))
    room = Room(
        HALL,
        allies=(
            AllySpec("nari", (4, 3), joined=False),
            AllySpec("gaon", (4, 12), joined=False),
            AllySpec("sian", (5, 12), joined=False),
        ),
        start=(1, 25),
        triggers=(tell,),
    )
    room.play(20)
    assert [h.has_joined for h in hybrids(room)] == [False, False, False]
    room.play(20)
    assert [h.has_joined for h in hybrids(room)] == [False, True, False]


def hybrids(room: Room) -> list[Hybrid]:
    return [b.hybrid for b in room.world.bodies if b.hybrid is not None]


def test_no_more_than_three_others_come_along() -> None:
    others = [AllySpec(name, (6, 20 + i)) for i, name in enumerate(("bora", "sian", "mina"))]
    room = room_with(
        AllySpec("nari", (4, 3), bond=90.0), *others, AllySpec("gaon", (4, 6), joined=False)
    )
    assert others_count(room.world) == MAX_OTHERS
    room.play(120, walk(1, 0))
    assert not room.happened(SurvivorJoined)
    assert not hunter(room, "gaon").has_joined
    hunter(room, "mina").has_left = True
    room.play(120, walk(-1, 0))
    assert hunter(room, "gaon").has_joined, "now there is room"


def test_the_first_always_has_room() -> None:
    others = [AllySpec(name, (6, 20 + i)) for i, name in enumerate(("bora", "sian", "gaon"))]
    room = room_with(AllySpec("nari", (4, 6), joined=False), *others)
    room.play(120, walk(1, 0))
    assert hunter(room, "nari").has_joined


def test_each_keeps_the_temper_of_her_name() -> None:
    room = room_with(AllySpec("nari", (4, 3)), AllySpec("bora", (4, 5)), AllySpec("sian", (4, 7)))
    room.play(600)
    nari, bora, sian = (h.hunger for h in hybrids(room))
    assert sian < nari < bora


# --- those who hunt -----------------------------------------------------------------------------


def hunted(gap: int = 8, bond: float = 30.0, **fields: object) -> Room:
    """Return a hall where a hostile hybrid stands `gap` tiles to the right of the person."""
    allies = (AllySpec("nari", (7, 1), bond=bond), AllySpec("bora", (4, 4 + gap), hostile=True))
    room = Room(HALL, allies=allies, start=(4, 4), **fields)
    hunter(room, "nari").order = Order.HOLD
    bora(room).face_x, bora(room).face_y = -1.0, 0.0
    return room


def test_it_has_120_health_and_has_not_joined() -> None:
    room = hunted()
    assert (bora(room).hp, bora(room).max_hp) == (120.0, 120.0)
    view = next(b for b in room.world.snapshot().bodies if b.name == "bora")
    assert view.ally is not None
    assert view.ally.is_hostile
    assert not view.ally.has_joined


def test_it_hunts_at_5_2_tiles_a_second_whom_it_sees() -> None:
    room = hunted(20)
    room.play(120)
    assert bora(room).x == 24.5, "too far to see"
    room.person.x += 8.0
    room.play(30)
    start = bora(room).x
    room.play(60)
    assert start - bora(room).x == pytest.approx(5.2, abs=0.1)


def test_it_does_not_see_behind_its_back_beyond_two_tiles() -> None:
    room = hunted(6)
    bora(room).face_x = 1.0
    room.play(100)
    assert bora(room).x == 10.5
    room.person.x = 8.8
    room.play(60)
    assert room.person.distance_to(bora(room).x, bora(room).y) < 1.2


def test_it_claws_for_twelve_once_a_second_and_infects_nobody() -> None:
    room = hunted(4)
    room.until(Hurt)
    assert room.happened(Hurt)[0].damage == 12.0
    room.play(240)
    ticks = room.when(Hurt)
    assert [b - a for a, b in zip(ticks, ticks[1:], strict=False)] == [60] * (len(ticks) - 1)
    assert len(ticks) >= 4
    assert not room.happened(Bitten)
    assert room.person.infection == -1


def test_it_goes_for_the_nearest_human_whoever_that_is() -> None:
    room = hunted(8, survivors=(SurvivorSpec("eunha", (4, 9)),))
    room.until(Hurt)
    assert room.world.bodies[room.happened(Hurt)[0].body_id].name == "eunha"


def test_it_comes_to_what_it_hears_but_to_no_lure_that_has_rung_before() -> None:
    for pull, comes in ((1.0, True), (0.5, False)):
        room = Room(
            "#################\n#@#.............#\n#################",
            allies=(AllySpec("bora", (1, 13), hostile=True),),
        )
        room.world.sounds.make(Noise("phone", 7.5, 1.5, 16.0 * pull))
        room.play(240)
        assert (room.world.bodies[1].distance_to(7.5, 1.5) < 1.0) is comes


def test_it_hears_no_farther_than_the_sound_walks() -> None:
    picture = "############\n#.@.#......#\n############"
    room = Room(picture, allies=(AllySpec("bora", (1, 7), hostile=True),))
    room.world.bodies[1].face_y = 1.0
    room.sound(9.0, 2.5, 1.5, body=0).play(120)
    assert room.world.bodies[1].x == 7.5


def test_a_shut_door_stops_it_until_it_is_torn_down() -> None:
    picture = "###########\n#@...+...B#\n###########".replace("B", ".")
    room = Room(picture, allies=(AllySpec("bora", (1, 8), hostile=True),))
    room.sound(16.0, 1.5, 1.5, body=0)
    for _ in range(12):
        room.sound(16.0, 1.5, 1.5, body=0).play(59)
    assert len(room.happened(DoorMoved)) == 1
    assert room.when(DoorMoved)[0] >= 480, "it takes ten blows"
    room.play(120)
    assert room.happened(Hurt)


@pytest.mark.parametrize(("width", "comes"), [(1, True), (4, True), (5, False)])
def test_it_leaps_gaps_of_up_to_four_tiles(width: int, comes: bool) -> None:
    row = "#.@.." + "_" * width + ".....#"
    wall = "#" * len(row)
    bora = AllySpec("bora", (1, len(row) - 3), hostile=True)
    room = Room(f"{wall}\n{row}\n{wall}", allies=(bora,))
    room.world.bodies[1].face_x = -1.0
    room.play(400)
    assert bool(room.happened(Leapt)) is comes
    assert bool(room.happened(Hurt)) is comes


def test_the_dead_leave_it_alone() -> None:
    picture = HALL.replace("#............................#", "#............zzzzzz..........#", 2)
    room = hunted_among(picture)
    room.play(600)
    assert not [event for event in room.happened(Spotted) if event.body_id == 1]
    assert not [event for event in room.happened(Hurt) if event.body_id == 1]


def hunted_among(picture: str) -> Room:
    room = Room(picture, allies=(AllySpec("bora", (4, 12), hostile=True),), start=(7, 27))
    room.world.horde.face[:] = 0.0
    return room


def test_the_mop_hurts_it_a_swing_at_a_time() -> None:
    room = hunted(1)
    room.person.mop_hits = 10
    room.play(14, tap(Button.HIT, (9.0, 4.5)))
    assert bora(room).hp == 100.0
    assert room.person.mop_hits == 9


def test_a_shove_sends_it_back_and_holds_it_up_without_a_wound() -> None:
    room = hunted(1)
    room.play(40, tap(Button.SHOVE, (9.0, 4.5)))
    assert bora(room).hp == 120.0
    assert bora(room).x - room.person.x > 1.8
    assert not room.happened(Hurt)
    room.play(120)
    assert room.happened(Hurt), "then it comes again"


def test_a_friends_strike_hurts_it_and_costs_her_hunger() -> None:
    room = hunted(1)
    nari = room.world.bodies[1]
    nari.brain, nari.person = room.person.brain, 1
    nari.x, nari.y = 6.6, 4.5
    before = nari.hybrid.hunger if nari.hybrid else 0.0
    room.world.step([IDLE, press(Button.HIT, (5.0, 4.5))])
    assert bora(room).hp == 90.0
    assert nari.hybrid is not None
    assert nari.hybrid.hunger > before + 1.9


def test_told_to_fight_she_goes_for_it() -> None:
    room = hunted(4)
    nari = body_of(room, "nari")
    nari.x, nari.y = 3.5, 4.5
    room.play(1, order(Order.FIGHT)).play(240)
    assert bora(room).hp <= 60.0
    assert not [event for event in room.happened(Hurt) if event.body_id == nari.body_id]


def test_it_is_no_friend_but_friends_are_safe() -> None:
    room = room_with(AllySpec("nari", (4, 5)), AllySpec("gaon", (4, 5)))
    room.person.mop_hits = 45
    room.play(200, lambda tick: press(Button.HIT if tick % 20 < 3 else Button.NONE, (6.0, 4.5)))
    assert not room.happened(Hurt)


def test_at_thirty_percent_it_runs_for_ten_seconds_once() -> None:
    room = hunted(2)
    room.play(10)
    hurt(room.world, bora(room), 84.0, (1.0, 0.0))
    room.play(1)
    assert hunter(room).gone_ticks == pytest.approx(600, abs=2)
    room.play(300)
    assert bora(room).distance_to(room.person.x, room.person.y) > 6.0
    room.history.clear()
    room.play(290)
    assert not room.happened(Hurt)
    hurt(room.world, bora(room), 10.0, (1.0, 0.0))
    room.play(30)
    assert not hunter(room).gone_ticks, "only once"


def test_it_dies_like_a_body() -> None:
    room = hunted(2)
    hurt(room.world, bora(room), 120.0, (1.0, 0.0))
    room.play(1)
    assert not bora(room).is_alive
    assert [event.cause for event in room.happened(Died)] == ["killed"]
    room.play(600)
    assert not room.happened(Hurt)[1:]


# --- talking one down ---------------------------------------------------------------------------


def talking(bond: float = 60.0, gap: int = 3) -> Room:
    return hunted(gap, bond=bond)


def prompt(room: Room) -> Prompt | None:
    return next(iter(room.world.snapshot().prompts), None)


def test_three_still_seconds_after_a_press_talk_it_down_and_it_joins() -> None:
    room = talking()
    offered = prompt(room)
    assert offered is not None
    assert (offered.verb, offered.target) == ("talk", "bora")
    ticks = room.until(TalkedDown, 300, tap(Button.USE))
    assert ticks == pytest.approx(180, abs=2)
    assert not room.happened(Hurt), "it stands and listens"
    assert hunter(room).has_joined
    assert not hunter(room).is_hostile
    room.play(300, walk(0, -1)).play(600)
    assert not room.happened(Hurt)


@pytest.mark.parametrize(
    "lapse", [walk(1, 0), press(Button.SHOVE), press(Button.HIT), Intent(pace=Pace.SPRINT)]
)
def test_whoever_stirs_has_lost_its_ear(lapse: Intent) -> None:
    room = talking()
    room.play(170, tap(Button.USE))
    room.play(8, lapse).play(120)
    assert not room.happened(TalkedDown)
    assert room.happened(Hurt)


def test_nobody_vouches_for_you_below_sixty() -> None:
    room = talking(bond=59.0)
    assert prompt(room) is None
    room.play(300, tap(Button.USE))
    assert not room.happened(TalkedDown)
    assert room.happened(Hurt)


def test_it_is_talked_to_within_three_tiles_and_in_sight() -> None:
    assert prompt(talking(gap=4)) is None
    picture = "#########\n#@#.....#\n#########"
    room = Room(
        picture,
        allies=(AllySpec("nari", (1, 7), bond=90.0), AllySpec("bora", (1, 3), hostile=True)),
    )
    assert prompt(room) is None


def test_talked_down_with_three_others_it_leaves() -> None:
    others = [AllySpec(name, (7, 20 + i)) for i, name in enumerate(("sian", "gaon", "mina"))]
    room = room_with(
        AllySpec("nari", (7, 1), bond=90.0), *others, AllySpec("bora", (4, 7), hostile=True)
    )
    for hybrid in hybrids(room):
        hybrid.order = Order.HOLD
    room.until(TalkedDown, 300, tap(Button.USE))
    assert not hunter(room).is_hostile
    assert not hunter(room).has_joined
    room.play(600)
    assert not room.happened(Hurt)
    assert [event.body_id for event in room.happened(AllyLeft)] == [bora(room).body_id]
    assert hunter(room).has_left
    assert not room.happened(Died)


def test_hostile_ones_are_no_ally_to_the_levels_script() -> None:
    asks = script.TriggerSpec(
        "t",
        script.OnTimer(5),
        (script.Say("yes"),),
        conditions=(script.Condition(ally_alive=False),),
    )
    joined = replace(asks, trigger_id="u", when=script.OnAlly(state="joined"), conditions=())
    room = Room(HALL, allies=(AllySpec("bora", (4, 20), hostile=True),), triggers=(asks, joined))
    room.play(10)
    assert [event.text for event in room.happened(Said)] == ["yes"]


def test_nobody_mourns_it() -> None:
    room = hunted(3, survivors=(SurvivorSpec("eunha", (5, 4)),))
    room.play(5)
    hurt(room.world, bora(room), 120.0, (1.0, 0.0))
    room.play(5)
    assert room.happened(Died)
    assert not room.happened(Grieved)
