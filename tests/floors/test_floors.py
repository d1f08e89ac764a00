"""A lower floor never imports a higher one: the table of docs/architecture.md, enforced."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.floors.source import PACKAGE, Finding, imports, parse, python_files, report, shown

MAY_IMPORT = {
    "sim": {"sim"},
    "content": {"sim", "content"},
    "run": {"sim", "content", "run"},
    "view": {"sim", "content", "run", "view"},
    "frontends": {"view", "frontends"},
}
SHARED = ["base", "audio", "ending", "hush"]  # what every front-end may import of frontends/
TOP = {"cli", "commands", "loop", "__main__"}  # floor 5: may import all

# What the rules may use besides numpy: nothing that knows of a clock, a file or a device.
SIM_STDLIB = set(
    "__future__ abc array bisect collections copy dataclasses enum functools hashlib heapq "
    "itertools math operator string struct textwrap types typing zlib".split()
)


def broken_floors(tree: ast.Module, parts: tuple[str, ...]) -> list[tuple[int, str]]:
    """List the forbidden imports of the module at `parts`, as ("sim", "world") for sim/world.py."""
    floor = parts[0]
    broken = []
    for line, name in imports(tree, ".".join(("hyosan_arcade", *parts))):
        top, *rest = name.split(".")
        if top == "hyosan_arcade":
            broken += [(line, what) for what in wrong_floor(parts, name, rest)]
        elif floor == "sim" and top not in SIM_STDLIB | {"numpy"}:
            broken.append((line, f"sim imports {top}: only numpy and {sorted(SIM_STDLIB)}"))
        elif top == "pygame" and floor != "frontends" and parts != ("view", "art"):
            broken.append((line, "pygame outside frontends/ and view/art.py: ask through the view"))
    return broken


def wrong_floor(parts: tuple[str, ...], name: str, target: list[str]) -> list[str]:
    """Judge one import of our own package from the module at `parts`."""
    floor = parts[0]
    if floor in TOP:
        return []
    if target[0].startswith("__"):  # the package's own name and version
        return [f"sim imports {name}: the rules know no version"] if floor == "sim" else []
    if target[0] not in MAY_IMPORT[floor]:
        return [f"{floor} imports {name}: it may import {', '.join(sorted(MAY_IMPORT[floor]))}"]
    if floor == target[0] == "frontends" and target[1] not in (*SHARED, parts[1]):
        return [f"front-end {parts[1]} imports {name}: front-ends never import each other"]
    return []


def parts_of(path: Path) -> tuple[str, ...]:
    return path.relative_to(PACKAGE).with_suffix("").parts


def test_no_floor_imports_a_higher_one() -> None:
    findings = [
        Finding(shown(path), line, what)
        for path in python_files(PACKAGE)
        if parts_of(path) != ("__init__",)
        for line, what in broken_floors(parse(path), parts_of(path))
    ]
    assert not findings, report(findings)


def test_every_module_stands_on_a_floor() -> None:
    strays = {parts_of(path)[0] for path in python_files(PACKAGE)} - {"__init__"}
    assert strays <= MAY_IMPORT.keys() | TOP


def found(source: str, *parts: str) -> list[str]:
    return [what for _, what in broken_floors(ast.parse(source), parts)]


def test_the_test_sees_each_kind_of_break() -> None:
    assert found("from hyosan_arcade.view.scene import Scene", "sim", "world")
    assert found("from ..view import scene", "sim", "world")
    assert found("from hyosan_arcade import run", "content", "level")
    assert found("import pathlib", "sim", "world")
    assert found("import numpy, msgspec", "sim", "spec")
    assert found("from time import monotonic", "sim", "world")
    assert found("from hyosan_arcade import __version__", "sim", "world")
    assert found("import pygame", "view", "compose")
    assert found("import pygame.mixer", "loop")
    assert found("from hyosan_arcade.sim.world import World", "frontends", "window", "app")
    assert found("from hyosan_arcade.frontends.window import app", "frontends", "terminal", "app")
    assert found("def f():\n    from ..cli import main", "run", "replay")


def test_the_test_lets_the_house_stand() -> None:
    assert not found("import numpy as np\nfrom dataclasses import dataclass", "sim", "world")
    assert not found("from .tilemap import Tilemap", "sim", "world")
    assert not found("import pygame", "view", "art")
    assert not found("import pygame", "frontends", "window", "draw")
    assert not found("from hyosan_arcade import __version__", "run", "replay")
    assert not found("from hyosan_arcade.frontends.base import Frontend", "frontends", "headless")
    assert not found(
        "from hyosan_arcade.frontends.audio import Audio", "frontends", "window", "app"
    )
    assert not found("from hyosan_arcade.frontends.window.app import Window", "cli")
