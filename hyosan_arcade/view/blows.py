"""What a blow leaves in the picture for a moment: the crescent of a swing, the star of a hit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arc:
    """A swing's crescent around (x, y) towards (dx, dy); `progress` 0..1."""

    x: int
    y: int
    dx: float
    dy: float
    progress: float
    color: str = "cyan"


@dataclass(frozen=True, slots=True)
class Star:
    """A blow that has struck at (x, y), `size` px to its tips; `progress` 0..1."""

    x: int
    y: int
    size: int
    progress: float
