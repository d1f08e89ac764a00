"""The crowd race: everybody steps tick by tick in turns, so that noise hits all alike.

The game's exact step first packs the horde against the player, untimed; every contestant then
starts from that packed state.  Within a tick the contestants take turns, a different one first
each time; each one's own processor time is taken.  The race is run several times from the same
start: as everything is deterministic, what differs between the runs is noise.

Slow peers run fewer ticks than the others, after the same few that nobody's clock counts.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from statistics import fmean
from time import thread_time
from typing import TYPE_CHECKING, Protocol

from benchmarks.arena import Start
from benchmarks.measure import Overlap, Spread
from benchmarks.ours import ExactStep, LodStep, WholeTick
from benchmarks.peers.c_reference import CReference, FastCReference
from benchmarks.peers.dict_hash import DictHash
from benchmarks.peers.kdtree import KdTree
from benchmarks.peers.missing import PeerMissingError
from benchmarks.peers.munk import Munk
from benchmarks.peers.sprites import Sprites

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from benchmarks.arena import Arena, Field


class Contestant(Protocol):
    """One way to move a crowd."""

    name: str

    def prepare(self, field: Field) -> None:
        """Get ready for a tick along `field`; not timed."""

    def step(self, field: Field) -> None:
        """Move everybody one tick."""

    def places(self) -> NDArray[np.float32]:
        """Return where everybody is, (2, N)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Who takes part: `cost_us` is a rough guess per zombie and tick, `most` the largest horde."""

    make: Callable[[Arena, Start], Contestant]
    cost_us: float = 0.0
    most: int = 1 << 20

    def ticks(self, count: int, length: Length) -> int:
        """Return how many ticks it can be given with `count` zombies."""
        if not self.cost_us:
            return length.ticks
        affordable = int(length.slow_s / (self.cost_us * 1e-6 * count))
        return min(max(affordable, FEWEST_TICKS), length.ticks)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a race is; `slow_s` is what a slow peer may take in each repeat."""

    counts: tuple[int, ...]
    packing_ticks: int
    ticks: int
    repeats: int
    slow_s: float


FULL = Length((1_000, 5_000, 20_000, 50_000), packing_ticks=240, ticks=200, repeats=3, slow_s=6.0)
QUICK = Length((1_000, 5_000, 20_000), packing_ticks=120, ticks=50, repeats=3, slow_s=0.5)
FEWEST_TICKS = 6
SETTLING_TICKS = 3
"""Ticks before the clock counts: engines and allocators have things to set up in the first."""

ENTRIES = (
    Entry(CReference),
    Entry(FastCReference),
    Entry(ExactStep),
    Entry(LodStep),
    Entry(WholeTick),
    Entry(KdTree),
    Entry(Munk, cost_us=5.0),
    Entry(DictHash, cost_us=10.0),
    Entry(Sprites, cost_us=400.0, most=1_000),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times another's time something took: over all repeats, and in each extreme one."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, mine: list[list[float]], yours: list[list[float]]) -> Ratio:
        """Compare the mean seconds of ticks, one list per repeat.

        >>> Ratio.of([[2.0], [4.0]], [[0.5, 1.5], [1.0, 1.0]])
        Ratio(mean=3.0, low=2.0, high=4.0)
        """
        first, second = [fmean(m) for m in mine], [fmean(y) for y in yours]
        each = [m / y for m, y in zip(first, second, strict=True)]
        return cls(fmean(first) / fmean(second), min(each), max(each))


@dataclass(slots=True)
class Result:
    """One contestant with one horde; `seconds` holds a list of tick times for each repeat.

    `near` is the overlap close to the player.
    """

    name: str
    count: int
    overlap: Overlap
    near: Overlap
    in_wall: int
    seconds: list[list[float]] = field(default_factory=list)

    @property
    def spread(self) -> Spread:
        """Sum up the ticks of all repeats."""
        return Spread.of([s for repeat in self.seconds for s in repeat])

    @property
    def noise(self) -> float:
        """Return by what share of their mean the repeats' means lie apart."""
        means = [fmean(repeat) for repeat in self.seconds]
        return (max(means) - min(means)) / fmean(means)

    def against(self, other: Result) -> Ratio:
        """Return how many times `other`'s time this took."""
        return Ratio.of(self.seconds, other.seconds)


@dataclass(slots=True)
class Race:
    """What came of all races: results by horde size and name, and a line for each peer missing."""

    results: dict[tuple[int, str], Result] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def of(self, count: int, name: str) -> Result | None:
        """Return the result of `name` with `count` zombies, if it took part."""
        return self.results.get((count, name))


def pack(arena: Arena, count: int, ticks: int) -> Start:
    """Return `count` zombies after `ticks` of chasing the player."""
    crowd = ExactStep(arena, arena.spawn(count))
    for tick in range(ticks):
        here = arena.field_at(tick)
        crowd.prepare(here)
        crowd.step(here)
    return Start(*crowd.snapshot(), ticks)


def present(arena: Arena, entries: tuple[Entry, ...]) -> tuple[list[Entry], list[str]]:
    """Return the entries that can take part, and a line for each that cannot."""
    here, skipped, one = [], [], arena.spawn(2)
    for entry in entries:
        try:
            entry.make(arena, one)
        except PeerMissingError as error:
            skipped.append(str(error))
        else:
            here.append(entry)
    return here, skipped


def run_race(arena: Arena, length: Length, tell: Callable[[str], None]) -> Race:
    """Race all who are here at every size; `tell` hears the size after each repeat."""
    entries, skipped = present(arena, ENTRIES)
    race = Race(skipped=skipped)
    for count in length.counts:
        start = pack(arena, count, length.packing_ticks)
        able = [entry for entry in entries if count <= entry.most]
        for _ in range(length.repeats):
            heats = [Heat(e.make(arena, start), e.ticks(count, length)) for e in able]
            run_heats(arena, start.tick, heats)
            for heat in heats:
                _note(race, arena, heat, start)
            tell(f"{count:,} zombies")
    return race


@dataclass(slots=True)
class Heat:
    """One contestant's run of `ticks` ticks, and the seconds each took."""

    contestant: Contestant
    ticks: int
    seconds: list[float] = field(default_factory=list)


def run_heats(arena: Arena, first_tick: int, heats: list[Heat]) -> None:
    """Let all `heats` settle and run, tick by tick in turns, another one first each time."""
    gc.collect()
    gc.disable()  # a collection would hit whoever happens to run
    try:
        for tick in range(SETTLING_TICKS + max(heat.ticks for heat in heats)):
            here, first = arena.field_at(first_tick + tick), tick % len(heats)
            for heat in heats[first:] + heats[:first]:
                if tick < SETTLING_TICKS + heat.ticks:
                    heat.contestant.prepare(here)
                    began = thread_time()
                    heat.contestant.step(here)
                    heat.seconds.append(thread_time() - began)
        for heat in heats:
            del heat.seconds[:SETTLING_TICKS]
    finally:
        gc.enable()


def _note(race: Race, arena: Arena, heat: Heat, start: Start) -> None:
    """Enter a finished heat; how well it kept apart is the same in every repeat."""
    entry = start.count, heat.contestant.name
    if entry not in race.results:
        pos = heat.contestant.places()
        near = arena.near_player(pos, start.tick + SETTLING_TICKS + heat.ticks - 1)
        race.results[entry] = Result(
            name=heat.contestant.name,
            count=start.count,
            overlap=Overlap.of(pos),
            near=Overlap.of(near),
            in_wall=arena.in_wall(pos),
        )
    race.results[entry].seconds.append(heat.seconds)
