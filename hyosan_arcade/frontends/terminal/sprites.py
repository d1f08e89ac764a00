"""Small pictures for what the scene names: figures, furniture, tiles at 8, 6 or 4 px a tile.

A scene's sprites point into the big sheets.  Their place there says who it is and what they do:
the character, the pose, the direction and the frame; that chooses the small figure.  Files that a
level or a mod has put in place of the game's are shrunk instead, since there are no small ones.
The eyes of the dead are painted in colours of their own, to be found again in the dark.
"""

from __future__ import annotations

import logging
import tomllib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pygame

from hyosan_arcade.view.art import ArtError
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from hyosan_arcade.view.art import Art, Character, Sheet

log = logging.getLogger(__name__)

FOLDER = "terminal"
FILE_NAME = "terminal.toml"
FIX = "rebuild it with `python dev.py art`, or put the game's own copy back"
DEAD = frozenset("walker fresh runner crawler listener soldier feral".split())
"""Kinds of body whose eyes shine."""
HYBRID_EYES = "fire"
RGB = tuple[int, int, int]
Pair = tuple[int, int]
Frames = tuple[tuple[str, int], ...]
"""(small pose, its frame) for the four frames of a big pose."""

WALKING: Frames = (("walk", 0), ("walk", 1), ("walk", 0), ("walk", 2))
STANDING: Frames = (("walk", 0),) * 4
STRUGGLING: Frames = (("grab", 0), ("grab", 1), ("grab", 0), ("grab", 1))
POSES: Mapping[str, Frames] = {
    "walk": WALKING,
    "sneak": WALKING,
    "idle": STANDING,
    "strike": (("act", 0), ("act", 1), ("act", 1), ("walk", 0)),
    "throw": (("act", 0), ("act", 0), ("act", 1), ("walk", 0)),
    "shove": (("grab", 0), ("grab", 1), ("grab", 1), ("grab", 0)),
    "hurt": (("hurt", 0),) * 4,
    "hunger": (("hurt", 0), ("walk", 0), ("hurt", 0), ("walk", 0)),
    "grabbed": STRUGGLING,
    "bite": STRUGGLING,
    "grab": (("grab", 0), ("grab", 1), ("low", 0), ("low", 0)),
    "rise": (("down", 0), ("down", 0), ("low", 0), ("hurt", 0)),
    "down": (("down", 0),) * 4,
    "aim": (("aim", 0),) * 4,
    "bandage": (("low", 0),) * 4,
    "leap": (("low", 0), ("grab", 1), ("act", 1), ("grab", 0)),
}
"""How the big poses are shown; others stand."""
KNEELS = ("player", "nari", "bora", "gaon", "sian", "survivor", "trooper")
"""Who goes down on their knees first."""


class ThingSpec(msgspec.Struct, frozen=True):
    """A thing's place in its file, and the px that stands at its place."""

    rect: tuple[int, int, int, int]
    anchor: Pair


class SizeSpec(msgspec.Struct, frozen=True):
    """The files of one size; a figure's cell and the px of it between the feet."""

    figures: str
    ground: str
    things: str
    cell: Pair
    anchor: Pair
    thing: dict[str, ThingSpec]


class FiguresSpec(msgspec.Struct, frozen=True):
    """The rows of the figures by the big sheets' files; frames of each pose, in order."""

    rows: tuple[str, ...]
    poses: dict[str, int]


class GroundSpec(msgspec.Struct, frozen=True):
    """The tiles from left to right."""

    tiles: tuple[str, ...]


class SmallFile(msgspec.Struct, frozen=True):
    """The whole of `terminal.toml`."""

    figures: FiguresSpec
    ground: GroundSpec
    size: dict[str, SizeSpec]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A picture and where its top left lies as seen from the place it stands at."""

    picture: pygame.Surface
    left: int
    top: int


def read_small_file(path: Path) -> SmallFile:
    """Read and validate the table; raise ArtError naming the file and the fix."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), SmallFile)
    except OSError as error:
        raise ArtError(f"{path}: cannot be read ({error.strerror}); {FIX}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ArtError(f"{path}: {error}; {FIX}") from error


class SmallArt:
    """All small pictures of one size, for one art; a tile is `size` px.

    `tiles`: (K, size, size, 3) uint8, `tile_names` says where each is.
    """

    def __init__(self, art: Art, assets_root: Path, size: int) -> None:
        self.art, self.size = art, size
        table = read_small_file(assets_root / FOLDER / FILE_NAME)
        self._spec = table.size[str(size)]
        self._figures = table.figures
        self._root = assets_root
        self._files: dict[str, pygame.Surface] = {}
        self._stamps: dict[tuple[int, int], Stamp] = {}
        self._made: dict[tuple[object, ...], Stamp] = {}
        self._steps = figure_steps(table.figures.poses)
        paper = art.colors["paper"]
        self.eye: RGB = (paper[0], paper[1], paper[2] + 1)
        self.glare: RGB = (paper[0], paper[1], paper[2] + 2)
        self.tile_names = {name: place for place, name in enumerate(table.ground.tiles)}
        strip = pygame.surfarray.array3d(self._file(self._spec.ground)).swapaxes(0, 1)
        self.tiles: NDArray[np.uint8] = np.ascontiguousarray(
            strip.reshape(size, len(self.tile_names), size, 3).swapaxes(0, 1)
        )

    def color(self, name: str) -> RGB:
        """Return a colour of the palette; paper for one it lacks."""
        return self.art.colors.get(name, self.art.colors["paper"])

    def stamp(self, sheet: int, cell: int) -> Stamp:
        """Return the small picture of a sprite."""
        key = (sheet, cell)
        if key not in self._stamps:
            self._stamps[key] = self._find(self.art.sheets[sheet], cell)
        return self._stamps[key]

    def thing(self, name: str) -> Stamp | None:
        """Return the small picture of a thing, if there is one."""
        spec = self._spec.thing.get(name)
        if spec is None:
            return None
        picture = self._file(self._spec.things).subsurface(spec.rect)
        return Stamp(picture, -spec.anchor[0], -spec.anchor[1])

    def figure(self, character: str, variant: int, place: tuple[int, str, int]) -> Stamp | None:
        """Return a figure; `place` is (direction, small pose, frame)."""
        found, sheet = self.art.character(character, variant)
        file = self.art.sheets[sheet].file
        if file not in self._figures.rows or file in self.art.files:
            return None
        return self._figure(file, found.name in DEAD, place)

    def _find(self, sheet: Sheet, cell: int) -> Stamp:
        if sheet.file not in self.art.files:
            if sheet.file in self._figures.rows:
                return self._pose(sheet, cell)
            thing = self.thing(sheet.name)
            if thing is not None:
                return thing
        return self._shrunk(sheet, cell)

    def _pose(self, sheet: Sheet, cell: int) -> Stamp:
        """Return the small figure that shows what a cell of a big sheet shows."""
        who = self.art.characters[sheet.name.partition("/")[0]]
        pose, direction, step = what_shows(who, cell)
        small, frame = POSES.get(pose, STANDING)[step % 4]
        if pose == "down" and step == 0 and who.name in KNEELS:
            small = "low"
        return self._figure(sheet.file, who.name in DEAD, (direction % 4, small, frame))

    def _figure(self, file: str, is_dead: bool, place: tuple[int, str, int]) -> Stamp:
        direction, pose, frame = place
        wide, high = self._spec.cell
        stride = sum(self._figures.poses.values())
        col = direction * stride + self._steps[pose] + frame
        row = self._figures.rows.index(file)
        whole = self._file(self._spec.figures)
        picture = whole.subsurface((col * wide, row * high, wide, high))
        if is_dead:
            picture = recolored(picture, self.color("paper"), self.eye)
        return trimmed(picture, self._spec.anchor)

    def _shrunk(self, sheet: Sheet, cell: int) -> Stamp:
        """Shrink a picture of the big sheets; a magenta block where it cannot be read."""
        share = self.size / TILE_PX
        whole = self._big(sheet.file)
        box = pygame.Rect(sheet.cell_box(cell))
        if whole is None or not whole.get_rect().contains(box):
            block = pygame.Surface((self.size - 1, self.size), pygame.SRCALPHA, 32)
            block.fill((255, 0, 255))
            return Stamp(block, -self.size // 2, 1 - self.size)
        size = (max(round(box.w * share), 1), max(round(box.h * share), 1))
        small = pygame.transform.smoothscale(whole.subsurface(box), size)
        alpha = pygame.surfarray.pixels_alpha(small)
        alpha[:] = np.where(alpha > 110, 255, 0)
        del alpha
        anchor = (round(sheet.anchor[0] * share), min(round(sheet.anchor[1] * share), size[1] - 1))
        return trimmed(small, anchor)

    def _big(self, file: str) -> pygame.Surface | None:
        own = self.art.files.get(file)
        if not file:
            return None
        try:
            picture = pygame.image.load(self._root / file if own is None else BytesIO(own))
        except (pygame.error, OSError) as error:
            log.warning("%s cannot be shown: %s", file, error)
            return None
        return with_alpha(picture)

    def _file(self, file: str) -> pygame.Surface:
        """Return one of the small sheets; raise ArtError where it cannot be read."""
        if file not in self._files:
            try:
                self._files[file] = with_alpha(pygame.image.load(self._root / file))
            except (pygame.error, OSError) as error:
                raise ArtError(f"{self._root / file}: {error}; {FIX}") from error
        return self._files[file]

    def silhouette(self, sheet: int, cell: int, color: RGB) -> Stamp:
        """Return a sprite all in one colour."""
        key = ("silhouette", sheet, cell, color)
        if key not in self._made:
            of = self.stamp(sheet, cell)
            mask = pygame.mask.from_surface(of.picture)
            picture = mask.to_surface(setcolor=(*color, 255), unsetcolor=(0, 0, 0, 0))
            self._made[key] = Stamp(picture, of.left, of.top)
        return self._made[key]

    def ring(self, sheet: int, cell: int, color: RGB, away: int = 1) -> Stamp:
        """Return the px round a sprite in one colour, `away` px from it."""
        key = ("ring", sheet, cell, color, away)
        if key not in self._made:
            of = self.stamp(sheet, cell)
            inner = pygame.mask.from_surface(of.picture)
            for _ in range(away - 1):
                inner = grown(inner)
            ring = grown(inner)
            ring.erase(inner, (1, 1))
            picture = ring.to_surface(setcolor=(*color, 255), unsetcolor=(0, 0, 0, 0))
            self._made[key] = Stamp(picture, of.left - away, of.top - away)
        return self._made[key]

    def glaring(self, sheet: int, cell: int, glare: RGB | None = None) -> Stamp:
        """Return a sprite with the eyes of who is about to take hold or to bite.

        They are painted in the colour to be found again in the dark, or in `glare`.
        """
        key = ("glaring", sheet, cell, glare)
        if key not in self._made:
            of, color = self.stamp(sheet, cell), glare or self.glare
            picture = recolored(of.picture, self.eye, color)
            picture = recolored(picture, self.color(HYBRID_EYES), color)
            self._made[key] = Stamp(picture, of.left, of.top)
        return self._made[key]

    def faded(self, sheet: int, cell: int) -> Stamp:
        """Return a sprite half transparent."""
        key = ("faded", sheet, cell)
        if key not in self._made:
            of = self.stamp(sheet, cell)
            picture = of.picture.copy()
            picture.fill((255, 255, 255, 120), special_flags=pygame.BLEND_RGBA_MULT)
            self._made[key] = Stamp(picture, of.left, of.top)
        return self._made[key]


def what_shows(who: Character, cell: int) -> tuple[str, int, int]:
    """Return the pose, the direction and the frame that a cell of a character's sheet shows."""
    pose, start = max(
        ((name, first) for name, first in who.rows.items() if first <= cell),
        key=lambda row: row[1],
    )
    direction, step = divmod(cell - start, who.frames)
    return pose, direction, step


def figure_steps(poses: Mapping[str, int]) -> dict[str, int]:
    """Say at which frame of a direction each pose begins.

    >>> figure_steps({"walk": 3, "act": 2, "grab": 2})
    {'walk': 0, 'act': 3, 'grab': 5}
    """
    steps, start = {}, 0
    for name, count in poses.items():
        steps[name] = start
        start += count
    return steps


def with_alpha(picture: pygame.Surface) -> pygame.Surface:
    """Return a picture as 32 bits with alpha, without a screen to ask for the format."""
    whole = pygame.Surface(picture.get_size(), pygame.SRCALPHA, 32)
    whole.blit(picture, (0, 0))
    return whole


def trimmed(picture: pygame.Surface, anchor: Pair) -> Stamp:
    """Cut a picture to what is drawn in it."""
    box = picture.get_bounding_rect()
    part = picture.subsurface(box).copy()
    return Stamp(part, box.left - anchor[0], box.top - anchor[1])


def grown(shape: pygame.Mask) -> pygame.Mask:
    """Return a shape with a px more on every side."""
    wide, high = shape.get_size()
    more = pygame.Mask((wide + 2, high + 2))
    for at in ((1, 1), (0, 1), (2, 1), (1, 0), (1, 2)):
        more.draw(shape, at)
    return more


def recolored(picture: pygame.Surface, old: RGB, new: RGB) -> pygame.Surface:
    """Return a copy in which one colour is another."""
    copy = picture.copy()
    pixels = pygame.surfarray.pixels3d(copy)
    pixels[(pixels == old).all(-1)] = new
    del pixels
    return copy
