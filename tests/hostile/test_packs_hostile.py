"""Packs made to hurt: one clear line each, and never anything but PackError.

As with levels, the limits stop what would be slow before it starts, so only memory is measured.
"""

from __future__ import annotations

import stat
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hyosan_arcade.content.pack_check import check_pack
from hyosan_arcade.content.pack_files import open_files, read_asset
from hyosan_arcade.content.pack_media import wrong_with_picture, wrong_with_sound
from hyosan_arcade.content.pack_names import MAX_FILE_BYTES, MAX_FILES, PackError, wrong_with
from hyosan_arcade.content.packs import survey
from hyosan_arcade.content.places import assets_root
from tests.mods.packing import folder, png, small, zipped

MAX_MEMORY_KB = 100 * 1024
PEAK = """
import resource, sys
from pathlib import Path
from hyosan_arcade.content.packs import survey
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
packs = survey(Path(name) for name in sys.argv[1:]).packs
assert all(pack.error for pack in packs), [pack.path for pack in packs if not pack.error]
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def said(path: Path) -> str:
    """Open a pack that cannot be used; return its one line."""
    (pack,) = survey([path]).packs
    assert pack.error
    assert "\n" not in pack.error
    assert len(pack.error) < 400
    assert str(path) in pack.error
    return pack.error


# --- names ----------------------------------------------------------------------------------------

NAMES = {
    "../up.toml": "leads out of the pack",
    "levels/../../up.toml": "leads out of the pack",
    "/etc/passwd.txt": "absolute",
    "levels//a.toml": "no name on every system",
    "levels\\a.toml": '"\\" must not stand in a name',
    "c:/a.toml": '":" must not stand in a name',
    "levels/a.toml:stream.txt": '":" must not stand in a name',
    "levels/con.level.toml": "device on Windows",
    "levels/LPT¹.toml": "device on Windows",
    "nul/a.toml": "device on Windows",
    "levels/a. /b.toml": "no name on every system",
    "levels/a\u200b.toml": '"U+200B" must not stand in a name',
    "levels/\u202egnp.toml": '"U+202E" must not stand in a name',
    "levels/a\n.toml": '"U+000A" must not stand in a name',
    "a/b/c/d/e/f/g.toml": "folders deep",
    "levels/" + "a" * 300 + ".toml": "1 to 200 characters",
    "inner.zip": "a pack holds no packs",
    "run.exe": "a pack holds no such file",
    "levels/a.py": "a pack holds no such file",
    "LICENSE": "a pack holds no such file",
    "PACK.toml": "where capitals do not count",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_pack_may_hold(name: str, tmp_path: Path) -> None:
    assert NAMES[name] in said(zipped(tmp_path / "p.zip", {**small(), name: b"x"}))


def test_a_name_with_a_zero_byte(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", {**small(), "levels/a.txt_b.toml": b"x"})
    path.write_bytes(path.read_bytes().replace(b"a.txt_b", b"a.txt\0b"))
    assert '"U+0000" must not stand in a name' in said(path)


@given(st.text(max_size=40))
def test_any_name_is_judged(name: str) -> None:
    wrong = wrong_with(name)
    assert wrong is None or all(wrong)


# --- zips -----------------------------------------------------------------------------------------


def patched(path: Path, old: bytes, new: bytes) -> Path:
    """Replace bytes of a file, all of them."""
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    return path


def link(path: Path) -> Path:
    zipped(path, small())
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo("levels/evil.level.toml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return path


def locked(path: Path) -> Path:
    content = bytearray(zipped(path, small()).read_bytes())
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.find(mark) + flags] |= 1
    path.write_bytes(content)
    return path


def bomb(path: Path) -> Path:
    return zipped(path, {**small(), "sprites/a.png": bytes(MAX_FILE_BYTES + 1)})


def many_bombs(path: Path) -> Path:
    big = {f"sprites/{n}.png": bytes(MAX_FILE_BYTES) for n in range(9)}
    return zipped(path, {**small(), **big})


def lying_bomb(path: Path) -> Path:
    """Say 100 bytes and hold four megabytes."""
    size = MAX_FILE_BYTES - 77
    zipped(path, {**small(), "sprites/a.png": bytes(size)})
    return patched(path, struct.pack("<L", size), struct.pack("<L", 100))


def many_entries(path: Path) -> Path:
    return zipped(path, {**small(), **{f"{n}.txt": b"" for n in range(MAX_FILES)}})


def many_tables(path: Path) -> Path:
    return zipped(path, {**small(), **{f"text/{n}.toml": b"" for n in range(127)}})


def long_tables(path: Path) -> Path:
    words = b"[say]\n" + b"".join(b'k%d = "x"\n' % n for n in range(9_000))
    return zipped(path, {**small(), **{f"text/{n}.toml": words for n in range(12)}})


def many_kinds(path: Path) -> Path:
    rows = (b"".join(b"[kind.k%d_%d]\n" % (n, m) for m in range(64)) for n in range(4))
    return zipped(path, {**small(), **{f"kinds/{n}.toml": row for n, row in enumerate(rows)}})


def endless_list(path: Path) -> Path:
    """Say in the end record that the list is as long as the file."""
    zipped(path, {**small(), "a.txt": bytes(10_000_000)}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    content[-10:-6] = struct.pack("<L", 9_000_000)
    path.write_bytes(content)
    return path


def for_giants(path: Path) -> Path:
    content = zipped(path, small()).read_bytes()
    path.write_bytes(content[:-22] + b"PK\6\7" + bytes(16) + content[-22:])
    return path


def commented(path: Path) -> Path:
    zipped(path, small())
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"read me"
    return path


def doubled(path: Path) -> Path:
    zipped(path, {**small(), "levels/ROOM.level.toml": b"x"})
    return path


def unusual(path: Path) -> Path:
    return zipped(path, small(), zipfile.ZIP_LZMA)


def cut(path: Path) -> Path:
    content = zipped(path, small()).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def huge(path: Path) -> Path:
    with path.open("wb") as stream:
        stream.truncate(10**10)  # a hole: takes no room
    return path


def wrong_sum(path: Path) -> Path:
    return patched(zipped(path, small(), zipfile.ZIP_STORED), b"format = 1", b"format = 2")


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def unmanifested(path: Path) -> Path:
    return zipped(path, {"levels/room.level.toml": b"x"})


ZIPS: dict[Callable[[Path], Path], str] = {
    link: "is a link",
    locked: "is locked",
    bomb: "is larger than 4 MiB",
    many_bombs: "or more than 32 MiB in all",
    lying_bomb: "cannot be read (Bad CRC-32",
    many_entries: "more than 512 files",
    many_tables: "more than 128 .toml files",
    long_tables: "more than 1 MiB of them",
    many_kinds: "kinds: more than 256 in all",
    endless_list: "at most 512 files",
    for_giants: "for giants",
    commented: "does not end as a plain zip file does",
    doubled: "where capitals do not count",
    unusual: "packed in an unusual way",
    cut: "does not end as a plain zip file does",
    huge: "are no pack",
    wrong_sum: "cannot be read (Bad CRC-32",
    empty: "are no pack",
    unmanifested: "there is no pack.toml in it",
}


@pytest.mark.parametrize("make", ZIPS)
def test_a_zip_that_lies(make: Callable[[Path], Path], tmp_path: Path) -> None:
    assert ZIPS[make] in said(make(tmp_path / "p.zip"))


def test_memory(tmp_path: Path) -> None:
    paths = [str(make(tmp_path / f"{make.__name__}.zip")) for make in ZIPS]
    done = subprocess.run(
        [sys.executable, "-c", PEAK, *paths], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < MAX_MEMORY_KB


GOOD: dict[str, bytes] = {
    **small(),
    "sprites/mop.png": png(),
    "sounds/hit_0.ogg": (assets_root() / "sounds" / "hit_0.ogg").read_bytes(),
    "kinds/a.toml": b"[kind.ghost]\nhp = 3\n",
    "text/ko.toml": '[say]\nhello = "안녕"\n'.encode(),
}


def only_pack_errors(path: Path) -> None:
    """Open, check and read a pack in every way that there is."""
    survey([path])
    check_pack(path)
    try:
        files = open_files(path)
        for name in files.names:
            read_asset(files, name)
    except PackError:
        return


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_flipped_bytes(tmp_path: Path, data: st.DataObject) -> None:
    method = data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
    content = bytearray(zipped(tmp_path / "p.zip", GOOD, method).read_bytes())
    places = st.integers(0, len(content) - 1) | st.integers(len(content) - 800, len(content) - 1)
    for at, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        content[at] = value
    path = tmp_path / "q.zip"
    path.write_bytes(content)
    only_pack_errors(path)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tail=st.binary(max_size=60), start=st.integers(0, 2000))
def test_torn_zips(tmp_path: Path, tail: bytes, start: int) -> None:
    content = zipped(tmp_path / "p.zip", GOOD).read_bytes()
    path = tmp_path / "q.zip"
    path.write_bytes(content[start:] + tail)
    only_pack_errors(path)


# --- folders --------------------------------------------------------------------------------------


def test_links_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    pack = folder(tmp_path / "p", small())
    (pack / "levels" / "evil.level.toml").symlink_to(tmp_path / "secret.txt")
    assert "leads out of the pack" in said(pack)


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    folder(tmp_path / "other", {"a.level.toml": b"x"})
    pack = folder(tmp_path / "p", small())
    (pack / "palettes").symlink_to(tmp_path / "other")
    (pack / "round").symlink_to(pack)
    assert [name for name in open_files(pack).names if "a.level" in name or "round" in name] == []


def test_links_in_a_circle(tmp_path: Path) -> None:
    pack = folder(tmp_path / "p", small())
    (pack / "levels" / "a.level.toml").symlink_to(pack / "levels" / "b.level.toml")
    (pack / "levels" / "b.level.toml").symlink_to(pack / "levels" / "a.level.toml")
    assert "cannot be read" in said(pack)


def test_a_folder_of_too_much(tmp_path: Path) -> None:
    files = {f"text/{n}.txt": b"" for n in range(MAX_FILES)}
    assert "more than 512 files" in said(folder(tmp_path / "p", {**small(), **files}))


def test_what_has_no_place_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    files = {".git/a.toml": b"", "notes.odt": b"", "levels/.room.toml.swp": b"", "Thumbs.db": b""}
    (pack,) = survey([folder(tmp_path / "p", {**small(), **files})]).packs
    assert pack.error == ""


# --- pictures and sounds --------------------------------------------------------------------------


def test_a_picture_that_asks_for_gigabytes(tmp_path: Path) -> None:
    vast = bytearray(png())
    vast[16:24] = struct.pack(">LL", 60_000, 60_000)
    pack = folder(tmp_path / "p", {**small(), "sprites/a.png": bytes(vast)})
    assert "sprites/a.png: is 60000 x 60000 px; the limit is 2048 x 2048" in said(pack)


@given(st.binary(max_size=60))
def test_any_bytes_for_a_picture_or_a_sound(content: bytes) -> None:
    for start in (b"", png()[:20], GOOD["sounds/hit_0.ogg"][:40]):
        assert wrong_with_sound(start + content) is not None
        wrong_with_picture(start + content)


def test_our_own_sounds_and_pictures_pass() -> None:
    for path in assets_root().rglob("*.ogg"):
        assert wrong_with_sound(path.read_bytes()) is None
    for path in assets_root().rglob("*.png"):
        assert wrong_with_picture(path.read_bytes()) is None


def test_a_sound_that_plays_for_days() -> None:
    short = GOOD["sounds/hit_0.ogg"]
    # A page of 255 packets of no bytes: each may stand for a whole block of silence.
    page = struct.pack("<4sBBqLLLB", b"OggS", 0, 0, 0, 1, 2, 0, 255) + bytes(255)
    wrong = wrong_with_sound(short + page * 400)
    assert wrong is not None
    assert "may play for" in wrong[0]
