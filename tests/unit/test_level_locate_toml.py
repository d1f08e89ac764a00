"""The Locator finds every key and value of whatever TOML 1.0 allows.

One document for each feature of the language.  A value is found if the text where it is said to
stand reads as that value and no other; a key is found if its own name, or the header or dotted key
that introduces it, stands there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from hyosan_arcade.content.locate import Locator, Path, Spot

ARRAYS = {
    "array of bools": "a = [true, false]",
    "empty arrays": "a = [[], [[]], [ ]]",
    "nested arrays": "a = [[1, 2], ['b', [3.5, []]]]",
    "mixed array": "a = [1, 1.1, 'x', {k = 2}, [3], 1979-05-27]",
    "array without blanks": "a=[1,2,3]",
    "trailing comma": "a = [\n 1,\n 2,\n]",
    "comments in an array": "a = [ # one, 2 ]\n 1, # [two\n # }\n 2 # three\n , 3 ]\nb = 1",
    "strings with signs in an array": "a = ['],', \"]#\", '''\n]''', \"\"\"[\"\"\"]\nb = 2",
    "tables in an array": "a = [{x = 1}, {y = {z = 2}},\n {x.y = 3}]",
    "array of arrays of tables": "a = [[{x = 1}], [{x = 2}, {x = 3}]]",
}
TABLES = {
    "empty table": "[a]",
    "table of tables": "[a]\nb = 1\n[a.c]\nd = 2\n[a.c.e]\n",
    "blanks in a header": "[ a . 'b' . \"c\" ] # end\nd = 1",
    "super table later": "[a.b.c]\nx = 1\n[a]\ny = 2",
    "header with signs": "['a]b#c']\nx = 1\n[\"k.l\"]\ny = 2",
    "array of tables": "[[a]]\nx = 1\n[[a]]\n[[a]]\nx = 3",
    "nested array of tables": (
        "[[a]]\nx = 1\n[[a.b]]\ny = 1\n[[a.b]]\ny = 2\n[[a]]\n[[a.b]]\ny = 3\n[[a.b.c]]\nz = 4"
    ),
    "table below an array of tables": "[[a]]\n[a.b]\nx = 1\n[[a]]\n[a.b]\nx = 2",
    "implicit array of tables": "[[a.b]]\nx = 1\n[[a.b]]\nx = 2",
    "array of tables within dotted": "[f]\nx.y = 1\n[[f.list]]\nz = 2",
    "inline tables": "a = {}\nb = { }\nc = {x = 1, y.z = 2, 'q r' = {s = []}}",
    "inline table after an array": "a = [1, {b = [{c = 2}]}]\nd = {e = [1,\n 2], f = 3}",
    "no blanks": "a={b={c=1},d=2}",
}
KEYS = {
    "bare keys": "abc_1-2 = 1\n1234 = 2\n-_- = 3\n1979-05-27 = 4",
    "words as keys": "true = 1\nfalse = 2\ninf = 3\nnan = 4",
    "quoted keys": '"a b" = 1\n\'c#d\' = 2\n"" = 3\n\'"\' = 4',
    "escaped keys": '"\\n" = 1\n"\\u00e9" = 2\n"\\\\" = 3\n"\\"" = 4',
    "wide keys": '"급식실" = 1\n"é" = {"日" = 2}',
    "dotted keys": "a.b = 1\na.c.d = 2\na . e = 3\n'x.y'.z = 4\n3.14 = 5",
    "dotted keys in a table": "[t]\na.b = 1\na.c = 2\n[t.u]\nv.w = 3",
    "dots and quotes": "a.\"b.c\".'d.e' = 1\n\"\".'' = 2",
    "no blank around the sign": "a=1\n  b  =  2\n\tc\t=\t3",
}
SCALARS = {
    "integers": "a = 0\nb = +1\nc = -17\nd = 1_000\ne = 0xDEAD_beef\nf = 0o755\ng = 0b1101",
    "floats": "a = 1.0\nb = -0.01\nc = 5e+22\nd = 1e06\ne = 6.626e-34\nf = 9_224.5\ng = -0.0",
    "endless floats": "a = inf\nb = -inf\nc = +inf",
    "bools": "a = true # yes\nb = false# no",
    "datetimes": (
        "a = 1979-05-27T07:32:00Z\nb = 1979-05-27 00:32:00.999-07:00\nc = 1979-05-27t07:32:00\n"
        "d = 1979-05-27\ne = 07:32:00\nf = 00:32:00.5\ng = [1979-05-27 07:32:00, 08:00:00]"
    ),
}
STRINGS = {
    "basic": 'a = ""\nb = "x\\ty"\nc = "\\"quoted\\""\nd = "# no comment"\ne = "\\\\"',
    "escapes": r'a = "\b\t\n\f\r\"\\ \u00E9 \U0001F600"' + '\nb = "ends in \\\\"\nc = 1',
    "literal": "a = ''\nb = 'C:\\dir\\'\nc = '\"'\nd = '# no'",
    "multi-line": 'a = """\nRoses\nViolets"""\nb = """one line"""\nc = """\n"""\nd = 1',
    "folded": 'a = """\\\n  The \\\n\n  fox."""\nb = 2',
    "quotes in multi-line": 'a = """x"y""z"""\nb = """""two"""""\nc = """\\"""x\\""""\nd = 1',
    "multi-line literal": "a = '''\nI don't '' \\n\n'''\nb = ''''one''''\nc = '''''two'''''\nd = 1",
    "multi-line with signs": "a = '''\n[x]\ny = 1 # z\n'''\nb = \"\"\"\n[[q]]\n\"\"\"\n[t]\nc = 3",
    "wide letters": 'a = "급식실"\nb = ["é", "日本"]',
}
FILES = {
    "empty": "",
    "comments alone": "# one\n  # two\n\n",
    "no newline at the end": "[a]\nb = 1",
    "comment at the end": "a = 1 # end",
    "blank lines and tabs": "\n\n\ta = 1\t\n\n \n[b]\n\t c = 2 \n",
    "tricky comments": "[s]# why\na = '#'# =\nb = [1# ]\n]# [\nc = {d = '}'}# }",
}
DOCUMENTS = ARRAYS | TABLES | KEYS | SCALARS | STRINGS | FILES


def paths_of(node: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield every path of a table, with what stands there."""
    if path:
        yield path, node
    if isinstance(node, dict):
        for key, inner in node.items():
            yield from paths_of(inner, (*path, key))
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from paths_of(inner, (*path, index))


def text_at(text: str, spot: Spot) -> str:
    line, col = spot
    return "\n".join(text.split("\n")[line - 1 :])[col - 1 :]


def value_at(text: str, wanted: object) -> bool:
    """Say whether `text` begins with a value that is read as `wanted`."""
    for end in range(len(text), 0, -1):
        try:
            found = tomllib.loads(f"x = {text[:end]}")
        except tomllib.TOMLDecodeError:
            continue
        if found == {"x": wanted}:
            return True
    return False


def names(path: Path) -> list[str]:
    return [key for key in path if isinstance(key, str)]


def introduces(text: str, path: Path) -> bool:
    """Say whether the header or key that `text` begins with speaks of the table or key `path`."""
    line = text.split("\n")[0]
    for end in range(len(line), 0, -1):
        try:
            head = tomllib.loads(line[:end] if line.startswith("[") else f"{line[:end]} = 0")
        except tomllib.TOMLDecodeError:
            continue
        keys = [names(found)[-1] for found, _ in paths_of(head) if names(found)]
        return names(path)[-1] in keys
    return False


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_is_found(name: str) -> None:
    text = DOCUMENTS[name]
    table = tomllib.loads(text)
    spots = Locator(text)
    for path, value in paths_of(table):
        here = text_at(text, spots.key(path))
        is_element = isinstance(path[-1], int) and value_at(here, value)
        assert is_element or introduces(here, path), f"key {path}"
        if isinstance(value, (dict, list)):
            continue
        assert value_at(text_at(text, spots.value(path)), value), f"value {path}"


def test_inline_arrays_and_tables_are_found_where_they_open() -> None:
    text = "a = [[1], {b = [2]}]\nc = { d = [ ] }"
    spots = Locator(text)
    found = {path: spots.value(path) for path, _ in paths_of(tomllib.loads(text))}
    assert found[("a",)] == (1, 5)
    assert found[("a", 0)] == (1, 6)
    assert found[("a", 1)] == (1, 11)
    assert found[("a", 1, "b")] == (1, 16)
    assert found[("c",)] == (2, 5)
    assert found[("c", "d")] == (2, 11)


def test_tables_of_an_array_have_headers_of_their_own() -> None:
    text = DOCUMENTS["nested array of tables"]
    spots = Locator(text)
    assert [spots.key(("a", n))[0] for n in range(2)] == [1, 7]
    assert [spots.key(("a", 0, "b", n))[0] for n in range(2)] == [3, 5]
    assert spots.key(("a", 1, "b", 0, "c", 0))[0] == 10
    assert spots.value(("a", 1, "b", 0, "c", 0, "z")) == (11, 5)
