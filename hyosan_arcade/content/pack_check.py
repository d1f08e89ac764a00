"""The whole of a pack checked at once, and a checked folder made into a zip to share.

The zip is the same for the same files, byte for byte, whoever makes it and when: names in order,
one date, nothing squeezed (each zlib squeezes another way).  So two people can compare a checksum
instead of trusting each other.
"""

from __future__ import annotations

import contextlib
import os
import zipfile
from typing import TYPE_CHECKING

from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.content.faults import NOTE, WARNING, Fault, Report
from hyosan_arcade.content.pack_files import FolderFiles
from hyosan_arcade.content.pack_names import PackError, is_read
from hyosan_arcade.content.packs import first_fault, pack_paths, survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hyosan_arcade.content.packs import Pack
    from hyosan_arcade.sim.spec import LevelSpec

DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can say."""
PLAIN_FILE = 0o100644 << 16
FOR_PEOPLE = (".md", ".txt")


def open_pack(path: Path, roots: Iterable[Path] = ()) -> Pack:
    """Return the pack at `path`; what it requires is looked for in the level folders `roots`."""
    others = [other for other in pack_paths(roots) if other.resolve() != path.resolve()]
    return next(pack for pack in survey([path, *others]).packs if pack.path == path)


def check_pack(path: Path, roots: Iterable[Path] = ()) -> tuple[Report, ...]:
    """Return the reports on a pack and on each of its files, all that can be found in one run."""
    pack = open_pack(path, roots)
    reports = list(pack.reports)
    levels: list[LevelSpec] = []
    for _, level, report in pack.levels():
        reports.append(report)
        levels += [level] if level else []
    if pack.files is not None and not pack.error:
        reports.append(Report(str(path), "", tuple(_loose_ends(pack, levels))))
    return tuple(reports)


def _loose_ends(pack: Pack, levels: list[LevelSpec]) -> Iterator[Fault]:
    """Yield what is no error in any one file, but cannot be meant."""
    if pack.files is None or pack.manifest is None:
        return
    place = str(pack.path)
    own = [level.level_id.partition(":")[2] for level in levels]
    for word in pack.manifest.campaign:
        if word not in own:
            message = f'the campaign names "{word}", which no level of the pack calls itself'
            yield Fault(place, 1, 1, "P004", WARNING, message, f"levels: {', '.join(own)}")
    for word in sorted({word for word in own if own.count(word) > 1}):
        message = f'two levels call themselves "{word}"; the first is used'
        yield Fault(place, 1, 1, "P005", WARNING, message, "give one another id")
    drawn = _sheets(pack)
    for kind in pack.stock.kinds:
        if kind.sheet not in drawn:
            message = f'no picture for sheet "{kind.sheet}" of zombie kind "{kind.name}"'
            hint = f"put sprites/{kind.sheet}_0.png in, laid out as the walker's"
            yield Fault(place, 1, 1, "P006", WARNING, message, hint)
    for name in pack.files.names:
        if not is_read(name) and not name.endswith(FOR_PEOPLE):
            hint = "levels/, palettes/, kinds/, text/, sprites/ and sounds/ are read"
            yield Fault(place, 1, 1, "P007", NOTE, f"nothing reads {name}", hint)


def _sheets(pack: Pack) -> set[str]:
    """Return the sheets of zombies that there are: the game's and those of the pack's pictures."""
    own = (name.removeprefix("sprites/").removesuffix(".png") for name in pack.stock.files)
    return {*(kind.sheet for kind in KINDS), *(name.rpartition("_")[0] for name in own)}


# --- to share -------------------------------------------------------------------------------------


def pack_level(folder: Path, out: Path, roots: Iterable[Path] = ()) -> tuple[str, ...]:
    """Write the pack in `folder` to the zip `out`; return the names of the files in it.

    Raises PackError where the pack has an error, or where the disk refuses; `out` is then as it
    was.  What no rule of packs allows is left out of the zip, for nobody could open it.
    """
    if not folder.is_dir():
        raise PackError(folder, "", "is no folder", "name the folder that pack.toml lies in")
    for report in check_pack(folder, roots):
        if not report.is_clean:
            raise PackError(folder, "", first_fault(report), "mend it, then pack again")
    files = FolderFiles(folder)
    names = tuple(n for n in files.names if is_read(n) or n.endswith(FOR_PEOPLE))
    beside = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(beside, "w") as archive:
            for name in names:
                entry = zipfile.ZipInfo(name, DATE)
                entry.external_attr, entry.create_system = PLAIN_FILE, 3
                archive.writestr(entry, files.read(name))
        beside.replace(out)
    except OSError as error:
        raise PackError(out, "", f"cannot be written ({error})", "name another place") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    return names
