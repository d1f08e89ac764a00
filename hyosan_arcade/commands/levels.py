"""`hyosan level list`: the levels and packs there are, where they lie, what is wrong with any."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from hyosan_arcade.commands.failure import FINE, USAGE, CommandError
from hyosan_arcade.content.consent import allow_pack, forbid_pack
from hyosan_arcade.content.faults import ContentError, nearest_or_list, printable
from hyosan_arcade.content.library import LevelEntry, Library, read_library
from hyosan_arcade.content.places import level_roots

BROKEN = "cannot be played: check it"


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Which folder to look into as well, and how to tell.

    `allow` and `forbid` name a pack that may, or may no longer, change the whole game.
    """

    folder: Path | None = None
    is_verbose: bool = False
    as_json: bool = False
    allow: str = ""
    forbid: str = ""


def list_all(options: ListOptions) -> int:
    """Print each level with its title and its file; broken ones say so."""
    _note_consent(options)
    library = read_library(options.folder)
    if options.as_json:
        print(json.dumps([_plain(e) for e in library.levels], ensure_ascii=False, indent=2))
        return FINE
    width = max((len(entry.level_id) for entry in library.levels), default=0)
    for entry in library.levels:
        print(f"{entry.level_id:{width}}  {_title(entry):28}  {entry.path}")
        if options.is_verbose:
            _tell_more(entry)
    if options.is_verbose:
        _tell_packs(library)
        _tell_folders(options.folder)
    return FINE


def _note_consent(options: ListOptions) -> None:
    """Keep the player's word on a pack that is there; raise CommandError for one that is not."""
    try:
        if options.allow:
            known = [pack.pack_id for pack in read_library(options.folder).packs]
            if options.allow not in known:
                hint = nearest_or_list(options.allow, known)
                raise CommandError(f'no pack "{printable(options.allow)}"; {hint}', USAGE)
            allow_pack(options.allow)
        if options.forbid:
            forbid_pack(options.forbid)
    except ContentError as error:
        raise CommandError(str(error)) from error


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
        "pack": entry.pack,
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


def _tell_packs(library: Library) -> None:
    for pack in library.packs:
        version = f" {pack.manifest.version}" if pack.manifest else ""
        print(f"pack {pack.pack_id}{version}: {_first_line(pack.error) or pack.path}")
    for remark in library.remarks:
        print(f"{'':4}{remark}")


def _tell_folders(folder: Path | None) -> None:
    print("searched, the nearest first:")
    for root in level_roots(folder):
        print(f"{'':4}{root}{'' if root.is_dir() else '  (is not there)'}")
