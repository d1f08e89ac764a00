"""From bytes to a TOML table, refusing what would choke the reader.

A level may come from a stranger.  Everything that costs time or memory out of proportion to the
file's size is refused before tomllib sees it (long lines, deep dotted keys: 39 KB of dots keep
tomllib busy for 15 s) or caught at its edge (nesting deeper than the stack).  Encoding and TOML's
own traps get hints in plain words, for these are the faults people make first.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from hyosan_arcade.content.faults import ERROR, ContentError, Fault, Report

MAX_BYTES = 128 * 1024
MAX_LINE = 1000
MAX_KEY_DEPTH = 8
_NOTEPAD = 'save it as UTF-8 (in Notepad: Save As, Encoding "UTF-8")'
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""UTF-16 byte order marks."""
_STRING_OR_COMMENT = re.compile(
    r"'''.*?'''|\"\"\"(?:\\.|[^\\])*?\"\"\"|'[^'\n]*'|\"(?:\\.|[^\"\\\n])*\"|#[^\n]*", re.DOTALL
)
_DEEP_KEY = re.compile(rf"(?:[\w-]++[ \t]*+\.[ \t]*+){{{MAX_KEY_DEPTH}}}")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class RefusedError(Exception):
    """The text cannot be read at all; carries the one fault that says why."""

    def __init__(self, fault: Fault, source: str = "") -> None:
        super().__init__(fault.headline)
        self.report = Report(fault.file, source, (fault,))


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text (BOM and carriage returns removed) and the table it spells."""

    file: str
    text: str
    table: dict[str, object]


def read_bytes(path: Path) -> bytes:
    """Return at most one byte more than the limit of a regular file; raise ContentError."""
    try:
        if path.is_dir():
            raise ContentError(f"{path}: a folder, not a level file; name a file in it")
        if not path.is_file():
            raise ContentError(f"{path}: no such file; see `hyosan level list`")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(f"{path}: cannot be read: {error.strerror or error}") from error


def read_source(content: bytes, file: str) -> Source:
    """Decode, guard and parse `content`; raise RefusedError with one fault."""
    text = _decoded(content, file)
    _guard(text, file)
    return Source(file, text, _parsed(text, file))


def _decoded(content: bytes, file: str) -> str:
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024} KiB"
        raise _refusal(file, "L001", message, "a level is small; split it in two")
    if content.startswith(_WIDE_MARKS):
        raise _refusal(file, "L002", "the file is UTF-16, not UTF-8", _NOTEPAD)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        col = error.start - content.rfind(b"\n", 0, error.start)
        message = f"the file is not UTF-8 (byte 0x{content[error.start]:02x})"
        fault = Fault(file, line, col, "L002", ERROR, message, _NOTEPAD)
        raise RefusedError(fault, content.decode("utf-8", "replace")) from error
    return text.replace("\r\n", "\n")


def _guard(text: str, file: str) -> None:
    for number, words in enumerate(text.split("\n"), start=1):
        if len(words) > MAX_LINE:
            message = f"line {number} has {len(words)} characters; the limit is {MAX_LINE}"
            fault = Fault(file, number, MAX_LINE + 1, "L003", ERROR, message, "break it up")
            raise RefusedError(fault, text)
    # Strings are blanked to a word of the same lines, so that dots inside a map count for nothing.
    bare = _STRING_OR_COMMENT.sub(lambda m: "s" + "\n" * m[0].count("\n"), text)
    if deep := _DEEP_KEY.search(bare):
        line = bare.count("\n", 0, deep.start()) + 1
        message = f"a key is more than {MAX_KEY_DEPTH} names deep"
        raise RefusedError(Fault(file, line, 1, "L004", ERROR, message), text)


def _parsed(text: str, file: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RefusedError(_toml_fault(text, file, str(error)), text) from error
    except RecursionError as error:
        message = "tables or arrays are nested too deep"
        raise RefusedError(Fault(file, 1, 1, "L005", ERROR, message), text) from error
    except ValueError as error:
        # A number of thousands of digits, where Python refuses to read it.
        raise RefusedError(
            Fault(file, 1, 1, "L006", ERROR, f"cannot be read: {error}"), text
        ) from error


def _toml_fault(text: str, file: str, message: str) -> Fault:
    place = _TOML_PLACE.search(message)
    said = message[: place.start()] if place else message
    line, col = _last_spot(text)
    if place and place[1]:
        line, col = int(place[1]), int(place[2])
    elif said in ("Expected \"'''\"", 'Expected \'"""\''):
        opening = text.rfind(said[-4:-1])
        line, col = text.count("\n", 0, opening) + 1, opening - text.rfind("\n", 0, opening)
        said = f"the text opened with {said[-4:-1]} is never closed"
    quoted = text.split("\n")[line - 1]
    return Fault(file, line, col, "T001", ERROR, said, _toml_hint(said, quoted, col))


def _toml_hint(said: str, line: str, col: int) -> str:
    """Explain TOML's own traps; `line` is where tomllib gave up, at column `col`."""
    if "key part" in said and line.count("{") > line.count("}"):
        return "an inline table { … } must stand on one line, with no comma before the }"
    if "key part" in said and line[col - 1 : col] == "}":
        return "no comma before the closing }"
    if said == "Invalid value":
        return 'words need quotes: title = "Hello"'
    if said.startswith("Cannot overwrite") or said.startswith("Cannot declare"):
        return "the same key or table stands twice; keep one"
    if said == "Unclosed array":
        return "a [ is never closed with ]"
    return ""


def _last_spot(text: str) -> tuple[int, int]:
    body = text.rstrip("\n")
    return body.count("\n") + 1, len(body) - body.rfind("\n")


def _refusal(file: str, code: str, message: str, hint: str) -> RefusedError:
    return RefusedError(Fault(file, 1, 1, code, ERROR, message, hint))
