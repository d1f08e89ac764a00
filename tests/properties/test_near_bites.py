"""Whatever people do beside hungry hybrids: the rules of losing oneself hold, and repeat."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hyosan_arcade.sim.events import Died, Event, NearBite, NearBiteAnswered, Tasted
from hyosan_arcade.sim.hunger import biter_of
from hyosan_arcade.sim.intent import Answer, Intent
from hyosan_arcade.sim.legacy import hand_on
from hyosan_arcade.sim.spec import AllySpec
from hyosan_arcade.sim.world import Difficulty, World
from tests.properties.maps import intents, pictures
from tests.scenarios.room import level_of

COMPANY = "......##+/dSS"
PEOPLE = (("haeul",), ("nari",), ("haeul", "nari"))
WISH_TICKS = 40


@st.composite
def twins(draw: st.DrawFn) -> tuple[World, World]:
    """Draw one world twice over: two hungry hybrids among people in a little room."""
    level = level_of(draw(pictures(COMPANY)))
    numbers = st.floats(0.0, 100.0)
    allies = tuple(
        AllySpec(name, level.start, draw(st.floats(60.0, 100.0)), draw(numbers))
        for name in ("nari", "bora")
    )
    level = replace(level, allies=allies, survivors=level.survivors[:4])
    people = draw(st.sampled_from(PEOPLE))
    first, second = (World(level, 3, Difficulty.NORMAL, people) for _ in range(2))
    return first, second


def wishes() -> st.SearchStrategy[list[Intent]]:
    """Draw what people want for a few hundred ticks, answers included."""
    answered = st.builds(
        lambda intent, answer: replace(intent, answer=answer), intents(), st.sampled_from(Answer)
    )
    return st.lists(answered, min_size=6, max_size=12)


def check(world: World, happened: list[Event]) -> None:
    """Assert what holds in every tick."""
    open_now = [b for b in world.bodies if b.hybrid is not None and b.hybrid.near_bite_ticks]
    assert len(open_now) <= 1
    for body in world.bodies:
        hybrid = body.hybrid
        if hybrid is not None:
            assert 0.0 <= hybrid.hunger <= 100.0
            assert 0.0 <= hybrid.bond <= 100.0
            assert not (hybrid.feral_ticks and hybrid.near_bite_ticks)
    for event in happened:
        if isinstance(event, Tasted):
            victim = world.bodies[event.victim_id]
            assert not victim.is_hybrid or victim.person >= 0, "who gives her own arm"
        if isinstance(event, Died):
            assert not world.bodies[event.body_id].is_hybrid


@settings(max_examples=15)
@given(twins(), wishes())
def test_one_near_bite_at_a_time_and_each_comes_to_an_end(
    worlds: tuple[World, World], wanted: list[Intent]
) -> None:
    world, twin = worlds
    opened = ended = 0
    for intent in wanted:
        people = [intent] * sum(body.person >= 0 for body in world.bodies)
        for _ in range(WISH_TICKS):
            before = biter_of(world)
            happened = world.step(people)
            twin.step(people)
            check(world, happened)
            opened += sum(isinstance(event, NearBite) for event in happened)
            ended += before is not None and biter_of(world) is not before
            if any(isinstance(event, NearBiteAnswered) for event in happened):
                assert before is not None
        assert world.checksum() == twin.checksum()
        assert world.snapshot().near_bite is None or biter_of(world) is not None
    assert 0 <= opened - ended <= 1
    assert hand_on(world).hunger <= 20.0 or not hand_on(world).is_away
