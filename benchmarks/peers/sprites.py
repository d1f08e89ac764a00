"""The usual first attempt: a Sprite per zombie, and `spritecollide` to find who touches whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.law import TURN
from benchmarks.peers.missing import peer_module
from hyosan_arcade.sim.tuning import SEPARATION, ZOMBIE_DIAMETER

if TYPE_CHECKING:
    from types import ModuleType

    from numpy.typing import NDArray

    from benchmarks.arena import Arena, Field, Start

PX = 16
"""Rectangles are whole numbers: a tile has to be cut into pixels."""
DIAMETER = ZOMBIE_DIAMETER * PX


class Sprites:
    """A group of sprites, all of them tested by each."""

    name = "pygame sprites"

    def __init__(self, arena: Arena, start: Start) -> None:
        """Begin with `start`."""
        self._pygame = peer_module(self.name, "pygame")
        self._side, self._solid = arena.side, arena.tables.solid.tolist()
        columns = (start.pos.T.tolist(), start.vel.T.tolist(), start.speed.tolist())
        self._group = self._pygame.sprite.Group()
        for pos, vel, speed in zip(*columns, strict=True):
            self._group.add(_sprite(self._pygame, (pos, vel, speed)))
        self._goal = (-1, -1)

    def prepare(self, field: Field) -> None:
        """Turn the columns of a new field into lists."""
        if self._goal != field.goal:
            self._goal = field.goal
            self._heading = list(zip(field.x.tolist(), field.y.tolist(), strict=True))

    def step(self, field: Field) -> None:
        """Move everybody one tick, one after the other."""
        vector, collide = self._pygame.Vector2, self._pygame.sprite.spritecollide
        touches = self._pygame.sprite.collide_circle
        for sprite in self._group:
            heading = vector(self._heading[self._tile(sprite.at)])
            sprite.vel += (heading * sprite.speed - sprite.vel) * TURN
            moved = sprite.at + sprite.vel
            for other in collide(sprite, self._group, False, touches):
                gap = moved - other.at
                away = gap.length()
                if other is not sprite and 1e-3 < away < DIAMETER:
                    moved += gap * ((DIAMETER / away - 1) * SEPARATION)
            if self._solid[self._tile(moved)]:
                moved = vector(sprite.at)
            sprite.vel = moved - sprite.at
            sprite.at = moved
            sprite.rect.center = round(moved.x), round(moved.y)

    def places(self) -> NDArray[np.float32]:
        """Return where everybody is, (2, N)."""
        at = np.array([[s.at.x for s in self._group], [s.at.y for s in self._group]], np.float32)
        return at / np.float32(PX)

    def _tile(self, at: Vector) -> int:
        return int(at.y / PX) * self._side + int(at.x / PX)


if TYPE_CHECKING:
    from pygame import Vector2 as Vector


def _sprite(pygame: ModuleType, begin: tuple[list[float], list[float], float]) -> object:
    pos, vel, speed = begin
    sprite = pygame.sprite.Sprite()
    sprite.at = pygame.Vector2(pos) * PX
    sprite.vel = pygame.Vector2(vel) * PX
    sprite.speed, sprite.radius = speed * PX, DIAMETER / 2
    sprite.rect = pygame.Rect(0, 0, round(DIAMETER), round(DIAMETER))
    sprite.rect.center = round(sprite.at.x), round(sprite.at.y)
    return sprite
