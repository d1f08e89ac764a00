"""`hyosan demo`: a bot plays without a screen, as fast as it goes, and the run is reported.

The same level, seed, bot and length give the same checksum on every machine, so this is also the
quickest way to see whether two installations agree.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from hyosan_arcade.commands.choice import DEFAULT_LEVEL, choose_level
from hyosan_arcade.commands.failure import FINE, CommandError
from hyosan_arcade.content.cast import PEOPLE
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.run.replay import ReplayError, hex_checksum, write_replay
from hyosan_arcade.run.session import Session, begin_session
from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.sim.world import Difficulty

if TYPE_CHECKING:
    from hyosan_arcade.commands.blackbox import BlackBox
    from hyosan_arcade.commands.picture import Witness


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """What a demo is asked to do; `shot` and `replay` are files to write."""

    level: str = DEFAULT_LEVEL
    levels: Path | None = None
    seconds: float = 10.0
    seed: int = 1
    bot: str = "rusher"
    who: str = PEOPLE[0]
    difficulty: Difficulty = Difficulty.NORMAL
    shot: Path | None = None
    replay: Path | None = None
    as_json: bool = False


def demo(options: DemoOptions, box: BlackBox) -> int:
    """Play, write what was asked for, report."""
    level = choose_level(options.level, options.levels)
    session = begin_session(level, options.seed, options.difficulty, who=options.who)
    box.session = session
    witness = _witness(session) if options.shot else None
    tick_ms = play(session, options, witness)
    if witness and options.shot:
        witness.draw(session.snapshot(), options.shot)
    if options.replay:
        _keep(session, options.replay)
    report = report_of(session, options, tick_ms)
    print(json.dumps(report) if options.as_json else in_words(report))
    return FINE


def play(session: Session, options: DemoOptions, witness: Witness | None) -> list[float]:
    """Let the bot play until the time is up or the run over; return each tick's milliseconds."""
    bot = BOTS[options.bot](options.seed)
    taken_ms: list[float] = []
    seen = session.snapshot()
    for _ in range(round(options.seconds * TICKS_PER_S)):
        if session.is_over:
            break
        intent = bot.decide(seen)
        began_s = perf_counter()
        events = session.tick([intent])
        taken_ms.append((perf_counter() - began_s) * 1000)
        seen = session.snapshot()
        if witness:
            witness.watch(events, seen)
    return taken_ms


def report_of(session: Session, options: DemoOptions, tick_ms: list[float]) -> dict[str, object]:
    """Return the report as JSON shows it."""
    result, seen = session.result(), session.snapshot()
    return {
        "level": result.level_id,
        "seed": result.seed,
        "bot": options.bot,
        "who": options.who,
        "difficulty": result.difficulty.value,
        "ticks": result.ticks,
        "checksum": hex_checksum(session.world.checksum()),
        "outcome": result.outcome,
        "zombies_alive": seen.zombies_alive,
        "zombies_killed": result.kills,
        "score": result.score,
        "events": dict(sorted(result.tally.items())),
        "tick_ms": {"p50": percentile(tick_ms, 50), "p99": percentile(tick_ms, 99)},
    }


def in_words(report: dict[str, object]) -> str:
    """Return the report as one line for people."""
    outcome = {"": "still running", "win": "won", "lose": "lost"}[str(report["outcome"])]
    return (
        f"{report['level']}, seed {report['seed']}: {report['bot']} on {report['difficulty']},"
        f" {report['ticks']} ticks, {outcome}; {report['zombies_killed']} killed,"
        f" {report['zombies_alive']} left; checksum {report['checksum']}"
    )


def percentile(values: list[float], percent: int) -> float:
    """Return the value below which `percent` of `values` lie, to a thousandth; 0 for none.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50)
    2.0
    """
    if not values:
        return 0.0
    rank = max(0, -(-len(values) * percent // 100) - 1)
    return round(sorted(values)[rank], 3)


def _witness(session: Session) -> Witness:
    from hyosan_arcade.commands.picture import Witness

    return Witness(session.level)


def _keep(session: Session, path: Path) -> None:
    try:
        write_replay(path, session.replay())
    except ReplayError as error:
        raise CommandError(str(error)) from error
    print(f"replay: {path}", file=sys.stderr)
