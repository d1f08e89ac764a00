"""A level that is being built: its file looked at while it is played.

The file is looked at twice a second by date and size, then by content; only what has changed is
read.  A clean edition is handed over, one with faults never: what runs goes on, and the first
fault is at hand until the file is mended.  A run that goes on in a new edition begins anew around
the people, who stay where they stood.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.content.faults import ERROR, ContentError
from hyosan_arcade.content.level import examine
from hyosan_arcade.content.reading import read_bytes
from hyosan_arcade.content.stock import SHIPPED
from hyosan_arcade.sim.crowd import expel_body
from hyosan_arcade.sim.tuning import TICKS_PER_S

if TYPE_CHECKING:
    from hyosan_arcade.content.faults import Report
    from hyosan_arcade.content.stock import Stock
    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.spec import LevelSpec
    from hyosan_arcade.sim.world import World

LOOK_TICKS = TICKS_PER_S // 2
"""Ticks from one look at the file to the next: a saved file is in play within a second."""

Stamp = tuple[int, int]
"""A file's date (ns) and size; nothing is read while both stay."""


class LevelWatch:
    """Follows `file`; `level` is its newest clean edition, `fault` what is wrong with it now.

    `fault` is the first error in one line and its hint in another, or empty.  `stock` is what the
    level may draw on beside its file.
    """

    def __init__(self, file: Path, stock: Stock = SHIPPED) -> None:
        """Read `file`; raise ContentError with the whole report unless it is clean."""
        self.file = file
        self._stock = stock
        self.fault: tuple[str, ...] = ()
        self._stamp = _stamp(file)
        content = read_bytes(file)
        level, report = examine(content, str(file), stock)
        if level is None:
            raise ContentError(report.render())
        self.level = level
        self._content = _hash(content)
        self._ticks = 0

    def tick(self) -> LevelSpec | None:
        """Look at the file when it is time; return a new clean edition, if there is one."""
        self._ticks += 1
        if self._ticks % LOOK_TICKS or _stamp(self.file) == self._stamp:
            return None
        return self.look()

    def look(self) -> LevelSpec | None:
        """Read the file now; return a new clean edition, if there is one."""
        self._stamp = _stamp(self.file)  # before reading: a save in between is seen next time
        try:
            content = read_bytes(self.file)
        except ContentError as error:
            self.fault = (str(error),)
            return None
        if _hash(content) == self._content:
            self.fault = ()
            return None
        level, report = examine(content, str(self.file), self._stock)
        if level is None:
            self.fault = first_error(report)
            return None
        self.fault, self._content = (), _hash(content)
        if level.digest == self.level.digest:
            return None  # comments, blank lines
        self.level = level
        return level


def first_error(report: Report) -> tuple[str, ...]:
    """Return the first error of a report in one line, named by its file alone, and its hint."""
    fault = report.of(ERROR)[0]
    place = f"{Path(fault.file).name}:{fault.line}:{fault.col}"
    line = f"{place}: {fault.severity}[{fault.code}]: {fault.message}"
    return (line, fault.hint) if fault.hint else (line,)


def _stamp(file: Path) -> Stamp | None:
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


# --- going on in a new edition --------------------------------------------------------------------


def take_places(world: World, before: World) -> None:
    """Let the people and the ally of `world`, just begun, stand where they stood in `before`.

    Whoever would now stand in a wall is pushed out to the nearest free tile; a map that has
    become smaller holds everybody within its rim.
    """
    stood = {body.name: body for body in before.bodies if body.is_alive and _keeps_place(body)}
    for body in world.bodies:
        was = stood.get(body.name)
        if was is None or not _keeps_place(body):
            continue
        tilemap = world.tilemap
        body.x = min(max(was.x, 0.5), tilemap.width - 0.5)
        body.y = min(max(was.y, 0.5), tilemap.height - 0.5)
        expel_body(body, tilemap)
        body.prev_x, body.prev_y = body.x, body.y
        body.face_x, body.face_y = was.face_x, was.face_y


def _keeps_place(body: Body) -> bool:
    """Say whether a body goes with the player from edition to edition."""
    return body.person >= 0 or body.is_hybrid
