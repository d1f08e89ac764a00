"""`hyosan level new`: write a small level that plays at once, and say what comes next."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from hyosan_arcade.commands.failure import FINE, USAGE, CommandError
from hyosan_arcade.commands.level_files import refuse_existing, write_text
from hyosan_arcade.content.faults import printable
from hyosan_arcade.content.jsonschema import schema_text
from hyosan_arcade.content.library import SUFFIX
from hyosan_arcade.content.pack_names import MANIFEST, wrong_with
from hyosan_arcade.content.places import level_roots, user_levels_root
from hyosan_arcade.content.starter import SCHEMA_FILE, starter

MAX_NAME = 60


def new(word: str) -> int:
    """Write a starter level called `word`, or into the file of that path."""
    file = target(word)
    refuse_existing(file)
    write_text(file, starter(file.name.removesuffix(SUFFIX), shlex.quote(file.name)))
    _offer_schema(file.parent)
    print(_what_next(file))
    return FINE


def target(word: str) -> Path:
    """Return the file a new level called `word` is to be written to; raise CommandError."""
    is_path = any(sep in word for sep in (os.sep, os.altsep) if sep)
    if Path(word).is_dir():
        raise CommandError(f"{word}: a folder; name a file in it: {Path(word) / 'room'}", USAGE)
    if word.endswith(".toml") and not word.endswith(SUFFIX):
        raise CommandError(f"{word}: a level's file must end in {SUFFIX}", USAGE)
    path = Path(word if word.endswith(SUFFIX) else f"{word}{SUFFIX}")
    _refuse_name(path.name.removesuffix(SUFFIX))
    return path if is_path or word.endswith(SUFFIX) else user_levels_root() / path


def _offer_schema(folder: Path) -> None:
    """Put the schema beside a new level, for editors; a pack has no place for it."""
    schema = folder / SCHEMA_FILE
    if not schema.exists() and not (folder.parent / MANIFEST).exists():
        write_text(schema, schema_text())


def _refuse_name(name: str) -> None:
    """Raise CommandError for a name that some system could not hold, or no menu show."""
    if not name.strip() or name.startswith((".", "-")) or len(name) > MAX_NAME:
        raise CommandError(f"a level needs a name of 1 to {MAX_NAME} letters", USAGE)
    if wrong := wrong_with(name):
        raise CommandError(f"{printable(wrong[0])}; take another name", USAGE)


def _what_next(file: Path) -> str:
    quoted = shlex.quote(str(file))
    return (
        f"{file}: written. It plays as it is.\n"
        f"  play it, and see every save at once:   hyosan level play {quoted} --watch\n"
        f"  what is wrong, line by line:           hyosan level check {quoted}\n"
        f"  a picture of it:                       hyosan level preview {quoted}\n"
        f"{_menu_hint(file.absolute().parent)}"
    )


def _menu_hint(folder: Path) -> str:
    """Say how a level in `folder` comes into the game's menu."""
    if folder in [root.absolute() for root in level_roots()]:
        return "It stands in the game's menu already."
    if (folder.parent / MANIFEST).exists():
        pack = shlex.quote(str(folder.parent))
        return f"It is part of a pack; to share that:  hyosan level pack {pack}"
    return f"For the menu: copy it into {user_levels_root()}"
