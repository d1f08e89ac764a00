"""Where light comes from: lamps, windows, signs, the player's torch, and how dark the rest is.

The lamps of a level are collected once; each frame picks those whose glow touches the picture.
Windows that look out of the building let moonlight fall in.  Front-ends paint the light; here are
only places, colours and strengths.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hyosan_arcade.sim.snapshot import Facing
from hyosan_arcade.sim.spec import TILE_INDEX
from hyosan_arcade.view.scene import TILE_PX, Light

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hyosan_arcade.sim.snapshot import AllyView, BodyView, Snapshot
    from hyosan_arcade.sim.spec import LevelSpec, Tile
    from hyosan_arcade.view.scene import CameraView

Color = tuple[int, int, int]

AMBIENTS: Mapping[str, Color] = {
    "clear": (100, 108, 154),
    "night": (96, 104, 154),
    "rain": (76, 86, 130),
    "storm": (66, 74, 122),
    "fog": (100, 108, 126),
    "snow": (104, 114, 150),
    "ash": (104, 84, 86),
    "dawn": (128, 104, 118),
    "day": (190, 186, 176),
}
DARK_TAKES = 0.4
"""Share of the ambient light a level of `dark` 1.0 takes away."""
OUTSIDE = frozenset(TILE_INDEX[name] for name in ("void", "grass", "asphalt", "tree"))
WINDOWS = frozenset(TILE_INDEX[name] for name in ("window", "window_broken"))
MOON = Light(0, 0, 78, (98, 167, 255), 0.52, "shaft")
TORCH = Light(0, 0, 160, (255, 242, 204), 0.8, "cone")
TORCH_PX = 8
"""Above the feet: where the torch is held."""
OWN_GLOW = Light(0, 0, 44, (235, 226, 214), 0.55)
ALLY_GLOW = Light(0, 0, 36, (255, 150, 120), 0.4)
FERAL_GLOW = Light(0, 0, 52, (255, 48, 40), 0.75)
PHONE_GLOW = Light(0, 0, 34, (111, 216, 214), 0.9)
PHONE_BLINK_TICKS = 30
FLICKER_TICKS = 24
"""A broken lamp changes at most 2.5 times a second."""
FLICKER = (1.0, 0.85, 0.3, 0.9, 1.0, 0.2, 0.7, 1.0, 0.45, 0.95)
GLOW_TICKS = 10
GLOW = (1.0, 0.88, 1.0, 0.75, 0.88, 1.0, 0.88)
"""A fire's light breathes: never by as much as a flash."""
LAMPS: Mapping[str, Light] = {
    "lamp": Light(0, 0, 132, (255, 238, 205), 0.95),
    "lamp_broken": Light(0, 0, 84, (200, 235, 215), 0.6),
    "lamp_red": Light(0, 0, 112, (255, 44, 52), 0.95),
    "exit_sign": Light(0, 0, 46, (90, 255, 200), 0.45),
    "console": Light(0, 0, 34, (111, 216, 214), 0.4),
    "campfire": Light(0, 0, 124, (255, 168, 92), 1.0),
    "vending_machine": Light(0, 0, 56, (120, 170, 255), 0.55),
}
DIRECTIONS: Mapping[int, tuple[float, float]] = {
    Facing.DOWN: (0.0, 1.0),
    Facing.UP: (0.0, -1.0),
    Facing.RIGHT: (1.0, 0.0),
    Facing.LEFT: (-1.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lamp of the level: what it is, its light, the zones it stands in."""

    kind: str
    light: Light
    zones: tuple[str, ...]


class Lighting:
    """The light of one level; the zones' levels and the weather change as triggers ask."""

    def __init__(self, level: LevelSpec) -> None:
        self.weather = level.weather
        self._dark = level.dark
        self._levels: dict[str, float] = {}
        zones = {name: frozenset(tiles) for name, tiles in level.zones.items()}
        self._lamps = [
            Lamp(prop.kind, _above(LAMPS[prop.kind], prop.at), _zones_of(zones, prop.at))
            for prop in level.props
            if prop.kind in LAMPS
        ]
        self._lamps += [Lamp("window", light, ()) for light in _moonlight(level)]

    def set_zone(self, zone: str, level: float) -> None:
        """Light a zone at `level` 0..1."""
        self._levels[zone] = level

    @property
    def ambient(self) -> Color:
        """The light of a place with no lamp."""
        share = 1.0 - self._dark * DARK_TAKES
        red, green, blue = AMBIENTS.get(self.weather, AMBIENTS["clear"])
        return round(red * share), round(green * share), round(blue * share)

    def lights(self, snapshot: Snapshot, camera: CameraView, blend: float) -> tuple[Light, ...]:
        """Return every light that touches the picture."""
        shining = [
            *self._lamp_lights(snapshot.tick),
            *body_lights(snapshot.bodies, blend),
            *shot_lights(snapshot),
        ]
        return tuple(light for light in shining if _touches(light, camera))

    def _lamp_lights(self, tick: int) -> Iterator[Light]:
        for lamp in self._lamps:
            level = min((self._levels.get(zone, 1.0) for zone in lamp.zones), default=1.0)
            if lamp.kind == "lamp_broken":
                level *= flicker(tick, lamp.light.x)
            elif lamp.kind == "campfire":
                level *= GLOW[tick // GLOW_TICKS % len(GLOW)]
            if level > 0.0:
                strength = lamp.light.strength * level
                yield lamp.light if level == 1.0 else replace(lamp.light, strength=strength)


def flicker(tick: int, seed: int) -> float:
    """Return how bright a failing lamp is, 0..1; each lamp keeps its own time.

    >>> flicker(0, 3) == flicker(FLICKER_TICKS - 1, 3)
    True
    """
    return FLICKER[(tick // FLICKER_TICKS + seed) % len(FLICKER)]


def body_lights(bodies: tuple[BodyView, ...], blend: float) -> Iterator[Light]:
    """Yield the people's torches and the glow that keeps them and the ally readable."""
    for body in bodies:
        if not body.alive:
            continue
        x = round((body.prev_x + (body.x - body.prev_x) * blend) * TILE_PX)
        y = round((body.prev_y + (body.y - body.prev_y) * blend) * TILE_PX) - TORCH_PX
        if body.person >= 0:
            dx, dy = torch_direction(body)
            yield replace(TORCH, x=x, y=y, dx=dx, dy=dy)
            yield replace(OWN_GLOW, x=x, y=y)
        elif body.ally is not None and not body.ally.has_left:
            yield replace(_glow_of(body.ally), x=x, y=y)


def _glow_of(ally: AllyView) -> Light:
    """Return a hybrid's glow: red where she is nobody's friend at this moment."""
    is_herself = not (ally.feral_ticks > 0 or ally.is_hostile or ally.near_bite_ticks > 0)
    return ALLY_GLOW if is_herself else FERAL_GLOW


def torch_direction(body: BodyView) -> tuple[float, float]:
    """Return the unit vector a body points along: its aim, else the way it faces."""
    dx, dy = body.aim_x - body.x, body.aim_y - body.y
    length = math.hypot(dx, dy)
    has_aim = (body.aim_x > 0.0 or body.aim_y > 0.0) and length > 0.1
    return (dx / length, dy / length) if has_aim else DIRECTIONS[body.facing]


def shot_lights(snapshot: Snapshot) -> Iterator[Light]:
    """Yield the blinking screens of phones that lie and ring."""
    is_lit = snapshot.tick // PHONE_BLINK_TICKS % 2 == 0
    for shot in snapshot.shots:
        if shot.landed and is_lit:
            yield replace(PHONE_GLOW, x=round(shot.x * TILE_PX), y=round(shot.y * TILE_PX))


def _above(light: Light, tile: Tile) -> Light:
    x, y = tile[1] * TILE_PX + TILE_PX // 2, tile[0] * TILE_PX + TILE_PX // 2
    return replace(light, x=x, y=y)


def _zones_of(zones: Mapping[str, frozenset[Tile]], tile: Tile) -> tuple[str, ...]:
    return tuple(name for name, tiles in zones.items() if tile in tiles)


def _moonlight(level: LevelSpec) -> Iterator[Light]:
    """Yield a shaft for each window between the open air and a room, slanting as the moon does."""
    outside = _open_air(level)
    for row, tiles in enumerate(level.tiles):
        for col, tile in enumerate(tiles):
            if tile not in WINDOWS:
                continue
            for down, slant in ((1, 0.45), (-1, -0.45)):
                if _beyond(level, (row, col), -down) in outside:
                    yield replace(_above(MOON, (row, col)), dx=slant, dy=float(down))
                    break


def _beyond(level: LevelSpec, tile: Tile, step: int) -> Tile:
    """Return the first tile up or down from a window that is neither window nor wall."""
    row, col = tile[0] + step, tile[1]
    while 0 <= row < level.height and level.tiles[row][col] in WINDOWS | {TILE_INDEX["wall"]}:
        row += step
    return row, col


def _open_air(level: LevelSpec) -> set[Tile]:
    """Collect the tiles under the sky: all that joins the map's rim without passing a wall."""
    rim = [(row, col) for row in (-1, level.height) for col in range(-1, level.width + 1)]
    rim += [(row, col) for row in range(level.height) for col in (-1, level.width)]
    found, waiting = set(rim), deque(rim)
    while waiting:
        row, col = waiting.popleft()
        for near in ((row - 1, col), (row + 1, col), (row, col - 1), (row, col + 1)):
            is_inside = 0 <= near[0] < level.height and 0 <= near[1] < level.width
            if is_inside and near not in found and level.tiles[near[0]][near[1]] in OUTSIDE:
                found.add(near)
                waiting.append(near)
    return found


def _touches(light: Light, camera: CameraView) -> bool:
    reach = light.radius
    across = camera.x - reach < light.x < camera.x + camera.width + reach
    return across and camera.y - reach < light.y < camera.y + camera.height + reach
