"""Art in other clothes: a level's own pictures before the game's, and bodies the game has not.

A pack brings files, not tables.  A file of a path the game knows stands in for it; a new
`sprites/NAME_0.png` is a new body, laid out as the walker is, so that a kind of zombie can have a
look of its own.  All numbers that the game's art hands out stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from hyosan_arcade.view.art import corpses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.view.art import Art, Character, Sheet

MODEL = "walker"
"""Whose layout a body has that a pack brings."""
NEW_BODY = re.compile(r"sprites/([a-z][a-z0-9_]*)_\d{1,2}\.png")


class Layers(Mapping[str, bytes]):
    """Files by path; the first layer that has one wins, and nothing is read before it is asked."""

    def __init__(self, layers: tuple[Mapping[str, bytes], ...]) -> None:
        self._layers = layers

    def __getitem__(self, path: str) -> bytes:
        """Return the bytes of a file; raise KeyError where no layer has it."""
        for layer in self._layers:
            if (found := layer.get(path)) is not None:
                return found
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        """Yield each path once."""
        return iter(dict.fromkeys(path for layer in self._layers for path in layer))

    def __len__(self) -> int:
        """Return how many paths there are."""
        return len(set(self))


def dressed(art: Art, files: Mapping[str, bytes]) -> Art:
    """Return `art` with `files` before its own, and a body for each new `NAME_0.png`."""
    if not files:
        return art
    sheets, characters, decals = list(art.sheets), dict(art.characters), dict(art.decals)
    for name, own in _new_bodies(art, files).items():
        characters[name] = body = _add_body(sheets, art.characters[MODEL], name, own)
        decals.update(corpses(body, sheets))
    return replace(
        art,
        sheets=tuple(sheets),
        characters=characters,
        decals=decals,
        files=Layers((files, art.files)),
    )


def _new_bodies(art: Art, files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the pictures of bodies that `art` does not know, by name, variants in order."""
    if MODEL not in art.characters:
        return {}
    known = {sheet.file for sheet in art.sheets}
    bodies: dict[str, list[str]] = {}
    for file in sorted(files):
        found = NEW_BODY.fullmatch(file)
        if found and file not in known and found[1] not in art.characters:
            bodies.setdefault(found[1], []).append(file)
    return bodies


def _add_body(sheets: list[Sheet], model: Character, name: str, files: list[str]) -> Character:
    first, like = len(sheets), sheets[model.sheets[0]]
    # The sheets are named after the model, for whose eyes shine is asked by that name.
    sheets += [replace(like, name=f"{model.name}/{file}", file=file) for file in files]
    return replace(model, name=name, sheets=tuple(range(first, len(sheets))))
