"""Bots at play in small rooms: what a rusher and a sneak do that a person could do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hyosan_arcade.run.bots import BOTS, Bot, rusher, sneak
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.events import DoorMoved, Event, PropPushed, Threw, ZombieHit
from hyosan_arcade.sim.intent import Intent, pack
from hyosan_arcade.sim.spec import DoorState, LevelSpec
from tests.unit.small_runs import HALL, room

EITHER = pytest.mark.parametrize("make", BOTS.values(), ids=BOTS.keys())
MakeBot = Callable[[int], Bot]


def play(level: LevelSpec, make: MakeBot, seconds: int) -> tuple[Session, list[Event]]:
    """Let a bot play until the run is over or `seconds` have passed."""
    session, bot = Session(level, 3), make(3)
    happened: list[Event] = []
    for _ in range(seconds * 60):
        if session.is_over:
            break
        happened += session.tick([bot.decide(session.snapshot())])
    return session, happened


@EITHER
def test_it_walks_around_walls_to_the_exit(make: MakeBot) -> None:
    maze = room(
        """
###########
#@..#.....#
###.#.###.#
#...#.#.#.#
#.###.#.#.#
#.....#..E#
###########
"""
    )
    session, _ = play(maze, make, 30)
    assert session.world.outcome == "win"


@EITHER
def test_it_opens_a_door_on_its_way(make: MakeBot) -> None:
    session, happened = play(room("#########\n#@..+..E#\n#########"), make, 15)
    assert session.world.outcome == "win"
    opened = [e for e in happened if isinstance(e, DoorMoved) and e.state == DoorState.OPEN]
    assert len(opened) == 1


@EITHER
def test_it_fetches_the_key_for_a_locked_door(make: MakeBot) -> None:
    locked = room(
        """
###########
#@...=...E#
#.#########
#........k#
###########
"""
    )
    session, _ = play(locked, make, 30)
    assert session.result().tally["Picked"] >= 1
    assert session.world.outcome == "win"


@EITHER
def test_it_pushes_a_desk_when_there_is_no_other_way(make: MakeBot) -> None:
    session, happened = play(room("##########\n#@..t...E#\n######..##\n##########"), make, 20)
    assert any(isinstance(e, PropPushed) for e in happened)
    assert session.snapshot().person(0).x > 5


def test_a_rusher_strikes_what_stands_in_its_way() -> None:
    corridor = room("############\n#@.......zE#\n############")
    session, happened = play(corridor, rusher, 30)
    assert any(isinstance(e, ZombieHit) for e in happened) or session.result().tally["Shoved"]
    assert session.world.outcome == "win"


def test_a_sneak_throws_a_phone_away_from_its_way() -> None:
    hall = room(
        """
######################
#....................#
#....................#
#@...........z.z....E#
#....................#
#....................#
######################
"""
    )
    _, happened = play(hall, sneak, 20)
    throws = [e for e in happened if isinstance(e, Threw)]
    assert throws
    assert abs(throws[0].to_y - throws[0].y) > 1


def test_a_sneak_closes_the_door_behind_it() -> None:
    session, happened = play(room("##############\n#@..+.......E#\n##############"), sneak, 20)
    states = [e.state for e in happened if isinstance(e, DoorMoved)]
    assert states == [DoorState.OPEN, DoorState.CLOSED]
    assert session.world.outcome == "win"


@EITHER
def test_same_seed_same_intents(make: MakeBot) -> None:
    def intents() -> list[int]:
        session, bot = Session(HALL, 5), make(5)
        words = []
        for _ in range(300):
            intent: Intent = bot.decide(session.snapshot())
            words.append(pack(intent))
            session.tick([intent])
        return words

    assert intents() == intents()


@EITHER
def test_a_bot_without_a_goal_stands_and_the_run_goes_on(make: MakeBot) -> None:
    session, _ = play(room("######\n#@...#\n######", exit_at="X"), make, 3)
    assert session.world.tick == 180
    assert session.snapshot().person(0).alive
