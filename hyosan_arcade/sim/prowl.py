"""What a hybrid who is not with you remembers: whom she is after, and who talks to her."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Prowl:
    """A stranger's state; clocks in ticks.

    Of a hostile one: while `trail_ticks` run it goes for (`x`, `y`), where it last knew a human;
    `sees` is the body it has before its eyes, -1 for none.  `claw_clock` is the time to its next
    blow.  `talker` is the body that talks it down, -1 for none.  It `has_fled` once it has run
    from its wounds.

    Of a calm one: `wary_clock` is the time until she says again that she does not trust you.  With
    `is_told` the level keeps her away, and only the level calls her back.
    """

    trail_ticks: int = 0
    x: float = 0.0
    y: float = 0.0
    sees: int = -1
    claw_clock: int = 0
    talker: int = -1
    has_fled: bool = False
    wary_clock: int = 0
    is_told: bool = False
