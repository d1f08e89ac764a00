"""The list of levels; a file with faults is listed too, and says what to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.view.scene import MenuItem, MenuView, Scene
from hyosan_arcade.view.screens.menu import BACK, Cursor, menu_footer
from hyosan_arcade.view.screens.picture import menu_scene
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.screen import Move

if TYPE_CHECKING:
    from hyosan_arcade.content.library import LevelEntry
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.screens.screen import GameContext

PICTURE = "title_backdrop"
SHADE = 0.72


class LevelsScreen:
    """Every level there is, then the way back."""

    def __init__(self, context: GameContext) -> None:
        self._context = context
        self._listed: tuple[LevelEntry, ...] | None = None
        self._cursor = Cursor()

    @property
    def _entries(self) -> tuple[LevelEntry, ...]:
        """The levels; files are read when the list is first looked at, not when it is opened."""
        if self._listed is None:
            self._listed = self._context.list_levels()
        return self._listed

    def tick(self, controls: Controls) -> Move | None:
        """Choose a level and play it."""
        taken = self._cursor.tick(controls, self._menu())
        if taken is None:
            return None
        if taken is BACK or taken.index == len(self._entries):
            return Move(leave=1)
        level = self._entries[taken.index].level
        return None if level is None else Move(enter=PlayScreen(self._context, level))

    def compose(self, blend: float) -> Scene:
        """Show the list."""
        return menu_scene(self._menu(), self._cursor.take_sounds())

    def _menu(self) -> MenuView:
        word = self._context.word
        items = [self._item(entry) for entry in self._entries]
        return MenuView(
            style="list",
            title=word("levels.heading"),
            items=(*items, MenuItem(word("levels.back"))),
            selected=self._cursor.selected,
            footer=menu_footer(self._context, "footer.menu", self._cursor.device),
            picture=PICTURE,
            shade=SHADE,
        )

    def _item(self, entry: LevelEntry) -> MenuItem:
        word, words = self._context.word, self._context.staging.words
        if entry.level is None:
            note = word("levels.broken", file=entry.path.name)
            return MenuItem(entry.level_id, note=note, enabled=False)
        level = entry.level
        return MenuItem(
            text=words.title_of(level),
            value=word("levels.author", author=level.author) if level.author else "",
            note=word(
                "levels.size", width=level.width, height=level.height, count=len(level.zombies)
            ),
        )
