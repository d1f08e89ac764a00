"""Which levels there are, and where.

A level is found by path, by file name (`NAME.level.toml` in any of the level folders) or by the id
it gives itself.  The nearest folder wins: a folder named on the command line, `$HYOSAN_LEVELS`,
the player's own, those that come with the game.  A file that cannot be used is listed with its
error: it must not vanish from the menu in silence.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.content.faults import ContentError, did_you_mean
from hyosan_arcade.content.level import read_level
from hyosan_arcade.content.places import level_roots, shipped_levels_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hyosan_arcade.sim.spec import LevelSpec

SUFFIX = ".level.toml"


@dataclass(frozen=True, slots=True, eq=False)
class LevelEntry:
    """A level of the list; `level` is None and `error` says why when its file is at fault."""

    level_id: str
    path: Path
    title: Mapping[str, str]
    author: str
    level: LevelSpec | None
    error: str = ""


def list_levels(extra: Path | None = None) -> tuple[LevelEntry, ...]:
    """Return every level file there is: those of the game first, then by folder and name."""
    shipped = shipped_levels_root()
    roots = dict.fromkeys([shipped, *level_roots(extra)])
    return tuple(_entry(path) for root in roots for path in _files(root))


def find_level(name_or_path: str, extra: Path | None = None) -> LevelSpec:
    """Return the level of that path, file name or id; raise ContentError, with the nearest name."""
    if _looks_like_path(name_or_path):
        return read_level(Path(name_or_path))
    roots = dict.fromkeys(level_roots(extra))
    files = [path for root in roots for path in _files(root)]
    for path in files:
        if name_of(path) == name_or_path:
            return read_level(path)
    entries = [_entry(path) for path in files]
    for entry in entries:
        if entry.level_id == name_or_path and entry.level:
            return entry.level
    raise ContentError(_no_such_level(name_or_path, entries))


def name_of(path: Path) -> str:
    """Return a level file's name without its ending."""
    return path.name.removesuffix(SUFFIX)


def _looks_like_path(word: str) -> bool:
    return word.endswith(".toml") or any(sep in word for sep in (os.sep, os.altsep) if sep)


def _files(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.glob(f"*{SUFFIX}") if path.is_file())
    except OSError:
        return []  # a folder we may not look into holds no levels for us


def _entry(path: Path) -> LevelEntry:
    try:
        level = read_level(path)
    except ContentError as error:
        return LevelEntry(name_of(path), path, {"en": name_of(path)}, "", None, str(error))
    return LevelEntry(level.level_id, path, level.title, level.author, level)


def _no_such_level(word: str, entries: list[LevelEntry]) -> str:
    names = sorted({e.level_id for e in entries} | {name_of(e.path) for e in entries})
    near = did_you_mean(word, names)
    known = f"known: {', '.join(names[:12])}" if names else "no levels were found"
    return f'no level "{word[:60]}"{"; " + near if near else ""} ({known})'
