"""The words of `hyosan level`: which actions there are, and which function each calls.

Like the rest of the command line this imports nothing heavy until the action is known.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.commands.arguments import (
    DIFFICULTIES,
    add_device,
    add_levels_folder,
    device_options,
    folder,
    png_file,
    seed,
)
from hyosan_arcade.commands.device import TERMINAL, WINDOW

if TYPE_CHECKING:
    from hyosan_arcade.commands.blackbox import BlackBox

REPORT_FORMATS = ("text", "json", "github")


def add_level(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `level` and its actions to the command line."""
    level = commands.add_parser("level", help="make, check, draw, convert and list levels")
    actions = level.add_subparsers(title="actions", metavar="ACTION", required=True)
    _add_new(actions)
    _add_check(actions)
    _add_preview(actions)
    _add_play(actions)
    _add_convert(actions)
    _add_schema(actions)
    _add_list(actions)
    _add_upgrade(actions)
    _add_pack(actions)


def _add_new(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = actions.add_parser("new", help="write a small level to start from")
    new.add_argument("name", metavar="NAME|PATH", help="a name, or a file or folder to write to")
    new.set_defaults(command=_new)


def _add_check(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = actions.add_parser("check", help="say everything that is wrong with levels and packs")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument("--format", choices=REPORT_FORMATS, default="text", help="text")
    check.set_defaults(command=_check)


def _add_preview(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    preview = actions.add_parser("preview", help="draw a level with rulers, zones and marks")
    preview.add_argument("file", type=Path, metavar="FILE")
    where = preview.add_mutually_exclusive_group()
    where.add_argument("--out", type=png_file, metavar="PNG", help="NAME.png")
    where.add_argument("--ansi", action="store_true", help="in letters, to the terminal")
    preview.set_defaults(command=_preview)


def _add_play(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    play = actions.add_parser("play", help="play a level file")
    play.add_argument("file", type=Path, metavar="FILE")
    play.add_argument("--seed", type=seed, metavar="N", help="0 to 2**63 - 1")
    play.add_argument("--difficulty", choices=DIFFICULTIES, default="normal")
    add_device(play, WINDOW, TERMINAL)
    play.add_argument("--watch", action="store_true", help="read it again whenever it is saved")
    play.set_defaults(command=_play)


def _add_convert(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    convert = actions.add_parser("convert", help="to a Tiled map (.tmj) and back")
    convert.add_argument("source", type=Path, metavar="FILE", help="a .level.toml or a .tmj")
    convert.add_argument("out", type=Path, nargs="?", metavar="OUT", help="beside FILE")
    convert.set_defaults(command=_convert)


def _add_schema(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    schema = actions.add_parser("schema", help="print the JSON Schema of levels, for editors")
    schema.set_defaults(command=_schema)


def _add_list(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listing = actions.add_parser("list", help="list the levels there are")
    add_levels_folder(listing)
    listing.add_argument("--verbose", action="store_true", help="with folders and faults")
    listing.add_argument("--json", action="store_true", help="as JSON")
    consent = listing.add_mutually_exclusive_group()
    word = "let a pack's pictures and sounds stand in for the game's everywhere"
    consent.add_argument("--allow", default="", metavar="PACK", help=word)
    consent.add_argument("--forbid", default="", metavar="PACK", help="take that back")
    listing.set_defaults(command=_list)


def _add_upgrade(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    upgrade = actions.add_parser("upgrade", help="bring level files to the newest format")
    upgrade.add_argument("files", nargs="+", type=Path, metavar="FILE")
    upgrade.set_defaults(command=_upgrade)


def _add_pack(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    pack = actions.add_parser("pack", help="make a pack's folder one .zip")
    pack.add_argument("folder", type=folder, metavar="FOLDER")
    pack.add_argument("--out", type=Path, metavar="ZIP", help="FOLDER.zip")
    pack.set_defaults(command=_pack)


# --- what they call -------------------------------------------------------------------------------


def _new(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.level_new import new

    return new(options.name)


def _check(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.level_check import check

    return check(options.files, options.format)


def _preview(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.level_preview import preview, preview_ansi

    if options.ansi:
        return preview_ansi(options.file)
    return preview(options.file, options.out)


def _play(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.play import PlayOptions, play
    from hyosan_arcade.sim.world import Difficulty

    return play(
        PlayOptions(
            level=str(options.file.absolute()),  # a path, also where a level has that name
            seed=options.seed,
            difficulty=Difficulty(options.difficulty),
            device=device_options(options),
            is_watched=options.watch,
        ),
        box,
    )


def _convert(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.level_convert import convert

    return convert(options.source, options.out)


def _schema(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.content.jsonschema import schema_text

    print(schema_text(), end="")
    return 0


def _list(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.levels import ListOptions, list_all

    asked = ListOptions(
        options.levels, options.verbose, options.json, options.allow, options.forbid
    )
    return list_all(asked)


def _upgrade(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.level_upgrade import upgrade

    return upgrade(options.files)


def _pack(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.level_pack import pack

    return pack(options.folder, options.out)
