"""Panels and bars: the dark glass that words stand on, and what fills up or drains."""

from __future__ import annotations

from functools import lru_cache

import pygame

RGB = tuple[int, int, int]
Box = tuple[int, int, int, int]

GLASS = 184
"""How dark a panel is, of 255: the game still shows through."""


@lru_cache(maxsize=256)
def pane(width: int, height: int, color: RGB, alpha: int) -> pygame.Surface:
    """Return an even sheet of coloured glass."""
    surface = pygame.Surface((width, height), 0, 32)
    surface.fill(color)
    surface.set_alpha(alpha)
    return surface


def glass(target: pygame.Surface, box: Box, ink: RGB, alpha: int = GLASS) -> None:
    """Darken a rectangle so that words can be read on it."""
    target.blit(pane(box[2], box[3], ink, alpha), box[:2])


def frame(target: pygame.Surface, box: Box, color: RGB) -> None:
    """Draw a frame of 1 px with its corners cut."""
    x, y, width, height = box
    for strip in (
        (x + 1, y, width - 2, 1),
        (x + 1, y + height - 1, width - 2, 1),
        (x, y + 1, 1, height - 2),
        (x + width - 1, y + 1, 1, height - 2),
    ):
        target.fill(color, strip)


def bar(target: pygame.Surface, box: Box, share: float, colors: tuple[RGB, RGB, RGB]) -> None:
    """Fill a bar to `share` 0..1; `colors` are its body, its lit top edge and its trough."""
    body, edge, trough = colors
    x, y, width, height = box
    filled = round(min(max(share, 0.0), 1.0) * width)
    target.fill(trough, box)
    target.fill(body, (x, y, filled, height))
    target.fill(edge, (x, y, filled, 1))
