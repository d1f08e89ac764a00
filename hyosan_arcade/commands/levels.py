"""`hyosan level`: list the levels there are, check the files somebody writes."""

from __future__ import annotations

from pathlib import Path

from hyosan_arcade.commands.failure import FAILED, FINE
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.level import examine
from hyosan_arcade.content.library import LevelEntry, list_levels
from hyosan_arcade.content.reading import read_bytes


def list_all(folder: Path | None) -> int:
    """Print each level with its title and its file; broken ones say so."""
    for entry in list_levels(folder):
        print(f"{entry.level_id:20} {_title(entry):30} {entry.path}")
    return FINE


def check(files: list[Path]) -> int:
    """Print everything that is wrong with `files`; answer 1 if any has an error."""
    broken = [file for file in files if not _is_fine(file)]
    return FAILED if broken else FINE


def _title(entry: LevelEntry) -> str:
    if entry.level is None:
        return "cannot be played: check it"
    return entry.title.get("en") or next(iter(entry.title.values()))


def _is_fine(file: Path) -> bool:
    try:
        level, report = examine(read_bytes(file), str(file))
    except ContentError as error:
        print(error)
        return False
    print(report.render())
    return level is not None
