"""Words of the command line that several commands take, and what they must look like."""

from __future__ import annotations

import argparse
from pathlib import Path

from hyosan_arcade.commands.device import HEADLESS, TERMINAL, WINDOW, DeviceOptions
from hyosan_arcade.content.cast import PEOPLE
from hyosan_arcade.frontends.terminal.capabilities import COLORS, VIEWS

MOST_FPS = 240
PLACE_HELP = {
    WINDOW: "in a window",
    TERMINAL: "in this terminal",
    HEADLESS: "nowhere: a bot plays a demo",
}
DIFFICULTIES = ("story", "normal", "cruel")


def add_levels_folder(parser: argparse.ArgumentParser) -> None:
    """Let a command look for levels in one more folder."""
    parser.add_argument("--levels", type=folder, metavar="DIR", help="one more folder of levels")


def add_who(parser: argparse.ArgumentParser) -> None:
    """Let a command be told whom the person plays."""
    among = f"whom to play: {', '.join(PEOPLE)}"
    parser.add_argument("--who", type=who, default=PEOPLE[0], metavar="NAME", help=among)


def who(text: str) -> str:
    """Take the name of somebody who can be played."""
    from hyosan_arcade.content.faults import nearest_or_list  # only a slip needs it

    if text not in PEOPLE:
        hint = nearest_or_list(text, PEOPLE)
        raise argparse.ArgumentTypeError(f'nobody called "{text}" can be played; {hint}')
    return text


def add_device(parser: argparse.ArgumentParser, *places: str) -> None:
    """Let a command be told which of `places` to play in, and how."""
    where = parser.add_mutually_exclusive_group()
    for place in places:
        where.add_argument(
            f"--{place}",
            dest="where",
            action="store_const",
            const=place,
            default="",
            help=PLACE_HELP[place],
        )
    sound = argparse.BooleanOptionalAction
    parser.add_argument("--mute", action=sound, help="no sound (over SSH by itself)")
    terminal = parser.add_argument_group("in a terminal")
    terminal.add_argument("--color", choices=COLORS, default="auto", help="how many colours")
    terminal.add_argument(
        "--view", choices=VIEWS, default="auto", help="half blocks, or letters for everything"
    )
    terminal.add_argument("--fps", type=fps, default=60, metavar="N", help="frames a second; 60")


def device_options(options: argparse.Namespace) -> DeviceOptions:
    """Return what the words of `add_device` came to."""
    return DeviceOptions(options.where, options.mute, options.color, options.view, options.fps)


def fps(text: str) -> int:
    """Take a number of frames a second."""
    number = int(text)
    if not 1 <= number <= MOST_FPS:
        raise argparse.ArgumentTypeError(f"{text} is not within 1 .. {MOST_FPS}")
    return number


def folder(text: str) -> Path:
    """Take a folder that is there."""
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text} is not a folder")
    return Path(text)


def seed(text: str) -> int:
    """Take a seed of a run."""
    number = int(text)
    if not 0 <= number < 1 << 63:
        raise argparse.ArgumentTypeError(f"{text} is not within 0 .. 2**63 - 1")
    return number


def png_file(text: str) -> Path:
    """Take a file name that says it is a PNG."""
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(f"{text} does not end in .png")
    return Path(text)
