"""Cards: words in the middle of the terminal, instead of a manual.

The first says whether this terminal tells when a key is let go, and names the keys accordingly;
it is shown once to a player.  The other is what a terminal too small to play in shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.bindings import STOP_KEYS
from hyosan_arcade.frontends.terminal.cells import text_width
from hyosan_arcade.frontends.terminal.layout import MIN_COLS, MIN_ROWS, middle, widest
from hyosan_arcade.frontends.terminal.pen import Pen, Speak, wrap
from hyosan_arcade.view.controls import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hyosan_arcade.view.controls import ControlMap

KEY_ROWS: Mapping[str, tuple[Action, ...]] = {
    "card_pace": (Action.SPRINT, Action.SNEAK),
    "card_fight": (Action.HIT, Action.SHOVE),
    "card_throw": (Action.THROW,),
    "card_use": (Action.USE, Action.ITEM, Action.NEXT_ITEM),
    "card_ally": (Action.COME, Action.FIGHT, Action.HAND),
    "card_leave": (Action.PAUSE, Action.RESTART),
}
"""What the card names, and by which actions' keys."""
DIAGONAL_KEYS = "Q E Z C"
QUIT_KEY = "Ctrl-C"
SPRINT_BY_CAPITALS = "Shift+WASD"
CARD_COLS = 62


def draw_first_card(pen: Pen, word: Speak, control_map: ControlMap, *, has_releases: bool) -> None:
    """Draw the card of a player's first start over everything."""
    how = "card_holds" if has_releases else "card_taps"
    stop = key_name(word, STOP_KEYS[0])
    heads = [word(f"terminal.{how}"), word(f"terminal.{how}_how").replace("{stop}", stop)]
    rows = key_rows(word, control_map, has_releases=has_releases)
    left = widest([name for name, _ in rows]) + 3
    high = len(heads) + len(rows) + 7
    whole = (0, 0, pen.cells.rows, pen.cells.cols)
    row, col, _, _ = box = middle(whole, high, CARD_COLS)
    pen.cells.frame(box, pen.rgb("gold"), pen.rgb("night"))
    pen.bold(row + 1, col + 3, word("terminal.card"), "gold")
    for step, head in enumerate(heads):
        pen.bold(row + 3 + step, col + 3, head, "cyan" if step else "paper")
    for step, (name, keys) in enumerate(rows, len(heads) + 4):
        pen.words(row + step, col + 3, name, "slate4")
        pen.words(row + step, col + 3 + left, keys)
    pen.bold(row + high - 2, col + 3, word("terminal.card_close"), "gold")


def key_rows(word: Speak, control_map: ControlMap, *, has_releases: bool) -> list[tuple[str, str]]:
    """Return (what it does, keys) of every line of the card."""
    rows = [(word("terminal.card_walk"), word("key.move_keys"))]
    if not has_releases:
        rows.append((word("terminal.card_slant"), DIAGONAL_KEYS))
        rows.append((word("terminal.card_stop"), key_name(word, STOP_KEYS[0])))
    for name, actions in KEY_ROWS.items():
        keys = [key_name(word, control_map.key_for(action, "keys")) for action in actions]
        if name == "card_pace" and not has_releases:
            keys[0] = SPRINT_BY_CAPITALS
        if name == "card_ally":
            keys[:2] = ["–".join(keys[:2])]
        if name == "card_leave":
            keys.append(QUIT_KEY)
        rows.append((word(f"terminal.{name}"), "   ".join(keys)))
    return rows


def key_name(word: Speak, key: str) -> str:
    """Return how a key is called; letters and signs call themselves.

    >>> key_name(str, "."), key_name(lambda key: "Space", "space")
    ('.', 'Space')
    """
    named = word(f"key.{key}")
    return key.upper() if named == f"key.{key}" else named


def draw_too_small(pen: Pen, word: Speak) -> None:
    """Say how large the terminal is and how large it must be, however small it is."""
    cells = pen.cells
    now, need = f"{cells.cols}×{cells.rows}", f"{MIN_COLS}×{MIN_ROWS}"
    said = word("terminal.too_small").replace("{now}", now).replace("{need}", need)
    room = max(cells.cols - 2, 1)
    lines = [*wrap(said, room), *wrap(word("terminal.too_small_wait"), room)]
    top = max((cells.rows - len(lines)) // 2, 0)
    for step, line in enumerate(lines):
        left = max((cells.cols - text_width(line)) // 2, 0)
        pen.words(top + step, left, line, "gold" if step == 0 else "paper")
