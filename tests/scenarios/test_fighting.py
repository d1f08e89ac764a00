"""Fighting: the mop's timing, reach, push and wear; shoves; the buffer; wounds and bandages."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.events import (
    Bandaged,
    BandageStarted,
    Died,
    NoiseMade,
    Shoved,
    Swung,
    WeaponBroke,
    ZombieHit,
)
from hyosan_arcade.sim.intent import Button, Pace
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import Item
from tests.scenarios.room import Room, press, tap, walk

WINDUP, ACTIVE, RECOVER = 3, 3, 8
EAST = (20.0, 1.5)


def facing_one(between: str = "", mop: int = 45) -> Room:
    """Return a corridor: the person with a mop, `between`, a walker looking away, open floor."""
    row = f"#..@{between}z..........#"
    room = Room(f"{'#' * len(row)}\n{row}\n{'#' * len(row)}").facing(1, 0)
    room.person.mop_hits = mop
    return room


def swing(room: Room, ticks: int = WINDUP + ACTIVE + RECOVER + 1) -> Room:
    return room.play(ticks, tap(Button.HIT, EAST))


def test_a_mop_takes_twenty_off_a_walker() -> None:
    room = swing(facing_one())
    assert [hit.damage for hit in room.happened(ZombieHit)] == [20.0]
    assert room.hp(0) == 40.0
    assert [n.radius for n in room.happened(NoiseMade) if n.source == "hit"] == [5.0]


def test_three_hits_kill_a_walker() -> None:
    room = facing_one()
    for _ in range(3):
        room.world.horde.pos[0] = room.person.x + 1.0
        swing(room, 30)
    assert [hit.killed for hit in room.happened(ZombieHit)] == [False, False, True]
    assert room.world.killed == 1
    assert room.world.horde.count == 0


def test_a_struck_walker_is_pushed_about_two_tiles() -> None:
    room = facing_one()
    before = room.place(0)[0]
    swing(room)
    room.play(24 - RECOVER)
    assert 1.6 <= room.place(0)[0] - before <= 2.4


def test_a_wall_behind_it_stops_the_push() -> None:
    room = Room("#####\n#@z.#\n#####").facing(1, 0)
    room.person.mop_hits = 45
    swing(room, 30)
    assert room.place(0)[0] < 4.0 - 0.3


def test_a_swing_strikes_from_the_fourth_to_the_sixth_tick_and_ends_after_fourteen() -> None:
    room = swing(facing_one(), 1)
    begun = room.when(Swung)[0]
    ended = begun + room.until_true(lambda: not room.person.doing)
    assert room.when(ZombieHit) == [begun + WINDUP + 1]
    assert ended - begun == WINDUP + ACTIVE + RECOVER


def test_a_swing_strikes_who_comes_in_while_it_sweeps() -> None:
    room = swing(facing_one("....."), WINDUP + 2)
    room.world.horde.pos[0] = room.person.x + 1.2
    room.play(1)
    assert room.happened(ZombieHit)
    late = swing(facing_one("....."), WINDUP + ACTIVE + 1)
    late.world.horde.pos[0] = late.person.x + 1.2
    late.play(3)
    assert not late.happened(ZombieHit)


def test_one_swing_strikes_each_zombie_once() -> None:
    room = facing_one()
    room.world.horde.hp[:] = 500.0
    swing(room)
    assert len(room.happened(ZombieHit)) == 1


def test_one_swing_strikes_four_at_most() -> None:
    room = Room("########\n#..zzz.#\n#.@zzz.#\n#..zzz.#\n########").facing(1, 0)
    room.person.mop_hits = 45
    room.world.horde.pos[0] = 3.2
    swing(room, WINDUP + ACTIVE + 1)
    assert len(room.happened(ZombieHit)) == 4


def test_the_mop_reaches_a_tile_and_seven_tenths_ahead_and_nobody_behind() -> None:
    for gap, struck in ((1.6, True), (1.9, False), (-0.9, False)):
        room = facing_one()
        room.world.horde.pos[0] = room.person.x + gap
        swing(room)
        assert bool(room.happened(ZombieHit)) is struck, gap


def test_nobody_is_struck_through_a_wall() -> None:
    room = Room("#######\n#.@+z.#\n#######").facing(1, 0)
    room.person.mop_hits = 45
    room.person.x, room.world.horde.pos[0] = 2.69, 4.35
    swing(room)
    assert not room.happened(ZombieHit)


def test_a_mop_breaks_after_forty_five_hits() -> None:
    room = facing_one(mop=2)
    for _ in range(2):
        room.world.horde.hp[:] = 60.0
        room.world.horde.pos[0] = room.person.x + 1.0
        swing(room, 40)
    assert len(room.happened(WeaponBroke)) == 1
    assert room.person.mop_hits == 0
    fresh = Room("####\n#@m#\n####").play(30, walk(1, 0))
    assert fresh.person.mop_hits == 45


def test_a_swing_in_the_air_wears_nothing() -> None:
    assert swing(facing_one("....")).person.mop_hits == 45


def test_an_attack_pressed_up_to_eight_ticks_early_still_comes() -> None:
    for early, comes in ((7, True), (9, False)):
        room = facing_one("......")
        room.person.doing, room.person.doing_ticks = "throw", 12 - early
        room.person.items[Item.PHONE] = 1
        room.play(20, tap(Button.HIT, EAST))
        assert bool(room.happened(Swung)) is comes, early


def test_the_last_five_ticks_of_a_swing_can_be_cut_short() -> None:
    room = facing_one("......")

    def again_at_nine(tick: int) -> object:
        return press(Button.HIT if tick in (0, 9) else Button.NONE, EAST)

    room.play(30, again_at_nine)
    first, second = room.when(Swung)
    assert second - first == WINDUP + ACTIVE + RECOVER - 5


def test_bare_hands_shove_instead() -> None:
    room = swing(facing_one(mop=0), 20)
    assert not room.happened(Swung)
    assert [shove.count for shove in room.happened(Shoved)] == [1]


# --- shoving ------------------------------------------------------------------------------------


def test_a_shove_pushes_and_hurts_nobody() -> None:
    room = facing_one(mop=0)
    before = room.place(0)[0]
    room.play(24, tap(Button.SHOVE, EAST))
    assert room.hp(0) == 60.0
    assert 1.2 <= room.place(0)[0] - before <= 1.9
    assert room.mood(0) is not Mood.DEAD


def test_an_athlete_shoves_in_half_the_time() -> None:
    def length(who: str) -> int:
        room = Room("####\n#@.#\n####", people=(who,)).play(1, press(Button.SHOVE))
        return room.until_true(lambda: not room.person.doing)

    assert length("haeul") == 18
    assert length("jiho") == 9


def test_shoving_or_striking_slows_the_step() -> None:
    room = facing_one("......").play(10, walk(1, 0))
    room.person.doing, room.person.doing_ticks = "hit", 0
    room.play(8, walk(1, 0))
    assert room.person.vel_x * 60 == pytest.approx(4.0 * 0.55)


# --- wounds -------------------------------------------------------------------------------------


def bandager(who: str = "haeul") -> Room:
    room = Room("########\n#@.....#\n########", people=(who,))
    room.person.items[Item.BANDAGE], room.person.hp = 1, 30.0
    return room


def test_a_bandage_takes_two_seconds_and_gives_forty() -> None:
    room = bandager()
    room.person.bleeding = 1000
    room.play(1, press(Button.ITEM))
    hp = room.person.hp
    assert room.until(Bandaged) == 120
    assert room.person.hp == pytest.approx(hp + 40.0, abs=1.1), "it bled meanwhile"
    assert room.person.bleeding == 0
    assert room.person.items[Item.BANDAGE] == 0


def test_a_medic_bandages_in_one() -> None:
    room = bandager("yuna").play(1, press(Button.ITEM))
    assert room.until(Bandaged) == 60


def test_a_bandage_gives_no_more_than_all_health() -> None:
    room = bandager()
    room.person.hp = 90.0
    room.play(1, press(Button.ITEM))
    room.until(Bandaged)
    assert room.person.hp == 100.0


def test_a_blow_interrupts_a_bandage_and_leaves_it_in_hand() -> None:
    from hyosan_arcade.sim.combat import hurt

    room = bandager().play(60, tap(Button.ITEM))
    assert room.person.doing == "bandage"
    hurt(room.world, room.person, 5.0, (1.0, 0.0))
    room.play(120)
    assert not room.happened(Bandaged)
    assert room.person.items[Item.BANDAGE] == 1


def test_no_bandage_without_one() -> None:
    room = bandager()
    room.person.items[Item.BANDAGE] = 0
    assert not room.play(10, tap(Button.ITEM)).happened(BandageStarted)


def test_one_bandages_at_a_crawl_and_cannot_sprint() -> None:
    room = bandager().play(1, press(Button.ITEM))
    room.play(12, walk(1, 0, Pace.SPRINT))
    assert room.person.vel_x * 60 == pytest.approx(4.0 * 0.4)


def test_bleeding_costs_half_a_point_a_second_and_never_kills() -> None:
    room = Room("####\n#@.#\n####")
    room.person.bleeding = 1200
    room.play(60)
    assert room.person.hp == pytest.approx(99.5)
    room.person.hp, room.person.bleeding = 1.2, 1200
    room.play(300)
    assert room.person.hp == 1.0
    assert not room.happened(Died)


def test_each_zombie_that_touches_you_slows_the_step() -> None:
    room = Room("#########\n#...@z..#\n#########").facing(1, 0)
    room.world.horde.mood[:] = Mood.RISE
    room.world.horde.mood_ticks[:] = -100
    room.world.horde.pos[0] = room.person.x + 0.65
    room.play(4, walk(1, 0))
    assert room.person.vel_x * 60 == pytest.approx(4.0 / 1.3)
