"""What a run hands on to the next level: how she is, and whether she is there.

`settle` lets a level begin with it, `hand_on` reads it off at the end.  A level without a hybrid of
its own leaves it as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.sim.company import companions, first_name, may_join
from hyosan_arcade.sim.crowd import nearest_free
from hyosan_arcade.sim.hunger import leave_behind
from hyosan_arcade.sim.population import join_hybrid
from hyosan_arcade.sim.spec import AllySpec
from hyosan_arcade.sim.tuning import (
    HOLD_TILES,
    MAX_BODIES,
    RETURN_HUNGER,
    RETURN_TICKS,
)
from hyosan_arcade.sim.tuning_others import (
    BOND_TRUST,
    MAX_OTHERS,
)

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World


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


# --- at the start ---------------------------------------------------------------------------------


def settle(world: World) -> None:
    """Let the level's hybrid begin as the legacy says, and her company be there."""
    legacy, first = world.legacy, _first(world)
    if legacy is None or first is None or first.hybrid is None:
        return
    hybrid = first.hybrid
    hybrid.hunger, hybrid.bond = legacy.hunger, legacy.bond
    hybrid.tasted, hybrid.sent_away = legacy.tasted, legacy.sent_away
    if legacy.is_away and first.person < 0:
        hybrid.hunger, hybrid.return_ticks = RETURN_HUNGER, RETURN_TICKS
        hybrid.has_left, first.is_alive = True, False
    for name in legacy.company:
        _bring(world, name)


def _first(world: World) -> Body | None:
    """Return the hybrid the legacy speaks of: the level's own, else a person's."""
    hybrids = [body for body in world.bodies if body.hybrid is not None]
    named = [body for body in hybrids if body.name == first_name(world)]
    own = [body for body in hybrids if body.person >= 0]
    return next(iter(named or own), None)


def _bring(world: World, name: str) -> None:
    """Let one of the company be there: whoever is in the level already joins, else she comes."""
    known = next((body for body in world.bodies if body.name == name), None)
    if known is not None:
        if known.hybrid is not None and not known.hybrid.is_hostile and may_join(world, known):
            known.hybrid.has_joined = True
        return
    bring_hybrid(world, name, world.level.start)


def bring_hybrid(world: World, name: str, near: tuple[int, int]) -> Body | None:
    """Let hybrid `name` join at the free tile nearest to `near`; None if there is no room."""
    body_count = len(world.bodies)
    if body_count >= MAX_BODIES or len(list(companions(world))) > MAX_OTHERS:
        return None
    at = nearest_free(world.tilemap, near)
    return join_hybrid(world, AllySpec(name, at, hunger=RETURN_HUNGER, bond=BOND_TRUST))


# --- at the end -----------------------------------------------------------------------------------


def hand_on(world: World) -> Legacy:
    """Return what the next level begins with."""
    first = _first(world)
    if first is None or first.hybrid is None:
        return world.legacy or Legacy()
    hybrid = first.hybrid
    others = [body.name for body, _ in companions(world) if body is not first and body.person < 0]
    is_away = hybrid.has_left or hybrid.leaving_ticks > 0
    return Legacy(
        hunger=RETURN_HUNGER if is_away else hybrid.hunger,
        bond=hybrid.bond,
        tasted=hybrid.tasted,
        sent_away=hybrid.sent_away,
        is_away=is_away,
        company=tuple(others[:MAX_OTHERS]),
    )


def note_left_behind(world: World) -> None:
    """Let every hybrid who waited far from everybody find that the level was won without her."""
    people = world.people()
    for body, hybrid in companions(world):
        if body.person >= 0 or hybrid.leaving_ticks:
            continue
        if all(person.distance_to(body.x, body.y) > HOLD_TILES for person in people):
            leave_behind(world, body)
