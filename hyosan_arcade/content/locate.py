"""Where in a TOML text a value stands: path → line and column.

tomllib forgets positions, and the readers that keep them are slow or lenient.  So the Locator
reads the text a second time, only when there is a fault to place and only after tomllib has
accepted it: it need not understand errors, just skip over values while it notes where keys and
values begin.  A path is a tuple of keys and array indices, `("trigger", 2, "when", "zone")`.
"""

from __future__ import annotations

import bisect
import re
import tomllib

Path = tuple[str | int, ...]
Spot = tuple[int, int]
"""A line and a column, both from 1."""

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n\r]*")
_STRING = re.compile(
    r"'''.*?'''(?:'{0,2})|'[^'\n]*'"
    r'|"""(?:\\.|[^\\])*?"""(?:"{0,2})|"(?:\\.|[^"\\\n])*"',
    re.DOTALL,
)


class Locator:
    """Positions of every key and value in a TOML text that tomllib has accepted.

    >>> spots = Locator("[map]\\nrows = 'x'")
    >>> spots.key(("map", "rows")), spots.value(("map", "rows"))
    ((2, 1), (2, 8))
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._keys: dict[Path, int] = {}
        self._values: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._read_document()

    def key(self, path: Path) -> Spot:
        """Return where the key of `path` stands, or that of the nearest table around it."""
        return self._spot(self._nearest(self._keys, path))

    def value(self, path: Path) -> Spot:
        """Return where the value of `path` begins, or else its key."""
        if path in self._values:
            return self._spot(self._values[path])
        return self.key(path)

    def cell(self, path: Path, row: int, col: int) -> Spot:
        """Return where character (row, col), from 0, of the multi-line string at `path` stands."""
        begin = self._values[path]
        line, column = self._spot(begin)
        opening = self._text[begin : begin + 3]
        if opening not in ("'''", '"""'):
            return (line, column + 1 + col)
        body = begin + 3
        if self._text[body] == "\n":
            return (line + 1 + row, col + 1)
        return (line + row, col + 1 if row else column + 3 + col)

    def _spot(self, offset: int) -> Spot:
        line = bisect.bisect_right(self._starts, offset)
        return (line, offset - self._starts[line - 1] + 1)

    def _nearest(self, spots: dict[Path, int], path: Path) -> int:
        while path and path not in spots:
            path = path[:-1]
        return spots.get(path, 0)

    # --- reading ------------------------------------------------------------------------------

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise ValueError(f"no {pattern.pattern} at {self._spot(self._at)}: not valid TOML")
        self._at = match.end()
        return match[0]

    def _here(self) -> str:
        return self._text[self._at]

    def _read_document(self) -> None:
        table: Path = ()
        while self._skip(_GAP) is not None and self._at < len(self._text):
            if self._here() == "[":
                table = self._read_header()
            else:
                self._read_pair(table)

    def _read_header(self) -> Path:
        """Read `[a.b]` or `[[a.b]]`; return the path that the pairs below it belong to."""
        begin = self._at
        is_array = self._text.startswith("[[", begin)
        self._at += 2 if is_array else 1
        keys = self._read_key()
        self._at += 2 if is_array else 1
        table: Path = ()
        for depth, key in enumerate(keys, start=1):
            table = (*table, key)
            self._keys.setdefault(table, begin)
            if is_array and depth == len(keys):
                self._counts[table] = self._counts.get(table, -1) + 1
            if table in self._counts:
                table = (*table, self._counts[table])
                self._keys.setdefault(table, begin)
        return table

    def _read_key(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_BLANK)
            if self._here() in "\"'":
                quoted = self._skip(_STRING)
                keys.append(next(iter(tomllib.loads(f"{quoted} = 1"))))
            else:
                keys.append(self._skip(_BARE))
            self._skip(_BLANK)
            if self._here() != ".":
                return keys
            self._at += 1

    def _read_pair(self, table: Path) -> None:
        begin = self._at
        path = table
        for key in self._read_key():
            path = (*path, key)
            self._keys.setdefault(path, begin)
        self._at += 1  # the equals sign
        self._read_value(path)

    def _read_value(self, path: Path) -> None:
        self._skip(_BLANK)
        self._values.setdefault(path, self._at)
        opening = self._here()
        if opening in "\"'":
            self._skip(_STRING)
        elif opening == "[":
            self._read_array(path)
        elif opening == "{":
            self._read_inline_table(path)
        else:
            self._skip(_SCALAR)

    def _read_array(self, path: Path) -> None:
        self._at += 1
        index = 0
        while True:
            self._skip(_GAP)
            if self._here() == "]":
                self._at += 1
                return
            if self._here() == ",":
                self._at += 1
                continue
            self._keys.setdefault((*path, index), self._at)
            self._read_value((*path, index))
            index += 1

    def _read_inline_table(self, path: Path) -> None:
        self._at += 1
        while True:
            self._skip(_GAP)
            if self._here() == "}":
                self._at += 1
                return
            if self._here() == ",":
                self._at += 1
                continue
            self._read_pair(path)
