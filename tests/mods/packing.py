"""Small packs for tests: as dicts of files, in folders and zips."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

ROOM = """
[map]
rows = '''
########
#@..j.E#
########
'''
"""
WIN = """
[zones]
X = "out"
[[trigger]]
id = "out"
when = { on = "escape", zone = "out" }
then = [{ do = "end", result = "win", text = "end.out" }]
"""


def manifest(pack_id: str = "small", more: str = "") -> bytes:
    """Write a pack.toml."""
    head = f'format = 1\nid = "{pack_id}"\nversion = "1.0"\ntitle = "{pack_id}"\n'
    return f"{head}{more}\n".encode()


def level(level_id: str = "room", legend: str = 'j = "floor"', more: str = "") -> bytes:
    """Write a level of one small room with a glyph j."""
    layer = "zones = '''\n........\n......X.\n........\n'''\n"
    words = '[text.en]\n"end.out" = "Out."\n'
    head = f'format = 1\nid = "{level_id}"\ntitle = "{level_id}"\n'
    return f"{head}{more}{ROOM}{layer}{WIN}[legend]\n{legend}\n{words}".encode()


def small(pack_id: str = "small", more: str = "") -> dict[str, bytes]:
    """Return the files of a pack with one level."""
    return {"pack.toml": manifest(pack_id, more), "levels/room.level.toml": level()}


def png(width: int = 2, height: int = 2) -> bytes:
    """Draw an opaque picture of one colour."""
    body = zlib.compress(b"".join(b"\0" + b"\x10\x20\x30\xff" * width for _ in range(height)))
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">LL5B", width, height, 8, 6, 0, 0, 0)),
            _chunk(b"IDAT", body),
            _chunk(b"IEND", b""),
        ]
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))


def folder(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files of a pack below `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def zipped(path: Path, files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write the files of a pack into a zip."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return path
