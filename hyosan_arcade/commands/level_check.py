"""`hyosan level check`: say everything that is wrong with level files."""

from __future__ import annotations

from pathlib import Path

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.commands.failure import FAILED
from hyosan_arcade.content.faults import ContentError, Report
from hyosan_arcade.content.level import examine
from hyosan_arcade.content.reading import read_bytes
from hyosan_arcade.content.report_formats import Format, exit_code, render_reports


def check(files: list[Path], form: Format) -> int:
    """Print the reports on `files`; answer 1 if any cannot be used or even be read."""
    reports = [report for file in files if (report := _report_on(file, form)) is not None]
    if text := render_reports(reports, form):
        print(text)
    return exit_code(reports) if len(reports) == len(files) else FAILED


def _report_on(file: Path, form: Format) -> Report | None:
    try:
        content = read_bytes(file)
    except ContentError as error:
        if form == "text":
            print(error)
        else:
            say(str(error))  # what a program reads stays pure
        return None
    return examine(content, str(file))[1]
