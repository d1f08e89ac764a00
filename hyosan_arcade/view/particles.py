"""Loose pixels: blood, sparks, dust, glass, splinters, breath.

A fixed pool of numpy columns; a burst takes the oldest slots, so there is never anything to
allocate and never too many.  Particles fly in world px with a height of their own, fall, and lie
for a moment.  Their randomness is cosmetic and their own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.view.scene import ParticleBatch

if TYPE_CHECKING:
    from numpy.typing import NDArray

POOL = 768
FLOOR_DRAG = 0.6
GROUND_SQUASH = 0.6
"""The floor is seen at a slant: depth is shorter than width."""


@dataclass(frozen=True, slots=True)
class Burst:
    """A recipe: how many pixels, of which palette colours, how fast (px a tick) and how long.

    `spread` is the half angle in radians about the direction given; `rise` the upward start
    speed, `weight` what gravity takes from it each tick, `height` px above the floor.
    """

    count: int
    colors: tuple[str, ...]
    speed: float
    spread: float
    ticks: int
    rise: float = 0.8
    weight: float = 0.14
    height: float = 10.0
    size: int = 1


BLOOD = Burst(12, ("blood3", "blood3", "ember", "blood2"), 2.2, 0.7, 26, size=2)
GORE = Burst(26, ("blood3", "blood2", "ember", "blood1"), 2.8, 1.1, 34, rise=1.3, size=2)
ASH = Burst(12, ("slate4", "slate5", "slate3"), 2.0, 0.8, 26, size=2)
SPARKS = Burst(7, ("paper", "gold", "gold"), 2.6, 0.9, 9, rise=0.4, weight=0.03)
DUST = Burst(8, ("slate4", "slate5", "wall1"), 0.7, math.pi, 28, rise=0.25, weight=0.01, height=3.0)
PUFF = Burst(2, ("floor3", "slate4"), 0.4, math.pi, 16, rise=0.2, weight=0.0, height=1.0)
GLASS = Burst(22, ("cyan", "paper", "slate5", "navy3"), 2.4, math.pi, 48, rise=1.5)
SPLINTERS = Burst(16, ("wood4", "wood3", "wood2"), 2.0, math.pi, 40, rise=1.4, size=2)
CHIPS = Burst(7, ("wood4", "wood3", "slate5"), 1.4, 1.2, 26, rise=0.9)
BREATH = Burst(3, ("slate5", "slate4"), 0.35, 0.5, 34, rise=0.06, weight=-0.002, height=17.0)
SICK = Burst(5, ("rot3", "rot2", "blood3"), 0.9, 0.8, 24, rise=0.3, height=17.0)
RELIEF = Burst(
    10, ("pine3", "cyan", "paper"), 0.5, math.pi, 40, rise=0.5, weight=-0.004, height=6.0
)


class Particles:
    """The pool.  `random` is cosmetic; `palette` is the order of the art's colours."""

    def __init__(self, palette: tuple[str, ...], random: np.random.Generator) -> None:
        self._place = {name: index for index, name in enumerate(palette)}
        self._random = random
        self._next = 0
        self.pos: NDArray[np.float32] = np.zeros((3, POOL), np.float32)
        self.velocity: NDArray[np.float32] = np.zeros((3, POOL), np.float32)
        self.weight: NDArray[np.float32] = np.zeros(POOL, np.float32)
        self.ticks_left: NDArray[np.int16] = np.zeros(POOL, np.int16)
        self.color: NDArray[np.int8] = np.zeros(POOL, np.int8)
        self.size: NDArray[np.int8] = np.ones(POOL, np.int8)

    @property
    def count(self) -> int:
        """Particles in the air or on the floor."""
        return int(np.count_nonzero(self.ticks_left))

    def burst(self, recipe: Burst, x: float, y: float, toward: tuple[float, float]) -> None:
        """Throw a recipe from (x, y) world px along the vector `toward`."""
        count, draw = recipe.count, self._random
        slots = (self._next + np.arange(count)) % POOL
        self._next = (self._next + count) % POOL
        angle = math.atan2(toward[1], toward[0]) + draw.normal(0.0, recipe.spread * 0.6, count)
        speed = recipe.speed * draw.uniform(0.25, 1.0, count)
        self.pos[:, slots] = np.array([[x], [y], [recipe.height]])
        self.velocity[0, slots] = np.cos(angle) * speed
        self.velocity[1, slots] = np.sin(angle) * speed * GROUND_SQUASH
        self.velocity[2, slots] = recipe.rise * draw.uniform(0.2, 1.2, count)
        self.weight[slots] = recipe.weight
        self.ticks_left[slots] = (recipe.ticks * draw.uniform(0.5, 1.0, count)).astype(np.int16)
        colors = np.array([self._place.get(name, 0) for name in recipe.colors], np.int8)
        self.color[slots] = colors[draw.integers(len(colors), size=count)]
        self.size[slots] = draw.integers(1, recipe.size + 1, size=count)

    def tick(self) -> None:
        """Fly, fall and fade by one tick."""
        if not self.ticks_left.any():
            return
        self.ticks_left -= self.ticks_left > 0
        self.velocity[2] -= self.weight
        self.pos += self.velocity
        landed = self.pos[2] < 0.0
        self.pos[2, landed] = 0.0
        self.velocity[:2, landed] *= FLOOR_DRAG
        self.velocity[2, landed] = 0.0

    def batch(self, blend: float) -> ParticleBatch:
        """Return the living particles as they stand between two ticks."""
        alive = self.ticks_left > 0
        back = (1.0 - blend) * self.velocity[:, alive]
        x, y, height = self.pos[:, alive] - back
        return ParticleBatch(
            x=np.rint(x).astype(np.int32),
            y=np.rint(y - np.maximum(height, 0.0)).astype(np.int32),
            color=self.color[alive],
            size=self.size[alive],
        )
