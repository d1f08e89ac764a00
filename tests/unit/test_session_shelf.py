"""The last run of a sitting is kept, and nothing that goes wrong with that stops the game."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from hyosan_arcade.commands.blackbox import BlackBox
from hyosan_arcade.commands.log import open_log
from hyosan_arcade.commands.shelf import WORTH_TICKS, RunShelf, last_replay
from hyosan_arcade.run.replay import read_replay, verify
from hyosan_arcade.sim.world import Difficulty
from tests.unit.small_runs import HALL, dance


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def played(shelf: RunShelf, seed: int, ticks: int) -> None:
    session = shelf.start(HALL, seed, Difficulty.NORMAL)
    for tick in range(ticks):
        session.tick([dance(tick)])


def test_the_last_run_is_kept_and_proven() -> None:
    box = BlackBox([])
    shelf = RunShelf(box)
    played(shelf, 1, WORTH_TICKS)
    played(shelf, 2, WORTH_TICKS + 1)
    assert read_replay(last_replay()).header.seed == 1  # kept when the next began
    shelf.keep()
    kept = read_replay(last_replay())
    assert (kept.header.seed, kept.header.ticks) == (2, WORTH_TICKS + 1)
    assert verify(kept, HALL).proven
    assert box.session is not None
    assert box.session.seed == 2


def test_a_run_broken_off_at_once_does_not_replace_it() -> None:
    shelf = RunShelf(BlackBox([]))
    played(shelf, 1, WORTH_TICKS)
    played(shelf, 2, WORTH_TICKS - 1)
    shelf.keep()
    assert read_replay(last_replay()).header.seed == 1


def test_a_run_that_ended_is_kept_however_short() -> None:
    shelf = RunShelf(BlackBox([]))
    played(shelf, 1, WORTH_TICKS)
    session = shelf.start(HALL, 2, Difficulty.NORMAL)
    session.world.end("win", "end.out")
    session.tick([dance(0)])
    shelf.keep()
    kept = read_replay(last_replay()).header
    assert (kept.seed, kept.ticks, kept.outcome) == (2, 1, "win")


def test_a_disk_that_refuses_costs_one_line(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    home.write_text("a file where the folder should be")
    shelf = RunShelf(BlackBox([]))
    played(shelf, 1, WORTH_TICKS)
    with caplog.at_level(logging.WARNING):
        shelf.keep()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "The last run is not kept" in caplog.text


def test_warnings_go_to_the_log_file(home: Path) -> None:
    root = logging.getLogger("hyosan_arcade")
    before = list(root.handlers)
    try:
        open_log()
        logging.getLogger("hyosan_arcade.test").warning("the lamp flickers")
    finally:
        for page in [page for page in root.handlers if page not in before]:
            root.removeHandler(page)
            page.close()
    assert "WARNING hyosan_arcade.test: the lamp flickers" in (home / "hyosan.log").read_text()


def test_no_log_is_said_once_and_is_no_failure(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("a file where the folder should be")
    open_log()
    err = capsys.readouterr().err
    assert err.startswith(f"hyosan: {home / 'hyosan.log'}: no log is kept")
    assert err.count("\n") == 1
