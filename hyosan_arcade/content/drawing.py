"""The drawn map: glyphs become tiles, the things that stand on them, marks and zones.

A glyph may name a thing and no tile.  Then the tile below is *the floor of its surroundings*: the
kind most of its four neighbours have among what can be walked on, the first of them (up, left,
right, down) when they tie.  Where all neighbours are such things too, the known floors grow inwards
round by round; with nothing known anywhere it is plain floor.  The drawing is read as far as it can
be: faults are noted, and what is unreadable counts as void, so that later checks still run.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from hyosan_arcade.content.faults import did_you_mean
from hyosan_arcade.content.palette import PALETTES, SCHOOL, WALL_PROPS, entry_words
from hyosan_arcade.content.people_check import check_soldier
from hyosan_arcade.content.schema import Entry
from hyosan_arcade.sim.spec import TILE_INDEX, TILE_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hyosan_arcade.content.findings import Findings
    from hyosan_arcade.sim.spec import Tile

MAX_SIDE = 256
MAX_CELLS = 65_536
ROWS = ("map", "rows")
ZONES = ("map", "zones")
NO_ZONE = ". "
_DOOR_TILE = "door_"
_AROUND = ((-1, 0), (0, -1), (0, 1), (1, 0))


@dataclass(slots=True)
class Drawing:
    """What the map shows.

    `tiles` are `TILE_INDEX` values by [row][col]; `things` are the cells with an entry that is
    more than a tile, in reading order; marks and zones likewise.
    """

    tiles: list[list[int]] = field(default_factory=list)
    things: list[tuple[Tile, str, Entry]] = field(default_factory=list)
    """(place, glyph, entry)."""
    marks: dict[str, list[Tile]] = field(default_factory=dict)
    zones: dict[str, list[Tile]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.tiles)

    @property
    def width(self) -> int:
        """Columns."""
        return len(self.tiles[0]) if self.tiles else 0


def read_drawing(
    table: Mapping[str, object],
    findings: Findings,
    palettes: Mapping[str, Mapping[str, Entry]] = PALETTES,
) -> Drawing:
    """Read the map of a level's `table`; note its faults."""
    drawing = Drawing()
    layers = table.get("map")
    rows = layers.get("rows") if isinstance(layers, dict) else None
    if not isinstance(rows, str):
        return drawing  # the walk has said so
    glyphs = read_glyphs(table, findings, palettes)
    lines = _lines(rows, findings)
    if lines:
        _read_rows(drawing, lines, glyphs, findings)
        zones = layers.get("zones", "") if isinstance(layers, dict) else ""
        _read_zones(drawing, zones, table.get("zones"), findings)
    return drawing


# --- the legend -----------------------------------------------------------------------------------


def read_glyphs(
    table: Mapping[str, object],
    findings: Findings,
    palettes: Mapping[str, Mapping[str, Entry]],
) -> dict[str, Entry]:
    """Return the palette with the file's legend over it; a broken entry stands for nothing."""
    palette = table.get("palette", "school")
    glyphs = dict(palettes.get(palette, SCHOOL) if isinstance(palette, str) else SCHOOL)
    legend = table.get("legend", {})
    if not isinstance(legend, dict):
        return glyphs
    for glyph, raw in legend.items():
        if not _is_glyph(glyph):
            message = f'"{glyph[:20]}" is no glyph: one narrow, visible character'
            findings.error(findings.key(("legend", glyph)), "M004", message)
            continue
        glyphs[glyph] = _entry(glyph, raw, findings)
    return glyphs


def _is_glyph(glyph: str) -> bool:
    return (
        len(glyph) == 1
        and glyph.isprintable()
        and not unicodedata.combining(glyph)
        and unicodedata.east_asian_width(glyph) not in "WF"
    )


def _entry(glyph: str, raw: object, findings: Findings) -> Entry:
    try:
        entry = Entry(tile=raw) if isinstance(raw, str) else msgspec.convert(raw, Entry)
    except msgspec.ValidationError:
        return Entry()  # the walk has said so
    if entry.tile.startswith(_DOOR_TILE):  # "door_closed" is short for { door = "closed" }
        door = entry.tile.removeprefix(_DOOR_TILE)
        entry = msgspec.structs.replace(entry, tile="", door=door)
    _check_entry(("legend", glyph), entry, findings)
    return entry


def _check_entry(path: tuple[str, str], entry: Entry, findings: Findings) -> None:
    kinds = ("door", "prop", "item", "zombie", "survivor", "ally", "soldier")
    held = [kind for kind in kinds if getattr(entry, kind)]
    if len(held) > 1:
        message = f"a glyph holds one thing, not {' and '.join(held)}"
        findings.error(findings.key(path), "M009", message, "use two glyphs")
    if entry.key and not entry.door:
        findings.error(findings.key((*path, "key")), "M009", '"key" belongs to a door')
    if entry.name and not (entry.door or entry.prop or entry.item):
        hint = 'a place is named with  mark = "…"'
        findings.error(findings.key((*path, "name")), "M009", "nothing here takes a name", hint)
    check_soldier(path, entry, findings)
    is_solid = entry.tile in TILE_INDEX and TILE_KINDS[TILE_INDEX[entry.tile]].solid
    if held and is_solid and entry.prop not in WALL_PROPS:
        message = f"nothing can stand in a {entry.tile}, so no {held[0]} either"
        findings.error(findings.key(path), "M010", message, "leave the tile out")


# --- the rows -------------------------------------------------------------------------------------


def _lines(rows: str, findings: Findings) -> list[str]:
    """Split the rows and trim them to one width; none when the map is too large or empty."""
    lines = rows.removesuffix("\n").split("\n")
    if not any(lines):
        findings.error(findings.value(ROWS), "M002", "the map is empty")
        return []
    longest = max(len(line) for line in lines)
    if longest > MAX_SIDE or len(lines) > MAX_SIDE or longest * len(lines) > MAX_CELLS:
        message = f"the map is {longest} x {len(lines)}; the limit is {MAX_SIDE} x {MAX_SIDE}"
        findings.error(findings.value(ROWS), "L008", message)
        return []
    width = Counter(len(line) for line in lines).most_common(1)[0][0]
    for row, line in enumerate(lines):
        if len(line) != width:
            message = f"row {row + 1} has {len(line)} glyphs, most rows have {width}"
            hint = "rows must be equally wide; fill up with # or a blank"
            col = min(len(line), width)
            findings.error(findings.cell(ROWS, row, col), "M002", message, hint)
    return [line[:width].ljust(width) for line in lines]


def _read_rows(
    drawing: Drawing, lines: list[str], glyphs: Mapping[str, Entry], findings: Findings
) -> None:
    unknown: dict[str, list[Tile]] = {}
    open_tiles: list[Tile] = []  # those whose floor their surroundings decide
    plain = {
        glyph: TILE_INDEX.get(entry.tile, 0)
        for glyph, entry in glyphs.items()
        if entry.tile and entry == Entry(tile=entry.tile)
    }
    for row, line in enumerate(lines):
        tiles: list[int] = []
        drawing.tiles.append(tiles)
        for col, glyph in enumerate(line):
            if glyph in plain:
                tiles.append(plain[glyph])
                continue
            entry = glyphs.get(glyph)
            if entry is None:
                unknown.setdefault(glyph, []).append((row, col))
                tiles.append(0)
                continue
            drawing.things.append(((row, col), glyph, entry))
            if entry.mark:
                drawing.marks.setdefault(entry.mark, []).append((row, col))
            if not entry.tile:
                open_tiles.append((row, col))
            tiles.append(TILE_INDEX.get(entry.tile, 0))
    _lay_floor(drawing.tiles, open_tiles)
    for glyph, places in unknown.items():
        _unknown_glyph(glyph, places, glyphs, findings)


def _unknown_glyph(
    glyph: str, places: list[Tile], glyphs: Mapping[str, Entry], findings: Findings
) -> None:
    (row, col), times = places[0], len(places)
    spot = findings.cell(ROWS, row, col)
    if glyph == "\t":
        findings.error(spot, "M003", f"a TAB in row {row + 1} of the map", "use blanks")
        return
    shown = glyph if glyph.isprintable() else "?"
    more = f" (and {times - 1} more)" if times > 1 else ""
    message = f'unknown glyph "{shown}" (U+{ord(glyph):04X}) at row {row + 1} col {col + 1}{more}'
    near = next((g for g in (glyph.lower(), glyph.upper()) if g in glyphs), "")
    meant = f'did you mean "{near}" ({entry_words(glyphs[near])})? or ' if near else ""
    findings.error(spot, "M001", message, f'{meant}add  "{shown}" = "floor"  under [legend]')


def _lay_floor(tiles: list[list[int]], open_tiles: list[Tile]) -> None:
    """Give every tile of `open_tiles` the floor of its surroundings, growing inwards."""
    waiting = dict.fromkeys(open_tiles)
    rim = list(waiting)  # only beside fresh floor can a further round find something new
    while waiting:
        laid = {place: kind for place in rim if (kind := _floor_around(tiles, place, waiting))}
        if not laid:
            laid = dict.fromkeys(waiting, TILE_INDEX["floor"])
        for (row, col), kind in laid.items():
            tiles[row][col] = kind
            del waiting[row, col]
        beside = ((row + dr, col + dc) for row, col in laid for dr, dc in _AROUND)
        rim = list(dict.fromkeys(place for place in beside if place in waiting))


def _floor_around(tiles: list[list[int]], place: Tile, unknown: Mapping[Tile, None]) -> int:
    """Return the commonest walkable kind of the four neighbours; 0 when there is none."""
    row, col = place
    found: dict[int, int] = {}
    for d_row, d_col in _AROUND:
        near = (row + d_row, col + d_col)
        if near in unknown or not (0 <= near[0] < len(tiles) and 0 <= near[1] < len(tiles[0])):
            continue
        kind = tiles[near[0]][near[1]]
        if not TILE_KINDS[kind].solid:
            found[kind] = found.get(kind, 0) + 1
    return max(found, key=found.__getitem__, default=0)


# --- the zones ------------------------------------------------------------------------------------


def _read_zones(drawing: Drawing, layer: object, letters: object, findings: Findings) -> None:
    names = letters if isinstance(letters, dict) else {}
    if not isinstance(layer, str) or not layer:
        return
    lines = layer.removesuffix("\n").split("\n")
    if len(lines) != drawing.height:
        message = f"the zones have {len(lines)} rows, the map has {drawing.height}"
        findings.error(findings.value(ZONES), "M005", message, "draw both layers the same size")
    unknown: set[str] = set()
    inside: dict[str, list[Tile]] = {
        letter: [] for letter, name in names.items() if isinstance(name, str)
    }
    for row, line in enumerate(lines[: drawing.height]):
        if len(line) != drawing.width:
            message = f"row {row + 1} of the zones has {len(line)} letters, not {drawing.width}"
            col = min(len(line), drawing.width)
            findings.error(findings.cell(ZONES, row, col), "M007", message)
        for col, letter in enumerate(line[: drawing.width]):
            if letter in inside:
                inside[letter].append((row, col))
            elif letter not in NO_ZONE and letter not in unknown:
                unknown.add(letter)
                hint = did_you_mean(letter, names) or f'add  "{letter}" = "…"  under [zones]'
                message = f'unknown zone letter "{letter}"'
                findings.error(findings.cell(ZONES, row, col), "M006", message, hint)
    _name_zones(drawing, names, inside, findings)


def _name_zones(
    drawing: Drawing,
    names: Mapping[str, object],
    inside: Mapping[str, list[Tile]],
    findings: Findings,
) -> None:
    """Give the tiles of each letter to its zone; two letters may share one name."""
    for letter, tiles in inside.items():
        if tiles:
            zone = drawing.zones.setdefault(str(names[letter]), [])
            zone += tiles
    for tiles in drawing.zones.values():
        tiles.sort()
    for letter, name in names.items():
        if isinstance(name, str) and name not in drawing.zones:
            message = f'zone "{name}" is drawn nowhere'
            findings.warning(findings.key(("zones", letter)), "M008", message)
