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
from tomlkit.items import Item, String, StringType, Trivia

from hyosan_arcade.content.faults import ContentError

Table = Mapping[str, Any]


def rewritten(text: str, wanted: Table) -> str:
    """Return `text`, valid TOML, changed to say what `wanted` says; raise ContentError if it can't.

    >>> rewritten("a = 1  # one\\nb = 2\\n", {"a": 3})
    'a = 3  # one\\n'
    """
    try:
        document = tomlkit.parse(text)
        _bring(document, wanted)
        changed = tomlkit.dumps(document)
    except (TOMLKitError, RecursionError) as error:
        raise ContentError(f"cannot be rewritten: {error}") from error
    if tomllib.loads(changed) != wanted:
        raise ContentError("cannot be rewritten without loss; write its tables as [table]")
    return changed


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
            there[key] = _fresh(value)
        elif isinstance(value, Mapping) and isinstance(there[key], MutableMapping):
            _bring(there[key], value)
        elif not _is_same(there[key], value):
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
