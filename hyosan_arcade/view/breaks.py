"""Where a line of words may break, whatever it is set in: letters of pixels or cells of a terminal.

Latin breaks after a space, Hangul before any syllable as well; closing signs stay with what they
close.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLOSING = ".,!?:;)]}…'\"」』〉》、。·”’"
"""Signs that may not begin a line."""
SOLID = (("\u1100", "\u11ff"), ("\u3131", "\u318e"), ("\uac00", "\ud7a3"))
"""First and last letters of the scripts that break between any two letters."""


def pieces(text: str) -> Iterator[str]:
    """Yield the parts between which a line may break; each keeps the space after it.

    >>> list(pieces("Run, 도망쳐!"))
    ['Run, ', '도', '망', '쳐!']
    """
    piece = ""
    for letter in " ".join(text.split()):
        is_break = piece.endswith(" ") or is_solid(letter) or (piece and is_solid(piece[-1]))
        if piece and is_break and letter not in CLOSING and letter != " ":
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def is_solid(letter: str) -> bool:
    """Say whether the script of a letter breaks between any two letters."""
    return any(first <= letter <= last for first, last in SOLID)


def fitted(text: str, room: int, width: Callable[[str], int]) -> str:
    """Shorten a line to `room`, as `width` measures, with an ellipsis.

    >>> fitted("The way out", 8, len), fitted("Out", 8, len)
    ('The way…', 'Out')
    """
    if width(text) <= room:
        return text
    while text and width(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, room: int, width: Callable[[str], int]) -> list[str]:
    """Break a text into lines that fit `room`, at the breaks it has and where it may.

    >>> wrapped("Run for the door", 8, len)
    ['Run for', 'the door']
    """
    return [line for part in text.split("\n") for line in _wrapped(part, room, width)]


def _wrapped(text: str, room: int, width: Callable[[str], int]) -> list[str]:
    lines = [""]
    for piece in pieces(text):
        longer = lines[-1] + piece
        if lines[-1] and width(longer.rstrip()) > room:
            lines.append(piece)
        else:
            lines[-1] = longer
    return [fitted(line.rstrip(), room, width) for line in lines]
