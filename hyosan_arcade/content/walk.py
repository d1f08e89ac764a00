"""Every shape fault of a file in one pass, and every name it mentions.

msgspec stops at the first fault.  So the walk descends the table beside the types of `schema` and
lets msgspec judge the leaves alone; a broken trigger still has its other actions checked.  On the
way it collects the mentions: which zone, wave, flag, … is referred to or defined where.  The
checks that follow work on mentions and need to know no single trigger.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.content.faults import did_you_mean, nearest_or_list
from hyosan_arcade.content.legible import hidden_letter, runs_leftward
from hyosan_arcade.content.shapes import (
    QUOTED_CHARS,
    Shape,
    accepts_text,
    choices,
    fields_of,
    fits,
    is_dict,
    is_struct,
    mend,
    origin,
    show,
    tag_of,
    unwrap,
    wording,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from msgspec import Meta

    from hyosan_arcade.content.findings import Findings
    from hyosan_arcade.content.locate import Path, Spot

MAX_NUMBER = 2**53
"""Beyond it floats skip whole numbers; nothing in a level is that large."""
DRAWN = (("map", "rows"), ("map", "zones"))
"""Texts that are pictures: the drawing judges their characters."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of the file that refers to, or defines (`role`), a thing of `kind`.

    `path` leads to the word: to a key if `is_key`, else to a value.
    """

    role: str
    kind: str
    word: str
    path: Path
    is_key: bool = False


class Walk:
    """One descent through a file's table; fills `findings` and `mentions`."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.mentions: list[Mention] = []

    def visit(self, value: object, shape: Shape, path: Path) -> None:
        """Check `value`, found at `path`, against `shape`."""
        bare, metas = unwrap(shape)
        kind = origin(bare)
        if is_struct(bare):
            self._table(value, bare, path)
        elif kind in (typing.Union, types.UnionType):
            self._union(value, bare, path)
        elif kind is list:
            self._list(value, bare, metas, path)
        elif kind is dict:
            self._dict(value, bare, metas, path)
        else:
            self._leaf(value, shape, path)

    # --- tables -------------------------------------------------------------------------------

    def _table(self, value: object, struct: Shape, path: Path) -> None:
        if not isinstance(value, dict):
            self._wrong(value, path, "a table { … }")
            return
        tag_field, _ = tag_of(struct)
        fields = fields_of(struct)
        misspelt: set[str] = set()
        for key in value:
            if key not in fields and key != tag_field:
                misspelt |= self._unknown_key(key, fields, path)
        for name, known in fields.items():
            if name in value:
                self.visit(value[name], known.shape, (*path, name))
            elif known.required and name not in misspelt:
                message = f'"{name}" is missing'
                self.findings.error(self._spot_of_table(path), "S004", message)

    def _unknown_key(self, key: str, fields: Iterable[str], path: Path) -> set[str]:
        """Note an unknown key; return the fields it may have been meant for."""
        hint = nearest_or_list(key, fields)
        message = f'unknown key "{key[:QUOTED_CHARS]}"'
        self.findings.error(self.findings.key((*path, key)), "S003", message, hint)
        return {name for name in fields if hint == f'did you mean "{name}"?'}

    def _union(self, value: object, union: Shape, path: Path) -> None:
        options = [o for o in typing.get_args(union) if o is not type(None)]
        tables = [o for o in options if is_struct(o)]
        if isinstance(value, dict):
            self._table_of_union(value, options, tables, path)
            return
        plain = [o for o in options if not is_struct(o) and not is_dict(o)]
        if (
            len(options) == 1
            or len(plain) == 1
            and (accepts_text(plain[0]) == isinstance(value, str))
        ):
            self._leaf(value, plain[0], path)
        else:
            self._wrong(value, path, " or ".join(wording(o) for o in options[:2]))

    def _table_of_union(
        self, value: dict[str, object], options: list[Shape], tables: list[Shape], path: Path
    ) -> None:
        if len(tables) <= 1:
            target = tables[0] if tables else next((o for o in options if is_dict(o)), options[0])
            self.visit(value, target, path)
            return
        by_tag = {tag_of(table)[1]: table for table in tables}
        tag_field = tag_of(tables[0])[0]
        if tag_field not in value:
            message = f'"{tag_field} = …" is missing'
            self.findings.error(self._spot_of_table(path), "S002", message, choices(by_tag))
            return
        word = value[tag_field]
        if isinstance(word, str) and word in by_tag:
            self._table(value, by_tag[word], path)
            return
        spot = self.findings.value((*path, tag_field))
        hint = did_you_mean(word, by_tag) or choices(by_tag)
        self.findings.error(spot, "S002", f'{show(word)} is nothing "{tag_field}" knows', hint)

    def _dict(self, value: object, shape: Shape, metas: tuple[Meta, ...], path: Path) -> None:
        if not isinstance(value, dict):
            self._wrong(value, path, "a table")
            return
        most = self._check_size(value, metas, path)
        key_shape, value_shape = typing.get_args(shape)
        for key, inner in list(value.items())[:most]:
            self._key(key, key_shape, (*path, key))
            self.visit(inner, value_shape, (*path, key))

    def _list(self, value: object, shape: Shape, metas: tuple[Meta, ...], path: Path) -> None:
        if not isinstance(value, list):
            self._wrong(value, path, "a list [ … ]")
            return
        most = self._check_size(value, metas, path)
        for index, inner in enumerate(value[:most]):
            self.visit(inner, typing.get_args(shape)[0], (*path, index))

    def _check_size(
        self, value: Sequence[object] | Mapping[str, object], metas: tuple[Meta, ...], path: Path
    ) -> int:
        """Note too many or too few entries; return how many to look at."""
        least = max((m.min_length or 0 for m in metas), default=0)
        most = min((m.max_length for m in metas if m.max_length), default=len(value))
        if not least <= len(value) <= most:
            message = f'"{path[-1]}" has {len(value)} entries; {least} to {most} are allowed'
            self.findings.error(self.findings.value(path), "L007", message)
        return most

    # --- leaves -------------------------------------------------------------------------------

    def _key(self, key: str, shape: Shape, path: Path) -> None:
        if hidden := hidden_letter(key):
            self.findings.error(self.findings.key(path), "X003", f"a key hides {hidden}")
        elif fits(key, shape):
            self._mention(key, shape, path, is_key=True)
        else:
            message = f"{show(key)} must be {wording(shape)}"
            self.findings.error(self.findings.key(path), "S001", message)

    def _leaf(self, value: object, shape: Shape, path: Path) -> None:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if is_number and not -MAX_NUMBER <= typing.cast("float", value) <= MAX_NUMBER:
            message = f'"{path[-1]}" holds no number of use'
            self.findings.error(self.findings.value(path), "S005", message)
        elif fits(value, shape):
            self._mention(value, shape, path, is_key=False)
            if isinstance(value, str) and path not in DRAWN:
                self._check_legible(value, path)
        else:
            self._wrong(value, path, wording(shape), mend(value, shape))

    def _check_legible(self, text: str, path: Path) -> None:
        if hidden := hidden_letter(text):
            hint = "write the words anew by hand; pasting brings such characters along"
            self.findings.error(self.findings.value(path), "X003", f"the text hides {hidden}", hint)
        elif runs_leftward(text):
            message = f"{show(text)} runs from right to left; the game writes left to right only"
            self.findings.warning(self.findings.value(path), "X004", message)

    def _mention(self, value: object, shape: Shape, path: Path, *, is_key: bool) -> None:
        if not isinstance(value, str):
            return
        for meta in unwrap(shape)[1]:
            for role, kind in (meta.extra or {}).items():
                self.mentions.append(Mention(role, kind, value, path, is_key))

    def _wrong(self, value: object, path: Path, wanted: str, hint: str = "") -> None:
        message = f"{show(value)} must be {wanted}"
        self.findings.error(self.findings.value(path), "S001", message, hint)

    def _spot_of_table(self, path: Path) -> Spot:
        return self.findings.value(path) if path else (1, 1)
