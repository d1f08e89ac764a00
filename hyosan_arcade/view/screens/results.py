"""The results of a run, and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.scene import MenuItem, MenuView, Scene
from hyosan_arcade.view.screens.menu import BACK, Cursor, menu_footer
from hyosan_arcade.view.screens.picture import menu_over
from hyosan_arcade.view.screens.screen import Move
from hyosan_arcade.view.voice import ally_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.run.session import RunResult
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.screens.play import PlayScreen

ITEMS = ("retry", "levels")
DEAF_TICKS = 24
"""Buttons mashed in the last fight must not choose; restarting works at once."""
SHADE = 0.5


class ResultsScreen:
    """How the run of `play` ended."""

    def __init__(self, play: PlayScreen) -> None:
        self._play = play
        self._result = play.result or play.session.result()
        self._next = next_level(play) if self._result.outcome == "win" else None
        self._items = ("next", *ITEMS) if self._next else ITEMS
        self._cursor = Cursor()
        self._ticks = 0

    def tick(self, controls: Controls) -> Move | None:
        """Choose what next."""
        self._ticks += 1
        if controls.did(Action.RESTART):
            return self._play.retry(leave=2)
        if self._ticks < DEAF_TICKS:
            return None
        taken = self._cursor.tick(controls, self._menu())
        if taken is None:
            return None
        if taken is BACK or self._items[taken.index] == "levels":
            return Move(leave=2)
        if self._next is not None and self._items[taken.index] == "next":
            return self._play.on_to(self._next, leave=2)
        return self._play.retry(leave=2)

    def compose(self, blend: float) -> Scene:
        """Show the results over the world as it ended."""
        return menu_over(self._play.compose(1.0), self._menu(), self._cursor.take_sounds())

    def _menu(self) -> MenuView:
        word, result = self._play.context.word, self._result
        notes = {"retry": word("results.retry_note")}
        if self._next is not None:
            notes["next"] = self._play.context.staging.words.title_of(self._next)
        return MenuView(
            style="results",
            title=word(f"results.{result.outcome}"),
            items=tuple(MenuItem(word(f"results.{i}"), note=notes.get(i, "")) for i in self._items),
            selected=self._cursor.selected,
            lines=(*self._ending(), *self._standing(), *self._numbers(result)),
            footer=menu_footer(self._play.context, "footer.results", self._cursor.device),
            shade=SHADE,
        )

    def _ending(self) -> Iterator[tuple[str, str]]:
        """Say how it ended: the level's words, or the game's for that fate."""
        key = self._result.outcome_text
        if key:
            color = "paper" if self._result.outcome == "win" else "ember"
            yield self._play.composer.words.get(key), color

    def _standing(self) -> Iterator[tuple[str, str]]:
        """Say how the run compares with those before it, or why it does not."""
        context, standing = self._play.context, self._play.standing
        if standing is None:
            is_whole = self._play.session.is_ranked
            yield context.word("results.as_her" if is_whole else "results.unranked"), "fire"
        elif not standing.is_kept:
            yield context.word("results.not_kept"), "fire"
        elif standing.is_fastest or standing.is_highest:
            what = "new_best_time" if standing.is_fastest else "new_best_score"
            yield context.word(f"results.{what}"), "gold"
        else:
            fastest, highest = standing.best.fastest, standing.best.highest
            time = f"{context.clock(fastest.seconds)}, " if fastest else ""
            yield f"{context.word('results.best')}: {time}{highest.score}", "slate5"

    def _numbers(self, result: RunResult) -> Iterator[tuple[str, str]]:
        word = self._play.context.word
        yield f"{word('results.score')}: {result.score}", "gold"
        yield f"{word('results.time')}: {self._play.context.clock(result.seconds)}", "slate5"
        yield f"{word('results.kills')}: {result.kills}", "slate5"
        ally = ally_of(self._play.snapshot)
        if ally is not None and ally.ally is not None:
            yield f"{word('results.hunger')}: {ally.ally.hunger:.0f}", "slate5"
            yield f"{word('results.bond')}: {ally.ally.bond:.0f}", "slate5"
        difficulty = word(f"difficulty.{result.difficulty.value}")
        yield f"{word('results.difficulty')}: {difficulty}", "slate4"
        yield f"{word('results.seed')}: {result.seed}", "slate4"


def next_level(play: PlayScreen) -> LevelSpec | None:
    """Return the level that follows in the list: the campaign's, or that of the same pack."""
    listed = [(e.pack, e.level) for e in play.context.list_levels() if e.level is not None]
    at = next((n for n, (_, level) in enumerate(listed) if level.digest == play.level.digest), -1)
    if at < 0 or at + 1 == len(listed):
        return None
    (pack, _), (next_pack, following) = listed[at : at + 2]
    return following if next_pack == pack else None
