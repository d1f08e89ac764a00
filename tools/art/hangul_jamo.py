"""The parts of Hangul, drawn as rows of ones and zeros: consonants in the sizes a syllable needs.

Straight letters are drawn three px wide and their middle column repeats to the width wanted;
round and slanted ones are drawn at each width.  A letter is drawn at the heights where its shape
changes; between and beyond those one of its rows repeats, the one `GROWS` names.
"""

from __future__ import annotations

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = (
    *(
        "",
        "ㄱ",
        "ㄲ",
        "ㄱㅅ",
        "ㄴ",
        "ㄴㅈ",
        "ㄴㅎ",
        "ㄷ",
        "ㄹ",
        "ㄹㄱ",
        "ㄹㅁ",
        "ㄹㅂ",
        "ㄹㅅ",
        "ㄹㅌ",
    ),
    *("ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"),
)
"""Final consonants in the order of the code points; two letters stand side by side."""
COMPATIBLE = "ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
"""The consonants that stand alone, U+3131 and on; the vowels follow them."""
CLUSTERS = dict(zip("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ", (t for t in TAILS if len(t) == 2), strict=True))
DOUBLES = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}

STRAIGHT: dict[str, tuple[str, ...]] = {
    "ㄱ": ("111 001 001",),
    "ㄴ": ("100 100 111",),
    "ㄷ": ("111 100 111",),
    "ㄹ": ("111 001 111 100 111", "111 001 001 111 100 100 111"),
    "ㅁ": ("111 101 111",),
    "ㅂ": ("101 111 101", "101 111 101 111", "101 101 111 101 111"),
    "ㅋ": ("111 111 001", "111 001 111 001", "111 001 111 001 001"),
    "ㅌ": ("111 110 111", "111 110 100 111", "111 100 111 100 111"),
}
"""Three px wide, by height."""

SHAPED: dict[str, tuple[str, ...]] = {
    "ㄹ": (
        *("1110 0110 0111", "1111 0011 1100 1111"),
        *("11110 00100 01111", "11111 00011 11000 11111"),
        *("1111110 0001100 0111111", "1111111 0000011 1100000 1111111"),
    ),
    "ㅅ": (
        *("010 010 101", "010 010 101 101"),
        *("0100 0110 1001", "0100 0100 0110 1001"),
        *("00100 01010 10001", "00100 00100 01010 10001", "00100 00100 01010 01010 10001"),
    ),
    "ㅇ": ("0110 1001 0110", "01110 10001 01110"),
    "ㅈ": (
        *("111 010 101", "111 010 101 101"),
        *("1111 0110 1001", "1111 0100 0110 1001"),
        *("11111 01010 10001", "11111 00100 01010 10001", "11111 00100 01010 01010 10001"),
    ),
    "ㅊ": (
        *("0100 1111 1001", "0100 1111 0110 1001", "0100 1111 0100 0110 1001"),
        *("00100 11111 10001", "00100 11111 01010 10001", "00100 11111 00100 01010 10001"),
    ),
    "ㅍ": ("1111 0110 1111", "11111 01010 11111"),
    "ㅎ": (
        *("0110 1111 0110", "0110 1111 1001 0110", "0110 1111 0110 1001 0110"),
        *("00100 11111 01110", "00100 11111 01010 01110", "00100 11111 01110 10001 01110"),
    ),
    "ㄲ": ("11011 01001 01001",),
    "ㄸ": ("11011 10010 11011",),
    "ㅃ": ("10101 11111 11111", "10101 11111 10101 11111", "10101 10101 11111 10101 11111"),
    "ㅆ": ("01010 01010 10101", "01010 01010 10101 10101"),
    "ㅉ": ("11111 01010 10101", "11111 01010 01010 10101", "11111 01010 01010 10101 10101"),
}
"""At the widths drawn, by width and height."""

RESTING: dict[str, str] = {
    "ㄹ": "111 001 111 100",
    "ㅂ": "101 111 101 101",
    "ㅊ": "00100 11111 01010 10001",
    "ㅋ": "111 001 111 001",
    "ㅌ": "111 100 111 100",
}
"""Leads that would blur in three rows: they stand on the stroke of the vowel below them, which
closes them.  Of three px the middle column repeats."""

GROWS = {
    **dict.fromkeys("ㄱㄲㅋ", -1),
    **dict.fromkeys("ㄴㅅㅆㅂㅃ", 0),
    **dict.fromkeys("ㄷㄸㅁㅇㅍ", 1),
    **dict.fromkeys("ㅈㅉ", 1),
    "ㄹ": 3,
    "ㅌ": -2,
    "ㅊ": 2,
    "ㅎ": -2,
}
"""The row that repeats when a letter must be taller than it is drawn."""

SIGNS = {
    "、": "0000 0000 0000 0000 0000 0000 1000 0100",
    "。": "000 000 000 000 000 010 101 010",
    "「": "111 100 100 100",
    "」": "000 000 000 000 000 001 001 001 111",
    "『": "1111 1011 1010 1010",
    "』": "0000 0000 0000 0000 0000 0101 0101 1101 1111",
    "〈": "000 001 010 010 100 010 010 001",
    "〉": "000 100 010 010 001 010 010 100",
    "《": "00000 00101 01010 01010 10100 01010 01010 00101",
    "》": "00000 10100 01010 01010 00101 01010 01010 10100",
}
"""Punctuation that the Latin font lacks; row 8 is the last of a syllable's body."""


def consonant(letter: str, width: int, height: int) -> list[str]:
    """Give the rows of one consonant, `height` of them, at most `width` px wide."""
    rows = _widened(letter, width, height) or _shaped(letter, width, height)
    if rows is None:
        raise ValueError(f"{letter} is not drawn {width} by {height} px; add it to SHAPED")
    grows = GROWS[letter] % len(rows)
    repeated = [rows[grows]] * (height - len(rows))
    return rows[:grows] + repeated + rows[grows:]


def _widened(letter: str, width: int, height: int) -> list[str] | None:
    """Stretch a straight letter to the width; None if it is not one, or is drawn taller only."""
    drawn = [rows.split() for rows in STRAIGHT.get(letter, ())]
    tallest = max((rows for rows in drawn if len(rows) <= height), key=len, default=None)
    if tallest is None:
        return None
    return stretched(tallest, width)


def stretched(rows: list[str], width: int) -> list[str]:
    """Widen rows of three px by repeating the middle one."""
    return [row[0] + row[1] * (width - 2) + row[2] for row in rows]


def _shaped(letter: str, width: int, height: int) -> list[str] | None:
    """Find the widest, then the tallest drawing that fits."""
    drawn = [rows.split() for rows in SHAPED.get(letter, ())]
    fitting = [rows for rows in drawn if len(rows[0]) <= width and len(rows) <= height]
    return max(fitting, key=lambda rows: (len(rows[0]), len(rows)), default=None)
