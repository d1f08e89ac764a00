"""Timing the stages of a tick from outside: the rules read no clock and know nothing of this.

While a `Stopwatch` is entered, the named functions of the given modules and classes are replaced
by timed ones; on leaving, all is as it was.  A stage nested in another counts for itself only.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

Args = TypeVarTuple("Args")
R = TypeVar("R")
Place = tuple["ModuleType | type", str]

worked_s = perf_counter if sys.platform == "win32" else thread_time
"""Seconds this thread has worked: what other programs take of the machine does not count.  Windows
counts that in steps of 16 ms only, so there the clock on the wall must do."""


class Stopwatch:
    """Milliseconds by stage; `places` says which function of which module is which stage."""

    def __init__(self, places: Mapping[str, tuple[Place, ...]]) -> None:
        """Stand ready to time `places`."""
        self._places = places
        self._patches = ExitStack()
        self._inner_s = [0.0]
        self.spent_s = dict.fromkeys(places, 0.0)

    def __enter__(self) -> Stopwatch:
        """Begin to time."""
        for stage, places in self._places.items():
            for owner, name in places:
                timed = self.timed(stage, owner.__dict__[name])
                self._patches.enter_context(patch.object(owner, name, timed))
        return self

    def __exit__(self, *exc: object) -> None:
        """Put everything back."""
        self._patches.close()

    def timed(self, stage: str, function: Callable[[*Args], R]) -> Callable[[*Args], R]:
        """Return `function` with its own time, less that of stages within it, added to `stage`."""

        def run(*args: *Args) -> R:
            self._inner_s.append(0.0)
            began_s = worked_s()
            try:
                return function(*args)
            finally:
                taken_s = worked_s() - began_s
                self.spent_s[stage] = self.spent_s.get(stage, 0.0) + taken_s - self._inner_s.pop()
                self._inner_s[-1] += taken_s

        return run

    def mean_ms(self, rounds: int) -> dict[str, float]:
        """Return each stage's mean over `rounds`, in milliseconds."""
        return {stage: round(s * 1000 / rounds, 3) for stage, s in self.spent_s.items()}
