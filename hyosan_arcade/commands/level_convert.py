"""`hyosan level convert`: a level file to a map of the Tiled editor, and its drawing back again."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from hyosan_arcade.commands.failure import FINE, USAGE, CommandError
from hyosan_arcade.commands.level_files import refuse_existing, write_text
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.level import examine
from hyosan_arcade.content.library import SUFFIX, name_of, stock_for
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.reading import read_bytes, read_source
from hyosan_arcade.content.schema import Level
from hyosan_arcade.content.tiled import COLUMNS, Stamp, stamps_of, tiled_map
from hyosan_arcade.content.tiled_merge import bare_level, merged
from hyosan_arcade.content.tiled_project import PROJECT_FILE, project_text
from hyosan_arcade.content.tiled_read import MAX_BYTES, read_tiled
from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.frontends.headless import write_picture
from hyosan_arcade.view.likeness import likeness

TILED_SUFFIX = ".tmj"


def convert(source: Path, out: Path | None) -> int:
    """Convert by the endings of the names; say what was written and what comes next."""
    try:
        if source.name.endswith(SUFFIX):
            return _to_tiled(source, out or source.with_name(name_of(source) + TILED_SUFFIX))
        if source.suffix == TILED_SUFFIX:
            return _from_tiled(source, out or source.with_name(source.stem + SUFFIX))
    except ContentError as error:
        raise CommandError(str(error)) from error
    raise CommandError(f"{source}: neither a level ({SUFFIX}) nor a map ({TILED_SUFFIX})", USAGE)


def _to_tiled(source: Path, out: Path) -> int:
    if out.suffix != TILED_SUFFIX:
        raise CommandError(f"{out}: a map's name must end in {TILED_SUFFIX}", USAGE)
    refuse_existing(out)
    content = read_bytes(source)
    stock = stock_for(source)
    level, report = examine(content, str(source), stock)
    if level is None:
        raise CommandError(report.render())
    table = msgspec.convert(read_source(content, str(source)).table, Level)
    stamps = stamps_of(table, stock.palettes[table.palette])
    image = out.with_name(f"{out.stem}.tiles.png")
    _paint(stamps, image)
    write_text(out, tiled_map(table, stamps, image.name))
    write_text(out.with_name(PROJECT_FILE), project_text())
    print(
        f"{out}: written, with {image.name} and {PROJECT_FILE}.\n"
        f"  open the project in Tiled, paint on the layers map and zones, save, and then:\n"
        f"  hyosan level convert {out} {source}\n"
        f"Rules, triggers and words stay in {source.name}."
    )
    return FINE


def _from_tiled(source: Path, out: Path) -> int:
    if not out.name.endswith(SUFFIX):
        raise CommandError(f"{out}: a level's name must end in {SUFFIX}", USAGE)
    painted = read_tiled(_bytes_of(source), str(source))
    before = read_bytes(out) if out.exists() else bare_level(name_of(out)).encode()
    text = merged(painted, before, str(out))
    level, report = examine(text.encode(), str(out), stock_for(out))
    if level is None:
        raise CommandError(f"{report.render()}\nnothing was written: mend the map in Tiled")
    write_text(out, text)
    print(f"{out}: map, legend and zones are those of {source.name}; the rest is as it was.")
    print(report.render())
    return FINE


def _bytes_of(file: Path) -> bytes:
    """Return at most one byte more than a map may have."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file}: cannot be read: {error.strerror or error}") from error


def _paint(stamps: list[Stamp], image: Path) -> None:
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # read when pygame is first imported
    from hyosan_arcade.frontends.window.stamps import StampPainter

    try:
        painter = StampPainter(staging().art, assets_root())
        write_picture(painter.paint([likeness(stamp) for stamp in stamps], COLUMNS), image)
    except FrontendError as error:
        raise CommandError(str(error)) from error
