"""The world: READ ME FIRST.

A tick is a pure function of (world, intents).  `World.step` below is the whole game in order: who
moves, what is heard, what the dead make of it, who is struck, bitten, turned, what the level's
script does about it, and whom the director sends.  Every line of it is one module of this folder.

- **Bodies** (`bodies.py`) are the few: survivors and hybrids, each with a brain that answers with
  an `Intent`.  A person, an ally, a follower and a playtest bot all speak that one language, and
  `moving.py` moves them.
- **The horde** (`horde.py`) is the many: numpy columns, one slot per zombie.  `minds.py` says what
  they want, `crowd.py` moves them, `grid.py` finds who touches whom, `flow.py` leads them.
- **The map** (`tilemap.py`) changes: doors, windows, furniture.  Every change raises its version;
  fields and tables follow.
- **Chance** comes from the named streams of `rng.py` alone, time from counting ticks, and nothing
  here reads a clock, a file or the screen.  So the same level, seed and intents give the same
  world, bit for bit, on any machine: that is what proves a score.

Flow slots of `hunt` (where the dead believe people are): one per body, then one per noise.  Slots
of `walks` (where people walk to): one per body (`leads.py`), the last one for the ally's marker.
`leaps` are the same for hybrids, over gaps; a level without gaps does without them.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.as_her import is_forsaken
from hyosan_arcade.sim.bestiary import KindTable
from hyosan_arcade.sim.combat import resolve_combat
from hyosan_arcade.sim.crowd import expel_body, expel_from_walls, step_crowd
from hyosan_arcade.sim.deeds import run_errands
from hyosan_arcade.sim.director import Director, direct
from hyosan_arcade.sim.events import Event, RunEnded
from hyosan_arcade.sim.eyes import Eyes
from hyosan_arcade.sim.feral import advance_feral
from hyosan_arcade.sim.fields import WORK_PER_TICK, FlowFields
from hyosan_arcade.sim.followers import advance_followers
from hyosan_arcade.sim.grabs import resolve_grabs
from hyosan_arcade.sim.grid import Grid
from hyosan_arcade.sim.horde import Birth, Horde
from hyosan_arcade.sim.hunger import advance_hunger
from hyosan_arcade.sim.infection import advance_infection
from hyosan_arcade.sim.interact import use_things
from hyosan_arcade.sim.leads import lead_of
from hyosan_arcade.sim.legacy import note_left_behind, settle
from hyosan_arcade.sim.minds import step_minds
from hyosan_arcade.sim.moving import move_bodies
from hyosan_arcade.sim.near_bite import face_near_bites
from hyosan_arcade.sim.noise import Soundscape, spread_noise
from hyosan_arcade.sim.picture import take_snapshot
from hyosan_arcade.sim.population import ground_items, populate
from hyosan_arcade.sim.returning import advance_returns
from hyosan_arcade.sim.rng import Streams
from hyosan_arcade.sim.routes import Routes
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.soldiers import advance_soldiers
from hyosan_arcade.sim.strangers import advance_strangers
from hyosan_arcade.sim.tilemap import TileMap
from hyosan_arcade.sim.triggers import Scripts, fire_triggers
from hyosan_arcade.sim.tuning import LOD_COUNT, MAX_BODIES, MAX_ZOMBIES, NOISE_SLOTS
from hyosan_arcade.sim.variant import advance_variant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.intent import Intent
    from hyosan_arcade.sim.legacy import Legacy
    from hyosan_arcade.sim.snapshot import Snapshot
    from hyosan_arcade.sim.spec import LevelSpec, Tile
    from hyosan_arcade.sim.world_parts import Shot


class Difficulty(StrEnum):
    """How much time a bite leaves, how many come, how hard they grip."""

    STORY = "story"
    NORMAL = "normal"
    CRUEL = "cruel"


class World:
    """One run of a level.

    `hunted`: (MAX_BODIES + 1,) bool, whether the dead want a body; the last entry, reached by
    target -1, stays False.  `body_places`: (2, MAX_BODIES + 1) float32.
    """

    def __init__(
        self,
        level: LevelSpec,
        seed: int,
        difficulty: Difficulty = Difficulty.NORMAL,
        people: tuple[str, ...] = ("jiho",),
        legacy: Legacy | None = None,
    ) -> None:
        """Begin `level` with `seed`; `people` are the names of those steered by a person.

        `legacy` is what the level before handed on.
        """
        self.level = level
        self.legacy = legacy
        self.difficulty = difficulty
        self.tick = 0
        self.outcome = ""
        self.outcome_text = ""
        self.killed = 0
        self.lod_count = LOD_COUNT
        self.events: list[Event] = []
        self.rng = Streams(seed)
        self.kinds = KindTable(level.kinds)
        self.tilemap = TileMap(level)
        self.routes = Routes(self.tilemap)
        self.eyes = Eyes(self.tilemap, level.dark)
        self.grid = Grid(level.height, level.width)
        self.hunt = FlowFields(level.height, level.width, MAX_BODIES + NOISE_SLOTS)
        self.walks = FlowFields(level.height, level.width, MAX_BODIES + 1)
        self.leaps = FlowFields(level.height, level.width, MAX_BODIES + 1)
        self.sounds = Soundscape()
        self.scripts = Scripts()
        self.director = Director(level.director.intensity)
        self.horde = Horde(level.kinds, level.width)
        self.bodies: list[Body] = []
        self.hunted = np.zeros(MAX_BODIES + 1, np.bool_)
        self.body_places = np.zeros((2, MAX_BODIES + 1), np.float32)
        self.shots: list[Shot] = []
        self.items = ground_items(level)
        self.glass: dict[Tile, float] = {}
        self.door_memory: dict[int, tuple[int, int]] = {}
        self.map_changed()
        populate(self, people)
        settle(self)

    def step(self, intents: Sequence[Intent]) -> list[Event]:
        """Advance one tick; `intents` holds one per person.  Return what happened, in order."""
        self.events = []
        self.horde.remember_positions()  # for drawing between ticks
        move_bodies(self, intents)
        use_things(self)
        run_errands(self)
        face_near_bites(self)
        self._retarget()
        spread_noise(self)
        step_minds(self)
        step_crowd(self)
        resolve_combat(self)
        resolve_grabs(self)
        advance_infection(self)
        advance_variant(self)
        advance_strangers(self)
        advance_soldiers(self)
        advance_followers(self)
        advance_hunger(self)
        advance_feral(self)
        advance_returns(self)
        fire_triggers(self)
        direct(self)
        self.killed += self.horde.bury()  # the only place where zombies leave
        self._judge()
        self.tick += 1
        return self.events

    # --- what the rules ask ---------------------------------------------------------------------

    def people(self) -> list[Body]:
        """Return the living bodies that persons steer."""
        return [body for body in self.bodies if body.person >= 0 and body.is_alive]

    def prey(self) -> list[Body]:
        """Return the living bodies that the dead want."""
        return [body for body in self.bodies if body.is_alive and self.hunted[body.body_id]]

    def leader_of(self, body: Body) -> Body | None:
        """Return whom a body follows: its leader, else the first living person."""
        if body.leader >= 0 and self.bodies[body.leader].is_alive:
            return self.bodies[body.leader]
        people = self.people()
        return people[0] if people else None

    def holds_hand(self, body: Body) -> bool:
        """Say whether `body` walks hand in hand with a hybrid."""
        is_hers = body.hybrid is not None and body.hybrid.holds_hand
        return is_hers or self.hand_of(body) is not None

    def hand_of(self, body: Body) -> Body | None:
        """Return the hybrid who holds the hand of `body`."""
        for other in self.bodies:
            holds = other.hybrid is not None and other.hybrid.holds_hand
            if holds and other is not body and self.leader_of(other) is body:
                return other
        return None

    def ways_of(self, body: Body) -> FlowFields:
        """Return the fields that lead `body` to people: a hybrid's go over gaps."""
        return self.leaps if body.is_hybrid and self.tilemap.has_gaps else self.walks

    def sight_of(self, body: Body) -> NDArray[np.bool_]:
        """Return which tiles see `body`, flat (T,) bool."""
        return self.eyes.field(body)

    def places(self, name: str) -> tuple[Tile, ...]:
        """Return the tiles of the mark, zone or named thing `name`, where things stand now."""
        moved = tuple(p.at for p in self.tilemap.props if p.name == name and not p.broken)
        return moved or self.level.places(name)

    def middle_of(self, name: str) -> tuple[float, float]:
        """Return the middle of place `name` as (x, y); the first person's place if unknown."""
        tiles = self.places(name)
        if not tiles:
            return self.bodies[0].x, self.bodies[0].y
        row, col = tiles[len(tiles) // 2]
        return col + 0.5, row + 0.5

    # --- what the rules do ----------------------------------------------------------------------

    def birth(self, births: list[Birth]) -> None:
        """Bring zombies into the world, as far as the cap allows."""
        births = births[: max(MAX_ZOMBIES - self.horde.count, 0)]
        self.horde.spawn(births, self.rng.horde.units(len(births)))

    def kill(self, slot: int) -> None:
        """Let the zombie in `slot` die for good; it is buried at the end of the tick."""
        self.horde.mood[slot] = Mood.DEAD
        self.scripts.note_death("zombie", self.level.kinds[int(self.horde.kind[slot])].name)

    def map_changed(self) -> None:
        """Follow a change of tiles, doors or furniture: passages, and whoever stands in a wall."""
        for window in self.tilemap.changes:
            self.routes.follow(self.tilemap, window)
        self.tilemap.changes.clear()
        expel_from_walls(self.horde, self.tilemap)
        for body in self.bodies:
            if body.leap is None:
                expel_body(body, self.tilemap)

    def end(self, outcome: str, text: str) -> None:
        """End the run, once; the world goes on turning behind the results."""
        if not self.outcome:
            self.outcome, self.outcome_text = outcome, text
            if outcome == "win":
                note_left_behind(self)
            self.events.append(RunEnded(outcome, text))

    def _retarget(self) -> None:
        """Lead the fields to where everybody stands, and solve a few that are stale."""
        self.body_places[:] = 0.0
        for body in self.bodies:
            self.body_places[:, body.body_id] = body.x, body.y
            led = lead_of(self, body)
            self.walks.aim(body.body_id, led)
            self.leaps.aim(body.body_id, led if self.tilemap.has_gaps else None)
        turns = [(self.hunt, self.routes.hunt), (self.walks, self.routes.walk)]
        if self.tilemap.has_gaps:
            turns.append((self.leaps, self.routes.leap))
        first = self.tick % len(turns)  # none starves the others
        work = WORK_PER_TICK
        for fields, passages in turns[first:] + turns[:first]:
            work = fields.solve(passages, self.tilemap.version, work)

    def _judge(self) -> None:
        """Lose when no person is left, nor anybody for them, or the time is up."""
        limit = self.level.time_limit_ticks
        if self.people() and is_forsaken(self):
            self.end("lose", "outcome.forsaken")
        elif not self.people():
            turned = any(b.infection == 0 for b in self.bodies if b.person >= 0)
            self.end("lose", "outcome.turned" if turned else "outcome.killed")
        elif limit and self.tick + 1 >= limit:
            self.end("lose", "outcome.time")

    # --- for those outside ----------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """Return what may be seen; its arrays are valid until the next step."""
        return take_snapshot(self)

    def flow_distance(self) -> NDArray[np.float32]:
        """Return the walked distance to where the dead last knew the first person, (H, W)."""
        field: NDArray[np.float32] = self.hunt.dist[0].astype(np.float32)
        return field.reshape(self.hunt.shape)

    def noise_field(self) -> NDArray[np.float32]:
        """Return the strongest interest of any zombie on each tile, (H, W), for overlays."""
        field = np.zeros(self.tilemap.count, np.float32)
        np.maximum.at(field, self.horde.tile, self.horde.interest)
        return field.reshape(self.hunt.shape)

    def checksums(self) -> dict[str, int]:
        """Hash all state by subsystem, 64 bits each."""
        parts = {
            "bodies": repr((self.bodies, self.hunted.tolist())).encode(),
            "horde": self.horde.state(),
            "map": self.tilemap.state() + repr((self.glass, self.door_memory)).encode(),
            "flow": self.hunt.state() + self.walks.state() + self.leaps.state(),
            "noise": repr((self.sounds, self.shots, self.items)).encode(),
            "director": repr(self.director).encode(),
            "script": repr((self.scripts, self.outcome, self.killed, self.tick)).encode(),
            "rng": self.rng.state().encode(),
        }
        return {name: _hash(state) for name, state in parts.items()}

    def checksum(self) -> int:
        """Hash all state, 64 bits."""
        return combined(self.checksums())


def combined(parts: Mapping[str, int]) -> int:
    """Combine the checksums of all subsystems into the one of the world."""
    return _hash(repr(sorted(parts.items())).encode())


def _hash(state: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(state, digest_size=8).digest(), "little")
