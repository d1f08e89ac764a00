"""The table of runs: what was reached in each edition of a level, at each difficulty.

One SQLite file in write-ahead mode: killed at any moment, the game leaves whole entries only, and
two games may write at once.  An entry names the edition (the level's digest), the seed and the
checksum of the world as the run ended, so that a replay can prove it.  A file that cannot be read
is set aside, never deleted; where no file can be written the runs of this sitting are kept in
memory, and the game goes on.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hyosan_arcade import __version__
from hyosan_arcade.sim.tuning import TICKS_PER_S

log = logging.getLogger(__name__)

FILE_NAME = "scores.sqlite"
MAX_BYTES = 64 << 20
"""Hundreds of thousands of runs; more is no table of ours."""
BUSY_S = 0.5
"""How long to wait for another game that writes; a frame lost, not a frozen game."""
SIDE_FILES = ("-wal", "-shm")
MIGRATIONS = (
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        level TEXT NOT NULL CHECK (typeof(level) = 'text'),
        digest TEXT NOT NULL CHECK (typeof(digest) = 'text'),
        difficulty TEXT NOT NULL CHECK (difficulty IN ('story', 'normal', 'cruel')),
        outcome TEXT NOT NULL CHECK (outcome IN ('win', 'lose')),
        ticks INTEGER NOT NULL CHECK (typeof(ticks) = 'integer' AND ticks >= 0),
        score INTEGER NOT NULL CHECK (typeof(score) = 'integer'),
        kills INTEGER NOT NULL CHECK (typeof(kills) = 'integer' AND kills >= 0),
        seed INTEGER NOT NULL CHECK (typeof(seed) = 'integer' AND seed >= 0),
        checksum TEXT NOT NULL CHECK (typeof(checksum) = 'text'),
        game TEXT NOT NULL,
        ended_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
    );
    CREATE INDEX runs_by_edition ON runs (digest, difficulty);
    """,
)
"""`PRAGMA user_version` counts those a file has had; only ever append."""
NO_FAULT_OF_THE_FILE = (
    "SQLITE_READONLY",
    "SQLITE_CANTOPEN",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_PERM",
    "SQLITE_AUTH",
    "SQLITE_NOMEM",
)
"""Beginnings of the error names that speak of the disk, or of another game."""
FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite's answers can be; its messages may quote bytes that are no text."""


@dataclass(frozen=True, slots=True)
class RankedRun:
    """A finished run as it is entered; `digest` is its level's edition."""

    level: str
    digest: str
    difficulty: str
    outcome: str
    ticks: int
    score: int
    kills: int
    seed: int
    checksum: str

    @property
    def seconds(self) -> int:
        """Whole seconds the run lasted."""
        return self.ticks // TICKS_PER_S


@dataclass(frozen=True, slots=True)
class Best:
    """The best of one edition at one difficulty; `fastest` is None until somebody has won."""

    fastest: RankedRun | None
    highest: RankedRun


@dataclass(frozen=True, slots=True)
class Standing:
    """How a run compares: `best` is the best so far with this run in it.

    `is_kept` is False when the disk refused the entry.
    """

    best: Best
    is_fastest: bool
    is_highest: bool
    is_kept: bool


class NewerError(Exception):
    """The table was written by a newer game."""


class ForeignError(Exception):
    """The file is no table of ours, or a damaged one; the text says how that shows."""


class Scores:
    """An open table; `complaint` is one line the player should read, or empty.

    `is_lasting` is False where the disk gave no place and the table ends with the game.
    """

    def __init__(self, table: sqlite3.Connection, complaint: str = "") -> None:
        self.complaint = complaint
        self.is_lasting = True
        self._table = table
        self._bests: dict[tuple[str, str], Best | None] = {}

    def close(self) -> None:
        """Close the file."""
        self._table.close()

    def enter(self, run: RankedRun) -> Standing:
        """Enter a finished run and say how it compares; a disk that refuses costs a line."""
        before = self.best(run.digest, run.difficulty)
        is_kept = self._insert(run) and self.is_lasting
        is_won = run.outcome == "win"
        fastest, highest = (before.fastest, before.highest) if before else (None, None)
        is_fastest = is_won and (fastest is None or run.ticks < fastest.ticks)
        is_highest = highest is None or run.score > highest.score
        best = Best(
            run if is_fastest else fastest, run if highest is None or is_highest else highest
        )
        self._bests[run.digest, run.difficulty] = best
        return Standing(best, is_fastest, is_highest, is_kept)

    def best(self, digest: str, difficulty: str) -> Best | None:
        """Return the best of an edition, None where nobody has finished it."""
        asked = (digest, difficulty)
        if asked not in self._bests:
            try:
                self._bests[asked] = self._read_best(asked)
            except FAILURES as error:
                log.warning("The scores cannot be read: %s", error)
                self._bests[asked] = None
        return self._bests[asked]

    def all_bests(self) -> list[Best]:
        """Return the best of every edition and difficulty, by level; raise one of FAILURES."""
        asked = "SELECT DISTINCT digest, difficulty FROM runs ORDER BY level, digest, difficulty"
        found = (self._read_best(edition) for edition in self._table.execute(asked).fetchall())
        return [best for best in found if best is not None]

    def _insert(self, run: RankedRun) -> bool:
        try:
            self._table.execute(
                "INSERT INTO runs (level, digest, difficulty, outcome, ticks, score, kills, seed,"
                " checksum, game) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_columns(run), __version__),
            )
        except FAILURES as error:
            log.warning("A run is not entered in the scores: %s", error)
            return False
        return True

    def _read_best(self, edition: tuple[str, str]) -> Best | None:
        highest = self._first("ORDER BY score DESC, id", edition)
        fastest = self._first("AND outcome = 'win' ORDER BY ticks, id", edition)
        return None if highest is None else Best(fastest, highest)

    def _first(self, order: str, edition: tuple[str, str]) -> RankedRun | None:
        row = self._table.execute(
            "SELECT level, digest, difficulty, outcome, ticks, score, kills, seed, checksum"
            f" FROM runs WHERE digest = ? AND difficulty = ? {order} LIMIT 1",
            edition,
        ).fetchone()
        return None if row is None else RankedRun(*row)


def _columns(run: RankedRun) -> tuple[str | int, ...]:
    return (
        run.level,
        run.digest,
        run.difficulty,
        run.outcome,
        run.ticks,
        run.score,
        run.kills,
        run.seed,
        run.checksum,
    )


# --- opening ------------------------------------------------------------------------------------


def open_scores(path: Path) -> Scores:
    """Open the table in `path`, whatever is there; never raises.

    A file at fault is set aside and a new one begun; where that is impossible the table is in
    memory.  `Scores.complaint` says so.
    """
    try:
        return Scores(_opened(path))
    except OSError as error:
        return _in_memory(path, f"{path}: no scores are kept: {error.strerror or error}")
    except NewerError as error:
        return _begun_anew(path, "newer", str(error))
    except (ForeignError, UnicodeDecodeError) as error:
        return _begun_anew(path, "bad", str(error))
    except sqlite3.Error as error:
        if _is_disk(error):
            return _in_memory(path, f"{path}: no scores are kept: {error}")
        return _begun_anew(path, "bad", str(error))


def scores_in_memory() -> Scores:
    """Return an empty table that ends with the game."""
    return Scores(_empty())


def _opened(path: Path) -> sqlite3.Connection:
    """Open, check and bring up to date; raise OSError, sqlite3.Error, NewerError, ForeignError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        if not path.is_file():  # a pipe would be waited for without end
            raise OSError("it is not a file")
        if path.stat().st_size > MAX_BYTES:
            raise ForeignError(f"larger than {MAX_BYTES >> 20} MiB")
    table = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    try:
        table.execute("PRAGMA journal_mode = WAL")
        return _prepared(table)
    except BaseException:
        table.close()  # or Windows would not let the file be moved aside
        raise


def _prepared(table: sqlite3.Connection) -> sqlite3.Connection:
    """Check `table` and give it the tables it lacks."""
    table.text_factory = _text
    version = _number(table, "PRAGMA user_version")
    if version > len(MIGRATIONS):
        known = len(MIGRATIONS)
        raise NewerError(f"written by a newer game (table {version}, this one knows {known})")
    if not version and _number(table, "SELECT count(*) FROM sqlite_master"):
        raise ForeignError("a database of something else")
    said = table.execute("PRAGMA quick_check(1)").fetchone()
    if said != ("ok",):
        raise ForeignError(f"damaged: {str(said[0]).splitlines()[-1] if said else 'no answer'}")
    _migrate(table, version)
    return table


def _migrate(table: sqlite3.Connection, version: int) -> None:
    """Apply what `version` lacks, each step whole or not at all; two games may try at once."""
    for number, step in enumerate(MIGRATIONS[version:], version + 1):
        table.execute("BEGIN IMMEDIATE")
        try:
            if _number(table, "PRAGMA user_version") < number:
                for statement in filter(str.strip, step.split(";")):
                    table.execute(statement)
                table.execute(f"PRAGMA user_version = {number}")
        except BaseException:
            table.execute("ROLLBACK")
            raise
        table.execute("COMMIT")


def _begun_anew(path: Path, why: str, said: str) -> Scores:
    """Set the file aside and begin a new one."""
    try:
        aside = _set_aside(path, why)
        table = _opened(path)
    except (OSError, *FAILURES, NewerError, ForeignError) as error:
        return _in_memory(path, f"{path}: {said}; it cannot be set aside ({error})")
    return Scores(table, f"{path}: {said}; set aside as {aside.name}, a new one is begun")


def _set_aside(path: Path, why: str) -> Path:
    """Give the file, and what SQLite keeps beside it, a name that is free."""
    names = (path.with_name(f"{path.name}.{why}-{n}") for n in range(1, 1000))
    aside = next(name for name in names if not name.exists())
    path.replace(aside)
    for ending in SIDE_FILES:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    return aside


def _in_memory(path: Path, complaint: str) -> Scores:
    """Return a table in memory, with what can be read of `path` (a disk that is only read)."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        if path.is_file():
            address = f"{path.absolute().as_uri()}?immutable=1"
            with closing(sqlite3.connect(address, uri=True)) as disk:
                disk.backup(memory)
        scores = Scores(_prepared(memory), complaint)
    except (OSError, *FAILURES, ForeignError, NewerError):
        memory.close()
        scores = Scores(_empty(), complaint)
    scores.is_lasting = False
    return scores


def _empty() -> sqlite3.Connection:
    return _prepared(sqlite3.connect(":memory:", isolation_level=None))


def _number(table: sqlite3.Connection, question: str) -> int:
    return int(table.execute(question).fetchone()[0])


def _text(raw: bytes) -> str:
    """Read text that a damaged file may hold."""
    return raw.decode("utf-8", "replace")


def _is_disk(error: sqlite3.Error) -> bool:
    """Say whether the disk, or another game, is at fault and not the file's content."""
    is_named = isinstance(error, sqlite3.OperationalError)
    return is_named and error.sqlite_errorname.startswith(NO_FAULT_OF_THE_FILE)
