"""The black box of a run: every intent of every person, and a checksum each second.

The recorder looks on and changes nothing.  It keeps packed words in an array, 8 bytes a tick and
person, so that four hours fit in 7 MB; beyond that it stops, and the run goes on unrecorded.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from hyosan_arcade import __version__
from hyosan_arcade.run.replay import (
    FORMAT,
    MARK_TICKS,
    MAX_TICKS,
    PART_DIGITS,
    Replay,
    ReplayError,
    ReplayHeader,
    hex_checksum,
    to_header,
)
from hyosan_arcade.sim import tuning
from hyosan_arcade.sim.intent import Intent, pack
from hyosan_arcade.sim.world import Difficulty, World, combined


class Recorder:
    """Collects one run of `world`, begun with `seed` by `people`."""

    def __init__(
        self, world: World, seed: int, difficulty: Difficulty, people: tuple[str, ...]
    ) -> None:
        self._world = world
        self._seed = seed
        self._difficulty = difficulty
        self._people = people
        self._words = array("q")
        self._checksums: list[str] = []
        self._parts: dict[str, list[str]] = {}

    @property
    def ticks(self) -> int:
        """Ticks recorded so far."""
        return len(self._words) // len(self._people)

    @property
    def is_full(self) -> bool:
        """Whether the run has outlasted what a replay holds."""
        return self.ticks >= MAX_TICKS

    def note(self, intents: Sequence[Intent]) -> None:
        """Take down the intents the world has just stepped with."""
        if self.is_full:
            return
        self._words.extend(pack(intent) for intent in intents)
        if self._world.tick % MARK_TICKS == 0:
            self._mark()

    def back_to(self, world: World) -> None:
        """Forget what came after `world`, a copy of the recorded one as it once was."""
        self._world = world
        marks = world.tick // MARK_TICKS
        del self._words[world.tick * len(self._people) :]
        del self._checksums[marks:]
        for digits in self._parts.values():
            del digits[marks:]

    def last(self, ticks: int) -> list[int]:
        """Return the packed intents of the last `ticks` ticks, oldest first."""
        return self._words[-ticks * len(self._people) :].tolist()

    def replay(self) -> Replay:
        """Return the run so far as a replay; raise ReplayError for one that outlasted it."""
        if self._world.tick != self.ticks:
            raise ReplayError(f"the run outlasted {MAX_TICKS} ticks: it cannot be replayed")
        words = np.array(self._words, np.int64).reshape(-1, len(self._people))
        return Replay(self._header(), words)

    def _mark(self) -> None:
        parts = self._world.checksums()
        self._checksums.append(hex_checksum(combined(parts)))
        for part, checksum in parts.items():
            digits = hex_checksum(checksum)[:PART_DIGITS]
            self._parts.setdefault(part, []).append(digits)

    def _header(self) -> ReplayHeader:
        world, level = self._world, self._world.level
        finals = world.checksums()
        return ReplayHeader(
            kind="hyosan-replay",
            format=FORMAT,
            game=__version__,
            numpy=np.__version__,
            level=level.level_id,
            level_digest=level.digest,
            tuning=tuning.digest(),
            seed=self._seed,
            difficulty=self._difficulty,
            people=self._people,
            legacy=to_header(world.legacy),
            ticks=self.ticks,
            outcome=world.outcome,
            checksums=tuple(self._checksums),
            parts={part: "".join(digits) for part, digits in self._parts.items()},
            final=hex_checksum(combined(finals)),
            final_parts={part: hex_checksum(value) for part, value in finals.items()},
        )
