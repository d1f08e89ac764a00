"""The window: a front-end on pygame-ce.

It translates and decides nothing: events become `Controls`, a `Scene` becomes a picture and
sounds.  The picture is always 480×270; only its enlargement knows the size of the window.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.audio import Audio, SoundBank
from hyosan_arcade.frontends.base import FrontendError, NoDisplayError
from hyosan_arcade.frontends.ending import ENDING, Ending
from hyosan_arcade.frontends.hush import hushed
from hyosan_arcade.frontends.window.draw import Renderer
from hyosan_arcade.frontends.window.input import Input
from hyosan_arcade.frontends.window.scale import largest_window
from hyosan_arcade.frontends.window.screen import Pace, open_screen, placing_in
from hyosan_arcade.frontends.window.timing import FrameTimes
from hyosan_arcade.view.controls import Action, ControlMap, Controls
from hyosan_arcade.view.cues import CueTable, CueTableError

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import Scene

TITLE = "HYOSAN"
APP_ID = "hyosan"
APP_ID_VARIABLES = ("SDL_VIDEO_X11_WMCLASS", "SDL_VIDEO_WAYLAND_WMCLASS")
"""By these SDL tells the desktop whose window it is; else it would be __main__.py's."""
UNSEEN_DRIVERS = ("dummy", "offscreen")
"""SDL falls back to these without a word where there is no screen."""
WRONG_PYGAME = (
    "pygame is installed in place of pygame-ce;"
    " run: pip uninstall pygame, then: pip install --force-reinstall pygame-ce"
)
NO_DISPLAY = (
    "no display to open a window on ({why}); set DISPLAY or WAYLAND_DISPLAY, or run --headless"
)


class Window:
    """A window with sound, keyboard, mouse and gamepads."""

    def __init__(self, art: Art, assets_root: Path, bindings: ControlMap, audio: Audio) -> None:
        self._assets_root = assets_root
        self.renderer = Renderer(art, assets_root)
        self.window = pygame.Window(TITLE, largest_window(*pygame.display.get_desktop_sizes()[0]))
        self.window.resizable = True
        self.window.minimum_size = (240, 135)
        self.window.set_icon(self.renderer.icon())
        self.screen = open_screen(self.window)
        self.input = Input(bindings)
        self.audio = audio
        self.is_full = False
        self._pace = Pace()
        self.times = FrameTimes()
        pygame.key.stop_text_input()  # an input method would swallow the letters we play with
        self._ending = Ending(ENDING, lambda: None)

    @property
    def wants_quit(self) -> bool:
        """Whether the player closed the window, or a signal ended the game."""
        return self.input.wants_quit or self.ended_by > 0

    @property
    def ended_by(self) -> int:
        """The signal that ended the game, to be raised again once all is kept; 0 for none."""
        return self._ending.by

    def now_s(self) -> float:
        """Seconds on a clock that never goes back."""
        return time.perf_counter()

    def poll(self) -> Controls:
        """Collect what was pressed since the last call."""
        controls = self.input.read(pygame.event.get(), placing_in(self.window), self.now_s())
        if controls.did(Action.FULLSCREEN):
            self.toggle_fullscreen()
        return controls

    def present(self, scene: Scene) -> None:
        """Show and sound one frame, then wait for the next to be due."""
        pygame.mouse.set_visible(scene.menu is not None or scene.choice is not None)
        if scene.art is not None and scene.art is not self.renderer.sheets.art:
            self.wear(scene.art)
        self.audio.play(scene.cues, scene.listener)
        if scene.overlay:
            scene = replace(scene, overlay=(*scene.overlay, self.times.line()))
        self.times.begin()
        picture = self.renderer.render(scene)
        self.times.done("paint")
        self.screen.show(picture)
        self.times.done("show")
        self.audio.open()
        self._pace.wait()

    def wear(self, art: Art) -> None:
        """Draw and sound all that follows with `art`: another level may bring its own files."""
        self.renderer = Renderer(art, self._assets_root)
        self.audio.wear(art.files)

    def toggle_fullscreen(self) -> None:
        """Fill the desktop, or go back into a window."""
        self.is_full = not self.is_full
        if self.is_full:
            self.window.set_fullscreen(desktop=True)
        else:
            self.window.set_windowed()

    def close(self) -> None:
        """Give screen, sound, pads and signals back."""
        self.audio.close()
        self.input.pads.close()
        self.window.destroy()
        pygame.display.quit()
        self._ending.close()


def open_window(art: Art, assets_root: Path, bindings: ControlMap, *, mute: bool) -> Window:
    """Open the window; raise `FrontendError` with one line where that is impossible."""
    start_video()
    try:
        table = CueTable.read(assets_root / "sounds.toml")
    except CueTableError as error:
        raise FrontendError(str(error)) from error
    audio = Audio(SoundBank(assets_root), table, is_muted=mute)
    audio.wear(art.files)
    try:
        return Window(art, assets_root, bindings, audio)
    except pygame.error as error:
        raise NoDisplayError(NO_DISPLAY.format(why=error)) from error


def start_video() -> None:
    """Bring SDL's video up on a screen somebody can see, or on the one asked for by name."""
    if not hasattr(pygame.Surface, "fblits"):
        raise FrontendError(WRONG_PYGAME)
    for variable in APP_ID_VARIABLES:
        os.environ[variable] = APP_ID  # pygame has put the script's name there
    try:
        with hushed():
            pygame.display.init()
    except pygame.error as error:
        raise NoDisplayError(NO_DISPLAY.format(why=error)) from error
    driver = pygame.display.get_driver()
    if driver in UNSEEN_DRIVERS and os.environ.get("SDL_VIDEODRIVER") != driver:
        pygame.display.quit()
        raise NoDisplayError(NO_DISPLAY.format(why=f"SDL offers only '{driver}'"))
