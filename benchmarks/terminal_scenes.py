"""Scenes of a real run for the terminal's benchmarks: a bot plays the first level."""

from __future__ import annotations

from collections.abc import Iterator

from hyosan_arcade.commands.choice import choose_level
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.world import Difficulty
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.compose import Composer
from hyosan_arcade.view.scene import Scene

LEVEL, BOT, SEED = "classroom", "rusher", 1
TICKS_A_FRAME = 2
"""Thirty frames a second."""


def art() -> Art:
    """Return the art the scenes are drawn with."""
    return staging().art


def played(ticks: int) -> Iterator[Scene]:
    """Yield a scene for every frame of a run of `ticks`."""
    stage = staging()
    session = Session(choose_level(LEVEL, None), SEED, Difficulty.STORY)
    composer, bot = Composer(stage, session.level), BOTS[BOT](SEED)
    seen = session.snapshot()
    for tick in range(ticks):
        if session.is_over:
            return
        events = session.tick([bot.decide(seen)])
        seen = session.snapshot()
        composer.observe(events, seen)
        if tick % TICKS_A_FRAME == 0:
            yield composer.compose(seen, 1.0)
