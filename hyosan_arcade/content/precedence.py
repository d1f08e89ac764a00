"""Who gives way to whom, said aloud.

Two levels of one id, two packs that draw one picture, a pack that brings its own walker: the rules
of precedence settle each, and here each is put into a line for `hyosan level list --verbose`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.content.pack_files import Overlay
from hyosan_arcade.content.pack_stock import names_in
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.stock import SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.content.pack_files import PackFiles
    from hyosan_arcade.content.packs import Pack

SHOWN = 6
"""Names of one line; more are counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Everywhere:
    """What stands in for the game's files in every level, and what there is to say about it."""

    files: Mapping[str, bytes]
    remarks: tuple[str, ...]


def doubles(levels: Iterable[tuple[str, Path]]) -> Iterator[str]:
    """Yield a line for each id that several levels have; the first of `levels` is used."""
    paths: dict[str, list[Path]] = {}
    for level_id, path in levels:
        paths.setdefault(level_id, []).append(path)
    for level_id, (used, *hidden) in paths.items():
        for path in hidden:
            yield f'level "{level_id}": {used} is used, {path} only by its path'


def replaced(packs: Iterable[Pack]) -> Iterator[str]:
    """Yield a line for what each pack has otherwise than the game, in its own levels."""
    kinds = {kind.name for kind in SHIPPED.kinds}
    for pack in packs:
        if pack.files is None or pack.error:
            continue
        media = (*names_in(pack.files, "sprites"), *names_in(pack.files, "sounds"))
        changes = {
            "files": [name for name in media if (assets_root() / name).is_file()],
            "kinds": [
                k.name for k in pack.stock.kinds if k.name in kinds and k not in SHIPPED.kinds
            ],
            "palettes": [
                name
                for name, glyphs in pack.stock.palettes.items()
                if name in SHIPPED.palettes and glyphs is not SHIPPED.palettes[name]
            ],
        }
        for what, names in changes.items():
            if names:
                yield f'pack "{pack.pack_id}": its levels have their own {what}: {_listed(names)}'


def overlay_of(packs: Iterable[Pack], allowed: frozenset[str]) -> Everywhere:
    """Lay the overrides of the allowed packs over each other; the later pack wins."""
    sources: dict[str, PackFiles] = {}
    owners: dict[str, str] = {}
    remarks: list[str] = []
    for pack in packs:
        if pack.files is None or pack.manifest is None or pack.error or not pack.manifest.overrides:
            continue
        wanted = pack.manifest.overrides
        said = f'pack "{pack.pack_id}": {_listed(wanted)}'
        if pack.pack_id not in allowed:
            allow = f"hyosan level list --allow {pack.pack_id}"
            remarks.append(f"{said} not applied to the whole game; to allow it: {allow}")
            continue
        remarks.append(f"{said} applied to the whole game")
        for path in wanted:
            if path in owners:
                remarks.append(f'{path}: "{pack.pack_id}" is used, not "{owners[path]}"')
            sources[path], owners[path] = pack.files, pack.pack_id
    return Everywhere(Overlay(sources), tuple(remarks))


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
