"""A front-end without a device: a clock of its own, scripted controls, and the last scene kept.

Time advances by one sixtieth of a second with each frame presented, whatever the machine does, so
a test or a demo sees the same run every time, as fast as it can be computed.  What it shows, it
shows by writing a picture to a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.view.controls import Controls

if TYPE_CHECKING:
    from pathlib import Path

    import pygame

    from hyosan_arcade.view.scene import Scene

FRAMES_PER_S = 60


class Headless:
    """Implements `Frontend`; wants to quit when its `script` of polls has run out."""

    def __init__(self, script: Iterable[Controls]) -> None:
        self._script: Iterator[Controls] = iter(script)
        self._coming = next(self._script, None)
        self.frame_count = 0
        self.last_scene: Scene | None = None
        self.is_open = True

    @property
    def wants_quit(self) -> bool:
        """Whether the script is over."""
        return self._coming is None

    @property
    def ended_by(self) -> int:
        """No signal: the game is ended by the script alone."""
        return 0

    def now_s(self) -> float:
        """Return the seconds of all frames presented so far."""
        return self.frame_count / FRAMES_PER_S

    def poll(self) -> Controls:
        """Return the script's next controls; idle ones once it is over."""
        current = self._coming
        if current is None:
            return Controls()
        self._coming = next(self._script, None)
        return current

    def present(self, scene: Scene) -> None:
        """Keep `scene` and let a frame's time pass."""
        self.last_scene = scene
        self.frame_count += 1

    def close(self) -> None:
        """Close; there is nothing to give back."""
        self.is_open = False


def write_picture(picture: pygame.Surface, file: Path) -> None:
    """Write `picture` as a PNG; raise FrontendError, one line, where the disk refuses."""
    import pygame  # most headless runs write no picture, and it takes a while to load

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(picture, file, "png")
    except (OSError, pygame.error) as error:
        raise FrontendError(f"{file}: the picture is not written: {error}") from error
