"""The list of levels, with a look at the chosen one: a small map, its author, the best so far.

Below them stands whom the player plays, turned by left and right.

A file with faults is listed too, says the first of them, and cannot be started: it must not vanish
in silence while somebody writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.content.cast import HYBRIDS
from hyosan_arcade.sim.script import OnStart, Spawn
from hyosan_arcade.view.preview import EMPTY, NOTHING, preview_of
from hyosan_arcade.view.scene import MenuItem, MenuView, Scene
from hyosan_arcade.view.screens.menu import BACK, Cursor, menu_footer
from hyosan_arcade.view.screens.picture import menu_scene
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.screen import Move

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from hyosan_arcade.content.library import LevelEntry
    from hyosan_arcade.run.scores import Best
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.screens.screen import GameContext

PICTURE = "title_backdrop"
SHADE = 0.72
ERROR_SIGN = ": error["


class LevelsScreen:
    """Every level there is, whom to play them as, then the way back."""

    def __init__(self, context: GameContext) -> None:
        self._context = context
        self._listed: tuple[LevelEntry, ...] | None = None
        self._previews: dict[int, NDArray[np.uint8]] = {}
        self._cursor = Cursor()

    @property
    def _entries(self) -> tuple[LevelEntry, ...]:
        """The levels; files are read when the list is looked at, and again after each run."""
        if self._listed is None:
            self._listed = self._context.list_levels()
            self._previews.clear()
            self._cursor.selected = min(self._cursor.selected, len(self._listed) + 1)
        return self._listed

    @property
    def _chosen(self) -> LevelEntry | None:
        """The level the cursor is on, None below the levels."""
        on_level = self._cursor.selected < len(self._entries)
        return self._entries[self._cursor.selected] if on_level else None

    def tick(self, controls: Controls) -> Move | None:
        """Choose a level and play it."""
        taken = self._cursor.tick(controls, self._menu())
        if taken is None:
            return None
        if taken is BACK or taken.index > len(self._entries):
            return Move(leave=1)
        if taken.index == len(self._entries):
            self._context.choices.turn_who(taken.turn or 1)
            return None
        if taken.turn:
            return None
        level = self._entries[taken.index].level
        if level is None:
            return None
        self._listed = None  # what was saved or dropped into a folder meanwhile is there then
        return Move(enter=PlayScreen(self._context, level))

    def compose(self, blend: float) -> Scene:
        """Show the list."""
        return menu_scene(self._menu(), self._cursor.take_sounds())

    def _menu(self) -> MenuView:
        word = self._context.word
        items = [self._item(entry) for entry in self._entries]
        return MenuView(
            style="list",
            title=word("levels.heading"),
            items=(*items, self._who(), MenuItem(word("levels.back"))),
            selected=self._cursor.selected,
            lines=tuple(self._lines()),
            footer=menu_footer(self._context, "footer.menu", self._cursor.device),
            picture=PICTURE,
            shade=SHADE,
            preview=self._preview(),
        )

    def _who(self) -> MenuItem:
        word, who = self._context.word, self._context.choices.who
        return MenuItem(word("levels.who"), value=word(f"name.{who}"), note=word(f"about.{who}"))

    def _lines(self) -> Iterator[tuple[str, str]]:
        """Say what there is to know about the level, or the person, the cursor is on."""
        if self._chosen is not None:
            yield from self._about(self._chosen)
        elif self._cursor.selected == len(self._entries) and self._context.choices.who in HYBRIDS:
            yield from ((self._context.word(f"levels.as_her_{n}"), "ember") for n in (1, 2, 3))

    def _item(self, entry: LevelEntry) -> MenuItem:
        if entry.level is None:
            return MenuItem(entry.level_id, note=self._first_error(entry), enabled=False)
        best = self._best(entry.level)
        return MenuItem(
            text=self._context.staging.words.title_of(entry.level),
            value=self._context.clock(best.fastest.seconds) if best and best.fastest else "",
        )

    def _about(self, entry: LevelEntry) -> Iterator[tuple[str, str]]:
        """Say what there is to know about a level, in a few short lines."""
        word, level = self._context.word, entry.level
        if entry.pack:
            yield word("levels.pack", pack=entry.pack), "cyan"
        if level is None:
            yield word("levels.faults"), "ember"
            yield entry.path.name, "slate4"
            return
        if author := entry.author or level.author:
            yield word("levels.author", author=author), "paper"
        yield word("levels.small", width=level.width, height=level.height), "slate5"
        yield word("levels.inside", count=waiting_inside(level)), "slate5"
        yield self._reached(self._best(level)), "gold"

    def _reached(self, best: Best | None) -> str:
        word = self._context.word
        if best is None:
            return word("levels.not_won")
        if best.fastest is None:
            return word("levels.best_score", score=best.highest.score)
        return word("levels.best", time=self._context.clock(best.fastest.seconds))

    def _best(self, level: LevelSpec) -> Best | None:
        difficulty = self._context.choices.difficulty.value
        return self._context.scores.best(level.digest, difficulty)

    def _preview(self) -> NDArray[np.uint8]:
        """Return the small map of the chosen level, drawn once for each list."""
        chosen, number = self._chosen, self._cursor.selected
        if chosen is None or chosen.level is None:
            return EMPTY if chosen is None else NOTHING
        if number not in self._previews:
            self._previews[number] = preview_of(chosen.level)
        return self._previews[number]

    def _first_error(self, entry: LevelEntry) -> str:
        """Return the first error of a level's report, its file named without its folder."""
        lines = entry.error.splitlines()
        line = next((line for line in lines if ERROR_SIGN in line), next(iter(lines), ""))
        short = line.replace(str(entry.path), entry.path.name)
        return short or self._context.word("levels.broken", file=entry.path.name)


def waiting_inside(level: LevelSpec) -> int:
    """Count the dead that are there when a run of `level` begins: drawn, or let in at its start."""
    let_in = [
        action.count
        for trigger in level.triggers
        if isinstance(trigger.when, OnStart) and not trigger.delay_ticks
        for action in trigger.then
        if isinstance(action, Spawn)
    ]
    return len(level.zombies) + sum(let_in)
