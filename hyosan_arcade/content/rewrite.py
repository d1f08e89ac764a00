"""Change values in a level file and keep everything else: comments, order, blank lines.

tomlkit keeps them, but slowly and only for whoever changes nothing needlessly.  So the wanted table
is compared with what stands there, and only what differs is touched.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, MutableMapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Comment, Item, String, StringType, Trivia, Whitespace
from tomlkit.items import Table as TomlTable

from hyosan_arcade.content.faults import ContentError

Table = Mapping[str, Any]

_LOST = (TOMLKitError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""How tomlkit gives up on dotted keys that it cannot untangle; the result is checked anyway."""


def rewritten(text: str, wanted: Table) -> str:
    """Return `text`, valid TOML, changed to say what `wanted` says; raise ContentError if it can't.

    >>> rewritten("a = 1  # one\\nb = 2\\n", {"a": 3})
    'a = 3  # one\\n'
    """
    for change in (_bring, _replace):  # value by value, else table by table
        try:
            document = tomlkit.parse(text)
            change(document, wanted)
            changed = tomlkit.dumps(document)
            if tomllib.loads(changed) == wanted:
                return changed
        except _LOST:
            continue
    raise ContentError("cannot be rewritten; write its tables as [table], not as dotted keys")


def block(text: str) -> String:
    """Return a text of several lines as TOML's ''' string, its first line on one of its own."""
    if "'''" in text or text.startswith("\n"):
        return tomlkit.string(text, multiline=True)
    return String(StringType.MLL, text, f"\n{text}", Trivia())


def _bring(there: MutableMapping[str, Any], wanted: Table) -> None:
    """Change the table `there` to equal `wanted`."""
    for key in [key for key in there if key not in wanted]:
        del there[key]
    for key, value in wanted.items():
        if key not in there:
            _add(there, key, value)
        elif isinstance(value, Mapping) and isinstance(there[key], MutableMapping):
            _bring(there[key], value)
        elif not _is_same(there[key], value):
            there[key] = _fresh(value)


def _add(there: MutableMapping[str, Any], key: str, value: Any) -> None:
    """Add a key after the last one: what is written below that belongs to the next table."""
    if isinstance(there, tomlkit.TOMLDocument):
        there[key] = _fresh(value)
        return
    small = _in_line(value) if isinstance(value, Mapping) else _fresh(value)
    if not (isinstance(there, TomlTable) and there):
        there[key] = small
        return
    body, tail = there.value.body, []
    while isinstance(last := body[-1][1], (Comment, Whitespace)):
        tail.append(last)
        body.pop()
    there.add(key, small)
    for item in reversed(tail):
        there.add(item)


def _replace(there: MutableMapping[str, Any], wanted: Table) -> None:
    """Change `there` to equal `wanted`, anew whatever differs in anything."""
    for key in [key for key in there if key not in wanted or not _is_same(there[key], wanted[key])]:
        del there[key]
    for key, value in wanted.items():
        if key not in there:
            there[key] = _fresh(value)


def _is_same(there: object, value: object) -> bool:
    plain = there.unwrap() if isinstance(there, Item) else there
    return type(plain) is type(value) and plain == value


def _fresh(value: Any) -> Any:
    """Return a new value as one writes it: tables of tables open out, small ones stay in line."""
    if isinstance(value, str) and "\n" in value:
        return block(value)
    if not isinstance(value, Mapping):
        return value
    table = tomlkit.table()
    for key, inner in value.items():
        if isinstance(inner, Mapping):
            table[key] = _in_line(inner)
        else:
            table[key] = _fresh(inner)
    return table


def _in_line(value: Table) -> Item:
    """Return a small table in braces, with room inside them."""
    line = tomlkit.inline_table()
    line.update(value)
    return tomlkit.value(f"{{ {line.as_string()[1:-1]} }}")
