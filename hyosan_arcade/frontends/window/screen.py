"""The way from the finished picture to the glass.

A streaming texture lets the graphics card enlarge the picture.  Where there is no card, OpenGL
would be played by the processor all the same, and cost 90 MB to load; there the picture is enlarged
straight into the window, and OpenGL is never touched.  The player sees the same
(docs/notes/2026-11-22-window.md has the figures).
"""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path
from typing import Protocol

import pygame
from pygame._sdl2.video import Renderer, Texture

from hyosan_arcade.frontends.window.scale import Placing, fit
from hyosan_arcade.view.scene import VIEW_H, VIEW_W

log = logging.getLogger(__name__)

FRAME_S = 1 / 60
SLACK_S = 0.0015
"""Sleeping is only this exact; waking early is better than missing the screen's beat."""
DEVICES = Path("/dev")
CARDS = ("dri/renderD*", "nvidia[0-9]*", "dxg")
"""What graphics cards are called there: any free driver's, NVIDIA's own, Windows' under WSL."""
RENDERER_VARIABLE = "SDL_RENDER_DRIVER"
SOFTWARE_VARIABLE = "LIBGL_ALWAYS_SOFTWARE"
SURFACE_VARIABLE = "SDL_FRAMEBUFFER_ACCELERATION"


class Screen(Protocol):
    """Shows finished pictures in one window."""

    def show(self, picture: pygame.Surface) -> None:
        """Enlarge the 480×270 picture into the window."""


class TextureScreen:
    """Enlarged by the graphics card."""

    def __init__(self, window: pygame.Window) -> None:
        self._window = window
        self._renderer = Renderer(window, vsync=True)
        self._texture = Texture(self._renderer, (VIEW_W, VIEW_H), streaming=True)

    def show(self, picture: pygame.Surface) -> None:
        """Upload, enlarge, and wait for the screen's beat where the driver can."""
        at = placing_in(self._window)
        self._texture.update(picture)
        self._renderer.draw_color = (0, 0, 0, 255)
        self._renderer.clear()
        self._texture.draw(dstrect=(at.x, at.y, at.width, at.height))
        self._renderer.present()


class MemoryScreen:
    """Enlarged by the processor."""

    def __init__(self, window: pygame.Window) -> None:
        self._window = window
        # Else SDL opens a hidden OpenGL window first, to see whether that is faster.
        os.environ.setdefault(SURFACE_VARIABLE, "0")

    def show(self, picture: pygame.Surface) -> None:
        """Enlarge into the window's own surface, which `flip` hands over as it is."""
        surface = self._window.get_surface()
        at = fit(*surface.get_size())
        if (at.width, at.height) != surface.get_size():
            surface.fill((0, 0, 0))
        if picture.get_masks()[:3] != surface.get_masks()[:3]:  # a screen of 16 bits
            picture = picture.convert(surface)
        pane = surface.subsurface((at.x, at.y, at.width, at.height))
        pygame.transform.scale(picture, pane.get_size(), pane)
        self._window.flip()


def open_screen(window: pygame.Window) -> Screen:
    """Choose the texture where a graphics card will draw it, else memory."""
    if is_software(pygame.display.get_driver()):
        return MemoryScreen(window)
    try:
        return TextureScreen(window)
    except pygame.error as error:
        log.warning("no graphics renderer (%s): the picture is enlarged in memory", error)
        return MemoryScreen(window)


def is_software(driver: str, devices: Path = DEVICES) -> bool:
    """Say, before OpenGL is loaded, whether the processor would have to do its work.

    Only under X11: elsewhere either the system always has a renderer, or SDL shows nothing
    without one.  Whoever asks for a renderer by name gets it.
    """
    if driver != "x11" or RENDERER_VARIABLE in os.environ:
        return False
    if os.environ.get(SOFTWARE_VARIABLE, "").lower() in ("1", "true", "yes", "y"):
        return True
    return not any(any(devices.glob(card)) for card in CARDS)


def placing_in(window: pygame.Window) -> Placing:
    """Say where the picture lies in the window as it is now."""
    return fit(*window.size)


class Pace:
    """Keeps frames from coming faster than 60 a second where the screen has no beat of its own."""

    def __init__(self) -> None:
        self._due_s = time.perf_counter()

    def wait(self) -> None:
        """Sleep until the next frame is due; return at once when it is late."""
        now_s = time.perf_counter()
        self._due_s = max(self._due_s + FRAME_S, now_s - FRAME_S)
        if self._due_s - now_s > SLACK_S:
            pygame.time.wait(int((self._due_s - now_s - SLACK_S / 2) * 1000))
