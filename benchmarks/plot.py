"""Milliseconds over the size of the horde, both axes logarithmic, as a picture for the page."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from benchmarks.peers.missing import peer_module

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.race import Race

INK, PAPER = "#1a1626", "#f6f2e8"
OUR_COLORS = ("#c8342b", "#e8803a", "#8a2be2")
PEER_COLORS = ("#1a1626", "#6a6478", "#2f6f8f", "#3f8f5f", "#8a6a2f", "#a0a0ae")
OURS = "ours"
FRAME_MS = 1000 / 60


def draw_plot(race: Race, file: Path) -> None:
    """Draw every contestant as a line into `file`; raise PeerMissingError without matplotlib."""
    peer_module("plot", "matplotlib").use("Agg")
    pyplot = peer_module("plot", "matplotlib.pyplot")
    figure, axes = pyplot.subplots(figsize=(8, 5), facecolor=PAPER)
    axes.set_facecolor(PAPER)
    ours, peers = cycle(OUR_COLORS), cycle(PEER_COLORS)
    for name in dict.fromkeys(name for _, name in race.results):
        mine = sorted((n, r.spread.mean) for (n, who), r in race.results.items() if who == name)
        is_ours = name.startswith(OURS)
        color, width = (next(ours), 2.4) if is_ours else (next(peers), 1.4)
        counts, ms = zip(*mine, strict=True)
        axes.loglog(counts, ms, marker="o", markersize=4, color=color, lw=width, label=name)
    axes.axhline(FRAME_MS, color=INK, lw=0.8, ls=":")
    axes.text(axes.get_xlim()[0], FRAME_MS, "  a frame at 60 a second", va="bottom", fontsize=8)
    axes.set(xlabel="zombies", ylabel="ms a tick, mean", title="One tick of the crowd")
    axes.grid(visible=True, which="major", color=INK, alpha=0.12)
    axes.legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, dpi=110, bbox_inches="tight")
    pyplot.close(figure)
