"""Bring a level file of an older format to the newest, and keep its comments.

A migration is a pure function from the table of one format to that of the next.  Format 1 is the
newest yet, so there is none to run; the way is laid because files outlive formats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.level import FORMAT
from hyosan_arcade.content.reading import RefusedError, read_source
from hyosan_arcade.content.rewrite import rewritten

Table = dict[str, Any]
Migration = Callable[[Table], Table]

MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})
"""From format N to N + 1, by N."""


def upgraded(content: bytes, file: str, steps: Mapping[int, Migration] = MIGRATIONS) -> str | None:
    """Return the text of a level file in the newest format, None if it is so already.

    Raises ContentError for a file that is no level or comes from a newer game.
    """
    try:
        source = read_source(content, file)
    except RefusedError as refused:
        raise ContentError(refused.report.render()) from refused
    newest = max(steps, default=FORMAT - 1) + 1
    number = source.table.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < min(steps, default=1):
        raise ContentError(f"{file}: it names no format; write  format = {newest}  in line 1")
    if number > newest:
        raise ContentError(
            f"{file}: format {number!r:.12} is newer than this game; update the game"
        )
    if number == newest:
        return None
    table: Table = source.table
    for step in range(number, newest):
        table = {**steps[step](table), "format": step + 1}
    try:
        return rewritten(source.text, table)
    except ContentError as error:
        raise ContentError(f"{file}: {error}") from error
