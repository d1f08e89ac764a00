"""The way from the finished picture to the glass.

A streaming texture lets the graphics card enlarge the picture: a fifth of the processor time of
enlarging in memory (docs/notes/2026-11-22-window.md has the figures).  Where there is no usable
renderer, the picture is enlarged in memory instead; the player sees the same.
"""

from __future__ import annotations

import logging
import time
from typing import Protocol

import pygame
from pygame._sdl2.video import Renderer, Texture

from hyosan_arcade.frontends.window.scale import Placing, fit
from hyosan_arcade.view.scene import VIEW_H, VIEW_W

log = logging.getLogger(__name__)

FRAME_S = 1 / 60
SLACK_S = 0.0015
"""Sleeping is only this exact; waking early is better than missing the screen's beat."""


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

    def show(self, picture: pygame.Surface) -> None:
        """Enlarge into the window's own surface."""
        at = placing_in(self._window)
        surface = self._window.get_surface()
        surface.fill((0, 0, 0))
        enlarged = pygame.transform.scale(picture, (at.width, at.height))
        surface.blit(enlarged, (at.x, at.y))
        self._window.flip()


def open_screen(window: pygame.Window) -> Screen:
    """Choose the texture, or memory where the driver has no renderer."""
    try:
        return TextureScreen(window)
    except pygame.error as error:
        log.warning("no graphics renderer (%s): the picture is enlarged in memory", error)
        return MemoryScreen(window)


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
