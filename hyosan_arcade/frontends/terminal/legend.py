"""One line that says which letter is who, of those in sight: nobody has to look it up.

It stands at the top of the world, where nothing else is written, and changes only when somebody
comes into sight or goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.cells import text_width
from hyosan_arcade.frontends.terminal.letters import BLACK, KINDS, PEOPLE, TILES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from hyosan_arcade.frontends.terminal.cells import Cells
    from hyosan_arcade.frontends.terminal.letters import Letters

WORDS = {
    "survivor": "terminal.legend_person",
    "trooper": "name.soldier",
    "gap": "terminal.legend_gap",
    "rope": "item.rope",
}
GROUNDS = ("gap", "rope")
INK = "slate4"


def write_legend(
    cells: Cells, seen: Collection[str], name: str, word: Callable[[str], str], letters: Letters
) -> None:
    """Write who and what of `seen` is which letter, as much as fits; `name` is the player's."""
    col = 0
    for who, sign, color in entries(seen):
        words = name if who == "player" else word(key_of(who))
        if col + text_width(sign) + 3 + text_width(words) > cells.cols:
            return
        after = cells.write(0, col, f" {sign}", letters.color(color), BLACK)
        col = cells.write(0, after, f" {words} ", letters.color(INK), BLACK)


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
