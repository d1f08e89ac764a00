"""A level written while it is played: what a save does to the run, and what it must not do."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.run.reload import LOOK_TICKS, LevelWatch, take_places
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.view.controls import Action, Controls
from hyosan_arcade.view.screens.pause import PauseScreen
from hyosan_arcade.view.screens.play import AFTERMATH_TICKS, PlayScreen
from hyosan_arcade.view.screens.results import ResultsScreen
from hyosan_arcade.view.screens.stack import ScreenStack
from tests.frontends.test_screens import Player

HEAD = """format = 1
id = "den"
title = "A den"

[map]
rows = '''
"""
ROWS = (
    "############",
    "############",
    "#..........#",
    "#..@.......#",
    "#..........#",
    "#..........#",
    "############",
)
BROKEN = HEAD + "####\n#@Q#\n####\n'''\n"


def text(rows: tuple[str, ...] = ROWS) -> str:
    return HEAD + "\n".join(rows) + "\n'''\n"


def with_wall(row: int, col: int) -> str:
    """Return the den with a wall in one more place."""
    line = ROWS[row][:col] + "#" + ROWS[row][col + 1 :]
    return text((*ROWS[:row], line, *ROWS[row + 1 :]))


class Author(Player):
    """Somebody who plays a file and saves it now and then."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.save(text())
        self.watch = LevelWatch(file)
        self.stack = ScreenStack(self.context, self.watch.level, self.watch)

    def save(self, content: str) -> None:
        self.file.write_text(content, encoding="utf-8")
        # Two saves within one tick of a coarse clock are still two dates.
        Author.saves += 1
        os.utime(self.file, ns=(Author.saves * 10**9, Author.saves * 10**9))

    saves = 0

    @property
    def session(self) -> Session:
        session = self.stack.session
        assert session is not None
        return session

    @property
    def said(self) -> list[str]:
        return [words for words, _ in self.stack.compose(1.0).notice]

    def stand(self, x: float, y: float) -> None:
        self.session.world.bodies[0].x, self.session.world.bodies[0].y = x, y

    def place(self) -> tuple[float, float]:
        body = self.session.world.bodies[0]
        return body.x, body.y


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "den.level.toml")


def test_a_clean_save_is_in_play_within_a_second(author: Author) -> None:
    author.wait(20)
    before = author.session
    author.save(with_wall(5, 9))
    author.wait(TICKS_PER_S)
    assert author.session is not before
    assert author.session.world.tilemap.blocks(5, 9)
    assert not author.session.is_ranked
    assert author.said == ["den.level.toml is read: you play the new edition, unranked"]
    author.wait(4 * TICKS_PER_S)
    assert author.said == []


def test_nothing_is_read_while_the_file_rests(author: Author) -> None:
    before = author.session
    author.wait(3 * LOOK_TICKS)
    assert author.session is before
    assert author.session.is_ranked
    assert author.said == []


def test_a_free_place_is_kept_and_the_seed_too(author: Author) -> None:
    author.stand(8.3, 4.6)
    seed = author.session.seed
    author.save(with_wall(2, 2))
    author.wait(LOOK_TICKS)
    assert author.place() == pytest.approx((8.3, 4.6), abs=0.01)
    assert author.session.seed == seed


def test_who_would_stand_in_a_wall_is_pushed_out(author: Author) -> None:
    author.stand(8.5, 4.5)
    author.save(with_wall(4, 8))
    author.wait(LOOK_TICKS)
    x, y = author.place()
    assert not author.session.world.tilemap.blocks(int(y), int(x))
    assert abs(x - 8.5) + abs(y - 4.5) < 2.0


def test_a_map_that_shrank_holds_everybody(author: Author) -> None:
    author.stand(10.5, 4.5)
    author.save(text(("#####", "#####", "#.@.#", "#####")))
    author.wait(LOOK_TICKS)
    x, y = author.place()
    assert not author.session.world.tilemap.blocks(int(y), int(x))


def test_a_broken_save_stops_nothing_and_says_its_first_error(author: Author) -> None:
    before = author.session
    author.save(BROKEN)
    for _ in range(3):
        author.wait(LOOK_TICKS)
        assert author.session is before
        error, *hints, goes_on = author.said
        assert error == 'den.level.toml:8:3: error[M001]: unknown glyph "Q" (U+0051) at row 2 col 3'
        assert len(hints) == 1
        assert goes_on == "The level as it was goes on until this is mended."
    assert before.world.tick > 2 * LOOK_TICKS
    assert before.is_ranked
    author.save(with_wall(5, 9))
    author.wait(LOOK_TICKS)
    assert author.session is not before
    assert len(author.said) == 1


def test_taking_a_fault_back_changes_nothing(author: Author) -> None:
    before = author.session
    author.save(BROKEN)
    author.wait(LOOK_TICKS)
    author.save(text())
    author.wait(LOOK_TICKS)
    assert author.session is before
    assert before.is_ranked
    assert author.said == ["den.level.toml is read: there is nothing new to play"]


def test_a_comment_is_no_new_level(author: Author) -> None:
    before = author.session
    author.save("# my den\n" + text())
    author.wait(LOOK_TICKS)
    assert author.session is before


def test_a_file_that_goes_away_stops_nothing(author: Author) -> None:
    before = author.session
    author.file.unlink()
    author.wait(LOOK_TICKS)
    assert author.session is before
    assert "no such file" in author.said[0]
    author.save(text())
    author.wait(LOOK_TICKS)
    assert "no such file" not in author.said[0]


def test_the_key_reads_at_once_even_what_looks_unchanged(author: Author) -> None:
    date = author.file.stat().st_mtime_ns
    author.file.write_text(with_wall(5, 9), encoding="utf-8")
    os.utime(author.file, ns=(date, date))
    author.wait(2 * LOOK_TICKS)
    assert not author.session.world.tilemap.blocks(5, 9)
    author.press(Action.LEVEL_RELOAD)
    assert author.session.world.tilemap.blocks(5, 9)


def test_a_save_behind_the_pause_is_in_play_when_one_comes_back(author: Author) -> None:
    author.stack.tick(Controls(lost_focus=True))
    assert isinstance(author.top, PauseScreen)
    author.save(with_wall(5, 9))
    author.wait(LOOK_TICKS)
    assert isinstance(author.top, PauseScreen)
    assert "Not ranked: the level changed in mid-run" in [line for line, _ in author.menu.lines]
    author.press(Action.PAUSE)
    assert author.session.world.tilemap.blocks(5, 9)


def test_retry_begins_in_the_newest_edition_and_counts_again(author: Author) -> None:
    author.stand(8.5, 4.5)
    author.save(with_wall(5, 9))
    author.wait(LOOK_TICKS)
    author.press(Action.RESTART)
    assert author.session.world.tilemap.blocks(5, 9)
    assert author.place() == (3.5, 3.5)
    assert author.session.is_ranked


def test_a_save_after_the_end_waits_for_the_next_run(author: Author) -> None:
    author.kill()
    author.wait(AFTERMATH_TICKS)
    assert isinstance(author.top, ResultsScreen)
    ended = author.session
    author.save(with_wall(5, 9))
    author.wait(LOOK_TICKS)
    assert author.session is ended
    assert author.said == ["den.level.toml is read: the next run plays it"]
    author.press(Action.RESTART)
    assert author.session.world.tilemap.blocks(5, 9)


def test_an_unranked_run_is_not_entered_in_the_scores(author: Author) -> None:
    author.save(with_wall(5, 9))
    author.wait(LOOK_TICKS)
    author.kill()
    author.wait(AFTERMATH_TICKS)
    assert author.context.scores.all_bests() == []
    assert "Not ranked: the level changed in mid-run" in [line for line, _ in author.menu.lines]
    author.press(Action.RESTART)
    author.kill()
    author.wait(AFTERMATH_TICKS)
    digests = [best.highest.digest for best in author.context.scores.all_bests()]
    assert digests == [author.watch.level.digest]


def test_a_run_of_another_level_is_let_alone(author: Author, tmp_path: Path) -> None:
    other = tmp_path / "other.level.toml"
    other.write_text(text().replace('"den"', '"attic"'), encoding="utf-8")
    author.stack.screens[-1] = PlayScreen(author.context, LevelWatch(other).level)
    before = author.session
    author.save(with_wall(5, 9))
    author.wait(LOOK_TICKS)
    assert author.session is before


def test_any_bytes_saved_in_mid_run_never_stop_the_game(author: Author) -> None:
    dice = random.Random(5)
    whole = text().encode()
    for n in range(60):
        spoilt = bytearray(whole)
        for _ in range(1 + n % 4):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        author.file.write_bytes(bytes(spoilt[: dice.choice((len(spoilt), dice.randrange(200)))]))
        author.press(Action.LEVEL_RELOAD)
        author.wait(2)
        assert author.said
        assert "\n" not in "".join(author.said)
    author.file.write_text(text(), encoding="utf-8")
    author.press(Action.LEVEL_RELOAD)
    assert len(author.said) == 1


def test_a_file_with_faults_cannot_be_followed_from_the_start(tmp_path: Path) -> None:
    file = tmp_path / "den.level.toml"
    file.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(ContentError, match="M001"):
        LevelWatch(file)


def test_the_ally_comes_along(tmp_path: Path) -> None:
    rows = (*ROWS[:4], "#....N.....#", *ROWS[5:])
    file = tmp_path / "den.level.toml"
    legend = '\n[legend]\nN = { tile = "floor", ally = "nari" }\n'
    file.write_text(text(rows) + legend, encoding="utf-8")
    level = LevelWatch(file).level
    before, after = Session(level, 1), Session(level, 1)
    before.world.bodies[1].x = 9.5
    take_places(after.world, before.world)
    assert after.world.bodies[1].is_hybrid
    assert after.world.bodies[1].x == 9.5


def test_a_checkpoint_of_another_edition_is_not_gone_back_to(tmp_path: Path) -> None:
    author = Author(tmp_path / "den.level.toml")
    script = (
        '\n[[trigger]]\nid = "begin"\nwhen = { on = "start" }\n'
        'then = [{ do = "checkpoint", id = "here" }]\n'
    )
    author.save(text() + script)
    author.wait(2 * LOOK_TICKS)
    assert author.session.checkpoint == "here"
    author.kill()
    author.wait(5)
    author.save(with_wall(5, 9) + script)
    author.wait(LOOK_TICKS)
    author.press(Action.RESTART)
    assert author.session.world.tilemap.blocks(5, 9)
    assert author.session.is_ranked
