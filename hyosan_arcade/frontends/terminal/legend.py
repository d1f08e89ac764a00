"""One line that says which letter is who, of those in sight: nobody has to look it up.

It stands right below the tasks, and changes only when somebody comes into sight or goes.  While
something urgent is written there it gives way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import text_width
from hyosan_arcade.frontends.terminal.letters import BLACK, KINDS, PEOPLE, TILES
from hyosan_arcade.frontends.terminal.panel import OBJECTIVE_SIGNS
from hyosan_arcade.frontends.terminal.pen import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from hyosan_arcade.frontends.terminal.cells import Cells
    from hyosan_arcade.frontends.terminal.letters import Letters
    from hyosan_arcade.view.scene import Hud

WORDS = {
    "survivor": "terminal.legend_person",
    "trooper": "name.soldier",
    "gap": "terminal.legend_gap",
    "rope": "item.rope",
}
GROUNDS = ("gap", "rope")
INK = "slate4"
METERS_COLS = 50
"""Columns at the right of the tasks that the meters take, at most."""


def write_legend(
    cells: Cells, seen: Collection[str], hud: Hud, word: Callable[[str], str], letters: Letters
) -> None:
    """Write who and what of `seen` is which letter, as much as fits."""
    if is_urgent(hud):
        return
    row, col = row_below_tasks(hud, cells.cols), 0
    for who, sign, color in entries(seen):
        words = hud.name if who == "player" else word(key_of(who))
        if col + text_width(sign) + 3 + text_width(words) > cells.cols:
            return
        after = cells.write(row, col, f" {sign}", letters.color(color), BLACK)
        col = cells.write(row, after, f" {words} ", letters.color(INK), BLACK)


def is_urgent(hud: Hud) -> bool:
    """Say whether a warning stands where the legend would."""
    ally = hud.ally
    is_losing = ally is not None and (ally.mood == "feral" or ally.hunger > ally.restraint)
    return hud.infection_s >= 0 or is_losing


def row_below_tasks(hud: Hud, cols: int) -> int:
    """Return the first row of the world under the tasks, which begin a row above it."""
    current = [text for text, status in hud.objectives if status not in OBJECTIVE_SIGNS][:2]
    rows = sum(len(wrap(text, max(cols - METERS_COLS, 10))) for text in current)
    return max(rows - 1, 0)


def entries(seen: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (who, letter, colour): the living, the dead, the ground not to step on."""
    for table in (PEOPLE, KINDS):
        for who, (letter, color) in table.items():
            if who in seen:
                yield who, letter, color
    for name in GROUNDS:
        if name in seen:
            yield name, *TILES[name]


def key_of(who: str) -> str:
    """Return where the word for a character stands.

    >>> key_of("nari"), key_of("runner")
    ('name.nari', 'kind.runner')
    """
    if who in WORDS:
        return WORDS[who]
    return f"name.{who}" if who in PEOPLE else f"kind.{who}"
