"""Frames of cells for the tests: a panel or a menu drawn at one of the three sizes."""

from __future__ import annotations

from hyosan_arcade.frontends.terminal.asking import draw_choice
from hyosan_arcade.frontends.terminal.cells import Cells, text_width
from hyosan_arcade.frontends.terminal.faces import letter_face
from hyosan_arcade.frontends.terminal.layout import play_layout
from hyosan_arcade.frontends.terminal.panel import Panel
from hyosan_arcade.frontends.terminal.pen import Pen
from hyosan_arcade.frontends.terminal.screens import ScreenPainter
from hyosan_arcade.frontends.terminal.small_map import letter_map
from hyosan_arcade.view.choice import ChoiceView
from hyosan_arcade.view.scene import Hud, MenuView
from tests.unit.view_stage import ART, words

SIZES = ((24, 80), (40, 120), (45, 160))
BEHIND = (40, 44, 52)


def panel_frame(hud: Hud, size: tuple[int, int], language: str = "en", ticks: int = 0) -> Cells:
    """Draw a HUD over nothing."""
    cells = Cells.blank(*size, BEHIND)
    panel = Panel(ART.colors, words(language).get, letter_face)
    panel.draw(cells, hud, ticks, play_layout(*size).world)
    return cells


def menu_frame(menu: MenuView, size: tuple[int, int], ticks: int = 0) -> Cells:
    """Draw a menu over nothing."""
    cells = Cells.blank(*size, BEHIND)
    ScreenPainter(ART.colors, letter_map, None).draw(cells, menu, ticks)
    return cells


def choice_frame(choice: ChoiceView, size: tuple[int, int], ticks: int = 0) -> Cells:
    """Draw a choice over nothing."""
    cells = Cells.blank(*size, BEHIND)
    draw_choice(Pen(cells, ART.colors), choice, play_layout(*size).world, ticks)
    return cells


def page(cells: Cells) -> str:
    """Return all that is written in a frame, one line a row."""
    return "\n".join(cells.text(row) for row in range(cells.rows))


def row_of(cells: Cells, words_sought: str) -> int:
    """Return the first row in which these words stand."""
    return next(row for row in range(cells.rows) if words_sought in cells.text(row))


def column_of(cells: Cells, words_sought: str) -> int:
    """Return the column in which these words begin, in the first row that has them."""
    line = cells.text(row_of(cells, words_sought))
    return text_width(line[: line.index(words_sought)])
