"""A retry goes on from the last checkpoint, and the run is still proved as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hyosan_arcade.content.library import find_level
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.run.replay import verify
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.intent import IDLE, Answer, Intent, Pace
from hyosan_arcade.sim.script import Ask, Checkpoint, Choice, EndRun, OnTimer, TriggerSpec

MIDDLE = TriggerSpec("middle", OnTimer(150), (Checkpoint("middle"),))
LATER = TriggerSpec("later", OnTimer(330), (Checkpoint("later"),))
END = TriggerSpec("end", OnTimer(400), (EndRun("lose", "x"), Checkpoint("too_late")))
RUN = Intent(127, 0, Pace.SPRINT)


def started(*triggers: TriggerSpec) -> Session:
    level = find_level("classroom")
    return Session(replace(level, triggers=(*level.triggers, *triggers)), seed=3)


def played(session: Session, ticks: int, intent: Intent = RUN) -> Session:
    for _ in range(ticks):
        session.tick([intent])
    return session


def test_there_is_none_before_it_is_reached() -> None:
    session = played(started(MIDDLE), 150)
    assert session.checkpoint == ""
    with pytest.raises(ValueError, match="begin the level anew"):
        session.go_back()
    assert played(session, 1).checkpoint == "middle"


def test_going_back_is_to_the_tick_after_it() -> None:
    session = played(started(MIDDLE), 151)
    then, tally = session.world.checksum(), session.result().tally
    played(session, 90, IDLE).go_back()
    assert session.world.tick == session.recorder.ticks == 151
    assert session.world.checksum() == then
    assert session.result().tally == tally


def test_again_and_again_the_same_world() -> None:
    session = played(started(MIDDLE), 400)
    straight = session.world.checksum()
    for _ in range(2):
        session.go_back()
        assert played(session, 400 - 151).world.checksum() == straight


def test_the_last_checkpoint_counts_and_none_after_the_end() -> None:
    session = played(started(MIDDLE, LATER, END), 420)
    assert session.is_over
    assert session.checkpoint == "later"
    session.go_back()
    assert session.result().outcome == ""
    assert session.world.tick == 331


def test_the_run_is_proved_as_one() -> None:
    """A busy one: a bot plays, goes back twice, and plays on otherwise."""
    session, bot = started(MIDDLE, LATER), BOTS["rusher"](3)
    for until in (300, 700):
        while session.world.tick < until:
            session.tick([bot.decide(session.snapshot())])
        session.go_back()
    played(session, 77, IDLE)
    replay = session.replay()
    assert replay.header.ticks == 331 + 77
    verdict = verify(replay, session.level)
    assert verdict.proven, verdict.line


def test_an_answer_is_part_of_the_run() -> None:
    """A question asked before the checkpoint is answered after it, otherwise each time."""
    ask = TriggerSpec("ask", OnTimer(100), (Ask("q", (Choice("y", "yes"), Choice("n", "no"))),))
    session = played(started(ask, MIDDLE), 160)
    for answer, flag in ((Answer.SAY_NAME, "yes"), (Answer.GIVE_ARM, "no")):
        session.go_back()
        played(session, 1, Intent(answer=answer))
        assert session.world.scripts.flags == {flag: 1}
    verdict = verify(played(session, 60).replay(), session.level)
    assert verdict.proven, verdict.line
