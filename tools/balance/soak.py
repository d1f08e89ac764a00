"""Bots play every shipped level for a long time, and she is watched all the while.

    python -m tools.balance.soak --ticks 100000

She is never stuck for more than three seconds, never stands in a doorway for more than half a
second, and never costs anybody their stealth.  Every run is played in each of two processes with
`--twice`: then their checksums are compared, which include all of her.  The exit code says whether
all of that held.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hyosan_arcade.content.library import find_level, list_levels
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.spec import AllySpec
from hyosan_arcade.sim.tuning import TICKS_PER_S
from tools.balance.watching import Watch, Worst

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hyosan_arcade.sim.spec import LevelSpec

STUCK_TICKS = 3 * TICKS_PER_S
DOORWAY_TICKS = TICKS_PER_S // 2
RUN_TICKS = 60 * TICKS_PER_S
"""A run of one seed is played no longer, so that there are many."""
AS_HER = "as her"
"""A bot that steers her, with a human beside her."""
STYLES = (*BOTS, AS_HER)
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Job:
    """`ticks` of play of a level in one style, from `seed` on: one run after another."""

    level: str
    style: str
    ticks: int
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """What a job found; `checksums` are those of the worlds as each run ended."""

    job: Job
    ticks: int
    together: int
    stuck: Worst
    doorway: Worst
    breaks: tuple[str, ...]
    deeds: Counter[str]
    checksums: tuple[int, ...]

    @property
    def is_well(self) -> bool:
        """Whether she did nothing to be hated for."""
        is_quick = self.stuck.ticks <= STUCK_TICKS and self.doorway.ticks <= DOORWAY_TICKS
        return is_quick and not self.breaks


def with_her(level: LevelSpec) -> LevelSpec:
    """Return `level` with its hybrids, or Nari, beside the people from the first tick."""
    allies = level.allies or (AllySpec("nari", level.start),)
    joined = tuple(
        ally if ally.hostile else replace(ally, human=False, joined=True) for ally in allies
    )
    return replace(level, allies=joined)


def soak(job: Job) -> Found:
    """Play `job` and watch her."""
    level = with_her(find_level(job.level, None))
    found = Found(job, 0, 0, Worst(), Worst(), (), Counter(), ())
    seed = job.seed
    while found.ticks < job.ticks:
        found = _one_run(found, level, seed, min(job.ticks - found.ticks, RUN_TICKS))
        seed += 1
    return found


def _one_run(found: Found, level: LevelSpec, seed: int, ticks: int) -> Found:
    job = found.job
    people = ("nari",) if job.style == AS_HER else ("jiho",)
    session = Session(level, seed, people=people)
    bot = BOTS["sneak" if job.style == AS_HER else job.style](seed)
    watch = Watch(session, found.stuck, found.doorway)
    played = 0
    while played < ticks and not session.is_over:
        intent = bot.decide(session.snapshot())
        watch.before()
        watch.after(session.tick([intent]))
        played += 1
    return replace(
        found,
        ticks=found.ticks + played,
        together=found.together + watch.together,
        breaks=(*found.breaks, *(f"{job.style} {line}" for line in watch.breaks)),
        deeds=found.deeds + watch.deeds,
        checksums=(*found.checksums, session.world.checksum()),
    )


def jobs(ticks: int, levels: Iterable[str], styles: Sequence[str], seed: int = 1) -> list[Job]:
    """Share `ticks` out among levels and styles."""
    pairs = [(level, style) for level in levels for style in styles]
    return [Job(level, style, ticks // len(pairs), seed) for level, style in pairs]


def shipped() -> tuple[str, ...]:
    """Return the names of the levels that come with the game."""
    return tuple(entry.level_id for entry in list_levels(None) if entry.level is not None)


def report(all_found: Sequence[Found]) -> str:
    """Return what was found, as Markdown."""
    lines = ["| level | style | ticks | with her | stuck s | doorway s | stealth breaks |"]
    lines.append("|---|---|---|---|---|---|---|")
    lines += [_row(found) for found in all_found]
    ticks = sum(found.ticks for found in all_found)
    stuck = max((found.stuck for found in all_found), key=lambda worst: worst.ticks)
    doorway = max((found.doorway for found in all_found), key=lambda worst: worst.ticks)
    breaks = [line for found in all_found for line in found.breaks]
    lines += ["", f"{ticks} ticks, {sum(found.together for found in all_found)} with her."]
    lines.append(f"Longest stuck: {_s(stuck)} s ({stuck.where})")
    lines.append(f"Longest in a doorway: {_s(doorway)} s ({doorway.where})")
    lines.append(f"Stealth breaks: {len(breaks)}")
    lines += [f"- {line}" for line in breaks[:SHOWN]]
    deeds: Counter[str] = sum((found.deeds for found in all_found), Counter())
    lines.append(", ".join(f"{name} {count}" for name, count in deeds.most_common()))
    return "\n".join(lines)


def _row(found: Found) -> str:
    job = found.job
    times = f"{_s(found.stuck)} | {_s(found.doorway)} | {len(found.breaks)}"
    return f"| {job.level} | {job.style} | {found.ticks} | {found.together} | {times} |"


def _s(worst: Worst) -> str:
    return f"{worst.ticks / TICKS_PER_S:.2f}"


def main() -> int:
    """Read the command line, play, print; return 1 if anything did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tools.balance.soak", description=__doc__)
    parser.add_argument("--ticks", type=int, default=100_000, help="in all")
    parser.add_argument("--seed", type=int, default=1, help="of the first run of each job")
    parser.add_argument("--levels", nargs="+", default=list(shipped()))
    parser.add_argument("--styles", nargs="+", choices=STYLES, default=STYLES)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--twice", action="store_true", help="play all of it in two processes")
    asked = parser.parse_args()
    work = jobs(asked.ticks, asked.levels, asked.styles, asked.seed)
    with multiprocessing.Pool(asked.processes) as pool:
        found = pool.map(soak, work, chunksize=1)
    is_same = True
    if asked.twice:
        with multiprocessing.Pool(asked.processes) as pool:
            again = pool.map(soak, work[::-1], chunksize=1)[::-1]
        is_same = [one.checksums for one in found] == [one.checksums for one in again]
    print(report(found))
    if asked.twice:
        print("Checksums agree." if is_same else "Checksums differ between two processes.")
    return 0 if is_same and all(one.is_well for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
