"""What is added over the lit world: loose pixels, swings, rings, rain, rising words.

Pixels are set through arrays, all of a kind at once.  Crescents are drawn by formula the first
time a direction and a moment of the swing are seen, then kept.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.frontends.window.light import FULL
from hyosan_arcade.frontends.window.sheets import clear
from hyosan_arcade.view.scene import TILE_PX, VIEW_H, VIEW_W

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.view.blows import Arc, Star
    from hyosan_arcade.view.scene import CameraView, ParticleBatch, Ring

ARC_R = 32
ARC_BOX = 40
ARC_PX = 12
"""How thick a swing is in its middle."""
ARC_SPAN = 2.5
"""Radians a swing covers."""
ARC_TURNS = 24
ARC_MOMENTS = 8
WIDE_RING_PX = 150
"""A ring wider than this is drawn twice as thick, or it is lost in the room."""
RING_OPENS = 0.25
"""Share of a ring's life until it has its full size."""
STAR_TIPS = 8
PARTICLE_GLOW = 80
"""Loose pixels are never darker than under this light, so that blood is seen in the dark."""
GROWTH = (((0, 0),), ((1, 0), (0, 1), (1, 1)), ((2, 0), (2, 1)))
"""Px that each size adds to the next smaller one."""
HEAT = np.array(
    [(0, 0, 0), (60, 70, 210), (140, 60, 190), (230, 70, 90), (255, 170, 40), (255, 250, 190)],
    np.uint8,
)
"""Colours of a debug field from nothing (left clear) to full."""
HEAT_ALPHA = 130
NEEDLE_PX = 4
RAIN_DROPS = 140


class Effects:
    """Draws the passing things of a frame."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._colors = np.array([sheets.color(name) for name in sheets.art.color_names], np.uint16)
        self._arcs: dict[tuple[int, int, str], pygame.Surface] = {}
        dice = np.random.default_rng(7)
        self._rain = dice.integers(0, (VIEW_W, VIEW_H, 60), (RAIN_DROPS, 3))

    def draw_particles(
        self,
        target: pygame.Surface,
        light: pygame.Surface,
        batch: ParticleBatch,
        camera: CameraView,
    ) -> None:
        """Set loose pixels, as bright as the light where they are."""
        if not batch.x.size:
            return
        x, y, color = grown(batch)
        x, y = x - camera.x, y - camera.y
        inside = (x >= 0) & (x < VIEW_W) & (y >= 0) & (y < VIEW_H)
        x, y = x[inside], y[inside]
        lit = pygame.surfarray.pixels3d(light)[x, y]
        bright = np.maximum(lit, PARTICLE_GLOW).astype(np.uint16)
        pixels = pygame.surfarray.pixels3d(target)
        pixels[x, y] = np.minimum(self._colors[color[inside]] * bright // FULL, 255)

    def draw_arc(self, target: pygame.Surface, arc: Arc, camera: CameraView) -> None:
        """Draw a swing's crescent."""
        turn = round(math.atan2(arc.dy, arc.dx) / math.tau * ARC_TURNS) % ARC_TURNS
        moment = min(int(arc.progress * ARC_MOMENTS), ARC_MOMENTS - 1)
        key = (turn, moment, arc.color)
        if key not in self._arcs:
            rgb = tuple(self._sheets.color(name) for name in ("paper", arc.color, "navy3"))
            self._arcs[key] = crescent(turn / ARC_TURNS * math.tau, moment, rgb)
        at = (arc.x - camera.x - ARC_BOX, arc.y - camera.y - ARC_BOX)
        target.blit(self._arcs[key], at)

    def draw_star(self, target: pygame.Surface, star: Star, camera: CameraView) -> None:
        """Draw where a blow struck: a white star that bursts and is gone."""
        at = (star.x - camera.x, star.y - camera.y)
        tip = star.size * (0.7 + 0.3 * star.progress)
        waist = star.size * 0.55 * (1 - star.progress)
        for color, grown in (("gold", 1.0), ("paper", 0.0)):
            corners = star_corners(at, tip + grown, waist + grown, star.x)
            pygame.draw.polygon(target, self._sheets.color(color), corners)

    def draw_ring(self, target: pygame.Surface, ring: Ring, camera: CameraView) -> None:
        """Draw a dotted circle that bursts out to its size, then thins as it fades."""
        radius = ring.radius * (1 - max(1 - ring.progress / RING_OPENS, 0.0) ** 2)
        count = max(int(radius * math.tau / 2), 8)
        angle = np.arange(count) / count * math.tau
        is_dash = np.arange(count) % 6 < 6 - int(ring.progress * 4)
        x = (ring.x - camera.x + np.cos(angle) * radius)[is_dash].astype(np.int64)
        y = (ring.y - camera.y + np.sin(angle) * radius)[is_dash].astype(np.int64)
        strength = 0.75 * (1 - ring.progress)
        mix(target, (x, y), self._sheets.color(ring.color), strength)
        if ring.radius > WIDE_RING_PX:
            mix(target, (x, y + 1), self._sheets.color(ring.color), strength)

    def draw_rain(self, target: pygame.Surface, camera: CameraView, frame_ticks: int) -> None:
        """Draw slanting streaks that fall through the picture."""
        speed = 5 + self._rain[:, 2] % 3
        y = (self._rain[:, 1] + frame_ticks * speed - camera.y) % VIEW_H
        x = (self._rain[:, 0] - frame_ticks - camera.x) % VIEW_W
        for step in range(4):
            mix(target, (x + step // 2, y - step), self._sheets.color("slate4"), 0.32)

    def draw_heat(
        self, target: pygame.Surface, heat: NDArray[np.float32], camera: CameraView
    ) -> None:
        """Lay a debug field of one number a tile, 0..1, over the picture; 0 stays clear."""
        top, left = camera.y // TILE_PX, camera.x // TILE_PX
        rows = slice(max(top, 0), top + VIEW_H // TILE_PX + 2)
        seen = heat[rows, max(left, 0) : left + VIEW_W // TILE_PX + 2]
        step = np.ceil(np.clip(seen, 0, 1) * (len(HEAT) - 1)).astype(np.intp)
        small = pygame.surfarray.make_surface(HEAT[step].swapaxes(0, 1))
        shown = pygame.transform.scale_by(small, TILE_PX)
        shown.set_colorkey(HEAT[0].tolist())
        shown.set_alpha(HEAT_ALPHA)
        corner = (max(left, 0) * TILE_PX - camera.x, max(top, 0) * TILE_PX - camera.y)
        target.blit(shown, corner)

    def draw_headings(
        self, target: pygame.Surface, headings: NDArray[np.int8], camera: CameraView
    ) -> None:
        """Draw a needle on each tile that leads somewhere, its head thick."""
        top, left = max(camera.y // TILE_PX, 0), max(camera.x // TILE_PX, 0)
        bottom, right = top + VIEW_H // TILE_PX + 2, left + VIEW_W // TILE_PX + 2
        seen = headings[:, top:bottom, left:right]
        for row, col in np.argwhere(seen.any(axis=0)).tolist():
            dx, dy = seen[:, row, col].tolist()
            x = (left + col) * TILE_PX + TILE_PX // 2 - camera.x
            y = (top + row) * TILE_PX + TILE_PX // 2 - camera.y
            tip = (x + dx * NEEDLE_PX, y + dy * NEEDLE_PX)
            tail = (x - dx * NEEDLE_PX, y - dy * NEEDLE_PX)
            pygame.draw.line(target, self._sheets.color("slate5"), tail, tip)
            target.fill(self._sheets.color("paper"), (tip[0] - 1, tip[1] - 1, 2, 2))


def grown(
    batch: ParticleBatch,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int8]]:
    """Return x, y and colour of every pixel that loose things of 1, 2×2 and 3×2 px cover."""
    parts = []
    for size, steps in enumerate(GROWTH, 1):
        picked = batch.size >= size
        for across, down in steps:
            parts.append((batch.x[picked] + across, batch.y[picked] + down, batch.color[picked]))
    x, y, color = (np.concatenate(column) for column in zip(*parts, strict=True))
    return x, y, color


def mix(
    target: pygame.Surface,
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
    color: tuple[int, int, int],
    share: float,
) -> None:
    """Blend `color` into single pixels (x, y), (N,) each; those outside are left out."""
    x, y = places
    inside = (x >= 0) & (x < VIEW_W) & (y >= 0) & (y < VIEW_H)
    x, y = x[inside], y[inside]
    pixels = pygame.surfarray.pixels3d(target)
    weight = int(share * 256)
    old = pixels[x, y].astype(np.uint16)
    pixels[x, y] = (old * (256 - weight) + np.array(color, np.uint16) * weight) >> 8


def star_corners(at: tuple[int, int], tip: float, waist: float, turn: int) -> list[tuple[int, int]]:
    """Return the outline of a star, every other tip shorter; `turn` is any number."""
    corners = []
    for n in range(2 * STAR_TIPS):
        reach = waist if n % 2 else tip * (1.0 if n % 4 else 0.65)
        angle = (n / STAR_TIPS + turn % 5 * 0.1) * math.pi
        corners.append(
            (at[0] + round(math.cos(angle) * reach), at[1] + round(math.sin(angle) * reach))
        )
    return corners


def crescent(angle: float, moment: int, colors: tuple[tuple[int, int, int], ...]) -> pygame.Surface:
    """Draw a swing: bright at its outer edge and its head, broken up at its tail.

    `colors` are rim, body and inside.  The head runs ahead with `moment`; the last moments thin.
    """
    head = min((moment + 2) / (ARC_MOMENTS - 2), 1.0)
    fade = max(moment - ARC_MOMENTS / 2, 0) / (ARC_MOMENTS / 2)
    y, x = np.mgrid[-ARC_BOX:ARC_BOX, -ARC_BOX:ARC_BOX]
    away = np.hypot(x, y * 1.22)
    turned = (np.arctan2(y * 1.22, x) - angle + ARC_SPAN / 2) % math.tau / ARC_SPAN / head
    swell = np.sin(math.pi * np.clip(turned, 0, 1) ** 1.5) ** 0.7
    thick = ARC_PX * swell * (1 - 0.6 * fade)
    depth = (ARC_R - away) / np.maximum(thick, 1)
    is_drawn = (turned <= 1) & (depth > 0) & (depth < 1)
    is_drawn &= (turned >= 0.35 + fade * 0.5) | ((x + y) % 2 == 0)
    band = np.where((depth < 0.38) & (turned > 0.3), 0, np.where(depth < 0.75, 1, 2))
    surface = clear(2 * ARC_BOX, 2 * ARC_BOX)
    pygame.surfarray.pixels3d(surface)[...] = np.array(colors, np.uint8)[band.T]
    alpha = np.array([255, 200, 130])[band.T] * is_drawn.T
    pygame.surfarray.pixels_alpha(surface)[...] = alpha.astype(np.uint8)
    return surface
