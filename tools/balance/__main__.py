"""Play a level many times by bots, with her and without her, and print what came of it.

    python -m tools.balance science-lab --runs 40 --bots alone hand feeder

Each bot plays `--runs` seeds with the hybrid.  Without her they are one and the same player, who
plays the seeds once more.  The report is a Markdown table.  Runs are independent, so they are
spread over the processors.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import Counter
from dataclasses import dataclass, replace

from hyosan_arcade.content.library import find_level
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.intent import Answer, Order
from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.sim.world import Difficulty
from tools.balance.report import Run, report

LIMIT_S = 420
"""A run that has not ended by then counts as lost."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run to play."""

    level: str
    bot: str
    seed: int
    difficulty: Difficulty
    with_her: bool


def play(job: Job) -> Run:
    """Play one run and count what happened with her."""
    level = find_level(job.level, None)
    if not job.with_her:
        level = replace(level, allies=())
    session = Session(level, job.seed, job.difficulty)
    bot = BOTS[job.bot](job.seed)
    deeds: Counter[str] = Counter()
    together = 0
    for _ in range(LIMIT_S * TICKS_PER_S):
        if session.is_over:
            break
        seen = session.snapshot()
        happened = session.tick([bot.decide(seen)])
        deeds.update(name for event in happened if (name := deed_of(event)))
        together += any(b.ally is not None and b.ally.has_joined for b in seen.bodies if b.alive)
    result = session.result()
    return Run(job.bot, job.with_her, result.outcome, result.ticks, together, deeds)


def deed_of(event: ev.Event) -> str:
    """Name what an event means between the two of you; "" for everything else."""
    match event:
        case ev.AllyOrdered(order=order):
            return f"order {Order(order).name.lower()}"
        case ev.HandTaken(held=held):
            return "hand taken" if held else "hand let go"
        case ev.NearBiteAnswered(answer=answer):
            return f"near-bite: {Answer(answer).name.lower().replace('_', ' ')}"
        case ev.AllyLeft(by_herself=by_herself):
            return "left by herself" if by_herself else "sent away"
    return NAMES.get(type(event), "")


NAMES: dict[type, str] = {
    ev.NearBite: "near-bite",
    ev.Tasted: "tasted somebody",
    ev.WentFeral: "feral",
    ev.Fed: "fed",
    ev.AllyStruck: "struck",
    ev.AllyWarned: "warned",
    ev.Leapt: "leapt",
    ev.Roped: "roped",
    ev.Called: "drew them off",
    ev.LeftBehind: "left behind",
    ev.AllyReturned: "came back",
}


def main() -> None:
    """Read the command line, play, print."""
    parser = argparse.ArgumentParser(prog="python -m tools.balance", description=__doc__)
    parser.add_argument("level")
    parser.add_argument("--runs", type=int, default=20, help="seeds for each bot and case")
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--bots", nargs="+", default=["alone", "hand", "feeder"])
    parser.add_argument("--difficulty", type=Difficulty, default=Difficulty.NORMAL)
    parser.add_argument("--processes", type=int, default=multiprocessing.cpu_count())
    asked = parser.parse_args()
    seeds = range(asked.first_seed, asked.first_seed + asked.runs)
    cases = [(bot, True) for bot in asked.bots] + [(asked.bots[0], False)]
    jobs = [
        Job(asked.level, bot, seed, asked.difficulty, with_her)
        for seed in seeds
        for bot, with_her in cases
    ]
    with multiprocessing.Pool(asked.processes) as pool:
        runs = pool.map(play, jobs, chunksize=1)
    print(report(runs))


if __name__ == "__main__":
    main()
