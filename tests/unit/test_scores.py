"""The table of runs: what it answers, and what no file, disk or kill may do to it."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hyosan_arcade.run.scores import MIGRATIONS, RankedRun, Scores, open_scores, scores_in_memory

RUN = RankedRun("room", "00ff", "normal", "win", 600, 30, 2, 7, "ab" * 8)
KILLS = 40
WRITER = """
import sys
from pathlib import Path
from hyosan_arcade.run.scores import RankedRun, open_scores
scores = open_scores(Path(sys.argv[1]))
print(scores.complaint, flush=True)
for n in range(100_000):
    scores.enter(RankedRun("room", "00ff", "normal", "win", n, n, 0, n, "ab" * 8))
    print(n, flush=True)
"""
NO_ROOM = """
import resource, signal, sys
from pathlib import Path
from hyosan_arcade.run.scores import RankedRun, open_scores
scores = open_scores(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
standing = scores.enter(RankedRun("room", "00ff", "normal", "win", 60, 30, 2, 7, "ab" * 8))
print(standing.is_kept, standing.is_fastest, scores.best("00ff", "normal").fastest.ticks)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "scores.sqlite"


def filled(path: Path) -> bytes:
    """Write a table of a few runs to `path`; return the file's content."""
    with closing(open_scores(path)) as scores:
        for ticks in (600, 500, 700):
            scores.enter(replace(RUN, ticks=ticks))
    return path.read_bytes()


def fastest(scores: Scores) -> int:
    best = scores.best("00ff", "normal")
    assert best is not None
    assert best.fastest is not None
    return best.fastest.ticks


def test_the_first_run_is_the_best_and_a_slower_one_is_not() -> None:
    scores = scores_in_memory()
    first = scores.enter(RUN)
    assert (first.is_fastest, first.is_highest, first.is_kept) == (True, True, True)
    slower = scores.enter(replace(RUN, ticks=700, score=20))
    assert (slower.is_fastest, slower.is_highest) == (False, False)
    assert slower.best == first.best
    faster = scores.enter(replace(RUN, ticks=500))
    assert (faster.is_fastest, faster.is_highest) == (True, False)
    assert fastest(scores) == 500


def test_a_lost_run_has_a_score_but_no_time() -> None:
    scores = scores_in_memory()
    lost = scores.enter(replace(RUN, outcome="lose", ticks=5))
    assert (lost.is_fastest, lost.is_highest) == (False, True)
    assert lost.best.fastest is None
    assert scores.enter(RUN).is_fastest


def test_editions_and_difficulties_are_apart() -> None:
    scores = scores_in_memory()
    scores.enter(RUN)
    assert scores.best("00fe", "normal") is None
    assert scores.best("00ff", "cruel") is None
    scores.enter(replace(RUN, difficulty="cruel", ticks=900))
    scores.enter(replace(RUN, level="attic", digest="00fe"))
    found = [(b.highest.level, b.highest.difficulty) for b in scores.all_bests()]
    assert found == [("attic", "normal"), ("room", "cruel"), ("room", "normal")]


def test_runs_outlast_the_game(path: Path) -> None:
    filled(path)
    with closing(open_scores(path)) as scores:
        assert scores.complaint == ""
        assert fastest(scores) == 500
        assert [best.highest for best in scores.all_bests()] == [RUN]


def test_two_games_write_to_one_table(path: Path) -> None:
    with closing(open_scores(path)) as one, closing(open_scores(path)) as other:
        assert one.enter(RUN).is_kept
        assert other.enter(replace(RUN, ticks=100)).is_kept
    with closing(open_scores(path)) as scores:
        assert fastest(scores) == 100


def test_what_is_entered_is_what_the_table_of_this_version_holds(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as table:
        assert table.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert table.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        row = table.execute("SELECT level, ticks, seed, checksum, ended_at FROM runs").fetchone()
    assert row[:4] == ("room", 600, 7, "ab" * 8)
    assert row[4].startswith("20")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"what is this", "not a database"),
        (b"\xff" * 5000, "not a database"),
        (b"SQLite format 3\x00" + bytes(4080), "set aside as scores.sqlite.bad-1"),
    ],
)
def test_a_bad_file_is_set_aside_with_one_line(path: Path, content: bytes, said: str) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with closing(open_scores(path)) as scores:
        assert said in scores.complaint
        assert "\n" not in scores.complaint
        assert scores.enter(RUN).is_kept
    assert path.with_name("scores.sqlite.bad-1").read_bytes() == content
    with closing(open_scores(path)) as scores:
        assert (scores.complaint, fastest(scores)) == ("", 600)


def test_a_second_bad_file_does_not_take_the_place_of_the_first(path: Path) -> None:
    for n in (1, 2):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"bad" * n)
        open_scores(path).close()
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    assert path.with_name("scores.sqlite.bad-1").read_bytes() == b"bad"
    assert path.with_name("scores.sqlite.bad-2").read_bytes() == b"badbad"


def test_a_newer_table_is_set_aside_whole(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as table:
        table.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with closing(open_scores(path)) as scores:
        assert "written by a newer game" in scores.complaint
        assert "set aside as scores.sqlite.newer-1" in scores.complaint
        assert scores.best("00ff", "normal") is None
    with closing(sqlite3.connect(path.with_name("scores.sqlite.newer-1"))) as table:
        assert table.execute("SELECT count(*) FROM runs").fetchone() == (3,)


def test_a_table_of_something_else_is_not_written_into(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as table:
        table.execute("CREATE TABLE stamps (name)")
    with closing(open_scores(path)) as scores:
        assert "a database of something else" in scores.complaint


def test_no_folder_for_the_table_is_said_and_no_failure(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with closing(open_scores(tmp_path / "home" / "scores.sqlite")) as scores:
        assert "no scores are kept" in scores.complaint
        assert scores.enter(RUN).is_fastest
        assert fastest(scores) == 600


def test_a_disk_that_is_only_read_still_tells_the_bests(path: Path) -> None:
    filled(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        if os.access(path.parent, os.W_OK):
            pytest.skip("whoever runs this may write everywhere")
        with closing(open_scores(path)) as scores:
            assert "no scores are kept" in scores.complaint
            assert fastest(scores) == 500
            standing = scores.enter(replace(RUN, ticks=400))
            assert (standing.is_fastest, standing.is_kept) == (True, False)
    finally:
        path.parent.chmod(0o755)


def test_a_folder_in_the_tables_place_is_said_and_left(path: Path) -> None:
    path.mkdir(parents=True)
    with closing(open_scores(path)) as scores:
        assert "no scores are kept: it is not a file" in scores.complaint
        assert not scores.enter(RUN).is_kept
    assert path.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is of POSIX systems")
def test_a_disk_that_is_full_in_mid_run_costs_the_entry_only(path: Path) -> None:
    filled(path)
    asked = [sys.executable, "-c", NO_ROOM, str(path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "60"]
    with closing(open_scores(path)) as scores:
        assert (scores.complaint, fastest(scores)) == ("", 500)


def test_a_locked_table_is_said_in_the_log(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with closing(open_scores(path)) as scores, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with caplog.at_level(logging.WARNING):
            assert not scores.enter(RUN).is_kept
    assert "not entered in the scores: database is locked" in caplog.text


FLIP = st.tuples(st.integers(0, 1), st.integers(0, 4095), st.integers(0, 255))


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "scores.sqlite"
    filled(path)
    return path


@settings(max_examples=30)
@given(st.lists(FLIP, min_size=1, max_size=8))
def test_flipped_bytes_are_a_table_or_a_complaint(
    tmp_path_factory: pytest.TempPathFactory, whole: Path, flips: list[tuple[int, int, int]]
) -> None:
    path = tmp_path_factory.mktemp("flips") / "scores.sqlite"
    content = bytearray(whole.read_bytes())
    for page, place, value in flips:
        content[page * 4096 + place] = value
    path.write_bytes(content)
    with closing(open_scores(path)) as scores:
        assert all(best.highest.ticks >= 0 for best in scores.all_bests())
        scores.best("00ff", "normal")
        scores.enter(RUN)
        assert "\n" not in scores.complaint


def test_kills_in_mid_write_corrupt_nothing(path: Path) -> None:
    said = 0
    for n in range(KILLS):
        asked = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "\n", "the table was complained of"
            lines = [writer.stdout.readline() for _ in range(1 + n % 5)]
            writer.kill()
            said += len(lines) + len(writer.stdout.read().splitlines())
    with closing(sqlite3.connect(path)) as table:
        assert table.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = table.execute("SELECT count(*) FROM runs").fetchone()[0]
    assert said <= kept <= said + KILLS
