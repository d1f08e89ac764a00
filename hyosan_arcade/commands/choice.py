"""The choice that several commands share: a level by its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.commands.failure import FAILED, USAGE, CommandError
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.library import find_level, list_levels

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import LevelSpec

DEFAULT_LEVEL = "classroom"


def choose_level(name: str, folder: Path | None) -> LevelSpec:
    """Return the level called `name`, or in the file of that name.

    A name nobody knows is a slip of the command line (2), a broken level a failure (1).
    """
    try:
        return find_level(name, folder)
    except ContentError as error:
        is_there = Path(name).exists() or any(e.level_id == name for e in list_levels(folder))
        raise CommandError(str(error), FAILED if is_there else USAGE) from error
