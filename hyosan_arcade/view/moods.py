"""What a hybrid is in at this moment, in one word, and what comes next, in a few.

The words are for somebody who never read a manual: how many seconds are left before she loses
herself, how long she will not be herself, when she is back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.tuning import LOSING_TICKS, TICKS_PER_S

if TYPE_CHECKING:
    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.snapshot import BodyView

HUNGRY_SHARE = 0.7
"""Of her restraint: from here on a hybrid looks hungry."""


def mood_of(body: BodyView) -> str:
    """Say how a hybrid is: calm, hungry, feral, gone for a while, or away for good."""
    ally = body.ally
    if ally is None or ally.has_left or not body.alive:
        return "away"
    if ally.gone_ticks > 0 or ally.is_leaving:
        return "gone"
    if ally.hunger >= 100.0 or ally.feral_ticks > 0 or ally.losing_ticks > 0:
        return "feral"
    return "hungry" if ally.hunger > ally.restraint * HUNGRY_SHARE else "calm"


def status_of(body: BodyView, words: Words) -> str:
    """Say in words how a hybrid is, or what comes next and when."""
    ally = body.ally
    if ally is None or ally.has_left or not body.alive:
        return words.get("ally.left")
    if ally.is_leaving:
        return words.get("ally.leaving")
    if ally.gone_ticks > 0:
        return words.get("ally.gone_for", seconds=seconds(ally.gone_ticks))
    if ally.feral_ticks > 0:
        return words.get("ally.feral_for", seconds=seconds(ally.feral_ticks))
    if ally.near_bite_ticks > 0:
        return words.get("ally.biting")
    if ally.losing_ticks > 0:
        return words.get("ally.losing_in", seconds=seconds(LOSING_TICKS - ally.losing_ticks))
    if ally.prey_ticks > 0:
        return words.get("ally.prey_for", seconds=seconds(ally.prey_ticks))
    if ally.hunger > ally.restraint:
        return words.get("ally.keep_off")
    return words.get(f"ally.{mood_of(body)}")


def seconds(ticks: int) -> int:
    """Return whole seconds, begun ones too: nothing that goes on says 0.

    >>> seconds(1), seconds(60), seconds(61)
    (1, 1, 2)
    """
    return -(-ticks // TICKS_PER_S)
