"""A lint for sim/: the operations that gave different bits on different machines.

What is allowed was measured, over versions of numpy and Python, with SIMD on and off, and on ARM:
float32 with + - * /, sqrt, floor, rint, clip, mod, comparisons, sort, stable argsort, unique,
bincount, cumsum, and integers. What is forbidden differed: docs/notes/2026-11-22-determinism.md.

The lint resolves import aliases (`import numpy as np`, `from numpy import sin as s`) and judges
every name, call, operator and loop. It knows no types: where a rule is about floats alone, the
rule says how to write the integer case so that it can be seen to be one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

# numpy's names, and what to write in their place.
BAD_NUMPY = {
    **dict.fromkeys(
        "sin cos tan arcsin arccos arctan arctan2 sinh cosh tanh arcsinh arccosh arctanh "
        "deg2rad rad2deg unwrap angle".split(),
        "take a direction from an integer vector or a committed table",
    ),
    **dict.fromkeys(
        "exp exp2 expm1 log log2 log10 log1p logaddexp power float_power cbrt".split(),
        "multiply out, or look it up in a committed table",
    ),
    "hypot": "np.sqrt(x * x + y * y), or compare squares",
    **dict.fromkeys(
        "dot vdot inner matmul tensordot einsum convolve correlate linalg fft".split(),
        "write the products and the additions out: a.x * b.x + a.y * b.y",
    ),
    **dict.fromkeys(
        "mean average median std var nanmean nanstd nanvar nanmedian prod nanprod nansum".split(),
        "add in a fixed order (np.cumsum, np.bincount), or keep a running integer",
    ),
    **dict.fromkeys(
        "argpartition partition".split(), 'np.argsort(..., kind="stable") or np.sort, then slice'
    ),
    **dict.fromkeys(
        "longdouble clongdouble float128 float96".split(), "np.float32: this one's width varies"
    ),
}
# Methods of any array: the same list, as far as it has methods.
BAD_METHODS = {name: BAD_NUMPY[name] for name in "dot mean std var prod argpartition".split()}

GOOD_MATH = set("ceil comb copysign fabs floor fmod gcd inf isfinite isinf isnan isqrt lcm".split())
GOOD_MATH |= {"nan", "pi", "sqrt", "tau", "trunc"}
BAD_MATH = "math.{} comes from the platform's C library: use sqrt, floor or a committed table"

# Raw integer draws from these are the same everywhere; Generator's methods are not promised to be.
GOOD_RANDOM = set("BitGenerator PCG64 PCG64DXSM Philox SeedSequence".split())
BAD_MODULES = {
    "random": "a named stream of sim/rng.py",
    "secrets": "a named stream of sim/rng.py",
    "time": "the tick",
    "datetime": "the tick",
}
BAD_BUILTINS = {
    "hash": "hash() is salted per process: use hashlib or zlib.crc32 over bytes",
    "id": "id() is an address: use zombie_id or an index",
}
SUM = "the order of float additions varies: np.count_nonzero for claims, .sum(dtype=np.int64) for "
SUM += "integers, np.cumsum or np.bincount for floats"
STABLE = 'the default sort is not stable: pass kind="stable"'
SET = "a set has no order: iterate sorted(...), or keep a dict or a list"
POWER = (
    "a power goes through the C library: write x * x, or x ** 2, or an integer literal ** another"
)

ORDER_BLIND = set("sorted min max any all len set frozenset".split())
ORDER_KEEPING = set("list tuple enumerate iter next map filter zip reversed".split())


def lint(source: str) -> list[tuple[int, str]]:
    """List (line, what is wrong and what to use instead), in the order of the lines."""
    tree = ast.parse(source)
    names = Names(tree)
    found = [
        (node.lineno, what)
        for node in ast.walk(tree)
        if isinstance(node, ast.expr | ast.stmt)
        for rule in RULES
        for what in rule(node, names)
    ]
    return sorted(set(found))


class Names:
    """What the names of a module stand for: import aliases, and which ones hold sets."""

    def __init__(self, tree: ast.Module) -> None:
        self.aliases: dict[str, str] = {}
        self.sets: set[str] = set()
        self.order_blind: set[ast.AST] = set()  # generators whose consumer ignores order
        for node in ast.walk(tree):
            self._learn_imports(node)
            self._learn_sets(node)
            if isinstance(node, ast.Call) and self.dotted(node.func) in ORDER_BLIND:
                self.order_blind.update(node.args)

    def _learn_imports(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                self.aliases[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                self.aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def _learn_sets(self, node: ast.AST) -> None:
        if isinstance(node, ast.AnnAssign):
            kind = node.annotation.value if isinstance(node.annotation, ast.Subscript) else None
            if self.dotted(kind or node.annotation) in ("set", "frozenset"):
                self.sets.add(last_name(node.target))
        elif isinstance(node, ast.Assign) and self.is_set(node.value):
            self.sets.update(last_name(target) for target in node.targets)
        self.sets.discard("")

    def dotted(self, node: ast.AST) -> str:
        """Resolve `np.random.PCG64` to "numpy.random.PCG64"; "" for anything but plain names."""
        if isinstance(node, ast.Name):
            return self.aliases.get(node.id, node.id)
        if isinstance(node, ast.Attribute) and (base := self.dotted(node.value)):
            return f"{base}.{node.attr}"
        return ""

    def is_set(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Call):
            return self.dotted(node.func) in ("set", "frozenset")
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd | ast.Sub):
            return self.is_set(node.left) or self.is_set(node.right)
        return isinstance(node, ast.Set | ast.SetComp) or last_name(node) in self.sets


def last_name(node: ast.AST) -> str:
    """The name a value is kept under: "seen" for both `seen` and `self.seen`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((word.value for word in call.keywords if word.arg == name), None)


def bad_imports(node: ast.AST, names: Names) -> Iterator[str]:
    if isinstance(node, ast.Import):
        modules = [alias.name.split(".")[0] for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        modules = [node.module.split(".")[0]]
        yield from (
            what for alias in node.names for what in judged_name(f"{node.module}.{alias.name}")
        )
    else:
        return
    yield from (
        f"import {module}: use {BAD_MODULES[module]}" for module in modules if module in BAD_MODULES
    )


def bad_names(node: ast.AST, names: Names) -> Iterator[str]:
    if isinstance(node, ast.Attribute | ast.Name):
        yield from judged_name(names.dotted(node))


def judged_name(dotted: str) -> Iterator[str]:
    """Judge a full name such as numpy.sin, math.exp or numpy.random.default_rng."""
    match dotted.split("."):
        case ["numpy", "random", name] if name not in GOOD_RANDOM:
            yield f"np.random.{name}: draw raw integers from a named stream of sim/rng.py"
        case ["numpy", name, *_] if name in BAD_NUMPY:
            yield f"np.{name}: {BAD_NUMPY[name]}"
        case ["math", name] if name not in GOOD_MATH:
            yield BAD_MATH.format(name)
        case ["numpy", "add", ("reduce" | "reduceat") as name]:
            yield f"np.add.{name}: {SUM}"


def bad_calls(node: ast.AST, names: Names) -> Iterator[str]:
    if not isinstance(node, ast.Call):
        return
    dotted = names.dotted(node.func)
    method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if dotted in BAD_BUILTINS:
        yield BAD_BUILTINS[dotted]
    if method in BAD_METHODS and not dotted.startswith(("numpy.", "math.")):
        yield f".{method}(): {BAD_METHODS[method]}"
    if dotted == "pow" and len(node.args) == 2:
        yield POWER
    yield from bad_sum(node, dotted, method)
    yield from bad_argsort(node, dotted, method)


def bad_sum(node: ast.Call, dotted: str, method: str) -> Iterator[str]:
    if dotted == "sum" and not counts(node):
        yield f"sum(): {SUM}"
    if (dotted == "numpy.sum" or method == "sum") and not integer_dtype(node):
        yield f".sum(): {SUM}"


def counts(node: ast.Call) -> bool:
    """Tell a count, `sum(1 for ...)`, which is exact whatever the order."""
    first = node.args[0] if node.args else None
    if not isinstance(first, ast.GeneratorExp) or not isinstance(first.elt, ast.Constant):
        return False
    return isinstance(first.elt.value, int)


def integer_dtype(node: ast.Call) -> bool:
    kind = keyword(node, "dtype")
    return kind is not None and last_name(kind).lstrip("u").startswith("int")


def bad_argsort(node: ast.Call, dotted: str, method: str) -> Iterator[str]:
    if dotted == "numpy.argsort" or method == "argsort":
        kind = keyword(node, "kind")
        if not (isinstance(kind, ast.Constant) and kind.value == "stable"):
            yield f".argsort(): {STABLE}"


def bad_operators(node: ast.AST, names: Names) -> Iterator[str]:
    if not isinstance(node, ast.BinOp | ast.AugAssign):
        return
    if isinstance(node.op, ast.MatMult):
        yield f"@: {BAD_NUMPY['matmul']}"
    if isinstance(node.op, ast.Pow):
        base = node.left if isinstance(node, ast.BinOp) else node.target
        exponent = node.right if isinstance(node, ast.BinOp) else node.value
        square = is_int(exponent) and ast.literal_eval(exponent) == 2
        if not square and not (is_int(base) and is_int(exponent)):
            yield f"**: {POWER}"


def is_int(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def bad_loops(node: ast.AST, names: Names) -> Iterator[str]:
    """Find the places where the order of a set would leak into the world."""
    if isinstance(node, ast.For) and names.is_set(node.iter):
        yield SET
    elif isinstance(node, ast.ListComp | ast.DictComp | ast.GeneratorExp):
        if node not in names.order_blind:
            yield from (SET for part in node.generators if names.is_set(part.iter))
    elif isinstance(node, ast.Starred) and names.is_set(node.value):
        yield SET
    elif isinstance(node, ast.Call):
        yield from bad_set_calls(node, names)


def bad_set_calls(node: ast.Call, names: Names) -> Iterator[str]:
    dotted = names.dotted(node.func)
    method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    keeps = dotted in ORDER_KEEPING or dotted.startswith("numpy.") or method in ("join", "extend")
    if keeps and any(names.is_set(argument) for argument in node.args):
        yield SET
    if method == "pop" and not node.args and names.is_set(node.func.value):  # type: ignore[attr-defined]
        yield f".pop() of a set: {SET}"


RULES = (bad_imports, bad_names, bad_calls, bad_operators, bad_loops)
