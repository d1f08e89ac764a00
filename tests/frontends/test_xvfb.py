"""The whole way: a real window on a real X server, real keys, and what the game leaves behind."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops

from hyosan_arcade.content.library import find_level
from hyosan_arcade.run.replay import Replay, read_replay, verify
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.spec import LevelSpec
from tests.frontends.xserver import Game, lacking, screen, until

pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking())

SEED = 7
WATCHED_S = 2.5
"""The HUD's clock changes every second: a picture that stays alike for so long stands still."""
THE_SAME, DIFFERENT = 0.8, 0.6
"""Shares of pixels that are alike on one screen at two moments, and on two screens."""
STEP_S = 1.5
"""Four of them are more than the five seconds that a run must last to be kept."""
TRIES = 8
ROOM = """format = 1
id = "room"
title = { en = "A room", ko = "방" }

[map]
rows = '''
##############################
##############################
#............................#
#............................#
#............................#
#............................#
#............................#
#............................#
#.............@..............#
#............................#
#............................#
#............................#
#............................#
#............................#
#............................#
#............................#
##############################
'''
"""


WAY_OUT = """
[zones]
X = "out"

[[trigger]]
id = "out"
when = { on = "escape", zone = "out" }
then = [{ do = "end", result = "win" }]
"""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen() as name:
        yield name


@pytest.fixture
def levels(tmp_path: Path) -> Path:
    (tmp_path / "room.level.toml").write_text(ROOM, encoding="utf-8")
    rows = ROOM.partition("rows = '''\n")[2].partition("'''")[0]
    zones = "".join("." * 18 + "X" * 11 + ".\n" for _ in rows.splitlines())
    text = f"{ROOM}zones = '''\n{zones}'''\n{WAY_OUT}".replace("room", "way_out", 1)
    (tmp_path / "way_out.level.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def game(display: str, levels: Path) -> Iterator[Game]:
    words = ("--level", "room", "--levels", str(levels), "--seed", str(SEED), "--mute")
    opened = Game(display, levels / "home", *words)
    try:
        until("the room on the screen", lambda: moves(opened))
        yield opened
    finally:
        opened.end()


def moves(game: Game) -> bool:
    """Say whether the picture changes while it is watched."""
    before = game.picture()
    deadline_s = time.monotonic() + WATCHED_S
    while time.monotonic() < deadline_s:
        if ImageChops.difference(before, game.picture()).getbbox() is not None:
            return True
    return False


def is_painted(picture: Image.Image) -> bool:
    """Say whether there is more to see than black."""
    return len(picture.getcolors(1 << 24) or ()) > 50


def alike(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that are the same in both pictures."""
    same = (np.asarray(one) == np.asarray(other)).all(axis=2)
    return float(same.mean())


def go_round(game: Game) -> None:
    for key in ("d", "s", "a", "w"):
        game.hold(key, STEP_S)


def played(game: Game, finish: Callable[[Game], None]) -> Replay:
    """Walk a round and `finish` the run; return it as kept.

    A machine so slow that a round takes less than five of the game's seconds gets more of them.
    """
    for rounds in range(1, TRIES):
        file = game.home / "replays" / "last.replay"
        before_ns = file.stat().st_mtime_ns if file.exists() else 0
        for _ in range(rounds):
            go_round(game)
        finish(game)
        deadline_s = time.monotonic() + WATCHED_S
        while time.monotonic() < deadline_s:
            if file.exists() and file.stat().st_mtime_ns != before_ns:
                return read_replay(file)
        assert game.process.poll() is None, f"the game ended: {game.process.returncode}"
    raise AssertionError("no run was kept")


def pause(game: Game) -> Image.Image:
    """Pause the run; return the last picture of it."""
    playing = game.picture()
    game.tap("Escape")
    until("the pause", lambda: alike(playing, game.picture()) < DIFFERENT)
    return playing


def restart(game: Game) -> None:
    game.tap("r")


def way_of(replay: Replay, level: LevelSpec) -> list[tuple[float, float]]:
    """Play `replay` again and return where its person stood after every tick."""
    header = replay.header
    session = Session(level, header.seed, header.difficulty, header.people)
    way = []
    for tick in range(header.ticks):
        session.tick(replay.intents(tick))
        body = session.snapshot().person(0)
        way.append((body.x, body.y))
    return way


def test_the_title_leads_to_the_first_level_and_out_again(display: str, tmp_path: Path) -> None:
    game = Game(display, tmp_path, "--mute", "--seed", str(SEED))
    try:
        until("the title", lambda: is_painted(game.picture()))
        title = game.picture()
        game.tap("Return")
        until("a run", lambda: alike(title, game.picture()) < DIFFERENT)
        run = played(game, restart)
        assert (run.header.level, run.header.seed >= SEED) == ("classroom", True)
        pause(game)
        game.tap("Up")
        game.tap("Return")
        until("the title again", lambda: alike(title, game.picture()) > THE_SAME)
        game.tap("Escape")
        until("the game to end", lambda: game.process.poll() is not None)
        assert game.process.returncode == 0
    finally:
        game.end()


def test_four_keys_walk_four_ways(game: Game, levels: Path) -> None:
    level = find_level("room", levels)
    run = played(game, restart)
    assert verify(run, level).proven
    way = way_of(run, level)
    east, south = max(x for x, _ in way), max(y for _, y in way)
    assert east > way[0][0] + 1
    assert south > way[0][1] + 1
    assert way[-1][0] < east - 1
    assert way[-1][1] < south - 1


def test_r_begins_a_new_run_and_closing_the_window_keeps_it(game: Game) -> None:
    first = played(game, restart)
    for _ in range(2):  # long enough to be kept, also where the game runs at half its speed
        go_round(game)
    game.close_window()
    until("the game to end", lambda: game.process.poll() is not None)
    assert game.process.returncode == 0
    second = read_replay(game.home / "replays" / "last.replay")
    assert second.header.seed > first.header.seed


def test_a_logout_ends_the_game_and_keeps_the_run(game: Game) -> None:
    for _ in range(2):  # long enough to be kept, also where the game runs at half its speed
        go_round(game)
    game.process.terminate()
    until("the game to end", lambda: game.process.poll() is not None)
    assert game.process.returncode == -signal.SIGTERM
    assert read_replay(game.home / "replays" / "last.replay").header.level == "room"


def test_walking_out_wins_and_r_plays_again(display: str, levels: Path) -> None:
    words = ("--level", "way_out", "--levels", str(levels), "--seed", str(SEED), "--mute")
    game = Game(display, levels / "home", *words)
    try:
        until("the room on the screen", lambda: moves(game))
        run = played(game, restart)
        assert (run.header.level, run.header.outcome) == ("way_out", "win")
        until("the next run", lambda: moves(game))
    finally:
        game.end()


def test_escape_pauses_and_goes_on(game: Game) -> None:
    playing = pause(game)
    game.tap("Escape")
    until("play again", lambda: alike(playing, game.picture()) > THE_SAME)
