"""Who is with the player, each a small face at the edge of the picture.

Other hybrids show what the ally shows, smaller: how hungry, how much they can bear.  To a hybrid
who is played, the people beside her are shown instead, with what is left of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.view.moods import mood_of
from hyosan_arcade.view.people import face_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.snapshot import BodyView, Snapshot

ROOM = 4
"""Faces shown at most."""


@dataclass(frozen=True, slots=True)
class FaceView:
    """Somebody near the player: `face` is an art name, `share` 0..1 fills the bar below it.

    `post` 0..1 is where hunger gets too much, -1 for a person, whose bar is health.  `mood` is
    calm, hungry, feral, gone or away; of a person calm, hurt or bitten.
    """

    face: str
    name: str
    share: float
    post: float = -1.0
    mood: str = "calm"


def company_of(
    snapshot: Snapshot, me: BodyView, shown: BodyView | None, words: Words
) -> tuple[FaceView, ...]:
    """Return the faces of all who are with `me` but `shown`, who has a panel of her own."""
    faces = (
        _people(snapshot, me, words)
        if me.ally is not None
        else _hybrids(snapshot, me, shown, words)
    )
    return tuple(faces)[:ROOM]


def _hybrids(
    snapshot: Snapshot, me: BodyView, shown: BodyView | None, words: Words
) -> Iterator[FaceView]:
    for body in snapshot.bodies:
        ally = body.ally
        if ally is None or body is me or body is shown:
            continue
        if ally.has_joined and not ally.is_hostile and not ally.has_left and body.alive:
            yield FaceView(
                face=face_of(body),
                name=words.get(f"name.{body.name}"),
                share=ally.hunger / 100.0,
                post=ally.restraint / 100.0,
                mood=mood_of(body),
            )


def _people(snapshot: Snapshot, me: BodyView, words: Words) -> Iterator[FaceView]:
    for body in snapshot.bodies:
        if body is me or body.ally is not None or not body.alive:
            continue
        if body.person >= 0 or body.following:
            is_bitten = body.infection_ticks >= 0
            is_hurt = body.hp < body.max_hp / 2
            yield FaceView(
                face=face_of(body),
                name=words.get(f"name.{body.name}"),
                share=body.hp / body.max_hp,
                mood="bitten" if is_bitten else "hurt" if is_hurt else "calm",
            )
