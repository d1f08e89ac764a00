"""The checkout as the floor tests read it: files, syntax trees, and what was found where."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hyosan_arcade"


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule: where, what, and what to do instead."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def report(findings: list[Finding]) -> str:
    """Lay findings out one a line, for an assertion's message."""
    return "\n" + "\n".join(str(finding) for finding in findings)


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def shown(path: Path) -> str:
    """Name a file as the checkout does: hyosan_arcade/sim/world.py."""
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=shown(path))


def imports(tree: ast.AST, module: str) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) for every import in `module`, relative ones resolved.

    `from a.b import c` yields `a.b.c`: whether c is a module or a name in one, the floor is the
    same.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")[: -node.level]
                base = ".".join([*above, base] if base else above)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
