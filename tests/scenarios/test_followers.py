"""Survivors found: they follow, keep out of reach, and struggle when held."""

from __future__ import annotations

import pytest

from hyosan_arcade.content.bestiary import WALKER
from hyosan_arcade.sim.bodies import Brain
from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.events import (
    Bandaged,
    Bitten,
    Grabbed,
    Grieved,
    Handed,
    NoiseMade,
    Panicked,
    Picked,
    SurvivorJoined,
    Turned,
)
from hyosan_arcade.sim.infection import die
from hyosan_arcade.sim.intent import Button, Pace
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import Item
from tests.scenarios.room import Room, tap, walk

HALL = "\n".join(["#" * 30, "#@..S" + "." * 24 + "#", *["#" + "." * 28 + "#"] * 3, "#" * 30])


def found() -> Room:
    room = Room(HALL)
    room.until(SurvivorJoined, 60, walk(1, 0))
    return room


def test_a_survivor_waits_until_found() -> None:
    room = Room(HALL).play(120)
    assert not room.happened(SurvivorJoined)
    assert room.survivor.x == 4.5
    room.until(SurvivorJoined, 60, walk(1, 0))
    assert room.survivor.brain is Brain.FOLLOWER
    assert room.survivor.leader == 0


def test_a_found_survivor_follows() -> None:
    room = found().play(240, walk(1, 0))
    assert room.survivor.distance_to(room.person.x, room.person.y) < 3.5


def test_a_follower_opens_doors() -> None:
    room = Room("###############\n#@S...+.......#\n###############")
    room.play(2)
    assert room.happened(SurvivorJoined)
    room.person.x = 12.5
    room.play(300)
    assert room.survivor.x > 9.5


def test_a_follower_sneaks_with_a_sneaking_leader() -> None:
    room = found().play(180, walk(1, 0, Pace.SNEAK))
    assert room.survivor.pace is Pace.SNEAK


def test_a_follower_steps_back_from_the_dead() -> None:
    beside = Room("#########\n#@S....z#\n#.......#\n#########").facing(1, 0).play(3)
    beside.world.horde.pos[0] = beside.survivor.x + 1.5
    before = beside.survivor.x
    beside.play(20)
    assert beside.survivor.x < before - 0.3


def test_a_dead_survivor_joins_nobody() -> None:
    room = Room(HALL)
    die(room.world, room.survivor, "killed")
    room.play(90, walk(1, 0))
    assert not room.happened(SurvivorJoined)


def held() -> Room:
    room = Room("########\n#@S.z..#\n########").facing(-1, 0).play(3)
    room.world.hunted[0] = False
    room.world.horde.pos[0] = room.survivor.x + 0.7
    room.until(Grabbed, 300)
    return room


def test_a_held_follower_is_bitten_where_nobody_helps() -> None:
    room = held()
    assert room.until(Bitten, 100) == pytest.approx(WALKER.bite_ticks, abs=1)
    assert room.survivor.infection > 0
    assert not room.survivor.is_grabbed


def test_a_shove_frees_a_held_follower() -> None:
    room = held()
    x, y = room.survivor.x, room.survivor.y
    room.person.x, room.person.y = x - 0.2, y
    room.play(30, tap(Button.SHOVE, (x + 2.0, y)))
    assert not room.survivor.is_grabbed
    assert room.survivor.infection == -1


def test_a_follower_does_not_flee_from_behind_a_wall() -> None:
    room = Room("##########\n#.@S#z...#\n#......###\n##########").facing(1, 0)
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    room.play(60)
    assert room.survivor.x == pytest.approx(3.5)


def test_a_follower_flees_from_the_nearest() -> None:
    room = Room("###########\n#.z.@S.z..#\n###########").facing(1, 0).play(2)
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    room.world.horde.pos[0] = room.survivor.x - 2.0, room.survivor.x + 1.0
    before = room.survivor.x
    room.play(6)
    assert room.survivor.x < before


# --- hybrids who bite ---------------------------------------------------------------------------


def beside_hybrid(ally: str, survivor_at: int = 8, wall: str = ".") -> Room:
    """Return a follower with a hybrid two tiles to its right; the person stands far to the left."""
    row = list("#@" + "." * 24 + "#")
    row[survivor_at], row[survivor_at + 2] = "S", "A"
    row[survivor_at + 1] = wall
    room = Room("\n".join(["#" * 27, "".join(row), "#" * 27]))
    hybrid = room.hybrid
    if ally == "hostile":
        hybrid.has_joined, hybrid.is_hostile = False, True
    elif ally == "feral":
        hybrid.feral_ticks = 1200
    hybrid.stagger_ticks = 600  # it only stands there
    room.survivor.brain, room.survivor.leader = Brain.FOLLOWER, 0
    return room


@pytest.mark.parametrize("ally", ["hostile", "feral"])
def test_a_follower_runs_from_a_hybrid_who_bites(ally: str) -> None:
    room = beside_hybrid(ally)
    room.play(2)
    assert room.survivor.state == "panic"
    assert room.survivor.pace is Pace.SPRINT
    room.play(30)
    assert room.survivor.distance_to(room.ally.x, room.ally.y) > 4.0


def test_beside_one_who_is_herself_it_stays_calm() -> None:
    room = beside_hybrid("joined").play(2)
    assert room.survivor.state == ""


def test_it_runs_from_four_tiles_and_not_from_five() -> None:
    for tiles, runs in ((3.9, True), (4.2, False)):
        room = beside_hybrid("feral")
        room.ally.x = room.survivor.x + tiles
        room.play(1)
        assert (room.survivor.state == "panic") is runs, tiles


def test_behind_a_wall_nobody_is_feared() -> None:
    room = beside_hybrid("feral", wall="#").play(2)
    assert room.survivor.state == ""


def test_a_follower_keeps_away_from_a_leader_who_lost_herself() -> None:
    room = Room("#" * 27 + "\n#@.S" + "." * 22 + "#\n" + "#" * 27, people=("nari",))
    survivor = next(body for body in room.world.bodies if body.name == "eunha")
    for body in room.world.bodies[1:]:
        body.is_alive = body is survivor
    survivor.brain, survivor.leader = Brain.FOLLOWER, 0
    hybrid = room.person.hybrid
    assert hybrid is not None
    hybrid.feral_ticks, hybrid.stagger_ticks = 1200, 600
    room.play(120)
    gap = survivor.distance_to(room.person.x, room.person.y)
    assert gap > 4.0
    room.play(120)
    assert survivor.distance_to(room.person.x, room.person.y) >= gap - 0.2, "nor does it come back"


# --- of use -------------------------------------------------------------------------------------


def test_a_follower_fetches_what_lies_about_and_hands_it_over() -> None:
    room = Room("##########\n#@S......#\n#...p....#\n##########").play(2)
    phones = room.person.items[Item.PHONE]
    room.until(Handed, 400)
    assert room.happened(Picked)[0].body_id == room.survivor.body_id
    assert room.person.items[Item.PHONE] == phones + 1
    assert not room.survivor.nerves.carried
    assert not room.world.items


def test_a_follower_leaves_keys_and_tools_to_you() -> None:
    room = Room("##########\n#@S......#\n#...k.m..#\n##########").play(400)
    assert [thing.item for thing in room.world.items] == [Item.KEYCARD, Item.MOP]


def test_a_follower_carries_three_things_at_most() -> None:
    room = Room("##############\n#@S.ppppp....#\n##############").play(2)
    room.survivor.leader = 0
    room.person.x = 1.5
    room.play(40)
    assert len(room.survivor.nerves.carried) <= 3


def test_a_follower_bandages_you_when_it_is_quiet() -> None:
    room = Room("########\n#@S....#\n########").play(2)
    room.survivor.items[Item.BANDAGE] = 1
    hurt(room.world, room.person, 60.0, (1.0, 0.0))
    room.until(Bandaged, 300)
    assert room.happened(Bandaged)[0].body_id == 0
    assert room.person.hp == pytest.approx(80.0, abs=2.0)
    assert room.person.bleeding == 0
    assert room.survivor.items[Item.BANDAGE] == 0


def test_a_follower_bandages_itself_when_you_are_well() -> None:
    room = Room("########\n#@S....#\n########").play(2)
    room.survivor.items[Item.BANDAGE] = 1
    hurt(room.world, room.survivor, 50.0, (1.0, 0.0))
    room.until(Bandaged, 300)
    assert room.happened(Bandaged)[0].body_id == room.survivor.body_id


def test_nobody_bandages_among_the_dead() -> None:
    room = Room("##########\n#@S..z...#\n##########").facing(1, 0).play(2)
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    room.survivor.items[Item.BANDAGE] = 1
    hurt(room.world, room.person, 60.0, (1.0, 0.0))
    room.play(300)
    assert not room.happened(Bandaged)


# --- afraid and in mourning ---------------------------------------------------------------------

ASIDE = "##############\n#S.........@.#\n#............#\n##############"


def following(room: Room) -> Room:
    """Let the survivor follow the person from where it stands."""
    room.survivor.brain, room.survivor.leader = Brain.FOLLOWER, 0
    return room


def test_a_follower_hides_while_the_dead_pass() -> None:
    room = Room("############\n#@.S....z..#\n#..........#\n############").facing(1, 0)
    following(room).play(30)
    assert room.survivor.state == "hide"
    assert room.survivor.pace is Pace.SNEAK
    x = room.survivor.x
    room.play(30)
    assert room.survivor.x == x


def test_a_bite_before_its_eyes_makes_a_follower_run_screaming() -> None:
    room = following(Room("##############\n#..z@.S......#\n##############")).facing(1, 0)
    room.until(Bitten, 400)
    assert room.happened(Bitten)[0].body_id == 0
    assert room.happened(Panicked)[0].body_id == room.survivor.body_id
    room.play(1)
    assert room.survivor.state == "panic"
    scream = next(n for n in room.happened(NoiseMade) if n.source == "scream")
    assert scream.radius == 18.0
    left = room.until_true(lambda: room.survivor.state != "panic", 200)
    assert left == pytest.approx(120, abs=2)


def beset(person_x: float) -> Room:
    """Return a follower with three of the dead after it; the person at `person_x`."""
    rows = ["#" * 24, *["#" + "." * 22 + "#"] * 5, "#" * 24]
    rows[3] = "#@.........S..........." + "#"
    rows[2] = "#.............z........#"
    rows[4] = "#............zz........#"
    room = following(Room("\n".join(rows))).facing(-1, 0)
    room.person.x = person_x
    horde = room.world.horde
    horde.target[:] = horde.goal[:] = room.survivor.body_id
    horde.set_mood(horde.zombie_id.astype("int64"), Mood.CHASE)
    return room


def test_three_chasers_are_too_much_for_a_follower_alone() -> None:
    room = beset(1.5)
    room.until(Panicked, 120)
    room.play(240)
    assert len(room.happened(Panicked)) == 1, "nobody screams again so soon"


def test_a_friend_close_by_steadies() -> None:
    room = beset(1.5)
    for _ in range(20):
        room.person.x, room.person.y = room.survivor.x - 1.0, room.survivor.y
        room.play(1)
    assert not room.happened(Panicked)


def mourning() -> Room:
    """Return a follower whose friend turns before its eyes; the fresh dead is taken away."""
    room = Room("##############\n#@..S...S....#\n#............#\n##############")
    for body in room.world.bodies[1:]:
        body.brain, body.leader = Brain.FOLLOWER, 0
    room.world.bodies[2].infection = 1
    room.until(Turned, 5)
    room.world.kill(0)
    return room


def test_a_follower_mourns_and_then_comes_along() -> None:
    room = mourning()
    assert room.happened(Grieved)[0].dead_id == 2
    room.play(150)
    assert room.survivor.state == "grieve"
    assert room.survivor.distance_to(8.5, 1.5) < 1.5, "it has gone to the dead"
    left = room.until_true(lambda: room.survivor.state != "grieve", 480)
    assert left == pytest.approx(480 - 151, abs=3)
    room.play(240)
    assert room.survivor.distance_to(room.person.x, room.person.y) < 2.5


def test_a_mourner_does_not_stay_behind_alone() -> None:
    room = mourning().play(60)
    room.survivor.x, room.person.x = 12.5, 1.5
    room.play(1)
    assert room.survivor.state == ""


def test_whoever_is_about_to_turn_stays_behind() -> None:
    room = following(Room(HALL)).play(2)
    room.survivor.infection = 290
    x = room.survivor.x
    room.play(120, walk(1, 0))
    assert room.survivor.x == pytest.approx(x, abs=0.3)
    room.until(Turned, 200)
    assert room.world.horde.count == 1


def test_a_dead_follower_leaves_what_it_carried() -> None:
    room = following(Room("##########\n#@..S....#\n##########")).play(1)
    room.survivor.items[Item.BANDAGE] = 1
    die(room.world, room.survivor, "killed")
    room.play(1)
    assert [(thing.item, thing.count) for thing in room.world.items] == [(Item.BANDAGE, 1)]


@pytest.mark.parametrize(("who", "radius"), [("miso", 5.0), ("haeul", 9.0)])
def test_mi_so_runs_quietly(who: str, radius: float) -> None:
    room = Room(HALL, people=(who,)).play(60, walk(1, 0, Pace.SPRINT))
    assert {n.radius for n in room.happened(NoiseMade) if n.source == "sprint"} == {radius}
