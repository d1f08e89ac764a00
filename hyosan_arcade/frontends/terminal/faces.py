"""The ally's face, three rows high: what she is about to do, told without a word.

In pixels where half blocks have colours, in letters elsewhere; either way the eyes and the mouth
change their shape, not only their colour.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from hyosan_arcade.frontends.terminal.pen import RGB, Pen

FACE_ROWS, FACE_COLS = 3, 8
Face = Callable[[Pen, tuple[int, int], str, str], None]
"""Draws somebody in a mood (calm, hungry, feral, gone), the top left corner at (row, column)."""

HAIR = ("..hhhh..", ".hhhhhh.", "hhsssshh")
EYES = {
    "calm": ("hsessesh", "hssmmssh"),
    "hungry": ("heesseeh", "hssmmssh"),
    "feral": ("heesseeh", "hmtmmtmh"),
    "gone": ("hssssssh", "hssssssh"),
}
SCARF = ".rrrrrr."
PAINTS = {
    "calm": {"h": "slate2", "s": "skin3", "e": "navy1", "m": "skin1", "r": "ember"},
    "hungry": {"h": "slate2", "s": "skin3", "e": "blood2", "m": "blood3", "r": "ember"},
    "feral": {"h": "slate2", "s": "rot3", "e": "ember", "m": "blood1", "t": "paper", "r": "blood3"},
    "gone": {"h": "slate1", "s": "slate2", "r": "slate1"},
}
LOOKS = {
    "nari": {"h": "slate2", "r": "ember"},
    "bora": {"h": "wood2", "r": "navy3"},
    "gaon": {"h": "wall1", "r": "pine3"},
    "sian": {"h": "wood4", "r": "cyan"},
}
"""Hair and collar of each; a feral one's collar is blood."""
LETTERS = {
    "calm": (" ,====. ", " |o  o| ", r" \_--_/ "),
    "hungry": (" ,====. ", " |O  O| ", r" \_~~_/ "),
    "feral": (r" ,\==/. ", " |X  X| ", " VVVVVV "),
    "gone": (" ,    . ", "   ??   ", " '    ' "),
}
LETTER_INKS = {"calm": "paper", "hungry": "gold", "feral": "ember", "gone": "slate3"}


def pixel_face(pen: Pen, at: tuple[int, int], who: str, mood: str) -> None:
    """Draw the face as half blocks."""
    paper = tuple(int(part) for part in pen.cells.paper[at])
    look = LOOKS.get(who, {}) if mood in ("calm", "hungry") else {}
    inks = tuple((key, pen.rgb(look.get(key, name))) for key, name in PAINTS[mood].items())
    pen.cells.put_pixels(*at, painted(mood, inks, (paper[0], paper[1], paper[2])))


def letter_face(pen: Pen, at: tuple[int, int], who: str, mood: str) -> None:
    """Draw the face with letters: moods differ, people do not."""
    for step, line in enumerate(LETTERS[mood]):
        pen.bold(at[0] + step, at[1], line, LETTER_INKS[mood])


@lru_cache(maxsize=32)
def painted(mood: str, inks: tuple[tuple[str, RGB], ...], paper: RGB) -> NDArray[np.uint8]:
    """Return the face, (2 × FACE_ROWS, FACE_COLS, 3), its rim in the colour of the paper."""
    paints = {".": paper, **dict(inks)}
    lines = (*HAIR, *EYES[mood], SCARF)
    return np.array([[paints[letter] for letter in line] for line in lines], np.uint8)
