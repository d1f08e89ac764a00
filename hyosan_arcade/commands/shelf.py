"""The runs of one sitting: each becomes the one a crash would report, and the last is kept.

`replays/last.replay` among the player's files is the run just played, whole or broken off, for
`hyosan replay` and `hyosan verify`.
"""

from __future__ import annotations

import logging
from pathlib import Path

from hyosan_arcade.commands.blackbox import BlackBox
from hyosan_arcade.content.cast import PEOPLE
from hyosan_arcade.content.places import user_data_root
from hyosan_arcade.run.replay import ReplayError, write_replay
from hyosan_arcade.run.session import Session, begin_session
from hyosan_arcade.sim.legacy import Legacy
from hyosan_arcade.sim.spec import LevelSpec
from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.sim.world import Difficulty

log = logging.getLogger(__name__)

WORTH_TICKS = 5 * TICKS_PER_S
"""A run broken off sooner does not replace the last."""


def last_replay() -> Path:
    """Return where the last run is kept."""
    return user_data_root() / "replays" / "last.replay"


class RunShelf:
    """Starts runs and keeps the last one."""

    def __init__(self, box: BlackBox) -> None:
        self._box = box

    def start(
        self,
        level: LevelSpec,
        seed: int,
        difficulty: Difficulty,
        legacy: Legacy | None = None,
        who: str = PEOPLE[0],
    ) -> Session:
        """Keep the run so far and start the next."""
        self.keep()
        self._box.session = begin_session(level, seed, difficulty, legacy, who)
        return self._box.session

    def keep(self) -> None:
        """Write the run so far; a disk that refuses costs one line in the log, never the game."""
        session = self._box.session
        if session is None or not session.is_ranked:
            return
        if not (session.is_over or session.recorder.ticks >= WORTH_TICKS):
            return
        try:
            write_replay(last_replay(), session.replay())
        except ReplayError as error:
            log.warning("The last run is not kept: %s", error)
