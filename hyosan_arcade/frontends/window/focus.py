"""The world but for a few: greyed and darkened, with soft light left on those it is about.

The finished picture is kept, its grey is darkened, and round windows onto what was kept are laid
over it in a few steps of light, as all light here has steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.frontends.window.sheets import clear
from hyosan_arcade.view.scene import VIEW_H, VIEW_W

if TYPE_CHECKING:
    from hyosan_arcade.view.lines import Focus
    from hyosan_arcade.view.scene import CameraView

STEPS = 6
EDGE = 0.45
"""Share of a spot's radius in which it fades."""
SQUASH = 0.86


class Spotlight:
    """Narrows a picture down to the spots of a focus."""

    def __init__(self) -> None:
        self._kept = pygame.Surface((VIEW_W, VIEW_H), 0, 32)
        self._window = clear(VIEW_W, VIEW_H)
        self._holes: dict[int, pygame.Surface] = {}

    def narrow(self, picture: pygame.Surface, focus: Focus, camera: CameraView) -> None:
        """Leave the light on the spots alone, in place."""
        self._kept.blit(picture, (0, 0))
        if focus.grey > 0:
            grey = pygame.transform.grayscale(picture)
            grey.set_alpha(round(min(focus.grey, 1.0) * 255))
            picture.blit(grey, (0, 0))
        share = round((1.0 - focus.dim) * 255)
        picture.fill((share, share, share), special_flags=pygame.BLEND_RGB_MULT)
        self._window.fill((0, 0, 0, 0))
        for x, y, radius in focus.spots:
            hole = self._hole(radius)
            at = (x - camera.x - hole.get_width() // 2, y - camera.y - hole.get_height() // 2)
            self._window.blit(hole, at, special_flags=pygame.BLEND_RGBA_MAX)
        self._window.blit(self._kept, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        picture.blit(self._window, (0, 0))

    def _hole(self, radius: int) -> pygame.Surface:
        """Return a white disc that fades towards its rim."""
        if radius not in self._holes:
            half = int(radius * SQUASH)
            x, y = np.mgrid[-radius : radius + 1, -half : half + 1]
            away = np.hypot(x, y / SQUASH) / radius
            share = np.clip((1.0 - away) / EDGE, 0.0, 1.0)
            disc = clear(*x.shape)
            disc.fill((255, 255, 255, 0))
            pygame.surfarray.pixels_alpha(disc)[:] = np.ceil(share * STEPS) / STEPS * 255
            self._holes[radius] = disc
        return self._holes[radius]
