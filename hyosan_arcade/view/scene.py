"""What a front-end draws: one frame, complete, in words that any output understands.

`compose` makes a `Scene` from a snapshot, a blend and the effects that events left behind; a
front-end turns it into pixels or cells and decides nothing.  All places are world pixels
(16 px = 1 tile) unless said otherwise; colours are palette names.  Texts are final words in the
player's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hyosan_arcade.sim.snapshot import DoorView, PropView
    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.blows import Arc, Star
    from hyosan_arcade.view.choice import ChoiceView, WheelView
    from hyosan_arcade.view.company import FaceView
    from hyosan_arcade.view.cues import Cue
    from hyosan_arcade.view.lines import Focus, Line

TILE_PX = 16
VIEW_W = 480
VIEW_H = 270


class Tint(IntEnum):
    """How a sprite is shown."""

    NONE = 0
    FLASH = 1
    """All white: just hit."""
    PLAYER = 2
    """Gold outline."""
    ALLY = 3
    """Ember outline."""
    GHOST = 4
    """Outline only, drawn over everything: heard through a wall."""
    FADED = 5
    """Half transparent."""
    INFECTED = 6
    """Pulsing sickly outline: bitten."""
    GRAB = 7
    """Eyes like embers: about to take hold."""
    FERAL = 8
    """Eyes like embers in a ring of blood: a friend who is not herself."""
    HOSTILE = 9
    """Eyes like embers, no ring: one of her kind, and no friend."""


@dataclass(frozen=True, slots=True)
class CameraView:
    """The part of the world shown: its top-left corner in world pixels, shake included."""

    x: int
    y: int
    width: int = VIEW_W
    height: int = VIEW_H


@dataclass(frozen=True, slots=True, eq=False)
class SpriteBatch:
    """Everything that stands, N sprites in drawing order (back to front).

    `sheet`: (N,) int16 index into `Art.sheets`; `cell`: (N,) int16 index into that sheet's cells
    (row-major); `x`, `y`: (N,) int32 world pixel where the sheet's anchor goes; `tint`: (N,) int8
    `Tint`; `shadow`: (N,) int8, 0 none, 1 small, 2 body, 3 big; `lift`: (N,) int16 pixels above
    the ground (leaps, throws), the shadow stays below.
    """

    sheet: NDArray[np.int16]
    cell: NDArray[np.int16]
    x: NDArray[np.int32]
    y: NDArray[np.int32]
    tint: NDArray[np.int8]
    shadow: NDArray[np.int8]
    lift: NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Light:
    """A lamp.  `shape` is round, cone (towards (dx, dy), 60°) or shaft (window light falling)."""

    x: int
    y: int
    radius: int
    color: tuple[int, int, int]
    strength: float
    shape: str = "round"
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class ParticleBatch:
    """Loose pixels: `x`, `y` (N,) int32 world px; `color` (N,) int8 palette index; `size` 1..3."""

    x: NDArray[np.int32]
    y: NDArray[np.int32]
    color: NDArray[np.int8]
    size: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Decal:
    """A lasting mark on the floor: `name` in the art, one of its variants, mirrored or not."""

    name: str
    variant: int
    x: int
    y: int
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Ring:
    """A widening circle on the floor: a noise, a pulse; `progress` 0..1 fades it."""

    x: int
    y: int
    radius: int
    progress: float
    color: str


@dataclass(frozen=True, slots=True)
class FloatText:
    """Words rising from a place in the world; `progress` 0..1."""

    text: str
    x: int
    y: int
    color: str
    progress: float


@dataclass(frozen=True, slots=True)
class Marker:
    """A sign in the world.

    `kind` is aim, prompt, order, exit, objective, grab, speech, flag or state.  `text` are words
    shown beside it; of an order the icon's name, of a state the icon's name and, after a space,
    words.  `key` is the name of the key to press ("" = none).
    """

    kind: str
    x: int
    y: int
    text: str = ""
    key: str = ""
    progress: float = 0.0


@dataclass(frozen=True, slots=True)
class EdgeArrow:
    """A warning at the rim of the picture, pointing along (dx, dy).

    `kind` is threat, warning (the ally heard them; `urgency` grows as they come), ally, feral (a
    hybrid who bites) or exit.
    """

    dx: float
    dy: float
    kind: str
    urgency: float


@dataclass(frozen=True, slots=True)
class Caption:
    """A sound in words, `side` is left, right or "" (here); `age` 0..1."""

    text: str
    side: str
    age: float


@dataclass(frozen=True, slots=True)
class AllyPanel:
    """The ally's corner of the HUD, 0..1 each; `mood` is calm, hungry, feral, gone or away.

    `losing` runs to 1 while she loses herself.  `status` says in words what she is or is about to
    be; `face` names her portrait.
    """

    name: str
    hunger: float
    restraint: float
    order: str
    mood: str
    losing: float
    bond: float = 0.0
    status: str = ""
    face: str = "nari"


@dataclass(frozen=True, slots=True)
class Hud:
    """What the player must know, in words and fractions; each front-end lays it out."""

    name: str
    place: str
    health: float
    max_health: float
    stamina: float
    weapon: str
    weapon_left: float
    items: tuple[tuple[str, int], ...]
    """(art name, count) in fixed order."""
    selected: int
    noise: float
    """0..1, how loud you are now."""
    threat: float
    """0..1, the director's stress."""
    kills: int
    seconds: int
    infection_s: float
    """Seconds until you turn; -1 healthy."""
    infection_full_s: float
    escape: float
    """0..1 struggle out of a grab; -1 when free."""
    action: float
    """0..1 of what you are doing (bandage); -1 when nothing."""
    action_text: str
    objectives: tuple[tuple[str, str], ...]
    """(words, status)."""
    captions: tuple[Caption, ...]
    speech: tuple[str, str]
    """(speaker, words), empty strings for silence."""
    ally: AllyPanel | None
    hint: str
    """A short teaching line, or empty."""
    company: tuple[FaceView, ...] = ()
    """Who else is with the player."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of a menu; `value` stands at its right, `note` explains it below."""

    text: str
    value: str = ""
    note: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class MenuView:
    """A screen of choices over (or instead of) the world.

    `style` is title, list, pause or results; `lines` are words above the items; `footer` names
    the keys.  `picture` is an art name for the backdrop ("" = none); `shade` 0..1 darkens what
    lies behind.  `preview`: (H, W) uint8 indices of `PREVIEW_COLORS`, a small map beside the items
    with the lines below it, of no tiles where there is nothing to show; None = no place for one.
    """

    style: str
    title: str
    items: tuple[MenuItem, ...]
    selected: int
    lines: tuple[tuple[str, str], ...] = ()
    """(words, palette colour)."""
    footer: str = ""
    picture: str = ""
    shade: float = 0.6
    preview: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The level's standing parts, to be kept by `version`; `tiles`: (H, W) uint8 `TILE_INDEX`."""

    level_id: str
    version: int
    tiles: NDArray[np.uint8]
    doors: tuple[DoorView, ...]
    props: tuple[PropView, ...]
    zone_names: tuple[tuple[str, int, int], ...] = ()
    """(name, row, col) of room plates."""


@dataclass(frozen=True, slots=True, eq=False)
class World2D:
    """Everything in the world's own space."""

    camera: CameraView
    ground: Ground
    sprites: SpriteBatch
    lights: tuple[Light, ...]
    ambient: tuple[int, int, int]
    particles: ParticleBatch
    decals: tuple[Decal, ...]
    """All decals so far in order: a front-end stamps those beyond the count it has stamped."""
    decals_dropped: int
    """How many old decals have left the front of `decals` (a cap of 4,096)."""
    arcs: tuple[Arc, ...]
    rings: tuple[Ring, ...]
    floats: tuple[FloatText, ...]
    markers: tuple[Marker, ...]
    arrows: tuple[EdgeArrow, ...]
    weather: str
    desaturate: float
    vignette: float
    blink: float
    """0..1 of a white flash over the picture (never more than 3 a second)."""
    stars: tuple[Star, ...] = ()
    lines: tuple[Line, ...] = ()
    focus: Focus | None = None
    eye_shine: float = 1.0
    """How brightly the eyes of the dead shine, 0..1: less when they look past the player."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One frame: a world or none, a HUD or none, a menu or none, and the sounds of the frame.

    `frame_ticks` is a cosmetic clock for animations.  `listener` is where sounds are heard from
    (tiles).  `overlay` is debug text lines.  `grid_overlay`: (H, W) float32 0..1 or None, drawn
    over tiles by F1–F5; `headings`: (2, H, W) steps (x, y) of -1..1 drawn with it, or None.
    `art` is what the world is drawn with, None for what there is.
    `notice` are lines (words, palette colour) before everything else, for whoever builds a level.
    `choice` asks for an answer now; `wheel` are the orders, while they are held open.
    """

    world: World2D | None
    hud: Hud | None
    menu: MenuView | None
    cues: tuple[Cue, ...]
    listener: tuple[float, float]
    frame_ticks: int
    music: str = ""
    overlay: tuple[str, ...] = ()
    grid_overlay: NDArray[np.float32] | None = None
    headings: NDArray[np.int8] | None = None
    art: Art | None = None
    notice: tuple[tuple[str, str], ...] = ()
    choice: ChoiceView | None = None
    wheel: WheelView | None = None
