"""The wheel carries all the game needs: built, installed apart, and played from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.floors.source import ROOT

# Written beside the installed wheel; Python imports it at start-up and it lists every file opened.
# That is how the test knows that the level came out of the wheel and not out of this checkout.
SPY = """
import atexit, pathlib, sys
opened = set()
sys.addaudithook(lambda name, args: opened.add(str(args[0])) if name == "open" else None)
atexit.register(lambda: pathlib.Path({log!r}).write_text("\\n".join(sorted(opened))))
"""


def run(*command: str, cwd: Path, **env: str) -> str:
    """Run a command, fail with all it said, return its stdout."""
    result = subprocess.run(
        command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, f"{' '.join(command)}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT))
    run(sys.executable, *build, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel alone installed in it; its dependencies stay where they are."""
    target = tmp_path_factory.mktemp("site")
    quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index")
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        *quiet,
        "--target",
        str(target),
        str(wheel),
        cwd=target,
    )
    return target


def carried(folder: str) -> set[str]:
    """Name what the checkout has under assets/ or levels/, less what a desktop leaves there."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not path.name.startswith(".") and path.suffix != ".pyc"
    }


@pytest.mark.parametrize("folder", ["assets", "levels"])
def test_the_wheel_carries(wheel: Path, folder: str) -> None:
    names = {
        name.removeprefix("hyosan_arcade/")
        for name in zipfile.ZipFile(wheel).namelist()
        if name.startswith(f"hyosan_arcade/{folder}/")
    }
    assert names
    assert names == carried(folder)


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"hyosan_arcade"}


def test_the_installed_wheel_plays_its_own_level(site: Path, tmp_path: Path) -> None:
    log = tmp_path / "opened.txt"
    (site / "sitecustomize.py").write_text(SPY.format(log=str(log)))
    demo = "demo --level classroom --seconds 2 --seed 7 --json".split()
    out = run(sys.executable, "-m", "hyosan_arcade", *demo, cwd=tmp_path, PYTHONPATH=str(site))

    said = json.loads(out)
    assert said["level"] == "classroom"
    assert said["seed"] == 7
    assert said["ticks"] == 120
    assert said["checksum"]

    opened = [Path(line) for line in log.read_text().splitlines()]
    assert any(path.is_relative_to(site / "hyosan_arcade/levels") for path in opened)
    strays = [path for path in opened if path.is_relative_to(ROOT) and not in_environment(path)]
    assert not strays, f"read from the checkout: {strays}"


def test_the_installed_wheel_plays_a_loose_file_from_anywhere(site: Path, tmp_path: Path) -> None:
    file = "my levels/attic.level.toml"
    own = {"PYTHONPATH": str(site), "HYOSAN_HOME": str(tmp_path / "home")}
    unseen = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
    hyosan = (sys.executable, "-m", "hyosan_arcade")
    run(*hyosan, "level", "new", file, cwd=tmp_path, **own)
    run(*hyosan, "level", "check", file, cwd=tmp_path, **own)
    run(*hyosan, "level", "play", file, cwd=tmp_path, **own, **unseen)
    assert (tmp_path / "hyosan-demo.png").stat().st_size > 1000
    assert "no runs yet" in run(*hyosan, "scores", cwd=tmp_path, **own)


def in_environment(path: Path) -> bool:
    return path.is_relative_to(sys.prefix)
