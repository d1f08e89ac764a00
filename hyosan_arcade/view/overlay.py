"""Looking inside: F1 flow, F2 crowding, F3 noise, F4 stress, F5 counts; one at a time.

Overlays are for people who build levels and rules.  They read the world and change nothing; frame
times belong to the front-end, which has a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.flow import FAR
from hyosan_arcade.view.controls import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from hyosan_arcade.content.words import Words
    from hyosan_arcade.run.session import Session
    from hyosan_arcade.sim.snapshot import Snapshot
    from hyosan_arcade.view.controls import Controls
    from hyosan_arcade.view.scene import Scene

NAMES: Mapping[Action, str] = {
    Action.FLOW_OVERLAY: "flow",
    Action.GRID_OVERLAY: "grid",
    Action.NOISE_OVERLAY: "noise",
    Action.STRESS_OVERLAY: "stress",
    Action.TIMING_OVERLAY: "timing",
}
FLOW_TILES = 40.0
"""Walked tiles that fade from full to nothing."""
LOUDEST = 18.0
CROWD = 6.0
"""Zombies on a tile that show at full strength."""


class Overlay:
    """Which overlay is on, if any."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._on: Action | None = None

    def tick(self, controls: Controls) -> None:
        """Switch overlays on and off."""
        for action in NAMES:
            if controls.did(action):
                self._on = None if self._on is action else action

    def lines(self, session: Session, snapshot: Snapshot, scene: Scene) -> tuple[str, ...]:
        """Return the lines of the overlay that is on."""
        if self._on is None:
            return ()
        title = self._words.get(f"overlay.{NAMES[self._on]}")
        head = f"{title}  tick {snapshot.tick}  seed {session.seed}  {session.difficulty}"
        return (head, *self._field_line(session, snapshot), *self._details(snapshot, scene))

    def grid(self, session: Session, snapshot: Snapshot) -> NDArray[np.float32] | None:
        """Return the map (H, W) 0..1 of the overlay that is on, or None."""
        match self._on:
            case Action.FLOW_OVERLAY:
                return _unit(1.0 - session.world.flow_distance() / FLOW_TILES)
            case Action.GRID_OVERLAY:
                return crowd_map(snapshot)
            case Action.NOISE_OVERLAY:
                return _unit(session.world.noise_field() / LOUDEST)
        return None

    def headings(self, session: Session) -> NDArray[np.int8] | None:
        """Return where the flow leads, (2, H, W) steps, if that overlay is on."""
        is_on = self._on is Action.FLOW_OVERLAY
        return headings_down(session.world.flow_distance()) if is_on else None

    def _field_line(self, session: Session, snapshot: Snapshot) -> tuple[str, ...]:
        """Say in numbers what the overlay's field amounts to."""
        match self._on:
            case Action.FLOW_OVERLAY:
                reached = int(np.count_nonzero(session.world.flow_distance() < FLOW_TILES))
                return (f"tiles within {FLOW_TILES:.0f} steps of the hunted: {reached}",)
            case Action.GRID_OVERLAY:
                counts = zombies_by_tile(snapshot)
                return (f"tiles taken {np.count_nonzero(counts)}  fullest {int(counts.max())}",)
            case Action.NOISE_OVERLAY:
                return (f"strongest interest {float(session.world.noise_field().max()):.1f}",)
        return ()

    def _details(self, snapshot: Snapshot, scene: Scene) -> tuple[str, ...]:
        if self._on is Action.STRESS_OVERLAY:
            director = snapshot.director
            return (
                f"stress {director.stress:.0f}  {director.phase} {director.phase_ticks}",
                f"alive {director.alive}  budget {director.budget}",
                *(f"{name} = {value}" for name, value in sorted(snapshot.flags.items())),
            )
        if self._on is Action.TIMING_OVERLAY and scene.world is not None:
            world = scene.world
            return (
                f"zombies {snapshot.horde.count}  sprites {world.sprites.x.size}",
                f"lights {len(world.lights)}  particles {world.particles.x.size}"
                f"  decals {len(world.decals)}",
            )
        return ()


def crowd_map(snapshot: Snapshot) -> NDArray[np.float32]:
    """Return how crowded each tile is, (H, W) 0..1."""
    return _unit(zombies_by_tile(snapshot).astype(np.float32) / np.float32(CROWD))


def zombies_by_tile(snapshot: Snapshot) -> NDArray[np.intp]:
    """Count the zombies on each tile, (H, W)."""
    height, width = snapshot.tiles.shape
    cols = np.clip(snapshot.horde.pos[0].astype(np.int64), 0, width - 1)
    rows = np.clip(snapshot.horde.pos[1].astype(np.int64), 0, height - 1)
    return np.bincount(rows * width + cols, minlength=height * width).reshape(height, width)


def headings_down(distance: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return the step (x, y) down from each tile, (2, H, W); 0 at the goal and where no way leads.

    >>> headings_down(np.array([[2, 1, 0]], np.float32))[0].tolist()
    [[1, 1, 0]]
    """
    height, width = distance.shape
    padded = np.pad(distance, 1, constant_values=np.inf)
    steps = [(dx, dy) for dy in (0, -1, 1) for dx in (0, -1, 1)]
    around = [padded[1 + y : 1 + y + height, 1 + x : 1 + x + width] for x, y in steps]
    best = np.argmin(around, axis=0)
    found: NDArray[np.int8] = np.array(steps, np.int8).T[:, best]
    return found * (distance < FAR)


def _unit(field: NDArray[np.float32]) -> NDArray[np.float32]:
    """Clip to 0..1."""
    return np.clip(field, np.float32(0.0), np.float32(1.0)).astype(np.float32)
