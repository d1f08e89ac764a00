"""Every code of the checker: known to the guide, shown by an example, said in the same words.

codes.json maps each code to a file that shows it and to the whole line it then says.  A file is its
text, or a list of [text, times] where it is large; `latin-1` is one that is not UTF-8.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hyosan_arcade.content import __file__ as content_package
from hyosan_arcade.content.codes import CODES
from hyosan_arcade.content.faults import ERROR, NOTE, WARNING, Fault
from hyosan_arcade.content.level import examine

GOLDEN = json.loads(Path(__file__).with_name("codes.json").read_text(encoding="utf-8"))
QUOTED_CODE = re.compile(r'"([FLMNRSTWX]\d{3})"')


@pytest.fixture(autouse=True)
def limit_of_digits() -> Iterator[None]:
    usual = sys.get_int_max_str_digits()
    yield
    sys.set_int_max_str_digits(usual)


def shown_by(code: str) -> list[Fault]:
    """Return the faults of a code's example."""
    example = GOLDEN[code]
    if "longest_number" in example:  # as players may set it for all of Python
        sys.set_int_max_str_digits(example["longest_number"])
    if "latin-1" in example:
        content = example["latin-1"].encode("latin-1")
    else:
        file = example["file"]
        pieces: list[tuple[str, int]] = [(file, 1)] if isinstance(file, str) else file
        content = "".join(text * times for text, times in pieces).encode()
    return [fault for fault in examine(content, "x")[1].faults if fault.code == code]


@pytest.mark.parametrize("code", CODES)
def test_the_example_says_what_it_said(code: str) -> None:
    faults = shown_by(code)
    assert faults, "its example does not show it"
    assert faults[0].headline == f"x:{GOLDEN[code]['says']}"
    assert faults[0].severity == CODES[code].severity


def test_every_code_has_an_example_and_no_other_has() -> None:
    assert list(GOLDEN) == list(CODES)


def test_the_checker_uses_the_codes_of_the_table_and_no_others() -> None:
    used: set[str] = set()
    for path in Path(content_package).parent.glob("*.py"):
        if path.stem != "codes" and not path.stem.startswith(("pack", "tiled")):
            used |= set(QUOTED_CODE.findall(path.read_text(encoding="utf-8")))
    assert used == set(CODES)


def test_each_says_its_cause_and_its_cure() -> None:
    for code in CODES.values():
        assert code.severity in (ERROR, WARNING, NOTE)
        assert code.cause.endswith(".")
        assert code.cure.endswith((".", ")"))
