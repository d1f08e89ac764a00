"""What a level may draw on beyond its own file: palettes, kinds of zombie, words, asset files.

A loose level has what the game ships.  A level of a pack has that and what its pack adds, so the
same checks and the same building serve both; nothing here knows how a pack is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.content.palette import PALETTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hyosan_arcade.content.schema import Entry
    from hyosan_arcade.sim.spec import ZombieKind


@dataclass(frozen=True, slots=True, eq=False)
class Stock:
    """What is at hand; `pack` is "" for what the game ships.

    `text` maps language → key → words; `files` maps a path below the assets folder to the
    bytes that stand in for it.
    """

    pack: str = ""
    palettes: Mapping[str, Mapping[str, Entry]] = field(default_factory=lambda: PALETTES)
    kinds: tuple[ZombieKind, ...] = KINDS
    text: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    def level_id(self, own: str) -> str:
        """Return the id by which the whole game knows the level that calls itself `own`."""
        return f"{self.pack}:{own}" if self.pack else own


SHIPPED = Stock()
