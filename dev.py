#!/usr/bin/env python3
"""One door to the project: play it, test it, rebuild its art and sound.

    python3 dev.py play [args...]     the game (args go to `hyosan`)
    python3 dev.py test [args...]     format, lint, types, then pytest (args go to pytest)
    python3 dev.py art [args...]      redraw assets/ from tools/art
    python3 dev.py audio [args...]    resynthesise assets/ from tools/audio

Everything runs in a virtual environment, `.venv` or the folder HYOSAN_VENV names, made with the
interpreter that runs this file. A stamp in it remembers what was installed for which
pyproject.toml: while that is fresh nothing is installed and no network is touched.
Standard library only; uv is used where it is on PATH, else venv and pip.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

# Older Pythons must still be able to *read* this file, so that they can say what is missing:
# no `match`, no tomllib at the top, new types in annotations only.
OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
STAMP = "hyosan-stamp.json"

STAGES: dict[str, list[str]] = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "tests": ["pytest"],
}


class SetupError(Exception):
    """The environment cannot be made; the message says what to do."""


def venv_dir() -> Path:
    """Name the virtual environment's folder: $HYOSAN_VENV, else .venv beside this file."""
    named = os.environ.get("HYOSAN_VENV")
    return Path(named).expanduser().resolve() if named else ROOT / ".venv"


def venv_python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def python_version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def group_packages(group: str) -> list[str]:
    """Read a dependency group from pyproject.toml (pip learned `--group` only in 25.1)."""
    import tomllib

    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(table["dependency-groups"][group])


def stamp_key() -> str:
    """Hash what an install depends on: pyproject.toml, the Python, where the checkout stands."""
    parts = [(ROOT / "pyproject.toml").read_bytes(), python_version().encode(), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamped_groups(venv: Path) -> set[str]:
    """List the groups installed for the present key; none where the stamp is stale or torn."""
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    if not isinstance(stamp, dict) or stamp.get("key") != stamp_key():
        return set()
    return set(stamp.get("groups", []))


def is_fresh(venv: Path, groups: tuple[str, ...]) -> bool:
    return venv_python(venv).exists() and set(groups) <= stamped_groups(venv)


def write_stamp(venv: Path, groups: tuple[str, ...]) -> None:
    known = sorted(stamped_groups(venv) | set(groups))
    stamp = {"key": stamp_key(), "groups": known}
    (venv / STAMP).write_text(json.dumps(stamp) + "\n", encoding="utf-8")


def made_with(venv: Path) -> str:
    """Read which Python ("3.12") a virtual environment was made with; "" where unreadable."""
    for line in (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key.strip() in ("version", "version_info"):
            return ".".join(value.strip().split(".")[:2])
    return ""


def usable(venv: Path) -> bool:
    """Tell whether the environment can be installed into; refuse a folder that is none."""
    if not venv.exists() or not any(venv.iterdir()):
        return False
    if not (venv / "pyvenv.cfg").exists():
        raise SetupError(
            f"{venv} is not a virtual environment: move it away, or name another in HYOSAN_VENV"
        )
    return venv_python(venv).exists() and made_with(venv) == python_version()


def create_steps(venv: Path, uv: str | None) -> list[list[str]]:
    if uv:
        return [[uv, "venv", "--quiet", "--seed", "--clear", "--python", sys.executable, str(venv)]]
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            "this Python has no ensurepip: install it (Debian, Ubuntu: apt install "
            f"python{python_version()}-venv) or uv, then try again"
        )
    return [[sys.executable, "-m", "venv", "--clear", str(venv)]]


def install_steps(venv: Path, groups: tuple[str, ...], uv: str | None) -> list[list[str]]:
    """Spell out the commands that bring `venv` to what `groups` need, in order."""
    steps = [] if usable(venv) else create_steps(venv, uv)
    python = str(venv_python(venv))
    packages = [package for group in groups if group != "play" for package in group_packages(group)]
    if uv:
        install = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python]
    else:
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return [*steps, [*install, "--editable", str(ROOT), *packages]]


def compile_step(venv: Path) -> list[str]:
    """Spell out the command that compiles our own modules, as an install does all others.

    Else a first start takes half as long again, and every start where Python may not keep what it
    compiles. Where nothing can be written here it fails without a word, and nothing is lost.
    """
    return [str(venv_python(venv)), "-m", "compileall", "-qq", str(ROOT / "hyosan_arcade")]


def run(command: list[str]) -> int:
    """Run a command in the foreground and return its exit code, 128 + n when signal n ended it."""
    sys.stdout.flush()
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    return code if code >= 0 else 128 - code


def prepare(
    venv: Path, groups: tuple[str, ...], run_step: Callable[[list[str]], int] = run
) -> None:
    """Bring the environment up to date, or do nothing where the stamp is fresh."""
    if is_fresh(venv, groups):
        return
    print(f"dev.py: setting up {venv}", file=sys.stderr, flush=True)
    for step in install_steps(venv, groups, shutil.which("uv")):
        if run_step(step) != 0:
            raise SetupError(f"this step failed: {' '.join(step)}")
    run_step(compile_step(venv))
    write_stamp(venv, groups)


def play(args: list[str]) -> int:
    """Hand the terminal to the game."""
    venv = venv_dir()
    prepare(venv, ("play",))
    command = [str(venv_python(venv)), "-m", "hyosan_arcade", *args]
    if os.name == "posix":
        # Become the game: signals, job control and the exit code are then its own.
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def test(args: list[str]) -> int:
    """Run the stages in order; the first that fails ends it."""
    venv = venv_dir()
    prepare(venv, ("play", "dev"))
    for stage, command in STAGES.items():
        extra = args if stage == "tests" else []
        code = run([str(venv_python(venv)), "-m", *command, *extra])
        if code:
            print(f"dev.py: stage '{stage}' failed with exit code {code}", file=sys.stderr)
            return code
    return 0


def rebuild(kind: str, args: list[str]) -> int:
    venv = venv_dir()
    prepare(venv, ("play", "dev"))
    return run([str(venv_python(venv)), str(ROOT / "tools" / kind / "build.py"), *args])


def main(argv: list[str]) -> int:
    if sys.version_info < OLDEST:
        here = ".".join(map(str, sys.version_info[:3]))
        print(f"dev.py: needs Python 3.11 or newer; {sys.executable} is {here}", file=sys.stderr)
        return 1
    commands: dict[str, Callable[[list[str]], int]] = {
        "play": play,
        "test": test,
        "art": partial(rebuild, "art"),
        "audio": partial(rebuild, "audio"),
    }
    if argv and argv[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    if not argv or argv[0] not in commands:
        given = f"no command {argv[0]!r}" if argv else "name a command"
        print(f"{__doc__}\ndev.py: {given} (one of {', '.join(commands)})", file=sys.stderr)
        return 2
    try:
        return commands[argv[0]](argv[1:])
    except SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
