"""What the crowd race has to say: a table for each size, the goals, and a plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.arena import NEAR_TILES
from benchmarks.ours import ExactStep, LodStep, WholeTick
from benchmarks.peers.c_reference import FAST, FLAGS, CReference
from benchmarks.peers.dict_hash import DictHash
from benchmarks.peers.kdtree import KdTree
from benchmarks.peers.munk import Munk
from benchmarks.report import Goal, Table, figure, goal_table

if TYPE_CHECKING:
    from benchmarks.race import Length, Race, Result

MANY, MOST = 20_000, 50_000
"""The horde sizes the goals speak of."""
DEPTH_MEAN, DEPTH_P99 = 0.10, 0.28
HEAD = ("who", "ticks", "mean", "p50", "p99", "× C", "depth mean", "depth p99", "pairs", "in wall")
INTRO = """## A tick of the crowd

A map of 256 × 256 tiles, a quarter of it wall; a dense horde chases one walking player. The game's
exact step packs it for {packing} ticks, then everybody starts from that state and steps tick by
tick in turns, {repeats} times {ticks} ticks. The same work for all: velocities bend to the flow
field, full tiles slow, overlapping pairs part, walls clamp. *ours, every rule* is a whole tick of
the game with sight, moods, noise and grabs, and the exact step up to the game's own threshold. The
C reference is compiled with `{flags}`: scalar over pairs and in order, as numpy is; *fast math*
adds `{fast}`, which reorders sums and runs that loop in vectors.

Depth is how far overlapping pairs are in one another as a share of the diameter, mean and
hundredth worst; no time counts without it. × C is the mean against the scalar C reference's, in
brackets the lowest and highest of the repeats: from the same start the work is the same, so that
span is the noise. Slow peers are given fewer ticks (p99 needs 50); sprites stop at 1,000.
"""


def crowd_page(race: Race, length: Length, picture: str) -> str:
    """Return the section as Markdown; `picture` is the plot's path beside the page, "" for none."""
    flags = " ".join(("gcc", *FLAGS))
    intro = INTRO.format(
        packing=length.packing_ticks,
        repeats=length.repeats,
        ticks=length.ticks,
        flags=flags,
        fast=FAST,
    )
    parts = [intro, *race.skipped]
    for count in length.counts:
        parts.append(f"### {count:,} zombies\n\n{count_table(race, count)}")
        parts.append(f"{near_line(race, count)} {noise_line(race, count)}")
    parts.append(f"### Goals\n\n{goal_table(crowd_goals(race))}")
    if picture:
        parts.append(f"![milliseconds a tick over the size of the horde]({picture})")
    return "\n\n".join(parts)


def count_table(race: Race, count: int) -> Table:
    """Return the table of one horde size, in the order of the race."""
    results = [result for (size, _), result in race.results.items() if size == count]
    reference = race.of(count, CReference.name)
    return Table(HEAD, [_row(result, reference) for result in results])


def near_line(race: Race, count: int) -> str:
    """Return how well our steps keep apart where the player is, whom detail must not depend on."""
    names = (ExactStep.name, LodStep.name)
    ran = [result for name in names if (result := race.of(count, name)) is not None]
    depths = [f"{r.name} {r.near.mean:.3f} mean, {r.near.p99:.3f} p99" for r in ran]
    return f"Depth within {NEAR_TILES} tiles of the player: {'; '.join(depths)}."


def noise_line(race: Race, count: int) -> str:
    """Return how far apart the means of the repeats were, the quietest and the noisiest."""
    noise = {r.name: r.noise for (size, _), r in race.results.items() if size == count}
    least, most = min(noise, key=noise.__getitem__), max(noise, key=noise.__getitem__)
    return (
        f"Noise: between the repeats the means lay {noise[least]:.0%} ({least}) to"
        f" {noise[most]:.0%} ({most}) apart."
    )


def _row(result: Result, reference: Result | None) -> tuple[str, ...]:
    spread, overlap = result.spread, result.overlap
    return (
        result.name,
        f"{len(result.seconds)} × {len(result.seconds[0])}",
        figure(spread.mean),
        figure(spread.p50),
        figure(spread.p99),
        _against(result, reference),
        f"{overlap.mean:.3f}",
        f"{overlap.p99:.3f}",
        f"{overlap.pairs:,}",
        str(result.in_wall),
    )


def _against(result: Result, reference: Result | None) -> str:
    if reference is None or result is reference:
        return "1" if reference else "–"
    ratio = result.against(reference)
    return f"{figure(ratio.mean)} ({figure(ratio.low)}–{figure(ratio.high)})"


def crowd_goals(race: Race) -> list[Goal]:
    """Return the goals of the crowd step with what was reached."""
    exact, lod = ExactStep.name, LodStep.name
    goals = [
        Goal("exact ÷ C at 20,000", 2.0, ratio(race, MANY, exact, CReference.name)),
        Goal("LOD ÷ C at 50,000", 1.2, ratio(race, MOST, lod, CReference.name)),
        Goal("every rule ÷ C at 50,000 (stretch)", 1.2, _whole(race, MOST)),
    ]
    for peer, least in ((Munk.name, 15.0), (DictHash.name, 60.0), (KdTree.name, 2.5)):
        goals.append(
            Goal(f"{peer} ÷ exact at 20,000", least, ratio(race, MANY, peer, exact), is_floor=True)
        )
    for name, count in ((exact, MANY), (lod, MOST)):
        goals.append(Goal(f"{name}: p99 ÷ p50 at {count:,}", 1.3, _evenness(race, count, name)))
    return goals + quality_goals(race)


def quality_goals(race: Race) -> list[Goal]:
    """Return how well our steps keep apart in the largest horde each of them ran."""
    goals = []
    for name in (ExactStep.name, LodStep.name):
        ran = [result for (_, who), result in race.results.items() if who == name]
        if not ran:
            continue
        last = max(ran, key=lambda result: result.count)
        words = f"{name} at {last.count:,}: depth"
        goals.append(Goal(f"{words} mean", DEPTH_MEAN, last.overlap.mean))
        goals.append(Goal(f"{words} p99", DEPTH_P99, last.overlap.p99))
        walled = sum(result.in_wall for result in ran)
        goals.append(Goal(f"{name}, all sizes: in a wall", 0, walled))
    return goals


def ratio(race: Race, count: int, mine: str, yours: str) -> float | None:
    """Return how many times the time of `yours` that of `mine` is, None where either is missing."""
    first, second = race.of(count, mine), race.of(count, yours)
    return first.against(second).mean if first and second else None


def _whole(race: Race, count: int) -> float | None:
    return ratio(race, count, WholeTick.name, CReference.name)


def _evenness(race: Race, count: int, name: str) -> float | None:
    result = race.of(count, name)
    if result is None or result.spread.p99 is None:
        return None
    return result.spread.p99 / result.spread.p50
