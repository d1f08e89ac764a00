"""A level edited beside the running game: the real window, a real file, nothing pressed."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hyosan_arcade.content.level import level_from_text
from hyosan_arcade.run.scores import open_scores
from tests.frontends.test_xvfb import DIFFERENT, THE_SAME, alike, moves
from tests.frontends.xserver import Game, lacking, screen, until

pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking())

HEAD = """format = 1
id = "yard"
title = "A yard"

[map]
rows = '''
"""
WIDTH, HEIGHT = 30, 17


def yard(inside: str) -> str:
    """Return a level whose floor is of one glyph."""
    rows = ["#" * WIDTH, *["#" + inside * (WIDTH - 2) + "#"] * (HEIGHT - 2), "#" * WIDTH]
    rows[8] = rows[8][:15] + "@" + rows[8][16:]
    return HEAD + "\n".join(rows) + "\n'''\n"


@pytest.fixture
def game(tmp_path: Path) -> Iterator[Game]:
    (tmp_path / "yard.level.toml").write_text(yard("."), encoding="utf-8")
    with screen() as display:
        file = str(tmp_path / "yard.level.toml")
        opened = Game(display, tmp_path / "home", "level", "play", file, "--watch", "--mute")
        try:
            yield opened
        finally:
            opened.end()


def test_a_save_changes_the_picture_and_a_broken_one_does_not_end_the_game(
    game: Game, tmp_path: Path
) -> None:
    file = tmp_path / "yard.level.toml"
    until("the yard on the screen", lambda: moves(game))
    floor = game.picture()
    file.write_text(yard(",").replace('"yard"', '"yard'), encoding="utf-8")
    until("the fault over the game", lambda: alike(floor, game.picture()) < 0.95)
    assert moves(game)
    assert alike(floor, game.picture()) > THE_SAME
    file.write_text(yard(","), encoding="utf-8")
    until("the new ground", lambda: alike(floor, game.picture()) < DIFFERENT)
    assert game.process.poll() is None


WON = """
[[trigger]]
id = "over"
when = { on = "timer", after = 1 }
then = [{ do = "end", result = "win" }]
"""


def test_a_run_that_ends_in_the_window_is_in_the_scores_and_a_changed_one_is_not(
    game: Game, tmp_path: Path
) -> None:
    file, table = tmp_path / "yard.level.toml", tmp_path / "home" / "scores.sqlite"
    until("the yard on the screen", lambda: moves(game))
    file.write_text(yard(",") + WON, encoding="utf-8")
    until("a retry that is won", lambda: won(game, table))
    with closing(open_scores(table)) as scores:
        (best,) = scores.all_bests()
    assert best.fastest is not None
    assert best.fastest.digest == level_from_text(file.read_text("utf-8"), "yard").digest
    assert best.fastest.seconds in (1, 2)


def won(game: Game, table: Path) -> bool:
    """Begin anew, give the run time to be won, and say whether it has been entered."""
    game.tap("r")
    time.sleep(2.5)
    with closing(sqlite3.connect(table)) as read:
        return read.execute("SELECT count(*) FROM runs").fetchone()[0] > 0
