"""The world but for a few: greyed and darkened, with light left on those it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.ground import Page
    from hyosan_arcade.view.lines import Focus

STEPS = 3
"""Light falls off in so many steps: each costs bytes."""
EDGE = 0.4
"""Share of a spot's radius in which it fades."""
SQUASH = 0.86
LUMA = np.array((0.3, 0.59, 0.11), np.float32)


def lit_share(focus: Focus, page: Page) -> NDArray[np.float32]:
    """Return (height, width) how much of its light each px of a page keeps, 0..1."""
    step = TILE_PX / page.size
    x = (np.arange(page.width, dtype=np.float32) + 0.5) * step + page.col * TILE_PX
    y = (np.arange(page.height, dtype=np.float32) + 0.5) * step + page.row * TILE_PX
    share = np.zeros((page.height, page.width), np.float32)
    for at_x, at_y, radius in focus.spots:
        away = np.hypot(x - at_x, ((y - at_y) / SQUASH)[:, None]) / max(radius, 1)
        np.maximum(share, np.clip((1.0 - away) / EDGE, 0.0, 1.0), out=share)
    return np.asarray(np.ceil(share * STEPS) / STEPS, np.float32)


def narrow(pixels: NDArray[np.uint8], focus: Focus, page: Page) -> None:
    """Leave the light on the spots alone, in `pixels` (height, width, 3)."""
    lit = lit_share(focus, page)[..., None]
    grey = (pixels @ LUMA)[..., None]
    dull = (pixels + (grey - pixels) * min(focus.grey, 1.0)) * (1.0 - focus.dim)
    pixels[:] = dull + (pixels - dull) * lit
