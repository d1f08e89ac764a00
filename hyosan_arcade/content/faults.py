"""What is wrong with a file, said so that its author can mend it.

A `Fault` has a place, a stable code, a sentence and a hint; a `Report` is every fault of a file.
Rendering quotes the line with a caret under the spot.  Codes: L limits and reading, T TOML, S
shape (keys, types, values), M map, N names, R references, W ways (reach, win, lose), X texts.
"""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ERROR = "error"
WARNING = "warning"
NOTE = "note"
MAX_PLACES = 8
"""Places of one repeated fault that are named."""
SHOWN_CHARS = 110
"""A quoted line is cut to this many characters around the caret."""


class ContentError(Exception):
    """A file cannot be used; `str` is one clear line, or the checker's whole report."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at `line`, `col` (from 1); `severity` is error, warning or note."""

    file: str
    line: int
    col: int
    code: str
    severity: str
    message: str
    hint: str = ""

    @property
    def headline(self) -> str:
        """The fault in one line."""
        return f"{self.file}:{self.line}:{self.col}: {self.severity}[{self.code}]: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """Every fault of one file, in reading order, and the text they point into."""

    file: str
    source: str
    faults: tuple[Fault, ...]

    def of(self, severity: str) -> tuple[Fault, ...]:
        """Return the faults of one severity."""
        return tuple(fault for fault in self.faults if fault.severity == severity)

    @property
    def is_clean(self) -> bool:
        """Whether the file can be used (warnings and notes may remain)."""
        return not self.of(ERROR)

    @property
    def summary(self) -> str:
        """The count of faults in one line."""
        errors, warnings = len(self.of(ERROR)), len(self.of(WARNING))
        return f"{self.file}: {_count(errors, 'error')}, {_count(warnings, 'warning')}"

    def render(self) -> str:
        """Return the report as text: each fault with its line, caret and hint, repeats folded."""
        lines = self.source.split("\n")
        alike: dict[tuple[str, str], list[Fault]] = {}
        for fault in self.faults:
            alike.setdefault((fault.code, fault.message), []).append(fault)
        blocks = [render_fault(first, lines) + _also(more) for first, *more in alike.values()]
        return "\n".join([*blocks, self.summary])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def render_fault(fault: Fault, lines: Sequence[str]) -> str:
    """Return one fault with the quoted line of `lines`, a caret under the spot, and the hint."""
    out = [fault.headline]
    if fault.line <= len(lines):
        quoted, before = _quoted(lines[fault.line - 1].rstrip("\r"), fault.col)
        out += [f"{fault.line:6} | {quoted}", f"{'':6} | {before}^"]
    if fault.hint:
        out.append(f"{'':6} = hint: {fault.hint}")
    return "\n".join(out)


def _also(repeats: Sequence[Fault]) -> str:
    """Return a line with the places where the same is said again; "" for none."""
    if not repeats:
        return ""
    places = [f"{fault.line}:{fault.col}" for fault in repeats[:MAX_PLACES]]
    more = f" and {len(repeats) - MAX_PLACES} more" if len(repeats) > MAX_PLACES else ""
    return f"\n{'':6} = the same at {', '.join(places)}{more}"


def _quoted(line: str, col: int) -> tuple[str, str]:
    """Cut a long line around `col`; return it and the blank up to the caret.

    Wide letters (Hangul) take two columns on screen, so the blank does too.
    """
    start = max(0, col - SHOWN_CHARS)
    shown = line[start : start + SHOWN_CHARS]
    clean = printable(shown)
    before = clean[: col - 1 - start]
    blank = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in before)
    return clean, " " * blank


def printable(text: str) -> str:
    """Return `text` with TABs as blanks and whatever cannot be seen as a dot."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "·" for c in text)


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """Return `did you mean "…"?` for the nearest known word, or "" when none is near.

    >>> did_you_mean("runer", ["walker", "runner"])
    'did you mean "runner"?'
    """
    near = difflib.get_close_matches(str(word)[:80], list(known), 1, 0.6)
    return f'did you mean "{near[0]}"?' if near else ""


def nearest_or_list(word: object, known: Iterable[str]) -> str:
    """Return the nearest known word as a question, else the first of what is known."""
    names = sorted(known)
    if near := did_you_mean(word, names):
        return near
    shown = ", ".join(names[:12])
    return f"known: {shown}{', …' if len(names) > 12 else ''}" if names else "there are none here"
