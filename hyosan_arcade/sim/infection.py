"""The infection: every bite infects, only the time varies; who turns rises where it fell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.director import add_bite_stress
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.hunger import smell_blood
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.tuning import COUGH_TICKS, INFECTION_TICKS, NOISE_COUGH

if TYPE_CHECKING:
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.world import World

RISEN = "fresh"
"""The kind a turned survivor rises as; a soldier keeps his vest."""
RISEN_SOLDIER = "soldier"


def bite(world: World, body: Body) -> None:
    """Infect a survivor; a second bite does not hasten it.  Hybrids have had theirs."""
    if body.is_hybrid:
        return
    if body.infection < 0:
        body.infection = INFECTION_TICKS[world.difficulty]
        body.cough = COUGH_TICKS
    add_bite_stress(world.director)
    smell_blood(world, body)
    world.events.append(events.Bitten(body.body_id, body.infection, body.x, body.y))


def advance_infection(world: World) -> None:
    """Run every infected body's clock; coughs carry, and at nothing it turns."""
    for body in world.bodies:
        if body.infection < 0 or not body.is_alive:
            continue
        body.infection -= 1
        body.cough -= 1
        if body.cough <= 0:
            body.cough = COUGH_TICKS
            world.events.append(events.Coughed(body.body_id, body.x, body.y))
            world.sounds.make(Noise("cough", body.x, body.y, NOISE_COUGH, body.body_id))
        if body.infection <= 0:
            turn(world, body)


def turn(world: World, body: Body) -> None:
    """Let a body die of the infection and a zombie convulse in its place."""
    world.events.append(events.Turned(body.body_id, body.x, body.y))
    die(world, body, "turned")
    kind = world.kinds.index(RISEN if body.soldier is None else RISEN_SOLDIER)
    world.birth([Birth(kind, body.x, body.y, Mood.RISE)])


def die(world: World, body: Body, cause: str) -> None:
    """Let a body die for good."""
    body.is_alive, body.held_by, body.doing = False, (), ""
    body.hp = 0.0
    world.hunted[body.body_id] = False
    world.scripts.note_death(*dict.fromkeys((_role(body), body.name)))
    world.events.append(events.Died(body.body_id, cause, body.x, body.y))


def _role(body: Body) -> str:
    """Return under which word a level counts this death; a hostile hybrid is nobody's ally."""
    if body.person >= 0:
        return "player"
    if body.soldier is not None:
        return "soldier"
    return "feral" if body.is_hybrid else "survivor"
