"""What is asked on screen: a question of the script, a near-bite; and the keys that answer.

While a choice is open, the keys of the first four orders answer it, and so do the cross of a pad,
in the order in which the answers are listed, and a click on an answer.  The answer goes into the
intent, so nothing but the intent decides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import Answer
from hyosan_arcade.sim.tuning import NEAR_BITE_TICKS
from hyosan_arcade.view.choice import ChoiceLine, ChoiceView
from hyosan_arcade.view.controls import STEPS, Action
from hyosan_arcade.view.hints import key_words
from hyosan_arcade.view.layout import line_at
from hyosan_arcade.view.near_bite import near_bite_lines, near_bite_words

if TYPE_CHECKING:
    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.snapshot import NearBiteView, QuestionView, Snapshot
    from hyosan_arcade.view.controls import ControlMap, Controls

KEYS = (Action.COME, Action.HOLD, Action.GO, Action.LISTEN)
CROSS = {Action.UP: "▲", Action.RIGHT: "▶", Action.DOWN: "▼", Action.LEFT: "◀"}
ANSWERING = frozenset({*KEYS, *CROSS, Action.HIT})
JUST_OPENED = 0.93
"""A choice in haste hears nothing in its first fifth of a second: an order given just then is not
an answer."""


def split_answer(controls: Controls, choice: ChoiceView | None) -> tuple[Controls, Answer]:
    """Return what is left of `controls` beside the answer they give, and that answer."""
    if choice is None:
        return controls, Answer.NONE
    if choice.time_left > JUST_OPENED:
        return replace(controls, pressed=controls.pressed - ANSWERING), Answer.NONE
    clicked = _clicked(controls, choice)
    if clicked:
        return replace(controls, pressed=controls.pressed - {Action.HIT}), Answer(clicked)
    keys: tuple[Action, ...] = KEYS
    left = replace(controls, pressed=controls.pressed - frozenset(KEYS))
    if controls.device == "pad" and controls.stick == (0, 0):
        keys = tuple(CROSS)
        left = replace(left, pressed=left.pressed - STEPS, held=left.held - STEPS)
    given = [number for number, key in enumerate(keys, start=1) if controls.did(key)]
    is_choice = bool(given) and given[0] <= len(choice.lines)
    return left, Answer(given[0]) if is_choice else Answer.NONE


def _clicked(controls: Controls, choice: ChoiceView) -> int:
    """Return the number of the answer that was clicked on, 0 for none."""
    if controls.device != "mouse" or controls.pointer is None or not controls.did(Action.HIT):
        return 0
    place = line_at(choice, controls.pointer)
    return 0 if place is None else place + 1


def pointed_at(choice: ChoiceView, pointer: tuple[int, int] | None) -> ChoiceView:
    """Return `choice` with the open answer marked that the pointer (picture px) is on."""
    place = None if pointer is None else line_at(choice, pointer)
    if place is None or not choice.lines[place].is_open:
        return choice
    marked = replace(choice.lines[place], is_pointed=True)
    return replace(choice, lines=(*choice.lines[:place], marked, *choice.lines[place + 1 :]))


def is_meant(controls: Controls, choice: ChoiceView | None) -> bool:
    """Say whether the mouse button means `choice` alone: on an answer, or anywhere in haste."""
    if choice is None or controls.device != "mouse" or not controls.down(Action.HIT):
        return False
    return choice.time_left >= 0 or bool(_clicked(controls, choice))


class Clicks:
    """Keeps a click that was meant for a choice from being a blow too, until it is let go."""

    def __init__(self) -> None:
        self._is_spent = False

    def strip(self, controls: Controls, *, is_meant: bool) -> Controls:
        """Return `controls` without such a click."""
        is_spent = is_meant or self._is_spent
        self._is_spent = is_spent and Action.HIT in controls.held
        if not is_spent:
            return controls
        hit = frozenset({Action.HIT})
        return replace(controls, held=controls.held - hit, pressed=controls.pressed - hit)


class Asking:
    """Puts what is open into words and keys, for one level."""

    def __init__(self, words: Words, control_map: ControlMap) -> None:
        self._words = words
        self._map = control_map

    def choice(self, snapshot: Snapshot, device: str) -> ChoiceView | None:
        """Return what is asked now: a near-bite goes before a question of the script."""
        if snapshot.near_bite is not None:
            return self._near_bite(snapshot, snapshot.near_bite, device)
        if snapshot.question is not None:
            return self._question(snapshot.question, device)
        return None

    def _question(self, question: QuestionView, device: str) -> ChoiceView:
        lines = tuple(
            ChoiceLine(self._key(number, device), self._words.get(text))
            for number, text in enumerate(question.choices)
        )
        who = self._words.get(f"name.{question.who}") if question.who else ""
        return ChoiceView("question", who, self._words.get(question.text), lines)

    def _near_bite(self, snapshot: Snapshot, bite: NearBiteView, device: str) -> ChoiceView:
        who, words = near_bite_words(snapshot, bite, self._words)
        lines = tuple(
            replace(line, key=self._key(number, device))
            for number, line in enumerate(near_bite_lines(snapshot, bite, self._words))
        )
        left = min(bite.ticks_left / NEAR_BITE_TICKS, 1.0)
        return ChoiceView("near_bite", who, words, lines, left)

    def _key(self, number: int, device: str) -> str:
        if device == "pad":
            return tuple(CROSS.values())[number]
        return key_words(self._words, self._map.key_for(KEYS[number], device))
