"""The zombies as sprites, all at once.

Thousands of zombies are a handful of array operations: sheet and cell come from small tables by
kind, look, mood and facing; nothing here loops over zombies.  Walking frames follow the ground
covered, so that feet do not slide.  Only the few that were just struck are touched one by one,
to hang a moment in the blow.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.snapshot import Facing, Mood
from hyosan_arcade.view.columns import SHADOW_BODY, SHADOW_SMALL, Columns, joined
from hyosan_arcade.view.scene import TILE_PX, Tint

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.snapshot import HordeView, Snapshot
    from hyosan_arcade.sim.spec import ZombieKind
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.scene import CameraView

MARGIN_PX = 28
FRAMES_PER_TILE = 2.6
"""Walking frames per tile covered: four frames are a stride of a tile and a half."""
MOVING_TILES = 0.004
"""A tick's way below which a zombie stands."""
IDLE_FRAME_TICKS = 22
GRAB_FRAME_TICKS = 5
REEL_FRAME_TICKS = 6
CONVULSE_TICKS = 5
CONVULSE_SHARE = 0.6
"""How much of its rising a zombie spends convulsing on the floor."""
FADE_TILES = 0.6
"""A hidden crawler comes out of the dark over this distance."""
POSES: tuple[tuple[str, ...], ...] = (
    ("rise", "idle"),
    ("idle", "walk"),
    ("walk",),
    ("walk",),
    ("walk",),
    ("grab", "walk"),
    ("hurt", "walk"),
    ("down", "hurt"),
)
"""What each `Mood` looks like, the best picture first."""


@dataclass(slots=True)
class Stagger:
    """A struck zombie hangs at (x, y) tiles for `hold` ticks, then catches up in `ease` ticks."""

    x: float
    y: float
    hold: int
    ease: int


EASE_TICKS = 6


class HordeSprites:
    """The looks of the kinds of one level, and those hanging in a blow."""

    def __init__(self, art: Art, kinds: tuple[ZombieKind, ...]) -> None:
        drawn = [art.character(kind.sheet)[0] for kind in kinds]
        widest = max((len(c.sheets) for c in drawn), default=1)
        self.names = tuple(c.name for c in drawn)
        self._sheets = np.array(
            [[c.sheets[n % len(c.sheets)] for n in range(widest)] for c in drawn], np.int16
        ).reshape(len(drawn), widest)
        self._variants = np.array([len(c.sheets) for c in drawn], np.int16)
        self._starts = np.array([[c.start(*poses) for poses in POSES] for c in drawn], np.int16)
        self._walks = np.array([c.start("walk") for c in drawn], np.int16)
        self._frames = np.array([c.frames for c in drawn], np.int16)
        self._facings = np.array([c.directions for c in drawn], np.int16)
        self._rise_ticks = np.array([max(kind.rise_ticks, 1) for kind in kinds], np.int32)
        self._hidden = np.array([kind.hidden_beyond for kind in kinds], np.float32)
        self._is_low = np.array([kind.low for kind in kinds], bool)
        self.staggers: dict[int, Stagger] = {}

    def stagger(self, zombie_id: int, x: float, y: float, ticks: int) -> None:
        """Hold a struck zombie where the blow met it."""
        self.staggers[zombie_id] = Stagger(x, y, ticks, EASE_TICKS)

    def tick(self) -> None:
        """Let the struck go on their way."""
        for stagger in self.staggers.values():
            if stagger.hold > 0:
                stagger.hold -= 1
            else:
                stagger.ease -= 1
        self.staggers = {i: s for i, s in self.staggers.items() if s.ease > 0}

    def columns(self, snapshot: Snapshot, camera: CameraView, blend: float) -> Columns:
        """Return the sprites of all zombies in the picture, ghosts of those heard last."""
        horde = snapshot.horde
        pos = horde.prev_pos + (horde.pos - horde.prev_pos) * np.float32(blend)
        self._hang(horde, pos)
        px = np.rint(pos * TILE_PX).astype(np.int32)
        seen = self._seen(snapshot, px, camera)
        bodies = self._bodies(horde, px, seen)
        bodies.tint[self._is_far_off(snapshot, seen)] = Tint.FADED
        heard = np.flatnonzero(np.isin(horde.zombie_id[seen], snapshot.pulse_ids))
        return joined((bodies, _ghosts(bodies.pick(heard)))) if heard.size else bodies

    def _bodies(self, horde: HordeView, px: NDArray[np.int32], seen: NDArray[np.intp]) -> Columns:
        kind, mood, look = horde.kind[seen], horde.mood[seen], horde.look[seen]
        is_walking = (mood == Mood.IDLE) & (horde.speed[seen] > MOVING_TILES)
        start = np.where(is_walking, self._walks[kind], self._starts[kind, mood])
        frames = self._frames[kind]
        frame = self._frame(horde, seen, is_walking) % frames
        facing = horde.facing[seen] % self._facings[kind]
        x, y = px[0, seen], px[1, seen]
        is_rising = mood == Mood.RISE
        return Columns(
            sheet=self._sheets[kind, look % self._variants[kind]],
            cell=(start + facing * frames + frame).astype(np.int16),
            x=x + np.where(is_rising, horde.mood_ticks[seen] // 2 % 2, 0).astype(np.int32),
            y=y,
            tint=np.where(horde.flash_ticks[seen] > 0, Tint.FLASH, Tint.NONE).astype(np.int8),
            shadow=np.where(self._is_low[kind], SHADOW_SMALL, SHADOW_BODY).astype(np.int8),
            lift=np.zeros(seen.size, np.int16),
            sort=y,
        )

    def _frame(
        self, horde: HordeView, seen: NDArray[np.intp], is_walking: NDArray[np.bool_]
    ) -> NDArray[np.int32]:
        """Choose each zombie's frame by what it does."""
        mood, ticks = horde.mood[seen], horde.mood_ticks[seen].astype(np.int32)
        look = horde.look[seen].astype(np.int32)
        frame = _stride(horde, seen) + look
        stands = (mood == Mood.IDLE) & ~is_walking
        frame = np.where(stands, ticks // IDLE_FRAME_TICKS + look, frame)
        frame = np.where(mood == Mood.GRAB, ticks // GRAB_FRAME_TICKS, frame)
        frame = np.where(mood == Mood.REEL, np.minimum(ticks // REEL_FRAME_TICKS, 3), frame)
        frame = np.where(mood == Mood.DEAD, look, frame)
        done = ticks / self._rise_ticks[horde.kind[seen]]
        getting_up = 2 + (done > (1.0 + CONVULSE_SHARE) / 2)
        rising = np.where(done < CONVULSE_SHARE, ticks // CONVULSE_TICKS % 2, getting_up)
        return np.where(mood == Mood.RISE, rising, frame)

    def _seen(
        self, snapshot: Snapshot, px: NDArray[np.int32], camera: CameraView
    ) -> NDArray[np.intp]:
        """Return the living slots inside the picture that are not hidden from the player."""
        inside = (
            (px[0] > camera.x - MARGIN_PX)
            & (px[0] < camera.x + camera.width + MARGIN_PX)
            & (px[1] > camera.y - MARGIN_PX)
            & (px[1] < camera.y + camera.height + MARGIN_PX)
            & (snapshot.horde.mood != Mood.DEAD)
        )
        slots = np.flatnonzero(inside)
        hidden = self._beyond(snapshot, slots) > FADE_TILES
        return slots[~hidden]

    def _is_far_off(self, snapshot: Snapshot, slots: NDArray[np.intp]) -> NDArray[np.bool_]:
        return self._beyond(snapshot, slots) > 0.0

    def _beyond(self, snapshot: Snapshot, slots: NDArray[np.intp]) -> NDArray[np.float32]:
        """Return by how many tiles zombies lie beyond where their kind can still be seen.

        What holds or was just struck is always seen.
        """
        horde = snapshot.horde
        reach = self._hidden[horde.kind[slots]]
        eyes = [(body.x, body.y) for body in snapshot.bodies if body.person >= 0]
        if not eyes or not reach.any():
            return np.full(slots.size, -1.0, np.float32)
        away = np.min(
            [np.hypot(horde.pos[0, slots] - x, horde.pos[1, slots] - y) for x, y in eyes], 0
        )
        is_plain = (reach == 0.0) | (horde.mood[slots] == Mood.GRAB)
        is_plain |= horde.flash_ticks[slots] > 0
        beyond: NDArray[np.float32] = np.where(is_plain, -1.0, away - reach).astype(np.float32)
        return beyond

    def _hang(self, horde: HordeView, pos: NDArray[np.float32]) -> None:
        """Move the few staggered zombies of `pos` (2, N) to where they hang."""
        if not self.staggers:
            return
        struck = np.flatnonzero(np.isin(horde.zombie_id, list(self.staggers)))
        for slot in struck.tolist():
            stagger = self.staggers[int(horde.zombie_id[slot])]
            share = np.float32(stagger.ease / EASE_TICKS)
            hung = np.array((stagger.x, stagger.y), np.float32)
            pos[:, slot] += (hung - pos[:, slot]) * share


def _stride(horde: HordeView, seen: NDArray[np.intp]) -> NDArray[np.int32]:
    """Return the walking frame: how far along the way it faces a zombie stands."""
    facing = horde.facing[seen]
    is_across = (facing == Facing.RIGHT) | (facing == Facing.LEFT)
    along = np.where(is_across, horde.pos[0, seen], horde.pos[1, seen])
    backward = (facing == Facing.UP) | (facing == Facing.LEFT)
    steps = np.floor(np.where(backward, -along, along) * FRAMES_PER_TILE)
    return np.asarray(steps, np.int32)


def _ghosts(heard: Columns) -> Columns:
    """Return an outline over everything for each body."""
    last = np.iinfo(np.int32).max
    return replace(
        heard,
        tint=np.full(heard.count, Tint.GHOST, np.int8),
        shadow=np.zeros(heard.count, np.int8),
        sort=np.full(heard.count, last, np.int32),
    )
