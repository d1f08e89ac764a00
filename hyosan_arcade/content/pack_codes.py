"""The codes that packs alone have; those of level files count for a pack's tables as well."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from hyosan_arcade.content.codes import Code
from hyosan_arcade.content.faults import ERROR, NOTE, WARNING

if TYPE_CHECKING:
    from collections.abc import Mapping

PACK_CODES: Mapping[str, Code] = MappingProxyType(
    {
        "P001": Code(
            ERROR,
            "A file, or the pack as a whole, is not what a pack may be or hold.",
            "The line says what is wrong and what to do.",
        ),
        "P002": Code(ERROR, "The pack needs a newer game.", "Update the game."),
        "P003": Code(
            ERROR,
            "`overrides` names a file that is not in the pack.",
            "Put it in, or take the line out.",
        ),
        "P004": Code(
            WARNING, "`campaign` names a level that is not there.", "Write the id of a level."
        ),
        "P005": Code(WARNING, "Two levels of the pack have one id.", "Give one another."),
        "P006": Code(
            WARNING, "A kind of zombie has no picture.", "Put `sprites/SHEET_0.png` into the pack."
        ),
        "P007": Code(NOTE, "Nothing reads a file of the pack.", "Move it, or take it out."),
    }
)
