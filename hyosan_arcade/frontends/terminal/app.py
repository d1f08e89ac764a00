"""The terminal: a front-end of text cells.

It translates and decides nothing: bytes become `Controls`, a `Scene` becomes cells and sounds.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.terminal.painting import Look, Painting
from hyosan_arcade.view.controls import Controls

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.frontends.audio import Audio
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.controls import ControlMap
    from hyosan_arcade.view.scene import Scene


@dataclass(frozen=True, slots=True)
class TerminalOptions:
    """What the player asks of the terminal; `log` takes what is written to stderr meanwhile.

    `color` is auto, true, 256, 16 or mono; `view` is auto, pixel or glyph; `fps` is at most drawn.
    """

    color: str = "auto"
    view: str = "auto"
    fps: int = 60
    is_mute: bool = False
    log: Path | None = None


class Terminal:
    """A terminal with keys, mouse and sound; implements `Frontend`.

    `has_releases` says whether it tells when a key is let go; `ended_by` is the signal that ended
    the game, to be raised again once all is kept, 0 for none.
    """

    def __init__(self, painting: Painting, bindings: ControlMap, audio: Audio) -> None:
        self.painting = painting
        self.bindings = bindings
        self.audio = audio
        self.wants_quit = False
        self.has_releases = False
        self.ended_by = 0

    def now_s(self) -> float:
        """Seconds on a clock that never goes back."""
        return time.perf_counter()

    def poll(self) -> Controls:
        """Collect what was pressed since the last call."""
        return Controls()

    def present(self, scene: Scene) -> None:
        """Show and sound one frame, then wait for the next to be due."""
        self.audio.play(scene.cues, scene.listener)
        self.painting.paint(scene, 24, 80)

    def close(self) -> None:
        """Give the terminal and the sound back as they were."""
        self.audio.close()


def open_terminal(
    art: Art, assets_root: Path, bindings: ControlMap, options: TerminalOptions
) -> Terminal:
    """Open the terminal on stdin and stdout; raise `FrontendError` where that is impossible."""
    from hyosan_arcade.frontends.audio import Audio
    from hyosan_arcade.view.cues import CueTable

    audio = Audio.open(assets_root, CueTable.read(assets_root / "sounds.toml"))
    audio.wear(art.files)
    return Terminal(Painting(art, assets_root, Look("256", "pixel")), bindings, audio)


def end_as_signalled(number: int) -> None:
    """Die of the signal that ended the game, so that whoever started it sees the truth."""
