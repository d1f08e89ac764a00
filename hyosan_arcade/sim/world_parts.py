"""Small things that lie or fly in the world."""

from __future__ import annotations

from dataclasses import dataclass

from hyosan_arcade.sim.spec import Item


@dataclass(slots=True)
class Shot:
    """Something thrown from (x, y) to (to_x, to_y); `pull` is how well it lures once landed."""

    kind: str
    x: float
    y: float
    to_x: float
    to_y: float
    flight_ticks: int
    ticks: int = 0
    prev_x: float = 0.0
    prev_y: float = 0.0
    pull: float = 1.0

    @property
    def progress(self) -> float:
        """How far along its flight it is, 0..1."""
        return min(self.ticks / self.flight_ticks, 1.0)

    @property
    def place(self) -> tuple[float, float]:
        """Where it is above the floor plan."""
        share = self.progress
        return self.x + (self.to_x - self.x) * share, self.y + (self.to_y - self.y) * share

    @property
    def height(self) -> float:
        """Tiles above the floor: a parabola from hand to floor."""
        share = self.progress
        return 1.0 - share + 3.2 * share * (1.0 - share)


@dataclass(slots=True)
class GroundItem:
    """Something on the floor; the middle of its tile is (x, y)."""

    item: Item
    x: float
    y: float
    name: str = ""
    count: int = 1
