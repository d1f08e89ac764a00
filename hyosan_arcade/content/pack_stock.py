"""What a pack adds to what its levels may draw on: palettes, kinds, words, pictures and sounds.

Each file is checked as a level is, by the same walk and with the same codes, on top of the stock of
the packs it requires.  What is found is one report a file; a pack with an error in any of them is
not used, for its levels would not be what their author made.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from hyosan_arcade.content.check import check_mentions, known_words
from hyosan_arcade.content.drawing import Drawing, read_glyphs
from hyosan_arcade.content.faults import ERROR, Fault, Report
from hyosan_arcade.content.findings import Findings
from hyosan_arcade.content.kind_rows import add_kinds
from hyosan_arcade.content.pack_files import Overlay, read_asset
from hyosan_arcade.content.pack_names import LEVEL_ENDING, PLACES, PackError
from hyosan_arcade.content.pack_schema import KindsFile, PaletteFile
from hyosan_arcade.content.reading import RefusedError, read_source
from hyosan_arcade.content.schema_types import Line, TextKey
from hyosan_arcade.content.shapes import fits, show, wording
from hyosan_arcade.content.stock import Stock
from hyosan_arcade.content.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from hyosan_arcade.content.pack_files import PackFiles
    from hyosan_arcade.content.schema import Entry
    from hyosan_arcade.sim.spec import ZombieKind

MAX_KINDS = 256
"""Of zombies, with those of the game and of the packs that a pack requires."""
MEDIA = ("sprites", "sounds")


def label(files: PackFiles, name: str) -> str:
    """Return how messages call a file of a pack."""
    return f"{files.path}/{name}"


def refused(file: str, error: PackError) -> Report:
    """Return the report that says that a file, or the pack as a whole, cannot be used."""
    return Report(file, "", (Fault(file, 1, 1, "P001", ERROR, str(error)),))


def names_in(files: PackFiles, place: str) -> tuple[str, ...]:
    """Return the files of one of `PLACES`; of those for levels and tables, no deeper ones."""
    ending = PLACES[place]
    found = (n for n in files.names if n.startswith(f"{place}/") and n.endswith(ending))
    return tuple(n for n in found if place in MEDIA or n.count("/") == 1)


def level_names(files: PackFiles) -> tuple[str, ...]:
    """Return the level files of a pack."""
    return names_in(files, "levels")


def stem(name: str) -> str:
    """Return what a file is called without folders and ending.

    >>> stem("levels/gate.level.toml"), stem("text/ko.toml")
    ('gate', 'ko')
    """
    return PurePosixPath(name).name.removesuffix(LEVEL_ENDING).removesuffix(".toml")


class StockReader:
    """One reading of a pack's tables over `base`; fills `reports`."""

    def __init__(self, files: PackFiles, pack_id: str, base: Stock) -> None:
        self.reports: list[Report] = []
        self._files = files
        self._pack_id = pack_id
        self._base = base

    def read(self) -> Stock:
        """Return the pack's stock, without what is at fault; `reports` say what that is."""
        kinds = self._kinds()
        with_kinds = Stock(palettes=self._base.palettes, kinds=kinds)
        palettes = self._palettes(with_kinds)
        text = self._texts()
        files = Overlay({**_sources(self._base), **dict.fromkeys(self._media(), self._files)})
        return Stock(self._pack_id, palettes, kinds, text, files)

    def table(self, name: str, shape: Any, known: Stock) -> dict[str, Any] | None:
        """Read a table of `shape`, its references among `known`; None if it has errors."""
        read = self._source(name)
        if read is None:
            return None
        table, findings = read
        walk = Walk(findings)
        walk.visit(table, shape, ())
        check_mentions(walk.mentions, known_words(table, walk.mentions, Drawing(), known), findings)
        if shape is PaletteFile and isinstance(table.get("legend"), dict):
            read_glyphs(table, findings, known.palettes)
        return self._closed(findings, table)

    def _source(self, name: str) -> tuple[dict[str, Any], Findings] | None:
        file = label(self._files, name)
        try:
            source = read_source(self._files.read(name), file)
        except RefusedError as error:
            self.reports.append(error.report)
        except PackError as error:
            self.reports.append(refused(label(self._files, name), error))
        else:
            return source.table, Findings(file, source.text)
        return None

    def _closed(self, findings: Findings, table: dict[str, Any]) -> dict[str, Any] | None:
        self.reports.append(findings.report())
        return None if findings.has_errors else table

    # --- what is in the pack ------------------------------------------------------------------

    def _kinds(self) -> tuple[ZombieKind, ...]:
        kinds = self._base.kinds
        for name in names_in(self._files, "kinds"):
            table = self.table(name, KindsFile, Stock(kinds=kinds))
            if table is not None:
                kinds = add_kinds(kinds, msgspec.convert(table, KindsFile).kind)
        if len(kinds) > MAX_KINDS:
            fix = "take some out"
            error = PackError(self._files.path, "kinds", f"more than {MAX_KINDS} in all", fix)
            self.reports.append(refused(str(self._files.path), error))
            return self._base.kinds
        return kinds

    def _palettes(self, known: Stock) -> Mapping[str, Mapping[str, Entry]]:
        palettes = dict(self._base.palettes)
        for name in names_in(self._files, "palettes"):
            table = self.table(name, PaletteFile, known)
            if table is not None:
                glyphs = read_glyphs(table, Findings(name, ""), palettes)
                palettes[stem(name)] = glyphs
        return palettes

    def _texts(self) -> Mapping[str, Mapping[str, str]]:
        texts = {lang: dict(by_key) for lang, by_key in self._base.text.items()}
        for name in names_in(self._files, "text"):
            read = self._source(name)
            if read is None:
                continue
            table, findings = read
            own = dict(_words(table, findings))
            if self._closed(findings, table) is not None:
                texts.setdefault(stem(name), {}).update(own)
        return texts

    def _media(self) -> Iterator[str]:
        """Yield the pictures and sounds; all are looked at, so that none surprises in the game."""
        for name in (*names_in(self._files, "sprites"), *names_in(self._files, "sounds")):
            try:
                read_asset(self._files, name)
            except PackError as error:
                self.reports.append(refused(label(self._files, name), error))
            else:
                yield name


def _sources(stock: Stock) -> Mapping[str, PackFiles]:
    return stock.files.sources if isinstance(stock.files, Overlay) else {}


def _words(
    table: Mapping[str, Any], findings: Findings, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a text file, dots between their parts, and the words, checking both."""
    for name, value in table.items():
        here = (*path, name)
        if isinstance(value, dict):
            yield from _words(value, findings, here)
            continue
        key = ".".join(here)
        if not fits(key, TextKey):
            findings.error(findings.key(here), "S001", f"{show(key)} must be {wording(TextKey)}")
        Walk(findings).visit(value, Line, here)
        yield key, value
