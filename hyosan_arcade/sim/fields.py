"""Flow fields: for each goal, which way is nearer from anywhere.

`FlowFields` keeps one field per goal in a table of slots.  A field whose goal moved or whose map
changed is stale but stays in use until its turn to be solved comes, so nobody ever freezes.
Solving is sliced: a tick spends `WORK_PER_TICK` and goes on with the same search in the next.

Source: flow fields as in Treuille, Cooper and Popović, "Continuum Crowds" (2006), without the
continuum.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.flow import FAR, STEPS, Search, headings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.sim.flow import Passages
    from hyosan_arcade.sim.spec import Tile

WORK_PER_TICK = 700_000
"""What one tick may spend on fields, in units of about a nanosecond: under 1 ms on any map."""
LEVEL_WORK = 2_000
TILES_PER_WORK = 12
"""A search level costs `LEVEL_WORK` and one more unit for every dozen tiles of the map."""
UNPACK_WORK = 8
HEADING_WORK = 15
"""Units per tile for unpacking a finished search."""


@dataclass(slots=True)
class _Job:
    """A field being solved: for which slot, goal and map version, and how far it has come."""

    slot: int
    aimed: tuple[Tile, int]
    search: Search
    dist: NDArray[np.uint16] | None = None

    def state(self) -> tuple[object, ...]:
        """Everything the rest of the job depends on, for checksums."""
        return self.slot, self.aimed, self.search.state(), self.dist is None


class FlowFields:
    """A table of goals, each with its distances and headings; S slots over T tiles.

    `dist`: (S, T) uint16 and `code`: (S, T) uint8, both flat per slot, so that a horde gathers
    with `slot * T + tile`.
    """

    def __init__(self, height: int, width: int, slots: int) -> None:
        """Make `slots` empty fields for a map of `height` by `width` tiles."""
        self.shape = (height, width)
        self.dist = np.full((slots, height * width), FAR, np.uint16)
        self.code = np.zeros((slots, height * width), np.uint8)
        self.goals: list[Tile | None] = [None] * slots
        self._solved: list[tuple[Tile, int] | None] = [None] * slots
        self._turn = 0
        self._job: _Job | None = None

    def aim(self, slot: int, tile: Tile | None) -> None:
        """Lead slot `slot` to `tile`, or nowhere."""
        if tile is None and self.goals[slot] is not None:
            self.clear(slot)
        self.goals[slot] = tile

    def clear(self, slot: int) -> None:
        """Forget the field of `slot`: nobody is led by it until it is solved again."""
        self.dist[slot] = FAR
        self.code[slot] = 0
        self._solved[slot] = None

    def is_led(self, slot: int) -> bool:
        """Say whether the field of `slot` has ever been solved for where it leads."""
        return self._solved[slot] is not None

    def solve(self, passages: Passages, version: int, work: int = WORK_PER_TICK) -> int:
        """Go on solving stale fields, the most overdue first; return what is left of `work`."""
        while work > 0:
            if self._job is None:
                self._begin(passages, version)
            if self._job is None:
                return work
            work -= self._go_on(self._job, work)
        return 0

    def _go_on(self, job: _Job, work: int) -> int:
        """Do the next part of a job that `work` allows, and return what it cost."""
        tiles = self.shape[0] * self.shape[1]
        search = job.search
        if not search.is_done:
            level_work = LEVEL_WORK + tiles // TILES_PER_WORK
            return search.advance(max(work // level_work, 1)) * level_work
        if job.dist is None:
            job.dist = search.distances()
            return tiles * UNPACK_WORK
        self._store(job.slot, job.aimed, job.dist, headings(job.dist, search.passages))
        self._job = None
        return tiles * HEADING_WORK

    def _begin(self, passages: Passages, version: int) -> None:
        """Start a search for the next stale slot in turn, if there is one."""
        slots = len(self.goals)
        for slot in ((self._turn + offset) % slots for offset in range(slots)):
            goal = self.goals[slot]
            if goal is not None and self._solved[slot] != (goal, version):
                self._job = _Job(slot, (goal, version), Search(passages, [goal]))
                self._turn = slot + 1
                return

    def solve_slot(self, slot: int, passages: Passages, version: int) -> None:
        """Solve one field now, whatever it costs; its goal must be set."""
        goal = self.goals[slot]
        if goal is None:
            raise ValueError(f"flow slot {slot} has no goal to solve for")
        search = Search(passages, [goal])
        search.advance(FAR)
        dist = search.distances()
        self._store(slot, (goal, version), dist, headings(dist, passages))

    def _store(
        self,
        slot: int,
        aimed: tuple[Tile, int],
        dist: NDArray[np.uint16],
        code: NDArray[np.uint8],
    ) -> None:
        """Put a finished field into the table, unless the slot leads nowhere by now."""
        if self.goals[slot] is not None:
            self.dist[slot], self.code[slot] = dist.ravel(), code.ravel()
            self._solved[slot] = aimed

    def distance(self, slot: int, tile: Tile) -> int:
        """Return the walked distance from `tile` to the goal of `slot`."""
        return int(self.dist[slot, tile[0] * self.shape[1] + tile[1]])

    def heading(self, slot: int, tile: Tile) -> tuple[int, int]:
        """Return the (row, col) step from `tile` towards the goal of `slot`."""
        return STEPS[int(self.code[slot, tile[0] * self.shape[1] + tile[1]])]

    def state(self) -> bytes:
        """Everything that differs between two runs, for checksums."""
        job = self._job and self._job.state()
        book = repr((self.goals, self._solved, self._turn, job)).encode()
        led = [slot for slot, goal in enumerate(self.goals) if goal is not None]
        return book + self.dist[led].tobytes() + self.code[led].tobytes()
