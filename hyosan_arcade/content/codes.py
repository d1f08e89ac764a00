"""Every code a checker's report can show, with what causes it and what cures it.

A code never changes its meaning and is never given away again.  The guide for level makers is
written from this table, and a test keeps an example of each.  L limits and reading, T TOML,
F format, S shape (keys, types, values), M map, N numbers of what is drawn, R references, W ways
(what can be reached, won, or ever happen), X texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from hyosan_arcade.content.faults import ERROR, NOTE, WARNING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Code:
    """One code: how grave it is (error, warning or note), its cause, its cure."""

    severity: str
    cause: str
    cure: str


def _error(cause: str, cure: str) -> Code:
    return Code(ERROR, cause, cure)


def _warning(cause: str, cure: str) -> Code:
    return Code(WARNING, cause, cure)


_LIMITS = {
    "L001": _error("The file is larger than 128 KiB.", "Split the level in two."),
    "L002": _error("The file is not UTF-8.", 'Save it as UTF-8 (Notepad: Save As, "UTF-8").'),
    "L003": _error("A line is longer than 1,000 characters.", "Break it up."),
    "L004": _error("A dotted key is more than 8 names deep.", "Use tables in [brackets]."),
    "L005": _error("Tables or arrays are nested too deep.", "No level needs such depth."),
    "L006": _error("A number has too many digits to be read.", "Write a smaller number."),
    "L007": _error("A list or table has too many or too few entries.", "Keep to the limit named."),
    "L008": _error("The map is larger than 256 x 256.", "Draw a smaller map."),
    "L009": _error("There are more than 100 faults.", "Mend those shown and check again."),
    "L010": _error("More than 20,000 zombies could come in all.", "Lower counts and rates."),
}
_SHAPES = {
    "T001": _error("The file is not valid TOML.", "See the hint; often a quote or bracket."),
    "F001": _error('"format" is missing.', "Begin the file with  format = 1."),
    "F002": _error("The level is of a newer format than this game knows.", "Update the game."),
    "F003": _error("There is no such format.", "Write  format = 1."),
    "S001": _error("A value is of the wrong type or out of range.", "Write what is asked for."),
    "S002": _error('An "on" or "do" is missing or unknown.', "Choose one of those listed."),
    "S003": _error("A key is unknown.", "Correct its spelling or take it out."),
    "S004": _error("A required key is missing.", "Add it."),
    "S005": _error("A number is infinite, not a number, or gigantic.", "Write a plain number."),
}
_MAP = {
    "M001": _error("A glyph of the map is unknown.", "Correct it or add it under [legend]."),
    "M002": _error("Rows are not equally wide, or there are none.", "Fill up with # or blanks."),
    "M003": _error("The map contains a TAB.", "Use blanks."),
    "M004": _error("A legend key is no glyph.", "Use one narrow, visible character."),
    "M005": _error("The zones have not as many rows as the map.", "Draw both the same size."),
    "M006": _error("A letter of the zone layer is unknown.", "Add it under [zones]."),
    "M007": _error("A row of the zones is not as wide as the map.", "Draw both the same size."),
    "M008": _warning("A zone is drawn nowhere.", "Draw it or take it out."),
    "M009": _error("A legend entry contradicts itself.", "One thing to a glyph; see the message."),
    "M010": _error("A thing or a zombie stands in a wall.", "Leave the tile out, or move it."),
    "N001": _error("Nobody starts here.", 'Put one "@" into the map.'),
    "N002": _error("There are several starts.", 'Keep one "@".'),
    "N003": _error("A hybrid is drawn more than once.", "Keep one of each."),
    "N004": _warning("A mark and a zone have one name; the mark wins.", "Rename one of them."),
    "N005": _error("A survivor is drawn more than once.", "Keep one of each."),
    "N006": _error("The director has nobody to send.", "Give a kind a weight above 0."),
    "N007": _error("More people are drawn than the game can move.", "Take some out."),
    "N008": _warning("A hybrid is described but not drawn.", "Draw her, or take the table out."),
    "N009": _error("Too many hybrids walk with you from the start.", "Let some wait."),
    "N010": _error("The game's own hybrid is hostile.", "Make another hostile."),
    "N011": _error("A hybrid is hostile and human at once.", "Take one of the two out."),
}
_WORDS = {
    "R001": _error("A name refers to nothing.", "Correct its spelling, or define it."),
    "R002": _error("Two things have one id.", "Give one another id."),
    "R003": _warning("A flag is asked for that nothing sets.", "Set it, or correct its name."),
    "R004": _warning("An objective is closed that was never opened.", "Open it first."),
    "R005": _warning("An objective opens without a text.", "Give it one."),
    "R006": _warning("A flag is set that nothing reads.", "Use it, or take it out."),
    "W002": _warning("The level cannot be won.", "Add a trigger that can happen and ends it."),
    "W003": _warning("A mark cannot be reached.", "Open a way, or move the mark."),
    "W004": _warning("A zone or thing of a trigger cannot be reached.", "Open a way to it."),
    "W005": _warning("Zombies are to come where nothing can stand.", "Move the mark or zone."),
    "W006": _warning("A timer rings after the time limit.", "Shorten it or raise the limit."),
    "W007": _warning("Repeating triggers set one another off for ever.", "Let one not repeat."),
    "W008": _warning("A wave is never started.", 'Start it with  do = "wave", or take it out.'),
    "W009": _warning("A trigger waits for what is not in the level.", "Add it to the map."),
    "W010": _warning("A hybrid is woken who is not human.", "Make her human, or do not."),
    "X001": Code(NOTE, "A language lacks texts; another is shown.", "Translate them."),
    "X002": _warning("A text is never said.", "Say it, or take it out."),
    "X003": _error("A text holds characters that cannot be seen.", "Write the words anew."),
    "X004": _warning("A text runs from right to left.", "The game writes left to right only."),
}
CODES: Mapping[str, Code] = MappingProxyType({**_LIMITS, **_SHAPES, **_MAP, **_WORDS})
