"""Tables, goals, and the page they go to.

`docs/benchmarks.md` has one section for each kind of benchmark, between two comments that name
it; writing one leaves the others as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGE_HEAD = """# The horde beside its peers

Made by `python -m benchmarks crowd|flow|frame --write` (`pip install --group peers` first); do not
edit by hand.  Times are the thread's own processor time in milliseconds.  Trust the ratios, taken
in one run, more than the milliseconds.
"""
SECTIONS = ("crowd", "flow", "frame")


@dataclass(frozen=True, slots=True)
class Table:
    """A Markdown table; the first column is text, the others figures."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def __str__(self) -> str:
        """Return it as Markdown.

        >>> print(Table(("who", "ms"), [("C", "1.2")]))
        | who | ms |
        |---|--:|
        | C | 1.2 |
        """
        rule = "|---|" + "--:|" * (len(self.head) - 1)
        lines = [_line(self.head), rule, *map(_line, self.rows)]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure to reach: `limit` is the most, or the least where `is_floor`."""

    words: str
    limit: float
    reached: float | None
    is_floor: bool = False

    @property
    def holds(self) -> str:
        """Say yes, no, or that it was not measured."""
        if self.reached is None:
            return "not measured"
        good = self.reached >= self.limit if self.is_floor else self.reached <= self.limit
        return "yes" if good else "**no**"


def goal_table(goals: Sequence[Goal]) -> Table:
    """Return the goals with what was reached."""
    rows = []
    for goal in goals:
        sign = "≥" if goal.is_floor else "≤"
        rows.append((goal.words, f"{sign} {goal.limit:g}", figure(goal.reached), goal.holds))
    return Table(("goal", "limit", "reached", "holds"), rows)


def figure(value: float | None) -> str:
    """Return a number with as many places as it deserves, a dash for none.

    >>> figure(0.1234), figure(12.345), figure(1234.5), figure(None)
    ('0.123', '12.3', '1,234', '–')
    """
    if value is None:
        return "–"
    if value >= 100 or value == 0:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def write_section(page: Path, name: str, text: str) -> None:
    """Put `text` into section `name` of `page`; a page that is not there yet is begun."""
    page.parent.mkdir(parents=True, exist_ok=True)
    old = page.read_text(encoding="utf-8") if page.exists() else _empty_page()
    begin, end = _marks(name)
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(old):
        raise ValueError(f"{page}: no section {begin} … {end}; delete the page to begin it anew")
    whole = f"{begin}\n{text.strip()}\n{end}"
    page.write_text(pattern.sub(lambda _: whole, old), encoding="utf-8")


def _empty_page() -> str:
    marks = ("\n".join(_marks(name)) for name in SECTIONS)
    return PAGE_HEAD + "\n" + "\n\n".join(marks) + "\n"


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- {name} -->", f"<!-- end of {name} -->"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
