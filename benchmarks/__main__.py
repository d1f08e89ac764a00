"""`python -m benchmarks crowd|flow|frame [--quick] [--write]`.

Without `--write` the tables are printed only; with it they go into docs/benchmarks.md too.  Peers
are optional: `pip install --group peers`.  Numbers from a busy machine are not worth keeping.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks import crowd_page, flow_page, flows, race
from benchmarks.arena import Arena
from benchmarks.machine import describe
from benchmarks.peers.missing import PeerMissingError
from benchmarks.plot import draw_plot
from benchmarks.report import SECTIONS, write_section

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "benchmarks.md"
PLOT = DOCS / "pictures" / "benchmark-crowd.png"
Tell = Callable[[str], None]


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", choices=SECTIONS)
    parser.add_argument("--quick", action="store_true", help="few zombies, few ticks")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name} and its picture")
    asked = parser.parse_args()
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # read when pygame is first imported
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    console = Console()
    made = {"crowd": _crowd, "flow": _flow, "frame": _frame}[asked.what](asked, console)
    kind = "A quick run" if asked.quick else "A full run"
    text = f"{made}\n\n{kind} on {describe()}"
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        print(text)  # whole lines, as a file or a pipe wants them
    if asked.write:
        write_section(PAGE, asked.what, text)
        console.print(f"written: {PAGE}")


def _crowd(asked: argparse.Namespace, console: Console) -> str:
    length = race.QUICK if asked.quick else race.FULL
    with _progress(console, len(length.counts) * length.repeats) as tell:
        ran = race.run_race(Arena(), length, tell)
    picture = PLOT.relative_to(DOCS).as_posix() if asked.write and _plotted(ran, console) else ""
    return crowd_page.crowd_page(ran, length, picture)


def _plotted(ran: race.Race, console: Console) -> bool:
    try:
        draw_plot(ran, PLOT)
    except PeerMissingError as error:
        console.print(str(error))
        return False
    return True


def _flow(asked: argparse.Namespace, console: Console) -> str:
    length = flows.QUICK if asked.quick else flows.FULL
    with _progress(console, len(length.sides) * length.repeats) as tell:
        ran = flows.run_flow_race(length, tell)
    return flow_page.flow_page(ran, length)


def _frame(asked: argparse.Namespace, console: Console) -> str:
    from benchmarks import frame_page, frames  # they import pygame

    length = frames.QUICK if asked.quick else frames.FULL
    with _progress(console, len(length.counts)) as tell:
        ran = frames.run_frames(length, tell)
    return frame_page.frame_page(ran, length)


@contextmanager
def _progress(console: Console, steps: int) -> Iterator[Tell]:
    """Show a bar of `steps`; yield what advances it by one, with words for what was done."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("packing", total=steps)
        yield lambda words: progress.update(task, advance=1, description=words)


if __name__ == "__main__":
    main()
