"""Heads with something on them: the hybrids' scarves, soldiers' helmets, ears without eyes.

A scarf is laid over a head that is drawn without one, so that every hybrid keeps her own hair and
all are known by the same knot.
"""

from __future__ import annotations

from collections.abc import Mapping

from tools.art.raster import EMPTY, Grid, blank_grid, grid, stamp

_SCARF: dict[str, list[str]] = {
    "down": [".rrrrrrrr.", ".rrrRrrrr."],
    "up": ["rrrrrrrrrr", "rrrrRrrrrr", "..rr......", "..rR......", ".rr.......", ".rR......."],
    "right": ["..rrrrrrr.", ".rrrrRrr.."],
}
_SCARF_ROW = 9
SCARVED = ("crop", "long", "bob")

_OWN: dict[str, dict[str, list[str]]] = {
    "helmet": {
        "down": [
            "..kkkkkk..", ".kKKKKKKk.", "kKKKKKKKKk", "kKKKKKKKKk", "kkkkkkkkkk",
            ".kssssssk.", "kSessssesk", ".SessssesS", ".ssssssss.", "..kSmmSk..",
        ],
        "up": [
            "..kkkkkk..", ".kKKKKKKk.", "kKKKKKKKKk", "kKKKKKKKKk", "kKKKKKKKKk",
            "kkkkkkkkkk", ".khhhhhhk.", ".SShhhhSS.", ".SSSSSSSS.", "..SSSSSS..",
        ],
        "right": [
            "..kkkkkk..", ".kKKKKKKk.", "kKKKKKKKKk", "kKKKKKKKKk", "kkkkkkkkkk",
            ".khSSsssS.", ".khSSsses.", "..kSssses.", "..kssssss.", "...kkkmm..",
        ],
    },
    "listener": {
        "down": [
            "...ssss...", "..slssss..", ".ssssssss.", ".ssssssss.", "SssssssssS",
            "SSssssssSS", "SEEEssEEES", "SsSssssSsS", ".ssssssss.", "..SmmmmS..",
        ],
        "up": [
            "...ssss...", "..slssss..", ".ssssssss.", ".ssssssss.", "SsssssssSS",
            "SSssssssSS", "SSsssssSSS", "SsSssssSsS", ".SSSSSSSS.", "..SSSSSS..",
        ],
        "right": [
            "...ssss...", "..slssss..", ".ssssssss.", ".sssssssss", ".ssSSsssss",
            ".sSssSssss", ".sSsSSsEEE", "..SSSsssss", "..ssssssS.", "...Sssmm..",
        ],
    },
}  # fmt: skip


def heads(bare: Mapping[str, dict[str, Grid]]) -> dict[str, dict[str, Grid]]:
    """Name the heads of this module, and those of `bare` that are worn with a scarf."""
    own = {name: {view: grid(rows) for view, rows in views.items()} for name, views in _OWN.items()}
    scarved = {
        f"{name}_scarf": {view: _with_scarf(part, view) for view, part in bare[name].items()}
        for name in SCARVED
    }
    return own | scarved


def _with_scarf(part: Grid, view: str) -> Grid:
    scarf = grid(_SCARF[view])
    room = blank_grid(part.shape[1], max(part.shape[0], _SCARF_ROW + scarf.shape[0]))
    stamp(room, part, 0, 0)
    for row in range(_SCARF_ROW, room.shape[0]):
        if view == "down" and row > _SCARF_ROW + 1:
            room[row, 2:8] = EMPTY
    stamp(room, scarf, 0, _SCARF_ROW)
    return room
