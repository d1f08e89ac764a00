"""A question on screen: seen, answered with keys or a pad, and a retry from the checkpoint."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hyosan_arcade.sim.intent import Answer, Order
from hyosan_arcade.sim.script import Ask, Checkpoint, Choice, OnStart, OnTimer, TriggerSpec
from hyosan_arcade.sim.snapshot import QuestionView
from hyosan_arcade.sim.spec import LevelSpec
from hyosan_arcade.view.asking import question_text, split_answer
from hyosan_arcade.view.controls import Action, ControlMap, Controls
from hyosan_arcade.view.scene import Hud
from hyosan_arcade.view.screens.play import NOTICE_TICKS, PlayScreen
from tests.frontends.test_screens import Player
from tests.unit.view_stage import room, words

QUESTION = QuestionView("open_up", "nari", ("yes", "no"))
ASK = Ask("open_up", (Choice("yes", "opened"), Choice("no", "shut")), "nari")
TEXTS = {"en": {"open_up": "Let them in?", "yes": "Open the door", "no": "Keep it shut"}}


def asking() -> LevelSpec:
    triggers = (
        TriggerSpec("ask", OnStart(), (ASK,)),
        TriggerSpec("mark", OnTimer(30), (Checkpoint("here"),)),
    )
    return replace(room(), triggers=triggers, text=TEXTS)


def hud_of(player: Player) -> Hud:
    hud = player.stack.compose(1.0).hud
    assert hud is not None
    return hud


@pytest.mark.parametrize(
    ("device", "action", "answer"),
    [
        ("keys", Action.COME, Answer.SAY_NAME),
        ("keys", Action.HOLD, Answer.GIVE_ARM),
        ("keys", Action.GO, Answer.NONE),
        ("keys", Action.UP, Answer.NONE),
        ("pad", Action.UP, Answer.SAY_NAME),
        ("pad", Action.RIGHT, Answer.GIVE_ARM),
        ("pad", Action.DOWN, Answer.NONE),
    ],
)
def test_which_key_gives_which_answer(device: str, action: Action, answer: Answer) -> None:
    left, given = split_answer(Controls(pressed=frozenset({action}), device=device), QUESTION)
    assert given is answer
    assert (action in left.pressed) is (device == "keys" and action is Action.UP)


def test_without_a_question_nothing_changes() -> None:
    controls = Controls(pressed=frozenset({Action.COME}))
    assert split_answer(controls, None) == (controls, Answer.NONE)


def test_a_stick_walks_on_while_a_question_is_open() -> None:
    controls = Controls(pressed=frozenset({Action.UP}), stick=(0, -127), device="pad")
    assert split_answer(controls, QUESTION) == (controls, Answer.NONE)


def test_the_answers_are_led_by_their_keys() -> None:
    text = words("en")
    _, on_keys = question_text(QUESTION, text, ControlMap(), "keys")
    assert [line[:3] for line in on_keys.split("\n")[1:]] == ["1  ", "2  "]
    who, on_pad = question_text(QUESTION, text, ControlMap(), "pad")
    assert who == text.get("name.nari")
    assert [line[0] for line in on_pad.split("\n")[1:]] == ["▲", "▶"]


def test_a_question_is_read_and_answered_by_a_key() -> None:
    player = Player(asking())
    player.wait(3)
    assert hud_of(player).speech[1] == "Let them in?\n1  Open the door\n2  Keep it shut"
    player.press(Action.HOLD)
    session = player.stack.session
    assert session is not None
    assert session.world.scripts.flags == {"shut": 1}
    assert all(Order.HOLD is not i.order for i in session.replay().intents(3)), "no order was given"
    assert hud_of(player).speech[1] == ""


def test_the_restart_key_goes_on_from_the_checkpoint() -> None:
    player = Player(asking())
    player.wait(31)
    assert hud_of(player).hint == words("en").get("hud.checkpoint")
    player.wait(NOTICE_TICKS + 60)
    assert hud_of(player).hint != words("en").get("hud.checkpoint")
    session = player.stack.session
    player.press(Action.RESTART)
    assert isinstance(player.top, PlayScreen)
    assert player.stack.session is session, "the run goes on"
    assert session is not None
    assert session.world.tick == 32
