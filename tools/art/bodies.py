"""Torsos (ten by seven, without arms) and legs (five rows).

b cloth, B cloth in shade, w collar, t tie or stripe, p trousers, P trousers
in shade, k shoe.  Only trousers are drawn; a skirt and shorts are cut from
them, so that every stance exists in all three.
"""

from __future__ import annotations

from collections.abc import Callable

from tools.art.raster import EMPTY, Grid, grid

_TORSOS: dict[str, dict[str, list[str]]] = {
    "blazer": {
        "down": [
            "...wttw...", "..bwttwb..", ".bbbttbbb.", ".bbbttbbb.", ".bbbBbbbb.",
            ".bbbBbbbb.", "..bbBbbb..",
        ],
        "up": [
            "...BBBB...", "..bbbbbb..", ".bbbbbbbb.", ".bbbbbbbb.", ".bbbBBbbb.",
            ".bbbbbbbb.", "..BbbbbB..",
        ],
        "right": [
            "....bwt...", "..bbbbwb..", "..bbbbbb..", "..bbbbbb..", "..bbbbbb..",
            "..bbbbbb..", "..Bbbbbb..",
        ],
    },
    "shirt": {
        "down": [
            "...bttb...", "..bbttbb..", ".bbbttbbb.", ".bbbBbbbb.", ".bbbbbbbb.",
            ".bbbBbbbb.", "..bbbbbb..",
        ],
        "up": [
            "...BBBB...", "..bbbbbb..", ".bbbbbbbb.", ".bbBbbbbb.", ".bbbbbBbb.",
            ".bbbbbbbb.", "..BbbbbB..",
        ],
        "right": [
            "....bbt...", "..bbbbtb..", "..bbbbbb..", "..bbbbbb..", "..bbbbbb..",
            "..bbbbbb..", "..Bbbbbb..",
        ],
    },
    "jersey": {
        "down": [
            "...SssS...", "..bbssbb..", ".tbbbbbbt.", ".tbbbbbbt.", ".tbwwbbbt.",
            ".tbbbbbbt.", "..bbbbbb..",
        ],
        "up": [
            "...BBBB...", "..bbbbbb..", ".tbbbbbbt.", ".tbbwwbbt.", ".tbbbwbbt.",
            ".tbbbwbbt.", "..BbbbbB..",
        ],
        "right": [
            "....bbS...", "..bbbbbb..", "..bttbbb..", "..bttbbb..", "..bttbbb..",
            "..bttbbb..", "..Bbbbbb..",
        ],
    },
    "torn": {
        "down": [
            "...wttw...", ".bbwttwbb.", ".bbbtbbbb.", ".bbbBssbb.", ".bbbBsSbb.",
            "..bbbbbbb.", "..b.bb.b..",
        ],
        "up": [
            "..BBBBBB..", ".bbbbbbbb.", ".bbbbbbbb.", ".bbSsbbbb.", "..bbSBbbb.",
            "..bbbbbb..", "..b.bb.b..",
        ],
        "right": [
            "....bwt...", "..bbbbwb..", "..bbbbbb..", "..bbSSbb..", "..bbbbbb..",
            "..bbbbbbb.", "..b.bb.b..",
        ],
    },
}  # fmt: skip

TORSOS: dict[str, dict[str, Grid]] = {
    name: {view: grid(rows) for view, rows in views.items()} for name, views in _TORSOS.items()
}

_TROUSERS: dict[str, dict[str, list[str]]] = {
    "front": {
        "stand": [".pppppp.", ".ppPPpp.", ".pp..pp.", ".pp..pp.", ".kk..kk."],
        "liftl": [".pppppp.", ".ppPPpp.", ".pp..pp.", ".kk..pp.", ".....kk."],
        "liftr": [".pppppp.", ".ppPPpp.", ".pp..pp.", ".pp..kk.", ".kk....."],
        "highl": [".pppppp.", "pppPPpp.", "ppp..pp.", "kkk..pp.", ".....kk."],
        "highr": [".pppppp.", ".ppPPppp", ".pp..ppp", ".pp..kkk", ".kk....."],
        "wide": [".pppppp.", "pppPPppp", "pp....pp", "pp....pp", "kk....kk"],
        "crouch": [".pppppp.", "pppPPppp", "pppPPppp", "pp....pp", "kk....kk"],
        "creepl": [".pppppp.", "pppPPppp", "pppPPppp", "kk....pp", "......kk"],
        "creepr": [".pppppp.", "pppPPppp", "pppPPppp", "pp....kk", "kk......"],
        "kneel": [".pppppp.", ".pppppp.", "pppPPppp", "pppPPppp", "kPP..PPk"],
    },
    "side": {
        "stand": ["..pppp..", "..pppp..", "..Pppp..", "..Pppp..", "..kkkk.."],
        "walka": ["..pppp..", ".PPpppp.", ".PP..pp.", "PP...ppp", "kk....kk"],
        "pass": ["..pppp..", "..pppp..", "..PPpp..", "..kkpp..", "....kkk."],
        "walkb": ["..pppp..", ".ppPPPP.", ".pp..PP.", "pp...PPP", "kk....kk"],
        "runa": ["...pppp...", ".PPPppppp.", "PPP...ppp.", "kP.....pp.", "k......kkk"],
        "runp": ["...pppp...", "..PPppp...", ".PPPppp...", "kkP.pp....", "....kkk..."],
        "runb": ["...pppp...", ".ppppPPPP.", "ppp...PPP.", "kp.....PP.", "k......kkk"],
        "wide": ["..pppp..", ".PPpppp.", "PPP..ppp", "PP....pp", "kkk...kk"],
        "crouch": ["..pppp..", ".PPpppp.", ".PPPppp.", ".PP.ppp.", ".kk.kkk."],
        "creepa": ["..pppp..", ".PPpppp.", "PPPPpppp", "PP...ppp", "kk....kk"],
        "creepb": ["..pppp..", ".ppPPPP.", "ppppPPPP", "pp...PPP", "kk....kk"],
        "kneel": ["..pppp..", "..pppp..", "..pppp..", ".PPpppp.", "kkPPppp."],
    },
}  # fmt: skip


def _cut(rows: list[str], bare_from: int) -> list[str]:
    """Turn the trouser legs below a row into bare legs."""
    bare = str.maketrans("pP", "sS")
    return [row.translate(bare) if y >= bare_from else row for y, row in enumerate(rows)]


def _shorts(rows: list[str]) -> list[str]:
    return _cut(rows, 2)


def _skirt(rows: list[str]) -> list[str]:
    """Flare the hem by one px each side, bare the knee, add a sock."""
    cut = _cut(rows, 2)
    start = len(cut[1]) - len(cut[1].lstrip(EMPTY))
    width = len(cut[1].strip(EMPTY)) + 2
    hem = "".join("P" if n % 3 == 1 else "p" for n in range(width))
    wide = [f".{row}." for row in cut]
    wide[1] = (EMPTY * start + hem).ljust(len(wide[0]), EMPTY)
    wide[3] = wide[3].replace("s", "w").replace("S", "W")
    return wide


_CUTS: dict[str, Callable[[list[str]], list[str]]] = {
    "trousers": list,
    "shorts": _shorts,
    "skirt": _skirt,
}

LEGS: dict[str, dict[str, dict[str, Grid]]] = {
    style: {
        side: {stance: grid(cut(rows)) for stance, rows in stances.items()}
        for side, stances in _TROUSERS.items()
    }
    for style, cut in _CUTS.items()
}
