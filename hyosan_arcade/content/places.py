"""Where files live: what the game ships, and what the player owns.

`assets/` and `levels/` stand beside the package in a checkout, where modders look for them, and
inside it once installed from a wheel.  What the player owns follows the system's customs
(platformdirs).  `HYOSAN_HOME` moves all of the player's files elsewhere, `HYOSAN_LEVELS` names
one more folder of levels.  Nothing here creates a folder: whoever writes a file does.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APP = "hyosan_arcade"
_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(name: str) -> Path:
    """Return the checkout's top-level folder `name`, or the wheel's copy in the package."""
    beside = _PACKAGE.parent / name
    # An installed package has strangers' folders beside it; a checkout has our pyproject.toml.
    if beside.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return beside
    return _PACKAGE / name


def assets_root() -> Path:
    """Return the folder of sprites, sounds, fonts and texts."""
    return _shipped("assets")


def shipped_levels_root() -> Path:
    """Return the folder of the levels that come with the game."""
    return _shipped("levels")


def user_data_root() -> Path:
    """Return the player's folder: saves, replays, scores, levels of their own."""
    home = os.environ.get("HYOSAN_HOME")
    return Path(home).expanduser() if home else Path(platformdirs.user_data_dir(APP, False))


def user_levels_root() -> Path:
    """Return the folder whose loose level files appear in the menu."""
    return user_data_root() / "levels"


def user_log_file() -> Path:
    """Return the file that the log is written to."""
    home = os.environ.get("HYOSAN_HOME")
    folder = Path(home).expanduser() if home else Path(platformdirs.user_log_dir(APP, False))
    return folder / "hyosan.log"


def level_roots(extra: Path | None = None) -> tuple[Path, ...]:
    """Return the folders searched for levels, the nearest first; they need not exist."""
    named = os.environ.get("HYOSAN_LEVELS")
    roots = [extra, Path(named).expanduser() if named else None]
    return (*[r for r in roots if r], user_levels_root(), shipped_levels_root())
