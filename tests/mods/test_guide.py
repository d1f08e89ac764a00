"""The guide for level makers tells the truth: its level loads, its tables are complete."""

from __future__ import annotations

import re

from hyosan_arcade.content.level import examine, level_from_text
from hyosan_arcade.content.palette import SCHOOL
from hyosan_arcade.content.places import shipped_levels_root
from hyosan_arcade.content.schema_triggers import Condition, Do, When
from hyosan_arcade.content.shapes import fields_of, tag_of

GUIDE = (shipped_levels_root() / "README.md").read_text(encoding="utf-8")
WHOLE, LEGEND = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_whole_level_has_no_fault() -> None:
    _, report = examine(WHOLE.encode(), "guide")
    assert report.render() == "guide: 0 errors, 0 warnings"


def test_the_legend_is_one() -> None:
    with_legend = WHOLE.replace("[[trigger]]", f"{LEGEND}\n[[trigger]]", 1)
    assert level_from_text(with_legend, "guide").level_id == "two_rooms"


def test_every_glyph_is_told() -> None:
    table = GUIDE.split("## Drawing")[1].split("```")[0]
    told = set(re.findall(r"`(.)`", table))
    assert told == set(SCHOOL) - {" "}


def test_every_event_action_and_condition_is_told_with_its_fields() -> None:
    told = GUIDE.split("## Triggers")[1]
    for table in (*When.__args__, *Do.__args__):
        assert f"`{tag_of(table)[1]}`" in told
        for name in set(fields_of(table)) - {"ally"}:
            assert name in told, (table, name)
    for name in fields_of(Condition):
        assert f"`{name}`" in told
