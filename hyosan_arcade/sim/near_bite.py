"""The near-bite: four seconds too hungry beside a human, then a moment to decide.

One at a time in the world.  While it is open the hybrid and her victim stand as if time had
stopped, and whoever answers chooses among four things, the outcome of each known beforehand: there
are no dice.  The victim answers if a person steers it; else a hybrid whom a person steers answers
for herself; else the nearest person.  Nobody in time: she bites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events, infection
from hyosan_arcade.sim.feral import leave, run_away
from hyosan_arcade.sim.hunger import biter_of, grow_close, holds_back, humans
from hyosan_arcade.sim.intent import Answer, Button
from hyosan_arcade.sim.snapshot import AnswerView, NearBiteView
from hyosan_arcade.sim.trails import is_within
from hyosan_arcade.sim.tuning import (
    ARM_HP,
    ARM_HUNGER,
    BITE_GONE_TICKS,
    BITE_HUNGER,
    BOND_HELD,
    BOND_SHOVED,
    FLEE_BOND,
    FLEE_TICKS,
    LOSING_TICKS,
    NAME_BOND,
    NAME_HUNGER,
    NEAR_BITE_TICKS,
    NEAR_BITE_TILES,
    PUSH_STAMINA,
    PUSHED_TICKS,
    WRENCH_TICKS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World

ANSWERS = (Answer.SAY_NAME, Answer.GIVE_ARM, Answer.PUSH_AWAY, Answer.GO_AWAY)


def face_near_bites(world: World) -> None:
    """Hear the answer to the open near-bite, or let its time run; open the next that is due."""
    biter = biter_of(world)
    if biter is not None:
        _go_on(world, biter)
    for body in world.bodies:
        if body.hybrid is not None and body.is_alive and not body.hybrid.near_bite_ticks:
            _count(world, body, body.hybrid)


def stands_still(world: World, body: Body) -> bool:
    """Say whether an open near-bite holds `body` where it is: the victim, and a person's hybrid."""
    biter = biter_of(world)
    if biter is None or biter.hybrid is None:
        return False
    return biter.hybrid.victim == body.body_id or (biter is body and body.person >= 0)


def near_bite_view(world: World) -> NearBiteView | None:
    """Return what may be seen of the open near-bite."""
    biter = biter_of(world)
    if biter is None or biter.hybrid is None:
        return None
    answerer = _answerer(world, biter)
    views = tuple(
        AnswerView(int(answer), _outcome(biter, answer), _is_open(world, biter, answerer, answer))
        for answer in ANSWERS
    )
    hybrid = biter.hybrid
    return NearBiteView(biter.body_id, hybrid.victim, hybrid.near_bite_ticks, views)


# --- before -------------------------------------------------------------------------------------


def _count(world: World, body: Body, hybrid: Hybrid) -> None:
    """Count how long she has been losing herself beside a human; at four seconds it comes."""
    victim = _victim(world, body) if _may_lose(body, hybrid) else None
    if victim is None:
        hybrid.losing_ticks = 0
        return
    if not holds_back(body):
        hybrid.losing_ticks = min(hybrid.losing_ticks + 1, LOSING_TICKS)
    if world.outcome:
        return
    if hybrid.losing_ticks >= LOSING_TICKS and biter_of(world) is None:
        hybrid.near_bite_ticks, hybrid.victim = NEAR_BITE_TICKS, victim.body_id
        world.events.append(events.NearBite(body.body_id, victim.body_id, body.x, body.y))


def _may_lose(body: Body, hybrid: Hybrid) -> bool:
    is_free = body.leap is None and not hybrid.stagger_ticks and not hybrid.flee_ticks
    return hybrid.is_losing and hybrid.listens_to_people and is_free


def _victim(world: World, body: Body) -> Body | None:
    """Return the nearest human within three tiles, nobody behind a wall or in mid-leap."""
    near = [
        other
        for other in humans(world)
        if other.leap is None and is_within(world, body, other, NEAR_BITE_TILES)
    ]
    return min(near, key=lambda other: other.distance_to(body.x, body.y), default=None)


# --- while it is open ---------------------------------------------------------------------------


def _go_on(world: World, biter: Body) -> None:
    hybrid = biter.hybrid
    if hybrid is None:
        return
    victim = world.bodies[hybrid.victim]
    is_here = victim.is_alive and biter.is_alive and hybrid.listens_to_people
    if not (is_here and hybrid.is_losing):  # one of them fell, or the level fed her
        _close(hybrid)
        return
    answerer = _answerer(world, biter)
    answer = _given(answerer)
    if answerer is not None and _is_open(world, biter, answerer, answer):
        _close(hybrid)
        held = _rules(biter, answerer)[answer](world, biter, answerer)
        world.events.append(
            events.NearBiteAnswered(
                biter.body_id, answerer.body_id, int(answer), held, biter.x, biter.y
            )
        )
        if not held:
            _bite(world, biter, victim)
        return
    hybrid.near_bite_ticks -= 1
    if not hybrid.near_bite_ticks:
        _close(hybrid)
        _bite(world, biter, victim)


def _close(hybrid: Hybrid) -> None:
    hybrid.near_bite_ticks = hybrid.losing_ticks = 0


def _answerer(world: World, biter: Body) -> Body | None:
    """Return who answers: the victim, she herself, or the nearest person."""
    hybrid = biter.hybrid
    victim = biter if hybrid is None else world.bodies[hybrid.victim]
    if victim.person >= 0:
        return victim
    if biter.person >= 0:
        return biter
    return min(world.people(), key=lambda it: it.distance_to(biter.x, biter.y), default=None)


def _given(answerer: Body | None) -> Answer:
    """Return the answer given in this tick; what was held before the question is none."""
    if answerer is None:
        return Answer.NONE
    if answerer.intent.answer != answerer.last_answer:
        return answerer.intent.answer
    return Answer.PUSH_AWAY if answerer.pressed(Button.SHOVE) else Answer.NONE


def _is_open(world: World, biter: Body, answerer: Body | None, answer: Answer) -> bool:
    """Say whether `answer` can be given now: arm and shove need her close, and the strength."""
    if answerer is None or biter.hybrid is None:
        return False
    victim = world.bodies[biter.hybrid.victim]
    other = victim if answerer is biter else biter
    is_close = answerer.distance_to(other.x, other.y) <= NEAR_BITE_TILES
    if answer == Answer.GIVE_ARM:
        giver = victim if answerer is biter else answerer
        return is_close and giver.max_hp > ARM_HP
    if answer == Answer.PUSH_AWAY:
        return is_close and answerer.stamina >= PUSH_STAMINA
    return answer != Answer.NONE


def _outcome(biter: Body, answer: Answer) -> str:
    """Name what comes of `answer`; see `AnswerView`."""
    hybrid = biter.hybrid
    if hybrid is None:
        return ""
    is_persons = biter.person >= 0
    if answer == Answer.SAY_NAME:
        return "held" if hybrid.bond >= NAME_BOND else "bitten"
    if answer == Answer.GIVE_ARM:
        return "arm"
    if answer == Answer.PUSH_AWAY:
        return "leaves" if hybrid.shoved and not is_persons else "shoved"
    return "goes"


# --- what comes of it ---------------------------------------------------------------------------


def _say_name(world: World, biter: Body, answerer: Body) -> bool:
    hybrid = biter.hybrid
    if hybrid is None or hybrid.bond < NAME_BOND:
        return False
    hybrid.grow_hungry(-NAME_HUNGER)
    grow_close(world, hybrid, BOND_HELD)
    return True


def _give_arm(world: World, biter: Body, answerer: Body) -> bool:
    """Let whoever answers give an arm; to a person's hybrid her victim does."""
    hybrid = biter.hybrid
    if hybrid is None:
        return False
    giver = world.bodies[hybrid.victim] if answerer is biter else answerer
    giver.max_hp -= ARM_HP
    giver.hp = min(giver.hp, giver.max_hp)
    hybrid.hunger = ARM_HUNGER
    _taste(world, biter, giver)
    return True


def _push_away(world: World, biter: Body, answerer: Body) -> bool:
    """Shove her: she keeps away for a while; the second time in a level she leaves.

    Whom a person steers never leaves: that person would have nothing left to do.
    """
    hybrid = biter.hybrid
    if hybrid is None:
        return False
    _shove_with(answerer, biter)
    hybrid.grow_close(-BOND_SHOVED)
    hybrid.shoved += 1
    if hybrid.shoved > 1 and biter.person < 0:
        leave(world, biter, by_herself=True)
    else:
        run_away(biter, PUSHED_TICKS)
    return True


def _shove_with(answerer: Body, biter: Body) -> None:
    """Spend the strength of the shove and show it; the button that meant it means no other."""
    answerer.stamina -= PUSH_STAMINA
    answerer.doing, answerer.doing_ticks, answerer.struck = "shove", 0, ()
    answerer.face_to(biter.x, biter.y)
    answerer.last_buttons |= Button.SHOVE


def _send_away(world: World, biter: Body, answerer: Body) -> bool:
    leave(world, biter, by_herself=False)
    return True


def _wrench_away(world: World, biter: Body, answerer: Body) -> bool:
    if biter.hybrid is not None:
        biter.stamina -= PUSH_STAMINA
        biter.hybrid.stagger_ticks = WRENCH_TICKS
        biter.hybrid.holds_hand = False
        biter.last_buttons |= Button.SHOVE
    return True


def _flee(world: World, biter: Body, answerer: Body) -> bool:
    if biter.hybrid is not None:
        biter.hybrid.grow_close(-FLEE_BOND)
        biter.hybrid.flee_ticks = FLEE_TICKS
        biter.hybrid.holds_hand = False
    return True


def _bite(world: World, biter: Body, victim: Body) -> None:
    """Bite the victim, and be gone for shame; a person's hybrid only runs."""
    hybrid = biter.hybrid
    if hybrid is None:
        return
    infection.bite(world, victim)
    hybrid.hunger = BITE_HUNGER
    _taste(world, biter, victim)
    run_away(biter, BITE_GONE_TICKS)


def _taste(world: World, biter: Body, victim: Body) -> None:
    if biter.hybrid is not None:
        biter.hybrid.tasted += 1
        world.events.append(events.Tasted(biter.body_id, victim.body_id, victim.x, victim.y))


_OTHERS: dict[Answer, Callable[[World, Body, Body], bool]] = {
    Answer.SAY_NAME: _say_name,
    Answer.GIVE_ARM: _give_arm,
    Answer.PUSH_AWAY: _push_away,
    Answer.GO_AWAY: _send_away,
}
"""What each answer does; it returns whether nobody is bitten."""
_OWN = _OTHERS | {Answer.PUSH_AWAY: _wrench_away, Answer.GO_AWAY: _flee}
"""The same for a hybrid who answers for herself."""
_PERSONS = _OTHERS | {Answer.GO_AWAY: _flee}
"""The same for a person who answers a hybrid whom another person steers: she only runs."""


def _rules(biter: Body, answerer: Body) -> dict[Answer, Callable[[World, Body, Body], bool]]:
    if biter is answerer:
        return _OWN
    return _OTHERS if biter.person < 0 else _PERSONS
