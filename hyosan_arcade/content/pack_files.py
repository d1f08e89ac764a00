"""The files of a pack, whether it is a folder or a zip, and whether they are what they seem.

Both are asked in the same two ways: which names are there, and what is in this one.  A folder may
be somebody's work in progress, so what has no place in a pack is passed over there, not refused;
but nothing is read from outside, whatever links stand in it.  Pictures and sounds are looked at
before any decoder is: a few bytes of PNG or Ogg can ask for gigabytes.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol

from hyosan_arcade.content.pack_media import wrong_with_picture, wrong_with_sound
from hyosan_arcade.content.pack_names import (
    ENDINGS,
    MANIFEST,
    MAX_DEPTH,
    MAX_FILE_BYTES,
    MAX_FILES,
    PackError,
    check_doubles,
    check_name,
    check_sizes,
    is_junk,
)
from hyosan_arcade.content.pack_zip import ZipFiles

log = logging.getLogger(__name__)

MAX_SEEN = 4096
"""Entries of a folder looked at before we call it something else than a pack."""


class PackFiles(Protocol):
    """What is in a pack; names have `/` between their parts."""

    path: Path
    names: tuple[str, ...]

    def read(self, name: str) -> bytes:
        """Return the bytes of one of `names`; raise PackError."""


def open_files(path: Path) -> PackFiles:
    """Return the files of a pack's folder or zip; raise PackError where its outside is at fault."""
    return FolderFiles(path) if path.is_dir() else ZipFiles(path)


class FolderFiles:
    """The files below a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._root = path.resolve(strict=True)
            sizes = dict(self._found())
        except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
            raise PackError(
                path, "", f"cannot be read ({error})", "mind its permissions"
            ) from error
        check_sizes(path, sizes)
        check_doubles(path, sizes)
        self.names = tuple(sorted(sizes))

    def read(self, name: str) -> bytes:
        """Return the bytes of a file of the folder."""
        file = self.path / name
        try:
            if not file.resolve(strict=True).is_relative_to(self._root) or not file.is_file():
                raise PackError(self.path, name, "leads out of the pack", "put the file itself in")
            with file.open("rb") as stream:
                content = stream.read(MAX_FILE_BYTES + 1)
        except (OSError, RuntimeError) as error:
            raise PackError(self.path, name, f"cannot be read ({error})", "put it back") from error
        if len(content) > MAX_FILE_BYTES:
            wrong = f"is larger than {MAX_FILE_BYTES >> 20} MiB"
            raise PackError(self.path, name, wrong, "make it smaller")
        return content

    def _found(self) -> Iterator[tuple[str, int]]:
        """Yield names and sizes, of one file more at most than there may be."""
        count = 0
        for name, file in self._seen(self.path, ""):
            if PurePosixPath(name).suffix.lower() not in ENDINGS or is_junk(name):
                continue
            check_name(self.path, name)
            if not file.resolve(strict=True).is_relative_to(self._root):
                raise PackError(self.path, name, "leads out of the pack", "put the file itself in")
            yield name, file.stat().st_size
            count += 1
            if count > MAX_FILES:
                return

    def _seen(self, folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
        """Yield the files below `folder` with their names, hidden ones and deep ones apart."""
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number >= MAX_SEEN:
                    wrong = f"more than {MAX_SEEN} entries in one folder"
                    raise PackError(self.path, prefix, wrong, "leave out what is not needed")
                name = f"{prefix}{entry.name}"
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False) and name.count("/") < MAX_DEPTH - 1:
                    yield from self._seen(Path(entry.path), f"{name}/")
                elif entry.is_file() or entry.is_symlink():
                    yield name, Path(entry.path)


# --- pictures and sounds --------------------------------------------------------------------------


def read_asset(files: PackFiles, name: str) -> bytes:
    """Return a picture or a sound that may be decoded; raise PackError."""
    content = files.read(name)
    look = wrong_with_picture if name.endswith(".png") else wrong_with_sound
    if wrong := look(content):
        raise PackError(files.path, name, *wrong)
    return content


class Overlay(Mapping[str, bytes]):
    """Pictures and sounds that stand in for the game's; read when wanted, not before.

    `sources`: path below the assets folder → the pack it comes from.  What has become unreadable
    since the pack was checked is as if it were not there, and said once in the log.
    """

    def __init__(self, sources: Mapping[str, PackFiles]) -> None:
        self._sources = dict(sources)

    @property
    def sources(self) -> Mapping[str, PackFiles]:
        """Path → the pack that it comes from."""
        return self._sources

    def __getitem__(self, name: str) -> bytes:
        """Return the bytes of a file; raise KeyError if it cannot be read any more."""
        try:
            return read_asset(self._sources[name], name)
        except PackError as error:
            log.warning("%s", error)
            del self._sources[name]
            raise KeyError(name) from error

    def __iter__(self) -> Iterator[str]:
        """Yield the paths, in order."""
        return iter(sorted(self._sources))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._sources)


def is_pack(path: Path) -> bool:
    """Say whether a path is a pack by its looks: a folder with pack.toml, or a zip."""
    try:
        if path.suffix.lower() == ".zip":
            return path.is_file()
        return (path / MANIFEST).is_file()
    except OSError:
        return False  # a folder we may not look into is no pack for us
