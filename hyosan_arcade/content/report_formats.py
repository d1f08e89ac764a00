"""Reports for people, for programs and for GitHub: one list of faults, said three ways.

Text quotes each line with a caret.  JSON is one list over all files, an object per fault.  GitHub's
workflow commands pin every fault to its line in the changes under review.  The exit code is the
same whatever the format: 0 when every file can be used, 1 when one cannot; wrong use of the
command itself (2) never gets this far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from hyosan_arcade.content.faults import ERROR, NOTE, WARNING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hyosan_arcade.content.faults import Fault, Report

Format = Literal["text", "json", "github"]
FORMATS: tuple[Format, ...] = ("text", "json", "github")
CLEAN, FAULTY = 0, 1
_COMMANDS = {ERROR: "error", WARNING: "warning", NOTE: "notice"}
_FIELDS = ("file", "line", "col", "code", "severity", "message", "hint")


def render_reports(reports: Sequence[Report], form: Format) -> str:
    """Return all reports as one text in `form`, without a newline at its end."""
    match form:
        case "text":
            return "\n".join(report.render() for report in reports)
        case "json":
            faults = [_plain(fault) for report in reports for fault in report.faults]
            return msgspec.json.format(msgspec.json.encode(faults), indent=2).decode()
        case "github":
            return "\n".join(github_command(f) for report in reports for f in report.faults)


def exit_code(reports: Sequence[Report]) -> int:
    """Return what a checking command answers: `FAULTY` when any file has an error."""
    return CLEAN if all(report.is_clean for report in reports) else FAULTY


def github_command(fault: Fault) -> str:
    """Return the workflow command that shows `fault` beside its line.

    >>> from hyosan_arcade.content.faults import Fault
    >>> github_command(Fault("a,b.toml", 2, 5, "M001", "error", "50% off", "look"))
    '::error file=a%2Cb.toml,line=2,col=5,title=M001::50%25 off (look)'
    """
    said = f"{fault.message} ({fault.hint})" if fault.hint else fault.message
    place = f"file={_property(fault.file)},line={fault.line},col={fault.col},title={fault.code}"
    return f"::{_COMMANDS[fault.severity]} {place}::{_escaped(said)}"


def _plain(fault: Fault) -> dict[str, str | int]:
    values = (getattr(fault, name) for name in _FIELDS)
    return dict(zip(_FIELDS, values, strict=True))


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
