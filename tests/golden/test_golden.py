"""Golden replays of the shipped level: the same intents lead to the same world, second by second.

Each `*.json` here is a recorded run in readable form: its header, then runs of (packed intent,
ticks).  A failure names the first second that differs and the subsystem.  If the rules were meant
to change, record them anew with `pytest tests/golden --update-golden` and say why in the commit.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import msgspec
import numpy as np
import pytest

from hyosan_arcade import __version__
from hyosan_arcade.content.library import find_level
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.run.replay import Replay, ReplayHeader, verify
from hyosan_arcade.run.session import Session

GOLDEN = Path(__file__).parent
SECONDS = 20
RUNS = {
    "classroom-rusher": ("classroom", "rusher", 7),
    "classroom-sneak": ("classroom", "sneak", 7),
}


def record(level: str, bot: str, seed: int) -> Replay:
    session = Session(find_level(level), seed)
    player = BOTS[bot](seed)
    for _ in range(SECONDS * 60):
        session.tick([player.decide(session.snapshot())])
    return session.replay()


def write(file: Path, replay: Replay) -> None:
    runs = [[word, len(list(run))] for word, run in groupby(replay.words[:, 0].tolist())]
    header = json.dumps(msgspec.to_builtins(replay.header), indent=1)
    lines = ",\n".join(json.dumps(run) for run in runs)
    file.write_text(f'{{"header": {header},\n"runs": [\n{lines}\n]}}\n')


def read(file: Path) -> Replay:
    found = json.loads(file.read_text())
    header = msgspec.convert(found["header"], ReplayHeader)
    words = np.repeat(*np.array(found["runs"], np.int64).T)
    # A release alone changes no rule: golden runs are held to the rules, not to the version.
    return Replay(msgspec.structs.replace(header, game=__version__), words.reshape(-1, 1))


@pytest.mark.parametrize("name", RUNS)
def test_a_golden_run_comes_out_the_same(name: str, updates_golden: bool) -> None:
    level, bot, seed = RUNS[name]
    file = GOLDEN / f"{name}.json"
    if updates_golden:
        write(file, record(level, bot, seed))
    if not file.exists():
        pytest.skip(f"{file.name} is not recorded yet: pytest tests/golden --update-golden")
    replay = read(file)
    assert replay.header.ticks == SECONDS * 60
    verdict = verify(replay, find_level(level))
    assert verdict.proven, f"{file.name}: {verdict.line}"
