"""What there is to draw: the names of all pictures, and where each stands in which file.

`assets/sheets.toml` is written by the scripts that draw the pictures and read here, once, into
frozen tables.  A sprite is two small numbers, a sheet and a cell in it, so that thousands of them
travel as arrays; this module hands those numbers out and knows no pixels: a front-end loads the
files.  What the table lacks is drawn as a placeholder and said once in the log, so that a half
finished mod still runs; a table that cannot be read is an error with its place and its fix.
"""

from __future__ import annotations

import logging
import tomllib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

log = logging.getLogger(__name__)

FILE_NAME = "sheets.toml"
FIX = "rebuild it with `python dev.py art`, or put the game's own copy back"
PLACEHOLDER = 0
"""Index of the sheet drawn for whatever is missing; its `file` is empty."""

Count = Annotated[int, msgspec.Meta(ge=1)]
Box = tuple[int, int, int, int]
"""x, y, width, height in a file, px."""
Pair = tuple[int, int]


class ArtError(ValueError):
    """`sheets.toml` cannot be used; the text names the file, the place and what to do."""


class CharacterSpec(msgspec.Struct, frozen=True):
    """A body: one file per variant, all laid out alike; a row is pose × directions + direction."""

    files: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    cell: Pair
    anchor: Pair
    frames: Count
    directions: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    poses: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class BlockSpec(msgspec.Struct, frozen=True):
    """A patterned surface, `pattern` tiles wide and high, or a single piece of wall."""

    file: str
    rect: Box
    pattern: Pair = (1, 1)


class PropArt(msgspec.Struct, frozen=True):
    """A thing that stands: `anchor` is put at the bottom centre of its tile."""

    file: str
    rect: Box
    anchor: Pair


class DecalSpec(msgspec.Struct, frozen=True):
    """A mark on the floor in several variants; `anchor` None is the middle of each."""

    file: str
    rects: Annotated[tuple[Box, ...], msgspec.Meta(min_length=1)]
    anchor: Pair | None = None


class UiSpec(msgspec.Struct, frozen=True):
    """A picture of the HUD or the menus."""

    file: str
    rect: Box


class FontSpec(msgspec.Struct, frozen=True):
    """A bitmap font, cell by cell (row-major) at the top left of each.

    First `count` code points from `first` on, all `width` px wide; then the letters of `glyphs`,
    each as wide as `widths` says.  Row `baseline` is the first below the line that letters stand
    on; `line` px from one line to the next.
    """

    file: str
    cell: Pair
    baseline: int
    line: int
    columns: Count
    glyphs: str = ""
    widths: tuple[int, ...] = ()
    first: int = 0
    count: int = 0
    width: int = 0

    def __post_init__(self) -> None:
        """Refuse a table whose letters and widths do not pair up."""
        if len(self.glyphs) != len(self.widths):
            raise ValueError(f"{len(self.glyphs)} glyphs but {len(self.widths)} widths")

    def cell_of(self, letter: str) -> int | None:
        """Return the number of the cell of a letter, None if the font lacks it.

        >>> small = FontSpec("a.png", (8, 9), 6, 10, 16, "!", (1,), ord("a"), 3, 5)
        >>> small.cell_of("c"), small.cell_of("!"), small.cell_of("d")
        (2, 3, None)
        """
        step = ord(letter) - self.first
        if 0 <= step < self.count:
            return step
        place = self.glyphs.find(letter)
        return None if place < 0 else self.count + place

    def box(self, cell: int) -> Box:
        """Return the place of a cell in the file, as wide as its letter."""
        row, column = divmod(cell, self.columns)
        wide = self.width if cell < self.count else self.widths[cell - self.count]
        return column * self.cell[0], row * self.cell[1], wide, self.cell[1]


class SheetsFile(msgspec.Struct, frozen=True):
    """The whole of `sheets.toml`."""

    palette: dict[str, Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{6}$")]]
    character: dict[str, CharacterSpec] = {}
    tile: dict[str, BlockSpec] = {}
    wall: dict[str, BlockSpec] = {}
    prop: dict[str, PropArt] = {}
    decal: dict[str, DecalSpec] = {}
    ui: dict[str, UiSpec] = {}
    font: dict[str, FontSpec] = {}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid of equal cells inside a file: what `SpriteBatch.sheet` and `.cell` point into."""

    name: str
    file: str
    rect: Box
    cell: Pair
    anchor: Pair
    columns: int

    def cell_box(self, index: int) -> Box:
        """Return the place of cell `index` in the file.

        >>> Sheet("a", "a.png", (10, 0, 40, 52), (20, 26), (10, 24), 2).cell_box(3)
        (30, 26, 20, 26)
        """
        row, column = divmod(index, self.columns)
        width, height = self.cell
        return self.rect[0] + column * width, self.rect[1] + row * height, width, height


@dataclass(frozen=True, slots=True)
class Character:
    """A kind of body: its sheets by variant, and which row block shows which pose."""

    name: str
    sheets: tuple[int, ...]
    rows: Mapping[str, int]
    """Pose → cell of its first frame looking in the first direction."""
    frames: int
    directions: int

    def start(self, *poses: str) -> int:
        """Return the first cell of the first of `poses` that is drawn, else that of any."""
        known = next((pose for pose in poses if pose in self.rows), None)
        return self.rows[known] if known is not None else next(iter(self.rows.values()))


NOWHERE = Sheet("placeholder", "", (0, 0, 16, 16), (16, 16), (8, 15), 1)
NOBODY = Character("placeholder", (PLACEHOLDER,), MappingProxyType({"": 0}), 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Art:
    """Every picture of the game by name; `sheets` in a fixed order, the placeholder first."""

    sheets: tuple[Sheet, ...]
    characters: Mapping[str, Character]
    props: Mapping[str, int]
    """Name → index of the prop's one-cell sheet."""
    tiles: Mapping[str, BlockSpec]
    walls: Mapping[str, BlockSpec]
    decals: Mapping[str, DecalSpec]
    """Marks of the table, and `corpse/KIND/VARIANT` from the lying poses of each character."""
    ui: Mapping[str, UiSpec]
    fonts: Mapping[str, FontSpec]
    colors: Mapping[str, tuple[int, int, int]]
    color_names: tuple[str, ...]
    """The palette in order: what `ParticleBatch.color` points into."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What stands in for the files of the same paths: pictures, and sounds as well."""
    _missed: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, assets_root: Path) -> Art:
        """Read `sheets.toml` below `assets_root`; raise ArtError where it is at fault."""
        table = read_sheets_file(assets_root / FILE_NAME)
        sheets = [NOWHERE]
        characters = {n: _add_character(sheets, n, spec) for n, spec in table.character.items()}
        props = {name: _add_prop(sheets, name, spec) for name, spec in table.prop.items()}
        decals = dict(table.decal)
        for character in characters.values():
            decals.update(corpses(character, sheets))
        return cls(
            sheets=tuple(sheets),
            characters=characters,
            props=props,
            tiles=table.tile,
            walls=table.wall,
            decals=decals,
            ui=table.ui,
            fonts=table.font,
            colors={name: _rgb(value) for name, value in table.palette.items()},
            color_names=tuple(table.palette),
        )

    def character(self, name: str, variant: int = 0) -> tuple[Character, int]:
        """Return how `name` is drawn and the sheet of its `variant` (taken round)."""
        character = self.characters.get(name)
        if character is None:
            self._miss("character", name)
            return NOBODY, PLACEHOLDER
        return character, character.sheets[variant % len(character.sheets)]

    def prop(self, name: str) -> int:
        """Return the sheet of the prop `name`."""
        sheet = self.props.get(name)
        if sheet is None:
            self._miss("prop", name)
            return PLACEHOLDER
        return sheet

    def first_prop(self, *names: str) -> int:
        """Return the sheet of the first of `names` that is drawn."""
        known = next((name for name in names if name in self.props), names[0])
        return self.prop(known)

    def color_index(self, name: str) -> int:
        """Return the place of a palette colour; unknown ones take the first."""
        if name not in self.colors:
            self._miss("palette colour", name)
            return 0
        return self.color_names.index(name)

    def _miss(self, what: str, name: str) -> None:
        if name not in self._missed:
            self._missed.add(name)
            log.warning("%s has no %s %r: drawn as a placeholder", FILE_NAME, what, name)


def read_sheets_file(path: Path) -> SheetsFile:
    """Read and validate one table; raise ArtError naming the file and the fix."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ArtError(f"{path}: cannot be read ({error.strerror}); {FIX}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ArtError(f"{path}: is not TOML: {error}; {FIX}") from error
    try:
        return msgspec.convert(raw, SheetsFile)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        place = f" at {where.removesuffix('`')}" if where else ""
        raise ArtError(f"{path}{place}: {what}; {FIX}") from error


def _add_character(sheets: list[Sheet], name: str, spec: CharacterSpec) -> Character:
    width, height = spec.cell
    rows = len(spec.poses) * len(spec.directions)
    rect = (0, 0, width * spec.frames, height * rows)
    first = len(sheets)
    for variant, file in enumerate(spec.files):
        sheets.append(Sheet(f"{name}/{variant}", file, rect, spec.cell, spec.anchor, spec.frames))
    step = len(spec.directions) * spec.frames
    return Character(
        name=name,
        sheets=tuple(range(first, len(sheets))),
        rows={pose: index * step for index, pose in enumerate(spec.poses)},
        frames=spec.frames,
        directions=len(spec.directions),
    )


def _add_prop(sheets: list[Sheet], name: str, spec: PropArt) -> int:
    sheets.append(Sheet(name, spec.file, spec.rect, spec.rect[2:], spec.anchor, 1))
    return len(sheets) - 1


def corpses(character: Character, sheets: list[Sheet]) -> Iterator[tuple[str, DecalSpec]]:
    """Yield the lying cells of each variant as marks for the floor."""
    if "down" not in character.rows:
        return
    start, count = character.rows["down"], character.frames * character.directions
    for variant, index in enumerate(character.sheets):
        sheet = sheets[index]
        boxes = tuple(sheet.cell_box(cell) for cell in range(start, start + count))
        yield f"corpse/{character.name}/{variant}", DecalSpec(sheet.file, boxes, sheet.anchor)


def _rgb(digits: str) -> tuple[int, int, int]:
    value = int(digits, 16)
    return value >> 16, value >> 8 & 255, value & 255
