"""From runs to a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hyosan_arcade.sim.tuning import TICKS_PER_S

UNASKED = ("warned",)
"""What she does by herself without asking anything of anybody."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one run; `together` counts the ticks she was there and had joined."""

    bot: str
    with_her: bool
    outcome: str
    ticks: int
    together: int
    deeds: Counter[str]


def report(runs: Sequence[Run]) -> str:
    """Return win rates with and without her, then how often each thing happened, as Markdown."""
    bots = list(dict.fromkeys(run.bot for run in runs if run.with_her))
    without = [run for run in runs if not run.with_her]
    lines = ["| bot | with her | without her | difference | seconds | a decision every |"]
    lines.append("|---|---|---|---|---|---|")
    with_her = [run for run in runs if run.with_her]
    lines += [_row(bot, [run for run in with_her if run.bot == bot], without) for bot in bots]
    lines.append(_row("all", with_her, without))
    names = sorted({name for run in with_her for name in run.deeds})
    lines += ["", f"| times a run, with her | {' | '.join(bots)} |", "|---" * (len(bots) + 1) + "|"]
    for name in names:
        counts = [_mean(name, [run for run in with_her if run.bot == bot]) for bot in bots]
        lines.append(f"| {name} | {' | '.join(f'{count:.2f}' for count in counts)} |")
    return "\n".join(lines)


def _row(bot: str, with_her: Sequence[Run], without: Sequence[Run]) -> str:
    there, alone = win_rate(with_her), win_rate(without)
    seconds = sum(run.ticks for run in with_her) / max(len(with_her), 1) / TICKS_PER_S
    decisions = sum(n for run in with_her for name, n in run.deeds.items() if name not in UNASKED)
    together_s = sum(run.together for run in with_her) / TICKS_PER_S
    every = f"{together_s / decisions:.1f} s" if decisions else "-"
    return (
        f"| {bot} | {there:.0%} of {len(with_her)} | {alone:.0%} of {len(without)}"
        f" | {100 * (there - alone):+.0f} points | {seconds:.0f} | {every} |"
    )


def win_rate(runs: Sequence[Run]) -> float:
    """Return the share of runs that were won, 0 for none."""
    return sum(run.outcome == "win" for run in runs) / max(len(runs), 1)


def _mean(name: str, runs: Sequence[Run]) -> float:
    return sum(run.deeds[name] for run in runs) / max(len(runs), 1)
