"""What the loop needs of a front-end: a clock, input, and a place to show a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.scene import Scene


class FrontendError(Exception):
    """A front-end cannot run here; the text is one clear line for the player."""


class NoDisplayError(FrontendError):
    """There is no screen to open a window on."""


class Frontend(Protocol):
    """A device: window, terminal or headless."""

    @property
    def wants_quit(self) -> bool:
        """Whether the player closed it, or a signal did."""

    @property
    def ended_by(self) -> int:
        """The signal that ended the game, to be raised again once all is kept; 0 for none."""

    def now_s(self) -> float:
        """Seconds on a clock that never goes back."""

    def poll(self) -> Controls:
        """Collect what was pressed since the last call; never block."""

    def present(self, scene: Scene) -> None:
        """Show and sound one frame; may wait for the screen."""

    def close(self) -> None:
        """Give the device back as it was."""
