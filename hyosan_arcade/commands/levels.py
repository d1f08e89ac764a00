"""`hyosan level`: list the levels there are, check the files somebody writes."""

from __future__ import annotations

from pathlib import Path

from hyosan_arcade.commands.failure import FAILED, FINE
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.level import read_level
from hyosan_arcade.content.library import list_levels


def list_all(folder: Path | None) -> int:
    """Print each level with its title and its file; broken ones say so."""
    for entry in list_levels(folder):
        what = entry.title if entry.level else "cannot be played: see hyosan level check"
        print(f"{entry.level_id:20} {what}  ({entry.path})")
    return FINE


def check(files: list[Path]) -> int:
    """Print everything that is wrong with `files`; answer 1 if any has an error."""
    code = FINE
    for file in files:
        try:
            level = read_level(file)
        except ContentError as error:
            print(error)
            code = FAILED
        else:
            print(f"{file}: fine: {level.level_id}, {level.width}×{level.height}")
    return code
