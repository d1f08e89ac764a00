"""sim/ uses only what gives the same bits everywhere; and the lint itself sees what it should."""

from __future__ import annotations

import pytest

from tests.floors.determinism import lint
from tests.floors.source import PACKAGE, Finding, python_files, report, shown

NP = "import numpy as np\n"

# A bad line, and a word of the advice it must get.
BAD = [
    *[
        (NP + f"y = np.{name}(x)", "committed table")
        for name in "sin cos tan exp log arctan2 power tanh cbrt".split()
    ],
    (NP + "y = np.hypot(a, b)", "sqrt"),
    (NP + "y = np.dot(a, b)", "write the products"),
    (NP + "y = np.matmul(a, b)", "write the products"),
    (NP + "y = np.einsum('ij,ij->i', a, b)", "write the products"),
    (NP + "y = np.linalg.norm(a)", "write the products"),
    ("y = a.dot(b)", "write the products"),
    ("y = a @ b", "write the products"),
    ("a @= b", "write the products"),
    (NP + "y = np.mean(a)", "fixed order"),
    ("y = a.mean()", "fixed order"),
    ("y = a.std()", "fixed order"),
    ("y = a.var()", "fixed order"),
    (NP + "y = np.sum(a)", "count_nonzero"),
    ("y = a.sum()", "count_nonzero"),
    ("y = a.sum(axis=1)", "count_nonzero"),
    ("y = a.sum(dtype=np.float32)", "count_nonzero"),
    ("y = sum(a)", "count_nonzero"),
    ("y = sum(x.hp for x in a)", "count_nonzero"),
    (NP + "y = np.add.reduce(a)", "count_nonzero"),
    ("y = a.argsort()", 'kind="stable"'),
    (NP + "y = np.argsort(a)", 'kind="stable"'),
    (NP + "y = np.argsort(a, kind='quicksort')", 'kind="stable"'),
    (NP + "y = np.argpartition(a, 3)", 'kind="stable"'),
    ("y = a.argpartition(3)", 'kind="stable"'),
    (NP + "y = np.random.default_rng(1)", "sim/rng.py"),
    (NP + "y = np.random.rand()", "sim/rng.py"),
    ("from numpy.random import default_rng", "sim/rng.py"),
    ("from numpy import sin as s\ny = s(1)", "committed table"),
    ("import numpy\ny = numpy.cos(1)", "committed table"),
    (NP + "f = np.tanh", "committed table"),
    (NP + "y = np.zeros(3, np.longdouble)", "np.float32"),
    ("import math\ny = math.sin(1)", "C library"),
    ("import math\ny = math.hypot(1, 2)", "C library"),
    ("from math import exp", "C library"),
    ("import random", "sim/rng.py"),
    ("from random import choice", "sim/rng.py"),
    ("import time", "the tick"),
    ("from time import monotonic", "the tick"),
    ("y = hash(name)", "salted"),
    ("y = id(body)", "address"),
    ("y = x ** 0.5", "write x * x"),
    ("y = x ** 3", "write x * x"),
    ("y = x ** -1", "write x * x"),
    ("y = 2 ** n", "write x * x"),
    ("x **= n", "write x * x"),
    ("y = pow(x, n)", "write x * x"),
    ("for x in {1, 2}: pass", "sorted"),
    ("for x in set(xs): pass", "sorted"),
    ("seen = set()\nfor x in seen: pass", "sorted"),
    ("seen: set[int] = f()\ny = list(seen)", "sorted"),
    (
        "class A:\n def f(self):\n  self.a = {1}\n def g(self):\n  return [x for x in self.a]",
        "sorted",
    ),
    ("y = [x for x in {1, 2}]", "sorted"),
    ("y = {x: 1 for x in frozenset(xs)}", "sorted"),
    ("y = (*{1, 2},)", "sorted"),
    ("y = ','.join({'a', 'b'})", "sorted"),
    (NP + "y = np.fromiter({1, 2}, int)", "sorted"),
    ("a = {1}\nfor x in a | b: pass", "sorted"),
    ("a = {1}\nx = a.pop()", "sorted"),
]

GOOD = [
    NP + "y = np.sqrt(x * x + y * y)",
    NP + "y = np.floor(np.clip(np.rint(x), 0, 1)) % 3",
    NP + "y = np.cumsum(np.bincount(a, weights=w))",
    NP + "y = np.argsort(a, kind='stable')",
    "y = a.argsort(axis=0, kind='stable')",
    NP + "y = np.sort(np.unique(a))",
    NP + "y = a.sum(dtype=np.int64) + np.sum(b, dtype=np.uint32)",
    NP + "y = np.count_nonzero(a)",
    "y = sum(1 for x in a if x)",
    NP + "y = np.random.PCG64(np.random.SeedSequence(1)).random_raw()",
    "from numpy.random import PCG64",
    "import math\ny = math.sqrt(math.floor(math.pi)) + math.inf",
    "y = x ** 2 + 2 ** 16",
    "y = pow(3, n, 7)",
    "seen = set()\nseen.add(1)\ny = 1 in seen",
    "seen = {1}\nfor x in sorted(seen): pass",
    "seen = {1}\ny = min(x for x in seen)",
    "y = [x for x in (1, 2)]\ny.pop()",
    "for key in {1: 2}: pass",
    "y = text.partition(':')",
    "class A:\n def __hash__(self):\n  return 1",
]


@pytest.mark.parametrize(("source", "advice"), BAD, ids=[source for source, _ in BAD])
def test_the_lint_sees_and_advises(source: str, advice: str) -> None:
    findings = lint(source)
    assert findings, "not seen"
    assert any(advice in what for _, what in findings), findings
    assert max(line for line, _ in findings) == len(source.splitlines())


@pytest.mark.parametrize("source", GOOD)
def test_the_lint_lets_the_law_abiding_pass(source: str) -> None:
    assert lint(source) == []


def test_sim_is_deterministic() -> None:
    findings = [
        Finding(shown(path), line, what)
        for path in python_files(PACKAGE / "sim")
        for line, what in lint(path.read_text(encoding="utf-8"))
    ]
    assert not findings, report(findings)
