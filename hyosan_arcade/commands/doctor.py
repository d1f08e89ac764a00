"""`hyosan doctor`: what this machine offers the game, for a player who writes that it won't start.

What was found, what will be used of it, and why.  Screen and sound are tried in a process of their
own: a driver that crashes or hangs must not take the report with it.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from hyosan_arcade.commands.checkup import choice_facts, display_fact, terminal_facts
from hyosan_arcade.commands.crash import versions
from hyosan_arcade.commands.device import why_no_terminal
from hyosan_arcade.commands.failure import FAILED, FINE, USAGE, CommandError
from hyosan_arcade.content.places import assets_root, level_roots, user_data_root, user_log_file

PROBE_S = 20
PROBE = """
import json, pygame
found = {}
for name, start, driver in (
    ("video", pygame.display.init, pygame.display.get_driver),
    ("audio", pygame.mixer.init, pygame.mixer.get_driver),
):
    try:
        start()
        found[name] = driver()
    except pygame.error as error:
        found[name] = f"none: {error}"
print(json.dumps(found))
"""


def examine(folder: Path | None) -> dict[str, dict[str, str]]:
    """Return what was found, by subject."""
    return {
        "versions": versions(),
        "system": {"platform": platform.platform(), "machine": platform.machine()},
        "folders": _folders(folder),
        "devices": {"display": display_fact(), **_drivers()},
        "terminal": terminal_facts(),
        "choice": choice_facts(),
    }


def doctor(folder: Path | None, *, as_json: bool) -> int:
    """Print the report; answer 1 when something the game needs is missing."""
    found = examine(folder)
    missing = missing_parts(found)
    if as_json:
        print(json.dumps({**found, "missing": missing}, indent=1))
        return FAILED if missing else FINE
    for subject, facts in found.items():
        print(subject)
        for name, fact in facts.items():
            print(f"  {name:14} {fact or 'not installed'}")
    print("\n".join(f"missing: {part}" for part in missing) or "all the game needs is there")
    return FAILED if missing else FINE


def reset_terminal() -> int:
    """Bring back a terminal that a killed game has left in disorder."""
    if reason := why_no_terminal():
        raise CommandError(f"no terminal to put right: {reason}", USAGE)
    from hyosan_arcade.frontends.terminal import modes

    modes.reset_terminal(sys.stdin.fileno(), sys.stdout.fileno())
    print("the terminal is as a shell wants it")
    return FINE


def missing_parts(found: dict[str, dict[str, str]]) -> list[str]:
    """Name what the game cannot do without and `found` lacks."""
    lost = [name for name, version in found["versions"].items() if not version]
    if not (Path(assets_root()) / "sheets.toml").is_file():
        lost.append(f"{assets_root() / 'sheets.toml'} (reinstall the game)")
    return lost


def _folders(folder: Path | None) -> dict[str, str]:
    levels = ", ".join(_marked(root) for root in level_roots(folder))
    return {
        "assets": _marked(assets_root()),
        "levels": levels,
        "player": f"{_marked(user_data_root())}{_writable(user_data_root())}",
        "log": str(user_log_file()),
    }


def _marked(path: Path) -> str:
    return str(path) if path.is_dir() else f"{path} (not there)"


def _writable(path: Path) -> str:
    """Say whether files could be written at `path`, which need not exist yet."""
    there = next(p for p in (path, *path.parents) if p.exists())
    return "" if os.access(there, os.W_OK) else " (read-only: nothing will be saved)"


def _drivers() -> dict[str, str]:
    """Start video and sound in a process of their own and return the drivers they took."""
    environment = os.environ | {"PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROBE],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PROBE_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return {"video": f"none: {error}", "audio": f"none: {error}"}
    drivers: dict[str, str] = json.loads(done.stdout)
    return drivers
