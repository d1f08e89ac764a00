"""`hyosan scores`: the best time and the best score of each edition of a level, by difficulty.

A level that has been changed begins with an empty list: its digest is another.  The checksum is the
one a replay of the run ends with.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.commands.choice import choose_level
from hyosan_arcade.commands.failure import FINE, CommandError
from hyosan_arcade.content.places import user_data_root
from hyosan_arcade.run.scores import FAILURES, FILE_NAME, open_scores

if TYPE_CHECKING:
    from hyosan_arcade.run.scores import Best, RankedRun

NONE_YET = "no runs yet; finish one, won or lost: hyosan --level classroom"
HEAD = ("level", "edition", "difficulty", "best time", "best score", "checksum")


def scores_file() -> Path:
    """Return where the player's scores are."""
    return user_data_root() / FILE_NAME


def list_scores(level: str, folder: Path | None, *, as_json: bool) -> int:
    """Print the best runs, of all levels or of the one called `level`."""
    file = scores_file()
    bests = _bests(file) if file.exists() else []
    if level:
        is_asked = _asked(level, folder, bests)
        bests = [best for best in bests if is_asked(best.highest)]
    if as_json:
        print(json.dumps([_plain(best) for best in bests], indent=1))
    elif bests:
        _print_table([HEAD, *(_row(best) for best in bests)])
    else:
        print(NONE_YET)
    return FINE


def _bests(file: Path) -> list[Best]:
    scores = open_scores(file)
    try:
        if scores.complaint:
            say(scores.complaint)
        return scores.all_bests()
    except FAILURES as error:
        raise CommandError(f"{file}: cannot be read: {error}") from error
    finally:
        scores.close()


def _asked(level: str, folder: Path | None, bests: list[Best]) -> Callable[[RankedRun], bool]:
    """Return the test for runs of `level`: all editions of an id, one edition of a file.

    A level that is gone still has its runs; one that never was is a slip.
    """
    if any(best.highest.level == level for best in bests):
        return lambda run: run.level == level
    digest = choose_level(level, folder).digest
    return lambda run: run.digest == digest


def _plain(best: Best) -> dict[str, object]:
    run = best.highest
    return {
        "level": run.level,
        "digest": run.digest,
        "difficulty": run.difficulty,
        "fastest": asdict(best.fastest) if best.fastest else None,
        "highest": asdict(run),
    }


def _row(best: Best) -> tuple[str, ...]:
    run, fastest = best.highest, best.fastest
    time = f"{fastest.seconds // 60}:{fastest.seconds % 60:02}" if fastest else "-"
    checksum = (fastest or run).checksum
    return run.level, run.digest[:8], run.difficulty, time, str(run.score), checksum


def _print_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
