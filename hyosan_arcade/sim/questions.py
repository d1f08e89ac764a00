"""Questions of the level's script: asked in turn, answered by an intent.

One question is open at a time and the others wait for it.  The world goes on meanwhile; a person
answers with the number of a choice in their intent, so a replay holds every answer.  A number that
was held before the question came up is not an answer to it.  A near-bite goes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.sim.events import Answered, Asked
from hyosan_arcade.sim.hunger import biter_of

if TYPE_CHECKING:
    from hyosan_arcade.sim.script import Ask, Choice
    from hyosan_arcade.sim.world import World

MAX_CHOICES = 4
"""As many as `intent.Answer` has."""
MAX_WAITING = 8
"""Questions beyond these are dropped: a script that asks in a loop must not drown its player."""


@dataclass(slots=True)
class Question:
    """A question that waits; `is_open` once everybody has let go of the keys that answer."""

    ask: Ask
    is_open: bool = False


def put_question(world: World, ask: Ask) -> None:
    """Add a question to those that wait, unless it waits already."""
    questions = world.scripts.questions
    if len(questions) < MAX_WAITING and all(known.ask != ask for known in questions):
        questions.append(Question(ask))
        if len(questions) == 1:
            _tell(world, ask)


def hear_answers(world: World) -> None:
    """Take the first answer any person gives to the open question."""
    questions = world.scripts.questions
    if not questions:
        return
    question = questions[0]
    if biter_of(world) is not None:
        question.is_open = False  # its answer is not for us
        return
    given = [body for body in world.people() if body.intent.answer]
    if not question.is_open:
        question.is_open = not given
        return
    for body in given:
        number = int(body.intent.answer)
        if number <= len(question.ask.choices):
            _take(world, question.ask.choices[number - 1])
            world.events.append(Answered(body.body_id, question.ask.text, number))
            questions.pop(0)
            if questions:
                _tell(world, questions[0].ask)
            return


def _take(world: World, choice: Choice) -> None:
    if choice.flag:
        world.scripts.flags[choice.flag] = choice.value


def _tell(world: World, ask: Ask) -> None:
    world.events.append(Asked(ask.text, ask.who, tuple(choice.text for choice in ask.choices)))
