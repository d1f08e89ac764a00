"""The title: play at once, choose a level, set difficulty and language, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.view.scene import MenuItem, MenuView, Scene
from hyosan_arcade.view.screens.levels import LevelsScreen
from hyosan_arcade.view.screens.menu import BACK, Cursor, Taken, menu_footer
from hyosan_arcade.view.screens.picture import menu_scene
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.screen import EVERYTHING, Move

if TYPE_CHECKING:
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.screens.screen import GameContext

ITEMS = ("play", "levels", "difficulty", "language", "quit")
PICTURE = "title_backdrop"


class TitleScreen:
    """The first screen."""

    def __init__(self, context: GameContext) -> None:
        self._context = context
        self._cursor = Cursor()

    def tick(self, controls: Controls) -> Move | None:
        """Choose."""
        taken = self._cursor.tick(controls, self._menu())
        if taken is None:
            return None
        if taken is BACK:
            return Move(leave=EVERYTHING)
        return self._take(ITEMS[taken.index], taken)

    def compose(self, blend: float) -> Scene:
        """Show the menu over the painting."""
        return menu_scene(self._menu(), self._cursor.take_sounds())

    def _take(self, item: str, taken: Taken) -> Move | None:
        if item == "difficulty":
            self._context.choices.turn_difficulty(taken.turn or 1)
            return None
        if item == "language":
            self._context.turn_language(taken.turn or 1)
            return None
        if item == "quit":
            return Move(leave=EVERYTHING)
        if item == "levels":
            return Move(enter=LevelsScreen(self._context))
        levels = [entry.level for entry in self._context.list_levels() if entry.level is not None]
        first = PlayScreen(self._context, levels[0]) if levels else LevelsScreen(self._context)
        return Move(enter=first)

    def _menu(self) -> MenuView:
        word = self._context.word
        difficulty = self._context.choices.difficulty.value
        values = {
            "difficulty": word(f"difficulty.{difficulty}"),
            "language": word("language.name"),
        }
        notes = {"difficulty": word(f"difficulty.{difficulty}_note")}
        items = tuple(
            MenuItem(
                text=word(f"title.{item}"),
                value=values.get(item, ""),
                note=notes.get(item, word(f"title.{item}_note")),
            )
            for item in ITEMS
        )
        return MenuView(
            style="title",
            title=word("game.title"),
            items=items,
            selected=self._cursor.selected,
            lines=((word("game.tagline"), "paper"),),
            footer=menu_footer(self._context, "footer.title", self._cursor.device),
            picture=PICTURE,
            shade=0.0,
        )
