"""The pause: the world stands still behind, with what must be done at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.scene import MenuItem, MenuView, Scene
from hyosan_arcade.view.screens.menu import BACK, Cursor, Taken, menu_footer
from hyosan_arcade.view.screens.picture import menu_over
from hyosan_arcade.view.screens.screen import Move

if TYPE_CHECKING:
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.screens.play import PlayScreen

ITEMS = ("resume", "restart", "difficulty", "slow_choices", "quit")
STATUS_COLORS = {"open": "paper", "done": "pine3", "failed": "ember"}
SHADE = 0.55


class PauseScreen:
    """The pause of `play`; `reason` is a text key when the game paused by itself."""

    def __init__(self, play: PlayScreen, reason: str = "") -> None:
        self._play = play
        self._reason = reason
        self._cursor = Cursor()

    def tick(self, controls: Controls) -> Move | None:
        """Choose; the pause and the back key both go on playing."""
        if controls.did(Action.RESTART):
            return self._play.retry(leave=2)
        taken = self._cursor.tick(controls, self._menu())
        if taken is BACK or controls.did(Action.PAUSE):
            return Move(leave=1)
        return None if taken is None else self._take(taken)

    def compose(self, blend: float) -> Scene:
        """Show the menu over the world."""
        return menu_over(self._play.compose(1.0), self._menu(), self._cursor.take_sounds())

    def _take(self, taken: Taken) -> Move | None:
        item = ITEMS[taken.index]
        if item == "difficulty":
            self._play.context.choices.turn_difficulty(taken.turn or 1)
            return None
        if item == "slow_choices":
            self._play.context.choices.slow_choices ^= True
            return None
        if item == "restart":
            return self._play.again(leave=2)
        return Move(leave=1 if item == "resume" else 2)

    def _menu(self) -> MenuView:
        context = self._play.context
        word, difficulty = context.word, context.choices.difficulty
        shown = f"difficulty.{difficulty.value}"
        is_in_force = difficulty is self._play.session.difficulty
        notes = {"difficulty": word(f"{shown}_note" if is_in_force else "pause.difficulty_note")}
        is_slow = context.choices.slow_choices
        values = {
            "difficulty": word(shown),
            "slow_choices": word("pause.on" if is_slow else "pause.off"),
        }
        items = tuple(
            MenuItem(
                text=word(f"pause.{item}"),
                value=values.get(item, ""),
                note=notes.get(item, word(f"pause.{item}_note")),
            )
            for item in ITEMS
        )
        return MenuView(
            style="pause",
            title=word("pause.heading"),
            items=items,
            selected=self._cursor.selected,
            lines=self._lines(),
            footer=menu_footer(context, "footer.menu", self._cursor.device),
            shade=SHADE,
        )

    def _lines(self) -> tuple[tuple[str, str], ...]:
        """Say why the game stopped, and what must be done."""
        word, words = self._play.context.word, self._play.composer.words
        reason = ((word(self._reason), "gold"),) if self._reason else ()
        is_ranked = self._play.session.is_ranked
        unranked = () if is_ranked else ((word("results.unranked"), "fire"),)
        tasks = tuple(
            (words.get(task.text), STATUS_COLORS.get(task.status, "paper"))
            for task in self._play.snapshot.objectives
        )
        heading = (word("pause.objectives"), "slate4")
        return (*reason, *unranked, heading, *(tasks or ((word("pause.no_objectives"), "paper"),)))
