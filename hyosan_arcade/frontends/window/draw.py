"""From a scene to a picture of 480×270 pixels: the order in which a frame is painted.

Floor first, with rings and shadows on it, under its own light.  Then everything upright on a layer
of its own, lit without the floor's dither and laid over.  What shines by itself follows, then what
is read.  Nothing here needs a screen: the same renderer makes screenshots without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.frontends.window.actors import Actors, shine
from hyosan_arcade.frontends.window.choices import ChoicePainter
from hyosan_arcade.frontends.window.effects import Effects
from hyosan_arcade.frontends.window.focus import Spotlight
from hyosan_arcade.frontends.window.ground import GroundPainter
from hyosan_arcade.frontends.window.hud import HudPainter
from hyosan_arcade.frontends.window.light import LightMap, glare
from hyosan_arcade.frontends.window.menus import MenuPainter
from hyosan_arcade.frontends.window.panes import frame, glass, pane
from hyosan_arcade.frontends.window.rims import Rims, strongest
from hyosan_arcade.frontends.window.sheets import Sheets, clear
from hyosan_arcade.frontends.window.signs import Signs
from hyosan_arcade.frontends.window.text import Type
from hyosan_arcade.frontends.window.tracks import TrackPainter
from hyosan_arcade.view.layout import LINE_H
from hyosan_arcade.view.scene import VIEW_H, VIEW_W

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import Scene, World2D

SHADOW_LIFT = (9, 8, 24)
"""Nothing in the world is darker than this indigo: pure black looks like a hole."""
VIGNETTE = 0.55
VIGNETTE_FROM = 0.62
VIGNETTE_STEPS = 8
BLINK_ALPHA = 150
OVERLAY_TOP = 68
"""Below the objectives and what is being said."""
NOTICE_TOP = 30
NOTICE_LINES = 3
"""Of one text of a notice, the rest is cut."""


class Renderer:
    """Paints scenes; keeps what can be kept from frame to frame."""

    def __init__(self, art: Art, assets_root: Path) -> None:
        self.sheets = Sheets(art, assets_root)
        self.picture = pygame.Surface((VIEW_W, VIEW_H), 0, 32)
        self._enlarged = self.picture
        self._upright = clear(VIEW_W, VIEW_H)
        self._bodies = clear(VIEW_W, VIEW_H)
        self._scratch = pygame.Surface((VIEW_W, VIEW_H), 0, 32)
        self._light = LightMap()
        self._ground = GroundPainter(self.sheets)
        self._actors = Actors(self.sheets)
        self._effects = Effects(self.sheets)
        self._words = Type(self.sheets)
        self._signs = Signs(self.sheets, self._words)
        self._choices = ChoicePainter(self.sheets, self._words, self._signs)
        self._tracks = TrackPainter(self.sheets)
        self._spotlight = Spotlight()
        self._hud = HudPainter(self.sheets, self._words)
        self._menus = MenuPainter(self.sheets, self._words)
        self._rims = Rims(self.sheets.color("ink"))
        self._vignettes: dict[int, pygame.Surface] = {}

    def render(self, scene: Scene) -> pygame.Surface:
        """Paint one frame; the surface returned is painted over by the next."""
        if scene.world is None:
            self.picture.fill(self.sheets.color("ink"))
        else:
            self._paint_world(scene.world, scene.frame_ticks)
            if scene.grid_overlay is not None:
                self._effects.draw_heat(self.picture, scene.grid_overlay, scene.world.camera)
            if scene.headings is not None:
                self._effects.draw_headings(self.picture, scene.headings, scene.world.camera)
            self._paint_signs(scene.world, scene.frame_ticks)
        if scene.hud is not None:
            self._hud.draw(self.picture, scene.hud, scene.frame_ticks)
        if scene.wheel is not None and scene.world is not None:
            self._choices.draw_wheel(self.picture, scene.wheel, scene.world.camera)
        if scene.choice is not None and scene.menu is None:
            self._choices.draw(self.picture, scene.choice, scene.frame_ticks)
        if scene.menu is not None:
            self._menus.draw(self.picture, scene.menu, scene.frame_ticks)
        self._write_overlay(scene.overlay)
        self._write_notice(scene.notice, NOTICE_TOP if scene.menu is None else 2)
        return self.picture

    def enlarged(self, scene: Scene, size: tuple[int, int]) -> pygame.Surface:
        """Paint one frame and enlarge it; the surface returned is painted over by the next."""
        if self._enlarged.get_size() != size:
            self._enlarged = pygame.Surface(size, 0, 32)
        return pygame.transform.scale(self.render(scene), size, self._enlarged)

    def icon(self) -> pygame.Surface:
        """Return the window's picture: the player's face."""
        return pygame.transform.scale_by(self.sheets.ui("portrait_player"), 2)

    def _paint_world(self, world: World2D, ticks: int) -> None:
        picture, light = self.picture, self._light
        terrain = self._ground.look(world)
        light.paint(world, terrain)
        self._actors.place(world.sprites, world.camera)
        picture.fill(self.sheets.color("ink"))
        self._upright.fill((0, 0, 0, 0))
        self._ground.draw(world.camera, picture, self._upright)
        self._actors.draw_shadows(picture)
        picture.blit(light.floor, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        self._lay_over(self._upright)
        for ring in world.rings:
            self._effects.draw_ring(picture, ring, world.camera)
        for line in world.lines:
            self._tracks.draw_below(picture, line, world.camera, ticks)
        self._actors.light_heroes(light.body)
        self._bodies.fill((0, 0, 0, 0))
        self._actors.draw_bodies(self._bodies, self._ground.overhang.seen(world.camera))
        rim = self._rims.find(self._bodies) if strongest(world) else None
        eyes = self._actors.find_eyes(self._bodies)
        self._lay_over(self._bodies)
        if rim is not None:
            self._rims.draw(picture, rim, world)
        glare(picture, self._scratch)
        self._ground.draw_glowing(picture, world.camera)
        shine(picture, eyes, world.eye_shine)
        self._actors.draw_outlines(picture, ticks)
        self._effects.draw_particles(picture, light.body, world.particles, world.camera)
        for arc in world.arcs:
            self._effects.draw_arc(picture, arc, world.camera)
        for line in world.lines:
            self._tracks.draw_above(picture, line, world.camera)
        for star in world.stars:
            self._effects.draw_star(picture, star, world.camera)
        if world.weather == "rain":
            self._effects.draw_rain(picture, world.camera, ticks)
        self._grade(world)

    def _lay_over(self, layer: pygame.Surface) -> None:
        """Light a layer of what stands and lay it over the picture."""
        layer.blit(self._light.body, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        self.picture.blit(layer, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _grade(self, world: World2D) -> None:
        """Give the finished world its mood: lifted shadows, grey, dark corners, a blink."""
        picture = self.picture
        picture.fill(SHADOW_LIFT, special_flags=pygame.BLEND_RGB_MAX)
        if world.desaturate > 0:
            grey = pygame.transform.grayscale(picture)
            grey.set_alpha(round(min(world.desaturate, 1.0) * 255))
            picture.blit(grey, (0, 0))
        step = round(min(max(world.vignette, 0.0), 1.0) * VIGNETTE_STEPS)
        if step:
            if step not in self._vignettes:
                self._vignettes[step] = vignette(step / VIGNETTE_STEPS)
            picture.blit(self._vignettes[step], (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        if world.focus is not None:
            self._spotlight.narrow(picture, world.focus, world.camera)
        if world.blink > 0:
            flash = pane(VIEW_W, VIEW_H, (255, 255, 255), round(world.blink * BLINK_ALPHA))
            picture.blit(flash, (0, 0))

    def _paint_signs(self, world: World2D, ticks: int) -> None:
        for marker in world.markers:
            self._signs.draw_marker(self.picture, marker, world.camera, ticks)
        for word in world.floats:
            self._signs.draw_float(self.picture, word, world.camera)
        for arrow in world.arrows:
            self._signs.draw_arrow(self.picture, arrow, ticks)

    def _write_overlay(self, lines: tuple[str, ...]) -> None:
        for n, line in enumerate(lines):
            top = OVERLAY_TOP + n * 10
            glass(self.picture, (2, top, self._words.width(line) + 6, 10), self.sheets.color("ink"))
            self._words.draw(self.picture, (5, top + 2), line, "cyan")

    def _write_notice(self, notice: tuple[tuple[str, str], ...], top: int) -> None:
        """Write what must not be overlooked from `top` on, whatever else is there."""
        lines = [(part, color) for text, color in notice for part in self._wrapped(text)]
        if not lines:
            return
        box = (4, top, VIEW_W - 8, 6 + len(lines) * LINE_H)
        glass(self.picture, box, self.sheets.color("ink"), 230)
        frame(self.picture, box, self.sheets.color(lines[0][1]))
        for n, (line, color) in enumerate(lines):
            self._words.draw(self.picture, (10, top + 5 + n * LINE_H), line, color)

    def _wrapped(self, text: str) -> list[str]:
        return self._words.wrap(text, VIEW_W - 20)[:NOTICE_LINES]


def vignette(strength: float) -> pygame.Surface:
    """Return the dark corners, to be multiplied; `strength` 0..1."""
    x, y = np.mgrid[0:VIEW_W, 0:VIEW_H]
    away = np.hypot((x - VIEW_W / 2) / (VIEW_W / 2), (y - VIEW_H / 2) / (VIEW_H / 2))
    bright = 1 - VIGNETTE * strength * np.clip(away - VIGNETTE_FROM, 0, 1)
    surface = pygame.Surface((VIEW_W, VIEW_H), 0, 32)
    pygame.surfarray.blit_array(surface, (bright[..., None].repeat(3, 2) * 255).astype(np.uint8))
    return surface
