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

from hyosan_arcade.sim.snapshot import HordeView, Mood
from hyosan_arcade.sim.tuning import GRAB_TELEGRAPH_TICKS
from hyosan_arcade.view.columns import SHADOW_BODY, SHADOW_SMALL, Columns, joined
from hyosan_arcade.view.scene import TILE_PX, Tint

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.snapshot import Snapshot
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
IS_STRIDING = np.array([mood in (Mood.SEEK, Mood.SEARCH, Mood.CHASE) for mood in Mood])
"""By `Mood`: always on its way."""
LOOKS_ACROSS = np.array([False, False, True, True])
AHEAD = np.array([1, -1, 1, -1]) * np.float32(FRAMES_PER_TILE)
"""By `Facing`: whether it looks along x, and walking frames per tile of x or y that way."""


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
        self._shadows = np.array(
            [SHADOW_SMALL if kind.low else SHADOW_BODY for kind in kinds], np.int8
        )
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
        near = only(snapshot.horde, _in_picture(snapshot.horde, camera))
        beyond = self._beyond(snapshot, near)
        if beyond.max(initial=0.0) > FADE_TILES:
            shown = np.flatnonzero(beyond <= FADE_TILES)
            near, beyond = only(near, shown), beyond[shown]
        pos = near.prev_pos + (near.pos - near.prev_pos) * np.float32(blend)
        self._hang(near.zombie_id, pos)
        bodies = self._bodies(near, np.rint(pos * TILE_PX).astype(np.int32))
        bodies.tint[beyond > 0.0] = Tint.FADED
        bodies.tint[(near.mood == Mood.GRAB) & (bodies.tint == Tint.NONE)] = Tint.GRAB
        if not snapshot.pulse_ids.size:
            return bodies
        heard = np.flatnonzero(np.isin(near.zombie_id, snapshot.pulse_ids))
        return joined((bodies, _ghosts(bodies.pick(heard))))

    def _bodies(self, near: HordeView, px: NDArray[np.int32]) -> Columns:
        kind, mood = near.kind, near.mood
        is_walking = (mood == Mood.IDLE) & (near.speed > MOVING_TILES)
        start = self._starts.take(kind * np.intp(len(POSES)) + mood)
        start[is_walking] = self._walks[kind[is_walking]]
        frames = self._frames.take(kind)
        frame = self._frame(near, is_walking) % frames
        facing = near.facing % self._facings.take(kind)
        is_rising = mood == Mood.RISE
        return Columns(
            sheet=self._sheets[kind, near.look % self._variants.take(kind)],
            cell=(start + facing * frames + frame).astype(np.int16),
            x=px[0] + (is_rising & (near.mood_ticks & 2 > 0)),
            y=px[1],
            tint=(near.flash_ticks > 0) * np.int8(Tint.FLASH),
            shadow=self._shadows.take(kind),
            lift=np.zeros(near.count, np.int16),
            sort=px[1],
        )

    def _frame(self, near: HordeView, is_walking: NDArray[np.bool_]) -> NDArray[np.int32]:
        """Choose each zombie's frame by what it does."""
        frame = _stride(near) + near.look
        others = np.flatnonzero(~(IS_STRIDING.take(near.mood) | is_walking))
        if others.size:
            frame[others] = self._still_frame(only(near, others))
        return frame

    def _still_frame(self, still: HordeView) -> NDArray[np.int32]:
        """Choose the frames of those who are not on their way anywhere."""
        mood, ticks = still.mood, still.mood_ticks.astype(np.int32)
        look = still.look.astype(np.int32)
        done = ticks / self._rise_ticks[still.kind]
        getting_up = 2 + (done > (1.0 + CONVULSE_SHARE) / 2)
        rising = np.where(done < CONVULSE_SHARE, ticks // CONVULSE_TICKS % 2, getting_up)
        crouches = ticks < GRAB_TELEGRAPH_TICKS
        frame = np.where(mood == Mood.IDLE, ticks // IDLE_FRAME_TICKS + look, look)
        frame = np.where(mood == Mood.GRAB, ticks // GRAB_FRAME_TICKS % 2 + 2 * crouches, frame)
        frame = np.where(mood == Mood.REEL, np.minimum(ticks // REEL_FRAME_TICKS, 3), frame)
        return np.where(mood == Mood.RISE, rising, frame)

    def _beyond(self, snapshot: Snapshot, near: HordeView) -> NDArray[np.float32]:
        """Return by how many tiles zombies lie beyond where their kind can still be seen.

        What holds or was just struck is always seen.
        """
        reach = self._hidden.take(near.kind)
        eyes = [(body.x, body.y) for body in snapshot.bodies if body.person >= 0]
        if not eyes or not reach.any():
            return np.full(near.count, -1.0, np.float32)
        away = np.min([np.hypot(near.pos[0] - x, near.pos[1] - y) for x, y in eyes], 0)
        is_plain = (reach == 0.0) | (near.mood == Mood.GRAB) | (near.flash_ticks > 0)
        beyond: NDArray[np.float32] = np.where(is_plain, -1.0, away - reach).astype(np.float32)
        return beyond

    def _hang(self, ids: NDArray[np.int32], pos: NDArray[np.float32]) -> None:
        """Move the few staggered zombies of `pos` (2, N) to where they hang."""
        if not self.staggers:
            return
        for place in np.flatnonzero(np.isin(ids, list(self.staggers))).tolist():
            stagger = self.staggers[int(ids[place])]
            share = np.float32(stagger.ease / EASE_TICKS)
            hung = np.array((stagger.x, stagger.y), np.float32)
            pos[:, place] += (hung - pos[:, place]) * share


def only(horde: HordeView, slots: NDArray[np.intp]) -> HordeView:
    """Return the zombies at `slots`, in that order, as columns of their own."""
    return HordeView(
        pos=horde.pos.take(slots, axis=1),
        prev_pos=horde.prev_pos.take(slots, axis=1),
        zombie_id=horde.zombie_id.take(slots),
        kind=horde.kind.take(slots),
        mood=horde.mood.take(slots),
        mood_ticks=horde.mood_ticks.take(slots),
        facing=horde.facing.take(slots),
        speed=horde.speed.take(slots),
        look=horde.look.take(slots),
        flash_ticks=horde.flash_ticks.take(slots),
        hp=horde.hp.take(slots),
    )


def _in_picture(horde: HordeView, camera: CameraView) -> NDArray[np.intp]:
    """Return the living slots inside the picture or just outside."""
    x, y = horde.pos
    left, top = (camera.x - MARGIN_PX) / TILE_PX, (camera.y - MARGIN_PX) / TILE_PX
    inside = x > left
    inside &= x < left + (camera.width + 2 * MARGIN_PX) / TILE_PX
    inside &= y > top
    inside &= y < top + (camera.height + 2 * MARGIN_PX) / TILE_PX
    inside &= horde.mood != Mood.DEAD
    return np.flatnonzero(inside)


def _stride(near: HordeView) -> NDArray[np.int32]:
    """Return the walking frame: how far along the way it faces a zombie stands."""
    is_across = LOOKS_ACROSS.take(near.facing)
    along: NDArray[np.float32] = np.where(is_across, near.pos[0], near.pos[1])
    steps: NDArray[np.int32] = np.floor(along * AHEAD.take(near.facing)).astype(np.int32)
    return steps


def _ghosts(heard: Columns) -> Columns:
    """Return an outline over everything for each body."""
    last = np.iinfo(np.int32).max
    return replace(
        heard,
        tint=np.full(heard.count, Tint.GHOST, np.int8),
        shadow=np.zeros(heard.count, np.int8),
        sort=np.full(heard.count, last, np.int32),
    )
