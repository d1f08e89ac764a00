"""The heart that is heard when a hybrid begins to lose herself, quicker the less is left.

A hum under it while she can still hold on; from the moment of the near-bite the heart alone, in
the slowed time of the choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.tuning import LOSING_TICKS
from hyosan_arcade.view.cues import Cue

if TYPE_CHECKING:
    from hyosan_arcade.sim.snapshot import BodyView, Snapshot

SLOW_BEAT_TICKS, FAST_BEAT_TICKS = 54, 20
"""Between two beats when she begins to lose, and just before she has lost."""
BITE_BEAT_TICKS = 9
"""In the slowed time of a near-bite: a beat every 0.6 s."""


class Dread:
    """Keeps the beat."""

    def __init__(self) -> None:
        self._since = SLOW_BEAT_TICKS

    def beats(self, snapshot: Snapshot) -> list[Cue]:
        """Return what is heard of it in a tick."""
        worst = max(snapshot.bodies, key=_loss)
        if _loss(worst) <= 0:
            self._since = SLOW_BEAT_TICKS
            return []
        self._since += 1
        if self._since < _gap(worst):
            return []
        self._since = 0
        if worst.ally is not None and worst.ally.near_bite_ticks > 0:
            return [Cue("heartbeat", worst.x, worst.y, 1.0, "caption.heartbeat")]
        hum = Cue("hum", worst.x, worst.y, 0.9, "caption.losing")
        return [hum, Cue("heartbeat", worst.x, worst.y, 0.7)]


def _loss(body: BodyView) -> int:
    """Return how far a hybrid has lost herself, ticks; a near-bite goes before everything."""
    ally = body.ally
    if ally is None or not body.alive or ally.has_left:
        return 0
    return LOSING_TICKS + 1 if ally.near_bite_ticks > 0 else ally.losing_ticks


def _gap(body: BodyView) -> int:
    share = min(_loss(body) / LOSING_TICKS, 1.0)
    if share >= 1.0:
        return BITE_BEAT_TICKS
    return round(SLOW_BEAT_TICKS + (FAST_BEAT_TICKS - SLOW_BEAT_TICKS) * share)
