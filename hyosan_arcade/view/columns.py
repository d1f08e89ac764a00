"""Sprites as parallel arrays, while a frame is put together.

Everything that stands is gathered into one set of columns and sorted once by depth; the result is
the scene's `SpriteBatch`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.view.scene import SpriteBatch, Tint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DEEPEST = np.iinfo(np.int16).max
"""Depths are sorted as small numbers: numpy takes those by radix."""
SHADOW_NONE, SHADOW_SMALL, SHADOW_BODY, SHADOW_BIG = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """N sprites, see `SpriteBatch`; `sort` is the depth, larger in front."""

    sheet: NDArray[np.int16]
    cell: NDArray[np.int16]
    x: NDArray[np.int32]
    y: NDArray[np.int32]
    tint: NDArray[np.int8]
    shadow: NDArray[np.int8]
    lift: NDArray[np.int16]
    sort: NDArray[np.int32]

    @property
    def count(self) -> int:
        """Sprites."""
        return int(self.sheet.size)

    def pick(self, slots: NDArray[np.integer]) -> Columns:
        """Return the sprites at `slots`, in that order."""
        return Columns(
            sheet=self.sheet[slots],
            cell=self.cell[slots],
            x=self.x[slots],
            y=self.y[slots],
            tint=self.tint[slots],
            shadow=self.shadow[slots],
            lift=self.lift[slots],
            sort=self.sort[slots],
        )

    def batch(self) -> SpriteBatch:
        """Return the sprites back to front; equals keep their order."""
        first = int(self.sort.min(initial=0))
        depth = (np.clip(self.sort, first, first + DEEPEST) - first).astype(np.int16)
        order = np.argsort(depth, kind="stable")
        return SpriteBatch(
            sheet=self.sheet[order],
            cell=self.cell[order],
            x=self.x[order],
            y=self.y[order],
            tint=self.tint[order],
            shadow=self.shadow[order],
            lift=self.lift[order],
        )


def joined(parts: Sequence[Columns]) -> Columns:
    """Return all the sprites of `parts`, one part after the other."""
    return Columns(
        sheet=np.concatenate([part.sheet for part in parts]),
        cell=np.concatenate([part.cell for part in parts]),
        x=np.concatenate([part.x for part in parts]),
        y=np.concatenate([part.y for part in parts]),
        tint=np.concatenate([part.tint for part in parts]),
        shadow=np.concatenate([part.shadow for part in parts]),
        lift=np.concatenate([part.lift for part in parts]),
        sort=np.concatenate([part.sort for part in parts]),
    )


@dataclass(frozen=True, slots=True)
class Sprite:
    """One sprite, for the few things that are built one by one; (x, y) is its foot, world px."""

    sheet: int
    cell: int
    x: int
    y: int
    tint: Tint = Tint.NONE
    shadow: int = SHADOW_BODY
    lift: int = 0


def columns_of(sprites: Sequence[Sprite]) -> Columns:
    """Return a few sprites as columns."""
    table = [(s.sheet, s.cell, s.x, s.y, s.tint, s.shadow, s.lift) for s in sprites]
    sheet, cell, x, y, tint, shadow, lift = np.array(table, np.int32).reshape(-1, 7).T
    return Columns(
        sheet=sheet.astype(np.int16),
        cell=cell.astype(np.int16),
        x=x,
        y=y,
        tint=tint.astype(np.int8),
        shadow=shadow.astype(np.int8),
        lift=lift.astype(np.int16),
        sort=y,
    )
