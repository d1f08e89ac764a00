"""What the codes of keys are called: the names of the control map, from every dialect's numbers.

Three dialects are spoken: letters as they are, the old sequences (`CSI A`, `CSI 15 ~`, `SS3 P`),
and the kitty protocol's code points with a private range for keys that type nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from hyosan_arcade.frontends.terminal.hangul import keys_of

LETTER_KEYS: Mapping[str, str] = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "E": "begin",
    "F": "end",
    "H": "home",
    "P": "f1",
    "Q": "f2",
    "R": "f3",
    "S": "f4",
}
"""Last letters of `CSI 1 ; modifiers X` and of `SS3 X`."""
KEYPAD_KEYS: Mapping[str, str] = {
    "M": "return",
    "j": "*",
    "k": "+",
    "l": ",",
    "m": "-",
    "n": ".",
    "o": "/",
    **{chr(ord("p") + digit): str(digit) for digit in range(10)},
}
"""Last letters of `SS3 x` on a keypad in its application mode."""
NUMBER_KEYS: Mapping[int, str] = {
    1: "home",
    2: "insert",
    3: "delete",
    4: "end",
    5: "page up",
    6: "page down",
    7: "home",
    8: "end",
    **dict(zip((11, 12, 13, 14, 15), ("f1", "f2", "f3", "f4", "f5"), strict=True)),
    **dict(zip((17, 18, 19, 20, 21), ("f6", "f7", "f8", "f9", "f10"), strict=True)),
    **dict(zip((23, 24), ("f11", "f12"), strict=True)),
}
"""Numbers of `CSI number ~`."""
CONSOLE_KEYS: Mapping[str, str] = {"A": "f1", "B": "f2", "C": "f3", "D": "f4", "E": "f5"}
"""Last letters of `CSI [ X`, from the console of Linux."""
SPECIAL_CODES: Mapping[int, str] = {
    8: "backspace",
    9: "tab",
    10: "return",
    13: "return",
    27: "escape",
    32: "space",
    127: "backspace",
    **{57399 + digit: str(digit) for digit in range(10)},
    57409: ".",
    57410: "/",
    57411: "*",
    57412: "-",
    57413: "+",
    57414: "return",
    57417: "left",
    57418: "right",
    57419: "up",
    57420: "down",
    57421: "page up",
    57422: "page down",
    57423: "home",
    57424: "end",
    57425: "insert",
    57426: "delete",
    57427: "begin",
    57441: "left shift",
    57442: "left ctrl",
    57443: "left alt",
    57447: "right shift",
    57448: "right ctrl",
    57449: "right alt",
}
"""Code points that are no letters, the kitty protocol's private ones among them."""
LAST_CODE = 0x10FFFF
WIDE_FIRST, WIDE_LAST, WIDE_AHEAD = 0xFF01, 0xFF5E, 0xFEE0
"""Letters as wide as Korean ones, and how far they lie from the plain ones."""


def letter_keys(letter: str) -> tuple[tuple[str, bool], ...]:
    """Return (name, shift) of each key that types a letter; none for what no key types.

    >>> letter_keys("W"), letter_keys(" "), letter_keys("쪼")
    ((('w', True),), (('space', False),), (('w', True), ('h', False)))
    """
    if WIDE_FIRST <= ord(letter) <= WIDE_LAST:
        letter = chr(ord(letter) - WIDE_AHEAD)
    if ord(letter) in SPECIAL_CODES:
        return ((SPECIAL_CODES[ord(letter)], False),)
    if not letter.isprintable():
        return ()
    return tuple((key.lower(), key.isupper()) for key in keys_of(letter) or letter)


def code_name(code: int, base: int = 0) -> str:
    """Return the name of the key with a code point, "" for one that has none.

    `base` is the key at the same place of a Latin keyboard, 0 where that is not told: with a
    keyboard of other letters it is the one that counts.

    >>> code_name(119), code_name(1094, 119), code_name(0x3148), code_name(57441), code_name(-1)
    ('w', 'w', 'w', 'left shift', '')
    """
    if code in SPECIAL_CODES:
        return SPECIAL_CODES[code]
    if code > 0x7F and 0x20 < base < 0x7F:
        code = base
    if not 0 < code <= LAST_CODE or not chr(code).isprintable():
        return ""
    return letter_keys(chr(code))[0][0]
