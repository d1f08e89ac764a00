"""The painting behind a menu, shrunk to half blocks and kept as long as the terminal's size."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pygame

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.cells import Cells
    from hyosan_arcade.view.art import Art

log = logging.getLogger(__name__)


class Backdrop:
    """Paints UI pictures of the art over a whole frame."""

    def __init__(self, art: Art, assets_root: Path) -> None:
        self._art = art
        self._root = assets_root
        self._kept: tuple[tuple[str, int, int], NDArray[np.uint8] | None] | None = None

    def draw(self, cells: Cells, name: str) -> None:
        """Cover all of `cells` with a picture; one that cannot be read leaves them (logged)."""
        key = (name, cells.rows, cells.cols)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, self._shrunk(*key)
        picture = self._kept[1]
        if picture is not None:
            cells.put_pixels(0, 0, picture)

    def _shrunk(self, name: str, rows: int, cols: int) -> NDArray[np.uint8] | None:
        """Read a picture and fit it to (2 × rows, cols), its middle where theirs is."""
        spec = self._art.ui.get(name)
        if spec is None:
            return None
        try:
            own = self._art.files.get(spec.file)
            picture = pygame.image.load(self._root / spec.file if own is None else BytesIO(own))
        except (pygame.error, OSError) as error:
            log.warning("%s cannot be shown: %s", self._root / spec.file, error)
            return None
        whole = picture.subsurface(spec.rect)
        small = pygame.transform.smoothscale(covering(whole, cols, 2 * rows), (cols, 2 * rows))
        return np.ascontiguousarray(pygame.surfarray.array3d(small).swapaxes(0, 1))


def covering(picture: pygame.Surface, wide: int, high: int) -> pygame.Surface:
    """Cut the largest part of a picture's middle that has the shape of `wide` by `high`."""
    width, height = picture.get_size()
    share = min(width / wide, height / high)
    size = (int(wide * share), int(high * share))
    corner = ((width - size[0]) // 2, (height - size[1]) // 2)
    part = pygame.Surface(size, 0, 32)
    part.blit(picture, (0, 0), (*corner, *size))
    return part
