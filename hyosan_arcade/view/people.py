"""Survivors and hybrids as sprites: which sheet, which pose, which frame."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.sim.snapshot import Pose
from hyosan_arcade.sim.tuning import SHOVE_TICKS, THROW_TICKS
from hyosan_arcade.view.columns import SHADOW_BODY, SHADOW_NONE, SHADOW_SMALL, Sprite
from hyosan_arcade.view.scene import TILE_PX, Tint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hyosan_arcade.sim.snapshot import BodyView, Snapshot
    from hyosan_arcade.view.art import Art, Character

CAST = ("jiho", "eunha", "haeul", "daehan", "miso", "yuna")
"""The playable ones, in the order of the variants of the player's sheet."""
FRAMES_PER_TILE = 2.6
EASE_TICKS = 4
STANDING = 0.05
"""Tiles/s below which a body stands."""
INFECTED_BEAT_TICKS = 32
POSES: Mapping[Pose, tuple[str, ...]] = {
    Pose.WALK: ("walk",),
    Pose.SNEAK: ("sneak", "walk"),
    Pose.STRIKE: ("strike", "walk"),
    Pose.THROW: ("throw", "strike"),
    Pose.SHOVE: ("shove", "strike"),
    Pose.HURT: ("hurt", "walk"),
    Pose.GRABBED: ("grabbed", "hurt"),
    Pose.DOWN: ("down", "hurt"),
    Pose.BANDAGE: ("bandage", "sneak"),
    Pose.HUNGER: ("hunger", "hurt"),
    Pose.BITE: ("bite", "strike"),
}
LEAP = ("leap", "throw")
AIM = ("aim", "walk")
ROPE = ("bandage", "sneak")
ROPE_FRAME_TICKS = 14
RISING = 0.012
"""Tiles a tick above which one who leaps still rises."""
HYBRIDS = ("nari", "bora", "gaon", "sian")
"""Hybrids with a look of their own; any other looks like one of the last three."""
SOLDIER = "soldier"
SURVIVORS = 3
"""How many looks those have who are nobody in particular."""
SHADOW_FAR = 0.4
"""Tiles off the floor from which on a shadow is small."""
LANDING_TILES = 0.4
STRIKE_STEPS = (3, 6, 10)
"""Ticks at which a strike goes from wind-up to swing, follow through, recovery."""
LOOPS: Mapping[Pose, int] = {Pose.GRABBED: 5, Pose.HUNGER: 12, Pose.BITE: 6, Pose.BANDAGE: 14}
"""Ticks a frame is shown in poses that go round."""
LENGTHS: Mapping[Pose, int] = {Pose.THROW: THROW_TICKS, Pose.SHOVE: SHOVE_TICKS, Pose.HURT: 16}
"""Ticks of poses that run through once."""


@dataclass(slots=True)
class Held:
    """A body that hangs in its own blow for `hold` ticks, then catches up in `ease` ticks."""

    body: BodyView
    hold: int
    ease: int


class People:
    """Draws bodies; remembers how far each has walked, so that feet do not slide."""

    def __init__(self, art: Art) -> None:
        self._art = art
        self._walked: dict[int, float] = {}
        self._held: dict[int, Held] = {}
        self._heights: dict[int, tuple[float, float]] = {}
        """How high each body was at the last two ticks."""

    def hold(self, body: BodyView, ticks: int) -> None:
        """Let a body hang as it stands now: its blow has met something."""
        self._held[body.body_id] = Held(body, ticks, EASE_TICKS)

    def tick(self, bodies: tuple[BodyView, ...]) -> None:
        """Count the way each body went; let the held go on."""
        for held in self._held.values():
            if held.hold > 0:
                held.hold -= 1
            else:
                held.ease -= 1
        self._held = {number: held for number, held in self._held.items() if held.ease > 0}
        for body in bodies:
            way = abs(body.x - body.prev_x) + abs(body.y - body.prev_y)
            self._walked[body.body_id] = self._walked.get(body.body_id, 0.0) + way
            _, last = self._heights.get(body.body_id, (0.0, 0.0))
            self._heights[body.body_id] = (last, body.height)

    def sprites(self, snapshot: Snapshot, blend: float) -> Iterator[Sprite]:
        """Yield every body as it stands between two ticks."""
        for body in snapshot.bodies:
            if body.ally is not None and body.ally.has_left:
                continue
            held = self._held.get(body.body_id)
            shown = held.body if held is not None and held.hold > 0 and body.alive else body
            character, sheet = self.look_of(body)
            pose = shown.pose if body.alive else Pose.DOWN
            frame = self._frame(shown, pose) % character.frames
            names = _pose_names(body, pose)
            x, y = self._place(body, blend)
            facing = shown.facing % character.directions
            yield Sprite(
                sheet=sheet,
                cell=character.start(*names) + facing * character.frames + frame,
                x=round(x * TILE_PX),
                y=round(y * TILE_PX),
                tint=tint_of(body, snapshot.tick),
                shadow=_shadow(body),
                lift=round(body.height * TILE_PX),
            )

    def _place(self, body: BodyView, blend: float) -> tuple[float, float]:
        """Return where a body is seen, tiles: behind where it is while it hangs in a blow."""
        x = body.prev_x + (body.x - body.prev_x) * blend
        y = body.prev_y + (body.y - body.prev_y) * blend
        held = self._held.get(body.body_id)
        if held is None or not body.alive:
            return x, y
        behind = held.ease / EASE_TICKS
        return x + (held.body.x - x) * behind, y + (held.body.y - y) * behind

    def look_of(self, body: BodyView) -> tuple[Character, int]:
        """Return the character and the sheet of a body: gold for people, ember for the hybrid.

        Who will be a hybrid has her own look before she wakes: it is the same girl.
        """
        if body.role == "hybrid" or body.name in HYBRIDS:
            return self._art.character(look_of_hybrid(body.name))
        if body.person >= 0:
            place = CAST.index(body.name) if body.name in CAST else 0
            return self._art.character("player", place)
        if body.name.startswith(SOLDIER):
            return self._art.character("trooper")
        return self._art.character("survivor", zlib.crc32(body.name.encode()))

    def _leap_frame(self, body: BodyView) -> int:
        """Return the frame of a leap: up, over, and down with the legs ready."""
        before, now = self._heights.get(body.body_id, (0.0, body.height))
        if now - before > RISING:
            return 1
        return 2 if now > LANDING_TILES or now >= before else 3

    def _frame(self, body: BodyView, pose: Pose) -> int:
        ticks = body.pose_ticks
        if body.height > 0.0:
            return self._leap_frame(body)
        if body.state == "rope":
            return ticks // ROPE_FRAME_TICKS
        if pose is Pose.STRIKE:
            return sum(ticks >= step for step in STRIKE_STEPS)
        if pose in LOOPS:
            return ticks // LOOPS[pose]
        if pose in LENGTHS:
            return min(ticks * 4 // LENGTHS[pose], 3)
        if pose is Pose.DOWN or body.speed < STANDING:
            return 0
        return int(self._walked.get(body.body_id, 0.0) * FRAMES_PER_TILE)


def look_of_hybrid(name: str) -> str:
    """Return whose look a hybrid has: her own, or that of one of the other three."""
    return name if name in HYBRIDS else stranger_of(name)


def face_of(body: BodyView) -> str:
    """Return the art name of a small face."""
    if body.ally is not None or body.name in HYBRIDS:
        return f"face_{look_of_hybrid(body.name)}"
    if body.name in CAST:
        return f"face_{body.name}"
    return f"face_survivor_{zlib.crc32(body.name.encode()) % SURVIVORS}"


def stranger_of(name: str) -> str:
    """Return whose look a hybrid without one of her own takes."""
    others = HYBRIDS[1:]
    return others[zlib.crc32(name.encode()) % len(others)]


def _pose_names(body: BodyView, pose: Pose) -> tuple[str, ...]:
    if body.height > 0.0:
        return LEAP
    if body.state == "rope":
        return ROPE
    return AIM if body.state == "aim" and pose is Pose.WALK else POSES[pose]


def _shadow(body: BodyView) -> int:
    if not body.alive:
        return SHADOW_NONE
    return SHADOW_SMALL if body.height > SHADOW_FAR else SHADOW_BODY


def tint_of(body: BodyView, tick: int) -> Tint:
    """Return how a body is marked: struck, withdrawn, bitten (in turns with its own), its own."""
    if not body.alive:
        return Tint.NONE
    if body.flash_ticks > 0:
        return Tint.FLASH
    if body.ally is not None:
        if body.ally.is_hostile:
            return Tint.HOSTILE
        if body.ally.feral_ticks > 0 or body.ally.near_bite_ticks > 0:
            return Tint.FERAL
        if body.ally.gone_ticks > 0:
            return Tint.FADED
    if body.infection_ticks >= 0 and tick % INFECTED_BEAT_TICKS < INFECTED_BEAT_TICKS // 2:
        return Tint.INFECTED
    if body.role == "hybrid":
        return Tint.ALLY
    return Tint.PLAYER if body.person >= 0 else Tint.NONE
