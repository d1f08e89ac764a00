"""What everybody outside may see of the world: a read-only picture of one tick.

The view draws from a `Snapshot` alone.  Arrays are the world's own, marked read-only: valid until
the next step.  Positions are tiles as (x, y), grids are indexed `[row, col]`.  Every mover also
gives where it stood one tick before, so that drawing can blend between two ticks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from hyosan_arcade.sim.spec import LevelSpec


class Facing(IntEnum):
    """Which way a body looks; the order of the rows in a character sheet."""

    DOWN = 0
    UP = 1
    RIGHT = 2
    LEFT = 3


class Pose(IntEnum):
    """What a character body is seen doing."""

    WALK = 0
    SNEAK = 1
    STRIKE = 2
    THROW = 3
    SHOVE = 4
    HURT = 5
    GRABBED = 6
    DOWN = 7
    BANDAGE = 8
    HUNGER = 9
    BITE = 10


class Mood(IntEnum):
    """What a zombie is about; the `mood` column of the horde."""

    RISE = 0
    IDLE = 1
    SEEK = 2
    SEARCH = 3
    CHASE = 4
    GRAB = 5
    REEL = 6
    DEAD = 7


@dataclass(frozen=True, slots=True)
class HordeView:
    """The zombies, one column per quantity; N slots.

    `pos`, `prev_pos`: (2, N) float32 tiles; `zombie_id`: (N,) int32; `kind`: (N,) int8 index into
    `LevelSpec.kinds`; `mood`: (N,) int8 `Mood`; `mood_ticks`: (N,) int16 since it began;
    `facing`: (N,) int8 `Facing`; `speed`: (N,) float32 tiles moved this tick; `look`: (N,) int16
    free number to choose a variant by; `flash_ticks`: (N,) int8 left of the white hit flash;
    `hp`: (N,) float32.  A body of mood DEAD stays one tick, then leaves a corpse decal.
    """

    pos: NDArray[np.float32]
    prev_pos: NDArray[np.float32]
    zombie_id: NDArray[np.int32]
    kind: NDArray[np.int8]
    mood: NDArray[np.int8]
    mood_ticks: NDArray[np.int16]
    facing: NDArray[np.int8]
    speed: NDArray[np.float32]
    look: NDArray[np.int16]
    flash_ticks: NDArray[np.int8]
    hp: NDArray[np.float32]

    @property
    def count(self) -> int:
        """Zombies in the world."""
        return int(self.pos.shape[1])


@dataclass(frozen=True, slots=True)
class AllyView:
    """A hybrid's inner state; hunger, restraint and bond 0..100, `order` the `Order` in force.

    `prey_ticks` > 0 while zombies hunt her; `gone_ticks` > 0 while she recovers or sulks away;
    `losing_ticks` counts how long hunger has exceeded restraint near a human (240 = near-bite);
    `near_bite_ticks` > 0 while a near-bite waits for an answer; `feral_ticks` > 0 while she is not
    herself.  `is_leaving`: walks away for the rest of the level; `has_left`: is no longer here.
    `way`: places (x, y) on her way while she goes where she was sent, from her to the marker.
    """

    hunger: float
    restraint: float
    bond: float
    order: int
    prey_ticks: int
    gone_ticks: int
    losing_ticks: int
    holding_hand: bool
    near_bite_ticks: int
    feral_ticks: int = 0
    has_joined: bool = True
    is_hostile: bool = False
    is_leaving: bool = False
    has_left: bool = False
    way: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class BodyView:
    """A survivor or a hybrid.

    `role` is "survivor" or "hybrid"; `person` is the index of the person steering it, or -1.
    `pose_ticks` counts since the pose began.  `infection_ticks` -1 = healthy, else ticks until it
    turns.  `escape` 0..1 is how far a grabbed body has struggled free.  `bandage` 0..1 likewise.
    `height` is tiles above the floor in a leap.  `state` is what else shows of it: "", rope, or, of
    followers, hide, panic or grieve; of soldiers, aim.  `items` counts by `Item` value; `selected`
    is the quick item.  `weapon_left` 0..1 is what is left of the weapon in hand (0 = bare hands).
    `aim_x`, `aim_y`: where it points (tiles).
    """

    body_id: int
    name: str
    role: str
    person: int
    x: float
    y: float
    prev_x: float
    prev_y: float
    facing: Facing
    pose: Pose
    pose_ticks: int
    speed: float
    pace: int
    alive: bool
    hp: float
    max_hp: float
    stamina: float
    flash_ticks: int
    infection_ticks: int
    bleeding: bool
    grabbed: bool
    escape: float
    bandage: float
    items: tuple[int, ...]
    selected: int
    weapon_left: float
    aim_x: float
    aim_y: float
    following: bool
    ally: AllyView | None
    height: float = 0.0
    state: str = ""


@dataclass(frozen=True, slots=True)
class DoorView:
    """A door: `tiles` as (row, col), `state` a `DoorState` value, hp of `full_hp`."""

    tiles: tuple[tuple[int, int], ...]
    state: int
    name: str
    hp: float
    full_hp: float


@dataclass(frozen=True, slots=True)
class PropView:
    """Furniture standing on (row, col); slid from (prev_row, prev_col) `moved_ticks` ago."""

    kind: str
    row: int
    col: int
    prev_row: int
    prev_col: int
    moved_ticks: int
    hp: float
    full_hp: float
    name: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something to pick up."""

    item: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ShotView:
    """A thing in flight; `height` is tiles above the floor, `landed` when it lies and rings."""

    kind: str
    x: float
    y: float
    prev_x: float
    prev_y: float
    height: float
    landed: bool
    ticks_left: int


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the use button would do for person `person` now.

    `verb` is open, close, unlock, locked, pick, use, feed, talk, rescue, push or break; `target`
    its name or item; (x, y) where to draw it.
    """

    person: int
    verb: str
    target: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective: `text` is a key."""

    objective_id: str
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """The question that is open: `text`, `who` and `choices` are keys; answers count from 1."""

    text: str
    who: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer to a near-bite: an `Answer`, and what comes of it.

    `outcome` is held (nobody is bitten), bitten, arm, shoved, leaves (she goes by herself after
    it) or goes.  A hybrid who answers for herself wrenches away where others shove (shoved) and
    runs where others send her off (goes).  With `is_open` False nobody can give it now.
    """

    answer: int
    outcome: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class NearBiteView:
    """A near-bite that waits: of hybrid `body_id`, at `victim_id`; all answers in order."""

    body_id: int
    victim_id: int
    ticks_left: int
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class DirectorView:
    """The director for overlays and music: stress 0..100, phase build, peak or relax."""

    stress: float
    phase: str
    phase_ticks: int
    alive: int
    budget: int


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One tick of the world.

    `tiles`: (H, W) uint8 `TILE_INDEX` values as they are now; `map_version` grows with every
    change of tiles, doors or furniture.  `tracks`: bodies that would be heard — the loudness of
    each body's own noise this tick by body index, for the ring on screen.  `pulse_ids`: ids of
    zombies shown through walls now.  `outcome` is "" while the run goes on.
    """

    level: LevelSpec
    tick: int
    tiles: NDArray[np.uint8]
    map_version: int
    horde: HordeView
    bodies: tuple[BodyView, ...]
    doors: tuple[DoorView, ...]
    props: tuple[PropView, ...]
    items: tuple[ItemView, ...]
    shots: tuple[ShotView, ...]
    prompts: tuple[Prompt, ...]
    objectives: tuple[ObjectiveView, ...]
    director: DirectorView
    loudness: tuple[float, ...]
    pulse_ids: NDArray[np.int32]
    zombies_alive: int
    zombies_killed: int
    ticks_left: int
    outcome: str
    outcome_text: str
    flags: Mapping[str, int]
    question: QuestionView | None = None
    near_bite: NearBiteView | None = None

    def person(self, index: int) -> BodyView:
        """Return the body that person `index` steers."""
        return next(body for body in self.bodies if body.person == index)
