"""How a run ends: getting out, dying, turning, running out of time; and once only."""

from __future__ import annotations

from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.events import Died, Grabbed, RunEnded
from hyosan_arcade.sim.infection import bite
from hyosan_arcade.sim.intent import IDLE
from hyosan_arcade.sim.script import EndRun, OnEscape, TriggerSpec
from tests.scenarios.room import Room, walk

WAY_OUT = TriggerSpec("out", OnEscape("exit"), (EndRun("win", "end.out"),))


def house(picture: str = "########\n#@....E#\n########", **fields: object) -> Room:
    return Room(picture, zones={"exit": "E"}, triggers=(WAY_OUT,), **fields)


def test_reaching_the_exit_wins() -> None:
    room = house()
    assert room.until(RunEnded, 120, walk(1, 0)) < 90
    assert (room.world.outcome, room.world.outcome_text) == ("win", "end.out")


def test_death_loses() -> None:
    room = house()
    hurt(room.world, room.person, 200.0, (1.0, 0.0))
    room.play(1)
    assert (room.world.outcome, room.world.outcome_text) == ("lose", "outcome.killed")


def test_the_dead_can_do_it_by_themselves() -> None:
    room = house("########\n#zz@zzE#\n#zzzzz.#\n########").chasing()
    room.until(RunEnded, 3600)
    assert room.happened(Grabbed)
    assert [death.body_id for death in room.happened(Died)] == [0]
    assert room.world.outcome == "lose"


def test_turning_loses() -> None:
    room = house()
    bite(room.world, room.person)
    room.person.infection = 5
    room.until(RunEnded, 10)
    assert room.world.outcome_text == "outcome.turned"


def test_time_runs_out() -> None:
    room = house(time_limit_ticks=120)
    assert room.world.snapshot().ticks_left == 120
    assert room.until(RunEnded, 200) == 120
    assert (room.world.outcome, room.world.outcome_text) == ("lose", "outcome.time")


def test_the_run_goes_on_while_one_person_lives() -> None:
    room = house(people=("haeul", "eunha"))
    hurt(room.world, room.person, 200.0, (1.0, 0.0))
    room.play(10)
    assert room.world.outcome == ""
    hurt(room.world, room.world.bodies[1], 200.0, (1.0, 0.0))
    room.play(1)
    assert room.world.outcome == "lose"


def test_a_run_ends_once_and_the_world_goes_on_turning() -> None:
    room = house("##########\n#@...z.E.#\n##########").facing(-1, 0)
    room.person.x = 7.5
    room.play(3)
    assert room.world.outcome == "win"
    hurt(room.world, room.person, 500.0, (1.0, 0.0))
    room.play(60, IDLE)
    assert room.world.outcome == "win"
    assert len(room.happened(RunEnded)) == 1
    assert room.world.tick == 1 + 63
