"""Can a text be read as it stands?  Words from a stranger may hide letters or turn them round.

Zero-width letters make two equal-looking names differ, and marks of direction show a text in
another order than it is stored in: neither has a use in a level, and both are refused.  Scripts
that run from right to left are honest, but the game writes from left to right only.
"""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls, format characters, surrogates, private and unassigned ones, line separators."""
_LEFTWARD = frozenset({"R", "AL"})
MOST_MARKS = 2
"""Combining marks on one letter; Vietnamese needs two."""


def hidden_letter(text: str) -> str:
    """Name the first character of `text` that cannot be seen; "" when all can.

    >>> hidden_letter("two\\nlines"), hidden_letter("a\\u200bb")
    ('', 'U+200B (zero width space) at letter 2')
    """
    if text.isascii() and text.isprintable():
        return ""
    marks = 0
    for number, letter in enumerate(text, start=1):
        marks = marks + 1 if unicodedata.combining(letter) else 0
        is_hidden = unicodedata.category(letter) in _HIDDEN and letter != "\n"
        if is_hidden or marks > MOST_MARKS:
            name = unicodedata.name(letter, "a control or unknown character").lower()
            return f"U+{ord(letter):04X} ({name}) at letter {number}"
    return ""


def runs_leftward(text: str) -> bool:
    """Say whether any letter belongs to a script that runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _LEFTWARD for c in text)
