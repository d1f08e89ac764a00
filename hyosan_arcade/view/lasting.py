"""What stays on the floor: blood and bodies, up to a cap, the oldest giving way.

Front-ends stamp decals into their picture of the ground and so need only what is new; the count
of dropped ones lets them tell.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from hyosan_arcade.view.scene import TILE_PX, Decal

if TYPE_CHECKING:
    from random import Random

    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.view.art import Art

CAP = 4096
CORPSE = "corpse"
STAINED = 0.7
"""Share of the places where zombies stand at the start that are bloody."""


class Lasting:
    """The decals of a run in the order in which they came."""

    def __init__(self, art: Art, random: Random) -> None:
        self.dropped = 0
        self._art = art
        self._random = random
        self._decals: deque[Decal] = deque()
        self._seen: tuple[Decal, ...] | None = ()

    def add(self, name: str, x: float, y: float) -> None:
        """Leave a mark of the art's `name` at world px (x, y), any variant; unknown names none."""
        spec = self._art.decals.get(name)
        if spec is None:
            return
        mirrored = self._random.random() < 0.5
        variant = self._random.randrange(len(spec.rects))
        self._put(Decal(name, variant, round(x), round(y), mirrored))

    def stain(self, level: LevelSpec, *, has_gore: bool) -> None:
        """Leave what happened before the run where the dead now stand."""
        mark = "splat" if has_gore else "dust_splat"
        for zombie in level.zombies:
            if self._random.random() < STAINED:
                row, col = zombie.at
                x = (col + self._random.uniform(-0.6, 1.6)) * TILE_PX
                self.add(mark, x, (row + self._random.uniform(0.2, 1.0)) * TILE_PX)

    def add_corpse(self, character: str, look: int, place: tuple[float, float]) -> None:
        """Leave a body of `character` in the variant `look` at world px."""
        body, _ = self._art.character(character, look)
        self.add(f"{CORPSE}/{character}/{look % len(body.sheets)}", *place)

    def all(self) -> tuple[Decal, ...]:
        """Return every decal in order; the same tuple until one more comes."""
        if self._seen is None:
            self._seen = tuple(self._decals)
        return self._seen

    def _put(self, decal: Decal) -> None:
        if len(self._decals) == CAP:
            self._decals.popleft()
            self.dropped += 1
        self._decals.append(decal)
        self._seen = None
