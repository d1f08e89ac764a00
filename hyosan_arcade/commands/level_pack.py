"""`hyosan level pack`: make a pack's folder one .zip to send around."""

from __future__ import annotations

from pathlib import Path

from hyosan_arcade.commands.failure import FINE, USAGE, CommandError
from hyosan_arcade.commands.level_files import refuse_existing
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.pack_check import pack_level
from hyosan_arcade.content.places import level_roots, user_levels_root

ENDING = ".zip"


def pack(folder: Path, out: Path | None) -> int:
    """Check a pack whole and write its zip, beside its folder unless another file was named."""
    target = out or folder.absolute().with_name(f"{folder.absolute().name}{ENDING}")
    if target.suffix.lower() != ENDING:
        raise CommandError(f"{target}: a pack's file must end in {ENDING}", USAGE)
    refuse_existing(target)
    try:
        names = pack_level(folder, target, level_roots())
    except ContentError as error:
        raise CommandError(str(error)) from error
    print(
        f"{target}: {len(names)} files, {target.stat().st_size} bytes.\n"
        f"  send it to anybody; whoever puts it into {user_levels_root()} has it in the menu\n"
        f"  what it holds and replaces:   hyosan level list --verbose"
    )
    return FINE
