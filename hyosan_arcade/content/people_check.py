"""Do the people of a level make sense?  Who is drawn twice, too often, nowhere, as two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.company import FIRST
from hyosan_arcade.sim.tuning import (
    MAX_BODIES,
)
from hyosan_arcade.sim.tuning_others import (
    MAX_OTHERS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hyosan_arcade.content.drawing import Drawing
    from hyosan_arcade.content.findings import Findings
    from hyosan_arcade.content.schema import Entry
    from hyosan_arcade.sim.spec import Tile

MAX_SURVIVORS = 8
MAX_DRAWN = MAX_BODIES - 4
"""Four people may play, and they are bodies too."""
ROWS = ("map", "rows")


def check_people(table: Mapping[str, object], drawing: Drawing, findings: Findings) -> None:
    """Note survivors, hybrids and soldiers who are drawn as no level can have them."""
    _check_survivors(drawing, findings)
    _check_hybrids(table, drawing, findings)
    _check_count(drawing, findings)
    if drawing.tiles:
        _check_tables(table, drawing, findings)


def _check_survivors(drawing: Drawing, findings: Findings) -> None:
    seen: set[str] = set()
    for place, _, entry in drawing.things:
        if not entry.survivor:
            continue
        spot = findings.cell(ROWS, *place)
        if entry.survivor in seen:
            findings.error(spot, "N005", f'"{entry.survivor}" stands here a second time')
        elif len(seen) == MAX_SURVIVORS:
            message = f"more than {MAX_SURVIVORS} survivors are drawn"
            findings.error(spot, "N007", message, "take some out")
        seen.add(entry.survivor)


def _check_hybrids(table: Mapping[str, object], drawing: Drawing, findings: Findings) -> None:
    """Note a hybrid who stands twice, and more of them than may walk with you from the start."""
    seen: set[str] = set()
    company = 0
    for place, _, entry in drawing.things:
        if not entry.ally:
            continue
        spot = findings.cell(ROWS, *place)
        if entry.ally in seen:
            message = f'"{entry.ally}" stands here a second time'
            findings.error(spot, "N003", message, "there is one of each")
        seen.add(entry.ally)
        company += _walks_along(_told(table, entry.ally))
        if company == MAX_OTHERS + 2:
            message = f"more than {MAX_OTHERS + 1} hybrids walk with you from the start"
            hint = "let some wait:  joined = false"
            findings.error(spot, "N009", message, hint)


def _told(table: Mapping[str, object], who: str) -> Mapping[str, object]:
    """Return the table of a hybrid, empty when there is none."""
    allies = table.get("ally")
    told = allies.get(who) if isinstance(allies, dict) else None
    return told if isinstance(told, dict) else {}


def _walks_along(told: Mapping[str, object]) -> bool:
    return told.get("joined") is not False and told.get("hostile") is not True


def _check_count(drawing: Drawing, findings: Findings) -> None:
    """Note the first body beyond those the game can move."""
    bodies = list(_bodies(drawing))
    if len(bodies) > MAX_DRAWN:
        spot = findings.cell(ROWS, *bodies[MAX_DRAWN])
        message = f"more than {MAX_DRAWN} survivors, hybrids and soldiers are drawn"
        findings.error(spot, "N007", message, "take some out")


def _bodies(drawing: Drawing) -> Iterator[Tile]:
    for place, _, entry in drawing.things:
        if entry.survivor or entry.ally or entry.soldier:
            yield place


def _check_tables(table: Mapping[str, object], drawing: Drawing, findings: Findings) -> None:
    """Note hybrids who are described and drawn nowhere, or are two things at once."""
    drawn = {entry.ally for _, _, entry in drawing.things}
    allies = table.get("ally")
    for name in allies if isinstance(allies, dict) else ():
        told = _told(table, name)
        if name not in drawn:
            hint = f'draw her: a glyph with  {{ ally = "{name}" }}'
            spot = findings.key(("ally", name))
            findings.warning(spot, "N008", f'"{name}" is drawn nowhere', hint)
        if told.get("hostile") is not True:
            continue
        spot = findings.value(("ally", name, "hostile"))
        if name == FIRST:
            hint = "she can lose herself; she does not hunt you"
            findings.error(spot, "N010", f'"{name}" is not hostile', hint)
        elif told.get("human") is True:
            findings.error(spot, "N011", f'"{name}" is human and cannot be hostile yet')


def check_soldier(path: tuple[str, str], entry: Entry, findings: Findings) -> None:
    """Note a glyph whose soldier lacks what he needs, or that has what only he needs."""
    if entry.soldier == "patrol" and not entry.to:
        hint = 'name the other end of his beat:  to = "MARK"'
        findings.error(findings.key(path), "M009", "the soldier on patrol has nowhere to go", hint)
    if entry.to and entry.soldier != "patrol":
        message = '"to" belongs to a soldier on patrol'
        findings.error(findings.key((*path, "to")), "M009", message)
    if entry.face and entry.soldier != "stand":
        message = '"face" belongs to a soldier who stands'
        findings.error(findings.key((*path, "face")), "M009", message)
