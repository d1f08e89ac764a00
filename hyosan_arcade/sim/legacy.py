"""What a run hands on to the next level: how she is, and whether she is there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Legacy:
    """Hunger and bond 0..100; `tasted` and `sent_away` count over all levels.

    With `is_away` she was sent away, or left, and comes back in the next level.  `company` names
    the other hybrids who have joined.
    """

    hunger: float = 20.0
    bond: float = 30.0
    tasted: int = 0
    sent_away: int = 0
    is_away: bool = False
    company: tuple[str, ...] = ()
