"""Heads: ten by ten, hair included; long hair and scarves hang below row ten.

h hair, H hair in shade, l its shine, s skin, S skin in shade, e eye, m mouth,
r scarf, R scarf in shade.  Each head is seen from the front ("down"), from
behind ("up") and from the side ("right"); left is the mirrored right.
"""

from __future__ import annotations

from tools.art import headgear
from tools.art.raster import Grid, grid

_ROWS: dict[str, dict[str, list[str]]] = {
    "short": {
        "down": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhshhhshH",
            "hsssshsssH", "SsessssesS", ".sessssesS", ".ssssssss.", "..SsmmsS..",
        ],
        "up": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhhhhhhhH",
            "hhhhhhhhhH", "hhhhhhhhHH", ".hHhhHhhH.", ".HHhHHhHH.", "..SSSSSS..",
        ],
        "right": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhh", "Hhhhhhhhhh", "Hhhhhhhshh",
            "HhhhhsssS.", "HhSSssses.", ".HSsssses.", "..hssssss.", "...Sssmm..",
        ],
    },
    "spiky": {
        "down": [
            "h..hh.hh..", ".hhhhhhhh.", "hhlhhlhhhh", "hhhhhhhhhH", "hshhshhshH",
            "hsshssshsH", "SsessssesS", ".sessssesS", ".ssssssss.", "..SssmsS..",
        ],
        "up": [
            "h..hh.hh.h", ".hhhhhhhh.", "hhlhhlhhhH", "hhhhhhhhhH", "hhhhhhhhhH",
            "hhhhhhhhhH", "hhhhhhhhHH", ".hHhhHhhH.", ".HHhHHhHH.", "..SSSSSS..",
        ],
        "right": [
            "h.hh.hh...", ".hhhhhhhh.", "hhlhhlhhhh", "Hhhhhhhhhh", "HhhhhshhsH",
            "HhhhssssS.", "HhSSssses.", ".HSsssses.", "..hssssss.", "...Sssmm..",
        ],
    },
    "crop": {
        "down": [
            "...hhhh...", "..hlhhhh..", ".hhhhhhhh.", ".hhhhhhhH.", ".hssssssH.",
            ".ssssssss.", "SsessssesS", "SsessssesS", ".ssssssss.", "..SsmmsS..",
        ],
        "up": [
            "...hhhh...", "..hlhhhh..", ".hhhhhhhh.", ".hhhhhhhH.", ".hhhhhhhH.",
            ".hhhhhhHH.", "ShHhhhHHHS", "SHHHHHHHHS", ".SSSSSSSS.", "..SSSSSS..",
        ],
        "right": [
            "...hhhh...", "..hlhhhh..", ".hhhhhhhh.", ".Hhhhhhsh.", ".Hhhhsssss",
            ".HHhssssss", ".HSSssses.", "..Ssssses.", "..ssssssS.", "...Sssmm..",
        ],
    },
    "fringe": {
        "down": [
            "..hhhhhh..", ".hhhllhhh.", "hhhllhhhhH", "hhhhhhhhhH", "hhhhhhhhsH",
            "hhhhhhhssH", "SshhhssesS", ".ssshsseSS", ".ssssssss.", "..SsmmsS..",
        ],
        "up": [
            "..hhhhhh..", ".hhhllhhh.", "hhhllhhhhH", "hhhhhhhhhH", "hhhhhhhhhH",
            "hhhhhhhhhH", "hhhhhhhHHH", "hhHhhhHhHH", ".HHHhHHHH.", "..SSSSSS..",
        ],
        "right": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhh", "Hhhhhhhhhh", "Hhhhhhhhhh",
            "HhhhhhshhH", "HhSSsssehH", ".HSsssses.", "..hssssss.", "...Sssmm..",
        ],
    },
    "bob": {
        "down": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhhhhhhhH",
            "hhsshhsshH", "hhsessesHH", "hhsessesHH", "hhssssssHH", "hH.SmmS.HH",
        ],
        "up": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhhhhhhhH",
            "hhhhhhhhhH", "hhhhhhhhHH", "hhhhhhhhHH", "hhHhhHhhHH", ".HHHHHHHH.",
        ],
        "right": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhh", "Hhhhhhhhhh", "Hhhhhhhhhh",
            "HhhhhhsssS", "Hhhhhssses", "HhhhHssses", "HhhhHsssss", ".HHHHSsmm.",
        ],
    },
    "long": {
        "down": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhhhhhhhH",
            "hhsshhsshH", "hhsessesHH", "hhsessesHH", "hhssssssHH", "hH.SmmS.HH",
            "hH......HH", "hH......HH", "H........H",
        ],
        "up": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhhhhhhhH",
            "hhhhhhhhhH", "hhhhhhhhHH", "hhhhhhhhHH", "hhHhhHhhHH", "hhHhhHhhHH",
            "hhHhhHhhHH", "hhHhhHhhHH", ".HHHHHHHH.", "..H.HH.H..",
        ],
        "right": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhh", "Hhhhhhhhhh", "Hhhhhhhhhh",
            "HhhhhhsssS", "Hhhhhssses", "HhhhHssses", "HhhhHsssss", "HhhHHSsmm.",
            "Hhhh......", "Hhhh......", ".Hhh......", "..H.......",
        ],
    },
    "tail": {
        "down": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhhshhhsH",
            "hssssssssH", "hsessssesS", ".sessssesS", ".ssssssss.", "..SsmmsS..",
        ],
        "up": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhhHHhhhH",
            "hhhHhhHhhH", "hhhHhhHhHH", ".hhHhhHhH.", ".HHHhhHHH.", "...HhhH...",
            "...HhhH...", "....HH....",
        ],
        "right": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhh", "hhhhhhhhhh", "hHhhhhhshh",
            "hHhhhssssS", "h.HSssses.", "hHHsssses.", ".hHssssss.", ".h.Sssmm..",
        ],
    },
    "buns": {
        "down": [
            "hh.hhhh.hh", "hhhllhhhhH", "hhllhhhhHH", ".hhhhhhhH.", ".hhhhhhhH.",
            ".hsshhssH.", "SsessssesS", ".sessssesS", ".ssssssss.", "..SsmmsS..",
        ],
        "up": [
            "hh.hhhh.hh", "hhhllhhhhH", "hhllhhhhHH", ".hhhhhhhH.", ".hhhHHhhH.",
            ".hhhHhhhH.", ".hhhHhhHH.", ".hHhHhHHH.", "..HHHHHH..", "..SSSSSS..",
        ],
        "right": [
            ".hh.hhhh..", "hhhhllhhh.", "hhHllhhhhh", ".HHhhhhhhh", ".Hhhhhhhhh",
            ".HhhhhsssS", ".HhSsssses", "..HSsssses", "...ssssss.", "...Sssmm..",
        ],
    },
    "nari": {
        "down": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhhhhhhhH",
            "hhshhhhshH", "hhsesseshH", "hhsesseshH", "hHssssssHH", "hHrrrrrrHH",
            ".rrrRrrrr.",
        ],
        "up": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhH", "hhhhhhhhhH", "hhhhhhhhhH",
            "hhhhhhhhhH", "hhhhhhhhHH", "hhhhhhhhHH", "hHhhhHhhHH", "rHHHHHHHHr",
            "rrrrRrrrrr", "..rr......", "..rR......", ".rr.......", ".rR.......",
            "rr........",
        ],
        "right": [
            "..hhhhhh..", ".hhllhhhh.", "hhllhhhhhh", "Hhhhhhhhhh", "Hhhhhhhhhh",
            "HhhhhhhssS", "Hhhhhhsses", "HhhhHssses", "HhhhHsssss", "HHHrrrrrr.",
            ".rrrrRrr..",
        ],
    },
}  # fmt: skip

HEADS: dict[str, dict[str, Grid]] = {
    name: {view: grid(rows) for view, rows in views.items()} for name, views in _ROWS.items()
}
HEADS |= headgear.heads(HEADS)

# The loose end of the scarf streams behind a running side view, one row per frame.
SCARF_TAILS: list[Grid] = [
    grid(["rr..", "Rrrr", ".Rrr"]),
    grid(["rrrr", "RRrr", "...."]),
    grid([".rr.", "rRrr", "R.Rr"]),
    grid(["..rr", "rrrr", "RR.."]),
]
