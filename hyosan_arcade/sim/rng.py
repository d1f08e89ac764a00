"""Named random streams built on raw integers.

Each subsystem draws from a stream of its own, so that one more draw in combat never moves a
spawn.  Only the bit generator's raw 64-bit integers are used: numpy's distributions may change
from version to version, integers may not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.random import PCG64, SeedSequence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

T = TypeVar("T")
STREAMS = ("spawn", "horde", "ally", "combat", "variant")


class Stream:
    """One stream of raw draws."""

    def __init__(self, seed: int, index: int) -> None:
        """Start stream number `index` of run `seed` (any integer >= 0)."""
        self._bits = PCG64(SeedSequence([seed, index]))

    def raw(self) -> int:
        """Draw 64 bits."""
        return int(self._bits.random_raw())

    def below(self, count: int) -> int:
        """Draw an integer in 0 .. count - 1."""
        return (self.raw() >> 32) * count >> 32

    def unit(self) -> float:
        """Draw a number in [0, 1)."""
        return (self.raw() >> 11) * (1.0 / (1 << 53))

    def chance(self, probability: float) -> bool:
        """Say yes with `probability`."""
        return self.unit() < probability

    def pick(self, options: Sequence[T]) -> T:
        """Draw one of `options`."""
        return options[self.below(len(options))]

    def units(self, count: int) -> NDArray[np.float32]:
        """Draw `count` float32 numbers in [0, 1); shape (count,)."""
        high = self._bits.random_raw(count) >> np.uint64(40)
        return high.astype(np.float32) * np.float32(1.0 / (1 << 24))

    def state(self) -> str:
        """Describe the stream's whole state, for checksums."""
        return repr(self._bits.state["state"])


class Streams:
    """The run's named streams."""

    def __init__(self, seed: int) -> None:
        """Start all of `STREAMS` from `seed`."""
        streams = [Stream(seed, index) for index in range(len(STREAMS))]
        self.spawn, self.horde, self.ally, self.combat, self.variant = streams
        self._all = streams

    def state(self) -> str:
        """Describe all streams, for checksums."""
        return "".join(stream.state() for stream in self._all)
