"""What is heard: a cue says that something sounded somewhere, and how far off.

Composing a frame turns the events of its ticks into cues, names with a place, and nothing more.
This module knows what such a name stands for: the table in `assets/sounds.toml` gives each cue
its sound files, its volume and how many may sound at once; the picker chooses among the files
so that none is heard twice running; and `placed` turns a distance and a direction into two
loudspeaker gains. Playing is a front-end's business. The picker's randomness is cosmetic and its
own: it never touches the streams that decide what happens.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random
from typing import Annotated, Literal, TypeVar, get_args

import msgspec

Group = Literal["effects", "voices", "ui", "music"]
GROUPS: tuple[Group, ...] = get_args(Group)

Spec = TypeVar("Spec")

NEAR = 2.0  # tiles: within arm's reach everything is at full volume
HEARING = 24.0  # tiles: beyond the edge of the picture, then silence
PAN_REACH = 12.0  # tiles to the side at which a sound is as far over as it gets
PAN_WIDTH = 0.85  # of a full swing to one side: never wholly deaf in one ear


class CueTableError(ValueError):
    """`sounds.toml` cannot be used; the text names the file, the key and what is wrong."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Something sounded at (x, y) tiles; `gain` 0..1 scales it, `caption` is a text key or ""."""

    name: str
    x: float
    y: float
    gain: float = 1.0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Take:
    """One way to sound a cue: a file below the assets folder, played `rate` times as fast."""

    file: str
    rate: float


class CueSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[cue.NAME]` of the table; the head of `sounds.toml` explains each key to modders."""

    files: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    volume: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] = 1.0
    group: Group = "effects"
    max_voices: Annotated[int, msgspec.Meta(ge=1, le=16)] = 4
    shares_voices_with: str = ""
    priority: Annotated[int, msgspec.Meta(ge=0, le=9)] = 0
    pitch_jitter: Annotated[float, msgspec.Meta(ge=0.0, le=0.25)] = 0.0

    def __post_init__(self) -> None:
        """Refuse paths that leave the assets folder."""
        for file in self.files:
            path = PurePosixPath(file)
            if path.is_absolute() or ".." in path.parts or "\\" in file or ":" in file:
                raise ValueError(f"{file!r} must be a plain path below the assets folder")

    def takes(self) -> tuple[Take, ...]:
        """Return every way to sound this cue: each file lower, as it is, and higher.

        >>> [take.rate for take in CueSpec(files=("a.ogg",), pitch_jitter=0.25).takes()]
        [0.75, 1.0, 1.25]
        """
        spread = (-self.pitch_jitter, 0.0, self.pitch_jitter) if self.pitch_jitter else (0.0,)
        return tuple(Take(file, 1.0 + jitter) for file in self.files for jitter in spread)


class MixSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The `[mix]` of the table: how many voices sound at once, all cues together."""

    voices: Annotated[int, msgspec.Meta(ge=1, le=16)] = 16


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file before its cues are looked at one by one, so that errors can name them."""

    cue: dict[str, dict[str, object]]
    mix: MixSpec = MixSpec()


class CueTable(msgspec.Struct, frozen=True):
    """Every cue by name, how many voices sound at once, and the file that said so."""

    cues: dict[str, CueSpec]
    voices: int
    source: str

    @classmethod
    def read(cls, path: Path) -> CueTable:
        """Read and validate a `sounds.toml`; raises CueTableError."""
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise CueTableError(f"{path}: cannot be read ({error.strerror})") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CueTableError(f"{path}: is not TOML: {error}") from error
        sheet = checked(raw, Sheet, f"{path}: ")
        cues = {
            name: checked(body, CueSpec, f"{path}: cue.{name}") for name, body in sheet.cue.items()
        }
        table = cls(cues, sheet.mix.voices, str(path))
        table.check_sharing()
        return table

    def check_sharing(self) -> None:
        """Raise CueTableError where `shares_voices_with` names no cue with a cap of its own."""
        for name, spec in self.cues.items():
            owner = spec.shares_voices_with
            if owner and (owner not in self.cues or self.cues[owner].shares_voices_with):
                raise CueTableError(
                    f"{self.source}: cue.{name}.shares_voices_with: {owner!r} is not a cue with"
                    " voices of its own; name one that is, or remove the key"
                )

    def cap_of(self, name: str) -> tuple[str, int]:
        """Return (the cue whose voices `name` counts among, how many of those may sound)."""
        owner = self.cues[name].shares_voices_with or name
        return owner, self.cues[owner].max_voices


def checked(raw: object, spec: type[Spec], place: str) -> Spec:
    """Return `raw` as a `spec`; raises CueTableError that starts with `place`."""
    try:
        return msgspec.convert(raw, spec)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        key = where.removesuffix("`")
        raise CueTableError(
            f"{place}{key}: {what} (the head of the game's sounds.toml explains every key)"
        ) from error


class CuePicker:
    """Chooses how a cue sounds this time, never the way it did last time if there is another."""

    def __init__(self, table: CueTable, random: Random | None = None) -> None:
        """Pick from `table`; `random` is cosmetic and may be seeded for a test."""
        self._takes = {name: spec.takes() for name, spec in table.cues.items()}
        self._random = random or Random()
        self._last: dict[str, Take] = {}

    def pick(self, name: str) -> Take:
        """Return a take of cue `name`: another file than last time, or else another pitch."""
        takes = self._takes[name]
        last = self._last.get(name)
        if last is not None:
            other_files = [take for take in takes if take.file != last.file]
            takes = tuple(other_files or [take for take in takes if take != last]) or takes
        self._last[name] = self._random.choice(takes)
        return self._last[name]


def placed(cue: Cue, listener_x: float, listener_y: float) -> tuple[float, float]:
    """Return the (left, right) gains, 0..1, of a cue for a listener in the same tiles.

    Power is constant over the pan, so that a sound walking past keeps its loudness.

    >>> [round(gain, 3) for gain in placed(Cue("hit", 5.0, 5.0), 5.0, 5.0)]
    [0.707, 0.707]
    >>> placed(Cue("hit", 40.0, 5.0), 5.0, 5.0)
    (0.0, 0.0)
    """
    aside, distance = cue.x - listener_x, math.hypot(cue.x - listener_x, cue.y - listener_y)
    nearness = min(max((HEARING - distance) / (HEARING - NEAR), 0.0), 1.0)
    pan = PAN_WIDTH * min(max(aside / PAN_REACH, -1.0), 1.0)
    angle = (pan + 1.0) * math.pi / 4.0
    gain = cue.gain * nearness * nearness
    return gain * math.cos(angle), gain * math.sin(angle)


def unplaced(cue: Cue) -> tuple[float, float]:
    """Return the (left, right) gains of a cue that sounds nowhere: menus, music."""
    middle = cue.gain * math.sqrt(0.5)
    return middle, middle
