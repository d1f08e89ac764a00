"""docs/levels.md says what the code says: its levels, the checker's answers, the reference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hyosan_arcade.cli import main
from hyosan_arcade.content.codes import CODES
from hyosan_arcade.content.jsonschema import structs_below
from hyosan_arcade.content.level import examine
from hyosan_arcade.content.palette import SCHOOL
from hyosan_arcade.content.schema import Level
from hyosan_arcade.content.schema_triggers import Condition, Do, When
from hyosan_arcade.content.shapes import fields_of, tag_of
from tools.docs.levels import PAGE, PICTURES, draw, level_blocks, made
from tools.docs.meanings import MEANINGS
from tools.docs.reference import sections

TEXT = PAGE.read_text(encoding="utf-8")
LEVELS = level_blocks(TEXT)


def test_the_page_is_the_generated_one() -> None:
    assert made(TEXT) == TEXT, "python -m tools.docs"


@pytest.mark.parametrize(
    ("name", "codes"),
    [("first", ["W002"]), ("second", []), ("third", []), ("broken", ["M001", "R001", "S001"])],
)
def test_the_tutorials_levels_have_no_other_fault_than_it_says(name: str, codes: list[str]) -> None:
    _, report = examine(LEVELS[name].encode(), name)
    assert [fault.code for fault in report.faults] == codes


def test_the_pictures_show_the_tutorials_levels(tmp_path: Path) -> None:
    draw(LEVELS, tmp_path)
    drawn = sorted(picture.name for picture in tmp_path.glob("*.png"))
    assert drawn == ["levels-first.png", "levels-second.png", "levels-third.png"]
    for name in drawn:
        assert f"pictures/{name}" in TEXT
        sizes = [(folder / name).read_bytes()[16:24] for folder in (tmp_path, PICTURES)]
        assert sizes[0] == sizes[1], f"{name}: python -m tools.docs"


def test_the_reference_is_complete() -> None:
    made_now = sections()
    assert set(re.findall(r"`(.)` \|", made_now["glyphs"])) == set(SCHOOL) - {" "}
    for code in CODES:
        assert f"| `{code}` |" in made_now["codes"]
    for union, section in ((When, "events"), (Do, "actions")):
        for struct in union.__args__:
            assert f"| `{tag_of(struct)[1]}` |" in made_now[section]
            assert all(f"`{name}`" in made_now[section] for name in fields_of(struct))
    assert all(f"| `{name}` |" in made_now["conditions"] for name in fields_of(Condition))


def test_every_key_has_a_meaning_and_no_other_has() -> None:
    told = [struct for struct in structs_below(Level) if not tag_of(struct)[1]]
    expected = {struct.__name__: fields_of(struct).keys() for struct in told}
    assert {name: keys.keys() for name, keys in MEANINGS.items()} == expected


def test_every_section_that_is_linked_is_there() -> None:
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors


def test_every_command_of_the_page_exists(capsys: pytest.CaptureFixture[str]) -> None:
    actions = set(re.findall(r"hyosan level (\w+)", TEXT))
    assert actions == set("new check preview play convert list schema upgrade pack".split())
    for action in actions:
        assert main(["level", action, "--help"]) == 0
    assert "--watch" in capsys.readouterr().out
