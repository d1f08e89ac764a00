"""pymunk: a physics engine in C (Chipmunk), driven in bulk through its batch interface.

Its tolerances are made for pixels and seconds, so a tile is 16 of its units here and a step is a
sixtieth of a second.  Zombies are circles without friction, walls are merged into few boxes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.law import CROWDED, RADIUS, TURN, tile_indices
from benchmarks.peers.missing import peer_module
from hyosan_arcade.sim.tuning import TICK_S, TICKS_PER_S

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.arena import Arena, Field, Start

PX = 16
ITERATIONS = 4
"""Passes of its solver: ten by default, but four keep this crowd apart well enough."""


class Munk:
    """A space full of circles."""

    name = "pymunk"

    def __init__(self, arena: Arena, start: Start) -> None:
        """Begin with `start`."""
        pymunk = peer_module(self.name, "pymunk")
        self._batch = peer_module(self.name, "pymunk.batch")
        self._side = arena.side
        self._space = pymunk.Space()
        self._space.iterations = ITERATIONS
        still = self._space.static_body
        for left, top, right, bottom in boxes(arena.solid):
            corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
            self._space.add(pymunk.Poly(still, [(x * PX, y * PX) for x, y in corners]))
        self._bodies = []
        for place, velocity in zip(start.pos.T.tolist(), start.vel.T.tolist(), strict=True):
            body = pymunk.Body(1, float("inf"))
            body.position = place[0] * PX, place[1] * PX
            body.velocity = velocity[0] * PX * TICKS_PER_S, velocity[1] * PX * TICKS_PER_S
            self._space.add(body, pymunk.Circle(body, RADIUS * PX))
            self._bodies.append(body)
        zombie = self._order()
        self._moves = zombie >= 0
        self._speed = start.speed[zombie[self._moves]]

    def prepare(self, field: Field) -> None:
        """Need nothing."""

    def step(self, field: Field) -> None:
        """Steer everybody, then let the engine advance a sixtieth of a second."""
        batch, fields = self._batch, self._batch.BodyFields
        read = batch.Buffer()
        batch.get_space_bodies(self._space, fields.POSITION | fields.VELOCITY, read)
        state = np.frombuffer(read.float_buf()).reshape(-1, 4)
        velocity = state[:, 2:].copy()
        velocity[self._moves] = self._steered(state[self._moves], field)
        written = batch.Buffer()
        written.set_float_buf(velocity.tobytes())
        batch.set_space_bodies(self._space, fields.VELOCITY, written)
        self._space.step(TICK_S)

    def places(self) -> NDArray[np.float32]:
        """Return where everybody is, (2, N)."""
        places = [tuple(body.position) for body in self._bodies]
        return np.array(places, np.float32).T / np.float32(PX)

    def _order(self) -> NDArray[np.int64]:
        """Return which zombie stands in each row of the engine's buffers, -1 for the ground."""
        ids = self._batch.Buffer()
        self._batch.get_space_bodies(self._space, self._batch.BodyFields.BODY_ID, ids)
        place = {body.id: number for number, body in enumerate(self._bodies)}
        known = np.frombuffer(ids.int_buf(), np.int64).tolist()
        return np.array([place.get(body_id, -1) for body_id in known])

    def _steered(self, state: NDArray[np.float64], field: Field) -> NDArray[np.float64]:
        """Return new velocities (N, 2) in units a second for `state` (N, 4)."""
        pos = np.clip((state[:, :2] / PX).T, 0, self._side - 1)
        tile = tile_indices(pos.astype(np.float32), self._side)
        full = np.bincount(tile, minlength=self._side * self._side)
        pace = self._speed * CROWDED.take(full.take(field.ahead.take(tile)), mode="clip")
        pace *= PX * TICKS_PER_S
        wish = np.stack([field.x.take(tile) * pace, field.y.take(tile) * pace], axis=1)
        return state[:, 2:] + (wish - state[:, 2:]) * TURN


def boxes(solid: NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """Merge solid tiles into boxes (left, top, right, bottom), in tiles.

    >>> boxes(np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1]], np.bool_))
    [(0, 0, 2, 2), (2, 2, 3, 3)]
    """
    rest, found = solid.copy(), []
    height, width = rest.shape
    for row, col in np.argwhere(solid).tolist():
        if not rest[row, col]:
            continue
        right, bottom = col, row + 1
        while right < width and rest[row, right]:
            right += 1
        while bottom < height and rest[bottom, col:right].all():
            bottom += 1
        rest[row:bottom, col:right] = False
        found.append((col, row, right, bottom))
    return found
