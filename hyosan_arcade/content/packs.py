"""Packs: levels with what they bring along, each opened on top of the packs it requires.

A pack is a folder or a zip with a pack.toml.  Opening one never fails halfway: it is either whole
or listed with the first thing that is wrong.  Packs come in one order everywhere, those required
before those that require them and else by id, so that the same folders give the same game.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from hyosan_arcade import __version__
from hyosan_arcade.content.faults import did_you_mean
from hyosan_arcade.content.findings import Findings
from hyosan_arcade.content.level import examine
from hyosan_arcade.content.pack_files import Overlay, is_pack, open_files
from hyosan_arcade.content.pack_names import MANIFEST, PackError
from hyosan_arcade.content.pack_schema import (
    PACK_FORMAT,
    Manifest,
    as_numbers,
    split_requirement,
)
from hyosan_arcade.content.pack_stock import StockReader, label, level_names, refused
from hyosan_arcade.content.reading import RefusedError, read_source
from hyosan_arcade.content.stock import SHIPPED, Stock
from hyosan_arcade.content.walk import Walk

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.content.faults import Report
    from hyosan_arcade.content.pack_files import PackFiles
    from hyosan_arcade.sim.spec import LevelSpec

MAX_PACKS = 256
PUT_BACK = "put it beside this pack"


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A pack whose manifest is in order, before it meets those it requires."""

    files: PackFiles
    manifest: Manifest
    report: Report

    @property
    def needs(self) -> Mapping[str, str]:
        """Required packs and their least versions."""
        return dict(map(split_requirement, self.manifest.requires))


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A pack as it is used; where `error` is not "", it is only listed.

    `manifest` and `files` are None for one that could not be opened at all.
    """

    pack_id: str
    path: Path
    manifest: Manifest | None = None
    files: PackFiles | None = None
    stock: Stock = SHIPPED
    reports: tuple[Report, ...] = ()
    error: str = ""

    def levels(self) -> Iterator[tuple[str, LevelSpec | None, Report]]:
        """Yield each level file with its level, None for one with errors, and its report."""
        if self.files is None or self.error:
            return
        for name in level_names(self.files):
            yield (name, *examine_in(self, name))


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """All packs of some folders, in order, and what had to give way."""

    packs: tuple[Pack, ...]
    remarks: tuple[str, ...]


def pack_paths(roots: Iterable[Path]) -> tuple[Path, ...]:
    """Return what looks like a pack in the level folders and their `packs/`, nearest first."""
    found: list[Path] = []
    for folder in (inner for root in roots for inner in (root, root / "packs")):
        try:
            found += sorted(path for path in folder.iterdir() if is_pack(path))
        except OSError:
            continue  # a folder we may not look into holds no packs for us
    return tuple(dict.fromkeys(found))


def survey(paths: Iterable[Path]) -> Survey:
    """Open the packs at `paths`, the nearest first; of two with one id the nearest is used."""
    drafts: dict[str, Draft] = {}
    broken: list[Pack] = []
    remarks: list[str] = []
    for number, path in enumerate(paths):
        if number >= MAX_PACKS:
            remarks.append(f"more than {MAX_PACKS} packs: {path} and what follows is not looked at")
            break
        draft = open_draft(path)
        if isinstance(draft, Pack):
            broken.append(draft)
        elif used := drafts.get(draft.manifest.id):
            remarks.append(f'pack "{draft.manifest.id}": {used.files.path} is used, {path} is not')
        else:
            drafts[draft.manifest.id] = draft
    return Survey((*_opened(drafts), *broken), tuple(remarks))


# --- one pack -------------------------------------------------------------------------------------


def open_draft(path: Path) -> Draft | Pack:
    """Read the manifest of the pack at `path`; return a pack with an error where that fails."""
    try:
        files = open_files(path)
        content = files.read(MANIFEST) if MANIFEST in files.names else None
        if content is None:
            raise PackError(path, "", f"there is no {MANIFEST} in it", "write one, or move it away")
        source = read_source(content, label(files, MANIFEST))
    except PackError as error:
        return Pack(path.stem, path, reports=(refused(str(path), error),), error=str(error))
    except RefusedError as error:
        return Pack(path.stem, path, reports=(error.report,), error=first_fault(error.report))
    findings = Findings(source.file, source.text)
    manifest = _manifest(source.table, findings, files)
    report = findings.report()
    if manifest is None:
        return Pack(path.stem, path, reports=(report,), error=first_fault(report))
    return Draft(files, manifest, report)


def _manifest(table: Mapping[str, object], findings: Findings, files: PackFiles) -> Manifest | None:
    given = table.get("format")
    if isinstance(given, int) and given > PACK_FORMAT:
        message = f"the pack is of format {given!r:.12}; this game knows up to {PACK_FORMAT}"
        findings.error(findings.value(("format",)), "F002", message, "update the game")
        return None
    Walk(findings).visit(table, Manifest, ())
    if "format" in table and given != PACK_FORMAT:
        findings.error(findings.value(("format",)), "F003", f"there is no format {given!r:.40}")
    if findings.has_errors:
        return None
    manifest = msgspec.convert(table, Manifest)
    if as_numbers(manifest.game) > as_numbers(__version__):
        message = f"the pack needs the game from {manifest.game}; this is {__version__}"
        findings.error(findings.value(("game",)), "P002", message, "update the game")
    for index, path in enumerate(manifest.overrides):
        if path not in files.names:
            spot = findings.value(("overrides", index))
            hint = did_you_mean(path, files.names) or "put the file in, or take the line out"
            findings.error(spot, "P003", f'"{path[:80]}" is not in the pack', hint)
    return None if findings.has_errors else manifest


def examine_in(pack: Pack, name: str) -> tuple[LevelSpec | None, Report]:
    """Read and check one level file of a pack that is used."""
    if pack.files is None:
        raise PackError(pack.path, name, "the pack is not open", "mend what it says first")
    try:
        content = pack.files.read(name)
    except PackError as error:
        return None, refused(label(pack.files, name), error)
    return examine(content, label(pack.files, name), pack.stock)


def first_fault(report: Report) -> str:
    """Return the first error of a report in one line, with its hint."""
    fault = next((f for f in report.faults if f.severity == "error"), report.faults[0])
    return f"{fault.headline}; {fault.hint}" if fault.hint else fault.headline


# --- packs on packs -------------------------------------------------------------------------------


def _opened(drafts: Mapping[str, Draft]) -> Iterator[Pack]:
    """Yield the packs in their order, each on top of those it requires."""
    done: dict[str, Pack] = {}
    waiting = {pack_id: set(draft.needs) & drafts.keys() for pack_id, draft in drafts.items()}
    while waiting:
        ready = sorted(pack_id for pack_id, needs in waiting.items() if needs <= done.keys())
        pack_id = ready[0] if ready else min(waiting)
        if ready:
            pack = _stocked(drafts[pack_id], done)
        else:
            others = ", ".join(sorted(waiting[pack_id] - done.keys()))
            wrong = f"requires {others}, and that requires this pack again"
            pack = _unusable(drafts[pack_id], wrong, "take one requirement out")
        del waiting[pack_id]
        done[pack_id] = pack
        yield pack


def _stocked(draft: Draft, done: Mapping[str, Pack]) -> Pack:
    for need, version in draft.needs.items():
        other = done.get(need)
        if other is None or other.manifest is None:
            return _unusable(draft, f'requires the pack "{need}", which is not here', PUT_BACK)
        if other.error:
            return _unusable(draft, f'requires the pack "{need}", which is at fault', "mend that")
        if as_numbers(other.manifest.version) < as_numbers(version):
            wrong = f'requires "{need}" from {version}; here is {other.manifest.version}'
            return _unusable(draft, wrong, f"update {need}")
    base = joined_stock([done[need].stock for need in draft.needs])
    reader = StockReader(draft.files, draft.manifest.id, base)
    stock = reader.read()
    reports = (draft.report, *reader.reports)
    faulty = next((report for report in reports if not report.is_clean), None)
    error = first_fault(faulty) if faulty else ""
    return Pack(
        draft.manifest.id, draft.files.path, draft.manifest, draft.files, stock, reports, error
    )


def _unusable(draft: Draft, wrong: str, fix: str) -> Pack:
    path = draft.files.path
    error = PackError(path, MANIFEST, wrong, fix)
    reports = (draft.report, refused(str(path), error))
    return Pack(draft.manifest.id, path, draft.manifest, None, SHIPPED, reports, str(error))


def joined_stock(stocks: Iterable[Stock]) -> Stock:
    """Lay stocks over what the game ships; the later wins."""
    palettes, kinds = dict(SHIPPED.palettes), {kind.name: kind for kind in SHIPPED.kinds}
    text: dict[str, dict[str, str]] = {}
    sources: dict[str, PackFiles] = {}
    for stock in stocks:
        palettes |= stock.palettes
        kinds |= {kind.name: kind for kind in stock.kinds}
        for language, by_key in stock.text.items():
            text.setdefault(language, {}).update(by_key)
        if isinstance(stock.files, Overlay):
            sources |= stock.files.sources
    return Stock("", palettes, tuple(kinds.values()), text, Overlay(sources))
