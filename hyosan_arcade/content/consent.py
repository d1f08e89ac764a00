"""Which packs may change how the whole game looks and sounds: the player says, once, by id.

A pack always has its own pictures and sounds in its own levels.  That they stand in for the game's
everywhere is asked for in its `overrides`, and granted here, in a small file among the player's.
"""

from __future__ import annotations

import contextlib
import logging
import os
import tomllib
from typing import TYPE_CHECKING

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.places import user_data_root

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

log = logging.getLogger(__name__)

FILE_NAME = "consent.toml"
HEAD = "# Packs whose pictures and sounds may stand in for the game's own everywhere.\n"
MAX_BYTES = 64 * 1024


def consent_file() -> Path:
    """Return the file in which the player's word is kept."""
    return user_data_root() / FILE_NAME


def allowed_packs() -> frozenset[str]:
    """Return the ids of the packs that are allowed; a file that cannot be read allows none."""
    file = consent_file()
    try:
        with file.open("rb") as stream:
            table = tomllib.loads(stream.read(MAX_BYTES).decode("utf-8-sig"))
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError, RecursionError) as error:
        log.warning("%s: cannot be read (%s): no pack changes the whole game", file, error)
        return frozenset()
    listed = table.get("allow", [])
    if not isinstance(listed, list):
        log.warning('%s: write  allow = ["PACK"]: no pack changes the whole game', file)
        return frozenset()
    return frozenset(word for word in listed if isinstance(word, str))


def allow_pack(pack_id: str) -> None:
    """Note that a pack may change the whole game; raise ContentError where the disk refuses."""
    _write(allowed_packs() | {pack_id})


def forbid_pack(pack_id: str) -> None:
    """Take that back."""
    _write(allowed_packs() - {pack_id})


def _write(packs: Iterable[str]) -> None:
    file = consent_file()
    beside = file.with_name(f".{FILE_NAME}.{os.getpid()}.part")
    quoted = ", ".join(f'"{pack}"' for pack in sorted(packs) if '"' not in pack)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(f"{HEAD}allow = [{quoted}]\n", encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise ContentError(f"{file}: cannot be written: {error.strerror or error}") from error
