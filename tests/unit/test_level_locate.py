"""The Locator finds what tomllib has read, wherever TOML lets it be written."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyosan_arcade.content.locate import Locator, Path

TEXT = '''
# comment with [brackets] and = signs
top = 1   # trailing
"quoted key" = "a # b"
a.b . "c" = [1, [2, 3], {d = "e]", f = 4}]

[table.inner]
text = """
one \\"""
two"""
lit = 'a\\'

[[row]]
n = 1
[[row]]
n = 2
[row.deep]
x = -1.5e3
[[row.sub]]
y = 1979-05-27T07:32:00Z
many = [
  1, # one
  { z = true },
]
'''


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("top",), (3, 1), (3, 7)),
        (("quoted key",), (4, 1), (4, 16)),
        (("a", "b", "c"), (5, 1), (5, 13)),
        (("a", "b", "c", 1, 1), (5, 21), (5, 21)),
        (("a", "b", "c", 2, "d"), (5, 26), (5, 30)),
        (("a", "b", "c", 2, "f"), (5, 36), (5, 40)),
        (("table",), (7, 1), (7, 1)),
        (("table", "inner", "lit"), (11, 1), (11, 7)),
        (("row", 0, "n"), (14, 1), (14, 5)),
        (("row", 1, "n"), (16, 1), (16, 5)),
        (("row", 1, "deep", "x"), (18, 1), (18, 5)),
        (("row", 1, "sub", 0, "y"), (20, 1), (20, 5)),
        (("row", 1, "sub", 0, "many", 1, "z"), (23, 5), (23, 9)),
        (("row", 1, "sub", 0, "nothing", "here"), (19, 1), (19, 1)),
        (("nothing",), (1, 1), (1, 1)),
    ],
)
def test_places(path: Path, key: tuple[int, int], value: tuple[int, int]) -> None:
    tomllib.loads(TEXT)
    spots = Locator(TEXT)
    assert (spots.key(path), spots.value(path)) == (key, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[map]\nrows = '''\nab\ncd\n'''", (4, 2)),
        ('[map]\nrows = """\nab\ncd\n"""', (4, 2)),
        ("[map]\nrows = '''ab\ncd'''", (3, 2)),
    ],
)
def test_a_cell_of_a_drawn_map(text: str, expected: tuple[int, int]) -> None:
    assert Locator(text).cell(("map", "rows"), 1, 1) == expected


def test_a_cell_of_the_first_line_stands_behind_the_quotes() -> None:
    assert Locator("rows = '''ab\ncd'''").cell(("rows",), 0, 1) == (1, 12)
    assert Locator("rows = 'ab'").cell(("rows",), 0, 1) == (1, 10)


_KEYS = st.text("ab-_1", min_size=1, max_size=3)
_SCALARS = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(["true", "'#]}'", '"\\"=,"', "1.5", "'''\n]\n'''", '"""\\""""']),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda vs: "[" + ", ".join(vs) + "]"),
        st.dictionaries(_KEYS, inner, max_size=3).map(
            lambda d: "{" + ", ".join(f"{k} = {v}" for k, v in d.items()) + "}"
        ),
    ),
    max_leaves=6,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_every_key_of_any_table_is_found_on_its_line(table: dict[str, str]) -> None:
    text, lines = "", {}
    for key, value in table.items():
        lines[key] = text.count("\n") + 1
        text += f"{key} = {value}\n"
    tomllib.loads(text)
    spots = Locator(text)
    for key, line in lines.items():
        assert spots.key((key,)) == (line, 1)
        assert spots.value((key,)) == (line, len(key) + 4)
