"""Writing the files a level maker asked for: whole or not at all, never over another by chance."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from hyosan_arcade.commands.failure import CommandError


def write_text(file: Path, text: str) -> None:
    """Write `text` in place of `file` at one stroke; raise CommandError where the disk refuses."""
    write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, content: bytes) -> None:
    """Write `content` in place of `file` at one stroke; raise CommandError where it cannot be."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise CommandError(f"{file}: cannot be written: {error.strerror or error}") from error


def refuse_existing(file: Path) -> None:
    """Raise CommandError if there is a file already."""
    if file.exists():
        raise CommandError(f"{file}: is there already; name another file or move it away")
