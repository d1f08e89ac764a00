"""A question on screen: seen, answered with keys or a pad, and a retry from the checkpoint."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hyosan_arcade.sim.intent import Answer, Order
from hyosan_arcade.sim.script import Ask, Checkpoint, Choice, OnStart, OnTimer, TriggerSpec
from hyosan_arcade.sim.snapshot import QuestionView
from hyosan_arcade.sim.spec import LevelSpec
from hyosan_arcade.view.asking import Asking, split_answer
from hyosan_arcade.view.choice import ChoiceView
from hyosan_arcade.view.controls import Action, ControlMap, Controls
from hyosan_arcade.view.layout import choice_lines
from hyosan_arcade.view.scene import Hud, Scene
from hyosan_arcade.view.screens.play import NOTICE_TICKS, PlayScreen
from tests.frontends.test_screens import Player
from tests.unit.view_stage import room, session, words

QUESTION = QuestionView("open_up", "nari", ("yes", "no"))
ASK = Ask("open_up", (Choice("yes", "opened"), Choice("no", "shut")), "nari")
TEXTS = {"en": {"open_up": "Let them in?", "yes": "Open the door", "no": "Keep it shut"}}


def asking() -> LevelSpec:
    triggers = (
        TriggerSpec("ask", OnStart(), (ASK,)),
        TriggerSpec("mark", OnTimer(30), (Checkpoint("here"),)),
    )
    return replace(room(), triggers=triggers, text=TEXTS)


def asked(device: str = "keys") -> ChoiceView:
    seen = replace(session().snapshot(), question=QUESTION)
    choice = Asking(words("en"), ControlMap()).choice(seen, device)
    assert choice is not None
    return choice


def seen_by(player: Player) -> Scene:
    return player.stack.compose(1.0)


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
    left, given = split_answer(Controls(pressed=frozenset({action}), device=device), asked(device))
    assert given is answer
    assert (action in left.pressed) is (device == "keys" and action is Action.UP)


def test_without_a_question_nothing_changes() -> None:
    controls = Controls(pressed=frozenset({Action.COME}))
    assert split_answer(controls, None) == (controls, Answer.NONE)


def test_a_stick_walks_on_while_a_question_is_open() -> None:
    controls = Controls(pressed=frozenset({Action.UP}), stick=(0, -127), device="pad")
    assert split_answer(controls, asked("pad")) == (controls, Answer.NONE)


def test_the_answers_are_led_by_their_keys() -> None:
    assert [line.key for line in asked("keys").lines] == ["1", "2"]
    assert [line.key for line in asked("pad").lines] == ["▲", "▶"]
    assert asked().who == words("en").get("name.nari")


def test_an_answer_is_given_by_a_click_on_it() -> None:
    choice = asked()
    second = choice_lines(choice)[1]
    click = Controls(
        pressed=frozenset({Action.HIT}), pointer=(second.x + 3, second.y + 3), device="mouse"
    )
    left, given = split_answer(click, choice)
    assert given is Answer.GIVE_ARM
    assert Action.HIT not in left.pressed, "nobody is struck"
    beside = replace(click, pointer=(2, 2))
    assert split_answer(beside, choice) == (beside, Answer.NONE)


def test_a_question_is_read_and_answered_by_a_key() -> None:
    player = Player(asking())
    player.wait(3)
    choice = seen_by(player).choice
    assert choice is not None
    assert (choice.kind, choice.words) == ("question", "Let them in?")
    assert [line.words for line in choice.lines] == ["Open the door", "Keep it shut"]
    assert hud_of(player).speech == ("", ""), "one thing is said at a time"
    player.press(Action.HOLD)
    session = player.stack.session
    assert session is not None
    assert session.world.scripts.flags == {"shut": 1}
    assert all(Order.HOLD is not i.order for i in session.replay().intents(3)), "no order was given"
    assert seen_by(player).choice is None


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
