"""`hyosan level list`: the levels there are, where they lie, and what is wrong with any."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from hyosan_arcade.commands.failure import FINE
from hyosan_arcade.content.library import LevelEntry, list_levels
from hyosan_arcade.content.places import level_roots

BROKEN = "cannot be played: check it"


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Which folder to look into as well, and how to tell."""

    folder: Path | None = None
    is_verbose: bool = False
    as_json: bool = False


def list_all(options: ListOptions) -> int:
    """Print each level with its title and its file; broken ones say so."""
    entries = list_levels(options.folder)
    if options.as_json:
        print(json.dumps([_plain(entry) for entry in entries], ensure_ascii=False, indent=2))
        return FINE
    for entry in entries:
        print(f"{entry.level_id:20} {_title(entry):30} {entry.path}")
        if options.is_verbose:
            _tell_more(entry)
    if options.is_verbose:
        _tell_folders(options.folder)
    return FINE


def _title(entry: LevelEntry) -> str:
    if entry.level is None:
        return BROKEN
    return entry.title.get("en") or next(iter(entry.title.values()))


def _plain(entry: LevelEntry) -> dict[str, object]:
    return {
        "id": entry.level_id,
        "title": dict(entry.title),
        "author": entry.author,
        "file": str(entry.path),
        "playable": entry.level is not None,
        "error": _first_line(entry.error),
    }


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _tell_more(entry: LevelEntry) -> None:
    if entry.level is None:
        print(f"{'':4}{_first_line(entry.error)}")
        return
    size = f"{entry.level.width} x {entry.level.height} tiles"
    languages = ", ".join(sorted({*entry.title, *entry.level.text}))
    by = f" by {entry.author}" if entry.author else ""
    print(f"{'':4}{size}{by}; {languages}; digest {entry.level.digest}")


def _tell_folders(folder: Path | None) -> None:
    print("searched, the nearest first:")
    for root in level_roots(folder):
        print(f"{'':4}{root}{'' if root.is_dir() else '  (is not there)'}")
