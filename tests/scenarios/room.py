"""A room drawn in ASCII, played by scripted intents: what every scenario test stands on.

    room = Room('''
        #########
        #@....z.#
        #########
    ''')
    room.play(60, person=walk(1, 0))
    assert room.happened(Hurt)

Glyphs: # wall, . floor, " window, _ gap, - rope, + closed door, / open door, = locked door (key:
keycard), d desk, l locker, @ person, A ally, S survivor, z walker, f fresh, r runner, c crawler,
p phone, m mop, h bandage, k keycard, R ration, B blood pack; letters in `zones` name their tiles.
Zombies are numbered, and doors named door0, door1 …, in reading order.

The person is Ha-eul, who has no perk that touches any of these rules.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from textwrap import dedent
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.sim.intent import DIAGONAL, FULL, IDLE, Button, Intent, Order, Pace
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.snapshot import Mood
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
    from collections.abc import Mapping

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.events import Event
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.spec import Tile

E = TypeVar("E")
Script = Intent | Callable[[int], Intent]
"""What the person does: one intent, or one for each tick counted from the start of the scene."""
DOORS = {"+": DoorState.CLOSED, "/": DoorState.OPEN, "=": DoorState.LOCKED}
ITEMS = {
    "p": Item.PHONE,
    "m": Item.MOP,
    "h": Item.BANDAGE,
    "k": Item.KEYCARD,
    "R": Item.RATION,
    "B": Item.BLOOD_PACK,
}
PROPS = {"d": "desk", "l": "locker"}
ZOMBIES = {"z": "walker", "f": "fresh", "r": "runner", "c": "crawler"}
QUIET = DirectorSpec(enabled=False)


def level_of(picture: str, zones: Mapping[str, str] | None = None, **fields: object) -> LevelSpec:
    """Build a level from a picture; `zones` maps names to the letters that mark their tiles."""
    rows = [row for row in dedent(picture).splitlines() if row.strip()]
    found = {(r, c): glyph for r, row in enumerate(rows) for c, glyph in enumerate(row)}

    def at(glyphs: str) -> list[Tile]:
        return sorted(tile for tile, glyph in found.items() if glyph in glyphs)

    tile = {"#": "wall", '"': "window", "_": "gap", "-": "rope"}
    spec = LevelSpec(
        level_id="room",
        title={"en": "Room"},
        tiles=tuple(tuple(TILE_INDEX[tile.get(g, "floor")] for g in row) for row in rows),
        start=(at("@") or at("."))[0],
        doors=tuple(
            DoorSpec((t,), DOORS[found[t]], key="keycard", name=f"door{i}")
            for i, t in enumerate(at("+/="))
        ),
        props=tuple(PropSpec(PROPS[found[t]], t) for t in at("dl")),
        items=tuple(ItemSpec(ITEMS[found[t]], t) for t in at("".join(ITEMS))),
        zombies=tuple(ZombieSpec(ZOMBIES[found[t]], t) for t in at("zfrc")),
        survivors=tuple(SurvivorSpec("eunha", t) for t in at("S")),
        allies=tuple(AllySpec("nari", t) for t in at("A")[:1]),
        zones={name: tuple(at(letter)) for name, letter in (zones or {}).items()},
        director=QUIET,
        kinds=KINDS,
    )
    if "ally" in fields:  # the one hybrid that most rooms have
        fields["allies"] = (fields.pop("ally"),)
    return replace(spec, **fields)  # type: ignore[arg-type]


class Room:
    """A world in a drawn room, with everything that happened in it.

    `history` holds (tick, event); `shown` all rooms of the test that runs, for its report.
    """

    shown: list[Room] = []

    def __init__(
        self,
        picture: str,
        *,
        seed: int = 1,
        difficulty: Difficulty = Difficulty.NORMAL,
        people: tuple[str, ...] = ("haeul",),
        zones: Mapping[str, str] | None = None,
        **fields: object,
    ) -> None:
        """Begin the room; `fields` replace fields of its `LevelSpec`."""
        self.world = World(level_of(picture, zones, **fields), seed, difficulty, people)
        self.history: list[tuple[int, Event]] = []
        self.shown.append(self)

    # --- who is there ---------------------------------------------------------------------------

    @property
    def person(self) -> Body:
        """The body of the person."""
        return self.world.bodies[0]

    @property
    def ally(self) -> Body:
        """The body of the ally."""
        return next(body for body in self.world.bodies if body.is_hybrid)

    @property
    def hybrid(self) -> Hybrid:
        """What goes on in the ally."""
        hybrid = self.ally.hybrid
        assert hybrid is not None
        return hybrid

    @property
    def survivor(self) -> Body:
        """The first survivor who is no person."""
        return next(b for b in self.world.bodies if b.person < 0 and not b.is_hybrid)

    def slot(self, number: int) -> int:
        """Return the slot of zombie `number` (its lasting id)."""
        slot = self.world.horde.slot_of(number)
        assert slot >= 0, f"zombie {number} is gone\n{self.draw()}"
        return slot

    def mood(self, number: int) -> Mood:
        """Return what zombie `number` is about."""
        return Mood(int(self.world.horde.mood[self.slot(number)]))

    def place(self, number: int) -> tuple[float, float]:
        """Return where zombie `number` is."""
        x, y = self.world.horde.pos[:, self.slot(number)].tolist()
        return x, y

    def hp(self, number: int) -> float:
        """Return the health of zombie `number`."""
        return float(self.world.horde.hp[self.slot(number)])

    def facing(self, x: int, y: int) -> Room:
        """Turn all zombies towards (x, y), each -1, 0 or 1 and not both; they stand for 3 s.

        The first to stroll does so in tick 0, so that one is left out.
        """
        horde = self.world.horde
        horde.face[:] = np.array([[x], [y]], np.float32)
        horde.spot[:] = horde.pos
        self.world.tick = max(self.world.tick, 1)
        return self

    def chasing(self) -> Room:
        """Let every zombie know of the person and be after them."""
        horde, slots = self.world.horde, np.arange(self.world.horde.count)
        horde.target[:], horde.goal[:], horde.seen[:] = 0, 0, True
        horde.set_mood(slots, Mood.CHASE)
        self.world.hunt.aim(0, self.world.tilemap.tile_of(self.person.x, self.person.y))
        return self

    # --- time -----------------------------------------------------------------------------------

    def play(self, ticks: int, person: Script = IDLE) -> Room:
        """Play on for `ticks`."""
        for tick in range(ticks):
            self._step(person, tick)
        return self

    def until(self, kind: type[E], limit: int = 1800, person: Script = IDLE) -> int:
        """Play until an event of `kind` happens and return the ticks it took."""
        for tick in range(limit):
            if any(isinstance(event, kind) for event in self._step(person, tick)):
                return tick + 1
        raise AssertionError(f"no {kind.__name__} within {limit} ticks")

    def until_true(
        self, claim: Callable[[], bool], limit: int = 1800, person: Script = IDLE
    ) -> int:
        """Play until `claim` holds and return the ticks it took."""
        for tick in range(limit):
            self._step(person, tick)
            if claim():
                return tick + 1
        raise AssertionError(f"still not so after {limit} ticks")

    def sound(self, radius: float, x: float, y: float, body: int = -1) -> Room:
        """Make a noise and play the tick in which it spreads."""
        self.world.sounds.make(Noise("test", x, y, radius, body))
        return self.play(1)

    def _step(self, person: Script, tick: int) -> list[Event]:
        intent = person(tick) if callable(person) else person
        idle = [IDLE] * (sum(b.person >= 0 for b in self.world.bodies) - 1)
        now = self.world.tick
        happened = self.world.step([intent, *idle])
        self.history += [(now, event) for event in happened]
        return happened

    # --- what came of it ------------------------------------------------------------------------

    def happened(self, kind: type[E]) -> list[E]:
        """Return the events of `kind` so far."""
        return [event for _, event in self.history if isinstance(event, kind)]

    def when(self, kind: type[Event]) -> list[int]:
        """Return the ticks in which events of `kind` happened."""
        return [tick for tick, event in self.history if isinstance(event, kind)]

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
    """Press `button` once at the first tick, and go on pointing at `aim`."""
    return lambda tick: press(button if tick == 0 else Button.NONE, aim)


def order(which: Order, aim: tuple[float, float] | None = None) -> Callable[[int], Intent]:
    """Give the ally an order at the first tick, pointing at `aim` (tiles)."""
    x, y = aim or (0.0, 0.0)
    given = Intent(order=which, aim_x=int(x * 16), aim_y=int(y * 16))
    return lambda tick: given if tick == 0 else IDLE
