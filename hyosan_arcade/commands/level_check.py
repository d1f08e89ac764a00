"""`hyosan level check`: say everything that is wrong with level files and packs."""

from __future__ import annotations

from pathlib import Path

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.commands.failure import FAILED
from hyosan_arcade.content.faults import ContentError, Report
from hyosan_arcade.content.level import examine
from hyosan_arcade.content.library import stock_for
from hyosan_arcade.content.pack_check import check_pack
from hyosan_arcade.content.pack_files import is_pack
from hyosan_arcade.content.places import level_roots
from hyosan_arcade.content.reading import read_bytes
from hyosan_arcade.content.report_formats import Format, exit_code, render_reports


def check(files: list[Path], form: Format) -> int:
    """Print the reports on `files`; answer 1 if any cannot be used or even be read."""
    reports: list[Report] = []
    unread = 0
    for file in files:
        try:
            reports += _reports_on(file)
        except ContentError as error:
            unread += 1
            _tell_unread(error, form)
    if text := render_reports(reports, form):
        print(text)
    return FAILED if unread else exit_code(reports)


def _reports_on(file: Path) -> tuple[Report, ...]:
    """Check a level, on its own or as one of its pack's, or a whole pack; raise ContentError."""
    if is_pack(file):
        return check_pack(file, level_roots())
    return (examine(read_bytes(file), str(file), stock_for(file))[1],)


def _tell_unread(error: ContentError, form: Format) -> None:
    if form == "text":
        print(error)
    else:
        say(str(error))  # what a program reads stays pure
