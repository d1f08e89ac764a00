"""What a screen is to the stack, and how it says where to go next."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from hyosan_arcade.content.cast import PEOPLE
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import languages, load_words
from hyosan_arcade.run.scores import Scores, scores_in_memory
from hyosan_arcade.run.session import Session, begin_session
from hyosan_arcade.sim.world import Difficulty

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.content.library import LevelEntry
    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.legacy import Legacy
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.compose import Staging
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.hints import HintBook
    from hyosan_arcade.view.scene import Scene

log = logging.getLogger(__name__)


class Screen(Protocol):
    """One screen of the stack; only the topmost is asked."""

    def tick(self, controls: Controls) -> Move | None:
        """Advance by one tick; return where to go, or None to stay."""

    def compose(self, blend: float) -> Scene:
        """Make the picture."""


@dataclass(frozen=True, slots=True)
class Move:
    """Leave `leave` screens from the top, then put `enter` on it."""

    leave: int = 0
    enter: Screen | None = None


EVERYTHING = 99
"""Leave so many screens: all but what `Move.enter` brings."""


@dataclass(slots=True)
class Choices:
    """What the player has chosen so far; lives as long as the game."""

    difficulty: Difficulty = Difficulty.NORMAL
    seed: int = 1
    who: str = PEOPLE[0]
    """Whom the player plays from the next run on."""
    slow_choices: bool = False
    """An assist: a near-bite gives twice the time."""

    def next_seed(self) -> int:
        """Return the seed of the next run: each try meets other dead."""
        self.seed += 1
        return self.seed - 1

    def turn_difficulty(self, step: int) -> None:
        """Take the next difficulty, round and round."""
        kinds = list(Difficulty)
        self.difficulty = kinds[(kinds.index(self.difficulty) + step) % len(kinds)]

    def turn_who(self, step: int) -> None:
        """Take the next of those who can be played, round and round."""
        self.who = PEOPLE[(PEOPLE.index(self.who) + step) % len(PEOPLE)]


@dataclass(frozen=True, slots=True)
class GameContext:
    """What every screen needs.

    `new_session` starts a run of a level with a seed, a difficulty, what the level before handed on
    and whom the player plays.
    """

    staging: Staging
    list_levels: Callable[[], tuple[LevelEntry, ...]]
    hints: HintBook
    choices: Choices = field(default_factory=Choices)
    new_session: Callable[[LevelSpec, int, Difficulty, Legacy | None, str], Session] = begin_session
    scores: Scores = field(default_factory=scores_in_memory)

    def clock(self, seconds: int) -> str:
        """Return minutes and seconds."""
        minutes, left = divmod(seconds, 60)
        return self.word("results.seconds", minutes=minutes, seconds=f"{left:02}")

    def word(self, key: str, /, **names: object) -> str:
        """Return the words of a key."""
        text = self.staging.words.get(key)
        for name, value in names.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def turn_language(self, step: int) -> None:
        """Say everything in the next language on offer."""
        words = next_words(assets_root() / "text", self.staging.words, step)
        self.staging.words = self.hints.words = words


def next_words(text_root: Path, now: Words, step: int) -> Words:
    """Read the language `step` places after `now`; one whose file is at fault is passed over."""
    codes = languages(text_root)
    start = codes.index(now.language) if now.language in codes else 0
    for away in range(1, len(codes)):
        try:
            return load_words(text_root, codes[(start + step * away) % len(codes)])
        except ContentError as error:
            log.warning("%s", error)
    return now
