"""Bytes of a level file → checked → frozen `LevelSpec`: the spine of the content floor.

The stages, each noting all it can find before the next begins: read (encoding, limits, TOML), know
the format, walk the shape, read the drawing, resolve the words.  A file without errors is then
built, and the whole level asked whether it can be walked and won.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from hyosan_arcade.content.build import build_level
from hyosan_arcade.content.check import check_words
from hyosan_arcade.content.drawing import read_drawing
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.findings import Findings
from hyosan_arcade.content.prospects import check_prospects
from hyosan_arcade.content.reach import Ways, check_ways
from hyosan_arcade.content.reading import RefusedError, read_bytes, read_source
from hyosan_arcade.content.schema import Level
from hyosan_arcade.content.stock import SHIPPED
from hyosan_arcade.content.walk import Walk

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.content.faults import Report
    from hyosan_arcade.content.reading import Source
    from hyosan_arcade.content.stock import Stock
    from hyosan_arcade.sim.spec import LevelSpec

FORMAT = 1


def read_level(path: Path, stock: Stock = SHIPPED) -> LevelSpec:
    """Read a level file; raise ContentError with the whole report if it has errors."""
    return _or_raise(*examine(read_bytes(path), str(path), stock))


def level_from_text(text: str, name: str) -> LevelSpec:
    """Read a level from a string, called `name` in messages; raise ContentError."""
    return _or_raise(*examine(text.encode("utf-8", "surrogatepass"), name))


def _or_raise(level: LevelSpec | None, report: Report) -> LevelSpec:
    if level is None:
        raise ContentError(report.render())
    return level


def examine(content: bytes, file: str, stock: Stock = SHIPPED) -> tuple[LevelSpec | None, Report]:
    """Read and check a level; return it (None if it has errors) and all that was found.

    `stock` is what the level may draw on beside its own file.
    """
    try:
        source = read_source(content, file)
    except RefusedError as refused:
        return None, refused.report
    findings = Findings(file, source.text)
    level = _checked(source, findings, stock) if _is_known_format(source, findings) else None
    report = findings.report()
    return (level if report.is_clean else None), report


def _is_known_format(source: Source, findings: Findings) -> bool:
    """Say whether the file's format is ours; one message says it all if it is not."""
    given = source.table.get("format")
    if given == FORMAT and not isinstance(given, bool):
        return True
    spot = findings.value(("format",))
    if given is None:
        findings.error((1, 1), "F001", '"format" is missing', "begin the file with  format = 1")
    elif isinstance(given, int) and given > FORMAT:
        message = f"the level is of format {given!r:.12}; this game knows up to {FORMAT}"
        findings.error(spot, "F002", message, "update the game")
    else:
        findings.error(spot, "F003", f"there is no format {given!r:.40}", "write  format = 1")
    return False


def _checked(source: Source, findings: Findings, stock: Stock) -> LevelSpec | None:
    walk = Walk(findings)
    walk.visit(source.table, Level, ())
    drawing = read_drawing(source.table, findings, stock.palettes)
    check_words(source.table, walk.mentions, drawing, findings, stock)
    if findings.has_errors:
        return None
    level = build_level(msgspec.convert(source.table, Level), drawing, stock)
    ways = Ways(level)
    check_ways(level, ways, findings)
    check_prospects(level, ways, findings)
    return level
