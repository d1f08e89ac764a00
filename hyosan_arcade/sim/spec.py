"""What a level is, once `content/` has read and validated it: frozen, complete, defaults filled.

The rules declare these shapes and trust them; everything that can be wrong with a file is found
one floor up.  Grids are indexed `[row, col]`; places are `(row, col)` tiles.  Times are ticks.
Texts are keys into `LevelSpec.text`; only the view turns a key into words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from hyosan_arcade.sim.script import TriggerSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

Tile = tuple[int, int]
"""A map square, (row, col)."""


@dataclass(frozen=True, slots=True)
class TileKind:
    """One row of the tile table.

    `sound_cost` is how much loudness a noise loses by entering the tile; 0 stops it.  A `chasm` is
    open below: solid for whoever walks, but hybrids leap over it, and thrown things fly over it.
    One that is `bridged` can be walked by the living, never by the dead.
    """

    name: str
    solid: bool
    opaque: bool
    sound_cost: int
    chasm: bool = False
    bridged: bool = False


TILE_KINDS = (
    TileKind("void", solid=True, opaque=True, sound_cost=0),
    TileKind("floor", solid=False, opaque=False, sound_cost=1),
    TileKind("wood", solid=False, opaque=False, sound_cost=1),
    TileKind("grass", solid=False, opaque=False, sound_cost=1),
    TileKind("asphalt", solid=False, opaque=False, sound_cost=1),
    TileKind("stairs_up", solid=False, opaque=False, sound_cost=1),
    TileKind("stairs_down", solid=False, opaque=False, sound_cost=1),
    TileKind("wall", solid=True, opaque=True, sound_cost=0),
    TileKind("window", solid=True, opaque=False, sound_cost=3),
    TileKind("window_broken", solid=False, opaque=False, sound_cost=1),
    TileKind("tree", solid=True, opaque=True, sound_cost=1),
    TileKind("gap", solid=True, opaque=False, sound_cost=1, chasm=True),
    TileKind("rope", solid=True, opaque=False, sound_cost=1, chasm=True, bridged=True),
)
TILE_INDEX: Mapping[str, int] = MappingProxyType({k.name: i for i, k in enumerate(TILE_KINDS)})


@dataclass(frozen=True, slots=True)
class PropKind:
    """One row of the furniture table; `low` things let crawlers pass beneath.

    `hp` 0 means it cannot be broken.  What is not `solid` is decoration or something to use.
    """

    name: str
    solid: bool
    pushable: bool = False
    low: bool = False
    opaque: bool = False
    hp: int = 0


PROP_KINDS = (
    PropKind("desk", solid=True, pushable=True, low=True, hp=120),
    PropKind("chair", solid=True, pushable=True, low=True, hp=30),
    PropKind("teacher_desk", solid=True, low=True, hp=240),
    PropKind("locker", solid=True, opaque=True),
    PropKind("shelf", solid=True, opaque=True),
    PropKind("vending_machine", solid=True, opaque=True),
    PropKind("plant", solid=True, low=True, hp=20),
    PropKind("bin", solid=True, pushable=True, low=True, hp=20),
    PropKind("console", solid=True),
    PropKind("speaker", solid=False),
    PropKind("board", solid=False),
    PropKind("notice_board", solid=False),
    PropKind("clock", solid=False),
    PropKind("room_plate", solid=False),
    PropKind("exit_sign", solid=False),
    PropKind("lamp", solid=False),
    PropKind("lamp_broken", solid=False),
    PropKind("lamp_red", solid=False),
    PropKind("papers", solid=False),
    PropKind("mat", solid=False),
    PropKind("campfire", solid=True),
)
PROP_INDEX: Mapping[str, int] = MappingProxyType({k.name: i for i, k in enumerate(PROP_KINDS)})


class Item(IntEnum):
    """Things that can be carried."""

    PHONE = 0
    BANDAGE = 1
    RATION = 2
    BLOOD_PACK = 3
    KEYCARD = 4
    MOP = 5


class DoorState(IntEnum):
    """How a door stands."""

    OPEN = 0
    CLOSED = 1
    LOCKED = 2
    BARRICADED = 3
    BROKEN = 4


@dataclass(frozen=True, slots=True)
class ZombieKind:
    """One row of the bestiary: speeds in tiles/s, ranges in tiles, times in ticks.

    `burst_speed` replaces `speed` for `burst_ticks` after rising (fresh) or while it sees its
    prey (`bursts_on_sight`, runner).  `turn` 0..1 is how much of its course it corrects each
    tick: low values overshoot corners.  `hearing` scales loudness.  `hidden_beyond` 0 = never
    hidden.  `low` bodies pass beneath low furniture.  `armour` 0..1 is the share of a blow from
    the front that it never feels.  `sheet` names its character sheet.
    """

    name: str
    hp: int
    speed: float
    sheet: str
    burst_speed: float = 0.0
    burst_ticks: int = 0
    bursts_on_sight: bool = False
    rise_ticks: int = 60
    turn: float = 0.25
    grab_damage: int = 12
    bite_ticks: int = 72
    sight: float = 9.0
    hearing: float = 1.0
    hidden_beyond: float = 0.0
    low: bool = False
    armour: float = 0.0


@dataclass(frozen=True, slots=True)
class DoorSpec:
    """A door of one or more adjacent tiles that open together.

    A locked door with `key` "" is opened by a trigger alone.
    """

    tiles: tuple[Tile, ...]
    state: DoorState
    name: str = ""
    key: str = ""
    hp: int = 120


@dataclass(frozen=True, slots=True)
class PropSpec:
    """A piece of furniture (`kind` is a name in `PROP_INDEX`)."""

    kind: str
    at: Tile
    name: str = ""


@dataclass(frozen=True, slots=True)
class ItemSpec:
    """Something lying on the floor."""

    item: Item
    at: Tile
    name: str = ""


@dataclass(frozen=True, slots=True)
class ZombieSpec:
    """One zombie that is there from the start."""

    kind: str
    at: Tile


@dataclass(frozen=True, slots=True)
class SurvivorSpec:
    """A survivor in the level: a follower once somebody finds them."""

    who: str
    at: Tile


@dataclass(frozen=True, slots=True)
class AllySpec:
    """A hybrid's start; hunger and bond are 0..100.

    One who has not `joined` keeps to herself until she is found or told to; one who is `hostile`
    hunts humans until talked down.  With `human` she has not been bitten yet: a survivor to be
    found, who wakes with these numbers.
    """

    who: str
    at: Tile
    hunger: float = 20.0
    bond: float = 30.0
    joined: bool = True
    hostile: bool = False
    human: bool = False


@dataclass(frozen=True, slots=True)
class SoldierSpec:
    """A soldier at his post, looking along `face` (row, col); with `to` he walks there and back."""

    at: Tile
    face: Tile = (1, 0)
    to: str = ""


@dataclass(frozen=True, slots=True)
class SpawnSpec:
    """`count` zombies of `kind` at mark or zone `at`, one each `every_ticks` (0 = at once)."""

    kind: str
    count: int
    at: str
    every_ticks: int = 0


@dataclass(frozen=True, slots=True)
class WaveSpec:
    """A named group of spawns; `cleared` triggers fire when all of them are dead."""

    wave_id: str
    spawns: tuple[SpawnSpec, ...]


@dataclass(frozen=True, slots=True)
class DirectorSpec:
    """How the level tunes the director; `enabled` False leaves it to its triggers."""

    enabled: bool = True
    intensity: float = 0.5
    max_alive: int = 200
    level_number: int = 1
    kinds: tuple[tuple[str, int], ...] = (("walker", 8), ("fresh", 1), ("runner", 1))
    """(kind, weight) pairs the director draws from."""


@dataclass(frozen=True, slots=True, eq=False)
class LevelSpec:
    """A whole level.

    `tiles` holds `TILE_INDEX` values, one tuple per row, all of equal length.  `marks` and
    `zones` map names to tiles in reading order.  `text` maps language → key → words; `title`
    maps language → words.  `time_limit_ticks` 0 = none.  `weather` and `music` are names for
    the view.  `dark` 0..1 is how little a zombie sees (1 = pitch dark).  `digest` is the hash
    of everything above, entered in replays.
    """

    level_id: str
    title: Mapping[str, str]
    tiles: tuple[tuple[int, ...], ...]
    start: Tile
    author: str = ""
    palette: str = "school"
    weather: str = "clear"
    music: str = "calm"
    dark: float = 0.0
    time_limit_ticks: int = 0
    doors: tuple[DoorSpec, ...] = ()
    props: tuple[PropSpec, ...] = ()
    items: tuple[ItemSpec, ...] = ()
    zombies: tuple[ZombieSpec, ...] = ()
    survivors: tuple[SurvivorSpec, ...] = ()
    allies: tuple[AllySpec, ...] = ()
    """Nari first, when she is there."""
    soldiers: tuple[SoldierSpec, ...] = ()
    marks: Mapping[str, tuple[Tile, ...]] = field(default_factory=dict)
    zones: Mapping[str, tuple[Tile, ...]] = field(default_factory=dict)
    waves: tuple[WaveSpec, ...] = ()
    triggers: tuple[TriggerSpec, ...] = ()
    director: DirectorSpec = DirectorSpec()
    kinds: tuple[ZombieKind, ...] = ()
    """The bestiary: the built-in rows and those a mod adds."""
    text: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What stands in for the game's pictures and sounds, by path; for the view alone."""
    digest: str = ""

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.tiles)

    @property
    def width(self) -> int:
        """Columns."""
        return len(self.tiles[0])

    @property
    def ally(self) -> AllySpec | None:
        """The hybrid the level is about: the first."""
        return self.allies[0] if self.allies else None

    def places(self, name: str) -> tuple[Tile, ...]:
        """Return the tiles of the mark, zone, or named thing `name`; empty when unknown."""
        if name in self.marks:
            return self.marks[name]
        if name in self.zones:
            return self.zones[name]
        named = [p.at for p in self.props if p.name == name]
        named += [t for d in self.doors if d.name == name for t in d.tiles]
        return tuple(named)
