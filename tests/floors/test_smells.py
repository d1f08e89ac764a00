"""House rules a machine can check: sizes, names, and what must never be in the tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.floors.source import PACKAGE, ROOT, Finding, parse, python_files, report, shown

FILE_LINES = 350
FUNCTION_LINES = 60
PARAMETERS = 5

# Each needs its reason beside it.
LONG_FUNCTIONS: dict[str, str] = {}
LONG_FILES = {"hyosan_arcade/sim/events.py": "a catalogue: one small class per kind of event"}
MAY_CATCH_ALL = {"hyosan_arcade/cli.py", "hyosan_arcade/loop.py"}  # they write the crash report

BROAD = {"Exception", "BaseException"}
BANNED_FILES = {"utils", "util", "helpers", "helper", "common", "misc"}
BANNED_NAMES = re.compile(r"(Manager|Handler|Utils?|Helper)$")
UNFINISHED = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.~-])(/(?:home|Users|root|work)/\w|[A-Z]:\\{1,2}Users\\)")
TEXT = {".py", ".toml", ".md", ".txt", ".json", ".cfg", ""}
TEXT_PLACES = (
    "hyosan_arcade tools benchmarks docs levels assets .ci dev.py pyproject.toml"
).split()

Function = ast.FunctionDef | ast.AsyncFunctionDef


def long_files(path: Path) -> Iterator[Finding]:
    count = len(path.read_text(encoding="utf-8").splitlines())
    if count > FILE_LINES and shown(path) not in LONG_FILES:
        yield Finding(shown(path), count, f"{count} lines, at most {FILE_LINES}: split by subject")


def function_smells(function: Function, file: str) -> Iterator[Finding]:
    """Find what is wrong with one function's size and signature."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    if length > FUNCTION_LINES and f"{file}:{function.name}" not in LONG_FUNCTIONS:
        what = f"{function.name}: {length} lines, at most {FUNCTION_LINES}: name its stages"
        yield Finding(file, function.lineno, what)
    words = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
    count = len([word for word in words if word.arg not in ("self", "cls")])
    if count > PARAMETERS:
        what = f"{function.name}: {count} parameters, at most {PARAMETERS}: make them a dataclass"
        yield Finding(file, function.lineno, what)
    if function.args.kwarg and relays(function, function.args.kwarg.arg):
        what = f"{function.name}: relays **{function.args.kwarg.arg}: name the parameters"
        yield Finding(file, function.lineno, what)


def relays(function: Function, name: str) -> bool:
    return any(
        isinstance(node, ast.keyword) and node.arg is None and ast.unparse(node.value) == name
        for node in ast.walk(function)
    )


def broad_excepts(tree: ast.Module, file: str) -> Iterator[Finding]:
    """Find handlers that catch everything and swallow it; to clean up and re-raise is fair."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler) or file in MAY_CATCH_ALL:
            continue
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        broad = any(kind is None or ast.unparse(kind) in BROAD for kind in kinds)
        if broad and not (isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None):
            yield Finding(file, node.lineno, "broad except: name what can happen here")


def name_smells(tree: ast.Module, file: str) -> Iterator[Finding]:
    if Path(file).stem in BANNED_FILES:
        yield Finding(file, 1, "name the file for what is in it")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and BANNED_NAMES.search(node.name):
            yield Finding(file, node.lineno, f"{node.name}: name the class for the thing it is")
        if isinstance(node, ast.Call) and is_getattr_fallback(node):
            yield Finding(file, node.lineno, "getattr with a fallback: validate at the edge")


def is_getattr_fallback(call: ast.Call) -> bool:
    return ast.unparse(call.func) == "getattr" and len(call.args) == 3


def init_smells(tree: ast.Module, file: str) -> Iterator[Finding]:
    """A package's __init__ is a docstring (the outermost also says the version)."""
    if not file.endswith("/__init__.py"):
        return
    for node in tree.body:
        version = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"
        text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not text and not version:
            yield Finding(file, node.lineno, "an __init__ is a docstring: import from the module")


def tree_smells(tree: ast.Module, file: str) -> list[Finding]:
    functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
    return [
        *(smell for function in functions for smell in function_smells(function, file)),
        *broad_excepts(tree, file),
        *name_smells(tree, file),
        *init_smells(tree, file),
    ]


def line_smells(text: str, file: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), start=1):
        if file.endswith(".py") and (match := UNFINISHED.search(line)):
            yield Finding(file, number, f"{match[1]}: do it, or write an issue")
        if match := MACHINE_PATH.search(line):
            yield Finding(file, number, f"a path of one machine ({match[0]}...): make it relative")


def text_files() -> Iterator[Path]:
    for place in TEXT_PLACES:
        found = (ROOT / place).rglob("*") if (ROOT / place).is_dir() else [ROOT / place]
        yield from (
            path
            for path in found
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts
        )


def test_no_file_is_too_long() -> None:
    findings = [finding for path in python_files(PACKAGE) for finding in long_files(path)]
    assert not findings, report(findings)


def test_the_package_keeps_the_house_rules() -> None:
    findings = [
        finding
        for path in python_files(PACKAGE)
        for finding in tree_smells(parse(path), shown(path))
    ]
    assert not findings, report(findings)


def test_no_line_is_unfinished_or_knows_a_machine() -> None:
    findings = [
        finding
        for path in text_files()
        for finding in line_smells(path.read_text(encoding="utf-8"), shown(path))
    ]
    assert not findings, report(findings)


def test_the_allow_list_names_functions_that_exist() -> None:
    for entry in LONG_FUNCTIONS:
        file, name = entry.split(":")
        tree = parse(ROOT / file)
        assert any(isinstance(node, Function) and node.name == name for node in ast.walk(tree))
    for entry in LONG_FILES:
        assert (ROOT / entry).is_file()


def smells(source: str, file: str = "hyosan_arcade/view/hud.py") -> list[str]:
    found = tree_smells(ast.parse(source), file) + list(line_smells(source, file))
    return [finding.what for finding in found]


def test_the_test_smells_each_smell() -> None:
    assert smells("def f():\n" + "    x = 1\n" * 60)
    assert smells("def f(a, b, c, d, e, g): ...")
    assert smells("def f(**kw):\n    g(**kw)")
    assert smells("try:\n    f()\nexcept:\n    pass")
    assert smells("try:\n    f()\nexcept (OSError, Exception):\n    pass")
    assert smells("class SoundManager: ...")
    assert smells("getattr(a, 'b', None)")
    assert smells("x = 1", "hyosan_arcade/view/utils.py")
    assert smells("from .a import b", "hyosan_arcade/view/__init__.py")
    assert smells("x = 1  # TO" + "DO later")
    assert smells("x = '/ho" + "me/me/levels'")
    assert smells(r"x = r'C:\Us" + r"ers\me'")


def test_the_test_lets_clean_code_pass() -> None:
    assert not smells("def f(self, a, b, c, d, e):\n    return a")
    assert not smells("try:\n    f()\nexcept BaseException:\n    close()\n    raise")
    assert not smells("def f(**kw):\n    return sorted(kw)")
    assert not smells("getattr(a, 'b')")
    assert not smells('"""Docs."""\n\n__version__ = "1"', "hyosan_arcade/__init__.py")
    assert not smells("x = 'https://example.org/home/me'\ny = '~/work/levels'")
