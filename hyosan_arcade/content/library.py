"""Which levels there are, and where.

A level is found by path, by file name (`NAME.level.toml` in any of the level folders), by the id
it gives itself, or, in a pack, as `pack:level`.  The nearest folder wins: a folder named on the
command line, `$HYOSAN_LEVELS`, the player's own, those that come with the game.  A file that cannot
be used is listed with its error, and so is what gives way to another: nothing vanishes in silence.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.content.consent import allowed_packs
from hyosan_arcade.content.faults import ContentError, did_you_mean
from hyosan_arcade.content.level import read_level
from hyosan_arcade.content.pack_check import open_pack
from hyosan_arcade.content.pack_files import is_pack
from hyosan_arcade.content.pack_names import PackError
from hyosan_arcade.content.pack_stock import stem
from hyosan_arcade.content.packs import pack_paths, survey
from hyosan_arcade.content.places import level_roots, shipped_levels_root
from hyosan_arcade.content.precedence import doubles, overlay_of, replaced
from hyosan_arcade.content.stock import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hyosan_arcade.content.faults import Report
    from hyosan_arcade.content.packs import Pack
    from hyosan_arcade.content.stock import Stock
    from hyosan_arcade.sim.spec import LevelSpec

SUFFIX = ".level.toml"


@dataclass(frozen=True, slots=True, eq=False)
class LevelEntry:
    """A level of the list; `level` is None and `error` says why when its file is at fault.

    `pack` is the id of the pack it comes with, "" for a loose file; a pack that cannot be opened
    is one entry, with its own path.
    """

    level_id: str
    path: Path
    title: Mapping[str, str]
    author: str
    level: LevelSpec | None
    error: str = ""
    pack: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """All levels and packs of the level folders.

    `remarks` are lines for people: what gave way to what, what a pack replaces, what is not
    applied and how to allow it.  `overlay` is what stands in for the game's files everywhere.
    """

    levels: tuple[LevelEntry, ...]
    packs: tuple[Pack, ...]
    remarks: tuple[str, ...]
    overlay: Mapping[str, bytes] = field(default_factory=dict)


def read_library(extra: Path | None = None) -> Library:
    """Read every level file there is: loose ones first, those of the game leading, then packs."""
    roots = dict.fromkeys([shipped_levels_root(), *level_roots(extra)])
    loose = [_entry(path) for root in roots for path in _files(root)]
    found = survey(pack_paths(dict.fromkeys(level_roots(extra))))
    packed = [entry for pack in found.packs for entry in _pack_entries(pack)]
    levels = (*loose, *packed)
    used = [(entry.level_id, entry.path) for entry in _nearest_first(levels, extra) if entry.level]
    everywhere = overlay_of(found.packs, allowed_packs())
    remarks = (*found.remarks, *doubles(used), *replaced(found.packs), *everywhere.remarks)
    return Library(levels, found.packs, remarks, everywhere.files)


def list_levels(extra: Path | None = None) -> tuple[LevelEntry, ...]:
    """Return every level there is, the game's own first."""
    return read_library(extra).levels


def global_overlay(extra: Path | None = None) -> Mapping[str, bytes]:
    """Return the pictures and sounds that stand in for the game's in every level."""
    allowed = allowed_packs()
    if not allowed:
        return {}  # no pack need be opened
    packs = survey(pack_paths(dict.fromkeys(level_roots(extra)))).packs
    return overlay_of(packs, allowed).files


# --- one level ------------------------------------------------------------------------------------


def find_level(name_or_path: str, extra: Path | None = None) -> LevelSpec:
    """Return the level of that path, file name or id; raise ContentError, with the nearest name."""
    if _looks_like_path(name_or_path):
        return _level_at(Path(name_or_path), extra)
    files = [path for root in dict.fromkeys(level_roots(extra)) for path in _files(root)]
    for path in files:
        if name_of(path) == name_or_path:
            return read_level(path)
    entries = _nearest_first(list_levels(extra), extra)
    for is_it in (_is_called, _is_short_for):
        for entry in entries:
            if is_it(entry, name_or_path) and entry.level:
                return entry.level
    raise ContentError(_no_such_level(name_or_path, entries))


def stock_for(path: Path, extra: Path | None = None) -> Stock:
    """Return what the level file at `path` may draw on: that of its pack if it lies in one.

    Raises ContentError where the pack is at fault.
    """
    folder = path.resolve().parent.parent
    if path.resolve().parent.name != "levels" or not is_pack(folder):
        return SHIPPED
    pack = open_pack(folder, level_roots(extra))
    if pack.error:
        raise ContentError(pack.error)
    return pack.stock


def name_of(path: Path) -> str:
    """Return a level file's name without its ending."""
    return path.name.removesuffix(SUFFIX)


def _level_at(path: Path, extra: Path | None) -> LevelSpec:
    if not is_pack(path):
        return read_level(path, stock_for(path, extra))
    entries = _pack_entries(open_pack(path, level_roots(extra)))
    first = next(entries, None)
    if first is None:
        raise PackError(path, "", "there is no level in it", f"put a NAME{SUFFIX} into levels/")
    if first.level is None:
        raise ContentError(first.error)
    return first.level


def _looks_like_path(word: str) -> bool:
    endings = (".toml", ".zip")
    return word.endswith(endings) or any(sep in word for sep in (os.sep, os.altsep) if sep)


def _is_called(entry: LevelEntry, word: str) -> bool:
    return entry.level_id == word


def _is_short_for(entry: LevelEntry, word: str) -> bool:
    return bool(entry.pack) and word in (entry.pack, entry.level_id.partition(":")[2])


def _nearest_first(entries: Iterable[LevelEntry], extra: Path | None) -> list[LevelEntry]:
    roots = level_roots(extra)

    def place(entry: LevelEntry) -> int:
        return next(n for n, root in enumerate(roots) if root in entry.path.parents)

    return sorted(entries, key=place)


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


def _pack_entries(pack: Pack) -> Iterator[LevelEntry]:
    """Yield a pack's levels, its campaign first; one that cannot be used is one entry."""
    if pack.error or pack.manifest is None:
        title = {"en": pack.pack_id}
        yield LevelEntry(pack.pack_id, pack.path, title, "", None, pack.error, pack.pack_id)
        return
    campaign = pack.manifest.campaign
    entries = [_packed(pack, *found) for found in pack.levels()]

    def place(entry: LevelEntry) -> int:
        own = entry.level_id.partition(":")[2]
        return campaign.index(own) if own in campaign else len(campaign)

    yield from sorted(entries, key=place)


def _packed(pack: Pack, name: str, level: LevelSpec | None, report: Report) -> LevelEntry:
    path = pack.path / name
    if level is None:
        level_id = f"{pack.pack_id}:{stem(name)}"
        title = {"en": level_id}
        error = report.render()
        return LevelEntry(level_id, path, title, "", None, error, pack.pack_id)
    author = level.author or (pack.manifest.author if pack.manifest else "")
    return LevelEntry(level.level_id, path, level.title, author, level, "", pack.pack_id)


def _no_such_level(word: str, entries: Iterable[LevelEntry]) -> str:
    loose = {name_of(entry.path) for entry in entries if not entry.pack}
    names = sorted({entry.level_id for entry in entries} | loose)
    near = did_you_mean(word, names)
    known = f"known: {', '.join(names[:12])}" if names else "no levels were found"
    return f'no level "{word[:60]}"{"; " + near if near else ""} ({known})'
