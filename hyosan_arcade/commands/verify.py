"""`hyosan verify`: play a replay again without a screen and say whether it is proven."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.commands.choice import choose_level
from hyosan_arcade.commands.failure import FAILED, FINE, CommandError
from hyosan_arcade.run.replay import Replay, ReplayError, read_replay, verify

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import LevelSpec


def load(file: Path, level: str, folder: Path | None) -> tuple[Replay, LevelSpec]:
    """Return the replay in `file` and its level (`level` names another place to find it)."""
    try:
        replay = read_replay(file)
    except ReplayError as error:
        raise CommandError(str(error)) from error
    try:
        return replay, choose_level(level or replay.header.level, folder)
    except CommandError as error:
        hint = f"{file}: its level {replay.header.level!r} is needed (--levels DIR): {error}"
        raise CommandError(hint) from error


def verify_file(file: Path, level: str, folder: Path | None, *, as_json: bool) -> int:
    """Print the verdict on `file`; answer 0 when proven, else 1."""
    replay, spec = load(file, level, folder)
    try:
        verdict = verify(replay, spec)
    except ReplayError as error:
        raise CommandError(f"{file}: {error}") from error
    if as_json:
        print(json.dumps({"file": str(file), **asdict(verdict)}))
    else:
        print(f"{file}: {verdict.line}")
    return FINE if verdict.proven else FAILED
