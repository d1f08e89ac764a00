"""A pack in a zip file: read in place, never extracted, and never believed.

A zip says in three places how large it is, and a hostile one says three things.  So the end record
is read first and must be the last thing in the file; the list of entries is bounded by it before
anybody parses the list; an entry is read only as far as it declared, and its checksum must agree.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from hyosan_arcade.content.pack_names import (
    MANIFEST,
    MAX_FILE_BYTES,
    MAX_FILES,
    MAX_PACK_BYTES,
    PackError,
    check_doubles,
    check_name,
    check_sizes,
    is_junk,
)

if TYPE_CHECKING:
    from pathlib import Path

END = struct.Struct("<4s4H2LH")
END_MARK = b"PK\5\6"
LOCATOR_MARK = b"PK\6\7"
"""Twenty bytes before the end record where a zip is of the kind for giants."""
MAX_LIST_BYTES = 512 * 1024
MAX_JUNK = 512
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
AGAIN = "make it anew with `hyosan level pack`"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,  # impossible dates and offsets
    RuntimeError,  # what zipfile raises for whatever it does not do
    struct.error,
    OverflowError,
)


class ZipFiles:
    """The files of a zip by name; `names` is checked, `read` may still find a lie."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._entries = _entries(path)
        except BROKEN as error:
            raise PackError(path, "", f"is no sound zip file ({error})", AGAIN) from error
        self.names = tuple(sorted(self._entries))

    def read(self, name: str) -> bytes:
        """Return the bytes of a file; raise PackError where the zip breaks or lies."""
        entry = self._entries[name]
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(entry) as stream:
                content = stream.read(MAX_FILE_BYTES + 1)
        except BROKEN as error:
            raise PackError(self.path, name, f"cannot be read ({error})", AGAIN) from error
        if len(content) != entry.file_size:
            wrong = f"holds {len(content)} bytes and says {entry.file_size}"
            raise PackError(self.path, name, wrong, AGAIN)
        return content


def _entries(path: Path) -> dict[str, zipfile.ZipInfo]:
    _check_end(path)
    with zipfile.ZipFile(path) as archive:
        listed = archive.infolist()
    files = [entry for entry in listed if not is_junk(entry.orig_filename)]
    for entry in files:
        _check_entry(path, entry)
    check_sizes(path, {entry.orig_filename: entry.file_size for entry in files})
    return _below_manifest(path, [entry for entry in files if not entry.is_dir()])


def _check_end(path: Path) -> None:
    """Refuse, before zipfile reads the list of entries, one that would take long or much room."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        if size > 2 * MAX_PACK_BYTES or size < END.size:
            wrong = f"{size} bytes are no pack"
            raise PackError(path, "", wrong, f"a pack has at most {MAX_PACK_BYTES >> 20} MiB")
        stream.seek(max(size - END.size - 20, 0))
        tail = stream.read()
    mark, _, _, here, count, list_bytes, _, comment = END.unpack(tail[-END.size :])
    if mark != END_MARK or comment:
        raise PackError(path, "", "does not end as a plain zip file does", AGAIN)
    if tail.startswith(LOCATOR_MARK) or here != count:
        raise PackError(path, "", "is a zip of the kind for giants or in parts", AGAIN)
    if count > MAX_FILES + MAX_JUNK or list_bytes > MAX_LIST_BYTES:
        wrong = f"{count} entries; a pack holds at most {MAX_FILES} files"
        raise PackError(path, "", wrong, "leave out what is not needed")


def _check_entry(path: Path, entry: zipfile.ZipInfo) -> None:
    name, mode = entry.orig_filename, entry.external_attr >> 16
    if entry.is_dir():
        check_name(path, f"{name.rstrip('/')}/a.txt")
        return
    check_name(path, name)
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise PackError(path, name, "is a link, not a file", "put the file itself in")
    if entry.flag_bits & 1 or entry.compress_type not in METHODS:
        raise PackError(path, name, "is locked or packed in an unusual way", AGAIN)


def _below_manifest(path: Path, files: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the files by name; a zip of the pack's folder, rather than of its files, will do."""
    names = [entry.orig_filename for entry in files]
    check_doubles(path, names)
    tops = {name.partition("/")[0] for name in names}
    top = f"{next(iter(tops))}/" if len(tops) == 1 else ""
    prefix = top if MANIFEST not in names and f"{top}{MANIFEST}" in names else ""
    return {name.removeprefix(prefix): entry for name, entry in zip(names, files, strict=True)}
