"""Light and dark: two maps that are multiplied over the picture.

A map can say "brighter than itself": see `FULL` and `glare`.

Every lamp is a stamp: its brightness in ten bands, drawn once and kept.  There are two of each,
one for the floor, where the edges of the bands are broken up by a Bayer pattern, and one for
everything that stands, where the pattern would look like dirt.  A still lamp's stamp is cut to
what its light reaches; a torch is cut anew in every frame.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.frontends.window.shade import lamp_foot, lit_polygon
from hyosan_arcade.view.scene import TILE_PX, VIEW_H, VIEW_W

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.frontends.window.terrain import Terrain
    from hyosan_arcade.view.scene import CameraView, Light, World2D

BANDS = 10
DITHER = 0.8
"""Bands the Bayer pattern reaches over."""
BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) / 16 - 0.47
SQUASH = 1.25
"""Round light on a floor seen at a slant is an ellipse this much wider than high."""
STRENGTH_STEPS = 8
FALLOFF = 1.05
"""How fast a lamp fades towards its rim; 1 is evenly."""
CONE_TURNS = 40
"""Directions a torch can have; more could not be told apart."""
CONE_HALF_ANGLE = math.radians(30)
FULL = 176
"""A map's value where things have just their own colour; above it, up to 255, they glare."""
SMALL_PX = 60
"""Smaller lights go through walls: nobody would see the difference."""
KEPT_BYTES = 24 << 20
ROUND_RAYS = np.linspace(-math.pi, math.pi, 240, endpoint=False)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A light ready to be added: one picture for the floor, one for what stands on it.

    (left, top) is its corner as seen from the lamp.
    """

    floor: pygame.Surface
    body: pygame.Surface
    left: int
    top: int


class LightMap:
    """The light on the visible part of the world."""

    def __init__(self) -> None:
        self.floor = pygame.Surface((VIEW_W, VIEW_H), 0, 32)
        self.body = pygame.Surface((VIEW_W, VIEW_H), 0, 32)
        self._scratch = pygame.Surface((VIEW_W, VIEW_H), 0, 32)
        self._reached = pygame.Surface((VIEW_W, VIEW_H), 0, 32)
        self._stamps: OrderedDict[tuple[object, ...], Stamp] = OrderedDict()
        self._bytes = 0

    def paint(self, world: World2D, terrain: Terrain) -> None:
        """Light both maps for one frame."""
        ambient = tuple(channel * FULL // 255 for channel in world.ambient)
        self.floor.fill(ambient)
        self.body.fill(ambient)
        for light in world.lights:
            if light.shape == "cone":
                self._add_torch(light, world.camera, terrain)
            else:
                self._add_lamp(light, world.camera, terrain)

    def _add_lamp(self, light: Light, camera: CameraView, terrain: Terrain) -> None:
        stamp = self._still(light, terrain)
        at = (light.x + stamp.left - camera.x, light.y + stamp.top - camera.y)
        self.floor.blit(stamp.floor, at, special_flags=pygame.BLEND_RGB_ADD)
        self.body.blit(stamp.body, at, special_flags=pygame.BLEND_RGB_ADD)

    def _add_torch(self, light: Light, camera: CameraView, terrain: Terrain) -> None:
        turn = round(math.atan2(light.dy, light.dx) / math.tau * CONE_TURNS) % CONE_TURNS
        key = ("cone", light.radius, light.color, strength_step(light), turn)
        stamp = self._kept(key) or self._keep(key, cone_stamp(light, turn / CONE_TURNS * math.tau))
        fan = turn / CONE_TURNS * math.tau + np.linspace(-1.15, 1.15, 90) * CONE_HALF_ANGLE
        rim = lit_polygon(terrain, (light.x, light.y), light.radius, fan)
        eye = (light.x - camera.x, light.y - camera.y)
        corners = [eye, *(rim - (camera.x, camera.y)).tolist()]
        at = (eye[0] + stamp.left, eye[1] + stamp.top)
        box = self._scratch.fill((0, 0, 0), stamp.floor.get_rect(topleft=at))
        pygame.draw.polygon(self._scratch, (255, 255, 255), corners)
        for lit, picture in ((self.floor, stamp.floor), (self.body, stamp.body)):
            reached = self._reached.blit(self._scratch, box, box)
            self._reached.blit(picture, at, special_flags=pygame.BLEND_RGB_MULT)
            lit.blit(self._reached, reached, reached, special_flags=pygame.BLEND_RGB_ADD)

    def _still(self, light: Light, terrain: Terrain) -> Stamp:
        """Return the stamp of a lamp that does not move, cut to what its light reaches."""
        kind: tuple[object, ...] = (light.shape, light.radius, light.color, strength_step(light))
        if light.shape == "shaft":
            kind = (*kind, round(light.dx, 1), round(light.dy, 1))
            return self._kept(kind) or self._keep(kind, shaft_stamp(light))
        whole = self._kept(kind) or self._keep(kind, round_stamp(light))
        if light.radius <= SMALL_PX:
            return whole
        place = (*kind, light.x, light.y, opaque_around(terrain, light))
        return self._kept(place) or self._keep(place, cut_to_reach(whole, light, terrain))

    def _kept(self, key: tuple[object, ...]) -> Stamp | None:
        if key in self._stamps:
            self._stamps.move_to_end(key)
            return self._stamps[key]
        return None

    def _keep(self, key: tuple[object, ...], stamp: Stamp) -> Stamp:
        self._stamps[key] = stamp
        self._bytes += size_of(stamp)
        while self._bytes > KEPT_BYTES and len(self._stamps) > 1:
            _, oldest = self._stamps.popitem(last=False)
            self._bytes -= size_of(oldest)
        return stamp


def glare(picture: pygame.Surface, scratch: pygame.Surface) -> None:
    """Brighten a picture that was multiplied by a map, so that `FULL` gives things their colour."""
    scratch.blit(picture, (0, 0))
    share = 255 * 255 // FULL - 255
    scratch.fill((share, share, share), special_flags=pygame.BLEND_RGB_MULT)
    picture.blit(scratch, (0, 0), special_flags=pygame.BLEND_RGB_ADD)


def strength_step(light: Light) -> int:
    """Round a lamp's strength, so that a flickering one needs few stamps."""
    return max(round(light.strength * STRENGTH_STEPS), 0)


def size_of(stamp: Stamp) -> int:
    """Return the bytes a stamp holds."""
    width, height = stamp.floor.get_size()
    return width * height * 8


def opaque_around(terrain: Terrain, light: Light) -> bytes:
    """Return what stands in the way around a lamp, to know when it has changed."""
    reach = light.radius // TILE_PX + 1
    row, col = light.y // TILE_PX, light.x // TILE_PX
    rows = slice(max(row - reach, 0), row + reach + 1)
    return np.packbits(terrain.is_opaque[rows, max(col - reach, 0) : col + reach + 1]).tobytes()


def cut_to_reach(whole: Stamp, light: Light, terrain: Terrain) -> Stamp:
    """Return a round stamp without what walls keep dark."""
    foot = lamp_foot(terrain, light.x, light.y)
    rim = lit_polygon(terrain, foot, light.radius, ROUND_RAYS)
    corner = np.array((light.x + whole.left, light.y + whole.top))
    floor = pygame.Surface(whole.floor.get_size(), 0, 32)
    pygame.draw.polygon(floor, (255, 255, 255), (rim - corner).tolist())
    body = floor.copy()
    floor.blit(whole.floor, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    body.blit(whole.body, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return Stamp(floor, body, whole.left, whole.top)


def round_stamp(light: Light) -> Stamp:
    """Draw a lamp: brightest in the middle, an ellipse."""
    half_h = int(light.radius / SQUASH)
    y, x = np.mgrid[-half_h : half_h + 1, -light.radius : light.radius + 1].astype(np.float32)
    away = np.sqrt(x * x + (y * SQUASH) ** 2) / light.radius
    return stamp_of(np.clip(1 - away, 0, 1) ** FALLOFF, light, (-light.radius, -half_h))


def cone_stamp(light: Light, angle: float) -> Stamp:
    """Draw a torch pointing along `angle`, cropped to the cone."""
    fan = np.append(angle + np.linspace(-1, 1, 9) * CONE_HALF_ANGLE, angle)
    tips = np.stack((np.cos(fan), np.sin(fan)), axis=1) * light.radius
    left, top = np.minimum(tips.min(axis=0), -12).astype(int)
    right, bottom = np.maximum(tips.max(axis=0), 12).astype(int)
    y, x = np.mgrid[top : bottom + 1, left : right + 1].astype(np.float32)
    away = np.sqrt(x * x + y * y)
    turned = np.abs((np.arctan2(y, x) - angle + math.pi) % math.tau - math.pi)
    beam = np.clip(1 - turned / CONE_HALF_ANGLE, 0, 1) ** 0.7
    beam = beam * np.clip(1 - away / light.radius, 0, 1) * np.clip(away / 14, 0, 1)
    return stamp_of(beam, light, (int(left), int(top)))


def shaft_stamp(light: Light) -> Stamp:
    """Draw the light of a window falling along (dx, dy): two panes and the bar between."""
    length = light.radius
    half_w = max(length // 4, 8)
    lean = light.dx / max(abs(light.dy), 0.2)
    left = -half_w + min(0, int(lean * length))
    width = 2 * half_w + abs(int(lean * length)) + 1
    y, x = np.mgrid[0:length, left : left + width].astype(np.float32)
    across = x - lean * y
    is_pane = (np.abs(across) < half_w) & (np.abs(across) > 1.2)
    beam = is_pane * np.clip(1 - y / length, 0, 1)
    if light.dy < 0:
        return stamp_of(beam[::-1], light, (left, -length + 1))
    return stamp_of(beam, light, (left, 0))


def stamp_of(bright: NDArray[np.floating], light: Light, corner: tuple[int, int]) -> Stamp:
    """Make a stamp from a brightness picture (h, w) of 0..1."""
    height, width = bright.shape
    pattern = np.tile(BAYER, (height // 4 + 1, width // 4 + 1))[:height, :width]
    color = np.array(light.color) * strength_step(light) / STRENGTH_STEPS * FULL / 255
    is_lit = bright > 0.5 / BANDS
    floor = np.floor(bright * BANDS + 0.5 + pattern * DITHER * is_lit) / BANDS
    body = np.floor(bright * BANDS + 0.5) / BANDS
    return Stamp(tinted(floor, color), tinted(body, color), *corner)


def tinted(bright: NDArray[np.floating], color: NDArray[np.floating]) -> pygame.Surface:
    """Colour a brightness picture."""
    surface = pygame.Surface((bright.shape[1], bright.shape[0]), 0, 32)
    rgb = np.clip(bright.T[..., None] * color, 0, 255).astype(np.uint8)
    pygame.surfarray.blit_array(surface, rgb)
    return surface
