"""A room drawn in ASCII, played by scripted intents: what every scenario test stands on.

    room = Room('''
        #########
        #@....z.#
        #########
    ''')
    room.play(60, person=walk(1, 0))
    assert room.happened(Hurt)

Glyphs: # wall, . floor, " window, + closed door, / open door, = locked door (key: keycard), d desk,
@ person, A ally, S survivor, z walker, f fresh, r runner, c crawler, p phone, m mop, h bandage,
k keycard, R ration; letters in `zones` name their tiles.
"""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent
from typing import TYPE_CHECKING, TypeVar

from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.sim.intent import DIAGONAL, FULL, IDLE, Button, Intent, Pace
from hyosan_arcade.sim.spec import (
    TILE_INDEX,
    AllySpec,
    DirectorSpec,
    DoorSpec,
    DoorState,
    Item,
    ItemSpec,
    LevelSpec,
    PropSpec,
    SurvivorSpec,
    ZombieSpec,
)
from hyosan_arcade.sim.world import Difficulty, World

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.events import Event
    from hyosan_arcade.sim.spec import Tile

E = TypeVar("E")
DOORS = {"+": DoorState.CLOSED, "/": DoorState.OPEN, "=": DoorState.LOCKED}
ITEMS = {
    "p": Item.PHONE,
    "m": Item.MOP,
    "h": Item.BANDAGE,
    "k": Item.KEYCARD,
    "R": Item.RATION,
    "B": Item.BLOOD_PACK,
}
ZOMBIES = {"z": "walker", "f": "fresh", "r": "runner", "c": "crawler"}
QUIET = DirectorSpec(enabled=False)


def level_of(picture: str, zones: Mapping[str, str] | None = None, **fields: object) -> LevelSpec:
    """Build a level from a picture; `zones` maps names to the letters that mark their tiles."""
    rows = [row for row in dedent(picture).splitlines() if row.strip()]
    found = {(r, c): glyph for r, row in enumerate(rows) for c, glyph in enumerate(row)}

    def at(glyphs: str) -> list[Tile]:
        return sorted(tile for tile, glyph in found.items() if glyph in glyphs)

    tile = {"#": "wall", '"': "window"}
    spec = LevelSpec(
        level_id="room",
        title={"en": "Room"},
        tiles=tuple(tuple(TILE_INDEX[tile.get(g, "floor")] for g in row) for row in rows),
        start=(at("@") or at("."))[0],
        doors=tuple(
            DoorSpec((t,), DOORS[found[t]], key="keycard", name=f"door{i}")
            for i, t in enumerate(at("+/="))
        ),
        props=tuple(PropSpec("desk", t) for t in at("d")),
        items=tuple(ItemSpec(ITEMS[found[t]], t) for t in at("".join(ITEMS))),
        zombies=tuple(ZombieSpec(ZOMBIES[found[t]], t) for t in at("zfrc")),
        survivors=tuple(SurvivorSpec("eunha", t) for t in at("S")),
        ally=next((AllySpec("nari", t) for t in at("A")), None),
        zones={name: tuple(at(letter)) for name, letter in (zones or {}).items()},
        director=QUIET,
        kinds=KINDS,
    )
    return replace(spec, **fields)  # type: ignore[arg-type]


class Room:
    """A world in a drawn room, with everything that happened in it."""

    def __init__(
        self,
        picture: str,
        *,
        seed: int = 1,
        difficulty: Difficulty = Difficulty.NORMAL,
        zones: Mapping[str, str] | None = None,
        **fields: object,
    ) -> None:
        """Begin the room; `fields` replace fields of its `LevelSpec`."""
        self.world = World(level_of(picture, zones, **fields), seed, difficulty)
        self.history: list[Event] = []

    @property
    def person(self) -> Body:
        """The body of the person."""
        return self.world.bodies[0]

    @property
    def ally(self) -> Body:
        """The body of the ally."""
        return next(body for body in self.world.bodies if body.is_hybrid)

    def play(self, ticks: int, person: Intent | Callable[[int], Intent] = IDLE) -> Room:
        """Play on with one intent, or one for each tick counted from here."""
        for tick in range(ticks):
            intent = person(tick) if callable(person) else person
            self.history += self.world.step([intent])
        return self

    def until(self, kind: type[E], limit: int = 1800, person: Intent = IDLE) -> int:
        """Play until an event of `kind` happens and return the ticks it took."""
        for ticks in range(1, limit + 1):
            happened = self.world.step([person])
            self.history += happened
            if any(isinstance(event, kind) for event in happened):
                return ticks
        raise AssertionError(f"no {kind.__name__} within {limit} ticks\n{self.draw()}")

    def happened(self, kind: type[E]) -> list[E]:
        """Return the events of `kind` so far."""
        return [event for event in self.history if isinstance(event, kind)]

    def draw(self) -> str:
        """Show the room as it is now: # solid, @ people, A ally, z the dead."""
        solid = self.world.tilemap.solid[0]
        rows = [["#" if cell else "." for cell in row] for row in solid]
        for x, y in self.world.horde.pos.T:
            rows[int(y)][int(x)] = "z"
        for body in self.world.bodies:
            rows[int(body.y)][int(body.x)] = "A" if body.is_hybrid else "@"
        return "\n".join("".join(row) for row in rows)


def walk(x: int, y: int, pace: Pace = Pace.WALK) -> Intent:
    """Walk along (x, y), each -1, 0 or 1."""
    length = DIAGONAL if x and y else FULL
    return Intent(move_x=x * length, move_y=y * length, pace=pace)


def press(button: Button, aim: tuple[float, float] | None = None) -> Intent:
    """Hold `button`, pointing at `aim` (tiles)."""
    x, y = aim or (0.0, 0.0)
    return Intent(buttons=button, aim_x=int(x * 16), aim_y=int(y * 16))


def tap(button: Button, aim: tuple[float, float] | None = None) -> Callable[[int], Intent]:
    """Press `button` once at the first tick."""
    return lambda tick: press(button, aim) if tick == 0 else IDLE
