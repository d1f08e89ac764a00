"""What the checks have found in one file so far.

Checks say *which* key, value or map cell is at fault; the findings turn that into a line and a
column.  The text is searched for positions only once there is something to point at, so that a
clean file pays nothing.  Their number is capped: a hostile file must not drown its reader.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from hyosan_arcade.content.faults import (
    ERROR,
    NOTE,
    WARNING,
    Fault,
    Report,
    nearest_or_list,
    printable,
)
from hyosan_arcade.content.locate import Locator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hyosan_arcade.content.locate import Path, Spot

MAX_FAULTS = 100
"""As many as anybody reads."""


class Findings:
    """Collects the faults of `text`, which tomllib has accepted, under the name `file`."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._faults: list[Fault] = []
        self._left_out = 0
        self._errors = 0

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self.text)

    @property
    def has_errors(self) -> bool:
        """Whether any error was found."""
        return self._errors > 0

    @property
    def is_full(self) -> bool:
        """Whether further faults are only counted."""
        return len(self._faults) >= MAX_FAULTS

    # --- where ----------------------------------------------------------------------------------

    def key(self, path: Path) -> Spot:
        """Return the place of a key or table."""
        return (1, 1) if self.is_full else self._locator.key(path)

    def value(self, path: Path) -> Spot:
        """Return the place of a value."""
        return (1, 1) if self.is_full else self._locator.value(path)

    def cell(self, path: Path, row: int, col: int) -> Spot:
        """Return the place of one character of a multi-line text."""
        return (1, 1) if self.is_full else self._locator.cell(path, row, col)

    # --- what -----------------------------------------------------------------------------------

    def error(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        """Note what makes the file unusable."""
        self._errors += 1
        self._add(spot, code, ERROR, message, hint)

    def warning(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        """Note what is probably a mistake."""
        self._add(spot, code, WARNING, message, hint)

    def note(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        """Note what the author may want to know."""
        self._add(spot, code, NOTE, message, hint)

    def unknown(self, path: Path, what: str, word: str, known: Iterable[str]) -> None:
        """Note a reference, the value at `path`, to a `what` that does not exist."""
        hint = "" if self.is_full else nearest_or_list(word, known)
        self.error(self.value(path), "R001", f'{what} "{word[:60]}" does not exist', hint)

    def _add(self, spot: Spot, code: str, severity: str, message: str, hint: str) -> None:
        if self.is_full:
            self._left_out += 1
            return
        # Both may quote the file, and its author may have thought of escape codes.
        said, advice = printable(message), printable(hint)
        self._faults.append(Fault(self.file, *spot, code, severity, said, advice))

    def report(self) -> Report:
        """Return all faults in reading order."""
        faults = sorted(self._faults, key=lambda f: (f.line, f.col))
        if self._left_out:
            more = f"{self._left_out} more faults are not shown; mend these first"
            severity = ERROR if self.has_errors else WARNING
            faults.append(Fault(self.file, 1, 1, "L009", severity, more))
        return Report(self.file, self.text, tuple(faults))
