"""The first level is won in its window by somebody who has nothing but the keys.

It plays for a minute of real time, so it runs on request:  HYOSAN_BY_KEYS=1 python3 dev.py test
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hyosan_arcade.content.library import find_level
from hyosan_arcade.run.replay import read_replay, verify
from hyosan_arcade.sim.intent import DIAGONAL, FULL, Button
from tests.frontends.xserver import PATIENCE_S, ROOT, lacking, screen

SEED = 1
WAYS = (0, DIAGONAL, FULL)
"""How far keys push; a stick or a bot pushes as it likes."""


@pytest.mark.skipif("HYOSAN_BY_KEYS" not in os.environ, reason="a minute of play; HYOSAN_BY_KEYS=1")
@pytest.mark.skipif(bool(lacking()), reason=lacking())
def test_the_first_level_is_won_by_keys_from_the_title_on(tmp_path: Path) -> None:
    won = tmp_path / "won.replay"
    words = [sys.executable, "-m", "tests.frontends.key_player"]
    words += ["--seed", str(SEED), "--difficulty", "normal", "--replay", str(won)]
    hidden = ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY", "HYOSAN_LEVELS")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    with screen() as display:
        own = {"DISPLAY": display, "HYOSAN_HOME": str(tmp_path), "HYOSAN_LANGUAGE": "en"}
        done = subprocess.run(
            words, cwd=ROOT, env={**kept, **own}, timeout=2 * PATIENCE_S, check=False
        )
    assert done.returncode == 0
    run = read_replay(won)
    assert verify(run, find_level("classroom")).proven
    assert (run.header.level, run.header.outcome) == ("classroom", "win")
    intents = [run.intents(tick)[0] for tick in range(run.header.ticks)]
    assert all(abs(push) in WAYS for i in intents for push in (i.move_x, i.move_y))
    aimed = [intent for intent in intents if intent.has_aim]
    assert all(intent.buttons & (Button.HIT | Button.SHOVE) for intent in aimed)
