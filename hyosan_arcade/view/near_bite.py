"""A near-bite in words: who is about to bite whom, four answers, and what comes of each.

Nothing is left to guessing: the outcome of every answer is said before it is given, and why an
answer is closed.  The hybrid may be a person's own body; then the same four answers are hers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.intent import Answer
from hyosan_arcade.sim.tuning import PUSH_STAMINA
from hyosan_arcade.view.choice import ChoiceLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.snapshot import AnswerView, BodyView, NearBiteView, Snapshot

NAMES = {
    Answer.SAY_NAME: "name",
    Answer.GIVE_ARM: "arm",
    Answer.PUSH_AWAY: "shove",
    Answer.GO_AWAY: "go",
}
BAD = ("bitten", "leaves")


def near_bite_words(snapshot: Snapshot, bite: NearBiteView, words: Words) -> tuple[str, str]:
    """Return who loses herself, and what is about to happen."""
    her, victim = _body(snapshot, bite.body_id), _body(snapshot, bite.victim_id)
    name = words.get(f"name.{her.name}")
    if _is_own(snapshot, bite):
        return name, words.get("near_bite.self", victim=words.get(f"name.{victim.name}"))
    key = "near_bite.you" if victim.person >= 0 else "near_bite.other"
    victim_name = words.get(f"name.{victim.name}")
    return name, words.get(key, name=name, victim=victim_name)


def near_bite_lines(snapshot: Snapshot, bite: NearBiteView, words: Words) -> Iterator[ChoiceLine]:
    """Yield the answers in order, without their keys."""
    her = _body(snapshot, bite.body_id)
    is_own = _is_own(snapshot, bite)
    for answer in bite.answers:
        name = NAMES[Answer(answer.answer)]
        says = f"near_bite.self_{name}" if is_own else f"near_bite.{name}"
        yield ChoiceLine(
            key="",
            words=words.get(says, name=words.get(f"name.{her.name}")),
            outcome=words.get(_outcome(snapshot, answer, is_own=is_own)),
            is_open=answer.is_open,
            is_good=answer.is_open and answer.outcome not in BAD,
        )


def _is_own(snapshot: Snapshot, bite: NearBiteView) -> bool:
    """Say whether it is hers to answer: a person steers her, and nobody steers her victim."""
    her, victim = _body(snapshot, bite.body_id), _body(snapshot, bite.victim_id)
    return her.person >= 0 and victim.person < 0


def _outcome(snapshot: Snapshot, answer: AnswerView, *, is_own: bool) -> str:
    """Return the key of what comes of an answer, or of why it cannot be given."""
    if answer.is_open:
        return f"near_bite.{'own' if is_own else 'then'}_{answer.outcome}"
    is_tired = answer.answer == Answer.PUSH_AWAY and snapshot.person(0).stamina < PUSH_STAMINA
    return "near_bite.tired" if is_tired else "near_bite.too_far"


def _body(snapshot: Snapshot, body_id: int) -> BodyView:
    return next(body for body in snapshot.bodies if body.body_id == body_id)
