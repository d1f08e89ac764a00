"""Twelve faults of the sorts people make, planted in one level: each is found where it stands.

The places are looked up in the file by the planted words, not taken from a report.
"""

from __future__ import annotations

from pathlib import Path

from hyosan_arcade.content.level import examine

FILE = Path(__file__).parent / "broken" / "cafeteria.level.toml"
PLANTED = (
    ("S001", '"480"'),
    ("M001", "Q..Z"),
    ("M001", "Z....#.....k"),
    ("S001", "135"),
    ("R001", '"runer"'),
    ("S001", '"3", at'),
    ("R001", '"store_spawm"'),
    ("R001", '"pa_speeker"'),
    ("S003", "loudnes ="),
    ("R001", '"frist"'),
    ("S002", '"flod"'),
)
SHORT_ROW = "#....@.....................+...........\n"


def place_of(text: str, words: str) -> tuple[int, int]:
    """Return the line and column, from 1, of words that stand in `text` once."""
    assert text.count(words) == 1
    at = text.index(words)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def test_all_twelve_are_found_and_nothing_else() -> None:
    text = FILE.read_text(encoding="utf-8")
    expected = [(code, *place_of(text, words)) for code, words in PLANTED]
    line, _ = place_of(text, SHORT_ROW)
    expected.append(("M002", line, len(SHORT_ROW)))  # where its last tile is missing
    _, report = examine(text.encode(), FILE.name)
    found = [(fault.code, fault.line, fault.col) for fault in report.of("error")]
    assert len(found) == 12
    assert sorted(found) == sorted(expected)


def test_healed_it_is_a_level() -> None:
    text = FILE.read_text(encoding="utf-8")
    for wrong, right in (
        ('"480"', "480"),
        ("Q..Z", "z..z"),
        ("135", "35"),
        ('"runer"', '"runner"'),
        ('"3", at', "3, at"),
        ("store_spawm", "store_spawn"),
        ("pa_speeker", "pa_speaker"),
        ("loudnes ", "loudness "),
        ("frist", "first"),
        ("flod", "flood"),
        (SHORT_ROW, SHORT_ROW.replace("\n", "#\n")),
    ):
        text = text.replace(wrong, right)
    level, report = examine(text.encode(), FILE.name)
    assert level is not None
    assert [fault.code for fault in report.faults] == ["X001"], "a note on what is not translated"
