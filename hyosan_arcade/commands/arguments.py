"""Words of the command line that several commands take, and what they must look like."""

from __future__ import annotations

import argparse
from pathlib import Path

DIFFICULTIES = ("story", "normal", "cruel")


def add_levels_folder(parser: argparse.ArgumentParser) -> None:
    """Let a command look for levels in one more folder."""
    parser.add_argument("--levels", type=folder, metavar="DIR", help="one more folder of levels")


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
