"""The horde as columns: one numpy array per quantity, one slot per zombie.

A slot is valid within one tick: `sort` and `bury` move zombies between slots.  What lasts is
`zombie_id`.  No object per zombie exists and nothing in a tick loops over them in Python; a rule
picks slots with a mask and writes columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from hyosan_arcade.sim.snapshot import Facing, HordeView, Mood

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import ZombieKind

Scalar = TypeVar("Scalar", bound=np.generic)

FLAT = (
    ("zombie_id", np.int32),
    ("kind", np.int8),
    ("low", np.int8),
    ("mood", np.int8),
    ("mood_ticks", np.int16),
    ("goal", np.int16),
    ("target", np.int16),
    ("unseen", np.int16),
    ("burst", np.int16),
    ("wave", np.int16),
    ("look", np.int16),
    ("flash", np.int8),
    ("seen", np.bool_),
    ("hp", np.float32),
    ("interest", np.float32),
    ("error", np.float32),
    ("tile", np.int64),
)
AROUND_TILES = 6.0
"""Reach up to which `Horde.near` answers from a remembered choice of slots."""
PAIRED = ("pos", "prev", "vel", "spot", "face")


@dataclass(frozen=True, slots=True)
class Birth:
    """Where and how a zombie comes: `goal` -1 wanders, else a slot of the hunt it follows."""

    kind: int
    x: float
    y: float
    mood: Mood = Mood.IDLE
    goal: int = -1
    wave: int = -1


class Horde:
    """All zombies; N slots; `has_newborn` until those born last are sorted in.

    Pairs, (2, N) float32, rows x and y, in tiles: `pos` now, `prev` one tick ago, `vel` tiles per
    tick, `spot` where it means to search, `face` the way it looks (length about 1).

    Flat, (N,): `zombie_id`; `kind` row of the bestiary; `low` 1 for crawlers; `mood` and
    `mood_ticks` since it began; `goal` slot of the hunt's flow fields or -1; `target` body index
    or -1; `unseen` ticks since it saw its target; `burst` ticks of burst speed left; `wave` index
    or -1; `look` number for its looks; `flash` ticks; `seen` whether it sees
    its target now; `hp`; `interest` in what it heard; `error` tiles by which it misplaces it;
    `tile` row * W + col.
    """

    zombie_id: NDArray[np.int32]
    kind: NDArray[np.int8]
    low: NDArray[np.int8]
    mood: NDArray[np.int8]
    mood_ticks: NDArray[np.int16]
    goal: NDArray[np.int16]
    target: NDArray[np.int16]
    unseen: NDArray[np.int16]
    burst: NDArray[np.int16]
    wave: NDArray[np.int16]
    look: NDArray[np.int16]
    flash: NDArray[np.int8]
    seen: NDArray[np.bool_]
    hp: NDArray[np.float32]
    interest: NDArray[np.float32]
    error: NDArray[np.float32]
    tile: NDArray[np.int64]
    pos: NDArray[np.float32]
    prev: NDArray[np.float32]
    vel: NDArray[np.float32]
    spot: NDArray[np.float32]
    face: NDArray[np.float32]

    def __init__(self, kinds: tuple[ZombieKind, ...], map_width: int) -> None:
        """Start with nobody."""
        self._kinds = kinds
        self._map_width = map_width
        self.next_id = 0
        self.has_newborn = False
        self._known_around: dict[tuple[int, int], NDArray[np.int64]] = {}
        for name, dtype in FLAT:
            setattr(self, name, np.empty(0, dtype))
        for name in PAIRED:
            setattr(self, name, np.empty((2, 0), np.float32))

    @property
    def count(self) -> int:
        """Zombies in the horde."""
        return len(self.zombie_id)

    def remember_positions(self) -> None:
        """Keep where everybody stands, for drawing between ticks."""
        self.prev = self.pos.copy()

    def spawn(self, births: list[Birth], looks: NDArray[np.float32]) -> NDArray[np.int64]:
        """Add zombies and return their slots; `looks` holds one draw of [0, 1) for each."""
        if not births:
            return np.empty(0, np.int64)
        count, first = len(births), self.count
        self._grow(count)
        new = slice(first, first + count)
        self.zombie_id[new] = np.arange(self.next_id, self.next_id + count)
        self.next_id += count
        self.has_newborn = True
        self.forget_places()
        self.kind[new] = [b.kind for b in births]
        self.low[new] = [self._kinds[b.kind].low for b in births]
        self.hp[new] = [self._kinds[b.kind].hp for b in births]
        self.mood[new] = [b.mood for b in births]
        self.goal[new] = [b.goal for b in births]
        self.target[new] = [b.goal for b in births]
        self.wave[new] = [b.wave for b in births]
        self.burst[new] = [self._first_burst(b) for b in births]
        self.look[new] = (looks * np.float32(30000.0)).astype(np.int16)
        self.interest[new] = [20.0 if b.goal >= 0 else 0.0 for b in births]
        self.pos[:, new] = np.array([[b.x for b in births], [b.y for b in births]], np.float32)
        self.prev[:, new] = self.pos[:, new]
        self.spot[:, new] = self.pos[:, new]
        self.face[1, new] = 1.0
        self.tile[new] = self.pos[1, new].astype(np.int64) * self._map_width
        self.tile[new] += self.pos[0, new].astype(np.int64)
        return np.arange(first, first + count)

    def _first_burst(self, birth: Birth) -> int:
        """Return the burst of one who is sent after somebody: it has risen just before."""
        kind = self._kinds[birth.kind]
        return kind.burst_ticks if birth.goal >= 0 and not kind.bursts_on_sight else 0

    def _grow(self, count: int) -> None:
        for name, dtype in FLAT:
            old = getattr(self, name)
            setattr(self, name, np.concatenate([old, np.zeros(count, dtype)]))
        for name in PAIRED:
            old = getattr(self, name)
            setattr(self, name, np.concatenate([old, np.zeros((2, count), np.float32)], axis=1))

    def sort(self, slots: NDArray[np.int64]) -> None:
        """Move everybody so that slot k holds who stood in `slots[k]`."""
        self.forget_places()
        for name, _ in FLAT:
            setattr(self, name, getattr(self, name).take(slots))
        for name in PAIRED:
            setattr(self, name, getattr(self, name).take(slots, axis=1))

    def bury(self) -> int:
        """Remove the dead and return how many they were; all other slots close up."""
        dead = int(np.count_nonzero(self.mood == Mood.DEAD))
        if dead:
            self.sort(np.flatnonzero(self.mood != Mood.DEAD))
        return dead

    def set_mood(self, slots: NDArray[np.int64], mood: Mood) -> None:
        """Bring `slots` into `mood`; the clock of those already in it runs on."""
        changed = slots[self.mood[slots] != mood]
        self.mood[changed] = mood
        self.mood_ticks[changed] = 0

    def forget_goal(self, slot: int) -> None:
        """Send those who followed flow slot `slot` searching: it will lead elsewhere."""
        lost = np.flatnonzero((self.goal == slot) & (self.mood == Mood.SEEK))
        self.set_mood(lost, Mood.SEARCH)
        self.goal[self.goal == slot] = -1

    def turn_to(
        self, slots: NDArray[np.int64], dx: NDArray[np.float32], dy: NDArray[np.float32]
    ) -> None:
        """Make `slots` look along (dx, dy), float32 of any length but 0."""
        length = np.sqrt(dx * dx + dy * dy) + np.float32(1e-6)
        self.face[0, slots] = dx / length
        self.face[1, slots] = dy / length

    def facings(self) -> NDArray[np.int8]:
        """Return the `Facing` each one's sprite shows; sideways wins ties."""
        x, y = self.face
        sideways = np.abs(x) * np.float32(1.1) >= np.abs(y)
        return np.where(
            sideways,
            np.where(x >= 0, Facing.RIGHT, Facing.LEFT),
            np.where(y >= 0, Facing.DOWN, Facing.UP),
        ).astype(np.int8)

    def slot_of(self, zombie_id: int) -> int:
        """Return the slot of a lasting id, or -1 when it is gone."""
        found = np.flatnonzero(self.zombie_id == zombie_id)
        return int(found[0]) if len(found) else -1

    def near(self, x: float, y: float, reach: float) -> NDArray[np.int64]:
        """Return the slots within `reach` tiles of (x, y) that are not dead, in slot order."""
        around = self._around(int(x), int(y)) if reach <= AROUND_TILES else None
        pos = self.pos if around is None else self.pos.take(around, axis=1)
        mood = self.mood if around is None else self.mood.take(around)
        dx = pos[0] - np.float32(x)
        dy = pos[1] - np.float32(y)
        limit = np.float32(reach * reach)
        found = np.flatnonzero((dx * dx + dy * dy <= limit) & (mood != Mood.DEAD))
        return found if around is None else around.take(found)

    def _around(self, col: int, row: int) -> NDArray[np.int64]:
        """Return the slots that may be within `AROUND_TILES` of a place on tile (row, col).

        Many rules ask about the same few places in a tick; the answer holds until somebody moves.
        """
        known = self._known_around.get((col, row))
        if known is None:
            x, y = self.pos
            left, right = np.float32(col - AROUND_TILES), np.float32(col + 1 + AROUND_TILES)
            top, bottom = np.float32(row - AROUND_TILES), np.float32(row + 1 + AROUND_TILES)
            known = np.flatnonzero((x >= left) & (x <= right) & (y >= top) & (y <= bottom))
            self._known_around[col, row] = known
        return known

    def forget_places(self) -> None:
        """Drop what was remembered of who stands where: somebody has moved."""
        self._known_around.clear()

    def view(self) -> HordeView:
        """Return a read-only view of what may be seen."""
        step = self.pos - self.prev
        speed = np.sqrt(step[0] * step[0] + step[1] * step[1])
        return HordeView(
            pos=_locked(self.pos),
            prev_pos=_locked(self.prev),
            zombie_id=_locked(self.zombie_id),
            kind=_locked(self.kind),
            mood=_locked(self.mood),
            mood_ticks=_locked(self.mood_ticks),
            facing=_locked(self.facings()),
            speed=_locked(speed),
            look=_locked(self.look),
            flash_ticks=_locked(self.flash),
            hp=_locked(self.hp),
        )

    def state(self) -> bytes:
        """All columns, for checksums."""
        flat = b"".join(getattr(self, name).tobytes() for name, _ in FLAT)
        paired = b"".join(getattr(self, name).tobytes() for name in PAIRED)
        return flat + paired + bytes([self.has_newborn])


def _locked(column: NDArray[Scalar]) -> NDArray[Scalar]:
    view = column.view()
    view.flags.writeable = False
    return view
