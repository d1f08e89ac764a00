"""What survives a crash: the traceback, what was being played, and the last ten seconds of input.

Every crash becomes one file that can be sent in as it is; with the seed and the intents the moment
can be played again.
"""

from __future__ import annotations

import json
import platform
import tempfile
import time
import traceback
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade import __version__
from hyosan_arcade.content.places import user_data_root

if TYPE_CHECKING:
    from hyosan_arcade.commands.blackbox import BlackBox
    from hyosan_arcade.run.session import Session

LAST_TICKS = 600
LIBRARIES = ("numpy", "pygame-ce", "msgspec", "tomlkit", "platformdirs", "rich")


def versions() -> dict[str, str]:
    """Return the version of the game, of Python, and of the libraries ("" = not installed)."""
    found = {"hyosan": __version__, "python": platform.python_version()}
    return found | {name: _version(name) for name in LIBRARIES}


def write_report(box: BlackBox, error: BaseException) -> Path | None:
    """Write the crash report and return its path; None when no folder takes it."""
    text = _report(box, error)
    name = time.strftime("crash-%Y%m%d-%H%M%S.txt")
    for folder in (user_data_root() / "crashes", Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        except OSError:
            continue  # a full or read-only disk: try the next folder
        return folder / name
    return None


def _report(box: BlackBox, error: BaseException) -> str:
    facts = {
        "command": ["hyosan", *box.argv],
        "versions": versions(),
        "system": platform.platform(),
        "run": _run_facts(box.session),
    }
    trace = "".join(traceback.format_exception(error))
    return f"hyosan stopped by itself.\n\n{trace}\n{json.dumps(facts)}\n"


def _run_facts(session: Session | None) -> dict[str, object]:
    if session is None:
        return {}
    return {
        "level": session.level.level_id,
        "level_digest": session.level.digest,
        "seed": session.seed,
        "difficulty": session.difficulty,
        "tick": session.recorder.ticks,
        "last_intents": session.recorder.last(LAST_TICKS),
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
