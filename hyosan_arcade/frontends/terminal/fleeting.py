"""What lasts a moment: rings of noise, crescents of blows, stars, blood and glass in the air."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hyosan_arcade.frontends.terminal.ground import Page
    from hyosan_arcade.frontends.terminal.sprites import SmallArt
    from hyosan_arcade.view.blows import Arc, Star
    from hyosan_arcade.view.lines import Line
    from hyosan_arcade.view.scene import ParticleBatch, Ring, World2D

SQUASH = 1.2
ARC_TILES = 1.15
ARC_WIDE = math.radians(75)
RING_DOTS = 3
"""A ring is dotted: every so many px."""
LINE_COLORS = {"way": "fire", "hand": "paper", "shot": "gold", "drop": "slate4"}
LINE_STEPS = {"way": 4, "drop": 2}
"""Of the dotted ones, px from dot to dot."""
STAR_RAYS = ((0, -1), (1, 0), (0, 1), (-1, 0))


def draw_rings(canvas: pygame.Surface, rings: Iterable[Ring], page: Page, art: SmallArt) -> None:
    """Draw widening circles, dotted, thinner as they fade."""
    for ring in rings:
        reach = ring.radius * ring.progress * page.size / TILE_PX
        count = max(int(reach * 2 * math.pi / RING_DOTS), 8)
        keep = 1 if ring.progress < 0.6 else 2
        color = art.color(ring.color)
        for step in range(0, count, keep):
            angle = step / count * 2 * math.pi
            x = page.x(ring.x) + reach * math.cos(angle)
            y = page.y(ring.y) + reach * math.sin(angle) / SQUASH
            canvas.fill(color, (round(x), round(y), 1, 1))


def draw_fleeting(canvas: pygame.Surface, world: World2D, page: Page, art: SmallArt) -> None:
    """Draw what flies, cuts and flashes."""
    _draw_particles(canvas, world.particles, page, art)
    for arc in world.arcs:
        _draw_arc(canvas, arc, page, art)
    for star in world.stars:
        _draw_star(canvas, star, page)
    for line in world.lines:
        _draw_line(canvas, line, page, art)


def _draw_line(canvas: pygame.Surface, line: Line, page: Page, art: SmallArt) -> None:
    """Draw a way or a drop as dots, a hand or a shot as a line."""
    color, step = art.color(LINE_COLORS.get(line.kind, "paper")), LINE_STEPS.get(line.kind, 1)
    places = [(page.x(x), page.y(y)) for x, y in line.points]
    for start, end in pairwise(places):
        long = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for dot in range(0, long + 1, step):
            x = start[0] + round((end[0] - start[0]) * dot / long)
            y = start[1] + round((end[1] - start[1]) * dot / long)
            canvas.fill(color, (x, y, 1, 1))


def _draw_particles(
    canvas: pygame.Surface, batch: ParticleBatch, page: Page, art: SmallArt
) -> None:
    """Draw loose px; at 4 px a tile only the bigger half of them."""
    x = batch.x * page.size // TILE_PX - page.col * page.size
    y = batch.y * page.size // TILE_PX - page.row * page.size
    seen = (x >= 0) & (x < page.width) & (y >= 0) & (y < page.height)
    if page.size < 6:
        seen &= np.arange(len(x)) % 2 == 0
    names = art.art.color_names
    for n in np.flatnonzero(seen).tolist():
        canvas.fill(art.color(names[int(batch.color[n])]), (int(x[n]), int(y[n]), 1, 1))


def _draw_arc(canvas: pygame.Surface, arc: Arc, page: Page, art: SmallArt) -> None:
    """Draw a blow's crescent: a bright edge and a trail that thins out behind it."""
    x, y = page.x(arc.x), page.y(arc.y)
    middle = math.atan2(arc.dy, arc.dx)
    reach = ARC_TILES * page.size
    start = middle - ARC_WIDE
    end = middle - ARC_WIDE + 2 * ARC_WIDE * min(arc.progress * 1.6, 1.0)
    start += (end - start) * max(arc.progress - 0.35, 0.0)
    color = art.color(arc.color)
    count = max(int((end - start) * reach * 1.5), 2)
    for step in range(count + 1):
        share = step / count
        angle = start + (end - start) * share
        thick = max(round(share * page.size / 4), 1)
        tone = (255, 255, 255) if share > 0.7 else color
        for depth in range(thick):
            away = reach - depth
            at = (round(x + away * math.cos(angle)), round(y + away * math.sin(angle) / SQUASH))
            canvas.fill(tone, (*at, 1, 1))


def _draw_star(canvas: pygame.Surface, star: Star, page: Page) -> None:
    """Draw where a blow has struck: four rays that fly apart."""
    x, y = page.x(star.x), page.y(star.y)
    long = max(star.size * page.size / TILE_PX, 2.0)
    first, last = round(long * star.progress), round(long * (0.4 + star.progress * 0.6))
    for dx, dy in STAR_RAYS:
        for step in range(first, last + 1):
            canvas.fill((255, 255, 255), (x + dx * step, y + dy * step, 1, 1))
