"""One run from its first tick to its end: the world, what is kept of it, and what it was worth.

A session is the only way the outer floors drive a world, live or played back, so everything that
was ever played can be proved afterwards.  It counts events for the results screen; counting
never feeds back into the rules.

At a checkpoint the session keeps a copy of the whole world.  A retry goes on from the copy, and the
record is cut back to that tick: what was played up to there and what is played now are one run, and
the replay proves it from its first tick like any other.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hyosan_arcade.content.cast import HYBRIDS, PEOPLE
from hyosan_arcade.run.recorder import Recorder
from hyosan_arcade.run.replay import Replay, hex_checksum
from hyosan_arcade.run.scores import RankedRun
from hyosan_arcade.sim.events import CheckpointReached, Event
from hyosan_arcade.sim.intent import Intent
from hyosan_arcade.sim.legacy import Legacy, hand_on
from hyosan_arcade.sim.snapshot import Snapshot
from hyosan_arcade.sim.spec import LevelSpec
from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.sim.world import Difficulty, World

KILL_POINTS = 10
RESCUE_POINTS = 250
SECOND_POINTS = 1


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run came to; `tally` counts its events by kind (the class's name).

    `legacy` is what the next level begins with.
    """

    level_id: str
    seed: int
    difficulty: Difficulty
    outcome: str
    outcome_text: str
    ticks: int
    kills: int
    tally: Mapping[str, int]
    legacy: Legacy

    @property
    def seconds(self) -> int:
        """Whole seconds the run lasted."""
        return self.ticks // TICKS_PER_S

    @property
    def rescued(self) -> int:
        """Survivors found."""
        return self.tally.get("SurvivorJoined", 0)

    @property
    def bites(self) -> int:
        """Times anybody was bitten."""
        return self.tally.get("Bitten", 0)

    @property
    def score(self) -> int:
        """Points: kills, rescues, seconds survived."""
        return (
            self.kills * KILL_POINTS + self.rescued * RESCUE_POINTS + self.seconds * SECOND_POINTS
        )


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A world as it was at a checkpoint, and what the run had come to."""

    checkpoint_id: str
    world: World
    tally: Counter[str]


class Session:
    """A run of `level` begun with `seed`; `people` names who is steered by a person.

    `legacy` is what the level before handed on; None begins as the level says.
    `is_ranked` is False for a run that did not begin as its level says: it cannot be replayed, so
    it is neither kept nor entered in the scores.  A run as a hybrid is kept, but not entered: the
    dead do not want her, so that her time says nothing beside a human's.
    """

    def __init__(
        self,
        level: LevelSpec,
        seed: int,
        difficulty: Difficulty = Difficulty.NORMAL,
        people: tuple[str, ...] = PEOPLE[:1],
        legacy: Legacy | None = None,
    ) -> None:
        self.level = level
        self.seed = seed
        self.difficulty = difficulty
        self.people = people
        self.legacy = legacy
        self.world = World(level, seed, difficulty, people, legacy)
        self.recorder = Recorder(self.world, seed, difficulty, people)
        self.is_ranked = True
        self._tally: Counter[str] = Counter()
        self._kept: Kept | None = None

    @property
    def is_over(self) -> bool:
        """Whether the run has been won or lost."""
        return self.world.outcome != ""

    @property
    def is_scored(self) -> bool:
        """Whether the scores take it: begun as its level says, and played by humans."""
        return self.is_ranked and not any(name in HYBRIDS for name in self.people)

    @property
    def checkpoint(self) -> str:
        """The id of the last checkpoint that was reached; "" before the first."""
        return self._kept.checkpoint_id if self._kept else ""

    def tick(self, intents: Sequence[Intent]) -> list[Event]:
        """Advance by one tick with one intent per person; return what happened."""
        if len(intents) != len(self.people):
            raise ValueError(f"{len(intents)} intents for {len(self.people)} people")
        events = self.world.step(intents)
        self.recorder.note(intents)
        self._tally.update(type(event).__name__ for event in events)
        for event in events:
            if isinstance(event, CheckpointReached) and not self.is_over:
                self._kept = Kept(event.checkpoint_id, _copied(self.world), self._tally.copy())
        return events

    def go_back(self) -> None:
        """Go on from the last checkpoint; raise ValueError when none was reached."""
        if self._kept is None:
            raise ValueError("no checkpoint was reached: begin the level anew")
        self.world, self._tally = _copied(self._kept.world), self._kept.tally.copy()
        self.recorder.back_to(self.world)

    def snapshot(self) -> Snapshot:
        """Return the world as it may be seen now; its arrays are valid until the next tick."""
        return self.world.snapshot()

    def replay(self) -> Replay:
        """Return the run so far, to be written or verified."""
        return self.recorder.replay()

    def result(self) -> RunResult:
        """Return what the run has come to so far."""
        seen = self.world.snapshot()
        return RunResult(
            level_id=self.level.level_id,
            seed=self.seed,
            difficulty=self.difficulty,
            outcome=seen.outcome,
            outcome_text=seen.outcome_text,
            ticks=seen.tick,
            kills=seen.zombies_killed,
            tally=dict(self._tally),
            legacy=hand_on(self.world),
        )

    def ranked_run(self) -> RankedRun:
        """Return the run as the scores take it, with the checksum of the world as it is now."""
        result = self.result()
        return RankedRun(
            level=result.level_id,
            digest=self.level.digest,
            difficulty=self.difficulty.value,
            outcome=result.outcome,
            ticks=result.ticks,
            score=result.score,
            kills=result.kills,
            seed=result.seed,
            checksum=hex_checksum(self.world.checksum()),
        )


def begin_session(
    level: LevelSpec,
    seed: int,
    difficulty: Difficulty,
    legacy: Legacy | None = None,
    who: str = PEOPLE[0],
) -> Session:
    """Begin a run of one person, who goes on with what the level before handed on."""
    return Session(level, seed, difficulty, (who,), legacy)


def _copied(world: World) -> World:
    """Return a world that goes on by itself; what never changes is shared."""
    return copy.deepcopy(world, {id(it): it for it in (world.level, world.kinds)})
