"""Never hated: she makes way, keeps quiet, spends nothing, hurts no friend, and is never lost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.events import Bitten, Heard, Hurt, NoiseMade, Spotted
from hyosan_arcade.sim.hybrid import TEMPERS
from hyosan_arcade.sim.intent import FULL, IDLE, Button, Intent, Order, Pace
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import AllySpec, DoorState, Item, SurvivorSpec
from tests.scenarios.room import Room, order, press, walk

if TYPE_CHECKING:
    from collections.abc import Callable

DOORWAY_TICKS = 30
STUCK_TICKS = 180
SCHOOL = """
    ##########################
    #@A.....#.......#........#
    #.......+..dd...+........#
    #.......#.......#...d....#
    ####+#######/#######+#####
    #........................#
    #........................#
    #####+########+#######/###
    #.......#.......#........#
    #..dd...#.......#..l.....#
    #.......#.......+........#
    #.......+.......#........#
    ##########################
"""
ROOFS = """
    ######################
    #@A....__....#...__..#
    #......__....+...__..#
    #..dd..__....#...__..#
    #......__....#...__..#
    ####/########___######
    #............___.....#
    #............___.....#
    ######################
"""


class Watch:
    """Looks on while a room is played: how long she stands in doorways, or gets nowhere."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.doorway = self.longest_doorway = 0
        self.waits = self.longest_wait = 0
        self.from_x, self.from_y = room.ally.x, room.ally.y

    def play(self, ticks: int, script: Callable[[int], Intent]) -> Watch:
        for tick in range(ticks):
            self.room.play(1, script(tick))
            self._look()
        return self

    def _look(self) -> None:
        room, ally = self.room, self.room.ally
        in_door = room.world.tilemap.door_of(room.world.tilemap.tile_of(ally.x, ally.y))
        self.doorway = self.doorway + 1 if in_door is not None else 0
        self.longest_doorway = max(self.longest_doorway, self.doorway)
        has_moved = ally.distance_to(self.from_x, self.from_y) > 0.4
        if has_moved or not self._wants_to_come():
            self.from_x, self.from_y, self.waits = ally.x, ally.y, 0
        self.waits += 1
        self.longest_wait = max(self.longest_wait, self.waits)

    def _wants_to_come(self) -> bool:
        """Say whether she is called, free to come, and farther off than she likes."""
        hybrid = self.room.hybrid
        is_called = hybrid.order == Order.COME and hybrid.listens_to_people
        return is_called and self.room.ally.distance_to(*where(self.room)) > 3.2


def where(room: Room) -> tuple[float, float]:
    return room.person.x, room.person.y


def wanderer(seed: int, paces: tuple[Pace, ...]) -> Callable[[int], Intent]:
    """Return a person who walks about, opens doors, and now and then gives an order."""
    dice = random.Random(seed)
    moves = (0, 0)
    pace = paces[0]

    def script(tick: int) -> Intent:
        nonlocal moves, pace
        if tick % 40 == 0:
            moves = dice.choice(((1, 0), (-1, 0), (0, 1), (0, -1), (0, 0)))
            pace = dice.choice(paces)
        which = Order.NONE
        if tick % 400 == 399:
            which = dice.choice((Order.COME, Order.COME, Order.GO, Order.HOLD, Order.LISTEN))
        return Intent(
            moves[0] * FULL,
            moves[1] * FULL,
            pace,
            aim_x=dice.randrange(16, 20 * 16) if which == Order.GO else 0,
            aim_y=dice.randrange(16, 7 * 16) if which == Order.GO else 0,
            buttons=Button.USE if tick % 25 == 0 else Button.NONE,
            order=which,
        )

    return script


# --- out of the way -------------------------------------------------------------------------------


@pytest.mark.parametrize("which", [Order.COME, Order.HOLD])
@pytest.mark.parametrize("pace", list(Pace))
def test_in_a_narrow_corridor_you_change_places_at_once(which: Order, pace: Pace) -> None:
    corridor = "####################\n#@.A...............#\n####################"
    alone = Room(corridor.replace("A", ".")).play(80, walk(1, 0, pace))
    room = Room(corridor).play(1, order(which))
    start = room.person.x
    room.play(80, walk(1, 0, pace))
    assert room.person.x - start == pytest.approx(alone.person.x - 1.5), "not slowed"
    if pace is not Pace.SNEAK:
        assert room.ally.x < room.person.x, "she ends behind"


def test_turning_about_in_a_corridor_is_as_quick() -> None:
    room = Room("####################\n#@A................#\n####################")
    room.play(180, walk(1, 0)).play(60)
    behind = room.ally.x
    assert behind < room.person.x
    start = room.person.x
    room.play(120, walk(-1, 0))
    assert start - room.person.x > 7.7
    assert room.ally.x > room.person.x


def test_she_does_not_stop_in_a_doorway_you_lead_her_through() -> None:
    doorway = "###########\n#A...#....#\n#@.../....#\n#....#....#\n###########"
    for steps in range(60, 140, 4):
        room = Room(doorway).play(steps, walk(1, 0)).play(40)
        tile = room.world.tilemap.tile_of(room.ally.x, room.ally.y)
        assert tile != (2, 5), f"after {steps} ticks\n{room.draw()}"
        x = room.play(50).ally.x
        assert room.play(30).ally.x == pytest.approx(x), "nor does she go to and fro"


@pytest.mark.parametrize("which", [Order.HOLD, Order.LISTEN, Order.GO])
def test_no_order_keeps_her_in_a_doorway(which: Order) -> None:
    doorway = "#########\n#...#...#\n#@../...#\n#...#...#\n#########"
    room = Room(doorway, allies=(AllySpec("nari", (2, 4)),))
    watch = Watch(room)
    watch.play(1, order(which, (4.5, 2.5))).play(200, lambda tick: IDLE)
    assert watch.longest_doorway <= DOORWAY_TICKS
    assert watch.doorway == 0


def test_nor_does_having_no_strength_left() -> None:
    doorway = "#########\n#...#...#\n#@../...#\n#...#...#\n#########"
    room = Room(doorway, allies=(AllySpec("nari", (2, 4)),))
    hurt(room.world, room.ally, 500.0, (1.0, 0.0))
    watch = Watch(room).play(300, lambda tick: IDLE)
    assert watch.longest_doorway <= DOORWAY_TICKS


def test_hand_in_hand_she_does_not_stop_in_a_doorway_either() -> None:
    doorway = "###########\n#....#....#\n#@A../....#\n#....#....#\n###########"
    for steps in range(80, 180, 6):
        room = Room(doorway).play(1, press(Button.HAND))
        watch = Watch(room).play(steps, lambda tick: walk(1, 0))
        watch.longest_doorway = 0
        watch.play(150, lambda tick: IDLE)
        assert watch.longest_doorway <= DOORWAY_TICKS, f"after {steps} ticks\n{room.draw()}"
        assert room.hybrid.holds_hand


def test_a_desk_is_pushed_past_her() -> None:
    room = Room("##########\n#@dA.....#\n##########")
    room.hybrid.order = Order.HOLD
    room.play(40, walk(1, 0))
    assert room.world.tilemap.props[0].at[1] >= 3


def test_a_door_shut_behind_you_is_shut_again_behind_her() -> None:
    room = Room("############\n#@...+....A#\n############").play(400)
    assert room.ally.x < 5.0
    assert room.world.tilemap.doors[0].state is DoorState.CLOSED
    assert not room.happened(NoiseMade)


# --- quiet ----------------------------------------------------------------------------------------


def stealthy(with_her: bool) -> Room:
    """Return a hall of dozing dead behind glass and a person who sneaks past, for a minute."""
    glass = "\n".join(
        [
            "#" * 30,
            "#zz.z..z.z..z..z.z..z..z..z..#",
            "#" + "." * 28 + "#",
            "#" + '"' * 28 + "#",
            "#@A" + "." * 26 + "#",
            "#" + "." * 28 + "#",
            "#" * 30,
        ]
    )
    room = Room(glass if with_her else glass.replace("A", ".")).facing(0, -1)
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    script = walk(1, 0, Pace.SNEAK), walk(-1, 0, Pace.SNEAK)
    return room.play(3600, lambda tick: script[tick // 800 % 2])


def test_following_a_sneak_for_a_minute_she_is_not_noticed() -> None:
    room, alone = stealthy(with_her=True), stealthy(with_her=False)
    assert not [noise for noise in room.happened(NoiseMade) if noise.body_id != 0]
    assert not room.happened(Spotted)
    assert len(room.happened(NoiseMade)) == len(alone.happened(NoiseMade))
    assert room.when(Heard) == alone.when(Heard)
    assert (room.world.horde.target != room.ally.body_id).all()


def test_running_leaping_and_opening_doors_she_is_not_heard_either() -> None:
    room = Room("################\n#@.....__..+..A#\n################")
    room.play(600)
    assert room.ally.x < 6.0
    assert not room.happened(NoiseMade)


# --- what is yours, and who is a friend -----------------------------------------------------------


def test_whatever_she_is_told_she_spends_nothing_of_yours() -> None:
    room = Room(SCHOOL, allies=(AllySpec("nari", (1, 2), hunger=40.0),))
    room.person.items[:] = [2] * len(Item)
    room.person.mop_hits = 30
    for which in (Order.COME, Order.HOLD, Order.GO, Order.LISTEN, Order.FIGHT):
        room.play(1, order(which, (6.5, 2.5))).play(720)
    assert room.person.items == [2] * len(Item)
    assert room.person.mop_hits == 30


@pytest.mark.parametrize("button", [Button.HIT, Button.SHOVE, Button.THROW])
def test_no_blow_of_yours_hurts_a_friend(button: Button) -> None:
    room = Room("########\n#@AS...#\n########")
    room.person.mop_hits = 45
    room.person.items[Item.PHONE] = 20
    room.hybrid.order = Order.HOLD
    room.play(240, lambda tick: press(button if tick % 30 == 0 else Button.NONE, (3.0, 1.5)))
    assert not room.happened(Hurt)
    assert room.ally.hp == room.survivor.hp == 100.0
    assert room.hybrid.bond == 30.0


def test_her_blows_strike_the_dead_alone() -> None:
    room = Room(
        "########\n#@AS...#\n#..z...#\n########",
        allies=(AllySpec("nari", (1, 2)), AllySpec("bora", (1, 4))),
    )
    for body in room.world.bodies:
        if body.hybrid is not None:
            body.hybrid.order = Order.FIGHT
            body.hybrid.temper = TEMPERS["bora"]
    room.world.horde.hp[:] = 1e6
    room.world.horde.mood[:], room.world.horde.mood_ticks[:] = Mood.RISE, -10_000
    room.play(300)
    assert room.hp(0) < 1e6
    assert not room.happened(Hurt)
    assert not room.happened(Bitten)
    assert all(body.hp == body.max_hp for body in room.world.bodies)


# --- never lost -----------------------------------------------------------------------------------

PRISONS = {
    "a sealed closet": "@......###. .......#A#. .......###.",
    "behind a lock": "@......#.... .......=..A. .......#....",
    "among desks": "@.......ddd. ........dAd. ........ddd.",
    "two desks deep": "@...ddddd ....ddddd ....ddAdd ....ddddd",
    "among lockers": "@.......lll. ........lAl. ........lll.",
    "beyond a gulf": "@...______A. ....______..",
}


def walled(rows: str) -> str:
    """Return a room of `rows`, parted by blanks, in walls."""
    inside = [f"#{row}#" for row in rows.split()]
    width = max(len(row) for row in inside)
    return "\n".join(["#" * width, *(row.ljust(width, "#") for row in inside), "#" * width])


@pytest.mark.parametrize("prison", PRISONS)
def test_nothing_keeps_her_for_more_than_three_seconds(prison: str) -> None:
    room = Room(walled(PRISONS[prison]))
    start = room.ally.x, room.ally.y
    free = room.until_true(lambda: room.ally.distance_to(*start) > 0.5, 400)
    assert free <= STUCK_TICKS
    watch = Watch(room).play(600, lambda tick: IDLE)
    assert watch.longest_wait <= STUCK_TICKS
    assert room.ally.distance_to(*where(room)) <= 3.2


def test_desks_pushed_around_her_do_not_keep_her() -> None:
    room = Room("##########\n#.....d..#\n#@...dAd.#\n#.....d..#\n##########")
    watch = Watch(room).play(600, lambda tick: IDLE)
    assert watch.longest_wait <= STUCK_TICKS
    assert room.ally.distance_to(*where(room)) <= 3.2


def test_she_turns_up_where_nobody_looks() -> None:
    room = Room(walled("....#.... @.../.... ....#.... ###.##### ......... ######### ####A####"))
    room.person.face_x, room.person.face_y = 1.0, 0.0
    room.until_true(lambda: room.ally.y < 6.5, 400)
    number = int(room.ally.y) * room.world.tilemap.width + int(room.ally.x)
    assert not room.world.sight_of(room.person)[number]


def test_sent_where_there_is_no_way_she_goes_as_near_as_she_can() -> None:
    room = Room("###########\n#@A...#...#\n#.....#...#\n###########")
    room.play(1, order(Order.GO, (8.5, 1.5))).play(120)
    assert room.ally.x == pytest.approx(5.5, abs=0.2)
    room.play(3600)
    assert room.hybrid.order == Order.COME


def test_shut_in_on_her_way_she_ends_where_she_can() -> None:
    room = Room("############\n#@A........#\n############").play(1, order(Order.GO, (9.5, 1.5)))
    room.play(30)
    room.world.tilemap.set_tiles(((1, 7),), "wall")
    room.world.map_changed()
    room.play(400)
    assert room.ally.x == pytest.approx(6.5, abs=0.3)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("school", [SCHOOL, ROOFS], ids=["school", "roofs"])
def test_wherever_people_wander_she_is_never_lost_nor_in_a_door(school: str, seed: int) -> None:
    room = Room(school)
    watch = Watch(room).play(3600, wanderer(seed, (Pace.WALK, Pace.SPRINT, Pace.SNEAK)))
    assert watch.longest_doorway <= DOORWAY_TICKS
    assert watch.longest_wait <= STUCK_TICKS
    assert not [noise for noise in room.happened(NoiseMade) if noise.body_id == room.ally.body_id]


def test_a_follower_beside_her_is_in_nobodys_way() -> None:
    room = Room(SCHOOL, survivors=(SurvivorSpec("eunha", (2, 1)),))
    watch = Watch(room).play(1800, wanderer(11, (Pace.WALK,)))
    assert watch.longest_wait <= STUCK_TICKS
