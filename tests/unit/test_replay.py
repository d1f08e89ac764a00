"""Replays: proved when true, refused when damaged, caught when forged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyosan_arcade.run import tape
from hyosan_arcade.run.replay import (
    MARK_TICKS,
    Replay,
    ReplayError,
    parse_replay,
    read_replay,
    verify,
    write_replay,
)
from hyosan_arcade.sim.intent import FULL, Intent, pack
from tests.unit.small_runs import HALL, danced

TICKS = 200


@pytest.fixture(scope="module")
def recorded() -> Replay:
    return danced(HALL, TICKS).replay()


@pytest.fixture(scope="module")
def content(recorded: Replay, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("replay") / "run.replay"
    write_replay(file, recorded)
    return file.read_bytes()


def signed(body: bytes) -> bytes:
    return body + hashlib.sha256(body).digest()


def with_header(content: bytes, change: Callable[[dict[str, object]], None]) -> bytes:
    """Forge a header and sign the whole anew."""
    head, _, rest = content[:-32].partition(b"\n")
    header = json.loads(head)
    change(header)
    return signed(json.dumps(header).encode() + b"\n" + rest)


def with_intent(recorded: Replay, tick: int, intent: Intent) -> Replay:
    words = recorded.words.copy()
    words[tick, 0] = pack(intent)
    return Replay(recorded.header, words)


def test_a_true_replay_is_proven(recorded: Replay) -> None:
    verdict = verify(recorded, HALL)
    assert verdict.proven, verdict.line
    assert verdict.diverged == -1
    assert verdict.agreed == verdict.ticks == TICKS
    assert verdict.line.startswith("proven: small, seed 7, 3.3 s")


def test_a_file_holds_all_of_a_replay(recorded: Replay, content: bytes) -> None:
    read = parse_replay(content)
    assert read.header == recorded.header
    assert np.array_equal(read.words, recorded.words)
    assert len(read.header.checksums) == TICKS // MARK_TICKS
    assert set(read.header.parts) == set(read.header.final_parts)


def test_a_replay_of_no_ticks_is_proven(tmp_path: Path) -> None:
    write_replay(tmp_path / "empty", danced(HALL, 0).replay())
    assert verify(read_replay(tmp_path / "empty"), HALL).proven


@pytest.mark.parametrize("tick", [0, 59, 60, 130])
def test_a_forged_intent_diverges_at_the_next_checksum(recorded: Replay, tick: int) -> None:
    verdict = verify(with_intent(recorded, tick, Intent(FULL, -FULL)), HALL)
    first_checked = (tick // MARK_TICKS + 1) * MARK_TICKS
    assert not verdict.proven
    assert (verdict.agreed, verdict.diverged) == (first_checked - MARK_TICKS, first_checked)
    assert "bodies" in verdict.parts
    assert verdict.line.startswith(f"diverged: tick {first_checked} differs in bodies")


def test_a_forged_intent_after_the_last_checksum_diverges_at_the_end(recorded: Replay) -> None:
    verdict = verify(with_intent(recorded, TICKS - 5, Intent(FULL, -FULL)), HALL)
    assert (verdict.agreed, verdict.diverged) == (180, TICKS)
    assert "bodies" in verdict.parts


def test_a_forged_outcome_diverges(recorded: Replay) -> None:
    header = msgspec.structs.replace(recorded.header, outcome="win")
    verdict = verify(Replay(header, recorded.words), HALL)
    assert not verdict.proven
    assert "differs in its outcome" in verdict.line


def test_a_forged_seed_diverges(recorded: Replay) -> None:
    header = msgspec.structs.replace(recorded.header, seed=8)
    assert verify(Replay(header, recorded.words), HALL).diverged == MARK_TICKS


def test_another_numpy_is_named_as_a_clue(recorded: Replay) -> None:
    header = msgspec.structs.replace(recorded.header, numpy="1.2.3", seed=8)
    assert "(recorded with numpy 1.2.3" in verify(Replay(header, recorded.words), HALL).line


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("game", "0.0.0", "recorded with hyosan 0.0.0; only that version can prove it"),
        ("tuning", "00", "recorded under other rules"),
        ("level_digest", "00", "recorded in another edition of level 'small'"),
    ],
)
def test_what_cannot_be_proved_here_is_not_played(
    recorded: Replay, field: str, value: str, line: str
) -> None:
    header = msgspec.structs.replace(recorded.header, **{field: value})
    verdict = verify(Replay(header, recorded.words), HALL)
    assert not verdict.proven
    assert verdict.diverged == -1
    assert line in verdict.line


def test_a_changed_level_is_refused_before_playing(recorded: Replay) -> None:
    assert "another edition" in verify(recorded, replace(HALL, digest="d2")).line


def test_every_flipped_byte_is_refused(content: bytes) -> None:
    for position in range(len(content)):
        damaged = bytearray(content)
        damaged[position] ^= 0x40
        with pytest.raises(ReplayError, match="SHA-256"):
            parse_replay(bytes(damaged))


def test_every_flipped_byte_that_is_signed_anew_is_refused_or_diverges(content: bytes) -> None:
    body = content[:-32]
    step = max(1, len(body) // 60)  # a sample: each surviving one is played through
    for position in range(0, len(body), step):
        forged = bytearray(body)
        forged[position] ^= 0x01
        try:
            verdict = verify(parse_replay(signed(bytes(forged))), HALL)
        except (ReplayError, tape.TapeError) as error:
            assert "\n" not in str(error)
            continue
        assert verdict.line.count("\n") == 0
        header = parse_replay(signed(bytes(forged))).header
        assert not verdict.proven or header != parse_replay(content).header


@given(st.data())
def test_any_bytes_are_a_replay_or_one_typed_error(content: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    junk = data.draw(st.binary(max_size=40))
    try:
        parse_replay(signed(content[:start] + junk + content[start + len(junk) : -32]))
    except (ReplayError, tape.TapeError) as error:
        assert str(error)


def set_key(key: str, value: object) -> Callable[[dict[str, object]], None]:
    return lambda header: header.update({key: value})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (set_key("format", 2), "format 2 is newer than this game: update hyosan"),
        (set_key("kind", "save"), "not a replay"),
        (set_key("colour", "red"), "unknown field `colour`"),
        (set_key("ticks", 864_001), r"`int` <= 864000 - at `\$.ticks`"),
        (set_key("seed", -1), "at `\\$.seed`"),
        (set_key("people", []), "at `\\$.people`"),
        (set_key("difficulty", "gentle"), "at `\\$.difficulty`"),
        (set_key("checksums", []), "checksums where 3 belong"),
        (set_key("final", "xyz"), "at `\\$.final`"),
    ],
)
def test_a_forged_header_is_refused(
    content: bytes, change: Callable[[dict[str, object]], None], message: str
) -> None:
    with pytest.raises(ReplayError, match=message):
        parse_replay(with_header(content, change))


def test_a_deeply_nested_header_is_refused() -> None:
    nested = b'{"kind": "hyosan-replay", "format": 1, "x": ' + b"[" * 100_000
    with pytest.raises(ReplayError, match="header line is wrong"):
        parse_replay(signed(nested + b"\nrest"))


def test_a_word_that_no_person_can_press_is_refused(recorded: Replay) -> None:
    words = recorded.words.copy()
    words[70, 0] = 3 << 16  # a fourth pace
    with pytest.raises(ReplayError, match="tick 70"):
        verify(Replay(recorded.header, words), HALL)


# --- files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "damaged"), (b"x" * 31, "damaged"), (signed(b"no line"), "no header line")],
)
def test_a_file_that_is_no_replay_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "bad.replay"
    file.write_bytes(content)
    with pytest.raises(ReplayError, match=message) as caught:
        read_replay(file)
    assert str(caught.value).startswith(f"{file}: ")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.replay"
    with file.open("wb") as hole:
        hole.truncate(1 << 40)
    with pytest.raises(ReplayError, match="larger than 16 MiB"):
        read_replay(file)


def test_a_missing_file_and_a_folder_are_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(ReplayError, match="cannot be read") as caught:
            read_replay(path)
        assert str(path) in str(caught.value)


def test_writing_replaces_whole_files_and_leaves_nothing_beside(
    recorded: Replay, tmp_path: Path
) -> None:
    file = tmp_path / "deep" / "run.replay"
    write_replay(file, recorded)
    file.write_bytes(b"old")
    write_replay(file, recorded)
    assert parse_replay(file.read_bytes()).header == recorded.header
    assert [path.name for path in file.parent.iterdir()] == ["run.replay"]


def test_a_place_that_takes_no_file_is_one_line(recorded: Replay, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReplayError, match="not written"):
        write_replay(tmp_path / "file" / "run.replay", recorded)
    (tmp_path / "folder").mkdir()
    with pytest.raises(ReplayError, match="not written"):
        write_replay(tmp_path / "folder", recorded)
    assert {path.name for path in tmp_path.iterdir()} == {"file", "folder"}
