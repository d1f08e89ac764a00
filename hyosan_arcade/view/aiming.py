"""From controls to an intent: where a person's blows, throws and orders go.

With a mouse that is simply where the pointer is.  With keys or a pad alone a blow goes the way
the body faces and snaps to what stands near that line; a throw is aimed by holding its button,
farther the longer, and leaves the hand when the button is let go.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.intent import Button, Order
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.view.controls import Action, intent_of
from hyosan_arcade.view.light import DIRECTIONS
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from hyosan_arcade.sim.intent import Intent
    from hyosan_arcade.sim.snapshot import BodyView, HordeView
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.scene import CameraView

SNAP_TILES = 2.5
SNAP_COS = math.cos(math.radians(20.0))
"""A stick points as finely as this."""
KEYS_SNAP_COS = math.cos(math.radians(45.0))
"""Keys know eight directions only, so they catch what lies between two."""
NEAR_THROW, FAR_THROW = 4.0, 10.5
THROW_GROWS = 0.13
"""Tiles a tick of holding adds."""
ORDER_TILES = 6.0
LIFELESS = (Mood.DEAD, Mood.RISE)
Place = tuple[float, float]


class Aiming:
    """A person's aim; `shown` is the place to mark in the world, None for none."""

    def __init__(self) -> None:
        self.shown: Place | None = None
        self._way: Place = (0.0, 1.0)
        self._held_ticks = 0

    def intent(
        self, controls: Controls, me: BodyView, horde: HordeView, camera: CameraView
    ) -> Intent:
        """Return what the person wants in this tick."""
        if controls.pointer is not None:
            self._held_ticks = 0
            self.shown = pointed(controls.pointer, camera)
            return intent_of(controls, self.shown)
        self._way = self._facing(controls, me)
        return self._by_hand(controls, me, horde)

    def _by_hand(self, controls: Controls, me: BodyView, horde: HordeView) -> Intent:
        """Aim without a pointer."""
        if Action.THROW in controls.held:
            self._held_ticks += 1
            self.shown = self._ahead(me, self._throw_tiles())
            wish = intent_of(controls, self.shown)
            return replace(wish, buttons=wish.buttons & ~Button.THROW)
        if self._held_ticks > 0:  # let go: now it flies
            wish = intent_of(controls, self._ahead(me, self._throw_tiles()))
            self._held_ticks, self.shown = 0, None
            return replace(wish, buttons=wish.buttons | Button.THROW)
        self.shown = None
        return self._plain(controls, me, horde)

    def _plain(self, controls: Controls, me: BodyView, horde: HordeView) -> Intent:
        cone = SNAP_COS if controls.stick != (0, 0) else KEYS_SNAP_COS
        wish = intent_of(controls, None)
        if wish.buttons & Button.THROW:
            return intent_of(controls, self._ahead(me, NEAR_THROW))
        if wish.order is Order.GO:
            return intent_of(controls, self._ahead(me, ORDER_TILES))
        if wish.buttons & (Button.HIT | Button.SHOVE):
            target = snapped(me, horde, self._way, cone)
            return intent_of(controls, target or self._ahead(me, 1.0))
        return wish

    def _facing(self, controls: Controls, me: BodyView) -> Place:
        x, y = controls.direction()
        length = math.hypot(x, y)
        if length > 0:
            return x / length, y / length
        known = DIRECTIONS[me.facing]
        is_same = self._way[0] * known[0] + self._way[1] * known[1] > 0.5
        return self._way if is_same else known

    def _throw_tiles(self) -> float:
        return min(NEAR_THROW + self._held_ticks * THROW_GROWS, FAR_THROW)

    def _ahead(self, me: BodyView, tiles: float) -> Place:
        # An intent's place is never negative; one sixteenth still counts as an aim.
        return max(me.x + self._way[0] * tiles, 0.07), max(me.y + self._way[1] * tiles, 0.07)


def pointed(pointer: tuple[int, int], camera: CameraView) -> Place:
    """Return the place in the world, tiles, under a point of the picture."""
    x, y = (pointer[0] + camera.x) / TILE_PX, (pointer[1] + camera.y) / TILE_PX
    return max(x, 0.07), max(y, 0.07)


def snapped(me: BodyView, horde: HordeView, way: Place, cone: float) -> Place | None:
    """Return the nearest zombie within reach and close to the line `way`, a unit vector."""
    dx, dy = horde.pos[0] - me.x, horde.pos[1] - me.y
    away = np.maximum(np.hypot(dx, dy), 1e-3)
    on_line = (dx * way[0] + dy * way[1]) / away >= cone
    slots = np.flatnonzero((away < SNAP_TILES) & on_line & ~np.isin(horde.mood, LIFELESS))
    if not slots.size:
        return None
    nearest = slots[np.argmin(away[slots])]
    return float(horde.pos[0, nearest]), float(horde.pos[1, nearest])
