"""A run that can be proved: where it started, what the people did, and what came of it.

The rules are a pure function of (world, intents), so a replay holds no picture of the world, only
its seed, the packed intents and a checksum of the whole world every second.  `verify` plays it
again without a screen.  The file is one line of JSON (readable with `head -1`), then the intents
(`tape`), then the SHA-256 of all that stands before it: a damaged file is one `ReplayError`, a
forged one diverges.  docs/replays.md has the format byte by byte.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import numpy as np

from hyosan_arcade import __version__
from hyosan_arcade.run import tape
from hyosan_arcade.sim import tuning
from hyosan_arcade.sim.intent import Intent, unpack
from hyosan_arcade.sim.legacy import Legacy
from hyosan_arcade.sim.spec import LevelSpec
from hyosan_arcade.sim.tuning_others import (
    MAX_OTHERS,
)
from hyosan_arcade.sim.world import Difficulty, World

FORMAT = 1
MARK_TICKS = 60
"""A checksum of the whole world every second."""
PART_DIGITS = 8
"""Hex digits kept of each subsystem's checksum: enough to name it, the whole is proved apart."""

MAX_FILE_BYTES = 16 << 20
MAX_HEADER_BYTES = 4 << 20
MAX_TICKS = 4 * 3600 * tuning.TICKS_PER_S
SHA_BYTES = hashlib.sha256().digest_size

_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
_Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
_Hex = Annotated[str, msgspec.Meta(max_length=64, pattern="^[0-9a-f]*$")]
_Checksum = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]
_Part = Annotated[str, msgspec.Meta(pattern=f"^([0-9a-f]{{{PART_DIGITS}}})*$")]


class ReplayError(Exception):
    """A replay cannot be read, written or played; one line with the file and the reason."""


class LegacyHeader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the level before handed on: the same fields as `Legacy`, within their bounds."""

    hunger: _Percent
    bond: _Percent
    tasted: _Count
    sent_away: _Count
    is_away: bool
    company: Annotated[tuple[_Name, ...], msgspec.Meta(max_length=MAX_OTHERS)]


def to_header(legacy: Legacy | None) -> LegacyHeader | None:
    """Return a legacy as the header holds it."""
    return msgspec.convert(asdict(legacy), LegacyHeader) if legacy is not None else None


class ReplayHeader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line of a replay.

    `checksums` has one entry per `MARK_TICKS` ticks, `parts` for each subsystem the first digits
    of its checksums at the same ticks, joined.  `final` and `final_parts` are those after the
    last tick, whole.  `legacy` is what the level before handed on, if anything.
    """

    kind: Literal["hyosan-replay"]
    format: int
    game: _Name
    numpy: _Name
    level: _Name
    level_digest: _Hex
    tuning: _Hex
    seed: Annotated[int, msgspec.Meta(ge=0, le=(1 << 63) - 1)]
    difficulty: Difficulty
    people: Annotated[tuple[_Name, ...], msgspec.Meta(min_length=1, max_length=4)]
    ticks: Annotated[int, msgspec.Meta(ge=0, le=MAX_TICKS)]
    outcome: Annotated[str, msgspec.Meta(pattern="^(win|lose)?$")]
    checksums: tuple[_Checksum, ...]
    parts: dict[_Name, _Part]
    final: _Checksum
    final_parts: dict[_Name, _Checksum]
    legacy: LegacyHeader | None = None

    def inherited(self) -> Legacy | None:
        """Return what the level before handed on."""
        return Legacy(**msgspec.structs.asdict(self.legacy)) if self.legacy is not None else None


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """A header and the intents it speaks of; `words` is (ticks, people) packed intents."""

    header: ReplayHeader
    words: tape.Words

    def intents(self, tick: int) -> tuple[Intent, ...]:
        """Return what each person wanted in `tick`, counted from 0."""
        try:
            return tuple(unpack(int(word)) for word in self.words[tick])
        except ValueError as error:
            raise ReplayError(f"tick {tick}: {error}: no person can do that") from error


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found; `line` says it in words.

    `agreed` is the last tick known to agree.  `diverged` is the first checked tick that differs,
    -1 when none does; `parts` names the subsystems that differ there.
    """

    proven: bool
    ticks: int
    agreed: int
    diverged: int
    parts: tuple[str, ...]
    line: str


def hex_checksum(checksum: int) -> str:
    """Return a 64-bit checksum as the 16 digits files and reports show."""
    return f"{checksum & 0xFFFF_FFFF_FFFF_FFFF:016x}"


# --- files --------------------------------------------------------------------------------------


def write_replay(path: Path, replay: Replay) -> None:
    """Write `replay` whole or not at all; raise ReplayError where the disk refuses."""
    head = msgspec.json.encode(replay.header) + b"\n"
    body = head + tape.encode(replay.words)
    body += hashlib.sha256(body).digest()
    if len(body) > MAX_FILE_BYTES:
        raise ReplayError(f"{path}: not written: {len(body)} bytes, more than a replay may have")
    try:
        _write_atomically(path, body)
    except OSError as error:
        raise ReplayError(f"{path}: not written: {error.strerror or error}") from error


def read_replay(path: Path) -> Replay:
    """Read a replay; raise ReplayError, one line with the file's name, if anything is wrong."""
    try:
        return parse_replay(_read_limited(path))
    except OSError as error:
        raise ReplayError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ReplayError, tape.TapeError) as error:
        raise ReplayError(f"{path}: {error}") from error


def parse_replay(content: bytes) -> Replay:
    """Read a replay from bytes; raise ReplayError or TapeError, without a file's name."""
    body, sha = content[:-SHA_BYTES], content[-SHA_BYTES:]
    if hashlib.sha256(body).digest() != sha:
        raise ReplayError("not a replay, or damaged: its SHA-256 does not fit its content")
    line_end = body.find(b"\n", 0, MAX_HEADER_BYTES)
    if line_end < 0:
        raise ReplayError("not a replay: no header line")
    header = _header(body[:line_end])
    words = tape.decode(body[line_end + 1 :], header.ticks, len(header.people))
    return Replay(header, words)


def _read_limited(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise ReplayError(f"larger than {MAX_FILE_BYTES >> 20} MiB: not a replay")
    return content


def _header(line: bytes) -> ReplayHeader:
    class Stamp(msgspec.Struct):
        """What every format, past and to come, begins with."""

        kind: str
        format: int

    try:
        stamp = msgspec.json.decode(line, type=Stamp)
        if stamp.kind == "hyosan-replay" and stamp.format > FORMAT:
            raise ReplayError(f"format {stamp.format} is newer than this game: update hyosan")
        header = msgspec.json.decode(line, type=ReplayHeader)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReplayError(f"not a replay: its header line is wrong: {error}") from error
    marks = header.ticks // MARK_TICKS
    sizes = {len(header.checksums)} | {len(p) // PART_DIGITS for p in header.parts.values()}
    if sizes != {marks}:
        raise ReplayError(f"its header has {sorted(sizes)} checksums where {marks} belong")
    return header


def _write_atomically(path: Path, content: bytes) -> None:
    """Write beside `path`, flush to the disk, then swap: a reader sees the old or the new file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders; replacing is durable there by itself
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


# --- proof --------------------------------------------------------------------------------------


def verify(replay: Replay, level: LevelSpec) -> Verdict:
    """Play `replay` again in `level` and say whether the world came out the same."""
    header = replay.header
    if reason := foreign(header, level):
        return Verdict(False, header.ticks, 0, -1, (), reason)
    world = World(level, header.seed, header.difficulty, header.people, header.inherited())
    for tick in range(header.ticks):
        world.step(replay.intents(tick))
        mark = world.tick // MARK_TICKS - 1
        if world.tick % MARK_TICKS == 0 and _differs(header, mark, world):
            return _diverged(header, world, parts_differing(header, mark, world))
    if hex_checksum(world.checksum()) != header.final or world.outcome != header.outcome:
        final = {part: hex_checksum(value) for part, value in world.checksums().items()}
        return _diverged(header, world, _different(final, header.final_parts))
    seconds = header.ticks / tuning.TICKS_PER_S
    line = f"proven: {header.level}, seed {header.seed}, {seconds:.1f} s, {header.final}"
    return Verdict(True, header.ticks, header.ticks, -1, (), line)


def foreign(header: ReplayHeader, level: LevelSpec) -> str:
    """Say why `header` cannot be proved here with `level`; "" when it can."""
    if header.game != __version__:
        return (
            f"recorded with hyosan {header.game}; only that version can prove it, not {__version__}"
        )
    if header.tuning != tuning.digest():
        return "recorded under other rules: the tuning numbers have changed since"
    if header.level_digest != level.digest:
        return f"recorded in another edition of level {header.level!r}: the level has changed since"
    return ""


def parts_differing(header: ReplayHeader, mark: int, world: World) -> tuple[str, ...]:
    """Name the subsystems of `world` that differ from what `header` holds at `mark`."""
    now = {part: hex_checksum(v)[:PART_DIGITS] for part, v in world.checksums().items()}
    then = {p: v[mark * PART_DIGITS : (mark + 1) * PART_DIGITS] for p, v in header.parts.items()}
    return _different(now, then)


def _different(now: dict[str, str], then: dict[str, str]) -> tuple[str, ...]:
    return tuple(part for part in now | then if now.get(part) != then.get(part))


def _differs(header: ReplayHeader, mark: int, world: World) -> bool:
    return header.checksums[mark] != hex_checksum(world.checksum())


def _diverged(header: ReplayHeader, world: World, parts: tuple[str, ...]) -> Verdict:
    tick = world.tick
    agreed = (tick - 1) // MARK_TICKS * MARK_TICKS
    line = f"diverged: tick {tick} differs in {', '.join(parts) or 'its outcome'}"
    line += f"; tick {agreed} still agreed"
    if header.numpy != np.__version__:
        line += f" (recorded with numpy {header.numpy}, played with {np.__version__})"
    return Verdict(False, header.ticks, agreed, tick, parts, line)
