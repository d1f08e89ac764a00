"""Every planted fault is reported where it stands, in the words its author needs.

Beside each broken/NAME.level.toml lies NAME.report.txt, the whole report a modder reads.  It is
written by hand or looked at by one: a change of wording is a change of the game.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.level import examine, level_from_text

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(BROKEN.glob("*.level.toml"))


def names() -> list[str]:
    return [path.name.removesuffix(".level.toml") for path in FILES]


@pytest.mark.parametrize("name", names())
def test_report(name: str) -> None:
    content = (BROKEN / f"{name}.level.toml").read_bytes()
    expected = (BROKEN / f"{name}.report.txt").read_text(encoding="utf-8")
    _, report = examine(content, f"{name}.level.toml")
    assert report.render() + "\n" == expected


@pytest.mark.parametrize("name", names())
def test_a_level_is_given_exactly_when_it_has_no_errors(name: str) -> None:
    level, report = examine((BROKEN / f"{name}.level.toml").read_bytes(), name)
    assert (level is not None) == report.is_clean


def test_there_are_enough_faults_of_every_sort() -> None:
    codes = set()
    for path in FILES:
        _, report = examine(path.read_bytes(), path.name)
        codes |= {fault.code for fault in report.faults}
    assert codes >= {f"M00{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9)}
    assert codes >= {"S001", "S002", "S003", "S004", "S005", "R001", "R002", "R003", "R004", "R005"}
    assert codes >= {"T001", "F001", "F002", "F003", "N001", "N002", "N003", "N004"}
    assert codes >= {"W002", "W003", "W004", "X001", "X002", "L007", "L010", "M010"}


def test_the_error_carries_the_whole_report() -> None:
    path = BROKEN / "wrong_values.level.toml"
    expected = (BROKEN / "wrong_values.report.txt").read_text(encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        level_from_text(path.read_text(encoding="utf-8"), path.name)
    assert str(caught.value) + "\n" == expected


def test_faults_stand_in_reading_order() -> None:
    _, report = examine((BROKEN / "dangling_references.level.toml").read_bytes(), "x")
    places = [(fault.line, fault.col) for fault in report.faults]
    assert places == sorted(places)
    assert len(places) == len(set(places))
