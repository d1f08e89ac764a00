"""Which letters stand for what: tables, and the two letters of every sprite there is.

Capitals live, small letters are dead; the letter says who it is, the sign beside it which way they
look or what they do.  Signs are kept as columns, so that a crowd is written with whole arrays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.frontends.terminal.cells import BOLD, RGB
from hyosan_arcade.frontends.terminal.sprites import DEAD, what_shows
from hyosan_arcade.view.scene import Tint

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import SpriteBatch

COLS = 2
BLACK: RGB = (0, 0, 0)
TILES: dict[str, tuple[str, str]] = {
    "void": ("  ", "night"),
    "floor": (" .", "slate3"),
    "wood": (" ,", "wood3"),
    "grass": (' "', "pine3"),
    "asphalt": ("  ", "slate2"),
    "stairs_up": ("<<", "paper"),
    "stairs_down": (">>", "paper"),
    "wall": ("▒▒", "slate3"),
    "window": ("══", "navy3"),
    "window_broken": ("::", "navy3"),
    "tree": ("&&", "pine3"),
    "gap": ("xx", "ember"),
    "rope": ("HH", "wood4"),
}
"""Letters and colour of each tile."""
DOORS = {"open": "''", "closed": "[]", "locked": "[x", "barricaded": "[=", "broken": ";;"}
DOOR_COLORS = {"open": "wood3", "closed": "wood4", "locked": "ember", "barricaded": "wood4"}
THINGS: dict[str, tuple[str, str]] = {
    "desk": ("nn", "wood3"),
    "desk_tipped": ("n_", "wood3"),
    "chair": ("h ", "navy3"),
    "chair_tipped": ("_h", "navy3"),
    "teacher_desk": ("TT", "wood4"),
    "locker": ("||", "slate4"),
    "locker_open": ("| ", "slate4"),
    "shelf": ("==", "wood4"),
    "rack": ("==", "slate4"),
    "vending_machine": ("VM", "ember"),
    "plant": ("& ", "pine3"),
    "bin": ("u ", "slate4"),
    "console": ("CC", "cyan"),
    "item_phone": ("p ", "cyan"),
    "item_mop": ("/ ", "wood4"),
    "item_bandage": ("+ ", "paper"),
    "item_ration": ("% ", "fire"),
    "item_blood_pack": ("b ", "blood3"),
    "item_keycard": ("k ", "cyan"),
    "item_extinguisher": ("i ", "ember"),
    "item_bow": (") ", "wood4"),
    "item_arrow": ("- ", "slate5"),
    "item_rope": ("~ ", "wood4"),
    "campfire": ("^^", "fire"),
    "campfire_2": ("^^", "fire"),
    "campfire_3": ("^^", "fire"),
    "campfire_4": ("^^", "fire"),
    "barricade": ("##", "wood4"),
    "extinguisher": ("i ", "ember"),
    "exit_sign": ("EX", "pine3"),
    "board": ("__", "pine3"),
}
"""Letters and colour of furniture and loose things; items are bold."""
PEOPLE = {
    "player": ("@", "gold"),
    "nari": ("N", "ember"),
    "bora": ("B", "ember"),
    "gaon": ("G", "ember"),
    "sian": ("S", "ember"),
    "survivor": ("P", "cyan"),
    "trooper": ("T", "pine3"),
}
"""The living are capitals on a ground of their colour."""
KINDS = {
    "walker": ("z", "rot3"),
    "fresh": ("f", "wall3"),
    "runner": ("r", "fire"),
    "crawler": ("c", "pine3"),
    "soldier": ("s", "pine3"),
    "listener": ("l", "slate5"),
}
"""The dead are small letters; those about to take hold are capitals with an alarm."""
LOOKS = "v^><"
"""By direction: down, up, right, left."""
CORPSE, BLOOD = "% ", ", "
FLOOR_DOTS = [ord(letter) for letter in ' .,"']
RANK = {"thing": 0, "item": 1, "dead": 2, "grab": 3, "survivor": 4, "trooper": 4, "player": 7}
HYBRID_RANK, DANGER_RANK = 5, 6
"""Who is shown where two are on one tile: the last."""
BUSY = ("strike", "bite", "shove", "throw")
LOW = ("down", "rise")


@dataclass(frozen=True, slots=True)
class Sign:
    """Two letters for a sprite; `paper` None lets the floor's show; `who` names a character."""

    letters: str
    ink: RGB
    paper: RGB | None
    rank: int
    style: int = 0
    who: str = ""


NOTHING = Sign("  ", BLACK, None, -1)


class Letters:
    """The signs of all sprites of one art, numbered as they are first seen; see `signs`."""

    def __init__(self, art: Art) -> None:
        self._art = art
        self.signs: list[Sign] = []
        self._known: dict[int, int] = {}
        self._sheets = len(art.sheets)

    def color(self, name: str) -> RGB:
        """Return a colour of the palette; paper for one it lacks."""
        return self._art.colors.get(name, self._art.colors["paper"])

    def of(self, batch: SpriteBatch, near: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return (N,) the number of each sprite's sign in `signs`."""
        code = batch.cell[near].astype(np.int64) * self._sheets + batch.sheet[near]
        code = code * len(Tint) + batch.tint[near]
        kinds, which = np.unique(code, return_inverse=True)
        numbers = [self._number(kind) for kind in kinds.tolist()]
        return np.array(numbers, np.intp)[which]

    def _number(self, code: int) -> int:
        if code not in self._known:
            place, tint = divmod(code, len(Tint))
            cell, sheet = divmod(place, self._sheets)
            self._known[code] = len(self.signs)
            self.signs.append(self.sign(sheet, cell, Tint(tint)))
        return self._known[code]

    def sign(self, sheet: int, cell: int, tint: Tint) -> Sign:
        """Return the letters for a sprite, NOTHING for what is not shown."""
        name = self._art.sheets[sheet].name
        who = self._art.characters.get(name.partition("/")[0])
        if who is None:
            return self._thing(name)
        pose, direction, _ = what_shows(who, cell)
        look = "_" if pose in LOW else LOOKS[direction % 4]
        if who.name in PEOPLE:
            return self._person(who.name, "*" if pose in BUSY else look, tint)
        return self._dead(who.name, pose, look, tint) if who.name in DEAD else NOTHING

    def _person(self, name: str, look: str, tint: Tint) -> Sign:
        letter, own = PEOPLE[name]
        if tint is Tint.FERAL:
            return Sign(f"{letter}!", BLACK, self.color("paper"), DANGER_RANK, BOLD, name)
        if tint is Tint.HOSTILE:
            ink, paper = self.color("paper"), self.color("blood3")
            return Sign(f"{letter}!", ink, paper, DANGER_RANK, BOLD, name)
        if tint is Tint.FADED:
            return Sign(turned(letter, look), self.color("slate4"), None, RANK["dead"], 0, name)
        ground = {Tint.FLASH: "paper", Tint.INFECTED: "rot3"}.get(tint, own)
        rank = RANK.get(name, HYBRID_RANK)
        return Sign(turned(letter, look), BLACK, self.color(ground), rank, BOLD, name)

    def _thing(self, name: str) -> Sign:
        if name not in THINGS:
            return NOTHING
        letters, color = THINGS[name]
        is_item = name.startswith("item_")
        is_bold = is_item or name.startswith("campfire")
        rank = RANK["item" if is_item else "thing"]
        return Sign(letters, self.color(color), None, rank, BOLD if is_bold else 0)

    def _dead(self, kind: str, pose: str, look: str, tint: Tint) -> Sign:
        letter, name = KINDS.get(kind, ("z", "rot3"))
        rank = RANK["dead"]
        if tint == Tint.GHOST:
            return Sign(f"{letter}?", self.color("cyan"), None, rank, 0, kind)
        if pose == "grab" or tint == Tint.GRAB:
            ember = self.color("ember")
            return Sign(f"{letter.upper()}!", BLACK, ember, RANK["grab"], BOLD, kind)
        if tint == Tint.FLASH:
            return Sign(f"{letter}*", BLACK, self.color("paper"), rank, BOLD, kind)
        return Sign(turned(letter, look), self.color(name), None, rank, BOLD, kind)


def turned(letter: str, look: str) -> str:
    """Put the sign of where somebody looks at that side of their letter.

    >>> turned("@", ">"), turned("@", "<"), turned("z", "v")
    ('@>', '<@', 'zv')
    """
    return look + letter if look == "<" else letter + look
