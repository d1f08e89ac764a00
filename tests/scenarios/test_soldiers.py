"""Soldiers: whom they see, when they shoot, what hides from them; and those among the dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hyosan_arcade.sim.combat import push_zombies
from hyosan_arcade.sim.events import Died, Heard, Hurt, NoiseMade, ShotFired, Turned, ZombieHit
from hyosan_arcade.sim.infection import bite
from hyosan_arcade.sim.intent import Button, Order
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import AllySpec, SoldierSpec, SurvivorSpec, ZombieSpec
from tests.scenarios.room import Room, press, tap, walk

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body

HALL = "\n".join(["#" * 30, *["#" + "." * 28 + "#"] * 7, "#" * 30])
RIGHT, LEFT, DOWN = (0, 1), (0, -1), (1, 0)


def guarded(
    ally: tuple[int, int] | None = (4, 12), *, picture: str = HALL, **fields: object
) -> Room:
    """Return a hall with a soldier at (4, 4) who looks right; the person is at (7, 20)."""
    fields.setdefault("soldiers", (SoldierSpec((4, 4), RIGHT),))
    fields.setdefault("start", (7, 20))
    allies = (AllySpec("nari", ally, bond=50.0),) if ally else ()
    room = Room(picture, allies=allies, **fields)
    if ally:
        room.hybrid.order = Order.HOLD
    return room


def soldier(room: Room) -> Body:
    return next(body for body in room.world.bodies if body.soldier is not None)


# --- hybrids on sight ---------------------------------------------------------------------------


def test_a_soldier_shoots_a_hybrid_on_sight_after_aiming_a_moment() -> None:
    room = guarded()
    ticks = room.until(ShotFired, 120)
    assert 48 <= ticks <= 54
    assert room.happened(Hurt)[0].body_id == room.ally.body_id
    assert room.happened(Hurt)[0].damage == 25.0
    assert room.ally.hp == 75.0
    room.until(ShotFired)
    first, second = room.when(ShotFired)
    assert second - first == pytest.approx(48, abs=1)


def test_his_aim_shows() -> None:
    room = guarded()
    room.play(20)
    view = room.world.snapshot().bodies[soldier(room).body_id]
    assert (view.role, view.name, view.state) == ("survivor", "soldier", "aim")
    room.ally.y = 90.0
    room.world.bodies.remove(room.ally)
    room.play(2)
    assert room.world.snapshot().bodies[-1].state == ""


@pytest.mark.parametrize(("col", "shot"), [(16, True), (17, False)])
def test_he_sees_twelve_tiles(col: int, shot: bool) -> None:
    assert bool(guarded((4, col)).play(200).happened(ShotFired)) is shot


@pytest.mark.parametrize(
    ("at", "shot"), [((7, 6), True), ((7, 4), False), ((4, 2), False), ((1, 6), True)]
)
def test_he_watches_sixty_degrees_to_either_side(at: tuple[int, int], shot: bool) -> None:
    soldiers = (SoldierSpec((4, 3 if at[1] > 3 else 4), RIGHT),)
    room = guarded(at, soldiers=soldiers)
    assert bool(room.play(200).happened(ShotFired)) is shot


@pytest.mark.parametrize("face", [LEFT, DOWN])
def test_he_looks_where_his_post_looks(face: tuple[int, int]) -> None:
    room = guarded(soldiers=(SoldierSpec((4, 4), face),))
    assert not room.play(200).happened(ShotFired)


@pytest.mark.parametrize(("cover", "shot"), [("#", False), ("l", False), ("+", False), ("d", True)])
def test_cover_hides_her_furniture_you_see_over_does_not(cover: str, shot: bool) -> None:
    rows = HALL.splitlines()
    for row in range(1, 8):
        rows[row] = rows[row][:8] + cover + rows[row][9:]
    room = guarded(picture="\n".join(rows))
    assert bool(room.play(200).happened(ShotFired)) is shot


def test_out_of_sight_he_begins_to_aim_anew() -> None:
    rows = HALL.splitlines()
    rows[5] = rows[5][:8] + "####" + rows[5][12:]
    room = guarded(picture="\n".join(rows))
    room.play(40)
    room.ally.y = 6.5
    room.play(30)
    room.ally.y = 4.5
    ticks = room.until(ShotFired, 120)
    assert ticks >= 47


def test_her_hand_hides_nobody_from_them() -> None:
    room = guarded((4, 12), start=(4, 13))
    room.hybrid.holds_hand = True
    room.play(100)
    assert room.happened(ShotFired)
    assert {event.body_id for event in room.happened(Hurt)} == {room.ally.body_id}


def test_he_never_shoots_people_and_holds_fire_while_one_is_in_the_line() -> None:
    room = guarded((4, 12), start=(4, 8))
    room.play(300)
    assert not room.happened(ShotFired)
    assert room.person.hp == 100.0
    ticks = room.until(ShotFired, 120, walk(0, 1))
    assert ticks < 30, "he has aimed long since"
    alone = guarded(None, start=(4, 8)).play(300)
    assert not alone.happened(ShotFired)


def test_shot_down_she_withdraws_and_he_lets_her_lie() -> None:
    room = guarded()
    room.until_true(lambda: room.hybrid.gone_ticks > 0, 400)
    assert len(room.happened(ShotFired)) == 4
    room.ally.x, room.ally.y = 12.5, 4.5
    room.play(200)
    assert len(room.happened(ShotFired)) == 4


def test_a_hostile_one_is_shot_as_well_and_it_hunts_him() -> None:
    room = Room(
        HALL,
        allies=(AllySpec("bora", (4, 14), hostile=True),),
        soldiers=(SoldierSpec((4, 4), RIGHT),),
        start=(7, 28),
    )
    room.world.bodies[1].face_x, room.world.bodies[1].face_y = -1.0, 0.0
    room.play(400)
    hit = {event.body_id for event in room.happened(Hurt)}
    assert hit == {room.world.bodies[1].body_id, room.world.bodies[2].body_id}


# --- the dead -----------------------------------------------------------------------------------


def standing_dead(*at: tuple[int, int], ally: tuple[int, int] | None = None) -> Room:
    room = guarded(ally, zombies=tuple(ZombieSpec("walker", tile) for tile in at))
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    return room


def test_he_shoots_the_dead_for_forty_five() -> None:
    room = standing_dead((4, 10))
    room.until(ShotFired, 120)
    assert room.hp(0) == 15.0
    assert room.happened(ZombieHit)[0].body_id == soldier(room).body_id
    room.until(ShotFired)
    assert room.world.horde.count == 0


def test_hybrids_come_first() -> None:
    room = standing_dead((4, 8), ally=(4, 12))
    room.until(ShotFired, 120)
    assert room.happened(Hurt)[0].body_id == room.ally.body_id
    assert room.hp(0) == 60.0


def test_a_hybrid_who_steps_in_draws_his_aim() -> None:
    room = standing_dead((4, 8), ally=(7, 2))
    room.play(20)
    room.ally.x, room.ally.y = 12.5, 4.5
    room.until(ShotFired, 120)
    assert room.happened(Hurt)


def test_a_shot_is_heard_twenty_four_tiles_away_and_leads_to_him() -> None:
    room = guarded((4, 8), zombies=(ZombieSpec("walker", (1, 24)),))
    room.facing(1, 0).until(ShotFired, 120)
    room.play(2)
    shots = [event for event in room.happened(NoiseMade) if event.source == "shot"]
    assert (shots[0].radius, shots[0].body_id) == (24.0, soldier(room).body_id)
    assert room.happened(Heard)
    assert room.mood(0) == Mood.SEEK
    assert int(room.world.horde.target[0]) == soldier(room).body_id


def test_the_dead_hunt_him_bite_him_and_he_rises_in_his_vest() -> None:
    room = guarded(None, zombies=(ZombieSpec("walker", (4, 2)),))
    room.facing(1, 0)
    room.until_true(lambda: soldier(room).infection >= 0, 1200)
    soldier(room).infection = 1
    room.until(Turned)
    assert [event.body_id for event in room.happened(Died)] == [soldier(room).body_id]
    kinds = [room.world.level.kinds[int(kind)].name for kind in room.world.horde.kind]
    assert "soldier" in kinds
    assert room.world.scripts.deaths["soldier"] == 1


def test_others_still_rise_fresh() -> None:
    room = guarded(None, survivors=(SurvivorSpec("eunha", (1, 1)),), soldiers=())
    bite(room.world, room.survivor)
    room.survivor.infection = 1
    room.until(Turned)
    assert room.world.level.kinds[int(room.world.horde.kind[0])].name == "fresh"


# --- feet ---------------------------------------------------------------------------------------


def test_he_stands_at_his_post() -> None:
    room = guarded(None).play(600)
    assert (soldier(room).x, soldier(room).y) == (4.5, 4.5)


def test_on_patrol_he_walks_to_the_mark_and_back_and_rests_at_either_end() -> None:
    room = guarded(None, soldiers=(SoldierSpec((4, 4), to="gate"),), marks={"gate": ((4, 12),)})
    seen = []
    for _ in range(900):
        room.play(1)
        seen.append(soldier(room).x)
    assert max(seen) == pytest.approx(12.5, abs=0.6)
    assert seen[-1] < 11.0 or min(seen[400:]) < 11.0, "and comes back"
    speed = (seen[120] - seen[60]) / 1.0
    assert speed == pytest.approx(2.0, abs=0.1)
    rests = sum(1 for a, b in zip(seen, seen[1:], strict=False) if a == b)
    assert rests >= 110


def test_he_opens_doors_on_his_beat() -> None:
    picture = "############\n#....+.....#\n#@..########\n############"
    room = Room(picture, soldiers=(SoldierSpec((1, 1), to="gate"),), marks={"gate": ((1, 9),)})
    room.until_true(lambda: soldier(room).x > 8.0, 900)


# --- the armoured dead --------------------------------------------------------------------------


def armoured(face: tuple[float, float]) -> Room:
    room = Room("#########\n#@s.....#\n#########", zombies=(ZombieSpec("soldier", (1, 2)),))
    room.world.horde.face[:] = [[face[0]], [face[1]]]
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    room.person.mop_hits = 45
    return room


@pytest.mark.parametrize(("face", "left"), [((-1.0, 0.0), 134.0), ((1.0, 0.0), 120.0)])
def test_armour_takes_seven_tenths_of_a_blow_from_the_front(
    face: tuple[float, float], left: float
) -> None:
    room = armoured(face).play(14, tap(Button.HIT, (6.0, 1.5)))
    assert room.hp(0) == pytest.approx(left)


def test_a_shove_shows_its_back_long_enough_for_a_blow() -> None:
    room = armoured((-1.0, 0.0))
    room.play(1, press(Button.SHOVE, (6.0, 1.5)))
    assert float(room.world.horde.face[0, 0]) > 0.9
    for tick in range(46):
        close = room.place(0)[0] - room.person.x < 1.5
        room.play(1, press(Button.HIT, (6.0, 1.5)) if close and tick > 18 else walk(1, 0))
    assert room.hp(0) == 120.0
    room.play(120)
    assert float(room.world.horde.face[0, 0]) < 0.0, "then it faces you"


def test_a_shove_does_not_turn_the_others() -> None:
    room = Room("#########\n#@z.....#\n#########").facing(-1, 0)
    push_zombies(room.world, room.world.horde.near(2.5, 1.5, 2.0), room.person, 1.0)
    assert float(room.world.horde.face[0, 0]) < 0.0


# --- the blind ----------------------------------------------------------------------------------


def test_a_listener_sees_nobody_and_hears_twice_as_far() -> None:
    row = "#@" + "." * 26 + "#"
    hall = f"{'#' * 29}\n{row}\n{row.replace('@', '.')}\n{'#' * 29}"
    room = Room(hall, zombies=(ZombieSpec("listener", (1, 4)), ZombieSpec("walker", (2, 12))))
    room.facing(-1, 0)
    room.world.horde.spot[:] = room.world.horde.pos
    room.play(100)
    assert room.mood(0) == Mood.IDLE, "three tiles before its eyes"
    room.world.horde.pos[0, room.slot(0)] = 18.5
    room.world.horde.tile[room.slot(0)] = 29 + 18
    room.world.horde.forget_places()
    room.sound(9.0, 1.5, 1.5)
    assert room.mood(0) == Mood.SEEK, "17 tiles off"
    assert room.mood(1) == Mood.IDLE, "11 tiles off"


# --- chance -------------------------------------------------------------------------------------


def test_two_runs_with_all_of_them_are_one() -> None:
    def play() -> list[dict[str, int]]:
        room = Room(
            HALL,
            seed=7,
            allies=(
                AllySpec("nari", (1, 3)),
                AllySpec("gaon", (6, 8), joined=False),
                AllySpec("bora", (2, 22), hostile=True),
            ),
            soldiers=(SoldierSpec((7, 14), (-1, 0)), SoldierSpec((5, 2), to="gate")),
            survivors=(SurvivorSpec("eunha", (4, 12)), SurvivorSpec("miso", (6, 20))),
            zombies=tuple(ZombieSpec(kind, (3, 18)) for kind in ("walker", "listener", "soldier")),
            marks={"gate": ((5, 9),)},
            start=(2, 2),
        )
        room.world.bodies[1].has_variant = True
        bite(room.world, room.world.bodies[1])
        sums = []
        for beat in range(14):
            room.play(60, walk((1, 0, -1, 0)[beat % 4], (0, 1, 0, -1)[beat % 4]))
            sums.append(room.world.checksums())
        return sums

    assert play() == play()
