"""Which files a pack may hold, by name: the same rule for a folder, a zip and the zip we write.

A pack travels between systems, so a name must mean one file on all of them: no way out of the pack,
no drive or stream, none of Windows' device names, nothing invisible, no two names that differ in
capitals alone.  What nothing reads has no place in a pack from a stranger; endings are listed.
"""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hyosan_arcade.content.faults import ContentError, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MANIFEST = "pack.toml"
LEVEL_ENDING = ".level.toml"
ENDINGS = (".toml", ".png", ".ogg", ".md", ".txt")
MAX_FILES = 512
MAX_FILE_BYTES = 4 * 1024 * 1024
MAX_PACK_BYTES = 32 * 1024 * 1024
MAX_TABLES = 128
MAX_TABLE_BYTES = 1024 * 1024
"""Levels and other tables, all together: they are read whenever the levels are listed."""
MAX_NAME = 200
MAX_DEPTH = 6
SHOWN = 80
PLACES = {
    "levels": LEVEL_ENDING,
    "palettes": ".toml",
    "kinds": ".toml",
    "text": ".toml",
    "sprites": ".png",
    "sounds": ".ogg",
}
"""Top folder → ending of what is read from it."""
_NEVER = frozenset('\\:<>"|?*')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)


class PackError(ContentError):
    """A pack cannot be used; `str` is one line: file, place in it, what is wrong, what to do."""

    def __init__(self, pack: object, place: str, wrong: str, fix: str) -> None:
        inside = f": {place[:SHOWN]}" if place else ""
        super().__init__(printable(f"{pack}{inside}: {wrong}; {fix}"))


def check_name(pack: object, name: str) -> None:
    """Raise PackError unless `name`, with `/` between its parts, is one a pack may hold."""
    if wrong := wrong_with(name):
        raise PackError(pack, name, *wrong)
    if PurePosixPath(name).suffix.lower() not in ENDINGS:
        fix = f"take it out; a pack holds {', '.join(ENDINGS)}"
        if name.lower().endswith((".zip", ".7z", ".rar")):
            fix = "unpack it beside the other packs; a pack holds no packs"
        raise PackError(pack, name, "a pack holds no such file", fix)


def wrong_with(name: str) -> tuple[str, str] | None:
    """Return what is wrong with a path and how to mend it; None if nothing is.

    >>> wrong_with("sprites/mop.png")
    >>> wrong_with("levels/../../x.toml")
    ('".." leads out of the pack', 'take it out')
    >>> wrong_with("sprites/Con.png")
    ('"Con.png" is the name of a device on Windows', 'rename it')
    """
    if not name or len(name) > MAX_NAME:
        return f"a name has 1 to {MAX_NAME} characters", "rename it"
    if name.startswith("/"):
        return "an absolute path leads out of the pack", "take it out"
    parts = name.split("/")
    if len(parts) > MAX_DEPTH:
        return f"more than {MAX_DEPTH} folders deep", "move it up"
    return next((wrong for part in parts if (wrong := _wrong_part(part))), None)


def _wrong_part(part: str) -> tuple[str, str] | None:
    if part in ("..", "."):
        return f'"{part}" leads out of the pack', "take it out"
    if bad := next((char for char in part if char in _NEVER or not char.isprintable()), ""):
        shown = bad if bad.isprintable() else f"U+{ord(bad):04X}"
        return f'"{shown}" must not stand in a name', "rename it"
    if not part or part != part.strip() or part.endswith("."):
        return f'"{part}" is no name on every system', "rename it"
    if part.split(".")[0].rstrip().lower() in _DEVICES:
        return f'"{part}" is the name of a device on Windows', "rename it"
    return None


def check_doubles(pack: object, names: Iterable[str]) -> None:
    """Raise PackError where two names are one on a system that ignores capitals or accents."""
    seen: dict[str, str] = {}
    for name in names:
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            wrong = f'is the same file as "{seen[key][:SHOWN]}" where capitals do not count'
            raise PackError(pack, name, wrong, "rename one of them")
        seen[key] = name


def check_sizes(pack: object, sizes: Mapping[str, int]) -> None:
    """Raise PackError where files (name → bytes) are too many or too large, one or all."""
    tables = {name: size for name, size in sizes.items() if name.lower().endswith(".toml")}
    large = next((name for name, size in sizes.items() if size > MAX_FILE_BYTES), "")
    if large:
        wrong = f"is larger than {MAX_FILE_BYTES >> 20} MiB"
        raise PackError(pack, large, wrong, "make it smaller")
    if len(sizes) > MAX_FILES or sum(sizes.values()) > MAX_PACK_BYTES:
        wrong = f"more than {MAX_FILES} files, or more than {MAX_PACK_BYTES >> 20} MiB in all"
        raise PackError(pack, "", wrong, "leave out what is not needed")
    if len(tables) > MAX_TABLES or sum(tables.values()) > MAX_TABLE_BYTES:
        wrong = (
            f"more than {MAX_TABLES} .toml files, or more than {MAX_TABLE_BYTES >> 20} MiB of them"
        )
        raise PackError(pack, "", wrong, "make two packs of it")


def is_junk(name: str) -> bool:
    """Say whether a name is what file managers leave behind: passed over, never read."""
    parts = name.split("/")
    return parts[0] == "__MACOSX" or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini")


def is_read(name: str) -> bool:
    """Say whether the game reads a file of this name, rather than people.

    >>> is_read("levels/gate.level.toml"), is_read("levels/gate.png"), is_read("README.md")
    (True, False, False)
    """
    top, _, rest = name.partition("/")
    return name == MANIFEST or (bool(rest) and name.endswith(PLACES.get(top, "\0")))
