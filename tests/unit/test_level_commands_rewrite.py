"""Changing values in a level file: the wanted table comes out, and what was not touched stays."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.rewrite import rewritten

TABLES = """# a level
format = 1

[map]  # the drawing
rows = '''
##
'''

[legend]
Q = { tile = "wood" }  # polished
"=" = "floor"

# what happens
[[trigger]]
id = "x"
when = { on = "start" }
"""
DOTTED = 'format = 1\nmap.rows = "##"\nlegend.Q = { tile = "wood" }\nlegend."=" = "floor"\n'
IN_LINE = 'format = 1\nmap = { rows = "##" }\nlegend = { Q = { tile = "wood" }, "=" = "floor" }\n'
SPLIT = 'format = 1\n[legend.Q]\ntile = "wood"\n[map]\nrows = "##"\n[legend.Z]\nmark = "a"\n'
EMPTY = "format = 1\n[legend]\n[map]\n[zones]\n"

WORDS = st.sampled_from(["x", "##\n#@\n", "a'''b\n\\c\n", "\n\nx\n", '""" \' \n', "é", ""])
GLYPHS = st.sampled_from(list("QZ1='\"#\\[ é"))
ENTRIES = st.sampled_from(["floor", {"mark": "q"}, {"tile": "wood", "hp": 3}])


@given(
    text=st.sampled_from([TABLES, DOTTED, IN_LINE, SPLIT, EMPTY]),
    layers=st.dictionaries(st.sampled_from(["rows", "zones"]), WORDS),
    legend=st.dictionaries(GLYPHS, ENTRIES),
    gone=st.sets(st.sampled_from(["map", "legend", "zones"])),
)
@settings(max_examples=150, deadline=None)
def test_any_change_comes_out(
    text: str, layers: dict[str, str], legend: dict[str, Any], gone: set[str]
) -> None:
    before = tomllib.loads(text)
    changed = {**before, "map": layers, "legend": legend, "zones": {"A": "hall"}}
    wanted = {key: value for key, value in changed.items() if key not in gone}
    assert tomllib.loads(rewritten(text, wanted)) == wanted


@pytest.mark.parametrize("text", [TABLES, DOTTED, IN_LINE, SPLIT, EMPTY])
def test_nothing_is_touched_without_need(text: str) -> None:
    assert rewritten(text, tomllib.loads(text)) == text


def test_what_is_not_changed_keeps_its_comments() -> None:
    wanted = copy.deepcopy(tomllib.loads(TABLES))
    wanted["map"]["rows"] = "#@\n##\n"
    wanted["legend"]["1"] = {"mark": "gate"}
    expected = TABLES.replace("'''\n##\n'''", "'''\n#@\n##\n'''").replace(
        '"=" = "floor"\n', '"=" = "floor"\n1 = { mark = "gate" }\n'
    )
    assert rewritten(TABLES, wanted) == expected


def test_what_toml_cannot_say_is_refused() -> None:
    with pytest.raises(ContentError, match="cannot be rewritten"):
        rewritten("a = 1\n", {"a": None})
