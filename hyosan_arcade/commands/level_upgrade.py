"""`hyosan level upgrade`: bring level files to the newest format, in place."""

from __future__ import annotations

from pathlib import Path

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.commands.failure import FAILED, FINE
from hyosan_arcade.commands.level_files import write_text
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.level import FORMAT
from hyosan_arcade.content.reading import read_bytes
from hyosan_arcade.content.upgrade import upgraded


def upgrade(files: list[Path]) -> int:
    """Upgrade each file; answer 1 if one could not be."""
    return FAILED if [file for file in files if not _upgrade_one(file)] else FINE


def _upgrade_one(file: Path) -> bool:
    try:
        text = upgraded(read_bytes(file), str(file))
    except ContentError as error:
        say(str(error))
        return False
    if text is None:
        print(f"{file}: format {FORMAT} is the newest; nothing to do")
        return True
    write_text(file, text)
    print(f"{file}: now of format {FORMAT}; check it:  hyosan level check {file}")
    return True
