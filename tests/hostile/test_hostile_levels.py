"""Level files made to hurt: one clear line each, and never anything but ContentError.

The limits stop what would be slow before it starts, so the tests need no clock: each of these files
once kept a reader busy for seconds, and a slow suite would be noticed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.findings import MAX_FAULTS
from hyosan_arcade.content.level import examine, read_level
from hyosan_arcade.content.places import assets_root, shipped_levels_root
from hyosan_arcade.content.reading import MAX_BYTES
from hyosan_arcade.content.words import read_texts

HEAD = b'format = 1\nid = "x"\ntitle = "x"\n'
ROOM = b"[map]\nrows = '''\n####\n#@.#\n####\n'''\n"
LEVEL = (shipped_levels_root() / "classroom.level.toml").read_bytes()
MAX_MEMORY_KB = 100 * 1024
PEAK = """
import resource, sys
from pathlib import Path
from hyosan_arcade.content.level import read_level
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for name in sys.argv[1:]:
    read_level(Path(name))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def lines(line: str, count: int) -> bytes:
    return "\n".join(line.format(n=n) for n in range(count)).encode()


def drawn(rows: list[bytes]) -> bytes:
    return HEAD + b"[map]\nrows = '''\n" + b"\n".join(rows) + b"\n'''\n"


BOMBS: dict[str, tuple[bytes, str]] = {
    "too large": (b"#" * (MAX_BYTES + 1), "L001"),
    "one long line": (b"a" * 1001, "L003"),
    "dotted key": (b".".join([b"a"] * 400) + b" = 1", "L004"),
    "dotted header": (b"[" + b".".join([b"a"] * 400) + b"]", "L004"),
    "dotted key of quoted names": (b" . ".join([b'"a"'] * 20) + b" = 1", "L004"),
    "dotted keys behind a string": (b"x = '''\n'''\n" + b".".join([b"a"] * 20) + b" = 1", "L004"),
    "deep arrays": (b"a = " + b"[\n" * 60_000, "L005"),
    "deep tables": (b"a = " + b"{b=" * 300, "T001"),
    "empty": (b"", "F001"),
    "zero bytes": (b"\0" * 999, "T001"),
    "giant format": (b"format = " + b"9" * 900, "F002"),
    "giant number": (HEAD + b"[rules]\ntime_limit = " + b"9" * 900 + b"\n" + ROOM, "S005"),
    "giant hex": (HEAD + b"[rules]\ndark = 0x" + b"f" * 900 + b"\n" + ROOM, "S005"),
    "endless": (HEAD + b"[rules]\ndark = inf\n" + ROOM, "S005"),
    "too wide": (drawn([b"." * 257] * 2), "L008"),
    "too high": (drawn([b"."] * 257), "L008"),
    "no number": (HEAD + b"[rules]\ntime_limit = -nan\n" + ROOM, "S005"),
    "beyond all floats": (HEAD + b"[rules]\ndark = 1e999\n" + ROOM, "S005"),
    "no number in a kind": (HEAD + ROOM + b"[kind.k]\nspeed = nan\n", "S005"),
    "a count beyond memory": (
        HEAD + ROOM + b"[[wave]]\nid='w'\nspawn=[{kind='walker',at='start',count=99999999999}]",
        "S001",
    ),
    "a flood for ever": (
        HEAD
        + ROOM
        + b"[[trigger]]\nid='t'\nwhen={on='start'}\n"
        + b"then=[{do='flood',kind='walker',at='start',rate=inf,seconds=1e308}]",
        "S005",
    ),
    "many kinds": (HEAD + ROOM + lines("[kind.k{n}]", 5000), "L007"),
    "more people than can move": (
        HEAD
        + b"[map]\nrows='''\n@0123456789\n'''\n[legend]\n"
        + lines("{n} = {{ survivor = 's{n}' }}", 10)
        + b"\n[text.en]\n"
        + lines("'name.s{n}' = 'S'", 10),
        "N007",
    ),
    "nobody to send": (HEAD + ROOM + b"[rules.director.kinds]\n", "N006"),
    "turned round": (b"format = 1\nid = 'x'\ntitle = 'a\xe2\x80\xaeb'\n" + ROOM, "X003"),
    "turned round by an escape": (HEAD + ROOM + b'[text.en]\n"a" = "\\u202e"\n', "X003"),
    "unseen in a name": (HEAD + ROOM + b"[ally.nari]\nname = 'N\xe2\x80\x8bari'\n", "X003"),
    "unseen in an author": (HEAD + b"author = 'a\xef\xbb\xbfb'\n" + ROOM, "X003"),
    "unseen in a zone letter": (HEAD + ROOM + b'[zones]\n"\\u200b" = "room"\n', "X003"),
    "a bell in a text": (HEAD + ROOM + b'[text.en]\n"a" = "ding\\u0007"\n', "X003"),
    "a tower of marks": (
        HEAD + ROOM + b"[text.en]\na = 'z" + b"\xcc\x81" * 90 + b"'\n",
        "X003",
    ),
    "a date for a name": (b"format = 1\nid = 1979-05-27\ntitle = 'x'\n" + ROOM, "S001"),
    "a list for a map": (HEAD + b"map = [1]\n", "S001"),
    "a level that is a list": (HEAD + b"[[map]]\nrows = 'x'\n", "S001"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bomb(name: str) -> None:
    content, code = BOMBS[name]
    level, report = examine(content, "bomb")
    assert level is None
    assert code in {fault.code for fault in report.faults}
    assert all("\n" not in fault.message and len(fault.message) < 300 for fault in report.faults)


FLOODS = {
    "every glyph unknown": drawn(
        ["".join(chr(0x4E00 + 9 * r + c) for c in range(99)).encode() for r in range(99)]
    ),
    "many triggers": HEAD + ROOM + lines("[[trigger]]\nid = 't{n}'\nx = 1", 3000),
    "many unknown keys": HEAD + ROOM + lines("[u{n}]\na = 1", 5000),
    "many glyphs": HEAD + ROOM + b"[legend]\n" + lines("ab{n} = 'floor'", 5000),
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_faults_is_cut(name: str) -> None:
    _, report = examine(FLOODS[name], "flood")
    assert len(report.faults) == MAX_FAULTS + 1
    assert any("more faults are not shown" in fault.message for fault in report.faults)


ZONED = (
    HEAD
    + b"[map]\nrows = '''\n@"
    + b"." * 199
    + (b"\n" + b"." * 200) * 199
    + b"\n'''\nzones = '''\n"
    + (b"Z" * 200 + b"\n") * 200
    + b"'''\n[zones]\nZ = 'all'\n"
)
RINGS = {
    "flags set one another off": (
        HEAD
        + ROOM
        + lines(
            "[[trigger]]\nid='t{n}'\nrepeat=true\nwhen={{on='flag',flag='a'}}\n"
            "then=[{{do='flag',set='a'}}, {{do='flag',set='a',add=true}}]",
            256,
        ),
        "W007",
    ),
    "waves start one another": (
        HEAD
        + ROOM
        + lines("[[wave]]\nid='w{n}'\nspawn=[{{kind='walker',at='start'}}]", 256)
        + b"\n"
        + lines(
            "[[trigger]]\nid='t{n}'\nrepeat=true\nwhen={{on='cleared',wave='w{n}'}}\n"
            "then=[{{do='wave',id='w{n}'}}]",
            256,
        ),
        "W002",
    ),
    "one zone in every trigger": (
        ZONED
        + lines(
            "[[trigger]]\nid='t{n}'\nwhen={{on='enter',zone='all'}}\n"
            "then=[{{do='tile',zone='all',tile='floor'}}]",
            200,
        ),
        "W002",
    ),
}


@pytest.mark.parametrize("name", RINGS)
def test_what_goes_round_in_a_script_is_walked_once(name: str) -> None:
    """Such levels are allowed: they harm nobody, for the rules hold them back."""
    content, code = RINGS[name]
    level, report = examine(content, "ring")
    assert level is not None
    assert code in {fault.code for fault in report.faults}


LARGEST = {
    "all doors": drawn([b"@" + b"+" * 255] + [b"+" * 256] * 255),
    "all desks": drawn([b"@" + b"t" * 255] + [b"t" * 256] * 255),
    "locks and keys": drawn([b"@" + b"k=" * 127 + b"."] + [b"k=" * 128] * 255),
}


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is told in other units")
def test_the_largest_maps_stay_small_in_memory(tmp_path: Path) -> None:
    for name, content in LARGEST.items():
        (tmp_path / f"{name}.level.toml").write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", PEAK, *map(str, sorted(tmp_path.iterdir()))],
        cwd=shipped_levels_root().parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < MAX_MEMORY_KB


def test_too_many_zombies_are_refused_wherever_they_come_from() -> None:
    crowd = drawn([b"@" + b"z" * 255] + [b"z" * 256] * 80)
    _, report = examine(crowd, "crowd")
    assert "L010" in {fault.code for fault in report.faults}


def test_dots_inside_a_map_are_no_deep_key() -> None:
    level, _ = examine(drawn([b"@.t.t.t.t.t.t.t.t.t.t.t.t"]), "dots")
    assert level is not None


def test_what_could_disturb_a_terminal_is_not_repeated_from_a_value() -> None:
    toml = 'format = 1\nid = "\\u001b[31m"\n"\\u0007" = 1\ntitle = "x"\n[zones]\nA = "\\u001b"\n'
    _, report = examine(toml.encode() + ROOM, "escape")
    assert len(report.of("error")) == 3
    assert all(fault.headline.isprintable() and fault.hint.isprintable() for fault in report.faults)


@pytest.mark.parametrize("row", ["\x1b[31m", "\u202e", "\u0301", "\x07"])
def test_what_could_disturb_a_terminal_is_not_repeated(row: str) -> None:
    toml = f"format = 1\nid = 'x'\ntitle = 'x'\n[map]\nrows = '''\n@{row}\n'''\n"
    _, report = examine(toml.encode(), "escape")
    assert report.faults
    assert "\x1b" not in report.render()
    assert "\x07" not in report.render()


# --- fuzz -----------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(st.data())
def test_flipped_bytes_raise_only_the_typed_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(LEVEL)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("flip") / "flip.level.toml"
    path.write_bytes(bytes(content))
    try:
        read_level(path)
    except ContentError as error:
        assert str(path) in str(error)


@settings(max_examples=40)
@given(st.data())
def test_cut_and_doubled_pieces_never_crash(data: st.DataObject) -> None:
    size = len(LEVEL)
    start, end = sorted((data.draw(st.integers(0, size)), data.draw(st.integers(0, size))))
    pieces = [LEVEL[:start], LEVEL[start:end], LEVEL[end:]]
    order = data.draw(st.permutations([0, 1, 2, 1]))
    level, report = examine(b"".join(pieces[n] for n in order), "cut")
    assert (level is None) != report.is_clean
    assert report.render()


_JUNK = st.recursive(
    st.sampled_from(["1", "-1", "0.5", "true", '"a"', '"start"', "[]", "{}", "nan", "12:30:00"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda vs: "[" + ",".join(vs) + "]"),
        st.dictionaries(
            st.sampled_from(
                [
                    "on",
                    "do",
                    "id",
                    "at",
                    "kind",
                    "set",
                    "choices",
                    "when",
                    "then",
                    "if",
                    "text",
                    "en",
                ]
            ),
            inner,
            max_size=4,
        ).map(lambda d: "{" + ",".join(f"{k}={v}" for k, v in d.items()) + "}"),
    ),
    max_leaves=12,
)
_KEYS = "author palette rules zones legend ally kind wave trigger text map".split()


@given(st.dictionaries(st.sampled_from(_KEYS), _JUNK))
def test_any_value_at_any_key_is_judged(table: dict[str, str]) -> None:
    body = "\n".join(f"{key} = {value}" for key, value in table.items()).encode() + b"\n"
    room = b"" if "map" in table else ROOM
    _, report = examine(HEAD + body + room, "junk")
    assert report.render()


@given(st.binary(max_size=200))
def test_text_files_raise_only_the_typed_error(
    tmp_path_factory: pytest.TempPathFactory, tail: bytes
) -> None:
    path: Path = tmp_path_factory.mktemp("text") / "en.toml"
    path.write_bytes((assets_root() / "text" / "en.toml").read_bytes()[:500] + tail)
    try:
        read_texts(path)
    except ContentError as error:
        assert "en.toml" in str(error)
