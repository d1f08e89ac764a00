"""A question of the script on screen: its words, and the keys that answer it.

While a question is open, the keys of the first four orders choose an answer instead, and so does
the cross of a pad, in the order in which the answers are listed.  The answer goes into the intent,
so nothing but the intent decides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import Answer
from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.hints import key_words
from hyosan_arcade.view.wheel import STEPS

if TYPE_CHECKING:
    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.snapshot import QuestionView
    from hyosan_arcade.view.controls import ControlMap, Controls

KEYS = (Action.COME, Action.HOLD, Action.GO, Action.LISTEN)
CROSS = {Action.UP: "▲", Action.RIGHT: "▶", Action.DOWN: "▼", Action.LEFT: "◀"}


def split_answer(controls: Controls, question: QuestionView | None) -> tuple[Controls, Answer]:
    """Return what is left of `controls` beside the answer they give, and that answer."""
    if question is None:
        return controls, Answer.NONE
    keys: tuple[Action, ...] = KEYS
    left = replace(controls, pressed=controls.pressed - frozenset(KEYS))
    if controls.device == "pad" and controls.stick == (0, 0):
        keys = tuple(CROSS)
        left = replace(left, pressed=left.pressed - STEPS, held=left.held - STEPS)
    given = [number for number, key in enumerate(keys, start=1) if controls.did(key)]
    is_choice = bool(given) and given[0] <= len(question.choices)
    return left, Answer(given[0]) if is_choice else Answer.NONE


def question_text(
    question: QuestionView, words: Words, control_map: ControlMap, device: str
) -> tuple[str, str]:
    """Return who asks and the question with a line for each answer, led by its key."""
    lines = [words.get(question.text)]
    for number, (text, sign) in enumerate(zip(question.choices, CROSS.values(), strict=False)):
        key = (
            sign if device == "pad" else key_words(words, control_map.key_for(KEYS[number], device))
        )
        lines.append(f"{key}  {words.get(text)}")
    who = words.get(f"name.{question.who}") if question.who else ""
    return who, "\n".join(lines)
