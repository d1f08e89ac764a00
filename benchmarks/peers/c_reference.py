"""The C reference: compiled into a temporary folder where there is a compiler.

Once as plain C, whose sums stay in order and whose loops over pairs stay scalar; once with
`-ffast-math`, which lets the compiler reorder sums and run those loops in vectors.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.law import CROWDED, TURN, tile_indices
from benchmarks.peers.missing import PeerMissingError
from hyosan_arcade.sim.tuning import MAX_PUSH, SEPARATION, ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.arena import Arena, Field, Start

SOURCE = Path(__file__).resolve().parent.parent / "crowd.c"
FLAGS = ("-O3", "-march=native")
FAST = "-ffast-math"
LAW = {
    "DIAMETER": ZOMBIE_DIAMETER,
    "SEPARATION": SEPARATION,
    "MAX_PUSH": MAX_PUSH,
    "TURN": TURN,
}
POINTER = ctypes.c_void_p


class _Ground(ctypes.Structure):
    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        *((name, POINTER) for name in ("low_x", "low_y", "high_x", "high_y", "solid", "corner")),
        ("crowded", POINTER),
        ("crowded_most", ctypes.c_int),
    )


class _Field(ctypes.Structure):
    _fields_ = tuple((name, POINTER) for name in ("x", "y", "ahead"))


class _Crowd(ctypes.Structure):
    _fields_ = (
        ("count", ctypes.c_int),
        *((name, POINTER) for name in ("x", "y", "vel_x", "vel_y", "speed", "tile", "id")),
    )


def compiler() -> str:
    """Return the C compiler's path; raise PeerMissingError where there is none."""
    found = shutil.which(os.environ.get("CC", "gcc"))
    if found is None:
        raise PeerMissingError("C reference", "no C compiler: install gcc, or name one in CC")
    return found


@cache
def library(flags: tuple[str, ...]) -> ctypes.CDLL:
    """Compile `crowd.c` with `flags` and load it; the file made is gone when this returns."""
    law = [f"-D{name}={value}f" for name, value in LAW.items()]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        built, made = Path(folder) / "crowd.o", Path(folder) / "crowd.so"
        _build([*flags, *law, "-fPIC", "-c", str(SOURCE), "-o", str(built)])
        # Linked without the flags: with -ffast-math, gcc links in code that makes the whole
        # process flush tiny floats to zero as soon as the library is loaded.
        _build(["-shared", str(built), "-o", str(made), "-lm"])
        return ctypes.CDLL(str(made))


def _build(words: list[str]) -> None:
    """Run the compiler with `words`; raise PeerMissingError with its first complaint."""
    done = subprocess.run([compiler(), *words], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()
        raise PeerMissingError("C reference", f"crowd.c: {reason[0] if reason else words[-1]}")


class CReference:
    """The crowd in C; its columns are numpy arrays that the C code writes into."""

    name = "C, scalar"
    flags: tuple[str, ...] = FLAGS

    def __init__(self, arena: Arena, start: Start) -> None:
        """Begin with `start`."""
        self._library = library(self.flags)
        self._pos, self._vel = start.pos.copy(), start.vel.copy()
        self._speed = start.speed
        self._tile = tile_indices(start.pos, arena.side).astype(np.int32)
        self._id = np.arange(start.count, dtype=np.int32)
        tables = arena.tables
        self._kept = tables  # the C code holds addresses only
        bounds = (tables.low[0], tables.low[1], tables.high[0], tables.high[1])
        columns = (*bounds, tables.solid, tables.corner, CROWDED)
        self._ground = _Ground(arena.side, arena.side, *map(_address, columns), len(CROWDED) - 1)
        mine = (*self._pos, *self._vel, self._speed, self._tile, self._id)
        self._crowd = _Crowd(start.count, *map(_address, mine))

    def prepare(self, field: Field) -> None:
        """Point at the columns of `field`."""
        self._field = _Field(_address(field.x), _address(field.y), _address(field.ahead))

    def step(self, field: Field) -> None:
        """Move everybody one tick."""
        crowd, ground, led = map(ctypes.byref, (self._crowd, self._ground, self._field))
        if not self._library.step_crowd(crowd, ground, led):
            raise MemoryError(f"crowd.c has no memory for {self._crowd.count} zombies")

    def places(self) -> NDArray[np.float32]:
        """Return where everybody is, (2, N)."""
        return self._pos


class FastCReference(CReference):
    """The same code, with sums in any order the compiler likes."""

    name = "C, fast math"
    flags = (*FLAGS, FAST)


def _address(column: NDArray[np.generic]) -> int:
    return int(column.ctypes.data)
