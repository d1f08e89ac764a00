"""`hyosan scores`, and runs that come into the table by being played."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hyosan_arcade.cli import main
from hyosan_arcade.commands.play import PlayOptions, listed, opened_scores
from hyosan_arcade.commands.scores import scores_file
from hyosan_arcade.content.level import level_from_text
from hyosan_arcade.content.library import list_levels
from hyosan_arcade.run.replay import verify
from hyosan_arcade.run.scores import RankedRun, open_scores
from hyosan_arcade.run.session import Session
from tests.unit.small_runs import HALL, dance

Captured = pytest.CaptureFixture[str]
RUN = RankedRun("attic", "00ff00ff00ff00ff", "normal", "win", 60 * 83, 330, 2, 7, "ab" * 8)
CLOSET = """format = 1
id = "closet"
title = "A closet"

[map]
rows = '''
######
#@...#
######
'''
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def enter(*runs: RankedRun) -> None:
    with closing(open_scores(scores_file())) as scores:
        for run in runs:
            scores.enter(run)


def test_without_runs_it_says_what_to_do_and_writes_nothing(
    own_home: Path, capsys: Captured
) -> None:
    assert main(["scores"]) == 0
    assert "no runs yet" in capsys.readouterr().out
    assert not own_home.exists()


def test_each_edition_and_difficulty_is_a_line(capsys: Captured) -> None:
    lost = replace(RUN, difficulty="cruel", outcome="lose", score=5, checksum="cd" * 8)
    enter(RUN, replace(RUN, ticks=60 * 90, score=400, checksum="ef" * 8), lost)
    assert main(["scores"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split("  ")[0] == "level"
    assert [row.split() for row in rows] == [
        ["attic", "00ff00ff", "cruel", "-", "5", "cd" * 8],
        ["attic", "00ff00ff", "normal", "1:23", "400", "ab" * 8],
    ]


def test_json_tells_whole_runs(capsys: Captured) -> None:
    enter(RUN)
    assert main(["scores", "--json"]) == 0
    (best,) = json.loads(capsys.readouterr().out)
    assert best["fastest"] == best["highest"]
    assert best["fastest"]["seed"] == 7
    assert best["fastest"]["checksum"] == "ab" * 8
    assert (best["level"], best["digest"]) == ("attic", RUN.digest)


def test_one_level_by_id_or_by_file(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "closet.level.toml"
    file.write_text(CLOSET, encoding="utf-8")
    digest = level_from_text(CLOSET, "closet").digest
    enter(RUN, replace(RUN, level="closet", digest=digest), replace(RUN, level="closet"))
    assert main(["scores", "--level", "attic", "--json"]) == 0
    assert [b["level"] for b in json.loads(capsys.readouterr().out)] == ["attic"]
    assert main(["scores", "--level", str(file), "--json"]) == 0
    assert [b["digest"] for b in json.loads(capsys.readouterr().out)] == [digest]


def test_a_level_nobody_knows_is_a_slip(capsys: Captured) -> None:
    enter(RUN)
    assert main(["scores", "--level", "atic"]) == 2
    assert 'no level "atic"' in capsys.readouterr().err


def test_a_bad_file_is_set_aside_and_said_once(own_home: Path, capsys: Captured) -> None:
    own_home.mkdir()
    scores_file().write_bytes(b"not a table")
    opened_scores().close()
    err = capsys.readouterr().err
    assert err.startswith(f"hyosan: {scores_file()}: ")
    assert "set aside as scores.sqlite.bad-1" in err
    assert err.count("\n") == 1
    opened_scores().close()
    assert capsys.readouterr().err == ""


def test_the_entry_of_a_run_is_proved_by_its_replay() -> None:
    session = Session(HALL, 11)
    for tick in range(90):
        session.tick([dance(tick)])
    entry, replay = session.ranked_run(), session.replay()
    assert verify(replay, HALL).proven
    assert entry.checksum == replay.header.final
    assert (entry.ticks, entry.seed, entry.digest) == (90, 11, HALL.digest)


def test_the_file_that_is_played_leads_the_list_wherever_it_lies(tmp_path: Path) -> None:
    file = tmp_path / "closet.level.toml"
    file.write_text(CLOSET, encoding="utf-8")
    level = level_from_text(CLOSET, "closet")
    alone = listed(PlayOptions(level=str(file)), level)
    assert [entry.level_id for entry in alone][0] == "closet"
    assert len(alone) == len(list_levels()) + 1
    among = listed(PlayOptions(level=str(file), levels=tmp_path), level)
    assert len(among) == len(alone)
    assert among[0].level is level
    assert len(listed(PlayOptions(), None)) == len(list_levels())


def test_following_a_file_needs_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    file = tmp_path / "closet.level.toml"
    file.write_text(CLOSET, encoding="utf-8")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    assert main(["level", "play", str(file), "--watch"]) == 2
    assert "--watch needs one" in capsys.readouterr().err


def test_a_broken_file_is_not_opened_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    file = tmp_path / "closet.level.toml"
    file.write_text(CLOSET.replace("@...#", "@.Q.#"), encoding="utf-8")
    monkeypatch.setenv("DISPLAY", ":nowhere")
    assert main(["level", "play", str(file), "--watch"]) == 1
    assert "error[M001]" in capsys.readouterr().err
    assert main(["level", "play", str(tmp_path / "none.level.toml"), "--watch"]) == 2
    assert "no such file" in capsys.readouterr().err
