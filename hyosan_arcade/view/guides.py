"""Signs that lead the player: key prompts, the aim, exits, and arrows for what is off the picture.

Whatever hunts the player from outside the picture gets an arrow at the rim, early enough to act:
no zombie arrives unannounced.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.script import OnEscape
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import GRAB_TELEGRAPH_TICKS
from hyosan_arcade.view.badges import Signs
from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.scene import TILE_PX, EdgeArrow, Marker
from hyosan_arcade.view.voice import ally_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.script import Condition
    from hyosan_arcade.sim.snapshot import BodyView, Prompt, Snapshot
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.controls import ControlMap
    from hyosan_arcade.view.scene import CameraView

SECTORS = 8
"""Threats are gathered into this many directions, an arrow each."""
THREAT_TILES = 20.0
"""Hunters farther off than this are not announced; even a runner needs four seconds for it."""
SEEKER_TILES = 12.0
"""Those that follow a noise have seen nobody yet: announced when this near."""
ANNOUNCED_TILES = np.array(
    [{Mood.CHASE: THREAT_TILES, Mood.SEEK: SEEKER_TILES}.get(mood, 0.0) for mood in Mood],
    np.float32,
)
"""By `Mood`."""
RIM_PX = 6
"""A body this far inside the picture is seen."""
PROMPT_ABOVE_PX = 26
SIGN_PX = 20
"""What a sign over a head takes: a prompt about somebody stands above it."""
PERSONAL = ("feed", "talk")
GRAB_ABOVE_PX = 22


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out, world px, and what must hold for it to be one."""

    x: float
    y: float
    conditions: tuple[Condition, ...]


class Guides:
    """The signs of one level; `warning` is the ally's, as (dx, dy, ticks left)."""

    def __init__(self, level: LevelSpec, words: Words, control_map: ControlMap) -> None:
        self._words = words
        self._map = control_map
        self._exits = tuple(_exits(level))
        self._warning, self._warning_ticks = (0.0, 0.0, 0), 1
        self._company = Signs(words)

    def warn(self, dx: float, dy: float, ticks: int) -> None:
        """Point where the ally heard them for `ticks`."""
        self._warning, self._warning_ticks = (dx, dy, ticks), max(ticks, 1)

    def tick(self) -> None:
        """Let the warning run out."""
        dx, dy, ticks = self._warning
        self._warning = (dx, dy, max(ticks - 1, 0))

    def markers(
        self, snapshot: Snapshot, device: str, aim: tuple[float, float] | None
    ) -> Iterator[Marker]:
        """Yield the signs in the world; `aim` is the place pointed at (tiles)."""
        for prompt in snapshot.prompts:
            if prompt.person == 0:
                yield self._prompt(prompt, device)
        for way_out in self._open_exits(snapshot):
            words = self._words.get("hud.exit")
            yield Marker("exit", round(way_out.x), round(way_out.y), words)
        yield from self._company.markers(snapshot)
        yield from _grabs(snapshot)
        if aim is not None:
            yield Marker("aim", round(aim[0] * TILE_PX), round(aim[1] * TILE_PX))

    def arrows(self, snapshot: Snapshot, me: BodyView, camera: CameraView) -> Iterator[EdgeArrow]:
        """Yield the arrows at the rim of the picture."""
        yield from threats(snapshot, me, camera)
        dx, dy, ticks = self._warning
        if ticks > 0:
            yield EdgeArrow(dx, dy, "warning", 1.0 - ticks / self._warning_ticks)
        for body, kind in _hybrids(snapshot, me):
            yield from _off_picture(camera, (body.x * TILE_PX, body.y * TILE_PX), kind)
        for way_out in self._open_exits(snapshot):
            yield from _off_picture(camera, (way_out.x, way_out.y), "exit")

    def _open_exits(self, snapshot: Snapshot) -> Iterator[Exit]:
        """Yield the exits that would let people out as things stand."""
        for way_out in self._exits:
            if all(_holds(condition, snapshot) for condition in way_out.conditions):
                yield way_out

    def _prompt(self, prompt: Prompt, device: str) -> Marker:
        above = PROMPT_ABOVE_PX + (SIGN_PX if prompt.verb in PERSONAL else 0)
        x, y = round(prompt.x * TILE_PX), round(prompt.y * TILE_PX) - above
        is_plain = prompt.verb in ("locked", "push")
        key = "" if is_plain else self._map.key_for(Action.USE, device)
        return Marker("prompt", x, y, prompt_words(self._words, prompt), key)


def prompt_words(words: Words, prompt: Prompt) -> str:
    """Say what the use button would do."""
    target = prompt.target
    if prompt.verb == "locked" and target:
        return words.get("prompt.locked_needs", item=_named(words, "item", target))
    named = {
        "item": _named(words, "item", target),
        "target": _named(words, "target", target),
        "name": _named(words, "name", target),
    }
    return words.get(f"prompt.{prompt.verb}", **named)


def _named(words: Words, table: str, target: str) -> str:
    """Return the words of a thing, or its plain name: a mod's thing may have none."""
    key = f"{table}.{target.lower()}"
    return words.get(key) if words.has(key) else target.replace("_", " ")


def threats(snapshot: Snapshot, me: BodyView, camera: CameraView) -> Iterator[EdgeArrow]:
    """Yield one arrow for each direction from which zombies hunt unseen."""
    slots = np.flatnonzero(_is_outside(snapshot.horde.pos, camera))
    dx, dy = snapshot.horde.pos.take(slots, axis=1)
    dx, dy = dx - np.float32(me.x), dy - np.float32(me.y)
    away = np.sqrt(dx * dx + dy * dy)
    picked = np.flatnonzero(away < ANNOUNCED_TILES.take(snapshot.horde.mood.take(slots)))
    if not picked.size:
        return
    dx, dy, away = dx[picked], dy[picked], away[picked]
    sector = np.rint(np.arctan2(dy, dx) / np.pi * (SECTORS / 2)).astype(int) % SECTORS
    nearest = np.full(SECTORS, np.inf, np.float32)
    np.minimum.at(nearest, sector, away)
    for number in np.flatnonzero(nearest < np.inf).tolist():
        angle = number * 2 * math.pi / SECTORS
        urgency = max(1.0 - float(nearest[number]) / THREAT_TILES, 0.1)
        yield EdgeArrow(math.cos(angle), math.sin(angle), "threat", urgency)


def _grabs(snapshot: Snapshot) -> Iterator[Marker]:
    """Yield a mark over whoever crouches to take hold; `progress` runs until it does."""
    horde = snapshot.horde
    crouching = (horde.mood == Mood.GRAB) & (horde.mood_ticks < GRAB_TELEGRAPH_TICKS)
    for slot in np.flatnonzero(crouching).tolist():
        x, y = horde.pos[:, slot].tolist()
        share = int(horde.mood_ticks[slot]) / GRAB_TELEGRAPH_TICKS
        place = (round(x * TILE_PX), round(y * TILE_PX) - GRAB_ABOVE_PX)
        yield Marker("grab", *place, progress=share)


def _is_outside(pos: NDArray[np.float32], camera: CameraView) -> NDArray[np.bool_]:
    """Say which places (2, N) tiles lie outside the picture, or at its very rim."""
    left, top = (camera.x + RIM_PX) / TILE_PX, (camera.y + RIM_PX) / TILE_PX
    outside: NDArray[np.bool_] = pos[0] <= left
    outside |= pos[0] >= left + (camera.width - 2 * RIM_PX) / TILE_PX
    outside |= pos[1] <= top
    outside |= pos[1] >= top + (camera.height - RIM_PX) / TILE_PX
    return outside


def _exits(level: LevelSpec) -> Iterator[Exit]:
    """Yield the middle of each zone that people escape to."""
    for trigger in level.triggers:
        if not isinstance(trigger.when, OnEscape):
            continue
        tiles = level.places(trigger.when.zone)
        if tiles:
            rows, cols = zip(*tiles, strict=True)
            x = (min(cols) + max(cols) + 1) / 2 * TILE_PX
            yield Exit(x, (min(rows) + max(rows) + 1) / 2 * TILE_PX, trigger.conditions)


def _holds(condition: Condition, snapshot: Snapshot) -> bool:
    """Say whether things are as a condition wants, as far as a player can know them."""
    flags = snapshot.flags
    if condition.flag and flags.get(condition.flag, 0) < condition.at_least:
        return False
    if condition.not_flag and flags.get(condition.not_flag, 0) > 0:
        return False
    if condition.has_item and not _is_carried(snapshot, condition.has_item):
        return False
    ally = ally_of(snapshot)
    has_ally = ally is not None and ally.alive
    return condition.ally_alive is None or condition.ally_alive == has_ally


def _is_carried(snapshot: Snapshot, name: str) -> bool:
    """Say whether a person carries the item; the mop is carried in hand."""
    item = Item.__members__.get(name.upper())
    people = [body for body in snapshot.bodies if body.person >= 0]
    if item is Item.MOP:
        return any(body.weapon_left > 0 for body in people)
    return item is not None and any(body.items[item] for body in people)


def _hybrids(snapshot: Snapshot, me: BodyView) -> Iterator[tuple[BodyView, str]]:
    """Yield the ally, and every hybrid near who is not to be trusted now, with its arrow's kind."""
    friend = ally_of(snapshot)
    for body in snapshot.bodies:
        ally = body.ally
        if ally is None or body is me or not body.alive or ally.has_left:
            continue
        is_near = abs(body.x - me.x) + abs(body.y - me.y) < THREAT_TILES
        if ally.feral_ticks > 0 or (ally.is_hostile and is_near):
            yield body, "feral"
        elif body is friend:
            yield body, "ally"


def _off_picture(camera: CameraView, place: tuple[float, float], kind: str) -> Iterator[EdgeArrow]:
    dx = place[0] - camera.x - camera.width / 2
    dy = place[1] - camera.y - camera.height / 2
    if abs(dx) > camera.width / 2 or abs(dy) > camera.height / 2:
        length = math.hypot(dx, dy)
        yield EdgeArrow(dx / length, dy / length, kind, 0.0)
